"""The card pictures: of the size that networks want, small, drawn once, and the same every time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from catalogs import ROOT
from checkouts import Checkout
from exported import text
from hfm.model import KINDS
from hfm.project import Project
from hfm.site.pictures import draw_cards
from hfm.site.tools import ToolError
from hfm.site.write import Site

HOSTILE = "<b>漢字 ế β 😀 \u200b" + "W" * 200
CARDS = {
    "cards/models/medsam.png": [
        "vision",
        "Vision model · Nature Communications, 2023",
        "MedSAM",
        "Segment anything. " * 40,
    ],
    "cards/plain.png": ["", "", "", ""],
    "cards/hostile.png": ["nowhere", HOSTILE, HOSTILE, HOSTILE],
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the fonts of this one and a cache of its own."""
    for name in ("web", "node_modules", "package-lock.json"):
        (tmp_path / name).symlink_to(ROOT / name)
    return Project(tmp_path)


def drawn(project: Project, cards: dict[str, list[str]], out: Path) -> dict[str, bytes]:
    (project.root / "cards.json").write_text(json.dumps(cards), encoding="utf-8")
    draw_cards(project, project.root / "cards.json", Site(out))
    return {name: (out / name).read_bytes() for name in cards}


def test_a_card_has_the_size_that_networks_want(project: Project, tmp_path: Path) -> None:
    for name, content in drawn(project, CARDS, tmp_path / "out").items():
        image = Image.open(tmp_path / "out" / name)
        assert (image.size, image.format) == ((1200, 630), "PNG"), name
        assert len(content) < 100_000, name


def test_cards_that_say_something_else_look_different(project: Project, tmp_path: Path) -> None:
    said = ["vision", "Vision model", "MedSAM", "Segments."]
    variants = {f"{n}.png": [*said[:n], "Other", *said[n + 1 :]] for n in range(1, 4)} | {
        "a.png": said,
        "b.png": ["language", *said[1:]],
    }

    assert len(set(drawn(project, variants, tmp_path / "out").values())) == len(variants)


def test_an_unchanged_card_is_not_drawn_again(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drawn(project, CARDS, tmp_path / "one")
    monkeypatch.setattr("hfm.site.pictures._Artist", lambda _: pytest.fail("it draws"))

    assert drawn(project, CARDS, tmp_path / "two") == first


def test_a_card_is_the_same_wherever_it_is_drawn(project: Project, tmp_path: Path) -> None:
    first = drawn(project, CARDS, tmp_path / "one")
    for path in (project.cache / "cards").iterdir():
        path.unlink()

    assert drawn(project, dict(reversed(CARDS.items())), tmp_path / "two") == first


def test_missing_fonts_are_told_in_one_line(project: Project, tmp_path: Path) -> None:
    (tmp_path / "node_modules").unlink()

    with pytest.raises(ToolError, match="make setup"):
        drawn(project, CARDS, tmp_path / "out")


def test_drawing_stops_when_it_is_told_to(project: Project, tmp_path: Path) -> None:
    (tmp_path / "cards.json").write_text(json.dumps(CARDS), encoding="utf-8")
    draw_cards(project, tmp_path / "cards.json", Site(tmp_path / "out"), stopped=lambda: True)

    assert not (tmp_path / "out").exists()


def test_every_entry_has_a_card(small: Checkout) -> None:
    wanted = json.loads((small.pages / "cards.json").read_text(encoding="utf-8"))
    entries = [path for path in small.catalog.rglob("*.yaml") if path.parent.name not in ("vocabulary", "catalog")]

    assert len(wanted) == len(entries) + len(KINDS) + 1, "one an entry, one a kind, one for the site"
    assert [name for name in wanted if not (small.site / name).is_file()] == []


def test_a_card_names_its_entry() -> None:
    assert json.loads(text("real", "cards.json"))["cards/models/medsam.png"][:3] == [
        "vision",
        "Vision model · Nature Communications, 2023",
        "MedSAM",
    ]
