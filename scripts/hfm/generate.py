"""Everything the generator writes below site_src/, as text: pure apart from reading the catalog and the assets."""

from __future__ import annotations

import json
from pathlib import Path

from hfm.assets import build_assets
from hfm.pages import plan_pages
from hfm.project import Project, addresses
from hfm.render import Renderer
from hfm.validate import read_catalog


def generate(project: Project, folder: Path) -> tuple[dict[str, str | bytes], str]:
    """Every file (path below site_src/ → content), and the catalog's version. Raises CatalogError or ToolError."""
    catalog = read_catalog(folder)
    assets = build_assets(project)
    renderer = Renderer(project.templates)
    files: dict[str, str | bytes] = dict(assets.files)
    for page in plan_pages(catalog, addresses(project.config()), assets.addresses):
        files[page.path] = renderer.page(page)
        for chart in [page.context["chart"]] if "chart" in page.context else []:
            for view in chart.views:
                files[f"charts/{chart.name}.{view.id}.json"] = json.dumps(view.figure, ensure_ascii=False, sort_keys=True)
    return files, catalog.version
