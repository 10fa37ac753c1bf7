"""`hfm serve` as a person uses it: edit a file, look at the page."""

from __future__ import annotations

import html
import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from checkouts import Checkout, make_checkout
from serving import PATIENCE, Server, serving


@pytest.fixture
def server(checkout: Checkout) -> Iterator[Server]:
    with serving(checkout) as server:
        server.heard("up to date")
        yield server


def test_a_saved_entry_shows_and_the_open_page_is_told(server: Server) -> None:
    status, before = server.get("models/medsam/")
    assert status == 200
    assert "Nature Communications" in before
    server.edit("catalog/models/vision/medsam.yaml", "Nature Communications", "The Journal of Edits")
    assert server.told(before)
    assert "The Journal of Edits" in server.get("models/medsam/")[1]


@pytest.mark.parametrize(
    ("edited", "old", "new", "shown", "elsewhere"),
    [
        (
            "catalog/models/vision/medsam.yaml",
            "name: MedSAM",
            "name: MedSAM & more",
            "MedSAM &amp; more",
            "models/vision/",
        ),
        (
            "templates/entry.md.j2",
            "<h2>Where the facts",
            "<h2>Edited: where the facts",
            "<h2>Edited: ",
            "models/usfm/",
        ),
    ],
    ids=["an entry", "a template"],
)
def test_an_edit_shows_first_where_somebody_looks(
    server: Server, edited: str, old: str, new: str, shown: str, elsewhere: str
) -> None:
    before = server.get("models/medsam/")[1]
    server.edit(edited, old, new)
    assert server.told(before)
    now = server.get("models/medsam/")[1]
    assert shown in now
    assert server.told(now)
    assert shown in server.get(elsewhere)[1]


def test_a_saved_page_style_and_theme_show_too(server: Server) -> None:
    server.edit("site_src/about.md", "# About this catalog", "# About these edits")
    server.heard("up to date")
    assert "About these edits" in server.get("about/")[1]
    server.edit("web/styles/base.css", "{", "{ --edited: 1;")
    server.heard("up to date")
    assert "--edited:" in server.get("assets/site.css")[1]
    server.edit("templates/theme/partials/footer.html", "About and method", "About and edits")
    server.heard("up to date")
    assert "About and edits" in server.get("models/medsam/")[1]


def test_a_save_ends_what_the_save_before_left_to_be_done(server: Server) -> None:
    page = server.get("models/medsam/")[1]
    for old, new in pairwise(["MedSAM", "One", "Two", "Three"]):
        server.edit("catalog/models/vision/medsam.yaml", f"name: {old}\n", f"name: {new}\n")
        assert server.told(page)
        page = server.get("models/medsam/")[1]
        assert f"<title>{new} " in page
        time.sleep(0.5)  # the rest has begun, and is far from its end
    shown = [server.heard(" in ").split(" in ")[0] for _ in range(4)]
    assert shown == ["what you look at is shown"] * 3 + ["up to date"]
    assert ">Three<" in server.get("models/vision/")[1]


def test_a_new_page_written_by_hand_shows_to_who_asked_for_it(server: Server) -> None:
    assert server.get("words/")[0] == 404
    text = "---\ntitle: Words\ndescription: Some words.\n---\n\n# Words\n\nMore [about](about.md) them.\n"
    (server.checkout.root / "site_src/words.md").write_text(text, encoding="utf-8")
    server.heard("is shown")
    status, page = server.get("words/")
    assert status == 200
    assert '<a href="../about/">about</a>' in page


def test_a_removed_entry_is_gone(server: Server) -> None:
    (server.checkout.catalog / "models/vision/usfm.yaml").unlink()
    server.heard("up to date")
    assert server.get("models/usfm/")[0] == 404
    assert server.get("models/medsam/")[0] == 200


