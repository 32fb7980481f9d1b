"""The label of a number in Chinese text."""

from __future__ import annotations

import re

from publisher.extractors.found import Found
from publisher.extractors.survey import Survey
from publisher.extractors.window import Window, trim
from publisher.lang.lazy import lazy
from publisher.lang.reading import QuantityReading
from publisher.model import Span

LIST_MARK = lazy(r"、|以及|和|与|及|，|,|;")
_LEAD = lazy(
    r"(?:比如|例如|譬如|如果|原来|先后|近日|日前|仅(?!次)|就(?!业|诊|读|医|餐)|实现(?=[\u4e00-\u9fff]{3})|据统计|其中|此外|因此|因而|不过|同时|并且|并(?!网|购|入|表)|且|而|也|还|又|则|后者将?|前者|计划(?![^，]{0,2}(?:投资|总))|拟|力争|预计|已经|已(?!建成|投)|截至|截止|目前|如今|至今|了|的|在(?!线)|当中|止(?!损|咳|血|痛)|将|把|使|让|至|到|达|为|有(?!限|效)|约|是|从|由|以及|及|和|与|"
    r"、|当年|共(?!享|同|计)|可|能(?!源)|会(?!员|议|计|展|所|址|长)|曾|其(?!他|余)|当日|期末|年末|月末|期内|年内|另有|另|分别|均(?!价|值|重)|都(?!市)|累计(?=达|为|超)|[，。“”「」：:\s（）()])+"
)
_CIRCUMSTANCE = lazy(
    r"(?:在|于)(?:[^，]*?(?:领域|方面|行业|地区|市场|期间|过程中|基础上|全球|全国)|[^，]+?中)(?=[^，]{1,})"
)
_COMPARISON = lazy(
    r"(?:优于|高于|低于|较|比|与|跟|同)(?:上年|去年|前一?年|上个?月|上一?季度?|前一?季|年初|期初|上期|此前|\d{4}年(?:1?\d月份?)?|1?\d月份?|第?[一二三四]季度)?(?:同期|同月|同季|末|底)?(?:相比|相较)?"
)
_TAIL = lazy(
    r"(?:已经|已|达到|高达|多达|达|为|至|到|(?<!拥)(?<!持)有(?!限)|(?<![节签公条合预契])约|是|在|了|共计|共|总计|合计|的|约为|首次|首度|以|突破|超过|介于|将介于|保持在|维持在|稳定在|增至|升至|降至|减至|扩大至|提高到|提升至|"
    r"分别|累计达|就|仅|只|近|则|从|由|将|曾|可|能|(?<![社大协委工商都机董])会|录得|报|收于|收报|也|(?<![平年月日人户])均|皆|都|还|再|又|为每[\u4e00-\u9fff]{1,4}|[，、：:（(“”「」\s])+$"
)
_AFTER_END = lazy(
    r"[，。；：！？、“”（(]|以及|和|与|及(?!其)|并|同比|环比|较|同样|均(?!价|值|重)|都(?!市)|也|将|可(?!再)|(?<![社大协委工商都机董])会(?!员|议|计|展|所|址|长)|先后|分别|共同|通过|用于|其中|"
    r"从|以(?!上|下|内|外)|在|于|由|被|把|向|对|为|是|跟随|来自|分布|左右|以上|以下|其"
)
_UNRESOLVED = lazy(
    r"按(?:可比|不变|现行)?价格计算|(?:经)?初步核算|"
    r"(?<![每\d])(?:(?:今|去|明|前|当)年|本(?:年|月|季度?|周)|上(?:个?月|周|季度?))?的?(?:第?[一二三四]季度|[上下]半年|前\d{1,2}个?(?:月|季度)|(?<![\d.])1?\d月(?:份|底|末|初)?(?:[1-3]?\d日)?(?![\d均]))(?:、1?\d月份?)*"
    r"|(?:今年|去年|明年|本月|本周|上周|[上前]一?个?季度?|(?:\d{4}年|上年|去年)同期)的?"
)
"""Dates without a year in an article without a date, and how a figure was reckoned."""
_LISTED = lazy(r"(?<![平高中初同优])等$")
_CLAUSE_END = lazy(r"[，。；：！？、“”（(]|以及|和|与|及(?!其)|并(?!网)|同比|环比|较")
_VERB_ONLY = lazy(
    r"(?:日前|近日|已|正式|宣布|完成|获得|获|募集|筹集|投入|签署|签订|达成|收到|拿下|拟|计划|斥资|投资|共|累计|总计|新增|提供|发放|拥有|建成|设有|有)+"
)
"""Verbs that name nothing without the noun after the number: 完成2.7亿元的融资."""
_MODAL = lazy(
    r"(?:可|将|(?<![社大协委工商都机董])会|曾|则|皆|(?<![平年月日人户])均|已|也|还|仍)(?=实现|提升|增加|增长|下降|减少|节约|达|超|完成|提高|降低|突破|落地|建成|累计|上升|上涨|下跌)"
)
_ANAPHOR = lazy(
    r"[，\s]*(?:该|此|本)[\u4e00-\u9fff]{1,4}?(?=已|在|共|累计|的|较|现有|拥有|全长|总|年|设|配置|完全)|[，\s]*(?:该|此|本)(?:港|校|院|馆|厂|站|园|区|市|县|省|行|店|桥|岛|村|镇|矿|平台|系统|项目|工程|基金|机构|产品|业务|活动|线路|大楼|公司|集团|学校|医院)|[，\s]*(?:公司|集团|该行|本行|全行)(?=[\u4e00-\u9fff]{2}|[为向对给与从]$)"
)
_VERB = lazy(
    r"(?:减排|节约|节省|生产|销售|新增|培训|接待|服务|覆盖|建成|投入|完成|发放|发行|捐赠|捐出|举办|开展|引进|招聘|培养|种植|新建|改造|"
    r"修复|采购|回收|运送|运输|出口|进口|签约|注册|申请|获得|拥有|收藏|展出|出版|开设|设立|设有|配备|安装|部署|提供|创造|带动|吸引|汇聚|支持)"
)
_TURNING = ("减排", "节约", "节省", "出口", "进口", "回收")
"""Verbs without which a member of a list would say the opposite: 减排烟尘20吨."""
_CHANGE_WORD = lazy(
    r"(?:同比|环比|按[年月季])?(?:实际|名义)?(?:增长|增加|上升|提升|提高|上涨|扩大|下降|减少|下跌|降低|收窄|下滑|回落|加快|放缓|(?<![\d上去前同按])年增|(?<![\d上去前同按])年减|季增|季减|月增|月减|成长|衰退|[调上下][高低调修降升]|泻|挫|增|减|升|降|涨|跌)"
)
_PACE = lazy(r"(?:同比|环比|按[年月季])?(?:降幅|跌幅|涨幅|增幅|升幅|增速)")
"""What itself changes: 降幅收窄3个百分点."""
CHANGE_TAIL = lazy(
    rf"(?:[，则也均都又还约]|同比|环比|较[^，]{{0,6}}|略|大幅|小幅)*(?:{_CHANGE_WORD.pattern})了?(?:到|至|为)?$"
)
"""The words of change that a label ends with."""
CHANGE_LEAD = lazy(r"(?!)")
_PIECE_TAIL = lazy(r"(?:计划|预计|拟|力争|将|到|至|由|[，、\s在于自从])+$")
_LEADS_ON = lazy(
    r"(?:大幅|逐步)?(?:增长|增加|上升|提高|提升|下降|减少|降低|缩短|扩大|回落|下滑|下跌|上涨|攀升|回升|收窄|扩展|升|降|增|减)(?:到|至|为)|(?:到|至|为)$"
)
"""Words after a number that lead from it to the next: 由88%提高到94%."""
_MAX_SIGNS = 26
_MAX_AFTER = 40


