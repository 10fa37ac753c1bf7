"""From a source's own words to the terms of a vocabulary: by id, code, label or alias, never by resemblance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hfm.importing.candidate import Candidate
from hfm.model.catalog import Catalog
from hfm.views.identifiers import on_hugging_face


def terms(catalog: Catalog, vocabulary: str, words: Iterable[str], candidate: Candidate, field: str) -> list[str]:
    """The ids of these words in order, each once; a word no term has becomes a doubt."""
    known = catalog.vocabularies[vocabulary].names
    found: list[str] = []
    for word in words:
        term = known.get(word.strip().casefold())
        if term is None:
            candidate.doubts.append(f"{field}: no term of {vocabulary} is called '{word}'")
        elif term not in found:
            found.append(term)
    return found


def terms_inside(catalog: Catalog, vocabulary: str, text: str) -> list[str]:
    """The ids whose name stands in the text as a word of its own; a version may follow (`Qwen2.5` names Qwen)."""
    return catalog.vocabularies[vocabulary].names_inside(text)


def without_what_follows(data: dict[str, Any]) -> None:
    """Take from a record of ours the identifier that its own addresses say already."""
    known, weights = data.get("identifiers"), data.get("weights")
    links = data.get("links")
    if not isinstance(known, dict) or not isinstance(links or {}, dict) or not isinstance(weights or {}, dict):
        return
    if known.get("hugging_face") == on_hugging_face((weights or {}).get("url"), links or {}):
        known.pop("hugging_face", None)
        if not known:
            del data["identifiers"]
