"""What is said twice, as printed and in numbers or words of ours, is said alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hfm.model import Dataset, Model
from hfm.reading.problems import Problem
from hfm.reading.repairs import finished
from hfm.reading.rules.draft import Draft

_NUMBER = re.compile(r"(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)?[\s-]?([A-Za-z]*)")
_TIMES = {
    **dict.fromkeys(("k", "thousand", "thousands", "kb"), 10**3),
    **dict.fromkeys(("m", "mn", "mio", "million", "millions", "mb"), 10**6),
    **dict.fromkeys(("b", "bn", "g", "billion", "billions", "gb"), 10**9),
    **dict.fromkeys(("t", "trillion", "trillions", "tb"), 10**12),
    **dict.fromkeys(("pb", "petabyte", "petabytes"), 10**15),
    "terabytes": 10**12, "terabyte": 10**12, "gigabytes": 10**9, "gigabyte": 10**9, "wan": 10**4,
}  # fmt: skip
_AMBIGUOUS = {"g", "t", "T", "b", "m", "G"}  # grams, tesla, bits, metres too


def size_agrees_with_scale(draft: Draft) -> Iterator[Problem]:
    """A number of `size` is one that `scale` prints, or what they come to together; rounded as it may be."""
    for entry, record in draft:
        if not isinstance(entry, Dataset) or not entry.scale or not (printed := _numbers(entry.scale)):
            continue
        for number, size in enumerate(entry.size):
            if not _among(size.count, printed):
                message = f"size: {size.count} {size.unit}, but scale is '{entry.scale[:80]}'"
                tip = "write the number that scale prints, or mend scale"
                yield record.problem(("size", number, "count"), "numbers-disagree", message, tip)


def data_has_an_address(draft: Draft) -> Iterator[Problem]:
    """A dataset says where it, or the paper about it, can be found."""
    for entry, record in draft:
        if isinstance(entry, Dataset) and not (any(vars(entry.links).values()) or entry.preprint or entry.publication):
            tip = "add `links:`, then `  data: https://…`"
            yield record.problem((), "missing-key", "a dataset needs an address", tip)


def parameters_agree_with_what_is_printed(draft: Draft) -> Iterator[Problem]:
    """The number of parameters is one that is printed."""
    for entry, record in draft:
        if not isinstance(entry, Model) or not entry.parameters_printed:
            continue
        printed = _numbers(entry.parameters_printed)
        for number, it in enumerate(entry.parameters):
            if printed and not _among(it.count, printed):
                message = f"parameters: {it.count}, but parameters_printed is '{entry.parameters_printed[:80]}'"
                tip = "write the number that is printed: 7B is 7000000000"
                if len(printed) == 1:
                    tip = finished(("count",), int(printed[0]))
                yield record.problem(("parameters", number, "count"), "numbers-disagree", message, tip)


def weights_are_there_or_not(draft: Draft) -> Iterator[Problem]:
    """What is not released has no address."""
    for entry, record in draft:
        weights = entry.weights if isinstance(entry, Model) else None
        if weights and weights.url and weights.access == "not-released":
            line, above = (record.place(keys, of_key=True)[0] for keys in (("weights", "url"), ("weights",)))
            tip = f"leave {f'line {line}' if line > above else 'url'} out; or, where one gets them there, write access: open"
            message = "weights: they are not released, but url is an address"
            yield record.problem(("weights", "access"), "words-disagree", message, tip)


def family_agrees_with_backbone(draft: Draft) -> Iterator[Problem]:
    """Where the printed backbone names a family of ours, it is among the families, or above or below one of them."""
    words = draft.vocabularies.get("backbones")
    above = {term.id: term.parent for term in words[0].terms} if words else {}
    for entry, record in draft:
        if not words or not isinstance(entry, Model) or not entry.backbone or not entry.backbone_families:
            continue
        named = words[0].names_inside(entry.backbone)
        lines = {up for family in entry.backbone_families for up in _up(family, above)}
        if named and not any(it in lines or {*_up(it, above)} & {*entry.backbone_families} for it in named):
            message = (
                f"backbone_families: {', '.join(entry.backbone_families)}, but backbone is '{entry.backbone[:80]}'"
            )
            tip = f"write backbone_families: [{', '.join(named)}], or mend backbone"
            yield record.problem(("backbone_families",), "words-disagree", message, tip)


def no_model_is_its_own_predecessor(draft: Draft) -> Iterator[Problem]:
    """Who goes from version to earlier version comes to an end."""
    before = {entry.id: entry.predecessor for entry, _ in draft if isinstance(entry, Model) and entry.predecessor}
    for entry, record in draft:
        if not isinstance(entry, Model) or entry.predecessor == entry.id:
            continue  # that an entry names itself is told already
        round_ = [*_up(entry.id, before)]
        if before.get(round_[-1]) == entry.id:
            way = " → ".join([*round_, entry.id])
            message = f"predecessor: the earlier versions go round in a circle, {way}"
            yield record.problem(("predecessor",), "circular-predecessor", message, "the earliest of them has none")


def _up(start: str, above: dict[str, str] | dict[str, str | None]) -> Iterator[str]:
    """The way up from a start, itself first, each once."""
    here: str | None = start
    seen: set[str] = set()
    while here and here not in seen:
        yield here
        seen.add(here)
        here = above.get(here)


def _numbers(text: str) -> list[float]:
    """Every number that a text prints, with the word behind it that multiplies: `1.2M` is 1200000."""
    found = []
    for whole, rest, word in _NUMBER.findall(text):
        number = float(re.sub(r"[, ]", "", whole) + rest)
        times = _TIMES.get(word.lower(), 1)
        found += [number * times] if times == 1 or word not in _AMBIGUOUS else [number, number * times]
    return found


def _among(count: int, printed: list[float]) -> bool:
    """Whether a count is one of the printed numbers, or the sum of some, to the twentieth part."""
    sums = {0.0}
    for number in sorted(printed)[-8:]:
        sums |= {it + number for it in sums}
    return any(abs(count - it) <= 0.051 * it for it in {*printed, *sums} if it)
