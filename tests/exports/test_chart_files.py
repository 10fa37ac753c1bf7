"""Charts to take along: numbers that a spreadsheet reads, and a drawing that needs no page around it."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from catalogs import ROOT, real_catalog
from hfm.charts.chart import Chart, View
from hfm.charts.drawing.shapes import Named, drawings
from hfm.charts.questions.growth import growth
from hfm.exports.chart_files import chart_files
from hfm.project import SettingsError

STYLES = "".join((ROOT / "web" / "styles" / name).read_text(encoding="utf-8") for name in ("base.css", "colours.css"))
NOTHING = drawings(Named("c", "?", "."), (900, 160, ()), (360, 160, ()))
SVG = "{http://www.w3.org/2000/svg}"


def test_the_csv_and_the_json_have_the_rows_of_the_table() -> None:
    """A line a row, by the columns' names, for each view; the chart's own name is its first view."""
    chart = growth(real_catalog())
    files = chart_files(chart, STYLES, "", "2026-01-02")
    for view in chart.views:
        read = list(csv.reader(io.StringIO(files[f"charts/growth.{view.id}.csv"])))
        assert read == [list(view.columns), *(["" if cell is None else str(cell) for cell in row] for row in view.rows)]
        record = json.loads(files[f"charts/growth.{view.id}.json"])
        assert (record["title"], record["view"]) == (chart.title, view.id)
        assert [tuple(row.items()) for row in record["rows"]] == [
            tuple(zip(view.columns, it, strict=True)) for it in view.rows
        ]
    assert files["charts/growth.csv"] == files["charts/growth.today.csv"]
    assert files["charts/growth.json"] == files["charts/growth.today.json"]
    assert files["charts/growth.svg"] == files["charts/growth.today.svg"]


def test_a_cell_that_a_spreadsheet_would_run_is_text() -> None:
    """A formula in a name begins with an apostrophe."""
    view = View("all", "All", "", ("Name",), (("=1+1",),), NOTHING)
    assert "'=1+1" in chart_files(Chart("c", "?", ".", (view,)), STYLES, "", "2026-01-02")["charts/c.csv"]


def test_a_colour_that_the_styles_do_not_name_is_told() -> None:
    view = View("all", "All", "", ("Name",), (("a",),), NOTHING)
    with pytest.raises(SettingsError, match="name no colour --surface"):
        chart_files(Chart("c", "?", ".", (view,)), "--ink: #000000;", "", "2026-01-02")


def test_the_svg_brings_its_colours_and_leads_to_the_site() -> None:
    """Plain colours, which programs that know no variables read too; links are whole where the site's address is known."""
    chart = growth(real_catalog())
    text = chart_files(chart, STYLES, "https://site.example/hfm/", "2026-01-02")["charts/growth.svg"]
    root = ElementTree.fromstring(text)  # noqa: S314  ours
    style = root.findtext(f"{SVG}style") or ""
    assert "var(" not in style
    assert ".k-c-vision{color: #c06410;}" in style
    assert "k-c-segmentation" not in style, "only what the drawing uses"
    hrefs = [it.get("href") or "" for it in root.iter(f"{SVG}a")]
    assert hrefs
    assert all(href.startswith("https://site.example/hfm/models/") for href in hrefs)
    assert float(root.get("width") or 0) > 900
    assert "@import" not in style
    assert "url(" not in style


def test_the_svg_says_what_it_asks_and_where_it_is_from() -> None:
    """A picture travels without its page."""
    files = chart_files(growth(real_catalog()), STYLES, "https://site.example/hfm/", "2026-01-02")
    said = "".join(ElementTree.fromstring(files["charts/growth.today.svg"]).itertext())  # noqa: S314  ours
    assert "How fast does the field grow?" in said
    assert "Today" in said
    assert "Awesome HFM, catalog of 2026-01-02, site.example/hfm/charts/growth/" in said


def test_without_an_address_of_the_site_links_are_relative() -> None:
    """From `charts/` up to the root."""
    text = chart_files(growth(real_catalog()), STYLES, "", "2026-01-02")["charts/growth.svg"]
    assert 'href="../models/?' in text
    assert 'href="@/' not in text
