"""What is said of an error: one line for what went wrong outside; for a fault of ours a short trace in a file too."""

from __future__ import annotations

import traceback

from hfm.project import Project, SettingsError
from hfm.reading.problems import TemplateMistakeError
from hfm.site.tools import ToolError
from hfm.site.write import write_file

_STEPS = 8  # the last calls, which are the ones that matter


def told(error: Exception, project: Project) -> str:
    """One line: what a user can mend, or the wish that the fault be reported, and where its trace lies."""
    if outside := _outside(error):
        return f"error: {outside}"
    path = project.cache / "fault.txt"
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    try:
        write_file(path, "".join(traceback.format_exception(error, limit=-_STEPS)))
    except OSError:
        return f"error: a fault of this program: {what}; please report it"
    return f"error: a fault of this program: {what}; please report it, with {path}"


def _outside(error: Exception) -> str:
    """What went wrong outside this program; nothing where the fault is ours."""
    match error:
        case TemplateMistakeError() | ToolError() | SettingsError():
            return str(error)
        case OSError():
            return f"{error.filename or ''}: {error.strerror or error}".removeprefix(": ")
        case ImportError() if "failed to map" in str(error):
            return "there is not enough memory"
        case MemoryError():
            return "there is not enough memory"
        case RuntimeError() if "start new thread" in str(error):
            return "the system lets this program start no further thread"
    return ""
