"""Files as other tools write them back: what a translator did is kept, and a lost code is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from translate.storage.xliff2 import Xliff2File

import publisher
from publisher.errors import TranslationError
from publisher.exchange import TranslationFile, TranslationUnit, codes, from_content, is_offer, update, waits, xliff
from publisher.model import Content, State
from publisher.readers.text import TextReader

SEED = Path(__file__).parents[3] / "seeds" / "webank-10th-anniversary.en.xlf"
TEXT = "海风航运二十年\n\n截至2022年末，海风航运累计运营超120条航线，服务客户超2万户 & 伙伴。\n"
NAMESPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
TARGET = 'By the end of 2022 it ran <ph id="1"/> routes &amp; served <ph id="2"/> customers.'
SAID = "By the end of 2022 it ran ⟦{}⟧ routes & served ⟦{}⟧ customers."

Habit = Callable[[etree._Element], None]


@pytest.fixture(scope="module")
def content() -> Content:
    return publisher.compose(TextReader().read(TEXT.encode(), "sea.txt"))


def sentence(file: TranslationFile) -> TranslationUnit:
    return next(unit for unit in file.units if "截至" in unit.source)


def expected(file: TranslationFile) -> str:
    return SAID.format(*(placeholder.fact for placeholder in sentence(file).placeholders))


def written_by(content: Content, *habits: Habit, target: str = TARGET) -> bytes:
    """Return the file with one translated sentence, as a tool with some habits writes it."""
    root = etree.fromstring(xliff.write(from_content(content)))
    for segment in root.iter(f"{NAMESPACE}segment"):
        source = segment.find(f"{NAMESPACE}source")
        if source is not None and "截至" in (source.text or ""):
            segment.append(etree.fromstring(f'<target xmlns="{NAMESPACE[1:-1]}">{target}</target>'))
    for habit in habits:
        habit(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def said(root: etree._Element) -> etree._Element:
    return next(target.getparent() for target in root.iter(f"{NAMESPACE}target"))  # type: ignore[return-value]


def state(value: str | None, on: str = "segment") -> Habit:
    def set_state(root: etree._Element) -> None:
        segment = said(root)
        segment.attrib.pop("state", None)
        element = segment if on == "segment" else segment.find(f"{NAMESPACE}target")
        if value is not None and element is not None:
            element.set("state", value)

    return set_state


def no_notes(root: etree._Element) -> None:
    for notes in [*root.iter(f"{NAMESPACE}notes")]:
        notes.getparent().remove(notes)  # type: ignore[union-attr]


def other_ids(root: etree._Element) -> None:
    for number, unit in enumerate(root.iter(f"{NAMESPACE}unit"), start=1):
        unit.set("id", f"NFDBB2FA9-tu{number}")


def bare_codes(root: etree._Element) -> None:
    for code in root.iter(f"{NAMESPACE}target"):
        for ph in code.iter(f"{NAMESPACE}ph"):
            for name in ("canDelete", "equiv", "disp"):
                ph.attrib.pop(name, None)


def original_data(root: etree._Element) -> None:
    for unit in root.iter(f"{NAMESPACE}unit"):
        data = etree.Element(f"{NAMESPACE}originalData")
        etree.SubElement(data, f"{NAMESPACE}data", id="d1").text = "{0}"
        unit.insert(0, data)
        for ph in unit.iter(f"{NAMESPACE}ph"):
            ph.set("dataRef", "d1")


def version_2_0(root: etree._Element) -> None:
    root.set("version", "2.0")
    for file in root.iter(f"{NAMESPACE}file"):
        file.attrib.pop("canResegment", None)
        file.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)


def indented(root: etree._Element) -> None:
    """Put every element on a line of its own, inside of texts too."""
    for text in root.iter(f"{NAMESPACE}source", f"{NAMESPACE}target"):
        text.text = f"\n            {text.text or ''}\n            "
        for child in text:
            child.tail = f"\n            {(child.tail or '').strip()}\n          "


def modules(root: etree._Element) -> None:
    """Add what tools keep for themselves: matches and metadata in their own namespaces."""
    unit = said(root).getparent()
    matches = etree.Element("{urn:oasis:names:tc:xliff:matches:2.0}matches")
    match = etree.SubElement(matches, "{urn:oasis:names:tc:xliff:matches:2.0}match", ref="#1")
    etree.SubElement(match, f"{NAMESPACE}source").text = "另一句"
    etree.SubElement(match, f"{NAMESPACE}target").text = "Another"
    unit.insert(0, matches)  # type: ignore[union-attr]


STYLES: dict[str, tuple[Habit, ...]] = {
    "OmegaT: states stay as they were": (state("initial"),),
    "OmegaT with Okapi: original data, codes by id": (bare_codes, original_data, version_2_0),
    "Weblate: state translated, white space kept": (state("translated"),),
    "Weblate: final, no notes": (state("final"), no_notes),
    "Poedit: no attributes but the state": (state("translated"), bare_codes, version_2_0),
    "Poedit: no state at all": (state(None), no_notes),
    "states of 1.2 on the target": (state("signed-off", on="target"),),
    "states of 1.2 on the segment": (state("translated", on="target"), no_notes),
    "other ids": (other_ids, state("translated"), no_notes),
    "indented": (indented, state("translated")),
    "indented, other ids, no notes": (indented, other_ids, no_notes, bare_codes),
    "modules": (modules, state("reviewed")),
}


@pytest.mark.parametrize("habits", STYLES.values(), ids=STYLES)
def test_what_a_translator_did_is_kept(content, habits):
    """Whatever the tool did to states, notes, ids, attributes and white space."""
    file = xliff.read(written_by(content, *habits), "x")

    done = update(codes.demand(file, "x"), content)

    assert expected(done) == sentence(done).target
    assert [unit.id for unit in from_content(content).units] == [unit.id for unit in done.units]
    assert not waits(sentence(done))


@pytest.mark.parametrize("habits", STYLES.values(), ids=STYLES)
def test_it_is_used_at_once(content, habits):
    """A file need not be brought up to date before a deck is made from it."""
    file = xliff.read(written_by(content, *habits), "x")

    done = publisher.translate(content, publisher.Translations(units=file.units))

    [target] = {unit.target for unit in from_content(done).units if "截至" in unit.source}
    assert expected(from_content(content)) == target
    assert not [d for d in done.diagnostics if d.code == "not-translated"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.decode().replace("encoding='UTF-8'", "encoding='UTF-16'").encode("utf-16"),
        lambda data: data.replace("超".encode(), b"&#x8D85;").replace("户".encode(), b"&#25143;"),
        lambda data: data.replace(b"&amp;", b"&#38;"),
        lambda data: data.replace(b"it ran", b"<![CDATA[it ran]]>"),
        lambda data: data.replace(b"<?xml", b"<?xml", 1).replace(b"?>", b" standalone='no' ?>", 1),
        lambda data: re.sub(rb"<(/?)(\w)", rb"<\1x:\2", data).replace(b"xmlns=", b"xmlns:x="),
        lambda data: data.replace(b"/>", b" />").replace(b"'", b'"'),
    ],
    ids=["BOM", "CRLF", "UTF-16", "numeric entities", "entity", "CDATA", "standalone", "prefix", "spaces"],
)
def test_any_form_of_xml_is_the_same(content, change):
    """Encodings, entities, prefixes: the units are those of the file as we would write it."""
    data = written_by(content, state("translated"))

    assert sentence(xliff.read(data, "x")).target == sentence(xliff.read(change(data), "x")).target


@pytest.mark.parametrize(
    "target",
    [
        "It ran ⟦{0}⟧ routes &amp; served ⟦{1}⟧ customers.",
        "It ran &lt;ph id=\"1\"/&gt; routes &amp; served &lt;ph id='2' canDelete='no' equiv='{1}'/&gt; customers.",
        "It ran <ph id='1'/> routes &amp; served &lt;ph id='2'&gt;&lt;/ph&gt; customers.",
    ],
    ids=["typed", "escaped", "one of each"],
)
def test_a_code_may_be_text(content, target):
    """Typed by the translator, or escaped by a tool that knows only plain text."""
    facts = [p.fact for p in sentence(from_content(content)).placeholders]

    unit = sentence(xliff.read(written_by(content, target=target.format(*facts)), "x"))

    assert unit.target == "It ran ⟦{}⟧ routes & served ⟦{}⟧ customers.".format(*facts)


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ('It ran <ph id="1"/> routes.', "lost the code of 超2万户"),
        ("It ran many routes.", "lost the code of 超120条; 2 codes are lost in all"),
        ('It ran <ph id="1"/><ph id="1"/> routes.', "lost the code of 超2万户"),
        ("It ran 超120条 routes for 超2万户.", "lost the code of 超120条"),
        ("It ran &lt;ph id='7'/&gt; and &lt;ph&gt;.", "lost the code of 超120条"),
    ],
    ids=["one", "both", "merged", "printed instead", "of no source"],
)
def test_a_lost_code_is_refused(content, tmp_path, target, says):
    """With the unit, the quantity and how to put it back; making a deck refuses it too."""
    article = tmp_path / "sea.txt"
    article.write_text(TEXT, "utf-8")
    article.with_suffix(".en.xlf").write_bytes(written_by(content, target=target))

    for use in (publisher.translation_file, publisher.load):
        with pytest.raises(TranslationError) as caught:
            use(article)
        assert says in caught.value.message
        assert "unit t-" in caught.value.message
        assert "⟦m-" in (caught.value.hint or "")


@pytest.mark.parametrize("value", ["needs-review-translation", "needs-adaptation", "needs-translation"])
def test_what_needs_review_is_an_offer(content, value):
    """In the words of XLIFF 1.2."""
    assert is_offer(sentence(xliff.read(written_by(content, state(value)), "x")))


def test_a_machines_text_stays_one_without_its_note(content):
    """A tool that drops notes does not make it a person's."""
    file = from_content(content)
    made = replace(sentence(file), target=expected(file), state=State.TRANSLATED, origin="machine")
    made = replace(made, sub_state="publisher:needs-review")
    root = etree.fromstring(xliff.write(replace(file, units=(made,))))
    no_notes(root)

    assert sentence(xliff.read(etree.tostring(root), "x")).origin == "machine"


