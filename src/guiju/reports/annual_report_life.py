"""How an annual report is usually compiled, confirmed, written, approved, sent up and published."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.reports.annual_report import AnnualReport, chapters_with_figures

NOTE = "（本段为模拟文字，由编制人撰写。）"
WRITTEN = {
    "opening": f"现将本年度法治政府建设情况报告如下。文中数据均由台账汇总生成，可逐项追溯到记录。{NOTE}",
    "shortcomings": f"部分单位台账登记不够及时，少数事项办理超过法定期限。{NOTE}",
    "first_responsible": f"主要负责人按规定研究部署法治政府建设工作，听取情况汇报，协调解决重点问题。{NOTE}",
    "plan": f"继续完善台账登记、期限提醒和数据核验，推动各项数据可追溯、可核对。{NOTE}",
}


def title(at: Telling) -> str:
    return f"{at.agency.region.name}{at['year']}年度法治政府建设情况报告{MARK}"


def confirmations(at: Telling) -> list[dict[str, Any]]:
    return [{"chapter": chapter, "department": at.place.department} for chapter in chapters_with_figures()]


MADE = ("compile", "confirm" @ days(5), "write" @ days(3), "submit" @ days(1))
AGAIN = ("write" @ days(2), "confirm" @ days(1), "submit" @ days(1))
SENT_UP = ("approve" @ days(3), "send_up" @ days(3), "publish" @ days(5))

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
        "confirm": {"confirmations": confirmations},
        "write": {**WRITTEN, "passages": []},
        "return": {"reason": f"请补充数据说明{MARK}"},
        "abandon": {"reason": f"另行编制{MARK}"},
    },
    ways={
        "usual": Way("编制、确认、审定、报送、公开", *MADE, *SENT_UP),
        "returned": Way("退回修改后审定", *MADE, "return" @ days(2), *AGAIN, *SENT_UP),
        "abandoned": Way("撤销编制", "compile", "abandon" @ days(3)),
    },
)
