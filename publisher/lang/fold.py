"""Make texts comparable without moving a single offset.

Every map is one code point to one code point, never NFKC, which changes lengths: a span found in
the folded text is a span of the text as it stands.
"""

from __future__ import annotations

from publisher.model import Language

_WIDTH = {
    "\u00a0": " ", "\u3000": " ", "\u202f": " ", "\u2009": " ", "\u2002": " ", "\u2003": " ", "\ufeff": " ", "\t": " ",
    "％": "%", "．": ".", "＋": "+", "－": "-", "−": "-", "～": "~", "〜": "~", "＄": "$", "￥": "¥", "／": "/",
    "’": "'", "‘": "'", "\u2011": "-", "\u2010": "-",
}  # fmt: skip
_WIDTH |= {chr(0xFF10 + i): chr(0x30 + i) for i in range(10)}
_WIDTH |= {chr(0xFF21 + i): chr(0x41 + i) for i in range(26)}
_WIDTH |= {chr(0xFF41 + i): chr(0x61 + i) for i in range(26)}

# Only the characters that our vocabulary uses: this is for matching, not for conversion.
_TRADITIONAL = (
    "萬億個間戶種這與為於來時後從國們業車輛樓層場點線條總計達過約餘歲屆劃積聯營運務會員資產額銀貸單價損獲淨稅繳貨幣陸續啟"
    "動開關設備發佈財報學際經濟臺灣門號張專戰隊軍艦遊觀參訪確診將較減長漲幾兩區縣鄉鎮聞眾創擴銷費預電機構連鎖團體讓應東雙"
    "擁廠歷轉現類選術許藝護廣導實標準據處項組織節環顯鐵橋頭階級貫徹賽獎盤權質觸遠進醫療養顧殘壽險飛萊歐亞爾納維裡樣噸畝燈"
    "館雲塊顆筆對農漁紀簽訂競圖書證職當認試壓佔樂劇還屬須臨遞詢錄簡檔補終該給隨則並係併僅兒內冊別劑協曆嚮圍園堅夥奬島崗嶼"
    "師廳彙憑掛摺擬攝敎數斷榮樁樹棟滙匯獻疊盧礎穩築籌籤紙統績繞繫繼舉舊蓋裏製見訊託註評誌誕調論識議貢買賣賬購踐辦辭週遷釐"
    "針釦鐘鎊鏡閤陞隻韓頁頃頒領願颱駐騰驗髮麵齣"
)
_SIMPLIFIED = (
    "万亿个间户种这与为于来时后从国们业车辆楼层场点线条总计达过约余岁届划积联营运务会员资产额银贷单价损获净税缴货币陆续启"
    "动开关设备发布财报学际经济台湾门号张专战队军舰游观参访确诊将较减长涨几两区县乡镇闻众创扩销费预电机构连锁团体让应东双"
    "拥厂历转现类选术许艺护广导实标准据处项组织节环显铁桥头阶级贯彻赛奖盘权质触远进医疗养顾残寿险飞莱欧亚尔纳维里样吨亩灯"
    "馆云块颗笔对农渔纪签订竞图书证职当认试压占乐剧还属须临递询录简档补终该给随则并系并仅儿内册别剂协历向围园坚伙奖岛岗屿"
    "师厅汇凭挂折拟摄教数断荣桩树栋汇汇献叠卢础稳筑筹签纸统绩绕系继举旧盖里制见讯托注评志诞调论识议贡买卖账购践办辞周迁厘"
    "针扣钟镑镜合升只韩页顷颁领愿台驻腾验发面出"
)
_TO_SIMPLIFIED = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
_FOLD = str.maketrans(_WIDTH | _TO_SIMPLIFIED)


def fold(text: str) -> str:
    """Return the text with plain widths and spaces, traditional signs of our vocabulary made simplified.

    >>> fold("１２％ 兩萬")
    '12% 两万'
    """
    return text.translate(_FOLD)


def language_of(text: str) -> Language:
    """Return the language of a text, judged by its signs.

    >>> language_of("截至六月末"), language_of("截至六月底，總計兩萬戶"), language_of("By the end of June")
    ('zh-Hans', 'zh-Hant', 'en')
    """
    han = sum("\u3400" <= sign <= "\u9fff" for sign in text)
    latin = sum(sign.isascii() and sign.isalpha() for sign in text)
    if han * 3 < latin or not han:
        return "en"
    simplified_signs = set(_SIMPLIFIED) - set(_TRADITIONAL)
    traditional = sum(sign in _TO_SIMPLIFIED and sign not in simplified_signs for sign in text)
    return "zh-Hant" if traditional * 3 > sum(sign in simplified_signs for sign in text) else "zh-Hans"
