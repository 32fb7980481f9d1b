"""The deck's fixed words, in simplified or traditional characters."""

from __future__ import annotations

from publisher.model import Language, Theme
from publisher.templates import Words

# Themes write their Chinese once, in simplified characters. These are the characters that words on
# slides use and that have one traditional form there (里 of 里程碑 stays as it is).
_SIMPLIFIED = (
    "与个为于从关则单历发后图处备导录报据时术机条来标灯点确签约线经给节计该过长间额写码译记忆语说读规览题页验键见编没栏"
    "无断数宽审圆体总亿万产业务开闭认词组资讯项“”对应实简运动变夹双内载预"
)
_TRADITIONAL = (
    "與個為於從關則單歷發後圖處備導錄報據時術機條來標燈點確簽約線經給節計該過長間額寫碼譯記憶語說讀規覽題頁驗鍵見編沒欄"
    "無斷數寬審圓體總億萬產業務開閉認詞組資訊項「」對應實簡運動變夾雙內載預"
)
_TO_TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def traditional(text: str) -> str:
    """Return fixed words in traditional characters."""
    return text.translate(_TO_TRADITIONAL)


class DeckWords:
    """Says the blocks of a theme's deck templates."""

    def __init__(self, theme: Theme, language: Language) -> None:
        self._words = Words(theme, "deck", language)
        self._is_traditional = language == "zh-Hant"

    def say(self, block: str, **values: object) -> str:
        """Return a phrase, filled in."""
        said = self._words.say(block, **values)
        return traditional(said) if self._is_traditional else said
