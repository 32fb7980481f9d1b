"""XLIFF in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publisher.errors import TranslationError
from publisher.exchange import Placeholder, TranslationFile, TranslationUnit, xliff
from publisher.model import State

SEED = Path(__file__).parents[3] / "seeds" / "webank-10th-anniversary.en.xlf"

UNIT = TranslationUnit(
    id="t-1",
    source="累计授信金额超1.6万亿元。",
    placeholders=(Placeholder(fact="m-4f1c9a", start=6, end=13),),
    target="The credit granted came to ⟦m-4f1c9a⟧.",
    state=State.TRANSLATED,
    origin="machine",
    context="sentence",
)


def file_of(*units: TranslationUnit) -> TranslationFile:
    return TranslationFile(languages=("zh-Hans", "en"), original="article.txt", units=units)


def document(body: str, head: str = "") -> bytes:
    return (
        f'{head}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-Hans" trgLang="en">'
        f'<file id="f1">{body}</file></xliff>'
    ).encode()


def unit_of(source: str, target: str, attributes: str = "") -> bytes:
    return document(
        f'<unit id="t-1"><segment {attributes}><source>{source}</source><target>{target}</target></segment></unit>'
    )


def refusal(data: bytes) -> TranslationError:
    with pytest.raises(TranslationError) as caught:
        xliff.read(data, "article.en.xlf")
    assert caught.value.message.startswith("article.en.xlf: ")
    assert caught.value.hint
    return caught.value


def test_a_file_is_written_as_xliff_2_1():
    """A quantity is a `<ph>` on both sides, and who made the target is a note."""
    expected = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-Hans" trgLang="en">
  <file id="f1" original="article.txt" canResegment="no" xml:space="preserve">
    <unit id="t-1">
      <notes>
        <note category="origin">machine</note>
        <note category="context">sentence</note>
      </notes>
      <segment state="translated">
        <source>累计授信金额<ph id="1" canDelete="no" equiv="m-4f1c9a" disp="超1.6万亿元"/>。</source>
        <target>The credit granted came to <ph id="1" canDelete="no" equiv="m-4f1c9a" disp="超1.6万亿元"/>.</target>
      </segment>
    </unit>
  </file>
</xliff>
"""

    assert expected == xliff.write(file_of(UNIT)).decode()


def test_what_is_written_reads_back():
    """Nothing of a unit is lost on the way through a file."""
    file = file_of(UNIT, TranslationUnit(id="t-2", source="标题", sub_state="x:new"))

    assert file == xliff.read(xliff.write(file), "article.en.xlf")


@given(
    source=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1),
    target=st.text(
        alphabet=st.one_of(st.sampled_from("&<>\"'⟦⟧ \n\r\t]"), st.characters(exclude_categories=["Cs"])), min_size=1
    ),
    origin=st.sampled_from(["human", "machine", "memory", "glossary", None]),
    state=st.sampled_from(State),
)
def test_any_text_reads_back(source, target, origin, state):
    """White space, markup, brackets and control characters come back as they went in."""
    unit = TranslationUnit(id="t-1", source=source, target=target, origin=origin, state=state)

    assert file_of(unit) == xliff.read(xliff.write(file_of(unit)), "article.en.xlf")


@given(
    st.lists(st.tuples(st.text("超约 &<", max_size=3), st.text("0123456789万", min_size=1, max_size=4)), max_size=5),
    st.data(),
)
def test_placeholders_read_back(pieces, data):
    """Any number of quantities, in any order and any number of times in the target."""
    source, placeholders = "", []
    for number, (before, quote) in enumerate(pieces):
        source += before
        placeholders.append(Placeholder(fact=f"m-{number}", start=len(source), end=len(source) + len(quote)))
        source += quote
    facts = [placeholder.fact for placeholder in placeholders]
    named = data.draw(st.lists(st.sampled_from([*facts, "m-other"]), max_size=6))
    target = " & ".join(f"⟦{fact}⟧" for fact in named) or None
    unit = TranslationUnit(
        id="t-1",
        source=source,
        placeholders=tuple(placeholders),
        target=target,
        state=State.TRANSLATED if target else State.INITIAL,
    )

    assert file_of(unit) == xliff.read(xliff.write(file_of(unit)), "article.en.xlf")


def test_our_seed_reads_back_to_the_same_bytes():
    """A file that nobody changed is written as it stands."""
    data = SEED.read_bytes()

    assert data == xliff.write(xliff.read(data, SEED.name))


