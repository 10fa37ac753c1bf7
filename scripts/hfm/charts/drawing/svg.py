"""Pieces of a static drawing: text, marks that are links, and the <svg> around them, the same bytes at every build."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

# Markdown would still see a fence, a backtick or a line break inside a block of HTML, so these are entities as well.
_ENTITIES = {'"': "&quot;", "'": "&#39;", "`": "&#96;", "~": "&#126;", "\n": "&#10;", "\r": "&#13;"}
_NARROW = frozenset("fijlrtI.,:;'|()[]/ 1-")
_WIDE = frozenset("mwMWGOQ@%&")


def esc(value: object) -> str:
    """A value as text or attribute of HTML that shows exactly its characters."""
    return escape(str(value), _ENTITIES)


def num(value: float) -> str:
    """A coordinate with one decimal at most, and never a minus before zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def text_width(text: str, size: float) -> float:
    """About how wide a line of text is in a sans-serif face of this size; a little more rather than less."""
    return size * sum(0.32 if char in _NARROW else 0.82 if char in _WIDE else 0.56 for char in text)


def shorten(text: str, width: float, size: float) -> str:
    """The text, cut with an ellipsis where it would be wider than this."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1].rstrip()
    return text + "…"


def text(x: float, y: float, content: str, kind: str = "", count: object = "") -> str:
    """A line of text at its baseline; `kind` is its classes, `count` a number set off after it."""
    number = f' <tspan class="n">{esc(count)}</tspan>' if count != "" else ""
    classes = f' class="{kind}"' if kind else ""
    return f'<text x="{num(x)}" y="{num(y)}"{classes}>{esc(content)}{number}</text>'


def mark(href: str, words: str, shape: str, token: str = "", kind: str = "mark") -> str:
    """A shape that leads to the entries it counts and says its number in words; `token` names its colour.

    `@/` stands for the way to the site's root, which the page fills in. Without an address it only says its number.
    """
    colour = f" k-{token}" if token else ""
    if not href:
        return f'<g class="{kind}{colour}"><title>{esc(words)}</title>{shape}</g>'
    return f'<a href="@/{esc(href)}" class="{kind}{colour}"><title>{esc(words)}</title>{shape}</a>'


def rect(x: float, y: float, width: float, height: float, kind: str = "") -> str:
    classes = f' class="{kind}"' if kind else ""
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}"{classes}/>'


def outlines(places: Iterable[tuple[float, float, float, float]], kind: str = "void") -> str:
    """The edges of many rectangles (x, y, width, height) as one shape."""
    edges = "".join(f"M{num(x)} {num(y)}h{num(wide)}v{num(high)}h{num(-wide)}z" for x, y, wide, high in places)
    return f'<path d="{edges}" class="{kind}"/>' if edges else ""


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "grid") -> str:
    return f'<path d="M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}" class="{kind}"/>'


def drawing(name: str, shape: str, title: str, words: str, size: tuple[float, float], parts: Iterable[str]) -> str:
    """An <svg> of this shape (`wide` or `narrow`), named by its title and described by its summary."""
    ident = esc(f"{name}-{shape}")
    return (
        f'<svg class="chart__{shape}" viewBox="0 0 {num(size[0])} {num(size[1])}" role="group"'
        f' aria-labelledby="{ident}-t" aria-describedby="{ident}-d">'
        f'<title id="{ident}-t">{esc(title)}</title><desc id="{ident}-d">{esc(words)}</desc>{"".join(parts)}</svg>'
    )
