"""What `check` accepts, `build` builds: legal values at their far ends, in every chart and every export.

HFM_EXAMPLES=20000 makes as many catalogs; the suite makes a few.
"""

from __future__ import annotations

import os

from catalogs import make_catalog
from properties import SITES, prove, run


def test_a_catalog_of_nothing_has_every_chart_and_every_file() -> None:
    for site in SITES:
        prove(make_catalog(), site)


def test_legal_values_at_their_far_ends_have_every_chart_and_every_file() -> None:
    run(int(os.environ.get("HFM_EXAMPLES", "6")))
