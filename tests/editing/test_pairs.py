"""Entries that may be one work, though the check finds nothing that they share, are told; what belongs together is not."""

from __future__ import annotations

from typing import Any

import pytest

from catalogs import dataset, make_catalog, model
from hfm.editing.pairs import as_markdown, as_text, pairs
from hfm.model import Entry

TITLE = "Segment anything in medical images of all organs"
CODE = {"code": "https://github.com/lab/net"}


def one(**facts: Any) -> Entry:
    return model(**{"id": "medsam", "name": "MedSAM", "title": TITLE, "added": "2026-01-01", **facts})


def two(**facts: Any) -> Entry:
    return model(
        **{"id": "other", "name": "Other", "title": "Another title altogether", "added": "2026-02-01", **facts}
    )


def data(**facts: Any) -> Entry:
    return dataset(**{"id": "scans", "name": "Scans", "added": "2026-02-01", **facts})


PAIRS: dict[str, tuple[list[Entry], str]] = {
    "nearly the same title": ([one(), two(title=TITLE.replace("images", "image"))], "models/other and models/medsam: nearly the same title\n"),
    "the same title in two kinds": ([one(), data(title=TITLE.upper())], "datasets/scans and models/medsam: the same title\n"),
    "names a letter apart with one address": ([one(links=CODE), two(name="MedSAN", links=CODE)], "models/other and models/medsam: names one letter apart, and the same authors or address\n"),
    "an alias a letter apart by one author": ([one(authors=["A. Li"]), two(aliases=["Med-SAMS"], authors=["A. Li", "B. Xu"])], "models/other and models/medsam: names one letter apart, and the same authors or address\n"),
    "names a letter apart of two hands": ([one(authors=["A. Li"]), two(name="MedSAN", authors=["C. Wu"])], ""),
    "another version": ([one(name="MedSAM2", links=CODE), two(name="MedSAM3", links=CODE)], ""),
    "a later version that says so": ([one(), two(title=f"{TITLE} 2", predecessor="medsam")], ""),
    "data that came with the model": ([one(), data(title=TITLE, published_with=["medsam"])], ""),
    "short titles": ([one(title="A net for CT"), two(title="A net for CTs")], ""),
    "papers called by their author": ([one(name="J. Liu et al.", authors=["J. Liu"]), two(name="Liu et al.", authors=["J. Liu"])], ""),
}  # fmt: skip


@pytest.mark.parametrize("case", PAIRS)
def test_two_entries_are_told_as_a_pair(case: str) -> None:
    entries, expected = PAIRS[case]
    assert as_text(pairs(make_catalog(*entries))) == expected


def test_a_pair_is_told_once_the_newest_first_and_as_a_list_to_tick_off() -> None:
    near = TITLE.replace("images", "image")
    catalog = make_catalog(one(links=CODE), two(name="MedSAN", title=near, links=CODE), data(id="new", title=TITLE, added="2026-03-01"))  # fmt: skip

    assert [it.split(": ")[0] for it in as_markdown(pairs(catalog)).splitlines()[2:]] == [
        "- [ ] `datasets/new` and `models/medsam`",
        "- [ ] `datasets/new` and `models/other`",
        "- [ ] `models/other` and `models/medsam`",
    ]
    assert as_markdown([]) == "No two entries look like one work.\n"
