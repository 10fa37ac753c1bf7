"""A new entry to fill in: every field of its kind with its advice; what is not required is a comment."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hfm.model import KINDS, Ref, Term
from hfm.model.marks import mark_of, part_in
from hfm.reading.layout import entry_text, key_order

HEAD = """\
# Fill in what a source states. A line that begins with `#` is a field that you may use: remove the sign and the advice.
# Delete what no source states: absent means not known. Then run `hfm check`.
"""


def skeleton(kind: str, values: Mapping[str, Any], only: Collection[str] = ()) -> str:
    """The text of a new file: the values that are known, the required fields, and all others, or `only` some, as comments."""
    cls = KINDS[kind]
    names = [name for name in key_order(kind) if not only or name in only or cls.model_fields[name].is_required()]
    return HEAD + "".join(f"{line}\n" for name in names for line in _field(cls, name, values))


def _field(cls: type[BaseModel], name: str, values: Mapping[str, Any]) -> Iterator[str]:
    info = cls.model_fields[name]
    if values.get(name):
        yield entry_text({name: values[name]}).rstrip("\n")
    elif info.is_required():
        yield from _outline(cls, name, info)
    else:
        yield from (f"# {line}" for line in _outline(cls, name, info, sign=""))


def _outline(cls: type[BaseModel], name: str, info: FieldInfo, sign: str = "# ") -> Iterator[str]:
    """`name:` with its advice; below it the keys of a record, of which the first of an item bears a dash.

    `sign` marks the keys that may be left out.
    """
    inner = part_in(info.annotation)
    keyed = get_origin(info.annotation) in (dict, Mapping)
    plain = inner is None or keyed
    is_list = info.annotation is not None and _is_list(info.annotation)
    yield f"{name}:{' []' if plain and is_list else ''}  # {_advice(cls, name, info)}"
    if inner and not plain:
        yield from _keys(inner, "- " if is_list else "", sign)


def _keys(part: type[BaseModel], dash: str, sign: str) -> Iterator[str]:
    order = sorted(part.model_fields.items(), key=lambda it: not it[1].is_required())
    for number, (key, info) in enumerate(order):
        begin = dash if number == 0 else " " * len(dash)
        advice = _advice(part, key, info)
        yield f"  {'' if info.is_required() else sign}{begin}{key}:{f'  # {advice}' if advice else ''}"


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(get_origin(it) is tuple for it in get_args(annotation))


def _advice(cls: type[BaseModel], name: str, info: FieldInfo) -> str:
    """What the field holds, and which words it takes."""
    mark, choices = mark_of(cls, name), _choices(info.annotation)
    words = (
        f"words of catalog/vocabulary/{mark.vocabulary}.yaml"
        if isinstance(mark, Term)
        else f"ids of catalog/{KINDS[mark.kind].FOLDER}/"
        if isinstance(mark, Ref)
        else f"one of {', '.join(choices)}"
        if len(choices) > 1
        else "".join(f"or {it}" for it in choices)
    )
    return "; ".join(filter(None, (info.description or "", words)))


def _choices(annotation: Any) -> list[str]:
    """The words of a field that is closed by its type."""
    if get_origin(annotation) is Literal:
        return [str(it) for it in get_args(annotation)]
    if part_in(annotation):
        return []
    return [word for it in get_args(annotation) for word in _choices(it)]
