"""A real browser on the real site, which is served below a base path as on GitHub Pages."""

from __future__ import annotations

import functools
import http.server
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from checkouts import BASE, ROOT, Checkout
from setup_browser import MISSING, find_browser, open_playwright

PATIENCE = 60_000  # milliseconds: only a test that fails waits so long, and a machine may be busy
expect.set_options(timeout=PATIENCE)
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests have a mark, and come last: the others are quicker, and can have an event loop of their own.

    Of them the files with most tests come first, so that at the end no worker is left alone with a long one.

    Without a browser they are skipped, and tests/conftest.py fails the run.
    """
    browser = [item for item in items if item.path.is_relative_to(ROOT / "tests" / "browser")]
    marks = [pytest.mark.browser]
    if browser and not find_browser():
        marks.append(pytest.mark.skip(MISSING))
    for item in browser:
        for mark in marks:
            item.add_marker(mark)
    tests = Counter(item.path for item in browser)
    browser.sort(key=lambda item: -tests[item.path])
    items[:] = [item for item in items if item.path not in tests] + browser


@dataclass(frozen=True)
class Site:
    """Where the published site is, on disk and in the browser."""

    folder: Path
    address: str

    def at(self, path: str) -> str:
        """The address of a page: `site.at("models/")`."""
        return self.address + path


class _Below(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below BASE as a static host does: with its 404 page, and nothing outside BASE."""

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(BASE) if path.startswith(BASE) else "outside-the-base-path"
        return super().translate_path("/" + inside)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the parent's name
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], Site]]:
    """Serve a folder with a site until the tests end."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> Site:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Below, directory=str(folder)))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return Site(folder, f"http://127.0.0.1:{server.server_address[1]}{BASE}")

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site(real: Checkout, serve: Callable[[Path], Site]) -> Site:
    """The real catalog, published and served."""
    return serve(real.site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the system's where there is one, else the one playwright brought."""
    program = find_browser()
    with open_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=[*_QUIET, "--no-first-run"])
        yield launched
        launched.close()


@dataclass
class Watch:
    """What went wrong in the pages of a test. `forgiven` holds parts of messages that a test expects."""

    address: str
    wrong: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    def page(self, page: Page) -> None:
        """Look at a page from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrong.append(f"console: {message.text} {message.location.get('url', '')}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"request outside the site: {request.url}")

    @property
    def unforgiven(self) -> list[str]:
        return [it for it in self.wrong if not any(part in it for part in self.forgiven)]


@pytest.fixture(scope="module")  # a module can have a site of its own
def new_watch(site: Site) -> Callable[[], Watch]:
    """A watch for pages that several tests share."""
    return lambda: Watch(site.address)


@pytest.fixture
def watch(new_watch: Callable[[], Watch]) -> Watch:
    """Errors and foreign requests of this test's pages; `watch.forgiven.append("404")` expects one."""
    return new_watch()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: Site, watch: Watch) -> Iterator[OpenPage]:
    """Open a page of the site: `open_page("models/", width=390, scheme="dark", java_script_enabled=False)`.

    The test fails at its end when a page had an error, a dialog, or a request to anywhere but the site.
    """
    contexts = []

    def open_(path: str = "", width: int = 1440, scheme: str = "light", height: int = 900, **more: Any) -> Page:
        context = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        watch.page(page)
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not watch.unforgiven, "\n".join(watch.unforgiven)


@pytest.fixture(scope="module")
def windows(
    browser: Browser, site: Site, new_watch: Callable[[], Watch]
) -> Iterator[Callable[..., tuple[Page, Watch]]]:
    """A window for each combination of settings, kept for the module: a new one costs five times as much as a page."""
    kept: dict[tuple[tuple[str, Any], ...], tuple[Page, Watch]] = {}

    def window(**settings: Any) -> tuple[Page, Watch]:
        key = tuple(sorted(settings.items()))
        if key not in kept:
            context = browser.new_context(base_url=site.address, reduced_motion="reduce", **settings)
            kept[key] = page, watch = context.new_page(), new_watch()
            page.set_default_timeout(PATIENCE)
            watch.page(page)
        return kept[key]

    yield window
    for page, _ in kept.values():
        page.context.close()


@pytest.fixture
def look_at(windows: Callable[..., tuple[Page, Watch]]) -> Iterator[OpenPage]:
    """`open_page` for a test that only looks: `look_at("models/", color_scheme="dark")`, in the window of those before."""
    watches = []

    def look(path: str, **settings: Any) -> Page:
        page, watch = windows(**settings)
        watches.append(watch)
        page.goto(path)
        return page

    yield look
    wrong = [it for watch in watches for it in watch.unforgiven]
    for watch in watches:
        watch.wrong.clear()
    assert not wrong, "\n".join(wrong)


@pytest.fixture(params=["mkdocs", "zensical"])
def small_page(
    request: pytest.FixtureRequest,
    browser: Browser,
    small_sites: Mapping[str, Path],
    serve: Callable[[Path], Site],
) -> Iterator[Page]:
    """A page on the site of the fixture catalog, of either publisher."""
    context = browser.new_context(base_url=serve(small_sites[request.param]).address)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The home page at 1440 px in light; `page.goto("models/")` goes on from there."""
    return open_page()
