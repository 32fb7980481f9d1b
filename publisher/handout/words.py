"""The fixed words of the page and the evidence, in both languages."""

from __future__ import annotations

from publisher.model import Language
from publisher.renderers.deck.words import traditional

_ZH = {
    "as_of": "时点",
    "back": "回到发布页",
    "brief": "双语简报",
    "checksum": "SHA-256 校验和",
    "content": "内容文件（机器可读）",
    "date": "日期",
    "deck": "演示文稿",
    "downloads": "下载",
    "event": "事件",
    "evidence": "数字依据",
    "file": "文件",
    "key_figures": "关键数字",
    "label": "指标",
    "metrics": "指标",
    "milestones": "里程碑",
    "previews": "幻灯片预览",
    "see": "看依据",
    "sentence": "原文句子",
    "size": "大小",
    "skip": "跳到正文",
    "source": "来源",
    "source_text": "原文",
    "value": "数值",
    "verify": "如何核对",
    "verify_manifest": "记录每个文件由什么制成，以及每个数字出现在哪一页、哪一处。",
    "verify_numbers": "每个数字都可在“数字依据”页查到它在原文中的句子；原文全文及其校验和也在那一页。",
    "verify_sums": "在本文件夹中运行下面的命令，即可确认文件未被改动：",
    "what": "内容",
}
_EN = {
    "as_of": "Date",
    "back": "Back to the hand-out",
    "brief": "Bilingual brief",
    "checksum": "SHA-256 checksum",
    "content": "Content file, for machines",
    "date": "Date",
    "deck": "Slides",
    "downloads": "Downloads",
    "event": "Event",
    "evidence": "Evidence",
    "file": "File",
    "key_figures": "Key figures",
    "label": "Figure",
    "metrics": "Figures",
    "milestones": "Milestones",
    "previews": "The slides",
    "see": "evidence",
    "sentence": "Sentence in the source",
    "size": "Size",
    "skip": "Skip to the content",
    "source": "Source",
    "source_text": "Source text",
    "value": "Value",
    "verify": "How to check",
    "verify_manifest": "tells what each file was made from, and on which slide and at which place each figure stands.",
    "verify_numbers": "The evidence page has the sentence behind every figure, the whole source text and its checksum.",
    "verify_sums": "This command, run in this folder, tells whether a file has been changed:",
    "what": "Content",
}


def words(language: Language) -> dict[str, str]:
    """Return the words in a language."""
    if language == "zh-Hant":
        return {key: traditional(text) for key, text in _ZH.items()}
    return _EN if language == "en" else _ZH
