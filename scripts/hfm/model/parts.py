"""Records inside an entry: where a fact was read, what was corrected, where it links to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from hfm.model.fields import Line, Prose, Ref, Term, Url


class Part(BaseModel):
    """A record inside an entry: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Part):
    """Where a fact was read: a known source with its table, row, section or reference, or an address."""

    source: Annotated[str, Term("sources")] | None = None
    table: Line | None = None
    row: StrictInt | None = None
    section: Line | None = None
    reference: StrictInt | None = None
    url: Url | None = None
    states: Line | None = Field(default=None, description="what this source was read for")


class Correction(Part):
    """A point where a source is damaged, wrong or in doubt, and why the catalog says what it says."""

    field: Line
    source: Annotated[str, Term("sources")]
    source_value: Line
    reason: Prose
    doubtful: StrictBool = False


class Links(Part):
    """Addresses, http or https. `not-released` says that a source states there is none; leave out what is unknown."""

    paper: Url | None = Field(default=None, title="Paper")
    code: Url | Literal["not-released"] | None = Field(default=None, title="Code")
    third_party_code: Url | None = Field(default=None, title="Code by others")
    weights: Url | Literal["not-released"] | None = Field(default=None, title="Weights")
    data: Url | Literal["not-released"] | None = Field(default=None, title="Data")
    project: Url | None = Field(default=None, title="Project page")


class Size(Part):
    """One number of a dataset's scale: `count` is absolute (18B tokens is 18000000000)."""

    count: StrictInt = Field(gt=0)
    unit: Annotated[str, Term("units")]


class Point(Part):
    """One aspect of a challenge."""

    name: Line
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

    name: Line
    model: Annotated[str, Ref("model")] | None = None


class NamedDataset(Part):
    """A dataset as a study names it, linked where the catalog has it."""

    name: Line
    dataset: Annotated[str, Ref("dataset")] | None = None
