"""One work, one entry: the same DOI, arXiv id or paper address never stands on two entries without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from hfm.model import Entry, Work
from hfm.reading.load import Record
from hfm.reading.problems import Problem
from hfm.reading.rules.draft import Draft


def work_is_listed_once(draft: Draft) -> Iterator[Problem]:
    """Duplicates are problems unless allowed with a reason, and an allowance nobody needs is a problem too."""
    needed: set[int] = set()
    read = {f"{entry.KIND}/{entry.id}" for entry, _ in draft}
    unread = {f"{kind}/{entry_id}" for kind, ids in draft.ids.items() for entry_id in ids} - read
    for (field, value), holders in _holders(draft).items():
        if len(holders) < 2:
            continue
        names = {f"{entry.KIND}/{entry.id}" for entry, _ in holders}
        allowance = next(
            (n for n, it in enumerate(draft.allowed) if (it.field, _same(it.field, it.value)) == (field, value)), None
        )
        if allowance is not None and names <= set(draft.allowed[allowance].entries):
            needed.add(allowance)
            continue
        for entry, record in holders[1:]:
            first = holders[0][1].path
            keys = _PLACES[field]
            yield record.problem(
                keys,
                "duplicate-work",
                f"{entry.name} has the same {field} as {first}: {value}",
                "is it the same work? If both are right, say why in catalog/allowed-duplicates.yaml",
            )
    for number, it in enumerate(draft.allowed):
        if number not in needed and unread.isdisjoint(it.entries):
            yield draft.allowed_record.problem(
                ("allowed", number),
                "unneeded-allowance",
                f"no two entries share the {it.field} {it.value} any more",
                "remove it",
            )


_PLACES = {"doi": ("publication", "doi"), "arxiv": ("preprint", "id"), "paper": ("links", "paper")}


def _holders(draft: Draft) -> dict[tuple[str, str], list[tuple[Entry, Record]]]:
    found: dict[tuple[str, str], list[tuple[Entry, Record]]] = {}
    for entry, record in draft:
        if isinstance(entry, Work):
            for field, value in (("doi", entry.doi), ("arxiv", entry.arxiv), ("paper", entry.links.paper)):
                if value:
                    found.setdefault((field, _same(field, value)), []).append((entry, record))
    return found


def _same(field: str, value: str) -> str:
    """The value without what makes no difference: the case of an id, and the scheme and last slash of an address."""
    return value.rstrip("/").split("://")[-1] if field == "paper" else value.lower()
