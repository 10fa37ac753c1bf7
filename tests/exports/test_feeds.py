"""The feeds are well formed, tell what is new first, and stay the same where nothing changed."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from catalogs import model
from exported import CATALOGS, SITE, catalog, edition, exported, text
from hfm.exports.feeds import MOST, feeds
from hfm.exports.sitemap import robots
from hfm.model import KINDS
from hfm.views.news import FEW

ATOM = "{http://www.w3.org/2005/Atom}"
PLACES = ["", *(f"{kind.FOLDER}/" for kind in KINDS.values())]


@pytest.mark.parametrize("name", CATALOGS)
@pytest.mark.parametrize("place", PLACES, ids=lambda it: it or "site")
def test_a_feed_parser_reads_the_atom_feed(name: str, place: str) -> None:
    found = feedparser.parse(text(name, f"{place}feed.xml").encode())
    entries = (
        catalog(name).all_entries if not place else [it for it in catalog(name).all_entries if f"{it.FOLDER}/" == place]
    )

    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    assert [name for name in ("id", "title", "updated", "author") if not found.feed.get(name)] == []
    assert len(entries) <= len(found.entries) < len(entries) + 5 or len(found.entries) == MOST
    assert len({it.id for it in found.entries}) == len(found.entries)
    assert [
        it for it in found.entries if not (it.link.startswith(SITE) and it.title and it.updated and it.summary)
    ] == []


@pytest.mark.parametrize("name", CATALOGS)
@pytest.mark.parametrize("place", PLACES, ids=lambda it: it or "site")
def test_the_json_feed_tells_the_same(name: str, place: str) -> None:
    found = json.loads(text(name, f"{place}feed.json"))
    atom = feedparser.parse(text(name, f"{place}feed.xml").encode())

    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == f"{SITE}{place}feed.json"
    assert [(it["id"], it["url"], it["date_modified"]) for it in found["items"]] == [
        (it.id, it.link, it.updated) for it in atom.entries
    ]


@pytest.mark.parametrize("name", CATALOGS)
@pytest.mark.parametrize("place", PLACES, ids=lambda it: it or "site")
def test_a_feed_has_what_its_format_demands(name: str, place: str) -> None:
    """RFC 4287 wants these exactly once, ids and addresses whole, days with a time; feedparser forgives what is amiss."""
    feed = ElementTree.fromstring(text(name, f"{place}feed.xml"))  # noqa: S314  ours
    for node in (feed, *feed.iter(f"{ATOM}entry")):
        once = [node.findall(f"{ATOM}{tag}") for tag in ("id", "title", "updated")]
        links = [(it.get("rel"), it.get("href", "")) for it in node.findall(f"{ATOM}link")]
        assert [len(found) for found in once] == [1, 1, 1]
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", once[0][0].text or "")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", once[2][0].text or "")
        assert [rel for rel, _ in links].count("alternate") == 1
        assert [href for _, href in links if not href.startswith("http")] == []
    for item in json.loads(text(name, f"{place}feed.json"))["items"]:
        assert item["id"] and item["content_text"]


def test_names_of_a_hostile_catalog_are_text() -> None:
    """As many as a feed has room for."""
    found = feedparser.parse(text("hostile", "models/feed.xml").encode(), sanitize_html=False)
    shown = {it.title_detail.value for it in found.entries}
    names = {" ".join(it.name.split()) for it in catalog("hostile").models}

    assert shown <= names
    assert len(shown) == min(len(names), MOST)


def test_what_was_added_or_verified_last_stands_first() -> None:
    made = edition(
        model(name="Old", added="2024-01-01"), model(name="New", added="2026-01-01"),
        model(name="Checked", added="2023-01-01", verified="2026-02-02"),
    )  # fmt: skip
    found = feedparser.parse(feeds(made)["feed.xml"].encode())

    assert [it.title for it in found.entries] == ["Checked", "New", "Old"]
    assert (found.feed.updated, found.entries[0].published) == ("2026-02-02T00:00:00Z", "2023-01-01T00:00:00Z")


def test_many_entries_verified_on_one_day_are_one_piece_of_news() -> None:
    many = [model(name=f"M{n}", added="2024-01-01", verified="2026-02-02") for n in range(FEW + 1)]
    new = model(name="New", added="2026-01-01")
    found = feedparser.parse(feeds(edition(*many, new))["feed.xml"].encode())

    assert [it.title for it in found.entries][:3] == [f"{FEW + 1} models were verified", "New", "M0"]
    assert found.entries[0].link.endswith("new/#d2026-02-02")
    assert found.entries[2].updated == "2024-01-01T00:00:00Z", "for each of them nothing happened"


def test_an_id_stays_when_the_site_moves_and_the_entry_changes() -> None:
    def ids(name: str, site: str) -> list[str]:
        return [
            it["id"] for it in json.loads(feeds(edition(model(id="a", name=name), site=site))["feed.json"])["items"]
        ]

    assert ids("A", "https://one.example/") == ids("B", "https://two.example/hfm/") == ids("C", "")


def test_an_entry_with_a_new_id_is_no_news() -> None:
    def ids(**facts: Any) -> list[str]:
        return [it["id"] for it in json.loads(feeds(edition(model(name="A", **facts)))["feed.json"])["items"]]

    assert ids(id="old") == ids(id="new", previously=["old"]) == ids(id="newest", previously=["old", "new"])


def test_unchanged_entries_give_unchanged_feeds() -> None:
    entries = [model(name=f"M{n}") for n in range(3)]

    assert feeds(edition(*entries)) == feeds(edition(*reversed(entries)))
    assert feeds(edition(*entries))["feed.xml"] != feeds(edition(*entries[1:]))["feed.xml"]


def test_addresses_lead_from_the_feed_where_the_site_is_not_known() -> None:
    made = feeds(edition(model(id="a", name="A")))

    assert 'href="./models/a/"' in made["feed.xml"]
    assert 'href="../models/a/"' in made["models/feed.xml"]
    assert "feed_url" not in json.loads(made["feed.json"])


def test_an_empty_catalog_has_a_feed() -> None:
    assert not feedparser.parse(feeds(edition())["feed.xml"].encode()).bozo


def test_there_is_a_feed_of_every_kind() -> None:
    assert {f"{place}feed.{ending}" for place in PLACES for ending in ("xml", "json")} <= set(exported("real"))


def test_robots_are_told_where_the_site_has_a_domain_of_its_own() -> None:
    assert "Sitemap: https://own.example/sitemap.xml" in robots("https://own.example/")["robots.txt"]
    assert robots("https://shared.example/hfm/") == robots("") == {}
