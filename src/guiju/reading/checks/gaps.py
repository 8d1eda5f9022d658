"""missing_number: a counter, a scale or a percent sign that stands where its number is gone."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from ..lexicon import COUNTED, ENDS_WORD, LONG_COUNTERS, OPENS_WORD, SHORT_COUNTERS, STAGES
from ..record import ConceptLike, Finding
from ..signs import HEADS, rows
from ..wordings import bare
from .subject import Subject, defect

_NUMERALS = "0-9〇零一二两三四五六七八九十百千万亿几数多每整半某各单这那哪X.．%"
_CLOSES = r"(?=[，,。；;、)])"
_PEOPLE = (
    "政法干警|国家工作人员|职工|工作人员|干警|民警|律师|公职|调解员|专职|法官|党员|干部|学生|网格员|志愿者|贫困|对象"
)
# What needs no other sign that a number is gone.
_SURE = re.compile(
    rf"(?<![{_NUMERALS}\s])(?:个工作日|个自然日|个百分点|个(?=乡镇|街道|县直|市直|区直|行政村|部门)|学时以上)|"
    rf"(?<![{_NUMERALS}其剩业多富结盈残之\s])余(?:万元|亿元|小时|人次|场次|件次|户次|名|[件次场份起条项家册期人]{_CLOSES})|"
    rf"(?<![{_NUMERALS}上近成超过约\s])(?<!千家)万余?(?:[件次场份起条项张册名]|人次|户次){_CLOSES}|"
    r"(?:达到?|约|共计|累计|合计|金额|损失|资金|投资|总额|共|罚款|罚没|收费|赔偿|补贴|经费|工资|欠薪|薪资|账款)(?:万元|亿元)(?=[，,。；;、)]|左右|以上)|"
    r"(?:率|满意度)(?:均|已)?(?:达到?|为|提高到|上升到)了?(?=[%，,。；;])|"
    rf"(?<![{_NUMERALS}上近成超过约逾余多\s(:：])(?:万元|亿元){_CLOSES}|"
    rf"(?:活动|会议|培训|讲座|检查|资料|案件|纠纷|申请|信息|合同|咨询|隐患|诉求|投诉|手册)(?:[次份件起条]|场次|人次){_CLOSES}|"
    rf"(?:共有|现有|仅有|只有|配有|新增|配备|选聘|增配|招录)名(?=[\u4e00-\u9fff]{{0,4}}(?:{_PEOPLE}))|"
    r"(?:活动|讲座|培训|会议|检查)\s(?:[次场期]|场次)(?=[，,。；;、)])|"
    r"(?<=[付达为共计额失资入款缴清放投拨约超过回费得金值])(?:万元|亿元)(?=[\u4e00-\u9fff])"
    r"(?!.{2}(?:GDP|产值|能耗|工业|增加|国内|生产|户|村|以|为单位|人|项目|级|的?单位))|"
    r"[百千万]分之(?![〇零一二两三四五六七八九十百几\d])|"
    r"(?<![\d\s.%A-Za-zX点(位:：])%"
)
# A counter that closes its phrase: 审结件， 横幅标语条，
_CLOSING = re.compile(rf"(?:[人场件户]次|[件起名次条份期场张册篇所处个项家人]){_CLOSES}")
# A lost number leaves its counter behind what was counted or done: 标语条, 审结件. 等次 and 停车场 are words.
_COUNTED_THERE = re.compile(rf"(?:{COUNTED}|{STAGES}|{'|'.join(HEADS.split())})$")
# 延期审理件， and 执行人名，: no word ends so.
_DONE = rows("审理 延期 确认 执行 调解 裁决 鉴定 仲裁 代理 指派 审批 审查 审核 评估 登记 转办 交办 移交 转送 派发")
_PERSON = re.compile("[员师官者生工民警长人]$")
_BEFORE_FILES = ("上访", "来访", "备案", "提案", "出证", "公证", "修复")
_BEFORE_FIRMS = ("查企业", "罚企业", "顿企业")
_PERSONS = (
    "人员 对象 在册 骨干 律师 法官 检察官 调解员 培育 戒毒 群众 工作者 证书 研究生 人才 机关 "
    "死亡 受伤 伤亡 抓获 拘留 处分 问责 招录 招聘 选聘 参训 培训 惠及 获救 "
    "公证员 监督员 陪审员 网格员 志愿者 讲师 队员 委员 党员 民警 辅警 执法员 鉴定人员 农民工 残疾人 未成年人 老年人 妇女"
)
_BEFORE_PERSONS = tuple(_PERSONS.split())
# A counter behind a word that announces a number, or at the head of its clause: 全镇个调委会, 共有名律师.
_ANNOUNCED = re.compile(
    r"(?:全[市县区镇乡省]|共有?|新增|原有|现有|共计|累计|开展|召开|举办|公布|设立|建成|梳理|其中|提供|接到|组织|[，,；;]对?|月份对|拖欠)"
    r"(?P<counter>名|个|项|次|场|件|起|条|份|家)(?=[\u4e00-\u9fff“])|"
    rf"(?<![{_NUMERALS}])(?P<people>名)(?={_PEOPLE})"
)
# The characters that a match of each pattern begins with.
_OPENS = {
    _SURE: re.compile(
        "[亿个学余万达约共累合金损资投总率满活会培讲检案纠申信咨隐诉手现仅只新配选增招百千%罚收赔补经工欠薪账]"
    ),
    _CLOSING: re.compile(rf"[人场件户起名次条份期张册篇所处个项家](?=次|{_CLOSES})"),
    _ANNOUNCED: re.compile(
        "[全共新原现累开召举公设建梳其提接组，,；;月拖名](?:(?=.{0,2}[名个项次场件起条份家])|(?<=名))"
    ),
}
# 办理30件，同比增长，: by how much? Where no number stands before, a text may only say which way things went.
_MOVED = re.compile(r"[，,](?:同比|环比|较上年|比上年)(?:增长|增加|上升|提高|下降|减少|降低)了?(?=[，,。；;])")
_TAKEN, _TOLD = 3, 4
_COUNTERS = frozenset((*LONG_COUNTERS, *SHORT_COUNTERS))
_LAST = "".join(sorted({counter[-1] for counter in _COUNTERS if counter[-1] >= "\u4e00"}))
_CLOSER = re.compile(rf"[{_LAST}]{_CLOSES}")
# Words that end as a counter does: no number is missing before 案件 or 事项.
_WORDS = frozenset(before + counter for counter, several in ENDS_WORD.items() for before in several)
_LENGTHS = range(max(map(len, _COUNTERS)), 0, -1)
Lines = tuple[list[int], frozenset[int]]
_HELD: dict[str, tuple[Mapping[str, ConceptLike], frozenset[tuple[str, str]]]] = {}
_SETTLES = "对照台账或原始统计表补上这个数。"


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where a number is gone."""
    taken = bytearray(subject.skip)
    for quantity in subject.quantities:
        taken[quantity.start : quantity.end] = bytes([_TAKEN]) * (quantity.end - quantity.start)
    lines = _lines_with_figures(subject)
    for pattern, holds in ((_SURE, _always), (_CLOSING, _closes_no_word), (_ANNOUNCED, _opens_no_word)):
        for match in _matches(pattern, subject.text):
            # A counter the lexicon does not know stands right behind its number: 58.6万剂次.
            apart = subject.text[max(0, match.start() - 1) : match.start()] in "，,；;、。"
            known = taken[match.end() - 1] or (match.start() > 1 and not apart and taken[match.start() - 2] == _TAKEN)
            if known or not holds(subject.text, match):
                continue
            if pattern is _SURE or _among(lines, match.start()):
                yield _lost(subject, taken, match.start(), match.end())
    for match in _MOVED.finditer(subject.text):
        if taken[match.start() - 1] == _TAKEN:
            yield _lost(subject, taken, match.start(), match.end())
    yield from _of_the_catalogue(subject, taken, lines)
    subject.lost.sort()


