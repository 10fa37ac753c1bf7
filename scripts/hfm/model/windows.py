"""A catalog seen through windows: which fields of its entries were read is known, and so what a change of one matters to.

What looks at thousands of entries, such as a chart, a list or a file of data, reads a few fields of each. It is the
same as long as these are: of every entry of a group of a kind, since it may have looked at any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import BaseModel

from hfm.model import KINDS, Entry, VocabularyTerm
from hfm.model.catalog import Catalog, by_name

E = TypeVar("E", bound=Entry)
R = TypeVar("R")
T = TypeVar("T")

# What was asked: ("field", "model/vision", "year") of every model of this group, ("states", "model/vision", "year") whether
# it has one, ("rest",) of all that is no entry, or ("version",).
Question = tuple[str, ...]

# What a view of this name tells, and what it asked; where that is not known it is made, of what it told before, if that is
# known.
Keep = Callable[[str, Callable[[Any], Any]], tuple[Any, Set[Question]]]

_REST, _VERSION = ("rest",), ("version",)
_SIZE = 16  # bytes of a digest
_NOTHING = bytes(_SIZE)
_values: Callable[[Any], dict[str, Any]] = BaseModel.__dict__["__dict__"].__get__


class _Each(NamedTuple):
    """What a view told of each entry of a kind, by its id: the fields it read of any, with their digests, and what else it
    asked, with the answers."""

    fields: tuple[str, ...]
    others: Mapping[Question, Any]
    read: Mapping[str, bytes]
    told: Mapping[str, Any]


def digest_of_fields(entry: Entry) -> bytes:
    """A digest of each field of an entry, one after the other."""
    return b"".join(
        _NOTHING if value is None or value in ((), "") else sha256(repr(value).encode()).digest()[:_SIZE]
        for value in entry.model_dump().values()
    )


class Windows(Catalog):
    """The same catalog for whoever asks; it notes which fields of which kind were read.

    `fields` has for each entry, by its identity, the digest of its fields; `rest` is a digest of all but the entries.
    """

    def __init__(self, catalog: Catalog, fields: Mapping[int, bytes], rest: str) -> None:
        for name, value in {
            "_plain": catalog,
            "_fields": fields,
            "_rest": rest,
            "_noted": [],
            "_known": {},
            "_computed": {},
            "_digests": {},
            "keep": self._noted_of,
        }.items():
            object.__setattr__(self, name, value)
        looks = {part: _window(kind, part, self._noted) for kind in KINDS.values() for part in parts_of(kind)}
        through = {
            kind: {name: _seen(looks[part_of(it)], _values(it)) for name, it in found.items()}
            for kind, found in catalog.entries.items()
        }
        object.__setattr__(self, "_through", through)

    ABOUT = ("field", "states", "rest", "version")
    """What its questions begin with."""
    _plain: Catalog
    _fields: Mapping[int, bytes]
    _rest: str
    _noted: list[set[Question]]
    _known: dict[Question, Any]
    _computed: dict[Any, Any]
    _digests: dict[str, bytes]
    _through: dict[str, dict[str, Entry]]
    keep: Keep
    """Gives what a view tells that is `lasting` or of `each` entry: somebody may know it from before."""

    @contextmanager
    def noting(self) -> Iterator[set[Question]]:
        """What is asked in here. Nothing can be asked elsewhere, where nobody would know of it."""
        self._noted.append(asked := set[Question]())
        try:
            yield asked
        finally:
            self._noted.pop()

    def answer(self, question: Question) -> Any:
        """A digest that is another where what was asked for is another."""
        if question not in self._known:
            self._known[question] = self._answer(*question)
        return self._known[question]

    def _answer(self, about: str, part: str = "", field: str = "") -> Any:
        if about in ("rest", "version"):
            return self._rest if about == "rest" else self._plain.version
        fields, every = list(KINDS[part.split("/")[0]].model_fields), self._all_of(part)
        place, step = _SIZE * fields.index(field), _SIZE * len(fields)
        if (
            about == "field"
        ):  # all first bytes, then all second ones: to take digest by digest takes three times as long
            return sha256(b"".join(every[place + it :: step] for it in range(_SIZE))).digest()
        return sha256(bytes(every[it : it + _SIZE] != _NOTHING for it in range(place, len(every), step))).digest()

    def _all_of(self, part: str) -> bytes:
        """The digests of the fields of all entries of a part, one after the other."""
        if part not in self._digests:
            kind, _, group = part.partition("/")
            entries = self._plain.entries[kind].values()
            self._digests[part] = b"".join(self._fields[id(it)] for it in entries if it.group == group)
        return self._digests[part]

    def note(self, question: Question) -> None:
        self._noted[-1].add(question)

    def computed(self, view: Callable[[T, Catalog], R], thing: T) -> R:
        """The view, computed once; what it asked was asked by whoever asks for it the next time too."""
        key = view, id(thing)
        if key not in self._computed:
            self._computed[key] = thing, *self._noted_of("", lambda _: view(thing, self))
        _, value, noted = self._computed[key]
        self._noted[-1].update(noted)
        return cast("R", value)

    def lasting(self, view: Callable[[type[E], Catalog], R], kind: type[E]) -> R:
        return self._kept(view, kind, lambda _: view(kind, self))

    def each(self, view: Callable[[E, Catalog], R], kind: type[E]) -> Mapping[str, R]:
        return self._kept(view, kind, lambda before: self._of_each(view, kind, before)).told

    def keeps(self, keep: Keep) -> None:
        """From now on what `lasting` views and those of `each` entry tell is asked for there."""
        object.__setattr__(self, "keep", keep)

    def _kept(self, view: Callable[..., Any], kind: type[Entry], make: Callable[[Any], R]) -> R:
        if (view, id(kind)) not in self._computed:
            name = f"{view.__module__}.{view.__qualname__} of {kind.KIND}"
            self._computed[view, id(kind)] = kind, *self.keep(name, make)
        return cast("R", self.computed(view, kind))

    def _of_each(self, view: Callable[[E, Catalog], R], kind: type[E], before: _Each | None) -> _Each:
        """What the view tells of each entry: as before where it has the same in all fields that were read of any."""
        before = before or _Each((), {}, {}, {})
        with self.noting() as noted:
            noted.update(before.others)
            read = self.digests_of(kind, before.fields)
            are_same = all(self.answer(question) == it for question, it in before.others.items())
            known = {key: before.told[key] for key, it in read.items() if are_same and before.read.get(key) == it}
            entries = cast("Mapping[str, E]", self.entries[kind.KIND])
            told = {key: known[key] if key in known else view(it, self) for key, it in entries.items()}
        self._noted[-1].update(noted)
        own = {it for it in noted if it[0] in ("field", "states") and it[1] in parts_of(kind)}
        fields = tuple(sorted({field for _, _, field in own}))
        if fields != before.fields:
            read = self.digests_of(kind, fields)
        return _Each(fields, {it: self.answer(it) for it in sorted(noted - own)}, read, told)

    def _noted_of(self, _: str, make: Callable[[Any], Any]) -> tuple[Any, Set[Question]]:
        with self.noting() as noted:
            value = make(None)
        return value, noted

    @property
    def entries(self) -> Mapping[str, Mapping[str, Entry]]:
        return _Entries(self)

    @property
    def version(self) -> str:
        """It is asked for much, and an edit seldom changes it."""
        self.note(_VERSION)
        return self._plain.version

    def term(self, vocabulary: str, term_id: str) -> VocabularyTerm:
        self.note(_REST)
        return self._plain.term(vocabulary, term_id)

    def of(self, kind: type[E]) -> tuple[E, ...]:
        return cast("tuple[E, ...]", self.computed(_in_order, kind))

    def digests(self, kind: type[Entry]) -> tuple[bytes, ...]:
        """Of each entry in order a digest of all its fields, and of all that is no entry. Who has them has read these."""
        return self.computed(_digests, kind)

    def digests_of(self, kind: type[Entry], fields: Sequence[str]) -> dict[str, bytes]:
        """Of each entry, by its id, the digests of these fields. Who has them has read these."""
        names = list(kind.model_fields)
        starts = [_SIZE * names.index(name) for name in fields]
        places = [slice(it, it + _SIZE) for it in starts]
        self._noted[-1].update(("field", part, name) for part in parts_of(kind) for name in fields)
        return {
            key: b"".join(map(self._fields[id(it)].__getitem__, places))
            for key, it in self._plain.entries[kind.KIND].items()
        }


def _in_order(kind: type[Entry], catalog: Catalog) -> tuple[Entry, ...]:
    return tuple(sorted(catalog.entries[kind.KIND].values(), key=by_name))


def _digests(kind: type[Entry], catalog: Catalog) -> tuple[bytes, ...]:
    windows = cast("Windows", catalog)
    for question in (_REST, *_every(kind)):
        windows.note(question)
    entries = windows._plain.entries[kind.KIND]
    rest = sha256(f"{kind.KIND} {windows._rest}".encode()).digest()
    fields = (windows._fields[id(entries[it.id])] for it in windows.of(kind))
    return tuple(sha256(rest + it).digest()[:_SIZE] for it in fields)


def parts_of(kind: type[Entry]) -> tuple[str, ...]:
    """What questions call the groups of a kind; without groups, the kind."""
    return tuple(f"{kind.KIND}/{group}" for group in kind.GROUPS) or (kind.KIND,)


def part_of(entry: Entry) -> str:
    """The part that an entry stands in."""
    return f"{entry.KIND}/{entry.group}" if entry.GROUPS else entry.KIND


def _every(kind: type[Entry]) -> set[Question]:
    return {("field", part, name) for part in parts_of(kind) for name in kind.model_fields}


def _noting(name: str) -> property:
    """What a catalog computes for itself, such as who refers to whom; or what it holds beside its entries."""
    found = Catalog.__dict__.get(name)
    if isinstance(found, cached_property):
        made = found.func

        def compute(_: str, catalog: Catalog) -> Any:
            return made(catalog)

        return property(lambda self: self.computed(compute, name))

    def rest(self: Windows) -> Any:
        self.note(_REST)
        return getattr(self._plain, name)

    return property(rest)


for _name, _found in vars(Catalog).items():
    if isinstance(_found, cached_property) and _name not in vars(Windows):
        setattr(Windows, _name, _noting(_name))
for _name in ("vocabularies", "collected", "removed", "editions", "doi"):
    setattr(Windows, _name, _noting(_name))


_IDS = {name: {("field", part, "id") for part in parts_of(kind)} for name, kind in KINDS.items()}


class _Entries(Mapping[str, Mapping[str, Entry]]):
    """The entries by kind: who looks at a kind sees which there are."""

    def __init__(self, windows: Windows) -> None:
        self.windows = windows

    def __getitem__(self, kind: str) -> Mapping[str, Entry]:
        found = self.windows._through[kind]
        self.windows._noted[-1].update(_IDS[kind])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.windows._through)

    def __len__(self) -> int:
        return len(self.windows._through)


def _window(kind: type[Entry], part: str, noted: list[set[Question]]) -> type[Entry]:
    """The kind, with entries that note which field of theirs is read; who reads more than one by one reads all."""
    every = {("field", part, name) for name in kind.model_fields}

    def field(name: str) -> property:
        question = ("field", part, name)

        def read(self: Entry) -> Any:
            noted[-1].add(question)
            return _values(self)[name]

        return property(read)

    def whole(self: Entry) -> dict[str, Any]:
        noted[-1].update(every)
        return _values(self)

    def model_copy(self: Entry, *, update: Mapping[str, Any]) -> Entry:
        return _seen(type(self), {**_values(self), **update})

    def states(self: Entry, field: str) -> bool:
        noted[-1].add(("states", part, field))
        return _values(self)[field] not in (None, (), "")

    own: dict[str, Any] = {name: field(name) for name in kind.model_fields}
    own |= {"__dict__": property(whole), "model_copy": model_copy, "states": states, "__module__": kind.__module__}
    return type.__new__(type(kind), kind.__name__, (kind,), own)


def _seen(window: type[E], values: dict[str, Any]) -> E:
    seen = object.__new__(window)
    seen.__setstate__(values)
    return seen
