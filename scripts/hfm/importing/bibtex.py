"""BibTeX and biblatex records, read by pybtex one by one: a record that cannot be read is a doubt, not the end."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator

import latexcodec  # noqa: F401  registers the codec `ulatex`
from pybtex.database import Entry, Person, parse_string
from pybtex.exceptions import PybtexError

from hfm.importing.candidate import Candidate, kind_by_title, short_name
from hfm.importing.publications import published
from hfm.model.addresses import address_fault
from hfm.model.catalog import Catalog

_RECORD = re.compile(r"^[ ]{0,8}@[ ]?([A-Za-z]{1,30})[ ]?[{(]", re.MULTILINE)
_KEY = re.compile(r"@[ ]?[A-Za-z]+[ ]?[{(]\s{0,20}([^\s,{}]{1,200})")
_KINDS = {
    "article": "journal", "inproceedings": "proceedings", "conference": "proceedings", "incollection": "chapter",
    "inbook": "chapter", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "techreport": "report", "report": "report",
}  # fmt: skip
_NO_WORK = {"comment", "preamble", "string"}
_VOLUMES = {"proceedings", "book", "booklet", "collection", "mvproceedings", "mvcollection", "periodical"}
_OUR_KEY = re.compile(r"(model|dataset|study|survey)-[a-z0-9-]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read(text: str, path: str, catalog: Catalog) -> Iterator[Candidate]:
    """One candidate a record, in the order of the file."""
    strings = "\n".join(it for _, sort, it in _records(text) if sort == "string")
    parents = {found[1].lower(): it for _, sort, it in _records(text) if sort in _VOLUMES and (found := _KEY.match(it))}
    for line, sort, record in _records(text):
        if sort in _NO_WORK:
            continue
        lines = range(line, line + record.count("\n") + 1)
        key = found[1] if (found := _KEY.match(record)) else sort
        origin = f"{path}:{line}: {key}"
        if sort in _VOLUMES:
            yield Candidate(origin, "", {"name": key}, refused=f"@{sort} is a volume, not a work", lines=lines)
            continue
        try:
            entry = _entry(strings, record, parents)
            it = _candidate(entry, key, origin, catalog)
            it.lines = lines
            yield it
        except (PybtexError, KeyError, IndexError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            yield Candidate(origin, "", {"name": key}, refused=f"the record cannot be read: {reason}", lines=lines)


def _records(text: str) -> Iterator[tuple[int, str, str]]:
    """(line, type in small letters, text) of each record: from its `@` to the next one that begins a line."""
    starts = [(it.start(), it[1].lower()) for it in _RECORD.finditer(text)]
    for (start, sort), (end, _) in zip(starts, [*starts[1:], (len(text), "")], strict=True):
        yield text.count("\n", 0, start) + 1, sort, text[start:end].strip()


def _entry(strings: str, record: str, parents: dict[str, str]) -> Entry:
    (found,) = parse_string(f"{strings}\n{_tolerant(record)}", "bibtex").entries.values()
    parent = parents.get(str(found.fields.get("crossref", "")).lower())
    if parent:
        (volume,) = parse_string(f"{strings}\n{_tolerant(parent)}", "bibtex").entries.values()
        for name in ("booktitle", "year", "date"):
            if value := volume.fields.get(name) or (volume.fields.get("title") if name == "booktitle" else None):
                found.fields.setdefault(name, value)
    return found


def _tolerant(record: str) -> str:
    """Without two commas in a row, and with a month that is no name of BibTeX's in braces."""
    record = re.sub(r",[ \t]{0,9}\n?[ \t]{0,9},", ",", record)
    return re.sub(r"(?i)(\bmonth[ ]?=[ ]?)([a-z]{4,9})\b", r"\1{\2}", record)


