"""What programs read, but for the files of the charts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from hfm.exports.formats import formats
from hfm.exports.sitemap import robots
from hfm.site.packing import Pack
from hfm.site.parquet import packed_files
from hfm.site.work import Work, verbatim


def data_parts(work: Work, pack: Pack) -> list[Callable[[], Any]]:
    """What makes each format, in whichever process; those that make much of the same stand together."""
    made = formats(work.edition, work.export)
    del made["charts of the API"]
    return [*made.values(), partial(packed_files, work.edition, work.export, pack), partial(_robots, work)]


def _robots(work: Work) -> None:
    work.steps.files.update({verbatim(name): text for name, text in robots(work.known.site).items()})
