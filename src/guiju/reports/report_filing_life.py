"""How a report from below usually comes in and is accepted, or goes back for its faults and comes again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, WhenThere
from guiju.reports.report_filing import ReportFiling
from guiju.reports.report_round import ReportRound

TEXT = """{agency}{year}年度法治政府建设情况报告（模拟）

{government}：
现将{year}年度法治政府建设情况报告如下。本文为演示用的模拟文字，所载数字均不真实。
一、主要举措和成效
（一）化解矛盾纠纷。{disputes}
（二）清理文件。全年清理规范性文件{total}件，其中继续有效6件、废止2件、宣布失效1件。
（三）规范执法。辖区持有执法证人员14名，全年办理行政处罚案件5件。
二、存在的不足和原因
个别台账登记不够及时，调解协议回访不够到位。
{third}、主要负责人履行推进法治建设第一责任人职责情况
主要负责人按季度听取法治工作汇报，研究解决重点问题。
四、下一年度工作安排
继续做好矛盾纠纷排查化解，按月核对台账。

{agency}
{signed}
"""
SOUND = {"disputes": "全年共排查矛盾纠纷80起，调解成功72起，调解成功率90%。", "total": "9", "third": "三"}
FAULTY = {
    "disputes": "全年共排查矛盾纠纷120起，调解成功108起，调解成功率95.6%，涉及金额26.0.6万元。",
    "total": "11",
    "third": "二",
}
"""The planted faults: a rate that does not follow, a damaged number, a total that is not the sum of its parts, a heading
numbered twice."""


def text(words: dict[str, str]) -> Any:
    """The report as a file, with ``words`` in it."""

    def told(at: Telling) -> tuple[str, bytes]:
        signed = f"{at['year'] + 1}年{at.on.month}月{at.on.day}日"
        named = {"agency": at["filer"].name, "year": at["year"], "government": at.place.government.name}
        return "年度报告.txt", TEXT.format(signed=signed, **named, **words).encode()

    return told


def title(at: Telling) -> str:
    return f"{at['filer'].name}{at['year']}年度法治政府建设情况报告{MARK}"


def corrected(at: Telling) -> list[dict[str, Any]]:
    """The first figure read is said to count disputes found."""
    return [{"figure": figure, "concept": "disputes_found"} for figure in at.record.figures.order_by("pk")[:1]]


def mended(at: Telling) -> list[dict[str, Any]]:
    """The first figure read is said to have been misread."""
    figures = at.record.figures.order_by("pk")[:1]
    return [{"figure": figure, "value": "81", "unit": "起", "why": f"原文为81起{MARK}"} for figure in figures]


def struck(at: Telling) -> list[dict[str, Any]]:
    """The last figure read is said to be none."""
    return [{"figure": one, "struck": True, "why": f"不是数据{MARK}"} for one in at.record.figures.order_by("-pk")[:1]]


def added(at: Telling) -> list[dict[str, Any]]:
    """A figure in the title, where none was read."""
    words = at["filer"].name[:2]
    kinds = {"precision": "exact", "kind": "count"}
    return [{"start": 0, "end": len(words), "text": words, "value": "1", "unit": "个", "why": f"漏读{MARK}", **kinds}]


LIFE = Life(
    ReportFiling,
    keeper=Keeper.BUREAU,
    usual={
        "receive": {
            "filer": lambda at: at.place.township,
            "year": lambda at: at.on.year - 1,
            "file": text(SOUND),
            "title": title,
        },
        "call": {"round": lambda at: at.one(ReportRound), "due_on": lambda at: at.day(20)},
        "urge": {"urging": ""},
        "put_off": {"due_on": lambda at: at["due_on"] + timedelta(days=10), "reason": f"正在核对数据{MARK}"},
        "excuse": {"reason": f"机构撤并{MARK}"},
        "call_again": {"due_on": lambda at: at["due_on"] + timedelta(days=20), "reason": f"仍单独报告{MARK}"},
        "hand_in": {"file": WhenThere(text(SOUND))},
        "refile": {"file": text(SOUND)},
        "correct_measure": {"by_hand": corrected},
        "correct_value": {"values": mended},
        "strike_figure": {"struck": struck},
        "add_figure": {"added": added},
        "return": {"advice": f"请核对所列各处数字{MARK}"},
    },
    ways={
        "usual": Way("收到并接收", "receive", "accept" @ days(5)),
        "called": Way(
            "通知报送、催报后报送并接收",
            *("call", "put_off" @ days(3), "urge" @ days(9), "hand_in" @ days(2), "accept" @ days(5)),
        ),
        "excused": Way("免于报送后恢复", "call", "excuse" @ days(3), "call_again" @ days(2), "hand_in" @ days(2)),
        "added": Way("补录漏读的数据后接收", "receive", "add_figure" @ days(1), "accept" @ days(3)),
        "faulty": Way(
            "有误退回后重新报送",
            *(
                ("receive" @ days(0)).saying(file=text(FAULTY)),
                "return" @ days(2),
                "refile" @ days(5),
                "accept" @ days(3),
            ),
        ),
    },
)
