"""The logic of the browser's code, which needs no browser: each `*.test.js` beside this file runs in plain Node.js."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("path", sorted(HERE.glob("*.test.js")), ids=lambda path: path.name.partition(".")[0])
def test_in_node(path: Path) -> None:
    # The machine's Node.js, or the one that `make setup` put beside this Python.
    places = os.pathsep.join([os.environ.get("PATH", os.defpath), str(Path(sys.executable).parent)])
    done = subprocess.run(
        ["node", "--test", str(path)],  # noqa: S607  it is found by name
        env={**os.environ, "PATH": places, "TZ": "UTC"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
