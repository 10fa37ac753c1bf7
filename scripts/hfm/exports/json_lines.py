"""The tables as JSON Lines, a record a line, which programs read one by one."""

from __future__ import annotations

from functools import partial

from hfm.exports.edition import Edition, Files, Take, straight
from hfm.exports.tables import tables


def json_lines(edition: Edition, take: Take = straight) -> dict[str, str | bytes]:
    """`data/<table>.jsonl`; an entry is what the API has, a row of another table its columns."""
    files: dict[str, str | bytes] = {}
    for name in tables(edition):
        files |= take(f"JSON Lines: {name}", partial(_file, edition, name), None)[0]
    return files


def _file(edition: Edition, name: str) -> tuple[Files, None]:
    return {f"data/{name}.jsonl": "".join(f"{line}\n" for line in tables(edition)[name].lines)}, None
