"""`python -m hfm`."""

from __future__ import annotations

from hfm.cli import run

run()
