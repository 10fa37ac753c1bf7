"""The Parquet files of all tables, and Croissant, which describes them."""

from __future__ import annotations

from functools import partial
from typing import Any

from hfm.exports.croissant import croissant, described
from hfm.exports.edition import Edition, Files, Take, straight
from hfm.exports.parquet import selected
from hfm.exports.tables import tables
from hfm.site.packing import Pack, packer


def packed_files(edition: Edition, take: Take = straight, pack: Pack | None = None) -> dict[str, str | bytes]:
    """`data/<table>.parquet` of every table, and as Croissant describes those files."""
    files: dict[str, str | bytes] = {}
    told, pack = [], pack or packer()
    for name in tables(edition):
        made, about = take(f"Parquet: {name}", partial(_packed, edition, name, pack), None)
        files |= made
        told.append(about)
    files |= take("Croissant", lambda: (croissant(edition, told), None), told)[0]
    return files


def _packed(edition: Edition, name: str, pack: Pack) -> tuple[Files, Any]:
    table = tables(edition)[name]
    content = pack((selected(table), table.lines))
    return {f"data/{name}.parquet": content}, described(table, edition, content)
