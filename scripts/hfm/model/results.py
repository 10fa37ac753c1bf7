"""Reported results: what a benchmark asks, and published tables of numbers, each with its exact place."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, WithJsonSchema

from hfm.model.base import Entry
from hfm.model.fields import Date, Label, Line, Prose, Ref, Slug, Term, Told, Url
from hfm.model.parts import Part
from hfm.model.texts import refuse

_DECIMAL = r"-?[0-9]+(\.[0-9]+)?"


def _number(value: Any) -> float:
    """The number as written; a YAML file has it as text, for only there it keeps its digits."""
    if isinstance(value, bool) or not re.fullmatch(_DECIMAL, str(value)):
        raise refuse("not-a-number", f"'{str(value)[:60]}' is not a plain number", "write it as 41.6")
    return float(value)


Number = Annotated[
    float,
    BeforeValidator(_number),
    WithJsonSchema({"type": ["number", "string"], "pattern": f"^{_DECIMAL}$"}, mode="validation"),
    WithJsonSchema({"type": "number"}, mode="serialization"),
]


class Metric(Part):
    """A measure of a benchmark, with the range a value can have."""

    id: Slug
    name: Line
    unit: Literal["fraction", "percent", "score"] = Field(description="a fraction ends at 1, per cent at 100")
    minimum: StrictInt | None = None
    maximum: StrictInt | None = None
    higher_is_better: StrictBool = Field(description="false where less is better")


class Flaw(Part):
    """A weakness of a benchmark that a source states."""

    summary: Prose
    url: Url


class ResultColumn(Part):
    """One column of a published table: one benchmark (or a part of it), one measure, one protocol.

    Numbers may be compared inside a comparable column, never between two.
    """

    id: Slug
    benchmark: Annotated[str, Ref("benchmark")]
    part: Line | None = Field(default=None, description="the part of the benchmark: an organ, a subject, a language")
    metric: Slug = Field(description="the id of a metric of that benchmark")
    setting: Line = Field(description="how it was measured, in words")
    regime: (
        Literal[
            "zero-shot",
            "few-shot",
            "fine-tuned",
            "trained-on-it",
            "frozen-encoder",
            "trained-from-scratch",
            "mixed",
            "not-printed",
        ]
        | None
    ) = Field(default=None, description="the same in one word")
    split: Line | None = Field(default=None, description="as the source prints it")
    task: Annotated[str, Term("tasks")] | None = None
    comparable: Literal["yes", "in-part", "no"] = Field(description="whether its rows stand under one protocol")
    why: Prose | None = Field(default=None, description="needed unless comparable is yes")
    heading: Line | None = Field(default=None, description="what the source prints over the column")
    printed_as: Literal["fraction"] | None = Field(
        default=None, description="the source prints a fraction where the metric is in per cent"
    )


class ReportedValue(Part):
    """A number as reported. `url` and `place` say where, if the row does not; `read_as` if not the table's way."""

    value: Number
    printed: Line
    interval: tuple[Number, Number] | None = None
    url: Url | None = None
    place: Line | None = None
    read_as: Literal["text", "figure"] | None = None


class ResultRow(Part):
    """One line of a published table: who was measured, who says so, and the numbers by column."""

    name: Line = Field(description="as printed")
    model: Annotated[str, Ref("model")] | None = None
    variant: Line | None = Field(default=None, description="which of the model's variants, such as 7B")
    reported_by: Literal["self", "third-party"] = Field(description="the model's own authors, or others")
    url: Url | None = None
    date: Date | None = Field(default=None, description="the day of this entry of a leaderboard")
    values: dict[Slug, ReportedValue] = Field(min_length=1)

    @property
    def variant_unsaid(self) -> str:
        """What of the variant the name does not say itself."""
        return ", ".join(it for it in (self.variant or "").split(", ") if it not in self.name)

    def __hash__(self) -> int:
        """By what tells rows of a table apart; a mapping has no hash of its own."""
        return hash((self.name, self.variant))


class Benchmark(Entry):
    """A test that models have reported results on."""

    KIND = "benchmark"
    FOLDER = "benchmarks"
    PLURAL = "Benchmarks"

    summary: Told | None = Label("Summary", "what it asks and how it is scored, in your own words")
    subfield: Annotated[str, Term("subfields")] = Field(title="Sub-field", description="whose models it tests")
    tasks: tuple[Annotated[str, Term("tasks")], ...] = Label("Tasks", "what it tests", ())
    modalities: tuple[Annotated[str, Term("modalities")], ...] = Label("Modalities", "kinds of data", ())
    datasets: tuple[Annotated[str, Ref("dataset")], ...] = Label("Datasets", "the data it uses", ())
    metrics: tuple[Metric, ...] = Field(title="Measures", description="how it is scored", min_length=1)
    flaws: tuple[Flaw, ...] = Label("Known flaws", "weaknesses that a source states", ())


class Result(Entry):
    """One published table of results."""

    KIND = "result"
    FOLDER = "results"
    PLURAL = "Result tables"

    reporter: Line = Field(title="Reporter", description="who publishes the table")
    address: Url = Field(title="Address", description="where exactly, with the commit")
    place: Line = Field(title="Place", description="file, table or figure")
    date: Date = Field(title="Date", description="YYYY, YYYY-MM or YYYY-MM-DD")
    date_is: Literal["stated", "commit"] = Field(title="Date is", description="stated, or the day of the commit")
    read_as: Literal["text", "figure"] = Label("Read as", "figure where numbers were read off a picture", "text")
    columns: tuple[ResultColumn, ...] = Field(title="Columns", description="what was measured", min_length=1)
    rows: tuple[ResultRow, ...] = Field(title="Rows", description="who was measured", min_length=1)
