"""The words of the genre: counters, and the words that bend a number. Data, no logic."""

# Counters of two characters and more stand first, so that 人次 is not read as 人.
_LONG = (
    "个工作日 工作日 个自然日 自然日 个百分点 百分点 个小时 个学时 个课时 个方面 个批次 个月 个季度 "
    "人次 户次 家次 件次 场次 批次 车次 条次 台次 篇次 班次 课次 站次 艘次 个次 项次 份次 课时 学时 小时 分钟 "
    "平方米 平方公里 立方米 公里 千米 公顷 公斤 千克 千瓦时 千瓦 兆瓦 海里 美元 人民币 人份 人天 标段 字节 "
    "微克/立方米 毫克/立方米 毫克/升"
)
LONG_COUNTERS = tuple(_LONG.split(" "))
SHORT_COUNTERS = (
    "件起个名人家部次条项份册张本篇幅场期处所位户例宗桩类种批支辆台套座栋幢间棵株头只块面盏根顶艘架枚颗粒瓶箱袋"
    "盒桶包轮天日周年秒米亩吨斤元角倍成%‰字句段节课门科组队班团对双副款章集则首笔单票站岗席床卷函封道片格校院店厂"
    "档分窗圈"
)
# Nouns that the genre counts without a counter: 812县（市、区）, 8省12市.
NOUN_COUNTERS = ("社区", "街道", "乡镇", "县", "市", "省", "乡", "镇", "村", "州")
# A counter that 个 introduces is itself the unit: 5个工作日 are 5 工作日.
UNIT_OF = {
    "个工作日": "工作日",
    "个自然日": "自然日",
    "个百分点": "百分点",
    "个小时": "小时",
    "个学时": "学时",
    "个课时": "课时",
    "个批次": "批次",
    "人民币": "元",
}
# After these the character is no counter but begins another word: 5成立, 2对外.
NOT_COUNTER = {
    "成": "立为员果功绩",
    "对": "外内上下于全各",
    "日": "常益",
    "分": "别类之级析",
    "面": "向对积",
    "道": "路",
    "单": "位",
    "部": "门分署",
    "团": "结",
    "首": "次",
    "科": "学",
    "周": "边岁",
    "字": "号",
    "位": "于列居一",
    "本": "级市县区镇单年",
    "组": "织成",
    "格": "局",
    "校": "园",
    "年": "级",
    "集": "中",
    "班": "子",
    "市": "场民",
    "村": "民",
    "县": "级",
    "省": "级",
    "片": "区",
    "类": "似",
    "处": "理置",
    "间": "接",
    "期": "间待",
    "次": "年",
    "章": "程",
    "节": "约省",
    "条": "件例",
    "双": "随公",
    "队": "伍",
    "轮": "岗",
    "站": "在",
    "圈": "子",
    "窗": "口",
    "点": "",
}
# Followed by these, digits name a thing: 12号, 3届, 5级, 60岁, 100周年, 500强.
NAMING = "号届级版楼室层路岁强星线栏卡" + "周年"

BEFORE = {
    "不少于": "more_than",
    "不低于": "more_than",
    "不得少于": "more_than",
    "至少": "more_than",
    "超过": "more_than",
    "突破": "more_than",
    "逾": "more_than",
    "超": "more_than",
    "上": "more_than",
    "不超过": "less_than",
    "不多于": "less_than",
    "不高于": "less_than",
    "不足": "less_than",
    "不到": "less_than",
    "至多": "less_than",
    "最多": "less_than",
    "将近": "nearly",
    "接近": "nearly",
    "大约": "nearly",
    "约": "nearly",
    "近": "nearly",
}
AFTER = {
    "以上": "more_than",
    "以下": "less_than",
    "左右": "nearly",
    "上下": "nearly",
}

FALL = "下降|降低|减少|压减|压缩|缩短|回落|下跌|降幅|减幅|缩减|少"
RISE = "增长|上升|提高|增加|提升|上涨|增幅|扩大|多"
LAST_YEAR = "同比|环比|比上年|较上年|比去年|较去年|与去年|与上年|同期"

# Chinese numerals with 个 count these; before other nouns they make slogans (四个意识).
COUNTED_NOUNS = (
    "行政村|村|社区|乡镇|街道|部门|单位|项目|案件|小组|中心|工作站|站|所|点位|点|平台|专班|督察组|督查组|检查组|工作组|组|镇|县|市|区|"
    "调委会|基地|广场|公园|小区|网格|企业|工作室|批次|工作日|自然日|小时|月|学时|百分点|法庭|窗口|学校|执法|机构|支部|"
    "调解|律师|司法所|团伙|集团|问题|线索|案例|课题|奖|品牌|示范|试点"
)
# A Chinese numeral with 项 or 条 counts only after a verb of making: 出台两项制度, not 三项制度.
MAKING = "出台|制定|完成|新增|修订|获得|公布|取消|下放|承接|办理|印发|提出|制发|建立|梳理|收集|征集|新建|办结|推出"

STAGES = (
    "受理|立案|审结|办结|结案|完成|整改|化解|调解成功|调处成功|成功|公示|公布|备案|答复|开庭|败诉|移送|处罚|兑现|履行|解决|销号|达成|签订|"
    "出证|通过|录用|申请|收到|采纳|反馈|执行|按期|按时|及时"
)
