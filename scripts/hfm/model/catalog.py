"""The whole catalog as one frozen value: entries by kind, word lists, and who refers to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from itertools import chain
from typing import Any, TypeVar, cast, get_origin

from hfm.model import KINDS, Entry, Model, Ref, Term, Vocabulary, VocabularyTerm, Work
from hfm.model.marks import mark_of, marked_values
from hfm.model.vocabulary import Collected, PublishedEdition, Removed

E = TypeVar("E", bound=Entry)
R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True)
class Catalog:
    """Entries by kind and id, each mapping in the order of ids, the vocabularies by id, how far all was collected, what went,
    and which editions were published, with the DOI of them all."""

    entries: Mapping[str, Mapping[str, Entry]]
    vocabularies: Mapping[str, Vocabulary]
    collected: tuple[Collected, ...] = ()
    removed: tuple[Removed, ...] = ()
    editions: tuple[PublishedEdition, ...] = ()
    doi: str = ""
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `once` computed from this catalog."""

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """Every entry of a kind, in the order readers expect: by name, whatever its case."""
        return cast("tuple[E, ...]", self._in_order.get(kind.KIND, ()))

    def every(self, kind: type[E]) -> tuple[E, ...]:
        """Every entry of a kind, in the order of ids: for who counts, so that another name changes no count."""
        return cast("tuple[E, ...]", tuple(self.entries.get(kind.KIND, {}).values()))

    @cached_property
    def _in_order(self) -> dict[str, tuple[Entry, ...]]:
        return {kind: tuple(sorted(found.values(), key=by_name)) for kind, found in self.entries.items()}

    @cached_property
    def models(self) -> tuple[Model, ...]:
        return self.of(Model)

    @cached_property
    def surveyed(self) -> tuple[Model, ...]:
        """The models that the survey's figures count, each as the survey has it, in the order of ids."""
        return surveyed(self.every(Model))

    @cached_property
    def all_entries(self) -> tuple[Entry, ...]:
        return tuple(entry for kind in KINDS.values() for entry in self.of(kind))

    def _by_id(self) -> Iterator[Entry]:
        return (entry for found in self.entries.values() for entry in found.values())

    @cached_property
    def names(self) -> Counter[str]:
        """How many entries have each name, of whatever kind."""
        return Counter(entry.name for entry in self.all_entries)

    def get(self, kind: str, entry_id: str) -> Entry:
        return self.entries[kind][entry_id]

    def heading(self, kind: str, entry_id: str) -> str:
        """What stands at the head of an entry's page: for who leads there and needs no more of it."""
        return self.get(kind, entry_id).heading

    @cached_property
    def _terms(self) -> dict[tuple[str, str], VocabularyTerm]:
        return {(name, term.id): term for name, words in self.vocabularies.items() for term in words.terms}

    def term(self, vocabulary: str, term_id: str) -> VocabularyTerm:
        """The term with its label and definition; KeyError if the vocabulary has no such id."""
        return self._terms[vocabulary, term_id]

    @cached_property
    def referrers(self) -> dict[tuple[str, str], tuple[Entry, ...]]:
        """(kind, id) → the entries that name it, so that a dataset's page lists its models without anyone writing it.

        They are in the order of ids, as is all that another name should not change.
        """
        found: dict[tuple[str, str], dict[tuple[str, str], Entry]] = {}
        for entry, target in self._references():
            found.setdefault(target, {})[entry.KIND, entry.id] = entry
        return {target: tuple(entries.values()) for target, entries in found.items()}

    def _references(self) -> Iterator[tuple[Entry, tuple[str, str]]]:
        for entry in self._by_id():
            for _, mark, value in marked_values(entry, (Ref,)):
                assert isinstance(mark, Ref)  # noqa: S101  it was asked for no other
                yield entry, (mark.kind, value)

    def same_paper(self, work: Work) -> tuple[Work, ...]:
        """The entries behind which the same paper stands, this one among them: by its DOI or arXiv id."""
        return self.shared_papers.get((work.KIND, work.id), (work,))

    @cached_property
    def shared_papers(self) -> dict[tuple[str, str], tuple[Work, ...]]:
        """(kind, id) → what the same paper stands behind, for those that are not alone."""
        own = {
            (kind.KIND, key): ids
            for kind in KINDS.values()
            if issubclass(kind, Work)
            for key, ids in _paper_ids(kind, self).items()
        }
        papers: dict[str, list[tuple[str, str]]] = {}
        for work, ids in own.items():
            for it in ids:
                papers.setdefault(it, []).append(work)
        return {
            work: tuple(cast("Work", self.get(*each)) for each in dict.fromkeys(chain(*(papers[it] for it in ids))))
            for work, ids in own.items()
            if any(len(papers[it]) > 1 for it in ids)
        }

    def computed(self, view: Callable[[T, Catalog], R], thing: T) -> R:
        """The view of a thing, computed once; `once` makes a view that asks for it here."""
        kept = self.kept.setdefault(view, {})
        if id(thing) not in kept:
            kept[id(thing)] = thing, view(thing, self)  # itself too: while it lives, nothing else has its id
        found: R = kept[id(thing)][1]
        return found

    def lasting(self, view: Callable[[type[E], Catalog], R], kind: type[E]) -> R:
        """The view of a kind, computed once; `lasting` makes a view that asks for it here."""
        return self.computed(view, kind)

    def each(self, view: Callable[[E, Catalog], R], kind: type[E]) -> Mapping[str, R]:
        """Id → the view of each entry of a kind; `each` makes a view that asks for it here."""
        return {it.id: view(it, self) for it in self.every(kind)}

    @cached_property
    def version(self) -> str:
        """The newest day any entry was added or verified: the catalog's own clock, never the wall's."""
        return max(
            (day for entry in self._by_id() for day in (entry.added, entry.verified) if day), default="1970-01-01"
        )


