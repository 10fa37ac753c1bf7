"""A catalog that remembers what it was asked: what was made of the answers is right for as long as they are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache, partial, wraps
from hashlib import sha256
from typing import Any, TypeVar, cast

from hfm.model import KINDS, Entry, Model, VocabularyTerm, Work
from hfm.model.catalog import Catalog
from hfm.model.vocabulary import Collected

E = TypeVar("E", bound=Entry)
R = TypeVar("R")
T = TypeVar("T")

# What was asked, such as ("entry", "model", "medsam"); it is answered by a digest, or what was told.
Question = tuple[str, ...]
Told = Mapping[tuple[str, str], Any]

_ASKED: dict[str, tuple[type[Entry], Callable[[Any, Catalog], Any]]] = {}
_EVERYTHING = ("everything",)


def asked(kind: type[E]) -> Callable[[Callable[[E, Catalog], R]], Callable[[E, Catalog], R]]:
    """A view of this kind that looks at much and tells little: who uses it depends on what it tells alone."""

    def made(view: Callable[[E, Catalog], R]) -> Callable[[E, Catalog], R]:
        name = f"{view.__module__}.{view.__qualname__}"
        _ASKED[name] = kind, view

        @wraps(view)
        def told(entry: E, catalog: Catalog) -> R:
            if isinstance(catalog, Watched):
                return cast("R", catalog.ask((name, entry.KIND, entry.id)))
            return view(entry, catalog)

        return told

    return made


def _referrers(entry: Entry, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    return tuple((it.KIND, it.id) for it in catalog.referrers.get((entry.KIND, entry.id), ()))


def _same_paper(work: Work, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    return tuple((it.KIND, it.id) for it in catalog.same_paper(work))


def _heading(entry: Entry, _: Catalog) -> str:
    return entry.heading


_ASKED |= {"heading": (Entry, _heading), "referrers": (Entry, _referrers), "same paper": (Work, _same_paper)}


def told_by(name: str, catalog: Catalog) -> Told:
    """All that a view tells, by kind and id."""
    kind, view = _ASKED[name]
    kinds = (it for it in KINDS.values() if issubclass(it, kind))
    return {(it.KIND, it.id): view(it, catalog) for each in kinds for it in catalog.every(each)}


class Watched(Catalog):
    """The same catalog for whoever asks. Of an entry it notes what it was made from, of a kind that of all its entries;
    whoever asks for what is not foreseen here is noted as having asked for everything.

    `made_from` has for each entry and vocabulary, by its identity, what it was made from; `told` gives all that a view
    tells, if there is something that knows it already.
    """

    def __init__(
        self, catalog: Catalog, made_from: Mapping[int, str], told: Callable[[str], Told] | None = None
    ) -> None:
        for name, value in {
            "_plain": catalog,
            "_made_from": made_from,
            "_told": told or cache(partial(told_by, catalog=catalog)),
            "_noted": set(),
            "_through": {kind: _Entries(kind, self) for kind in catalog.entries},
            "_known": {},
            "_computed": {},
        }.items():
            object.__setattr__(self, name, value)

    _plain: Catalog
    _made_from: Mapping[int, str]
    _told: Callable[[str], Told]
    _noted: set[Question]
    _through: Mapping[str, Mapping[str, Entry]]
    _known: dict[str, Mapping[tuple[str, ...], Any]]
    _computed: dict[Any, Any]

    def taken(self) -> set[Question]:
        """What was asked since this was called last."""
        noted = self._noted
        object.__setattr__(self, "_noted", set())
        return noted

    def ask(self, question: Question) -> Any:
        """Note the question; its answer."""
        self.note(question)
        return self.answer(question)

    def note(self, question: Question) -> None:
        self._noted.add(question)

    def answer(self, question: Question) -> Any:
        """Nothing where there is no such entry, word list or name."""
        about = question[0]
        if about not in self._known:
            self._known[about] = _answers(about, self._plain, self._made_from, self._told)
        return self._known[about].get(question[1:])

    def get(self, kind: str, entry_id: str) -> Entry:
        self.note(("entry", kind, entry_id))
        return self._plain.get(kind, entry_id)

    def heading(self, kind: str, entry_id: str) -> str:
        return cast("str", self.ask(("heading", kind, entry_id)))

    def term(self, vocabulary: str, term_id: str) -> VocabularyTerm:
        self.note(("words", vocabulary))
        return self._plain.term(vocabulary, term_id)

    def of(self, kind: type[E]) -> tuple[E, ...]:
        self.note(("kind", kind.KIND))
        return self._plain.of(kind)

    def same_paper(self, work: Work) -> tuple[Work, ...]:
        found = self.ask(("same paper", work.KIND, work.id))
        return tuple(cast("Work", self.get(kind, entry_id)) for kind, entry_id in found)

    def computed(self, view: Callable[[T, Catalog], R], thing: T) -> R:
        """The view, computed once; with all that it asked, whoever asks for it the next time."""
        key = view, id(thing)
        if key not in self._computed:
            before = self.taken()
            value = view(thing, self)
            self._computed[key] = thing, value, self._noted
            object.__setattr__(self, "_noted", before)
        _, value, noted = self._computed[key]
        self._noted.update(noted)
        return cast("R", value)

    @property
    def collected(self) -> tuple[Collected, ...]:
        return cast("tuple[Collected, ...]", self.ask(("collected",)))

    @property
    def models(self) -> tuple[Model, ...]:
        return self.of(Model)

    @property
    def entries(self) -> Mapping[str, Mapping[str, Entry]]:
        return self._through

    @property
    def referrers(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:  # type: ignore[override]
        return _Referrers(self)

    @property
    def names(self) -> Any:
        return _Names(self)


def _answers(
    about: str, catalog: Catalog, made_from: Mapping[int, str], told: Callable[[str], Told]
) -> Mapping[tuple[str, ...], Any]:
    """All that can be answered of this; who asked for everything has an answer that no other build gives."""
    if about == _EVERYTHING[0]:
        return {(): object()}
    if about == "collected":
        return {(): catalog.collected}
    if about == "name":
        return {(name,): count for name, count in catalog.names.items()}
    if about == "words":
        return {(name,): made_from[id(words)] for name, words in catalog.vocabularies.items()}
    if about == "entry":
        return {(kind, key): made_from[id(it)] for kind, found in catalog.entries.items() for key, it in found.items()}
    if about == "kind":
        return {(kind,): _all_of(found.values(), made_from) for kind, found in catalog.entries.items()}
    return cast("Mapping[tuple[str, ...], Any]", told(about))


def _all_of(entries: Iterable[Entry], made_from: Mapping[int, str]) -> str:
    return sha256("\0".join(made_from[id(it)] for it in entries).encode()).hexdigest()


class _Entries(Mapping[str, Entry]):
    """The entries of a kind: to look one up is to ask for it, to go through them is to ask for the kind."""

    def __init__(self, kind: str, watched: Watched) -> None:
        self.kind, self.watched = kind, watched

    def __getitem__(self, entry_id: str) -> Entry:
        return self.watched.get(self.kind, entry_id)

    def __iter__(self) -> Iterator[str]:
        self.watched.note(("kind", self.kind))
        return iter(self.watched._plain.entries[self.kind])

    def __len__(self) -> int:
        self.watched.note(("kind", self.kind))
        return len(self.watched._plain.entries[self.kind])


class _Referrers(Mapping[tuple[str, str], tuple[Entry, ...]]):
    def __init__(self, watched: Watched) -> None:
        self.watched = watched

    def __getitem__(self, target: tuple[str, str]) -> tuple[Entry, ...]:
        return tuple(self.watched.get(*it) for it in self.watched.ask(("referrers", *target)) or ())

    def __iter__(self) -> Iterator[tuple[str, str]]:
        self.watched.note(_EVERYTHING)
        return iter(self.watched._plain.referrers)

    def __len__(self) -> int:
        self.watched.note(_EVERYTHING)
        return len(self.watched._plain.referrers)


class _Names:
    """How many entries have a name."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched

    def __getitem__(self, name: str) -> int:
        return self.watched.ask(("name", name)) or 0


def _unforeseen(name: str) -> property:
    def everything(self: Watched) -> Any:
        self.note(_EVERYTHING)
        return getattr(self._plain, name)

    return property(everything)


for _name in (*vars(Catalog), *(it.name for it in fields(Catalog))):
    if not _name.startswith("__") and _name not in vars(Watched):
        setattr(Watched, _name, _unforeseen(_name))
