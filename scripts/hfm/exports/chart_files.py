"""Charts to take along: the numbers of each view as CSV and JSON, and its drawing as an SVG that stands by itself."""

from __future__ import annotations

from collections.abc import Mapping

from hfm.charts import Chart, View
from hfm.charts.drawing.look import plain
from hfm.charts.drawing.shapes import Area, Drawing, Mark, Text
from hfm.charts.drawing.svg import esc, inside, led_from, line_of_text
from hfm.exports.edition import NAME, one_line
from hfm.exports.tabular import as_csv
from hfm.project import SettingsError

_EDGE, _HEAD, _FOOT = 30, 76, 34
# The site's typeface where a machine has it; the PNG is drawn with it.
_FACE = "Atkinson Hyperlegible Next, system-ui, sans-serif"


def chart_files(chart: Chart, styles: str, site: str, version: str) -> dict[str, str]:
    """`charts/<name>.csv`, `.json` and `.svg` of the view shown first, and `charts/<name>.<view>.csv` … of each view.

    `styles` are the style sheets that name the theme's light colours; `site` is the site's address, empty where not
    known; `version` is the catalog's day. Raises SettingsError where a colour has no name there.
    """
    colours = _colours(styles)
    files: dict[str, str] = {}
    for n, view in enumerate(chart.views):
        made = {
            "csv": _numbers(view),
            "json": _records(chart, view),
            "svg": _picture(chart, view, colours, site, version),
        }
        for name in [f"{chart.name}.{view.id}", *([] if n else [chart.name])]:
            files |= {f"charts/{name}.{ending}": text for ending, text in made.items()}
    return files


def _numbers(view: View) -> str:
    return as_csv([view.columns, *view.rows])


def _records(chart: Chart, view: View) -> str:
    """The same rows with the names of their columns; the API has those of all views in one file."""
    rows = [one_line(dict(zip(view.columns, row, strict=True))) for row in view.rows]
    head = f'"title": {one_line(chart.title)}, "view": {one_line(view.id)}'
    return "{" + head + ', "rows": [\n' + ",\n".join(rows) + "\n]}\n"


def _picture(chart: Chart, view: View, colours: Mapping[str, str], site: str, version: str) -> str:
    """The wide drawing on paper with its question and its source, in plain colours, which every program reads."""
    drawing, paper = view.drawings[0], colours["surface"]
    left, top = -_EDGE, -_EDGE - _HEAD
    width, height = drawing.width + 2 * _EDGE, drawing.height + 2 * _EDGE + _HEAD + _FOOT
    which = view.label if len(chart.views) > 1 else ""
    words = (
        Text(0, 43 - _HEAD, which, "soft"),
        Text(0, drawing.height + _FOOT, _source(chart, site, version), "soft"),
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="{left} {top} {width:g} {height:g}" role="group" aria-labelledby="title" aria-describedby="words"'
        f' font-family="{_FACE}" font-size="15">'
        f'<title id="title">{esc(chart.title)}</title><desc id="words">{esc(view.summary)}</desc>'
        f"<style>{_style(drawing, colours)}</style>"
        f'<rect x="{left}" y="{top}" width="{width:g}" height="{height:g}" fill="{paper}"/>'
        f'<g font-size="23" font-weight="700">{line_of_text(Text(0, 18 - _HEAD, chart.title))}</g>'
        f"{line_of_text(words[0])}{led_from(inside(drawing), site or '../', '_top')}{line_of_text(words[1])}</svg>\n"
    )


def _source(chart: Chart, site: str, version: str) -> str:
    address = f", {site.split('://')[-1]}charts/{chart.name}/" if site else ""
    return f"{NAME}, catalog of {version}{address}"


class _Colours(dict[str, str]):
    """Name → colour."""

    def __missing__(self, name: str) -> str:
        raise SettingsError(f"web/styles/base.css and colours.css name no colour --{name}: #…, which charts need")


def _colours(styles: str) -> _Colours:
    """The colours that style sheets name, a line each: `--ink: #16263a;`."""
    named = (line.strip().removesuffix(";").partition(": ") for line in styles.splitlines())
    return _Colours((name[2:], value) for name, _, value in named if name.startswith("--") and value.startswith("#"))


def _style(drawing: Drawing, colours: Mapping[str, str]) -> str:
    """The look of every kind of shape, and the colours that this drawing uses: a mark's own is its `color`."""
    tokens = {it.token for it in drawing.parts if isinstance(it, Mark | Area) and it.token}
    own = "".join(f".k-{token}{{color: {colours[token]};}}" for token in sorted(tokens))
    return f"a{{color: {colours['ink']}}}{plain(colours)}{own}"
