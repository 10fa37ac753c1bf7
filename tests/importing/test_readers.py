"""What each format says of a work, field by field; a file that cannot be understood is refused in words."""

from __future__ import annotations

import json
import re
import time
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
                "name": "NetX", "title": "NetX: a model of things", "year": 2024, "preprint": {"server": "arXiv", "id": "2401.00001"},
                "links": {"paper": "https://arxiv.org/abs/2401.00001v2", "code": "https://github.com/a/x"},
            },
            id="a title with its links",
        ),
        pytest.param(
            "* Masked things.[[Paper]](https://doi.org/10.1000/a(b)c)",
            {"name": "Masked things", "title": "Masked things", "year": 2024, "links": {"paper": "https://doi.org/10.1000/a(b)c"}},
            id="brackets in an address",
        ),
        pytest.param(
            "- [NetX](https://www.nature.com/articles/s41467-024-44824-z) - Things in images. [weights](https://huggingface.co/a/x)",
            {
                "name": "NetX", "year": 2024, "links": {"paper": "https://www.nature.com/articles/s41467-024-44824-z"},
                "weights": {"url": "https://huggingface.co/a/x"},
            },
            id="a name with its address: a paper",
        ),
        pytest.param(
            "- [NetX](https://www.biorxiv.org/content/10.1101/2024.02.27.582234v2.full)",
            {"name": "NetX", "year": 2024, "preprint": {"server": "bioRxiv", "id": "10.1101/2024.02.27.582234"}, "links": {"paper": "https://www.biorxiv.org/content/10.1101/2024.02.27.582234v2.full"}},
            id="a DOI without the version of the preprint",
        ),
        pytest.param("- [NetX](https://github.com/a/x) - Things.", {"name": "NetX", "year": 2024, "links": {"code": "https://github.com/a/x"}}, id="code"),
        pytest.param("- [CODE-15%](https://netx.example.org/) - Data of hearts.", {"name": "CODE-15%", "year": 2024, "links": {"project": "https://netx.example.org/"}}, id="a name like a label"),
        pytest.param("- [NetX](https://netx.example.org/)", {"name": "NetX", "year": 2024, "links": {"project": "https://netx.example.org/"}}, id="neither"),
    ],
)  # fmt: skip
def test_an_item_of_a_list_gives_what_it_states(line: str, expected: dict[str, Any]) -> None:
    (found,) = read(markdown.read, f"# Methods\n## Vision models\n**2024**\n{line}\n")

    assert (found.data, found.guess, found.origin, found.refused) == (expected, "vision", "file:4", "")


@pytest.mark.parametrize(
    "line", ["- [Contents](#contents)", "- Only words.", "Prose with a [[Paper]](https://a.org/).", "- [[]]()"]
)
def test_a_line_that_links_no_work_is_none(line: str) -> None:
    assert read(markdown.read, f"## VFM methods\n{line}\n") == []


def test_a_heading_tells_the_kind_and_the_sub_field_and_the_next_one_ends_that() -> None:
    text = "# Datasets\n## Language\n- [A](https://a.org/)\n# Models\n## Vision\n- [B](https://b.org/)\n# Tools\n- [C](https://c.org/)\n"
    first, second, third = read(markdown.read, text)

    assert (first.kind, first.guess, first.refused) == ("dataset", "language", "")
    assert (second.kind, second.guess, second.refused) == ("model", "vision", "")
    assert third.refused == "it stands below “Tools”, which is no kind of entry"


HABITS = """\
## Vision
**NetA: A bold title** \\
*A. Author, B. Author* \\
[**Arxiv, 2023.8**] [[paper](https://arxiv.org/abs/2308.00001)] [[code](https://github.com/a/neta)]

- **NetB: Another bold one.** A. Author et al. *MICCAI workshop 2024*
  - [Paper](https://arxiv.org/abs/2401.00002) | [Code](https://github.com/a/netb)

* NetC: third. [[pdf]](https://arxiv.org/pdf/2402.00003v1.pdf)
1. [**NetD**: a fourth whose title is the link](https://arxiv.org/abs/2402.00004) (Journal of Nets, 2024)

| Model | Paper | Venue | Code |
|:------|:-:|---|---|
| NetE | [A net of a table](https://arxiv.org/abs/2402.00005) | Journal of Nets 2024 | [link](https://github.com/a/nete) |
| NetF | no link at all | | |

- [Paper](https://arxiv.org/abs/2402.00007)
"""


