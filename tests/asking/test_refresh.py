"""What an entry lacks is proposed with its address, and written so that the check accepts it and `fix` leaves it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from asking.conftest import Services
from checkouts import FIXTURE
from hfm.asking.refresh import ids_of, refreshed, retractions, stalest, written
from hfm.asking.web import Web
from hfm.cli import main
from hfm.reading.fix import unformed
from hfm.reading.load import record_of
from hfm.reading.validate import examine, read_catalog

ENTRY = """# a remark at the head
name: Organ
title: 'Segment Any Organ: A Model of Everything'
authors: [A. M. Author, et al.]
year: 2025
preprint:
  server: arXiv
  id: '2501.00001'
links:
  paper: https://arxiv.org/abs/2501.00001
  code: https://github.com/lab/organ  # the authors' own
weights:
  url: https://huggingface.co/Lab/Organ-7B
sources:
  - url: https://arxiv.org/abs/2501.00001
added: 2026-11-22
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(FIXTURE, tmp_path / "catalog"))
    (folder / "models/vision/organ.yaml").write_text(ENTRY, encoding="utf-8")
    return folder


@pytest.fixture
def online(services: Services) -> Services:
    """Every service knows the work."""
    services.gives("/arxiv/query", "arxiv.xml")
    services.gives("/crossref/works/10.1000/organ", "crossref.json")
    services.gives("/github/repos/lab/organ/license", "github-license.json")
    services.gives("/hugging-face/models/Lab/Organ-7B", "hugging-face.json")
    return services


def test_an_entry_is_asked_for_by_every_id_it_holds(folder: Path) -> None:
    catalog = read_catalog(folder)

    assert list(ids_of(catalog.get("model", "organ"))) == [
        ("arxiv", "2501.00001"), ("github", "lab/organ"), ("hugging-face", "Lab/Organ-7B"),
    ]  # fmt: skip
    assert ("openalex", "10.1038/s41467-024-44824-z") in list(ids_of(catalog.get("model", "medsam")))


def test_what_is_lacking_is_found_and_nothing_else(folder: Path, online: Services, web: Web) -> None:
    catalog = read_catalog(folder)
    found = {it.field: it.value for it in refreshed(catalog.get("model", "organ"), catalog, web).found}

    assert found == {
        "authors": ["A. M. Author", "J.-L. de la Tour", "R. Downey, Jr."],
        "preprint.date": "2025-01-02",
        "publication.doi": "10.1000/organ",
        "publication.venue": "Journal of Examples",
        "publication.kind": "journal",
        "publication.year": 2025,
        "publication.date": "2025-07-01",
        "licence.code": "Apache-2.0",
        "licence.weights": "CC-BY-NC-4.0",
        "weights.access": "by-request",
    }


def test_another_list_of_authors_and_a_licence_without_a_word_are_left(
    folder: Path, online: Services, web: Web
) -> None:
    path = folder / "models/vision/organ.yaml"
    path.write_text(ENTRY.replace("A. M. Author", "Z. Somebody"), encoding="utf-8")
    recorded = online.answers["/github/repos/lab/organ/license"]
    online.answers["/github/repos/lab/organ/license"] = (200, {}, recorded[2].replace('"Apache-2.0"', '"Odd-1.0"'))
    catalog = read_catalog(folder)
    found = {it.field for it in refreshed(catalog.get("model", "organ"), catalog, web).found}

    assert {"authors", "licence.code"} & found == set()


def test_what_is_written_passes_is_in_its_form_and_keeps_comments(folder: Path, online: Services, web: Web) -> None:
    catalog = read_catalog(folder)
    path, text = written(folder, refreshed(catalog.get("model", "organ"), catalog, web), "2026-12-01")
    path.write_text(text, encoding="utf-8")
    data = record_of(text).data

    assert examine(folder)[1] == []
    assert list(unformed(folder)) == []
    assert "# a remark at the head" in text
    assert "# the authors' own" in text
    assert data["verified"] == "2026-12-01"
    assert {it["url"] for it in data["sources"]} >= {
        "https://arxiv.org/abs/2501.00001", "https://github.com/lab/organ/blob/main/LICENSE",
    }  # fmt: skip


