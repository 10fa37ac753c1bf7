"""Which pages there are: what each is called, which template draws it, and what it is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from hfm.catalog import Catalog, is_surveyed
from hfm.marks import reference_fields
from hfm.model import KINDS, Chapter, Entry, Event, Model, Work
from hfm.project import Addresses
from hfm.views.charts import CHARTS, Chart
from hfm.views.exports.bibtex import bibtex
from hfm.views.exports.citation import citation
from hfm.views.exports.downloads import downloads
from hfm.views.exports.head import Head, head
from hfm.views.exports.json_api import entry_file
from hfm.views.explorer import EXPLORED, FIRST, explorer
from hfm.views.facts import Value, address, buttons, facts
from hfm.views.lead import lead
from hfm.views.observations import observations
from hfm.views.provenance import provenance
from hfm.views.related import related
from hfm.views.spellings import spellings
from hfm.views.tables import table
from hfm.views.techniques import technique_tree
from hfm.views.timeline import timeline


_FIELD: tuple[tuple[str, str], ...] = (
    ("application", "What the models are used for in care, research and education."),
    ("challenge", "What stands in the way, in data, algorithms and computing."),
    ("direction", "Where the survey sees the field going, and which challenge that answers."),
    ("survey", "Other surveys, and how they compare."),
    ("topic", "What a workshop on medical foundation models asks for."),
    ("event", "The turning points the surveys tell of."),
)
# So many rows a page may hold for readers without JavaScript; a larger catalog has them on the pages of its parts.
_MOST_STATIC = 500
_FIELD_FOLDERS = {"observations", "techniques", "timeline", *(KINDS[kind].FOLDER for kind, _ in _FIELD)}


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
    """Files in the page's folder that its scripts load, by name."""

    @property
    def section(self) -> str:
        """The part of the navigation this page belongs to; the pages about the field share one."""
        folder = self.path.split("/")[0]
        return "field" if folder in _FIELD_FOLDERS else folder

    @property
    def root(self) -> str:
        """The way from this page to the site's root: `./` for the home page, `../../` for an entry."""
        return "../" * self.path.count("/") or "./"

    @property
    def head(self) -> Head | None:
        """What the page says in its head; without a catalog it has nothing to say."""
        return head(self) if "catalog" in self.context else None


def plan_pages(catalog: Catalog, addresses: Addresses, assets: Mapping[str, str]) -> Iterator[Page]:
    """Every generated page, home first. `assets` names the built files a page may load, such as `plotly`."""
    charts = {name: draw(catalog) for name, draw in CHARTS.items()}
    common = {"catalog": catalog, "addresses": addresses, "assets": assets}
    yield _home(catalog, charts, common)
    for kind in KINDS.values():
        yield _index(kind, catalog, common)
        yield from (_group(kind, group, catalog, common) for group in kind.GROUPS)
        yield from _entries(kind, catalog, common)
    yield _gallery(charts, common)
    yield from (_chart(chart, common) for chart in charts.values())
    yield _vocabulary(catalog, common)
    yield _corrections(catalog, common)
    yield from _overviews(catalog, common)
    yield _data(catalog, common)


def _home(catalog: Catalog, charts: Mapping[str, Chart], common: Mapping[str, Any]) -> Page:
    newest = sorted(catalog.all_entries, key=lambda entry: (entry.added, getattr(entry, "published", None) or ""), reverse=True)
    context = {
        "counts": {kind.KIND: len(catalog.of(kind)) for kind in KINDS.values()},
        "groups": _groups(Model, catalog),
        "charts": [charts[name] for name in ("paradigm-flow", "growth") if name in charts],
        "newest": [_card(entry, catalog) for entry in newest[:6]],
        "with_code": sum((model.links.code or "").startswith("http") for model in catalog.models),
        "surveyed": sum(map(is_surveyed, catalog.models)),
    }
    description = "An open catalog of healthcare foundation models with their datasets, applications, challenges and trust."
    return Page("index.md", "home", "home.md.j2", "Awesome HFM", description, {**common, **context})


def _index(kind: type[Entry], catalog: Catalog, common: Mapping[str, Any]) -> Page:
    if issubclass(kind, Chapter):
        return _chapters(kind, "", catalog, common)
    if kind in EXPLORED and catalog.of(kind):
        return _explorer(kind, catalog, common)
    entries = catalog.of(kind)
    context = {"kind": kind, "table": table(kind, entries, catalog), "groups": _groups(kind, catalog), "group": None}
    context["compared"] = [entry for entry in entries if getattr(entry, "covers", None)]
    description = f"All {len(entries)} {kind.PLURAL.lower()} of the catalog."
    return Page(f"{kind.FOLDER}/index.md", "index", "index.md.j2", kind.PLURAL, description, {**common, **context})


