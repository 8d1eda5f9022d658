"""Names for simulated normative documents, with their subject class: topic by kind, none twice."""

from __future__ import annotations

import random
from collections.abc import Iterator

TOPICS = {
    "01": ("政务服务", "政务公开", "公共资源交易", "重大行政决策"),
    "02": ("国有资产监督", "政府投资项目", "招商引资", "产业园区"),
    "03": ("财政专项资金", "政府采购", "非税收入", "预算绩效"),
    "04": ("农村宅基地", "矿产资源", "土地征收补偿", "水库移民后期扶持"),
    "05": ("农业保险", "森林防火", "河道采砂", "畜禽养殖"),
    "06": ("农村公路", "货运车辆超限治理", "客运班线", "中小企业发展"),
    "07": ("旅游民宿", "电子商务", "粮食流通", "再生资源回收"),
    "08": ("安全生产", "食品小作坊", "特种设备", "商标品牌"),
    "09": ("城区户外广告", "建筑垃圾", "物业服务", "饮用水水源保护"),
    "10": ("学前教育", "科技创新奖励", "校外培训", "科普工作"),
    "11": ("文物保护", "公共文化设施", "全民阅读", "历史建筑"),
    "12": ("家庭医生签约", "全民健身", "院前急救", "公共场所控烟"),
    "13": ("托育服务", "妇女权益保障", "未成年人关爱", "老龄事业"),
    "14": ("被征地农民社会保障", "创业担保贷款", "公益性岗位", "劳动争议调解"),
    "15": ("养犬", "道路交通安全", "法律援助", "流动人口服务"),
    "16": ("城乡低保", "临时救助", "殡葬", "养老服务"),
}
NEW_KINDS = ("管理办法", "若干措施", "实施细则（试行）", "工作规定")
OLD_KINDS = ("暂行办法", "管理规定", "实施意见", "奖励办法")


def titles(kinds: tuple[str, ...], rng: random.Random) -> Iterator[tuple[str, str]]:
    """Pairs of name (without its place) and subject class, in a shuffled order, without end."""
    pairs = [(f"{topic}{kind}", code) for code, topics in TOPICS.items() for topic in topics for kind in kinds]
    rng.shuffle(pairs)
    yield from pairs
    again = 2
    while True:
        yield from ((f"{title}（之{again}）", code) for title, code in pairs)
        again += 1


def some_title(kinds: tuple[str, ...], code: str, rng: random.Random) -> str:
    """A name of a subject class by chance, without its place."""
    return rng.choice(TOPICS[code]) + rng.choice(kinds)
