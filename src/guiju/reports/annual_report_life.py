"""How an annual report is usually compiled, confirmed, written, approved, sent up and published."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, WhenThere
from guiju.reports.annual_report import AnnualReport
from guiju.reports.confirming import Verdict, as_told, confirmable, numbers, own_numbers, unanswered

NOTE = "（本段为模拟文字，由编制人撰写。）"
WRITTEN = {
    "opening": f"现将本年度法治政府建设情况报告如下。文中数据均由台账汇总生成，可逐项追溯到记录。{NOTE}",
    "shortcomings": f"部分单位台账登记不够及时，少数事项办理超过法定期限。{NOTE}",
    "first_responsible": f"主要负责人按规定研究部署法治政府建设工作，听取情况汇报，协调解决重点问题。{NOTE}",
    "plan": f"继续完善台账登记、期限提醒和数据核验，推动各项数据可追溯、可核对。{NOTE}",
}


def title(at: Telling) -> str:
    return f"{at.agency.region.name}{at['year']}年度法治政府建设情况报告{MARK}"


def own(at: Telling) -> list[dict[str, Any]]:
    """The department's own numbers, all of them right."""
    found = [one for one in numbers(at.record, at.place.department.pk) if not one.settled]
    return as_told(found, verdict=Verdict.CONFIRMED)


def objected(at: Telling) -> list[dict[str, Any]]:
    """The department misses something among the first of the report's figures."""
    department, figure = at.place.department.pk, confirmable(at.record)[0]
    value = own_numbers(at.record).get((department, figure), 0)
    said = {"verdict": Verdict.OBJECTED, "reason": f"与本机关登记不一致{MARK}"}
    return [{"department": department, "figure": figure, "value": value, **said}]


MADE = (
    "compile",
    "ask" @ days(1),
    "confirm" @ days(3),
    "write" @ days(2),
    "vouch" @ days(1, after="confirm_by"),
    "submit" @ days(1),
)
AGAIN = ("write" @ days(2), "submit" @ days(1))
SENT_UP = ("approve" @ days(3), "send_up" @ days(3), "publish" @ days(5))
AFTERWARDS = Way("各机关都确认以后", "write" @ days(2), "submit" @ days(1), *SENT_UP)
"""What is left of a report once every agency has answered."""

LIFE = Life(
    AnnualReport,
    keeper=Keeper.BUREAU,
    usual={
        "compile": {
            "year": lambda at: at.on.year - 1,
            "addressee": "上一级人民政府",
            "issuer": lambda at: at.place.government.name,
            "title": title,
        },
        "ask": {"confirm_by": lambda at: at.day(3)},
        "confirm": {"confirmations": WhenThere(own)},
        "answer": {"answers": [{"nth": 0, "answer": f"经核对，台账登记无误{MARK}"}]},
        "vouch": {"vouched": WhenThere(lambda at: as_told(unanswered(at.record))), "how": f"电话核对{MARK}"},
        "write": {**WRITTEN, "passages": []},
        "approve": {"signer": f"张三{MARK}", "copied_to": f"同级党委、人大常委会{MARK}"},
        "return": {"reason": f"请补充数据说明{MARK}"},
        "abandon": {"reason": f"另行编制{MARK}"},
    },
    ways={
        "usual": Way("编制、确认、审定、报送、公开", *MADE, *SENT_UP),
        "returned": Way("退回修改后审定", *MADE, "return" @ days(2), *AGAIN, *SENT_UP),
        "objected": Way(
            "提出异议后处理",
            *("compile", "ask" @ days(1), ("confirm" @ days(1)).saying(confirmations=WhenThere(objected))),
            *("answer" @ days(1), "vouch" @ days(1, after="confirm_by"), "write" @ days(1), "submit" @ days(1)),
        ),
        "abandoned": Way("撤销编制", "compile", "abandon" @ days(3)),
    },
)
