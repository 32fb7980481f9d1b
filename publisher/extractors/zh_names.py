"""Names in Chinese text: quoted, Latin, organisations, abbreviations, what sentences begin with."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from publisher.extractors.vocabulary import COMMON_LATIN
from publisher.lang.lazy import lazy
from publisher.model import Article, Span

_QUOTED = lazy(r"[“「『《](?P<name>[^“”「」『』《》\n]{2,20}?)\s?[”」』》](?P<after>[\u4e00-\u9fff]{0,4})")
_KIND = lazy(r"[型式化制性级]$")
_SLOGAN_BEFORE = lazy(r"(?:共建|推进|落实|贯彻|实施|倡导|秉持|坚持|围绕|朝着|以|践行|的|“|称为|誉为|堪称|所谓)$")
_SLOGAN_AFTER = lazy(
    r"(?:国家|倡议|战略|政策|组合拳|行动|规划期|教师|人才|企业(?!服务)|的|理念|使命|愿景|精神|模式|口号|原则|功能|目标|融资需求|等)"
)
_ABBREVIATION = lazy(
    r"(?:以下简称|下称|简称|以下称)(?:为)?[“「\"]?(?P<name>[^“”「」\"（）()，。\s]{2,12})\s?[”」\"]?\s?[）)，]"
)
_LATIN = lazy(r"(?<![A-Za-z])[A-Z][A-Za-z0-9+\-]+(?:\.\d+)*(?: [A-Z][A-Za-z0-9+\-]+(?:\.\d+)*){0,5}")
_NUMBERED = lazy(r"(?:次|航班|号(?:楼|机|车|井|线|馆)|机型|機種|型)")
_SUFFIX = (
    "银行|集团|公司|公路|大学|学院|研究院|研究所|医院|中心|平台|联盟|基金会|协会|机场|工程|电站|隧道|大桥|铁路|水库|大坝|"
    "高铁|景区|旅游局|大楼|基金|股份(?!有限)|博物馆|美术馆|图书馆|体育场|体育馆|产业园|园区|发电场|风电场|电厂|码头|港区|"
    "枢纽|地铁|轻轨|号线|矿区|油田|牧场|农场|实验室|产线|生产线|统计局|管理局|监管局|委员会|总署|社区|开源项目"
)
_ORGANISATION = lazy(rf"[\u4e00-\u9fff]{{2,14}}?(?:{_SUFFIX})(?![\u4e00-\u9fff]?(?:系|业|长|员|力|人))")
_LEADING_VERB = lazy(
    r"(?:持有|获得|取得|牵头|研发|开发|打造|推出|建设|运营|投资|设立|成立|发布|构建|其|的|将|已|正式|创新|搭建|宣布|参与|联合|主导|"
    r"承建|旗下|借助|基于|该|全资|继|也|由|及|和|与|在|为|向|等|是|了|于|对|(?<!国)家|个|首|从|至|到|被|让|使|以|而|但|通过|新建|增设|扩建|改建|购置|目前|如今|当前|这个|这家|去年|今年|前年|当年|连接|(?<!数)据|(?<!财)经(?!济|营)|随着)"
)
_GENERIC = lazy(
    r"(?:有限|股份|一批|多家|各大|各类|大型|中小|小微|数字|新型|国产|国有|商业|地方|其他|相关|部分|全国|全省|全市|国际|"
    r"海外|境外|我国|多个|两家|数据|专业|本地|当地|一|重点|传统|现代|[一二三四甲乙]级|级|不少|许多|众多|大量|这些|这家|这座|高速公路|上市|母|子|分|总)"
)
"""What opens a description ("新型银行"), not a name."""
_PLACE = r"[\u4e00-\u9fff]{1,7}?(?:省|市|县|自治区|自治州|特别行政区|镇|区|岛)"
_TITLE_LEAD = lazy(
    r"(?:[一二两三四五六七八九十百几]+(?:年|周年|载|天)来?|\d{4}年)?(?:\d{1,2}[-—至]?\d{0,2}月份?|[上下]半年|[前第]?[一二三四1-4]季度?|前三季度|全年|度)*"
)
_SHORT_TITLE = 10
"""A title this short is a name, which the text repeats."""
_MEASURED = lazy(
    r"(?:旅客|游客|居民|收入|指数|价格|销售|产量|统计|数据|人口|就业|消费|投资|贸易|出口|进口|零售|运行|情况)$"
)
"""Ends of what a statistics release measures: no names."""
_REPEATED, _OPENS = 4, 3
"""How often a text must repeat words of its title, and open clauses with them, for its main name."""
_CLASS = lazy(r"[\d.,一二两三四五六七八九十百千万亿]+(?:吨|千瓦|兆瓦|米|平方米|人|标箱|伏|元)?级")
_TITLE_SUBJECT = lazy(rf"[^，。：:\s]{{0,12}}?(?:{_SUFFIX})")
_TITLE_PLACE = lazy(_PLACE)
_TITLE_VERB = lazy(
    r"[“「]?([\w·]+?)(?:成立|宣布|发布|公布|公告|完成|获|推出|上线|启动|实现|达|去年|今年|前|第|20|\d|\s|营收|净利|业绩|创|二十|三十|四十|五十|六十|十|百)"
)
_OPENING_END = lazy(
    r"是|为(?!了)|有(?!限)|已|将|共|(?<!生产)总(?![\u4e00-\u9fff]?[局行部院])|累计|(?<!雷)达(?!企|产)|实现|完成|持有|拥有|占|位于|在|于|从|由|被|把|与|和(?!县)|及|也|还|曾|仍|就|均|都|则|"
    r"新增|获|推出|发布|宣布|表示|成立|推动|全年|年|今|去|目前|现(?!代)|的|下辖|全长|总长|采用|收治|接待|实施|[（(\d，、：:“”《》\s]|[以而但]"
)
_INDICATOR = lazy(
    r"(?:收入|利润|营收|金额|数量|规模|面积|总量|产量|客户|用户|人员|员工|数据|市场|业务|价格|指数|支出|投资|消费|能力|技术|"
    r"服务|工作|方面|其中|记者|人士|成本|比例|比重|增速|人数|总数|水平|资金|资产|负债|余额|贷款|存款|时间|情况|问题|成果|"
    r"建设|发展|改革|合作|企业|项目|产品|居民|农民|学生|游客|旅客|孩子|人们|我们|他们|大家|同时|此外|目前|今年|去年|近年|近年来|"
    r"截至|截止|据悉|据了解|全国|全省|全市|全县|全区|当地|公司|集团|该行|本行|双方|这|那|其|每|各|第|随着|通过|根据|围绕|为了|如今|未来|下一步|接下来)$"
)
_AMOUNT = lazy(
    r"[率额量数值价费比益盈余息款润入收税债重速幅度差]$|约$|超过|增|减|上升|下降|上涨|下跌|了|提升|提高|降低"
)
"""What only names of indicators and clauses end with or hold."""
_NOT_OPENING = lazy(
    r"(?:形成|建成|建设|推进|支持|加强|加快|提升|提高|优化|补齐|推广|开展|实施|落实|完善|打造|培育|深化|扩大|促进|鼓励|引导|执行|"
    r"给予|免收|安排|完成|实现|力争|恢复|连接|串联|贯通|横跨|穿越|坐落|位于|地处|沿线|[一二三四五六七八九十百两几]+(?:年|天|周|个月))|(?:让|使|令|给|拟|录得|增设|新建|新增|改造|购置|扩建|超过|大约|仅)|[随根围通为如因虽尽即若除而但这那其每各第此同另也又并且据以经自当从在对向按于该本]|截|目前|今|去|近|未来|下|上述|一|多|不|没|所有|任何|可|只"
)


def found(text: str, sentences: tuple[Span, ...]) -> tuple[str, ...]:
    """Return the names of a folded text in the order in which the rules find them."""
    return tuple(dict.fromkeys((*_marked(text), *_organisations(text), *_openings(text, sentences))))


def is_organisation(name: str) -> bool:
    """Tell whether a name is that of an organisation or a work, by how it ends."""
    return bool(re.search(rf"(?:{_SUFFIX}|Inc|Ltd|Corp)$", name))


def main(article: Article, text: str, names: tuple[str, ...]) -> str | None:
    """Return the name that an article is about, as its title says."""
    if article.title is None:
        return None
    title = text[article.title.start : article.title.end].strip()
    lead = _TITLE_LEAD.match(title)
    title = title[lead.end() :] if lead and lead.end() < len(title) else title
    # Where the text opens with its title once more, that repeats nothing.
    body = text[article.title.end :].replace(title, "", -1 if len(title) > _SHORT_TITLE else 1)
    if prefix := _repeated_prefix(title, body):
        return prefix
    subject = _TITLE_SUBJECT.match(title)
    if subject and len(subject[0]) > 2:
        return subject[0].strip("“「")
    if (place := _TITLE_PLACE.match(title)) and place[0] in body:
        return place[0]
    verb = _TITLE_VERB.match(title)
    if verb and len(verb[1]) >= 2 and verb[1] in body:
        return verb[1]
    if repeated := _repeated_inside(title, body):
        return repeated
    inside = [name for name in names if name in title]
    return max(inside, key=lambda name: (body.count(name), len(name)), default=None)


def _repeated_prefix(title: str, body: str) -> str | None:
    """Return the longest opening of the title that the text repeats: what the article is about."""
    words = re.match(
        r"(?:(?!第?[一二三四]季|[上下]半年|全年)[^\W\d]|·|\d(?!\d*年)){2,14}", title
    )  # a date opens the predicate
    for length in range(len(words[0]) if words else 0, 1, -1):
        if body.count(title[:length]) >= (1 if length > 3 else 2):
            return None if _MEASURED.search(title[:length]) else title[:length]
    return None


def _repeated_inside(title: str, body: str) -> str | None:
    """Return the words of the title that the text repeats most, where they open clauses: its main name."""
    best, most = None, _REPEATED * 2
    for start, length in itertools.product(range(len(title)), range(3, 9)):
        words = title[start : start + length]
        if len(words) < length or not re.fullmatch(r"[\u4e00-\u9fff·]+", words) or _NOT_OPENING.match(words):
            continue
        if body.count(words) < _REPEATED:
            continue
        openings = sum(body.count(f"{mark}{words}") for mark in "，。；：\n“「 ")
        if openings >= _OPENS and openings * length > most:
            best, most = words, openings * length
    return best if best and not _INDICATOR.search(best) and not _AMOUNT.search(best) else None


def _marked(text: str) -> Iterator[str]:
    """Yield names that marks or script set apart: quoted, abbreviated, Latin."""
    for match in _QUOTED.finditer(text):
        if not re.search(r"[^\W\d]", match["name"]):
            continue  # a number in quotation marks names nothing
        if _KIND.search(match["name"]):
            continue  # “双师型”: a kind of something
        name, before = match["name"], text[max(0, match.start() - 3) : match.start()]
        has_marks = bool(re.search(r"[、，。！？：；]", name))
        is_slogan = has_marks or _SLOGAN_BEFORE.search(before) or _SLOGAN_AFTER.match(match["after"])
        if not is_slogan or (match["after"].startswith("等") and not has_marks):
            yield name
    for match in _ABBREVIATION.finditer(text):
        yield match["name"]
    for match in _LATIN.finditer(text):
        is_numbered = _NUMBERED.match(text, match.end())  # G8612次列车: a number, no name
        if match[0] not in COMMON_LATIN and len(match[0]) > 2 and not is_numbered:
            yield match[0]


def _organisations(text: str) -> Iterator[str]:
    for match in _ORGANISATION.finditer(text):
        name = _LEADING_VERB.split(match[0])[-1] if _LEADING_VERB.search(match[0][:-2]) else match[0]
        name = name.lstrip("年月日")  # 1996年某某股份: the sign belongs to the date
        is_counted = re.match(r"[超近约共达逾]{0,2}\d", text[match.end() : match.end() + 3])
        if len(name) >= 4 and not _GENERIC.match(name) and not is_counted:
            yield name


def _openings(text: str, sentences: tuple[Span, ...]) -> Iterator[str]:
    """Yield what sentences begin with, when two of them do: the topics of the text."""
    counts: Counter[str] = Counter()
    for span in sentences:
        if opening := opening_of(text, span.start, span.end):
            counts[opening] += 1
    for name, count in counts.items():
        if count > 1 or re.search(rf"(?:{_SUFFIX}|{_PLACE})$", name):
            yield name


def opening_of(text: str, start: int, end: int) -> str | None:
    """Return the noun phrase that a clause begins with, when it can be a name.

    >>> opening_of("清河电站占地2300亩", 0, 10), opening_of("全年净利润为3亿元", 0, 9)
    ('清河电站', None)
    """
    words = text[start : min(end, start + 24)]
    if _NOT_OPENING.match(words):
        return None
    stop = _OPENING_END.search(words)
    name = words[: stop.start()] if stop else ""
    if _CLASS.match(name):
        return None
    if not 2 <= len(name) <= 14 or _INDICATOR.search(name) or _AMOUNT.search(name) or not re.fullmatch(r"[\w·]+", name):
        return None
    return name
