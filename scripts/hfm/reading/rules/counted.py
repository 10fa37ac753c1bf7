"""What the survey counts stays countable where the catalog knows better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hfm.model import Entry, Model, Term
from hfm.model.catalog import COUNTED, is_surveyed
from hfm.model.marks import mark_of
from hfm.model.parts import Correction
from hfm.reading.load import Record
from hfm.reading.places import Keys
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.rules.draft import Draft


def correction_says_what_the_survey_counts(draft: Draft) -> Iterator[Problem]:
    """A correction of the survey in a field that its figures count has the survey's value, in the catalog's words."""
    for entry, record in draft:
        counts = isinstance(entry, Model) and is_surveyed(entry)
        said = {it.field for it in entry.corrections if it.counted_as is not None}
        for number, it in enumerate(entry.corrections):
            keys: Keys = ("corrections", number)
            if it.counted_as is not None:
                yield from (
                    _sound(entry, it, (*keys, "counted_as"), record, draft) if counts else _needless(keys, record)
                )
            elif counts and it.field not in said and _differs(entry, it):
                message = f"the figures of the survey count `{it.field}`, and this correction does not say as what"
                yield record.problem(keys, "not-counted", message, _line(it, draft))
                said.add(it.field)


def _needless(keys: Keys, record: Record) -> Iterator[Problem]:
    message = "counted_as: the figures of the survey do not count this entry"
    yield record.problem((*keys, "counted_as"), "needless-count", message, "remove the line", of_key=True)


def _differs(entry: Entry, it: Correction) -> bool:
    """Whether the survey has another value than the catalog, as far as the correction tells."""
    if it.source != "survey" or it.doubtful or it.field not in COUNTED:
        return False
    said = re.match(r"[0-9]{4}", it.source_value)
    return it.field != "year" or bool(said and int(said[0]) != getattr(entry, "year", 0))


def _line(it: Correction, draft: Draft) -> str:
    """The line to add: with the term that the source's words are, where they are one."""
    mark = mark_of(Model, it.field)
    words = draft.vocabularies.get(mark.vocabulary, (None, None))[0] if isinstance(mark, Term) else None
    plain = it.source_value if re.fullmatch(r"[0-9]{4}", it.source_value) else ""
    found = words.names.get(it.source_value.casefold(), "") if words else plain
    where = f", in words of catalog/vocabulary/{words.id}.yaml" if words and not found else ""
    value = f"'{found}'" if found.isdigit() else found or "…"
    return f"add counted_as: [{value}] below it, the value by which the survey counts{where}"


def _sound(entry: Entry, it: Correction, keys: Keys, record: Record, draft: Draft) -> Iterator[Problem]:
    """Problems of the values themselves: of a field that is counted, one where it has one, each a term or a year."""
    if it.field not in COUNTED:
        message = f"counted_as: the figures of the survey do not count `{it.field}`"
        yield record.problem(keys, "needless-count", message, "remove the line", of_key=True)
        return
    values = it.counted_as or ()
    if len(values) > 1 and not isinstance(getattr(entry, it.field), tuple):
        message = f"counted_as: `{it.field}` has one value"
        yield record.problem(keys, "bad-value", message, "keep the one by which the survey counts")
    mark = mark_of(Model, it.field)
    known = _terms(mark.vocabulary, draft) if isinstance(mark, Term) else None
    for number, value in enumerate(values):
        if known is None and not (value.isascii() and value.isdigit() and len(value) == 4):
            message = f"counted_as: '{value[:60]}' is not a year"
            yield record.problem((*keys, number), "bad-value", message, "write four digits, in quotes")
        elif known and value not in known:
            where = f"catalog/vocabulary/{mark.vocabulary}.yaml" if isinstance(mark, Term) else ""
            message = f"counted_as: '{value[:60]}' is not in {where}"
            yield record.problem((*keys, number), "unknown-term", message, did_you_mean(value, known))


def _terms(vocabulary: str, draft: Draft) -> set[str]:
    words = draft.vocabularies.get(vocabulary)
    return {term.id for term in words[0].terms} if words else set()
