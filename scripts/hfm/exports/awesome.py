"""The classic list, `awesome-hfm.md`: the whole catalog as one Markdown file in the form of awesome lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hfm.exports.edition import ABOUT, NAME, Edition
from hfm.model import Dataset, Model, Study, Survey, Work
from hfm.model.catalog import Catalog, each
from hfm.views.lead import lead

_KINDS: tuple[type[Work], ...] = (Model, Dataset, Study, Survey)
_SHOWN = {"paper": "paper", "code": "code", "third_party_code": "code by others", "weights": "weights", "data": "data"}
_MEANT = str.maketrans({it: f"\\{it}" for it in r"\`*_{}[]<>|~&$"})  # what Markdown takes for more than a sign
_FIRST_WORD = re.compile(r"[a-z]+\b")
# The name, what is told, and of each address what tells it from others, the link, and how it is shown after the first one.
_Listed = tuple[str, str, list[tuple[str, str, str]]]
_BADGE = "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)"


def awesome(edition: Edition) -> dict[str, str]:
    """Works under their kind and sub-field, newest first, each once with its own addresses."""
    sections = [*_sections(edition)]
    listed = {kind.KIND: _listed(kind, edition.catalog) for kind in _KINDS}
    contents = "".join(f"{'  ' * (level - 2)}- [{title}](#{_anchor(title)})\n" for level, title, _ in sections)
    used: set[str] = set()
    lists = "".join(
        f"\n{'#' * level} {title}\n"
        + ("\n" if works else "")
        + "".join(f"{_line(it, edition, used, listed[it.KIND][it.id])}\n" for it in works)
        for level, title, works in sections
    )
    return {"awesome-hfm.md": f"# {NAME} {_BADGE}\n\n> {ABOUT}\n\n## Contents\n\n{contents}{lists}"}


def _sections(edition: Edition) -> Iterator[tuple[int, str, Sequence[Work]]]:
    """Level, title and works of each section; titles are unique, for they are addresses in the file."""
    for kind in _KINDS:
        works = sorted(edition.catalog.of(kind), key=lambda it: -(it.year or 0))
        if not works:
            continue
        yield 2, kind.PLURAL, [] if kind.GROUPS else works
        groups: dict[str, list[Work]] = {group: [] for group in kind.GROUPS}
        for work in works if groups else ():
            groups[work.group].append(work)
        for group, chosen in groups.items():
            if chosen:
                yield 3, f"{group.capitalize()} {kind.PLURAL.lower()}", chosen


def _line(work: Work, edition: Edition, used: set[str], listed: _Listed) -> str:
    """`- [Name](address) - Title. Venue, year. [code](…).`; an address that the list has already is not repeated."""
    name, told, addresses = listed
    fresh = [(url, shown) for plain, url, shown in addresses if plain not in used]
    used.update([plain for plain, _, _ in addresses])
    main = fresh[0][0] if fresh else _address(edition.page(work))
    others = ", ".join([shown for _, shown in fresh[1:] if shown])
    return f"- [{name}]({main}) - {' '.join(filter(None, (told, _sentence(others))))}"


@each
def _listed(work: Work, catalog: Catalog) -> _Listed:
    """What its line is made of, whatever the list has already."""
    found = [(name, url) for name, url in vars(work.links).items() if url and url.startswith("http")]
    if isinstance(work, Dataset):
        found.sort(key=lambda it: it[0] != "data")
    addresses = [(_plain(url), _address(url), _shown(name, url)) for name, url in found]
    where = ", ".join(filter(None, [work.venue, str(work.year or "")]))
    told = [_sentence(_text(_told(work, catalog))), _sentence(_text(where))]
    return _text(work.name), " ".join(filter(None, told)), addresses


def _shown(name: str, url: str) -> str:
    return f"[{_SHOWN[name]}]({_address(url)})" if name in _SHOWN else ""


def _told(work: Work, catalog: Catalog) -> str:
    """The title without the name that stands before it already, or what the catalog says of the work."""
    title = getattr(work, "title", None)
    told: str = title or getattr(work, "summary", None) or lead(work, catalog) or work.name
    if not told.lower().startswith(work.name.lower()):
        return told[:1].upper() + told[1:] if _FIRST_WORD.match(told) else told
    rest = told[len(work.name) :]
    return rest[1:].strip()[:1].upper() + rest[1:].strip()[1:] if rest[:1] == ":" and rest[1:].strip() else f"“{told}”"


def _sentence(words: str) -> str:
    """With a full stop at its end; nothing stays nothing."""
    return words if not words or words.endswith((".", "!", "?")) else f"{words}."


def _text(words: str) -> str:
    """Words that Markdown shows as they are."""
    return " ".join(words.split()).translate(_MEANT)


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29")


def _plain(url: str) -> str:
    """The address without what does not tell two pages apart."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/").lower()


def _anchor(title: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")
