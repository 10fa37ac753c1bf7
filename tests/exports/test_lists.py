"""The lists for people and language models: awesome-hfm.md in the form of awesome lists, llms.txt, old addresses."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from catalogs import dataset, model
from exported import CATALOGS, SITE, catalog, edition, exported, text
from hfm.exports.awesome import awesome
from hfm.exports.redirects import redirects
from hfm.model import KINDS, Work
from hfm.model.vocabulary import Removed

# What awesome-lint asks of an item: a link, a dash, a sentence with a capital or a name, a full stop.
ITEM = re.compile(r"- \[(?P<name>(?:[^\]\\]|\\.)+)\]\((?P<url>https?://[^\s()]+)\) - (?P<told>\S.*[.!?])")


def items(written: str) -> list[re.Match[str]]:
    lines = [line for line in written.split("\n## Models\n")[1].splitlines() if line.startswith("- ")]
    found = [ITEM.fullmatch(line) for line in lines]
    assert None not in found, lines[found.index(None)]
    return [it for it in found if it]


@pytest.mark.parametrize("name", CATALOGS)
def test_every_work_is_an_item_of_the_awesome_list(name: str) -> None:
    works = [it for it in catalog(name).all_entries if isinstance(it, Work)]

    assert len(items(text(name, "awesome-hfm.md"))) == len(works)


@pytest.mark.parametrize("name", CATALOGS)
def test_no_address_stands_there_twice(name: str) -> None:
    written = text(name, "awesome-hfm.md")
    urls = [it.lower().rstrip("/") for it in re.findall(r"(?<!\\)\]\((https?://[^\s()]+)\)", written)]

    assert sorted(it for it in set(urls) if urls.count(it) > 1) == []


def test_the_contents_lead_to_every_section() -> None:
    written = text("real", "awesome-hfm.md")
    titles = re.findall(r"(?m)^#{2,3} (.+)$", written.split("## Contents")[1])
    linked = re.findall(r"- \[(.+)\]\(#([a-z0-9-]+)\)", written)

    assert titles == [title for title, _ in linked]
    assert [anchor for _, anchor in linked] == [title.lower().replace(" ", "-") for title in titles]


def test_a_title_does_not_repeat_the_name_before_it() -> None:
    made = awesome(
        edition(
            model(name="MedSAM", title="MedSAM: segment anything", links={"paper": "https://a.example/(1)"}),
            model(
                name="M",
                title="scalable models",
                links={"paper": "https://a.example/2", "code": "https://c.example/"},
                publication={"venue": "Nature", "kind": "journal"},
            ),
            dataset(
                name="Data",
                title=None,
                summary="Many images.",
                links={"paper": "https://a.example/2", "data": "https://d.example/"},
            ),
        )
    )["awesome-hfm.md"]

    assert "- [MedSAM](https://a.example/%281%29) - Segment anything. 2023." in made
    assert "- [M](https://a.example/2) - Scalable models. Nature, 2023. [code](https://c.example/)." in made
    assert "- [Data](https://d.example/) - Many images." in made


def test_nothing_of_a_hostile_catalog_is_markup_in_the_list() -> None:
    written = text("hostile", "awesome-hfm.md")
    told = re.sub(r"\\.", "", re.sub(r"\]\(https?://[^\s()]+\)", "]", written))

    assert not re.search(r"[<>`*|]", told.split("\n## Models\n")[1])
    assert not re.search(r"(?m)^(?!(- |#{2,3} |$))", told.split("\n## Models\n")[1])


@pytest.mark.parametrize("name", CATALOGS)
def test_every_file_that_llms_txt_names_is_there(name: str) -> None:
    written = text(name, "llms.txt")
    named = re.findall(r"\]\(" + re.escape(SITE) + r"([^)]+)\)", written)

    assert written.startswith("# Awesome HFM\n\n> ")
    assert len(named) > 15
    assert [it for it in named if not it.endswith("/") and it not in exported(name)] == []


def test_llms_txt_counts_the_entries_of_every_kind() -> None:
    for kind in KINDS.values():
        count = len(catalog("real").of(kind))
        assert f"- [{kind.PLURAL}]({SITE}api/v1/{kind.FOLDER}.json): {count:,} entries" in text("real", "llms.txt")


def test_an_old_address_leads_to_the_new_one() -> None:
    made = redirects(edition(model(id="new", name='New & "co"', previously=["old", "older"]), site=SITE))

    assert set(made) == {"models/old/index.html", "models/older/index.html"}
    assert 'content="0; url=../new/"' in made["models/old/index.html"]
    assert f'rel="canonical" href="{SITE}models/new/"' in made["models/old/index.html"]
    assert 'href="../new/">New &amp; &quot;co&quot;</a>' in made["models/old/index.html"]


def test_the_address_of_an_entry_that_went_says_why() -> None:
    gone = Removed(kind="model", id="gone", day="2026-11-27", reason="A & B < C.", replaced_by="here")
    told = edition(model(id="here"), site=SITE)
    made = redirects(replace(told, catalog=replace(told.catalog, removed=(gone,))))

    assert set(made) == {"models/gone/index.html"}
    assert "A &amp; B &lt; C." in made["models/gone/index.html"]
    assert '<time datetime="2026-11-27">' in made["models/gone/index.html"]
    assert 'Instead of it: <a href="../here/">here</a>' in made["models/gone/index.html"]
    assert "refresh" not in made["models/gone/index.html"]
