"""A work as something to cite, before any format: who, what, when, where, under which identifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hfm.model import Dataset, Work

_INITIALS = re.compile(r"((?:\w\.[- ]?)+) ?(\S.*)")
_SUFFIX = re.compile(r"(.+?),? (Jr\.?|Sr\.?|II|III|IV)")
_GROUP_WORDS = re.compile(
    r"(?i)\b(the|consortium|group|team|network|collaboration|committee|institute|foundation|lab|laboratory|project)\b"
)
_PREPRINTS = re.compile(r"(?i)(ar|bior|medr|chemr|psyar)xiv|ssrn|.*\bpreprints?\b.*|research square|openreview")
_MEETINGS = re.compile(
    r"(?i).*\b(conference|workshops?|symposium|proceedings|meeting|findings|working notes)\b.*"
    r"|(AAAI|ACL|ACM MM|AIME|AISTATS|BIBM|BioNLP|BMVC|CHI|CIKM|CLEF|COLING|CVPR|CVPRW|EACL|ECCV|EMNLP|ICASSP|ICCV|ICLR"
    r"|ICML|IJCAI|IPMI|ISBI|KDD|MICCAI|MIDL|ML4H|MLHC|MLMI|MM|NAACL|NAACL-HLT|NeurIPS|SIGIR|WACV|WWW)"
)


@dataclass(frozen=True)
class Name:
    """An author: family and given names, or a group of people with a name of its own (then `given` is empty)."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def is_group(self) -> bool:
        return not self.given


@dataclass(frozen=True)
class Citation:
    """`form` is article, chapter (in proceedings), preprint, data or other; `more` says that authors were left out."""

    key: str
    form: str
    title: str
    authors: tuple[Name, ...]
    more: bool
    date: str
    venue: str
    doi: str
    arxiv: str
    url: str

    @property
    def year(self) -> str:
        return self.date[:4]


def citation(work: Work) -> Citation:
    """How to cite the publication behind an entry; a dataset without one is cited as data, by its name."""
    authors = tuple(parse_name(each) for each in work.authors if each != "et al.")
    return Citation(
        # A key depends on its entry alone: it never changes because another entry came or went, or this one was renamed.
        key=f"{work.KIND}-{work.first_id}",
        form=_form(work),
        title=work.title or work.name,
        authors=authors,
        more=work.authors[-1:] == ("et al.",),
        date=_date(work),
        venue=_venue(work),
        doi=work.doi or "",
        arxiv=work.arxiv or "",
        url=_url(work),
    )


def parse_name(text: str) -> Name:
    """`S. G. Armato III`, `T. van Sonsbeek`, `Qi Dou`; a consortium, and whatever is unclear, stays one name."""
    if found := _INITIALS.fullmatch(text):
        given, family = found[1].strip(), found[2]
        suffix = _SUFFIX.fullmatch(family)
        return Name(suffix[1], given, suffix[2]) if suffix else Name(family, given)
    words = text.split(" ")
    if len(words) in (2, 3) and all(word[:1].isupper() for word in words) and not _GROUP_WORDS.search(text):
        return Name(words[-1], " ".join(words[:-1]))
    return Name(text)


def _form(work: Work) -> str:
    venue = _venue(work) or ("arXiv" if work.arxiv else "")
    if not work.title and isinstance(work, Dataset):
        return "data"
    if not venue or venue == "GitHub":
        return "other"
    if _PREPRINTS.fullmatch(venue):
        return "preprint"
    return "chapter" if _MEETINGS.fullmatch(venue) else "article"


def _venue(work: Work) -> str:
    """The venue without the year that some sources print after it."""
    return re.sub(r",? \(?(19|20)\d\d\)?$", "", work.venue or "")


def _date(work: Work) -> str:
    """The year the source gives, to the day where the publication date is of the same year."""
    year = str(work.year or "")
    return work.published if work.published and work.published[:4] == (year or work.published[:4]) else year


def _url(work: Work) -> str:
    if work.links.paper:
        return work.links.paper
    if work.doi:
        return f"https://doi.org/{work.doi}"
    if work.arxiv:
        return f"https://arxiv.org/abs/{work.arxiv}"
    others = (work.links.data, work.links.project, work.links.code)
    return next((url for url in others if url and url.startswith("http")), "")
