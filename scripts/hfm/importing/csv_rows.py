"""A CSV file whose heads are names of fields; a list's items are parted by semicolons, links by `links.paper` heads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from hfm.catalog import Catalog
from hfm.importing.candidate import Candidate
from hfm.importing.words import terms
from hfm.marks import mark_of
from hfm.model import Model, Term


def read(text: str, path: str, catalog: Catalog) -> Iterator[Candidate]:
    """One candidate a row that has a name. Raises ValueError for a head that is not a field."""
    rows = csv.DictReader(io.StringIO(text))
    heads = [head for head in rows.fieldnames or [] if head not in ("subfield", "group")]
    unknown = [head for head in heads if head.split(".")[0] not in Model.model_fields]
    if unknown or "name" not in heads:
        raise ValueError(f"unknown column {', '.join(unknown)}" if unknown else "no column 'name'")
    for row in rows:
        if row["name"]:
            yield _candidate(row, heads, f"{path}:{rows.line_num}", catalog)


def _candidate(row: dict[str, str], heads: list[str], origin: str, catalog: Catalog) -> Candidate:
    it = Candidate(origin, row.get("subfield") or row.get("group") or "", {})
    for head in heads:
        text = (row[head] or "").strip()
        if text and head.startswith("links."):
            it.data.setdefault("links", {})[head.removeprefix("links.")] = text
        elif text:
            it.data[head] = _value(head, text, it, catalog)
    return it


def _value(head: str, text: str, it: Candidate, catalog: Catalog) -> Any:
    mark = mark_of(Model, head)
    several = Model.model_fields[head].default == ()
    words = [word.strip() for word in text.split(";") if word.strip()] if several else [text]
    if isinstance(mark, Term):
        words = terms(catalog, mark.vocabulary, words, it, head)
        return words if several else next(iter(words), "")
    return words if several else int(text) if head == "year" and text.isdigit() else text
