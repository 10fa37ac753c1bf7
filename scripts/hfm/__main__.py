"""`python -m hfm`."""

from __future__ import annotations

from hfm.cli import run

if __name__ == "__main__":  # not where a part of a build begins in a Python of its own
    run()
