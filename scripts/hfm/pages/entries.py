"""The page of an entry: its facts, its neighbours, its sources."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from hfm.exports.json_api import entry_file
from hfm.model import KINDS, Entry, Model, Result, Work
from hfm.model.catalog import Catalog, once
from hfm.model.watched import asked
from hfm.pages.groups import group_label
from hfm.pages.page import Page
from hfm.pages.results import reported, results_pages
from hfm.project import Addresses
from hfm.views.citations.bibtex import bibtex
from hfm.views.citations.citation import citation_of_table, cited, people
from hfm.views.facts import Value, buttons, facts, link
from hfm.views.lead import lead
from hfm.views.provenance import provenance, source_of
from hfm.views.published import published
from hfm.views.related import related
from hfm.views.spellings import respelled, spellings
from hfm.views.use import SHOWN, Need, needs, training

_LONG = 500
"""Of so many characters a citation stands on its page; one that is longer is a file beside it."""


def entries(
    kind: type[Entry], catalog: Catalog, common: Mapping[str, Any], known: Container[str] = ()
) -> Iterator[Page]:
    """A page an entry, but for those whose path is known."""
    plain: Catalog = common["catalog"]
    for group in kind.GROUPS or ("",):
        for entry in plain.of(kind):
            if entry.group == group and page_of(entry) not in known:
                yield _entry(catalog.get(kind.KIND, entry.id), catalog, {**common, "catalog": catalog})


def page_of(entry: Entry) -> str:
    """The Markdown file of an entry's page."""
    return f"{entry.FOLDER}/{entry.id}/index.md"


@asked(Entry)
def turns(entry: Entry, catalog: Catalog) -> tuple[str, str]:
    """The ids of the entries before and after one in its group; nothing where there is none."""
    return _turns(KINDS[entry.KIND], catalog)[entry.id]


@once
def _turns(kind: type[Entry], catalog: Catalog) -> dict[str, tuple[str, str]]:
    """The same of every entry, by its id."""
    groups: dict[str, list[str]] = {}
    for entry in catalog.of(kind):
        groups.setdefault(entry.group, []).append(entry.id)
    return {
        it: (before, after)
        for peers in groups.values()
        for before, it, after in zip(["", *peers], peers, [*peers[1:], ""], strict=False)
    }


def _entry(entry: Entry, catalog: Catalog, common: Mapping[str, Any]) -> Page:
    addresses: Addresses = common["addresses"]
    file = "/".join(filter(None, ["catalog", entry.FOLDER, entry.group, f"{entry.id}.yaml"]))
    sentence = lead(entry, catalog)
    found = reported(entry, catalog)
    paper = cited(entry, catalog) if isinstance(entry, Work) else None
    glance = needs(entry, catalog)
    before, after = (link(entry.KIND, it, catalog) if it else None for it in turns(entry, catalog))
    citation = bibtex(paper) if paper else bibtex(citation_of_table(entry)) if isinstance(entry, Result) else ""
    beside = {f"{entry.id}.bib": citation} if len(citation) > _LONG else {}
    context = {
        "entry": entry,
        "lead": sentence,
        "summary": getattr(entry, "summary", None) or "",
        "spellings": spellings(entry),
        "authors": people(entry) if isinstance(entry, Work) else "",
        "authors_respelled": respelled(entry.authors) if isinstance(entry, Work) else "",
        "facts": facts(entry, catalog, SHOWN if glance else ()),
        "needs": glance,
        "training": training(entry, catalog) if isinstance(entry, Model) else (),
        "buttons": _other_buttons(entry, glance),
        "published": published(entry) if isinstance(entry, Work) else (),
        **found,
        "related": related(entry, catalog),
        "group_label": group_label(entry.group, catalog) if entry.group else "",
        "sources": provenance(entry, catalog),
        "corrections": [(it, source_of(it, catalog)) for it in entry.corrections],
        "before": before,
        "after": after,
        "edit": addresses.edit(file),
        "report": addresses.report(entry.name, f"{entry.FOLDER}/{entry.id}"),
        "citation": paper,
        "bibtex": citation,
        "bibtex_file": next(iter(beside), ""),
        "json": entry_file(entry.KIND, entry.id),
    }
    described = getattr(entry, "summary", None) or sentence or (entry.title if isinstance(entry, Work) else entry.name)
    return Page(
        page_of(entry),
        "entry",
        "entry.md.j2",
        entry.heading if catalog.names[entry.heading] <= 1 else f"{entry.heading} ({entry.KIND})",
        described or entry.name,
        {**common, **context},
        beside=beside,
        below=results_pages(entry, found, catalog, common),
    )


def _other_buttons(entry: Entry, glance: tuple[Need, ...]) -> tuple[Value, ...]:
    """The addresses that the glance does not lead to; DOI and arXiv then stand with the publication."""
    shown = {need.value.href for need in glance}
    ids = {"DOI", "arXiv"} if glance else set()
    return tuple(it for it in buttons(entry) if it.href not in shown and it.text not in ids)
