"""What the pictures say that stand beside a shared link: one for each entry, each kind, and the site."""

from __future__ import annotations

from hfm.exports.edition import ABOUT, NAME, Edition, one_line
from hfm.exports.pieces import joined, separated
from hfm.model import KINDS, Entry, Work
from hfm.model.catalog import Catalog
from hfm.views.facts import address
from hfm.views.lead import lead

CARDS = "cards.json"


def card_file(page: str) -> str:
    """Where the picture of a page is, by its Markdown file: an entry's or a chart's own, else its kind's, the site's."""
    folder, *rest = page.removesuffix("index.md").strip("/").split("/")
    if folder == "charts" and rest:
        return f"charts/{rest[0]}.png"
    kind = next((kind for kind in KINDS.values() if folder == kind.FOLDER), None)
    if not kind:
        return "cards/site.png"
    return (
        f"cards/{folder}/{rest[0]}.png"
        if rest and rest[0] not in (*kind.GROUPS, "disagreements")
        else f"cards/{folder}.png"
    )


def cards(edition: Edition) -> dict[str, str | bytes]:
    """`cards.json`, for the one who draws: file → colour, the line above, the name, the text."""
    catalog, known = edition.catalog, edition.known(CARDS)
    about = f"{len(catalog.models):,} models and what they build on"
    lines = [(b"", _line("cards/site.png", ["", about, NAME, ABOUT]).encode())]
    for name, kind in KINDS.items():
        told = f"All {len(catalog.of(kind)):,} of the catalog, each with its sources."
        lines.append((b"", _line(f"cards/{kind.FOLDER}.png", ["", NAME, kind.PLURAL, told]).encode()))
        lines += edition.pieces_of_entries(name, known, lambda it: _of_entry(it, catalog))
    return {CARDS: joined([(b"", b"{\n"), *separated(b",\n", lines), (b"", b"\n}\n")])}


def _line(name: str, card: list[str]) -> str:
    return f"{one_line(name)}: {one_line(card)}"


def _of_entry(entry: Entry, catalog: Catalog) -> str:
    return _line(card_file(f"{address(entry.KIND, entry.id)}index.md"), _card(entry, catalog))


def _card(entry: Entry, catalog: Catalog) -> list[str]:
    above = f"{entry.group.capitalize()} {entry.KIND}" if entry.group else entry.KIND.capitalize()
    title = f"{entry.title.rstrip('.')}." if isinstance(entry, Work) and entry.title else ""
    told = f"{title} {lead(entry, catalog) or getattr(entry, 'summary', None) or ''}".strip()
    where = ", ".join(filter(None, [entry.venue, str(entry.year or "")])) if isinstance(entry, Work) else ""
    return [entry.group, " · ".join(filter(None, [above, where])), entry.name, told]
