"""What the explorer of each kind shows, a line a field: how it is filtered, ordered and written, and in which columns.

The page, the files beside it and the browser's code follow this list; none of them knows a field by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hfm.model import KINDS, Benchmark, Dataset, Entry, Model, Ref, Study, Term, Work
from hfm.model.catalog import Catalog, is_surveyed
from hfm.model.marks import mark_of
from hfm.views.results import benchmarks_of, extent
from hfm.views.stats import Values, frequent_words, names_of, permits, stated, trained_on, weights_of

Option = tuple[str, str, str]  # id, label, id of the option above it or nothing
_Read = Callable[[Sequence[Entry], Catalog], Callable[[Any], Any]]


@dataclass(frozen=True)
class Field:
    """A field of an explorer. What is left out follows from the model: the label, the values, the word list.

    `form`: terms to tick, a range of numbers or dates, a text in the first file, or one in the second, which is
    fetched when it is wanted. A range `in_units` holds pairs of a number and a term of that field.
    """

    name: str
    label: str = ""
    form: Literal["terms", "range", "text", "long text"] = "terms"
    read: _Read | None = None  # from all entries to a function from an entry to its values
    words: str = ""  # the word list of its terms
    of: str = ""  # the kind of entry whose ids its terms are
    options: tuple[Option, ...] = ()  # its terms, where no word list has them
    in_order: bool = False  # its terms stay in their order, whatever their numbers
    panel: bool = True
    column: bool = True
    head: str = ""  # what its column is called, if not as its panel
    order: Literal["word", "time", "amount", "choice"] = "word"
    order_by: str = ""  # the range that its column is sorted by
    write: Literal["amount", "year", "date"] = "amount"
    in_units: str = ""
    hint: str = ""
    is_title: bool = False  # its words count more in a search
    link: str = ""  # the term that stands for an address: the column shows it as a link
    shortcut: tuple[str, str] = ("", "")  # a term that one click above the table chooses, and what the button says
    as_surveyed: str = ""  # while this term alone is chosen, entries count with the survey's own values

    def title(self, kind: type[Entry]) -> str:
        """What readers call it."""
        return self.label or str(kind.model_fields[self.name].title)

    def vocabulary(self, kind: type[Entry]) -> str:
        """The word list of its terms, or nothing where they are names."""
        mark = _mark(kind, self.name)
        return self.words or (mark.vocabulary if isinstance(mark, Term) else "")

    def named(self, kind: type[Entry]) -> type[Entry] | None:
        """The kind of entry whose ids its terms are."""
        mark = _mark(kind, self.name)
        name = self.of or (mark.kind if isinstance(mark, Ref) else "")
        return KINDS[name] if name else None

    def values(self, entries: Sequence[Entry], catalog: Catalog) -> Callable[[Any], Any]:
        """From an entry to its terms, its numbers or its text."""
        if self.read:
            return self.read(entries, catalog)
        return _text(self.name) if "text" in self.form else _terms(self.name)


def latest(entry: Entry, catalog: Catalog) -> str:
    """The day by which an entry is new: of its first publication, or of a benchmark's newest result."""
    if isinstance(entry, Benchmark):
        return extent(entry, catalog).newest
    return entry.first_public if isinstance(entry, Work) else ""


def _mark(kind: type[Entry], name: str) -> Term | Ref | None:
    return mark_of(kind, name) if name in kind.model_fields else None


def _terms(name: str) -> Values:
    def values(entry: Entry) -> tuple[str, ...]:
        found = getattr(entry, name)
        return tuple(dict.fromkeys(found)) if isinstance(found, tuple) else (found,) if found else ()

    return values


def _text(name: str) -> Callable[[Entry], str]:
    def text(entry: Entry) -> str:
        found = getattr(entry, name, None)
        several = found if isinstance(found, tuple) else (found,) if found else ()
        return ", ".join(str(getattr(it, "name", it)) for it in several)

    return text


def _each(values: Callable[[Any], Any]) -> _Read:
    """For values that an entry has by itself."""
    return lambda *_: values


def _permitted(catalog: Catalog) -> Values:
    """What may be done, and by which licence: that of the weights, or where none is stated that of the code alone."""
    whole = stated(permits(catalog))

    def values(entry: Entry) -> tuple[str, ...]:
        by = "weights" if isinstance(entry, Model) and entry.licence and entry.licence.weights else "code"
        return tuple(f"{it}-{by}" for it in whole(entry))

    return values


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def code(entry: Entry) -> str:
    """The public address of the code, or nothing."""
    url = entry.links.code or ""
    return url if url.startswith("http") else ""


def _newness(entries: Sequence[Entry], catalog: Catalog) -> Values:
    """How new an entry is, counted from the newest of them and not from today."""
    newest = max((day for it in entries if len(day := latest(it, catalog)) == 10), default="")
    if not newest:
        return lambda _: ()
    year, month, day = newest.split("-")
    months = int(year) * 12 + int(month) - 1
    since = {n: f"{(months - n) // 12}-{(months - n) % 12 + 1:02d}-{day}" for n in (1, 3, 12)}

    def values(entry: Entry) -> tuple[str, ...]:
        public = latest(entry, catalog)
        return (next((f"{n}-months" for n, day in since.items() if public > day), "earlier"),) if public else ()

    return values


def _day(entry: Entry, catalog: Catalog) -> int | None:
    """A date as a number, 20260510; what is not stated of it is 00."""
    day = latest(entry, catalog)
    return int(day.replace("-", "").ljust(8, "0")) if day else None