def test_lists_of_many_habits_are_read_and_nothing_that_looks_like_a_work_is_lost() -> None:
    found = read(markdown.read, HABITS)
    a, b, c, d, e, f, g = found

    assert [it.origin for it in found] == [f"file:{line}" for line in (2, 6, 9, 10, 14, 15, 17)]
    assert [it.data["name"] for it in found] == ["NetA", "NetB", "NetC", "NetD", "NetE", "NetF", "?"]
    assert [it.data["preprint"]["id"] for it in (a, b, c, d, e)] == [
        f"{m}.0000{n}" for n, m in enumerate((2308, 2401, 2402, 2402, 2402), 1)
    ]
    assert [it.data["year"] for it in (a, b, c, d, e)] == [2023, 2024, 2024, 2024, 2024]
    assert (a.data["links"]["code"], b.data["links"]["code"], e.data["links"]["code"]) == (
        "https://github.com/a/neta",
        "https://github.com/a/netb",
        "https://github.com/a/nete",
    )
    assert (b.data["publication"]["kind"], d.data["publication"]) == (
        "workshop",
        {"venue": "Journal of Nets", "kind": "journal", "year": 2024},
    )
    assert d.data["title"] == "NetD: a fourth whose title is the link"
    assert f.data["title"] == "no link at all", "a row without a link is a work too"
    assert "no title" in g.refused


NAMES = [
    ("* [**Nature, 2023**] **NetA** Nets are all-purpose engines [paper](https://a.org/)", "NetA", "Nets are all-purpose engines", 2023),
    ("* **NetB**: A net of records (of two hospitals) 2018. [paper](https://a.org/)", "NetB", "NetB: A net of records (of two hospitals)", 2018),
    ("* **NetC**: NetC: annotated resources of nets. [paper](https://a.org/)", "NetC", "NetC: annotated resources of nets", None),
    ("* **A study of nets in hospitals**, A. Author. [paper](https://a.org/)", "A study of nets in hospitals", "A study of nets in hospitals", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "name", "title", "year"), NAMES)
def test_a_bold_name_and_the_title_behind_it_are_told_apart(line: str, name: str, title: str, year: int | None) -> None:
    (found,) = read(markdown.read, line)

    assert (found.data["name"], found.data["title"], found.data.get("year")) == (name, title, year)


TABLES = """\
| Medical net | VQA | Paper | Code | Released |
|---|---|---|---|---|
| **NetA** | + | [Moon _et al._](https://ieeexplore.ieee.org/document/1) | [GitHub](https://github.com/a/a) | Dec 2021[\\*](https://github.com/a/a/commit/1) |
| [NetB](https://www.sciencedirect.com/science/article/pii/1) | + | - | [*](https://github.com/a/b) | 2022 |
"""


def test_a_table_without_a_head_for_names_has_them_in_its_first_column() -> None:
    one, other = read(markdown.read, TABLES)

    assert (one.data["name"], one.data.get("title"), one.data["year"]) == ("NetA", None, 2021)
    assert one.data["links"] == {"paper": "https://ieeexplore.ieee.org/document/1", "code": "https://github.com/a/a"}
    assert (other.data["name"], other.data["year"]) == ("NetB", 2022)
    assert other.data["links"]["paper"].startswith("https://www.sciencedirect.com/")
    assert "https://github.com/a/b" in other.data["links"].values()


