"""Write a drawing as SVG, the same bytes at every build: the only place where a drawing becomes text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from hfm.charts.drawing.shapes import Area, Box, Dot, Drawing, Line, Mark, Node, Outlines, Part, Ribbon, Shape, Text

# Markdown would still see a fence, a backtick or a line break inside a block of HTML, so these are entities as well.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"} | {
    sign: f"&#{ord(sign)};" for sign in ("`", "~", "\n", "\r")
}
_SPELLED = str.maketrans(_ENTITIES)
_SIGNS = re.compile(f"[{''.join(_ENTITIES)}]")


_ROOT = "\0"  # no address holds it


def led_from(text: str, root: str, target: str = "") -> str:
    """A drawing for a place from which `root` leads to the site's root; its links open in `target`, if one is given."""
    return text.replace("<a ", f'<a target="{esc(target)}" ' if target else "<a ").replace(_ROOT, esc(root))


def written(drawing: Drawing) -> str:
    """The <svg> of a drawing, named by its title and described by its words, to be led from a place."""
    named, ident = drawing.named, esc(f"{drawing.named.name}-{drawing.shape}")
    return (
        f'<svg class="drawn chart__{drawing.shape}" viewBox="0 0 {num(drawing.width)} {num(drawing.height)}" role="group"'
        f' aria-labelledby="{ident}-t" aria-describedby="{ident}-d">'
        f'<title id="{ident}-t">{esc(named.title)}</title><desc id="{ident}-d">{esc(named.words)}</desc>'
        f"{inside(drawing)}</svg>"
    )


def glimpse(drawing: Drawing) -> str:
    """The drawing as a picture only: without links and names, for where a link stands around it."""
    shape, parts = drawing.shape, "".join(_part(part, _plain) for part in drawing.parts)
    return f'<svg class="drawn chart__{shape}" viewBox="0 0 {num(drawing.width)} {num(drawing.height)}">{parts}</svg>'


def inside(drawing: Drawing) -> str:
    """The parts of a drawing, without the <svg> around them."""
    return "".join(_part(part, _link) for part in drawing.parts)


def address(href: str, root: str) -> str:
    """Where a mark leads: to a page of the site, or to the place elsewhere that its number is from."""
    return href if "://" in href else root + href


def esc(value: object) -> str:
    """A value as text or attribute of HTML that shows exactly its characters."""
    text = str(value)
    return text.translate(_SPELLED) if _SIGNS.search(text) else text


@lru_cache(maxsize=20_000)  # dots and words stand in lines
def num(value: float) -> str:
    """A coordinate with one decimal at most, and never a minus before zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def line_of_text(it: Text) -> str:
    """A <text>, turned around its beginning where it has an angle."""
    number = f' <tspan class="n">{esc(it.number)}</tspan>' if it.number != "" else ""
    x, y = ("0", "0") if it.turn else (num(it.x), num(it.y))
    made = f'<text x="{x}" y="{y}"{_class(it.kind)}>{esc(it.words)}{number}</text>'
    return f'<g transform="translate({num(it.x)} {num(it.y)}) rotate({num(it.turn)})">{made}</g>' if it.turn else made


def _part(part: Part, wrap: Callable[[Mark, str], str]) -> str:
    if isinstance(part, Mark):
        return wrap(part, "".join(map(_shape, part.shapes))) if part.kind != "unseen" else ""
    return _shape(part)


def _link(it: Mark, shapes: str) -> str:
    title = f"<title>{esc(it.words)}</title>" if it.words else ""
    if not it.href:
        return f'<g class="{_classes(it)}">{title}{shapes}</g>'
    return f'<a href="{esc(address(it.href, _ROOT))}" class="{_classes(it)}">{title}{shapes}</a>'


def _plain(it: Mark, shapes: str) -> str:
    return f'<g class="{_classes(it)}">{shapes}</g>'


def _classes(it: Mark) -> str:
    return f"{it.kind} k-{it.token}" if it.token else it.kind


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _shape(it: Shape) -> str:
    return _SHAPES[type(it)](it)


def _box(it: Box) -> str:
    x, y, width, height = map(num, it.placed)
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}"{_class(it.kind)}/>'


def _dot(it: Dot) -> str:
    x, y = map(num, it.placed)
    return f'<circle cx="{x}" cy="{y}" r="{num(it.radius)}"{_class(it.kind)}/>'


def _area(it: Area) -> str:
    edge = "L".join(f"{num(x)} {num(y)}" for x, y in it.placed)
    return f'<path d="M{edge}Z" class="area k-{it.token}"/>'


def _line(it: Line) -> str:
    return f'<path d="M{num(it.x0)} {num(it.y0)}L{num(it.x1)} {num(it.y1)}" class="{it.kind}"/>'


def _outlines(it: Outlines) -> str:
    edges = "".join(f"M{num(x)} {num(y)}h{num(wide)}v{num(high)}h{num(-wide)}z" for x, y, wide, high in _places(it))
    return f'<path d="{edges}" class="{it.kind}"/>' if edges else ""


def _places(it: Outlines) -> Iterable[tuple[float, float, float, float]]:
    return (box.placed for box in it.boxes)


def _node(it: Node) -> str:
    x0, x1, came, left = num(it.x), num(it.x + it.frame.thickness), it.came / 2, it.left / 2
    top = f"M{x0} {num(it.middle - came)}L{x1} {num(it.middle - left)}"
    return f'<path d="{top}V{num(it.middle + left)}L{x0} {num(it.middle + came)}Z"/>'


def _ribbon(it: Ribbon) -> str:
    bend = (it.x0 + it.x1) / 2
    upper = f"M{num(it.x0)} {num(it.y0)}C{num(bend)} {num(it.y0)} {num(bend)} {num(it.y1)} {num(it.x1)} {num(it.y1)}"
    y0, y1 = it.y0 + it.depth, it.y1 + it.depth
    lower = f"L{num(it.x1)} {num(y1)}C{num(bend)} {num(y1)} {num(bend)} {num(y0)} {num(it.x0)} {num(y0)}Z"
    return f'<path d="{upper}{lower}"/>'


_SHAPES: dict[type, Callable[[Any], str]] = {
    Box: _box,
    Dot: _dot,
    Area: _area,
    Line: _line,
    Text: line_of_text,
    Outlines: _outlines,
    Node: _node,
    Ribbon: _ribbon,
}
