"""Draw a Sankey twice from the same layout: as a static SVG, wide and narrow, and as a Plotly figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hfm.charts.chart import Cell
from hfm.charts.drawing.figure import HOVER, colour, figure, go, heading, literal, note, told
from hfm.charts.drawing.svg import drawing, mark, num, text
from hfm.charts.forms.sankey import Box, Frame, Ribbon, Sankey, layout

WIDE = Frame(width=900, height=480, left=196, right=190, top=40)
NARROW = Frame(width=360, height=560, left=1, right=1, top=38, thickness=12, gap=30)


def sankey_svg(name: str, title: str, words: str, sankey: Sankey, wide: Frame = WIDE, narrow: Frame = NARROW) -> str:
    """Both layouts: wide with its outer labels beside the nodes, narrow with every label above its node."""
    return "".join(
        drawing(name, shape, title, words, (frame.width, frame.height), _parts(sankey, frame, shape == "narrow"))
        for shape, frame in (("wide", wide), ("narrow", narrow))
    )


def sankey_figure(sankey: Sankey, frame: Frame = WIDE) -> dict[str, Any]:
    """The same Sankey for Plotly, its nodes where the static drawing has them and its labels beside them."""
    boxes, _ = layout(sankey, frame)
    number = {it.node.key: n for n, it in enumerate(boxes)}
    last = max(1, len(sankey.columns) - 1)
    inner = frame.height - frame.top - frame.bottom
    trace = go.Sankey(
        arrangement="fixed",
        domain={
            "x": [frame.left / frame.width, 1 - frame.right / frame.width],
            "y": [frame.bottom / frame.height, 1 - frame.top / frame.height],
        },
        node={
            "label": [""] * len(boxes),  # the labels are notes, placed as in the drawing
            "color": [colour(it.node.token) for it in boxes],
            "x": [min(0.999, max(0.001, it.column / last)) for it in boxes],
            "y": [min(0.999, max(0.001, (it.middle - frame.top) / inner)) for it in boxes],
            "pad": frame.gap,
            "thickness": frame.thickness,
            "line": {"width": 0},
            "customdata": [told(it.node.href, it.node.words) for it in boxes],
            "hovertemplate": HOVER,
        },
        link={
            "source": [number[it.source] for it in sankey.links],
            "target": [number[it.target] for it in sankey.links],
            "value": [it.count for it in sankey.links],
            "color": [colour(it.token, 0.42) for it in sankey.links],
            "hovercolor": [colour(it.token, 0.75) for it in sankey.links],
            "customdata": [told(it.href, it.words) for it in sankey.links],
            "hovertemplate": HOVER,
        },
    )
    return figure([trace], (frame.width, frame.height), annotations=_notes(sankey, boxes, frame))


def _parts(sankey: Sankey, frame: Frame, above: bool) -> list[str]:
    boxes, ribbons = layout(sankey, frame)
    # The thickest first, so that thin ones stay on top and can be reached.
    flows = [_ribbon(it) for it in sorted(ribbons, key=lambda it: -it.depth)]
    nodes = [_box(it, frame, sankey, above) for it in boxes]
    heads = [
        text(*_heading(n, sankey, frame), words, f"head {_anchor(n, sankey)}")
        for n, words in enumerate(sankey.headings)
    ]
    return [*heads, *flows, *nodes]


def _ribbon(it: Ribbon) -> str:
    bend = (it.x0 + it.x1) / 2
    upper = f"M{num(it.x0)} {num(it.y0)}C{num(bend)} {num(it.y0)} {num(bend)} {num(it.y1)} {num(it.x1)} {num(it.y1)}"
    y0, y1 = it.y0 + it.depth, it.y1 + it.depth
    lower = f"L{num(it.x1)} {num(y1)}C{num(bend)} {num(y1)} {num(bend)} {num(y0)} {num(it.x0)} {num(y0)}Z"
    return mark(it.link.href, it.link.words, f'<path d="{upper}{lower}"/>', it.link.token, "flow")


def _box(it: Box, frame: Frame, sankey: Sankey, above: bool) -> str:
    """A node with its label; its sides are as high as what comes in and what goes out."""
    x0, x1 = num(it.x), num(it.x + frame.thickness)
    came, left = it.came / 2, it.left / 2
    top = f"M{x0} {num(it.middle - came)}L{x1} {num(it.middle - left)}"
    shape = f"{top}V{num(it.middle + left)}L{x0} {num(it.middle + came)}Z"
    x, y, anchor = _label_place(it, sankey, frame, above)
    label = (above and it.node.short) or it.node.label
    return mark(
        it.node.href, it.node.words, f'<path d="{shape}"/>' + text(x, y, label, anchor, it.node.count), it.node.token
    )


def _label_place(it: Box, sankey: Sankey, frame: Frame, above: bool) -> tuple[float, float, str]:
    first, last = it.column == 0, it.column == len(sankey.columns) - 1
    if above or not (first or last):
        x = it.x if first else it.x + frame.thickness if last else it.x + frame.thickness / 2
        return x, it.middle - it.height / 2 - 5, _anchor(it.column, sankey)
    return (it.x - 9, it.middle + 5, "end") if first else (it.x + frame.thickness + 9, it.middle + 5, "start")


def _heading(column: int, sankey: Sankey, frame: Frame) -> tuple[float, float]:
    last = len(sankey.columns) - 1
    return (0, frame.width / 2, frame.width)[0 if column == 0 else 2 if column == last else 1], 14


def _anchor(column: int, sankey: Sankey) -> str:
    return "start" if column == 0 else "end" if column == len(sankey.columns) - 1 else "middle"


def _notes(sankey: Sankey, boxes: list[Box], frame: Frame) -> list[dict[str, Any]]:
    anchors = {"start": "left", "end": "right", "middle": "center"}
    made = []
    for it in boxes:
        x, y, anchor = _label_place(it, sankey, frame, above=False)
        words = f"{literal(it.node.label)} <b>{it.node.count}</b>"
        made.append(note(x / frame.width, (y - 5) / frame.height, words, anchors[anchor]))
    for column, words in enumerate(sankey.headings):
        x, y = _heading(column, sankey, frame)
        made.append(heading(x / frame.width, (y - 4) / frame.height, words, anchors[_anchor(column, sankey)]))
    return made


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
