"""A link from one entry to another always arrives."""

from __future__ import annotations

from collections.abc import Iterator

from hfm.model import KINDS, Ref
from hfm.model.marks import marked_values
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.repairs import finished
from hfm.reading.rules.draft import Draft


def reference_exists(draft: Draft) -> Iterator[Problem]:
    """Every reference names an entry that is there, and not the entry itself."""
    now = {(entry.KIND, old): entry.id for entry, _ in draft for old in entry.previously}
    for entry, record in draft:
        for keys, mark, value in marked_values(entry):
            if not isinstance(mark, Ref):
                continue
            if value not in draft.ids[mark.kind]:
                folder = f"catalog/{KINDS[mark.kind].FOLDER}/"
                if new := now.get((mark.kind, value)):
                    message = f"{keys[0]}: '{value}' is now '{new}'"
                    yield record.problem(keys, "renamed-reference", message, finished(keys, new))
                    continue
                tip = did_you_mean(value, draft.ids[mark.kind]) or f"add it under {folder} or remove it here"
                yield record.problem(
                    keys, "unknown-reference", f"{keys[0]}: there is no {mark.kind} '{value}' in {folder}", tip
                )
            elif (mark.kind, value) == (entry.KIND, entry.id):
                yield record.problem(keys, "self-reference", f"{keys[0]}: the entry names itself", "remove it")
