"""What we export comes back equal: every entry of every kind of the real catalog, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from catalogs import real_catalog
from exported import text
from hfm.importing import Candidate, bibtex, csv_rows, json_records, markdown, match
from hfm.model import KINDS, Entry, Result, Work
from hfm.model.identity import identities, letters


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "result"])
def test_the_api_gives_every_entry_back_as_it_was(kind: str) -> None:
    cls = KINDS[kind]
    found = [*json_records.read(text("real", f"api/v1/{cls.FOLDER}.json"), f"{cls.FOLDER}.json", real_catalog())]
    entries = {it.stated_id: cls.model_validate({**it.data, "id": it.stated_id, "group": it.group}) for it in found}

    assert {it.kind for it in found} == {kind}
    assert entries == real_catalog().entries[kind]


def test_the_api_gives_every_number_of_every_table_back() -> None:
    found = {it.stated_id: it for it in json_records.read(text("real", "api/v1/results.json"), "r", real_catalog())}
    tables = {it.id: it for it in real_catalog().of(Result)}

    assert found.keys() == tables.keys()
    for name, table in tables.items():
        data = found[name].data
        plain = [{key: it for key, it in column.items() if key != "printed_as"} for column in _plain(table)["columns"]]
        assert data["columns"] == plain
        assert {key: data[key] for key in ("reporter", "address", "place", "date", "date_is")} == {
            key: getattr(table, key) for key in ("reporter", "address", "place", "date", "date_is")
        }
        assert sorted(map(str, _numbers(data["rows"]))) == sorted(map(str, _numbers(_plain(table)["rows"])))


def _numbers(rows: list[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        for column, it in row["values"].items():
            facts = [row.get(key) for key in ("name", "variant", "model", "reported_by")]
            yield column, it["printed"], float(it["value"]), *facts


@pytest.mark.parametrize("kind", KINDS)
def test_a_spreadsheet_gives_every_plain_field_back(kind: str) -> None:
    cls, catalog = KINDS[kind], real_catalog()
    found = {
        it.stated_id: it for it in csv_rows.read(text("real", f"data/{cls.FOLDER}.csv"), f"{cls.FOLDER}.csv", catalog)
    }

    assert found.keys() == catalog.entries[kind].keys()
    for entry_id, entry in catalog.entries[kind].items():
        facts, read = _plain(entry), found[entry_id]
        assert (read.kind, read.group, read.refused, read.doubts) == (kind, entry.group, "", [])
        printed = {name for name in facts if csv_rows._holds_records(cls, name)}
        for name in facts.keys() - printed - {"sources", "corrections"}:
            assert read.data[name] == facts[name], (entry_id, name)
        assert read.data.keys() - facts.keys() <= {"read_as"}


def _plain(entry: Entry) -> dict[str, Any]:
    """What the file of an entry states."""
    facts = entry.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    return {name: value for name, value in facts.items() if name not in ("id", "group")}


def test_the_bibliography_gives_titles_authors_and_ids_back() -> None:
    works = {f"{it.KIND}-{it.first_id}": it for it in real_catalog().all_entries if isinstance(it, Work)}
    found = {
        it.origin.split(": ")[1]: it for it in bibtex.read(text("real", "data/references.bib"), "r", real_catalog())
    }

    assert found
    for key, it in found.items():
        work = works[key]
        assert it.refused == "", key
        assert letters(it.data["title"]) == letters(work.title or work.name), key
        authors = [letters(name) for name in it.data.get("authors", [])]
        assert authors in ([], [letters(name) for name in work.authors]), key
        released = work.publication.url if work.publication and work.publication.kind == "release" else None
        nameless = work.publication and not work.publication.doi  # what is cited has no id, and a preprint's is not its
        known = identities(work).keys() & identities(match._work(it.data)).keys()
        assert known or not identities(work) or not work.title or nameless or released == it.data["links"]["paper"], key


def test_the_classic_list_names_every_work_that_can_be_read() -> None:
    listed = text("real", "awesome-hfm.md")
    found = [*markdown.read(listed, "awesome-hfm.md", real_catalog())]

    assert len(found) == len(re.findall(r"^- \[[^\]]+\]\(http", listed, re.MULTILINE))
    assert [it.origin for it in found if not _named(it)] == []


def _named(it: Candidate) -> bool:
    return bool(letters(it.name)) and it.name != "?"
