"""Pages at the addresses an entry had before it was renamed; they lead to the one it has now."""

from __future__ import annotations

from html import escape

from hfm.exports.edition import Edition
from hfm.views.facts import address

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>{name}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=../{id}/">
<link rel="canonical" href="{canonical}">
</head>
<body><p>This page is now <a href="../{id}/">{name}</a>.</p></body>
</html>
"""


def redirects(edition: Edition) -> dict[str, str]:
    """`models/<old id>/index.html` for every id in `previously`."""
    return {
        f"{address(entry.KIND, old)}index.html": _PAGE.format(
            id=entry.id,
            name=escape(entry.name),
            canonical=edition.page(entry) if edition.addresses.site else f"../{entry.id}/",
        )
        for entry in edition.catalog.all_entries
        for old in entry.previously
    }
