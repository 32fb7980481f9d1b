"""Of a PDF the paragraphs are put together again; the pages are drawn here line by line, as a program would."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from publisher.errors import LimitError, SourceError
from publisher.lang import say_en
from publisher.model import Article
from publisher.readers.pdf import MAX_PAGES, PdfReader

Drawn = tuple[float, float, float, str]
"""Left, height, size, words."""


def pdf(*pages: Sequence[Drawn], font: str = "Helvetica") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    for page in pages:
        for x, y, size, words in page:
            canvas.setFont(font, size)
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(*pages: Sequence[Drawn]) -> Article:
    return PdfReader().read(pdf(*pages), "a.pdf")


def column(top: float, *lines: str, x: float = 72.0) -> list[Drawn]:
    return [(x, top - 14 * number, 11, words) for number, words in enumerate(lines)]


FULL = "Sea Wind Shipping opened its first office in Rotterdam in May 2003, and has since then"
SECOND = ("carried 2.4 million containers. It runs more than 120 routes today, to ports in all of", "the world.")
TITLE: Drawn = (72, 780, 20, "Sea Wind at twenty")


def test_lines_are_put_together() -> None:
    """A line that ends before it is full ends a paragraph; a larger line is a heading."""
    article = read([TITLE, *column(740, FULL, *SECOND, FULL, *SECOND)])
    whole = " ".join((FULL, *SECOND))

    assert f"Sea Wind at twenty\n{whole}\n{whole}" == article.text
    assert ["title", "paragraph", "paragraph"] == [line.role.value for line in article.lines]


def test_a_paragraph_goes_on_over_the_page() -> None:
    """Its places say which part stands on which page; running heads and folios are dropped."""
    head = [(72.0, 815.0, 8.0, "Port News, March 2024")]
    article = read(
        [*head, TITLE, *column(740, FULL), (290, 30, 9, "1")],
        [*head, *column(740, *SECOND), (290, 30, 9, "2")],
    )

    assert f"Sea Wind at twenty\n{FULL} {SECOND[0]} {SECOND[1]}" == article.text
    assert [("page", 1), ("page", 1), ("page", 2)] == [(where.kind, where.number) for where in article.locators]
    assert article.quote(article.locators[2].span).startswith("carried 2.4 million")


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("new contain-", "ers and a better", "new containers and a better"),
        ("a record non-", "GAAP margin of", "a record non-GAAP margin of"),
        ("along a 74-", "kilometre line", "along a 74-kilometre line"),
    ],
)
def test_hyphenation_is_undone(end: str, start: str, joined: str) -> None:
    """A hyphen goes only where a dictionary would set it; it is never followed by a space."""
    article = read(
        [TITLE, *column(740, f"Sea Wind Shipping of Rotterdam told its owners that this year it has {end}", start)]
    )

    assert joined in article.text


def test_raised_marks_of_notes_are_left_out() -> None:
    """A small figure above the line would make 120.5 million one of 1."""
    line = [
        (72.0, 740.0, 11.0, "Its revenue reached $120.5 million"),
        (247.0, 744.0, 6.0, "1"),
        (252.0, 740.0, 11.0, "in 2023."),
    ]

    assert "$120.5 million in 2023." in read([TITLE, *line]).text


def test_columns_are_read_one_after_the_other() -> None:
    """The order is that in which a page is drawn."""
    narrow = ("Sea Wind Shipping opened its first", "office in Rotterdam in May 2003, and", "runs 120 routes today.")
    article = read([TITLE, *column(740, *narrow), *column(740, *narrow, x=310)])

    assert 2 == article.text.count(" ".join(narrow))


def drawn(*rows: Sequence[str]) -> list[Drawn]:
    """Return the rows of a table, a cell of which may have several lines: they stand below each other."""
    found: list[Drawn] = []
    y = 680.0
    for row in rows:
        for x, cell in zip((72.0, 300.0, 400.0), row, strict=False):
            found += [(x, y - 13 * i, 11.0, words) for i, words in enumerate(cell.split("\n")) if words]
        y -= 13 * max(cell.count("\n") + 1 for cell in row)
    return found


def tables(*rows: Drawn) -> list[str]:
    """Return the rows of tables that an article has with these lines below its text."""
    article = read([TITLE, *column(740, FULL, *SECOND), *rows])
    cells = {where.span for where in article.locators if where.kind == "cell"}
    lines = [line.span for line in article.lines if any(cell in line.span for cell in cells)]
    return [article.text[span.start : span.end] for span in lines]


HEAD = ("USD million", "2024", "2023")


def test_rows_that_stand_in_columns_are_a_table() -> None:
    """Each cell has its place; a line without wide gaps is none of it."""
    rows = drawn(HEAD, ("Revenue", "1,205", "1,076"), ("Net profit", "123", "-"))

    assert ["USD million | 2024 | 2023", "Revenue | 1,205 | 1,076", "Net profit | 123 | -"] == tables(*rows)


def test_a_cell_knows_its_page() -> None:
    """Nobody finds table 14 without it."""
    rows = drawn(HEAD, ("Revenue", "1,205", "1,076"))
    article = read([TITLE, *column(740, FULL, *SECOND)], rows)
    cell = next(where for where in article.locators if article.quote(where.span) == "1,076")

    assert (2, 1, 2, 3) == (cell.page, cell.number, cell.row, cell.column)
    assert "page 2, table 1, row 2, column 3" == say_en.place(cell)


def test_a_label_of_several_lines_is_put_together() -> None:
    """Its lines stand around the figures, drawn cell by cell as Writer does it."""
    rows = drawn(HEAD, ("Revenue", "1,205", "1,076"), ("Profit of the\nshareholders", "123", "98"), ("Cash", "7", "8"))

    assert ["Profit of the shareholders | 123 | 98", "Cash | 7 | 8"] == tables(*rows)[2:]


@pytest.mark.parametrize(
    "rows",
    [
        [("Profit of the", "123", "98"), ("shareholders",)],  # the second line of a label may be one of its own
        [("Profit of the",), ("shareholders", "123", "98")],
        [("Assets:",), ("", "123", "98"), ("shareholders",)],
        [("Profit of the",), ("", "123", "98"), ("", "7", "8"), ("shareholders",)],
    ],
)
def test_a_row_whose_label_is_not_certain_is_left_out(rows: Sequence[Sequence[str]]) -> None:
    """The others are not."""
    found = drawn(HEAD, ("Revenue", "1,205", "1,076"), ("Tax", "1", "2"), *rows, ("Cash", "7", "8"), ("Debt", "3", "4"))

    assert ["Revenue | 1,205 | 1,076", "Debt | 3 | 4"] == [row for row in tables(*found) if row[:3] in ("Rev", "Deb")]
    assert not [row for row in tables(*found) if "123" in row or "98" in row]


@pytest.mark.parametrize(
    "rows",
    [
        [("Revenue", "1,205", "1,076"), ("Net profit", "123", "98")],  # no head
        [("", "Sea Wind", "Land Wind"), ("USD million", "2024", "2023")],  # no figures
        [HEAD],
    ],
)
def test_rows_without_head_or_figures_are_no_table(rows: Sequence[Sequence[str]]) -> None:
    """They are kept as rows, and nothing is read from them."""
    article = read([TITLE, *column(740, FULL, *SECOND), *drawn(*rows)])

    assert [] == tables(*drawn(*rows))
    assert "table" == [line.role.value for line in article.lines][-1]


def test_turned_text_is_no_part_of_it() -> None:
    """A watermark across the page joins no sentence."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 700, "Sea Wind at twenty")
    canvas.rotate(45)
    canvas.drawString(300, 300, "DRAFT 2019")
    canvas.save()

    assert "DRAFT" not in PdfReader().read(buffer.getvalue(), "a.pdf").text


def locked() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf([TITLE])))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (pdf([]), "pictures"),
        (locked(), "password"),
        (pdf([TITLE])[:300], "broken"),
        (b"PK\x03\x04 word/document.xml", "Word document"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, word: str) -> None:
    """A scanned page, a locked file, half a file: each has its own words, and the way out."""
    with pytest.raises(SourceError, match=word):
        PdfReader().read(data, "a.pdf")


def test_too_many_pages_are_refused() -> None:
    """The limit is named before the pages are read."""
    with pytest.raises(LimitError, match=str(MAX_PAGES)):
        PdfReader().read(pdf(*[[] for _ in range(MAX_PAGES + 1)]), "a.pdf")