def spans(survey: Survey, window: Window, reading: QuantityReading, subject: Found | None) -> list[Span]:
    """Return the stretches of a label: the residue of the clause before the number, then the noun after it."""
    found = _before(survey, window.before, subject) if window.before else []
    if found and window.after and _LISTED.search(survey.words(found[-1])):
        found = []  # 甲、乙等20个某某: the noun after the number names all
    if found and window.after and _VERB_ONLY.fullmatch("".join(survey.words(span) for span in found)):
        names_it = re.match(r"\s?的\s?[^，。；]", survey.text[window.after.start : window.after.end])
        found = [] if names_it else found
    if window.after and (kept := _after(survey, window.after, has_before=bool(found))):
        found.append(kept)
    return found


def change_spans(survey: Survey, window: Window, reading: QuantityReading) -> list[Span]:
    """Return the words that say how something changed (同比增长), as they stand before the number."""
    if window.before is None:
        return []
    words = list(_CHANGE_WORD.finditer(survey.text, window.before.start, window.before.end))
    pace = _PACE.search(survey.text, window.before.start, window.before.end)
    found = words[-1:] if not pace or not words else [pace] if words[-1].start() < pace.end() else [pace, words[-1]]
    return [Span(*match.span()) for match in found]


def shared_verb(survey: Survey, head: tuple[Span, ...], own: str) -> Span | None:
    """Return the verb at the start of a list's first label, when a later member has none of its own."""
    if not head or not own or _VERB.match(own):
        return None
    verb = _VERB.match(survey.text, head[0].start, head[0].end)
    names_more = verb and (verb.end() < head[0].end or (len(head) > 1 and verb[0] in _TURNING))
    return Span(*verb.span()) if verb and names_more else None


