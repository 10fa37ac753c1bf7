"""What an entry is, in one line made of its own facts."""

from __future__ import annotations

from collections.abc import Sequence

from hfm.model import Benchmark, Dataset, Entry, Model, Result, Study, Survey
from hfm.model.catalog import Catalog, once


@once
def lead(entry: Entry, catalog: Catalog) -> str:
    """One sentence for the top of the page, the card of a link and the description of the page."""
    if isinstance(entry, Model):
        return _model(entry, catalog)
    if isinstance(entry, Dataset):
        return _dataset(entry, catalog)
    if isinstance(entry, Study):
        issues = _names("trust-issues", entry.trust, catalog)
        where = _lower(catalog.term("trust-applications", entry.application).label)
        return f"A study of {listed(issues) or 'trust'} in {where} with {listed([it.name for it in entry.models]) or 'foundation models'}."
    if isinstance(entry, Survey):
        return _survey(entry)
    if isinstance(entry, Benchmark):
        aims = listed(_names("tasks", entry.tasks, catalog))
        data = listed(_names("modalities", entry.modalities, catalog))
        how = listed([it.name for it in entry.metrics])
        return f"A benchmark{f' of {aims}' if aims else ''}{f' on {data}' if data else ''}, scored by {how}."
    if isinstance(entry, Result):
        return f"A table of results published by {entry.reporter}, {entry.date}."
    return ""


def _model(entry: Model, catalog: Catalog) -> str:
    what = f"{entry.group} foundation model"
    data = listed(_names("modalities", entry.modalities, catalog))
    how = listed(_names("adaptation", entry.adaptation, catalog))
    aims = listed(_names("tasks", entry.tasks, catalog))
    if entry.pretraining == "none":
        sentence = f"Adapts {entry.backbone or 'an existing model'}{f' to {data}' if data else ''}"
        sentence += f" by {how}" if how else ""
    else:
        sentence = f"A {what}{f' for {data}' if data else ''}"
        if entry.pretraining:
            sentence += f", pre-trained by {_lower(catalog.term('pretraining', entry.pretraining).label)}"
        sentence += f" and adapted by {how}" if how and entry.pretraining else f", adapted by {how}" if how else ""
    return f"{sentence}{f', for {aims}' if aims else ''}."


def _dataset(entry: Dataset, catalog: Catalog) -> str:
    kinds = _names("modalities", entry.modalities, catalog) or _names("text-types", entry.text_types, catalog)
    aims = listed(_names("tasks", entry.tasks, catalog))
    what = f"Data of {listed(kinds)}" if kinds else "A large-scale database"
    return f"{what}{f', {entry.scale}' if entry.scale else ''}{f', for {aims}' if aims else ''}."


def _survey(entry: Survey) -> str:
    where = f"{'on' if entry.venue == 'arXiv' else 'in'} {entry.venue}" if entry.venue else ""
    told = ", ".join(filter(None, (where, str(entry.year or ""))))
    return f"A survey published {'' if where else 'in '}{told}." if told else ""


def _names(vocabulary: str, ids: Sequence[str], catalog: Catalog) -> list[str]:
    return [_lower(catalog.term(vocabulary, each).label) for each in ids]


def _lower(label: str) -> str:
    """In lower case as inside a sentence, unless it begins with an abbreviation (CT, scRNA-seq)."""
    first = label.split(" ")[0]
    return label if any(map(str.isupper, first[1:])) or first[1:2] == "-" else label[:1].lower() + label[1:]


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""