def _candidate(record: Entry, key: str, origin: str, catalog: Catalog) -> Candidate:
    fields = {name.lower(): _plain(value) for name, value in record.fields.items()}
    if not fields.get("title"):
        return Candidate(origin, "", {"name": key}, refused="the record has no title")
    title, sort = fields["title"].rstrip("."), record.type.lower()
    it = Candidate(origin, "", {"name": short_name(title), "title": title}, kind=_kind(sort, key, title))
    url = next(
        (
            found[0]
            for name in ("url", "howpublished", "note")
            if (found := re.search(r"https?://\S+", fields.get(name, "")))
        ),
        "",
    )
    year, date = _dates(fields)
    venue = next(
        (
            fields[name]
            for name in ("journal", "journaltitle", "booktitle", "school", "institution")
            if fields.get(name)
        ),
        "",
    )
    people = [_author(person) for person in record.persons.get("author", [])]
    data = {
        "authors": [name for name, _ in people if name],
        "group_authors": [name for name, group in people if group],
        "year": year,
        **published(
            catalog, it.doubts, venue=venue, kind=_KINDS.get(sort, ""), year=year, date=date, doi=fields.get("doi", ""),
            arxiv=_eprint(fields), url=url.rstrip(".,;}") if not address_fault(url.rstrip(".,;}")) else "",
        ),
    }  # fmt: skip
    it.data |= {name: value for name, value in data.items() if value}
    return it


def _kind(sort: str, key: str, title: str) -> str:
    if ours := _OUR_KEY.fullmatch(key):
        return ours[1]
    return "dataset" if sort in ("dataset", "data") else kind_by_title(title)


def _eprint(fields: dict[str, str]) -> str:
    where = f"{fields.get('archiveprefix', '')}{fields.get('eprinttype', '')}".lower()
    return fields.get("eprint", "") if where in ("", "arxiv") else ""


def _dates(fields: dict[str, str]) -> tuple[int | None, str]:
    """The year, and the date as fine as year, month, day or date state it."""
    date = found[0] if (found := re.match(r"\d{4}(-\d{2}(-\d{2})?)?", fields.get("date", ""))) else ""
    stated = re.search(r"(?:19|20)\d{2}", fields.get("year", "") or date)
    year = int(stated[0]) if stated else None
    month = fields.get("month", "").lower()[:3]
    number = (
        _MONTHS.index(month) + 1 if month in _MONTHS else int(month) if re.fullmatch(r"1[0-2]|0?[1-9]", month) else 0
    )
    return year, date or (f"{year}-{number:02}" if year and number else "")


def _author(person: Person) -> tuple[str, bool]:
    """The name as the catalog writes it, and whether it is a group: the whole name stands in braces."""
    if str(person).lower() in ("others", "et al", "et al."):
        return "et al.", False
    raw = [*person.first_names, *person.middle_names, *person.prelast_names, *person.last_names]
    group = len(raw) == 1 and raw[0].startswith("{") and " " in raw[0]
    after = "".join(f", {it}" for it in person.lineage_names)
    if re.fullmatch(
        r"Jr\.?|Sr\.?|I{2,3}|IV", " ".join(person.first_names)
    ):  # BibTeX takes `Robert Downey, Jr.` for a first name
        raw, after = [*person.prelast_names, *person.last_names], f", {person.first_names[0]}"
    return _plain(" ".join(raw)) + after, group


def _plain(text: str) -> str:
    """As readers see it: LaTeX's letters and commands decoded, without braces, on one line."""
    text = re.sub(
        r"\\(?:textit|textbf|emph|textsc|texttt|mathrm|mathbf|url|href|text|textsuperscript|textsubscript) ?(?=\{)",
        "",
        text,
    )
    with contextlib.suppress(ValueError):  # what the codec does not know stays, and `check` tells it
        text = codecs.decode(text, "ulatex")  # type: ignore[call-overload]  # from text to text
    text = text.replace("{", "").replace("}", "").replace("~", " ").replace("$", "")
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    return " ".join(text.split())
