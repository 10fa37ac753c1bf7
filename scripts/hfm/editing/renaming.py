"""Give an entry another id: its file, `previously`, and every reference. Nothing else of any file changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hfm.model import KINDS, SLUG, Entry, Ref
from hfm.model.catalog import Catalog
from hfm.model.marks import marked_values
from hfm.reading.load import Record, read_record
from hfm.reading.places import Keys
from hfm.reading.validate import ALLOWED, RESERVED


def renamed(catalog: Catalog, folder: Path, kind: str, old: str, new: str) -> dict[Path, str]:
    """Path → text of each file as it must be; the entry's own stands last, under its new name.

    Raises ValueError, with what to do, where the new id cannot be.
    """
    if reason := _refusal(catalog, kind, old, new):
        raise ValueError(reason)
    entry = catalog.get(kind, old)
    files = {path: _replaced(path, old, new, places) for path, places in _references(catalog, folder, kind, old)}
    files |= _allowed(folder, f"{kind}/{old}", f"{kind}/{new}")
    here = file_of(folder, entry)
    return files | {here.with_name(f"{new}.yaml"): _with_previous(here, old)}


def file_of(folder: Path, entry: Entry) -> Path:
    """The file of an entry below the catalog's folder."""
    return folder / entry.FOLDER / entry.group / f"{entry.id}.yaml"


def _refusal(catalog: Catalog, kind: str, old: str, new: str) -> str:
    entries = catalog.entries[kind]
    if old not in entries:
        return f"there is no {kind} '{old}' in catalog/{KINDS[kind].FOLDER}/"
    if not re.fullmatch(SLUG, new) or len(new) > 80:
        return f"'{new}' cannot be an id: a-z, 0-9 and single dashes"
    if new in entries or new in RESERVED:
        return f"the id '{new}' is taken"
    owner = next((it for it in entries.values() if new in it.previously), None)
    return f"'{new}' leads to the {kind} '{owner.id}', which had it before; take another" if owner else ""


def _references(catalog: Catalog, folder: Path, kind: str, old: str) -> Iterator[tuple[Path, list[Keys]]]:
    """Each file that names the entry, with where it does."""
    for entry in catalog.all_entries:
        places = [keys for keys, mark, value in marked_values(entry) if mark == Ref(kind) and value == old]
        if places:
            yield file_of(folder, entry), places


def _allowed(folder: Path, old: str, new: str) -> dict[Path, str]:
    """The list of allowed duplicates, where it names the entry as `kind/id`."""
    path = folder / ALLOWED
    if not path.exists():
        return {}
    data = read_record(path, path.name).data
    places: list[Keys] = [
        ("allowed", number, "entries", which)
        for number, line in enumerate(data["allowed"])
        for which, name in enumerate(line["entries"])
        if name == old
    ]
    return {path: _replaced(path, old, new, places)} if places else {}


def _replaced(path: Path, old: str, new: str, places: list[Keys]) -> str:
    """The file's text with another word at these places."""
    text, record = _read(path)
    starts = sorted((_offset(text, *record.places.values[keys]) for keys in places), reverse=True)
    for start in starts:
        text = text[:start] + re.sub(rf"^(['\"]?){re.escape(old)}", rf"\g<1>{new}", text[start:])
    return text


def _with_previous(path: Path, old: str) -> str:
    """The entry's text with its old id at the end of `previously`."""
    text, record = _read(path)
    known = record.data.get("previously", [])
    if not known:
        line = record.places.keys.get(("notes",))
        at = _offset(text, *line) if line else len(text)
        return f"{text[:at]}previously: [{old}]\n{text[at:]}"
    last = ("previously", len(known) - 1)
    start = _offset(text, *record.places.values[last])
    end = start + len(re.match(rf"['\"]?{re.escape(known[-1])}['\"]?", text[start:])[0])  # type: ignore[index]
    in_a_line = text[_offset(text, *record.places.values["previously",])] == "["
    indent = " " * (record.places.values[last][1] - 3)
    return text[:end] + (f", {old}" if in_a_line else f"\n{indent}- {old}") + text[end:]


def _read(path: Path) -> tuple[str, Record]:
    text = path.read_bytes().decode("utf-8-sig")
    return text if text.endswith("\n") else f"{text}\n", read_record(path, path.name)


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(it) for it in text.splitlines(keepends=True)[: line - 1]) + column - 1
