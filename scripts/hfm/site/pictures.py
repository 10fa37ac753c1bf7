"""Draw the card pictures that stand beside a shared link: each once, for as long as it says the same."""

from __future__ import annotations

import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from hfm.project import Project
from hfm.site.kept import kept
from hfm.site.tools import ToolError
from hfm.site.write import Site

if TYPE_CHECKING:
    from PIL.Image import Image

_SIZE = _, _HEIGHT = 1200, 630
_LEFT, _MEASURE, _BOTTOM = 92, 1030, 516
_HEADINGS = (96, 80, 66, 54, 44)

# Nine colours: eight steps from paper to ink, which make the edges of letters soft, then that of the part.
_PAPER, _INK, _STRONG, _SOFT, _OF_PART = (251, 250, 246), (22, 38, 58), 7, 5, 8
_NO_PART = "0b5f73"
_COLOUR = re.compile(r"--c-([a-z0-9-]+): #([0-9a-f]{6})")


def draw_cards(project: Project, wanted: Path, site: Site, stopped: Callable[[], bool] = lambda: False) -> None:
    """Put the pictures that the file `wanted` names onto the site, drawing those the cache does not have yet.

    Raises ToolError when the fonts are not installed. `stopped` is asked before each picture.
    """
    folder = project.cache / "cards"
    made_of = (Path(__file__), project.root / "package-lock.json", _styles(project))
    style = hashlib.sha256(b"".join(path.read_bytes() for path in made_of)).hexdigest()
    artist = cache(lambda: _Artist(project))
    for name, said in json.loads(wanted.read_text(encoding="utf-8")).items():
        if stopped():
            return
        path = folder / f"{hashlib.sha256(json.dumps([style, *said]).encode()).hexdigest()[:24]}.kept"
        site.put(name, kept(path, partial(_drawn, artist, said)))


def _drawn(artist: Callable[[], _Artist], said: list[str]) -> bytes:
    return artist().card(*said)


class _Artist:
    """Holds the typefaces, the parts' colours and the empty card."""

    def __init__(self, project: Project) -> None:
        from PIL import Image, ImageDraw  # slow to import, and needed only when a card is new

        packaged = project.fonts()["files"]
        sources = (packaged[f"{name}.woff2"]["source"] for name in ("text", "heading"))
        text, heading = (project.root / "node_modules" / source for source in sources)
        if not (text.is_file() and heading.is_file()):
            raise ToolError("the fonts are not installed; run `make setup`")
        self.headings = {size: _Type(heading, size, 620) for size in _HEADINGS}
        self.above, self.text, sign = _Type(text, 30, 560), _Type(text, 35, 400), _Type(text, 33, 650)
        self.parts = dict(_COLOUR.findall(_styles(project).read_text(encoding="utf-8")))
        self.empty = Image.new("L", _SIZE, 0)
        draw = ImageDraw.Draw(self.empty)
        for n, y in enumerate((536, 549, 562, 575)):  # the mark: four lines that become one
            meet = 555.5 + 3.4 * (n - 1.5)
            draw.line([(_LEFT, y), (_LEFT + 14, y), (_LEFT + 40, meet), (_LEFT + 60, meet)], 9 + n, 5, "curve")
        sign.write(self.empty, _LEFT + 78, 535, "Awesome HFM", _STRONG)

    def card(self, part: str, above: str, name: str, told: str) -> bytes:
        """The picture as PNG: a line, the name as large as it fits, as much of the text as there is room for."""
        image = self.empty.copy()
        image.paste(_OF_PART, (0, 0, 28, _HEIGHT))
        self.above.write(image, _LEFT, 72, self.above.wrapped(above, 1)[0], _OF_PART)
        y = 122
        size, lines = self._name(name)
        for line in lines:
            self.headings[size].write(image, _LEFT, y, line, _STRONG)
            y += round(size * 1.18)
        y += 24
        for line in self.text.wrapped(told, max(1, (_BOTTOM - y) // 47)):
            self.text.write(image, _LEFT, y, line, _SOFT)
            y += 47
        image.putpalette([*_STEPS, *bytes.fromhex(self.parts.get(part, _NO_PART))])
        out = io.BytesIO()
        image.save(out, "PNG", bits=4, compress_type=3)  # runs of one colour are most of a card
        return out.getvalue()

    def _name(self, name: str) -> tuple[int, list[str]]:
        """The largest size at which the name takes one line, or else two; cut at the smallest."""
        for size, most in [*((size, 1) for size in _HEADINGS[:3]), *((size, 2) for size in _HEADINGS)]:
            lines = self.headings[size].wrapped(name, most)
            if not lines[-1].endswith("…"):
                break
        return size, lines


class _Type:
    """A typeface at a size and weight, which draws each letter once and then copies it."""

    def __init__(self, path: Path, size: int, weight: int) -> None:
        from PIL import ImageFont

        # The basic layout sets letters alike wherever Pillow runs, whatever else is installed there.
        self.font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
        self.font.set_variation_by_axes([weight])
        self.missing = bytes(self.font.getmask("\uffff"))
        self.letters: dict[str, tuple[Image, tuple[int, int], float]] = {}

    def write(self, image: Image, x: float, y: int, words: str, colour: int) -> None:
        """Draw the words; `y` is the top of their line."""
        for char in words:
            mask, (left, top), advance = self._letter(char)
            image.paste(colour, (round(x) + left, y + top), mask)
            x += advance

    def wrapped(self, words: str, most: int) -> list[str]:
        """The words in at most so many lines; what is left out shows as an ellipsis."""
        lines = [""]
        for word in words.split():
            longer = f"{lines[-1]} {word}".strip()
            if self._width(longer) <= _MEASURE or not lines[-1]:
                lines[-1] = longer
            elif len(lines) < most:
                lines.append(word)
            else:
                lines[-1] += " …"
                break
        return [self._cut(line) for line in lines]

    def _cut(self, line: str) -> str:
        while self._width(line) > _MEASURE:
            line = f"{line.rstrip(' …')[:-1]}…"
        return line

    def _width(self, words: str) -> float:
        return sum(self._letter(char)[2] for char in words)

    def _letter(self, char: str) -> tuple[Image, tuple[int, int], float]:
        """The picture of a letter, where it goes, how far the next one is; nothing where the font has none."""
        if char not in self.letters:
            from PIL import Image

            core, place = self.font.getmask2(char, "L", anchor="la")
            if bytes(core) == self.missing and not char.isspace():
                plain = unicodedata.normalize("NFKD", char)[:1]
                self.letters[char] = self._letter(plain) if plain != char else (Image.new("L", (0, 0)), (0, 0), 0.0)
            else:
                mask = Image.frombytes("L", core.size, bytes(core)) if all(core.size) else Image.new("L", (0, 0))
                self.letters[char] = mask, (place[0], place[1]), self.font.getlength(char)
        return self.letters[char]


_STEPS = [round(paper + (ink - paper) * n / 7) for n in range(8) for paper, ink in zip(_PAPER, _INK, strict=True)]


def _styles(project: Project) -> Path:
    """Where the colour of each sub-field stands: first that of the light scheme."""
    return project.web / "styles" / "colours.css"
