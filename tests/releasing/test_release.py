"""A release is the whole edition as files, the same bytes from the same commit, and it says what it is."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import subprocess
import zipfile
from pathlib import Path

import pandas
import pytest
import yaml

from catalogs import real_catalog
from checkouts import ROOT, Checkout, make_checkout, tree
from hfm.model.vocabulary import PublishedEdition
from hfm.project import Addresses
from hfm.reading.validate import read_catalog
from hfm.releasing.citing import citation_file, zenodo
from hfm.releasing.parts_list import parts_list
from hfm.releasing.release import _news, _with_this
from webpages import read_site

SITE, REPOSITORY = "https://site.example/hfm/", "https://repository.example/hfm"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory, small: Checkout) -> tuple[Checkout, Path]:
    """A checkout and the folder that `hfm release` wrote from it."""
    checkout = make_checkout(tmp_path_factory.mktemp("release") / "project", cache=small.cache)
    done = checkout.hfm("release", SITE_URL=SITE, REPO_URL=REPOSITORY)
    assert done.returncode == 0, done.stdout + done.stderr
    return checkout, checkout.root / "release"


def unpacked(folder: Path, ending: str, into: Path) -> Path:
    [path] = folder.glob(f"*-{ending}.zip")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(into)
    [top] = into.iterdir()
    return top


def test_it_is_the_same_bytes_the_second_time(released: tuple[Checkout, Path], tmp_path: Path) -> None:
    checkout, folder = released
    surroundings = {"TZ": "Pacific/Kiritimati", "LANG": "C", "PYTHONHASHSEED": "7"}
    again = checkout.hfm("release", "--out", tmp_path, SITE_URL=SITE, REPO_URL=REPOSITORY, **surroundings)

    assert again.returncode == 0, again.stderr
    assert tree(tmp_path) == tree(folder)


def test_its_digests_are_those_of_its_files(released: tuple[Checkout, Path]) -> None:
    folder = released[1]
    done = subprocess.run(["/usr/bin/sha256sum", "--check", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    named = re.findall(r"(?m)^[0-9a-f]{64}  (.+)$", (folder / "SHA256SUMS").read_text(encoding="utf-8"))

    assert done.returncode == 0, done.stdout
    assert {*named, "SHA256SUMS"} == {it.name for it in folder.iterdir()}


def test_the_site_in_it_opens_from_disk(released: tuple[Checkout, Path], tmp_path: Path) -> None:
    site = unpacked(released[1], "site", tmp_path)
    pages = read_site(site)
    missing = [
        f"{page.path}: {address}"
        for page in pages.values()
        for address in page.loads
        if "://" not in address and not address.startswith("data:") and not page.path.startswith("404")
        and not (site / page.path).parent.joinpath(address.split("#")[0].split("?")[0]).exists()
    ]  # fmt: skip

    assert "models/medsam/index.html" in pages
    assert missing == []


def test_its_data_are_in_every_format_and_agree(released: tuple[Checkout, Path], tmp_path: Path) -> None:
    checkout, folder = released
    data = unpacked(folder, "data", tmp_path / "data")
    count = len(read_catalog(checkout.catalog).models)
    [database] = folder.glob("*.sqlite")
    connection = sqlite3.connect(database)

    assert len(pandas.read_csv(data / "data" / "models.csv")) == count
    assert len(pandas.read_parquet(data / "data" / "models.parquet")) == count
    assert json.loads((data / "api" / "v1" / "models.json").read_text(encoding="utf-8"))["count"] == count
    assert connection.execute("SELECT count(*) FROM models").fetchone() == (count,)
    assert {"LICENSE", "LICENSE-DATA", "CITATION.cff", "llms-full.txt"} <= {it.name for it in data.iterdir()}
    card = unpacked(folder, "hugging-face", tmp_path / "card")
    head = yaml.safe_load((card / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    assert all((card / it["data_files"]).is_file() for it in head["configs"])
    schemas = unpacked(folder, "schemas", tmp_path / "schemas")
    assert json.loads((schemas / "model.json").read_text(encoding="utf-8"))["$id"] == f"{SITE}api/v1/schema/model.json"


def test_an_archive_knows_no_clock_and_no_user(released: tuple[Checkout, Path]) -> None:
    day = read_catalog(released[0].catalog).version
    for path in released[1].glob("*.zip"):
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            infos = archive.infolist()
        assert {it.date_time for it in infos} == {(*map(int, day.split("-")), 0, 0, 0)}
        assert {it.external_attr >> 16 for it in infos} == {0o100644}
        assert [it.filename for it in infos] == sorted(it.filename for it in infos)


def test_it_says_what_is_new_in_the_words_of_diff(released: tuple[Checkout, Path], tmp_path: Path) -> None:
    checkout, folder = released
    assert "The first edition." in (folder / "CHANGES.md").read_text(encoding="utf-8")
    for command in (["init", "-q"], ["add", "catalog"], ["commit", "-qm", "first"], ["tag", "v1"]):
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["/usr/bin/git", *identity, *command], cwd=checkout.root, check=True)
    path = checkout.catalog / "models" / "vision" / "medsam.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("name: MedSAM", "name: MedSAM One"), encoding="utf-8")
    told = _news(read_catalog(checkout.catalog), checkout.catalog, "v1")
    unknown = checkout.hfm("release", "--since", "v0", "--out", tmp_path)
    path.write_text(before, encoding="utf-8")

    assert "Name: `MedSAM` → `MedSAM One`" in told
    assert (unknown.returncode, "git knows no commit 'v0'" in unknown.stderr) == (2, True)


def test_a_folder_with_other_work_is_left_alone(released: tuple[Checkout, Path], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = released[0].hfm("release", "--out", tmp_path)

    assert (done.returncode, [it.name for it in tmp_path.iterdir()]) == (2, ["mine.txt"])
    assert "holds something else" in done.stderr


def test_the_parts_are_those_of_the_lock_files() -> None:
    locks = [(ROOT / it).read_text(encoding="utf-8") for it in ("requirements.txt", "package-lock.json")]
    made = json.loads(parts_list(*locks, "2026.11.27"))
    found = {it["purl"] for it in made["components"]}

    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert len(found) == len(made["components"])
    assert {it.split("==")[0].lower() for it in re.findall(r"(?m)^[a-zA-Z].*?==", locks[0])} == {
        it.removeprefix("pkg:pypi/").split("@")[0] for it in found if it.startswith("pkg:pypi/")
    }
    plotly = next(it for it in made["components"] if it["name"] == "plotly.js")
    assert plotly["licenses"] == [{"license": {"name": "MIT"}}]
    assert len(plotly["hashes"][0]["content"]) == 128
    assert not [it for it in found if "axe-core" in it], "a tool of the tests is no part of the site"


class TestCiting:
    def test_the_citation_file_of_the_project_is_the_one_the_catalog_writes(self) -> None:
        """With its own day and addresses: these are those of the edition that was prepared last."""
        text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
        said = yaml.safe_load(text)
        known = Addresses(said.get("url", ""), said.get("repository-code", ""))

        assert citation_file(real_catalog(), known, str(said["date-released"])) == text
        assert zenodo(real_catalog(), known, str(said["date-released"])) == (ROOT / ".zenodo.json").read_text(
            encoding="utf-8"
        )

    def test_it_has_the_year_the_addresses_the_licence_and_the_doi(self) -> None:
        from dataclasses import replace

        catalog = replace(real_catalog(), doi="10.5281/zenodo.1234567")
        said = yaml.safe_load(citation_file(catalog, Addresses(SITE, REPOSITORY), "2026-11-27"))

        assert (said["version"], str(said["date-released"])) == ("2026.11.27", "2026-11-27")
        assert (said["url"], said["repository-code"]) == (SITE, REPOSITORY)
        assert said["doi"] == "10.5281/zenodo.1234567"
        assert said["license"] == ["CC-BY-4.0", "MIT"]
        assert [it["authors"][0]["family-names"] for it in said["references"]] == ["He", "Shi"]

    def test_an_edition_gets_its_line_in_the_catalog_once(self) -> None:
        from dataclasses import replace

        known = Addresses(SITE, REPOSITORY)
        earlier = PublishedEdition(
            day="2026-01-02", url=f"{REPOSITORY}/releases/tag/v2026.01.02", doi="10.5281/zenodo.1"
        )
        catalog = replace(real_catalog(), editions=(earlier,))
        said = yaml.safe_load(_with_this(catalog, known))

        assert [str(it["day"]) for it in said["editions"]] == ["2026-01-02", catalog.version]
        assert said["editions"][0]["doi"] == "10.5281/zenodo.1"
        again = tuple(PublishedEdition(day=str(it["day"]), url=it["url"]) for it in said["editions"])
        assert len(yaml.safe_load(_with_this(replace(catalog, editions=again), known))["editions"]) == 2
