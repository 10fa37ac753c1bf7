"""Read places and lengths back: out of a drawing's shapes, and out of a figure through its axes, both in the drawing's units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Any
from xml.etree import ElementTree

from drawings import Mark, shown_words
from hfm.charts.drawing.caveat import PALE

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Place:
    """A mark with the box it fills, its colour's name and, where it has one, the strength of that colour."""

    mark: Mark
    x0: float
    y0: float
    x1: float
    y1: float
    kind: str  # rect, circle; bar, scatter, heatmap
    colour: str = ""
    strength: float = 1.0
    filled: bool = True

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.x0, self.y0, self.x1, self.y1


# --- Out of a drawing ---


def drawn(svg: ElementTree.Element, strengths: tuple[float, ...] = ()) -> list[Place]:
    """Each rectangle and circle of each linked mark; `strengths` are those of the classes h0, h1 …"""
    return [
        place
        for link in svg.iter(f"{_SVG}a")
        for shape in link.iter()
        if (place := _shape(link, shape, strengths)) is not None
    ]


def _shape(link: ElementTree.Element, shape: ElementTree.Element, strengths: tuple[float, ...]) -> Place | None:
    mark = (link.get("href") or "").removeprefix("@/"), link.findtext(f"{_SVG}title") or ""
    token = re.search(r"\bk-(\S+)", link.get("class") or "")
    kind = shape.get("class") or ""
    if kind == "hit":
        return None
    colour = token[1] if token else "accent" if "cell" in (link.get("class") or "") else ""
    strong = strengths[int(kind[1])] if re.fullmatch(r"h\d", kind) else 1.0
    if kind == "quiet" or "partly" in (link.get("class") or ""):
        strong = 0.4 if kind == "quiet" else PALE
    if shape.tag == f"{_SVG}rect":
        x, y, wide, high = (float(shape.get(it) or 0) for it in ("x", "y", "width", "height"))
        return Place(mark, x, y, x + wide, y + high, "rect", colour, strong)
    if shape.tag == f"{_SVG}circle":
        x, y, r = (float(shape.get(it) or 0) for it in ("cx", "cy", "r"))
        filled = "ring" not in (link.get("class") or "")
        return Place(mark, x - r, y - r, x + r, y + r, "circle", colour, strong, filled)
    return None


def paths(svg: ElementTree.Element, kind: str) -> list[tuple[Mark, list[float]]]:
    """The numbers of each path whose mark, or which itself, has this class."""
    found = []
    for parent in svg.iter():
        for path in parent.findall(f"{_SVG}path"):
            classes = f"{parent.get('class') or ''} {path.get('class') or ''}".split()
            if kind in classes:
                mark = (parent.get("href") or "").removeprefix("@/"), parent.findtext(f"{_SVG}title") or ""
                found.append((mark, [*map(float, _NUMBER.findall(path.get("d") or ""))]))
    return found


def ticks(svg: ElementTree.Element, anchor: str) -> list[tuple[float, float, str]]:
    """(x, y, words) of the axis's labels with this anchor: `end` beside a vertical axis, `middle` below a level one."""
    return [
        (float(it.get("x") or 0), float(it.get("y") or 0), "".join(it.itertext()))
        for it in svg.iter(f"{_SVG}text")
        if {"tick", anchor} <= set((it.get("class") or "").split())
    ]


# --- Out of a figure ---


def plotted(figure: dict[str, Any]) -> list[Place]:
    """Each bar, dot and cell of a figure that leads somewhere, where its axes put it."""
    layout = figure["layout"]
    places = [
        place
        for kind, read in (("bar", _bars), ("scatter", _dots), ("heatmap", _cells))
        for place in read([it for it in figure["data"] if it["type"] == kind], layout)
    ]
    return [place for place in places if place.mark[0]]


@dataclass(frozen=True)
class Axis:
    """From a value to a place: `across` of the figure's width, or down its height."""

    start: float
    end: float
    first: float
    last: float
    log: bool

    def at(self, value: float) -> float:
        found = log10(value) if self.log else value
        return self.start + (found - self.first) / (self.last - self.first) * (self.end - self.start)


