"""Check data from outside against our dataclasses: content files and theme files.

This is the one home of pydantic. It is imported inside the functions, because it is
slow to import and only needed when a file is read or written.

A content file loads only if nothing that stands in it would be lost: an unknown key, a
dropped value or a number where a decimal string belongs is an error. Keys with a
default may be left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from publisher import fitting
from publisher.errors import ContentError, PublisherError
from publisher.model import Cards, Chart, Content, FactPhrase, Points, Timeline
from publisher.model.text import clean, is_address

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")


def validate(cls: type[T], data: object, error: type[PublisherError], where: str) -> T:
    """Return `data` as a `cls`, or raise `error` with the problems found."""
    try:
        return fitting.fit(cls, data)
    except (fitting.MisfitError, RecursionError):
        return _explained(cls, data, error, where)


def _explained(cls: type[T], data: object, error: type[PublisherError], where: str) -> T:
    """Return `data` as a `cls` where that takes conversion, or raise `error` with all that is wrong."""
    from pydantic import TypeAdapter, ValidationError

    adapter: TypeAdapter[T] = _content() if cls is Content else TypeAdapter(cls)  # type: ignore[assignment]
    try:
        value = adapter.validate_python(data)
    except ValidationError as problems:
        raise error(f"{where}: " + "; ".join(_explain(problems)[:5])) from problems
    except RecursionError as problems:
        raise error(f"{where}: it is nested too deeply") from problems
    return value


def dump(content: Content) -> dict[str, Any]:
    """Return `content` as plain data: what a content file holds."""
    data: dict[str, Any] = plain(content)
    return data


def dumps(content: Content, format: str = "json") -> str:
    """Return `content` as a content file, `json` or `yaml`, always in the same form."""
    data = dump(content)
    if format == "yaml":
        import yaml

        return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100))
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def packed(content: Content) -> str:
    """Return `content` as a content file on one line, for a place where nobody reads it."""
    return json.dumps(dump(content), ensure_ascii=False, separators=(",", ":"))


def loads(text: str, where: str = "content", format: str = "json") -> Content:
    """Return the content in a content file. Raises `ContentError` that names the place."""
    data = _parse_yaml(text, where) if format == "yaml" else _parse_json(text, where)
    if isinstance(data, dict) and data.get("version") != 1:
        raise ContentError(
            f"{where}: version is {data.get('version')!r}, not 1",
            hint="It is not a content file, or one of another release. Make it again with `publisher extract`.",
        )
    if bad := next(no_text(data), None):
        raise ContentError(f"{where}: {bad}: a sign in it is no text", hint="Take out control characters and the like.")
    content = validate(Content, data, ContentError, where)
    if lost := _first_loss(data, dump(content)):
        raise ContentError(f"{where}: {lost}", hint="`publisher schema` prints what a content file may hold.")
    if content.source.url and not is_address(content.source.url):
        raise ContentError(f"{where}: source.url: no address of the web", hint="It begins with https:// or http://.")
    if wrong := next(_wrong_dates(content), None):
        raise ContentError(f"{where}: {wrong}", hint="Dates are ISO 8601: 2024, 2024-06, 2024-06-30, 2024-Q3, 2024-H1.")
    if bare := next(_facts_without_words(content), None):
        raise ContentError(f"{where}: {bare}", hint="`quote` holds the words of the source that state the fact.")
    if unknown := next(_unknown_facts(content), None):
        raise ContentError(f"{where}: {unknown}", hint="Ids stand in `metrics` and `milestones`.")
    return content


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a content file."""
    return _content().json_schema()


