"""A notebook that draws the growth of the field from its CSV file, to begin with and to change."""

from __future__ import annotations

import json
from typing import Any

from hfm.exports.edition import NAME, Edition

_READ = """import pandas as pd

site = {site!r}
growth = pd.read_csv(site + "charts/growth.csv", index_col="Year")
growth"""
_DRAW = """import plotly.graph_objects as go

parts = growth.drop(columns=["All", "So far", "Complete"])
bars = [
    go.Bar(
        name=part, x=parts.index, y=parts[part],
        marker_pattern_shape=["" if whole == "yes" else "/" for whole in growth["Complete"]],
    )
    for part in parts
]
figure = go.Figure(bars).update_layout(
    barmode="stack", title="Models by the year they were first public", xaxis_title="Year", yaxis_title="Models"
)
figure"""
_COUNT = """whole = growth[growth["Complete"] == "yes"]
growth["So far"].iloc[-1], whole["All"].idxmax()"""


def notebook(edition: Edition) -> dict[str, str]:
    """`data/growth.ipynb`, not run: its numbers are those of the day it is opened."""
    site = edition.addresses.site or "../"
    cells = [
        _text(
            f"# How fast does the field grow?\n\nFrom the open data of {NAME}, edition of {edition.catalog.version},"
            " CC BY 4.0. It needs pandas and Plotly."
        ),
        _code("read", _READ.format(site=site)),
        _text("Years that are not yet collected whole are hatched: their bars are no decline."),
        _code("draw", _DRAW),
        _text("How many models there are in all, and which complete year brought most:"),
        _code("count", _COUNT),
    ]
    made = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return {"data/growth.ipynb": json.dumps(made, ensure_ascii=False, indent=1) + "\n"}


def _text(words: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": f"text-{len(words)}", "metadata": {}, "source": _lines(words)}


def _code(name: str, program: str) -> dict[str, Any]:
    empty: dict[str, Any] = {"execution_count": None, "outputs": []}
    return {"cell_type": "code", "id": name, "metadata": {}, **empty, "source": _lines(program)}


def _lines(words: str) -> list[str]:
    return words.splitlines(keepends=True)
