"""A change in words, for a terminal or as the Markdown of a comment, in which nothing of an entry is markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from hfm.editing.changes import Change, Changes, Fact, Filed
from hfm.editing.suggesting import as_json, suggestions
from hfm.model.addresses import address_fault

MOST = 200  # characters of a value; a summary need not be read twice

Mark = Callable[[str], str]
Unformed = Mapping[Path, str]
"""Each file that is not in its form → the text in which it is."""


def as_text(told: Changes) -> str:
    """For a terminal: what came, what went, what changed, a line each, and the totals."""
    return "\n".join([_headline(told), *_lines(told, _plain, "", "    "), *_totals(told)]) + "\n"


def as_markdown(told: Changes) -> str:
    """The same as nested lists; every value is code, so that none of it is read as Markdown."""
    return "\n".join([f"**{_headline(told)}**", "", *_lines(told, _code, "- ", "  - "), "", *_totals(told)]) + "\n"


def as_pages(told: Changes) -> str:
    """The address of each page of an entry that came or changed, below the site's root, a line each."""
    return "".join(f"{it.entry.kind.FOLDER}/{it.entry.id}/\n" for it in (*told.added, *told.changed))


FORMATS = {"text": as_text, "markdown": as_markdown, "pages": as_pages}


def _unformed_text(folder: Path, found: Unformed, what: str) -> str:  # noqa: ARG001  as each format is called
    return "".join(f"{what}: {path}\n" for path in found)


def _unformed_markdown(folder: Path, found: Unformed, what: str) -> str:
    """A list for a comment; nothing where there is nothing to tell."""
    items = "".join(f"- {what}: {_code(_shown(folder, path))}\n" for path in found)
    return f"\n{items}\nRun `hfm fix`, or accept what is suggested at the lines.\n" if items else ""


def _unformed_json(folder: Path, found: Unformed, what: str) -> str:  # noqa: ARG001  as each format is called
    """Blocks to suggest, for the job that comments."""
    texts = ((_shown(folder, path), path.read_text(encoding="utf-8"), text) for path, text in found.items())
    return as_json(it for path, was, text in texts for it in suggestions(path, was, text)) + "\n"


UNFORMED = {"text": _unformed_text, "markdown": _unformed_markdown, "json": _unformed_json}


def _shown(folder: Path, path: Path) -> str:
    """The path as the repository has it."""
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _headline(told: Changes) -> str:
    """How many entries came, went, changed, and got another id, in one line."""
    moved = sum(it.moved for it in told.changed)
    counts = (
        (len(told.added), "added"),
        (len(told.removed), "removed"),
        (moved, "moved"),
        (len(told.changed) - moved, "changed"),
    )
    found = [f"{number:,} {what}" for number, what in counts if number]
    return f"Entries: {', '.join(found)}" if found else "No entry changed"


def _lines(told: Changes, mark: Mark, first: str, second: str) -> Iterator[str]:
    for change in told.added:
        yield f"{first}added {_called(change.entry, mark)}"
        yield from (second + it for it in _below(change, mark))
    for entry, reason in told.removed:
        yield f"{first}removed {_called(entry, mark)}"
        yield second + (f"why: {mark(reason)}" if reason else "say why in catalog/removed.yaml: kind, id, day, reason")
    for change in told.changed:
        was = f"moved from {mark(change.was.path)}:" if change.was and change.moved else "changed"
        yield f"{first}{was} {_called(change.entry, mark)}"
        yield from (second + it for it in _below(change, mark))
    for path in told.others:
        yield f"{first}changed catalog/{mark(path)}"


def _called(entry: Filed, mark: Mark) -> str:
    unread = "" if entry.data else ", which cannot be read: run `hfm check`"
    return f"{entry.kind.KIND} {mark(entry.name)} ({mark(entry.path)}){unread}"


def _below(change: Change, mark: Mark) -> Iterator[str]:
    if (title := change.entry.data.get("title")) and change.was is None:
        yield f"title: {mark(str(title))}"
    yield from (f"looks like {mark(path)} {why}: is it the same work?" for path, why in change.alike)
    yield from (_fact(it, mark) for it in change.facts)
    yield from (f"corrects {mark(it)}" for it in change.corrections)
    yield from (f"source: {_linked(it) if mark is _code else mark(it)}" for it in change.sources)
    if change.facts and not change.sources and not change.corrections:
        yield "no source came with it"


def _fact(fact: Fact, mark: Mark) -> str:
    if fact.is_list:
        parts = [
            f"without {mark(fact.before)}" if fact.before else "",
            f"with {mark(fact.after)}" if fact.after else "",
        ]
        return f"{fact.label}: {' and '.join(filter(None, parts))}"
    if not fact.before:
        return f"{fact.label}: now {mark(fact.after)}"
    return f"{fact.label}: {mark(fact.before)} → {mark(fact.after) if fact.after else 'not stated'}"


def _totals(told: Changes) -> Iterator[str]:
    for plural, before, after in told.totals:
        if before != after:
            fewer = f", {before - after:,} fewer" if after < before else ""
            yield f"{plural}: {before:,} → {after:,}{fewer}"


def _plain(text: str) -> str:
    shown = text if len(text) <= MOST else f"{text[:MOST]}…"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in shown)


def _code(text: str) -> str:
    """The text as Markdown shows it literally: no link, no mention, no markup."""
    return f"`{_plain(text).replace('`', chr(39))}`" if text else ""


def _linked(text: str) -> str:
    """A source, its address as a link."""
    found = re.fullmatch(r"(https?://\S+?)(, .*)?", text)
    if found and not address_fault(found[1]):
        return f"<{found[1]}>{_code((found[2] or '').removeprefix(', '))}"
    return _code(text)
