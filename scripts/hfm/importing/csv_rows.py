"""A CSV file with the heads of our own files, of any kind; items of a list are parted as there, or by semicolons."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any, get_origin

from hfm.exports.edition import group_key
from hfm.exports.tabular import SEPARATOR, uncell
from hfm.importing.candidate import Candidate
from hfm.importing.words import terms, without_what_follows
from hfm.model import KINDS, Entry, Term
from hfm.model.catalog import Catalog
from hfm.model.marks import mark_of, part_in
from hfm.reading.problems import did_you_mean

# These follow from the rest.
_MADE = {
    "id", "subfield", "pillar", "theme", "url", "first_public", "kind", "parameters_largest",
    "licence_commercial_use", "licence_code_commercial_use", "licence_weights_commercial_use",
}  # fmt: skip
_CITED = re.compile(r"^(arXiv|PMID):\s*", re.IGNORECASE)  # what stands before an id where it is cited


def read(text: str, path: str, catalog: Catalog) -> Iterator[Candidate]:
    """One candidate a row. Raises ValueError for a head that is not a field."""
    try:
        rows = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
        heads = [re.sub(r"[ .-]+", "_", head.strip().lower()) for head in next(rows, [])]
        kind = _kind(heads, path)
        known = _columns(KINDS[kind])
        if unknown := [head for head in heads if head and head not in {*_MADE, *known}]:
            tip = did_you_mean(unknown[0], known)
            raise ValueError(f"unknown column {', '.join(unknown)}" + (f"; {tip}" if tip else ""))
        if not {"name", "title"} & set(heads):
            raise ValueError("no column 'name'")
        line = rows.line_num + 1
        for row in rows:
            if any(cell.strip() for cell in row):
                it = _candidate(row, heads, kind, f"{path}:{line}", catalog)
                it.lines = range(line, rows.line_num + 1)
                yield it
            line = rows.line_num + 1
    except csv.Error as error:
        raise ValueError(f"CSV cannot be read: {error}") from error


def _delimiter(text: str) -> str:
    """The sign between cells: in much of Europe spreadsheets write semicolons."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _kind(heads: list[str], path: str) -> str:
    """The kind of the rows: that of the file's name, as `datasets.csv`, else the first that has all heads."""
    by_name = [kind for kind, cls in KINDS.items() if cls.FOLDER in path.lower()]
    fitting = [kind for kind, cls in KINDS.items() if set(heads) <= {*_MADE, *_columns(cls), ""}]
    return next(iter([*(it for it in by_name if it in fitting), *fitting, *by_name]), "model")


def _columns(cls: type[Entry]) -> dict[str, tuple[str, str]]:
    """Head → (field, field of its record): `publication_doi` → (`publication`, `doi`)."""
    found: dict[str, tuple[str, str]] = {}
    for name, info in cls.model_fields.items():
        inner = part_in(info.annotation)
        if inner:
            found |= {f"{name}_{each}": (name, each) for each in inner.model_fields}
        found[name] = (name, "")
    return found


def _candidate(row: list[str], heads: list[str], kind: str, origin: str, catalog: Catalog) -> Candidate:
    cells = {head: uncell(cell.strip()) for head, cell in zip(heads, row, strict=False) if head}
    group = cells.get(group_key(kind), "") if KINDS[kind].GROUPS else ""
    it = Candidate(origin, group, {}, kind=kind, stated_id=cells.get("id", ""))
    if len(row) > len(heads):
        it.refused = "the row has more cells than there are heads"
    for head, (field, inner) in _columns(KINDS[kind]).items():
        text = cells.get(head, "")
        if not text or field == "id" or _holds_records(KINDS[kind], field):
            continue
        if inner:
            bare = _CITED.sub("", text)
            it.data.setdefault(field, {})[inner] = int(bare) if inner == "year" and bare.isdigit() else _said(bare)
        else:
            it.data[field] = _value(KINDS[kind], field, text, it, catalog)
    without_what_follows(it.data)
    if not cells.get("name"):
        it.refused = "the row has no name"
    return it


def _holds_records(cls: type[Entry], field: str) -> bool:
    """Whether a field is a list of records: it is printed in a table, and not to be read back."""
    annotation = cls.model_fields[field].annotation
    return get_origin(annotation) is tuple and part_in(annotation) is not None


def _said(text: str) -> str | bool:
    return text == "true" if text in ("true", "false") else text


def _value(cls: type[Entry], field: str, text: str, it: Candidate, catalog: Catalog) -> Any:
    mark = mark_of(cls, field)
    several = cls.model_fields[field].default == ()
    sign = SEPARATOR if SEPARATOR in text else ";"
    words = [word.strip() for word in text.split(sign) if word.strip()] if several else [text]
    if isinstance(mark, Term):
        words = terms(catalog, mark.vocabulary, words, it, field)
        return words if several else next(iter(words), "")
    return words if several else int(text) if field == "year" and text.isdigit() else text
