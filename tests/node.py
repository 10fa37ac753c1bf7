"""The browser's scripts without a browser: a module of web/ as Node runs it, asked about many cases at once."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from checkouts import ROOT

_ASK = """
import {{ readFileSync }} from "node:fs";
import * as all from "./{name}";
const ask = new Function("all", "given", {body});
process.stdout.write(JSON.stringify(ask(all, JSON.parse(readFileSync(0, "utf8")))));
"""


def run_script(module: str, body: str, given: Any) -> Any:
    """What `body`, the inside of a function of `all` (the exports of web/<module>) and `given`, returns."""
    bundle = _bundle(module)
    script = bundle.with_name(f"ask-{abs(hash(body))}.mjs")
    script.write_text(_ASK.format(name=bundle.name, body=json.dumps(body)), encoding="utf-8")
    command = [shutil.which("node") or "node", str(script)]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@cache
def _bundle(module: str) -> Path:
    """The module and what it imports in one file that every Node reads as a module."""
    out = Path(mkdtemp(prefix="hfm-scripts-")) / f"{Path(module).stem}.mjs"
    esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
    command = [esbuild, ROOT / "web" / module, "--bundle", "--format=esm", "--log-level=error", f"--outfile={out}"]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out
