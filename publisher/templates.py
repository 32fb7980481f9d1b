"""Jinja2, set up once. Templates hold the words around the facts, in each language.

A template file (`deck.zh.j2`, `deck.en.j2`, `brief.zh.j2`, `brief.en.j2`) is a list of named
blocks, each one phrase: `{% block sources %}来源{% endblock %}`. A block may use the values it
is given and nothing else: no number is computed or written by a template. Jinja2 is imported when a
theme is loaded, for `import publisher` must stay light.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.errors import ThemeError
from publisher.model import Language, Theme

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

REQUIRED = ("deck.zh.j2", "deck.en.j2", "brief.zh.j2", "brief.en.j2")
"""Every theme has these files, with the same blocks in both languages."""
_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(?P<name>\w+)\s*[-+]?%\}(?P<text>.*?)\{%[-+]?\s*endblock\b[^%]*%\}", re.DOTALL)
_STEP = re.compile(
    r"\{\{ *(?P<value>[A-Za-z]\w*) *\}\}|"
    r"\{% *(?:if +(?P<condition>[A-Za-z]\w*)(?: *!= *(?P<other>[A-Za-z]\w*))?|(?P<otherwise>else)|(?P<end>endif)) *%\}"
)
_NODES = frozenset(
    "Template Output TemplateData Block Name If Const Compare Operand List Tuple CondExpr Concat And Or Not".split()
)
_FILTERS = frozenset("join select capitalize lower upper trim first last default".split())
_WORDS_ONLY = f"It holds words, values, `if` and the filters {', '.join(sorted(_FILTERS))}; it computes nothing."
"""Themes come from anybody. What calls nothing and computes nothing can neither reach out nor grow."""


class Words:
    """The words of one template file of a theme, in one language."""

    def __init__(self, theme: Theme, family: str, language: Language) -> None:
        name = f"{family}.{language.split('-')[0]}.j2"
        self._where = f"theme '{theme.name}', templates/{name}"
        self._blocks = _cut(theme.templates[name])

    def say(self, block: str, **values: object) -> str:
        """Return a phrase, filled in. Raises `ThemeError` for an unknown block or a missing value."""
        if block not in self._blocks:
            raise ThemeError(f"{self._where}: no block '{block}'", hint=f"Add {{% block {block} %}}…{{% endblock %}}.")
        text = self._blocks[block]
        if "{" not in text:
            return text
        try:
            return _said(text, tuple(values.items()))
        except KeyError as error:
            raise ThemeError(f"{self._where}: block '{block}': {error} is undefined") from error
        except (TypeError, ValueError) as error:
            raise ThemeError(f"{self._where}: block '{block}': {error}") from error


@lru_cache(maxsize=64)
def _cut(text: str) -> dict[str, str]:
    """Return the blocks of a template by name. Most are plain words, and few of the others are ever said."""
    return {found["name"]: found["text"].strip() for found in _BLOCK.finditer(text)}


@lru_cache(maxsize=4096)
def _said(text: str, values: tuple[tuple[str, object], ...]) -> str:
    """Fill in a block. A text is fitted many times before it stands, so the same is asked again and again."""
    if "\n" in text or "{" in _STEP.sub("", text):
        return _rendered(text, values)
    # Most blocks hold words, values and `if` only: to fill those in takes no compiler, and no import of one.
    return "".join(_filled(text, dict(values))).strip()


def _filled(text: str, values: Mapping[str, object]) -> Iterator[str]:
    """Yield the pieces of a block that are said. Raises `KeyError` for a missing value."""
    chosen, at = [True], 0
    for step in _STEP.finditer(text):
        if all(chosen):
            yield text[at : step.start()]
        at = step.end()
        if step["end"]:
            chosen.pop()
        elif step["otherwise"]:
            chosen[-1] = not chosen[-1]
        elif name := step["condition"]:
            other = step["other"]
            is_met = all(chosen) and (values[name] != values[other] if other else bool(values[name]))
            chosen.append(is_met)
        elif all(chosen):
            yield str(values[step["value"]])
    yield text[at:]


def _rendered(text: str, values: tuple[tuple[str, object], ...]) -> str:
    from jinja2 import TemplateError

    try:
        return _compile(text).render(values).strip()
    except TemplateError as error:
        raise ValueError(error) from error


@lru_cache(maxsize=256)
def _compile(text: str) -> Template:
    return _environment().from_string(text)


def check(theme: Theme, where: str) -> None:
    """Raise `ThemeError` when a template file is missing, broken, or lacks a block that its twin has."""
    for family in sorted({name.split(".")[0] for name in REQUIRED}):
        blocks = {}
        for name in (f"{family}.zh.j2", f"{family}.en.j2"):
            if name not in theme.templates:
                raise ThemeError(f"{where}: no templates/{name}", hint="themes/README.md lists the files of a theme.")
            blocks[name] = _blocks(theme.templates[name], f"{where}/templates/{name}")
        names = list(blocks)
        for one, other in (names, names[::-1]):
            if missing := sorted(blocks[one] - blocks[other]):
                raise ThemeError(f"{where}/templates/{other}: no block '{missing[0]}', which {one} has")


def _blocks(text: str, where: str) -> set[str]:
    """Return the names of a template's blocks. Parsing finds what is broken and is much cheaper than compiling."""
    from jinja2 import TemplateError, nodes

    try:
        tree = _environment().parse(text)
    except (TemplateError, RecursionError) as error:
        raise ThemeError(f"{where}: {error}", hint="It is not a valid Jinja2 template.") from error
    for node in tree.find_all(nodes.Node):
        kind = node.name if isinstance(node, nodes.Filter) else type(node).__name__
        if kind not in (_FILTERS if isinstance(node, nodes.Filter) else _NODES):
            raise ThemeError(f"{where}: line {node.lineno}: {kind}: a template may not do this", hint=_WORDS_ONLY)
    names = {block.name for block in tree.find_all(nodes.Block)}
    if odd := sorted(names ^ _cut(text).keys()):
        raise ThemeError(f"{where}: block '{odd[0]}' stands in another block or in a comment", hint="Put it apart.")
    return names


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,  # a missing name is an error, never a blank
        autoescape=False,  # decks and PDFs take plain text: R&D stays R&D
        trim_blocks=True,
        lstrip_blocks=True,
    )


def html(name: str, **values: object) -> str:
    """Return a page of the hand-out. Everything is escaped but our own style sheet and pictures."""
    return _pages().get_template(name).render(values)


@lru_cache(maxsize=1)
def _pages() -> Environment:
    from base64 import b64encode
    from hashlib import sha256

    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(Path(__file__).parent / "handout" / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css"] = lambda text: Markup(_plain(text))  # noqa: S704 - our own style sheet
    environment.filters["svg"] = Markup  # pictures that we drew, their words escaped
    environment.filters["sha256"] = lambda text: b64encode(sha256(_plain(text).encode()).digest()).decode()
    return environment


def _plain(text: Markup) -> str:
    """Return a style sheet as it is written, quotation marks unescaped."""
    return str(text.unescape())
