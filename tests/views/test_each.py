"""What is kept of each entry hangs on this entry, and on no other of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from catalogs import real_catalog
from hfm.exports.awesome import _KINDS, _listed
from hfm.model import KINDS, Entry
from hfm.model.catalog import Catalog
from hfm.views.search_index import _named_entry

VIEWS = [*((_named_entry, kind) for kind in KINDS.values()), *((_listed, kind) for kind in _KINDS)]


@pytest.mark.parametrize(("view", "kind"), VIEWS, ids=[f"{view.__name__} of {kind.KIND}" for view, kind in VIEWS])
def test_an_entry_that_is_alone_of_its_kind_tells_the_same(
    view: Callable[[type[Entry], Catalog], Mapping[str, Any]], kind: type[Entry]
) -> None:
    catalog = real_catalog()
    told = view(kind, catalog)
    for entry in catalog.every(kind)[::40]:
        alone = replace(catalog, entries={**catalog.entries, kind.KIND: {entry.id: entry}})
        assert view(kind, alone) == {entry.id: told[entry.id]}
