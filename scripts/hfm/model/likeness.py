"""How near two titles are before a person should look whether they are of one work."""

from __future__ import annotations

NEARLY = 92  # of 100: the same words but for a slip, or one word in ten
SHORTEST = 21  # letters: of shorter titles, such as "A survey", many are nearly the same


def titles_alike(one: str, other: str) -> bool:
    """Whether two titles, as their letters, are the same or nearly so."""
    if one == other:
        return bool(one)
    from rapidfuzz import fuzz  # it takes long to import, and a catalog without faults does not ask it

    return min(len(one), len(other)) >= SHORTEST and fuzz.ratio(one, other, score_cutoff=NEARLY) > 0
