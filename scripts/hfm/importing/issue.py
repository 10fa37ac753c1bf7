"""The body of an issue that was written with the form “New entry”: one work, as YAML or as the lines of the form.

Whoever can open an issue can write anything into it. So nothing of it is more than text: the kind and the part are
words of ours or refused, the file's name follows from the entry's name, and the YAML is read as strictly as a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from hfm.importing.candidate import Candidate
from hfm.model import KINDS
from hfm.model.addresses import address_fault
from hfm.model.catalog import Catalog
from hfm.reading.load import MAX_BYTES, Record, foreign_record
from hfm.reading.messages import problems_of

# What the host writes for each field of the form: its label as a heading, then what was typed.
_FIELDS = {
    "Kind": "kind", "Part": "group", "Name": "name", "Title": "title", "Year": "year", "Address": "address", "Facts": "facts",
}  # fmt: skip
_OTHERS = {"Entry": "a correction or a dead link is for a person: it speaks of an entry that is there"}
_HEADING = re.compile(r"^### ([A-Za-z ]{1,40})[ \t]*$", re.MULTILINE)
_NOTHING = ("_No response_", "None", "")
_FENCE = re.compile(r"^```[a-z]{0,10}\n([^\x00]*?)\n?^```[ \t]*$", re.MULTILINE)


def is_issue(text: str) -> bool:
    """Whether a Markdown file is such a body: it begins with the heading of a form's first field."""
    first = _HEADING.match(text.lstrip())
    return bool(first and first[1] in (next(iter(_FIELDS)), *_OTHERS))


def read(text: str, path: str, catalog: Catalog) -> Iterator[Candidate]:  # noqa: ARG001  as every reader is called
    """The one candidate of the body. Raises ValueError where it is not of a new entry, or too long."""
    if len(text.encode()) > MAX_BYTES:
        raise ValueError("the body is longer than 64 KiB")
    said = _fields(text.replace("\r\n", "\n"))
    if other := next((why for name, why in _OTHERS.items() if name in said), ""):
        raise ValueError(other)
    it = Candidate(f"{path}:1", said.get("Part", ""), {}, kind=said.get("Kind", ""))
    it.data, told = _data(said)
    if told:
        it.doubts.append(told)
    it.refused = _refused(it, said)
    if it.refused:
        it.data = {"name": said.get("Name", "")[:150]}  # what is malformed is not even compared
        it.kind = it.kind if it.kind in KINDS else "model"
    yield it


def _fields(text: str) -> dict[str, str]:
    """Heading → what stands below it. The last field takes the rest of the body, whatever headings that holds."""
    found: dict[str, str] = {}
    marks = [it for it in _HEADING.finditer(text) if it[1] in _FIELDS or it[1] in _OTHERS]
    for number, mark in enumerate(marks):
        if mark[1] in found:
            continue
        last = mark[1] == "Facts"
        end = len(text) if last or number + 1 == len(marks) else marks[number + 1].start()
        found[mark[1]] = text[mark.end() : end].strip()
        if last:
            break
    return {name: "" if value in _NOTHING else value for name, value in found.items()}


def _data(said: dict[str, str]) -> tuple[dict[str, Any], str]:
    """What the entry says: its YAML where the facts are that, else the lines of the form; and what was left out."""
    facts = said.get("Facts", "")
    fenced = _FENCE.search(facts)
    if fenced or re.match(r"name: ", facts):
        return _of_yaml(fenced[1] + "\n" if fenced else facts + "\n")
    data: dict[str, Any] = {
        name: said[label] for label, name in (("Name", "name"), ("Title", "title")) if said.get(label)
    }
    if re.fullmatch(r"[0-9]{4}", said.get("Year", "")):
        data["year"] = int(said["Year"])
    address = said.get("Address", "")
    if address and not address_fault(address):
        data |= {"links": {"paper": address}, "sources": [{"url": address}]}
    return data, "the facts are told in words: add them by hand" if facts else ""


def _of_yaml(text: str) -> tuple[dict[str, Any], str]:
    record = foreign_record(text)
    if record.problems:
        it = record.problems[0]
        return {}, f"the YAML cannot be read, line {it.line}: {it.message}"
    return {key: value for key, value in record.data.items() if key not in ("id", "group", "added")}, ""


def _refused(it: Candidate, said: dict[str, str]) -> str:
    if it.kind not in KINDS:
        return f"'{it.kind[:40]}' is no kind of entry"
    groups = KINDS[it.kind].GROUPS
    if not groups:
        it.group = ""
    elif it.group not in groups:
        return f"a {it.kind} is of one of {', '.join(groups)}, not of '{it.group[:40]}'"
    if not it.data:
        return it.doubts[-1] if it.doubts else f"it says nothing of '{said.get('Name', '')[:60]}'"
    return _malformed(it)


def _malformed(it: Candidate) -> str:
    """What is wrong with the data as an entry of its kind, the first three things of it; or nothing."""
    cls = KINDS[it.kind]
    try:
        cls.model_validate({**it.data, "id": "x", "group": it.group, "added": "2000-01-01"})
    except ValidationError as error:
        told = [problem.message for problem in problems_of(error, cls, Record("", it.data))]
        return "; ".join(told[:3])
    return ""
