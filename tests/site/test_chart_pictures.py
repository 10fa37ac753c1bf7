"""The charts' PNG: one beside every SVG, small, in our typeface, drawn once and the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from catalogs import ROOT
from checkouts import Checkout
from hfm.project import Project
from hfm.site.chart_pictures import draw_charts
from hfm.site.tools import ToolError
from hfm.site.write import Site

FACE = 'font-family="Atkinson Hyperlegible Next, sans-serif"'
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" {} font-size="30"><style>.n{{font-weight: 700;}}</style>'
    '<rect width="300" height="100" fill="#fbfaf6"/><text x="10" y="60" class="{}">Growth 200</text></svg>'
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the fonts of this one and a cache of its own."""
    for name in ("web", "node_modules", "package-lock.json"):
        (tmp_path / name).symlink_to(ROOT / name)
    return Project(tmp_path)


def drawn(project: Project, drawing: str, out: Path) -> Path:
    (project.root / "charts").mkdir(exist_ok=True)
    (project.root / "charts" / "growth.svg").write_text(drawing, encoding="utf-8")
    draw_charts(project, project.root / "charts", Site(out))
    return out / "charts" / "growth.png"


def ink(path: Path) -> int:
    """How many pixels are not paper."""
    image = Image.open(path).convert("RGB")
    return sum(
        ImageChops.difference(image, Image.new("RGB", image.size, image.getpixel((0, 0))))
        .convert("L")
        .point(lambda it: it > 60)
        .histogram()[1:]
    )


def test_words_are_drawn_in_our_typeface_and_bold_where_the_drawing_says_so(project: Project, tmp_path: Path) -> None:
    """No other typeface takes its place, whatever the machine has."""
    plain = ink(drawn(project, DRAWING.format(FACE, ""), tmp_path / "one"))
    bold = ink(drawn(project, DRAWING.format(FACE, "n"), tmp_path / "two"))
    strange = ink(drawn(project, DRAWING.format('font-family="serif"', ""), tmp_path / "three"))
    assert bold > plain * 1.15 > strange == 0


def test_a_picture_is_the_same_bytes_wherever_it_is_drawn(project: Project, tmp_path: Path) -> None:
    first = drawn(project, DRAWING.format(FACE, ""), tmp_path / "one").read_bytes()
    for path in (project.cache / "charts").iterdir():
        path.unlink()
    assert drawn(project, DRAWING.format(FACE, ""), tmp_path / "two").read_bytes() == first


def test_an_unchanged_drawing_is_not_drawn_again(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drawn(project, DRAWING.format(FACE, ""), tmp_path / "one").read_bytes()
    monkeypatch.setattr("hfm.site.chart_pictures._picture", lambda *_: pytest.fail("it draws"))
    assert drawn(project, DRAWING.format(FACE, ""), tmp_path / "two").read_bytes() == first


def test_missing_fonts_are_told_in_one_line(project: Project, tmp_path: Path) -> None:
    (tmp_path / "node_modules").unlink()
    with pytest.raises(ToolError, match="make setup"):
        drawn(project, DRAWING.format(FACE, ""), tmp_path / "out")


def test_every_drawing_of_the_site_has_its_picture(real: Checkout) -> None:
    """At the address of its SVG, wide enough for a slide and light enough for a message."""
    drawings = sorted((real.site / "charts").glob("*.svg"))
    assert len(drawings) > 20
    for drawing in drawings:
        picture = drawing.with_suffix(".png")
        assert Image.open(picture).width > 1300, picture.name
        assert picture.stat().st_size < 200_000, picture.name
