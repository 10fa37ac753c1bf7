"""An identifier leads to its entry, whichever of the entry's addresses holds it."""

from __future__ import annotations

import json

from catalogs import make_catalog, model
from hfm.views.identifiers import identifiers


def test_an_entry_is_known_by_its_ids_and_by_where_its_code_and_weights_are() -> None:
    entry = model(
        name="MedSAM",
        preprint={"server": "arXiv", "id": "2304.12306"},
        publication={"venue": "Nature Communications", "kind": "journal", "doi": "10.1038/S41467-024-44824-z"},
        links={"code": "https://github.com/bowang-lab/MedSAM/tree/main", "data": "not-released"},
        weights={"url": "https://huggingface.co/wanglab/medsam-vit-base"},
    )
    found = json.loads(identifiers(type(entry), [entry], make_catalog(entry)))

    assert set(found) == {
        "arxiv:2304.12306",
        "doi:10.1038/s41467-024-44824-z",
        "repository:bowang-lab/medsam",
        "huggingface:wanglab/medsam-vit-base",
    }
    assert all(them == [["medsam", "MedSAM"]] for them in found.values())


def test_a_repository_that_two_works_share_means_both() -> None:
    both = [model(name=name, links={"code": "https://github.com/lab/code"}) for name in ("A", "B")]
    assert json.loads(identifiers(type(both[0]), both, make_catalog(*both)))["repository:lab/code"] == [
        ["a", "A"],
        ["b", "B"],
    ]