def test_an_offer_that_somebody_rewrote_is_a_translation(content):
    """Some tools leave the state as it was: other words than those offered are a person's."""
    newer = publisher.compose(TextReader().read(TEXT.replace("2022年末", "2023年末").encode(), "sea.txt"))
    offered = update(xliff.read(written_by(content, state("translated")), "x"), newer)
    assert is_offer(sentence(offered))
    units = [
        replace(unit, target=(unit.target or "").replace("2022", "2023")) if is_offer(unit) else unit
        for unit in offered.units
    ]

    done = sentence(update(replace(offered, units=tuple(units)), newer))

    assert (done.state, done.sub_state, done.origin) == (State.TRANSLATED, None, "human")
    assert is_offer(sentence(update(offered, newer)))


def test_translate_toolkit_reads_our_seed():
    """Each unit with its id, and each translated one as such."""
    ours = xliff.read(SEED.read_bytes(), "x").units
    theirs = Xliff2File.parsestring(SEED.read_bytes()).units

    assert [unit.id for unit in ours] == [unit.getid() for unit in theirs]
    assert all(unit.istranslated() for unit in theirs)


def test_a_round_trip_through_translate_toolkit_loses_nothing():
    """Every text, code, note and state of the seed comes back."""
    data = bytes(Xliff2File.parsestring(SEED.read_bytes()))

    assert xliff.read(SEED.read_bytes(), "x") == xliff.read(data, "x")


def test_what_translate_toolkit_writes_is_read(content):
    """Texts, placeables and states set through it, as Weblate does."""
    store = Xliff2File.parsestring(xliff.write(from_content(content)))
    for unit in store.units:
        unit.rich_target = unit.rich_source
        unit.markapproved()

    done = update(codes.demand(xliff.read(bytes(store), "x"), "x"), content)

    assert {unit.state for unit in done.units} == {State.REVIEWED}
    texts = [re.sub("⟦.*?⟧", "", unit.target or "") for unit in done.units]
    sources = []
    for unit in done.units:
        text = unit.source
        for placeholder in reversed(unit.placeholders):
            text = text[: placeholder.start] + text[placeholder.end :]
        sources.append(text)
    assert sources == texts
