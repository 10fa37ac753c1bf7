"""Read a published page as a browser would: what it shows, where it links, what it loads, what it could run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LOADS = {  # tag → attributes that make a browser fetch what they name
    "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"), "iframe": ("src", "srcdoc"), "embed": ("src",),
    "object": ("data",), "audio": ("src",), "video": ("src", "poster"), "track": ("src",), "input": ("src",), "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"), "body": ("background",),
}  # fmt: skip
_LOADING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
    "manifest",
}
_IN_CSS = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")

Attributes = dict[str, str]


class WebPage(HTMLParser):
    """One page. `path` is its file below the site's folder, `tags` every start tag with its attributes in order."""

    def __init__(self, path: str, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.tags: list[tuple[str, Attributes]] = []
        self.doubled: list[str] = []
        self.unclosed: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._shown: list[str] = []
        self._content: list[str] = []
        self._raw: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        self.unclosed += [tag for tag, _ in self._open if tag not in ("html", "body", "p", "li", "dt", "dd")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.doubled += [f"{tag} {name}" for name in set(names) if names.count(name) > 1]
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag not in _VOID:
            inside = attributes.get("id") == "content" or bool(self._open and self._open[-1][1])
            self._open.append((tag, inside))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not any(name == tag for name, _ in self._open):
            self.unclosed.append(f"/{tag}")
            return
        while (found := self._open.pop()[0]) != tag:
            self.unclosed.append(found)

    def handle_data(self, data: str) -> None:
        tag, inside = self._open[-1] if self._open else ("", False)
        if tag in ("script", "style"):
            self._raw.append((tag, data))
            return
        self._shown.append(data)
        if inside:
            self._content.append(data)

    def handle_comment(self, data: str) -> None:
        self._raw.append(("comment", data))

    @cached_property
    def text(self) -> str:
        """All the text of the page, character for character."""
        return "".join(self._shown)

    @cached_property
    def content(self) -> str:
        """The text of the main content, runs of blanks as one."""
        return " ".join("".join(self._content).split())

    @cached_property
    def ids(self) -> set[str]:
        return {attributes["id"] for _, attributes in self.tags if "id" in attributes}

    @property
    def links(self) -> list[str]:
        """Where a reader can go from here."""
        return [attributes["href"] for tag, attributes in self.tags if tag in ("a", "area") and "href" in attributes]

    @property
    def loads(self) -> list[str]:
        """What a browser fetches for the page by itself, as far as the HTML says."""
        return list(self._loads())

    def _loads(self) -> Iterator[str]:
        for tag, attributes in self.tags:
            for name in _LOADS.get(tag, ()):
                if name in attributes:
                    parts = attributes[name].split(",") if name == "srcset" else [attributes[name]]
                    yield from (part.split()[0] for part in parts if part.split())
            if tag == "link" and _LOADING_LINKS & set(attributes.get("rel", "").split()):
                yield attributes["href"]
            yield from in_css(attributes.get("style", ""))
        for tag, text in self._raw:
            if tag == "style":
                yield from in_css(text)

    @property
    def scripts(self) -> list[tuple[tuple[tuple[str, str], ...], str]]:
        """(attributes, text) of every script, with addresses relative to the site's root."""
        texts = iter(text for tag, text in self._raw if tag == "script")
        found = []
        for tag, attributes in self.tags:
            if tag == "script":
                kept = {**attributes, "src": self.absolute(attributes["src"])} if "src" in attributes else attributes
                found.append((tuple(sorted(kept.items())), "" if "src" in attributes else next(texts, "")))
        return found

    def attribute(self, tag: str, wanted: str, /, **having: str) -> list[str]:
        """The values of one attribute of all tags of a kind, of those that have these other attributes."""
        return [
            attributes[wanted]
            for found, attributes in self.tags
            if found == tag and wanted in attributes and having.items() <= attributes.items()
        ]

    @property
    def redirects(self) -> bool:
        """Whether the page only sends its reader on."""
        return bool(self.attribute("meta", "content", **{"http-equiv": "refresh"}))

    def absolute(self, address: str) -> str:
        """The address as a path from the site's root, or whole where it leads out of the site."""
        return urljoin("/" + self.path.removesuffix("index.html"), address)


def in_css(text: str) -> Iterator[str]:
    """The addresses that a style sheet loads."""
    for found in _IN_CSS.finditer(text):
        yield found[1] or found[2]


def read_site(folder: Path) -> dict[str, WebPage]:
    """Every page of a site by its path."""
    return {
        (name := path.relative_to(folder).as_posix()): WebPage(name, path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
        if "pagefind" not in path.parts
    }


def leads_out(address: str) -> bool:
    """Whether this is no address within the site."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def broken_links(folder: Path, pages: dict[str, WebPage], base: str = "/") -> list[str]:
    """`page: address` for every link and every loaded file within the site that is not there, anchors included.

    `base` is the path the site is published for: the 404 page, shown at any depth, begins its addresses with it.
    """
    broken = []
    for page in pages.values():
        for address in [*page.links, *page.loads]:
            if leads_out(address) or address.startswith("data:"):
                continue
            parts = urlsplit(address if address.startswith(base) else page.absolute(address))
            path = unquote(parts.path).removeprefix(base).lstrip("/")
            target = f"{path}index.html" if not path or path.endswith("/") else path
            if not (folder / target).is_file():
                broken.append(f"{page.path}: {address}")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                broken.append(f"{page.path}: {address} (no such anchor)")
    return broken
