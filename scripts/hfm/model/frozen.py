"""A record whose values never change, and how it is kept between builds."""

from __future__ import annotations

from sys import intern
from typing import Any

from pydantic import BaseModel, ConfigDict

_STATE = ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
_set_values, _set_given, _set_extra, _set_private = (BaseModel.__dict__[name].__set__ for name in _STATE)

_NONE: set[str] = set()  # which fields were given is not kept, and thousands of records share this


class Frozen(BaseModel):
    """A record: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def __getstate__(self) -> dict[str, Any]:
        """Its values alone, texts that are equal as one; of thousands of records that takes a third of what it takes to
        keep them, and to take them out again."""
        return {intern(name): _shared(value) for name, value in self.__dict__.items()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        _set_values(self, state)
        _set_given(self, _NONE)
        _set_extra(self, None)
        _set_private(self, None)


def _shared(value: Any) -> Any:
    if type(value) is tuple:
        return tuple(map(_shared, value))
    return intern(value) if type(value) is str else value
