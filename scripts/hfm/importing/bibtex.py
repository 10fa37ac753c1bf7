"""BibTeX records, read by pybtex."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pybtex.database import Entry, Person, parse_string
from pybtex.exceptions import PybtexError

from hfm.importing.candidate import Candidate, ids_in, short_name
from hfm.model.catalog import Catalog


def read(text: str, path: str, _: Catalog) -> Iterator[Candidate]:
    """One candidate a record, in the order of the file. Raises ValueError when BibTeX cannot be read."""
    try:
        records = parse_string(text, "bibtex").entries
    except PybtexError as error:
        raise ValueError(f"BibTeX cannot be read: {error}") from error
    for key, record in records.items():
        if "title" in record.fields:
            yield _candidate(record, f"{path}: {key}")


def _candidate(record: Entry, origin: str) -> Candidate:
    fields = {name.lower(): _plain(value) for name, value in record.fields.items()}
    title, url = fields["title"], fields.get("url", "")
    arxiv = fields.get("eprint", "") if re.fullmatch(r"\d{4}\.\d{4,5}(v\d+)?", fields.get("eprint", "")) else ""
    data = {
        "name": short_name(title),
        "title": title,
        "authors": [_author(person) for person in record.persons.get("author", [])],
        "year": int(fields["year"]) if fields.get("year", "").isdigit() else None,
        "venue": fields.get("journal") or fields.get("booktitle"),
        **ids_in(url),
        **({"doi": fields["doi"].removeprefix("https://doi.org/")} if fields.get("doi") else {}),
        **({"arxiv": arxiv.split("v")[0]} if arxiv else {}),
        "links": {"paper": url} if url.startswith("http") else {},
    }
    return Candidate(origin, "", {name: value for name, value in data.items() if value})


def _author(person: Person) -> str:
    if str(person) == "others":
        return "et al."
    return _plain(" ".join([*person.first_names, *person.middle_names, *person.prelast_names, *person.last_names]))


def _plain(text: str) -> str:
    """Without the braces BibTeX protects capitals with, on one line."""
    return " ".join(text.replace("{", "").replace("}", "").split())
