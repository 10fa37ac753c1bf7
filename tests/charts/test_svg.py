"""The pieces of a drawing: text stays text, coordinates stay short."""

from __future__ import annotations

import pickle
import sys
from xml.etree import ElementTree

import pytest

from hfm.charts.drawing import figure
from hfm.charts.drawing.figure import figure_of
from hfm.charts.drawing.measure import shorten, text_width
from hfm.charts.drawing.shapes import Axes, Box, Drawing, Mark, Named, Scale, Text, box
from hfm.charts.drawing.svg import esc, glimpse, led_from, num, written

HOSTILE = """"><script>alert('x')</script>&amp;`~~~`\n{{ x }}"""


def _drawing(*parts: Mark | Text | Box) -> Drawing:
    return Drawing(Named("name", HOSTILE, HOSTILE), "wide", 900, 300, parts)


def test_a_hostile_text_cannot_leave_its_element_or_attribute() -> None:
    """Read back, address and words are the characters they were; in the source no quote, fence or line break is left."""
    mark = Mark(HOSTILE, HOSTILE, (box(0, 0, 1, 1), Text(0, 0, HOSTILE)))
    read = ElementTree.fromstring(led_from(written(_drawing(mark)), "../"))  # noqa: S314  ours
    assert [it.tag for it in read.iter()] == ["svg", "title", "desc", "a", "title", "rect", "text"]
    link = read[2]
    assert link.get("href") == f"../{HOSTILE}"
    assert {it.text for it in read.iter() if it.tag in ("title", "desc", "text")} == {HOSTILE}
    assert not set("`~\n'") & set(esc(HOSTILE))


def test_a_mark_without_an_address_is_no_link() -> None:
    """It says its number and leads nowhere; a glimpse has no links and says nothing twice."""
    drawing = _drawing(Mark("", "3 models", (box(0, 0, 1, 1),)))
    assert '<g class="mark"><title>3 models</title><rect' in written(drawing)
    assert '<g class="mark"><rect' in glimpse(_drawing(Mark("models/", "3 models", (box(0, 0, 1, 1),))))


@pytest.mark.parametrize(("value", "written"), [(1.0, "1"), (0.25, "0.2"), (-0.01, "0"), (12.345, "12.3")])
def test_a_coordinate_has_one_decimal_at_most(value: float, written: str) -> None:
    """The same bytes everywhere, and few of them."""
    assert num(value) == written


def test_a_shortened_text_fits_and_says_that_it_is_cut() -> None:
    """A text that fits stays whole."""
    assert shorten("short", 100, 15) == "short"
    cut = shorten("a very long label indeed", 80, 15)
    assert cut.endswith("…")
    assert text_width(cut, 15) <= 80


def test_a_figure_says_colours_as_tokens_and_sizes_as_laid_out() -> None:
    """No template, no colour of its own, and the size that the page scales from."""
    made = figure_of(_drawing(Text(0, 20, "Words")))
    assert made["layout"]["meta"] == {"width": 900, "height": 300}
    assert made["layout"]["font"]["color"] == "token:ink"
    assert "template" not in made["layout"]


@pytest.mark.parametrize(
    ("made_by", "wrong"),
    [
        ("note", {"tetx": "Words"}),
        ("note", {"xanchor": "centre"}),
        ("note", {"font": {"colour": "var(--ink)"}}),
        ("plain_shape", {"type": "square"}),
        ("traces", {"type": "bar", "marker": {"color": ["var(--ink)", "inky"]}}),
        ("_axes", {"xaxis": {"domains": [0, 1]}}),
    ],
)
def test_a_setting_that_plotly_does_not_know_is_no_figure(
    made_by: str, wrong: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a figure before had parts of the same keys."""
    across = Axes(Scale(0, 100, 0, 1), Scale(0, 100, 0, 1))
    drawing = _drawing(Text(0, 20, "Words"), Mark("", "3", (Box(0, 0, 1, 1, on=across),)))
    figure_of(drawing)
    monkeypatch.setattr(figure, made_by, lambda *_: [wrong] if made_by == "traces" else wrong)
    with pytest.raises(ValueError, match=r"nvalid"):
        figure_of(drawing)


def test_what_is_like_something_that_plotly_took_is_a_figure_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    figure_of(_drawing(Text(0, 20, "Words")))
    taken = pickle.loads(pickle.dumps(figure.accepted))  # noqa: S301  as a build keeps it
    monkeypatch.setattr(figure, "accepted", taken)
    monkeypatch.setitem(sys.modules, "plotly", None)

    assert figure_of(_drawing(Text(10, 40, "Others")))["layout"]["annotations"]
    monkeypatch.setattr(figure, "note", lambda *_: {"tetx": "Words"})
    with pytest.raises(ImportError):
        figure_of(_drawing(Text(0, 20, "Words")))
