"""Whether the addresses of the catalog still lead somewhere: alive, dead, or refused, which is not the same.

An address is dead only after two runs, a week or more apart, that found nothing there: what was seen is remembered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from hfm.asking.web import AGENT
from hfm.model import Entry
from hfm.site.write import write_file

_WEEK = 7
_GONE = (404, 410)
_HOSTS_AT_ONCE = 8


@dataclass(frozen=True)
class Seen:
    """What was found at an address: `state` alive, missing or refused, `why` in words; `missing` is the first day of nothing."""

    address: str
    state: str
    why: str = ""
    day: str = ""
    missing: str = ""

    @property
    def is_dead(self) -> bool:
        """Whether there was nothing on two days, a week or more apart."""
        return bool(self.missing) and (date.fromisoformat(self.day) - date.fromisoformat(self.missing)).days >= _WEEK


def addresses(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Each address that the entries hold, of whatever field, with who holds it."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for address in dict.fromkeys(_in(entry.model_dump())):
            found.setdefault(address, []).append(entry)
    return found


def _in(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(("http://", "https://")) and " " not in value:
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _in(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _in(item)


def looked_at(wanted: Iterable[str], memory: Mapping[str, Seen], today: str, client: httpx.Client) -> Iterator[Seen]:
    """Each address as it is today, one host after the other in itself, several hosts at once."""
    order = sorted(wanted, key=lambda it: (urlsplit(it).netloc, it))
    hosts = [list(them) for _, them in groupby(order, key=lambda it: urlsplit(it).netloc)]

    def look(them: list[str]) -> list[Seen]:
        return [_remembered(_look(it, client), memory.get(it), today) for it in them]

    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        for found in pool.map(look, hosts):
            yield from found


def _look(address: str, client: httpx.Client) -> Seen:
    """A host that refuses, is busy or does not answer says nothing of the page; only "there is no such thing" does."""
    try:
        answer = client.head(address)
        if answer.status_code >= 400:  # many hosts answer this question wrongly
            with client.stream("GET", address) as answer:
                pass
    except httpx.ConnectError as error:
        words = " ".join(str(error).split())[:80]
        gone = "Name or service not known" in words or "nodename nor servname" in words
        return Seen(address, "missing" if gone else "refused", words)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Seen(address, "refused", type(error).__name__)
    why = f"{answer.status_code} {answer.reason_phrase}".strip()
    if answer.status_code in _GONE:
        return Seen(address, "missing", why)
    return Seen(address, "alive") if answer.status_code < 400 else Seen(address, "refused", why)


def _remembered(now: Seen, before: Seen | None, today: str) -> Seen:
    """With the first day of nothing: kept while nothing is there, and while a host only refuses."""
    since = before.missing if before else ""
    missing = "" if now.state == "alive" else since or (today if now.state == "missing" else "")
    return Seen(now.address, now.state, now.why, today, missing)


def recalled(path: Path) -> dict[str, Seen]:
    """What earlier runs saw. Raises ValueError where the file is another one."""
    if not path.exists():
        return {}
    try:
        return {it["address"]: Seen(**it) for it in json.loads(path.read_text(encoding="utf-8"))}
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError(f"{path} is no memory of `hfm links`; name another file with --memory") from error


def remember(path: Path, seen: Iterable[Seen]) -> None:
    """Write what was seen, in the order of the addresses."""
    rows = [asdict(it) for it in sorted(seen, key=lambda it: it.address)]
    write_file(path, "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n")


def new_client() -> httpx.Client:
    """A client that says who it is and does not wait long."""
    return httpx.Client(headers={"User-Agent": AGENT}, timeout=15, follow_redirects=True)


def as_text(seen: Mapping[str, Seen], held: Mapping[str, list[Entry]]) -> str:
    """A line for each address that is not alive, then the totals."""
    lines = [
        f"{'dead    ' if it.is_dead else f'{it.state:<8}'} {it.address} ({it.why}): {_holders(held[it.address])}"
        for it in _told(seen)
    ]
    return "\n".join([*lines, _totals(seen)]) + "\n"


def as_markdown(seen: Mapping[str, Seen], held: Mapping[str, list[Entry]]) -> str:
    """The same for an issue: the dead with the archive's copies, those missing once, those that refuse folded away."""
    told = _told(seen)
    dead = [it for it in told if it.is_dead]
    missing = [it for it in told if it.state == "missing" and not it.is_dead]
    refused = [it for it in told if it.state == "refused" and not it.is_dead]
    lines = [f"**{_totals(seen)}**"]
    if dead:
        lines += ["", "Dead, on two days a week or more apart:", ""]
        lines += [
            f"- <{it.address}>, nothing since {it.missing}: {_holders(held[it.address])}. "
            f"[Archived copies](https://web.archive.org/web/*/{it.address})"
            for it in dead
        ]
    if missing:
        lines += ["", "Nothing there for the first time; looked at again next week:", ""]
        lines += [f"- <{it.address}>: {_holders(held[it.address])}" for it in missing]
    if refused:
        lines += ["", f"<details><summary>{len(refused):,} refused to say, which is not dead</summary>", ""]
        lines += [f"- <{it.address}> `{it.why}`" for it in refused]
        lines += ["", "</details>"]
    return "\n".join(lines) + "\n"


TOLD = {"text": as_text, "markdown": as_markdown}


def _told(seen: Mapping[str, Seen]) -> list[Seen]:
    """Those that are not alive, the dead first."""
    found = (it for it in seen.values() if it.state != "alive")
    return sorted(found, key=lambda it: (not it.is_dead, it.state, it.address))


def _holders(entries: Iterable[Entry]) -> str:
    return ", ".join(f"{entry.KIND}/{entry.id}" for entry in entries)


def _totals(seen: Mapping[str, Seen]) -> str:
    dead = sum(it.is_dead for it in seen.values())
    states = [it.state for it in seen.values() if not it.is_dead]
    counts = ", ".join(f"{states.count(state):,} {state}" for state in ("alive", "missing", "refused"))
    return f"{len(seen):,} addresses: {counts}, {dead:,} dead"
