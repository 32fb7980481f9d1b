"""A bar or column chart of one series as DrawingML: quiet axes, each label with the text's own words.

Written here because python-pptx writes negative axis ids and knows no number format for one label.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from publisher.renderers.deck.fit import text_width
from publisher.renderers.deck.ooxml import HEADER, A, R, paint
from publisher.renderers.deck.slides import ChartFill
from publisher.renderers.deck.workbook import reference

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CATEGORY, _VALUE = 111111111, 111111112
_LABEL, _AXIS = 16, 14
"""Type sizes in points."""


def chart_xml(chart: ChartFill, tag: str, workbook: str) -> str:
    """Return the chart part. `tag` is the language of its text, `workbook` the relation of its data."""
    bars = (
        f'<c:barChart><c:barDir val="{"col" if chart.is_column else "bar"}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{_series(chart, tag)}<c:gapWidth val="{90 if chart.is_column else 55}"/>'
        f'<c:axId val="{_CATEGORY}"/><c:axId val="{_VALUE}"/></c:barChart>'
    )
    return (
        f'{HEADER}<c:chartSpace xmlns:c="{_C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{bars}'
        f'{_category_axis(chart, tag)}{_value_axis(chart)}</c:plotArea><c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart>{_text(_AXIS, tag)}'
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(chart: ChartFill, tag: str) -> str:
    last = len(chart.bars) + 1
    labels = "".join(
        f'<c:dLbl><c:idx val="{i}"/><c:numFmt formatCode={quoteattr(bar.format)} sourceLinked="0"/><c:spPr><a:noFill/>'
        f"<a:ln><a:noFill/></a:ln></c:spPr>{_text(_LABEL, tag, bold=True)}{_SHOW}</c:dLbl>"
        for i, bar in enumerate(chart.bars)
    )
    names = "".join(f'<c:pt idx="{i}"><c:v>{escape(b.category)}</c:v></c:pt>' for i, b in enumerate(chart.bars))
    values = "".join(
        f'<c:pt idx="{i}" formatCode={quoteattr(bar.format)}><c:v>{bar.value!r}</c:v></c:pt>'
        for i, bar in enumerate(chart.bars)
    )
    count = f'<c:ptCount val="{len(chart.bars)}"/>'
    sheet = chart.sheets[0]
    return (
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>{escape(reference(sheet, "$B$1"))}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(chart.series)}</c:v></c:pt></c:strCache>'
        "</c:strRef>"
        f'</c:tx><c:spPr>{paint("accent")}</c:spPr><c:invertIfNegative val="0"/><c:dLbls>{labels}'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(_LABEL, tag, bold=True)}{_SHOW}</c:dLbls>"
        f"<c:cat><c:strRef><c:f>{escape(reference(sheet, f'$A$2:$A${last}'))}</c:f><c:strCache>{count}{names}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{escape(reference(sheet, f'$B$2:$B${last}'))}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _category_axis(chart: ChartFill, tag: str) -> str:
    # Bars are drawn upwards: reversed, the first stands on top, as it is read.
    order, side = ("minMax", "b") if chart.is_column else ("maxMin", "l")
    return (
        f'<c:catAx><c:axId val="{_CATEGORY}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr>'
        f'<a:ln w="9525">{paint("hairline")}</a:ln></c:spPr>'
        f'{_text(_AXIS, tag)}<c:crossAx val="{_VALUE}"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(chart: ChartFill) -> str:
    """Return the hidden axis, long enough for the longest label to stand outside its bar."""
    most = max(bar.value for bar in chart.bars)
    plot = chart.slot.box.w * 72 * 0.62
    label = max(text_width(bar.said, True) * _LABEL * (bar.value / most) for bar in chart.bars)
    room = 1.15 if chart.is_column else max(1.15, 1 / max(0.4, 1 - (label + 12) / plot))
    return (
        f'<c:valAx><c:axId val="{_VALUE}"/><c:scaling><c:orientation val="minMax"/><c:max val="{most * room:.6g}"/>'
        f'<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="{"l" if chart.is_column else "t"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:crossAx val="{_CATEGORY}"/><c:crosses val="autoZero"/></c:valAx>'
    )


def _text(size: int, tag: str, *, bold: bool = False) -> str:
    wrap = ' wrap="none"' if bold else ""  # a value stands on one line, however narrow its bar
    return (
        f'<c:txPr><a:bodyPr rot="0" vert="horz"{wrap}/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{size * 100}" b="{int(bold)}">{paint("ink")}'
        f'</a:defRPr></a:pPr><a:endParaRPr lang="{tag}"/></a:p></c:txPr>'
    )


_SHOW = (
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
