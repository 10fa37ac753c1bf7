"""Pages at old addresses: of a renamed entry, which leads to its page now; of one that went, which says why."""

from __future__ import annotations

from html import escape

from hfm.exports.edition import Edition
from hfm.model import KINDS
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


_GONE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>{id}: removed</title>
<meta name="robots" content="noindex">
</head>
<body><p>The {kind} <b>{id}</b> was removed on <time datetime="{day}">{day}</time>.</p><p>{reason}</p>{instead}<p><a href="../">{plural}</a></p></body>
</html>
"""


def redirects(edition: Edition) -> dict[str, str]:
    """`models/<old id>/index.html` for every id in `previously`, and for every entry that went."""
    moved = {
        f"{address(entry.KIND, old)}index.html": _PAGE.format(
            id=entry.id,
            name=escape(entry.name),
            canonical=edition.page(entry) if edition.addresses.site else f"../{entry.id}/",
        )
        for entry in edition.catalog.all_entries
        for old in entry.previously
    }
    gone = {
        f"{address(it.kind, it.id)}index.html": _GONE.format(
            kind=it.kind,
            id=it.id,
            day=it.day,
            reason=escape(it.reason),
            plural=KINDS[it.kind].PLURAL,
            instead=f'<p>Instead of it: <a href="../{it.replaced_by}/">{it.replaced_by}</a></p>'
            if it.replaced_by
            else "",
        )
        for it in edition.catalog.removed
    }
    return moved | gone