_CODE = (("yes", "Public code", ""), ("no", "None known", ""), ("not-released", "Stated as not released", "no"))
_WEIGHTS = (("open", "Open", ""), ("by-request", "By request", ""), ("not-released", "Stated as not released", ""))
_USE = tuple(
    option
    for use, label in (("allowed", "Allowed"), ("conditions", "Under conditions"), ("not-allowed", "Not allowed"))
    for option in (
        (use, label, ""),
        (f"{use}-weights", f"{label}: weights", use),
        (f"{use}-code", f"{label}: code only", use),
    )
)
_SET = (("survey", "In the survey", ""), ("later", "Not in the survey", ""))
_ACCESS = tuple((it, it.capitalize(), "") for it in ("open", "registration", "credentialed", "application", "closed"))
_NEW = (
    ("12-months", "In the last 12 months", ""),
    ("3-months", "In the last 3 months", "12-months"),
    ("1-months", "In the last month", "3-months"),
    ("earlier", "Earlier", ""),
)

_SUBFIELD = Field("subfield", "Sub-field", read=_each(lambda it: _some(it.group)), words="subfields")
_IS_NEW = Field(
    "new", "New, up to the newest entry", read=_newness, options=_NEW, in_order=True, column=False,
    shortcut=("12-months", "New in the last 12 months"),
)  # fmt: skip
_FIRST_PUBLIC = Field(
    "first_public", "First public", "range", lambda _, catalog: lambda it: _day(it, catalog), order="time", write="date",
    hint="A year, a month or a day: 2026, 2026-05 or 2026-05-31.",
)  # fmt: skip
_YEAR = Field("year", form="range", read=_each(lambda it: it.year), order="time", write="year")
_VENUE = Field("venue", "Venue", read=_each(lambda it: _some(it.venue)))
_LONG = (
    Field("title", form="long text", is_title=True),
    Field("authors", form="long text"),
    Field("summary", form="long text", column=False),
)

# kind → its fields, in the order of the panels; columns that a table does not show unasked come in this order too.
EXPLORED: dict[type[Entry], tuple[Field, ...]] = {
    Model: (
        _SUBFIELD,
        _IS_NEW,
        Field("weights", "Weights", read=_each(stated(weights_of)), options=_WEIGHTS),
        Field("commercial_use", "Commercial use", read=lambda _, catalog: _permitted(catalog), options=_USE, in_order=True),
        Field("modalities"),
        Field("tasks"),
        Field(
            "parameters", "Parameters", "range", _each(lambda it: sorted({n.count for n in it.parameters})),
            order="amount", hint="One variant of a model is enough. 300M and 7B are understood.",
        ),
        Field("training_data", "Trained on", head="Trained on (datasets here)", read=_each(stated(trained_on)), of="dataset"),
        _FIRST_PUBLIC,
        Field("applications"),
        Field("pretraining"),
        Field("adaptation"),
        Field("backbone_families"),
        Field("techniques"),
        Field(
            "code", "Public code", head="Code", options=_CODE, order="choice", link="yes",
            read=_each(lambda it: ("yes" if code(it) else "not-released" if it.links.code else "no",)),
        ),
        Field("results", "Has results on", read=lambda _, catalog: lambda it: benchmarks_of(it, catalog)),
        Field(
            "weights_licence", "Licence of the weights", words="licences",
            read=_each(lambda it: _some(it.licence and it.licence.weights)),
        ),
        Field(
            "code_licence", "Licence of the code", words="licences",
            read=_each(lambda it: _some(it.licence and it.licence.code)),
        ),
        _VENUE,
        Field(
            "year", form="range", read=_each(lambda it: it.year), order="time", write="year",
            hint="As the survey gives it; for models it does not list, the year they were first public.",
        ),
        Field(
            "set", "The survey", options=_SET, as_surveyed="survey",
            read=_each(lambda it: ("survey" if is_surveyed(it) else "later",)),
        ),
        Field("word", "Word of the title", read=lambda all_, _: frequent_words(all_), panel=False, column=False),
        Field("backbone", form="text"),
        *_LONG,
    ),
    Dataset: (
        _SUBFIELD,
        _IS_NEW,
        Field("modalities"),
        Field(
            "size", "Size", "range", _each(lambda it: [(n.count, n.unit) for n in it.size]), column=False, in_units="unit",
            hint="In any unit, or in those chosen under Counted in. 100k and 1.5M are understood.",
        ),
        Field("unit", "Counted in", read=_each(lambda it: tuple(dict.fromkeys(n.unit for n in it.size))), words="units", column=False),
        Field("text_types"),
        Field("tasks"),
        Field("access", options=_ACCESS),
        Field("licence"),
        _FIRST_PUBLIC,
        _YEAR,
        _VENUE,
        Field("scale", form="text", order="amount", order_by="size"),
        *_LONG,
    ),
    Study: (
        Field("trust"),
        _IS_NEW,
        Field("application"),
        Field("models", read=_each(stated(names_of("models")))),
        Field("usage"),
        Field("modalities"),
        Field("organs"),
        _FIRST_PUBLIC,
        _YEAR,
        _VENUE,
        *_LONG,
        Field("datasets", form="long text"),
    ),
    Benchmark: (
        Field("subfield"),
        Field("tasks"),
        Field("modalities"),
        Field("models", "Models", "range", lambda _, catalog: lambda it: extent(it, catalog).models, order="amount"),
        Field(
            "newest", "Newest result", "range", lambda _, catalog: lambda it: _day(it, catalog), head="Newest", order="time",
            write="date", hint="A year, a month or a day: 2026, 2026-05 or 2026-05-31.",
        ),
        Field("tables", "Published tables", "range", lambda _, catalog: lambda it: extent(it, catalog).tables, head="Tables", order="amount"),
        Field("datasets"),
        Field("summary", form="long text", column=False),
    ),
}  # fmt: skip
