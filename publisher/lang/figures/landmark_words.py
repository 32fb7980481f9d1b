"""Words of news that have one plain translation, Chinese to English; `?` ends a letter that may be missing. Data."""

from __future__ import annotations

TERMS = {
    "死亡|遇难|丧生|身亡|死": "dead|killed|died|deaths|death|fatalities|killing|die", "受伤|伤": "injured|wounded|hurt|injuries|injuring",
    "失踪": "missing", "重伤": "seriously injured|critically", "出口": "exports?|exported|exporting|outbound shipments", "进口": "imports?|imported|importing",
    "男性|男子|男": "men|male|males|man|boys", "女性|女子|女": "women|female|females|woman|girls", "金牌|金": "gold|golds", "银牌|银": "silver|silvers", "铜牌|铜": "bronze|bronzes",
    "确诊": "confirmed", "治愈|康复": "recovered|recoveries|cured|discharged", "城镇|城市": "urban|cities|city", "农村|乡村": "rural|villages|village",
    "长": "long|length", "宽": "wide|width", "高": "high|height|tall", "胜": "wins?|won|victories", "负": "losses|lost|defeats", "平": "draws?|drew|draw",
    "赞成|支持": "favour|favor|support|supported|yes", "反对": "against|oppose|opposed|no", "弃权": "abstentions?|abstained|abstaining",
    "最高|最大": "highest|largest|maximum|peak|high", "最低|最小": "lowest|smallest|minimum|low", "营收|收入|营业收入": "revenues?|income|sales|turnover", "利润|净利润|盈利": "profits?|earnings",
    "第一产业|农业": "primary|agriculture|agricultural|farming", "第二产业|工业|制造业": "secondary|industry|industrial|manufacturing", "第三产业|服务业": "tertiary|services?",
    "消费": "consumption|consumer|retail", "投资": "investments?|invested|investing", "贷款": "loans?|lending|credit", "存款": "deposits?", "铁路": "rail|railways?|railroad", "公路": "roads?|highways?|expressways?",
    "水路|水运": "waterways?|water", "航空|民航": "air|airlines?|aviation", "煤炭": "coal", "天然气": "gas", "原油|石油": "oil|crude", "粮食": "grain", "钢铁|钢材": "steel", "汽车": "cars?|autos?|automobiles?|vehicles?",
    "儿童|孩子": "children|kids", "老人|老年人": "elderly|seniors", "学生": "students?|pupils", "教师|老师": "teachers?", "医生": "doctors?", "护士": "nurses?", "警察|民警": "police|officers",
    "中国": "china|chinese", "美国": "u.s.|us|united states|america|american", "日本": "japan|japanese", "韩国": "south korea|korean|korea", "英国": "britain|uk|u.k.|british", "法国": "france|french",
    "德国": "germany|german", "俄罗斯": "russia|russian", "印度": "india|indian", "巴西": "brazil", "澳大利亚": "australia|australian", "加拿大": "canada|canadian", "意大利": "italy|italian", "西班牙": "spain|spanish",
    "欧盟": "eu|european union|bloc", "东盟": "asean", "北美": "north america", "南美": "south america", "大洋洲": "oceania", "亚洲": "asia", "非洲": "africa|african", "欧洲": "europe|european", "北京": "beijing", "上海": "shanghai", "广东": "guangdong", "深圳": "shenzhen", "香港": "hong kong", "台湾": "taiwan",
    "浙江": "zhejiang", "江苏": "jiangsu", "四川": "sichuan", "湖北": "hubei", "武汉": "wuhan", "重庆": "chongqing", "天津": "tianjin", "河南": "henan", "河北": "hebei", "山东": "shandong", "福建": "fujian",
    "湖南": "hunan", "云南": "yunnan", "新疆": "xinjiang", "西藏": "tibet|xizang", "海南": "hainan", "东部": "eastern|east", "西部": "western|west", "中部": "central", "南部": "southern|south", "北部": "northern|north",
    "居民消费价格|CPI": "consumer price|cpi", "工业生产者|PPI": "producer price|ppi", "国内生产总值|GDP": "gross domestic product|gdp", "失业率": "unemployment|jobless", "面积": "area", "人口": "population",
    "价格": "prices?", "产量": "output|production", "销量": "sales volume|unit sales", "同比": "year-on-year|year on year|from a year", "环比": "month-on-month|month on month|quarter-on-quarter|quarter on quarter|from the previous|month earlier|quarter earlier",
    "道琼斯": "dow", "纳斯达克": "nasdaq", "标普|标准普尔": "s&p", "上证|沪指": "shanghai composite", "深证|深成指": "shenzhen component", "恒生": "hang seng",
    "首付|定金": "down payment|deposit", "陆地": "land", "海洋": "marine|ocean|sea", "游客": "tourists?|visitors?", "新增": "new|newly|added", "预期|预测|预计": "forecasts?|expectations?|estimates?|expected", "球|进球": "goals?", "比赛|场": "games?|matches|match", "人|名|民众|群众": "people|persons|person", "岁": "year-old|years old|aged|age", "乘客": "passengers?", "机组|机组人员": "crew", "孙辈|孙子": "grandchildren|grandchild", "子女": "sons|daughters", "家企业|参展商": "exhibitors?", "大满贯": "grand slam", "国": "nations?", "户": "households?", "票": "votes?", "天|日": "days?", "小时": "hours?", "年": "years?", "个月": "months?", "分钟": "minutes?", "周|星期": "weeks?", "秒": "seconds?", "点": "points", "代表": "delegates?|deputies|representatives?", "士兵|军人": "soldiers?|troops", "现货": "spot", "期货": "futures", "黄金": "gold price", "本科": "undergraduates?", "研究生": "postgraduates?|graduate students", "男生": "boys", "女生": "girls", "美元": "dollars?", "欧元": "euros?", "房": "houses?|homes?|apartments?", "车": "cars?|vehicles?", "飞机": "planes?|aircraft|jets?", "船": "ships?|boats?|vessels?", "枪": "guns?|shots?", "狗|犬": "dogs?", "书": "books?", "字": "words?|characters?", "站": "stops?", "轮": "rounds?", "届": "sessions?|editions?","累计": "cumulative|total|cumulatively", "境外": "imported|overseas|abroad", "本土|本地": "local|domestic|locally",
}  # fmt: skip
