"""What a passage speaks of: the last topic named before a figure says whose cases are 受理 and whose 办结 follow."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from .seeking import Words

# What names each topic. Only words that name it beyond doubt: 调解 alone may be reconsideration's or a court's.
TOPICS = {
    "reconsideration": "行政复议 复议机关 复议机构 复议案件 复议申请 复议委员会 复议 不服",
    "litigation": "行政诉讼 行政应诉 应诉 诉讼案件 出庭 负责人出庭 败诉 一审 二审 司法建议 检察建议",
    "disclosure": (
        "政府信息公开 信息公开 政务公开 依申请公开 主动公开 政府信息 公开信息 政府网站 新媒体 门户网站 政务信息"
    ),
    "hotline": "12345 热线 接诉即办 市长信箱 工单 诉求",
    "other_lines": "12328 12315 12369 12350 12333 12355 12338 12309 12393 12367 12381 12313 12366 12329",
    "petition": "信访 来信 来访 上访 接访 集体访 初信初访",
    "dispute": "矛盾纠纷 纠纷 人民调解 调委会 调解员 调解委员会 调解组织 矛调 矛盾调解 矛盾",
    "legal_aid": "12348热线 法律援助 法援 受援 援助案件 援助中心 值班律师 12348 公共法律服务",
    "legal_service": "12348热线 法律咨询 法律服务 法律援助 公共法律服务 12348 律师 司法所 法援",
    "notary": "公证",
    "enforcement": (
        "行政执法 执法 处罚 查处 治安 违法 罚款 罚没 案卷 监管 抽检 整治 检查 行政强制 违建 拆违 占道经营 小广告 破获 侦破 团伙"
    ),
    "service": (
        "政务服务 行政审批 审批 行政许可 许可 办事 好差评 营商环境 进驻 窗口 简政放权 放管服 权责清单 权力清单 "
        "市场主体 经营主体 企业开办 一件事 跨省通办 最多跑一次 只跑一次 一次不跑 网上可办"
    ),
    "education": "普法 法治宣传 法制宣传 法治文化 法治教育 法治讲座 宣传 法律进 明白人 宪法 宣讲 示范户 示范村",
    "safety": "安全生产 应急 事故 消防 火灾 隐患 安全 火情 救灾 演练",
    "grid": "网格",
    "credit": "信用 失信 守信 诚信 双公示 红黑名单",
    "environment": "生态环境 环境 环保 环评 排污 空气质量 污染 水质 PM2.5 断面",
    "proposal": "建议 提案 代表 委员 政协 人大",
    "village_counsel": (
        "村(社区)法律顾问 村法律顾问 村居法律顾问 社区法律顾问 村级法律顾问 村(居)法律顾问 一村一法律顾问 "
        "一村(社区)一法律顾问 法律顾问进村"
    ),
    "document": "规范性文件 合法性审查 合法性审核 文件清理 文件",
    "roundtable": "圆桌会 微实事 议事会 屋场会 院坝会 板凳会",
    "exam": "学法 考试 考法 法律知识 参考率 述法",
    "care": "社区矫正 矫正 安置帮教 帮教 刑满释放 戒毒 照管 吸毒 慰问 走访 重点人员 重点人群",
    "files": "案卷 卷宗 评查",
}
_OF_WORD: dict[str, frozenset[str]] = {}
for _topic, _words in TOPICS.items():
    for _word in _words.split():
        _OF_WORD[_word] = _OF_WORD.get(_word, frozenset()) | {_topic}
_WORDS = Words(_OF_WORD)
# These are chapters of their own: a word of another topic beside them does not end them (确认违法 in reconsideration).
STRONG = frozenset(
    [
        "reconsideration",
        "litigation",
        "disclosure",
        "hotline",
        "other_lines",
        "petition",
        "legal_aid",
        "notary",
        "grid",
        "credit",
        "environment",
        "village_counsel",
    ]
)
_FURTHEST = 400  # characters that a topic holds, unless the title names it
_PARAGRAPH = 1500  # … and a chapter topic within its paragraph
_TITLE = 80
_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{2,16}(?:局|厅|处|委员会|委|中心|办公室|支队|大队)(?=关于|(?:19|20)\d\d年|[^\u4e00-\u9fff]|$)"
)


class Topics:
    """Where in a text which topics are named."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = _WORDS.found(text)
        self._starts = [start for start, _ in found]
        self._words = [word for _, word in found]
        self._topics = [_OF_WORD[word] for word in self._words]
        self._strong: list[int] = []
        last = -1
        for place, topics in enumerate(self._topics):
            last = place if topics & STRONG else last
            self._strong.append(last)
        head = bisect_left(self._starts, _TITLE)
        self._title = frozenset().union(*self._topics[:head]) if head else frozenset()
        self._lines = [match.start() for match in re.finditer("\n", text)]
        self._prevailing: dict[int, frozenset[str]] = {}
        organ = _ORGAN.search(text[:_TITLE].partition("\n")[0])
        self.organ = (
            frozenset().union(*(_OF_WORD[word] for word in topic_words(organ.group()))) if organ else frozenset()
        )

    def within(self, start: int, end: int) -> frozenset[str]:
        """The topics named between two offsets."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return frozenset().union(*self._topics[low:high]) if low < high else frozenset()

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The words that name a topic between two offsets."""
        return tuple(self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def before(self, start: int) -> frozenset[str]:
        """The topic last named before an offset, and those of the title."""
        place = bisect_left(self._starts, start) - 1
        if place < 0 or start - self._starts[place] > _FURTHEST:
            return self._title
        return self._topics[place] | self._title | self.reigning(start)

    def prevailing(self, start: int) -> frozenset[str]:
        """The topics that most words of the paragraph around an offset name: what is said later says of what it was."""
        line = bisect_left(self._lines, start)
        found = self._prevailing.get(line)
        if found is None:
            low = bisect_left(self._starts, self._lines[line - 1] if line else 0)
            high = bisect_left(self._starts, self._lines[line] if line < len(self._lines) else len(self._text))
            votes = Counter(topic for topics in self._topics[low:high] for topic in topics)
            most = max(votes.values(), default=0)
            found = frozenset(topic for topic, several in votes.items() if several == most)
            self._prevailing[line] = found
        return found

    def reigning(self, start: int) -> frozenset[str]:
        """The chapter topic last named before an offset."""
        place = bisect_left(self._starts, start) - 1
        strong = self._strong[place] if place >= 0 else -1
        if strong < 0:
            return frozenset()
        gap = start - self._starts[strong]
        if gap > _PARAGRAPH or (gap > _FURTHEST and "\n" in self._text[self._starts[strong] : start]):
            return frozenset()
        return self._topics[strong]


def topic_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase that name a topic."""
    return tuple(word for _, word in _WORDS.found(phrase))


def foreign(topic: str, words: Sequence[str]) -> list[str]:
    """The words of a phrase that name a chapter topic other than this."""
    return [word for word in words if _OF_WORD[word] & STRONG and topic not in _OF_WORD[word]]


def names(topic: str, words: Sequence[str]) -> bool:
    """Whether one of the words names the topic by itself."""
    return any(topic in _named_by(word) for word in words)


@cache
def _named_by(word: str) -> frozenset[str]:
    """The topics that a word of the catalogue names."""
    return frozenset().union(*(_OF_WORD[found] for _, found in _WORDS.found(word)))
