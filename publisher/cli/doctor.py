"""The command `doctor`: what is installed, what is missing, and what to install for it."""

from __future__ import annotations

import json
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Annotated

import typer

from publisher.errors import PluginError, RenderError, ThemeError

_REQUIREMENT = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)(?:[^;]*;.*?extra\s*==\s*['\"](?P<extra>\w+)['\"])?")
_EXTRAS = {"html": "reads saved web pages", "provider": "asks a model for translations", "dask": "builds on a cluster"}
"""The extras that users may want, and what for. Others are for people who work on the code."""
_PROGRAMS = {"soffice": "LibreOffice shows decks", "pandoc": "pandoc makes .docx of many other formats"}
"""Programs that are of use beside the publisher, which needs none."""


class Form(StrEnum):
    """How the findings are shown."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that was looked at: its state in a word, and what to do about it."""

    state: str
    """`ok`, `missing` or `optional`: what is missing, but only some need it."""
    name: str
    told: str
    remedy: str = ""


def doctor(
    format: Annotated[Form, typer.Option(help="How to show it.")] = Form.TEXT,
) -> None:
    """Tell what is installed, which fonts and optional parts are there, and what to install for those that are not."""
    signs = [*_program(), *_packages(), *_fonts(), *_others()]
    if format is Form.JSON:
        typer.echo(json.dumps([asdict(sign) for sign in signs], ensure_ascii=False, indent=2))
    for sign in signs if format is Form.TEXT else ():
        typer.echo(f"{sign.state:<9}{sign.name:<24}{sign.told}{f'; {sign.remedy}' if sign.remedy else ''}".rstrip())
    if missing := [sign.name for sign in signs if sign.state == "missing"]:
        raise PluginError(f"missing: {', '.join(missing)}", hint="Install the package again: pip install publisher.")


def _program() -> Iterator[Sign]:
    from importlib import metadata  # slow to import, and other commands do without

    yield Sign("ok", "publisher", metadata.version("publisher"))
    yield Sign("ok", "Python", f"{platform.python_version()} on {platform.system()}")
    encoding = (sys.stdout.encoding or "").lower()
    is_wide = encoding.replace("-", "") == "utf8"
    yield Sign(
        "ok" if is_wide else "optional", "terminal", encoding or "unknown", "" if is_wide else "set PYTHONUTF8=1"
    )


def _packages() -> Iterator[Sign]:
    """Yield the packages that the publisher needs, and those that its extras need."""
    from importlib import metadata

    for requirement in sorted(metadata.requires("publisher") or (), key=str.lower):
        found = _REQUIREMENT.match(requirement)
        extra = found["extra"] if found else None
        if found is None or (extra and extra not in _EXTRAS):
            continue
        use = _EXTRAS.get(extra or "", "")
        try:
            yield Sign("ok", found["name"], " ".join(filter(None, (metadata.version(found["name"]), use))))
        except metadata.PackageNotFoundError:
            remedy = f'pip install "publisher[{extra}]"' if extra else f"pip install {found['name']}"
            yield Sign("optional" if extra else "missing", found["name"], use or "not installed", remedy)


def _fonts() -> Iterator[Sign]:
    """Yield the themes that come with the publisher, each with the fonts that its briefs are set in."""
    from publisher import themes
    from publisher.typeset import fonts

    for name in themes.available():
        try:
            font = themes.load(name).font
            families = dict.fromkeys((font.brief_latin, font.brief_hans, font.brief_hant))
            faces = [fonts.find_face(family).name for family in families]
            yield Sign("ok", f"theme {name}", f"briefs in {', '.join(faces)}; decks name {font.deck_latin}")
        except (ThemeError, RenderError) as error:
            yield Sign("missing", f"theme {name}", error.message, error.hint or "")


def _others() -> Iterator[Sign]:
    for command, use in _PROGRAMS.items():
        found = shutil.which(command)
        yield Sign("ok" if found else "optional", command, use if found else f"{use}; not needed")
