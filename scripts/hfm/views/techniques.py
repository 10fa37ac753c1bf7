"""The tree of techniques, each with the models the sources name it for."""

from __future__ import annotations

from dataclasses import dataclass

from hfm.model import Model, VocabularyTerm
from hfm.model.catalog import Catalog
from hfm.views.facts import Value, address


@dataclass(frozen=True)
class Branch:
    """A technique, its own models, and the number of distinct models in it and below it."""

    term: VocabularyTerm
    models: tuple[Value, ...]
    count: int
    below: tuple[Branch, ...]


def technique_tree(catalog: Catalog) -> tuple[Branch, ...]:
    """The roots of the tree in the order of the vocabulary; empty when there is no such vocabulary."""
    words = catalog.vocabularies.get("techniques")
    if words is None:
        return ()
    children: dict[str | None, list[VocabularyTerm]] = {}
    for term in words.terms:
        children.setdefault(term.parent, []).append(term)
    users: dict[str, list[Model]] = {}
    for model in catalog.models:
        for technique in model.techniques:
            users.setdefault(technique, []).append(model)
    return tuple(_branch(term, children, users)[0] for term in children.get(None, ()))


def _branch(
    term: VocabularyTerm, children: dict[str | None, list[VocabularyTerm]], users: dict[str, list[Model]]
) -> tuple[Branch, set[str]]:
    below = [_branch(child, children, users) for child in children.get(term.id, ())]
    own = users.get(term.id, [])
    models = {model.id for model in own}.union(*(ids for _, ids in below))
    links = tuple(Value(model.name, address(model.KIND, model.id)) for model in own)
    return Branch(term, links, len(models), tuple(branch for branch, _ in below)), models
