"""What every chart promises: drawing, figure and table say the same, and each mark leads to what it counts."""

from __future__ import annotations

import json
import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from plotly import graph_objects as go

from catalogs import make_catalog, model, real_catalog
from drawings import (
    chart_of,
    counted,
    drawings,
    each_view,
    figure_marks,
    is_page,
    linked_cells,
    marks,
    numbers,
    shown,
    texts,
)
from hfm.charts import CHARTS, View
from hfm.model import KINDS
from hfm.views.disagreements import disagreements

NAMES = pytest.mark.parametrize("name", CHARTS)


@NAMES
def test_a_chart_s_title_is_a_question(name: str) -> None:
    """A chart answers one question, and says how it counts."""
    chart = chart_of(name)
    assert chart.name == name
    assert chart.title.endswith("?")
    assert chart.counted.endswith(".")
    assert len({view.id for view in chart.views}) == len(chart.views)


@NAMES
def test_years_may_lie_far_apart(name: str) -> None:
    """Every legal value has a drawing."""
    old, new = (
        model(year=year, preprint={"server": "arXiv", "date": str(year)}, modalities=["ct"], title="A title of words")
        for year in (1900, 2100)
    )

    assert CHARTS[name](make_catalog(old, new)).views
    assert CHARTS[name](make_catalog(model(modalities=["ct"]))).views, "one without a date"


@each_view()
def test_a_drawing_is_named_and_described_once_and_fits_both_widths(view: View) -> None:
    """Every id occurs once, and what labels and describes a drawing is in it."""
    drawn = drawings(view)
    assert list(drawn) == ["wide", "narrow"]
    idents = [it.get("id") for svg in drawn.values() for it in svg.iter() if it.get("id")]
    assert len(set(idents)) == len(idents)
    for svg in drawn.values():
        assert svg.get("role") == "group"
        assert svg.get("width") is None
        assert {svg.get("aria-labelledby"), svg.get("aria-describedby")} <= set(idents)


@each_view()
def test_a_glimpse_is_the_drawing_without_links_names_and_ids(view: View) -> None:
    """It stands several times on a page, inside a link of its own."""
    svg = ElementTree.fromstring(view.glimpse)  # noqa: S314  ours
    assert texts_of(svg) == texts_of(drawings(view)["wide"])
    assert not re.search(r" (href|id|role|aria-\w+)=|<(a|title|desc)\b", view.glimpse)


def texts_of(svg: ElementTree.Element) -> list[str]:
    """Its words, whatever namespace it is in."""
    return ["".join(it.itertext()) for it in svg.iter() if it.tag.endswith("text")]


@each_view()
def test_both_drawings_lead_to_the_same_places_in_the_same_words(view: View) -> None:
    """A phone shows what a desk shows; where it folds some of it away, it says how much."""
    drawn = drawings(view)
    narrow, wide = sorted(marks(drawn["narrow"])), sorted(marks(drawn["wide"]))
    folded = sum(numbers(words)[0] for words in texts(drawn["narrow"]) if re.fullmatch(r"and \d+ earlier", words))
    if folded:
        assert set(narrow) < set(wide)
        assert (Counter(wide) - Counter(narrow)).total() == folded
    else:
        assert narrow == wide


@each_view()
def test_the_figure_says_what_the_drawing_says(view: View) -> None:
    """A mark of the figure leads where the drawing's mark leads, and says the same numbers."""
    assert view.figure["data"]
    assert set(figure_marks(view.figure)) <= set(marks(drawings(view)["wide"]))


@each_view()
def test_the_table_has_the_number_and_the_link_of_every_mark(view: View) -> None:
    """Whatever can be reached in the drawing can be reached in the table, the keys to its colours apart."""
    cells = dict(linked_cells(view))
    for href, words in marks(drawings(view)["wide"]):
        if href not in cells:
            assert re.search(r"\?(subfield|application)=[a-z-]+(&set=survey)?$", href)
        elif isinstance(cells[href], int):
            assert cells[href] in numbers(words)


@each_view()
def test_an_address_shows_exactly_the_entries_counted_there(view: View) -> None:
    """The number in a linked cell, and in the words of a mark, is the number of entries its address shows."""
    catalog = real_catalog()
    for href, cell in linked_cells(view):
        if "://" in href:
            continue
        assert (href, len(shown(catalog, href))) == (href, cell) or isinstance(cell, str)
    for href, words in marks(drawings(view)["wide"]):
        if not is_page(href):
            assert (href, len(shown(catalog, href))) == (href, counted(words))


@NAMES
def test_a_chart_is_the_same_bytes_every_time(name: str) -> None:
    """Drawing twice gives the same text, and the figure is plain JSON."""
    again = CHARTS[name](real_catalog())
    assert again == chart_of(name)
    for view in again.views:
        assert json.loads(json.dumps(view.figure)) == view.figure


@NAMES
def test_a_figure_brings_no_template_and_no_random_ids(name: str) -> None:
    """Defaults of the library stay in the library."""
    for view in chart_of(name).views:
        text = json.dumps(view.figure)
        assert '"template"' not in text
        assert '"uid"' not in text
        assert "rgb" not in text.replace("rgba(0,0,0,0)", "")


@each_view()
def test_plotly_takes_every_setting_of_every_figure(view: View) -> None:
    """A build has it check one of those that are alike."""
    text = re.sub(r'"token:([^"]+)"', r'"var(--\1)"', json.dumps(view.figure))
    assert go.Figure(json.loads(text))


@NAMES
def test_an_empty_catalog_still_has_the_chart(name: str) -> None:
    """It says that there is nothing yet, with the columns of its table."""
    for view in CHARTS[name](make_catalog()).views:
        assert view.rows == ()
        assert view.columns
        assert view.figure["data"] == []
        assert all("no entries" in " ".join(texts(svg)) for svg in drawings(view).values())


@each_view()
def test_a_mark_leads_to_a_page_of_the_site(view: View) -> None:
    """Nothing leads elsewhere but the number that somebody else reports: every address begins with the folder of a kind."""
    folders = tuple(f"{kind.FOLDER}/" for kind in KINDS.values())
    found = marks(drawings(view)["wide"])
    places = {score.href for it in disagreements(real_catalog()) for score in it.scores}
    assert found
    assert all(href.startswith(folders) or href in places for href, _ in found)
