"""How fast an explorer is with many rows, in a real browser, beside the budgets: `python tests/bench/explorer.py 10000`.

The models of the catalog are multiplied in memory, and their explorer takes the place of the one of a published site.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

from hfm.exports.edition import Files  # noqa: E402
from hfm.model import Model  # noqa: E402
from hfm.model.catalog import Catalog  # noqa: E402
from hfm.pages import InParts  # noqa: E402
from hfm.pages.lists import lists  # noqa: E402
from hfm.project import PROJECT, Addresses  # noqa: E402
from hfm.reading.validate import read_catalog  # noqa: E402
from hfm.site.assets import build_assets  # noqa: E402  the folder comes first
from hfm.site.build import Options, build  # noqa: E402
from hfm.site.render import Renderer  # noqa: E402
from setup_browser import find_browser, open_playwright  # noqa: E402

# what → (its unit, its budget for the real catalog, its budget for 10,000 rows)
BUDGETS = {
    "first rows on screen": ("ms", 1000, 1000),
    "explorer ready": ("ms", 1000, 1000),
    "rows.json": ("kB gzip", 40, 300),
    "filter, median": ("ms", 75, 100),
    "filter, slowest": ("ms", 75, 100),
    "first typed letter": ("ms", 75, 300),
    "typed word, median": ("ms", 75, 100),
    "sort, slowest": ("ms", 75, 200),
    "JavaScript heap": ("MB", 30, 150),
}
RUNS = 5


def main(arguments: list[str]) -> int:
    """Print the table for the project's models, or for as many as a number says."""
    wanted = int(arguments[0]) if arguments else 0
    catalog = multiplied(read_catalog(PROJECT.catalog), wanted)
    with tempfile.TemporaryDirectory(prefix="hfm-bench-") as name:
        site = Path(name, "site")
        build(Options(out=site))
        sizes = put_explorer(catalog, site)
        found = measure(site) | {"rows.json": sizes["rows.json"]}
        shutil.rmtree(Options(out=site).pages, ignore_errors=True)
    print(f"\n{len(catalog.models):,} rows\n{'':<24}{'':>10}{'budget':>10}")
    for what, (unit, *budgets) in BUDGETS.items():
        budget = budgets[bool(wanted)]
        print(f"{what:<24}{found[what]:>10.0f}{budget:>10} {unit}{'  !' if found[what] > budget else ''}")
    print(f"{'links.json':<24}{sizes['links.json']:>10.0f}{'':>10} kB gzip, fetched when other rows are drawn")
    print(f"{'texts.json':<24}{sizes['texts.json']:>10.0f}{'':>10} kB gzip, fetched after them, or to search")
    return 0


