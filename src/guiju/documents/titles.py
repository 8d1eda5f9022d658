"""Titles over several lines: no word is torn, the lines are even (GB/T 9704-2012, 7.3.1: 词意完整，排列对称，长短适宜)."""

import math
import re
from bisect import bisect
from itertools import pairwise

from guiju.documents import layout
from guiju.documents.lines import pieces, widest

ROOM = layout.WIDTH_MM * layout.PT_PER_MM / layout.TITLE_PT
"""The width of a line of a title, in 字."""
# Words of titles, longest first where one begins another; what stands in brackets is one word.
_WORDS = re.compile(
    r"（[^（）]{1,12}）|\([^()]{1,12}\)|〔\d+〕\d*号?|[《“][^《》“”]{1,8}[》”]|(?:^|《)\w{2,3}?[市县区乡镇]|"
    r"[市县区乡镇](?=人民|司法|委|局)|第?[\d一二三四五六七八九十]+(?:年度?|月|日|号|批|次|季度)|"
    r"人民政府|委员会|办公室|司法局|领导小组|负责人|规范性文件|法治政府|依法行政|人民调解|矛盾纠纷|执法证件|合法性|"
    r"行政(?:复议|处罚|执法|许可|强制|诉讼|应诉|审批|调解)|党政|农民|农村|土地|房屋|食品|安全|生产|生活|生态|环境|基本|保障|征收|补偿|安置|"
    r"工作|建设|情况|推进|落实|实施|贯彻|加强|规范|管理|监督|检查|清理|公布|公开|征求|意见|报送|备案|审核|修改|废止|印发|转发|批转|调整|成立|"
    r"(?:通知|决定|告知|答复|意见|协议|申请)书|通知|决定|通报|报告|公告|通告|请示|批复|议案|纪要|方案|办法|细则|规定|规划|计划|制度|条例|标准|"
    r"目录|清单|名单|总结|要点|关于|有关|进一步"
)
"""What is one word in a title: what stands in brackets, dates, and the words that titles of papers are made of."""

_PAUSES = re.compile(r"(?<=政府|公室|法院)|(?<=[会局厅》])|(?=（)")
_TORN, _WEAK = 400.0, 60.0  # what a break costs inside a word, and before 的 and its like
_ABOUT, _PAUSE = -60.0, -20.0  # before 关于, where the name of the issuer ends; where one would pause in reading
_MANY = 200  # signs; a title of more is no title, and is broken where it may be


def lines(title: str) -> list[str]:
    """The lines of a title, as few as it needs; a title that cannot be broken so comes back whole."""
    fewest = math.ceil(widest(title) / ROOM)
    if fewest > 1 and len(title) <= _MANY:
        for count in (fewest, fewest + 1):
            if found := _evenest(title, count):
                return found
    return [title]


def _evenest(title: str, count: int) -> list[str]:
    """The lines of the least cost, exactly ``count``; none when a line would be too long."""
    costs, ideal = _costs(title), widest(title) / count
    ends = sorted(costs)
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for _ in range(count):
        further: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, before) in best.items():
            for end in ends[bisect(ends, start) :]:
                if (long := widest(title[start:end].strip())) > ROOM:
                    break
                total = cost + costs[end] + (long - ideal) ** 2
                if end not in further or total < further[end][0]:
                    further[end] = (total, [*before, end])
        best = further
    chosen = best.get(len(title), (0.0, []))[1]
    return [title[start:end].strip() for start, end in pairwise([0, *chosen])]


def _costs(title: str) -> dict[int, float]:
    """What it costs to end a line at each place where one may end; the end of the title costs nothing."""
    pauses = {pause.start() for pause in _PAUSES.finditer(title)}
    places = ({start for start, _ in pieces(title)} | pauses) - {0, len(title)}
    costs = {place: _PAUSE if place in pauses else 0.0 for place in places}
    for place in costs:
        costs[place] += _WEAK if title[place] in "的了和及与或等、" else 0.0
        costs[place] += _ABOUT if title.startswith("关于", place) else 0.0
    for word in _WORDS.finditer(title):
        for place in range(word.start() + 1, word.end()):
            if place in costs:
                costs[place] += _TORN
    return costs | {len(title): 0.0}
