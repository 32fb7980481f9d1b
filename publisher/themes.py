"""Find and load themes. A theme is a folder; see themes/README.md."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

from publisher import codec, contrast, picture, templates
from publisher.errors import ThemeError
from publisher.model import Theme

_HERE = Path(__file__).parent
_COLOR = re.compile("#[0-9A-Fa-f]{6}")
_LARGEST = 500
"""The largest size in a theme, whatever it measures."""
_CODE = (".py", ".pyc", ".pyd", ".so", ".dll", ".exe", ".sh", ".bat", ".ps1", ".js")
MAX_FILE = 2_000_000
"""The largest file of a theme, in bytes."""
MAX_LOGO = 1_000_000
"""The largest logo, in bytes."""


def available() -> list[str]:
    """Return the names of the themes we ship."""
    return sorted(path.parent.name for path in _shipped().glob("*/theme.toml"))


def load(name: str) -> Theme:
    """Return the theme called `name`, or the theme in the folder `name`.

    Raises `ThemeError` when there is none, when a token is missing or wrong, or when a
    template is missing or not valid.
    """
    folder = _folder(name)
    path = folder / "theme.toml"
    if folder.parent != _shipped():
        _demand_data(folder)
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        texts = {file.name: file.read_text("utf-8") for file in sorted(folder.glob("templates/*.j2"))}
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ThemeError(f"no theme '{name}'", hint=f"Themes: {', '.join(available())}, or give a folder.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path}: {error}", hint="Mend the file; themes/README.md describes it.") from error
    except OSError as error:
        raise ThemeError(f"cannot read {path}: {error.strerror}") from error
    if bad := next(codec.no_text(data | {"templates": texts}, breaks="\v\f"), None):
        raise ThemeError(f"{path}: {bad}: a sign in it is no text", hint="Take out control characters and the like.")
    theme = codec.validate(Theme, data | {"templates": texts}, ThemeError, str(path))
    _refuse_unknown(data, path)
    _demand_values(theme, path)
    if theme.brand.logo:
        logo = folder / theme.brand.logo
        if not logo.resolve().is_relative_to(folder.resolve()):
            raise ThemeError(
                f"{path}: brand.logo leads out of the theme's folder", hint="Copy the picture into the folder."
            )
        theme = replace(theme, logo=_logo(logo))
    if folder.parent != _shipped():  # ours are checked by our tests
        _check_contrast(theme, path)
        templates.check(theme, str(folder))
    return theme


def _demand_data(folder: Path) -> None:
    """Refuse a folder with program code in it, with files that lead out of it, or with too much."""
    for file in sorted((folder, *folder.glob("*"), *folder.glob("templates/*"))):
        if file.suffix.lower() in _CODE:
            raise ThemeError(
                f"{file}: a theme holds no program code", hint="themes/README.md lists the files of a theme."
            )
        if not file.resolve().is_relative_to(folder.resolve()):
            raise ThemeError(f"{file}: it leads out of the theme's folder", hint="Copy the file into the folder.")
        if file.is_file() and file.stat().st_size > MAX_FILE:
            raise ThemeError(f"{file}: larger than {MAX_FILE // 1_000_000} MB", hint="A theme is words and numbers.")


def files(name: str) -> tuple[Path, ...]:
    """Return the files that the theme called `name` is read from, some of which may not be there."""
    folder = _folder(name)
    path = folder / "theme.toml"
    try:
        logo = tomllib.loads(path.read_text("utf-8"))["brand"]["logo"]
        logos = (folder / logo,) if logo else ()
    except (OSError, ValueError, LookupError, TypeError):  # whoever loads the theme says what is wrong with it
        logos = ()
    return (path, *sorted(folder.glob("templates/*.j2")), *logos)


def _folder(name: str) -> Path:
    return Path(name) if (Path(name) / "theme.toml").is_file() else _shipped() / name


def _logo(path: Path) -> bytes:
    """Return the picture of a brand, which is a PNG and not too large."""
    hint = f"brand.logo names a PNG of at most {MAX_LOGO // 1000} kB in the theme's folder."
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_LOGO else b""
        picture.ratio(data)
    except OSError as error:
        raise ThemeError(f"cannot read {path}: {error.strerror}", hint=hint) from error
    except ValueError as error:
        raise ThemeError(f"{path}: it cannot be a logo", hint=hint) from error
    return data


def _shipped() -> Path:
    """Return the folder of the themes in the wheel, or else that of the checkout."""
    return next((f for f in (_HERE / "_themes", _HERE.parent / "themes") if f.is_dir()), _HERE / "_themes")


_READ_ON = (
    ("ink", "paper"), ("ink", "surface"), ("muted", "paper"), ("muted", "surface"), ("brand", "paper"),
    ("brand", "surface"), ("accent", "paper"), ("accent", "surface"), ("highlight", "surface"), ("link", "paper"),
    ("paper", "brand"), ("surface", "brand"), ("paper", "accent"), ("paper", "highlight"),
)  # fmt: skip
"""Which colour is read on which: text on grounds, and white text on dark ones."""


def _check_contrast(theme: Theme, path: Path) -> None:
    """Refuse a theme with text that is hard to read."""
    for text, ground in _READ_ON:
        found = contrast.ratio(getattr(theme.color, text), getattr(theme.color, ground))
        if found < contrast.LEAST:
            message = f"{path}: color.{text} on color.{ground} has a contrast of {found:.1f}"
            raise ThemeError(message, hint=f"Text needs {contrast.LEAST}; choose a darker or a lighter one.")


def _demand_values(theme: Theme, path: Path) -> None:
    """Refuse colours that are none, and sizes that no page has."""
    for token in fields(theme.color):
        if not _COLOR.fullmatch(value := getattr(theme.color, token.name)):
            raise ThemeError(f"{path}: color.{token.name}: {value!r} is no colour", hint='Write it as "#1a2b3c".')
    for group, least in (("size", 1), ("space", 0)):
        for name, value in _numbers(getattr(theme, group), group):
            if not least <= value <= _LARGEST:
                raise ThemeError(f"{path}: {name}: {value} is out of range", hint=f"It is from {least} to {_LARGEST}.")


def _numbers(value: object, at: str) -> Iterator[tuple[str, float]]:
    if is_dataclass(value):
        for token in fields(value):
            yield from _numbers(getattr(value, token.name), f"{at}.{token.name}")
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield at, value


def _refuse_unknown(data: Mapping[str, object], path: Path) -> None:
    known = set(Theme.__dataclass_fields__) - {"templates", "logo"}
    if unknown := sorted(data.keys() - known):
        raise ThemeError(f"{path}: {unknown[0]}: unknown table", hint=f"Known: {', '.join(sorted(known))}.")
