"""From the catalog to the site, really built: with either publisher, twice the same, and all or nothing."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from checkouts import Checkout, make_checkout, tree
from hfm.site.build import tree_digest
from hfm.site.publish import _replace
from hfm.site.write import locked
from webpages import WebPage, broken_links, in_css, leads_out, read_site

PUBLISHERS = ("mkdocs", "zensical")


@pytest.fixture(scope="session")
def read(small_sites: Mapping[str, Path]) -> dict[str, dict[str, WebPage]]:
    return {publisher: read_site(folder) for publisher, folder in small_sites.items()}


class TestBothPublishers:
    """The same tree gives the same site, whichever program publishes it."""

    def test_the_same_addresses(self, read: dict[str, dict[str, WebPage]]) -> None:
        assert set(read["mkdocs"]) == set(read["zensical"])
        assert "models/medsam/index.html" in read["mkdocs"]

    def test_the_same_facts(self, read: dict[str, dict[str, WebPage]]) -> None:
        contents = {name: {path: page.content for path, page in pages.items()} for name, pages in read.items()}

        assert contents["mkdocs"] == contents["zensical"]
        assert [path for path, page in read["mkdocs"].items() if not page.content and not page.redirects] == []
        assert "Brings the segment anything model to medicine" in contents["mkdocs"]["models/medsam/index.html"]

    def test_the_same_titles_and_descriptions(self, read: dict[str, dict[str, WebPage]]) -> None:
        heads = [
            {path: (title(page), page.attribute("meta", "content", name="description")) for path, page in pages.items()}
            for pages in read.values()
        ]

        assert heads[0] == heads[1]

    @pytest.mark.parametrize("publisher", PUBLISHERS)
    def test_every_link_and_every_anchor_arrives(
        self, publisher: str, read: dict[str, dict[str, WebPage]], small_sites: Mapping[str, Path]
    ) -> None:
        assert broken_links(small_sites[publisher], read[publisher]) == []

    @pytest.mark.parametrize("publisher", PUBLISHERS)
    def test_every_navigation_has_its_words(self, publisher: str, read: dict[str, dict[str, WebPage]]) -> None:
        for name in ("Models", "Datasets", "Trust", "Charts", "Contribute"):
            assert name in read[publisher]["models/medsam/index.html"].text

    @pytest.mark.parametrize("publisher", PUBLISHERS)
    def test_nothing_is_fetched_from_another_host(
        self, publisher: str, read: dict[str, dict[str, WebPage]], small_sites: Mapping[str, Path]
    ) -> None:
        styles = {
            f"{path.name}: {address}"
            for path in small_sites[publisher].rglob("*.css")
            for address in in_css(path.read_text(encoding="utf-8"))
            if leads_out(address)
        }
        pages = {
            f"{page.path}: {address}"
            for page in read[publisher].values()
            for address in page.loads
            if leads_out(address)
        }

        assert styles == set()
        assert pages == set()

    @pytest.mark.parametrize("publisher", PUBLISHERS)
    def test_every_page_is_sound_html(self, publisher: str, read: dict[str, dict[str, WebPage]]) -> None:
        for page in read[publisher].values():
            ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
            assert page.unclosed == [], page.path
            assert page.doubled == [], page.path
            assert len(ids) == len(set(ids)), f"{page.path}: {sorted(it for it in ids if ids.count(it) > 1)}"
            assert page.redirects or sum(tag == "h1" for tag, _ in page.tags) == 1, page.path

    @pytest.mark.parametrize("publisher", PUBLISHERS)
    def test_nothing_of_the_theme_is_loaded_or_lies_about(
        self, publisher: str, read: dict[str, dict[str, WebPage]], small: Checkout, small_sites: Mapping[str, Path]
    ) -> None:
        loaded = {page.absolute(it) for page in read[publisher].values() for it in page.loads}
        ours = {path for path in tree(small.pages) if path.startswith("assets/")}

        assert {it for it in loaded if it.endswith((".css", ".js"))} <= {f"/{path}" for path in ours}
        there = {path for path in tree(small_sites[publisher]) if path.startswith("assets/")}
        assert {path for path in there if not path.startswith("assets/disk/")} == ours

    @pytest.mark.parametrize("publisher", PUBLISHERS)
    def test_the_search_index_is_there(self, publisher: str, small_sites: Mapping[str, Path]) -> None:
        assert (small_sites[publisher] / "pagefind" / "pagefind.js").is_file()

    @pytest.mark.parametrize("publisher", PUBLISHERS)
    def test_a_site_whose_address_is_not_known_claims_none(
        self, publisher: str, read: dict[str, dict[str, WebPage]]
    ) -> None:
        page = read[publisher]["models/medsam/index.html"]

        assert page.attribute("link", "href", rel="canonical") == []
        assert "Edit the file" not in page.text


def title(page: WebPage) -> str:
    """The text of <title>, which stands before everything else that is shown."""
    return page.text.strip().split("\n")[0]


def test_known_addresses_show(checkout: Checkout) -> None:
    checkout.build(SITE_URL="https://example.org/hfm", REPO_URL="https://example.org/repo/", REPO_BRANCH="trunk")
    page = read_site(checkout.site)["models/medsam/index.html"]

    assert page.attribute("link", "href", rel="canonical") == ["https://example.org/hfm/models/medsam/"]
    assert "https://example.org/repo/edit/trunk/catalog/models/vision/medsam.yaml" in page.links
    assert "https://example.org/hfm/models/medsam/" in (checkout.site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_link_to_a_place_that_is_not_there_is_told_every_time(checkout: Checkout) -> None:
    with (checkout.pages / "about.md").open("a", encoding="utf-8") as about:
        about.write("\n[a word](vocabulary/index.md#modalities-ct), [another](vocabulary/index.md#no-such-place)\n")
    for _ in range(2):
        done = checkout.hfm("build")

        assert done.returncode == 0, done.stderr
        assert "'vocabulary/index.md' does not contain an anchor '#no-such-place'" in done.stderr
        assert "modalities-ct" not in done.stderr


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_without_our_skeleton_all_of_the_theme_is_back(checkout: Checkout, publisher: str) -> None:
    (checkout.root / "templates" / "theme" / "base.html").unlink()
    checkout.build("--publisher", publisher, "--strict")
    pages = read_site(checkout.site)
    page = pages["models/medsam/index.html"]

    assert re.search(r"/assets/stylesheets/(?:classic/)?main\.\w+\.min\.css", " ".join(map(page.absolute, page.loads)))
    assert re.search(r"/assets/javascripts/bundle\.\w+\.min\.js", " ".join(map(page.absolute, page.loads)))
    assert "Brings the segment anything model to medicine" in page.content
    broken = broken_links(checkout.site, pages)
    assert [it for it in broken if "#__skip" not in it] == [], "all but Zensical's own way to the content"


def test_two_builds_give_the_same_bytes(tmp_path: Path, small: Checkout) -> None:
    """On any day, in any place, with any number of cores, in any folder."""
    first = make_checkout(tmp_path / "a", cache=small.cache)
    second = make_checkout(tmp_path / "somewhere else" / ("b" * 40))
    for path in second.catalog.rglob("*"):
        os.utime(path, (1, 1))
    first.build(PYTHONHASHSEED="1", TZ="Asia/Kathmandu", LANG="C", COLUMNS="40")
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        second.build(PYTHONHASHSEED="2", TZ="America/St_Johns", LANG="tr_TR.UTF-8", SOURCE_DATE_EPOCH="1")
    finally:
        os.sched_setaffinity(0, cores)

    assert differences(first.pages, second.pages) == []
    assert differences(first.site, second.site) == []
    assert tree_digest(first.site) == tree_digest(second.site)


def test_a_digest_tells_every_path_and_every_byte(tmp_path: Path) -> None:
    digests = set()
    for path, text in (("a/b", "x"), ("a/c", "x"), ("a/b", "y"), ("b", "x")):
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        (tmp_path / "site" / path).parent.mkdir(parents=True)
        (tmp_path / "site" / path).write_text(text, encoding="utf-8")
        digests.add(tree_digest(tmp_path / "site"))

    assert len(digests) == 4


def test_the_command_line_prints_the_digest_and_nothing_else(checkout: Checkout) -> None:
    done = checkout.hfm("build", "--no-publish", "--digest")

    assert (done.stdout, done.stderr) == (f"{tree_digest(checkout.pages)}\n", "")


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_a_web_server_of_another_user_can_read_the_site(checkout: Checkout, publisher: str) -> None:
    before = os.umask(0o077)
    try:
        checkout.build("--publisher", publisher)
    finally:
        os.umask(before)
    modes = {path: path.stat().st_mode & 0o777 for path in (checkout.site, *checkout.site.rglob("*"))}

    assert {path: oct(mode) for path, mode in modes.items() if mode != (0o755 if path.is_dir() else 0o644)} == {}


def test_the_libraries_and_fonts_are_built_the_same_every_time(tmp_path: Path, small: Checkout) -> None:
    again = make_checkout(tmp_path / "again")
    again.build("--no-publish", PYTHONHASHSEED="3")

    assert differences(small.pages / "assets", again.pages / "assets") == []


class TestTheCacheIsProven:
    """What is kept between builds is taken only as it was put there, and is never the file that is published."""

    def test_what_someone_changed_is_made_anew(self, checkout: Checkout, small: Checkout) -> None:
        checkout.build()  # what is on the shelves is of this very checkout
        shutil.rmtree(checkout.cache / "stamps")
        names = ("assets", "fonts", "cards", "charts", "shelves")
        kept = [path for name in names for path in (checkout.cache / name).rglob("*")]
        for path in kept:
            if path.is_file():
                data = bytearray(path.read_bytes())
                data[-len(data) // 3] ^= 1
                path.write_bytes(data)
        checkout.build()

        assert differences(checkout.site, small.site) == []

    @pytest.mark.parametrize("publisher", PUBLISHERS)
    def test_what_is_published_is_no_file_of_ours(self, publisher: str, small_sites: Mapping[str, Path]) -> None:
        files = [path for path in small_sites[publisher].rglob("*") if path.is_file()]

        assert [str(path) for path in files if path.stat().st_nlink > 1] == []


def differences(one: Path, other: Path) -> list[str]:
    """The paths of files that are not the same in both trees."""
    a, b = tree(one), tree(other)
    return sorted(path for path in a.keys() | b.keys() if a.get(path) != b.get(path))


class TestOnlyWhatChanged:
    """A second build writes what is new and nothing else."""

    @pytest.fixture
    def built(self, checkout: Checkout) -> Checkout:
        checkout.build("--no-publish")
        for path in checkout.pages.rglob("*"):
            os.utime(path, (1_000_000_000, 1_000_000_000))
        return checkout

    def written(self, checkout: Checkout) -> list[str]:
        files = [path for path in checkout.pages.rglob("*") if path.is_file() and path.stat().st_mtime > 1_000_000_001]
        return sorted(path.relative_to(checkout.pages).as_posix() for path in files)

    def test_nothing_changed_writes_nothing(self, built: Checkout) -> None:
        built.build("--no-publish")

        assert self.written(built) == []

    def test_one_entry_changed_writes_its_pages(self, built: Checkout) -> None:
        change_an_entry(built)
        built.build("--no-publish")

        assert [path for path in self.written(built) if path.endswith(".md")] == ["models/medsam/index.md"]

    def test_one_entry_gone_takes_its_page_along(self, built: Checkout) -> None:
        (built.catalog / "models" / "vision" / "usfm.yaml").unlink()
        built.build("--no-publish")

        assert not (built.pages / "models" / "usfm").exists()
        assert "USFM" not in (built.pages / "models" / "vision" / "index.md").read_text(encoding="utf-8")

    def test_a_page_that_someone_changed_is_made_anew(self, built: Checkout) -> None:
        page = built.pages / "models" / "medsam" / "index.md"
        before = page.read_bytes()
        page.write_text("broken", encoding="utf-8")
        (built.pages / "models" / "stray.md").write_text("stray", encoding="utf-8")
        built.build("--no-publish")

        assert page.read_bytes() == before
        assert not (built.pages / "models" / "stray.md").exists()

    def test_what_is_written_by_hand_stays(self, built: Checkout) -> None:
        (built.pages / "essay.md").write_text("# By hand\n", encoding="utf-8")
        before = tree(built.pages)
        (built.catalog / "models" / "vision" / "usfm.yaml").unlink()
        built.build("--no-publish")

        assert (built.pages / "essay.md").read_text(encoding="utf-8") == "# By hand\n"
        assert before["about.md"] == (built.pages / "about.md").read_bytes()


class TestOut:
    """`--out` puts the site elsewhere and leaves everything else alone."""

    def test_the_project_stays_as_it_is(self, checkout: Checkout, tmp_path: Path) -> None:
        before = tree(checkout.pages)
        checkout.build("--out", tmp_path / "elsewhere" / "site")

        assert (tmp_path / "elsewhere" / "site" / "index.html").is_file()
        assert sorted(path.name for path in (tmp_path / "elsewhere").iterdir()) == ["site"]
        assert tree(checkout.pages) == before
        assert not checkout.site.exists()

    def test_without_publishing_it_holds_the_pages(self, checkout: Checkout, tmp_path: Path) -> None:
        checkout.build("--no-publish", "--out", tmp_path / "pages")

        assert (tmp_path / "pages" / "models" / "medsam" / "index.md").is_file()
        assert not (tmp_path / "pages" / "about.md").exists()

    @pytest.mark.parametrize("more", [(), ("--no-publish",)], ids=["site", "pages"])
    def test_a_folder_of_something_else_is_never_replaced(
        self, checkout: Checkout, tmp_path: Path, more: tuple[str, ...]
    ) -> None:
        work = tmp_path / "work"
        (work / "models").mkdir(parents=True)
        (work / "models" / "thesis.tex").write_text("years of work", encoding="utf-8")
        done = checkout.hfm("build", *more, "--out", work)

        assert (work / "models" / "thesis.tex").read_text(encoding="utf-8") == "years of work"
        assert done.returncode == 2
        assert "holds something else" in done.stderr

    @pytest.mark.parametrize("name", ["catalog", "site_src", "."])
    def test_no_folder_of_the_project_is_replaced(self, checkout: Checkout, name: str) -> None:
        done = checkout.hfm("build", "--out", name)

        assert done.returncode == 2
        assert (checkout.catalog / "events" / "bert.yaml").is_file()
        assert (checkout.pages / "about.md").is_file()

    def test_a_link_to_a_folder_stays_a_link(self, checkout: Checkout, tmp_path: Path) -> None:
        (tmp_path / "www").mkdir()
        (tmp_path / "link").symlink_to("www")
        checkout.build("--out", tmp_path / "link")
        checkout.build("--out", tmp_path / "link")

        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "www" / "index.html").is_file()

    def test_the_site_of_the_project_may_be_a_link_to_elsewhere(self, checkout: Checkout, tmp_path: Path) -> None:
        """Whether what it leads to is there or not; every time, not every second time, and with nothing left beside."""
        checkout.site.symlink_to(tmp_path / "www" / "site")
        for _ in range(2):
            (tmp_path / "www" / "site" / "index.html").unlink(missing_ok=True)
            checkout.build()
            assert checkout.site.is_symlink()
            assert (tmp_path / "www" / "site" / "index.html").is_file()
            assert [path.name for path in (tmp_path / "www").iterdir()] == ["site"]
        assert not list(checkout.root.glob(".site*"))

    @pytest.mark.parametrize("kind", ["a file", "a link to a file", "a link to other work", "a link to itself"])
    def test_what_stands_where_the_site_goes_is_left_alone(self, checkout: Checkout, tmp_path: Path, kind: str) -> None:
        (tmp_path / "work").mkdir()
        thesis = tmp_path / "work" / "thesis.tex"
        thesis.write_text("years of work", encoding="utf-8")
        if kind == "a file":
            thesis = checkout.site
            thesis.write_text("years of work", encoding="utf-8")
        else:
            checkout.site.symlink_to({"a link to a file": thesis, "a link to itself": "site"}.get(kind, thesis.parent))
        done = checkout.hfm("build")

        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert "site holds something else" in done.stderr
        assert thesis.read_text(encoding="utf-8") == "years of work"
        assert not list(checkout.root.glob(".site*"))


def change_an_entry(checkout: Checkout) -> None:
    entry = checkout.catalog / "models" / "vision" / "medsam.yaml"
    entry.write_text(entry.read_text(encoding="utf-8").replace("a year after", "two years after"), encoding="utf-8")


def break_catalog(checkout: Checkout) -> None:
    (checkout.catalog / "events" / "bert.yaml").write_text("name: [", encoding="utf-8")


def break_theme(checkout: Checkout) -> None:
    (checkout.root / "templates" / "theme" / "main.html").write_text("{% extends 'nothing.html' %}", encoding="utf-8")


def break_a_link(checkout: Checkout) -> None:
    (checkout.pages / "about.md").write_text("# About\n\n[gone](gone.md)\n", encoding="utf-8")


def break_tools(checkout: Checkout) -> None:
    (checkout.root / "node_modules").unlink()
    (checkout.root / "web" / "site.js").write_text("// new, so that it must be built\n", encoding="utf-8")


def break_script(checkout: Checkout) -> None:
    (checkout.root / "web" / "site.js").write_text("import './gone.js'\n", encoding="utf-8")


def break_a_template(checkout: Checkout) -> None:
    (checkout.root / "templates" / "field.md.j2").write_text("<p>\n{{ nothing.at.all }}</p>\n", encoding="utf-8")


def break_settings(checkout: Checkout) -> None:
    (checkout.root / "mkdocs.yml").write_text("theme: {\n", encoding="utf-8")


def break_settings_less(checkout: Checkout) -> None:
    (checkout.root / "mkdocs.yml").write_text("- a list\n", encoding="utf-8")


def break_fonts(checkout: Checkout) -> None:
    (checkout.root / "web" / "fonts.json").write_text("{", encoding="utf-8")


def break_our_code(checkout: Checkout) -> None:
    (checkout.root / "scripts" / "hfm" / "site" / "generate.py").write_text("1 / 0\n", encoding="utf-8")


BREAKS: dict[str, tuple[Callable[[Checkout], None], int, str]] = {
    "a catalog with a problem": (break_catalog, 1, "1 problem in the catalog; nothing was built"),
    "a theme that cannot be read": (break_theme, 3, "nothing.html"),
    "a page with a broken link": (break_a_link, 3, "gone.md"),
    "a template with a slip": (break_a_template, 3, "error: templates/field.md.j2:2: 'nothing' is undefined"),
    "tools that are not installed": (break_tools, 3, "make setup"),
    "settings that cannot be read": (break_settings, 3, "error: mkdocs.yml cannot be read: while parsing"),
    "settings that are something else": (break_settings_less, 3, "error: mkdocs.yml says nothing of theme"),
    "a list of fonts that cannot be read": (break_fonts, 3, "error: fonts.json cannot be read: Expecting"),
    "a fault of ours": (break_our_code, 3, "ZeroDivisionError: division by zero; please report it, with"),
    "a script that cannot be bundled": (break_script, 3, "esbuild failed"),
}


@pytest.mark.parametrize("publisher", ["mkdocs", "zensical"])
def test_a_warning_is_told_and_fails_only_a_strict_build(checkout: Checkout, publisher: str) -> None:
    done = checkout.hfm("build", "--publisher", publisher)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    break_a_link(checkout)
    done = checkout.hfm("build", "--publisher", publisher)

    assert done.returncode == 0
    assert "gone.md" in done.stderr
    assert (checkout.site / "about" / "index.html").is_file()
    assert checkout.hfm("build", "--publisher", publisher, "--strict").returncode == 3


class TestAllOrNothing:
    """A build that does not succeed leaves the last good site, byte for byte and file for file."""

    @pytest.fixture
    def built(self, checkout: Checkout, small: Checkout) -> Checkout:
        shutil.copytree(small.pages, checkout.pages, dirs_exist_ok=True)
        shutil.copytree(small.site, checkout.site)
        return checkout

    def looks(self, folder: Path) -> dict[str, tuple[int, int]]:
        return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in sorted(folder.rglob("*"))}

    @pytest.mark.parametrize("name", BREAKS)
    def test_a_failing_build_leaves_the_site(self, built: Checkout, name: str) -> None:
        break_, status, said = BREAKS[name]
        before = self.looks(built.site)
        break_(built)
        done = built.hfm("build", "--strict")

        assert self.looks(built.site) == before
        assert done.returncode == status
        assert said in done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize("most", [0, 3_000, 100_000], ids=["at once", "in the pages", "in the publisher"])
    def test_a_full_disk_leaves_the_site(self, built: Checkout, most: int) -> None:
        before = self.looks(built.site)
        change_an_entry(built)
        full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}));"
        done = built.python("-c", f"{full} import sys; from hfm.cli import main; sys.exit(main(['build']))")

        assert self.looks(built.site) == before
        assert done.returncode == 3
        assert "Traceback" not in done.stderr

    def test_a_build_killed_before_it_puts_the_site_in_place_leaves_the_old_one(self, built: Checkout) -> None:
        """And the next needs no help. tests/attack/kills.py kills a build at every time."""
        old = tree(built.site)
        change_an_entry(built)
        assert built.python("-c", KILLED).returncode == -signal.SIGKILL
        assert tree(built.site) == old

        built.build()
        assert b"two years after" in (built.site / "models" / "medsam" / "index.html").read_bytes()
        assert sorted(path.name for path in built.root.glob(".site*")) == []
        assert not any((built.root / ".cache" / "publish").glob("*")), "what killed builds left is gone"

    def test_to_put_a_site_in_place_may_be_killed_at_any_step(self, tmp_path: Path) -> None:
        """Just before its 1st, 2nd, 3rd … step with a file or folder, until it is not killed any more."""
        out = tmp_path / "site"
        for step in range(1, 100):
            for folder, text in ((tmp_path / "work" / "site", "new"), (out, "old")):
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True)
                (folder / "index.html").write_text(text, encoding="utf-8")
            killed = killed_at(step, lambda: _replace(tmp_path / "work" / "site", out))
            assert (out / "index.html").read_text(encoding="utf-8") in ("old", "new"), f"killed before step {step}"
            if not killed:
                break
        assert step > 5, "it was killed at several steps"
        assert (out / "index.html").read_text(encoding="utf-8") == "new"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "work"]

    def test_a_build_that_is_asked_to_stop_takes_its_tools_along(self, built: Checkout) -> None:
        old = tree(built.site)
        (built.root / "scripts" / "mkdocs.py").write_text(WAITS, encoding="utf-8")
        running = subprocess.Popen(
            [sys.executable, "-m", "hfm", "build"], cwd=built.root, env=built.environment, stderr=subprocess.PIPE
        )
        while not (pids := list(built.root.glob("waits-*"))):
            assert running.poll() is None, "the publisher was not asked"
        running.terminate()

        assert b"stopped" in running.communicate()[1]
        assert running.returncode == 3
        assert not Path(f"/proc/{pids[0].name.removeprefix('waits-')}").exists()
        assert tree(built.site) == old

    def test_a_build_killed_at_any_time_leaves_a_whole_site(self, built: Checkout) -> None:
        old = tree(built.site)
        for tenths in (1, 3, 5, 6, 7, 8):
            running = subprocess.Popen(
                [sys.executable, "-m", "hfm", "build"], cwd=built.root, env=built.environment, start_new_session=True
            )
            try:
                running.wait(tenths / 10)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                running.wait()
            assert tree(built.site) == old
        built.build()

        assert tree(built.site) == old


# Runs a build, and kills it just before it swaps the new site for the old one.
KILLED = """
import os, signal, sys
def watch(event, arguments):
    if event == "ctypes.dlsym" and "renameat2" in map(str, arguments):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
