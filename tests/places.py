"""Read places and lengths back: out of a drawing's shapes, and out of a figure through its axes, both in the drawing's units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Any
from xml.etree import ElementTree

from drawings import Mark, shown_words
from hfm.charts.drawing.look import PALE, QUIET

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
    kind: str  # rect, circle; bar, cell, dot
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
        strong = QUIET if kind == "quiet" else PALE
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
    """Each bar, cell and dot of a figure that leads somewhere, where its axes put it."""
    layout = figure["layout"]
    places = [
        place
        for kind, read in (("bar", _bars), ("scatter", _dots))
        for place in read([it for it in figure["data"] if it["type"] == kind], layout)
    ]
    return [place for place in places if place.mark[0]]


def surfaces(figure: dict[str, Any]) -> list[tuple[str, list[tuple[float, float]], list[tuple[float, float]]]]:
    """(colour, corners in the figure's numbers, corners where its axes put them) of each surface."""
    found = []
    for trace in (it for it in figure["data"] if it.get("fill") == "toself"):
        x, y = _axes(trace, figure["layout"])
        corners = list(zip(trace["x"], trace["y"], strict=True))
        found.append((trace["fillcolor"], corners, [(x.at(a), y.at(b)) for a, b in corners]))
    return found


def notes(figure: dict[str, Any]) -> list[tuple[str, float, float]]:
    """(words, x, y) of what is written in a figure, y that of the middle of its line."""
    size = figure["layout"]["meta"]
    return [
        (shown_words(re.sub(r"</?b>", "", it["text"])), it["x"] * size["width"], (1 - it["y"]) * size["height"])
        for it in figure["layout"]["annotations"]
    ]


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

    def number(self, place: float) -> float:
        return self.first + (place - self.start) / (self.end - self.start) * (self.last - self.first)


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
    """Bars that stand each on its own foot, in front of each other; those in the colour of heat are cells."""
    assert layout["barmode"] == "overlay"
    for trace in traces:
        x, y = _axes(trace, layout)
        for n, told in enumerate(trace["customdata"]):
            half, foot = _nth(trace["width"], n) / 2, trace["base"][n]
            a, b = sorted((x.at(trace["x"][n] - half), x.at(trace["x"][n] + half)))
            c, d = sorted((y.at(foot), y.at(foot + trace["y"][n])))
            tone = _colour(trace["marker"]["color"], n)
            yield Place(_mark(told), a, c, b, d, "cell" if tone[0] == "accent" else "bar", *tone)


def _dots(traces: list[dict[str, Any]], layout: dict[str, Any]) -> Iterator[Place]:
    for trace in (it for it in traces if "markers" in it["mode"]):
        x, y = _axes(trace, layout)
        for n, told in enumerate(trace["customdata"]):
            r = _nth(trace["marker"]["size"], n) / 2
            at = x.at(trace["x"][n]), y.at(trace["y"][n])
            box = (at[0] - r, at[1] - r, at[0] + r, at[1] + r)
            filled = _nth(trace["marker"]["symbol"], n) == "circle"
            yield Place(_mark(told), *box, "dot", *_colour(trace["marker"]["color"], n), filled)


def _colour(colour: Any, n: int) -> tuple[str, float]:
    name, _, strength = _nth(colour, n).removeprefix("token:").partition("@")
    return name, float(strength or 1)


def _nth(value: Any, n: int) -> Any:
    """The value of the n-th mark: one for all, or one each."""
    return value[n] if isinstance(value, list) else value
