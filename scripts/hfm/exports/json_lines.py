"""The tables as JSON Lines, a record a line, which programs read one by one."""

from __future__ import annotations

from functools import partial

from hfm.exports.edition import Edition, Files, Take, lines_file, straight
from hfm.exports.pieces import joined
from hfm.exports.tables import KIND_OF, tables


def json_lines(edition: Edition, take: Take = straight) -> dict[str, str | bytes]:
    """`data/<table>.jsonl`; an entry is what the API has, a row of another table its columns."""
    files: dict[str, str | bytes] = {}
    for name in tables(edition):
        files |= take(f"JSON Lines: {name}", partial(_file, edition, name), None)[0]
    return files


def _file(edition: Edition, name: str) -> tuple[Files, None]:
    kind = KIND_OF.get(name)
    lines = edition.ended_lines(kind) if kind else [(b"", f"{line}\n".encode()) for line in tables(edition)[name].lines]
    return {lines_file(name): joined(lines)}, None
