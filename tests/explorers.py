"""Drive an explorer as a reader does, and count in the catalog what it should show."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from playwright.sync_api import Locator, Page, expect

from catalogs import real_catalog
from hfm.model import Entry, Model, Study, Work
from hfm.model.catalog import is_surveyed

OpenPage = Callable[..., Page]


def ready(page: Page) -> Page:
    """The page once its explorer or comparison works."""
    expect(page.locator("[data-explorer][data-ready], [data-compare][data-ready]")).to_be_attached()
    return page


def drawn(page: Page) -> Page:
    """The page once the rows below those in view are there, too."""
    expect(page.locator(".explorer table[aria-busy]")).to_have_count(0)
    return page


def names(page: Page) -> list[str]:
    """The names of the rows from top to bottom."""
    drawn(page)
    return page.locator(".explorer table tbody:visible th a").all_inner_texts()


def ids(page: Page) -> list[str]:
    """The ids of the rows from top to bottom."""
    drawn(page)
    rows: list[str] = page.eval_on_selector_all(
        ".explorer tbody tr", "rows => rows.filter(it => it.offsetParent).map(it => it.dataset.id)"
    )
    return rows


def shows(page: Page, entries: Collection[Entry]) -> None:
    """The table shows exactly these entries, in whatever order, and says how many."""
    expect(page.locator(".explorer__count")).to_have_text(re.compile(rf"^{len(entries):,} "))
    more = page.get_by_role("button", name=re.compile("^Show all|^Show [0-9]+ more"))
    while more.count():
        more.last.click()
    assert set(ids(page)) == {entry.id for entry in entries}
    assert len(ids(page)) == len(entries)


def facet(page: Page, field: str) -> Locator:
    """A filter's panel, open."""
    panel = page.locator(f".facet[data-field={field}]")
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    return panel


def tick(page: Page, field: str, label: str) -> None:
    """Choose or unchoose a term of a filter by its name."""
    facet(page, field).get_by_role("checkbox", name=re.compile(rf"^{re.escape(label)} [\d,]+$")).click()


def not_wanted(page: Page, field: str, label: str) -> None:
    """Turn a term that is ticked into its opposite."""
    facet(page, field).get_by_role("button", name=f"Not {label}", exact=True).click()


def values(entry: Entry, field: str) -> set[str]:
    """The ids an entry has in a filter, with those above them; read from the catalog and not from the views."""
    catalog = real_catalog()
    if field == "subfield":
        return {entry.group}
    if field == "set":
        assert isinstance(entry, Model)
        return {"survey" if is_surveyed(entry) else "later"}
    if field == "code":
        return (
            {"yes"}
            if (entry.links.code or "").startswith("http")
            else {"no"} | ({"not-released"} if entry.links.code else set())
        )
    if field in ("weights", "commercial_use", "weights_licence", "code_licence", "training_data"):
        assert isinstance(entry, Model)
        return set(_openness(entry)[field]) or {"not-stated"}
    if field == "new":
        assert isinstance(entry, Work)
        return _newness(entry) or {"not-stated"}
    if field == "models" and isinstance(entry, Study):
        return {it.name for it in entry.models} or {"not-stated"}
    if field == "unit":
        return _above("units", {it.unit for it in getattr(entry, "size", ())})
    found = getattr(entry, field)
    vocabulary = {
        "text_types": "text-types",
        "backbone_families": "backbones",
        "trust": "trust-issues",
        "application": "trust-applications",
        "licence": "licences",
    }
    own = set(found) if isinstance(found, tuple) else {found} if found else set()
    name = vocabulary.get(field, field)
    return _above(name, own) if name in catalog.vocabularies else own or {"not-stated"}


def _openness(entry: Model) -> dict[str, list[str]]:
    licence, weights = entry.licence, entry.weights
    names = {"weights": licence.weights if licence else None, "code": licence.code if licence else None}
    decides = names["weights"] or names["code"]
    use = real_catalog().term("licences", decides).commercial_use if decides else None
    access = (weights.access or (weights.url and "open")) if weights else None
    by = [use, use and f"{use}-{'weights' if names['weights'] else 'code'}"]
    found = {"weights": [access], "commercial_use": by, "training_data": [it.dataset for it in entry.training_data]}
    found |= {f"{name}_licence": [value] for name, value in names.items()}
    return {name: [it for it in them if it] for name, them in found.items()}


def _newness(entry: Work) -> set[str]:
    if not entry.first_public:
        return set()
    year, month, day = max(day for day in map(_public, real_catalog().of(type(entry))) if len(day) == 10).split("-")
    found = set()
    for months in (1, 3, 12):
        earlier = int(year) * 12 + int(month) - 1 - months
        if entry.first_public > f"{earlier // 12}-{earlier % 12 + 1:02}-{day}":
            found.add(f"{months}-months")
    return found or {"earlier"}


def _public(entry: Entry) -> str:
    return entry.first_public if isinstance(entry, Work) else ""


def _above(vocabulary: str, own: set[str]) -> set[str]:
    found = set()
    for value in own:
        at: str | None = value
        while at:
            found.add(at)
            at = real_catalog().term(vocabulary, at).parent
    return found or {"not-stated"}