def multiplied(catalog: Catalog, wanted: int) -> Catalog:
    """The catalog with whole copies of its models, until there are as many as wanted."""
    models = {it.id: it for it in catalog.models}
    for number in range(2, -(-wanted // len(models)) + 1):
        for it in catalog.models:
            copy = {"id": f"{it.id}-copy-{number}", "name": f"{it.name} copy-{number}", "title": f"{it.title} {number}"}
            models[copy["id"]] = it.model_copy(update=copy)
    kept = dict(list(models.items())[: wanted or None])
    return Catalog({**catalog.entries, Model.KIND: kept}, catalog.vocabularies)


def put_explorer(catalog: Catalog, site: Path) -> dict[str, float]:
    """Put the explorer of this catalog's models into the site; the size of its files in kB, compressed."""
    common = {"catalog": catalog, "addresses": Addresses(), "assets": build_assets(PROJECT).addresses}
    plan = lists(Model, catalog, common)[Model.FOLDER]
    assert isinstance(plan, InParts)
    made: dict[str, str] = {}

    def take(_: str, make: Callable[[], tuple[Files, Any]], given: Any = None) -> tuple[Files, Any]:
        files, told = make()
        made.update({path: str(text) for path, text in files.items()})
        return files, told

    [page] = plan.pages(plan.told(take))
    html = (site / "models/index.html").read_text(encoding="utf-8")
    before, _, rest = html.partition('<div class="hfm hfm-explorer">')
    body = Renderer(PROJECT.templates).page(page).partition('<div class="hfm hfm-explorer">\n')[2]
    after = rest.partition("</article>")[2]
    body = body.rpartition("<!--head-->")[2]
    (site / "models/index.html").write_text(
        f'{before}<div class="hfm hfm-explorer">{body}</article>{after}', encoding="utf-8"
    )
    for path, text in made.items():
        (site / path).write_text(text, encoding="utf-8")
    return {Path(path).name: len(gzip.compress(text.encode())) / 1000 for path, text in made.items()}


def measure(site: Path) -> dict[str, float]:
    """Milliseconds as the browser counts them, from the reader's act to the next picture on the screen."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, open_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        found = [_visit(browser.new_page(), f"http://127.0.0.1:{server.server_port}/models/") for _ in range(RUNS)]
        browser.close()
        server.shutdown()
    return {what: statistics.median(it[what] for it in found) for what in found[0]}


def _timed(page: Page, act: str, pause: int = 0) -> float:
    page.evaluate(_WHOLE)
    milliseconds: float = page.evaluate(_TIMED, [act, pause])
    return milliseconds


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the parent's name
        """Say nothing."""


def _visit(page: Page, address: str) -> dict[str, float]:
    page.add_init_script(_WATCH)
    page.goto(address)
    page.wait_for_selector("[data-ready]")
    page.wait_for_load_state("networkidle")
    opened: dict[str, float] = page.evaluate(
        "() => ({rows: performance.getEntriesByName('first-contentful-paint')[0].startTime, ready: readyAt})"
    )
    boxes = range(0, page.locator(".facet__term input").count(), 16)
    ticks = [_timed(page, f"document.querySelectorAll('.facet__term input')[{n}].click()") for n in boxes]
    page.evaluate("document.querySelector('.chosen__clear').click()")
    page.locator(".explorer__find input").focus()
    page.wait_for_load_state("networkidle")
    words = ("p", "pathology", "pathology seg", "reitnal", "sam med 3d", "")
    letters = [_timed(page, _TYPE.format(text), _PAUSE) for text in words]
    sorts = [_timed(page, f"document.querySelectorAll('thead button')[{n}].click()") for n in (1, 0, 4, 5, 7)]
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    page.close()
    return {
        "first rows on screen": opened["rows"],
        "explorer ready": opened["ready"],
        "filter, median": statistics.median(ticks),
        "filter, slowest": max(ticks),
        "first typed letter": letters[0],
        "typed word, median": statistics.median(letters[1:]),
        "sort, slowest": max(sorts),
        "JavaScript heap": heap,
    }


_WATCH = """new MutationObserver(() => {
  window.drawnAt = performance.now();
  if (!window.readyAt && document.querySelector("[data-ready]")) window.readyAt = window.drawnAt;
}).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});"""

# The rows below those in view are on the screen, too: what is drawn from now on is due to the act.
_WHOLE = """async () => {
  while (document.querySelector("table[aria-busy]")) await new Promise(go => setTimeout(go));
  await new Promise(go => requestAnimationFrame(() => setTimeout(go)));
}"""

# From the act until the page changed and a picture of it was made.
_TIMED = """async ([act, pause]) => {
  const began = performance.now();
  new Function(act)();
  while (!(window.drawnAt > began)) await new Promise(go => setTimeout(go));
  await new Promise(go => requestAnimationFrame(() => setTimeout(go)));
  return performance.now() - began - pause;
}"""
_PAUSE = 80  # how long web/explorer.js waits for the next key; the reader's time, not ours
_TYPE = "const box = document.querySelector('.explorer__find input'); box.value = '{}'; box.dispatchEvent(new Event('input'))"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
