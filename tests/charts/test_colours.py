"""The colours of charts: each stands out from the page, and those side by side are told apart by every eye."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import combinations

import pytest

from catalogs import ROOT, make_catalog, model, real_catalog, vocabularies
from hfm.charts import CHARTS
from hfm.charts.drawing.look import INVERTED, STRENGTHS
from hfm.model import Dataset, Model

STYLES = "".join((ROOT / "web" / "styles" / name).read_text(encoding="utf-8") for name in ("base.css", "colours.css"))
DARK = (ROOT / "web" / "styles" / "dark.css").read_text(encoding="utf-8")
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
TOGETHER = {
    "sub-fields": tuple(f"c-{group}" for group in Model.GROUPS),
    "reporters": ("r-self", "r-others"),
    "openness": ("o-open", "o-asked", "o-closed"),
    "applications": ("c-segmentation", "c-report-generation", "c-medical-qa", "c-disease-diagnosis"),
}
# How an eye without one kind of cone sees linear light (Machado, Oliveira and Fernandes, 2009, severity 1).
EYES = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
# From linear light to cones, and from their cube roots to OKLab.
CONES = (
    (0.41222147, 0.53633254, 0.05144599),
    (0.2119035, 0.68069955, 0.10739696),
    (0.08830246, 0.28171884, 0.62997870),
)
LAB = (
    (0.21045426, 0.7936178, -0.00407205),
    (1.9779985, -2.42859221, 0.45059371),
    (0.02590404, 0.78277177, -0.80867577),
)


def _tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme by name; the dark one says only what differs from the light one."""
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", STYLES + DARK if scheme == "dark" else STYLES))


def _dot(rows: Sequence[Sequence[float]], light: Sequence[float]) -> list[float]:
    return [sum(map(math.prod, zip(row, light, strict=True))) for row in rows]


def _light(colour: str) -> list[float]:
    """Linear light, red, green and blue, of a colour as #rrggbb."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts]


def _contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    low, high = sorted(_dot([(0.2126, 0.7152, 0.0722)], _light(it))[0] for it in (one, other))
    return (high + 0.05) / (low + 0.05)


def _seen(colour: str, eye: str) -> list[float]:
    """The colour as this eye sees it, in OKLab, where distances are what can be told apart."""
    light = [min(1.0, max(0.0, it)) for it in _dot(EYES[eye], _light(colour))]
    return _dot(LAB, [it ** (1 / 3) for it in _dot(CONES, light)])


def _over(colour: str, page: str, strength: float) -> str:
    """What a colour of this strength looks like on the page."""
    parts = [(int(colour[n : n + 2], 16), int(page[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(a * strength + b * (1 - strength)):02x}" for a, b in parts)


@SCHEMES
def test_every_colour_of_a_mark_stands_out_from_the_page(scheme: str) -> None:
    """3:1 or more for each colour that the charts of the real catalog use, in both schemes."""
    tokens = _tokens(scheme)
    used = {
        token
        for draw in CHARTS.values()
        for view in draw(real_catalog()).views
        for token in re.findall(r' k-([a-z0-9-]+)"', view.written(""))
    }
    assert {"c-language", "c-none", "t-cool-4", "t-warm-5", "c-unknown"} <= used
    found = {token: _contrast(tokens[token], tokens["surface"]) for token in used - {"unfilled"}}
    assert {token: round(it, 2) for token, it in found.items() if it < 3} == {}


@SCHEMES
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("group", TOGETHER)
def test_colours_side_by_side_are_told_apart(scheme: str, eye: str, group: str) -> None:
    """At least 12 apart, in hundredths of OKLab, whichever cones an eye lacks."""
    tokens = _tokens(scheme)
    near = {
        (one, other): 100 * math.dist(_seen(tokens[one], eye), _seen(tokens[other], eye))
        for one, other in combinations(TOGETHER[group], 2)
    }
    assert {pair: round(it, 1) for pair, it in near.items() if it < 12} == {}


@SCHEMES
@pytest.mark.parametrize("step", range(len(STRENGTHS)))
def test_a_number_in_a_cell_can_be_read(scheme: str, step: int) -> None:
    """4.5:1 or more on each strength of the heat."""
    tokens = _tokens(scheme)
    cell = _over(tokens["accent"], tokens["surface"], STRENGTHS[step])
    number = tokens["surface" if step >= INVERTED else "ink"]
    assert _contrast(number, cell) >= 4.5


def test_every_sub_field_of_the_word_list_has_its_colour_in_both_schemes() -> None:
    """The word list, the groups of models and datasets, and the styles name the same ones, each with a class of its own."""
    terms = {term.id for term in vocabularies()["subfields"].terms}
    assert terms == {*Model.GROUPS, *Dataset.GROUPS}
    for term in terms:
        assert f".k-c-{term} {{ --k: var(--c-{term}); }}" in STYLES
        assert _tokens("light")[f"c-{term}"] != _tokens("dark")[f"c-{term}"]


def test_no_other_style_names_a_sub_field() -> None:
    """What has a sub-field's colour asks for it by the class; the list is in one place."""
    others = [path for path in (ROOT / "web").rglob("*.css") if path.name not in ("colours.css", "dark.css")]
    assert [
        path.name for path in others if re.search(rf"--({'|'.join(Dataset.GROUPS)})\b", path.read_text("utf-8"))
    ] == []


def test_a_sub_field_without_an_entry_has_no_place_in_a_chart() -> None:
    """No empty column, no key, no row; it comes with its first model."""
    for shown, models in ((False, [model()]), (True, [model(), model(group="signals")])):
        for name, draw in CHARTS.items():
            for view in draw(make_catalog(*models)).views:
                if "c-language" in view.written(""):
                    assert ("signals" in view.written("")) == shown, name
                    assert ("Signals" in view.columns) == (shown and "Language" in view.columns), name