def once(view: Callable[[T, Catalog], R]) -> Callable[[T, Catalog], R]:
    """The view of an entry or a kind, computed once however many pages and files want it; it goes with its catalog."""

    @wraps(view)
    def known(thing: T, catalog: Catalog) -> R:
        return catalog.computed(view, thing)

    return known


def lasting(view: Callable[[type[E], Catalog], R]) -> Callable[[type[E], Catalog], R]:
    """As `once`, of a kind, for what is dear and tells little: a build knows it from the one before where all that it read is
    the same."""

    @wraps(view)
    def known(kind: type[E], catalog: Catalog) -> R:
        return catalog.lasting(view, kind)

    return known


@lasting
def _paper_ids(kind: type[Work], catalog: Catalog) -> dict[str, list[str]]:
    """Id → the DOI and the arXiv id of each work that has any, in small letters."""
    found = {work.id: [it.lower() for it in (work.doi, work.arxiv) if it] for work in catalog.every(kind)}
    return {key: ids for key, ids in found.items() if ids}


def each(view: Callable[[E, Catalog], R]) -> Callable[[type[E], Catalog], Mapping[str, R]]:
    """Id → the view of each entry of a kind, for what is dear: a build knows it from the one before but for the entries that
    changed in what is read. The view may read nothing of another entry of this kind."""

    @wraps(view)
    def known(kind: type[E], catalog: Catalog) -> Mapping[str, R]:
        return catalog.each(view, kind)

    return known


def by_name(entry: Entry) -> tuple[str, str]:
    """The order readers expect: by name, whatever its case."""
    return entry.name.casefold(), entry.id


def surveyed(models: tuple[Model, ...]) -> tuple[Model, ...]:
    """The models of the survey's Tables I–IV, the set its figures count, each as the survey has it."""
    return tuple(as_surveyed(model) for model in models if is_surveyed(model))


def as_surveyed(model: Model) -> Model:
    """The model with the survey's values where a correction changed a field that its figures count."""
    counted = {it.field: it.counted_as for it in model.corrections if it.counted_as is not None and it.field in COUNTED}
    return model.model_copy(update={name: _as_field(model, name, value) for name, value in counted.items()})


# The fields of a model that the survey's figures count.
COUNTED = ("year", *(name for name in Model.model_fields if isinstance(mark_of(Model, name), Term)))


def _as_field(model: Model, name: str, values: tuple[str, ...]) -> Any:
    """The values that a correction counts as, as the field holds them: a list, one of them, or a number."""
    if name == "year":
        return int(values[0]) if values else model.year
    return values if get_origin(Model.model_fields[name].annotation) is tuple else next(iter(values), None)


def is_surveyed(model: Model) -> bool:
    """Whether a row of the survey's tables stands behind this entry."""
    return any(source.source == "survey" and source.table for source in model.sources)
