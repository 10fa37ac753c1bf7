"""Find every value of an entry that is tied to a word list or to another entry."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from hfm.model import Entry, Ref, Term

Mark = Term | Ref
_Keys = tuple[str | int, ...]
Found = tuple[_Keys, Mark, str]
_Marks = tuple[type[Mark], ...]
_Walk = Callable[[Any, _Keys], list[Found]]


def marked_values(entry: BaseModel, of: _Marks = (Term, Ref), among: Container[str] | None = None) -> list[Found]:
    """(keys, mark, value) for each value with a mark of these, in the order of the fields, perhaps only among some; it
    reads no field without."""
    found: list[Found] = []
    for name, walk in _walks(type(entry), of):
        if (among is None or name in among) and (value := getattr(entry, name)):
            found += walk(value, (name,))
    return found


def mark_of(kind: type[BaseModel], field: str) -> Mark | None:
    """The mark of a field's values, for fields that hold one value or a list of them."""
    return _first_mark(kind.model_fields[field].annotation) or next(
        (meta for meta in kind.model_fields[field].metadata if isinstance(meta, (Term, Ref))), None
    )


def part_in(annotation: Any) -> type[BaseModel] | None:
    """The class of the records that a field of this type holds, or None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := part_in(part))), None)


@cache
def reference_fields(kind: type[Entry]) -> tuple[str, ...]:
    """The fields that list other entries by id."""
    return tuple(
        name
        for name, info in kind.model_fields.items()
        if info.default == () and isinstance(mark_of(kind, name), Ref) and _part_free(info.annotation)
    )


def _part_free(annotation: Any) -> bool:
    """Whether the items are ids themselves, not records that may hold one."""
    return not any(isinstance(part, type) and issubclass(part, BaseModel) for part in get_args(annotation))


def _first_mark(annotation: Any) -> Mark | None:
    if get_origin(annotation) is Annotated:
        return next((meta for meta in annotation.__metadata__ if isinstance(meta, (Term, Ref))), None)
    return next((mark for part in get_args(annotation) if (mark := _first_mark(part))), None)


@cache
def _walks(cls: type[BaseModel], of: _Marks) -> tuple[tuple[str, _Walk], ...]:
    found = []
    for name, info in cls.model_fields.items():
        walk = _walk_for(of, info.annotation, tuple(info.metadata))
        if walk:
            found.append((name, walk))
    return tuple(found)


def _walk_for(of: _Marks, annotation: Any, metadata: tuple[Any, ...] = ()) -> _Walk | None:
    """What finds the marked values inside a value of this type, or None when it can hold none."""
    for mark in metadata:
        if isinstance(mark, of):
            return _leaf(mark)
    if get_origin(annotation) is Annotated:
        return _walk_for(of, annotation.__origin__, annotation.__metadata__)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _inside(of) if _walks(annotation, of) else None
    inner = next((walk for part in get_args(annotation) if (walk := _walk_for(of, part))), None)
    if inner and get_origin(annotation) is tuple:
        return _each(inner)
    return inner


def _leaf(mark: Mark) -> _Walk:
    return lambda value, keys: [(keys, mark, value)]


def _each(inner: _Walk) -> _Walk:
    return lambda value, keys: [found for number, item in enumerate(value) for found in inner(item, (*keys, number))]


def _inside(of: _Marks) -> _Walk:
    return lambda value, keys: [((*keys, *found), mark, text) for found, mark, text in marked_values(value, of)]
