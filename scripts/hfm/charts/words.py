"""Words and filters that several charts share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hfm.model import Entry, Model
from hfm.model.catalog import Catalog
from hfm.views.stats import NOT_STATED


def subfields_of(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The sub-fields that these entries, all of one kind, have; one without an entry has no place in a chart."""
    there = {entry.group for entry in entries}
    return tuple(group for group in type(entries[0]).GROUPS if group in there) if entries else ()


def label(catalog: Catalog, vocabulary: str, term: str) -> str:
    """What readers call a term; its id with a capital where the vocabulary does not have it."""
    try:
        return catalog.term(vocabulary, term).label
    except KeyError:
        return term.replace("-", " ").capitalize()


def many(count: int, one: str, several: str = "") -> str:
    """`1 paper`, `2 papers`, `1,204 papers`."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


_POWERS = (
    (10**15, "quadrillion", "PB"),
    (10**12, "trillion", "TB"),
    (10**9, "billion", "GB"),
    (10**6, "million", "MB"),
)


def readable(count: int, unit: str) -> str:
    """A size as one says it: `12,000 images`, `1.5 million images`, `2.5 PB`; three digits of what is large."""
    for power, word, size in _POWERS:
        if count >= power:
            said = f"{count / power:.3g}"
            return f"{said} {size}" if unit == "bytes" else f"{said} {word} {unit}"
    return f"{count:,} {unit}"


def share(part: int, whole: int) -> str:
    """`45 %`: a share as a whole number of per cent."""
    return f"{int(100 * part / whole + 0.5) if whole else 0} %"


def token(value: str) -> str:
    """The colour of a value: its own, or the grey of what is not stated."""
    return "unknown" if value == NOT_STATED else value


def term_name(catalog: Catalog, vocabulary: str, value: str) -> str:
    """What readers call a value of a closed field, `Not stated` where there is none."""
    return "Not stated" if value == NOT_STATED else label(catalog, vocabulary, value)


def inside(label: str) -> str:
    """A label as it is written within a sentence: `Medical Q&A` as `medical Q&A`, `CT` and `scRNA-seq` as they are."""
    first = label.split(" ")[0]
    plain = first[1:2].isalpha() and first[1:] == first[1:].lower()
    return label[:1].lower() + label[1:] if plain else label


def parents(catalog: Catalog, vocabulary: str) -> dict[str, str | None]:
    """Term to the term above it."""
    words = catalog.vocabularies.get(vocabulary)
    return {term.id: term.parent for term in words.terms} if words else {}


def model_sets(catalog: Catalog) -> list[tuple[str, str, tuple[Model, ...], dict[str, Any]]]:
    """The two sets a chart of models shows: (id, label, models, what the explorer must filter by to show them).

    Today first: what the survey counted is one click away.
    """
    return [
        ("today", "Today", catalog.every(Model), {}),
        ("as-surveyed", "In the survey", catalog.surveyed, {"set": "survey"}),
    ]
