"""The journey of an import: read the file, match each work, write the new ones, report the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from hfm.importing import bibtex, csv_rows, issue, json_records, markdown, score_tables
from hfm.importing.candidate import Candidate
from hfm.importing.match import Known
from hfm.importing.score_tables import Told
from hfm.model import KINDS, Entry
from hfm.model.addresses import address_fault
from hfm.model.catalog import Catalog
from hfm.reading.layout import entry_text
from hfm.reading.load import record_of
from hfm.reading.messages import problems_of
from hfm.reading.validate import told_of_new
from hfm.site.write import write_file

_LINKS = re.compile(r"\]\(https?://|^\s{0,40}https?://|<https?://")
Reader = Callable[[str, str, Catalog], Iterator[Candidate]]
READERS: dict[str, Reader] = {
    ".md": markdown.read,
    ".bib": bibtex.read,
    ".csv": csv_rows.read,
    ".json": json_records.read,
}


@dataclass
class Report:
    """What became of each work: written (kind/id → path), known (origin → id), in doubt (origin → reasons).

    `notes` says of works that were written what was left out of them, `origins` where they were read. `blank` lines are
    empty, `works_in` of a work; `linking` are the numbers of the others that link something all the same.
    """

    written: dict[str, Path] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    lines: int = 0
    blank: int = 0
    works_in: int = 0
    linking: list[int] = field(default_factory=list)

    @property
    def works(self) -> int:
        """How many works the file was read as."""
        return len(self.written) + len(self.known) + len(self.doubts)


def import_file(
    path: Path,
    catalog: Catalog,
    folder: Path,
    today: str,
    *,
    group: str = "",
    source: str = "",
    dry: bool = False,
    told: Told | None = None,
) -> Report:
    """Import the works of a file into `folder`. `group` and `source` stand in where the file gives none.

    With `told` the file is one published table of results, and becomes one entry.
    Raises ValueError with a readable reason when the file cannot be understood at all.
    """
    reader = READERS.get(path.suffix.lower())
    if told and path.suffix.lower() not in (".md", ".csv"):
        raise ValueError(f"{path.name}: a table of results is read from .md or .csv")
    if reader is None:
        raise ValueError(f"{path.name}: an import reads {', '.join(READERS)}")
    proof = _proof(source, catalog)
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() == ".md" and issue.is_issue(text):
            reader = issue.read
        table = score_tables.read(text, path.name, catalog, told, source) if told else None
        candidates = [table] if table else list(reader(text, path.name, catalog))
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}: not UTF-8 text") from error
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error
    report = _counted(text, candidates)
    taking = _Taking(catalog, folder, today, report, dry)
    for it in _told_apart(candidates):
        it.group = it.group or group or it.guess
        if proof and not it.data.get("sources"):
            it.data["sources"] = [proof]
        taking.take(it)
    return report


def _counted(text: str, candidates: list[Candidate]) -> Report:
    """A report that knows what each line of the file is: empty, of a work, or of something else."""
    lines = text.splitlines()
    read = {number for it in candidates for number in it.lines}
    linking = [number for number, line in enumerate(lines, 1) if number not in read and _LINKS.search(line)]
    blank = sum(not line.strip() for number, line in enumerate(lines, 1) if number not in read)
    return Report(lines=len(lines), blank=blank, works_in=len(read), linking=linking)


def _proof(source: str, catalog: Catalog) -> dict[str, str]:
    """The source of works that name none: one with a name, or an address."""
    if not source:
        return {}
    if source.startswith("http"):
        if fault := address_fault(source):
            raise ValueError(f"--source: '{source}': {fault}")
        return {"url": source}
    known = catalog.vocabularies.get("sources")
    if known and source not in {it.id for it in known.terms}:
        raise ValueError(
            f"--source: there is no source '{source}'; name an address, or one of {', '.join(it.id for it in known.terms)}"
        )
    return {"source": source}


def _told_apart(candidates: list[Candidate]) -> Iterator[Candidate]:
    """The candidates, each with an origin of its own, so that the report loses none."""
    seen: Counter[str] = Counter()
    for it in candidates:
        seen[it.origin] += 1
        if seen[it.origin] > 1:
            it.origin = f"{it.origin} ({seen[it.origin]})"
        yield it


class _Taking:
    """One import: what the catalog knows, what was written so far, and what to report."""

    def __init__(self, catalog: Catalog, folder: Path, today: str, report: Report, dry: bool) -> None:
        self.catalog, self.folder, self.today, self.report, self.dry = catalog, folder, today, report, dry
        self.known = Known(catalog)
        self.new: list[Entry] = []

    def take(self, it: Candidate) -> None:
        if it.stated_id and it.stated_id in self.catalog.entries.get(it.kind, {}):
            self.report.known[it.origin] = it.stated_id
        elif found := self.known.surely(it):
            if found[0] == it.kind or it.kind == "model":
                self.report.known[it.origin] = found[1]
            else:
                self._doubt(it, f"{it.name}: the catalog has this work as {found[0]}/{found[1]}")
        elif it.refused:
            self._doubt(it, f"{it.name}: {it.refused}")
        elif near := self.known.perhaps(it):
            self._doubt(it, f"{it.name} may be {near[1]}; add it by hand if it is another work")
        else:
            self._write(it)

    def _write(self, it: Candidate) -> None:
        cls = KINDS[it.kind]
        stated = {name: value for name, value in it.data.items() if name in cls.model_fields and name != "verified"}
        data = stated | {"added": self.today}  # nobody here has compared it with its sources
        if left := [name for name in it.data if name not in cls.model_fields]:
            it.doubts.append(f"a {it.kind} has no {', '.join(left)}: left out")
        entry = self._entry(it, data)
        if entry is None:
            return
        path = (
            self.folder / cls.FOLDER / it.group / f"{it.id}.yaml"
            if cls.GROUPS
            else self.folder / cls.FOLDER / f"{it.id}.yaml"
        )
        if not self.dry:
            write_file(path, entry_text(data, it.kind), lasting=True)
        self.report.written[f"{it.kind}/{it.id}" if it.kind != "model" else it.id] = path
        self.report.origins[f"{it.kind}/{it.id}" if it.kind != "model" else it.id] = it.origin
        if it.doubts:
            self.report.notes[it.origin] = it.doubts
        self.known.add(entry)
        self.new.append(entry)

    def _entry(self, it: Candidate, data: dict[str, Any]) -> Entry | None:
        """The entry that `check` would take; else nothing, and the reason is reported."""
        cls = KINDS[it.kind]
        if cls.GROUPS and it.group not in cls.GROUPS:
            return self._doubt(it, f"{it.name}: the sub-field is not stated; name it with --subfield")
        if not data.get("sources"):
            return self._doubt(it, f"{it.name}: no source is stated; name it with --source")
        if not it.id:
            return self._doubt(it, f"{it.name}: no id can be made of the name; name the file by hand")
        if it.id in self.catalog.entries.get(it.kind, {}) or it.id in {
            new.id for new in self.new if it.kind == new.KIND
        }:
            return self._doubt(it, f"{it.name}: the id {it.id} is taken")
        text = entry_text(data, it.kind)
        record = record_of(text)
        if record.problems:
            return self._doubt(it, *(f"{it.name}: {each.message}" for each in record.problems))
        try:
            entry = cls.model_validate({**record.data, "id": it.id, "group": it.group if cls.GROUPS else ""})
        except ValidationError as error:
            reasons = dict.fromkeys(
                " – ".join(filter(None, (each.message, each.tip))) for each in problems_of(error, cls, record)
            )
            return self._doubt(it, *(f"{it.name}: {reason}" for reason in reasons))
        told = told_of_new(entry, record, self.catalog, self.new, self.today)
        return self._doubt(it, *(f"{it.name}: {each}" for each in told)) if told else entry

    def _doubt(self, it: Candidate, *reasons: str) -> Entry | None:
        self.report.doubts[it.origin] = [*reasons, *it.doubts]
        return None