def _parse_json(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ContentError(f"{where}: line {error.lineno}: {error.msg}", hint="It is not valid JSON.") from error
    except RecursionError as error:
        raise ContentError(f"{where}: it is nested too deeply") from error


def _parse_yaml(text: str, where: str) -> object:
    import yaml

    class Loader(yaml.SafeLoader):
        """YAML without dates: `2024-06-30` stays text."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    try:
        return yaml.load(text, Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, RecursionError) as error:
        place = getattr(error, "problem_mark", None)
        line = f" line {place.line + 1}:" if place else ""
        raise ContentError(
            f"{where}:{line} {getattr(error, 'problem', error)}", hint="It is not valid YAML."
        ) from error


def plain(value: Any) -> Any:
    """Return a value of the model as plain data. Pydantic would do it too, but is slow to import."""
    if names := fitting.names_of(value):
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, (Decimal, StrEnum)) else value


_PERIOD = r"[0-9]{4}(?:-(?:Q[1-4]|H[12]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?))?"
_DATE = re.compile(rf"{_PERIOD}(?:/{_PERIOD})?")


def _wrong_dates(content: Content) -> Iterator[str]:
    """Yield each date that is none."""
    dates = [("source.published", content.source.published)]
    dates += [(f"metrics.{i}.as_of", metric.as_of) for i, metric in enumerate(content.metrics)]
    dates += [(f"milestones.{i}.date", milestone.date) for i, milestone in enumerate(content.milestones)]
    yield from (
        f"{place}: no date: {date!r}" for place, date in dates if date is not None and not _DATE.fullmatch(date)
    )


def no_text(data: object, at: str = "", breaks: str = "") -> Iterator[str]:
    """Yield each place whose text holds a sign that is no text, or one of these `breaks`: no file could hold it."""
    if isinstance(data, str):
        if clean(data)[1] or any(sign in data for sign in breaks):
            yield at.lstrip(".") or "the file"
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from no_text(value, f"{at}.{key}", breaks)
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from no_text(value, f"{at}.{i}", breaks)


def _facts_without_words(content: Content) -> Iterator[str]:
    """Yield each fact that quotes nothing."""
    quotes = [(f"metrics.{i}", metric.quote) for i, metric in enumerate(content.metrics)]
    quotes += [(f"milestones.{i}", milestone.quote) for i, milestone in enumerate(content.milestones)]
    yield from (f"{place}.quote: it is empty" for place, quote in quotes if not quote.strip())


def _unknown_facts(content: Content) -> Iterator[str]:
    """Yield each place of a section that names a fact which is not there."""
    metrics = {metric.id for metric in content.metrics}
    milestones = {milestone.id for milestone in content.milestones}
    for i, section in enumerate(content.sections):
        if isinstance(section.headline, FactPhrase) and section.headline.fact not in metrics | milestones:
            yield f"sections.{i}.headline: no fact '{section.headline.fact}'"
        for j, block in enumerate(section.blocks):
            named: tuple[str, ...] = ()
            known = metrics
            if isinstance(block, Cards | Chart):
                named = block.metrics
            elif isinstance(block, Timeline):
                named, known = block.milestones, milestones
            elif isinstance(block, Points):
                named = tuple(s.fact for s in block.statements if isinstance(s, FactPhrase))
                known = metrics | milestones
            yield from (f"sections.{i}.blocks.{j}: no fact '{fact}'" for fact in named if fact not in known)


@cache
def _content() -> TypeAdapter[Content]:
    from pydantic import TypeAdapter

    return TypeAdapter(Content)


def _explain(error: ValidationError) -> list[str]:
    """Say each problem once, leaving out the members of a union that were not meant."""
    problems = error.errors(include_url=False)
    not_meant = [p["loc"][:-1] for p in problems if p["type"] == "literal_error" and p["loc"][-1] == "kind"]
    meant = [p for p in problems if not any(p["loc"][: len(loc)] == loc for loc in not_meant)]
    return [f"{'.'.join(map(str, p['loc'])) or 'the file'}: {p['msg']}" for p in meant or problems]


def _first_loss(given: object, kept: object, at: str = "") -> str | None:
    """Return the first thing in `given` that `kept` does not hold, or None."""
    if isinstance(given, dict) and isinstance(kept, dict):
        for key, value in given.items():
            place = f"{at}.{key}".lstrip(".")
            if key not in kept:
                return f"{place}: unknown key"
            if lost := _first_loss(value, kept[key], place):
                return lost
        return None
    if isinstance(given, list) and isinstance(kept, list) and len(given) == len(kept):
        return next(
            (
                lost
                for i, (a, b) in enumerate(zip(given, kept, strict=True))
                if (lost := _first_loss(a, b, f"{at}.{i}"))
            ),
            None,
        )
    return None if given == kept and type(given) is type(kept) else f"{at}: {given!r} would become {kept!r}"
