"""The sitemap: every page with the day its facts last changed, the catalog's days and never the build's."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlsplit

from hfm.model import Entry


def last_day(entry: Entry) -> str:
    """The day the entry was added, or last verified."""
    return max(entry.added, entry.verified or "")


def sitemap(pages: Mapping[str, str], site: str) -> str:
    """`pages` maps addresses below the site's root to days; where `site` is not known, the file says what it lacks."""
    lines = [
        f"<url><loc>{escape(site + path or './', quote=False)}</loc><lastmod>{day}</lastmod></url>"
        for path, day in sorted(pages.items())
    ]
    listed = "".join(f"{line}\n" for line in lines)
    lack = (
        "" if site else "<!-- Built without SITE_URL: these addresses are not whole, as search engines want them. -->\n"
    )
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{lack}<urlset xmlns="{namespace}">\n{listed}</urlset>\n'


def robots(site: str) -> dict[str, str]:
    """`robots.txt` where the site has a domain of its own: below another site's root nobody would read it."""
    if urlsplit(site).path != "/":
        return {}
    return {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n"}
