"""What a slow phone waits for, what it loads for nothing, and what entries weigh: `python tests/bench/pages.py [SITE]`.

The phone: 390 px wide, 1.6 Mbit/s, 150 ms to an answer, a processor four times slower than this one; the server
compresses nothing, so a real host is quicker. Without SITE the catalog is built first, into a temporary folder.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import math
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

from page_use import one_of_each, unused  # noqa: E402  beside this file

from hfm.model import KINDS, Benchmark, Result  # noqa: E402
from hfm.site.build import Options, build  # noqa: E402
from setup_browser import find_browser, open_playwright  # noqa: E402  its folder comes first

# page → its address, milliseconds to the first paint, kB with gzip of all but the fonts
PAGES = {
    "entry": ("models/medsam/", 1100, 30),
    "explorer": ("models/", 1500, 120),
    "chart": ("charts/growth/", 1300, 60),
    "home": ("", 1500, 60),
    "written": ("about/", 1100, 30),
}
ENTRY = 20, 5  # kB of an entry's page, and with gzip; a benchmark and a table of results are as long as their numbers
FONTS, UNUSED, RUNS = 60, 50, 3  # kB, percent, of which the median counts
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}


@dataclass(frozen=True)
class Seen:
    """One visit: milliseconds to the first paint, kB with gzip of each file."""

    paint: float
    sizes: dict[str, float]


def main(arguments: list[str]) -> int:
    """Print a table; a ! marks what is over its budget."""
    with tempfile.TemporaryDirectory(prefix="hfm-bench-") as name:
        site = Path(arguments[0]) if arguments else Path(name, "site")
        if not arguments:
            build(Options(out=site))
        weigh(site)
        with served(site) as address, open_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            print(f"{'':<10}{'first paint':>16}{'requests':>10}{'kB gzip':>14}{'fonts':>12}")
            for what, (path, paint, size) in PAGES.items():
                show(what, [visit(browser, address + path, site) for _ in range(RUNS)], paint, size)
            print(f"\n{'unused at most':<20}{'percent':>10}   on")
            worst: dict[str, tuple[float, str]] = {}
            for page in one_of_each(site):
                for name, share in unused(browser, address + page).items():
                    worst[name] = max(worst.get(name, (0, "")), (share, page))
            for name, (share, page) in sorted(worst.items(), key=lambda it: -it[1][0]):
                print(f"{name:<20}{limited(share, UNUSED):>10}   /{page}")
            browser.close()
    return 0


def weigh(site: Path) -> None:
    """Print the largest page of the entries of each kind, and how many are over the budget."""
    print(f"{'pages of':<14}{'number':>8}{'over':>8}{'largest, kB':>16}{'kB gzip':>14}   which is")
    for kind in KINDS.values():
        found = (
            path for path in (site / kind.FOLDER).glob("*/index.html") if b'<article class="entry ' in path.read_bytes()
        )
        sizes = {path.parent.name: (packed(path), path.stat().st_size / 1000) for path in found}
        worst = max(sizes, key=lambda it: sizes[it])
        limits = ENTRY if kind not in (Benchmark, Result) else (math.inf, math.inf)
        over = sum(whole > limits[0] or small > limits[1] for small, whole in sizes.values())
        whole, small = (limited(size, most, 2) for size, most in zip(reversed(sizes[worst]), limits, strict=True))
        print(f"{kind.FOLDER:<14}{len(sizes):>8,}{over:>8}{whole:>16}{small:>14}   {worst}")
    print()


def show(what: str, visits: list[Seen], paint_budget: float, size_budget: float) -> None:
    """Print the line of a page."""
    first = visits[0]
    fonts = sum(size for name, size in first.sizes.items() if name.endswith(".woff2"))
    columns = [
        f"{limited(statistics.median(it.paint for it in visits), paint_budget)} ms",
        str(len(first.sizes)),
        limited(sum(first.sizes.values()) - fonts, size_budget),
        limited(fonts, FONTS),
    ]
    widths = (16, 10, 14, 12)
    line = "".join(f"{text:>{width}}" for text, width in zip(columns, widths, strict=True))
    print(f"{what:<10}{line}")


def limited(value: float, budget: float, digits: int = 0) -> str:
    """A number beside what it may be, if it may not be anything."""
    of = f" of {budget:.0f}" if budget < math.inf else ""
    return f"{'! ' if value > budget else ''}{value:.{digits}f}{of}"


def limited_below(value: float, budget: float) -> str:
    """A number beside what it must be at least."""
    return f"{'! ' if value < budget else ''}{value:.0f} of {budget:.0f}"


def visit(browser: Browser, address: str, site: Path) -> Seen:
    """Open the page on the slow phone, with nothing in its memory."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", SLOW)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    context.close()
    files = {urlsplit(url).path.lstrip("/"): site / urlsplit(url).path.lstrip("/") for url in asked if "://" in url}
    files = {name: path / "index.html" if path.is_dir() else path for name, path in files.items()}
    return Seen(paint, {name: packed(path) for name, path in files.items() if path.is_file()})


def packed(path: Path) -> float:
    """kB on the way from a host that compresses what is not compressed yet."""
    data = path.read_bytes()
    return len(data if path.suffix in (".woff2", ".png") else gzip.compress(data)) / 1000


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, answers: type[Quiet] = Quiet) -> Iterator[str]:
    """The address at which the folder is served until the block ends."""
    handler = functools.partial(answers, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
