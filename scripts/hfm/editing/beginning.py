"""Begin a new entry: where its file goes, and what is known of it already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hfm.importing import bibtex
from hfm.importing.candidate import Candidate, slug
from hfm.importing.match import Known
from hfm.model import KINDS, SLUG
from hfm.model.catalog import Catalog
from hfm.reading.layout import key_order
from hfm.reading.load import record_of
from hfm.reading.skeleton import skeleton
from hfm.reading.validate import RESERVED
from hfm.views.facts import address


def begun(catalog: Catalog, kind: str, name: str, group: str, known: Mapping[str, Any], today: str) -> tuple[str, str]:
    """(path below the catalog's folder, text) of a new file. Raises ValueError, with what to do, where it cannot be."""
    cls, name = KINDS[kind], name or str(known.get("name", ""))
    if not name:
        raise ValueError("say what it is called: hfm new KIND NAME")
    if group and not cls.GROUPS:
        raise ValueError(f"a {kind} has no groups; leave out --group")
    if cls.GROUPS and group not in cls.GROUPS:
        raise ValueError(f"a {kind} is of one of {', '.join(cls.GROUPS)}; say which with --group")
    entry_id = slug(name)
    if not re.fullmatch(SLUG, entry_id):
        raise ValueError(f"'{name}' cannot be an id; give the name in Latin letters, and change it in the file")
    if entry_id in catalog.entries[kind] or entry_id in RESERVED:
        raise ValueError(f"the id '{entry_id}' is taken; if it is another work, put its year or a word behind the name")
    if found := Known(catalog).surely(Candidate("", group, dict(known), kind=kind)):
        raise ValueError(f"the catalog has this work: {address(*found).rstrip('/')}")
    values = {**{key: it for key, it in known.items() if key in cls.model_fields}, "name": name, "added": today}
    path = "/".join(filter(None, (cls.FOLDER, group, f"{entry_id}.yaml")))
    return path, skeleton(kind, values)


def lacking(kind: str, text: str) -> list[str]:
    """The required fields that the text of a new file does not fill."""
    data = record_of(text).data
    return [name for name in key_order(kind) if KINDS[kind].model_fields[name].is_required() and not data.get(name)]


def stated(record: Path, catalog: Catalog) -> dict[str, Any]:
    """What the first record of a BibTeX file states, with the address of the work as its source."""
    try:
        found = next(bibtex.read(record.read_text(encoding="utf-8-sig"), record.name, catalog), None)
    except UnicodeDecodeError as error:
        raise ValueError(f"{record.name}: not UTF-8 text") from error
    if found is None:
        raise ValueError(f"{record.name} holds no record with a title")
    if found.refused:
        raise ValueError(f"{record.name}: {found.refused}")
    paper = found.data.get("links", {}).get("paper")
    source = {"sources": [{"url": paper, "states": "the bibliographic record"}]} if paper else {}
    return {**found.data, **source}
