"""Observations of ours, which the models since the survey allow: how the field moved from year to year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.views.links import explorer
from hfm.views.observations import Finding, Measure, Observation
from hfm.views.stats import permits, stated, trained_on, weights_of

_FIRST = 2023  # years before hold too few models to compare
_LEAST = 10  # a year with fewer says nothing

Count = Callable[[Sequence[Model], int], Measure]
Rule = Callable[[Sequence[Measure]], bool]
Statement = tuple[str, str, str, Count, Rule]


def own_observations(catalog: Catalog) -> tuple[Observation, ...]:
    """All of ours; a rule sees one measure a whole year, the earliest first, and fails where there are fewer than two."""
    models: dict[int, list[Model]] = {year: [] for year in _whole_years(catalog)}
    for model in catalog.every(Model):
        if model.year in models:
            models[model.year].append(model)
    return tuple(_observation(it, models) for it in _observations(catalog))


def _observation(statement: Statement, models: Mapping[int, Sequence[Model]]) -> Observation:
    name, claim, rule, count, test = statement
    counted = [(year, count(of_its_year, year)) for year, of_its_year in models.items()]
    found = [(year, it) for year, it in counted if it.whole >= _LEAST]
    holds = len(found) > 1 and test([it for _, it in found])
    return Observation(name, claim, rule, tuple(Finding(str(year), (it,)) for year, it in found), holds, ours=True)


def _whole_years(catalog: Catalog) -> list[int]:
    """The years that were collected whole in every sub-field."""
    whole = [it.whole_until for it in catalog.collected if it.kind == Model.KIND and not it.set and it.whole_until]
    until = int(min(whole)[:4]) if whole else max((it.year for it in catalog.every(Model)), default=_FIRST - 1) + 1
    return list(range(_FIRST, until))


def _observations(catalog: Catalog) -> Iterable[Statement]:
    """(id, claim, rule in words, what is counted of a year's models, the rule)."""
    commercial = permits(catalog)
    yield (
        "vision-trains-its-own",
        "Vision turned from adapting general models to training its own.",
        "The share of vision models that adapt an existing model is less than half of what it was in the first year shown.",
        _sharing(
            "of the vision models adapt an existing model",
            lambda it: it.group == "vision" and it.pretraining,
            lambda it: it.pretraining == "none",
            subfield="vision",
            pretraining="none",
        ),
        lambda found: found[-1].share < found[0].share / 2,
    )
    yield (
        "language-still-adapts",
        "Language did not: every year many of its models adapt an existing one.",
        "In every year at least two fifths of the language models adapt an existing model.",
        _sharing(
            "of the language models adapt an existing model",
            lambda it: it.group == "language" and it.pretraining,
            lambda it: it.pretraining == "none",
            subfield="language",
            pretraining="none",
        ),
        lambda found: all(it.share >= 2 / 5 for it in found),
    )
    yield (
        "weights-are-open",
        "Half of the models can be downloaded, and the share does not fall.",
        "In every whole year at least two fifths of the models have open weights, and in the last no smaller share than in the first.",
        _sharing(
            "of the models have weights that anyone can download",
            lambda _: True,
            lambda it: weights_of(it) == ("open",),
            weights="open",
        ),
        lambda found: all(it.share >= 2 / 5 for it in found) and found[-1].share >= found[0].share,
    )
    yield (
        "open-is-not-free",
        "Open weights are not always free to use: for one in five a licence forbids commercial use.",
        "In every whole year at least a fifth of the models with open weights and a known licence may not be used commercially.",
        _sharing(
            "of those with open weights and a known licence forbid commercial use",
            lambda it: weights_of(it) == ("open",) and stated(commercial)(it),
            lambda it: commercial(it) == ("not-allowed",),
            weights="open",
            commercial_use="not-allowed",
        ),
        lambda found: all(it.share >= 1 / 5 for it in found),
    )
    yield (
        "size-stands-still",
        "Models stopped growing.",
        "The median size of the models of the last whole year is not above that of the first. Of several variants the largest counts.",
        _median_size,
        lambda found: found[-1].part <= found[0].part,
    )
    yield (
        "data-serve-once",
        "Most named training data served a single model.",
        "Of the datasets of the catalog that trained models of a year, more than half trained one model of that year.",
        _used_once,
        lambda found: all(it.share > 1 / 2 for it in found),
    )


def _sharing(label: str, counted: Callable[[Model], object], chosen: Callable[[Model], bool], **filters: str) -> Count:
    """How many of the counted models of a year are among the chosen."""

    def count(models: Sequence[Model], year: int) -> Measure:
        whole = [it for it in models if counted(it)]
        href = explorer("model", year=year, **filters) if filters else ""
        return Measure(label, sum(map(chosen, whole)), len(whole), href)

    return count


def _median_size(models: Sequence[Model], year: int) -> Measure:
    sizes = [max(it.count for it in model.parameters) for model in models if model.parameters]
    middle = int(median(sizes)) if sizes else 0
    return Measure(
        "parameters",
        middle,
        len(sizes),
        explorer("model", year=year, parameters="1.."),
        f"{middle / 10**9:.1f} billion",
    )


def _used_once(models: Sequence[Model], _: int) -> Measure:
    uses = Counter(name for model in models for name in stated(trained_on)(model))
    return Measure(
        "of the datasets trained one model", sum(it == 1 for it in uses.values()), len(uses), "charts/data-use/"
    )