def _explorer(kind: type[Entry], catalog: Catalog, common: Mapping[str, Any]) -> Page:
    """The explorer of a kind: its first rows are in the page, all of them where they are not too many."""
    entries = catalog.of(kind)
    made = explorer(kind, entries, catalog)
    beside = {"rows.json": made.rows, "texts.json": made.texts}
    context = {
        "kind": kind,
        "table": table(kind, entries, catalog),
        "shown": len(entries) if len(entries) <= _MOST_STATIC else FIRST,
        "first": FIRST,
        "facets": made.facets,
        "ranges": made.ranges,
        "groups": _groups(kind, catalog),
        "editions": {name: sha256(text.encode()).hexdigest()[:10] for name, text in beside.items()},
    }
    description = f"All {len(entries)} {kind.PLURAL.lower()} of the catalog: filter, sort, compare, cite and download them."
    path = f"{kind.FOLDER}/index.md"
    return Page(path, "explorer", "explorer.md.j2", kind.PLURAL, description, {**common, **context}, beside=beside)


def _chapters(kind: type[Entry], group: str, catalog: Catalog, common: Mapping[str, Any]) -> Page:
    """An index that is read and not searched: summaries under the labels of their groups."""
    groups = [group] if group else list(kind.GROUPS)
    parts = [(name, "" if group else group_label(name, catalog)) for name in groups] or [("", "")]
    entries = [entry for entry in catalog.of(kind) if not group or entry.group == group]
    if kind is Event:
        entries.sort(key=lambda entry: getattr(entry, "date", ""))
    title = f"{kind.PLURAL}: {group_label(group, catalog).lower()}" if group else kind.PLURAL
    path = "/".join(filter(None, [kind.FOLDER, group, "index.md"]))
    context = {**common, "kind": kind, "group": group, "parts": parts, "entries": entries}
    return Page(path, "chapters", "chapters.md.j2", title, f"All {len(entries)} {title.lower()} of the catalog.", context)


def _group(kind: type[Entry], group: str, catalog: Catalog, common: Mapping[str, Any]) -> Page:
    if issubclass(kind, Chapter):
        return _chapters(kind, group, catalog, common)
    entries = [entry for entry in catalog.of(kind) if entry.group == group]
    label = group_label(group, catalog)
    context = {"kind": kind, "table": table(kind, entries, catalog), "groups": _groups(kind, catalog), "group": group}
    context["compared"] = []
    title = f"{label} {kind.PLURAL.lower()}"
    description = f"The {len(entries)} {label.lower()} {kind.PLURAL.lower()} of the catalog."
    return Page(f"{kind.FOLDER}/{group}/index.md", "index", "index.md.j2", title, description, {**common, **context})


def _entries(kind: type[Entry], catalog: Catalog, common: Mapping[str, Any]) -> Iterator[Page]:
    """A page an entry; previous and next stay within the entry's group."""
    for group in kind.GROUPS or ("",):
        entries = [entry for entry in catalog.of(kind) if entry.group == group]
        for number, entry in enumerate(entries):
            before = entries[number - 1] if number else None
            after = entries[number + 1] if number + 1 < len(entries) else None
            yield _entry(entry, before, after, catalog, common)


def _entry(entry: Entry, before: Entry | None, after: Entry | None, catalog: Catalog, common: Mapping[str, Any]) -> Page:
    addresses: Addresses = common["addresses"]
    file = "/".join(filter(None, ["catalog", entry.FOLDER, entry.group, f"{entry.id}.yaml"]))
    sentence = lead(entry, catalog)
    cited = citation(entry) if isinstance(entry, Work) else None
    context = {
        "entry": entry,
        "lead": sentence,
        "spellings": spellings(entry),
        "facts": [fact for fact in facts(entry, catalog) if fact.field not in reference_fields(type(entry))],
        "buttons": buttons(entry),
        "related": related(entry, catalog),
        "group_label": group_label(entry.group, catalog) if entry.group else "",
        "sources": provenance(entry, catalog),
        "before": _link(before),
        "after": _link(after),
        "edit": addresses.edit(file),
        "report": addresses.report(quote(f"{entry.name}: ", safe="")),
        "citation": cited,
        "bibtex": bibtex(cited) if cited else "",
        "json": entry_file(entry.KIND, entry.id),
    }
    described = getattr(entry, "summary", None) or sentence or (entry.title if isinstance(entry, Work) else entry.name)
    return Page(
        f"{entry.FOLDER}/{entry.id}/index.md", "entry", "entry.md.j2", entry.name, described or entry.name, {**common, **context}
    )


