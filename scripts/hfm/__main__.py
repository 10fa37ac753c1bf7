"""`python -m hfm`."""

import sys

from hfm.cli import main

sys.exit(main())
