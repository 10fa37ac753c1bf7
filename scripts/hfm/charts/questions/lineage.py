"""What was built on what? The families of backbones, down to today's models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hfm.charts.chart import Cell, Chart, View
from hfm.charts.counting.collected import collected
from hfm.charts.counting.keys import subfield_keys
from hfm.charts.counting.tree import children_of, walk
from hfm.charts.counting.years import years_of
from hfm.charts.drawing.shapes import Named
from hfm.charts.forms.descent import Descent, Family, Member, descent_drawings
from hfm.charts.forms.empty import empty_view
from hfm.charts.words import label, many, parents, term_name
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.stats import totals, values_of, with_above

NAME = "lineage"
TITLE = "What was built on what?"
COUNTED = (
    "A model stands after the year it was first public, under each family its backbone belongs to, the narrowest that is stated; one of two "
    "families stands twice. A "
    "later version without a family of its own stands with the earlier one, and a line leads from version to version. The "
    "number of a family counts the models of the families below it too, which have a place of their own. Choose a branch "
    "above; the CSV has its models one by one."
)
COLUMNS = ("Family", "Model", "Sub-field", "Year", "Later version of", "Models")
_BRANCHES, _LEAST, _OTHERS = 8, 10, "others"


@dataclass(frozen=True)
class _Kinship:
    """Id → model, and when it was first public; family → the ids of its models; branch → its families, in the order of the
    tree."""

    known: Mapping[str, Model]
    dates: Mapping[str, str]
    members: Mapping[str, Sequence[str]]
    branches: Mapping[str, Sequence[str]]
    counts: Mapping[str, int]

    @cached_property
    def placed(self) -> int:
        """How many models have a known family."""
        return len({it for them in self.members.values() for it in them})

    def year(self, model: str) -> str | None:
        """The year in which a model was first public."""
        return self.dates[model][:4] or None


def lineage(catalog: Catalog) -> Chart:
    """A view a branch of the tree, the largest first, and the small ones together."""
    kin = _kinship(catalog)
    if not kin.members:
        return Chart(NAME, TITLE, COUNTED, (empty_view(NAME, TITLE, _OTHERS, "All families", COLUMNS),))
    return Chart(NAME, TITLE, COUNTED, tuple(_view(catalog, kin, branch) for branch in kin.branches), "Find a model")


def _kinship(catalog: Catalog) -> _Kinship:
    known = {model.id: model for model in catalog.models}
    above = parents(catalog, "backbones")
    members: dict[str, list[str]] = {}
    for ident, model in known.items():
        for family in _families(model, known, above):
            members.setdefault(family, []).append(ident)
    counts = totals(catalog.models, with_above(values_of("backbone_families"), above))
    heads = _heads(members, above)
    branches: dict[str, list[str]] = {head: [] for head in (*heads, _OTHERS)}
    for term, _ in walk(children_of(catalog, "backbones"), counts):
        if term.id in members:
            branches[next((it for it in _up(term.id, above) if it in heads), _OTHERS)].append(term.id)
    dates = {name: model.first_public for name, model in known.items()}
    return _Kinship(known, dates, members, {branch: them for branch, them in branches.items() if them}, counts)


def _families(model: Model, known: Mapping[str, Model], above: Mapping[str, str | None]) -> tuple[str, ...]:
    """Its own, else those of the nearest earlier version that states any; none that stands above another of them."""
    seen, own = set(), model.backbone_families
    while not own and model.predecessor in known and model.id not in seen:
        seen.add(model.id)
        model = known[str(model.predecessor)]
        own = model.backbone_families
    wider = {it for family in own for it in _up(family, above) if it != family}
    return tuple(family for family in own if family not in wider)


def _heads(members: Mapping[str, Sequence[str]], above: Mapping[str, str | None]) -> list[str]:
    """The families whose own models and those of small families below them are the most."""
    large = {family for family, models in members.items() if len(models) >= _LEAST}
    sizes: Counter[str] = Counter()
    for family, models in members.items():
        if head := next((it for it in _up(family, above) if it in large), None):
            sizes[head] += len(models)
    return [family for family, _ in sorted(sizes.items(), key=lambda it: (-it[1], it[0]))[:_BRANCHES]]


def _up(family: str, above: Mapping[str, str | None]) -> Iterator[str]:
    here: str | None = family
    while here:
        yield here
        here = above.get(here)


def _view(catalog: Catalog, kin: _Kinship, branch: str) -> View:
    shown = "Others" if branch == _OTHERS else term_name(catalog, "backbones", branch)
    above, there = parents(catalog, "backbones"), kin.branches[branch]
    families = [_family(catalog, kin, it, sum(up in there for up in _up(it, above)) - 1) for it in there]
    ids = list(dict.fromkeys(it for family in there for it in kin.members[family]))
    models = [kin.known[it] for it in ids]
    years = years_of([kin.year(it) for it in ids])
    until = collected(catalog, models, {})
    keys = tuple(replace(key, href="") for key in subfield_keys(catalog, models, {}))
    complete, caveat = tuple(until.complete(year) for year in years), until.caveat(years)
    drawn = Descent(years, tuple(families), keys, complete, caveat)
    rows, links = _table(catalog, kin, families)
    words = f"{_summary(catalog, kin, shown, branch, ids)} {caveat}".rstrip()
    picture = descent_drawings(Named(f"{NAME}-{branch}", TITLE, words), drawn)
    heads = tuple(n for n, row in enumerate(rows) if row[-1] is not None)
    return View(branch, shown, words, COLUMNS, rows, picture, links, heads)


def _family(catalog: Catalog, kin: _Kinship, family: str, depth: int) -> Family:
    name, count = term_name(catalog, "backbones", family), kin.counts.get(family, 0)
    ordered = sorted(kin.members[family], key=lambda it: kin.dates[it][:4])  # by name, they are already
    members = tuple(_member(it, kin) for it in ordered)
    href = explorer("model", backbone_families=family) if count else ""
    return Family(name, count, href, f"{name}: {count} of {many(len(catalog.models), 'model')}", members, depth)


def _member(ident: str, kin: _Kinship) -> Member:
    model = kin.known[ident]
    name, after = model.name, model.predecessor
    year, before = kin.year(ident) or "No date", kin.known.get(after or "")
    words = f"{name}, {year}{f', after {before.name}' if before else ''}"
    return Member(ident, name, year, f"c-{model.group}", f"{model.FOLDER}/{ident}/", words, after)


def _table(
    catalog: Catalog, kin: _Kinship, families: Sequence[Family]
) -> tuple[tuple[tuple[Cell, ...], ...], tuple[tuple[str, ...], ...]]:
    """For each family a row with its number, and a row a model."""
    rows: list[tuple[Cell, ...]] = []
    links: list[tuple[str, ...]] = []
    groups = {group: label(catalog, "subfields", group) for group in Model.GROUPS}
    for family in families:
        rows.append((family.label, "All of them", None, None, None, family.count))
        links.append(("", "", "", "", "", family.href))
        for member in family.members:
            it = kin.known[member.key]
            before = kin.known.get(member.after or "")
            rows.append(
                (
                    family.label,
                    member.label,
                    groups[it.group],
                    kin.year(member.key),
                    before.name if before else None,
                    None,
                )
            )
            links.append(("", member.href, "", "", f"{it.FOLDER}/{before.id}/" if before else "", ""))
    return tuple(rows), tuple(links)


def _summary(catalog: Catalog, kin: _Kinship, shown: str, branch: str, models: Sequence[str]) -> str:
    later = sum(kin.known[it].predecessor is not None for it in models)
    first = min(models, key=lambda it: (kin.dates[it] or "9999", it))
    name = "smaller families" if branch == _OTHERS else shown
    return (
        f"{many(len(models), 'model')} of {kin.placed} with a known family build on {name} or on what grew out of it, the first"
        f" of them {kin.known[first].name} in {kin.year(first)}; {later} {'is a later version' if later == 1 else 'are later versions'} of another."
        f" For {len(catalog.models) - kin.placed} models no family is stated."
    )
