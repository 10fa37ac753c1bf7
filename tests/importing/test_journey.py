"""An import: what is new is written and passes the check, what is known is matched, and whatever is in doubt is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from catalogs import ROOT, make_catalog, model, real_catalog
from checkouts import FIXTURE, Checkout, tree
from exported import text as text_of
from hfm.importing import Report, import_file
from hfm.reading.validate import examine

HEAD = "name,title,subfield,year,links_paper\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small catalog that a test may write to."""
    return Path(shutil.copytree(FIXTURE, tmp_path / "catalog"))


def imported(folder: Path, name: str, text: str, **options: Any) -> Report:
    """What became of a file of this name and text."""
    path = folder.parent / name
    path.write_text(text, encoding="utf-8")
    return import_file(path, examine(folder)[0], folder, "2026-01-02", source="list", **options)


def test_a_new_work_is_written_and_the_catalog_passes_the_check(folder: Path) -> None:
    report = imported(folder, "new.csv", HEAD + "NetX+,NetX+: things,vision,2024,https://arxiv.org/abs/2401.00001\n")

    path = folder / "models/vision/netx-plus.yaml"
    assert report.written == {"netx-plus": path}
    assert path.read_text(encoding="utf-8") == (
        "name: NetX+\ntitle: 'NetX+: things'\nyear: 2024\nlinks:\n  paper: https://arxiv.org/abs/2401.00001\n"
        "sources:\n  - source: list\nadded: 2026-01-02\n"
    )
    assert examine(folder)[1] == []


def test_a_second_import_finds_everything_known(folder: Path) -> None:
    text = HEAD + "NetX,Things,vision,2024,\nNetY,Other things,language,2023,https://a.org/y\n"
    first, second = imported(folder, "a.csv", text), imported(folder, "a.csv", text)

    assert sorted(first.written) == sorted(second.known.values()) == ["netx", "nety"]
    assert (second.written, second.doubts) == ({}, {})


def test_an_import_that_is_killed_leaves_whole_entries_and_the_next_does_the_rest(folder: Path) -> None:
    """Just before the second of three takes its place."""
    before = tree(folder)
    titles = {"NetX": "Retinas at night", "Owl": "A long look at lungs", "Zebra": "Stripes of tissue"}
    rows = HEAD + "".join(f"{name},{title},vision,2024,https://a.example/{name}\n" for name, title in titles.items())
    (folder.parent / "new.csv").write_text(rows, encoding="utf-8")
    code = (
        "import os, sys\nplace = os.replace\ndef once(*names):\n    os.replace = lambda *_: os._exit(9)\n    place(*names)\n"
        "os.replace = once\nfrom hfm.cli import main\nmain(sys.argv[1:])"
    )
    command = ["import", str(folder.parent / "new.csv"), "--source", "list", "--catalog", str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run([sys.executable, "-c", code, *command], env=environment, capture_output=True, check=False)

    assert done.returncode == 9, done.stderr
    assert {path: text for path, text in tree(folder).items() if path in before} == before
    assert examine(folder)[1] == []
    assert len(imported(folder, "new.csv", rows).written) == 2
    assert examine(folder)[1] == []


def test_a_dry_run_tells_the_same_and_writes_nothing(folder: Path) -> None:
    before = tree(folder)
    report = imported(folder, "a.csv", HEAD + "NetX,Things,vision,2024,\n", dry=True)

    assert list(report.written) == ["netx"]
    assert tree(folder) == before


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"title": "SAM in MEDICAL images!"}, id="the same title but for case and punctuation"),
        pytest.param({"title": "Another title", "links_paper": "http://www.a.org/medsam/"}, id="the same address of the paper"),
        pytest.param({"title": "Another title", "publication_doi": "10.1000/MedSAM"}, id="the same DOI"),
        pytest.param({"title": "Another title", "links_paper": "https://arxiv.org/pdf/2304.12306v9"}, id="the same arXiv id"),
    ],
)  # fmt: skip
def test_the_same_work_is_known(tmp_path: Path, facts: dict[str, str]) -> None:
    work = model(
        name="MedSAM",
        title="SAM in medical images",
        preprint={"server": "arXiv", "id": "2304.12306"},
        publication={"venue": "Cell", "kind": "journal", "doi": "10.1000/medsam"},
        links={"paper": "https://a.org/medsam"},
    )
    path = tmp_path / "a.csv"
    path.write_text(",".join(["name", *facts]) + "\n" + ",".join(["Other", *facts.values()]) + "\n", encoding="utf-8")

    assert import_file(path, make_catalog(work), tmp_path, "2026-01-02").known == {"a.csv:2": "medsam"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param("MedSAM,Another title,vision,2024,", "MedSAM may be medsam; add it by hand if it is another work", id="the same name"),
        pytest.param("Y,Segment anything in medical image,vision,2024,", "Y may be medsam; add it by hand if it is another work", id="nearly the same title"),
        pytest.param("Y,Things,,2024,", "Y: the sub-field is not stated; name it with --subfield", id="no sub-field"),
        pytest.param("Y,Things,../../etc,2024,", "Y: the sub-field is not stated; name it with --subfield", id="a path for a sub-field"),
        pytest.param("Y,Things,vision,24,", "Y: year: ", id="no year"),
        pytest.param("Y,Things,vision,2024,javascript:alert(1)", "Y: links.paper: ", id="no address"),
        pytest.param("医学,Things,vision,2024,", "医学: no id can be made of the name", id="a name that gives no id"),
    ],
)  # fmt: skip
def test_what_is_in_doubt_is_told_and_not_written(folder: Path, row: str, reason: str) -> None:
    before = tree(folder)
    report = imported(folder, "a.csv", HEAD + row + "\n")

    ((found, *_),) = report.doubts.values()
    assert found.startswith(reason)
    assert report.written == {}
    assert tree(folder) == before


