"""Every segment of a content: find them, or change them and get a new content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from publisher.fitting import names_of
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
    else:
        for name in names_of(value):
            yield from _find(getattr(value, name), name)


def _changed(value: Any, change: Callable[[Segment], Segment]) -> Any:
    if isinstance(value, Segment):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(_changed(item, change) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    differing = {}
    for name in names_of(value):
        old = getattr(value, name)
        if (new := _changed(old, change)) is not old:
            differing[name] = new
    return replace(value, **differing) if differing else value
