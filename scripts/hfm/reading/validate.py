"""From a folder of YAML to a Catalog, or to every problem in it at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG
from typing import Any, Protocol, TypeVar, cast

from pydantic import BaseModel, ValidationError

from hfm.model import KINDS, SLUG, Benchmark, Entry, Result, Vocabulary
from hfm.model.catalog import Catalog
from hfm.model.fields import MAX_ID
from hfm.model.vocabulary import AllowedDuplicates, CollectedUntil, PublishedEditions, RemovedEntries
from hfm.reading.load import Record, digest_of, read_record
from hfm.reading.messages import problems_of
from hfm.reading.problems import CatalogError, Problem, did_you_mean
from hfm.reading.proven import Proven, problems_of_rules
from hfm.reading.repairs import slug
from hfm.reading.rules import RULES, Draft

ALLOWED = "allowed-duplicates.yaml"
COLLECTED = "collected.yaml"
REMOVED = "removed.yaml"
EDITIONS = "editions.yaml"
# Names that Windows keeps for devices, whatever their ending.
_NO_FILE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_LEFT_OVER = re.compile(r".*(?:~|\.orig|\.rej|\.bak|\.swp|\.tmp)|Thumbs\.db|desktop\.ini", re.IGNORECASE)
RESERVED = frozenset({"index", "disagreements", *(group for kind in KINDS.values() for group in kind.GROUPS)})
_KIND_OF = {kind.FOLDER: kind for kind in KINDS.values()}

B = TypeVar("B", bound=BaseModel)


class Known(Protocol):
    """What was made of a file before, by its place and its digest; nothing is kept of a file that has problems."""

    def get(self, made_from: tuple[str, str], /) -> Any: ...
    def __setitem__(self, made_from: tuple[str, str], made: Any, /) -> None: ...


def read_catalog(folder: Path, known: Known | None = None, proven: Proven | None = None) -> Catalog:
    """The catalog of this folder. Raises CatalogError with all problems of all files."""
    catalog, problems = examine(folder, known=known, proven=proven)
    if problems:
        raise CatalogError(problems)
    return catalog


def examine(
    folder: Path,
    today: str = "",
    before: Mapping[tuple[str, str], str] | None = None,
    known: Known | None = None,
    proven: Proven | None = None,
) -> tuple[Catalog, list[Problem]]:
    """The readable part of the catalog and every problem of every file, in the order of paths and lines.

    With `today`, a day that has not come is a problem too; with `before`, the entries of an earlier state (kind and id,
    with their path), one that went and no line says why. Files that are `known` are not read again, unless there is a
    problem: only who reads a file knows where in it a value stands. Rules that are `proven` are not asked again where
    what they read is the same.
    """
    reading = _Reading(folder, {} if known is None else known)
    reading.run()
    draft = replace(reading.draft(), today=today, before=before or {})
    catalog = reading.catalog()
    problems = list(reading.problems)
    if proven is not None and not problems and not today and not before:
        problems += problems_of_rules(draft, catalog, reading.rest(), proven)
    elif folder.is_dir():
        problems += [problem for rule in RULES for problem in rule(draft)]
    if problems and known is not None:
        return examine(folder, today, before)
    return catalog, sorted(set(problems))


def told_of_new(entry: Entry, record: Record, catalog: Catalog, others: Sequence[Entry], today: str = "") -> list[str]:
    """What the rules would say of an entry that joins the catalog together with others; nothing where all is well.

    What compares each entry with all others, as of the same work or name, is for whoever brings the entry to ask.
    """
    ids: dict[str, dict[str, list[str]]] = {kind: {it: [it] for it in found} for kind, found in catalog.entries.items()}
    for it in others:
        ids.setdefault(it.KIND, {}).setdefault(it.id, [it.id])
    ids.setdefault(entry.KIND, {})[entry.id] = [record.path]
    words = {name: (it, Record("", {})) for name, it in catalog.vocabularies.items()}
    measured = catalog.of(Benchmark) if isinstance(entry, Result) else ()  # what its columns must fit
    draft = Draft(
        [(entry, record), *((it, Record("", {})) for it in measured)], words, ids, reserved=RESERVED, today=today
    )
    return [problem.message for rule in RULES for problem in rule(draft) if problem.path == record.path]


class _Reading:
    """One pass over the folder, collecting what is well formed and what is not."""

    def __init__(self, folder: Path, known: Known) -> None:
        self.folder = folder
        self.known = known
        self.problems: list[Problem] = []
        self.entries: list[tuple[Entry, Record]] = []
        self.vocabularies: dict[str, tuple[Vocabulary, Record]] = {}
        self.ids: dict[str, dict[str, list[str]]] = {kind: {} for kind in KINDS}
        self.unread: set[str] = set()
        self.names: dict[type[Entry], set[str]] = {}
        self.allowed = AllowedDuplicates.model_construct(allowed=())
        self.allowed_record = Record("", {})
        self.collected = CollectedUntil.model_construct(collected=())
        self.collected_record = Record("", {})
        self.removed = RemovedEntries.model_construct(removed=())
        self.removed_record = Record("", {})
        self.editions = PublishedEditions.model_construct(editions=())

    def run(self) -> None:
        if not self.folder.is_dir():
            self._refuse(
                self.folder.name, "no-catalog", f"there is no folder {self.folder}", "name the catalog's folder"
            )
            return
        above, top, is_new = len(self.folder.parts), len(str(self.folder)), not self.known
        for name in names(self.folder, self._unlistable):
            shown = f"{self.folder.name}{name[top:]}"
            if not is_new and self._is_as_it_was(name, shown):
                continue
            path = Path(name)
            parts = path.parts[above:]
            if not S_ISREG(os.lstat(path).st_mode):
                tip = "put the file itself here; links are not followed"
                self._refuse(shown, "not-a-file", "this is a link or a folder where a file must be", tip)
            elif _LEFT_OVER.fullmatch(path.name):
                self._refuse(shown, "left-over", "a program left this file here", "delete it")
            elif path.name.startswith("."):
                tip = f"name it {path.name.lstrip('.')}, or delete it"
                self._refuse(shown, "hidden-file", "a name that begins with a dot hides this file", tip)
            elif parts[0] == "vocabulary":
                self._vocabulary(path, shown, parts)
            elif parts == (ALLOWED,):
                allowed, self.allowed_record = self._made(AllowedDuplicates, path, shown, {})
                self.allowed = allowed or self.allowed
            elif parts == (COLLECTED,):
                collected, self.collected_record = self._made(CollectedUntil, path, shown, {})
                self.collected = collected or self.collected
            elif parts == (REMOVED,):
                removed, self.removed_record = self._made(RemovedEntries, path, shown, {})
                self.removed = removed or self.removed
            elif parts == (EDITIONS,):
                self.editions = self._made(PublishedEditions, path, shown, {})[0] or self.editions
            else:
                self._entry(path, shown, parts)

    def _is_as_it_was(self, path: str, shown: str) -> bool:
        """Whether it is the file of an entry that all was well with, its place too; then the entry is taken as it is."""
        digest = digest_of(path)
        entry = self.known.get((shown, digest)) if digest else None
        if not isinstance(entry, Entry):
            return False
        self.ids[entry.KIND].setdefault(entry.id, []).append(shown)
        self.entries.append((entry, Record(shown, {}, digest=digest)))
        return True

    def rest(self) -> str:
        """All files but those of entries, with their digests."""
        parts = self.allowed_record, self.collected_record, self.removed_record
        records = (*parts, *(record for _, record in self.vocabularies.values()))
        return " ".join(f"{it.path} {it.digest}" for it in records)

    def draft(self) -> Draft:
        allowed, record = self.allowed.allowed, self.allowed_record
        collected = self.collected.collected, self.collected_record
        unread = frozenset(self.unread)
        removed = self.removed.removed, self.removed_record
        return Draft(self.entries, self.vocabularies, self.ids, allowed, record, RESERVED, unread, *collected, *removed)

    def catalog(self) -> Catalog:
        entries: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
        for entry, _ in sorted(self.entries, key=lambda pair: pair[0].id):
            entries[entry.KIND][entry.id] = entry
        words = {name: words for name, (words, _) in sorted(self.vocabularies.items())}
        published = self.editions.editions, self.editions.doi or ""
        return Catalog(entries, words, self.collected.collected, self.removed.removed, *published)

    def _vocabulary(self, path: Path, shown: str, parts: tuple[str, ...]) -> None:
        if len(parts) != 2 or path.suffix != ".yaml":
            tip = "a word list is a file catalog/vocabulary/<name>.yaml"
            return self._refuse(shown, "misplaced-file", "this file is not where a word list can be", tip)
        if not re.fullmatch(SLUG, path.stem):
            tip = f"name it {slug(path.stem)}.yaml"
            return self._refuse(shown, "bad-file-name", f"'{path.name}' cannot be the name of a word list", tip)
        words, record = self._made(Vocabulary, path, shown, {"id": path.stem})
        if words:
            self.vocabularies[path.stem] = (words, record)
        else:
            self.unread.add(path.stem)

    def _entry(self, path: Path, shown: str, parts: tuple[str, ...]) -> None:
        kind = _KIND_OF.get(parts[0])
        if kind is None:
            folders = [*_KIND_OF, "vocabulary"]
            tip = did_you_mean(parts[0], folders) or f"entries live in catalog/<kind>/, one of {', '.join(folders)}"
            return self._refuse(shown, "misplaced-file", f"'{parts[0]}' is not a part of the catalog", tip)
        group = parts[1] if len(parts) == 3 else ""
        if len(parts) != (3 if kind.GROUPS else 2) or (kind.GROUPS and group not in kind.GROUPS):
            below = f"<{'|'.join(kind.GROUPS)}>/" if kind.GROUPS else ""
            tip = did_you_mean(group, kind.GROUPS) if group and kind.GROUPS else ""
            place = f"a {kind.KIND} is a file catalog/{kind.FOLDER}/{below}<id>.yaml"
            return self._refuse(shown, "misplaced-file", "this file is not where an entry can be", tip or place)
        stem = path.stem
        if path.suffix != ".yaml" or not re.fullmatch(SLUG, stem):
            plain, free = slug(stem), self._free(kind, slug(stem))
            tip = f"name it {free}.yaml" if free else "a-z, 0-9 and single dashes, ending in .yaml"
            tip += f", or delete it if it is the work of {plain}.yaml" if free != plain else ""
            return self._refuse(shown, "bad-file-name", f"'{path.name}' cannot be an id", tip)
        if _NO_FILE.fullmatch(stem):
            message = f"'{stem}' is the name of a device, and Windows cannot store such a file"
            return self._refuse(
                shown, "bad-file-name", message, f"name it {self._free(kind, f'{stem}-{kind.KIND}')}.yaml"
            )
        if len(stem) > MAX_ID:
            message = f"an id of {len(stem)} characters is too long; not every system can store such a file"
            return self._refuse(shown, "bad-file-name", message, f"name it shorter, {MAX_ID} characters at most")
        self.ids[kind.KIND].setdefault(stem, []).append(shown)
        entry, record = self._made(kind, path, shown, {"id": stem, "group": group})
        if entry:
            self.entries.append((entry, record))

    def _free(self, kind: type[Entry], entry_id: str) -> str:
        """The id, or one like it where an entry of the kind has it already; nothing of nothing."""
        if kind not in self.names:  # listed once: there may be thousands of names to free
            self.names[kind] = {it.stem for it in (self.folder / kind.FOLDER).rglob("*.yaml")}
        taken = self.names[kind]
        others = (f"{entry_id}-{number}" for number in range(2, len(taken) + 3))
        return next(it for it in (entry_id, *others) if it not in taken) if entry_id else ""

    def _made(self, cls: type[B], path: Path, shown: str, from_path: dict[str, str]) -> tuple[B | None, Record]:
        """The file as an object of the model, if it is one, and its record, which is empty where the file is known."""

        def known(digest: str) -> B | None:
            return cast("B | None", self.known.get((shown, digest)))

        record = read_record(path, shown, known)
        if made := known(record.digest):
            return made, record
        self.problems += record.problems
        made = self._build(cls, record, from_path)
        if made and not record.problems:
            self.known[shown, record.digest] = made
        return made, record

    def _build(self, cls: type[B], record: Record, from_path: dict[str, str]) -> B | None:
        """The record as an object of the model; None, with problems noted, when it is not one."""
        if not record.data:
            return None
        data: dict[str, Any] = {**record.data, **from_path}
        for key in from_path:
            if key in record.data:
                message = f"'{key}' follows from where the file stands"
                self.problems.append(record.problem((key,), "unknown-key", message, "remove the line", of_key=True))
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            known = {(it.line, it.column) for it in record.problems}
            self.problems += [it for it in problems_of(error, cls, record) if (it.line, it.column) not in known]
            return None

    def _shown(self, path: Path) -> str:
        """The path as problems name it: from the catalog's folder on, with forward slashes."""
        return "/".join((self.folder.name, *path.relative_to(self.folder).parts))

    def _unlistable(self, error: OSError) -> None:
        message = f"the folder cannot be read: {error.strerror}"
        self._refuse(self._shown(Path(error.filename)), "unreadable", message, "")

    def _refuse(self, path: str, code: str, message: str, tip: str) -> None:
        self.problems.append(Problem(path, 1, 1, code, message, tip))


def files(folder: Path, unlistable: Callable[[OSError], None]) -> Iterator[Path]:
    """Every file below the folder in a fixed order, and folders that are links or named like files.

    Hidden ones are what editors and systems keep for themselves, but for a hidden file of YAML: an entry, out of sight.
    """
    return map(Path, names(folder, unlistable))


def names(folder: Path, unlistable: Callable[[OSError], None]) -> Iterator[str]:
    """The same as text: there may be thousands."""
    for here, folders, found in os.walk(folder, onerror=unlistable):
        odd = [name for name in folders if name.endswith((".yaml", ".yml")) or Path(here, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in odd)
        for name in sorted([*found, *odd]):
            if not name.startswith(".") or name.lower().endswith((".yaml", ".yml")):
                yield f"{here}/{name}"
