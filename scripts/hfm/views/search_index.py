"""What readers call things: names, titles and terms, in small files that the site's search reads before its index.

`index.json` has the terms of every word list, and which of the other files there are: `names/<two letters>.json` the
entries that a query beginning with these letters may name, `meanings/<list>.json` what terms mean, `words.json` the
words that a mistyped one may mean, `ids/<last letter>.json` the entries that an identifier means.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from hfm.model import KINDS, Work
from hfm.model.catalog import Catalog
from hfm.views.identifiers import identities_of
from hfm.views.lead import lead
from hfm.views.spellings import parted, plain

# The lists whose terms readers look for, those of data and of what is done with it before the others.
_LISTS = (
    "modalities", "tasks", "techniques", "text-types", "backbones", "pretraining", "adaptation", "organs", "trust-issues",
    "subfields", "trust-applications", "usage", "licences", "scopes",
)  # fmt: skip
_SHORTEST = 4  # letters of a word that a slip may have changed
_OFTEN = 3  # titles that have a word which no name has


def search_index(catalog: Catalog) -> dict[str, str]:
    """The text of each file, by its name."""
    lists = [name for name in _LISTS if name in catalog.vocabularies]
    named = _by_beginning(catalog)
    terms = {name: _terms(name, catalog) for name in lists}
    kinds = {kind.FOLDER: kind.PLURAL for kind in KINDS.values()}
    ids = _by_identifier(catalog)
    index = {"names": sorted(named), "ids": sorted(ids), "kinds": kinds, "terms": terms}
    files: dict[str, Any] = {"index.json": index, "words.json": _words(catalog)}
    for name in lists:
        files[f"meanings/{name}.json"] = {it.id: it.definition for it in catalog.vocabularies[name].terms}
    files |= {f"names/{beginning}.json": rows for beginning, rows in named.items()}
    files |= {f"ids/{last}.json": entries for last, entries in ids.items()}
    return {name: json.dumps(it, ensure_ascii=False, separators=(",", ":")) + "\n" for name, it in files.items()}


def _by_identifier(catalog: Catalog) -> dict[str, dict[str, list[tuple[str, str, str]]]]:
    """Last character → identity → `[folder, id, name]` of the entries that it means."""
    found: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    for entry in catalog.all_entries:
        for identity in identities_of(entry):
            last = identity[-1] if identity[-1].isalnum() and identity[-1].isascii() else "other"
            found.setdefault(last, {}).setdefault(identity, []).append((entry.FOLDER, entry.id, entry.name))
    return found


def _terms(name: str, catalog: Catalog) -> dict[str, Any]:
    """A list's label, where its terms stand, and `[id, label, other words]` of each; a source's code is another word."""
    words = catalog.vocabularies[name]
    terms = [(it.id, it.label, [*filter(None, (it.code,)), *it.aliases]) for it in words.terms]
    return {
        "label": words.label,
        "page": "techniques/#" if name == "techniques" else f"vocabulary/#{name}-",
        "terms": terms,
    }


def _by_beginning(catalog: Catalog) -> dict[str, list[tuple[Any, ...]]]:
    """Two letters → `[folder, id, name, title, year or lead, other names]` of the entries with a name, a word of one or
    a title that begins with them; without an id where that follows from the name. Other scripts stand under `other`.
    """
    found: dict[str, list[tuple[Any, ...]]] = {}
    for entry in catalog.all_entries:
        title = entry.title if isinstance(entry, Work) and entry.title else ""
        others = [*entry.aliases, *entry.previously]
        row = (
            entry.FOLDER,
            "" if entry.id == plain(entry.name).replace(" ", "-") else entry.id,
            entry.name,
            "" if title == entry.name else title,
            (getattr(entry, "year", None) or "") if title else lead(entry, catalog),
            others,
        )
        names = [
            plain(it).replace(" ", "") for it in (entry.name, *others, title, title.removeprefix(f"{entry.name}: "))
        ]
        words = [word for name in (entry.name, *others) for word in parted(name)]
        beginnings = {word[:2] for word in (*names, *words) if len(word) > 1}
        for it in sorted(
            {it if it.isascii() else "other" for it in beginnings} | ({"other"} if _foreign(names) else set())
        ):
            found.setdefault(it, []).append(row)
    return found


def _foreign(names: Iterable[str]) -> bool:
    return any(not letter.isascii() for name in names for letter in name)


def _words(catalog: Catalog) -> list[str]:
    """Those of terms, then of names, then the frequent ones of titles."""
    terms = [text for words in catalog.vocabularies.values() for it in words.terms for text in (it.label, *it.aliases)]
    names = [name for entry in catalog.all_entries for name in (entry.name, *entry.aliases)]
    titles = Counter(
        word for entry in catalog.all_entries if isinstance(entry, Work) for word in {*plain(entry.title or "").split()}
    )
    often = sorted((it for it in titles if titles[it] >= _OFTEN), key=lambda it: (-titles[it], it))
    words = [*(word for text in (*terms, *names) for word in (*parted(text), plain(text).replace(" ", ""))), *often]
    return [it for it in dict.fromkeys(words) if len(it) >= _SHORTEST and it.isalnum() and not it.isdigit()]
