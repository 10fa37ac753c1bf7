"""A link from one entry to another always arrives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hfm.model import KINDS, Ref
from hfm.model.marks import marked_values
from hfm.model.texts import NOTHING_SAID
from hfm.reading.load import Record
from hfm.reading.places import Keys
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.repairs import finished, scalar
from hfm.reading.rules.draft import Draft


def reference_exists(draft: Draft) -> Iterator[Problem]:
    """Every reference names an entry that is there, and not the entry itself."""
    broken: list[tuple[Record, Keys, str, str]] = []
    for entry, record in draft:
        for keys, mark, value in marked_values(entry, (Ref,)):
            if not isinstance(mark, Ref):
                continue
            if value not in draft.ids[mark.kind]:
                broken.append((record, keys, mark.kind, value))
            elif (mark.kind, value) == (entry.KIND, entry.id):
                yield record.problem(keys, "self-reference", f"{keys[0]}: the entry names itself", "remove it")
    now = {(entry.KIND, old): entry.id for entry, _ in draft for old in entry.previously}
    went = {(it.kind, it.id): it for it in draft.removed}
    files = Counter((kind, value) for kind, value, _ in {(it[2], it[3], it[0].path) for it in broken})
    for record, keys, kind, value in broken:
        if new := now.get((kind, value)):
            yield record.problem(keys, "renamed-reference", f"{keys[0]}: '{value}' is now '{new}'", finished(keys, new))
            continue
        if value.lower() == "none" or NOTHING_SAID.fullmatch(value):
            message = f"{keys[0]}: '{value}' says nothing"
            yield record.problem(keys, "says-nothing", message, record.leave_out(keys))
            continue
        if gone := went.get((kind, value)):
            by = gone.replaced_by
            message = f"{keys[0]}: the {kind} '{value}' went on {gone.day}: {gone.reason}"
            yield record.problem(
                keys, "removed-reference", message, finished(keys, by) if by else record.leave_out(keys)
            )
            continue
        folder = f"catalog/{KINDS[kind].FOLDER}/"
        tip = did_you_mean(value, draft.ids[kind]) or f"add it under {folder} or remove it here"
        if (kind, value) in draft.before or files[kind, value] > 1:
            line = f"- {{kind: {kind}, id: {scalar(value)}, day: {draft.today or 'YYYY-MM-DD'}, reason: …}}"
            tip = (
                "bring its file back; or if it went, remove it here and write into catalog/removed.yaml, below"
                f" `removed:`, {line}; for another id there is `hfm rename`"
            )
        yield record.problem(keys, "unknown-reference", f"{keys[0]}: there is no {kind} '{value}' in {folder}", tip)
