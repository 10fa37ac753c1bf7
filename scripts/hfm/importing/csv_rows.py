"""A CSV file with the heads of our own `models.csv`; a list's items are parted by semicolons."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from hfm.importing.candidate import Candidate
from hfm.importing.words import terms
from hfm.model import Model, Term
from hfm.model.catalog import Catalog
from hfm.model.marks import mark_of
from hfm.model.parts import Links

_MADE = {"id", "subfield", "url"}  # an entry's id and address follow from its name, its sub-field is its folder
_HARMLESS = re.compile(r"^'(?=[=+@-])")  # what our own CSV puts before a cell that a spreadsheet would run
_LINKS = {f"links_{name}": name for name in Links.model_fields}


def read(text: str, path: str, catalog: Catalog) -> Iterator[Candidate]:
    """One candidate a row that has a name. Raises ValueError for a head that is not a field."""
    try:
        rows = csv.DictReader(io.StringIO(text), restval="", strict=True)
        heads = list(rows.fieldnames or [])
        unknown = [head for head in heads if head not in {*_MADE, *_LINKS, *Model.model_fields}]
        if unknown or "name" not in heads:
            raise ValueError(f"unknown column {', '.join(unknown)}" if unknown else "no column 'name'")
        for row in rows:
            if row["name"].strip():
                yield _candidate(row, heads, f"{path}:{rows.line_num}", catalog)
    except csv.Error as error:
        raise ValueError(f"CSV cannot be read: {error}") from error


def _candidate(row: dict[str, str], heads: list[str], origin: str, catalog: Catalog) -> Candidate:
    it = Candidate(origin, row.get("subfield", ""), {})
    if None in row:
        it.refused = "the row has more cells than there are heads"
    for head in heads:
        text = _HARMLESS.sub("", row[head].strip())
        if text and head in _LINKS:
            it.data.setdefault("links", {})[_LINKS[head]] = text
        elif text and head not in _MADE:
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
