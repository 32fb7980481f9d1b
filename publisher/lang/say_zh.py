"""How Chinese says a quantity, a date and an as-of note; simplified, and traditional by character."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from decimal import Decimal

from publisher.lang import zh_units as words
from publisher.lang.lazy import lazy
from publisher.lang.phrase import Phrase, is_decade
from publisher.model import Basis, Language, Locator, Qualifier, Quantity, Range

_QUALIFIERS = {
    Qualifier.OVER: "超过",
    Qualifier.NEARLY: "近",
    Qualifier.ABOUT: "约",
    Qualifier.AT_LEAST: "至少",
    Qualifier.AT_MOST: "最多",
}
_MAGNITUDES = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_PER = {"account": "户", "year": "年", "month": "月", "day": "天", "person": "人", "hour": "小时", "share": "股"}
_MOVES = lazy("[增升涨高扩降减跌缩低落滑翻加漲擴減縮]")
_BASES = lazy("同比|同期|上年|去年|环比|環比|上季|上月|前期|年增|年减|年減|季增|季减|季減|月增|月减|月減|较|較|比")
_QUARTERS = "一二三四"
_PLACES = {"page": "第{}页", "paragraph": "第{}段", "line": "第{}行", "note": "注{}"}
_NUMBER = lazy(r"\d[\d,.]*(?:\s*[-—–~～至到]+\s*\d[\d,.]*)?")
# Signs that this module itself writes, and their traditional forms.
_TRADITIONAL = str.maketrans(
    "万亿过约时点无报发为开户个员汇项证书场计国网间预计环长页",
    "萬億過約時點無報發為開戶個員匯項證書場計國網間預計環長頁",
)


class Rules:
    """The rules of Chinese for one script."""

    def __init__(self, traditional: bool) -> None:
        self._traditional = traditional

    def _script(self, words: str) -> str:
        return words.translate(_TRADITIONAL) if self._traditional else words

    def quantity(self, value: Quantity, *, noun: bool = True, label: str = "") -> Phrase:
        """Return the quantity in Chinese, with its counted noun or without; a measure word repeats no `label`."""
        number, magnitude = _number(value.value)
        before = _QUALIFIERS[value.qualifier] if value.qualifier else ""
        after = magnitude
        if value.unit in words.SAID_CURRENCIES:
            after += words.SAID_CURRENCIES[value.unit]
        elif value.unit in ("%", "pp"):
            after += "%" if value.unit == "%" else "个百分点"
        elif noun and value.unit:
            after += words.SAID_UNITS.get(value.unit, f" {value.unit}")
        if noun and value.per:
            after += "".join(f"/{_PER.get(part, part)}" for part in value.per.split("/"))
        return Phrase(self._script(before), number, self._script(after))

    def split_quote(self, quote: str) -> Phrase:
        """Return a printed Chinese quantity, cut around its number."""
        found = _NUMBER.search(quote)
        if not found:
            return Phrase("", quote, "")
        return Phrase(quote[: found.start()].strip(), found[0], quote[found.end() :].strip())

    def date(self, iso: str) -> str:
        """Return an ISO 8601 date, period or range in Chinese."""
        if "/" in iso:
            start, end = iso.split("/")
            if is_decade(start, end):
                return f"{int(start[:2]) + 1}世纪{start[2:]}年代" if start[2:] != "00" else f"{start}年代"
            return f"{self.date(start)}至{self.date(end)}"
        year, *rest = iso.split("-")
        if not rest:
            return f"{year}年"
        if rest[0].startswith("Q"):
            return f"{year}年第{_QUARTERS[int(rest[0][1]) - 1]}季度"
        if rest[0].startswith("H"):
            return f"{year}年{'上下'[int(rest[0][1]) - 1]}半年"
        return f"{year}年{int(rest[0])}月" + (f"{int(rest[1])}日" if len(rest) > 1 else "")

    def as_of(self, iso: str | None, basis: Basis | None, published: str | None) -> str:
        """Return when a number held, in Chinese."""
        if iso is None:
            if basis == "now":
                return self._script(f"目前（{self.date(published)}见报）" if published else "目前")
            return self._script("时点未注明")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
            year, month, day = (int(part) for part in iso.split("-"))
            if (month, day) == (12, 31):
                return f"截至{year}年末"
            if day == calendar.monthrange(year, month)[1]:
                return f"截至{year}年{month}月末"
            return f"截至{self.date(iso)}"
        return self.date(iso)

    def labelled(self, subject: str, label: str) -> str:
        """Return a label with the name of its subject before it."""
        return f"{subject}{label}"

    def phrase(self, subject: str | None, label: str) -> str:
        """Return what stands before the quantity in a fact phrase; a digit at its end does not join the quantity's."""
        said = f"{subject or ''}{label}"
        return f"{said}：" if said[-1:].isdigit() or said[-1:] in (".", ",") else said

    def place(self, where: Locator) -> str:
        """Return where something stands in the original: 第3页, 表1第3行第2列."""
        if where.kind == "cell":
            page = self._script(_PLACES["page"].format(where.page)) if where.page else ""
            return f"{page}表{where.number}第{where.row}行第{where.column}列"
        return self._script(_PLACES[where.kind].format(where.number))

    def dated(self, said: Iterable[tuple[str, str]]) -> str:
        """Return quantities with their dates, one after the other."""
        return "、".join(f"{quantity}（{when}）" for quantity, when in said)

    def expected(self, when: str) -> str:
        """Return the date of what is still to come, marked as such."""
        return self._script(f"{when}（预计）")

    def changed(self, said: str, direction: str | None, base: str | None) -> str:
        """Return what a label leaves out of a change: whether it went up or down, and compared to when.

        >>> Rules(False).changed("营收", "up", "year-earlier"), Rules(False).changed("营收增长", "up", "year-earlier")
        ('（同比增长）', '（同比）')
        """
        way = {"up": "增长", "down": "下降"}.get(direction or "", "") if not _MOVES.search(said) else ""
        then = (
            {"year-earlier": "同比", "previous-period": "环比"}.get(base or "", "") if not _BASES.search(said) else ""
        )
        return self._script(f"（{then}{way}）") if then or way else ""

    def happened(self, when: str, event: str) -> str:
        """Return a milestone as one phrase."""
        return f"{when}，{event}"

    def quoted(self, name: str) -> str:
        """Return a name in quotation marks."""
        return f"「{name}」" if self._traditional else f"“{name}”"


_SIMPLIFIED, _TRAD = Rules(traditional=False), Rules(traditional=True)


def for_tag(language: Language) -> Rules:
    """Return the rules for `zh-Hans` or `zh-Hant`."""
    return _TRAD if language == "zh-Hant" else _SIMPLIFIED


def _number(value: Decimal | Range) -> tuple[str, str]:
    if isinstance(value, Range):
        low, high = _number(value.min), _number(value.max)
        if low[1] == high[1]:
            return f"{low[0]}至{high[0]}", high[1]
        return f"{''.join(low)}至{high[0]}", high[1]
    for size, name in _MAGNITUDES:
        scaled = value / size
        if abs(value) >= size and scaled == scaled.quantize(Decimal("0.0001")):
            return f"{scaled.normalize():f}", name
    return f"{value.normalize():f}", ""
