"""An id is an address: one entry each, for ever."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from hfm.model.vocabulary import Removed
from hfm.reading.problems import Problem, did_you_mean
from hfm.reading.repairs import scalar
from hfm.reading.rules.draft import Draft


def id_is_unique(draft: Draft) -> Iterator[Problem]:
    """Two files of a kind never share a name, even in different folders, and no entry takes a page's address.

    It is told at the younger, for the elder has the address; at all of them where none is the elder.
    """
    added = {record.path: entry.added for entry, record in draft}
    for kind, files in draft.ids.items():
        for entry_id, paths in files.items():
            days = sorted(added.get(path, "9999") for path in paths)
            young = [it for it in paths if added.get(it, "9999") > days[0] or days[0] == days[-1]]
            for path in young if len(paths) > 1 else ():
                others = ", ".join(it for it in paths if it != path)
                tip = "rename this file, or delete it if it is the same work"
                yield Problem(path, 1, 1, "duplicate-id", f"the id '{entry_id}' is taken by {others}", tip)
            if entry_id in draft.reserved:
                yield Problem(
                    paths[0],
                    1,
                    1,
                    "reserved-id",
                    f"'{entry_id}' is the address of a page of its own",
                    f"rename this {kind}",
                )


def removed_id_is_free(draft: Draft) -> Iterator[Problem]:
    """What catalog/removed.yaml says went is not there, has no other id, and is said once."""
    moved = {(entry.KIND, old): record.path for entry, record in draft for old in entry.previously}
    told: set[tuple[str, str]] = set()
    for number, it in enumerate(draft.removed):
        key, keys = (it.kind, it.id), ("removed", number, "id")
        if there := _still(it, draft, moved, told):
            message = f"the {it.kind} '{it.id}' {there[0]}"
            yield draft.removed_record.problem(keys, "removed-id-taken", message, there[1])
        told.add(key)
        if it.replaced_by and it.replaced_by not in draft.ids[it.kind]:
            message = f"there is no {it.kind} '{it.replaced_by}' in its place"
            tip = did_you_mean(it.replaced_by, draft.ids[it.kind]) or draft.removed_record.leave_out(
                ("removed", number, "replaced_by")
            )
            yield draft.removed_record.problem(("removed", number, "replaced_by"), "unknown-reference", message, tip)


def _still(
    it: Removed, draft: Draft, moved: Mapping[tuple[str, str], str], told: Collection[tuple[str, str]]
) -> tuple[str, str] | None:
    """Why an entry that went is there all the same, and what to do; nothing where it went."""
    if (it.kind, it.id) in told:
        return "is said twice", "remove this record"
    if paths := draft.ids[it.kind].get(it.id):
        return f"went, says this line, but {paths[0]} is there", "delete that file; or if it stays, remove this record"
    if path := moved.get((it.kind, it.id)):
        return f"leads to {path}, which has it under `previously`", "remove this record"
    return ("is the address of a page of its own", "remove this record") if it.id in draft.reserved else None


def previous_id_is_free(draft: Draft) -> Iterator[Problem]:
    """An id that redirects must not be the id of an entry, nor redirect to two."""
    owners: dict[tuple[str, str], str] = {}
    for entry, record in draft:
        for number, old in enumerate(entry.previously):
            taken = draft.ids[entry.KIND].get(old, [""])[0] or owners.get((entry.KIND, old))
            taken = "a page of its own" if old in draft.reserved else taken
            if taken:
                yield record.problem(
                    ("previously", number), "previous-id-taken", f"'{old}' belongs to {taken}", "remove it here"
                )
            owners[entry.KIND, old] = record.path


def nothing_goes_in_silence(draft: Draft) -> Iterator[Problem]:
    """An entry of the last commit is still there, by this id or as an earlier one, or catalog/removed.yaml says why not."""
    moved = {(entry.KIND, old) for entry, _ in draft for old in entry.previously}
    said = {(it.kind, it.id) for it in draft.removed}
    for (kind, entry_id), path in draft.before.items():
        if entry_id not in draft.ids[kind] and (kind, entry_id) not in moved | said:
            line = f"- {{kind: {kind}, id: {scalar(entry_id)}, day: {draft.today or 'YYYY-MM-DD'}, reason: …}}"
            tip = f"say why in catalog/removed.yaml, below `removed:`: {line}; or, where it has another id, add '{entry_id}' to `previously` there"
            yield Problem(path, 1, 1, "gone-in-silence", f"the {kind} '{entry_id}' is not there any more", tip)
