"""Does the catalog have this work already? Yes by what identifies it, perhaps by a name or a near title, or no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rapidfuzz import fuzz, process

from hfm.importing.candidate import Candidate
from hfm.model import Entry, Links, Work
from hfm.model.catalog import Catalog
from hfm.model.identity import address_identity, identities, letters
from hfm.model.likeness import NEARLY
from hfm.model.parts import Identifiers, Preprint, Publication

Found = tuple[str, str]  # kind, id


class Known:
    """The entries of the catalog by everything that can identify one; `add` what was just imported."""

    def __init__(self, catalog: Catalog) -> None:
        self._sure: dict[str, list[Found]] = {}
        self._links: dict[Found, set[str]] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._titles: dict[str, list[Found]] = {}
        for entry in catalog.all_entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        found = entry.KIND, entry.id
        self._links[found] = _addresses(entry.links.model_dump())
        for name in (entry.name, *entry.aliases):
            self._names.setdefault((entry.KIND, letters(name)), entry.id)
        if isinstance(entry, Work):
            for identity in identities(entry):
                self._sure.setdefault(identity, []).append(found)
            if entry.title:
                self._titles.setdefault(letters(entry.title), []).append(found)

    def surely(self, it: Candidate) -> Found | None:
        """The same work: by an id, an address, its title, or its name with a link in common; of the candidate's own kind where both have it."""
        found = [each for identity in identities(_work(it.data)) for each in self._sure.get(identity, ())]
        if not found and it.data.get("title"):
            found = self._titles.get(letters(it.data["title"]), [])
        if not found and (namesake := self._names.get((it.kind, letters(it.name)))):
            same = self._links[it.kind, namesake] & _addresses(it.data.get("links") or {})
            found = [(it.kind, namesake)] if same else []
        return next((each for each in found if each[0] == it.kind), found[0] if found else None)

    def perhaps(self, it: Candidate) -> Found | None:
        """An entry of the kind with the same name, or one with a title so near that a person should look."""
        if found := self._names.get((it.kind, letters(it.name))):
            return it.kind, found
        title = letters(str(it.data.get("title", "")))
        near = process.extractOne(title, self._titles.keys(), scorer=fuzz.ratio, score_cutoff=NEARLY) if title else None
        return self._titles[near[0]][0] if near else None


def _addresses(links: Mapping[str, Any]) -> set[str]:
    return {address_identity(url) for url in links.values() if isinstance(url, str) and "://" in url} - {""}


def _work(data: Mapping[str, Any]) -> Work:
    """What a record states of a publication, not yet checked."""

    def part(name: str) -> Iterator[dict[str, Any]]:
        if isinstance(value := data.get(name), dict):
            yield {key: text for key, text in value.items() if isinstance(text, str)}

    return Work.model_construct(
        id="",
        group="",
        name="",
        added="",
        sources=(),
        preprint=next((Preprint.model_construct(**{"server": "", **it}) for it in part("preprint")), None),
        publication=next(
            (Publication.model_construct(**{"venue": "", "kind": "journal", **it}) for it in part("publication")), None
        ),
        identifiers=next((Identifiers.model_construct(**it) for it in part("identifiers")), None),
        links=next((Links.model_construct(**it) for it in part("links")), Links()),
    )
