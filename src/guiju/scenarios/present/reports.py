"""Reports of two townships on last year: one came in time and was accepted, one is late, with faults planted in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.offices.people import Agency, Role
from guiju.reports.report_filing import ReportFiling
from guiju.scenarios.place import after
from guiju.scenarios.present.story import MARK, Desk, Story

TOLD = "今日待接收的下级报告"
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


def open_matters(desk: Desk) -> int:
    """How many reports came in: one in January, accepted where its day has come; a faulty one, late, the other day."""
    townships, bureau = desk.place.townships, desk.place.bureau
    january = after(date(desk.today.year, 1, 12), 1)
    in_time = _received(desk, townships[-1], SOUND, min(january, desk.ago(1)))
    if after(january, 5) < desk.today:
        in_time.then("accept", after(january, 5), Role.LEGAL, bureau)
    _received(desk, townships[0], FAULTY, desk.ago(2))
    return 2


def _received(desk: Desk, filer: Agency, words: dict[str, str], on: date) -> Story:
    year = desk.today.year - 1
    text = TEXT.format(
        agency=filer.name,
        year=year,
        signed=f"{on.year}年{on.month}月{on.day}日",
        government=desk.place.government.name,
        **words,
    )
    told: dict[str, Any] = {"title": f"{filer.name}{year}年度法治政府建设情况报告{MARK}", "filer": filer, "year": year}
    story = Story(desk, ReportFiling, desk.place.bureau)
    return story.then("receive", on, **told, file=("年度报告.txt", text.encode()))
