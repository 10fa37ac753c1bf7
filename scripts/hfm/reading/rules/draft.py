"""What the rules look at: the readable part of a catalog, with the place of every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hfm.model import Entry, Vocabulary
from hfm.model.vocabulary import Allowed, Collected, Removed
from hfm.reading.load import Record


@dataclass(frozen=True)
class Draft:
    """Entries and vocabularies that are well formed, each with the record it came from.

    `ids` also holds the entries whose files have problems of their own, and `unread` names the vocabularies that have,
    so that one mistake is not told twice. `reserved` are ids that pages of their own have taken. `today` is the day of
    the check, or nothing where a day must make no difference; `before` are the entries of the last commit (kind and id,
    with their path), where something knows them.
    """

    entries: Sequence[tuple[Entry, Record]]
    vocabularies: Mapping[str, tuple[Vocabulary, Record]]
    ids: Mapping[str, Mapping[str, Sequence[str]]]
    allowed: Sequence[Allowed] = ()
    allowed_record: Record = field(default_factory=lambda: Record("", {}))
    reserved: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    collected: Sequence[Collected] = ()
    collected_record: Record = field(default_factory=lambda: Record("", {}))
    removed: Sequence[Removed] = ()
    removed_record: Record = field(default_factory=lambda: Record("", {}))
    today: str = ""
    before: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[Entry, Record]]:
        return iter(self.entries)