@pytest.mark.parametrize(
    "line",
    ["- " + " " * 50_000 + "x", "[" * 50_000, "- [a](" + "(" * 50_000, "**" * 30_000, "|" * 50_000, "- x" + " [" * 20_000, "- [[a]](https://a.org/" + "(" * 20_000],
    ids=["blanks", "brackets", "round brackets", "stars", "bars", "open links", "an address of brackets"],
)  # fmt: skip
def test_a_line_made_to_be_slow_is_not(line: str) -> None:
    before = time.process_time()
    read(markdown.read, line)

    assert time.process_time() - before < 20, "it takes a few milliseconds"


def test_a_year_ends_with_its_heading() -> None:
    text = "## LFM methods\n**2024**\n- A. [[Paper]](https://a.org/)\n## VFM methods\n- B. [[Paper]](https://b.org/)\n"
    first, second = read(markdown.read, text)

    assert first.data["year"] == 2024
    assert "year" not in second.data


def test_a_bibtex_record_gives_authors_as_the_catalog_writes_them() -> None:
    text = """@article{x, title = {{NetX}: a {CT} model}, author = {Doe, Jane and {van der} Berg, Al and others}, year = 2024,
        journal = {Nature  Medicine}, doi = {https://doi.org/10.1000/x}, eprint = {2401.00001v3}, url = {https://a.org/x}}
        @misc{untitled, year = 2024}"""
    found, untitled = read(bibtex.read, text)

    assert untitled.refused == "the record has no title"
    assert found.data == {
        "name": "NetX", "title": "NetX: a CT model", "authors": ["Jane Doe", "Al van der Berg", "et al."], "year": 2024,
        "preprint": {"server": "arXiv", "id": "2401.00001"},
        "publication": {"venue": "Nature Medicine", "kind": "journal", "year": 2024, "doi": "10.1000/x"},
        "links": {"paper": "https://a.org/x"},
    }  # fmt: skip


BIBTEX = r"""
@string{nm = "Nature Medicine"}
@article{letters, title={Schr{\"o}dinger's {CT} net \& more}, author={M{\"u}ller, J{\'o}n and Robert Downey, Jr. and {World Health Organization}},
  journal=nm, year=2024, month=Sept, doi={http://dx.doi.org/10.1000/x}}
@article{preprint, title={Net B}, author={A B}, journal={arXiv preprint arXiv:2406.99992}, year=2024}
@article{open, title={dup, year=2024
@inproceedings{crossed, title={Net C}, author={A B},, crossref={vol}, year=2023}
@proceedings{vol, title={Proceedings of X}, year=2023}
@dataset{data, title={Data D}, author={A B}, date={2023-05-01}, url={https://zenodo.example.org/records/123}}
@article{biblatex, title={Net E}, journaltitle={Methods}, date={2022-03}, doi={doi:10.1000/e}}
@article{survey, title={A survey of nets}, year={2021}, eprint={2101.00001}, archivePrefix={arXiv}}
@article{undefined, title={Net F}, year=2021, note=foo}
@online{online, title={Net G}, year=2021, howpublished={\url{https://example.org/g}}}
"""


def test_bibtex_of_many_habits_is_read_whole_and_a_bad_record_is_one_doubt_with_its_line() -> None:
    found = {it.origin.split(": ")[1]: it for it in read(bibtex.read, BIBTEX)}
    data = {key: it.data for key, it in found.items()}

    assert data["letters"]["title"] == "Schrödinger's CT net & more"
    assert data["letters"]["authors"] == ["Jón Müller", "Robert Downey, Jr.", "World Health Organization"]
    assert data["letters"]["group_authors"] == ["World Health Organization"]
    assert data["letters"]["publication"] == {
        "venue": "Nature Medicine",
        "kind": "journal",
        "year": 2024,
        "date": "2024-09",
        "doi": "10.1000/x",
    }
    assert data["preprint"]["preprint"] == {"server": "arXiv", "id": "2406.99992"}
    assert "publication" not in data["preprint"]
    assert data["crossed"]["publication"] == {"venue": "Proceedings of X", "kind": "proceedings", "year": 2023}
    assert data["biblatex"]["publication"] == {
        "venue": "Methods",
        "kind": "journal",
        "year": 2022,
        "date": "2022-03",
        "doi": "10.1000/e",
    }
    assert data["online"]["links"] == {"paper": "https://example.org/g"}
    assert {key: it.kind for key, it in found.items() if it.kind != "model"} == {"data": "dataset", "survey": "survey"}
    assert {key: it.origin for key, it in found.items() if it.refused} == {
        "open": "file:6: open",
        "vol": "file:8: vol",
        "undefined": "file:12: undefined",
    }
    assert found["vol"].refused == "@proceedings is a volume, not a work"


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


