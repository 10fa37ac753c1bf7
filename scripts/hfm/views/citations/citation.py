"""A work as something to cite, before any format: one publication of it, whole, and who wrote it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from hfm.model import KINDS, Dataset, Entry, Result, Work
from hfm.model.catalog import Catalog, once
from hfm.model.parts import Preprint, Publication

_INITIALS = re.compile(r"((?:\w\.[- ]?)+) ?(\S.*)")
_SUFFIX = re.compile(r"(.+?),? (Jr\.?|Sr\.?|II|III|IV)")
# Words that belong to the family name behind them: Ludwig van Beethoven, Vincent de Paul.
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "la",
        "le",
        "du",
        "di",
        "da",
        "dos",
        "del",
        "della",
        "ten",
        "ter",
        "al",
        "el",
        "bin",
        "ibn",
        "zu",
        "zur",
        "af",
        "av",
    ]
)
_FORMS = {
    "journal": "article", "proceedings": "chapter", "workshop": "chapter", "chapter": "chapter", "thesis": "thesis",
    "report": "report", "release": "other",
}  # fmt: skip
LONG = 20
"""Of more authors a page says the names as few times as its readers need: each time would be a kilobyte and more."""
_PREPRINT_HOSTS = ("arxiv.org", "biorxiv.org", "medrxiv.org", "openreview.net", "researchsquare.com", "ssrn.com")


class Name(NamedTuple):
    """An author: family and given names, or a group of people with a name of its own (`family`)."""

    family: str
    given: str = ""
    suffix: str = ""
    is_group: bool = False

    @property
    def words(self) -> str:
        """As one says it: `Ludwig van Beethoven`."""
        return " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def inverted(self) -> str:
        """As a list has it: `van Beethoven, Ludwig`."""
        return ", ".join(filter(None, (self.family, self.given, self.suffix)))


class Citation(NamedTuple):
    """One publication of a work. `more` says that the source stopped before the last author.

    `form` is article, chapter (in proceedings), preprint, thesis, report, data or other. Date, venue and identifiers
    are all of the publication it names, never of another one of the same work.
    """

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

    @property
    def is_long(self) -> bool:
        return len(self.authors) > LONG

    @property
    def credit(self) -> str:
        """All authors in one text, family names first, as reference managers take them apart."""
        return "; ".join(it.inverted for it in self.authors)

    @property
    def incomplete(self) -> str:
        """For formats that cannot say `et al.`: the authors as far as the source names them, else nothing."""
        return f"Authors: {', '.join(it.words for it in self.authors)}, et al." if self.more else ""

    @property
    def doi_url(self) -> str:
        return doi_url(self.doi) if self.doi else ""


def doi_url(doi: str) -> str:
    """The address of a DOI, with what an address cannot hold written in its own way."""
    return f"https://doi.org/{quote(doi, safe='/():;')}"


@once
def cited(work: Work, catalog: Catalog) -> Citation:
    """How to cite the paper behind an entry: once, however many entries it stands behind, by the fullest of them."""
    same = catalog.same_paper(work)
    if len(same) == 1:
        return citation(work)
    first = first_of(same)
    fullest = max(
        same, key=lambda it: (bool(it.title), _is_whole(it), "et al." not in it.authors, len(it.authors), it is first)
    )
    return citation(fullest)._replace(key=key_of(first))


# All fields that are read for it: of the work, and of those that the same paper stands behind.
CITED = (
    "id", "previously", "name", "title", "authors", "group_authors", "year", "preprint", "publication", "links",
)  # fmt: skip


def first_of(same: tuple[Work, ...]) -> Work:
    """The entry whose key a paper has that stands behind them all."""
    return min(same, key=lambda it: (list(KINDS).index(it.KIND), it.id)) if len(same) > 1 else same[0]


def citation(work: Work) -> Citation:
    """How to cite the publication of this entry; a dataset without a paper is cited as data, by its name."""
    data = Citation(
        key=key_of(work),
        form="data",
        title=work.title or work.name,
        authors=tuple(parse_name(each, work.group_authors) for each in work.authors if each != "et al."),
        more=work.authors[-1:] == ("et al.",),
        date=str(work.year or ""),
        venue="",
        doi="",
        arxiv="",
        url=_home(work),
    )
    if isinstance(work, Dataset) and not work.title:
        return data
    if work.preprint and not _is_whole(work):
        return _of_preprint(work, work.preprint, data)
    return _of_publication(work, work.publication, data) if work.publication else data._replace(form="other")


def people(work: Work) -> str:
    """The authors as a page shows them: as written; a long list as reference managers read it, for the page says it once."""
    if len(work.authors) <= LONG:
        return ", ".join(work.authors)
    return "; ".join(it if it == "et al." else parse_name(it, work.group_authors).inverted for it in work.authors)


def citation_of_table(table: Result) -> Citation:
    """How to cite a published table of results: its reporter, and where exactly it stands."""
    return Citation(
        key=key_of(table),
        form="other",
        title=table.name,
        authors=(Name(table.reporter, is_group=True),),
        more=False,
        date=table.date,
        venue=table.place,
        doi="",
        arxiv="",
        url=table.address,
    )


def key_of(work: Entry) -> str:
    """A key depends on its entry alone: it never changes because another came or went, or this one was renamed."""
    return f"{work.KIND}-{work.first_id}"


def _is_whole(work: Work) -> bool:
    """Whether the catalog has the venue and the year of the formal publication."""
    return bool(work.publication and (work.publication.year or work.publication.date))


def _of_publication(work: Work, it: Publication, known: Citation) -> Citation:
    """The formal publication; where it states no year and nothing else is known, the year of the work is its year."""
    year = str(it.year or "")
    date = it.date if it.date and it.date.startswith(year) else year
    paper = work.links.paper if work.links.paper and not _is_preprint_page(work.links.paper) else ""
    url = paper or (doi_url(it.doi) if it.doi else it.url or known.url)
    return known._replace(form=_FORMS[it.kind], date=date or known.date, venue=it.venue, doi=it.doi or "", url=url)


def _of_preprint(work: Work, it: Preprint, known: Citation) -> Citation:
    """The preprint, with the date of its first version."""
    doi = it.id if it.id and it.id.startswith("10.") else ""
    own = f"https://arxiv.org/abs/{work.arxiv}" if work.arxiv else doi_url(doi) if doi else it.url
    date = it.date or ("" if work.publication else known.date)
    return known._replace(form="preprint", date=date, venue=it.server, doi=doi, arxiv=work.arxiv, url=own or known.url)


def _is_preprint_page(url: str) -> bool:
    return (urlsplit(url).hostname or "").removeprefix("www.").endswith(_PREPRINT_HOSTS)


def _home(work: Work) -> str:
    others = (work.links.paper, work.links.data, work.links.project, work.links.code)
    return next((url for url in others if url and url.startswith("http")), "")


@cache  # many a name stands on several papers
def parse_name(text: str, groups: tuple[str, ...] = ()) -> Name:
    """`S. G. Armato III`, `T. van Sonsbeek`, `Qi Dou`, `Smith, John`; a group stays one name."""
    if text in groups:
        return Name(text, is_group=True)
    suffix = _SUFFIX.fullmatch(text)
    if suffix:
        return parse_name(suffix[1])._replace(suffix=suffix[2])
    if ", " in text:
        family, given = text.split(", ", 1)
        return Name(family, given)
    if found := _INITIALS.fullmatch(text):
        return Name(found[2], found[1].strip())
    words = text.split(" ")
    start = next((n for n, word in enumerate(words[1:-1], 1) if word in _PARTICLES), len(words) - 1)
    return Name(" ".join(words[start:]), " ".join(words[:start]))
