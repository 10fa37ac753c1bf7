"""The five observations of the survey's Section II-E: for its tables, for what came since, and for all of today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from hfm.model import Model
from hfm.model.catalog import Catalog, is_surveyed
from hfm.views.links import explorer
from hfm.views.observations import Asked, Counted, Measure, Measures, Observation, Test, finding

_WITHOUT_ANNOTATION = ["generative", "contrastive", "hybrid"]


def survey_observations(catalog: Catalog) -> tuple[Observation, ...]:
    """All five; each holds today if it holds for all models of the catalog."""
    sets = (
        ("In the survey", _asked(catalog.surveyed), "survey"),
        ("Since the survey", _asked(it for it in catalog.every(Model) if not is_surveyed(it)), "later"),
        ("All of today", _asked(catalog.every(Model)), ""),
    )
    return tuple(
        Observation(name, claim, rule, found, bool(found[-1].holds))
        for name, claim, rule, count, test in _OBSERVATIONS
        for found in [tuple(finding(label, models, of, count, test) for label, models, of in sets)]
    )


def _asked(models: Iterable[Model]) -> list[Asked]:
    return [Asked(it.year, it.group, it.pretraining, it.adaptation) for it in models]


def _share(
    models: Sequence[Asked], of: str, label: str, chosen: Callable[[Asked], bool], **filters: str | list[str]
) -> Measure:
    named = {**filters, "set": of} if of else filters
    return Measure(label, sum(map(chosen, models)), len(models), explorer("model", **named))


def _adapting(models: Sequence[Asked], of: str, *groups: str) -> Measures:
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


def _own(models: Sequence[Asked], group: str = "") -> list[Asked]:
    """The models with pre-training of their own."""
    return [it for it in models if it.pretraining not in (None, "none") and group in ("", it.group)]


def _self_supervised(models: Sequence[Asked], of: str) -> Measures:
    label = "Models with pre-training of their own that learn without annotation"
    chosen = {"pretraining": _WITHOUT_ANNOTATION}
    return (_share(_own(models), of, label, lambda it: it.pretraining in _WITHOUT_ANNOTATION, **chosen),)


def _supervised_vision(models: Sequence[Asked], of: str) -> Measures:
    label = "Vision models pre-trained by supervised learning, of those with pre-training of their own"
    chosen = {"subfield": "vision", "pretraining": "supervised"}
    return (_share(_own(models, "vision"), of, label, lambda it: it.pretraining == "supervised", **chosen),)


def _adapted_by(way: str) -> Callable[[Asked], bool]:
    return lambda model: way in model.adaptation


def _ways(models: Sequence[Asked], of: str) -> Measures:
    """Each way of adapting, of the models whose adaptation is stated."""
    stated = [model for model in models if model.adaptation]
    ways = {
        "fine-tuning": "Adapted by fine-tuning",
        "prompt-engineering": "By prompt engineering",
        "adapter-tuning": "By adapter tuning",
    }
    return tuple(_share(stated, of, label, _adapted_by(way), adaptation=way) for way, label in ways.items())


_OBSERVATIONS: tuple[tuple[str, str, str, Counted, Test], ...] = (
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
        "Of the models with pre-training of their own, at least nine in ten use generative, contrastive or hybrid learning.",
        _self_supervised,
        lambda found: found[0].share >= 9 / 10,
    ),
    (
        "supervised-in-vision",
        "Supervised learning is still used to pre-train vision models.",
        "Of the vision models with pre-training of their own, at least one in ten is pre-trained by supervised learning.",
        _supervised_vision,
        lambda found: found[0].share >= 1 / 10,
    ),
    (
        "fine-tuning-leads",
        "Fine-tuning is still the most widely used way to adapt.",
        "More than half of the models are adapted by fine-tuning, more than by any other way.",
        _ways,
        lambda found: found[0].share > 1 / 2 and found[0].part > max(it.part for it in found[1:]),
    ),
)
