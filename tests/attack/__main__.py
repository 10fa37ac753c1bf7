"""Try to break it: `make attack`, or `make attack ARGS="kills --times 5"` for some. Says what it tried, how often; fails on a hit."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from attack.tally import Tally  # noqa: E402  the two folders come first

# Quick ones first. Each is a file here with a function `attack(tally, times)`.
ATTACKS = {
    "lines": "long lines against every reader of foreign text",
    "values": "every hostile value in every text of every kind (--times 1: only check)",
    "limits": "full and read-only disks, limits of the system, tools that die, lie or are stopped",
    "saves": "whatever is saved, moved or deleted while the site is served",
    "cuts": "imports and fixes that are killed, two builds at once",
    "same": "one digest in other surroundings (--times 1: without the whole catalog)",
    "kills": "a build of the whole catalog killed 50 times, a normal one after each",
    "cases": "catalogs by chance through check, pages, charts and exports (20,000, which takes a night; goes on)",
}


def main() -> int:
    """0 when everything held, 1 after a hit."""
    parser = argparse.ArgumentParser(
        prog="make attack", description="\n".join(f"{name:14}{about}" for name, about in ATTACKS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("names", nargs="*", metavar="NAME", help="which of them (all)")
    parser.add_argument("--times", type=int, help="how often, where that can be chosen")
    options = parser.parse_args()
    if unknown := set(options.names) - set(ATTACKS):
        parser.error(f"no attack is called {', '.join(sorted(unknown))}")
    failed = False
    for name in options.names or ATTACKS:
        began = time.monotonic()
        tally = Tally(name)
        attack = importlib.import_module(f"attack.{name}").attack
        try:
            attack(tally, options.times) if options.times else attack(tally)
        except KeyboardInterrupt:
            print(f"{tally}; stopped")
            return 1
        print(f"{tally}; {time.monotonic() - began:.0f} s", flush=True)
        failed |= bool(tally.hits)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
