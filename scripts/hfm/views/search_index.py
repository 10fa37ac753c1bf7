"""What readers call things: names, titles and terms, in small files that the site's search reads before its index.

`index.json` has the terms of every word list, and which of the other files there are: `names/<two letters>.json` the
entries that a query beginning with these letters may name, `meanings/<list>.json` what terms mean, `words.json` the
words that a mistyped one may mean, `ids/<last letter>.json` the entries that an identifier means.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from hfm.model import KINDS, Entry, Work
from hfm.model.catalog import Catalog, each, lasting
from hfm.views.identifiers import identities_of
from hfm.views.lead import lead
from hfm.views.spellings import parted, plain

# The lists whose terms readers look for, those of data and of what is done with it before the others.
_LISTS = (
    "modalities", "tasks", "techniques", "text-types", "backbones", "pretraining", "adaptation", "organs", "trust-issues",
    "subfields", "trust-applications", "usage", "licences", "scopes",
)  # fmt: skip
# Folder, id or nothing where it follows from the name, name, title, year or what it is, other names.
_Row = tuple[str, str, str, str, str, list[str]]
# A row as JSON, and the files that it stands in.
Named = tuple[str, tuple[str, ...]]
# What readers call pages of the site.
_ALSO_CALLED = {
    "about": ("Licence", "Method"),
    "contribute": ("Add an entry", "Submit"),
    "data": ("Download", "API"),
    "new": ("Changelog", "Recently added"),
    "studies": ("Trust studies",),
    "vocabulary": ("Glossary", "Terms"),
}
_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_SHORTEST = 4  # letters of a word that a slip may have changed
_OFTEN = 3  # titles that have a word which no name has


Files = dict[str, str]
"""The text of each file, by its name."""


def named_entries(catalog: Catalog) -> list[Named]:
    """The row of each entry."""
    return [row for row, _, _ in _in_order(catalog)]


def search_index(
    catalog: Catalog,
    entries: Iterable[Named],
    pages: Mapping[str, tuple[str, str]],
    common: Sequence[str],
    ids: Sequence[str],
) -> Files:
    """The index and the names. `entries` are those that are named, `pages` title and description of charts and other
    pages, by their path, `common` the names that are common words, `ids` what the files of identifiers are called."""
    named: dict[str, list[str]] = {}
    for row, files in chain(entries, (_named(_page(path, *told)) for path, told in pages.items())):
        for file in files:
            named.setdefault(file, []).append(row)
    terms = {name: _terms(name, catalog) for name in _lists(catalog)}
    kinds = {kind.FOLDER: kind.PLURAL for kind in KINDS.values()} | {"charts": "Charts", "": "Pages"}
    index = {"names": sorted(named), "ids": ids, "common": common, "kinds": kinds, "terms": terms}
    return _written({"index.json": index}) | {f"names/{it}.json": f"[{','.join(rows)}]\n" for it, rows in named.items()}


def words_index(catalog: Catalog) -> Files:
    """What a mistyped word may mean, and what the terms of each list mean."""
    meanings = {
        f"meanings/{name}.json": {it.id: it.definition for it in catalog.vocabularies[name].terms}
        for name in _lists(catalog)
    }
    return _written({"words.json": _words(catalog), **meanings})


def ids_index(catalog: Catalog) -> tuple[Files, list[str]]:
    """The identifiers by their last character, identity → `[folder, id, name]` of the entries that it means; and what
    the files are called."""
    found: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    for kind in KINDS.values():
        known = identities_of(kind, catalog)
        for entry in catalog.of(kind):
            named = entry.FOLDER, entry.id, entry.name
            for identity in known[entry.id]:
                last = identity[-1] if identity[-1].isalnum() and identity[-1].isascii() else "other"
                found.setdefault(last, {}).setdefault(identity, []).append(named)
    return _written({f"ids/{last}.json": entries for last, entries in found.items()}), sorted(found)


def _lists(catalog: Catalog) -> list[str]:
    return [name for name in _LISTS if name in catalog.vocabularies]


def _written(files: Mapping[str, Any]) -> Files:
    return {name: f"{_json(it)}\n" for name, it in files.items()}


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _terms(name: str, catalog: Catalog) -> dict[str, Any]:
    """A list's label, where its terms stand, and `[id, label, other words]` of each; a source's code is another word."""
    words = catalog.vocabularies[name]
    terms = [(it.id, it.label, [*filter(None, (it.code,)), *it.aliases]) for it in words.terms]
    return {
        "label": words.label,
        "page": "techniques/#" if name == "techniques" else f"vocabulary/#{name}-",
        "terms": terms,
    }


def _in_order(catalog: Catalog) -> Iterator[tuple[Named, str, list[str]]]:
    for kind in KINDS.values():
        told = _named_entry(kind, catalog)
        yield from (told[it.id] for it in catalog.of(kind))


@each
def _named_entry(entry: Entry, catalog: Catalog) -> tuple[Named, str, list[str]]:
    """Its row, its name in plain letters, and the words that a mistyped one may mean."""
    return _named(_row(entry, catalog)), plain(entry.name), _mistyped((entry.name, *entry.aliases))


def _row(entry: Entry, catalog: Catalog) -> _Row:
    name, own, title = entry.name, entry.id, (entry.title or "") if isinstance(entry, Work) else ""
    told = str(getattr(entry, "year", None) or "") if title else lead(entry, catalog)
    implied = own == plain(name).replace(" ", "-")
    others = [*entry.aliases, *entry.previously]
    return entry.FOLDER, "" if implied else own, name, "" if title == name else title, told, others


def _page(path: str, title: str, description: str) -> _Row:
    """A chart is called by its name too, and a page on top by its folder."""
    folder, name = ("charts", path.removeprefix("charts/")) if path.startswith("charts/") else ("", path)
    words = name.replace("-", " ")
    others = [words, f"{words} chart"] if folder else [words, *_ALSO_CALLED.get(path, ())]
    return folder, name, title, "", description.split(". ")[0], [it for it in others if plain(it) != plain(title)]


def _named(row: _Row) -> Named:
    """A row stands where a name, a word of one or a title begins with the same two letters. Other scripts stand under `other`."""
    _, _, name, title, _, others = row
    titles = {title, title.removeprefix(f"{name}: ")}
    bare = {it[article.end() :] for it in titles if (article := _ARTICLE.match(it))}
    names = {plain(it).replace(" ", "") for it in (name, *others, *titles, *bare)}
    words = chain.from_iterable(map(parted, (name, *others)))
    beginnings = {word[:2] for word in (*names, *words) if len(word) > 1}
    files = {it if it.isascii() else "other" for it in beginnings} | (
        set() if all(map(str.isascii, names)) else {"other"}
    )
    return _json(row), tuple(sorted(files))


def common_names(catalog: Catalog) -> list[str]:
    """Names that are common words too: a title or summary has them in small letters."""
    words = set(chain.from_iterable(_common_words(kind, catalog) for kind in KINDS.values()))
    return sorted(words.intersection(name for _, name, _ in _in_order(catalog)))


@lasting
def _common_words(kind: type[Entry], catalog: Catalog) -> list[str]:
    """The words in small letters, and nothing else, that titles and summaries have."""
    texts = (text for it in catalog.every(kind) for text in (getattr(it, "title", ""), getattr(it, "summary", "")))
    pieces = set(" ".join(filter(None, texts)).split())  # the same ones stand in many texts
    words = set(re.findall(r"[\w-]+", " ".join(pieces)))
    return sorted(it for it in words if it.isascii() and it.isalpha() and it.islower())


def _words(catalog: Catalog) -> list[str]:
    """Those of terms, then of names, then the frequent ones of titles."""
    terms = [text for words in catalog.vocabularies.values() for it in words.terms for text in (it.label, *it.aliases)]
    titles = Counter[str]()
    for kind in KINDS.values():
        titles.update(_title_words(kind, catalog))
    often = sorted((it for it in titles if titles[it] >= _OFTEN), key=lambda it: (-titles[it], it))
    names = chain.from_iterable(words for _, _, words in _in_order(catalog))
    return [*dict.fromkeys((*_mistyped(terms), *names, *filter(_is_long, often)))]


@lasting
def _title_words(kind: type[Entry], catalog: Catalog) -> dict[str, int]:
    """How many titles have each word."""
    titles = (it.title or "" for it in catalog.every(kind) if isinstance(it, Work))
    return Counter(word for title in titles for word in sorted({*plain(title).split()}))


def _mistyped(names: Iterable[str]) -> list[str]:
    """The words of these, and each in one, as far as a slip may have changed them."""
    return [it for text in names for it in (*parted(text), plain(text).replace(" ", "")) if _is_long(it)]


def _is_long(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalnum() and not word.isdigit()