def _gallery(charts: Mapping[str, Chart], common: Mapping[str, Any]) -> Page:
    context = {"charts": list(charts.values())}
    return Page("charts/index.md", "gallery", "charts.md.j2", "Charts", "The field in numbers.", {**common, **context})


def _chart(chart: Chart, common: Mapping[str, Any]) -> Page:
    return Page(
        f"charts/{chart.name}/index.md", "chart", "chart.md.j2", chart.title, chart.views[0].summary, {**common, "chart": chart}
    )


def _vocabulary(catalog: Catalog, common: Mapping[str, Any]) -> Page:
    description = "Every term the catalog uses, with its code and its meaning."
    return Page("vocabulary/index.md", "vocabulary", "vocabulary.md.j2", "Vocabulary", description, common)


def _corrections(catalog: Catalog, common: Mapping[str, Any]) -> Page:
    rows = [
        {"link": _link(entry), "it": it, "source": catalog.term("sources", it.source).label}
        for entry in catalog.all_entries
        for it in entry.corrections
    ]
    description = "Every point where a source is damaged, wrong or in doubt, and what the catalog says instead."
    return Page("corrections/index.md", "corrections", "corrections.md.j2", "Corrections", description, {**common, "rows": rows})


def _data(catalog: Catalog, common: Mapping[str, Any]) -> Page:
    description = "The whole catalog as JSON, CSV, SQLite, BibTeX and feeds: downloads, API, licence, how to cite."
    found = downloads(catalog, common["addresses"].site)
    context = {"downloads": found, "bibtex": bibtex(found.citation)}
    return Page("data/index.md", "data", "data.md.j2", "Data", description, {**common, **context})


def _overviews(catalog: Catalog, common: Mapping[str, Any]) -> Iterator[Page]:
    """The pages that look at the whole field."""
    parts = [
        {"label": KINDS[kind].PLURAL, "href": f"{KINDS[kind].FOLDER}/", "count": len(catalog.of(KINDS[kind])), "means": means}
        for kind, means in _FIELD
    ] + [
        {"label": "Techniques", "href": "techniques/", "count": 0, "means": "How models are pre-trained and adapted, as a tree."},
        {"label": "Timeline", "href": "timeline/", "count": 0, "means": "Events and models, year by year."},
        {"label": "Observations", "href": "observations/", "count": 0, "means": "The survey's five conclusions, recomputed."},
    ]
    yield Page("field/index.md", "field", "field.md.j2", "The field", "Uses, challenges, directions, history.", {**common, "parts": parts})
    for name, title, description, context in (
        ("observations", "Observations", "The survey's five observations, recomputed from the catalog.", observations(catalog)),
        ("timeline", "Timeline", "Events and models in time.", timeline(catalog)),
        ("techniques", "Techniques", "How models are pre-trained and adapted, as a tree.", technique_tree(catalog)),
    ):
        key = "tree" if name == "techniques" else name
        yield Page(f"{name}/index.md", name, f"{name}.md.j2", title, description, {**common, key: context})


def _groups(kind: type[Entry], catalog: Catalog) -> list[dict[str, Any]]:
    """The groups of a kind with their labels, addresses and sizes."""
    entries = catalog.of(kind)
    return [
        {
            "id": group,
            "label": group_label(group, catalog),
            "means": _group_term(group, catalog)[1],
            "href": f"{kind.FOLDER}/{group}/",
            "count": sum(entry.group == group for entry in entries),
        }
        for group in kind.GROUPS
    ]


def group_label(group: str, catalog: Catalog) -> str:
    """What readers call a folder: the sub-field's label, or the folder's name with a capital."""
    return _group_term(group, catalog)[0]


def _group_term(group: str, catalog: Catalog) -> tuple[str, str]:
    try:
        term = catalog.term("subfields", group)
    except KeyError:
        return group.replace("-", " ").capitalize(), ""
    return term.label, term.definition


def _link(entry: Entry | None) -> Value | None:
    return Value(entry.name, address(entry.KIND, entry.id)) if entry else None


def _card(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    return {"link": _link(entry), "kind": entry.KIND, "group": entry.group, "lead": lead(entry, catalog), "added": entry.added}
