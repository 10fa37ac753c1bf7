"""What axe-core and a ruler have against each type of page, in every width and scheme: `python tests/bench/sound.py [SITE]`.

The tests look at each width and each scheme once a page, since all of them together take minutes.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests"), str(Path(__file__).parent)]

from hfm.site.build import Options, build  # noqa: E402
from pages import served  # noqa: E402
from setup_browser import find_browser, open_playwright  # noqa: E402
from soundness import broken_rules, too_wide  # noqa: E402

WIDTHS = (320, 390, 768, 1440)


def main(arguments: list[str]) -> int:
    """Print a line for each fault, and how many looks there were."""
    looks = faults = 0
    with tempfile.TemporaryDirectory(prefix="hfm-bench-") as name:
        site = Path(arguments[0]) if arguments else Path(name, "site")
        if not arguments:
            build(Options(out=site))
        with served(site) as address, open_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            for scheme in ("light", "dark"):
                page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
                for path in page_types():
                    page.goto(address + path)
                    for width in WIDTHS:
                        page.set_viewport_size({"width": width, "height": 900})
                        for fault in [*too_wide(page), *broken_rules(page)]:
                            print(f"{path or 'home'} {width} {scheme}: {fault}")
                            faults += 1
                        looks += 1
                page.close()
            browser.close()
    print(f"{looks} looks, {faults} faults")
    return int(faults > 0)


def page_types() -> list[str]:
    """The addresses that the browser tests look at, one a type of page."""
    listed = (ROOT / "tests" / "browser" / "test_pages.py").read_text(encoding="utf-8")
    found = re.search(r"^PAGES = \{(.*?)^\}", listed, re.S | re.M)
    return re.findall(r'": "([^"]*)"', found[1] if found else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
