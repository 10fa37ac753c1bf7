"""Of a file that is a piece an entry, the pieces of entries that are as they were are cut out of the file of before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalogs import make_catalog, model
from hfm.exports.citations import citations_json
from hfm.exports.edition import Edition, Files
from hfm.exports.json_lines import json_lines
from hfm.exports.llms import llms_full
from hfm.exports.pieces import Pieced, joined, pieced
from hfm.exports.references import references
from hfm.exports.tabular import tabular
from hfm.model import Model
from hfm.model.windows import Windows, digest_of_fields
from hfm.project import Addresses

RECORDS: dict[str, Callable[[Edition], Files]] = {
    "data/models.jsonl": json_lines,
    "data/models.csv": tabular,
    "llms-full.txt": llms_full,
}
CITATIONS = dict.fromkeys([f"data/references.{it}" for it in ("bib", "ris", "json")], references)
FORMATS = RECORDS | CITATIONS | {"api/v1/citations.json": citations_json}
FIRST, SECOND = model(name="A", title="It stays “so”."), model(name="B", title="It was.")


def made(path: str, *models: Model, before: Pieced | None = None, rest: str = "words") -> Pieced:
    """The file of these models, where the build before left this one."""
    catalog = make_catalog(*models)
    windows = Windows(catalog, {id(it): digest_of_fields(it) for it in catalog.all_entries}, rest)
    with windows.noting():
        found = FORMATS[path](Edition(windows, {}, Addresses(), {path: before}.get))[path]
    assert isinstance(found, Pieced)
    return found


@pytest.mark.parametrize("path", FORMATS)
def test_the_piece_of_an_entry_that_changed_is_made_and_the_others_are_taken(path: str) -> None:
    was = made(path, FIRST, SECOND)
    marked = pieced(was.replace(b"stays", b"STAYS"), was.cuts)  # as nobody would make it
    changed = SECOND.model_copy(update={"title": "It is another."})

    found = made(path, FIRST, changed, model(name="C"), before=marked)
    assert found == made(path, FIRST, changed, model(name="C")).replace(b"stays", b"STAYS")
    assert [it for it in found.pieces().values() if b"STAYS" in it] != []


@pytest.mark.parametrize("path", RECORDS)
def test_no_piece_is_taken_where_the_rest_of_the_catalog_is_another(path: str) -> None:
    was = made(path, FIRST, SECOND)

    assert b"STAYS" not in made(path, FIRST, before=pieced(was.replace(b"stays", b"STAYS"), was.cuts), rest="others")


def test_a_file_knows_where_its_pieces_are() -> None:
    assert joined([(b"", b"head\n"), (b"1", b"one\n"), (b"", b", "), (b"2", b"two")]).pieces() == {
        b"1": b"one\n",
        b"2": b"two",
    }