def test_a_mistake_is_told_and_the_last_good_site_stays(server: Server) -> None:
    server.edit("catalog/models/vision/medsam.yaml", "year: 2023", "year: soon")
    said = server.heard("error[")
    assert said.startswith("catalog/models/vision/medsam.yaml:5:7: error[not-a-number]")
    server.heard("the site stays as it was")
    status, page = server.get("models/medsam/")
    assert status == 200
    [told] = re.findall('<body[^>]*><pre role="alert"[^>]*>([^<]*)</pre>', page)
    assert told.startswith(html.escape(said.strip()))
    server.edit("catalog/models/vision/medsam.yaml", "year: soon", "year: 2024")
    server.heard("up to date")
    page = server.get("models/medsam/")[1]
    assert "2024" in page
    assert 'role="alert"' not in page


def test_what_is_published_is_left_alone_and_nothing_stays_behind(checkout: Checkout, server: Server) -> None:
    assert not checkout.site.exists()
    assert list((checkout.root / ".cache").glob("preview-*"))
    server.process.terminate()
    assert server.process.wait(timeout=PATIENCE) == 0
    assert not list((checkout.root / ".cache").glob("preview-*"))


def test_no_published_page_listens_for_changes(small: Checkout) -> None:
    assert not [path for path in small.site.rglob("*.html") if "/-/follow" in path.read_text(encoding="utf-8")]


@pytest.fixture(scope="class")
def quiet(tmp_path_factory: pytest.TempPathFactory, small: Checkout) -> Iterator[Server]:
    """One server for all tests that only ask."""
    with serving(make_checkout(tmp_path_factory.mktemp("quiet") / "project", cache=small.cache)) as server:
        server.heard("up to date")
        yield server


class TestOnlyAsked:
    """Whatever is asked, there is an answer."""

    def test_an_address_without_a_page_shows_the_site_s_404_page(self, quiet: Server) -> None:
        status, page = quiet.get("models/no-such-model/")
        assert status == 404
        assert "/-/follow" in page

    def test_a_name_too_long_for_the_disk_is_a_missing_page(self, quiet: Server) -> None:
        for path in ("x" * 300 + "/", "x" * 300 + ".html", "x" * 5000):
            assert quiet.get(path)[0] == 404

    @pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", "", "["])
    def test_only_this_machine_is_answered(self, quiet: Server, host: str) -> None:
        asked = urllib.request.Request(quiet.address, headers={"Host": host})  # noqa: S310  our own server
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(asked, timeout=PATIENCE)  # noqa: S310
        assert refused.value.code == 421
        assert quiet.get("")[0] == 200


def test_whatever_is_saved_the_next_save_is_followed(server: Server) -> None:
    settings = (server.checkout.root / "mkdocs.yml").read_text(encoding="utf-8")
    for broken in ("theme: {", "- a list", ""):
        (server.checkout.root / "mkdocs.yml").write_text(broken, encoding="utf-8")
        server.heard("the site stays as it was")
        assert server.get("models/medsam/")[0] == 200
    (server.checkout.root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    server.heard("up to date")


def test_a_catalog_with_problems_from_the_start_is_told_in_the_browser(checkout: Checkout) -> None:
    entry = checkout.catalog / "models/vision/medsam.yaml"
    entry.write_text("name: MedSAM\n<b>year</b>: 2023\n", encoding="utf-8")
    with serving(checkout) as server:
        server.heard("the site stays as it was")
        status, page = server.get("")
    assert status == 503
    assert "models/vision/medsam.yaml:2:1: error[unknown-key] &#x27;&lt;b&gt;year&lt;/b&gt;&#x27;" in page
    assert "<b>" not in page


def test_a_taken_port_is_one_line_and_exit_status_3(checkout: Checkout) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = checkout.hfm("serve", "--port", str(port))
    assert done.returncode == 3
    assert done.stderr.splitlines() == [f"error: port {port}: in use; choose another with --port"]
    assert not list(Path(checkout.root / ".cache").glob("preview-*"))
