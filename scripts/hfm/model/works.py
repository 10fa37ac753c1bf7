"""Entries that a publication stands behind: models, datasets, surveys, trust studies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hfm.model.base import Entry, Work
from hfm.model.fields import Label, Line, Ref, Stated, Term, Title, Told, Year
from hfm.model.parts import Coverage, Licences, NamedDataset, NamedModel, Parameters, Size, TrainingData, Weights


class Model(Work):
    """A foundation model, or a work that adapts one."""

    KIND = "model"
    FOLDER = "models"
    PLURAL = "Models"
    GROUPS = ("language", "vision", "bioinformatics", "multimodal", "signals")
    GROUPS_ARE = "subfields"

    title: Title = Field(title="Title", description="the title of the paper, in its own spelling")
    year: Year = Field(title="Year", description="the year the source gives")
    summary: Told | None = Label("Summary", "one to three plain sentences in your own words")
    pretraining: Annotated[str, Term("pretraining")] | None = Label(
        "Pre-training", "the paradigm of the work's own pre-training; `none` where it adapts an existing model"
    )
    adaptation: tuple[Annotated[str, Term("adaptation")], ...] = Label("Adaptation", "how it is adapted to tasks", ())
    techniques: tuple[Annotated[str, Term("techniques")], ...] = Label("Techniques", "the methods it uses", ())
    backbone: Stated | None = Label("Backbone", "the architecture or model it builds on, as the source prints it")
    backbone_families: tuple[Annotated[str, Term("backbones")], ...] = Label("Backbone family", "its family", ())
    modalities: tuple[Annotated[str, Term("modalities")], ...] = Label("Modalities", "the kinds of data it reads", ())
    tasks: tuple[Annotated[str, Term("tasks")], ...] = Label("Downstream tasks", "what it was adapted to do", ())
    training_data: tuple[TrainingData, ...] = Label("Training data", "what it was pre-trained and adapted on", ())
    applications: tuple[Annotated[str, Ref("application")], ...] = Label("Applications", "where it is applied", ())
    predecessor: Annotated[str, Ref("model")] | None = Label("Builds on", "the earlier version of the same model")
    licence: Licences | None = Label("Licence", "of the code and of the weights")
    weights: Weights | None = Label("Weights", "where the trained weights are, and who gets them")
    parameters: tuple[Parameters, ...] = Label(
        "Number of parameters", "what filters and charts count: a number for each variant, 7000000000 for 7B", ()
    )
    parameters_printed: Stated | None = Label(
        "Parameters as printed", "what the page shows: the words of the source, such as 7B or 86M to 632M"
    )
    unsettled: tuple[Line, ...] = Label("Not settled", "fields whose value is a reading, not a statement", ())


class Dataset(Work):
    """Data a healthcare foundation model can be trained or tested on."""

    KIND = "dataset"
    FOLDER = "datasets"
    PLURAL = "Datasets"
    GROUPS = ("language", "vision", "bioinformatics", "multimodal", "signals", "comprehensive")
    GROUPS_ARE = "subfields"

    summary: Told | None = Label("Summary", "one to three plain sentences in your own words")
    text_types: tuple[Annotated[str, Term("text-types")], ...] = Label("Text types", "kinds of text it holds", ())
    modalities: tuple[Annotated[str, Term("modalities")], ...] = Label("Modalities", "kinds of data it holds", ())
    scale: Stated | None = Label("Scale", "its size as the source prints it")
    size: tuple[Size, ...] = Label("Size", "the same size in numbers", ())
    tasks: tuple[Annotated[str, Term("tasks")], ...] = Label("Tasks", "what it is made for", ())
    access: Literal["open", "registration", "credentialed", "application", "closed"] | None = Label(
        "Access", "who gets it, and how"
    )
    licence: Annotated[str, Term("licences")] | None = Label("Licence", "of the data")
    published_with: tuple[Annotated[str, Ref("model")], ...] = Label(
        "Published with", "models that the same paper presents", ()
    )


class Survey(Work):
    """A survey of the field."""

    KIND = "survey"
    FOLDER = "surveys"
    PLURAL = "Surveys"

    summary: Told | None = Label("Summary", "one to three plain sentences in your own words")
    covers: Coverage | None = Label("Covers", "the trust survey's comparison")


class Study(Work):
    """A paper on the trustworthiness of healthcare foundation models."""

    KIND = "study"
    FOLDER = "studies"
    PLURAL = "Trust studies"

    summary: Told | None = Label("Summary", "one to three plain sentences in your own words")
    scope: Annotated[str, Term("scopes")] | None = Label("Scope", "what its models read")
    application: Annotated[str, Term("trust-applications")] = Field(title="Application", description="what it is for")
    presents: Annotated[str, Ref("model")] | None = Label("Presents", "the catalog model whose paper this study is")
    models: tuple[NamedModel, ...] = Label("Models", "the foundation models it uses", ())
    usage: tuple[Annotated[str, Term("usage")], ...] = Label("Usage", "how it uses them", ())
    trust: tuple[Annotated[str, Term("trust-issues")], ...] = Label("Trust issues", "what it looks at", ())
    modalities: tuple[Annotated[str, Term("modalities")], ...] = Label("Modalities", "kinds of data", ())
    datasets: tuple[NamedDataset, ...] = Label("Datasets", "data it uses", ())
    organs: tuple[Annotated[str, Term("organs")], ...] = Label("Body parts and organs", "what is imaged", ())

    @property
    def heading(self) -> str:
        """The title: many a study is known by its authors alone, which tell nobody what it is about."""
        return self.title or self.name


def presented(entry: Entry) -> tuple[str, ...]:
    """The models that the paper of this dataset or study presents."""
    if isinstance(entry, Dataset):
        return entry.published_with
    return (entry.presents,) if isinstance(entry, Study) and entry.presents else ()
