"""Word documents are read as they stand when all changes are accepted."""

from __future__ import annotations

import pytest

from publisher.errors import LimitError, SourceError
from publisher.model import Article
from publisher.readers.docx import DocxReader
from tests.unit.readers.files import W, docx, paragraph, table, zipped

LONG = "海风航运2003年5月在宁波成立，截至2022年末运营超120条航线，服务更多客户。"
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style></w:styles>'
)


def read(body: str, **parts: str) -> Article:
    return DocxReader().read(docx(body, **parts), "a.docx")


def styled(style: str, words: str) -> str:
    return paragraph(words, properties=f'<w:pStyle w:val="{style}"/>')


def lines(article: Article) -> list[str]:
    return [f"{line.role.value}: {article.quote(line.span)}" for line in article.lines]


def test_styles_say_what_a_paragraph_is() -> None:
    """Title, heading by inheritance, and list item are told by style; a table of contents is left out."""
    body = styled("T", "海风航运二十周年") + styled("C", "航线 ... 3") + styled("Mine", "航线") + styled("L", LONG)

    assert ["title: 海风航运二十周年", "heading: 航线", f"item: {LONG}"] == lines(read(body, styles=STYLES))


def test_changes_are_accepted() -> None:
    """Inserted words are in the text, deleted and moved ones are not; a deleted end of paragraph joins two."""
    body = paragraph("标题") + paragraph(
        "客户超",
        "<w:del><w:r><w:delText>400万</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>500万</w:t></w:r></w:ins>",
        "<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>",
        properties="<w:rPr><w:del/></w:rPr>",
    )
    article = read(body + paragraph("户，覆盖全国。"))

    assert "客户超500万户，覆盖全国。" == article.text.splitlines()[1]


def test_what_stands_beside_a_text_is_not_in_it() -> None:
    """Readings above signs, marks of notes, hidden words and field codes leave the sentence as people read it."""
    above, base = "<w:rt><w:r><w:t>yíng</w:t></w:r></w:rt>", "<w:rubyBase><w:r><w:t>营</w:t></w:r></w:rubyBase>"
    ruby = f"<w:r><w:ruby>{above}{base}</w:ruby></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>秘密</w:t></w:r>"
    field = "<w:r><w:instrText>PAGE 7</w:instrText></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnotes {W}><w:footnote w:type="separator"/><w:footnote>{paragraph("未经审计，2021年为90亿元。")}'
    article = read(
        paragraph("标题") + paragraph(ruby, "收达120.5亿元", note, hidden, field, "。"),
        footnotes=f"{notes}</w:footnote></w:footnotes>",
    )

    assert ["title: 标题", "paragraph: 营收达120.5亿元。", "note: 未经审计，2021年为90亿元。"] == lines(article)
    assert ("note", 1) == (article.locators[-1].kind, article.locators[-1].number)


def test_a_break_in_a_paragraph_begins_a_line() -> None:
    """People write whole articles in one paragraph; its lines are of one place."""
    article = read(paragraph("<w:r><w:t>标题</w:t><w:br/><w:t>第一行。</w:t><w:cr/><w:t>第二行\u2028。</w:t></w:r>"))

    assert ["标题", "第一行。", "第二行 。"] == article.text.splitlines()
    assert {("paragraph", 1)} == {(where.kind, where.number) for where in article.locators}


def test_a_text_box_is_read_once() -> None:
    """Word keeps a copy of a drawing for old programs: it is no second text."""
    box = "<w:txbxContent>" + paragraph("框中的话。") + "</w:txbxContent>"
    drawing = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert 1 == read(paragraph("标题") + paragraph(LONG, drawing)).text.count("框中的话。")


def test_cells_know_their_row_and_column() -> None:
    """A cell's place counts the columns that merged cells before it cover."""
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("合并")}</w:tc>'
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}</w:tc>"
    article = read(paragraph("标题") + table(("项目", "一", "二"), (wide, "3"), (below, "4", "5")) + paragraph(LONG))
    places = {article.quote(w.span): (w.row, w.column) for w in article.locators if w.kind == "cell"}

    assert {"项目": (1, 1), "一": (1, 2), "二": (1, 3), "合并": (2, 1), "3": (2, 3), "4": (3, 2), "5": (3, 3)} == places


def test_a_table_of_one_column_only_frames_text() -> None:
    """Letters and press releases often stand in such a frame."""
    article = read(table(("标题",), (LONG,)))

    assert ["title: 标题", f"paragraph: {LONG}"] == lines(article)


def test_the_title_of_the_properties_serves_a_text_without_one() -> None:
    """Where a title stands in the text, the properties may be those of an older document."""
    core = '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>海风航运二十周年</dc:title></p>'

    assert "海风航运二十周年" == read(paragraph(LONG), core=core).text.splitlines()[0]
    assert "标题" == read(paragraph("标题") + paragraph(LONG), core=core).text.splitlines()[0]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7 hello", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office"),
        ("海风航运".encode(), "plain text"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zipped({"ppt/presentation.xml": b"<p/>"}), "PowerPoint"),
        (docx(paragraph(LONG))[:-60], "Office file"),
        (docx(""), "no text"),
        (docx("<w:p>"), "XML"),
        (b"", "empty"),
    ],
)
def test_what_is_no_word_document_is_said(data: bytes, word: str) -> None:
    """The error says what the file is instead."""
    with pytest.raises(SourceError, match=word) as caught:
        DocxReader().read(data, "a.docx")
    assert "a.docx" in caught.value.message


def test_entities_are_refused() -> None:
    """A document cannot read files of the machine, nor grow by entities of entities."""
    canary = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {W}><w:body>'

    with pytest.raises(SourceError, match="not valid XML"):
        read(canary + paragraph("标题") + paragraph("前&x;后，" + LONG) + "</w:body></w:document>")


def test_a_bomb_is_refused() -> None:
    """What unpacks to more than the limit is an error before it is unpacked."""
    with pytest.raises(LimitError, match="unpacks"):
        DocxReader().read(zipped({"word/document.xml": bytes(301_000_000)}), "a.docx")
