"""A publisher and a Pagefind that die, are stopped or lie: programs that stand in the place of the real ones."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

from attack.tally import Tally
from checkouts import Checkout

_ANY = {
    "dies": "os.kill(os.getpid(), 9)",
    "is stopped": "os.kill(os.getpid(), 15)",
    "is stopped at the end": "work(); os.kill(os.getpid(), 15)",
    "fails in silence": "raise SystemExit(1)",
    "does nothing": "",
    "speaks without end": "print('x' * 50_000_000)",
    "removes what it read": "work(); remove(read)",
}
_MKDOCS = {
    "makes one page": "write('site/index.html', '<html></html>')",
    "makes empty pages": "work(); [write(it, '') for it in found('site/**/index.html')[3:]]",
    "cuts a page": "work(); cut(found('site/*/**/index.html')[-1])",
    "forgets a page": "work(); os.unlink(found('site/*/**/index.html')[-1])",
    "makes a page twice": "work(); pages = found('site/*/**/index.html'); shutil.copy(pages[0], pages[-1])",
    "cuts the home page": "work(); cut('site/index.html')",
    "forgets a style": "work(); os.unlink(found('site/assets/*.css')[0])",
    "writes elsewhere": "work(); os.rename('site', 'elsewhere')",
}
_DAMAGE = {"empties": "write({}, '')", "cuts": "cut({})", "forgets": "os.unlink({})"}
_PARTS = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind", "-entry.json", "/pagefind.js")
_PAGEFIND = {
    f"{verb} a {part}": f"work(); it = found(site + '/pagefind/**/*')[::-1]; it = [x for x in it if x.endswith('{part}')][0]; {does.format('it')}"
    for part, (verb, does) in itertools.product(_PARTS, _DAMAGE.items())
} | {"writes elsewhere": "work(); os.rename(site + '/pagefind', site + '/elsewhere')"}
TOOLS = {"mkdocs": _ANY | _MKDOCS, "pagefind": _ANY | _PAGEFIND}
_PROGRAM = """
import glob, os, shutil, subprocess, sys
open({ran!r}, "w").close()
site = sys.argv[sys.argv.index("--site") + 1] if "--site" in sys.argv else "site"
read = site if "--site" in sys.argv else "docs"
def work():
    del os.environ["PYTHONPATH"]
    done = subprocess.run([sys.executable, "-m", {tool!r}, *sys.argv[1:]])
    if done.returncode:
        sys.exit(done.returncode)
def found(pattern):
    return sorted(it for it in glob.glob(pattern, recursive=True) if os.path.isfile(it))
def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "w").write(text)
def cut(path):
    data = open(path, "rb").read()
    open(path, "wb").write(data[: len(data) // 2])
def remove(folder):
    shutil.rmtree(folder)
{does}
"""


@contextmanager
def in_place_of(tally: Tally, checkout: Checkout, tool: str, does: str) -> Iterator[None]:
    """Another program in the place of the tool: the checkout's scripts/ comes first in its PYTHONPATH."""
    program, ran = checkout.root / "scripts" / f"{tool}.py", checkout.root / "ran"
    program.write_text(_PROGRAM.format(tool=tool, ran=str(ran), does=does), encoding="utf-8")
    try:
        yield
        tally.expect(ran.exists(), f"nobody asked the {tool} that would do this: {does}")
    finally:
        program.unlink()
        ran.unlink(missing_ok=True)