def _of_the_catalogue(subject: Subject, taken: bytearray, lines: Lines) -> Iterator[Finding]:
    """拆除违建平方米，: the last word of what the catalogue counts, and right behind it the counter that it is counted in."""
    counted = _counted(subject.concepts)
    text = subject.text
    for closing in _CLOSER.finditer(text):
        end = closing.end()
        if taken[end - 1] or text[end - 2 : end] in _WORDS:
            continue
        counter = next((text[end - long : end] for long in _LENGTHS if text[end - long : end] in _COUNTERS), "")
        at = end - len(counter)
        word = text[max(0, at - 2) : at]
        if (word, counter) not in counted or taken[at - 1] or not _among(lines, at):
            continue
        if counter == "人" or (word, counter) == ("企业", "家"):  # 申请人 is a word
            continue
        if len(counter) > 1 or word[-1:] not in ENDS_WORD.get(counter, ""):
            yield _lost(subject, taken, at, end)


def _counted(concepts: Mapping[str, ConceptLike]) -> frozenset[tuple[str, str]]:
    """The last two characters of what is counted, and its counters."""
    held = _HELD.get("counted")
    if held is None or held[0] is not concepts:
        pairs = frozenset(
            (name[-2:], unit)
            for concept in concepts.values()
            for name in (bare(concept.label), *_names(concept))
            for unit in (concept.unit, *concept.also)
            if len(name) > 1
        )
        held = _HELD["counted"] = (concepts, pairs)
    return held[1]


