"""Does the catalog have this work already? Yes by an id or an address, perhaps by a name or a title, or no."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from hfm.importing.candidate import Candidate
from hfm.model.catalog import Catalog

_NEAR = 92  # of 100: the same words but for punctuation, case or one slip


class Known:
    """The works of the catalog by everything that can identify one; `add` what was just imported."""

    def __init__(self, catalog: Catalog) -> None:
        self._sure: dict[tuple[str, str], str] = {}
        self._names: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for model in catalog.models:
            links = model.links.paper or ""
            self.add(
                model.id, {"name": model.name, "title": model.title, "doi": model.doi, "arxiv": model.arxiv}, links
            )
            for alias in model.aliases:
                self._names.setdefault(_letters(alias), model.id)

    def add(self, entry_id: str, data: dict[str, str | None], paper: str) -> None:
        for key, value in (("doi", data.get("doi")), ("arxiv", data.get("arxiv")), ("paper", _address(paper))):
            if value:
                self._sure[key, value.lower()] = entry_id
        self._names[_letters(str(data["name"]))] = entry_id
        self._titles[_letters(str(data.get("title") or data["name"]))] = entry_id

    def surely(self, it: Candidate) -> str | None:
        """The id of the same work: the same DOI, arXiv id, paper address or title."""
        paper = _address(it.data.get("links", {}).get("paper", ""))
        for key, value in (("doi", it.data.get("doi")), ("arxiv", it.data.get("arxiv")), ("paper", paper)):
            if value and (found := self._sure.get((key, value.lower()))):
                return found
        return self._titles.get(_letters(it.data.get("title", "")))

    def perhaps(self, it: Candidate) -> str | None:
        """The id of a work with the same name, or a title so near that a person should look."""
        if found := self._names.get(_letters(it.data["name"])):
            return found
        title = _letters(it.data.get("title", ""))
        near = ((fuzz.ratio(title, other, score_cutoff=_NEAR), entry_id) for other, entry_id in self._titles.items())
        return max(((score, entry_id) for score, entry_id in near if score), default=(0, None))[1]


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9+]+", "", text.lower())


def _address(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/.")