def test_asked_again_there_is_nothing_more(folder: Path, online: Services, web: Web) -> None:
    catalog = read_catalog(folder)
    path, text = written(folder, refreshed(catalog.get("model", "organ"), catalog, web), "2026-12-01")
    path.write_text(text, encoding="utf-8")
    catalog = read_catalog(folder)

    assert refreshed(catalog.get("model", "organ"), catalog, web).found == ()


def test_a_retraction_is_told_for_the_whole_catalog_in_few_questions(
    folder: Path, services: Services, web: Web
) -> None:
    services.gives("/openalex/works", "openalex-retracted.json")
    [(entry, said)] = retractions(read_catalog(folder), web)
    [(asked, _)] = services.asked

    assert (entry.id, said.split(" (")[0]) == ("medsam", "OpenAlex says that 10.1038/s41467-024-44824-z was retracted")
    assert "https://openalex.org/W4391000001" in said
    assert "filter=doi%3A10." in asked
    assert "%7C10." in asked
    assert "is_retracted%3Atrue" in asked


def test_a_retraction_that_the_notes_tell_is_not_told_again(folder: Path, services: Services, web: Web) -> None:
    services.gives("/openalex/works", "openalex-retracted.json")
    path = folder / "models/vision/medsam.yaml"
    text = "".join(line for line in path.read_text("utf-8").splitlines(True) if not line.startswith("notes:"))
    path.write_text(f"{text}notes: The paper was retracted in 2026.\n", encoding="utf-8")

    assert list(retractions(read_catalog(folder), web)) == []


def test_those_looked_at_longest_ago_come_first(folder: Path) -> None:
    catalog = read_catalog(folder)
    order = [entry.verified or entry.added for entry in stalest(catalog, 100)]

    assert order == sorted(order)
    assert len(stalest(catalog, 2)) == 2


def test_the_verb_proposes_and_writes(
    folder: Path, online: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HFM_ASK_AT", online.address)
    monkeypatch.setattr("hfm.asking.web.Web.pause", 0, raising=False)
    before = (folder / "models/vision/organ.yaml").read_text(encoding="utf-8")

    assert main(["refresh", "model/organ", "--catalog", str(folder)]) == 0
    assert (
        "new      model/organ: preprint.date: 2025-01-02 (https://arxiv.org/abs/2501.00001)" in capsys.readouterr().out
    )
    assert (folder / "models/vision/organ.yaml").read_text(encoding="utf-8") == before

    assert main(["refresh", "model/organ", "--write", "--catalog", str(folder)]) == 0
    assert "date: 2025-01-02" in (folder / "models/vision/organ.yaml").read_text(encoding="utf-8")
    assert main(["refresh", "--retracted", "--catalog", str(folder)]) == 0
    assert main(["refresh", "model/nobody", "--catalog", str(folder)]) == 2


@pytest.mark.parametrize("option", [["--arxiv", "https://arxiv.org/abs/2501.00001v2"], ["--doi", "doi:10.1000/organ"]])
def test_a_new_entry_begins_with_what_a_record_states(
    option: list[str], tmp_path: Path, online: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(FIXTURE, tmp_path / "new"))
    monkeypatch.setenv("HFM_ASK_AT", online.address)

    assert main(["new", "model", "--group", "vision", *option, "--catalog", str(folder)]) == 0
    data = record_of((folder / "models/vision/segment-any-organ.yaml").read_text(encoding="utf-8")).data
    assert data["title"] == "Segment Any Organ: A Model of Everything"
    assert data["publication"]["venue"] == "Journal of Examples"
    assert examine(folder)[1] == []
