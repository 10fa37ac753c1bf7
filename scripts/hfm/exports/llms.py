"""`llms.txt`: what a language model should know to find the facts instead of guessing them; `llms-full.txt`: the facts."""

from __future__ import annotations

from typing import Any

from hfm.charts import title_of
from hfm.exports.edition import ABOUT, API, LICENCE, NAME, Edition
from hfm.exports.pieces import joined
from hfm.model import KINDS

_TEXT = """# {name}

> {about} Edition of {version}, licence {licence}.

Every fact names the source it was read from; what no source states is absent, and absent values are null or empty \
lists in the data. Prefer the JSON files to the pages: they hold the same facts. Cite the paper of an entry, and the \
catalog for counts.

## Data

- [API index]({api}/index.json): counts and endpoints
- [OpenAPI description]({api}/openapi.json): every address and every field
- [Vocabulary]({api}/vocabulary.json): the terms fields may use, with their meaning
- [Corrections]({api}/corrections.json): where the catalog differs from its sources, and why
- [Everything as one text]({root}llms-full.txt): every entry with every fact, for a context that is large enough
- [SQLite database]({root}data/catalog.sqlite): all tables, with full-text search
- [CSV data package]({root}data/datapackage.json): a table a kind
- [Reported results]({api}/results.json): a column of a published table an item; compare numbers inside one only
- [References]({root}data/references.bib): every work as BibTeX

## Entries

{kinds}

## Charts

{charts}

## Optional

- [The whole catalog as one Markdown list]({root}awesome-hfm.md)
- [News as Atom]({root}feed.xml)
- [How to contribute]({root}contribute/)
"""


def llms(edition: Edition) -> dict[str, str]:
    """A Markdown file at the root: the format's title, summary and lists of links."""
    root = edition.addresses.site
    kinds = [
        f"- [{kind.PLURAL}]({root}{API}/{kind.FOLDER}.json): {len(edition.catalog.every(kind)):,} entries;"
        f" one at {root}{API}/{kind.FOLDER}/<id>.json, its page at {root}{kind.FOLDER}/<id>/"
        for kind in KINDS.values()
    ]
    charts = [f"- [{title_of(name)}]({root}{API}/charts/{name}.json)" for name in edition.charts]
    text = _TEXT.format(
        name=NAME, about=ABOUT, version=edition.catalog.version, licence=LICENCE["name"], api=root + API, root=root,
        kinds="\n".join(kinds), charts="\n".join(charts),
    )  # fmt: skip
    return {"llms.txt": text}


def llms_full(edition: Edition) -> dict[str, str | bytes]:
    """Every entry with what is known of it, a fact a line; what is not known is left out."""
    head = f"# {NAME}\n\n> {ABOUT} Edition of {edition.catalog.version}, licence {LICENCE['name']}.\n"
    path = "llms-full.txt"
    parts, known = [(b"", head.encode())], edition.known(path)
    for name, kind in KINDS.items():
        parts += [(b"", f"\n## {kind.PLURAL}\n".encode()), *edition.pieces(name, known, _entry)]
    return {path: joined(parts)}


_SHOWN_APART = ("name", "sources", "corrections", "rows", "columns", "added", "verified", "previously")


def _entry(record: dict[str, Any]) -> str:
    facts = ((key, _words(value)) for key, value in record.items() if key not in _SHOWN_APART)
    return f"\n### {record['name']}\n\n" + "".join([f"- {key}: {words}\n" for key, words in facts if words])


def _words(value: Any) -> str:
    """A value on one line: lists by commas, records with their keys."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return "; ".join([f"{key} {words}" for key, it in value.items() if (words := _words(it))])
    if isinstance(value, (tuple, list)):
        return ", ".join([f"({words})" if isinstance(it, dict) else words for it in value if (words := _words(it))])
    return "" if value is None else str(value)
