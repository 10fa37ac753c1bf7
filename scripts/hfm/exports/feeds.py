"""Atom and JSON feeds of what is new in the catalog or newly verified: of the whole site, and of each kind.

Written with the standard library: feedgen needs as many lines for Atom, has no JSON Feed, brings lxml, and puts its
own version into the file, so that the same catalog would not give the same bytes.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from xml.etree import ElementTree as ET

from hfm.exports.edition import ABOUT, NAME, Edition, Files, Take, straight
from hfm.model import KINDS, Entry
from hfm.model.catalog import Catalog
from hfm.views.facts import address
from hfm.views.lead import lead
from hfm.views.news import News, news

MOST = 60
_ATOM = "http://www.w3.org/2005/Atom"
# Ids of feeds and items do not depend on where the site is published. The namespace is arbitrary, and must stay.
_OURS = uuid.UUID("5a0f2f0e-6f0b-4d63-9d0b-3f4c8a6f1c52")
_NOT_XML = {0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True)
class Item:
    """An entry as news: `when` is the day it was added or last verified, `page` its address as the feed sees it."""

    id: str
    title: str
    kind: str
    text: str
    page: str
    paper: str
    added: str
    when: str


def feeds(edition: Edition, take: Take = straight) -> dict[str, str | bytes]:
    """`feed.xml` and `feed.json` at the root and below the folder of every kind."""
    files = dict(take("feeds", lambda: (_feeds(edition, "", NAME, edition.catalog.all_entries), None), None)[0])
    for kind in KINDS.values():
        files |= take(f"feeds: {kind.FOLDER}", partial(_of_kind, edition, kind), None)[0]
    return files


def _of_kind(edition: Edition, kind: type[Entry]) -> tuple[Files, None]:
    return _feeds(edition, f"{kind.FOLDER}/", f"{NAME}: {kind.PLURAL.lower()}", edition.catalog.of(kind)), None


def _feeds(edition: Edition, below: str, title: str, entries: Sequence[Entry]) -> Files:
    root = edition.addresses.site or ("../" if below else "./")
    items = list(islice(_items(below, entries, root, edition.catalog), MOST))
    return {
        f"{below}feed.xml": _atom(below, title, items, root),
        f"{below}feed.json": _json_feed(below, title, items, edition.addresses.site),
    }


def _items(below: str, entries: Sequence[Entry], root: str, catalog: Catalog) -> Iterator[Item]:
    """The newest first. An entry is there once: where it was verified alone as verified, else as added."""
    told: set[tuple[str, str]] = set()
    for it in news(entries):
        if it.is_batch:
            yield _batch(below, it, root)
            continue
        fresh = [entry for entry in it.entries if (entry.KIND, entry.id) not in told]
        told |= {(entry.KIND, entry.id) for entry in fresh}
        yield from (_item(entry, it.day, root, catalog) for entry in fresh)


def _batch(below: str, it: News, root: str) -> Item:
    """Many entries that were verified on one day, as one piece of news."""
    kinds = {entry.PLURAL.lower() for entry in it.entries}
    title = f"{len(it.entries):,} {kinds.pop() if len(kinds) == 1 else 'entries'} were verified"
    text = "They were read again against their sources, and completed where these state more."
    return Item(_id(f"verified/{below}{it.day}"), title, "verified", text, f"{root}new/#d{it.day}", "", it.day, it.day)


def _item(entry: Entry, day: str, root: str, catalog: Catalog) -> Item:
    told = getattr(entry, "summary", None) or lead(entry, catalog)
    title = getattr(entry, "title", None)
    return Item(
        id=_id(f"{entry.KIND}/{entry.first_id}"),
        title=entry.heading,
        kind=entry.KIND,
        text=" ".join(filter(None, [f"“{title}”." if title else "", told])) or entry.name,
        page=root + address(entry.KIND, entry.id),
        paper=entry.links.paper or "",
        added=entry.added,
        when=day,
    )


def _atom(below: str, title: str, items: Sequence[Item], root: str) -> str:
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "id", _id(f"feed/{below}"))
    _add(feed, "title", title)
    _add(feed, "subtitle", ABOUT)
    _add(feed, "updated", _instant(max((item.when for item in items), default="1970-01-01")))
    _add(_add(feed, "author"), "name", NAME)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{root}{below}feed.xml")
    _add(feed, "link", rel="alternate", type="text/html", href=root + below)
    for item in items:
        entry = _add(feed, "entry")
        _add(entry, "id", item.id)
        _add(entry, "title", item.title)
        _add(entry, "published", _instant(item.added))
        _add(entry, "updated", _instant(item.when))
        _add(entry, "category", term=item.kind)
        _add(entry, "link", rel="alternate", type="text/html", href=item.page)
        if item.paper:
            _add(entry, "link", rel="related", href=item.paper)
        _add(entry, "summary", item.text, type="text")
    ET.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _add(parent: ET.Element, name: str, words: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = words.translate(_NOT_XML) if words else None
    return child


def _json_feed(below: str, title: str, items: Sequence[Item], site: str) -> str:
    """JSON Feed 1.1; it wants whole addresses, so its own are left out where the site's is not known."""
    here = {"home_page_url": site + below, "feed_url": f"{site}{below}feed.json"} if site else {}
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        **here,
        "description": ABOUT,
        "language": "en",
    }
    return json.dumps({**head, "items": [_json_item(item) for item in items]}, ensure_ascii=False, indent=1) + "\n"


def _json_item(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "url": item.page,
        **({"external_url": item.paper} if item.paper else {}),
        "title": item.title,
        "content_text": item.text,
        "date_published": _instant(item.added),
        "date_modified": _instant(item.when),
        "tags": [item.kind],
    }


def _id(name: str) -> str:
    return uuid.uuid5(_OURS, name).urn


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
