"""A venue is of the kind that it is said to be."""

from __future__ import annotations

import pytest

from faults import FaultyCatalog, place

WRONG = [
    ("ICML workshop on things", "journal", "wrong-kind", "write kind: workshop"),
    ("International Conference on Things", "journal", "wrong-kind", "write kind: proceedings"),
    ("Journal of Things", "proceedings", "wrong-kind", "write kind: journal"),
    ("PhD thesis", "journal", "wrong-kind", "write kind: thesis"),
    ("Technical report", "journal", "wrong-kind", "write kind: report"),
    ("arXiv", "journal", "preprint-as-publication", "write it below preprint: `preprint:`, then `  server: arXiv`"),
    ("Nature Communications", "proceedings", "wrong-kind", "write kind: journal"),
]


@pytest.mark.parametrize(("venue", "kind", "code", "tip"), WRONG)
def test_a_venue_never_contradicts_its_kind(faulty: FaultyCatalog, venue: str, kind: str, code: str, tip: str) -> None:
    for name in ("a", "b"):
        text = f"name: {name} net\ntitle: The {name} net\nyear: 2020\nsources: [{{source: list}}]\nadded: 2026-11-22\n"
        faulty.write(
            f"models/vision/{name}.yaml", text + "publication: {venue: Nature Communications, kind: journal}\n"
        )
    problem = faulty.model(f"publication: {{venue: {venue}, kind: {kind}}}\n").one_problem()

    assert place(problem).endswith(code)
    assert problem.tip == tip


@pytest.mark.parametrize(
    ("venue", "kind"),
    [("Proceedings of the National Academy of Sciences", "journal"), ("MICCAI workshop", "proceedings"), ("Conference on Things", "chapter"), ("Scientific Reports", "journal")],
)  # fmt: skip
def test_a_venue_with_an_odd_name_is_taken(faulty: FaultyCatalog, venue: str, kind: str) -> None:
    assert faulty.model(f"publication: {{venue: {venue}, kind: {kind}}}\n").problems() == []