def _before(survey: Survey, before: Span, subject: Found | None) -> list[Span]:
    start = _after_subject(survey, before, subject)
    pieces = _without(survey, start, before.end)
    kept = []
    for number, (first, last) in enumerate(pieces):
        is_last = number == len(pieces) - 1
        span = trim(survey.text, first, last, _LEAD, _TAIL if is_last else _PIECE_TAIL)
        if (
            span
            and is_last
            and (circumstance := _CIRCUMSTANCE.match(survey.text[max(first, span.start - 1) : span.end]))
        ):
            begin = max(first, span.start - 1) + circumstance.end()
            span = trim(survey.text, begin, span.end, _LEAD, _TAIL)
        if span:
            kept.append(span)
    return _shortened(survey, kept)


def _after_subject(survey: Survey, before: Span, subject: Found | None) -> int:
    """Return where the label may begin: after the subject, or the 该项目 that stands for it."""
    start = before.start
    if subject and subject.words:
        at = survey.text.rfind(subject.words, start, before.end)
        start = at + len(subject.words) if at >= 0 else start
    if start > before.start and survey.text[start : start + 1] in ("省", "市", "县", "州") and start < before.end:
        start += 1
    anaphor = _ANAPHOR.match(survey.text, start, before.end)
    return anaphor.end() if anaphor else start


def _without(survey: Survey, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches from `start` to `end` without dates, comparisons and modal words."""
    cuts = [(date.span.start, date.span.end) for date in survey.dates_in(Span(start, end))] if end > start else []
    cuts += [match.span() for match in _UNRESOLVED.finditer(survey.text, start, end)]
    cuts += [match.span() for match in _COMPARISON.finditer(survey.text, start, end) if len(match[0]) > 1]
    cuts += [match.span() for match in _MODAL.finditer(survey.text, start, end)]
    pieces = []
    for first, last in sorted(cuts):
        if first > start:
            pieces.append((start, first))
        start = max(start, last)
    return [*pieces, (start, end)] if end > start else pieces


def _shortened(survey: Survey, kept: list[Span]) -> list[Span]:
    """Return the last stretches that fit a label."""
    room = _MAX_SIGNS
    result: list[Span] = []
    for span in reversed(kept):
        if span.end - span.start <= room:
            result.insert(0, span)
        elif not result:
            comma = survey.text.rfind("、", span.start, span.end)
            result.insert(0, Span(max(comma + 1, span.end - _MAX_SIGNS), span.end))
            break
        else:
            break
        room -= span.end - span.start
    return result


def _after(survey: Survey, after: Span, *, has_before: bool) -> Span | None:
    words = survey.text[after.start : after.end]
    if has_before and re.match(r"\s?的", words):
        return None  # 装机容量82万千瓦的电站: the label stands before the number
    if _LEADS_ON.match(words) or _CHANGE_WORD.fullmatch(words.strip()) or words[:1] in ("至", "到"):
        return None  # 由88%提高到94%
    ends = _AFTER_END if has_before else _CLAUSE_END
    bracket = re.match(r"[^，。；、（]{1,12}（[^）\d]{0,30}）", words)
    stop = bracket.end() if bracket else next((m.start() for m in ends.finditer(words)), len(words))
    return trim(
        survey.text,
        after.start,
        after.start + min(stop, _MAX_AFTER),
        re.compile(r"^[\s的“”]+"),
        re.compile(r"[\s了的]+$"),
    )
