"""What a work is, read from all its ids and addresses in every spelling: the same work has an identity in common.

`check`, the import and the pages ask here. Identities are short texts such as `arxiv:2304.12306`, `doi:10.1000/x`,
`pubmed:123`, `openreview:abc` or, where an address holds no id, the address without what makes no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from hfm.model.addresses import address_fault, arxiv_id_in, doi_in
from hfm.model.base import Work

TRACKING = re.compile(
    r"(?i)utm_.*|gclid|fbclid|mc_[ce]id|ref|ref_src|source|trk|spm|share|via|journalcode|from|amp|needaccess"
)
# The DOIs of arXiv, bioRxiv and medRxiv, Research Square, SSRN, Preprints.org, ChemRxiv. The press of bioRxiv has journals
# under the same number, whose DOIs go on with a letter: 10.1101/gr.278870.123.
PREPRINT_DOI = re.compile(r"(?i)10\.(?:1101/\d|(?:48550|64898|21203|2139|20944|26434)/)")
_SIGNS = re.compile(r"[^\w+]|_")
_PREPRINT_VERSION = re.compile(r"(?<=\d)v\d{1,2}$", re.ASCII)
ID_IN = [  # (host, path and query, identity)
    (r"pubmed\.ncbi\.nlm\.nih\.gov", r"/(\d{1,9})\b", "pubmed:{}"),
    (r"ncbi\.nlm\.nih\.gov", r"/pubmed/(\d{1,9})\b", "pubmed:{}"),
    (r"(?:pmc\.)?ncbi\.nlm\.nih\.gov", r"(?:/pmc)?/articles/(pmc\d{1,9})\b", "{}"),
    (r"europepmc\.org", r"/(?:article|abstract)/med/(\d{1,9})\b", "pubmed:{}"),
    (r"openreview\.net", r"/(?:forum|pdf|attachment)\?(?:.*&)?id=([\w-]{5,40})", "openreview:{}"),
    (r"aclanthology\.org", r"/([a-z0-9.-]{5,60}?)(?:v\d+)?(?:\.pdf|\.bib)?/?$", "acl:{}"),
    (r"huggingface\.co|hf\.co", r"/((?:datasets/|spaces/)?[\w.-]{1,100}/[\w.-]{1,100})", "huggingface:{}"),
    (
        r"github\.com|gitlab\.com|bitbucket\.org",
        r"/([\w.-]{1,100}/[\w.-]{1,100}?)(?:\.git)?(?:[/?]|$)",
        "repository:{}",
    ),
]
_SITES = [(re.compile(host), re.compile(path, re.ASCII | re.IGNORECASE), form) for host, path, form in ID_IN]


def identities(work: Work) -> dict[str, tuple[str | int, ...]]:
    """Identity → the keys of the value that states it, the first of them where several do."""
    found: dict[str, tuple[str | int, ...]] = {}
    for keys, text in _stated(work):
        if identity := identity_of(text):
            found.setdefault(identity, keys)
    return found


@cache
def identity_of(text: str) -> str:
    """The identity that an id or an address states."""
    if arxiv := arxiv_id_in(text):
        return f"arxiv:{arxiv.lower()}"
    if doi := doi_in(text):
        return "doi:" + _PREPRINT_VERSION.sub("", doi.lower())
    return address_identity(text) if "://" in text else text.lower()


def address_identity(url: str) -> str:
    """The address without scheme, `www.`, case of the host, tracking, fragment and last slash; or the id that it holds."""
    if address_fault(url):
        return ""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/.")
    rest = f"{path}?{parts.query}" if parts.query else path
    for expression, form in _ids_at(host):
        if id_ := expression.match(rest):
            return form.format(id_[1] if form.startswith("openreview") else id_[1].lower())
    kept = sorted(it for it in parse_qsl(parts.query) if not TRACKING.fullmatch(it[0])) if parts.query else []
    path = path.removesuffix(".pdf").removesuffix("/index.html")
    return f"{host}{path}" + (f"?{urlencode(kept)}" if kept else "")


@cache
def _ids_at(host: str) -> list[tuple[re.Pattern[str], str]]:
    """What finds an id in an address of this host, and what the id is written as."""
    return [(expression, form) for site, expression, form in _SITES if site.fullmatch(host)]


def letters(text: str) -> str:
    """The letters and digits of a name or a title, without case and accents; `+` too, which tells names apart."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _SIGNS.sub("", plain)


def _stated(work: Work) -> Iterator[tuple[tuple[str | int, ...], str]]:
    preprint, publication, known = work.preprint, work.publication, work.identifiers
    if preprint and preprint.id:
        yield (
            ("preprint", "id"),
            preprint.id if re.match(r"10\.|http", preprint.id) else f"{preprint.server.lower()}:{preprint.id}",
        )
    if preprint and preprint.url:
        yield ("preprint", "url"), preprint.url
    if publication and publication.doi:
        yield ("publication", "doi"), publication.doi
    if publication and publication.url and publication.kind != "release":
        yield ("publication", "url"), publication.url
    if known and known.pubmed:
        yield ("identifiers", "pubmed"), f"pubmed:{known.pubmed}"
    if known and known.openalex:
        yield ("identifiers", "openalex"), f"openalex:{known.openalex}"
    if work.links.paper:
        yield ("links", "paper"), work.links.paper
