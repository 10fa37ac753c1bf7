"""`python scripts/build.py` is `hfm build`."""

import sys

from hfm.cli import run

if __name__ == "__main__":
    run(["build", *sys.argv[1:]])
