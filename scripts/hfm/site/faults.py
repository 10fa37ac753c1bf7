"""What is said of a fault of ours: one line, and a short trace in a file to report."""

from __future__ import annotations

import traceback

from hfm.project import Project
from hfm.site.write import write_file

_STEPS = 8  # the last calls, which are the ones that matter


def told(error: Exception, project: Project) -> str:
    """One line that asks to report the fault, and where its trace lies."""
    path = project.cache / "fault.txt"
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    try:
        write_file(path, "".join(traceback.format_exception(error, limit=-_STEPS)))
    except OSError:
        return f"error: a fault of this program: {what}; please report it"
    return f"error: a fault of this program: {what}; please report it, with {path}"
