"""The body of an issue becomes an entry that passes, and whatever else stands in one stays text or is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from checkouts import FIXTURE
from hfm.cli import main
from hfm.editing.issue_forms import FOLDER, issue_forms
from hfm.reading.load import record_of
from hfm.reading.validate import examine

ENTRY = """name: ExampleSAM
title: Segment any example in medical images
year: 2025
tasks: [segmentation]
links:
  paper: https://example.org/paper
sources:
  - url: https://example.org/paper
added: 2020-01-01
"""


def body(**values: str) -> str:
    """The body as the host writes it for the form: each label as a heading, in the form's order."""
    form = yaml.safe_load(issue_forms()[f"{FOLDER}/new-entry.yml"])
    usual = {"kind": "model", "group": "vision", "name": "ExampleSAM", "address": "https://example.org/paper"}
    given = usual | {"facts": f"```yaml\n{ENTRY}```"} | values
    parts = [(part["attributes"]["label"], given.get(part["id"]) or "_No response_") for part in form["body"]]
    return "\n\n".join(f"### {label}\n\n{value}" for label, value in parts) + "\n"


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "catalog"))


def imported(text: str, catalog: Path) -> int:
    file = catalog.parent / "body.md"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    return main(["import", str(file), "--catalog", str(catalog)])


def files(catalog: Path) -> set[Path]:
    return {it.relative_to(catalog.parent) for it in catalog.parent.rglob("*") if it.is_file()} - {Path("body.md")}


def test_the_yaml_of_the_form_becomes_an_entry_that_passes(catalog: Path) -> None:
    assert imported(body(), catalog) == 0

    path = catalog / "models/vision/examplesam.yaml"
    made = record_of(path.read_text(encoding="utf-8")).data
    assert {**made, "added": ""} == {**record_of(ENTRY).data, "added": ""}
    assert made["added"] > "2026", "the day it joins, not the day that was written"
    assert examine(catalog)[1] == []


def test_lines_of_a_browser_on_windows_are_lines(catalog: Path) -> None:
    assert imported(body().replace("\n", "\r\n"), catalog) == 0
    assert examine(catalog)[1] == []


def test_facts_in_words_leave_the_lines_of_the_form(catalog: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = body(facts="It segments everything. See Table 2.", title="Segment any example", year="2025")

    assert imported(text, catalog) == 0
    assert "the facts are told in words" in capsys.readouterr().out
    made = record_of((catalog / "models/vision/examplesam.yaml").read_text(encoding="utf-8")).data
    assert (made["title"], made["year"]) == ("Segment any example", 2025)
    assert made["sources"] == [{"url": "https://example.org/paper"}]
    assert examine(catalog)[1] == []


def test_a_work_that_is_there_is_told(catalog: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = ENTRY.replace("https://example.org/paper", "https://doi.org/10.1038/s41467-024-44824-z")
    before = files(catalog)

    imported(body(facts=f"```yaml\n{facts}```"), catalog)
    assert "medsam" in capsys.readouterr().out
    assert files(catalog) == before


HOSTILE = {
    "a kind that is a path": body(kind="../../../etc"),
    "a part that is a path": body(group="../../../../tmp"),
    "a part of another kind": body(group="data"),
    "no kind": body(kind=""),
    "an alias": body(facts="```yaml\nname: &a X\ntitle: *a\n```"),
    "a tag": body(facts="```yaml\nname: !!python/object/apply:os.system [id]\n```"),
    "a bomb": body(facts="```yaml\nname: X\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n```"),
    "deep": body(facts="```yaml\nname: X\nx: " + "[" * 400 + "]" * 400 + "\n```"),
    "a list for a name": body(facts="```yaml\nname: [a]\n```"),
    "a list for links": body(facts="```yaml\n" + ENTRY.replace("links:\n  paper: https", "links: [x]\nz:\n  y: https") + "```"),
    "a list for a title": body(facts="```yaml\n" + ENTRY.replace("title: Segment", "title: [a]\nx: Segment") + "```"),
    "a script for an address": body(facts="```yaml\n" + ENTRY.replace("paper: https://example.org/paper", "paper: 'javascript:alert(1)'") + "```"),
    "an unseen character": body(facts=f"```yaml\n{ENTRY.replace('Segment', 'Seg‮ment')}```"),
    "too long": body(facts="x" * 70_000),
    "two documents": body(facts=f"```yaml\n{ENTRY}---\n{ENTRY}```"),
    "not YAML": body(facts="```yaml\n{{{\n```"),
    "a name that is a path": body(facts="```yaml\n" + ENTRY.replace("name: ExampleSAM", "name: ../../../x/index") + "```", name="../x"),
    "a correction": "### Entry\n\nmodels/medsam\n\n### Field\n\nYear\n\n### What is right\n\n2024\n",
    "a dead link": "### Entry\n\nmodels/medsam\n\n### Address\n\nhttps://example.org\n",
    "nothing": "### Kind\n\nmodel\n",
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_entry_is_refused_in_words(case: str, catalog: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(catalog)
    status = imported(HOSTILE[case], catalog)
    said = capsys.readouterr()

    new = files(catalog) - before
    if case == "a name that is a path":
        assert new <= {Path("catalog/models/vision/x-index.yaml")}
    else:
        assert (status in (1, 2), new) == (True, set()), said
        assert "Traceback" not in said.err


def test_a_heading_inside_the_facts_is_part_of_them(catalog: Path) -> None:
    facts = f"```yaml\n{ENTRY}```\n\n### Kind\n\ndataset\n\n### Part\n\nlanguage"

    assert imported(body(facts=facts), catalog) == 0
    assert (catalog / "models/vision/examplesam.yaml").exists()


def test_no_body_takes_long(catalog: Path) -> None:
    for piece in ("### Kind\n", "```\n", "```yaml\n", "### ", "\n", " ", "name: ", "### A\n\n"):
        imported("### Kind\n\nmodel\n\n### Facts\n\n" + piece * (60_000 // len(piece)), catalog)
