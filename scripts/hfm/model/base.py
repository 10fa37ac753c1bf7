"""What entries have in common: every entry, every publication, every idea."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from hfm.model.fields import Arxiv, Authors, Date, Day, Doi, Label, Line, Prose, Ref, Slug, Year
from hfm.model.parts import Correction, Links, Source


class Entry(BaseModel):
    """What every entry has. `id` is the file's name, `group` its folder; neither is written in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    KIND: ClassVar[str]
    FOLDER: ClassVar[str]
    GROUPS: ClassVar[tuple[str, ...]] = ()
    PLURAL: ClassVar[str]

    id: SkipJsonSchema[Slug]
    group: SkipJsonSchema[str]
    name: Line = Field(title="Name", description="the name the authors use")
    aliases: tuple[Line, ...] = Label("Also called", "other names, spellings and abbreviations", ())
    links: Links = Label("Links", "addresses: paper, code, weights, data, project", Links())
    sources: tuple[Source, ...] = Field(title="Sources", description="where the facts were read", min_length=1)
    corrections: tuple[Correction, ...] = Label("Corrections", "where a source is wrong or in doubt", ())
    added: Day = Field(title="Added", description="the day this entry joined the catalog, YYYY-MM-DD")
    verified: Day | None = Label("Verified", "the day a person last checked this entry against its sources")
    previously: tuple[Slug, ...] = Label(
        "Previously", "ids this entry had before, the oldest first; they redirect here", ()
    )
    notes: Prose | None = Label("Notes", "anything a reader should know that no other field holds")

    @property
    def first_id(self) -> str:
        """The id it was given first: keys of citations and feeds know it by this one, whatever its page is called."""
        return self.previously[0] if self.previously else self.id


class Work(Entry):
    """An entry that a publication stands behind; `doi` and `arxiv` are ids, not addresses."""

    title: Line | None = Label("Title", "the title of the paper, in its own spelling")
    authors: Authors = Label("Authors", "as the source gives them; `et al.` last where the source stops", ())
    year: Year | None = Label("Year", "the year the source gives")
    published: Date | None = Label("Published", "YYYY, YYYY-MM or YYYY-MM-DD where a source shows it")
    venue: Line | None = Label("Venue", "journal, conference or preprint server")
    doi: Doi | None = Label("DOI", "without https://doi.org/")
    arxiv: Arxiv | None = Label("arXiv", "the id without its version")


class Chapter(Entry):
    """An idea the survey discusses, with the entries it names."""

    summary: Prose = Field(title="Summary", description="one to three plain sentences in your own words")
    models: tuple[Annotated[str, Ref("model")], ...] = Label("Models", "models it names", ())
    datasets: tuple[Annotated[str, Ref("dataset")], ...] = Label("Datasets", "datasets it names", ())
    challenges: tuple[Annotated[str, Ref("challenge")], ...] = Label("Challenges", "challenges it bears on", ())
    directions: tuple[Annotated[str, Ref("direction")], ...] = Label("Directions", "directions it bears on", ())
