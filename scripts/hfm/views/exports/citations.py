"""Every citation in every format in one file, from which the explorer serves the rows a reader has chosen."""

from __future__ import annotations

import json
from typing import Any

from hfm.views.exports.bibtex import bibtex
from hfm.views.exports.citation import Citation
from hfm.views.exports.csl import csl
from hfm.views.exports.edition import API, Edition
from hfm.views.exports.ris import ris


def formats(cited: Citation) -> dict[str, Any]:
    """One citation in every format."""
    return {"bibtex": bibtex(cited), "ris": ris(cited), "csl": csl(cited)}


def citations_json(edition: Edition) -> dict[str, str]:
    """`{"model/medsam": {"bibtex", "ris", "csl"}, …}`, a work a line."""
    lines = [
        f"{json.dumps(f'{work.KIND}/{work.id}')}: {json.dumps(formats(cited), ensure_ascii=False)}"
        for work, cited in edition.works
    ]
    return {f"{API}/citations.json": "{\n" + ",\n".join(lines) + "\n}\n"}
