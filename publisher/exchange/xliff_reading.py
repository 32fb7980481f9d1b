"""XLIFF 2.1 in: bytes that may come from anywhere become translation units, or one clear error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast, get_args

from lxml import etree

from publisher.errors import TranslationError
from publisher.exchange.near import NEEDS_REVIEW
from publisher.exchange.units import PLACEHOLDER, Placeholder, TranslationFile, TranslationUnit
from publisher.exchange.xliff_names import NAMESPACE, VERSION, tag
from publisher.model import Language, Origin, State

_READABLE = ("2.0", "2.1")  # They share one namespace, and the parts that we use.
_ANY_VERSION = re.compile(r"urn:oasis:names:tc:xliff:document:([\d.]+)")
_TRANSPARENT = tuple(map(tag, ("mrk", "sm", "em")))  # A tool's annotations: they change nothing in the text.
_ESCAPED = re.compile(r"""<ph\b[^<>]*?\bid=["']([^"'<>]+)["'][^<>]*/?>(?:</ph>)?""")
_EARLIER_STATES: dict[str, State] = {
    "new": State.INITIAL,
    "needs-translation": State.INITIAL,
    "needs-adaptation": State.INITIAL,
    "needs-l10n": State.INITIAL,
    "needs-review-translation": State.INITIAL,
    "needs-review-adaptation": State.INITIAL,
    "needs-review-l10n": State.INITIAL,
    "signed-off": State.REVIEWED,
}
_MAKE_AGAIN = "Make the file again with `publisher translate`."
_TAGS: dict[str, Language] = {
    "en": "en",
    "zh-Hans": "zh-Hans",
    "zh": "zh-Hans",
    "zh-CN": "zh-Hans",
    "zh-SG": "zh-Hans",
    "zh-Hant": "zh-Hant",
    "zh-TW": "zh-Hant",
    "zh-HK": "zh-Hant",
    "zh-MO": "zh-Hant",
}


def read(data: bytes, where: str) -> TranslationFile:
    """Return the units of an XLIFF 2.0 or 2.1 file.

    Raises `TranslationError` that names the file, the unit or line, and the way out. Entities
    and document types are refused, and nothing is fetched.
    """
    root = _parse(data, where)
    _check_root(root, where)
    files = root.findall(tag("file"))
    if len(files) != 1:
        raise TranslationError(
            f"{where}: {len(files)} <file> elements, not one", hint="Keep one file of units for each article."
        )
    reader = _Reader(where)
    units = [reader.unit(element) for element in files[0].iter(tag("unit"))]
    return TranslationFile(
        languages=(_language(root, "srcLang", where), _language(root, "trgLang", where)),
        original=files[0].get("original", ""),
        units=tuple(units),
    )


def _parse(data: bytes, where: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise TranslationError(f"{where}: {error.msg}", hint="It is not valid XML. " + _MAKE_AGAIN) from error
    declarations: Any = root.getroottree().docinfo
    if declarations.doctype:
        raise TranslationError(
            f"{where}: it has a document type (DOCTYPE), which XLIFF 2 does not use",
            hint="Take the DOCTYPE out, and any entity it declares.",
        )
    return root


def _check_root(root: etree._Element, where: str) -> None:
    name = etree.QName(root)
    namespace = _ANY_VERSION.fullmatch(name.namespace or "")
    if name.localname != "xliff" or not namespace:
        raise TranslationError(f"{where}: it is a <{name.localname}> file, not XLIFF", hint=_MAKE_AGAIN)
    is_ours = name.namespace == NAMESPACE
    version = root.get("version", "") if is_ours else namespace[1]
    if not is_ours or version not in _READABLE:
        raise TranslationError(
            f"{where}: XLIFF version {version!r}, not {VERSION}", hint=f"Save it as XLIFF {VERSION} in your tool."
        )


def _language(root: etree._Element, attribute: str, where: str) -> Language:
    language = root.get(attribute, "")
    if language in _TAGS:
        return _TAGS[language]
    if language.startswith("en-"):
        return "en"
    raise TranslationError(
        f"{where}: {attribute} is {language!r}", hint=f"Languages: {', '.join(get_args(Language))}, as BCP 47 tags."
    )


@dataclass(frozen=True, slots=True)
class _Code:
    """A `<ph>` on its way in."""

    id: str
    fact: str
    text: str | None


class _Reader:
    """Reads the units of one file, and knows the ids it has met."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._ids: set[str] = set()

    def unit(self, element: etree._Element) -> TranslationUnit:
        """Return the unit that `element` holds."""
        unit_id = element.get("id", "")
        if not unit_id or unit_id in self._ids:
            problem = "its id is used before" if unit_id else "it has no id"
            raise self._error(element, problem, _MAKE_AGAIN)
        self._ids.add(unit_id)
        segment = self._only_segment(element)
        source, placeholders, codes = self._source(segment)
        target = self._target(segment, codes)
        return TranslationUnit(
            id=unit_id,
            source=source,
            placeholders=placeholders,
            target=target,
            state=self._state(segment) if target is not None else State.INITIAL,
            sub_state=self._sub_state(segment),
            origin=self._origin(element, segment),
            context=_note(element, "context"),
            earlier=_note(element, "earlier"),
            made=_note(element, "made"),
            problem=_note(element, "problem"),
        )

    def _only_segment(self, element: etree._Element) -> etree._Element:
        parts = [*element.iterchildren(tag("segment"), tag("ignorable"))]
        if len(parts) != 1 or parts[0].tag != tag("segment"):
            raise self._error(element, f"{len(parts)} segments, not one", "Join the segments of the unit in your tool.")
        return parts[0]

    def _state(self, segment: etree._Element) -> State:
        # XLIFF 1.2 has its states, others and more of them, on the target: some tools write them into a 2.1 file.
        target = segment.find(tag("target"))
        state = segment.get("state") or (target.get("state") if target is not None else None) or State.INITIAL
        state = _EARLIER_STATES.get(state, state)
        if state not in tuple(State):
            raise self._error(segment, f"state {state!r} is unknown", f"States: {', '.join(State)}.")
        return State(state)

    def _sub_state(self, segment: etree._Element) -> str | None:
        target = segment.find(tag("target"))
        states = (segment.get("state"), target.get("state") if target is not None else None)
        needs = any(state and state.startswith("needs-") for state in states)
        return NEEDS_REVIEW if needs else segment.get("subState")

    def _origin(self, element: etree._Element, segment: etree._Element) -> Origin | None:
        note = _note(element, "origin")
        if note is None and segment.get("subState") == NEEDS_REVIEW and segment.get("state") == State.TRANSLATED:
            return "machine"  # what a machine made is marked so, and some tools drop notes
        if note is None or note in get_args(Origin):
            return cast(Origin | None, note)
        raise self._error(element, f"origin {note!r} is unknown", f"Origins: {', '.join(get_args(Origin))}.")

    def _source(self, segment: etree._Element) -> tuple[str, tuple[Placeholder, ...], dict[str, str]]:
        element = segment.find(tag("source"))
        if element is None:
            raise self._error(segment, "it has no <source>", _MAKE_AGAIN)
        text, placeholders, codes = "", [], {}
        for part in self._parts(element, {}):
            if isinstance(part, _Code):
                if not part.text:
                    raise self._error(element, f'<ph id="{part.id}"> in the source has no `disp`', _MAKE_AGAIN)
                placeholders.append(Placeholder(fact=part.fact, start=len(text), end=len(text) + len(part.text)))
                codes[part.id] = part.fact
            text += part.text or "" if isinstance(part, _Code) else part
        return text, tuple(placeholders), codes

    def _target(self, segment: etree._Element, codes: dict[str, str]) -> str | None:
        element = segment.find(tag("target"))
        if element is None:
            return None
        parts = (
            f"⟦{part.fact}⟧" if isinstance(part, _Code) else _with_codes(part, codes)
            for part in self._parts(element, codes)
        )
        return "".join(parts) or None

    def _parts(self, element: etree._Element, codes: dict[str, str]) -> Iterator[str | _Code]:
        for event, node in etree.iterwalk(element, events=("start", "end")):
            if event == "end":
                if node is not element:
                    yield node.tail or ""
            elif node.tag == tag("ph"):
                yield self._code(node, codes)
            elif node.tag == tag("cp"):
                yield self._character(node)
            elif node is element or node.tag in _TRANSPARENT:
                yield node.text or ""
            else:
                name = etree.QName(node).localname
                raise self._error(node, f"<{name}> in a text is not supported", "Take the formatting out of the text.")

    def _code(self, node: etree._Element, codes: dict[str, str]) -> _Code:
        code_id = node.get("id", "")
        fact = node.get("equiv") or codes.get(code_id) or codes.get(node.get("copyOf", ""))
        if not fact or not PLACEHOLDER.fullmatch(f"⟦{fact}⟧"):
            raise self._error(
                node, f'<ph id="{code_id}"> stands for nothing', "Give it the `equiv` that the source has."
            )
        return _Code(code_id, fact, node.get("disp"))

    def _character(self, node: etree._Element) -> str:
        try:
            return chr(int(node.get("hex", ""), 16))
        except (ValueError, OverflowError) as error:
            raise self._error(node, "<cp> names no character", "Give it the code point as `hex`.") from error

    def _error(self, element: etree._Element, problem: str, hint: str) -> TranslationError:
        unit = next((e for e in (element, *element.iterancestors()) if e.tag == tag("unit")), element)
        return TranslationError(
            f"{self._where}: line {element.sourceline}: unit {unit.get('id', '?')}: {problem}", hint=hint
        )


def _with_codes(text: str, codes: dict[str, str]) -> str:
    """Return a target's text with the codes that a tool has written as text, escaped, in their form as placeholders."""
    return _ESCAPED.sub(lambda match: f"⟦{codes[match[1]]}⟧" if match[1] in codes else match[0], text)


def _note(element: etree._Element, category: str) -> str | None:
    notes = element.iterfind(f"{tag('notes')}/{tag('note')}")
    return next((note.text for note in notes if note.get("category") == category), None)
