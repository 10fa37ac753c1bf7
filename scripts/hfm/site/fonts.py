"""Cut a packaged font down to the characters, weights and features the site uses."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

_NAMES = (1, 3, 4, 6, 16, 18, 21, 25)  # the numbers of a font's own names; 0 is the copyright, 13 and 14 the licence
_KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def copyright_of(path: Path) -> bytes:
    """What the font itself says of its makers, and of the names they reserve, as UTF-8."""
    from fontTools.ttLib import TTFont

    return str(TTFont(path, lazy=True)["name"].getDebugName(0) or "").encode()


def cut_font(path: Path, wanted: dict[str, Any], weights: list[int] | None, name: str = "") -> bytes:
    """The font as WOFF2: the same bytes on any day. `weights` narrows a variable font to a range.

    A font whose licence reserves its name gets another `name`, since what is cut is no longer the font itself.
    """
    from fontTools import subset  # slow to import, and needed only when a source changed
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(path, recalcTimestamp=False)
    if weights:
        font = instantiateVariableFont(font, {"wght": tuple(weights)}, inplace=True)
    options = subset.Options(flavor="woff2", layout_features=wanted["features"], hinting=False, name_IDs=_KEPT_NAMES)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=subset.parse_unicodes(wanted["unicodes"]))
    cut.subset(font)
    for record in font["name"].names if name else []:
        if record.nameID in _NAMES:
            record.string = name.replace(" ", "") if record.nameID in (3, 6, 25) else name
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def one_weight(path: Path, weight: int) -> bytes:
    """The variable font at this weight as TrueType, for programs that know neither WOFF2 nor axes."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = instantiateVariableFont(TTFont(path, recalcTimestamp=False), {"wght": weight})
    font.flavor, font["OS/2"].usWeightClass = None, weight
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
