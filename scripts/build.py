"""`python scripts/build.py` is `hfm build`."""

import sys

from hfm.cli import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
