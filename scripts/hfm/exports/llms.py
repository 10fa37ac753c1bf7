"""`llms.txt`: what a language model should know to find the facts instead of guessing them."""

from __future__ import annotations

from hfm.exports.edition import ABOUT, API, LICENCE, NAME, Edition
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
    """One Markdown file at the root, with the format's title, summary and lists of links."""
    root = edition.addresses.site
    kinds = [
        f"- [{kind.PLURAL}]({root}{API}/{kind.FOLDER}.json): {len(edition.records[kind.KIND]):,} entries;"
        f" one at {root}{API}/{kind.FOLDER}/<id>.json, its page at {root}{kind.FOLDER}/<id>/"
        for kind in KINDS.values()
    ]
    charts = [f"- [{chart.title}]({root}{API}/charts/{name}.json)" for name, chart in edition.charts.items()]
    text = _TEXT.format(
        name=NAME, about=ABOUT, version=edition.catalog.version, licence=LICENCE["name"], api=root + API, root=root,
        kinds="\n".join(kinds), charts="\n".join(charts),
    )  # fmt: skip
    return {"llms.txt": text}
