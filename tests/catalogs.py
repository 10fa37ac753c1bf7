"""Small catalogs for tests: state only the facts that matter, the rest is filled in."""

from __future__ import annotations

from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from hfm.model import KINDS, Dataset, Entry, Event, Model, Study, Vocabulary
from hfm.model.catalog import Catalog
from hfm.reading.validate import examine

ROOT = Path(__file__).resolve().parents[1]
_PRETRAINING = {"SL": "supervised", "GL": "generative", "CL": "contrastive", "HL": "hybrid", "none": "none"}
_ADAPTATION = {"FT": "fine-tuning", "AT": "adapter-tuning", "PE": "prompt-engineering"}
_numbers = count(1)


def model(**facts: Any) -> Model:
    """A model of the survey's tables unless `later=True`; language, 2023 where nothing else is said."""
    sources = [{"source": "list"}] if facts.pop("later", False) else [{"source": "survey", "table": "I", "row": 1}]
    return Model.model_validate(_filled({"group": "language", "year": 2023, "sources": sources, **facts}))


def study(**facts: Any) -> Study:
    return Study.model_validate(_filled({"application": "segmentation", "group": "", **facts}))


def dataset(**facts: Any) -> Dataset:
    return Dataset.model_validate(_filled({"group": "language", **facts}))


def event(**facts: Any) -> Event:
    return Event.model_validate(_filled({"group": "", "summary": "It happened.", "date": "2020", **facts}))


def _filled(facts: dict[str, Any]) -> dict[str, Any]:
    name = facts.get("name", f"Entry {next(_numbers)}")
    ident = "".join(char if char.isascii() and char.isalnum() else "-" for char in name.lower()).strip("-")
    usual: dict[str, Any] = {"id": ident, "name": name, "sources": [{"source": "survey"}], "added": "2026-11-22"}
    if "year" in facts:
        usual["title"] = f"The paper of {name}"
    return usual | facts


def make_catalog(*entries: Entry) -> Catalog:
    """A catalog of these entries with the project's own word lists."""
    found: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    for entry in sorted(entries, key=lambda it: it.id):
        found[entry.KIND][entry.id] = entry
    return Catalog(found, vocabularies())


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """The word lists of the project's catalog."""
    folder = ROOT / "catalog" / "vocabulary"
    return {
        path.stem: Vocabulary.model_validate({**yaml.safe_load(path.read_text(encoding="utf-8")), "id": path.stem})
        for path in sorted(folder.glob("*.yaml"))
    }


@cache
def survey_tables() -> dict[str, Any]:
    """The second reading of the survey's Tables I-IV."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "tests/data/survey-tables.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def survey_catalog() -> Catalog:
    """The 200 models of the survey's tables, made from the second reading alone."""
    models = [
        model(
            id=f"{table.lower()}-{row}",
            name=name,
            group=content["subfield"],
            year=year,
            pretraining=_PRETRAINING[pretraining],
            adaptation=[_ADAPTATION[code] for code in adaptation],
        )
        for table, content in survey_tables()["tables"].items()
        for row, (name, _, pretraining, adaptation, year) in enumerate(content["rows"], 1)
    ]
    return make_catalog(*models)


@cache
def real_catalog() -> Catalog:
    """The project's catalog as it stands."""
    return examine(ROOT / "catalog")[0]
