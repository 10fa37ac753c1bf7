"""Every fact has a place where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hfm.model import Entry, Work
from hfm.reading.load import Record
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.rules.draft import Draft


def source_names_a_place(draft: Draft) -> Iterator[Problem]:
    """A source is one with a name or an address; a table, row, section or reference is of one with a name."""
    for entry, record in draft:
        for number, it in enumerate(entry.sources):
            if not it.source and not it.url:
                tip = "write source: and an id of catalog/vocabulary/sources.yaml, or url: and an address"
                yield record.problem(("sources", number), "no-place", f"sources.{number + 1}: names no source", tip)
        for number, each in enumerate(entry.corrections):
            if not each.source and not each.url:
                tip = "write source: or url: of what has the other value"
                yield record.problem(
                    ("corrections", number), "no-place", f"corrections.{number + 1}: names no source", tip
                )


def table_is_one_of_its_source(draft: Draft) -> Iterator[Problem]:
    """Where the tables of a source are known, a table is one of them, a row one of its rows; and a work stands in a row."""
    words = draft.vocabularies.get("sources")
    tables = {term.id: term.tables or {} for term in words[0].terms} if words else {}
    for entry, record in draft:
        for number, it in enumerate(entry.sources):
            known = tables.get(it.source or "", {})
            if it.table and known and it.table not in known:
                message = f"sources.{number + 1}: {it.source} has no table '{it.table[:40]}'"
                tip = did_you_mean(it.table, known) or f"its tables are {', '.join(known)}"
                yield record.problem(("sources", number, "table"), "unknown-table", message, tip)
            if it.row is not None and not it.table:
                message = f"sources.{number + 1}: a row, but no table"
                tip = "write table: and the number of the table, as the source prints it"
                yield record.problem(("sources", number, "row"), "no-place", message, tip)
            rows = known.get(it.table or "", 0)
            if it.row is not None and (it.row < 1 or it.row > rows > 0):
                message = f"sources.{number + 1}: there is no row {it.row}"
                tip = f"rows count from 1 to {rows}" if rows else "rows count from 1"
                yield record.problem(("sources", number, "row"), "out-of-range", message, tip)
            if it.table in known and it.row is None and isinstance(entry, Work):
                message = f"sources.{number + 1}: a table, but no row"
                tip = "write row: and the number of the row that is this work, from 1"
                yield record.problem(("sources", number, "table"), "no-place", message, tip)


def row_is_one_entry(draft: Draft) -> Iterator[Problem]:
    """A row of a source's table is one entry, told at the younger of two."""
    found: dict[tuple[str, str, int], list[tuple[Entry, Record, int]]] = {}
    for entry, record in draft:
        for number, it in enumerate(entry.sources):
            if it.source and it.table and it.row is not None:
                found.setdefault((it.source, it.table, it.row), []).append((entry, record, number))
    for (source, table, row), holders in found.items():
        eldest = min(entry.added for entry, _, _ in holders)
        alike = all(entry.added == eldest for entry, _, _ in holders)
        for entry, record, number in holders:
            others = ", ".join(sorted({it.path for other, it, _ in holders if other.id != entry.id}))
            if others and (alike or entry.added > eldest):
                message = f"sources.{number + 1}: row {row} of table {table} of {source} is {others}"
                yield record.problem(("sources", number, "row"), "row-taken", message, "count the rows again")


def corrected_source_is_named(draft: Draft) -> Iterator[Problem]:
    """A correction speaks of a source in which the entry was read."""
    for entry, record in draft:
        named = [it.source for it in entry.sources if it.source]
        for number, it in enumerate(entry.corrections):
            if it.source and it.source not in named:
                message = f"corrections.{number + 1}: '{it.source}' is no source of this entry"
                tip = f"add `- source: {it.source}` below sources, or name one of {', '.join(dict.fromkeys(named)) or 'its addresses by url'}"
                yield record.problem(("corrections", number, "source"), "unnamed-source", message, tip)


def corrected_value_is_another(draft: Draft) -> Iterator[Problem]:
    """An address is corrected where it has another value; the source that is right stands under `sources`.

    A survey or a list may have the same, where a correction tells two names apart; titles may differ in their signs.
    """
    for entry, record in draft:
        for number, it in enumerate(entry.corrections):
            if not it.url or it.doubtful or it.field == "title":
                continue
            value: object = entry
            for key in it.field.split("."):
                value = getattr(value, key, None)
            if isinstance(value, str | int) and _bare(str(value)) == _bare(it.source_value) != "":
                message = f"corrections: the entry has '{str(value)[:60]}' too, so this source is not corrected"
                tip = "write what the wrong source has; the source that is right stands under `sources`"
                yield record.problem(("corrections", number, "source_value"), "no-correction", message, tip)


def _bare(text: str) -> str:
    return re.sub(r"\W|_", "", text.casefold())
