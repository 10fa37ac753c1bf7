"""The journey of a build, in order: catalog → pages → site_src/ → site/."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hfm.project import OWNED, PROJECT, Project
from hfm.site.beside import beside
from hfm.site.collecting import without_collecting
from hfm.site.kept import tidy
from hfm.site.shelf import program
from hfm.site.tree import Tree
from hfm.site.write import Written, locked


def _nothing(_: str) -> None:
    """Say it to nobody."""


@dataclass(frozen=True)
class Options:
    """What to build, from where, to where. `out` is the site, or with `publish=False` the Markdown tree.

    `strict` makes a warning of the publisher, such as a link that leads nowhere, a failure; else `warn` is told.
    """

    catalog: Path = PROJECT.catalog
    out: Path | None = None
    publish: bool = True
    publisher: str = "mkdocs"
    strict: bool = False
    project: Project = PROJECT
    say: Callable[[str], None] = _nothing
    warn: Callable[[str], None] = _nothing

    @property
    def pages(self) -> Path:
        """Where the Markdown goes."""
        if self.out is None:
            return self.project.pages
        return (
            self.out if not self.publish else self.project.cache / "pages" / _digest(str(self.out.resolve()).encode())
        )

    @property
    def site(self) -> Path:
        return self.out or self.project.site

    @property
    def may_replace_out(self) -> bool:
        """Whether the place is new, empty, the project's own, or was built before: then nothing is lost by a build.

        `site` of the project may be a link to a folder elsewhere, of which we know as little as of one that is named.
        """
        place = Path(os.path.realpath(self.site if self.publish else self.pages))
        if not os.path.lexists(place):
            return True
        if self.out is None and not self.site.is_symlink():
            return place.is_dir()
        built = place / ("pagefind/pagefind.js" if self.publish else "vocabulary/index.md")
        return place.is_dir() and (built.is_file() or not any(place.iterdir()))


def build(options: Options) -> Written:
    """Build the site. Raises CatalogError, TemplateMistakeError, ToolError or OSError; what was published before then stays as it was."""
    began = time.time()
    with locked(options.pages, options.project.locks):
        written = _generate(options)
        if options.publish:
            _publish(options)
        os.utime(options.pages)
    tidy(options.project.cache, began)
    return written


def tree_digest(folder: Path) -> str:
    """One digest of every path and every byte below the folder: equal wherever two folders are."""
    digest = hashlib.sha256()
    top = f"{folder}/"
    for name in sorted(path.removeprefix(top) for path in _walk(folder)):
        digest.update(f"{hashlib.sha256(_content(top + name)).hexdigest()}  {name}\n".encode())
    return digest.hexdigest()


@without_collecting()
def _generate(options: Options) -> Written:
    """Write the Markdown tree, unless it is the one these inputs gave before."""
    tree = Tree(options.project, options.pages)
    with beside(lambda: (_inputs_digest(options), tree.looks)) as seen:
        from hfm.site.generate import generate  # to import it takes as long as to look at hundreds of files

        tree.recall()
        inputs, tree.looks = seen()
    if tree.is_made_from(inputs):
        options.say("pages are up to date")
        return Written(0, tree.count, 0)
    written = tree.update(generate(options.project, options.catalog, tree.before()), inputs)
    options.say(f"{tree.count} files: {written.changed} written, {written.removed} removed")
    return written


def _publish(options: Options) -> None:
    from hfm.project import addresses
    from hfm.site.publish import publish

    project = options.project
    version = Tree(project, options.pages).version
    options.say(f"publishing with {options.publisher}")
    known = addresses(project.config())
    warnings = publish(project, options.pages, options.site, known, options.publisher, version, strict=options.strict)
    if warnings:
        options.warn(warnings)


def _inputs_digest(options: Options) -> str:
    """A digest of everything the pages are made from: entries, templates, scripts, styles, code, addresses, and pages
    written by hand, which the search names."""
    project = options.project
    digest = hashlib.sha256(
        repr(sorted((k, os.environ.get(k)) for k in ("SITE_URL", "REPO_URL", "REPO_BRANCH"))).encode()
    )
    digest.update(program(project).encode())
    tops = [options.catalog, project.templates, project.web]
    written = sorted(path for path in project.pages.glob("*.md") if path.name not in OWNED)
    for top in [*tops, *written, project.root / "mkdocs.yml", project.root / "package-lock.json"]:
        for path in _walk(top):
            if not path.endswith(".pyc"):
                name = top.name + path.removeprefix(str(top))
                digest.update(os.fsencode(name) + b"\0" + hashlib.sha256(_content(path)).digest())
    return digest.hexdigest()


def _walk(top: Path) -> Iterator[str]:
    if top.is_file():
        yield str(top)
    for here, folders, names in os.walk(top):
        folders.sort()
        for name in sorted(names):
            yield f"{here}/{name}"


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  there are thousands
        return file.read()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
