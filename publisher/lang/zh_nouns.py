"""What a Chinese number counts: the head of the noun phrase after its measure word, or before the number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from publisher.lang.lazy import lazy

_END = lazy(r"[，。、；：！？（）()“”「」\s]|以及|和|与|及(?!以上|以下)|同比|环比|(?<=[\u3400-\u9fff])\d")
_VERB_AFTER = lazy(
    r"(?<=[\u4e00-\u9fff]{2})(?:建设|开展|实现|共建|使用|参与|提供|获得|完成|改造|接入|入驻|落户|开工|投入|建成|享受|受益|通过|实施|加入|签约|投产|没有|共同)"
)
"""Verbs after the noun that a number counts: 1,130个乡镇建设充电站 are towns."""
_TAIL = lazy(
    r"(?:数量|总数|总量|规模|数|已经|已|达到|达|为|共有|共|有|约|累计|总计|增加到|增至|增加|扩大到|扩大至|超过|超|仅|只有|是|了|近|逾)+$"
)
_NO_PLACE = lazy(r"[省县村站]级|[乡农]村|县域|[村县省]内|[村县省]外")
"""Words in which 省, 县, 村 and 站 are no places: 省级 is no province."""
_PARTED = lazy(
    r"的|并|且|而|则|均|已|向|从|由|被|把|将|给|让|使|建立|设立|设有|设置|开设|开通|开辟|捐赠|引进|引入|签订|签署|推出|拥有|雇有|吸引|"
    r"举办|承办|主办|出台|发布|组织|参观|参加|来自|覆盖|涉及|连接|联通|通达|达成|入选|荣获|成为|转为|改为|安装|配备|新增|服务于|惠及|带动|走进"
)
"""How what follows a noun begins when the phrase of the noun is over: 312个港口建立航线联系, 40个国家的客户."""
_JOINED = lazy(
    r"(?:级|化|型|式|类|用|新|老|大|小|线上|线下|海外|国内|国际|地方|区域|农业|工业|商业|科技|科学|技术|研发|研究|创新|创业|示范|合作|金融|数字|智能|智慧|"
    r"信息|数据|网络|更新|改造|重点|乡村|振兴|帮扶|试点|标准|综合|专业|公共|文化|教育|培训|医疗|卫生|健康|养老|旅游|体育|环保|绿色|"
    r"能源|电力|光伏|风电|储能|交通|物流|贸易|外贸|保险|贷款|信贷|理财|投资|产业|工程|应用|开发|管理|运营|营销|零售|自治|直辖|"
    r"特色|优质|核心|高端|民营|国有|上市|中小|小微|个体|实体|自营|直营|加盟|连锁)+"
)
"""What joins two nouns to one phrase, whose last noun is counted: 6个城市更新项目, 200个客户服务网点."""
_SERVICE = "服务"
_SERVING = ("网点", "站", "平台", "机构", "系统", "项目", "基地", "公司")
"""What may serve: 社区服务站 is one thing, 产品服务客户 a sentence."""


class _Found(NamedTuple):
    start: int
    end: int
    noun: str


def counted(before: str, after: str, nouns: Sequence[str]) -> str:
    """Return which of some nouns a number counts, "" when none does for certain.

    `before` and `after` are what stands on both sides of the number and its measure word.

    >>> counted("与", "港口建立航线联系", ("港口", "航线")), counted("泊位已增至", "", ("泊位",))
    ('港口', '泊位')
    """
    phrase = _VERB_AFTER.split(_END.split(after.lstrip(), maxsplit=1)[0], maxsplit=1)[0]
    if found := tuple(_found(phrase, nouns)):
        return _head(phrase, found)
    return "" if len(phrase) > 1 else _at_end(_END.split(before)[-1], nouns)


def _found(phrase: str, nouns: Sequence[str]) -> Iterator[_Found]:
    """Yield the nouns in a phrase from left to right, none in another: the longest where several begin."""
    bare = _NO_PLACE.sub("  ", phrase)
    places = [
        _Found(at, at + len(noun), noun) for noun in nouns for at in _places(phrase if len(noun) > 1 else bare, noun)
    ]
    end = 0
    for found in sorted(places, key=lambda found: (found.start, -found.end)):
        if found.start >= end:
            yield found
            end = found.end


def _places(phrase: str, noun: str) -> Iterator[int]:
    at = phrase.find(noun)
    while at >= 0:
        yield at
        at = phrase.find(noun, at + 1)


def _head(phrase: str, found: Sequence[_Found]) -> str:
    """Return the noun that a phrase is about: the last of those that belong together; "" when that is not certain."""
    head, *others = found
    for other in others:
        gap = phrase[head.end : other.start]
        if _PARTED.match(gap):
            break
        if other.noun in _SERVING:
            gap = gap.removesuffix(_SERVICE)
        if gap and not _JOINED.fullmatch(gap):
            return ""
        head = other
    return head.noun


def _at_end(phrase: str, nouns: Sequence[str]) -> str:
    """Return the known noun that a phrase ends with, verbs aside: 企业客户超过, 泊位已增至."""
    phrase = _TAIL.sub("", phrase)
    return max((noun for noun in nouns if phrase.endswith(noun)), key=len, default="")
