"""One glyph for each thing said in several: full-width digits, brackets and signs, traditional characters, one for one.

The text keeps its length, so an offset into the changed text is an offset into the text as given.
"""

import re

_FULL_WIDTH = {0xFF01 + step: chr(0x21 + step) for step in range(94)}
# A full-width comma parts clauses; a half-width one may group thousands. They are not the same sign.
_KEPT = frozenset(map(ord, "，；："))
_OTHERS = {
    "\u3000": " ",
    "\u00a0": " ",
    "\ufeff": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\u202f": " ",
    "﹪": "%",
    "○": "〇",
    "–": "—",
    "―": "—",
    "﹣": "-",
    "−": "-",
    "∶": ":",
    "・": "·",
    "•": "·",
    "‧": "·",
    "〖": "【",
    "〗": "】",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "﹝": "〔",
    "﹞": "〕",
    "［": "[",
    "］": "]",
}
_TRADITIONAL = (
    "萬億餘個條項張場處兩貳陸圓圜車輛臺幾數據參復複議訴訟應審結辦罰執檢監調糾紛會員縣區鄉鎮開關發達報學習訓練講傳資冊對來訪電話網絡風險評規範準證許業務產創單門戶間為與從後實現際額總計統類別級點時歷屆經濟費錢賠償損獲專導幹黨組"
    "織機構體礎環衛療藥醫農勞動貿買賣稅財銀聯繫係協斷維銷變確認違責駁終轉遞遷邊過這還進運選適連備優傑債僱儀價兒內凍劃則剛勝勵勢匯卻廳雙吳啟嚴國圖圍團堅壓壞壯夠奪婦孫寧寫寬將屬層屢嶺島幣帶庫廠廣廢強彈當彙徑徵徹恆惡愛態慶憑憲懷"
    "戰戲拋採掛換擔擬擴攝敗敵於晉書東極樓標樣樹橋檔權歡歲歸殘殺氣決沒況溝滅滿漁漢潔災無煙營爭爾狀獎畫異疊盜盡盤礦種稱積穩筆節築簡簽籌糧紀約紅納紙純細絕給絲綜綠緊線編緩縮縱績繳繼續羅義聖聞聲職聽脫腦臨舉舊艱莊華蓋藝號蟲術衝補裝"
    "製見視覺覽觀觸訂討託記設診詐詞試詢該誠語誤說課談請論諮諾謀謝識譯護讀讓貧貨販貫貴貸賀賓賞賦質購贈趕趨軌軍軟較載輔輕輪輸轄辭迴遠遲遺邏鄰醜釋針鉅鋪錄錯鐵鑒長閉閱隊階隨隱難雲靈靜順須預領頭頻題願顧顯飛養館驗驚鬥魚鮮麗麥齊龍龐"
    "裡衆眾佈佔併並傷傾僅僑"
)
_SIMPLIFIED = (
    "万亿余个条项张场处两贰陆元元车辆台几数据参复复议诉讼应审结办罚执检监调纠纷会员县区乡镇开关发达报学习训练讲传资册对来访电话网络风险评规范准证许业务产创单门户间为与从后实现际额总计统类别级点时历届经济费钱赔偿损获专导干党组"
    "织机构体础环卫疗药医农劳动贸买卖税财银联系系协断维销变确认违责驳终转递迁边过这还进运选适连备优杰债雇仪价儿内冻划则刚胜励势汇却厅双吴启严国图围团坚压坏壮够夺妇孙宁写宽将属层屡岭岛币带库厂广废强弹当汇径征彻恒恶爱态庆凭宪怀"
    "战戏抛采挂换担拟扩摄败敌于晋书东极楼标样树桥档权欢岁归残杀气决没况沟灭满渔汉洁灾无烟营争尔状奖画异叠盗尽盘矿种称积稳笔节筑简签筹粮纪约红纳纸纯细绝给丝综绿紧线编缓缩纵绩缴继续罗义圣闻声职听脱脑临举旧艰庄华盖艺号虫术冲补装"
    "制见视觉览观触订讨托记设诊诈词试询该诚语误说课谈请论咨诺谋谢识译护读让贫货贩贯贵贷贺宾赏赋质购赠赶趋轨军软较载辅轻轮输辖辞回远迟遗逻邻丑释针巨铺录错铁鉴长闭阅队阶随隐难云灵静顺须预领头频题愿顾显飞养馆验惊斗鱼鲜丽麦齐龙庞"
    "里众众布占并并伤倾仅侨"
)
_TABLE = (
    {chr(code): glyph for code, glyph in _FULL_WIDTH.items() if code not in _KEPT}
    | _OTHERS
    | dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
)
_CHANGED = re.compile(f"[{re.escape(''.join(_TABLE))}]")


def uniform(text: str) -> str:
    """The text with every glyph in its usual form, of the same length."""
    # Few characters change: finding those is several times as fast as asking a table for each.
    return _CHANGED.sub(lambda found: _TABLE[found.group()], text)