def test_a_table_of_a_european_spreadsheet_is_read() -> None:
    (found,) = read(
        csv_rows.read, "Name;Title;Sub field;Year\nNetX;Things;vision;2024\n".replace("Sub field", "Subfield")
    )

    assert found.data == {"name": "NetX", "title": "Things", "year": 2024}


def test_a_row_without_a_name_is_a_doubt() -> None:
    (found,) = read(csv_rows.read, "name,title\n,Things\n")

    assert found.refused == "the row has no name"


@pytest.mark.parametrize(
    ("heads", "kind"), [("name,scale", "dataset"), ("name,organs", "study"), ("name,backbone", "model")]
)
def test_heads_tell_the_kind_of_a_table(heads: str, kind: str) -> None:
    (found,) = read(csv_rows.read, f"{heads}\nX,y\n")

    assert found.kind == kind


RECORD = {
    "name": "NetX", "title": "NetX: a model", "subfield": "vision", "published": "2024-03", "venue": None, "paper_url": "https://arxiv.org/abs/2403.00001",
    "code_url": "https://github.com/a/x", "weights_url": None, "pretraining": "CL", "adaptation": ["FT"], "backbone": "ViT-L and Qwen2.5", "modalities": ["CT"],
    "downstream": ["SEG", "Nonsense"], "evidence": [{"url": "https://a.org/", "what": "the year"}], "unsure": ["downstream", "code_url", "paper_url", "licence"],
}  # fmt: skip


def test_a_record_gives_terms_for_codes_and_says_what_is_not_one() -> None:
    (found,) = read(json_records.read, json.dumps([RECORD]))

    assert found.doubts == ["tasks: no term of tasks is called 'Nonsense'"]
    assert found.data == {
        "name": "NetX", "title": "NetX: a model", "year": 2024, "preprint": {"server": "arXiv", "id": "2403.00001", "date": "2024-03"}, "pretraining": "contrastive",
        "adaptation": ["fine-tuning"], "backbone": "ViT-L and Qwen2.5", "backbone_families": ["qwen", "vit"], "modalities": ["ct"], "tasks": ["segmentation"],
        "links": {"paper": "https://arxiv.org/abs/2403.00001", "code": "https://github.com/a/x"},
        "sources": [{"url": "https://a.org/", "states": "the year"}], "unsettled": ["tasks", "links"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "text", "reason"),
    [
        pytest.param(json_records.read, "{", "not JSON: ", id="not JSON"),
        pytest.param(json_records.read, "[" * 100_000, "nested too deep", id="nested too deep"),
        pytest.param(json_records.read, '{"name": "X"}', "there is no list of records", id="not a list"),
        pytest.param(csv_rows.read, "name,colour\nX,red\n", "unknown column colour", id="unknown column"),
        pytest.param(csv_rows.read, "", "no column 'name'", id="empty table"),
        pytest.param(csv_rows.read, 'name,title\n"X,Y\n', "CSV cannot be read: unexpected end of data", id="open quote"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_understood_is_refused_in_words(reader: Reader, text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        read(reader, text)


def test_an_odd_record_is_one_doubt_and_the_others_are_read() -> None:
    records = [{"title": "No name"}, 7, {"name": "X", "published": "soon", "colour": "red"}, {"name": "Y"}]
    first, second, third, fourth = read(json_records.read, json.dumps(records))

    assert (first.refused, second.refused) == ("the record has no name", "this is no record of `field: value`")
    assert third.doubts == ["not read: colour", "published: 'soon' is left out: write YYYY, YYYY-MM or YYYY-MM-DD"]
    assert (third.refused, fourth.refused) == ("", "")
