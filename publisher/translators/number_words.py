"""Words that say a number, and what in a source makes each of them the source's own. Data only."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "zero": "零 〇",
    "nil": "零 〇",
    "naught": "零",
    "one": "一 之一 单 同 唯",
    "ones": "一",
    "once": "曾 旦 一次 一度",
    "first": "首 第一 初 先 头 起步",
    "firsts": "首 第一",
    "firstly": "首先 第一",
    "two": "二 两 双",
    "second": "第二 二次 秒 再次 二",
    "secondly": "其次 第二",
    "twice": "两 二 双 倍",
    "double": "双 倍 番",
    "doubled": "倍 番",
    "doubles": "倍 番",
    "doubling": "倍 番",
    "twofold": "倍 番 两",
    "pair": "对 双 两",
    "pairs": "对 双 两",
    "couple": "几 对 双 两",
    "duo": "双 两",
    "half": "半",
    "halve": "半",
    "halved": "半",
    "halves": "半",
    "three": "三",
    "third": "第三 三",
    "thirds": "三",
    "thirdly": "三",
    "thrice": "三",
    "triple": "三",
    "tripled": "三",
    "tripling": "三",
    "treble": "三",
    "trio": "三",
    "four": "四",
    "fourth": "第四 四",
    "quarter": "季 四分 刻",
    "quarters": "季 四分",
    "quadruple": "四",
    "quadrupled": "四",
    "quartet": "四",
    "five": "五",
    "fifth": "五",
    "fifths": "五",
    "quintuple": "五",
    "six": "六",
    "sixth": "六",
    "seven": "七",
    "seventh": "七",
    "eight": "八",
    "eighth": "八",
    "nine": "九",
    "ninth": "九",
    "ten": "十",
    "tens": "十",
    "tenth": "十",
    "tenths": "十 成",
    "dozen": "打 十二",
    "dozens": "十 数十",
    "decade": "十年 年代",
    "decades": "十年 年代",
    "hundred": "百",
    "hundreds": "百",
    "hundredth": "百",
    "century": "世纪 百年",
    "centuries": "世纪 百年",
    "thousand": "千",
    "thousands": "千",
    "millennium": "千",
    "million": "",
    "millions": "",
    "billion": "",
    "billions": "",
    "trillion": "",
    "trillions": "",
    "percent": "百分",
    "percents": "",
    "cent": "",
    "percentage": "率 比 百分 占",
    "fold": "倍",
}
"""An English number word, and the Chinese words any of which lets it stand: the source says it then."""

ENGLISH_NEVER = (
    "eleven eleventh twelve twelfth thirteen thirteenth fourteen fourteenth fifteen fifteenth sixteen sixteenth seventeen "
    "seventeenth eighteen eighteenth nineteen nineteenth twenty twentieth twenties thirty thirtieth thirties forty fortieth "
    "fifty fiftieth fifties sixty sixtieth sixties seventy seventies eighty eighties ninety nineties score scores gross "
    "quadrillion quadrillions quintillion zillion lakh lakhs crore crores myriad myriads mln bln trn bn mn tn tril mil mio mrd "
    "milliard milliards k m b quintet sextet octet googol threescore fourscore nought"
).split()
"""Number words that no source makes its own: such a number is always covered."""

FOREIGN = (
    "deux trois quatre cinq sept huit neuf vingt trente quarante cinquante soixante mille zwei drei vier funf sechs sieben "
    "neun zehn zwanzig hundert tausend uno tres cuatro cinco seis siete ocho nueve diez cien ciento veinte treinta millon "
    "millones mil dva tri pyat"
).split()
"""Number words of some languages that a model may slip into, without accents."""

ENDINGS = "fold ish odd some plus th ths s".split()
"""What may follow a number word and leave it one: tenfold, fiftyish."""

LARGE = ("hundred", "thousand", "million", "billion", "trillion")
"""Say a number also inside a longer word: threemillion, multibillion."""

NUMERALS = "倍番廾㐅㒃㠪㭍亖弐貮卄壱弍零〇一二三四五六七八九十百千万萬亿億兆两兩俩倆仨半双雙廿卅卌皕壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟弌弍弎幺"
"""Chinese signs that say a number. 陆, 伍, 参 and 拾 are words as well; see `COMMON`."""

CHINESE: dict[str, str] = {
    "零": "zero nil",
    "〇": "zero",
    "一": "one once first single same unified whole",
    "二": "two second secondary secondly",
    "两": "two both pair couple twice second double",
    "兩": "two both pair couple twice second double",
    "双": "two both pair double dual twin bilateral",
    "雙": "two both pair double dual twin bilateral",
    "三": "three third triple tri-",
    "四": "four fourth quarter",
    "五": "five fifth",
    "六": "six sixth saturday june",
    "七": "seven seventh",
    "八": "eight eighth",
    "九": "nine ninth",
    "十": "ten tenth decade decades dozen dozens tens",
    "百": "hundred hundreds hundredth century",
    "千": "thousand thousands",
    "万": "myriad",
    "萬": "myriad",
    "倍": "times fold double doubled doubles doubling twice triple tripled quadruple quadrupled multiply multiplied",
    "番": "double doubled doubling twice",
    "半": "half halves halve halved semi-",
}
"""A Chinese numeral, and the English words any of which lets it stand."""

ARTICLES = frozenset("a an each every another".split())
"""English words that are 一 and a measure word, no number."""

MEASURES = "个個家项項名位条條种種座款次批套片支份笔筆间間所部件场場道股张張台臺艘辆輛本段步类類层層系方年月天周"
"""What 一 stands before when it is an article."""

COMMON = (
    "一些 一起 一直 进一步 進一步 统一 統一 一样 一樣 一定 一般 一体 一體 一流 唯一 一系列 一路 一方面 一同 一贯 一貫 一旦 一致 一向 "
    "一站式 一带一路 一帶一路 一如既往 第一时间 第一時間 十分 万物 萬物 百姓 老百姓 千方百计 千方百計 四川 三亚 三亞 四海 百科 万能 萬能 百货 百貨 "
    "大陆 大陸 陆续 陸續 陆地 陸地 登陆 登陸 着陆 著陸 内陆 內陸 陆上 队伍 隊伍 伙伴 参与 參與 参加 參加 参考 參考 参股 參股 参照 參照 "
    "收拾 拾级 半导体 半導體 双方 雙方 双赢 雙贏 万众 萬眾 零售 零件 零部件 零碎 番茄 轮番 輪番"
).split()
"""Words that hold such a sign and say no number."""
