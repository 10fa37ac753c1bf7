"""Which years a table of years shows: as many as a drawing has room for, the last ones."""

from __future__ import annotations

from collections.abc import Sequence

from hfm.model import Model

_ROOM = 12


def last_years(models: Sequence[Model]) -> list[str]:
    """The years from the first model to the last, without a gap; of many the last twelve."""
    found = [model.year for model in models]
    return [str(year) for year in range(min(found), max(found) + 1)][-_ROOM:] if found else []
