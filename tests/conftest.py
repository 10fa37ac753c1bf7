"""What several tests share: the golden files, and sites that are built once."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from checkouts import BASE, ROOT, Checkout, made_once, make_checkout
from faults import FaultyCatalog, faulty_catalog
from hostile import write_hostile_catalog
from setup_browser import MISSING

GOLDEN = ROOT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what the tests made to tests/golden/; read the diff after"
    )


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run that skipped a browser test has failed."""
    if session.exitstatus == pytest.ExitCode.OK and _skipped_browser_tests(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say so last, where it is read."""
    if skipped := _skipped_browser_tests(config):
        print(f"error: {skipped} tests need a browser and did not run: {MISSING}")


def _skipped_browser_tests(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    return sum("browser" in report.keywords for report in reports)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of this name in tests/golden/, or write it there with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        known = path.read_bytes().decode("utf-8") if path.exists() else ""
        assert text == known, (
            f"{path.relative_to(ROOT)} differs; if that is meant: pytest --update-golden, and read the diff"
        )

    return compare


@pytest.fixture
def faulty(tmp_path: Path) -> FaultyCatalog:
    """A copy of the fixture catalog to put faults into."""
    return faulty_catalog(tmp_path / "catalog")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this run: what lies here is made once, for every worker."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def small(shared: Path) -> Checkout:
    """A copy of the project with the fixture catalog, published once with MkDocs. Look, do not touch."""

    def build(folder: Path) -> None:
        make_checkout(folder, cache=ROOT / ".cache", kept=("assets", "fonts")).build()

    return Checkout(made_once(shared / "small", build))


@pytest.fixture(scope="session")
def real(shared: Path, small: Checkout) -> Checkout:
    """A copy of the project with the real catalog, published once with MkDocs as if for BASE. Look, do not touch."""

    def build(folder: Path) -> None:
        cache = ROOT / ".cache" if (ROOT / ".cache" / "cards").is_dir() else small.cache
        checkout = make_checkout(folder, ROOT / "catalog", cache)
        checkout.build(SITE_URL=f"https://site.example{BASE}", REPO_URL="https://repository.example/hfm")

    return Checkout(made_once(shared / "real", build))


@pytest.fixture(scope="session")
def small_sites(small: Checkout) -> Mapping[str, Path]:
    """The site of the fixture catalog by each publisher."""
    return {"mkdocs": small.site, "zensical": _by_zensical(small)}


@pytest.fixture(scope="session")
def hostile(shared: Path, small: Checkout) -> Checkout:
    """A copy of the project with a catalog full of tricks, published with MkDocs."""

    def build(folder: Path) -> None:
        checkout = make_checkout(folder, cache=small.cache)
        texts = write_hostile_catalog(checkout.catalog)
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        checkout.build()

    return Checkout(made_once(shared / "hostile", build))


@pytest.fixture(scope="session")
def hostile_texts(hostile: Checkout) -> dict[str, list[str]]:
    """The texts of each entry of the hostile catalog, by the path of its page."""
    texts: dict[str, list[str]] = json.loads((hostile.root / "texts.json").read_text(encoding="utf-8"))
    return texts


@pytest.fixture(scope="session")
def hostile_sites(hostile: Checkout) -> Mapping[str, Path]:
    """The site of the hostile catalog by each publisher."""
    return {"mkdocs": hostile.site, "zensical": _by_zensical(hostile)}


def _by_zensical(checkout: Checkout) -> Path:
    return made_once(checkout.root / "zensical", lambda out: checkout.build("--publisher", "zensical", "--out", out))


@pytest.fixture
def checkout(tmp_path: Path, small: Checkout) -> Checkout:
    """A copy of the project with the fixture catalog, not built, to do with as you like."""
    return make_checkout(tmp_path / "project", cache=small.cache)
