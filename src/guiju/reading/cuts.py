"""What a thing is cut into, all of it: 专职 and 兼职, 简易 and 普通程序, the ways in which cases end."""

import re
from collections.abc import Sequence

# A kind of each must be told.
CUTS = (
    ("专职", "兼职"),
    ("简易", "普通|一般"),
    ("国内", "涉外|国外"),
    ("自然人", "法人"),
    ("男", "女"),
    ("线上|网上", "线下|窗口|现场"),
    ("初次|初信初访|初件", "重复|重件"),
    ("刑事", "民事", "行政"),
    ("一审", "二审"),
    ("口头", "书面"),
    ("城镇|城市", "农村|乡村"),
    ("优秀", "合格", "不合格"),
    ("市级", "县级"),
    ("省级", "市级", "县级"),
    ("国有", "民营|私营"),
    ("刑事", "民事"),
    ("省级", "市级"),
    ("来信", "来访"),
    ("网上|网信", "来电|来访|来信"),
    ("咨询", "求助", "投诉|举报"),
    ("优", "良"),
    ("优秀", "良好", "合格"),
    ("在编", "聘用|编外|合同制"),
    ("乡镇|街道|镇级", "部门|单位|县直|县级"),
    ("继续有效|保留", "废止|失效|修改"),
    ("胜诉", "败诉"),
    ("予以公开", "部分公开", "不予公开", "无法提供"),
)
_PATTERNS = tuple(tuple(re.compile(kind) for kind in cut) for cut in CUTS)
_KINDS = re.compile(
    "|".join(dict.fromkeys(word for cut in CUTS for kind in cut for word in kind.split("|") if len(word) > 1))
)
_RESULT = re.compile("维持|撤销|变更|驳回|终止|确认违法|责令履行|限期履行|调解|和解|撤诉|撤回|判决")
_RESULTS = 3


def exhausts(phrases: Sequence[str]) -> bool:
    """Whether what is told are all the kinds that there are."""
    if len(phrases) >= _RESULTS and all(map(_RESULT.search, phrases)):
        return True
    return any(len(cut) <= len(phrases) and all(any(map(kind.search, phrases)) for kind in cut) for cut in _PATTERNS)


def is_kind(phrase: str) -> bool:
    """Whether a phrase is one of the kinds or results by which a thing is cut."""
    return _KINDS.search(phrase) is not None or _RESULT.search(phrase) is not None
