"""The names that an article uses: quoted names, organisations, Latin names in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.extractors.vocabulary import COMMON_LATIN, NOT_NAMES
from publisher.model import Article, Name, Segment, Span

_QUOTED = re.compile(r"[“「『《](?P<name>[^“”「」『』《》\n]{2,20})[”」』》](?P<after>[\u4e00-\u9fff]{0,4})")
_SLOGAN_BEFORE = re.compile(r"(?:秉持|坚持|围绕|朝着|以|践行|的|“)$")
_SLOGAN_AFTER = re.compile(r"(?:的|理念|使命|愿景|精神|模式|口号|原则|功能|目标|融资需求|等)")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z0-9+\-]+(?: [A-Z][A-Za-z0-9+\-]+)*")
_SUFFIX = (
    "银行|集团|公司|大学|学院|研究院|研究所|医院|中心|平台|联盟|基金会|协会|机场|工程|电站|隧道|大桥|铁路|"
    "高铁|景区|旅游局|大楼|基金|股份(?!有限)"
)
_ORGANISATION = re.compile(rf"[\u4e00-\u9fff]{{2,14}}?(?:{_SUFFIX})(?![\u4e00-\u9fff]?(?:系|业|长|员|力|人))")
_LEADING_VERB = re.compile(
    r"(?:牵头|研发|开发|打造|推出|建设|运营|投资|设立|成立|发布|构建|其|的|将|已|正式|创新|搭建|宣布|参与|联合|主导|"
    r"承建|旗下|借助|基于|该|全资|继|也|由|及|和|与|在|为|向|等|是|了|于|对|家|个|首|从)"
)
_GENERIC = re.compile(r"(?:有限|股份|一批|多家|各大|各类|大型|中小|小微|数字|新型|国产|国有|商业|地方|其他|相关|部分)")
"""What opens a description ("新型银行"), not a name."""
_TITLE_SUBJECT = re.compile(rf"^[^，。：:\s]{{0,12}}?(?:{_SUFFIX})")
_TITLE_VERB = re.compile(r"^[“「]?([\w·]+?)(?:成立|宣布|发布|完成|获|推出|上线|启动|实现|达|去年|今年|前|第|20|\d|\s)")
_CAPITALISED = re.compile(r"\b[A-Z][\w&'\-]+(?:\s+(?:of|and|for|&)?\s?[A-Z][\w&'\-]+){0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """The names of an article and every place where each stands."""

    main: str | None
    """The name that the article is about."""
    places: tuple[tuple[int, str], ...]
    """Start of each occurrence and its name, in reading order."""

    def within(self, start: int, end: int) -> tuple[tuple[int, str], ...]:
        """Return the occurrences that start between `start` and `end`."""
        return tuple(place for place in self.places if start <= place[0] < end)


def find(article: Article, text: str) -> Inventory:
    """Return the names of an article; `text` is its folded text."""
    is_english = article.language == "en"
    main = (_english_main if is_english else _chinese_main)(article, text)
    found = dict.fromkeys(_english(text) if is_english else _chinese(text))
    if main:
        # 推动某某银行 is the main name with a verb before it.
        found = {name: None for name in found if name == main or not name.endswith(main)}
    for name in (main, article.publication, article.credit):
        if name and name in text:
            found[name] = None
    places = {(m.start(), name) for name in found for m in re.finditer(re.escape(name), text)}
    longest = [
        p for p in places if not any(q != p and q[0] <= p[0] and p[0] + len(p[1]) <= q[0] + len(q[1]) for q in places)
    ]
    return Inventory(main=main, places=tuple(sorted(longest)))


def as_names(article: Article, inventory: Inventory) -> Iterator[Name]:
    """Yield each name with its places, in order of first mention."""
    by_name: dict[str, list[Span]] = {}
    for start, name in inventory.places:
        by_name.setdefault(name, []).append(Span(start, start + len(name)))
    for number, (name, spans) in enumerate(by_name.items(), start=1):
        is_organisation = bool(re.search(rf"(?:{_SUFFIX}|Inc|Ltd|Corp)$", name))
        yield Name(
            id=f"n{number:02d}",
            name=Segment.of(article.quote(spans[0]), spans[0]),
            kind="organisation" if is_organisation else "other",
            spans=tuple(spans),
        )


def _chinese(text: str) -> Iterator[str]:
    for match in _QUOTED.finditer(text):
        if not re.search(r"[^\W\d]", match["name"]):
            continue  # a number in quotation marks names nothing
        name, before = match["name"], text[max(0, match.start() - 3) : match.start()]
        is_slogan = bool(
            re.search(r"[、，。！]", name) or _SLOGAN_BEFORE.search(before) or _SLOGAN_AFTER.match(match["after"])
        )
        is_listed = match["after"].startswith("等")
        if not is_slogan or (is_listed and not re.search(r"[、，。！]", name)):
            yield name
    for match in _LATIN.finditer(text):
        if match[0] not in COMMON_LATIN and len(match[0]) > 2:
            yield match[0]
    for match in _ORGANISATION.finditer(text):
        name = _LEADING_VERB.split(match[0])[-1] if _LEADING_VERB.search(match[0][:-2]) else match[0]
        name = name.lstrip("年月日")  # 1996年某某股份: the sign belongs to the date
        if len(name) >= 4 and not _GENERIC.match(name):
            yield name


def _chinese_main(article: Article, text: str) -> str | None:
    if article.title is None:
        return None
    title = text[article.title.start : article.title.end].strip()
    # Where the text opens with its title once more, that repeats nothing.
    if prefix := _repeated_prefix(title, text[article.title.end :].replace(title, "")):
        return prefix
    found = _TITLE_SUBJECT.match(title)
    if found and len(found[0]) > 2:
        return found[0].strip("“「")
    verb = _TITLE_VERB.match(title)
    return verb[1] if verb and len(verb[1]) >= 2 else None


def _repeated_prefix(title: str, body: str) -> str | None:
    """Return the longest opening of the title that the text repeats: what the article is about."""
    words = re.match(r"(?:[^\W\d]|·|\d(?!\d*年)){2,14}", title)  # a date opens the predicate
    for length in range(len(words[0]) if words else 0, 1, -1):
        if body.count(title[:length]) >= (1 if length > 3 else 2):
            return title[:length]
    return None


def _english(text: str) -> Iterator[str]:
    for match in _CAPITALISED.finditer(text):
        words = match[0].split()
        while words and words[0] in NOT_NAMES:
            words = words[1:]
        name = " ".join(words)
        if len(name) > 2 and text.count(name) > 1:
            yield name


def _english_main(article: Article, text: str) -> str | None:
    title = text[article.title.start : article.title.end] if article.title else ""
    counts = {name: text.count(name) + (4 if name in title else 0) for name in _english(text)}
    return max(counts, key=lambda name: (counts[name], -len(name))) if counts else None
