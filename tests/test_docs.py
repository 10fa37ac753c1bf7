"""What the documents say is true: examples are read by the real loader, commands exist, links arrive."""

from __future__ import annotations

import argparse
import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
import yaml

from annotated import CONTRIBUTING, annotated_entries, blocks
from catalogs import real_catalog
from checkouts import ROOT
from hfm.cli import parser
from hfm.model import KINDS, Correction, Entry, Links, Model, Source, Work
from hfm.model.marks import part_in
from hfm.model.results import ReportedValue, Result, ResultColumn, ResultRow
from hfm.reading.fix import unformed
from hfm.reading.layout import entry_text, key_order
from hfm.reading.problems import as_text
from hfm.reading.schema import schemas
from hfm.reading.validate import examine

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "templates" / "partials" / "guide.html.j2").read_text(encoding="utf-8")


def problems_with(tmp_path: Path, entry: str) -> str:
    """What `hfm check` says of the project's catalog with this entry in it; but every row of the survey is one already."""
    catalog = tmp_path / "catalog"
    shutil.copytree(ROOT / "catalog", catalog, dirs_exist_ok=True)
    (catalog / "models" / "vision" / "example-sam.yaml").write_text(entry, encoding="utf-8")
    return as_text(it for it in examine(catalog)[1] if it.code != "row-taken")


def test_the_annotated_entry_passes_the_check(tmp_path: Path) -> None:
    [entry] = blocks(CONTRIBUTING, "yaml")
    assert problems_with(tmp_path, entry) == ""


def test_the_annotated_entry_shows_every_field_in_the_order_of_a_library_card() -> None:
    entry = yaml.safe_load(blocks(CONTRIBUTING, "yaml")[0])
    assert list(entry) == key_order(Model.KIND)
    assert set(entry["links"]) == set(Links.model_fields)
    assert {key for source in entry["sources"] for key in source} == set(Source.model_fields)
    assert {key for it in entry["corrections"] for key in it} == set(Correction.model_fields)


def test_the_annotated_table_passes_the_check_and_shows_every_field(tmp_path: Path) -> None:
    [text] = blocks(CONTRIBUTING, "yaml table")
    catalog = tmp_path / "catalog"
    shutil.copytree(ROOT / "catalog", catalog)
    (catalog / "results" / "example.yaml").write_text(text, encoding="utf-8")
    table = yaml.safe_load(text)
    values = [value for row in table["rows"] for value in row["values"].values()]

    assert as_text(examine(catalog)[1]) == ""
    assert set(table) == {key for key in key_order(Result.KIND) if key in table}
    assert {key for it in table["columns"] for key in it} == set(ResultColumn.model_fields)
    assert {key for it in table["rows"] for key in it} == set(ResultRow.model_fields)
    assert {key for it in values for key in it} == set(ReportedValue.model_fields)


def test_a_correction_as_it_is_described_passes_the_check(tmp_path: Path) -> None:
    catalog = tmp_path / "catalog"
    shutil.copytree(ROOT / "catalog", catalog)
    path = catalog / "models" / "vision" / "medsam.yaml"
    entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    changed = yaml.safe_load(blocks(CONTRIBUTING, "yaml correction")[0])
    changed["corrections"] = [*entry.get("corrections", []), *changed["corrections"]]
    dates = {key: str(it) for key, it in (entry | changed).items() if key in ("added", "verified")}
    path.write_text(entry_text(entry | changed | dates, "model"), encoding="utf-8")

    assert as_text(examine(catalog)[1]) == ""
    assert [path for path, _ in unformed(catalog)] == []


OTHERS = [kind for kind in KINDS if kind not in (Model.KIND, Result.KIND)]


def test_the_annotated_entries_of_all_kinds_pass_the_check_together(tmp_path: Path) -> None:
    catalog = tmp_path / "catalog"
    shutil.copytree(ROOT / "catalog", catalog)
    for kind, text in annotated_entries().items():
        cls = KINDS[kind]
        (catalog / cls.FOLDER / (cls.GROUPS[0] if cls.GROUPS else "") / "example-seg.yaml").write_text(text, "utf-8")

    assert as_text(it for it in examine(catalog)[1] if it.code != "row-taken") == ""


@pytest.mark.parametrize("kind", OTHERS)
def test_an_annotated_entry_shows_every_field_of_its_kind_in_order(kind: str) -> None:
    entry = yaml.safe_load(blocks(CONTRIBUTING, f"yaml {kind}")[0])
    shared = set(Entry.model_fields) | (set() if kind == "dataset" else set(Work.model_fields))
    own = set(KINDS[kind].model_fields) - (shared - {"title", "year"})

    assert own <= set(entry)
    assert list(entry) == [key for key in key_order(kind) if key in entry]
    for name in own:
        part = part_in(KINDS[kind].model_fields[name].annotation)
        items = entry[name] if isinstance(entry[name], list) else [entry[name]]
        assert part is None or {key for it in items for key in it} >= {
            key for key, info in part.model_fields.items() if info.is_required()
        }


def test_the_required_fields_are_the_ones_contributing_names() -> None:
    [sentence] = re.findall(r"Only (.*?) are required", CONTRIBUTING)
    required = {name for name, field in Model.model_fields.items() if field.is_required()}
    assert set(re.findall(r"`(\w+)`", sentence)) == required - {"id", "group"}


def test_the_broken_entry_gets_the_answers_contributing_shows(tmp_path: Path) -> None:
    [broken] = blocks(CONTRIBUTING, "yaml broken")
    of_its_own, with_the_rest = blocks(CONTRIBUTING, "text answers")
    assert problems_with(tmp_path, broken) + "\n" == of_its_own
    mended = broken.replace("yaer", "year").replace("code: github", "code: https://github")
    assert problems_with(tmp_path, mended) + "\n" == with_the_rest


