"""Write the forms of the repository's issues anew, after a change of the kinds or their fields."""

from __future__ import annotations

from hfm.editing.issue_forms import issue_forms
from hfm.project import PROJECT
from hfm.site.write import write_file

if __name__ == "__main__":
    for path, text in issue_forms().items():
        write_file(PROJECT.root / path, text)
