"""Every segment of a content: find them, or change them and get a new content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from publisher.model import Content, Segment

T = TypeVar("T")


def find(content: Content) -> Iterator[tuple[str, Segment]]:
    """Yield every segment with the name of the field that holds it, in the order of the model."""
    return _find(content, "content")


def change_each(value: T, change: Callable[[Segment], Segment]) -> T:
    """Return `value` with `change` applied to every segment in it; what did not change is the same object."""
    return _changed(value, change)  # type: ignore[no-any-return]


def _find(value: Any, field: str) -> Iterator[tuple[str, Segment]]:
    if isinstance(value, Segment):
        yield field, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _find(item, field)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _find(getattr(value, part.name), part.name)


def _changed(value: Any, change: Callable[[Segment], Segment]) -> Any:
    if isinstance(value, Segment):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(_changed(item, change) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if is_dataclass(value) and not isinstance(value, type):
        old = {part.name: getattr(value, part.name) for part in fields(value)}
        new = {name: _changed(item, change) for name, item in old.items()}
        differing = {name: item for name, item in new.items() if item is not old[name]}
        return replace(value, **differing) if differing else value
    return value
