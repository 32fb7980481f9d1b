"""A table of segments is read as it is, or refused with its line."""

from __future__ import annotations

import pytest

from publisher.errors import TranslationError
from publisher.exchange.tsv import Row, read

ROW = Row(id="a1", source="共3家", target="3 in all")


@pytest.mark.parametrize(
    "data",
    [
        "a1\t共3家\t3 in all\n",
        "id\tsource\ttarget\na1\t共3家\t3 in all",
        "\ufeffID\tSource\tTarget\r\na1\t共3家\t3 in all\r\n\r\n",
        "target\tnote\tid\tsource\n3 in all\t-\ta1\t共3家\n",
    ],
    ids=["plain", "header", "mark", "order"],
)
def test_table(data: str) -> None:
    """With a header or not, with a byte-order mark or not, in the order that the header says."""
    assert (ROW,) == read(data.encode(), "a.tsv")


def test_quotation_marks_are_signs() -> None:
    """A quotation mark opens nothing: the next tab still parts two cells."""
    rows = read('1\t“三家”\t"Three" in all\n'.encode(), "a.tsv")

    assert '"Three" in all' == rows[0].target


def test_row_without_translation() -> None:
    """A row may end after its source."""
    assert "" == read("1\t共3家\n".encode(), "a.tsv")[0].target


def test_row_without_source() -> None:
    """A row without a source is refused, and its line named."""
    with pytest.raises(TranslationError, match=r"a\.tsv: line 2: 1 of 3 columns"):
        read("1\t共3家\t3\n2\n".encode(), "a.tsv")


def test_other_encoding() -> None:
    """A table that is not UTF-8 is refused, and the first such line named."""
    with pytest.raises(TranslationError, match=r"a\.tsv: line 2: it is not UTF-8"):
        read(b"1\ta\tb\n" + "2\t共3家\t3".encode("gb18030"), "a.tsv")
