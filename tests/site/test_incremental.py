"""What is taken from the cache is what would be made: after every edit, a build is the same as one that keeps nothing."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from checkouts import Checkout, tree
from faults import PLAIN_MODEL
from hfm.project import Project
from hfm.site.build import Options, build
from hfm.site.generate import generate
from hfm.site.preview import _PAGES
from hfm.site.tree import Tree

Edit = Callable[[Checkout, random.Random], None]
EDITS = 20


def rewrite(path: Path, pattern: str, new: str) -> None:
    """Put `new` in the place of the first text that fits."""
    path.write_text(re.sub(pattern, new, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def some_file(folder: Path, chance: random.Random, ending: str = ".yaml") -> Path:
    return chance.choice(sorted(path for path in folder.rglob(f"*{ending}")))


def new_word(chance: random.Random) -> str:
    return "".join(chance.choices("abcdefgh", k=9))


def another_name(checkout: Checkout, chance: random.Random) -> None:
    rewrite(some_file(checkout.catalog / "models", chance), r"(?m)^name: .*$", f"name: {new_word(chance)}")


def another_summary(checkout: Checkout, chance: random.Random) -> None:
    rewrite(some_file(checkout.catalog / "models", chance), r"(?m)^summary: .*$", f"summary: It {new_word(chance)}.")


def another_year(checkout: Checkout, chance: random.Random) -> None:
    path = checkout.catalog / "datasets"
    rewrite(some_file(path, chance), r"(?m)^added: .*$", f"added: 2026-11-{chance.randint(10, 25)}")


def another_modality(checkout: Checkout, chance: random.Random) -> None:
    path = some_file(checkout.catalog / "models", chance)
    rewrite(path, r"(?m)^modalities: .*$", f"modalities: [{chance.choice(['ct', 'x-ray', 'text', 'ultrasound'])}]")


def an_entry_more(checkout: Checkout, chance: random.Random) -> None:
    name = new_word(chance)
    text = (
        PLAIN_MODEL.replace("X-Net", name).replace("A network", name).replace("2020", str(chance.randint(2018, 2026)))
    )
    (checkout.catalog / "models" / "vision" / f"{name}.yaml").write_text(f"{text}tasks: [segmentation]\n", "utf-8")


def an_entry_less(checkout: Checkout, chance: random.Random) -> None:
    """One that an edit brought: nothing refers to it."""
    for path in sorted((checkout.catalog / "models" / "vision").glob("?????????.yaml"))[:1]:
        path.unlink()


def another_word(checkout: Checkout, chance: random.Random) -> None:
    path = some_file(checkout.catalog / "vocabulary", chance)
    rewrite(path, r"(?m)^    label: .*$", f"    label: {new_word(chance)}")
    rewrite(path, r"(?m)^    definition: .*$", f"    definition: The {new_word(chance)}.")


def another_template(checkout: Checkout, chance: random.Random) -> None:
    path = some_file(checkout.templates, chance, ".md.j2")
    path.write_text(f"{path.read_text(encoding='utf-8')}<p>{new_word(chance)}</p>\n", encoding="utf-8")


def another_frame(checkout: Checkout, chance: random.Random) -> None:
    rewrite(checkout.templates / "theme" / "partials" / "footer.html", "Every fact", new_word(chance))


def another_page_by_hand(checkout: Checkout, chance: random.Random) -> None:
    rewrite(checkout.pages / "about.md", "(?m)^title: .*$", f"title: {new_word(chance)}")


KINDS: list[Edit] = [
    another_name, another_summary, another_year, another_modality, an_entry_more, an_entry_less, another_word,
    another_template, another_frame, another_page_by_hand,
]  # fmt: skip


def without_shelves(checkout: Checkout, folder: Path) -> Project:
    """The same project with a cache in which nothing is but what takes long to make and no edit here changes."""
    folder.mkdir()
    for name in ("assets", "fonts", "cards", "charts"):
        (folder / name).symlink_to(checkout.cache / name)
    return replace(checkout, kept=folder)


def pages(checkout: Checkout, project: Project, out: Path) -> dict[str, str]:
    build(Options(catalog=checkout.catalog, out=out, publish=False, project=project))
    return tree(out)


@pytest.mark.parametrize("seed", range(2))
def test_after_every_edit_it_is_what_a_build_without_a_cache_makes(
    checkout: Checkout, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    build(Options(catalog=checkout.catalog, out=tmp_path / "site", project=checkout))
    for number in range(EDITS // 2):
        edit = chance.choice(KINDS)
        edit(checkout, chance)
        whole = without_shelves(checkout, tmp_path / f"kept-{number}")

        assert pages(checkout, checkout, tmp_path / "pages") == pages(checkout, whole, tmp_path / "anew"), edit.__name__
    build(Options(catalog=checkout.catalog, out=tmp_path / "site", project=checkout))
    build(Options(catalog=checkout.catalog, out=tmp_path / "whole", project=whole))

    assert tree(tmp_path / "site") == tree(tmp_path / "whole")


def test_after_a_preview_of_the_pages_alone_the_data_follow(checkout: Checkout, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    build(Options(catalog=checkout.catalog, out=out, publish=False, project=checkout))
    another_summary(checkout, random.Random(0))
    shown = Tree(checkout, out)
    shown.update(generate(checkout, checkout.catalog, shown.before(), exports=False), "", _PAGES)

    whole = without_shelves(checkout, tmp_path / "kept")
    assert pages(checkout, checkout, out) == pages(checkout, whole, tmp_path / "anew")


def test_without_a_cache_nothing_of_it_is_taken_and_the_bytes_are_the_same(checkout: Checkout, small: Checkout) -> None:
    shutil.rmtree(checkout.cache)
    checkout.build("--no-cache")

    assert tree(checkout.site) == tree(small.site)
    assert [path.name for path in checkout.cache.iterdir()] == ["locks"]
