"""How a penalty case goes on where the fine is not paid or the decision is contested: what is told, and the stops."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.enforcement.penalty_case.after_choices import (
    Contest,
    ContestResult,
    CourtStage,
    Disposal,
    Ending,
    JusticeResult,
    Means,
    Suspension,
)
from guiju.registers.enforcement.penalty_case.choices import Channel, Verdict
from guiju.registers.enforcement.penalty_case.enforcement_by_court import NEEDED
from guiju.registers.enforcement.penalty_case.transfer_gates import DECLINED as DECLINED_BY_POLICE
from guiju.registers.enforcement.penalty_case.transfer_gates import LETTER, OTHERS, REPORT


def still_owed(at: Telling) -> Decimal:
    return Decimal((at["fine"] or 0) + (at["surcharge"] or 0) - (at["paid"] or 0))


def all_of_it(at: Telling) -> list[dict[str, Any]]:
    rest = still_owed(at)
    return [{"amount": rest}] if rest > 0 else []


RECEIVED: dict[str, Any] = {"execution_result": f"款项已到账{MARK}", "payments": all_of_it, "to_treasury": True}
LETTER_TOLD: dict[str, Any] = {
    "receiver": "公安机关",
    "persons_transferred": 1,
    "materials": [LETTER, REPORT, OTHERS],
    "no_goods": True,
    "no_tests": True,
    "reason": f"涉嫌犯罪{MARK}",
}
AFTERWARDS: dict[str, dict[str, Any]] = {
    "demand": {
        "demand_until": lambda at: at.day(15),
        "demand_manner": "到指定银行缴纳",
        "demand_sum": still_owed,
        "demand_rights": ["state", "defend"],
        "other_duty": lambda at: "" if still_owed(at) > 0 else f"改正违法行为{MARK}",
    },
    "serve_demand": {"demand_channel": Channel.DIRECT},
    "answer_demand": {"demand_answer": f"暂时周转困难{MARK}"},
    "weigh_demand": {"demand_verdict": Verdict.DENIED, "reason": f"没有证据{MARK}"},
    "decide_execution": {
        "execution_means": Means.TRANSFER,
        "power_by_law": f"本领域法律关于强制执行的规定{MARK}",
        "why_executed": f"经催告仍不履行{MARK}",
        "execution_plan": f"划拨存款{MARK}",
        "remedies": "六十日内申请行政复议，或者六个月内提起行政诉讼",
        "no_just_cause": True,
    },
    "execute": RECEIVED,
    "suspend_execution": {"suspended_for": Suspension.THIRD_PARTY, "reason": f"第三人主张权利{MARK}"},
    "dispose_goods": {"disposal": Disposal.AUCTION, "to_treasury": True},
    "apply_to_court": {
        "court": f"本县人民法院{MARK}",
        "materials": [code for code, _ in NEEDED],
        "object": lambda at: f"罚款{still_owed(at)}元{MARK}",
        "immediate_execution": False,
    },
    "court_rules": {
        "ruling": CourtStage.GRANTED,
        "ruling_made_on": lambda at: at.on,
        "ruling_number": f"行审裁定{MARK}",
    },
    "court_executes": RECEIVED,
    "decide_transfer": {"approval": "yes", "chief": True},
    "transfer": LETTER_TOLD,
    "transfer_decided": LETTER_TOLD,
    "police_receive": {"signed_by": f"值班民警{MARK}"},
    "recheck_decided": {"result": DECLINED_BY_POLICE, "police_number": f"复议决定{MARK}"},
    "supervision_over": {"result": DECLINED_BY_POLICE},
    "justice_over": {"justice_result": JusticeResult.NOT_PROSECUTED},
    "contest": {"contest_kind": Contest.RECONSIDERATION, "note": f"复议机关受理{MARK}"},
    "contest_over": {
        "contest_kind": Contest.RECONSIDERATION,
        "contest_result": ContestResult.UPHELD,
        "note": f"复议决定维持{MARK}",
    },
}
"""What these steps tell."""
SENT = (
    "form_group" @ days(0),
    "report_transfer" @ days(1),
    "decide_transfer" @ days(1),
    "transfer" @ days(0),
    "police_receive" @ days(0),
)
DEMANDED = ("demand" @ days(20, 30), "serve_demand" @ days(1))
APPLIED = (*DEMANDED, "apply_to_court" @ days(110, 120))
# Half a year in which the decision may be contested, and then within three months.
BY_COURT = (*APPLIED, "court_accepts" @ days(3), "court_rules" @ days(5), "court_executes" @ days(20))
DECLINED = (*APPLIED, "court_declines" @ days(3), ("carry_out" @ days(5)).saying(how=f"法院不予受理{MARK}"))
UNPAID = (
    "report_closing" @ days(1),
    ("close" @ days(1)).saying(ended_by=Ending.COURT_REFUSED, ended_ground=f"法院裁定不予受理{MARK}"),
    "file_away" @ days(1, 5),
)
EXECUTED = (
    *DEMANDED,
    "answer_demand" @ days(2),
    "weigh_demand" @ days(2),
    "decide_execution" @ days(1, 3, after="demand_until"),
    "execute" @ days(2),
)
CONTESTED = ("contest" @ days(5), "contest_over" @ days(40), "pay" @ days(2))
