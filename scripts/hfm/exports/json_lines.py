"""The tables as JSON Lines, a record a line, which programs read one by one."""

from __future__ import annotations

from hfm.exports.edition import Edition
from hfm.exports.tables import tables


def json_lines(edition: Edition) -> dict[str, str]:
    """`data/<table>.jsonl`; an entry is what the API has, a row of another table its columns."""
    return {f"data/{it.name}.jsonl": "".join(f"{line}\n" for line in it.lines) for it in tables(edition)}