def test_the_line_of_an_entry_that_goes_is_one(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "catalog" / "vocabulary", tmp_path / "catalog" / "vocabulary")
    (tmp_path / "catalog" / "removed.yaml").write_text(blocks(CONTRIBUTING, "yaml removed")[0], encoding="utf-8")
    catalog, problems = examine(tmp_path / "catalog")
    assert problems == []
    assert [it.id for it in catalog.removed] == ["example-sam"]


def test_the_list_of_editions_is_one(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "catalog" / "vocabulary", tmp_path / "catalog" / "vocabulary")
    path = tmp_path / "catalog" / "editions.yaml"
    path.write_text(blocks(CONTRIBUTING, "yaml editions")[0], encoding="utf-8")
    catalog, problems = examine(tmp_path / "catalog")
    assert problems == []
    assert (catalog.doi, [it.day for it in catalog.editions]) == ("10.5281/zenodo.1234567", ["2026-11-27"])
    path.write_text("editions:\n" + 2 * "  - {day: 2026-11-27, url: 'https://example.org'}\n", encoding="utf-8")
    assert [it.code for it in examine(tmp_path / "catalog")[1]] == ["bad-value"]


def shown_blocks(page: str) -> list[str]:
    """The blocks of code of a page as its readers see them."""
    return [unescape(it) for it in re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", page, re.DOTALL)]


def words_of(text: str) -> list[str]:
    """The words of a text, whether it is marked up in Markdown or in HTML."""
    text = re.sub(r"<[^>]+>|^\| --- .*$", " ", unescape(text), flags=re.MULTILINE)
    return re.findall(r"[\w’“”'.,:;()-]+", re.sub(r"[*`|]", " ", text))


def test_the_five_minute_entry_passes_the_check(tmp_path: Path) -> None:
    [entry] = blocks(README, "yaml")
    assert problems_with(tmp_path, entry) == ""
    assert entry in shown_blocks(GUIDE)


def test_the_contribute_page_shows_what_the_check_really_says(tmp_path: Path) -> None:
    entry, answer = shown_blocks(GUIDE)
    assert problems_with(tmp_path, entry.replace("segmentation", "segmentaton")) + "\n" == answer
    codes = set(re.findall(r"<code>([a-z-]+)</code>(?=.*</dt>)", GUIDE))
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "scripts" / "hfm").rglob("*.py"))
    assert codes
    assert [it for it in codes if f'"{it}"' not in code] == []


def test_what_belongs_is_said_once_and_its_examples_are_in_the_catalog() -> None:
    rule = CONTRIBUTING.split("## What belongs\n")[1].split("\n## ")[0].strip()
    examples = set(re.findall(r"\*(\w[^*]*)\*", rule))
    on_page = GUIDE.split("</h2>")[1].split("</section>")[0]
    assert words_of(on_page)[: len(words_of(rule))] == words_of(rule)
    assert examples
    assert examples <= {it.name for it in real_catalog().models}


def test_contributing_names_the_folder_and_the_groups_of_every_kind() -> None:
    for kind in KINDS.values():
        [row] = re.findall(rf"^\| {kind.KIND} \| `{kind.FOLDER}/` \|.*$", CONTRIBUTING, re.MULTILINE)
        named = re.findall(r"`([a-z]+)`", row)
        assert set(named) <= set(kind.GROUPS)
        assert bool(kind.GROUPS) == bool(named)


def test_an_editor_finds_the_schema_of_every_file_of_the_catalog() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert {Path(path).stem for path in settings} == set(schemas(examine(ROOT / "catalog")[0]))
    found = [path for pattern in settings.values() for path in ROOT.glob(pattern)]
    assert sorted(found) == sorted((ROOT / "catalog").rglob("*.yaml"))


def test_every_verb_of_hfm_is_in_the_readme_and_no_other() -> None:
    [verbs] = [it for it in parser()._actions if isinstance(it, argparse._SubParsersAction)]
    assert set(re.findall(r"^\| `hfm (\w+)", README, re.MULTILINE)) == set(verbs.choices)


def test_every_make_verb_that_a_document_names_exists() -> None:
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for text in (README, CONTRIBUTING, (ROOT / ".ci" / "run").read_text(encoding="utf-8")):
        assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)) <= rules


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "CODE_OF_CONDUCT.md"])
def test_every_link_of_a_document_arrives(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for path, anchor in re.findall(r"\]\((?!http)([^)#\s]*)(?:#([^)\s]+))?\)", text):
        target = ROOT / (path or name)
        assert target.exists(), f"{name} links to {path}"
        if anchor:
            heads = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_no_document_types_a_count_of_entries() -> None:
    nouns = "|".join([*(kind.FOLDER for kind in KINDS.values()), "entries", "papers"])
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "CITATION.cff",
        "site_src/about.md",
        "templates/partials/guide.html.j2",
    ):
        assert not re.findall(rf"\b\d[\d,]* (?:{nouns})\b", (ROOT / name).read_text(encoding="utf-8")), name


def test_the_citation_file_has_what_its_format_requires() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors", "version", "date-released"} <= set(citation)
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "dataset"
    for work in citation["references"]:
        assert {"type", "title", "authors"} <= set(work)
        assert all(set(author) == {"family-names", "given-names"} for author in work["authors"])


def test_the_licences_are_the_ones_the_citation_file_names() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["license"] == ["CC-BY-4.0", "MIT"]
    assert "Attribution 4.0 International" in (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_ci_runs_what_a_person_runs() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("make")] == ["make check", "make test"]
    assert "set -eu" in lines
