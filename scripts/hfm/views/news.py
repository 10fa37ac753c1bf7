"""What came into the catalog, what was verified again and what left it, by day; many verified at once are one piece of news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hfm.model import KINDS, Entry
from hfm.model.catalog import Catalog
from hfm.model.vocabulary import Removed
from hfm.views.facts import Value, link_to

FEW = 10  # so many entries verified on one day are told one by one
_NAMED = 12


@dataclass(frozen=True)
class News:
    """What happened on a day: entries that were added, or verified after they were added."""

    day: str
    what: str  # added or verified
    entries: tuple[Entry, ...]

    @property
    def is_batch(self) -> bool:
        """Whether it is told in one line: an enrichment of many entries is no news of each."""
        return self.what == "verified" and len(self.entries) > FEW

    @property
    def links(self) -> tuple[Value, ...]:
        return tuple(map(link_to, self.entries))


def news(entries: Iterable[Entry]) -> Iterator[News]:
    """By day, the newest first, what was added before what was verified; in each, the works published last first."""
    told: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        added, verified = entry.added, entry.verified
        told.setdefault((added, "added"), []).append(entry)
        if verified and verified > added:
            told.setdefault((verified, "verified"), []).append(entry)
    order = sorted(told, key=lambda it: it[1])
    for key in sorted(order, key=lambda it: it[0], reverse=True):
        yield News(*key, tuple(sorted(told[key], key=lambda it: getattr(it, "first_public", ""), reverse=True)))


@dataclass(frozen=True)
class Part:
    """Entries of a kind and group that came in: how many, the first of them, and where all of them are."""

    kind: type[Entry]
    group: str
    count: int
    links: tuple[Value, ...]
    all_of_them: str


@dataclass(frozen=True)
class Day:
    """A day: what came in, by kind and group; what was verified; what left, and why."""

    day: str
    came: tuple[Part, ...]
    verified: News | None
    left: tuple[Removed, ...]

    @property
    def month(self) -> str:
        return self.day[:7]

    @property
    def count(self) -> int:
        return sum(part.count for part in self.came)


def days(catalog: Catalog) -> tuple[Day, ...]:
    """Every day on which something happened, the newest first."""
    told = {(it.day, it.what): it for it in news(catalog.all_entries)}
    known = {day for day, _ in told} | {it.day for it in catalog.removed}
    return tuple(
        Day(
            day,
            tuple(_parts(told[day, "added"].entries if (day, "added") in told else ())),
            told.get((day, "verified")),
            tuple(it for it in catalog.removed if it.day == day),
        )
        for day in sorted(known, reverse=True)
    )


def _parts(came: Sequence[Entry]) -> Iterator[Part]:
    """In the order of the site; of a part the works published last first."""
    found: dict[tuple[type[Entry], str], list[Entry]] = {
        (kind, group): [] for kind in KINDS.values() for group in (*kind.GROUPS, "")
    }
    for entry in came:
        found[KINDS[entry.KIND], entry.group].append(entry)
    for (kind, group), entries in found.items():
        if not entries:
            continue
        links = tuple(map(link_to, entries[:_NAMED]))
        yield Part(kind, group, len(entries), links, f"{kind.FOLDER}/{group}/" if group else f"{kind.FOLDER}/")
