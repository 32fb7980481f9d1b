"""The brief: everything is in it, it says what is missing, and the same content gives the same bytes."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re
from functools import lru_cache
from pathlib import Path

import pytest
from pypdf import PdfReader

import publisher
from publisher import themes
from publisher.errors import RenderError
from publisher.exchange import segments
from publisher.lang import Speaker
from publisher.model import Article, Content, Milestone, Segment, Status
from publisher.readers.text import TextReader
from publisher.renderers.pdf import PdfRenderer
from publisher.renderers.pdf.blocks import set_block, width_of
from publisher.renderers.pdf.frame import frame
from publisher.renderers.pdf.pages import plan
from publisher.renderers.pdf.setting import Voice
from publisher.renderers.pdf.shapes import Layout, Words

PLAIN = themes.load("plain")
CHINESE = """河谷公司成立五周年

2019年3月1日，河谷公司在云南省大理市成立。公司生产节水灌溉设备，服务山区农户。

用水更少

2021年6月，公司推出第二代滴灌系统。截至2024年6月末，系统已在12个县使用，累计服务农户超3.5万户，节水超过40%。

走得更远

2023年，公司在老挝建成第一座工厂，年产能1200套。“少用一滴水，多收一粒粮”，这是公司对农户的承诺。
"""
ENGLISH = """River Valley Company turns five

River Valley was founded in Dali on 1 March 2019. It makes equipment that waters fields with little water.

Less water

