"""The word lists that closed fields draw from, and the lists that speak of the catalog as a whole."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StrictBool, StrictInt, field_validator
from pydantic.json_schema import SkipJsonSchema

from hfm.model.fields import Day, Doi, Line, Prose, Slug, TermId, Url
from hfm.model.parts import Part
from hfm.model.texts import refuse


class VocabularyTerm(Part):
    """A word that a field may use. `of_several`: it stands for several of those beside it, which a source does not name
    one by one. `tables` are those of a source, with their rows. The last three say of a licence what it permits.
    """

    id: TermId
    label: Line
    code: Line | None = None
    definition: Prose
    aliases: tuple[Line, ...] = ()
    parent: TermId | None = None
    url: Url | None = None
    of_several: StrictBool | None = None
    tables: dict[Line, StrictInt] | None = None
    commercial_use: Literal["allowed", "conditions", "not-allowed"] | None = None
    share_alike: StrictBool | None = None
    by_request: StrictBool | None = None


class Vocabulary(Part):
    """A closed list of terms, one file; its id is the file's name."""

    id: SkipJsonSchema[Slug]
    label: Line
    definition: Prose
    terms: tuple[VocabularyTerm, ...] = Field(min_length=1)

    @cached_property
    def names(self) -> dict[str, str]:
        """Whatever a source may call a term (its id, code, label, aliases), in small letters → the term's id."""
        found: dict[str, str] = {}
        for term in self.terms:
            for name in (term.id, term.code or "", term.label, *term.aliases):
                if name:
                    found.setdefault(name.casefold(), term.id)
        return found

    def names_inside(self, text: str) -> list[str]:
        """The ids whose name stands in the text as a word of its own; a version may follow (`Qwen2.5` names Qwen)."""
        text = text.casefold()
        inside = (
            (name, term) for name, term in self.names.items() if name in text
        )  # few are, and this is quick to see
        named = {term for name, term in inside if re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", text)}
        return [term.id for term in self.terms if term.id in named]


class Allowed(Part):
    """Why two entries may share a DOI, an arXiv id, a paper's address, or within a kind a title or a name."""

    field: Literal["doi", "arxiv", "paper", "title", "name"]
    value: Line
    entries: tuple[Line, ...] = Field(min_length=2, description="kind/id of each entry")
    reason: Prose


class AllowedDuplicates(Part):
    """The file `catalog/allowed-duplicates.yaml`."""

    allowed: tuple[Allowed, ...]


def _is_kind(value: str) -> str:
    from hfm.model import KINDS  # which is made of the classes beside this one

    if value not in KINDS:
        raise refuse("bad-value", f"'{value}' is no kind of entry", f"write one of {', '.join(KINDS)}")
    return value


class Removed(Part):
    """An entry that is there no more: its address says when and why it went."""

    kind: Annotated[str, AfterValidator(_is_kind)]
    id: Slug
    day: Day
    reason: Prose
    replaced_by: Slug | None = None


class RemovedEntries(Part):
    """The file `catalog/removed.yaml`; it is there once an entry went."""

    removed: tuple[Removed, ...]


class Collected(Part):
    """How far entries of a kind are collected: all that were public by the first day, some by the second.

    Without a sub-field it speaks of all; with the set `survey`, of the entries of the survey's tables alone.
    """

    kind: Literal["model", "dataset", "study"]
    subfield: Slug | None = None
    set: Literal["survey"] | None = None
    whole_until: Day | None = None
    partly_until: Day


class CollectedUntil(Part):
    """The file `catalog/collected.yaml`."""

    collected: tuple[Collected, ...]


class PublishedEdition(Part):
    """An edition that was published: its day, where its files are, and its DOI where an archive gave one."""

    day: Day
    url: Url
    doi: Doi | None = None


class PublishedEditions(Part):
    """The file `catalog/editions.yaml`, the newest last; `doi` is the one that leads to the newest of them."""

    doi: Doi | None = None
    editions: tuple[PublishedEdition, ...]

    @field_validator("editions")
    @classmethod
    def _in_order(cls, value: tuple[PublishedEdition, ...]) -> tuple[PublishedEdition, ...]:
        days = [it.day for it in value]
        if days != sorted(set(days)):
            raise refuse(
                "bad-value", "the editions are not in the order of their days, each once", "the newest is last"
            )
        return value
