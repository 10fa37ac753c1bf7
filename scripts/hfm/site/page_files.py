"""What people read: the page of every entry, lists, charts and all other pages, and what searches them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, cast

import yaml

from hfm.charts.drawing.look import sheet
from hfm.exports.edition import Edition
from hfm.exports.json_api import entry_files
from hfm.exports.sitemap import last_day, sitemap
from hfm.model import KINDS
from hfm.model.catalog import Catalog
from hfm.pages import InParts, Page, page_of, plan_entries, plan_overviews
from hfm.project import OWNED, VERBATIM, Addresses, Project
from hfm.site.assets import COPYRIGHTS
from hfm.site.licences import licences
from hfm.site.render import Renderer
from hfm.site.shelf import shelf, shelf_name
from hfm.site.steps import Files
from hfm.site.work import Work, verbatim
from hfm.views.facts import address
from hfm.views.results import reported_models
from hfm.views.search_index import common_names, ids_index, named_entries, search_index, words_index

_FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)

_WHOLE = b"page and data"  # what the step of an entry was given that made both

_WITH_CHARTS = {"home", "charts", "disagreements"}

Called = dict[str, tuple[str, str]]
Part = Callable[[], Any]
Wanted = Callable[[str], bool]


@contextmanager
def renderer_of(project: Project) -> Iterator[Renderer]:
    with shelf(project, f"templates-{shelf_name(project.templates)}", lasting=True) as compiled:
        yield Renderer(project.templates, compiled)


def entries(work: Work, renderer: Renderer, *, exports: bool, wanted: Wanted | None = None) -> None:
    """The pages of entries, all or those that are wanted, and with `exports` the same as data."""
    common = {**_common(work), "catalog": work.catalog}
    paths = map(page_of, work.catalog.all_entries)
    known = {
        path
        for path in paths
        if (wanted and not any(map(wanted, (path, *work.steps.files_before(path)))))
        or work.steps.stands(path, _WHOLE)
        or (not exports and work.steps.stands(path))
    }
    edition = Edition(work.catalog, work.charts, work.known)
    for page in plan_entries(common, work.watched, known):
        pages = {it.path: renderer.page(it).encode() for it in (page, *page.below)}
        data = entry_files(edition, page.context["entry"], page.context["citation"]) if exports else {}
        made = {**pages, **page.files_beside, **{verbatim(path): it for path, it in data.items()}}
        work.steps.put(page.path, made, work.watched.taken(), _WHOLE if exports else None)


def some_pages(work: Work, renderer: Renderer, wanted: Wanted, *, changed: bool) -> None:
    """The pages that are wanted, and with `changed` those of all entries that are not as before."""
    entries(work, renderer, exports=False, wanted=None if changed else wanted)
    for name, plan in plan_overviews(_common(work), work.charts).items():
        if any(map(wanted, work.steps.files_before(f"pages: {name}"))):
            _planned(work, renderer, name, plan)


def overview_parts(work: Work, renderer: Renderer, *, exports: bool) -> tuple[list[Part], list[Part]]:
    """What makes all other pages and what is searched: first those that show charts, which are drawn once for all of
    them and with `exports` for pages elsewhere, then those that any process may make."""
    drawn, others = list[Part](), list[Part]()
    charts = {f"charts/{name}" for name in work.charts}
    for name, plan in plan_overviews(_common(work), work.charts).items():
        parts = drawn if name in charts | _WITH_CHARTS else others
        parts.append(partial(_planned, work, renderer, name, plan))
        if exports and name in charts:
            parts.append(partial(work.step, f"embedded: {name}", partial(_embedded, plan, renderer)))
    searched = [partial(make, work) for make in (_entries, _ids)]
    form = others.pop()
    return drawn, [*searched, form, *others]  # the dear ones first: then nobody waits long for the last one


def finish(work: Work, *, exports: bool) -> None:
    """What tells of all pages when these are made: the names that are searched, and with `exports` the map of the site."""
    work.steps.files.update(with_drawings(work.assets.files))
    called = _written(work.project)
    paths = [f"{name}/" for name in called]
    for name in plan_overviews(_common(work), work.charts):
        told: Called = work.steps.told(f"pages: {name}")
        paths += [path.removesuffix("index.md") for path in told]
        called |= {path.removesuffix("/index.md"): words for path, words in told.items() if _is_searched(path)}
    _names(work, called)
    if exports:
        work.step("sitemap", lambda: (_sitemap(work.windows, paths, work.known), None), paths)
        copyrights = work.assets.files.get(COPYRIGHTS.as_posix(), b"").decode()
        work.steps.files[f"{VERBATIM}/licences.txt"] = licences(work.project, copyrights)


def with_drawings(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The built files; in the sheets of pages that have drawings the look of their shapes stands before what they change."""
    sheets = ("assets/drawing.css", "assets/chart.css")
    return {**assets, **{name: sheet().encode() + assets[name] for name in sheets if name in assets}}


def _common(work: Work) -> dict[str, Any]:
    """What each page is given."""
    return {"catalog": work.windows, "addresses": work.known, "assets": work.assets.addresses}


def _planned(work: Work, renderer: Renderer, name: str, plan: Callable[[], Iterable[Page]]) -> Called:
    """What the pages of a plan are called; they are made where they would be others than those that lie there."""
    parts = plan.told(partial(_part, work)) if isinstance(plan, InParts) else {}
    give = partial(plan.pages, parts) if isinstance(plan, InParts) else plan
    return cast("Called", work.step(f"pages: {name}", partial(_pages, give, renderer), parts))


def _part(work: Work, name: str, make: Callable[[], tuple[Files, Any]], given: Any) -> tuple[Files, Any]:
    return {}, work.step(f"part: {name}", make, given)


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
    return path != "index.md" and not path.startswith("coverage/")


_COMMON, _IDS, _ENTRIES = "names that are words", "search: identifiers", "names of entries"


def _entries(work: Work) -> None:
    """What is told of names stands together: it is made of the same."""
    work.step(_ENTRIES, lambda: ({}, named_entries(work.windows)))
    work.step(_COMMON, lambda: ({}, common_names(work.windows)))
    work.step("search: words", lambda: _for_search(words_index(work.windows)))


def _ids(work: Work) -> None:
    work.step(_IDS, lambda: _for_search(*ids_index(work.windows)))


def _names(work: Work, called: Called) -> None:
    """What finds names; pages are `called` by their title and description."""
    given = work.steps.told(_ENTRIES), called, work.steps.told(_COMMON), work.steps.told(_IDS)
    work.step("search: names", lambda: _for_search(search_index(work.windows, *given)), given)


def _for_search(files: Mapping[str, str], told: Any = None) -> tuple[Files, Any]:
    return {f"assets/search/{name}": text for name, text in files.items()}, told


def _sitemap(catalog: Catalog, paths: Iterable[str], known: Addresses) -> Files:
    days = dict.fromkeys(paths, catalog.version)
    days |= {address(it.KIND, it.id): last_day(it) for kind in KINDS.values() for it in catalog.every(kind)}
    days |= {f"{address(it.KIND, it.id)}results/": catalog.version for it in reported_models(catalog)}
    return {f"{VERBATIM}/sitemap.xml": sitemap(days, known.site)}
