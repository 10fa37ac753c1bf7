"""Records inside an entry: where a fact was read, what was corrected, where it links to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, ValidationInfo, field_validator

from hfm.model.addresses import arxiv_id_in, doi_in, is_arxiv_id
from hfm.model.fields import (
    Date,
    Doi,
    HuggingFace,
    Line,
    Name,
    Openalex,
    Prose,
    Pubmed,
    Ref,
    Stated,
    Term,
    Url,
    Wikidata,
    Year,
)
from hfm.model.frozen import Frozen
from hfm.model.texts import refuse


class Part(Frozen):
    """A record inside an entry."""


class Source(Part):
    """Where a fact was read: a known source with its table, row, section or reference, or an address."""

    source: Annotated[str, Term("sources")] | None = Field(default=None, description="one with a name, or …")
    table: Line | None = Field(default=None, description="its table, as it is numbered there")
    row: StrictInt | None = Field(default=None, description="of that table")
    section: Line | None = Field(default=None, description="as it is numbered there")
    reference: StrictInt | None = Field(default=None, description="the number in its list of references")
    url: Url | None = Field(default=None, title="Address", description="the page where it was read")
    states: Line | None = Field(default=None, title="What it states", description="what this source was read for")


class Correction(Part):
    """A point where a source is damaged, wrong or in doubt, and why the catalog says what it says.

    The source is one with a name, or an address. `counted_as` is the survey's value in the catalog's words, where the
    survey's counts depend on the field; views of the surveyed set use it instead of the corrected value.
    """

    field: Line = Field(description="the field that it speaks of, such as year or licence.code")
    source: Annotated[str, Term("sources")] | None = Field(default=None, description="the source, where it has a name")
    url: Url | None = Field(default=None, title="Address", description="of the source, where it has no name")
    source_value: Line = Field(title="What the source has", description="as printed there")
    reason: Prose = Field(description="how we know better")
    doubtful: StrictBool = Field(
        default=False, title="In doubt", description="nobody knows better, and the catalog keeps it"
    )
    counted_as: tuple[Line, ...] | None = Field(
        default=None, description="the survey's value, where its counts need it"
    )


class Links(Part):
    """Addresses, http or https. `not-released` says that a source states there is none; leave out what is unknown."""

    paper: Url | None = Field(default=None, title="Paper")
    code: Url | Literal["not-released"] | None = Field(default=None, title="Code")
    third_party_code: Url | None = Field(default=None, title="Code by others")
    data: Url | Literal["not-released"] | None = Field(default=None, title="Data")
    project: Url | None = Field(default=None, title="Project page")


NO_LINKS = Links.model_construct()  # to check them would have the checks built that a build mostly does without


SERVERS = ("arXiv", "bioRxiv", "medRxiv", "Research Square", "SSRN", "OpenReview", "Preprints.org", "ChemRxiv")


class Preprint(Part):
    """The work on a preprint server, with the day it was first there; `id` is the arXiv id, elsewhere mostly a DOI."""

    server: Name = Field(title="Server", description="arXiv, bioRxiv, medRxiv, Research Square, OpenReview …")
    id: Line | None = Field(default=None, title="Id", description="the arXiv id without its version; elsewhere the DOI")
    date: Date | None = Field(default=None, title="Date", description="the day of its first version")
    url: Url | None = Field(default=None, title="Address", description="where no id leads to it")

    @field_validator("server")
    @classmethod
    def _is_spelled_as_it_calls_itself(cls, value: str) -> str:
        """`arxiv` is arXiv: what rests on the name must find it."""
        known = next((it for it in SERVERS if it.casefold() == value.casefold()), value)
        if known != value:
            raise refuse("unknown-word", f"'{value}' is spelled {known}", "", known)
        return value

    @field_validator("id")
    @classmethod
    def _is_of_its_server(cls, value: str | None, info: ValidationInfo) -> str | None:
        """An arXiv id on arXiv, elsewhere a plain id: never an address."""
        on_arxiv = info.data.get("server") == "arXiv"
        if value and on_arxiv and not is_arxiv_id(value):
            tip = "write only the id without its version, such as 2304.06716"
            raise refuse("bad-arxiv", f"'{value[:60]}' is not an arXiv id", tip, arxiv_id_in(value))
        if value and not on_arxiv and value.startswith("http"):
            tip = "write only the id; an address stands in url"
            raise refuse("bad-doi", f"'{value[:60]}' is an address, not an id", tip, doi_in(value))
        return value


class Publication(Part):
    """The formal publication of a work: where, of which kind, when, under which identifier."""

    venue: Name = Field(title="Venue", description="the name alone, without year")
    kind: Literal["journal", "proceedings", "workshop", "chapter", "thesis", "report", "release"] = Field(
        title="Kind", description="what kind of publication it is"
    )
    year: Year | None = Field(default=None, title="Year", description="the year of this publication")
    date: Date | None = Field(default=None, title="Date", description="YYYY, YYYY-MM or YYYY-MM-DD")
    doi: Doi | None = Field(default=None, title="DOI", description="without https://doi.org/")
    url: Url | None = Field(default=None, title="Address", description="where no DOI leads to it")


class Identifiers(Part):
    """What other services call the work, where a source states it."""

    pubmed: Pubmed | None = Field(default=None, title="PubMed", description="the number alone")
    openalex: Openalex | None = Field(default=None, title="OpenAlex", description="such as W2741809807")
    wikidata: Wikidata | None = Field(default=None, title="Wikidata", description="such as Q42")
    hugging_face: HuggingFace | None = Field(
        default=None, title="Hugging Face", description="owner/name, where no address above leads there"
    )


class Licences(Part):
    """What code and weights are licensed under, which may differ."""

    code: Annotated[str, Term("licences")] | None = Field(default=None, title="Licence of the code")
    weights: Annotated[str, Term("licences")] | None = Field(default=None, title="Licence of the weights")


class Weights(Part):
    """Where the trained weights are, and who gets them."""

    url: Url | None = Field(default=None, title="Weights")
    access: Literal["open", "by-request", "not-released"] | None = Field(default=None, title="Access to the weights")


class Parameters(Part):
    """The number of parameters of a model, or of one of its variants."""

    name: Line | None = Field(default=None, description="the variant, where there are several")
    count: StrictInt = Field(gt=0, description="absolute: 7B is 7000000000")


class TrainingData(Part):
    """Data a model was trained on: a dataset of the catalog, or a name as printed; size as stated."""

    dataset: Annotated[str, Ref("dataset")] | None = Field(default=None, description="the dataset of the catalog")
    name: Stated | None = Field(
        default=None, description="as the source prints it, where the catalog has no such dataset"
    )
    size: Stated | None = Field(default=None, description="as the source states it, such as 1.2M images")
    stage: Literal["pre-training", "adaptation"] | None = None


class Size(Part):
    """One number of a dataset's scale: `count` is absolute (18B tokens is 18000000000)."""

    count: StrictInt = Field(gt=0)
    unit: Annotated[str, Term("units")]


class Point(Part):
    """One aspect of a challenge."""

    name: Name
    summary: Prose


class Coverage(Part):
    """The columns of the trust survey's comparison of surveys."""

    llms: StrictBool = Field(title="Language models")
    vision_foundation_models: StrictBool = Field(title="Vision foundation models")
    medical_imaging: StrictBool = Field(title="Medical imaging")
    application_specific_trust: StrictBool = Field(title="Trust by application")
    comprehensive_trust: StrictBool = Field(title="Trust as a whole")


class NamedModel(Part):
    """A model as a study names it, linked where the catalog has it."""

    name: Name
    model: Annotated[str, Ref("model")] | None = None


class NamedDataset(Part):
    """A dataset as a study names it, linked where the catalog has it."""

    name: Name
    dataset: Annotated[str, Ref("dataset")] | None = None
