"""Draw a Sankey: wide with its outer labels beside the nodes, narrow with every label above its node."""

from __future__ import annotations

from collections.abc import Sequence

from hfm.charts.chart import Cell
from hfm.charts.drawing.shapes import Drawings, Frame, Mark, Named, Node, Text, drawings
from hfm.charts.forms.sankey import Sankey, Stop, layout

_WIDE = Frame(width=900, height=480, left=196, right=190, top=40)
_NARROW = Frame(width=360, height=560, left=1, right=1, top=38, thickness=12, gap=30)


def sankey_drawings(named: Named, it: Sankey) -> Drawings:
    """Both layouts of the same nodes and ribbons."""
    wide, narrow = (
        (frame.width, frame.height, _parts(it, frame, above=frame is _NARROW)) for frame in (_WIDE, _NARROW)
    )
    return drawings(named, wide, narrow)


def _parts(it: Sankey, frame: Frame, *, above: bool) -> list[Mark | Text]:
    nodes, ribbons = layout(it, frame)
    heads = [
        Text(*_heading(n, it, frame), words, f"head {_anchor(n / max(1, len(it.columns) - 1))}".strip())
        for n, words in enumerate(it.headings)
    ]
    # The thickest first, so that thin ones stay on top and can be reached.
    flows = [
        Mark(link.href, link.words, (ribbon,), link.token, "flow")
        for link, ribbon in sorted(ribbons, key=lambda pair: -pair[1].depth)
    ]
    return [*heads, *flows, *(_stop(stop, nodes[stop.key], above) for column in it.columns for stop in column)]


def _stop(stop: Stop, node: Node, above: bool) -> Mark:
    """A node with its label and its number."""
    x, y, anchor = _label_place(node, above)
    label = Text(x, y, (above and stop.short) or stop.label, anchor, stop.count)
    return Mark(stop.href, stop.words, (node, label), stop.token)


def _label_place(it: Node, above: bool) -> tuple[float, float, str]:
    first, last, thick = it.share == 0, it.share == 1, it.frame.thickness
    if above or not (first or last):
        x = it.x if first else it.x + thick if last else it.x + thick / 2
        return x, it.middle - it.height / 2 - 5, _anchor(it.share)
    return (it.x - 9, it.middle + 5, "end") if first else (it.x + thick + 9, it.middle + 5, "")


def _heading(column: int, it: Sankey, frame: Frame) -> tuple[float, float]:
    last = len(it.columns) - 1
    return (0, frame.width / 2, frame.width)[0 if column == 0 else 2 if column == last else 1], 14


def _anchor(share: float) -> str:
    return "" if share == 0 else "end" if share == 1 else "middle"


def sankey_rows(
    sankey: Sankey, all_of_them: Sequence[str]
) -> tuple[tuple[tuple[Cell, ...], ...], tuple[tuple[str, ...], ...]]:
    """What nodes and links state, as rows (from, to, count) and their links.

    A node is a row to all values of the next column; in the last column, from all values of the one before.
    """
    rows: list[tuple[Cell, ...]] = []
    links = []
    labels = {node.key: node.label for column in sankey.columns for node in column}
    for number, column in enumerate(sankey.columns):
        for node in column:
            last = number == len(sankey.columns) - 1
            ends = (all_of_them[number - 1], node.label) if last else (node.label, all_of_them[number + 1])
            rows.append((*ends, node.count))
            links.append(("", "", node.href))
    for link in sankey.links:
        rows.append((labels[link.source], labels[link.target], link.count))
        links.append(("", "", link.href))
    return tuple(rows), tuple(links)
