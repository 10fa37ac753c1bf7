"""One idea of a web address, and of the ids that addresses hold: what stands in the catalog, leads somewhere."""

from __future__ import annotations

import re
from urllib.parse import unquote

_ADDRESS = re.compile(r"https?://(?P<host>[A-Za-z0-9_.-]+)(?P<port>:[0-9]*)?(?=[/?#]|$)[^\s<>\"'`\\{}|^]*", re.ASCII)
_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?", re.ASCII)
_LAST = re.compile(r"[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59}", re.ASCII)
_OLD_ARXIV = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])[0-9]{3}", re.ASCII)
_NEW_ARXIV = re.compile(r"([0-9]{2})(0[1-9]|1[0-2])\.([0-9]{4,5})", re.ASCII)


def address_fault(text: str) -> str:
    """Why this is no address on the public web, in words, or nothing."""
    if "@" in text and re.match(r"https?://[^/?#]*@", text):
        return "it holds a user's name or password"
    found = _ADDRESS.fullmatch(text)
    if not found:
        return "not a web address"
    labels = found["host"].split(".")
    if len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)) or not _LAST.fullmatch(labels[-1]):
        return f"'{found['host'][:60]}' is not the name of a host on the web"
    if (found["port"] is not None and not 0 < int(found["port"][1:6] or 0) < 65536) or len(found["port"] or "") > 6:
        return f"there is no port {found['port'][1:12]}".rstrip()
    return ""


def is_arxiv_id(text: str) -> bool:
    """Whether arXiv gives such ids: `2304.06716`, four digits until 2014, five since; `cs.CL/0301001` until March 2007."""
    if _OLD_ARXIV.fullmatch(text):
        return True
    found = _NEW_ARXIV.fullmatch(text)
    if not found or int(found[1] + found[2]) < 704:
        return False
    return len(found[3]) == (5 if int(found[1]) >= 15 else 4)


_IN_ARXIV = re.compile(
    r"(?i:arxiv\.org/(?:abs|pdf|html|ps|format)/|10\.48550/arxiv\.|arxiv[:/ ]\s?|alphaxiv\.org/[a-z]+/|huggingface\.co/papers/|^)"
    r"((?:[0-9]{4}\.[0-9]{4,5})|(?:[a-z]{1,12}(?:-[a-z]{2,6})?(?:\.[A-Z]{2})?/[0-9]{7}))(?![0-9])",
    re.ASCII,
)
_IN_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"'`\\{}|^]+", re.ASCII)
_ON_ITS_SITE = re.compile(
    r"(?:v[0-9]{1,3})?(?:\.full|\.abstract|/full|/abstract|\.article-info)?(?:\.pdf|-text|/pdf)?(?:\+html)?$", re.ASCII
)


def arxiv_id_in(text: str) -> str:
    """The arXiv id that an address, a DOI of arXiv or a mention holds, without its version; or nothing."""
    return next((found[1] for found in _IN_ARXIV.finditer(text) if is_arxiv_id(found[1])), "")


def doi_in(text: str) -> str:
    """The DOI that an address or a mention holds, or nothing; what a publisher's site puts behind it is cut off."""
    host = re.match(r"(?:https?://)?([^/]*)", text)
    found = _IN_DOI.search(unquote(text))
    if not found:
        if nature := re.search(
            r"nature\.com/articles/((?:s4|s41|d41)[0-9]{2,4}-[0-9]{3}-[0-9]{4,5}-\w)", text, re.ASCII
        ):
            return f"10.1038/{nature[1]}"
        return ""
    doi = found[0]
    if host and not re.search(r"(?:^|\.)doi\.org$|^10\.|^doi", host[1].lower()):
        doi = re.split(r"[?#&]", doi)[0]
        doi = (
            _ON_ITS_SITE.sub("", doi)
            if "rxiv.org" in host[1]
            else re.sub(r"(?:\.full|/full|/abstract)?(?:\.pdf|/pdf)?$", "", doi)
        )
    return _balanced(doi.rstrip(".,;/"))


def _balanced(doi: str) -> str:
    """Without a bracket at the end that opened before the DOI."""
    unopened = {close: doi.count(close) - doi.count(opening) for opening, close in ("()", "[]", "<>")}
    while doi and unopened.get(doi[-1], 0) > 0:
        unopened[doi[-1]] -= 1
        doi = doi[:-1].rstrip(".,;/")
    return doi
