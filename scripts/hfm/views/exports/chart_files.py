"""Charts to take along: the numbers of each view as CSV, and its drawing as an SVG that stands by itself."""

from __future__ import annotations

import re

from hfm.views.charts import Chart, View
from hfm.views.exports.tabular import as_csv, cell

_NOT_RULES = re.compile(r"/\*.*?\*/|@[^;{]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})", re.DOTALL)  # comments, @media …
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_KEPT = ("[data-md-color-scheme]", ".chart__stage", ".k-")
_WIDE = re.compile(r'<svg class="chart__wide" viewBox="0 0 ([\d.]+) ([\d.]+)".*?</svg>', re.DOTALL)
_EDGE = 20


def chart_files(chart: Chart, styles: str, site: str) -> dict[str, str]:
    """`charts/<name>.csv` and `.svg` of the view shown first, and `charts/<name>.<view>.csv` and `.svg` of each view.

    `styles` are the style sheets that colour the drawings on the site; `site` is its address, empty where not known.
    """
    style = _picture_style(styles)
    files: dict[str, str] = {}
    for n, view in enumerate(chart.views):
        made = {"csv": _numbers(view), "svg": _picture(view, style, site)}
        for name in [f"{chart.name}.{view.id}", *([] if n else [chart.name])]:
            files |= {f"charts/{name}.{ending}": text for ending, text in made.items()}
    return files


def _numbers(view: View) -> str:
    return as_csv([list(view.columns), *([cell(it) for it in row] for row in view.rows)])


def _picture(view: View, style: str, site: str) -> str:
    """The wide drawing on paper, with what it needs of the site's styles, and links that lead to the site."""
    drawing = view.linked(site or "../")
    found = _WIDE.search(drawing)
    if found is None:
        return ""
    width, height = float(found[1]), float(found[2])
    across, down = width + 2 * _EDGE, height + 2 * _EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across:g}" height="{down:g}"'
        f' viewBox="{-_EDGE} {-_EDGE} {across:g} {down:g}" class="chart__stage" data-md-color-scheme="default">'
        f"<style>{style}.chart__stage>svg{{width:{width:g}px;height:{height:g}px;font:15px system-ui,sans-serif}}"
        "</style>"
        f'<rect x="{-_EDGE}" y="{-_EDGE}" width="{across:g}" height="{down:g}" fill="var(--surface)"/>'
        f"{_sized(found[0], width, height)}</svg>\n"
    )


def _sized(drawing: str, width: float, height: float) -> str:
    """The drawing at its own size, which an inner <svg> needs as attributes; links leave a frame that shows it."""
    sized = drawing.replace("<svg ", f'<svg width="{width:g}" height="{height:g}" ', 1)
    return sized.replace("<a ", '<a target="_top" ')


def _picture_style(styles: str) -> str:
    """The rules about drawings and the light scheme's colours, without what only a page needs."""
    kept = []
    for selectors, body in _RULE.findall(_NOT_RULES.sub("", styles)):
        several = ",".join(it.strip() for it in selectors.split(",") if it.strip().startswith(_KEPT))
        if several and "__plot" not in several and "--live" not in several:
            kept.append(f"{several}{{{' '.join(body.split())}}}")
    return "".join(kept).replace("<", "")
