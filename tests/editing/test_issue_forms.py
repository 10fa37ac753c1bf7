"""The issue forms follow the kinds of the catalog, and are forms the host accepts."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from checkouts import ROOT
from hfm.editing.issue_forms import FOLDER, issue_forms
from hfm.model import KINDS
from hfm.project import Addresses

FORMS = {path: yaml.safe_load(text) for path, text in issue_forms().items() if not path.endswith("config.yml")}


def test_the_forms_on_disk_are_those_of_the_kinds() -> None:
    on_disk = {f"{FOLDER}/{it.name}": it.read_text(encoding="utf-8") for it in (ROOT / FOLDER).iterdir()}

    assert on_disk == issue_forms(), "run python scripts/issue_forms.py"


@pytest.mark.parametrize("path", FORMS)
def test_a_form_has_what_the_host_requires(path: str) -> None:
    form = FORMS[path]
    ids = [part["id"] for part in form["body"]]

    assert {"name", "description", "body"} <= set(form)
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z_-]+", it) for it in ids)
    assert any(part["validations"]["required"] for part in form["body"])
    for part in form["body"]:
        assert part["type"] in {"input", "textarea", "dropdown"}
        options = part["attributes"].get("options", ["one"])
        assert len(options) == len({it.lower() for it in options}) > 0
        assert "None" not in options


def test_a_new_entry_can_be_of_every_kind() -> None:
    kinds = next(part for part in FORMS[f"{FOLDER}/new-entry.yml"]["body"] if part["id"] == "kind")

    assert kinds["attributes"]["options"] == list(KINDS)


def test_report_a_problem_opens_the_form_with_the_entry_filled_in() -> None:
    asked = parse_qs(
        urlsplit(Addresses("https://site.example/", "https://example.org/r").report("A & B", "models/a-b")).query
    )
    form = FORMS[f"{FOLDER}/{asked['template'][0]}"]

    assert asked["entry"] == ["models/a-b https://site.example/models/a-b/"]
    assert asked["title"] == ["A & B: "]
    assert "entry" in {part["id"] for part in form["body"]}