def test_two_works_of_a_file_never_share_an_id(folder: Path) -> None:
    report = imported(folder, "a.csv", HEAD + "Net+,Things,vision,2024,\nNet Plus,Something else,vision,2024,\n")

    assert list(report.written) == ["net-plus"]
    assert report.doubts == {"a.csv:3": ["Net Plus: the id net-plus is taken"]}
    assert "Things" in report.written["net-plus"].read_text(encoding="utf-8")


OUR_OWN = [
    *(f"data/{name}.csv" for name in ("models", "datasets", "studies", "surveys")),
    *(f"api/v1/{name}.json" for name in ("models", "datasets", "studies", "surveys", "applications", "events")),
    "data/references.bib",
    "awesome-hfm.md",
]


@pytest.mark.parametrize("name", OUR_OWN)
def test_what_we_export_is_known_when_it_comes_back(tmp_path: Path, name: str) -> None:
    """Every entry of the real catalog is found again, in a table, in the API and in the bibliography by its own id."""
    catalog = real_catalog()
    path = tmp_path / Path(name).name
    path.write_text(text_of("real", name), encoding="utf-8", newline="")
    report = import_file(path, catalog, tmp_path, "2026-01-02", source="list", dry=True)

    assert report.written == {}
    assert report.known
    if not name.endswith((".md", ".bib")):
        assert report.doubts == {}
    for origin, found in report.known.items():
        assert not name.endswith(".bib") or origin.split(": ")[1].split("-", 1)[1] in {found, *_first_ids(found)}


def _first_ids(entry_id: str) -> set[str]:
    entries = (found[entry_id] for found in real_catalog().entries.values() if entry_id in found)
    return {entry.first_id for entry in entries}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.csv", HEAD + "Y,Things,vision,2024,https://doi.org/10.1093/bioinformatics/btz682\n", id="the DOI of a model"),
        pytest.param("a.csv", "name,title,subfield,year,preprint_server,preprint_id\nQ,Things,vision,2024,arXiv,2302.07257\n", id="the arXiv id of a study"),
    ],
)  # fmt: skip
def test_a_work_of_another_kind_is_known_too(folder: Path, name: str, text: str) -> None:
    report = imported(folder, name, text)

    assert (report.written, len(report.known)) == ({}, 1)


def test_nothing_is_written_that_the_check_refuses(folder: Path) -> None:
    text = HEAD + "Vision,Things,vision,2024,\nNet&amp;,Other things,vision,2024,\nUnknown,More,vision,2024,\n"
    report = imported(folder, "a.csv", text)

    assert report.written == {}
    assert [it[0].split(":")[0] for it in report.doubts.values()] == ["Vision", "Net&amp;", "Unknown"]
    assert examine(folder)[1] == []


def test_a_source_is_a_known_one_or_an_address(folder: Path) -> None:
    path = folder.parent / "a.csv"
    path.write_text(HEAD + "NetX,Things,vision,2024,\n", encoding="utf-8")
    report = import_file(path, examine(folder)[0], folder, "2026-01-02", source="https://example.org/list")

    assert "sources:\n  - url: https://example.org/list\n" in report.written["netx"].read_text(encoding="utf-8")
    assert examine(folder)[1] == []
    for wrong in ("nope", "https://nope"):
        with pytest.raises(ValueError, match="--source"):
            import_file(path, examine(folder)[0], folder, "2026-01-02", source=wrong)


def test_every_line_of_a_list_is_accounted_for(folder: Path) -> None:
    text = "# Vision\n\n- [NetX: a net](https://arxiv.org/abs/2401.00001)\n  by A. Author\n\nSee [this](https://a.org/).\nProse.\n"
    report = imported(folder, "a.md", text)

    assert (report.lines, report.works_in, report.blank, report.linking) == (7, 2, 2, [6])
    assert report.origins == {"netx": "a.md:3"}


def test_a_dataset_is_written_among_the_datasets(folder: Path) -> None:
    text = "# Datasets\n- [DataX](https://example.org/datax) - Things.\n"
    report = imported(folder, "a.md", text, group="vision")

    assert report.written == {"dataset/datax": folder / "datasets/vision/datax.yaml"}


def test_the_sub_field_that_is_asked_for_beats_a_heading(folder: Path) -> None:
    report = imported(folder, "a.md", "# Vision\n- [NetX: a net](https://arxiv.org/abs/2401.00001)\n", group="language")

    assert report.doubts or report.written == {"netx": folder / "models/language/netx.yaml"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("a.txt", b"NetX", "error: a.txt: an import reads .md, .bib, .csv, .json\n", id="another format"),
        pytest.param("a.csv", b"name\n\xff", "error: a.csv: not UTF-8 text\n", id="not UTF-8"),
        pytest.param("a.json", b"{", "error: a.json: not JSON: ", id="not JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_wrong_use(
    small: Checkout, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    done = small.hfm("import", tmp_path / name)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)


def test_the_command_tells_what_became_of_each_work(small: Checkout, tmp_path: Path) -> None:
    """With the mark that a spreadsheet puts before UTF-8."""
    path = tmp_path / "a.csv"
    path.write_text(HEAD + "NetX,Things,vision,2024,\nNetY,Things,,2024,\n", encoding="utf-8-sig")
    done = small.hfm("import", path, "--dry-run", "--source", "list", "--catalog", ROOT / "catalog")

    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["known", "new"]
    assert done.stdout.splitlines()[1].startswith("new      a.csv:2: ")
    assert done.stderr == (
        "2 lines of works, 0 empty, 1 others, 0 of them with a link\n"
        "3 lines read, 2 works found: 1 new, 1 known, 0 in doubt\n"
    )
