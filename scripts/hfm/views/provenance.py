"""Where an entry's facts were read, in a reader's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hfm.model import Correction, Entry, Source
from hfm.model.catalog import Catalog
from hfm.views.facts import Value

# What stands between a repository and a file in it, at one commit.
_AT_COMMIT = re.compile(r"/(?:blob|raw|resolve|tree)/([0-9a-f]{7})[0-9a-f]{33}(?:/|$)")


@dataclass(frozen=True)
class Provenance:
    """A source: what it is called, its address if it has one, where in it, and what it was read for."""

    label: str
    href: str
    where: str
    states: str


def provenance(entry: Entry, catalog: Catalog) -> tuple[Provenance, ...]:
    """The sources of an entry in the order the file gives them."""
    return tuple(_shown(source, catalog) for source in entry.sources)


def source_of(correction: Correction, catalog: Catalog) -> Value:
    """The source that a correction is about: its name, or its address."""
    if correction.source:
        return Value(catalog.term("sources", correction.source).label)
    url = correction.url or ""
    return Value(_in_words(url), url)


def _shown(source: Source, catalog: Catalog) -> Provenance:
    term = catalog.term("sources", source.source) if source.source else None
    url = source.url or (term.url if term else "") or ""
    where = (
        f"Table {source.table}" if source.table else "",
        f"row {source.row}" if source.row else "",
        f"Section {source.section}" if source.section else "",
        f"reference {source.reference}" if source.reference else "",
    )
    label = term.label if term else _in_words(url)
    return Provenance(label, url, ", ".join(filter(None, where)), source.states or "")


def _in_words(url: str) -> str:
    """An address as one reads it: `github.com/bowang-lab/MedSAM at d71e8a1: README.md`."""
    return _AT_COMMIT.sub(r" at \1: ", url.split("://")[-1]).rstrip("/: ")
