"""What a page says in its head: to reference managers, to whoever previews a link, to search engines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from hfm.exports.cards import card_file
from hfm.exports.edition import NAME
from hfm.exports.json_api import entry_file
from hfm.model import Entry, Work
from hfm.pages.linked_data import Node, described_catalog, described_entry, described_page
from hfm.views.citations.citation import Citation

# A script's text ends at a tag, and Markdown sees fences: spelled like this, neither stands in the JSON.
_INERT = {char: f"\\u{ord(char):04x}" for char in "<>&`~\u2028\u2029"}
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Described(Protocol):
    """What a head needs to know of its page; `path` is the page's Markdown file."""

    @property
    def path(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def root(self) -> str: ...
    @property
    def context(self) -> Mapping[str, Any]: ...


class Tag(NamedTuple):
    """A `<meta>` tag; `by` is the attribute that names it (Open Graph uses `property`)."""

    by: str
    name: str
    content: str


@dataclass(frozen=True)
class Head:
    """Tags, alternates (type, address, title), and the JSON-LD as text that is safe inside a script."""

    tags: tuple[Tag, ...]
    alternates: tuple[tuple[str, str, str], ...]
    data: str


def head(page: Described) -> Head:
    """The head of a page. Addresses are whole where the site's is known, and lead from the page where it is not."""
    entry: Entry | None = page.context.get("entry")
    cited: Citation | None = page.context.get("citation")
    site = page.context["addresses"].site
    path = page.path.removesuffix("index.md")
    base = site or page.root
    tags = [*_preview(page, entry, base, site + path if site else "")]
    if cited and isinstance(entry, Work) and entry.title:
        tags += _citation(cited)
    return Head(tuple(tags), tuple(_alternates(entry, page.root)), _data(_nodes(page, entry, cited, base, base + path)))


def _preview(page: Described, entry: Entry | None, base: str, address: str) -> Iterator[Tag]:
    """Open Graph, which every messenger and network reads; the theme says the description, with that of the page."""
    named = {
        "og:type": "article" if isinstance(entry, Work) else "website",
        "og:title": page.title,
        "og:url": address,
        "og:image": base + card_file(page.path),
    }
    yield from (Tag("property", name, content) for name, content in named.items() if content)
    yield Tag("name", "twitter:card", "summary_large_image")


def _citation(cited: Citation) -> Iterator[Tag]:
    """Highwire tags, which Zotero and Google Scholar read; a long list of authors stands in one of them."""
    yield Tag("name", "citation_title", cited.title)  # the tags cannot say `et al.`: one author would claim to be all
    if cited.is_long and not cited.more:
        yield Tag("name", "citation_authors", cited.credit)
    elif not cited.more:
        yield from (Tag("name", "citation_author", it.inverted) for it in cited.authors)
    venue = {"article": "citation_journal_title", "chapter": "citation_conference_title"}.get(cited.form)
    pdf = cited.url if cited.url.endswith(".pdf") or "arxiv.org/pdf/" in cited.url else ""
    named = {
        "citation_publication_date": cited.date.replace("-", "/"),
        venue or "citation_publisher": cited.venue,
        "citation_doi": cited.doi,
        "citation_arxiv_id": cited.arxiv,
        "citation_public_url": cited.url,
        "citation_pdf_url": pdf,
    }
    yield from (Tag("name", name, content) for name, content in named.items() if content)


def _alternates(entry: Entry | None, root: str) -> Iterator[tuple[str, str, str]]:
    if not entry:
        yield "application/atom+xml", f"{root}feed.xml", f"New in {NAME}"
    else:
        yield "application/json", root + entry_file(entry.KIND, entry.id), "This entry as JSON"


def _nodes(page: Described, entry: Entry | None, cited: Citation | None, base: str, address: str) -> list[Node]:
    catalog = page.context["catalog"]
    if entry:
        return described_entry(entry, cited, page.description, base, catalog)
    size = page.context.get("in_all") or (len(page.context["table"].rows) if "table" in page.context else None)
    nodes = described_page(page.kind, page.title, page.description, address, size)
    return nodes + (described_catalog(catalog, base) if page.kind == "data" else [])


def _data(nodes: list[Node]) -> str:
    found = {"@context": "https://schema.org", **(nodes[0] if len(nodes) == 1 else {"@graph": nodes})}
    text = _compact(found)
    for char, spelled in _INERT.items():
        text = text.replace(char, spelled)
    return text
