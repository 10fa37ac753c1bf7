"""Where facts were read: a source in a reader's words, and a link only to where a reader should go."""

from __future__ import annotations

from typing import Any

import pytest

from catalogs import make_catalog, model
from hfm.views.provenance import provenance


@pytest.mark.parametrize(
    ("source", "label", "href", "where"),
    [
        pytest.param(
            {"source": "survey", "table": "II", "row": 33, "reference": 42, "section": "II-B"},
            None, None, "Table II, row 33, Section II-B, reference 42", id="a place in a survey",
        ),
        pytest.param({"url": "https://arxiv.org/abs/2401.00001"}, "arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001", "", id="a preprint"),
        pytest.param(
            {"url": f"https://github.com/a/b/blob/{'0123456789' * 4}/docs/card.md"},
            "github.com/a/b at 0123456: docs/card.md", f"https://github.com/a/b/blob/{'0123456789' * 4}/docs/card.md", "", id="a file at a commit",
        ),
        pytest.param({"url": f"https://github.com/a/b/tree/{'0123456789' * 4}"}, "github.com/a/b at 0123456", f"https://github.com/a/b/tree/{'0123456789' * 4}", "", id="a commit"),
        pytest.param({"url": "https://www.own.example/card"}, "www.own.example/card", "https://www.own.example/card", "", id="the work's own site"),
    ],
)  # fmt: skip
def test_a_source_is_shown_in_a_readers_words(
    source: dict[str, Any], label: str | None, href: str | None, where: str
) -> None:
    entry = model(sources=[source], links={"project": "https://own.example/"})
    catalog = make_catalog(entry)
    (shown,) = provenance(entry, catalog)
    term = catalog.term("sources", source["source"]) if "source" in source else None

    assert shown.label == (label or (term and term.label))
    assert shown.href == (href if href is not None else (term and term.url))
    assert shown.where == where
