"""What entries have in common: every entry, every publication, every idea."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from hfm.model.fields import Authors, Day, Label, Name, Ref, Slug, Title, Told, Year
from hfm.model.frozen import Frozen
from hfm.model.parts import NO_LINKS, Correction, Identifiers, Links, Preprint, Publication, Source


class Entry(Frozen):
    """What every entry has. `id` is the file's name, `group` its folder; neither is written in the file."""

    KIND: ClassVar[str]
    FOLDER: ClassVar[str]
    GROUPS: ClassVar[tuple[str, ...]] = ()
    GROUPS_ARE: ClassVar[str] = ""
    """The word list whose terms the groups are, where they are any."""
    PLURAL: ClassVar[str]

    id: SkipJsonSchema[Slug]
    group: SkipJsonSchema[str]
    name: Name = Field(title="Name", description="the name the authors use")
    aliases: tuple[Name, ...] = Label("Also called", "other names, spellings and abbreviations", ())
    links: Links = Label("Links", "addresses: paper, code, weights, data, project", NO_LINKS)
    sources: tuple[Source, ...] = Field(title="Sources", description="where the facts were read", min_length=1)
    corrections: tuple[Correction, ...] = Label("Corrections", "where a source is wrong or in doubt", ())
    added: Day = Field(title="Added", description="the day this entry joined the catalog, YYYY-MM-DD")
    verified: Day | None = Label("Verified", "the day a person last checked this entry against its sources")
    previously: tuple[Slug, ...] = Label(
        "Previously", "ids this entry had before, the oldest first; they redirect here", ()
    )
    notes: Told | None = Label("Notes", "anything a reader should know that no other field holds")

    def states(self, field: str) -> bool:
        """Whether the entry says anything in this field."""
        return getattr(self, field) not in (None, (), "")

    @property
    def heading(self) -> str:
        """What stands at the head of its page and wherever a page leads to it."""
        return self.name

    @property
    def first_id(self) -> str:
        """The id it was given first: keys of citations and feeds know it by this one, whatever its page is called."""
        return self.previously[0] if self.previously else self.id


class Work(Entry):
    """An entry that a publication stands behind: its preprint and its formal publication, side by side."""

    title: Title | None = Label("Title", "the title of the paper, in its own spelling")
    authors: Authors = Label("Authors", "as the source gives them; `et al.` last where the source stops", ())
    group_authors: tuple[Name, ...] = Label("Groups among the authors", "those that are a group, not a person", ())
    year: Year | None = Label("Year", "the year the source gives")
    preprint: Preprint | None = Label("Preprint", "the work on a preprint server")
    publication: Publication | None = Label("Publication", "the formal publication")
    identifiers: Identifiers | None = Label("Identifiers", "what other services call the work")

    @property
    def arxiv(self) -> str:
        """The arXiv id, or nothing."""
        return (self.preprint.id or "") if self.preprint and self.preprint.server == "arXiv" else ""

    @property
    def doi(self) -> str:
        """The DOI of the formal publication, or nothing."""
        return (self.publication.doi or "") if self.publication else ""

    @property
    def venue(self) -> str:
        """Where it appeared: the venue of the formal publication, else the preprint server, or nothing."""
        return self.publication.venue if self.publication else self.preprint.server if self.preprint else ""

    @property
    def first_public(self) -> str:
        """The first day it was public, as fine as known: of the preprint or the publication; nothing if neither states one."""
        preprint, publication = self.preprint, self.publication
        posted = preprint.date if preprint else None
        printed = (publication.date or str(publication.year or "")) if publication else None
        return min(posted, printed) if posted and printed else posted or printed or ""


class Chapter(Entry):
    """An idea the survey discusses, with the entries it names."""

    summary: Told = Field(title="Summary", description="one to three plain sentences in your own words")
    models: tuple[Annotated[str, Ref("model")], ...] = Label("Models", "models it names", ())
    datasets: tuple[Annotated[str, Ref("dataset")], ...] = Label("Datasets", "datasets it names", ())
    challenges: tuple[Annotated[str, Ref("challenge")], ...] = Label("Challenges", "challenges it bears on", ())
    directions: tuple[Annotated[str, Ref("direction")], ...] = Label("Directions", "directions it bears on", ())
