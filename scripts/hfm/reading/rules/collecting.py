"""What catalog/collected.yaml says fits together."""

from __future__ import annotations

from collections.abc import Iterator

from hfm.model import KINDS
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.rules.draft import Draft


def collecting_names_its_days(draft: Draft) -> Iterator[Problem]:
    """A part of the catalog is whole no longer than it is collected at all, and its sub-field is one of its kind."""
    seen = set()
    for number, it in enumerate(draft.collected):
        groups, part = KINDS[it.kind].GROUPS, (it.kind, it.subfield, it.set)
        if it.whole_until and it.whole_until > it.partly_until:
            message = f"collected whole until {it.whole_until}, but in part only until {it.partly_until}"
            tip = f"write whole_until: {it.partly_until}, or a day before it; or a later partly_until"
            yield draft.collected_record.problem(("collected", number, "whole_until"), "bad-value", message, tip)
        if it.subfield and it.subfield not in groups:
            message = f"'{it.subfield}' is not a sub-field of {it.kind}s"
            tip = did_you_mean(it.subfield, groups) or f"one of {', '.join(groups) or 'none'}"
            yield draft.collected_record.problem(("collected", number, "subfield"), "unknown-term", message, tip)
        if part in seen:
            message = "this part of the catalog stands twice"
            yield draft.collected_record.problem(("collected", number), "duplicate-item", message, "keep one of them")
        seen.add(part)
