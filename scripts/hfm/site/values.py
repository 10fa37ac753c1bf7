"""How values stand on a page: as HTML that shows exactly their characters, and as links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from hfm.charts.chart import Cell
from hfm.views.facts import Value

# The body of a page is one block of HTML inside Markdown. A fence or a line break is all that Markdown could still
# see there, so these are spelled as entities on top of the usual five of HTML.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {it: f"&#{ord(it)};" for it in "'\"`~\n\r"}
_SIGNS = re.compile(f"[{''.join(_ENTITIES)}]")

# Draws something for pages that are at this root.
Drawn = Callable[[Any, str], Markup]


def literally(value: Any) -> str:
    """A value as HTML that shows exactly its characters, to Markdown too; markup of ours as it is."""
    if hasattr(value, "__html__"):
        return str(value.__html__())
    text = str(value)
    if _SIGNS.search(text):
        for sign, entity in _ENTITIES.items():  # `&` first; to translate letter by letter takes three times as long
            text = text.replace(sign, entity)
    return text


def linked(value: Value, root: str) -> Markup:
    """A value: its text, leading to its address inside the site or out, with its meaning as a tooltip."""
    title = f' title="{literally(value.means)}"' if value.means else ""
    return _leading(literally(value.text), value.href, root, title)


def _leading(html: str, href: str, root: str, more: str = "") -> Markup:
    """The HTML as a link, where there is an address."""
    if not href:
        return Markup(html)  # noqa: S704  it is HTML
    address, rel = (href, ' rel="external"') if "://" in href else (root + href, "")
    return Markup(f'<a href="{literally(address)}"{rel}{more}>{html}</a>')  # noqa: S704  all is spelled


def joined(draw: Drawn, between: str, values: Iterable[Any], root: str) -> Markup:
    """The values with this text between them."""
    return Markup(between.join(draw(it, root) for it in values))  # noqa: S704  each is HTML


def told(link: Drawn, values: tuple[Value, ...], root: str) -> Markup:
    """The values of a cell of a list, of which only what is elsewhere is a link."""
    found = (link(it, root) if it.href.startswith("http") else literally(it.text) for it in values)
    return Markup(", ".join(found))  # noqa: S704  each is HTML


def number(cell: Cell, href: str, root: str) -> Markup:
    """A cell of the numbers of a chart, leading to what it counts; a page may have thousands."""
    shown = "–" if cell is None else literally(cell) if isinstance(cell, str) else f"{cell:,}"
    return _leading(shown, href, root)