def axis(layout: dict[str, Any], name: str) -> Axis:
    """The axis that a trace calls `x`, `x2`, `y` …"""
    it = layout[f"{name[0]}axis{name[1:]}"]
    size = layout["meta"]["width" if name[0] == "x" else "height"]
    low, high = (size * share if name[0] == "x" else size * (1 - share) for share in it["domain"])
    return Axis(low, high, *it["range"], it.get("type") == "log")


def _axes(trace: dict[str, Any], layout: dict[str, Any]) -> tuple[Axis, Axis]:
    return axis(layout, trace.get("xaxis", "x")), axis(layout, trace.get("yaxis", "y"))


def _mark(told: list[str]) -> Mark:
    return (told[0], shown_words(told[1])) if told else ("", "")


def _bars(traces: list[dict[str, Any]], layout: dict[str, Any]) -> Iterator[Place]:
    """Bars as Plotly stacks them: on each other with barmode `stack`, in front of each other else."""
    stacked = layout.get("barmode") == "stack"
    for level in (False, True):
        mine = [it for it in traces if (it.get("orientation") == "h") == level]
        pairs = [
            pair for it in mine for pair in zip(*((it["y"], it["x"]) if level else (it["x"], it["y"])), strict=True)
        ]
        whole = {place: sum(n for p, n in pairs if p == place) for place, _ in pairs}
        ends: dict[tuple[Any, float], float] = {}
        for trace in mine:
            x, y = _axes(trace, layout)
            along, across = (x, y) if level else (y, x)
            names, lengths = (trace["y"], trace["x"]) if level else (trace["x"], trace["y"])
            half = (trace.get("width") or 1 - layout.get("bargap", 0.2)) / 2
            for n, (name, length) in enumerate(zip(names, lengths, strict=True)):
                value = 100 * length / whole[name] if layout.get("barnorm") == "percent" and whole[name] else length
                key = (trace.get("xaxis"), name)
                start = ends.get(key, 0.0) if stacked else 0.0
                ends[key] = start + value
                a, b = sorted((along.at(start), along.at(start + value)))
                c, d = sorted((across.at(name - half), across.at(name + half)))
                box = (a, c, b, d) if level else (c, a, d, b)
                yield Place(_mark(trace["customdata"][n]), *box, "bar", *_colour(trace["marker"]["color"], n))


def _dots(traces: list[dict[str, Any]], layout: dict[str, Any]) -> Iterator[Place]:
    for trace in (it for it in traces if "markers" in it["mode"]):
        x, y = _axes(trace, layout)
        size = trace["marker"]["size"]
        for n, told in enumerate(trace["customdata"]):
            r = (size[n] if isinstance(size, list) else size) / 2
            at = x.at(trace["x"][n]), y.at(trace["y"][n])
            box = (at[0] - r, at[1] - r, at[0] + r, at[1] + r)
            yield Place(_mark(told), *box, "scatter", *_colour(trace["marker"]["color"], n))


def _cells(traces: list[dict[str, Any]], layout: dict[str, Any]) -> Iterator[Place]:
    for trace in traces:
        x, y = _axes(trace, layout)
        for r, row in enumerate(trace["z"]):
            for c, value in enumerate(row):
                if value is None:
                    continue
                (x0, x1), (y0, y1) = (
                    sorted((it.at(n - 0.5), it.at(n + 0.5))) for it, n in ((x, trace["x"][c]), (y, trace["y"][r]))
                )
                gap = trace["xgap"] / 2, trace["ygap"] / 2
                box = (x0 + gap[0], y0 + gap[1], x1 - gap[0], y1 - gap[1])
                yield Place(_mark(trace["customdata"][r][c]), *box, "heatmap", *_shade(trace, value))


def _shade(trace: dict[str, Any], value: float) -> tuple[str, float]:
    """What the colour scale shows for a value."""
    share = (value - trace["zmin"]) / (trace["zmax"] - trace["zmin"])
    edges = [edge for edge, _ in trace["colorscale"]]
    return _colour(trace["colorscale"][min(len(edges) - 1, bisect_right(edges, share) - 1)][1], 0)


def _colour(colour: Any, n: int) -> tuple[str, float]:
    name, _, strength = (colour[n] if isinstance(colour, list) else colour).removeprefix("token:").partition("@")
    return name, float(strength or 1)
