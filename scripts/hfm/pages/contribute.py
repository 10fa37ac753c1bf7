"""The page where people add and correct entries: a form made from the schemas, and the same by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from hfm.model import KINDS
from hfm.model.catalog import Catalog
from hfm.pages.form import FIRST, known, known_works, label, settings
from hfm.pages.page import InParts, Page, Part
from hfm.project import Addresses
from hfm.reading.skeleton import skeleton


def contribute(catalog: Catalog, common: Mapping[str, Any]) -> InParts:
    """The page with the data of its form beside it; how to begin a file by hand hangs on no entry."""
    parts = {
        "files by hand": Part(lambda: ({}, [_new_file(kind, common["addresses"]) for kind in KINDS])),
        "known works": Part(lambda: ({}, known_works(catalog))),
    }
    return InParts(parts, lambda told: [_contribute(told["files by hand"], told["known works"], catalog, common)])


def _contribute(by_hand: Sequence[Mapping[str, str]], works: str, catalog: Catalog, common: Mapping[str, Any]) -> Page:
    there = known(catalog, works)
    form = settings(catalog, common["addresses"], _edition(there))
    context = {**common, "edition": _edition(form), "by_hand": by_hand}
    description = "Add or correct an entry of the catalog in five minutes, without installing anything."
    beside = {"form.json": form, "known.json": there}
    return Page(
        "contribute/index.md", "contribute", "contribute.md.j2", "Contribute", description, context, beside=beside
    )


def _new_file(kind: str, addresses: Addresses) -> dict[str, str]:
    """Where the file of an entry of this kind goes, and the page of the repository that makes it."""
    cls = KINDS[kind]
    path = "/".join(filter(None, ["catalog", cls.FOLDER, cls.GROUPS[0] if cls.GROUPS else "", "the-name.yaml"]))
    place = "/".join(filter(None, ["catalog", cls.FOLDER, "|".join(cls.GROUPS), "<name>.yaml"]))
    begun = skeleton(kind, {}, only=FIRST[kind])
    return {"label": label(cls), "place": place, "href": addresses.new(path, begun)}


def _edition(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]
