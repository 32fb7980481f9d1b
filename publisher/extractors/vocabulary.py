"""The words by which the extractors tell what a clause says, in both languages. Data only."""

from __future__ import annotations

import re

from publisher.lang.lazy import lazy


def pattern(chinese: str, english: str = "") -> re.Pattern[str]:
    """Return a pattern that finds any of some words; English ones (regular expressions) as whole words."""
    parts = ["|".join(map(re.escape, sorted(chinese.split(), key=len, reverse=True)))] if chinese else []
    if english:
        parts.append(rf"\b(?:{'|'.join(english.split(' / '))})\b")
    return lazy("|".join(parts), re.IGNORECASE)


UP = pattern(
    "增长 增加 上升 提升 提高 增速 增幅 升幅 涨幅 上涨 涨 扩大 攀升 回升 年增 季增 月增 成长 加快 "
    "增至 升至 上调 调高 上修 "
    "增 上扬",
    r"rose / rises? / risen / grew / grow / grown / increase[ds]? / increasing / growth / "
    r"(?<!making )(?<!made )(?<!makes )(?<!make )up(?! to\b) / "
    r"gain(?:ed|s)? / edged up / climbed / jumped / "
    r"surged / expanded / widened / improved / higher / advanced / "
    r"raised / lifted / rising / growing / climbs? / added",
)
DOWN = pattern(
    "下降 减少 降幅 跌幅 下跌 跌 降低 收窄 下滑 回落 缩小 年减 季减 月减 衰退 放缓 "
    "降至 减至 下调 调低 调降 下修 缩短 减 泻 挫",
    r"fell / falls? / fallen / decrease[ds]? / decreasing / decline[ds]? / down / "
    r"drop(?:ped|s)? / slipped / shrank / narrowed / lower / "
    r"dipped / eased / contracted / cuts? / slid / falling / lost / shed / sank / tumbled / plunged",
)
CHANGE = lazy(f"{UP.pattern}|{DOWN.pattern}|同比|环比", re.IGNORECASE)
CHANGE_ONLY = lazy(
    rf"(?:{UP.pattern}|{DOWN.pattern}|同比|环比|按[年月季]|净|较[^，]{{0,8}}|与[^，]{{0,8}}相比|到|至|由|从|升|降|急|回|再|仍|少|多|高|低|高出|比|较|加快|放缓|上修|下修|调升|调降|年|去年|同期|分别|则|皆|均|也|又|略|小幅|大幅|微幅|实际|名义|"
    r"\b(?:year-over-year|year-on-year|"
    r"yoy|increase|decrease|an?|of|on|basis|currency-neutral|sequential|quarter-over-quarter|the|prior|from|year|and|by|slightly|sharply)\b|[\s,-])*",
    re.IGNORECASE,
)
"""A label that says that something changed, but not what."""
PEAK = pattern("峰值 最高 历史新高 高峰", "peak / record / all-time")
SHARE = lazy(
    r"占(?!地)|比例|比重|覆盖率|渗透率|份额|毛利率|利润率|利率(?!债)|失业率|就业率|入学率|合格率|达标率|满意度|[^增速]率$|"
    r"\b(?:(?<!per )(?<!per diluted )share|proportion|accounted|percentage of|margin|rate|ratio)\b",
    re.IGNORECASE,
)
IS_PART = pattern(
    "占 占比", "accounts? for / accounted for / accounting for / makes? up / made up / represents? / representing"
)
"""Verbs by which a percentage is a part of a whole."""
CUMULATIVE = pattern("累计 总计 共计 合计", r"cumulative / in total / to date / totall?ed / so far / cumulatively")

