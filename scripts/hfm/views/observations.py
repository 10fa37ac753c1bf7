"""The five observations of the survey's Section II-E, each recomputed: the numbers, the rule, and whether it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hfm.model import Model
from hfm.model.catalog import Catalog, surveyed
from hfm.views.links import explorer

Share = tuple[int, int]  # how many, of how many


@dataclass(frozen=True)
class Measure:
    """A share that a rule asks about: `part` of `whole` models, shown as `label`, counted at `href`."""

    label: str
    part: int
    whole: int
    href: str

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True)
class Finding:
    """An observation over one set of models. `since` is the first year from which it has held to the end of the set,
    counting all models up to each year; None where it does not hold."""

    label: str
    measures: tuple[Measure, ...]
    holds: bool
    since: int | None


@dataclass(frozen=True)
class Observation:
    """A statement of the survey in our words, the rule that decides it, and what the catalog says of it."""

    id: str
    claim: str
    rule: str
    findings: tuple[Finding, ...]


def observations(catalog: Catalog) -> tuple[Observation, ...]:
    """All five, over the surveyed models and over all models of today."""
    sets = (("As surveyed", surveyed(catalog.models), "survey"), ("Today", catalog.models, ""))
    return tuple(
        Observation(id_, claim, rule, tuple(_finding(label, models, of, measure, test) for label, models, of in sets))
        for id_, claim, rule, measure, test in _OBSERVATIONS
    )


_Measures = Callable[[Sequence[Model], str], tuple[Measure, ...]]
_Test = Callable[[tuple[Measure, ...]], bool]


def _finding(label: str, models: Sequence[Model], of: str, measure: _Measures, test: _Test) -> Finding:
    years = sorted({model.year for model in models})
    held = [test(measure([model for model in models if model.year <= year], of)) for year in years]
    broken = [year for year, ok in zip(years, held, strict=True) if not ok]
    lasting = [year for year in years if not broken or year > broken[-1]]
    return Finding(label, measure(models, of), bool(held and held[-1]), lasting[0] if lasting else None)


def _share(
    models: Sequence[Model], of: str, label: str, chosen: Callable[[Model], bool], **filters: str | list[str]
) -> Measure:
    named = {**filters, "set": of} if of else filters
    return Measure(label, sum(map(chosen, models)), len(models), explorer("model", **named))


def _adapting(models: Sequence[Model], of: str, *groups: str) -> tuple[Measure, ...]:
    """A sub-field each: of the models whose pre-training is stated, those that adapt an existing model."""
    return tuple(
        _share(
            [model for model in models if model.group == group and model.pretraining],
            of,
            f"{group.capitalize()} models that adapt an existing model",
            lambda model: model.pretraining == "none",
            subfield=group,
            pretraining="none",
        )
        for group in groups
    )


def _self_supervised(models: Sequence[Model], of: str) -> tuple[Measure, ...]:
    own = [model for model in models if model.pretraining not in (None, "none")]
    kinds = ["generative", "contrastive", "hybrid"]
    label = "Models with pre-training of their own that learn without annotation"
    return (_share(own, of, label, lambda model: model.pretraining in kinds, pretraining=kinds),)


def _supervised_vision(models: Sequence[Model], of: str) -> tuple[Measure, ...]:
    own = [model for model in models if model.group == "vision" and model.pretraining not in (None, "none")]
    label = "Vision models pre-trained by supervised learning, of those with pre-training of their own"
    return (
        _share(
            own, of, label, lambda model: model.pretraining == "supervised", subfield="vision", pretraining="supervised"
        ),
    )


def _fine_tuning(models: Sequence[Model], of: str) -> tuple[Measure, ...]:
    stated = [model for model in models if model.adaptation]
    label = "Models adapted by fine-tuning, of those whose adaptation is stated"
    return (_share(stated, of, label, lambda model: "fine-tuning" in model.adaptation, adaptation="fine-tuning"),)


_OBSERVATIONS: tuple[tuple[str, str, str, _Measures, _Test], ...] = (
    (
        "general-models-adapt",
        "Foundation models from general fields can be brought to healthcare, except in bioinformatics.",
        "More than a third of the language, vision and multimodal models adapt an existing model; in bioinformatics it is "
        "a third or less.",
        lambda models, of: _adapting(models, of, "language", "vision", "multimodal", "bioinformatics"),
        lambda found: all(it.share > 1 / 3 for it in found[:3]) and found[3].share <= 1 / 3,
    ),
    (
        "language-adapts-most",
        "Most language models for healthcare adapt an existing language model.",
        "More than half of the language models adapt an existing model.",
        lambda models, of: _adapting(models, of, "language"),
        lambda found: found[0].share > 1 / 2,
    ),
    (
        "without-annotation",
        "Most pre-training learns without annotation.",
        "Of the models with pre-training of their own, more than half use generative, contrastive or hybrid learning.",
        _self_supervised,
        lambda found: found[0].share > 1 / 2,
    ),
    (
        "supervised-in-vision",
        "Supervised learning is still used to pre-train vision models.",
        "At least one vision model is pre-trained by supervised learning.",
        _supervised_vision,
        lambda found: found[0].part > 0,
    ),
    (
        "fine-tuning-leads",
        "Fine-tuning is still the most widely used way to adapt.",
        "More than half of the models are adapted by fine-tuning.",
        _fine_tuning,
        lambda found: found[0].share > 1 / 2,
    ),
)
