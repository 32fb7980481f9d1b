"""A theme's tokens as DrawingML: colour and font scheme, text levels, table style, shape trees."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from publisher.model import Language, Theme
from publisher.renderers.deck.ooxml import HEADER, paint
from publisher.renderers.deck.slots import Level

TABLE_STYLE = "{7E5D2C10-4B6A-4B7E-9D51-0A1B2C3D4E5F}"
PLACEHOLDERS = {"title": "title", "cover": "ctrTitle", "subtitle": "subTitle", "chart": "chart", "table": "tbl"}
"""What a slot's kind is as a placeholder; `body` otherwise."""
COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_MAIN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
# The order of a:clrScheme is fixed. Every token has its own place, so that shapes name theme colours only.
_COLORS = (
    ("dk1", "ink"),
    ("lt1", "paper"),
    ("dk2", "brand"),
    ("lt2", "surface"),
    ("accent1", "accent"),
    ("accent2", "highlight"),
    ("accent3", "positive"),
    ("accent4", "link"),
    ("accent5", "hairline"),
    ("accent6", "muted"),
    ("hlink", "link"),
    ("folHlink", "muted"),
)


def theme_part(theme: Theme, language: Language, name: str) -> str:
    """Return a theme part: colours, fonts for Latin and both Chinese scripts, plain effects."""
    colors = "".join(
        f'<a:{place}><a:srgbClr val="{getattr(theme.color, token).lstrip("#").upper()}"/></a:{place}>'
        for place, token in _COLORS
    )
    font = theme.font
    east = font.deck_hant if language == "zh-Hant" else font.deck_hans
    faces = (
        f'<a:latin typeface={quoteattr(font.deck_latin)}/><a:ea typeface={quoteattr(east)}/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface={quoteattr(font.deck_hans)}/>'
        f'<a:font script="Hant" typeface={quoteattr(font.deck_hant)}/>'
    )
    # PowerPoint repairs a theme whose style lists have fewer than three entries.
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{w}">{fill}<a:prstDash val="solid"/></a:ln>' for w in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    called = quoteattr(name)
    return (
        f"{HEADER}<a:theme {_MAIN} name={called}><a:themeElements><a:clrScheme name={called}>{colors}</a:clrScheme>"
        f"<a:fontScheme name={called}><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont>"
        "</a:fontScheme>"
        f"<a:fmtScheme name={called}><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def level_style(number: int, level: Level, font: str = "mn", align: str = "l") -> str:
    """Return the style of one level of text, in every detail: nothing is left to an application's defaults."""
    indent = ' marL="228600" indent="-228600"' if level.bullet else ' marL="0" indent="0"'
    bullet = (
        f'<a:buClr>{paint("accent", bare=True)}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
        if level.bullet
        else "<a:buNone/>"
    )
    return (
        f'<a:lvl{number}pPr{indent} algn="{align}" defTabSz="914400" rtl="0" eaLnBrk="1" '
        'latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{round(level.leading * 100000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>{bullet}'
        f'<a:defRPr sz="{round(level.size * 100)}" b="{int(level.bold)}" kern="1200">{paint(level.color)}'
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )


def background(color: str) -> str:
    """Return a plain background."""
    return f"<p:bg><p:bgPr>{paint(color)}<a:effectLst/></p:bgPr></p:bg>"


def tree(shapes: Iterable[str]) -> str:
    """Return a shape tree."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{''.join(shapes)}</p:spTree>"
    )


def table_style_part(name: str) -> str:
    """Return the style of our tables: a dark heading, pale bands, thin rules."""
    none = "".join(f"<a:{side}><a:ln><a:noFill/></a:ln></a:{side}>" for side in ("left", "right"))
    rule = "".join(f'<a:{s}><a:ln w="6350">{paint("hairline")}</a:ln></a:{s}>' for s in ("top", "bottom", "insideH"))
    borders = f"<a:tcBdr>{none}{rule}<a:insideV><a:ln><a:noFill/></a:ln></a:insideV></a:tcBdr>"

    def text(color: str, weight: str = "") -> str:
        return f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/>{paint(color, bare=True)}</a:tcTxStyle>'

    return (
        f'{HEADER}<a:tblStyleLst {_MAIN} def="{TABLE_STYLE}"><a:tblStyle styleId="{TABLE_STYLE}" '
        f"styleName={quoteattr(name)}><a:wholeTbl>{text('ink')}<a:tcStyle>{borders}<a:fill><a:noFill/></a:fill>"
        f"</a:tcStyle></a:wholeTbl><a:band2H><a:tcStyle><a:tcBdr/><a:fill>{paint('surface')}</a:fill></a:tcStyle>"
        '</a:band2H><a:firstCol><a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>'
        f"<a:firstRow>{text('paper', ' b=' + chr(34) + 'on' + chr(34))}<a:tcStyle><a:tcBdr/>"
        f"<a:fill>{paint('brand')}</a:fill></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    )
