"""Another id changes the file's name, `previously` and every reference, and not one byte more."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checkouts import FIXTURE
from hfm.cli import main
from hfm.reading.validate import examine, read_catalog


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "catalog"))


def rename(catalog: Path, *names: str) -> int:
    return main(["rename", *names, "--catalog", str(catalog)])


def test_references_follow_and_the_old_address_leads_on(catalog: Path) -> None:
    path = catalog / "models/vision/medsam.yaml"
    path.write_text("# A remark.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    assert rename(catalog, "model", "medsam", "medsam-1") == 0

    after, problems = examine(catalog)
    assert problems == []
    assert after.get("model", "medsam-1").previously[-1] == "medsam"
    assert not path.exists()
    assert path.with_name("medsam-1.yaml").read_text(encoding="utf-8").startswith("# A remark.\n")


def test_every_kind_can_have_another_id(catalog: Path) -> None:
    for entry in read_catalog(catalog).all_entries:
        assert rename(catalog, entry.KIND, entry.id, f"{entry.id}-x") == 0
    for entry in read_catalog(catalog).all_entries:
        assert rename(catalog, entry.KIND, entry.id, f"{entry.id}-y") == 0

    assert all(len(it.previously) >= 2 and it.id.endswith("-x-y") for it in read_catalog(catalog).all_entries)


@pytest.mark.parametrize(
    ("kind", "old", "lines"),
    [
        ("model", "medsam", {"    model: medsam", "models: [medsam]"}),
        ("study", "chatcad", {"studies: [chatcad]"}),  # a model has the same id
    ],
)
def test_other_files_change_only_where_they_name_the_entry(kind: str, old: str, lines: set[str], catalog: Path) -> None:
    before = {path: path.read_text(encoding="utf-8").splitlines() for path in catalog.rglob("*.yaml")}

    assert rename(catalog, kind, old, "zzz") == 0

    after = {path: path.read_text(encoding="utf-8").splitlines() for path in before if path.exists()}
    changed = {(a, b) for path, now in after.items() for a, b in zip(before[path], now, strict=True) if a != b}
    assert changed == {(line, line.replace(old, "zzz")) for line in lines}


def test_the_list_of_allowed_duplicates_follows(catalog: Path) -> None:
    path = catalog / "allowed-duplicates.yaml"
    assert "dataset/md-her" in path.read_text(encoding="utf-8")

    assert rename(catalog, "dataset", "md-her", "zzz") == 0
    assert "dataset/zzz" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["model", "nothing", "x"], "there is no model 'nothing'"),
        (["model", "medsam", "Med SAM"], "cannot be an id"),
        (["model", "medsam", "medclip"], "is taken"),
        (["model", "medsam", "vision"], "is taken"),
    ],
)
def test_an_id_that_cannot_be_is_refused(
    names: list[str], said: str, catalog: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(catalog.rglob("*"))

    assert rename(catalog, *names) == 2
    assert said in capsys.readouterr().err
    assert sorted(catalog.rglob("*")) == before
