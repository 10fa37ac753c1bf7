"""What lets pages work when they are opened from disk: the data they read, as scripts, since they may fetch no file."""

from __future__ import annotations

import json

from hfm.model import KINDS
from hfm.site.write import Site

# What web/ reads. An entry of its own is read from the list of its kind.
_READ = (
    "*/rows.json",
    "*/links.json",
    "*/texts.json",
    "*/identifiers.json",
    "assets/search/**/*.json",
    "compare/*.json",
    "contribute/*.json",
    "api/v1/schema/*.json",
    "charts/*.plotly.json",
    "*/*/*.bib",
    "api/v1/citations.json",
    *(
        f"{form}/{kind.FOLDER}.{ending}"
        for kind in KINDS.values()
        for form, ending in (("api/v1", "json"), ("data", "csv"))
    ),
)


def write_for_disk(site: Site) -> None:
    """Write `assets/disk/<path>.js` for each data file of the site: the same text, which web/site_data.js takes up."""
    for path in sorted(found for pattern in _READ for found in site.folder.glob(pattern)):
        name = path.relative_to(site.folder).as_posix()
        text = path.read_bytes().decode()
        script = f"onDisk[{json.dumps(name)}]={json.dumps(text, ensure_ascii=False)}\n"
        site.put(f"assets/disk/{name}.js", script.encode())
