"""The ids of a work and the addresses beside them speak of one work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hfm.model import Work
from hfm.model.identity import PREPRINT_DOI, identity_of
from hfm.reading.places import Keys
from hfm.reading.problems import Problem
from hfm.reading.repairs import finished
from hfm.reading.rules.draft import Draft

_ARXIV = re.compile(r"[0-9]{4}\.[0-9]{4,5}(v[0-9]+)?")
_SORT = {"arxiv": "arXiv id", "doi": "DOI", "pubmed": "PubMed number"}


def address_agrees_with_id(draft: Draft) -> Iterator[Problem]:
    """The id inside an address is the one that stands beside it; a correction on `links.paper` may say why not."""
    for entry, record in draft:
        if not isinstance(entry, Work):
            continue
        ids = _ids(entry)
        explained = any(it.field == "links.paper" for it in entry.corrections)
        for keys, address in _addresses(entry):
            head, _, inside = identity_of(address).partition(":")
            beside = {where: id_ for where, id_ in ids.items() if id_.partition(":")[0] == head}
            if not inside or not beside or (explained and keys == ("links", "paper")):
                continue
            if all(not _same(f"{head}:{inside}", id_) for id_ in beside.values()):
                where, id_ = next(iter(beside.items()))
                message = f"{'.'.join(map(str, keys))}: it holds the {_SORT[head]} {inside}, but {'.'.join(map(str, where))} is {id_.partition(':')[2]}"
                tip = f"one of the two is of another work: {finished(where, inside)}, or mend the address"
                if keys == ("links", "paper"):
                    tip += "; if both are of this work, add a correction on `links.paper` that says so"
                yield record.problem(keys, "ids-disagree", message, tip)


def publication_is_not_the_preprint(draft: Draft) -> Iterator[Problem]:
    """The DOI of a preprint server stands below `preprint`, not below `publication`."""
    for entry, record in draft:
        doi = entry.publication.doi if isinstance(entry, Work) and entry.publication else None
        if doi and PREPRINT_DOI.match(doi):
            message = f"publication.doi: {doi} is the DOI of a preprint"
            tip = f"write it below preprint: {finished(('preprint', 'id'), identity_of(doi).partition(':')[2]).removeprefix('write ')}"
            yield record.problem(("publication", "doi"), "preprint-as-publication", message, tip)


def preprint_id_is_of_its_server(draft: Draft) -> Iterator[Problem]:
    """An id of arXiv stands beside the server arXiv."""
    for entry, record in draft:
        preprint = entry.preprint if isinstance(entry, Work) else None
        if preprint and preprint.id and preprint.server != "arXiv" and _ARXIV.fullmatch(preprint.id):
            message = f"preprint.id: {preprint.id} is an id of arXiv, but server is {preprint.server}"
            yield record.problem(("preprint", "server"), "ids-disagree", message, finished(("server",), "arXiv"))


def arxiv_id_agrees_with_its_date(draft: Draft) -> Iterator[Problem]:
    """arXiv ids begin with the year and month in which a paper came out, which is when it was sent in, or soon after."""
    for entry, record in draft:
        preprint = entry.preprint if isinstance(entry, Work) else None
        found = (
            re.match(r"(\d\d)(\d\d)\.", preprint.id)
            if preprint and preprint.server == "arXiv" and preprint.id
            else None
        )
        if not preprint or not found:
            continue
        out = 2000 + int(found[1]), int(found[2])
        if draft.today and f"{out[0]}-{out[1]:02}" > draft.today[:7]:
            message = f"preprint.id: {preprint.id} would be a paper of {out[0]}-{out[1]:02}, which is in the future"
            yield record.problem(("preprint", "id"), "from-the-future", message, "look the id up again")
        elif preprint.date and not _fits(preprint.date, *out):
            message = f"preprint.date: {preprint.date}, but {preprint.id} is an id of {out[0]}-{out[1]:02}"
            tip = f"one of the two is wrong: the date is the day of the first version, such as {out[0]}-{out[1]:02}"
            yield record.problem(("preprint", "date"), "dates-disagree", message, tip)


def _fits(date: str, year: int, month: int) -> bool:
    """Whether a first version of this date can have an id of this month: sent in then, or the month before."""
    if len(date) == 4:
        return int(date) in (year, year - (month == 1))
    return 0 <= year * 12 + month - int(date[:4]) * 12 - int(date[5:7]) <= 1


def _ids(work: Work) -> dict[Keys, str]:
    """The ids as identities, by their place."""
    found: dict[Keys, str] = {}
    if work.preprint and work.preprint.id:
        found["preprint", "id"] = identity_of(f"arxiv:{work.arxiv}" if work.arxiv else work.preprint.id)
    if work.publication and work.publication.doi:
        found["publication", "doi"] = identity_of(work.publication.doi)
    if work.identifiers and work.identifiers.pubmed:
        found["identifiers", "pubmed"] = f"pubmed:{work.identifiers.pubmed}"
    return found


def _addresses(work: Work) -> Iterator[tuple[Keys, str]]:
    if work.links.paper:
        yield ("links", "paper"), work.links.paper
    if work.preprint and work.preprint.url:
        yield ("preprint", "url"), work.preprint.url
    if work.publication and work.publication.url:
        yield ("publication", "url"), work.publication.url


def _same(one: str, other: str) -> bool:
    """Whether two identities are one; a publisher's site may put more behind a DOI."""
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")
