"""Cut a packaged font down to the characters, weights and features the site uses."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any


def cut_font(path: Path, wanted: dict[str, Any], weights: list[int] | None) -> bytes:
    """The font as WOFF2: the same bytes on any day. `weights` narrows a variable font to a range."""
    from fontTools import subset  # slow to import, and needed only when a source changed
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(path, recalcTimestamp=False)
    if weights:
        font = instantiateVariableFont(font, {"wght": tuple(weights)})
    options = subset.Options(flavor="woff2", layout_features=wanted["features"], hinting=False)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=subset.parse_unicodes(wanted["unicodes"]))
    cut.subset(font)
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
