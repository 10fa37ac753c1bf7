"""A venue is of the kind that it is said to be, and of one kind in the whole catalog."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from hfm.model import Work
from hfm.reading.problems import Problem
from hfm.reading.repairs import finished
from hfm.reading.rules.draft import Draft

_SERVER = re.compile(r"(?i)(?:arxiv|biorxiv|medrxiv|chemrxiv|research square|ssrn|preprints\.org|openreview)\b.*")
# What a word in a venue's name says of its kind, and the kinds that it may be all the same.
_WORDS = [
    (re.compile(r"(?i)\bworkshops?\b"), "workshop", {"proceedings"}),
    (re.compile(r"(?i)\b(?:conference|symposium)\b"), "proceedings", {"workshop", "chapter"}),
    (re.compile(r"(?i)\b(?:thesis|dissertation)\b"), "thesis", set[str]()),
    (re.compile(r"(?i)\btechnical report\b"), "report", set[str]()),
    (re.compile(r"(?i)\b(?:journal|transactions)\b"), "journal", set[str]()),
]
_SETTLED = {"journal", "proceedings", "workshop", "chapter"}  # a place that hosts all sorts of things has no one kind


def venue_is_of_its_kind(draft: Draft) -> Iterator[Problem]:
    """No preprint server is a publication, no workshop a journal; and what is a journal here is no conference there."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry, _ in draft:
        if isinstance(entry, Work) and entry.publication and entry.publication.kind in _SETTLED:
            kinds[entry.publication.venue.casefold()][entry.publication.kind] += 1
    for entry, record in draft:
        if not isinstance(entry, Work) or not (it := entry.publication):
            continue
        if year := re.search(r"[ ,'’(]+(?:19|20)[0-9]{2}\)?$", it.venue):
            tip = finished(("venue",), it.venue[: year.start()])
            message = f"publication.venue: '{it.venue[:80]}' holds a year"
            yield record.problem(("publication", "venue"), "year-in-venue", message, tip)
        elif _SERVER.fullmatch(it.venue):
            message = f"publication.venue: {it.venue} is a preprint server"
            tip = f"write it below preprint: `preprint:`, then `  server: {it.venue}`"
            yield record.problem(("publication", "venue"), "preprint-as-publication", message, tip)
        elif (kind := _by_words(it.venue, it.kind) or _by_others(it.kind, kinds[it.venue.casefold()])) != it.kind:
            message = f"publication.kind: {it.kind}, but '{it.venue[:80]}' is not of this kind"
            yield record.problem(("publication", "kind"), "wrong-kind", message, finished(("kind",), kind))


def _by_words(venue: str, kind: str) -> str:
    """The kind that the name of the venue says, if any; the one that is stated where that can be too."""
    found = next(((named, others) for word, named, others in _WORDS if word.search(venue)), None)
    return "" if found is None or kind in found[1] else found[0]


def _by_others(kind: str, kinds: Counter[str]) -> str:
    """The kind that most entries have the venue as."""
    most = max(kinds.values(), default=0)
    return kind if kind not in _SETTLED or kinds[kind] == most else kinds.most_common(1)[0][0]
