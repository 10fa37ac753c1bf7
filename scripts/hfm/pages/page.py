"""What a page is: a Markdown file, the template that draws it, and what the template is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from hfm.charts import Chart
from hfm.exports.edition import Take, straight
from hfm.model import KINDS
from hfm.pages.head import Head, head

# The kinds of entry that tell about the field; their pages share one place in the navigation.
FIELD_KINDS = ("application", "challenge", "direction", "survey", "topic", "event")
_FIELD_FOLDERS = {"observations", "techniques", "timeline", *(KINDS[kind].FOLDER for kind in FIELD_KINDS)}


@dataclass(frozen=True)
class Page:
    """A page of the site. `path` is its Markdown file below site_src/; `settings` go into its front matter.

    Every file is an index.md: then the same relative link holds for the file, which Zensical resolves, and for the page.
    """

    path: str
    kind: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any]
    settings: Mapping[str, Any] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    """Files in the page's folder that it leads to or its scripts load, by name."""
    below: tuple[Page, ...] = ()
    """Pages below this one, of the same facts: who makes it makes them."""

    @property
    def section(self) -> str:
        """The part of the navigation this page belongs to; the pages about the field share one."""
        folder = self.path.split("/")[0]
        return "field" if folder in _FIELD_FOLDERS else "benchmarks" if folder == "results" else folder

    @property
    def files_beside(self) -> dict[str, str]:
        """Those files, by their paths."""
        return {self.path.removesuffix("index.md") + name: text for name, text in self.beside.items()}

    @property
    def root(self) -> str:
        """The way from this page to the site's root: `./` for the home page, `../../` for an entry."""
        return "../" * self.path.count("/") or "./"

    @property
    def head(self) -> Head | None:
        """What the page says in its head; without a catalog it has nothing to say."""
        return head(self) if "catalog" in self.context else None


class Part(NamedTuple):
    """What makes files or what a page shows, and tells the page of it; it is given what the parts `of` told."""

    make: Callable[..., tuple[Mapping[str, str], Any]]
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class InParts:
    """What gives pages from what is made apart, since it hangs on other fields: the parts by name, in their order."""

    parts: Mapping[str, Part]
    pages: Callable[[Mapping[str, Any]], Iterable[Page]]

    def __call__(self) -> Iterable[Page]:
        return self.pages(self.told(straight))

    def told(self, take: Take) -> dict[str, Any]:
        """What each part tells; who takes them may know what one would make."""
        told: dict[str, Any] = {}
        for name, part in self.parts.items():
            given = [told[it] for it in part.of]
            _, told[name] = take(name, partial(part.make, *given), given)
        return told


def shown(name: str, charts: Mapping[str, Chart]) -> dict[str, Part]:
    """The part that draws the first views of a chart for pages that show it and lead to its own."""
    return {f"{name} shown": Part(lambda: ({}, charts[name].shown(2)))}
