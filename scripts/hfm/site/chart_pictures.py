"""Draw the charts' PNG from their SVG files: each once, for as long as the drawing is the same."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from hfm.project import Project
from hfm.site.fonts import one_weight
from hfm.site.kept import kept
from hfm.site.tools import ToolError
from hfm.site.write import Site, write_file

_SCALE = 1.5  # 1,440 pixels across: sharp on a slide, and small enough to send
_COLOURS = 64
_WEIGHTS = (400, 700)


def draw_charts(project: Project, drawings: Path, site: Site, stopped: Callable[[], bool] = lambda: False) -> None:
    """Put onto the site, for every SVG file in `drawings`, its PNG, drawing those the cache does not have yet.

    Raises ToolError when the fonts are not installed. `stopped` is asked before each picture.
    """
    folder = project.cache / "charts"
    style = (
        Path(__file__).read_bytes() + version("resvg_py").encode() + (project.root / "package-lock.json").read_bytes()
    )
    for drawing in sorted(drawings.glob("*.svg")):
        if stopped():
            return
        text = drawing.read_bytes()
        path = folder / f"{hashlib.sha256(style + text).hexdigest()[:24]}.kept"
        site.put(f"charts/{drawing.stem}.png", kept(path, partial(_picture, text.decode("utf-8"), project, folder)))


def _picture(drawing: str, project: Project, folder: Path) -> bytes:
    """The drawing as PNG of few colours. Only our own typeface is used, whatever else the machine has."""
    import resvg_py  # slow to import, as the next, and needed only when a drawing is new
    from PIL import Image

    full = resvg_py.svg_to_bytes(drawing, zoom=_SCALE, skip_system_fonts=True, font_files=_faces(project, folder))
    few = (
        Image.open(io.BytesIO(full))
        .convert("RGB")
        .quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    )
    out = io.BytesIO()
    few.save(out, "PNG")
    return out.getvalue()


def _faces(project: Project, folder: Path) -> list[str]:
    """The text's typeface as files of one weight each: what draws SVG reads neither WOFF2 nor axes."""
    packaged = project.fonts()["files"]["text.woff2"]["source"]
    source = project.root / "node_modules" / packaged
    if not source.is_file():
        raise ToolError("the fonts are not installed; run `make setup`")
    name = hashlib.sha256(source.read_bytes()).hexdigest()[:24]
    faces = {weight: folder / f"{name}.{weight}.ttf" for weight in _WEIGHTS}
    for weight, path in faces.items():
        write_file(path, kept(path.with_suffix(".kept"), partial(one_weight, source, weight)))
    return [str(path) for path in faces.values()]
