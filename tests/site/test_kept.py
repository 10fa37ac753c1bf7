"""What is kept between builds has an end: what was not used for longest goes, and nothing that is at work."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from hfm.site import kept as keeping
from hfm.site.kept import forget, kept, tidy
from hfm.site.write import locked

NOW = 1_000.0


def keep(path: Path, size: int, when: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    os.utime(path, (when, when))
    os.utime(path.parent, (when, when))
    return path


def test_the_oldest_go_until_the_rest_has_room(tmp_path: Path) -> None:
    names = ["cards/a", "charts/b", "pages/c/index.md", "cards/d"]
    paths = [keep(tmp_path / name, 10, when) for when, name in enumerate(names)]
    forget(tmp_path, NOW, most=20)

    assert [path.exists() for path in paths] == [False, False, True, True]
    forget(tmp_path, NOW, most=0)
    assert [path.name for path in tmp_path.glob("[cp]*/*")] == []


def test_what_this_build_used_stays_however_much_there_is(tmp_path: Path) -> None:
    old, new = keep(tmp_path / "cards/old", 10, NOW - 1), keep(tmp_path / "cards/new", 10, NOW)
    forget(tmp_path, unless_used_since=NOW, most=0)

    assert (old.exists(), new.exists()) == (False, True)


def test_to_take_something_out_is_to_use_it(tmp_path: Path) -> None:
    path = tmp_path / "cards" / "a.kept"
    kept(path, lambda: b"made")
    os.utime(path, (1, 1))

    assert kept(path, lambda: b"anew") == b"made"
    assert path.stat().st_mtime > 1


def test_what_a_killed_preview_left_goes_and_a_living_one_stays(tmp_path: Path) -> None:
    left, alive = keep(tmp_path / "preview-1" / "site", 1, 1), keep(tmp_path / "preview-2" / "site", 1, 1)
    with locked(alive.parent, tmp_path / "locks"):
        tidy(tmp_path, time.time())
        assert (left.exists(), alive.exists()) == (False, True)


def test_all_is_looked_through_after_a_build_that_took_long_and_once_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[float] = []
    monkeypatch.setattr(keeping, "forget", lambda _, unless_used_since: looked.append(unless_used_since))
    now = time.time()
    for began in (now, now + 1, now - 60, now + 2):
        tidy(tmp_path, began)
    os.utime(tmp_path / "tidied", (now - 4000, now - 4000))
    tidy(tmp_path, now + 3)

    assert looked == [now, now - 60, now + 3]
