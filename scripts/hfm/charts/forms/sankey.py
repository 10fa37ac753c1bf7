"""Where the nodes and ribbons of a Sankey stand: columns from left to right, every height a number of entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hfm.charts.drawing.shapes import Frame, Node, Ribbon


@dataclass(frozen=True)
class Stop:
    """A value of one column. `count` is the distinct entries that have it; `key` is unique in the whole Sankey.

    `short` is the label where there is little room; the column's heading stands above it.
    """

    key: str
    label: str
    token: str
    count: int
    href: str
    words: str
    short: str = ""


@dataclass(frozen=True)
class Link:
    """The entries that have both values; `token` names its colour."""

    source: str
    target: str
    token: str
    count: int
    href: str
    words: str


@dataclass(frozen=True)
class Sankey:
    """Columns of nodes from left to right, and the links between neighbouring columns."""

    headings: tuple[str, ...]
    columns: tuple[tuple[Stop, ...], ...]
    links: tuple[Link, ...]


def layout(it: Sankey, frame: Frame) -> tuple[dict[str, Node], list[tuple[Link, Ribbon]]]:
    """Nodes by their keys and ribbons; every column fills the height, and one entry is equally high everywhere."""
    came, left = _sums(it, "target"), _sums(it, "source")
    tall = {stop.key: max(came.get(stop.key, 0), left.get(stop.key, 0)) for column in it.columns for stop in column}
    room, last = frame.height - frame.top - frame.bottom, max(1, len(it.columns) - 1)
    unit = min(
        (room - frame.gap * len(column)) / max(1, sum(tall[stop.key] for stop in column)) for column in it.columns
    )
    step = (frame.width - frame.left - frame.right - frame.thickness) / last
    nodes = {}
    for number, column in enumerate(it.columns):
        used = sum(tall[stop.key] for stop in column) * unit
        gap = (room - used) / max(1, len(column))
        y = frame.top + gap / 2
        for key in (stop.key for stop in column):
            high = tall[key] * unit
            into, out = (side.get(key, tall[key]) * unit for side in (came, left))
            nodes[key] = Node(key, number / last, frame.left + number * step, y + high / 2, into, out, frame)
            y += high + gap
    return nodes, _ribbons(it, nodes, frame, unit)


def _ribbons(it: Sankey, nodes: Mapping[str, Node], frame: Frame, unit: float) -> list[tuple[Link, Ribbon]]:
    """Links leave and enter each node in the order of the nodes at their other end, so that none cross at a node."""
    order = {key: number for number, key in enumerate(nodes)}
    leaves = {key: node.middle - node.left / 2 for key, node in nodes.items()}
    enters = {key: node.middle - node.came / 2 for key, node in nodes.items()}
    starts, ends = {}, {}
    for link in sorted(it.links, key=lambda link: order[link.target]):
        starts[link] = leaves[link.source]
        leaves[link.source] += link.count * unit
    for link in sorted(it.links, key=lambda link: order[link.source]):
        ends[link] = enters[link.target]
        enters[link.target] += link.count * unit
    return [
        (
            link,
            Ribbon(
                link.source,
                link.target,
                link.count,
                nodes[link.source].x + frame.thickness,
                starts[link],
                nodes[link.target].x,
                ends[link],
                link.count * unit,
            ),
        )
        for link in it.links
    ]


def _sums(sankey: Sankey, end: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for link in sankey.links:
        key = getattr(link, end)
        found[key] = found.get(key, 0) + link.count
    return found


def untangled(sankey: Sankey, fixed: int = 1, last: Iterable[str] = ()) -> Sankey:
    """The same Sankey with each column but the `fixed` one in the order that crosses the fewest entries.

    Nodes named in `last` stay at the bottom of their column: "not stated" is not one of the values.
    """
    bottom = frozenset(last)
    place = {node.key: number for number, node in enumerate(sankey.columns[fixed])}
    columns = list(sankey.columns)
    for number in [*range(fixed - 1, -1, -1), *range(fixed + 1, len(columns))]:
        beside = fixed if number in (fixed - 1, fixed + 1) else (number + 1 if number < fixed else number - 1)
        place = {node.key: n for n, node in enumerate(columns[beside])}
        weights = _weights(sankey, place)
        order = sorted(columns[number], key=lambda it: (it.key in bottom, _mean(weights.get(it.key, {})), it.key))
        columns[number] = tuple(_swapped(order, weights, bottom))
    return replace(sankey, columns=tuple(columns))


def _weights(sankey: Sankey, place: Mapping[str, int]) -> dict[str, dict[int, int]]:
    """node → position in the neighbouring column → entries between them."""
    found: dict[str, dict[int, int]] = {}
    for link in sankey.links:
        for here, there in ((link.source, link.target), (link.target, link.source)):
            if there in place:
                found.setdefault(here, {})[place[there]] = link.count
    return found


def _mean(weights: Mapping[int, int]) -> float:
    return sum(place * count for place, count in weights.items()) / max(1, sum(weights.values()))


def _swapped(order: list[Stop], weights: Mapping[str, Mapping[int, int]], bottom: frozenset[str]) -> list[Stop]:
    """Neighbours change places while that lowers the number of entries that cross."""
    for _ in order:
        for n in range(len(order) - 1):
            upper, lower = order[n].key, order[n + 1].key
            if lower not in bottom and _crossing(weights, lower, upper) < _crossing(weights, upper, lower):
                order[n], order[n + 1] = order[n + 1], order[n]
    return order


def _crossing(weights: Mapping[str, Mapping[int, int]], upper: str, lower: str) -> int:
    """How many pairs of entries cross when one node stands above the other."""
    above, below = weights.get(upper, {}), weights.get(lower, {})
    return sum(a * b for p, a in above.items() for q, b in below.items() if p > q)
