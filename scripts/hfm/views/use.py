"""What a reader needs to use a work, at one glance: where it is, under which licence, how large; unknown is said."""

from __future__ import annotations

from dataclasses import dataclass

from hfm.model import Dataset, Entry, Model
from hfm.model.catalog import Catalog
from hfm.views.facts import Value
from hfm.views.published import published

UNKNOWN = Value("Not stated")
ACCESS = {"open": "Open to all", "by-request": "By request", "not-released": "Not released"}
DATA_ACCESS = {
    "open": "Open to all", "registration": "After registration", "credentialed": "After proof of training",
    "application": "On application", "closed": "Closed",
}  # fmt: skip
COMMERCIAL = {
    "allowed": "commercial use allowed", "conditions": "commercial use under conditions",
    "not-allowed": "no commercial use",
}  # fmt: skip
# The fields that this glance shows; the card of facts leaves them out.
SHOWN = frozenset({
    "licence", "weights", "parameters", "parameters_printed", "access", "scale", "training_data",
})  # fmt: skip


@dataclass(frozen=True)
class Need:
    """One thing to know before use: its label, the answer, and more about it in small letters."""

    label: str
    value: Value
    more: tuple[Value, ...] = ()

    @property
    def is_known(self) -> bool:
        return self.value is not UNKNOWN


@dataclass(frozen=True)
class Stage:
    """What a model was trained on at one stage, each with its size as stated."""

    label: str
    data: tuple[tuple[Value, str], ...]


def needs(entry: Entry, catalog: Catalog) -> tuple[Need, ...]:
    """For a model or a dataset, in the order in which a reader asks; nothing for other kinds."""
    if isinstance(entry, Model):
        return (_paper(entry), _code(entry, catalog), _weights(entry, catalog), _size(entry))
    if isinstance(entry, Dataset):
        data = entry.links.data or entry.links.project
        where = Value(DATA_ACCESS.get(entry.access or "", "Address"), data or "") if _public(data) else None
        access = Value(DATA_ACCESS[entry.access]) if entry.access else UNKNOWN
        return (
            Need("Access", where or access),
            Need("Licence", *_licence(entry.licence, catalog)),
            Need("Size", Value(entry.scale) if entry.scale else UNKNOWN),
            _paper(entry),
        )
    return ()


def training(model: Model, catalog: Catalog) -> tuple[Stage, ...]:
    """The training data by stage: pre-training, adaptation, then what no source places."""
    labels = {"pre-training": "Pre-training", "adaptation": "Adaptation", None: "Stage not stated"}
    found = []
    for stage, label in labels.items():
        data = tuple(
            (_named(it.dataset, it.name, catalog), it.size or "") for it in model.training_data if it.stage == stage
        )
        if data:
            found.append(Stage(label, data))
    return tuple(found)


def _named(dataset: str | None, name: str | None, catalog: Catalog) -> Value:
    if not dataset:
        return Value(name or "")
    return Value(name or catalog.get("dataset", dataset).name, f"datasets/{dataset}/")


def _paper(entry: Model | Dataset) -> Need:
    appeared = published(entry)
    where = appeared[0].text.removeprefix("Preprint: ") if appeared else ""
    url = entry.links.paper or (appeared[0].href if appeared else "")
    return Need("Paper", Value(where or "Paper", url or "") if where or url else UNKNOWN)


def _code(model: Model, catalog: Catalog) -> Need:
    stated, others = model.links.code, model.links.third_party_code
    value = Value("Public code", stated or "") if _public(stated) else Value("Not released") if stated else UNKNOWN
    by_others = (Value("code by others", others),) if others else ()
    terms = _terms(model.licence.code if model.licence else None, catalog)
    return Need("Code", value, (*terms, *_doubt(model, "licence.code"), *by_others))


def _weights(model: Model, catalog: Catalog) -> Need:
    stated = model.weights
    value = UNKNOWN
    if stated:
        value = Value(ACCESS.get(stated.access or "", "Download"), stated.url or "")
    terms = _terms(model.licence.weights if model.licence else None, catalog)
    unknown = (Value("licence not stated"),) if stated and stated.access != "not-released" else ()
    return Need("Weights", value, (*(terms or unknown), *_doubt(model, "licence.weights")))


def _doubt(model: Model, field: str) -> tuple[Value, ...]:
    """A word where sources say different things of a licence, and it is not settled which is right."""
    disagree = any(it.doubtful and it.field in (field, "licence") for it in model.corrections)
    return (Value("sources disagree, not settled"),) if disagree or "licence" in model.unsettled else ()


def _size(model: Model) -> Need:
    counts = [
        _short(it.count) + (f" ({it.name})" if it.name and it.name != _short(it.count) else "")
        for it in model.parameters
    ]
    if not model.parameters_printed:
        return Need("Parameters", Value(", ".join(counts)) if counts else UNKNOWN)
    named = tuple(Value(it) for it in counts if it.endswith(")") and it != model.parameters_printed)
    return Need("Parameters", Value(model.parameters_printed), named)


def _licence(licence: str | None, catalog: Catalog) -> tuple[Value, tuple[Value, ...]]:
    found = _terms(licence, catalog)
    return (found[0], found[1:]) if found else (UNKNOWN, ())


def _terms(licence: str | None, catalog: Catalog) -> tuple[Value, ...]:
    """The licence by its id, leading to its text, and whether it permits commercial use."""
    if not licence:
        return ()
    term = catalog.term("licences", licence)
    permits = (Value(COMMERCIAL[term.commercial_use]),) if term.commercial_use else ()
    return (Value(licence, f"vocabulary/#licences-{licence}", term.label), *permits)


def _short(count: int) -> str:
    """`93M`, `1.6B`: a count in the letter of its size, to two digits behind the point at most."""
    for size, letter in ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K")):
        if count >= size:
            return f"{count / size:.2f}".rstrip("0").rstrip(".") + letter
    return str(count)


def _public(url: str | None) -> bool:
    return bool(url and url.startswith("http"))
