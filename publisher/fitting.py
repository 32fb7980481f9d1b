"""Build values of the model from plain data that fits them to the letter.

What fits needs no explanation, and most files fit: this is their quick way in. It converts
nothing but lists to tuples and strings to the decimals and names they spell, so that nothing can
be lost. Whatever does not fit goes to pydantic, which is slow to import and says what is wrong.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Make = Callable[[Any], Any]


class MisfitError(Exception):
    """Data does not have the shape of a class."""


def fit(cls: type[T], data: object) -> T:
    """Return `data` as a `cls`. Raises `MisfitError` when it is not one already."""
    kind: Any = cls
    value: T = _maker(kind)(data)
    return value


_NAMES: dict[type, tuple[str, ...]] = {}


def names_of(value: object) -> tuple[str, ...]:
    """Return the names of a value's fields, in order; only a dataclass has any."""
    cls = type(value)
    if (names := _NAMES.get(cls)) is None:
        names = _NAMES[cls] = tuple(field.name for field in fields(cls)) if is_dataclass(cls) else ()
    return names


@cache
def _maker(kind: Any) -> _Make:
    """Return the function that makes a value of a type, or raises `MisfitError`."""
    origin, args = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _of_fields(kind)
    if origin is Literal:
        return lambda data: data if (type(data), data) in {(type(a), a) for a in args} else _misfit(data)
    if origin is tuple:
        return _of_items(args)
    if origin in (Union, types.UnionType):
        return _of_members(args)
    if origin is Mapping:
        return _of_pairs(*args)
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return _spelled(kind)
    if kind is float:
        return lambda data: float(data) if type(data) in (int, float) else _misfit(data)
    return lambda data: data if type(data) is kind else _misfit(data)


def _misfit(data: object) -> Any:
    raise MisfitError(repr(data)[:80])


def _of_fields(cls: Any) -> _Make:
    hints = get_type_hints(cls)
    known = {field.name: field for field in fields(cls)}
    needed = [n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING]

    def make(data: Any) -> Any:
        if type(data) is not dict or data.keys() - known.keys() or not data.keys() >= set(needed):
            raise MisfitError(cls.__name__)
        try:
            return cls(**{name: _maker(hints[name])(value) for name, value in data.items()})
        except (TypeError, ValueError) as error:
            raise MisfitError(cls.__name__) from error

    return make


def _of_items(args: tuple[Any, ...]) -> _Make:
    if len(args) == 2 and args[1] is ...:
        item = args[0]
        return lambda data: tuple(map(_maker(item), data)) if type(data) is list else _misfit(data)

    def make(data: Any) -> Any:
        if type(data) is not list or len(data) != len(args):
            raise MisfitError("tuple")
        return tuple(_maker(kind)(value) for kind, value in zip(args, data, strict=True))

    return make


def _of_members(args: tuple[Any, ...]) -> _Make:
    def make(data: Any) -> Any:
        for member in args:
            try:
                return _maker(member)(data)
            except MisfitError:
                continue
        raise MisfitError("union")

    return make


def _of_pairs(key: Any, value: Any) -> _Make:
    def make(data: Any) -> Any:
        if type(data) is not dict:
            raise MisfitError("mapping")
        return {_maker(key)(k): _maker(value)(v) for k, v in data.items()}

    return make


def _spelled(kind: Any) -> _Make:
    """Return the maker of what a string spells, and spells in no other way."""

    def make(data: Any) -> Any:
        try:
            value = kind(data) if type(data) is str else _misfit(data)
        except (ValueError, InvalidOperation) as error:
            raise MisfitError(kind.__name__) from error
        return value if str(value) == data else _misfit(data)

    return make
