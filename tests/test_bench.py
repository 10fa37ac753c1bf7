"""The benchmark measures what it says: a larger catalog of the same kind, without a problem in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.multiply import multiply
from checkouts import FIXTURE
from hfm.reading.validate import examine


def test_a_multiplied_catalog_has_that_many_times_the_entries_and_passes_the_check(tmp_path: Path) -> None:
    once, _ = examine(FIXTURE)
    size = len(once.all_entries)
    assert multiply(FIXTURE, tmp_path / "catalog", 3 * size) == 3 * size
    thrice, problems = examine(tmp_path / "catalog")
    assert problems == []
    kinds = Counter(entry.KIND for entry in once.all_entries)
    assert Counter(entry.KIND for entry in thrice.all_entries) == {kind: 3 * count for kind, count in kinds.items()}


def test_the_last_copy_is_as_much_as_is_wanted_still(tmp_path: Path) -> None:
    size = len(examine(FIXTURE)[0].all_entries)
    for wanted in (2 * size + 1, 3 * size - 1):
        folder = tmp_path / str(wanted)
        assert multiply(FIXTURE, folder, wanted) == wanted
        catalog, problems = examine(folder)
        assert problems == []
        assert len(catalog.all_entries) == wanted


def test_a_copy_of_an_entry_leads_to_copies(tmp_path: Path) -> None:
    multiply(FIXTURE, tmp_path / "catalog", 3 * len(examine(FIXTURE)[0].all_entries))
    catalog, _ = examine(tmp_path / "catalog")
    assert [it.id for it in catalog.referrers["model", "dnabert"]] == ["dnabert-2"]
    assert [it.id for it in catalog.referrers["model", "dnabert-copy-3"]] == ["dnabert-2-copy-3"]
