"""What Lighthouse says of a page on a phone, beside the budgets: `python tests/bench/scores.py [SITE]`.

The server compresses, as real hosts do. Without SITE the catalog is built first, into a temporary folder.
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
from http import HTTPStatus
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "scripts")]

from hfm.site.build import Options, build  # noqa: E402
from pages import Quiet, limited_below, served  # noqa: E402  beside this file
from setup_browser import find_browser  # noqa: E402  its folder comes first

LIGHTHOUSE = HERE / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
PARTS = ("performance", "accessibility", "best-practices", "seo")
# page → its address, the least that its performance may be; of all else it is 100
PAGES = {
    "entry": ("models/medsam/", 99),
    "written": ("about/", 99),
    "chart": ("charts/growth/", 97),
    "explorer": ("models/", 97),
}
RUNS = 3  # of which the median counts


def main(arguments: list[str]) -> int:
    """Print a table; a ! marks what is under its budget."""
    with tempfile.TemporaryDirectory(prefix="hfm-bench-") as name:
        site = Path(arguments[0]) if arguments else Path(name, "site")
        if not arguments:
            build(Options(out=site))
        print(f"{'Lighthouse':<12}{''.join(f'{part:>18}' for part in PARTS)}")
        with served(site, Compressing) as address:
            for what, (path, least) in PAGES.items():
                runs = [scores(address + path) for _ in range(RUNS)]
                found = {part: statistics.median(run[part] for run in runs) for part in PARTS}
                budgets = dict.fromkeys(PARTS, 100) | {"performance": least}
                line = "".join(f"{limited_below(found[part], budgets[part]):>18}" for part in PARTS)
                print(f"{what:<12}{line}", flush=True)
    return 0


def scores(address: str) -> dict[str, float]:
    """Part → 0 to 100, of one run as a phone on a slow line."""
    command = ["node", str(LIGHTHOUSE), address, "--output=json", "--quiet", "--no-enable-error-reporting"]
    command += ["--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(PARTS)}"]
    environment = {**os.environ, "CHROME_PATH": str(find_browser())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"Lighthouse failed:\n{done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout)["categories"]
    return {part: 100 * told[part]["score"] for part in PARTS}


class Compressing(Quiet):
    """Sends text with gzip."""

    def do_GET(self) -> None:  # noqa: N802  the name is the library's
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix in (".woff2", ".png") or not path.is_file():
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
