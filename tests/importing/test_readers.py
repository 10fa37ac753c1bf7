"""What each format says of a work, field by field; a file that cannot be understood is refused in words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from catalogs import make_catalog
from hfm.importing import Candidate, bibtex, csv_rows, json_records, markdown
from hfm.model.catalog import Catalog

Reader = Callable[[str, str, Catalog], Iterator[Candidate]]


def read(reader: Reader, text: str) -> list[Candidate]:
    return list(reader(text, "file", make_catalog()))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- [Nature Medicine] NetX: a model of things. [[Paper]](https://arxiv.org/abs/2401.00001v2) [[code]](https://github.com/a/x)",
            {
                "name": "NetX", "title": "NetX: a model of things", "venue": "Nature Medicine", "year": 2024, "arxiv": "2401.00001",
                "links": {"paper": "https://arxiv.org/abs/2401.00001v2", "code": "https://github.com/a/x"},
            },
            id="a title with its links",
        ),
        pytest.param(
            "* Masked things.[[Paper]](https://doi.org/10.1000/a(b)c)",
            {"name": "Masked things", "title": "Masked things", "year": 2024, "doi": "10.1000/a(b)c", "links": {"paper": "https://doi.org/10.1000/a(b)c"}},
            id="brackets in an address",
        ),
        pytest.param(
            "- [NetX](https://www.nature.com/articles/s41467-024-44824-z) - Things in images. [weights](https://huggingface.co/a/x)",
            {
                "name": "NetX", "doi": "10.1038/s41467-024-44824-z",
                "links": {"paper": "https://www.nature.com/articles/s41467-024-44824-z", "weights": "https://huggingface.co/a/x"},
            },
            id="a name with its address: a paper",
        ),
        pytest.param(
            "- [NetX](https://www.biorxiv.org/content/10.1101/2024.02.27.582234v2.full)",
            {"name": "NetX", "doi": "10.1101/2024.02.27.582234", "links": {"paper": "https://www.biorxiv.org/content/10.1101/2024.02.27.582234v2.full"}},
            id="a DOI without the version of the preprint",
        ),
        pytest.param("- [NetX](https://github.com/a/x) - Things.", {"name": "NetX", "links": {"code": "https://github.com/a/x"}}, id="code"),
        pytest.param("- [NetX](https://netx.example.org/)", {"name": "NetX", "links": {"project": "https://netx.example.org/"}}, id="neither"),
    ],
)  # fmt: skip
def test_an_item_of_a_list_gives_what_it_states(line: str, expected: dict[str, Any]) -> None:
    (found,) = read(markdown.read, f"# Methods\n## Vision models\n**2024**\n{line}\n")

    assert (found.data, found.group, found.origin, found.refused) == (expected, "vision", "file:4", "")


@pytest.mark.parametrize(
    "line", ["- [Contents](#contents)", "- Only words.", "Prose with a [[Paper]](https://a.org/).", "- [[]]()"]
)
def test_a_line_that_links_no_work_is_none(line: str) -> None:
    assert read(markdown.read, f"## VFM methods\n{line}\n") == []


def test_what_stands_below_another_kind_is_refused_and_the_next_heading_ends_that() -> None:
    text = "# Datasets\n## Language\n- [A](https://a.org/)\n# Models\n## Language\n- [B](https://b.org/)\n"
    first, second = read(markdown.read, text)

    assert first.refused == "it stands below “Datasets”, and an import reads models"
    assert (second.refused, second.group) == ("", "language")


def test_a_year_ends_with_its_heading() -> None:
    text = "## LFM methods\n**2024**\n- A. [[Paper]](https://a.org/)\n## VFM methods\n- B. [[Paper]](https://b.org/)\n"
    first, second = read(markdown.read, text)

    assert first.data["year"] == 2024
    assert "year" not in second.data


def test_a_bibtex_record_gives_authors_as_the_catalog_writes_them() -> None:
    text = """@article{x, title = {{NetX}: a {CT} model}, author = {Doe, Jane and {van der} Berg, Al and others}, year = 2024,
        journal = {Nature  Medicine}, doi = {https://doi.org/10.1000/x}, eprint = {2401.00001v3}, url = {https://a.org/x}}
        @misc{untitled, year = 2024}"""
    (found,) = read(bibtex.read, text)

    assert found.data == {
        "name": "NetX", "title": "NetX: a CT model", "authors": ["Jane Doe", "Al van der Berg", "et al."], "year": 2024,
        "venue": "Nature Medicine", "doi": "10.1000/x", "arxiv": "2401.00001", "links": {"paper": "https://a.org/x"},
    }  # fmt: skip


def test_a_row_of_a_table_gives_terms_for_their_names() -> None:
    text = (
        "id,name,title,subfield,year,adaptation,modalities,links_paper,links_code,url\r\n"
        "x,NetX,'=a title,vision,2024,FT; prompt-engineering,CT; Computed tomography,https://a.org/x,not-released,models/x/\r\n"
        ",,,,,,,,,\r\n"
    )
    (found,) = read(csv_rows.read, text)

    assert (found.group, found.origin, found.doubts) == ("vision", "file:2", [])
    assert found.data == {
        "name": "NetX", "title": "=a title", "year": 2024, "adaptation": ["fine-tuning", "prompt-engineering"], "modalities": ["ct"],
        "links": {"paper": "https://a.org/x", "code": "not-released"},
    }  # fmt: skip


def test_a_row_with_cells_beyond_the_heads_is_refused() -> None:
    (found,) = read(csv_rows.read, "name,title\nNetX,One, two\n")

    assert found.refused == "the row has more cells than there are heads"


RECORD = {
    "name": "NetX", "title": "NetX: a model", "subfield": "vision", "published": "2024-03", "venue": None, "paper_url": "https://arxiv.org/abs/2403.00001",
    "code_url": "https://github.com/a/x", "weights_url": None, "pretraining": "CL", "adaptation": ["FT"], "backbone": "ViT-L and Qwen2.5", "modalities": ["CT"],
    "downstream": ["SEG", "Nonsense"], "evidence": [{"url": "https://a.org/", "what": "the year"}], "unsure": ["downstream", "code_url", "paper_url", "licence"],
}  # fmt: skip


def test_a_record_gives_terms_for_codes_and_says_what_is_not_one() -> None:
    (found,) = read(json_records.read, json.dumps([RECORD]))

    assert found.doubts == ["tasks: no term of tasks is called 'Nonsense'"]
    assert found.data == {
        "name": "NetX", "title": "NetX: a model", "published": "2024-03", "year": 2024, "arxiv": "2403.00001", "pretraining": "contrastive",
        "adaptation": ["fine-tuning"], "backbone": "ViT-L and Qwen2.5", "backbone_families": ["qwen", "vit"], "modalities": ["ct"], "tasks": ["segmentation"],
        "links": {"paper": "https://arxiv.org/abs/2403.00001", "code": "https://github.com/a/x"},
        "sources": [{"url": "https://a.org/", "states": "the year"}], "unsettled": ["tasks", "links"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "text", "reason"),
    [
        pytest.param(json_records.read, "{", "invalid json: eof while parsing", id="not JSON"),
        pytest.param(json_records.read, "[" * 100_000, "recursion limit exceeded", id="nested too deep"),
        pytest.param(json_records.read, '{"name": "X"}', "input should be a valid array", id="not a list"),
        pytest.param(json_records.read, '[{"name": "X"}, {"title": 1}]', "record 2: name: field required (and 1 more like it)", id="no name"),
        pytest.param(json_records.read, '[{"name": "X", "published": "soon"}]', "record 1: published: string should match pattern", id="no date"),
        pytest.param(json_records.read, '[{"name": "X", "adaptation": "FT"}]', "record 1: adaptation: input should be a valid array", id="no list"),
        pytest.param(json_records.read, '[{"name": "X", "colour": "red"}]', "record 1: colour: extra inputs", id="unknown field"),
        pytest.param(csv_rows.read, "name,colour\nX,red\n", "unknown column colour", id="unknown column"),
        pytest.param(csv_rows.read, "", "no column 'name'", id="empty table"),
        pytest.param(csv_rows.read, 'name,title\n"X,Y\n', "CSV cannot be read: unexpected end of data", id="open quote"),
        pytest.param(bibtex.read, "@article{x, title = {X", "BibTeX cannot be read: ", id="open brace"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_understood_is_refused_in_words(reader: Reader, text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        read(reader, text)
