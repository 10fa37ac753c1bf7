"""The catalog as one edition of open data: what every export is made from, computed once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from json import JSONEncoder
from typing import Any, TypeVar, cast

from hfm.charts import Chart
from hfm.exports.pieces import Pieced, Pieces
from hfm.model import KINDS, Entry, Work
from hfm.model.catalog import Catalog
from hfm.model.parts import Identifiers
from hfm.model.windows import Windows
from hfm.project import Addresses
from hfm.reading.layout import key_order
from hfm.views.facts import address
from hfm.views.identifiers import on_hugging_face

NAME = "Awesome HFM"
ABOUT = "An open catalog of healthcare foundation models with their datasets, applications, challenges and trust."
LICENCE = {"name": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
API = "api/v1"

# JSON on one line; `json.dumps` would make an encoder at every call.
one_line = JSONEncoder(ensure_ascii=False).encode

# What the folder of an entry says about it, where it is not the sub-field.
_GROUPS = {"challenge": "pillar", "direction": "theme"}

T = TypeVar("T")
Files = Mapping[str, str | bytes]
# How a part of an export comes about: from its name, what makes its files and tells what other parts want to know, and
# what it is given by them. Who knows that it would be the same as before need not make it.
Take = Callable[[str, Callable[[], tuple[Files, Any]], Any], tuple[Files, Any]]


def straight(_: str, make: Callable[[], tuple[Files, Any]], __: Any = None) -> tuple[Files, Any]:
    """Make the part."""
    return make()


@dataclass(frozen=True)
class Edition:
    """A catalog, its charts by name, and the addresses it is published at, as far as they are known.

    `left` is what the build before made of a path, where it lies there as it was left.
    """

    catalog: Catalog
    charts: Mapping[str, Chart]
    addresses: Addresses
    left: Callable[[str], bytes | None] = lambda _: None

    @property
    def records(self) -> Mapping[str, Records]:
        """Kind → its entries as the API shows them, in the order of names."""
        return Shared(self, KINDS, _records)

    def lines(self, kind: str) -> tuple[str, ...]:
        """The records of a kind as JSON, each on a line of its own."""
        return tuple([line[:-1].decode() for _, line in self.ended_lines(kind)])

    def ended_lines(self, kind: str) -> Pieces:
        """The same with what ends a line, as pieces."""
        return Shared(self, KINDS, _lines)[kind]

    def known(self, path: str) -> Mapping[bytes, bytes]:
        """The pieces of a file as the build before left it, by what they were made from."""
        before = self.left(path)
        return before.pieces() if isinstance(before, Pieced) else {}

    def standing(self, kind: str) -> Mapping[bytes, bytes]:
        """The records of a kind that the build before told of, as lines, by what they were made from."""
        return Shared(self, KINDS, _standing)[kind]

    def pieces(self, kind: str, known: Mapping[bytes, bytes], make: Callable[[dict[str, Any]], str]) -> Pieces:
        """A piece for each entry of a kind: made of its record alone, and of what is no entry, where it is not known."""
        records = self.records[kind]
        return [(it, known.get(it) or make(records[n]).encode()) for n, it in enumerate(records.made_from)]

    def pieces_of_entries(self, kind: str, known: Mapping[bytes, bytes], make: Callable[[Entry], str]) -> Pieces:
        """The same, made of the entry."""
        found = self.records[kind]
        every = zip(found.made_from, found.entries, strict=True)
        return [(it, known.get(it) or make(entry).encode()) for it, entry in every]

    @property
    def version(self) -> str:
        """The name of the edition, its day: 2026.11.27."""
        return self.catalog.version.replace("-", ".")

    def record(self, entry: Entry) -> dict[str, Any]:
        """An entry with every field of its kind in a fixed order; what is not known is null or an empty list."""
        data = entry.model_dump()
        data["url"] = self.page(entry)
        if isinstance(entry, Work):
            data["first_public"] = entry.first_public or None
            data["identifiers"] = _identifiers(data)
        if entry.GROUPS:
            data[group_key(entry.KIND)] = entry.group
        return {key: data[key] for key in record_keys(entry.KIND)}

    def page(self, entry: Entry) -> str:
        """The address of the entry's page: whole where the site's address is known, else below the site's root."""
        return self.url(address(entry.KIND, entry.id))

    def url(self, path: str) -> str:
        """A path below the site's root as an address, whole where the site's address is known."""
        return self.addresses.site + path


class Shared(Mapping[str, T]):
    """What several formats want, by name: each made when it is first wanted, once for all of them."""

    def __init__(self, edition: Edition, names: Collection[str], make: Callable[[Edition, str], T]) -> None:
        self.edition, self.names, self.make = edition, names, make

    def __getitem__(self, name: str) -> T:
        if name not in self.names:
            raise KeyError(name)
        return cast("T", self.edition.catalog.computed(_named(self.make, name), self.edition))

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@cache
def _named(make: Callable[[Edition, str], T], name: str) -> Callable[[Edition, Catalog], T]:
    return lambda edition, _: make(edition, name)


class Records(Sequence[dict[str, Any]]):
    """The records of a kind, each made when it is first wanted; who has them is taken to have read all.

    `made_from` has a digest for each, where somebody knows what was made before.
    """

    def __init__(self, edition: Edition, kind: type[Entry]) -> None:
        self.edition, self.entries = edition, edition.catalog.of(kind)
        windows = edition.catalog if isinstance(edition.catalog, Windows) else None
        self.made_from = windows.digests(kind) if windows else (b"",) * len(self.entries)
        self._made: dict[int, dict[str, Any]] = {}

    def __getitem__(self, place: Any) -> Any:
        if place not in self._made:
            self._made[place] = self.edition.record(self.entries[place])
        return self._made[place]

    def __len__(self) -> int:
        return len(self.entries)


def _records(edition: Edition, kind: str) -> Records:
    return Records(edition, KINDS[kind])


def _standing(edition: Edition, kind: str) -> Mapping[bytes, bytes]:
    return edition.known(lines_file(KINDS[kind].FOLDER))


def _lines(edition: Edition, kind: str) -> Pieces:
    return edition.pieces(kind, edition.standing(kind), lambda record: f"{one_line(record)}\n")


def lines_file(table: str) -> str:
    """Where a table is, a record a line."""
    return f"data/{table}.jsonl"


def _identifiers(record: dict[str, Any]) -> dict[str, Any] | None:
    """What other services call the work; its repository on Hugging Face is read from its addresses too."""
    stated: dict[str, Any] | None = record["identifiers"]
    there = on_hugging_face((record.get("weights") or {}).get("url"), record["links"])
    if not there or (stated and stated["hugging_face"]):
        return stated
    return {**(stated or dict.fromkeys(Identifiers.model_fields)), "hugging_face": there}


def group_key(kind: str) -> str:
    """What the folder of an entry of this kind is called: sub-field, pillar or theme."""
    return _GROUPS.get(kind, "subfield")


@cache
def record_keys(kind: str) -> tuple[str, ...]:
    """The keys of a record of this kind in their order."""
    rest = [key for key in key_order(kind) if key not in ("name", "title")]
    title = ["title"] if issubclass(KINDS[kind], Work) else []
    group = [group_key(kind)] if KINDS[kind].GROUPS else []
    if "year" in rest:
        rest.insert(rest.index("year") + 1, "first_public")
    return "id", "name", *title, *group, *rest, "url"
