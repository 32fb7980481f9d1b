"""Signs of CJK radicals for the ideographs that they look like: some PDF writers name glyphs by the radical."""

from __future__ import annotations

import unicodedata

# Of the block U+2E80 to U+2EFF only two signs are equivalent to an ideograph by normalisation. The character map of
# Noto Sans CJK SC 2.004 draws these with the same glyphs; the last row, which it draws a little differently, is from
# EquivalentUnifiedIdeograph.txt of Unicode.
_SUPPLEMENT = (
    "⺂⺃⺅⺉⺋⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺟⺠⺡⺣⺤⺦⺨⺭⺯⺰⺱⺳⺹⺺⺾⻂⻅⻆⻈⻉⻋⻌⻐⻑"
    "⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳"
    "⺌⺜⺝⺧⺩⺪⺬⺷⺽⻁⻃⻄⻇⻊⻗⻞⻡⻭"
)
_IDEOGRAPHS = (
    "乛乚亻刂㔾尣尢巳幺彑彐忄扌攵旡歺母民氵灬爫丬犭礻糹纟罓㓁耂肀艹衤见角讠贝车辶钅長"
    "镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟"
    "小日月牛王疋示羊臼虎覀西角足雨食首歯"
)
_KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_PLAIN = dict(zip(map(ord, _SUPPLEMENT), _IDEOGRAPHS, strict=True)) | _KANGXI | _LIGATURES


def plain(words: str) -> str:
    """Return a text with ideographs for radicals, and letters for ligatures.

    >>> plain("⼈⺠⽇报 ﬁgures")
    '人民日报 figures'
    """
    return words.translate(_PLAIN)
