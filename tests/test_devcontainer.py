"""The container to work in is a Debian that the project promises, and brings what README asks for by verbs of ours."""

from __future__ import annotations

import json
import re

import yaml

from checkouts import ROOT
from hfm.cli import parser

TEXT = (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
CONTAINER = json.loads(re.sub(r"(?m)^\s*//.*$", "", TEXT))


def packages(command: str) -> set[str]:
    """What a command installs with apt-get."""
    return set(re.findall(r"(?<=\s)[a-z][a-z0-9-]*", command.split("apt-get install")[1]))


def test_it_is_the_debian_on_which_the_checks_run() -> None:
    job = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))["jobs"]["debian"]
    tried = packages(job["steps"][0]["run"])

    assert job["container"]["image"] == "debian:12"
    assert CONTAINER["image"].endswith(":bookworm")
    assert packages(CONTAINER["onCreateCommand"]) == tried - {"git", "ca-certificates"}  # which the image has


def test_it_is_set_up_by_a_verb_of_ours_and_shows_the_port_of_another() -> None:
    verbs = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert CONTAINER["postCreateCommand"].split() == ["make", "setup"]
    assert "setup" in verbs
    assert CONTAINER["forwardPorts"] == [parser().parse_args(["serve"]).port]