NOW = pattern(
    "目前 现在 如今 迄今 至今 当前 截至目前 现有 现已 时至今日",
    "today / currently / now / to date / so far / at present / employs / operates / serves / owns / runs",
)
PLANNED = pattern(
    "将于 将在 计划 预计 拟 有望 预定 力争 即将 将会 规划",
    r"will / plans? to / expects? to / scheduled / due to / expected to / aims? to / is to / are to",
)
_OPENINGS = (
    "成立 创立 创办 设立 推出 上线 启动 通车 投产 竣工 落成 上市 获批 建成 开业 收购 首次 发布 开工 开幕 更名 挂牌 "
    "开港 开航 开行 投用 "
    "首度 启用 通航 首航 动土 动工 揭幕 揭牌 组建 创建 诞生 试营运 试运营 正式运营 正式营运 改名 改称 退市 并购"
)
STRONG_EVENT = pattern(
    _OPENINGS,
    r"founded / launched / opened / acquired / established / created / completed / announced / "
    r"went public / incorporated / listed / "
    r"inaugurated / unveiled / renamed / merged / went live / first",
)
EVENT_ZH = pattern(
    f"{_OPENINGS} 宣布 开通 投运 完工 签署 签订 签约 获得 获评 荣获 入选 开馆 开放 合并 改制 改组 转型 "
    "搬迁 迁至 迁入 迁往 加入 当选 出任 任命 正式 立项 试运行 奠基 首发 首飞 发射 贯通 并网 "
    "施行 执行 实施 免收 生效 返乡 批准 印发 出台 打入 归来 接手 提出 停工 颁布 "
    "完成 融资 交付 登陆 辞世 逝世 去世 出生 扩建 新建 进驻 点亮 召开 举行 举办 建立 进入 成为 "
    "改为 取得 获颁 实现 营运 封顶 "
    "上梁 超过 写入 分拆 拆分 拆除 关闭 停产 停运 停业 停刊 结束 退役 出版 发表 面世 问世 下线 "
    "投入 接入 筹建 建设 建造 兴建 重建 改建 修建 引进 引入 "
    "首座 首个 首家 首条 首台 首批 首届 率先 通过 授予 评为 列为 列入 纳入 认定 命名 升级 升格 "
    "并入 划归 移交 接管 入股 增资 重组 整合 "
    "接任 继任 卸任 辞任 退休 摘得 夺得 跻身 达成 启程 抵达 首演 首映 首展 试飞 试产 试点 研制 "
    "攻克 刷新 创下 捐赠 捐出 捐款 "
    "受聘 担任 开始 开办 开设 开启 开创 开辟 开建 开园 开展 开播 迎来 破土 竣工验收 验收 合龙 "
    "铺轨 转为 转制 购入 购买 售出 出售 "
    "接收 收回 复工 复航 复产 恢复 暂停 取消 废止 修订 制定 建厂 投建 落户 落地 入驻 亮相 赴港 "
    "挂牌上市 问鼎 获奖 摘牌 易名 定名 脱离 独立 派驻 研发成功 开源 "
    "毕业 捐资 剪彩 通电 通水 蓄水 送电 发电 截流 下水 服役 列装 换装 交割 收官 定址 选址 动迁 "
    "完成首 达到 突破 突破了 重新 获 增设 增开 创刊 创校 建校 设厂 设店 被 失火 遭 毁 迁"
)
EVENT_EN = pattern(
    "",
    r"[a-z]{2,}(?:ed|ied)(?<!based)(?<!related)(?<!needed)(?<!used)(?<!seed)"
    r"(?<!need)(?<!indeed)(?<!hundred)(?<!speed)(?<!combined)(?<!united)(?<!limited) "
    r""
    r"/ "
    r"(?:re)?(?:built|began|begun|became|broke ground|bought|sold|won|went|took|made|gave|left|"
    r"met|led|set up|set|flew|came|held|hit|grew|lost|"
    r"brought|sent|put|wrote|drew|ran|cut|struck|rose to|overtook|withdrew|split|laid|spun off|taken over|took over|"
    r"chose|born|shut|rebuilt) / "
    r"launch(?:es|ing)? / open(?:s|ing) / IPO / issuing / founding / telling / start(?:s|ing)? "
    r"/ first / acquires? / merger / goes? live / "
    r"becomes? / complet(?:es|ion) / begins?",
)
STATE_EN = pattern(
    "",
    r"said / says / reported / reports / noted / showed / shows / totall?ed / averaged / "
    r"remained / stood / increased / decreased / declined / "
    r"rose / fell / grew / dropped / climbed / compared / expected / forecast / estimated / "
    r"estimates / ended / revised / amounted / "
    r"adjusted / consolidated / diluted / driven / accounted / recorded / continued / improved / worked / lived / "
    r"used / consisted",
)
"""Past tenses that report a figure or a state, and no event."""
STATE_ONLY = pattern("同比 环比 增长 下降 较上年 占", r"year-over-year / compared (?:to|with)")
REPORTS_ZH = pattern("表示 称 指出 显示 介绍 回忆 认为 预测 预测称 数据 统计 说 透露 坦言 接受采访 演讲")
"""Verbs of saying: a clause with one of them reports what somebody said."""

NOT_NAMES = frozenset(
    """The In On As This For We At It By From With A An And But Our Its Their These Those That Since After Before During
    January February March April May June July
    August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Q1 Q2 Q3 Q4 GMS GAAP
    Non-GAAP CEO CFO Media Source Fourth First Second Third Full
    Total Revenue Net Over More About January's When While If Then There
    They He She His Her To Of Or So Such Some Many
    Most Each Every All Both Today Now Also Just
    Because Although Though However Meanwhile Overall Under Across Adjusted
    Operating Gross Average Active Annual Quarterly Half Year
    Years New Key Highlights Note Notes Table Figure About
    Contact President Chief Executive Officer Chairman Director Jan Feb Mar Apr
    Jun Jul Aug Sep Sept Oct Nov Dec I II III
    Company Group Corporation Firm Bank Board Trust Fund Committee
    EBITDA EPS NPL ROE ROI IPO AI IT US U.S UK
    GDP CPI H1 H2 FY Nearly Around Approximately Compared Excluding Including
    Basic Diluted Consolidated Profit Sales Income Cash
    Earnings Growth Results Employment Unemployment Prices Inflation
    Later Earlier Early Late By Two Three Four Five
    Six Seven Eight Nine Ten Twenty Thirty Forty Fifty Hundred""".split()
)
"""Capitalised English words that begin no name."""
NOT_SUBJECTS = frozenset(
    """It This That We They There These In For Of Our He She As At On By More About Total Revenue Net Over Nearly Some
    A An Since All Both While When If Its Their Then Each Just Along Also Now Today Soon Here How What Why Who
    Where Because Although Though Even Once Still Yet Perhaps Maybe Meanwhile However Additionally Under
    Consolidated Among Within During Before After Until Despite Following According Based Compared""".split()
)
"""English words that open a sentence and are not what it is about."""
COMMON_LATIN = frozenset(
    "APP IT AI GDP CEO CFO CTO IPO KPI ESG US EU UN PC APPs OK CPI PMI EPS RMB TEU GPU CPU LED USB".split()
)
"""Latin words in Chinese text that are no names."""
