"""Which entry an identifier means: every id and address of a work, for the searches of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from hfm.model import Entry, Model, Work
from hfm.model.catalog import Catalog, lasting
from hfm.model.identity import identities, identity_of


def identifiers(kind: type[Entry], entries: Iterable[Entry], catalog: Catalog) -> str:
    """`{identity: [[id, name], …]}` in small letters; web/identity.js reads what a reader types into the same."""
    known = identities_of(kind, catalog)
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        named = entry.id, entry.name
        for identity in known[entry.id]:
            found.setdefault(identity, []).append(named)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


@lasting
def identities_of(kind: type[Entry], catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Id → each identity of the entry once, in small letters."""
    return {it.id: tuple(dict.fromkeys(found.lower() for found in _identities(it))) for it in catalog.every(kind)}


# The owner and name of a repository; a collection, a demo or a paper is none.
_ON_HUGGING_FACE = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/"
    r"((?:datasets/)?(?!(?:spaces|collections|papers|blog|docs|datasets)/)[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)"
)


def on_hugging_face(weights: str | None, links: Mapping[str, str | None]) -> str:
    """The repository that the address of the weights or a link leads to, as `identifiers` names it, or nothing."""
    addresses = filter(None, (weights, *(links.get(name) for name in ("data", "code", "project"))))
    return next((found[1] for it in addresses if (found := _ON_HUGGING_FACE.match(it))), "")


def _identities(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Work):
        yield from identities(entry)
    links = [*vars(entry.links).values()]
    if isinstance(entry, Model) and (weights := entry.weights):
        links.append(weights.url)
    yield from filter(None, (identity_of(url) for url in links if url and url.startswith("http")))
