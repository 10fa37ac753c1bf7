"""Everything the generator writes below site_src/, as text: pure apart from reading the catalog and the assets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from hfm.charts import CHARTS, Chart, View
from hfm.charts.drawing.look import sheet
from hfm.exports import export_files
from hfm.exports.chart_files import chart_files
from hfm.exports.edition import Edition
from hfm.exports.sitemap import last_day, robots, sitemap
from hfm.model.catalog import Catalog
from hfm.model.watched import Watched
from hfm.pages import page_of, plan_entries, plan_overviews
from hfm.project import CARDS, OWNED, VERBATIM, Addresses, Project, addresses
from hfm.reading.validate import read_catalog
from hfm.site.assets import COPYRIGHTS, build_assets
from hfm.site.beside import beside
from hfm.site.collecting import without_collecting
from hfm.site.licences import licences
from hfm.site.parquet import packed_files
from hfm.site.render import Renderer
from hfm.site.shelf import Shelf, made_of, shelf, shelf_name
from hfm.views.search_index import search_index

_FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)


@without_collecting()
def generate(project: Project, folder: Path, *, exports: bool = True) -> tuple[dict[str, str | bytes], str]:
    """Every file (path below site_src/ → content), and the catalog's version. Raises CatalogError, TemplateMistakeError or ToolError.

    Without `exports` only what pages need, for a preview that cannot wait.
    """
    catalog, watched = _read(project, folder)
    assets = build_assets(project)
    known = addresses(project.config())
    charts = {name: draw(catalog) for name, draw in CHARTS.items()}
    edition = Edition(catalog, charts, known) if exports else None
    with (
        beside(lambda: _data(project, folder, catalog, charts, known, edition)) as data,
        shelf(project, f"pages-{shelf_name(folder)}") as pages,
        _renderer(project) as renderer,
    ):
        files: dict[str, str | bytes] = {**assets.files, **_with_drawings(assets.files)}
        called = _written(project)
        days = {f"{name}/": catalog.version for name in called}
        common = {"catalog": catalog, "addresses": known, "assets": assets.addresses}
        files |= _entries(project, watched, common, pages, renderer)
        for page in plan_overviews(common, charts):
            # Half the size in memory: a dash makes each letter of a text take two.
            files[page.path] = renderer.page(page).encode()
            files |= {page.path.removesuffix("index.md") + name: text for name, text in page.beside.items()}
            days[page.path.removesuffix("index.md")] = catalog.version
            if page.path != "index.md" and not page.path.startswith("coverage/"):
                called[page.path.removesuffix("/index.md")] = (page.title, page.description)
            if exports and "chart" in page.context:
                embedded = renderer.alone("embed.html.j2", page)
                files[f"{VERBATIM}/charts/{page.context['chart'].name}/embed.html"] = embedded
        days |= {page_of(entry).removesuffix("index.md"): last_day(entry) for entry in catalog.all_entries}
        called |= {f"charts/{name}": (chart.title, chart.views[0].summary) for name, chart in charts.items()}
        files |= {f"assets/search/{name}": text for name, text in search_index(catalog, called).items()}
        if exports:
            files[f"{VERBATIM}/sitemap.xml"] = sitemap(days, known.site)
            copyrights = assets.files.get(COPYRIGHTS.as_posix(), b"").decode()
            files[f"{VERBATIM}/licences.txt"] = licences(project, copyrights)
        files |= data()
    return files, catalog.version


@without_collecting()
def generate_entries(project: Project, folder: Path) -> dict[str, bytes]:
    """The pages of entries alone, for a preview that shows an edit before all that follows from it. Raises as `generate`."""
    catalog, watched = _read(project, folder)
    common = {"catalog": catalog, "addresses": addresses(project.config()), "assets": build_assets(project).addresses}
    with shelf(project, f"pages-{shelf_name(folder)}") as pages, _renderer(project) as renderer:
        return _entries(project, watched, common, pages, renderer)


def _read(project: Project, folder: Path) -> tuple[Catalog, Watched]:
    """The catalog, and the same for pages of entries, which remember what they asked it."""
    with shelf(project, f"entries-{shelf_name(folder)}") as read_before:
        catalog = read_catalog(folder, read_before)
    return catalog, Watched(catalog, {id(made): " ".join(made_from) for made_from, made in read_before.used.items()})


@contextmanager
def _renderer(project: Project) -> Iterator[Renderer]:
    with shelf(project, f"templates-{shelf_name(project.templates)}") as compiled:
        yield Renderer(project.templates, compiled)


def _entries(
    project: Project, watched: Watched, common: Mapping[str, Any], pages: Shelf, renderer: Renderer
) -> dict[str, bytes]:
    """The pages of entries; one is made anew where it would be another than the one that is kept."""
    made_by = made_of((common["addresses"], common["assets"], _sources(project.templates)))
    paths = map(page_of, common["catalog"].all_entries)
    made = {path: kept for path in paths if (kept := pages.get(path))}
    files: dict[str, bytes] = {
        path: text for path, (by, told, text) in made.items() if by == made_by and watched.still(told)
    }
    for page in plan_entries(common, watched, frozenset(files)):
        files[page.path] = renderer.page(page).encode()
        pages[page.path] = made_by, watched.taken(), files[page.path]
    return files


def _sources(templates: Path) -> list[tuple[str, bytes]]:
    return [(path.relative_to(templates).as_posix(), path.read_bytes()) for path in sorted(templates.rglob("*.j2"))]


def _written(project: Project) -> dict[str, tuple[str, str]]:
    """Title and description of each page that is written by hand, by its name; that stands in for a title."""
    found = {}
    for path in sorted(path for path in project.pages.glob("*.md") if path.name not in OWNED):
        front = _FRONT.match(path.read_text("utf-8"))
        head = (yaml.safe_load(front[1]) if front else None) or {}
        found[path.stem] = str(head.get("title", path.stem)), str(head.get("description", ""))
    return found


def _data(
    project: Project,
    folder: Path,
    catalog: Catalog,
    charts: Mapping[str, Chart],
    known: Addresses,
    edition: Edition | None,
) -> dict[str, str | bytes]:
    """What programs read: the files of the charts, and of an edition all the rest."""
    files: dict[str, str | bytes] = {}
    styles = "".join((project.web / "styles" / name).read_text("utf-8") for name in ("base.css", "colours.css"))
    with shelf(project, f"figures-{shelf_name(folder)}") as drawn_before:
        for name, chart in charts.items():
            for view in chart.views:
                files[f"charts/{name}.{view.id}.plotly.json"] = _figure(view, drawn_before)
            files |= chart_files(chart, styles, known.site, catalog.version)
    if edition:
        exported = export_files(edition) | packed_files(edition) | robots(known.site)
        files |= {name if name == CARDS else f"{VERBATIM}/{name}": content for name, content in exported.items()}
    return files


def _figure(view: View, drawn_before: Shelf) -> str:
    """The view's figure as JSON; to have it checked by Plotly takes longer than to draw the chart, and once is enough."""
    made_from = made_of(view.drawings[0])
    text: str | None = drawn_before.get(made_from)
    if text is None:
        text = drawn_before[made_from] = json.dumps(view.figure, ensure_ascii=False, sort_keys=True)
    return text


def _with_drawings(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The sheets of pages that have drawings, with the look of their shapes before what the page changes in it."""
    sheets = ("assets/charts.css", "assets/embed.css")
    return {name: sheet().encode() + files[name] for name in sheets if name in files}
