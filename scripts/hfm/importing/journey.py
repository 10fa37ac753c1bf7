"""The journey of an import: read the file, match each work, write the new ones, report the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from hfm.importing import bibtex, csv_rows, json_records, markdown
from hfm.importing.candidate import Candidate
from hfm.importing.match import Known
from hfm.model import Model
from hfm.model.catalog import Catalog
from hfm.reading.layout import entry_text
from hfm.site.write import write_file

Reader = Callable[[str, str, Catalog], Iterator[Candidate]]
READERS: dict[str, Reader] = {
    ".md": markdown.read,
    ".bib": bibtex.read,
    ".csv": csv_rows.read,
    ".json": json_records.read,
}


@dataclass
class Report:
    """What became of each work: written (id → path), known (origin → id), in doubt (origin → reasons)."""

    written: dict[str, Path] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, list[str]] = field(default_factory=dict)


def import_file(
    path: Path, catalog: Catalog, folder: Path, today: str, *, group: str = "", source: str = "", dry: bool = False
) -> Report:
    """Import the models of a file into `folder`. `group` and `source` stand in where the file gives none.

    Raises ValueError with a readable reason when the file cannot be understood at all.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ValueError(f"{path.name}: an import reads {', '.join(READERS)}")
    report, known = Report(), Known(catalog)
    try:
        candidates = list(reader(path.read_text(encoding="utf-8-sig"), path.name, catalog))
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}: not UTF-8 text") from error
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error
    for it in candidates:
        it.group = it.group or group
        if source and not it.data.get("sources"):
            it.data["sources"] = [{"source": source}]
        _take(it, catalog, known, folder, today, report, dry=dry)
    return report


def _take(
    it: Candidate, catalog: Catalog, known: Known, folder: Path, today: str, report: Report, *, dry: bool
) -> None:
    if found := known.surely(it):
        report.known[it.origin] = found
        return
    if found := known.perhaps(it):
        report.doubts[it.origin] = [f"{it.data['name']} may be {found}; add it by hand if it is another work"]
        return
    data = {**it.data, "added": today}
    if reason := _refusal(it, data, {*catalog.entries["model"], *report.written}):
        report.doubts[it.origin] = [reason, *it.doubts]
        return
    path = folder / Model.FOLDER / it.group / f"{it.id}.yaml"
    if not dry:
        write_file(path, entry_text(data, Model.KIND))
    report.written[it.id] = path
    if it.doubts:
        report.doubts[it.origin] = it.doubts
    known.add(
        it.id, {key: data.get(key) for key in ("name", "title", "doi", "arxiv")}, data.get("links", {}).get("paper", "")
    )


def _refusal(it: Candidate, data: dict[str, object], taken: Set[str]) -> str:
    """Why this cannot be an entry yet, or nothing."""
    if it.refused:
        return f"{it.data['name']}: {it.refused}"
    if it.group not in Model.GROUPS:
        return f"{it.data['name']}: the sub-field is not stated; name it with --subfield"
    if not it.data.get("sources"):
        return f"{it.data['name']}: no source is stated; name it with --source"
    if it.id in taken:
        return f"{it.data['name']}: the id {it.id} is taken"
    try:
        Model.model_validate({**data, "id": it.id, "group": it.group})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return f"{it.data['name']}: {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
    return ""