def _names(concept: ConceptLike) -> Iterator[str]:
    """The single words of its wordings."""
    for wording in concept.wordings:
        told = [item for item in wording.split() if item[0] != "!"]
        if len(told) == 1 and told[0][0] not in "@^":
            yield from (word for word in told[0].split("|") if word)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern, tried only where one can begin: several times as fast as a search."""
    at = 0
    for opening in _OPENS[pattern].finditer(text):
        if opening.start() >= at and (match := pattern.match(text, opening.start())):
            at = max(match.end(), match.start() + 1)
            yield match


def _always(text: str, match: re.Match[str]) -> bool:
    return True


def _closes_no_word(text: str, match: re.Match[str]) -> bool:
    """Whether the counter is no end of a word: 审结件 is not, 案件 is."""
    counter, at = match.group(), match.start()
    before = text[at - 1 : at]
    if counter == "家":
        return text.endswith(_BEFORE_FIRMS, 0, at)
    if counter == "人":
        return text.endswith(_BEFORE_PERSONS, 0, at)
    if not ("\u4e00" <= before <= "\u9fff" or before in "”)"):
        return False
    if counter == "名" and _PERSON.search(text, max(0, at - 1), at):
        return True
    done = counter == "件" and text[max(0, at - 2) : at] in _DONE
    if len(counter) == 1 and not done and not _COUNTED_THERE.search(text, max(0, at - 6), at):
        return False
    filed = counter == "件" and text.endswith(_BEFORE_FILES, 0, at)
    return filed or len(counter) > 1 or before not in ENDS_WORD.get(counter, "")


def _opens_no_word(text: str, match: re.Match[str]) -> bool:
    """Whether the counter begins no word: 全镇个调委会 does not, 全市项目 does."""
    if match["people"]:
        return text[match.start() - 1] not in ENDS_WORD["名"]
    return text[match.end() : match.end() + 1] not in OPENS_WORD.get(match["counter"], "")


def _lines_with_figures(subject: Subject) -> Lines:
    """The starts of all lines, and the numbers of those with figures."""
    starts = [0, *(match.end() for match in re.finditer("\n", subject.text))]
    return starts, frozenset(bisect_right(starts, figure.start) for figure in subject.figures)


def _among(lines: Lines, at: int) -> bool:
    """A counter alone proves little; beside other figures in its paragraph it does."""
    starts, with_figures = lines
    return bisect_right(starts, at) in with_figures


def _lost(subject: Subject, taken: bytearray, at: int, end: int) -> Finding:
    start = max(0, at - 4)
    subject.lost.append((start, end))
    taken[at:end] = bytes([_TOLD]) * (end - at)
    where = subject.text[start : end + 2].replace("\n", " ").strip()
    return defect("missing_number", (start, end), f"“{where}”处缺少数字。", _SETTLES)
