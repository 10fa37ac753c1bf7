"""Files are written whole, only when they changed, and only where the generator owns the place."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hfm.site.write import Site, Written, write_file, write_tree

OWNED = ("index.md", "models")
PAGES: dict[str, str | bytes] = {"index.md": "home\n", "models/a.md": "A\n", "models/deep/b.bin": b"\0B"}
LONG_AGO = 1_000_000_000


def age(folder: Path) -> None:
    """Make every file look old, so that a write shows."""
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def young(folder: Path) -> list[str]:
    """The files that were written since `age`."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.stat().st_mtime > LONG_AGO + 1)
    return sorted(path.relative_to(folder).as_posix() for path in files)


def test_a_tree_is_written_whole(tmp_path: Path) -> None:
    assert write_tree(tmp_path / "new" / "tree", PAGES, OWNED) == Written(changed=3, same=0, removed=0)
    assert (tmp_path / "new/tree/models/deep/b.bin").read_bytes() == b"\0B"


def test_what_says_the_same_is_not_written(tmp_path: Path) -> None:
    write_tree(tmp_path, PAGES, OWNED)
    age(tmp_path)

    assert write_tree(tmp_path, PAGES, OWNED) == Written(changed=0, same=3, removed=0)
    assert young(tmp_path) == []


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write_tree(tmp_path, PAGES, OWNED)
    age(tmp_path)

    assert write_tree(tmp_path, {**PAGES, "models/a.md": "B\n"}, OWNED) == Written(changed=1, same=2, removed=0)
    assert young(tmp_path) == ["models/a.md"]


def test_what_no_longer_belongs_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    write_tree(tmp_path, PAGES, OWNED)

    assert write_tree(tmp_path, {"index.md": "home\n"}, OWNED).removed == 2
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["index.md"]


def test_a_page_of_its_own_goes_when_it_no_longer_belongs(tmp_path: Path) -> None:
    write_tree(tmp_path, PAGES, OWNED)
    write_tree(tmp_path, {"models/a.md": "A\n"}, OWNED)

    assert not (tmp_path / "index.md").exists()


def test_what_is_written_by_hand_is_left_alone(tmp_path: Path) -> None:
    for name in ("about.md", "images/logo.svg", "models.md", "modelss/a.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("by hand", encoding="utf-8")
    age(tmp_path)
    write_tree(tmp_path, PAGES, OWNED)
    write_tree(tmp_path, {}, OWNED)

    assert young(tmp_path) == []
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 4


@pytest.mark.parametrize(
    "path",
    ["about.md", "images/x", "../models/a.md", "models/../about.md", "/etc/passwd", "", "models/a/../../x", "Models/a"],
)
def test_no_path_outside_the_owned_names_is_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not among the owned names"):
        write_tree(tmp_path, {**PAGES, path: "x"}, OWNED)

    assert list(tmp_path.iterdir()) == [], "and nothing else is, either"


def test_a_folder_gives_way_to_a_page_and_a_page_to_a_folder(tmp_path: Path) -> None:
    write_tree(tmp_path, {"models/a.md/inside.md": "x", "models/b": "x"}, OWNED)
    (tmp_path / "index.md").mkdir()
    (tmp_path / "index.md" / "stray").write_text("x", encoding="utf-8")
    write_tree(tmp_path, {"index.md": "home\n", "models/a.md": "A\n", "models/b/c.md": "C\n"}, OWNED)

    assert (tmp_path / "models/a.md").read_text(encoding="utf-8") == "A\n"
    assert (tmp_path / "models/b/c.md").read_text(encoding="utf-8") == "C\n"
    assert (tmp_path / "index.md").read_text(encoding="utf-8") == "home\n"


@contextmanager
def full_disk() -> Iterator[None]:
    """Files cannot grow past 1,000 bytes, as on a disk that is full; not a moment longer, for pytest writes too."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_write_that_fails_leaves_the_old_file_and_no_scrap(tmp_path: Path) -> None:
    write_file(tmp_path / "a.md", "old\n")
    with pytest.raises(OSError, match="File too large"), full_disk():
        write_file(tmp_path / "a.md", "x" * 5000)

    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_an_empty_folder_gives_way_and_a_link_goes_without_what_it_leads_to(tmp_path: Path) -> None:
    for name in ("tree/models/a.md", "tree/models/empty/deep", "kept"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "kept/by hand.md").write_text("by hand", encoding="utf-8")
    (tmp_path / "tree/models/elsewhere").symlink_to(tmp_path / "kept")

    assert write_tree(tmp_path / "tree", PAGES, OWNED) == Written(changed=3, same=0, removed=1)
    assert {path.name for path in (tmp_path / "tree/models").iterdir()} == {"a.md", "deep"}
    assert (tmp_path / "kept/by hand.md").exists()


def test_scraps_of_a_killed_write_are_swept_up(tmp_path: Path) -> None:
    write_tree(tmp_path, PAGES, OWNED)
    (tmp_path / "models" / ".writing-abc").write_text("half", encoding="utf-8")

    assert write_tree(tmp_path, PAGES, OWNED).removed == 1


def test_a_file_can_be_read_by_everyone(tmp_path: Path) -> None:
    write_file(tmp_path / "a.md", "x")

    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o644


def test_line_ends_and_bytes_stay_as_they_are(tmp_path: Path) -> None:
    write_file(tmp_path / "a.md", "a\r\nb\u2028é\n")

    assert (tmp_path / "a.md").read_bytes() == "a\r\nb\u2028é\n".encode()


def test_a_site_takes_what_the_one_before_has_just_so_and_changes_nothing_of_it(tmp_path: Path) -> None:
    before, after = Site(tmp_path / "before"), Site(tmp_path / "after", before=tmp_path / "before")
    for path, content in {"a.html": b"A", "b.html": b"B", "c.html": b"C"}.items():
        before.put(path, content)
    (before.folder / "c.html").unlink()
    (before.folder / "c.html").symlink_to("a.html")
    for path, content in {"a.html": b"A", "b.html": b"!", "c.html": b"A", "models/d.html": b"D"}.items():
        after.put(path, content)

    taken = [it for it in after.sizes if (after.folder / it).stat().st_ino == (before.folder / "a.html").stat().st_ino]
    assert taken == ["a.html"]
    assert {it: (after.folder / it).read_bytes() for it in after.sizes} == {
        "a.html": b"A", "b.html": b"!", "c.html": b"A", "models/d.html": b"D",
    }  # fmt: skip
    assert (before.folder / "b.html").read_bytes() == b"B"


def test_what_is_put_on_a_site_twice_is_what_was_put_last(tmp_path: Path) -> None:
    site = Site(tmp_path / "after", before=tmp_path / "before")
    Site(tmp_path / "before").put("a.html", b"first")
    for content in (b"first", b"second", b"first"):
        site.put("a.html", content)
        assert (site.folder / "a.html").read_bytes() == content
    assert (tmp_path / "before" / "a.html").read_bytes() == b"first"
