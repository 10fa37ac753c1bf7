"""An id is an address: one entry each, for ever."""

from __future__ import annotations

from collections.abc import Iterator

from hfm.reading.problems import Problem
from hfm.reading.rules.draft import Draft


def id_is_unique(draft: Draft) -> Iterator[Problem]:
    """Two files of a kind never share a name, even in different folders, and no entry takes a page's address."""
    for kind, files in draft.ids.items():
        for entry_id, paths in files.items():
            for path in paths[1:]:
                yield Problem(
                    path, 1, 1, "duplicate-id", f"the id '{entry_id}' is taken by {paths[0]}", "rename this file"
                )
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
    moved = {(entry.KIND, old) for entry, _ in draft for old in entry.previously}
    told: set[tuple[str, str]] = set()
    for number, it in enumerate(draft.removed):
        key = it.kind, it.id
        if it.id in draft.ids[it.kind] or key in moved or key in told or it.id in draft.reserved:
            there = "is said twice" if key in told else "is still an address"
            yield draft.removed_record.problem(
                ("removed", number), "removed-id-taken", f"the {it.kind} '{it.id}' {there}", "remove this line"
            )
        told.add(key)


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