By the end of June 2024 its systems had reached 35,000 households, and they saved more than 40% of the water.
The company opened its first factory abroad in 2023.
"""
TABLE = """
| Million dollars | 2024 |
|---|---|
| Revenue | 310.2 |
| Profit | 12.5 |
"""


def content_of(text: str) -> Content:
    article: Article = TextReader().read(text.encode(), "valley.txt")
    return publisher.compose(article)


def translated(content: Content) -> Content:
    """Return the content with a translation of every segment that tells whose it is."""

    def translate(segment: Segment) -> Segment:
        return dataclasses.replace(segment, target=f"This is {segment.id} in English", origin="machine")

    return segments.change_each(content, translate)


@lru_cache
def chinese() -> Content:
    return translated(content_of(CHINESE))


def laid_out(content: Content) -> Layout:
    return plan(content, PLAIN, "A4").layout


def words_of(layout: Layout) -> str:
    """Return every word of the pages, lines joined without white space."""
    return "".join(
        spell.text for page in layout.pages for shape in page if isinstance(shape, Words) for spell in shape.spells
    )


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def text_layer(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    return squeezed("".join(page.extract_text() for page in reader.pages))


def with_milestones(content: Content, dates: list[str]) -> Content:
    """Return the content with one milestone for each date, in its timeline too."""
    model = content.milestones[0]
    made = tuple(dataclasses.replace(model, id=f"e-{i}", date=date) for i, date in enumerate(dates))
    overview = tuple(section for section in content.sections if section.role != "overview")
    return dataclasses.replace(content, milestones=made, sections=overview)


def test_every_fact_is_in_the_text_layer_in_both_languages() -> None:
    """Quantity, label and date of each metric, date and event of each milestone."""
    content = chinese()
    text = text_layer(PdfRenderer().render(content, PLAIN).data).replace("\u00a0", "")

    assert content.metrics
    assert content.milestones
    for language in content.languages:
        speaker = Speaker(content, language)
        for metric in content.metrics:
            assert squeezed(speaker.quantity(metric).text) in text
            assert squeezed(speaker.as_of(metric)) in text
        for milestone in content.milestones:
            assert squeezed(speaker.date(milestone.date)) in text
            assert squeezed(speaker.text(milestone.event)) in text


def test_the_whole_article_is_on_the_pages() -> None:
    """No sentence of the source is lost, and no translation."""
    content = chinese()
    words = squeezed(words_of(laid_out(content)))

    for section in content.sections:
        for block in section.blocks:
            for segment in getattr(block, "segments", ()):
                assert squeezed(segment.source) in words
                assert squeezed(segment.target or "") in words


def test_two_renders_give_the_same_bytes() -> None:
    """No clock and no order of sets goes into the file."""
    assert PdfRenderer().render(chinese(), PLAIN).data == PdfRenderer().render(chinese(), PLAIN).data


def test_the_file_says_what_it_is() -> None:
    """Title, language, outline, structure tree, and only embedded fonts."""
    reader = PdfReader(io.BytesIO(PdfRenderer().render(chinese(), PLAIN).data))
    catalog = reader.trailer["/Root"]
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]

    assert reader.metadata is not None
    assert reader.metadata.title == "河谷公司成立五周年"
    assert catalog["/Lang"] == "zh-Hans"
    assert bool(catalog["/MarkInfo"]["/Marked"])
    assert catalog["/StructTreeRoot"]["/K"]
    assert len(reader.outline) >= 4
    assert all("FontFile2" in str(font["/DescendantFonts"][0].get_object()["/FontDescriptor"]) for font in fonts)


def test_an_article_without_translation_says_so_once() -> None:
    """The text stands in its own language, the facts in both."""
    content = content_of(CHINESE)
    artifact = PdfRenderer().render(content, PLAIN)
    text = text_layer(artifact.data)

    assert [diagnostic.code for diagnostic in artifact.diagnostics].count("not-translated") == 1
    assert text.count("正文未译") == 1
    assert text.count("Thetextisnottranslated") == 1
    assert "morethan40%" in text
    assert text.count(squeezed("公司生产节水灌溉设备，服务山区农户。")) == 1


def test_a_missing_translation_is_marked_where_it_is_missing() -> None:
    """The source text stands in, muted, with a note in the language of the column."""
    content = chinese()
    (lead,) = (section for section in content.sections if section.role == "lead")
    missing = next(segment for block in lead.blocks for segment in getattr(block, "segments", ())).id
    partly = segments.change_each(
        content, lambda s: dataclasses.replace(s, target=None, origin=None) if s.id == missing else s
    )

    assert words_of(laid_out(partly)).count("[not translated]") == 1


def test_what_is_not_translated_is_set_in_the_faces_of_its_own_language() -> None:
    """Chinese quotation marks in an English brief are those of the Chinese face, one em wide."""
    content = content_of(CHINESE)
    pages = plan(content, PLAIN, "A4", "en").layout.pages
    spells = [spell for page in pages for shape in page if isinstance(shape, Words) for spell in shape.spells]
    faces = {
        face for spell in spells if "“" in spell.text for face, part in spell.face.split(spell.text) if "“" in part
    }

    assert len(faces) == 1
    assert all(face.has("春") for face in faces)


@pytest.mark.parametrize("measure", [60.0, 75.0, 90.0])
def test_short_texts_are_not_torn_open(measure: float) -> None:
    """In a narrow measure no word space is wider than half an em and a letter's white."""
    style = Voice(chinese(), PLAIN, "en").role("label", PLAIN.color.ink)
    block = set_block([("River Valley announces that all its irrigation software will be open source", style)], measure)
    lines = [shape.spells for shape in block.shapes if isinstance(shape, Words)]
    white = [
        b.x - a.x - a.face.width(a.text) * style.size
        for spells in lines
        for a, b in itertools.pairwise([spell for spell in spells if spell.text != " "])
    ]

    assert len(lines) > 2
    assert max(white) < 0.8 * style.size


def test_numbers_in_many_words_stay_in_their_cells() -> None:
    """No line of the first page runs into the one beside it, or into the margin."""
    content = content_of(
        "Harbour Trust in numbers\n\nBy the end of 2024 Harbour Trust had issued more than three hundred million "
        "certificates. It protects ninety-two billion web sites. It had twelve million subscribers and "
        "nine hundred million visitors in 2024. Its income rose by 12% to $34 million.\n"
    )
    lines: list[tuple[float, float, float]] = []
    for shape in plan(content, PLAIN, "A4").layout.pages[0]:
        if isinstance(shape, Words):
            words = tuple(spell for spell in shape.spells if spell.text != " ")
            lines.append((shape.x, shape.x + width_of(words, shape.size), shape.y))

    assert len(lines) > 12
    assert max(end for _, end, _ in lines) <= frame(PLAIN, "A4").left + frame(PLAIN, "A4").measure + 1
    assert not [
        (one, other)
        for one, other in itertools.combinations(sorted(lines), 2)
        if abs(one[2] - other[2]) < 6.0 and other[0] < one[1]
    ]


