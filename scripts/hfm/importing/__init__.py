"""`hfm import`: entries from a Markdown awesome list, BibTeX, CSV or JSON records.

New works are written, known ones matched, and whatever is not certain is reported instead of guessed.
"""

from hfm.importing.candidate import Candidate
from hfm.importing.journey import Report, import_file
from hfm.importing.score_tables import Told

__all__ = ["Candidate", "Report", "Told", "import_file"]
