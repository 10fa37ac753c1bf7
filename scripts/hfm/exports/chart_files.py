"""Charts to take along: the numbers of each view as CSV and JSON, and its drawing as an SVG that stands by itself."""

from __future__ import annotations

import json
import re

from hfm.charts import Chart, View
from hfm.charts.drawing.svg import text
from hfm.exports.edition import NAME
from hfm.exports.tabular import as_csv

_NOT_RULES = re.compile(r"/\*.*?\*/|@[^;{]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})", re.DOTALL)  # comments, @media …
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOUR = re.compile(r"(--[a-z0-9-]+):\s*(#[0-9a-f]{6})")
_WIDE = re.compile(r'<svg class="chart__wide" viewBox="0 0 ([\d.]+) ([\d.]+)"([^>]*)>(.*?)</svg>', re.DOTALL)
_INSIDE = re.compile(
    r"\.chart__stage (?:> svg )?(?!\.chart__plot)([.a-z].*)|(\.k-.*)"
)  # the rules of a drawing's parts
_OWN_COLOUR = re.compile(r"var\(--k\b(?:, var\([a-z-]+\))?\)")
_NAMED = re.compile(r"var\((--[a-z0-9-]+)\)")
_EDGE, _HEAD, _FOOT = 30, 76, 34
# The site's typeface where a machine has it; the PNG is drawn with it.
_FACE = "Atkinson Hyperlegible Next, system-ui, sans-serif"


def chart_files(chart: Chart, styles: str, site: str, version: str) -> dict[str, str]:
    """`charts/<name>.csv`, `.json` and `.svg` of the view shown first, and `charts/<name>.<view>.csv` … of each view.

    `styles` are the style sheets that colour the drawings on the site; `site` is its address, empty where not known;
    `version` is the catalog's day.
    """
    colours, rules = _light(styles)
    files: dict[str, str] = {}
    for n, view in enumerate(chart.views):
        made = {
            "csv": _numbers(view),
            "json": _records(chart, view),
            "svg": _picture(chart, view, colours, rules, site, version),
        }
        for name in [f"{chart.name}.{view.id}", *([] if n else [chart.name])]:
            files |= {f"charts/{name}.{ending}": text for ending, text in made.items()}
    return files


def _numbers(view: View) -> str:
    return as_csv([view.columns, *view.rows])


def _records(chart: Chart, view: View) -> str:
    """The same rows with the names of their columns; the API has those of all views in one file."""
    rows = [json.dumps(dict(zip(view.columns, row, strict=True)), ensure_ascii=False) for row in view.rows]
    head = f'"title": {json.dumps(chart.title, ensure_ascii=False)}, "view": {json.dumps(view.id)}'
    return "{" + head + ', "rows": [\n' + ",\n".join(rows) + "\n]}\n"


def _picture(
    chart: Chart, view: View, colours: dict[str, str], rules: list[tuple[str, str]], site: str, version: str
) -> str:
    """The wide drawing on paper with its question and its source, in plain colours, which every program reads."""
    found = _WIDE.search(view.linked(site or "../", "_top"))
    if found is None:
        return ""
    width, height, names, inside = float(found[1]), float(found[2]), found[3], found[4]
    corner = -_EDGE, -_EDGE - _HEAD
    size = width + 2 * _EDGE, height + 2 * _EDGE + _HEAD + _FOOT
    which = view.label if len(chart.views) > 1 else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]:g}" height="{size[1]:g}"'
        f' viewBox="{corner[0]} {corner[1]} {size[0]:g} {size[1]:g}"{names} font-family="{_FACE}" font-size="15">'
        f"<style>{_style(inside, colours, rules)}</style>"
        f'<rect x="{corner[0]}" y="{corner[1]}" width="{size[0]:g}" height="{size[1]:g}" fill="{colours["--surface"]}"/>'
        f'<g font-size="23" font-weight="700">{text(0, 18 - _HEAD, chart.title)}</g>{text(0, 43 - _HEAD, which, "soft")}'
        f"{inside}{text(0, height + _FOOT, _source(chart, site, version), 'soft')}</svg>\n"
    )


def _source(chart: Chart, site: str, version: str) -> str:
    address = f", {site.split('://')[-1]}charts/{chart.name}/" if site else ""
    return f"{NAME}, catalog of {version}{address}"


def _light(styles: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The light scheme's colours by name, and (selector, declarations) of what the styles say about drawings."""
    found = [(selectors, " ".join(body.split())) for selectors, body in _RULE.findall(_NOT_RULES.sub("", styles))]
    rules = [
        (inside[1] or inside[2], body)
        for selectors, body in found
        for selector in selectors.split(",")
        if (inside := _INSIDE.fullmatch(selector.strip()))
    ]
    return dict(pair for _, body in found for pair in _COLOUR.findall(body)), rules


def _style(inside: str, colours: dict[str, str], rules: list[tuple[str, str]]) -> str:
    """The rules that this drawing needs. A mark's own colour, `--k` on the site, is its `color` here."""
    used = {f".{token}" for token in re.findall(r"\bk-[a-z0-9-]+", inside)}
    kept = [("a", f"color: {colours['--ink']}")]
    for selector, body in rules:
        if selector in used or not selector.startswith(".k-"):
            plain = _OWN_COLOUR.sub("currentColor", body).replace("--k:", "color:")
            kept.append((selector, _NAMED.sub(lambda name: colours[name[1]], plain)))
    return "".join(f"{selector}{{{body}}}" for selector, body in kept).replace("<", "")
