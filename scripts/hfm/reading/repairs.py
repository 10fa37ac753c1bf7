"""The finished line: what a contributor can paste where a value is wrong and the right one stands inside it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from hfm.model.addresses import address_fault
from hfm.model.texts import UNSEEN, clean

Keys = tuple[str | int, ...]


def finished(keys: Keys, value: Any) -> str:
    """`write id: '2304.06716'`, or only the value for an item of a list."""
    key = keys[-1] if keys and isinstance(keys[-1], str) else ""
    return f"write {key}: {scalar(value)}" if key else f"write {scalar(value)}"


def scalar(value: Any) -> str:
    """The value as YAML on one line, in quotes only where it needs them."""
    text = yaml.safe_dump(value, allow_unicode=True, width=100_000, default_flow_style=True).removesuffix("\n...\n")
    return text.strip() if not re.fullmatch(r"'[0-9]{4}-[0-9]{2}-[0-9]{2}'\n?", text) else str(value)


def address(text: str) -> str:
    """The address that a text holds: of a Markdown link, without blanks around it, with its scheme; or nothing."""
    text = clean(re.sub(f"[{UNSEEN}]", "", text))
    if found := re.search(r"\]\((https?://[^\s()]*)\)", text):
        text = found[1]
    text = re.sub(r"^(https?):/+", r"\1://", text.strip("<> "))
    if re.match(r"//|www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(?:/|$)", text):
        text = "https://" + text.removeprefix("//")
    text = text.replace(" ", "%20")
    return text if text.startswith("http") and not address_fault(text) else ""


def slug(text: str) -> str:
    """The text as an id: `SAM-Med2D` → `sam-med2d`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:80].strip("-")


def inside(pattern: str, text: str) -> str:
    """The one id of this form that the text holds, or nothing."""
    found = re.findall(pattern, text)
    return found[0] if len(found) == 1 else ""


def text(value: str) -> str:
    return clean(re.sub(f"[{UNSEEN}]", "", value.replace("\r", " ").replace("\u2028", " ")))


def one_line(value: str) -> str:
    return " ".join(text(value).split())


_TIMES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}


def count_of(text: str) -> int:
    """The number that `93M` or `1.2 B` means, or 0."""
    found = re.fullmatch(r"~?([0-9]{1,6})(\.[0-9]{1,6})?\s?([kKmMbBtT])", text, re.ASCII)
    return round(float(found[1] + (found[2] or "")) * _TIMES[found[3].lower()]) if found else 0


def as_record(kind: str, keys: Keys, value: Any, fields: list[str]) -> str:
    """The finished line where a plain value stands for a record, or for a list of them: `licence: {code: MIT}`."""
    values = value if isinstance(value, list) else [value]
    if kind == "tuple_type" and isinstance(value, dict):
        return (
            finished(keys, [value])
            if len(str(value)) < 200
            else "write '- ' before the first line, and two blanks before the others"
        )
    if len(values) > 3 or not all(isinstance(it, str | int) and len(str(it)) < 80 for it in values):
        return f"write one of {', '.join(fields[:6])}, each on a line of its own"
    records = [_record(it, fields) for it in values]
    if kind == "tuple_type":
        printed = (
            f", and below it parameters_printed: {value}" if keys == ("parameters",) and count_of(str(value)) else ""
        )
        return finished(keys, records) + printed
    if keys and isinstance(keys[-1], int):
        return f"write - {': '.join(scalar(it) for it in next(iter(records[0].items())))}"
    return finished(keys, records[0])


def _record(value: str | int, fields: list[str]) -> dict[str, Any]:
    """A value under the field that is meant: an address, a number, or the first that such a record has."""
    if isinstance(value, str) and "code" in fields and "weights" in fields:
        value = re.sub(r"(?i) licen[cs]e$", "", value).replace(" ", "-")  # as the list of licences writes them
    if isinstance(value, str) and value.startswith("http") and (place := {"url", "paper"} & {*fields}):
        return {place.pop(): value}
    if "count" in fields:
        return {"count": value if isinstance(value, int) else count_of(value) or value}
    return {next((it for it in fields if it in ("source", "dataset", "venue", "code")), fields[0]): value}


def others_last(keys: Keys, value: Any) -> str:
    """The finished line where `et al.` stands before an author, or twice."""
    names = [it for it in value if it != "et al."] if isinstance(value, list | tuple) and "et al." in value else []
    return finished(keys, [*names, "et al."]) if 0 < len(names) < 20 else ""


def of_type(kind: str, keys: Keys, value: Any) -> str:
    """The finished line where a list holds the one value that was wanted, or a value stands where a list must be."""
    if kind == "tuple_type" and isinstance(value, str | int) and len(str(value)) < 60:
        apart = r",|;|\s+and\s+|\s+&\s+" if keys == ("authors",) else ","
        items = (
            [it.strip() for it in re.split(apart, str(value)) if it.strip()]
            if re.search(apart, str(value))
            else [value]
        )
        return finished(keys, items)
    if kind == "string_type" and isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return finished(keys, value[0])
    if kind == "string_type" and isinstance(value, bool):
        return finished(keys, str(value).lower())
    if kind == "string_type" and isinstance(value, int):
        return finished(keys, str(value))
    if kind == "string_type" and isinstance(value, list):
        together = "; several objectives together are one word, such as hybrid" if keys == ("pretraining",) else ""
        return f"write one value, not a list{together}"
    if kind == "string_type" and isinstance(value, dict):
        values = [it for it in value.values() if isinstance(it, str)]
        return finished(keys, values[0]) if len(values) == 1 else "write one value, not `key: value` lines"
    if kind == "bool_type" and keys and isinstance(keys[-1], str):
        return f"write {keys[-1]}: true, or {keys[-1]}: false"
    if kind == "int_type" and isinstance(value, str) and (number := count_of(value)):
        return finished(keys, number)
    year = inside(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", str(value)[:80]) if keys[-1:] == ("year",) else ""
    if kind == "int_type" and year:
        return finished(keys, int(year))
    if kind == "int_type" and isinstance(value, str):
        digits = re.sub(r"[ _,.\u2019']", "", value)
        return finished(keys, int(digits)) if re.fullmatch(r"[0-9]{1,15}", digits, re.ASCII) else ""
    return ""
