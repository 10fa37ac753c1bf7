"""One catalog, and the steps in which everything is made of it; a step that would make the same is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

from hfm.charts import Drawn
from hfm.exports.edition import Edition
from hfm.model.catalog import Catalog
from hfm.model.watched import Told, Watched, told_by
from hfm.model.windows import Windows
from hfm.project import CARDS, VERBATIM, Project, addresses
from hfm.reading.proven import fields_of
from hfm.reading.validate import read_catalog
from hfm.site.assets import build_assets
from hfm.site.shelf import made_of, shelf_name, whole_shelf
from hfm.site.steps import LASTING, Before, Files, Question, Steps


class Work:
    """What both who make pages and who make data need: the catalog, its charts, and the steps taken so far."""

    def __init__(self, project: Project, folder: Path, before: Before) -> None:
        self.project, self.folder = project, folder
        self.catalog, made_from, self.windows = _read(project, folder)
        self.watched = Watched(self.catalog, made_from, cache(self.view))
        self.assets = build_assets(project)
        self.known = addresses(project.config())
        self.charts = Drawn(self.windows)
        self.styles = "".join(
            (project.web / "styles" / name).read_text("utf-8") for name in ("base.css", "colours.css")
        )
        by = made_of((self.known, self.assets.addresses, self.styles, _sources(project.templates)))
        self.steps = Steps(by, self._answer, before)
        self.windows.keeps(self._lasting)

    def step(self, name: str, make: Callable[[], tuple[Files, Any]], given: Any = None) -> Any:
        """What the step tells; its files are made where they would be others than those that lie there."""
        if not self.steps.stands(name, given):
            with self.windows.noting() as asked:
                files, told = make()
            self.steps.put(name, files, asked, given, told)
        return self.steps.told(name)

    def export(self, name: str, make: Callable[[], tuple[Files, Any]], given: Any = None) -> tuple[Files, Any]:
        """A step whose files are data: no publisher may touch them."""

        def placed() -> tuple[Files, Any]:
            files, told = make()
            return {verbatim(path): it for path, it in files.items()}, told

        return {}, self.step(f"export: {name}", placed, given)

    def view(self, name: str) -> Told:
        """What a view tells of every entry; it is computed where a field that it reads changed."""
        return cast("Told", self.step(f"view: {name}", lambda: ({}, told_by(name, self.windows))))

    @cached_property
    def edition(self) -> Edition:
        """The catalog as open data, which knows what the build before made of it."""
        return Edition(self.windows, self.charts, self.known, lambda it: self.steps.left(verbatim(it)))

    def _lasting(self, name: str, make: Callable[[Any], Any]) -> tuple[Any, Set[Question]]:
        name = f"{LASTING}{name}"
        told = self.step(name, lambda: ({}, make(self.steps.told_before(name))))
        return told, self.steps.asked(name)

    def _answer(self, question: Question) -> Any:
        return (self.windows if question[0] in Windows.ABOUT else self.watched).answer(question)


def _read(project: Project, folder: Path) -> tuple[Catalog, Mapping[int, str], Windows]:
    """The catalog, what each entry and vocabulary was made from, and the catalog that notes which fields were read."""
    name = shelf_name(folder)
    with whole_shelf(project, f"entries-{name}") as read_before, whole_shelf(project, f"proven-{name}") as proven:
        catalog = read_catalog(folder, read_before, proven)
        files = {id(made): made_from for made_from, made in read_before.used.items()}
        fields = fields_of(files, catalog, proven)
    made_from = {thing: " ".join(file) for thing, file in files.items()}
    rest = "\0".join(file for thing, file in made_from.items() if thing not in fields)
    return catalog, made_from, Windows(catalog, fields, rest)


def verbatim(path: str) -> str:
    """Where the publisher lets a file be."""
    return path if path == CARDS else f"{VERBATIM}/{path}"


def _sources(templates: Path) -> list[tuple[str, bytes]]:
    return [(path.relative_to(templates).as_posix(), path.read_bytes()) for path in sorted(templates.rglob("*.j2"))]