from hfm.cli import main
sys.exit(main(["build"]))
"""

# A publisher that has begun and does not come to an end.
WAITS = """
import os, pathlib, time
pathlib.Path(os.environ["PYTHONPATH"]).parent.joinpath(f"waits-{os.getpid()}").touch()
time.sleep(600)
"""


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Whether a process was killed at its n-th step with a file or folder, before it was done."""
    left = [step]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(("os.", "shutil.", "ctypes.dlsym")) and event != "os.listdir":
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    if not (child := os.fork()):
        sys.addaudithook(watch)
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def run_together(checkout: Checkout, *builds: list[str]) -> list[tuple[int, str]]:
    """Start these builds at once; the status and the words of each."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "hfm", "build", *arguments],
            cwd=checkout.root,
            env=checkout.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for arguments in builds
    ]
    said = [it.communicate()[0] for it in running]
    return [(it.returncode, text) for it, text in zip(running, said, strict=True)]


class TestTwoAtOnce:
    """Builds at the same time do not harm each other."""

    def test_both_succeed_and_the_site_is_whole(self, checkout: Checkout, small: Checkout) -> None:
        assert run_together(checkout, [], []) == [(0, "")] * 2
        assert differences(checkout.site, small.site) == []

    @pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux tells who waits for a lock")
    def test_the_second_waits_before_it_writes_anything(self, checkout: Checkout) -> None:
        with locked(checkout.pages, checkout.cache / "locks"):
            command = [sys.executable, "-m", "hfm", "build", "--no-publish"]
            second = subprocess.Popen(command, cwd=checkout.root, env=checkout.environment)
            while not re.search(rf"-> FLOCK .* {second.pid} ", Path("/proc/locks").read_text(encoding="ascii")):
                assert second.poll() is None, "it did not wait"
            assert not (checkout.pages / "models").exists()

        assert second.wait() == 0
        assert (checkout.pages / "models").exists()

    def test_the_libraries_are_built_once(self, tmp_path: Path, small: Checkout) -> None:
        fresh = make_checkout(tmp_path / "fresh", cache=small.cache, kept=("fonts",))
        other = ["--out", str(tmp_path / "other")]

        assert run_together(fresh, ["--no-publish"], ["--no-publish", *other]) == [(0, "")] * 2
        assert differences(fresh.pages / "assets", small.pages / "assets") == []
        assert differences(tmp_path / "other" / "assets", small.pages / "assets") == []

    def test_two_catalogs_never_mix(self, checkout: Checkout, tmp_path: Path) -> None:
        other = make_checkout(tmp_path / "other").catalog
        for path in other.glob("models/*/*.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("added: 2026-11-0", "added: 2026-10-0"), encoding="utf-8")
        assert run_together(checkout, [], ["--catalog", str(other)]) == [(0, "")] * 2
        models = [text for path, text in tree(checkout.site).items() if re.fullmatch("models/[^/]*/index.html", path)]
        later, earlier = (sum(text.count(b"Added <time>" + it) for text in models) for it in (b"2026-11", b"2026-10"))
        assert sorted((later, earlier)) == [0, 8], f"{later} pages of one catalog, {earlier} of the other"


def test_both_publishers_read_only_what_is_in_the_tree(small: Checkout) -> None:
    assert not any(path.name.startswith(".") for path in small.site.rglob("*")), "no scrap is published"