def test_figures_of_tables_stand_with_table_and_row(tmp_path: Path) -> None:
    """Their rows are no paragraphs of the text; a note says how to read the place."""
    article = tmp_path / "valley.md"
    article.write_text(f"# {ENGLISH}\n{TABLE}", "utf-8")
    text = words_of(laid_out(publisher.load(article)))

    assert re.search(r"US\$310\.2 million.*?T1 r2", text, re.DOTALL)
    assert re.search(r"US\$12\.5 million.*?T1 r3", text, re.DOTALL)
    assert "T is the table in the article, r its row." in text
    assert "T is the table" not in words_of(laid_out(content_of(ENGLISH)))


def test_an_english_article_leads_on_the_left() -> None:
    """The article's own language comes first, whichever it is."""
    layout = laid_out(content_of(ENGLISH))

    assert layout.language == "en"
    assert "river valley" in words_of(layout).lower()
    assert "里程碑" in words_of(layout)


@pytest.mark.parametrize("status", [Status.REJECTED])
def test_what_a_person_rejected_is_not_printed(status: Status) -> None:
    """A rejected fact is in no table, a rejected section not in the text."""
    content = chinese()
    metric, section = content.metrics[-1], content.sections[-1]
    changed = dataclasses.replace(
        content,
        metrics=(*content.metrics[:-1], dataclasses.replace(metric, status=status)),
        sections=(*content.sections[:-1], dataclasses.replace(section, status=status)),
    )
    words = squeezed(words_of(laid_out(changed)))

    assert section.title is not None
    assert section.title.source not in words
    assert metric.quote not in words


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 12, 25])
def test_any_number_of_milestones_is_laid_out(count: int) -> None:
    """Labels never touch: few are drawn to scale, many go into a list or the table alone."""
    content = with_milestones(chinese(), [f"{1999 + i}-{i % 12 + 1:02d}" for i in range(count)])
    planned = plan(content, PLAIN, "A4")

    assert not overlaps(planned.layout)
    assert ("timeline-crowded" in [d.code for d in planned.diagnostics]) == (count >= 12)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_leaves_the_page(paper: str) -> None:
    """Every word stands inside the page, above the foot."""
    layout = plan(chinese(), PLAIN, paper).layout  # type: ignore[arg-type]

    for page in layout.pages:
        for shape in page:
            if isinstance(shape, Words):
                last = shape.spells[-1]
                right = shape.x + last.x + last.face.width(last.text.strip()) * shape.size
                assert 0 < shape.x < right <= layout.width - PLAIN.space.brief.right + 0.6
                assert 0 < shape.y < layout.height - 20


def test_an_unknown_layout_is_refused_by_name() -> None:
    """The error names the layouts that there are."""
    with pytest.raises(RenderError, match="spiral") as caught:
        PdfRenderer(layout="spiral").render(chinese(), PLAIN)  # type: ignore[arg-type]

    assert "facing" in (caught.value.hint or "")


def test_a_character_without_glyph_is_an_error_that_helps() -> None:
    """The message names the character and the words around it."""
    content = content_of(CHINESE.replace("服务山区农户", "服务山区𓀀农户"))

    with pytest.raises(RenderError, match="服务山区𓀀农户"):
        PdfRenderer().render(content, PLAIN)


def overlaps(layout: Layout) -> list[tuple[str, str]]:
    """Return pairs of words on the first page that cover each other."""
    boxes = [(box, "".join(s.text for s in shape.spells)) for shape in layout.pages[0] if (box := box_of(shape))]
    return [
        (one, other)
        for i, (a, one) in enumerate(boxes)
        for b, other in boxes[i + 1 :]
        if a[0] < b[2] - 0.3 and b[0] < a[2] - 0.3 and a[1] < b[3] - 0.3 and b[1] < a[3] - 0.3
    ]


def box_of(shape: object) -> tuple[float, float, float, float] | None:
    """Return the ink of a line: from its baseline to the height of a capital."""
    if not isinstance(shape, Words):
        return None
    last = shape.spells[-1]
    right = shape.x + last.x + last.face.width(last.text.strip()) * shape.size
    return shape.x, shape.y - 0.6 * shape.size, right, shape.y


def test_the_milestone_table_is_in_order_of_date() -> None:
    """A milestone known to the year comes after dated ones of that year."""
    from publisher.renderers.pdf.text import milestones

    content = with_milestones(chinese(), ["2024", "2019-07", "2024-06", "2014-12-16"])
    found: tuple[Milestone, ...] = milestones(content)

    assert [milestone.date for milestone in found] == ["2014-12-16", "2019-07", "2024-06", "2024"]
