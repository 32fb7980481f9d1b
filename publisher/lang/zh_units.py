"""Chinese vocabulary of quantities: magnitudes, qualifiers, currencies, units, counted nouns. Data."""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.model import Qualifier


def any_of(names: Iterable[str]) -> str:
    """Return the expression that finds any of some words, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


MAGNITUDES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8, "千万": 10**7, "百万": 10**6,
    "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2, "兆": 10**12,
}  # fmt: skip

QUALIFIERS_BEFORE = {
    "超过": Qualifier.OVER, "超": Qualifier.OVER, "逾": Qualifier.OVER, "突破": Qualifier.OVER, "超出": Qualifier.OVER,
    "上": Qualifier.OVER, "远超": Qualifier.OVER, "已超": Qualifier.OVER, "高于": Qualifier.OVER, "大于": Qualifier.OVER, "多于": Qualifier.OVER,
    "高达": None, "多达": Qualifier.AT_LEAST, "至少": Qualifier.AT_LEAST, "不少于": Qualifier.AT_LEAST,
    "不低于": Qualifier.AT_LEAST, "最少": Qualifier.AT_LEAST,
    "近": Qualifier.NEARLY, "将近": Qualifier.NEARLY, "接近": Qualifier.NEARLY,
    "约": Qualifier.ABOUT, "约为": Qualifier.ABOUT, "约占": Qualifier.ABOUT, "大约": Qualifier.ABOUT, "约有": Qualifier.ABOUT, "大概": Qualifier.ABOUT, "约计": Qualifier.ABOUT,
    "不下": Qualifier.AT_LEAST, "近乎": Qualifier.NEARLY, "未满": Qualifier.AT_MOST, "不满": Qualifier.AT_MOST,
    "不足": Qualifier.AT_MOST, "不到": Qualifier.AT_MOST, "低于": Qualifier.AT_MOST, "少于": Qualifier.AT_MOST,
    "不超过": Qualifier.AT_MOST, "至多": Qualifier.AT_MOST, "最多": Qualifier.AT_MOST,
}  # fmt: skip
QUALIFIER_BEFORE = (
    any_of(word for word in QUALIFIERS_BEFORE if word not in ("上", "约", "近", "超"))
    + r"|(?<![节签公条预违履契邀毁续特])(?<!(?<!折)合)约|(?<![最附靠邻临])近|(?<![中英西德意亚])超"
)
"""A qualifier, and no end of 节约, 签约, 最近, 附近, 中超."""
QUALIFIERS_AFTER = {
    "左右": Qualifier.ABOUT, "以上": Qualifier.AT_LEAST, "以内": Qualifier.AT_MOST,
    "以下": Qualifier.AT_MOST, "有余": Qualifier.OVER, "出头": Qualifier.OVER, "上下": Qualifier.ABOUT, "之内": Qualifier.AT_MOST,
}  # fmt: skip

CURRENCY_SIGNS = {
    "人民币": "CNY", "¥": "CNY", "RMB": "CNY", "US$": "USD", "$": "USD", "HK$": "HKD", "NT$": "TWD", "新台币": "TWD",
    "港币": "HKD", "€": "EUR", "£": "GBP", "S$": "SGD",
}  # fmt: skip
CURRENCIES = {
    "元": "CNY", "元人民币": "CNY", "人民币": "CNY", "美元": "USD", "美金": "USD", "港元": "HKD", "港币": "HKD",
    "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "新台币": "TWD", "台币": "TWD", "新加坡元": "SGD", "新元": "SGD",
    "韩元": "KRW", "卢布": "RUB", "澳元": "AUD", "加元": "CAD", "卢比": "INR", "瑞士法郎": "CHF",
}  # fmt: skip

# Units of measurement, said in English by their symbol.
MEASURES = {
    "千瓦时": "kWh", "兆瓦时": "MWh", "吉瓦时": "GWh", "千瓦": "kW", "兆瓦": "MW", "吉瓦": "GW", "瓦": "W",
    "平方公里": "km2", "平方千米": "km2", "平方米": "m2", "平方公尺": "m2", "平方呎": "sq ft", "平方英尺": "sq ft", "方呎": "sq ft", "呎": "foot", "平米": "m2", "立方米": "m3", "公里/小时": "km/h",
    "公里": "km", "千米": "km", "海里": "nautical mile", "毫米": "mm", "厘米": "cm", "纳米": "nm", "米": "m", "公尺": "m",
    "英里": "mile", "英尺": "foot", "公斤": "kg", "千克": "kg", "毫克": "mg", "克": "g", "吨": "t", "公吨": "t", "公分": "cm", "公顷": "ha", "亩": "mu",
    "摄氏度": "°C", "度": "kWh", "小时": "hour", "个小时": "hour", "个多小时": "hour", "升": "L", "毫升": "mL", "桶": "barrel", "标准箱": "TEU", "标箱": "TEU",
    "TEU": "TEU", "GB": "GB", "TB": "TB", "PB": "PB", "Gbps": "Gbps", "Mbps": "Mbps", "GW": "GW", "MW": "MW",
    "kW": "kW", "GWh": "GWh", "MWh": "MWh", "kWh": "kWh", "km": "km", "倍": "times", "坪": "ping",
    "兆焦/平方米": "MJ/m2", "兆焦": "MJ", "%": "%", "‰": "‰", "个百分点": "pp", "百分点": "pp", "个基点": "basis point",
}  # fmt: skip

# Measure words, and the English counted noun they stand for when no noun of NOUNS is near.
CLASSIFIERS = {
    "人次": "person-time", "架次": "flight", "班次": "service", "批次": "batch", "户次": "household-time",
    "车次": "train", "场次": "session", "台套": "set", "家次": "company-time", "家": "company", "名": "person",
    "人": "person", "位": "person", "户": "household", "个": "", "项": "", "件": "item", "笔": "transaction", "台": "unit",
    "套": "set", "辆": "vehicle", "辆次": "vehicle trip", "架": "aircraft", "艘": "ship", "座": "", "栋": "building", "幢": "building", "条": "",
    "款": "product", "种": "kind", "张": "", "份": "copy", "篇": "article", "场": "event", "次": "time", "所": "school",
    "处": "site", "只": "", "头": "head", "株": "plant", "棵": "tree", "枚": "", "颗": "", "部": "", "册": "volume",
    "层": "floor", "支": "", "列": "train", "班": "service", "例": "case", "宗": "case", "起": "case", "股": "share",
    "口": "person", "块": "", "对": "pair", "组": "group", "站": "station", "县": "county", "省": "province", "市": "city",
    "村": "village", "国": "country", "门": "", "岁": "year", "员": "person", "床": "bed", "剂": "dose", "剂次": "dose",
    "单": "order", "票": "vote", "类": "kind", "本": "copy", "间": "", "片": "", "节": "", "趟": "trip", "床位": "bed",
    "余家": "company", "艘次": "ship call", "碗": "bowl", "盒": "box", "瓶": "bottle", "箱": "box", "袋": "bag", "包": "pack", "杯": "cup",
    "粒": "", "晚": "night", "餐": "meal", "期": "", "段": "", "批": "batch", "个人": "person", "匹": "", "盘": "", "桌": "table",
    "席": "seat", "根": "",
}  # fmt: skip

# Counted nouns: the head of the phrase after (or before) a quantity.
NOUNS = {
    "企业": "company", "公司": "company", "厂商": "company", "商户": "merchant", "机构": "institution", "银行": "bank",
    "合作伙伴": "partner", "伙伴": "partner", "医院": "hospital", "学校": "school", "高校": "university", "门店": "store", "门市": "store", "店铺": "store", "晶圆": "wafer", "工作机会": "job", "就业岗位": "job", "职位": "job",
    "网点": "branch", "餐厅": "restaurant", "酒店": "hotel", "工厂": "factory", "客户": "customer", "用户": "user",
    "会员": "member", "成员": "member", "员工": "employee", "职工": "employee", "学生": "student", "教师": "teacher",
    "游客": "visitor", "旅客": "passenger", "岗位": "job", "家庭": "household", "农户": "household", "居民": "resident",
    "项目": "project", "应用": "application", "产品": "product", "专利": "patent", "标准": "standard", "平台": "platform",
    "系统": "system", "模型": "model", "案例": "case", "案件": "case", "合同": "contract", "订单": "order",
    "交易": "transaction", "国家": "country", "地区": "region", "省": "province", "省份": "province", "省会": "city", "省会城市": "city", "村镇银行": "bank", "自治区": "province", "城市": "city",
    "县": "county", "乡镇": "town", "村": "village", "街道": "neighbourhood", "社区": "community", "站点": "station",
    "车站": "station", "基站": "base station", "充电桩": "charging point", "航线": "route", "线路": "line", "航班": "flight",
    "活动": "event", "会议": "meeting", "奖项": "award", "论文": "paper", "账户": "account", "证书": "certificate",
    "网站": "website", "子公司": "subsidiary", "实验室": "laboratory", "基地": "base", "园区": "park", "景区": "scenic area",
    "定日镜": "heliostat", "展品": "exhibit", "观众": "visitor", "志愿者": "volunteer", "开发者": "developer",
    "贡献者": "person", "任务": "task", "措施": "measure", "岛屿": "island", "住宅": "home", "套房": "home", "电站": "power station",
    "泊位": "berth", "港口": "port", "传感器": "sensor", "牧场": "farm", "农场": "farm", "品牌": "brand", "工人": "worker",
    "司机": "driver", "医生": "doctor", "护士": "nurse", "患者": "patient", "儿童": "child", "商家": "merchant", "经销商": "dealer",
    "供应商": "supplier", "分公司": "branch", "分店": "store", "专卖店": "store", "书店": "bookshop", "影院": "cinema", "博物馆": "museum", "图书馆": "library",
    "公园": "park", "桥梁": "bridge", "隧道": "tunnel", "风机": "wind turbine", "机器人": "robot", "设备": "device", "课程": "course",
    "奖牌": "medal", "金牌": "gold medal", "规则": "rule", "文件": "document", "作品": "work", "文物": "artefact", "视频": "video",
    "展位": "booth", "车位": "parking space", "停车位": "parking space", "座位": "seat", "教室": "classroom", "房间": "room", "客房": "room",
    "仓库": "warehouse", "数据中心": "data centre", "加油站": "filling station", "换电站": "battery-swap station", "政策": "policy",
    "指标": "indicator", "品种": "variety", "物种": "species", "语言": "language", "电影": "film", "图书": "book", "场馆": "venue",
    "小区": "community", "试点": "pilot", "专家": "expert", "基金": "fund", "债券": "bond", "股东": "shareholder", "专业": "discipline",
    "生产线": "production line", "产线": "production line", "站": "station", "井": "well", "水库": "reservoir", "服务区": "service area",
}  # fmt: skip

# Nouns that a measure word counts, where the general table would mislead: 企业客户超过500万家 counts companies.
CLASSIFIER_NOUNS = {
    "套": ("系统", "设备", "住宅", "套房", "模型"), "支": (), "片": (), "台": ("设备", "机器人", "风机"), "辆": (),
    "家": ("企业", "公司", "厂商", "商户", "机构", "银行", "合作伙伴", "伙伴", "医院", "学校", "高校", "门店", "网点", "餐厅", "酒店", "工厂", "子公司", "实验室"),
    "户": ("客户", "家庭", "农户", "商户", "企业", "用户"),
    **dict.fromkeys(
        ("笔", "人次", "人", "倍", "次", "架次", "辆", "架", "艘", "栋", "幢", "剂", "剂次", "票", "头", "股", "层", "册",
         "列", "班", "班次", "户次", "批", "批次", "床", "岁", "株", "棵", "趟", "口"), ()
    ),
    **dict.fromkeys(("名", "位"), ("员工", "职工", "学生", "教师", "工人", "司机", "医生", "护士", "患者", "儿童", "志愿者", "观众", "会员", "成员",
                                 "居民", "旅客", "游客", "专家", "开发者", "用户", "客户", "股东")),
}  # fmt: skip

PER = {
    "股": "share",
    "户": "account",
    "年": "year",
    "月": "month",
    "日": "day",
    "天": "day",
    "人": "person",
    "吨": "t",
    "平方米": "m2",
    "小时": "hour",
    "公里": "km",
    "千克": "kg",
    "公斤": "kg",
    "千瓦时": "kWh",
    "次": "time",
    "亩": "mu",
    "家": "company",
    "套": "set",
    "台": "unit",
    "辆": "vehicle",
    "件": "item",
    "单": "order",
    "秒": "second",
}
"""What follows a stroke in 元/股."""

PERIOD_UNITS = (
    "年",
    "个月",
    "个交易日",
    "个工作日",
    "个自然日",
    "个多月",
    "个星期",
    "个多星期",
    "个世纪",
    "月",
    "天",
    "日",
    "周年",
    "周岁",
    "周",
    "年度",
    "分钟",
    "季",
    "季度",
    "世纪",
    "秒",
    "岁",
)
"""Lengths of time and ages: no metrics."""

DURATIONS = {"个工作日": "working day", "天": "day", "分钟": "minute", "秒": "second", "个月": "month"}
"""Lengths of time, where a clause says that it measures one."""

FIXED_PHRASES = ("篇文章", "大战略", "个统筹", "个自信", "位一体", "个全面", "大发展理念", "个维护", "个确立", "个意识")
"""Set phrases in which a number is part of a name."""

SAID_CURRENCIES = {
    "CNY": "元", "USD": "美元", "HKD": "港元", "TWD": "新台币", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "SGD": "新加坡元",
    "KRW": "韩元", "AUD": "澳元", "CAD": "加元", "INR": "卢比", "CHF": "瑞士法郎", "RUB": "卢布", "cent": "美分", "pence": "便士",
}  # fmt: skip
"""How a currency is said after its number."""

SAID_UNITS = {
    "company": "家公司", "firm": "家企业", "business": "家企业", "institution": "家机构", "organization": "个组织",
    "organisation": "个组织", "partner": "家合作伙伴", "bank": "家银行", "hospital": "家医院", "school": "所学校",
    "university": "所大学", "store": "家门店", "branch": "个网点", "restaurant": "家餐厅", "hotel": "家酒店",
    "factory": "家工厂", "subsidiary": "家子公司", "merchant": "家商户", "person": "人", "people": "人", "employee": "名员工",
    "worker": "名工人", "member": "名成员", "user": "名用户", "customer": "个客户", "client": "个客户", "buyer": "名买家",
    "seller": "名卖家", "student": "名学生", "teacher": "名教师", "patient": "名患者", "nurse": "名护士", "visitor": "名访客",
    "passenger": "名旅客", "resident": "名居民", "volunteer": "名志愿者", "developer": "名开发者", "household": "户",
    "child": "名儿童", "woman": "名女性", "man": "名男性", "person-time": "人次", "flight": "架次", "trip": "次", "time": "次",
    "transaction": "笔", "order": "份订单", "project": "个项目", "application": "个应用", "product": "款产品", "patent": "项专利",
    "system": "套系统", "platform": "个平台", "model": "个模型", "country": "个国家", "region": "个地区", "province": "个省级行政区",
    "city": "座城市", "county": "个县", "town": "个乡镇", "village": "个村", "community": "个社区", "market": "个市场",
    "job": "个工作岗位", "website": "个网站", "site": "个站点", "certificate": "张证书", "domain": "个域名", "account": "个账户",
    "station": "座车站", "power station": "座电站", "building": "栋建筑", "floor": "层", "home": "套住宅", "vehicle": "辆车",
    "aircraft": "架飞机", "ship": "艘船", "train": "列火车", "share": "股", "wafer": "片晶圆", "point": "点", "bowl": "碗", "box": "盒", "bottle": "瓶", "bag": "袋", "pack": "包", "cup": "杯", "night": "晚", "meal": "餐",
    "ship call": "艘次", "sq ft": "平方英尺", "case": "例", "event": "场活动", "item": "件",
    "unit": "台", "set": "套", "tree": "棵树", "barrel": "桶", "vote": "票", "times": "倍", "hour": "小时", "basis point": "个基点",
    "kWh": "千瓦时", "MWh": "兆瓦时", "GWh": "吉瓦时", "TWh": "太瓦时", "kW": "千瓦", "MW": "兆瓦", "GW": "吉瓦", "km": "公里",
    "m": "米", "mm": "毫米", "km2": "平方公里", "m2": "平方米", "m3": "立方米", "t": "吨", "kg": "公斤", "g": "克", "ha": "公顷",
    "berth": "个泊位", "port": "个港口", "sensor": "个传感器", "farm": "座农场", "brand": "个品牌", "driver": "名司机", "doctor": "名医生",
    "dealer": "家经销商", "supplier": "家供应商", "bookshop": "家书店", "cinema": "家影院", "museum": "座博物馆", "library": "座图书馆",
    "park": "座公园", "bridge": "座桥梁", "tunnel": "条隧道", "wind turbine": "台风机", "robot": "台机器人", "device": "台设备",
    "course": "门课程", "medal": "枚奖牌", "gold medal": "枚金牌", "rule": "条规则", "document": "份文件", "work": "件作品",
    "artefact": "件文物", "video": "个视频", "booth": "个展位", "parking space": "个车位", "seat": "个座位", "classroom": "间教室",
    "room": "个房间", "warehouse": "座仓库", "data centre": "座数据中心", "filling station": "座加油站",
    "battery-swap station": "座换电站", "policy": "项政策", "indicator": "项指标", "variety": "个品种", "species": "个物种",
    "language": "种语言", "film": "部电影", "book": "种图书", "venue": "座场馆", "pilot": "个试点", "expert": "名专家", "fund": "只基金",
    "bond": "只债券", "shareholder": "名股东", "discipline": "个专业", "production line": "条生产线", "well": "口井", "reservoir": "座水库",
    "service area": "个服务区", "day": "天", "minute": "分钟", "second": "秒", "working day": "个工作日", "dose": "剂", "head": "头",
    "mu": "亩", "mile": "英里", "foot": "英尺", "TEU": "标准箱", "°C": "摄氏度", "km/h": "公里/小时",
}  # fmt: skip
"""How Chinese says a unit or an English counted noun after its number."""
