"""What the theme brings along: nothing that no page loads stays on the site."""

from __future__ import annotations

import shutil
from pathlib import Path


def drop_unloaded(site: Path, docs: Path) -> None:
    """Remove the theme's folders below `assets/` that no page loads from, the index of a search that is off, and the
    packed map of the site, whose days are those of the build: ours stands in its place.

    With our skeleton that is all of them. Where templates/theme/base.html is gone, the theme's own skeleton names
    those it needs, on the first page as on every other.
    """
    for name in ("search.json", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)
    home = (site / "index.html").read_text(encoding="utf-8")
    for folder in (site / "assets").iterdir():
        if not (docs / "assets" / folder.name).exists() and f"assets/{folder.name}/" not in home:
            shutil.rmtree(folder)
