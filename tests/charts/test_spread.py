"""Dots that would lie on each other find room."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from hfm.charts.drawing.axis import powers
from hfm.charts.forms.spread import _WIDE, Point, Spread, _Layout

APART = _WIDE.radius * 1.75


def _places(points: list[Point]) -> list[tuple[float, float]]:
    spread = Spread(tuple(points), (), ("open", "closed"), powers([it.value for it in points]))
    return [(x, y) for _, x, y in _Layout(spread, _WIDE).placed()]


def _dot(n: int, date: str = "2024-05-17", value: float = 7e9) -> Point:
    return Point("c-vision", date, value, True, f"models/{n:04}/", f"Model {n}")


def test_dots_of_one_size_and_day_stand_beside_and_above_each_other() -> None:
    """None touches another, none is more than one dot off its size, and they are as near as that allows."""
    places = _places([_dot(n) for n in range(120)])
    x, y = places[0]
    assert all(hypot(a[0] - b[0], a[1] - b[1]) >= APART - 1e-6 for a, b in combinations(places, 2))
    assert {round((it[1] - y) / APART) for it in places} == {-1, 0, 1}
    assert max(abs(it[0] - x) for it in places) < 120 / 3 * (APART + 0.5) / 2 + APART


def test_a_dot_between_two_others_passes_them() -> None:
    """Days that lie near each other take each other's places aside."""
    days = ["2024-05-17"] * 9 + ["2024-05-20"] * 9 + ["2024-05-18"] * 9
    places = _places([_dot(n, day, 7e9 + n) for n, day in enumerate(days)])
    assert all(hypot(a[0] - b[0], a[1] - b[1]) >= APART - 1e-6 for a, b in combinations(places, 2))


def test_where_there_is_no_room_dots_lie_on_each_other_at_their_own_place() -> None:
    """Far from its date a dot would tell something wrong."""
    places = _places([_dot(n) for n in range(1000)])
    x, y = places[0]
    assert len(set(places)) < len(places) == 1000
    assert places[-1] == (x, y)
    assert max(abs(it[0] - x) for it in places) <= 400
