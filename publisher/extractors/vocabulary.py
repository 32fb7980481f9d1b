"""The words by which the extractors tell what a clause says, in both languages. Data only."""

from __future__ import annotations

import re


def pattern(chinese: str, english: str = "") -> re.Pattern[str]:
    """Return a pattern that finds any of some words; English ones (regular expressions) as whole words."""
    parts = ["|".join(map(re.escape, sorted(chinese.split(), key=len, reverse=True)))] if chinese else []
    if english:
        parts.append(rf"\b(?:{'|'.join(english.split(' / '))})\b")
    return re.compile("|".join(parts), re.IGNORECASE)


UP = pattern("增长 增加 上升 提升 增速 增幅 涨", r"rose / grew / increase[ds]? / growth / up / gain(?:ed)? / edged up")
DOWN = pattern("下降 减少 降幅 跌", r"fell / decrease[ds]? / decline[ds]? / down / drop(?:ped)?")
CHANGE = re.compile(f"{UP.pattern}|{DOWN.pattern}|同比|环比", re.IGNORECASE)
CHANGE_ONLY = re.compile(
    rf"(?:{UP.pattern}|{DOWN.pattern}|同比|环比|较[^，]{{0,8}}|与[^，]{{0,8}}相比|年|去年|同期|分别|\b(?:year-over-year|year-on-year|"
    r"yoy|increase|decrease|an?|of|on|basis|currency-neutral|sequential|quarter-over-quarter|the|prior|from|year)\b|[\s,-])*",
    re.IGNORECASE,
)
"""A label that says that something changed, but not what."""
PEAK = pattern("峰值 最高 历史新高", "peak / record / all-time")
SHARE = re.compile(
    r"占(?!地)|比例|比重|覆盖率|渗透率|份额|\b(?:share|proportion|accounted for|percentage of)\b", re.IGNORECASE
)
CUMULATIVE = pattern("累计 总计 共计 合计", r"cumulative / in total / to date / totall?ed / so far")

NOW = pattern("目前 现在 如今 迄今 至今 当前 截至目前", "today / currently / now / to date / so far")
PLANNED = pattern("将于 计划 预计 拟 有望", r"will / plans? to / expects? to / scheduled / due to")

_OPENINGS = (
    "成立 创立 创办 设立 推出 上线 启动 通车 投产 竣工 落成 上市 获批 建成 开业 收购 首次 发布 开工 开幕 更名 挂牌"
)
STRONG_EVENT = pattern(
    _OPENINGS, "founded / launched / opened / acquired / established / created / completed / announced / went public"
)
EVENT_ZH = pattern(
    f"{_OPENINGS} 创建 诞生 宣布 开通 投运 完工 签署 签订 签约 获得 获评 荣获 入选 开馆 开放 合并 改制 改组 转型 揭牌 "
    "搬迁 迁至 加入 当选 出任 任命 正式 立项 试运行 动工 奠基 首发 首飞 发射 贯通 并网 施行 生效 批准 印发 出台 颁布 "
    "完成 融资 交付 登陆 辞世 逝世 去世 出生 扩建 新建 进驻 点亮 召开 举行 举办 建立 进入"
)
EVENT_EN = pattern(
    "",
    r"found(?:ed|ing) / launch(?:ed|es)? / announce[ds]? / released? / open(?:ed|s) / acquire[ds]? / merge[ds]? / "
    r"complete[ds]? / sign(?:ed|s) / start(?:ed|s) / began / begun / establish(?:ed)? / create[ds]? / introduce[ds]? / "
    r"won / approved? / list(?:ed|s) / went public / joined? / raised? / debut(?:ed)? / unveil(?:ed)? / "
    r"publish(?:ed)? / issue[ds]? / issuing / born / died / elected / appointed / deployed / installed / became / "
    r"become / moved / switched / retired / closed / passed / adopted / enacted / built / inaugurated / "
    r"incorporated / reached / entered / shipped / delivered / bought / sold / hired / named / replaced / "
    r"discovered / expanded / IPO",
)
STATE_ONLY = pattern("同比 环比 增长 下降 较上年", r"year-over-year / compared (?:to|with)")

NOT_NAMES = frozenset(
    """The In On As This For We At It By From With A An And But Our Its Their These Those That Since After Before During
    January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Q1 Q2 Q3 Q4 GMS GAAP Non-GAAP CEO CFO Media Source Fourth First Second Third Full
    Total Revenue Net Over More About""".split()
)
"""Capitalised English words that begin no name."""
NOT_SUBJECTS = frozenset(
    """It This That We They There These In For Of Our He She As At On By More About Total Revenue Net Over Nearly Some
    A An Since All Both While When If Its Their Then Each Just Along Also Now Today Soon Here How What Why Who
    Where Because Although Though Even Once Still Yet Perhaps Maybe Meanwhile However Additionally Under
    Consolidated Among Within During Before After Until Despite Following According Based Compared""".split()
)
"""English words that open a sentence and are not what it is about."""
COMMON_LATIN = frozenset("APP IT AI GDP CEO CFO CTO IPO KPI ESG US EU UN PC APPs OK".split())
"""Latin words in Chinese text that are no names."""
