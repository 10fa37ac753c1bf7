"""Everything the generator writes below site_src/, as text: pure apart from reading the catalog and the assets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

import yaml

from hfm.charts import Drawn, View
from hfm.charts.drawing.look import sheet
from hfm.exports.chart_files import chart_files
from hfm.exports.edition import Edition
from hfm.exports.json_api import entry_files
from hfm.exports.sitemap import last_day, robots, sitemap
from hfm.model.catalog import Catalog
from hfm.model.watched import Told, Watched, told_by
from hfm.model.windows import Windows
from hfm.pages import InParts, Page, page_of, plan_entries, plan_overviews
from hfm.project import CARDS, OWNED, VERBATIM, Addresses, Project, addresses
from hfm.reading.proven import fields_of
from hfm.reading.validate import read_catalog
from hfm.site.assets import COPYRIGHTS, build_assets
from hfm.site.beside import beside
from hfm.site.collecting import without_collecting
from hfm.site.licences import licences
from hfm.site.render import Renderer
from hfm.site.shelf import Shelf, made_of, shelf, shelf_name
from hfm.site.steps import Before, Files, Made, Question, Step, Steps
from hfm.views.search_index import common_names, search_index

_FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)

_WHOLE = "page and data"  # what the step of an entry was given that made both

Called = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Generated:
    """The files that were made (path below site_src/ → content), those that lie there already, and the catalog's version.

    `made` is what the next build should know of it.
    """

    files: Files
    kept: list[str]
    version: str
    made: Made


@without_collecting()
def generate(project: Project, folder: Path, before: Before | None = None, *, exports: bool = True) -> Generated:
    """All that this catalog gives. Raises CatalogError, TemplateMistakeError or ToolError.

    What stands from `before` is not made again. Without `exports` only what pages need, for a preview that cannot wait.
    """
    work = _Work(project, folder, before or Before())
    with beside(lambda: work.data(exports=exports)) as data, _renderer(project) as renderer:
        work.entries(renderer, exports=exports)
        work.overviews(renderer, exports=exports)
        work.steps.add(*data())
    return work.generated(whole=exports)


@without_collecting()
def generate_entries(project: Project, folder: Path, before: Before) -> dict[str, bytes]:
    """The pages of entries alone that are not those of before, for a preview that shows an edit before all that follows
    from it. Raises as `generate`."""
    work = _Work(project, folder, before)
    with _renderer(project) as renderer:
        return work.entries(renderer, exports=False)


class _Work:
    """One catalog, and what is made of it."""

    def __init__(self, project: Project, folder: Path, before: Before) -> None:
        self.project, self.folder = project, folder
        self.catalog, made_from, self.windows = _read(project, folder)
        self.watched = Watched(self.catalog, made_from, cache(self._view))
        self.assets = build_assets(project)
        self.known = addresses(project.config())
        self.charts = Drawn(self.windows)
        self.styles = "".join(
            (project.web / "styles" / name).read_text("utf-8") for name in ("base.css", "colours.css")
        )
        by = made_of((self.known, self.assets.addresses, self.styles, _sources(project.templates)))
        self.steps = Steps(by, self._answer, before)

    def generated(self, *, whole: bool) -> Generated:
        """What was made. Who takes it has the files alone: this work stays in memory when it is done."""
        steps = self.steps
        made = Generated(steps.files, steps.kept, self.catalog.version, steps.made(whole=whole))
        steps.files = {}
        return made

    def entries(self, renderer: Renderer, *, exports: bool) -> dict[str, bytes]:
        """The pages of entries, and with `exports` the same as data; the pages that were made anew."""
        common = {"catalog": self.catalog, "addresses": self.known, "assets": self.assets.addresses}
        paths = map(page_of, self.catalog.all_entries)
        known = {path for path in paths if self.steps.stands(path, _WHOLE) or (not exports and self.steps.stands(path))}
        edition = Edition(self.catalog, self.charts, self.known)
        files = {}
        for page in plan_entries(common, self.watched, known):
            files[page.path] = renderer.page(page).encode()
            data = entry_files(edition, page.context["entry"], page.context["citation"]) if exports else {}
            made = {page.path: files[page.path], **page.files_beside, **_verbatim(data)}
            self.steps.put(page.path, made, self.watched.taken().keys(), _WHOLE if exports else None)
        return files

    def overviews(self, renderer: Renderer, *, exports: bool) -> None:
        """All other pages, what searches them, and with `exports` what is told of them elsewhere."""
        common = {"catalog": self.windows, "addresses": self.known, "assets": self.assets.addresses}
        self.steps.files.update({**self.assets.files, **_with_drawings(self.assets.files)})
        called = _written(self.project)
        paths = [f"{name}/" for name in called]
        for name, plan in plan_overviews(common, self.charts).items():
            parts = plan.told(self._part) if isinstance(plan, InParts) else {}
            give = partial(plan.pages, parts) if isinstance(plan, InParts) else plan
            told = self._step(f"pages: {name}", partial(_pages, give, renderer), parts)
            paths += [path.removesuffix("index.md") for path in told]
            called |= {path.removesuffix("/index.md"): words for path, words in told.items() if _is_searched(path)}
            if exports and name in (f"charts/{chart}" for chart in self.charts):
                self._step(f"embedded: {name}", partial(_embedded, plan, renderer))
        words = self._step("names that are words", lambda: ({}, common_names(self.windows)))
        self._step("search", lambda: (_search(self.windows, called, words), None), (called, words))
        if exports:
            self._step("sitemap", lambda: (_sitemap(self.windows, paths, self.known), None), paths)
            copyrights = self.assets.files.get(COPYRIGHTS.as_posix(), b"").decode()
            self.steps.files[f"{VERBATIM}/licences.txt"] = licences(self.project, copyrights)

    def _part(self, name: str, make: Callable[[], tuple[Files, Any]], given: Any) -> tuple[Files, Any]:
        return {}, self._step(f"part: {name}", make, given)

    def data(self, *, exports: bool) -> tuple[Files, Mapping[str, Step]]:
        """What programs read: the files of the charts, and of an edition all the rest."""
        with shelf(self.project, f"figures-{shelf_name(self.folder)}", lasting=True) as drawn_before:
            for name in self.charts:
                self._step(f"chart: {name}", partial(self._chart, name, drawn_before))
        if exports:
            from hfm.exports.formats import export_files  # who makes them beside imports them beside
            from hfm.site.parquet import packed_files

            edition = Edition(self.windows, self.charts, self.known, lambda it: self.steps.left(f"{VERBATIM}/{it}"))
            export_files(edition, self._export)
            packed_files(edition, self._export)
            self.steps.files.update({f"{VERBATIM}/{name}": text for name, text in robots(self.known.site).items()})
        return self.steps.files, self.steps.taken

    def _chart(self, name: str, drawn_before: Shelf) -> tuple[Files, None]:
        chart = self.charts[name]
        files = {f"charts/{name}.{it.id}.plotly.json": _figure(name, it, drawn_before) for it in chart.views}
        return files | chart_files(chart, self.styles, self.known.site, self.windows.version), None

    def _export(self, name: str, make: Callable[[], tuple[Files, Any]], given: Any = None) -> tuple[Files, Any]:
        def placed() -> tuple[Files, Any]:
            files, told = make()
            return _verbatim(files), told

        return {}, self._step(f"export: {name}", placed, given)

    def _step(self, name: str, make: Callable[[], tuple[Files, Any]], given: Any = None) -> Any:
        """What the step tells; its files are made where they would be others than those that lie there."""
        if not self.steps.stands(name, given):
            with self.windows.noting() as asked:
                files, told = make()
            self.steps.put(name, files, asked, given, told)
        return self.steps.told(name)

    def _view(self, name: str) -> Told:
        """What a view tells of every entry; it is computed where a field that it reads changed."""
        return cast("Told", self._step(f"view: {name}", lambda: ({}, told_by(name, self.windows))))

    def _answer(self, question: Question) -> Any:
        return (self.windows if question[0] in Windows.ABOUT else self.watched).answer(question)


def _read(project: Project, folder: Path) -> tuple[Catalog, Mapping[int, str], Windows]:
    """The catalog, what each entry and vocabulary was made from, and the catalog that notes which fields were read."""
    name = shelf_name(folder)
    with shelf(project, f"entries-{name}") as read_before, shelf(project, f"proven-{name}") as proven:
        catalog = read_catalog(folder, read_before, proven)
        files = {id(made): made_from for made_from, made in read_before.used.items()}
        fields = fields_of(files, catalog, proven)
    made_from = {thing: " ".join(file) for thing, file in files.items()}
    rest = "\0".join(file for thing, file in made_from.items() if thing not in fields)
    return catalog, made_from, Windows(catalog, fields, rest)


def _verbatim(files: Files) -> Files:
    """The files where the publisher lets them be."""
    return {path if path == CARDS else f"{VERBATIM}/{path}": content for path, content in files.items()}


@contextmanager
def _renderer(project: Project) -> Iterator[Renderer]:
    with shelf(project, f"templates-{shelf_name(project.templates)}", lasting=True) as compiled:
        yield Renderer(project.templates, compiled)


def _sources(templates: Path) -> list[tuple[str, bytes]]:
    return [(path.relative_to(templates).as_posix(), path.read_bytes()) for path in sorted(templates.rglob("*.j2"))]


def _written(project: Project) -> Called:
    """Title and description of each page that is written by hand, by its name; that stands in for a title."""
    found = {}
    for path in sorted(path for path in project.pages.glob("*.md") if path.name not in OWNED):
        front = _FRONT.match(path.read_text("utf-8"))
        head = (yaml.safe_load(front[1]) if front else None) or {}
        found[path.stem] = str(head.get("title", path.stem)), str(head.get("description", ""))
    return found


def _pages(plan: Callable[[], Iterable[Page]], renderer: Renderer) -> tuple[Files, Called]:
    """The files of these pages, and what each is called."""
    files: dict[str, str | bytes] = {}
    told = {}
    for page in plan():
        files[page.path] = renderer.page(page)
        files |= page.files_beside
        told[page.path] = page.title, page.description
    return files, told


def _embedded(plan: Callable[[], Iterable[Page]], renderer: Renderer) -> tuple[Files, None]:
    """The chart of each page for pages elsewhere."""
    files = {
        f"{VERBATIM}/{page.path.removesuffix('index.md')}embed.html": renderer.alone("embed.html.j2", page)
        for page in plan()
    }
    return files, None


def _is_searched(path: str) -> bool:
    return path != "index.md" and not path.startswith("coverage/") and not path.endswith("/results/index.md")


def _search(catalog: Catalog, called: Called, common: list[str]) -> Files:
    return {f"assets/search/{name}": text for name, text in search_index(catalog, called, common).items()}


def _sitemap(catalog: Catalog, paths: Iterable[str], known: Addresses) -> Files:
    days = dict.fromkeys(paths, catalog.version)
    days |= {page_of(entry).removesuffix("index.md"): last_day(entry) for entry in catalog.all_entries}
    return {f"{VERBATIM}/sitemap.xml": sitemap(days, known.site)}


def _figure(name: str, view: View, drawn_before: Shelf) -> str:
    """The view's figure as JSON; to have it checked by Plotly takes longer than to draw the chart, and once is enough."""
    made_from = made_of(view.drawings[0])
    known, text = drawn_before.get((name, view.id)) or (b"", "")
    if known != made_from:
        text = json.dumps(view.figure, ensure_ascii=False, sort_keys=True)
        drawn_before[name, view.id] = made_from, text
    return str(text)


def _with_drawings(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The sheets of pages that have drawings, with the look of their shapes before what the page changes in it."""
    sheets = ("assets/drawing.css", "assets/chart.css")
    return {name: sheet().encode() + files[name] for name in sheets if name in files}