def test_a_placeholder_said_twice_is_a_copy_of_the_first():
    """XLIFF wants a new id for it, and `copyOf`."""
    placeholder = Placeholder(fact="m-1", start=0, end=3)
    unit = TranslationUnit(id="t-1", source="30个", placeholders=(placeholder,), target="⟦m-1⟧, yes ⟦m-1⟧")

    codes = etree.fromstring(xliff.write(file_of(unit))).findall(".//{*}target/{*}ph")

    assert [(code.get("id"), code.get("copyOf")) for code in codes] == [("1", None), ("2", "1")]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("over <mrk id='m1' type='comment'>RMB</mrk> 2", "over RMB 2"),
        ("a<sm id='s1'/>b<em startRef='s1'/>c", "abc"),
        ("a<!-- note -->b<?pi x?>c<![CDATA[ & ]]>", "abc & "),
        ("", None),
    ],
)
def test_a_tools_marks_leave_the_text_alone(target, expected):
    """Annotations, comments and CDATA change nothing; an empty target is none."""
    assert expected == xliff.read(unit_of("甲", target), "x").units[0].target


def test_a_code_without_equiv_is_known_by_its_id():
    """Some tools keep the id of a code and drop the rest."""
    data = unit_of('<ph id="1" equiv="m-1" disp="30个"/>', 'in <ph id="1"/>')

    assert xliff.read(data, "x").units[0].target == "in ⟦m-1⟧"


@pytest.mark.parametrize(("tag", "language"), [("zh-CN", "zh-Hans"), ("zh-TW", "zh-Hant"), ("en-GB", "en")])
def test_a_tools_language_tags_are_ours(tag, language):
    """Regions are read as the language we publish in."""
    data = document("").replace(b'srcLang="zh-Hans"', f'srcLang="{tag}"'.encode())

    assert language == xliff.read(data, "x").languages[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Document is empty"),
        (b"not xml", "Start tag expected"),
        (document("")[:-9], "line 1"),
        (document("&undefined;"), "undefined"),
        (b"<html/>", "a <html> file, not XLIFF"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "XLIFF version '1.2', not 2.1"),
        (document("").replace(b'"2.1"', b'"3.0"'), "XLIFF version '3.0', not 2.1"),
        (document("").replace(b'trgLang="en"', b'trgLang="fr"'), "trgLang is 'fr'"),
        (document("").replace(b'trgLang="en"', b""), "trgLang is ''"),
        (document('</file><file id="f2">'), "2 <file> elements, not one"),
        (document("<unit/>"), "it has no id"),
        (document('<unit id="t-1"/>'), "0 segments, not one"),
        (document('<unit id="t-1"><segment/></unit>'), "unit t-1: it has no <source>"),
        (unit_of("甲", "a", 'state="done"'), "state 'done' is unknown"),
        (unit_of("甲", "<b>a</b>"), "<b> in a text is not supported"),
        (unit_of("甲", '<ph id="9"/>'), '<ph id="9"> stands for nothing'),
        (unit_of('<ph id="1" equiv="m-1"/>', "a"), "has no `disp`"),
        (unit_of("甲", '<cp hex="xyz"/>'), "<cp> names no character"),
        (unit_of("甲", "a</target></segment><segment><source>乙</source><target>b"), "2 segments, not one"),
        (
            unit_of("甲", "a").replace(b"<segment", b'<notes><note category="origin">cat</note></notes><segment'),
            "origin 'cat' is unknown",
        ),
    ],
)  # fmt: skip
def test_a_broken_file_is_one_error(data, says):
    """It names the file, the place and the way out."""
    assert says in refusal(data).message


def test_an_id_used_twice_is_refused():
    """The error says on which line."""
    unit = '<unit id="t-1"><segment><source>甲</source></segment></unit>'

    assert refusal(document(f"{unit}\n{unit}")).message == "article.en.xlf: line 2: unit t-1: its id is used before"


BOMB = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))


@pytest.mark.parametrize(
    "data",
    [
        unit_of("&a12;", "a").replace(b"<xliff", f'<!DOCTYPE x [<!ENTITY a0 "lol">{BOMB}]><xliff'.encode(), 1),
        unit_of("甲", "a").replace(b'id="t-1"', b'id="&a12;"').replace(
            b"<xliff", f'<!DOCTYPE x [<!ENTITY a0 "lol">{BOMB}]><xliff'.encode(), 1
        ),
        document("&x;", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        document("", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
        document("", "<!DOCTYPE xliff>"),
        document("<mrk>" * 5000 + "</mrk>" * 5000),
    ],
    ids=["bomb in a text", "bomb in an attribute", "external entity", "external DTD", "DOCTYPE", "deep nesting"],
)  # fmt: skip
def test_hostile_xml_is_refused(data):
    """Nothing is expanded, opened or fetched."""
    refusal(data)
