"""How suits usually go: answered in time, heard with a head, won; lost and carried out, appealed, withdrawn, sent back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, WhenThere
from guiju.registers.fields_of_administration import row_of
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.litigation.choices import (
    Absence,
    Adviser,
    Appellant,
    Attendance,
    Capacity,
    Handling,
    MediationGround,
    Outcome,
    Standing,
)
from guiju.registers.oversight.reconsideration.choices import ActKind, EvidenceKind
from guiju.registers.oversight.reconsideration.made_up import ACTS, FIELDS

KINDS = (ActKind.PENALTY, ActKind.LICENCE, ActKind.INACTION, ActKind.DISCLOSURE)


def number(word: str) -> Any:
    return lambda at: f"（{at.on.year}）模拟行{word}{at.rng.randint(1, 10**9)}号"


def field(at: Telling) -> str:
    return row_of(FIELDS.get(at["act_kind"], "other"), at.on)


def summons(word: str) -> dict[str, Any]:
    """What a summons tells; the plaintiff is told before the title, which names them."""
    return {
        "plaintiff": lambda at: [at.person()],
        "plaintiffs": 1,
        "court": f"模拟人民法院{MARK}",
        "court_number": number(word),
        "filed_on": lambda at: at.day(-3),
        "standing": Standing.DIRECT,
        "handling": Handling.OWN,
        "act_kind": lambda at: at.rng.choice(KINDS),
        "field": field,
        "act_name": lambda at: ACTS.get(at["act_kind"], ACTS[ActKind.PENALTY])[0],
        "claim": f"撤销被诉行政行为{MARK}",
        "title": lambda at: f"{at.called('plaintiff')}诉本机关一案{MARK}",
        "public_interest": False,
    }


BELOW = {"lost_before": False, "owed_before": False, "appealed_by_us": False}
RETRIED = {**BELOW, "tried_as_first": False}


def evidence(at: Telling) -> list[dict[str, Any]]:
    before = (at["received_on"] or at.on) - timedelta(days=40)
    return [{"name": f"现场笔录{MARK}", "kind": EvidenceKind.RECORD, "obtained_on": before}]


def hearing(attendance: Attendance, **more: Any) -> dict[str, Any]:
    return {"attendance": attendance, "attendee": f"负责人某{MARK}", "staff": True, **more}


HEARD = {"hearings": [hearing(Attendance.DEPUTY)]}
WITHOUT_HEAD = {
    "hearings": [
        {
            "attendance": Attendance.STAFF,
            "attendee": f"科长某{MARK}",
            "absence": Absence.DUTY,
            "explained": f"参加防汛调度{MARK}",
        }
    ]
}
ADVICE = {
    "adviser": Adviser.COURT,
    "organ": f"模拟人民法院{MARK}",
    "document_number": "模拟司建1号",
    "content": f"规范送达{MARK}",
}
RULED = {
    "outcome": Outcome.DISMISSED,
    "ruling_number": number("初"),
    "ruled_on": lambda at: at.on,
    "holding": f"裁判内容{MARK}",
    "settled": False,
}
ANSWERED = ("summon", "entrust" @ days(1, 2), "defend" @ days(1, 5))
BEFORE_COURT = (*ANSWERED, "hear" @ days(8, 25))
APPEAL_OVER = days(13, 20)
"""Past the fifteen days of an appeal, whatever holidays lie between: thirteen working days are more."""


def ruling(outcome: Outcome, **told: Any) -> Any:
    return ("rule" @ days(3, 20)).saying(outcome=outcome, **told)


def soon(at: Telling) -> Any:
    return at.day(60)


def next_case(opening: str, *steps: str) -> WhenThere:
    """The case as which this one goes on, which came in today."""
    return WhenThere(lambda at: at.led(Litigation, {step: {} for step in (opening, *steps)}))


LIFE = Life(
    Litigation,
    keeper=Keeper.DEPARTMENT,
    usual={
        "summon": summons("初"),
        "take_appeal": {**summons("终"), **BELOW},
        "take_retrial": {**summons("申"), **RETRIED},
        "guide": {"guidance": f"核对送达证据{MARK}"},
        "entrust": {
            "defenders": [
                {
                    "name": f"张某{MARK}",
                    "capacity": Capacity.STAFF,
                    "unit": f"法规科{MARK}",
                    "powers": "一般代理",
                }
            ]
        },
        "dismiss_defender": {"defenders": [{"nth": 0, "ended_because": f"工作调动{MARK}"}]},
        "delay_evidence": {"evidence_by": lambda at: at.day(20), "reason": f"档案库房受灾{MARK}"},
        "defend": {"evidence": evidence},
        "add_evidence": {"evidence": evidence},
        "hear": HEARD,
        "rule": RULED,
        "appeal": {"appellant": Appellant.OTHERS},
        "take_effect": {},
        "be_advised": {"advice": lambda at: [{**ADVICE, "reply_by": at.day(60)}]},
        "answer_advice": {"advice": [{"nth": 0, "answer": f"已经整改{MARK}"}]},
        "go_up": {"went_on": next_case("take_appeal")},
        "be_retried": {"went_on": next_case("take_retrial")},
        "go_back": {"went_on": next_case("summon")},
    },
    ways={
        "usual": Way(
            "按期答辩、负责人出庭，胜诉生效",
            *(*BEFORE_COURT, "rule" @ days(3, 20), "take_effect" @ APPEAL_OVER, "close" @ days(0, 5)),
            share=50,
        ),
        "lost": Way(
            "败诉，责令重作，履行",
            *(*BEFORE_COURT, ruling(Outcome.ANNULLED_REDO), ("take_effect" @ APPEAL_OVER).saying(perform_by=soon)),
            *("perform" @ days(5, 20), "close" @ days(0, 5)),
            share=10,
        ),
        "changed": Way(
            "改变行为后撤诉",
            *(*ANSWERED, "change_act" @ days(2, 8), ruling(Outcome.WITHDRAWN_CHANGED, settled=True), "close"),
            share=10,
        ),
        "withdrawn": Way("原告撤诉", *ANSWERED, ruling(Outcome.WITHDRAWN), "close", share=10),
        "mediated": Way(
            "调解结案并支付",
            *BEFORE_COURT,
            ruling(
                *(Outcome.MEDIATED,),
                mediation_ground=MediationGround.COMPENSATION,
                compensation=5000,
                perform_by=soon,
                settled=True,
            ),
            *("perform" @ days(3, 9), "close"),
            share=5,
        ),
        "advised": Way(
            "受指导；府院会商；收到建议并回复",
            *("summon", "guide" @ days(1), "be_asked_for_head", "defend" @ days(1, 4), "exchange" @ days(1)),
            *("hear" @ days(5, 9), "be_advised" @ days(1, 3), "answer_advice" @ days(3, 9)),
            *(ruling(Outcome.DISMISSED), "take_effect" @ APPEAL_OVER, "close"),
            share=5,
        ),
        "rested": Way(
            "延期举证，更换代理人，停止执行，中止后负责人未出庭",
            *("summon", "entrust", "dismiss_defender", "delay_evidence" @ days(1), "defend" @ days(1, 4)),
            *("add_evidence" @ days(1, 3), "stay", "suspend" @ days(1), "resume" @ days(5, 30)),
            *(("hear" @ days(5, 9)).saying(**WITHOUT_HEAD), ruling(Outcome.UNLAWFUL), "take_effect" @ APPEAL_OVER),
            "close",
            share=5,
        ),
        "appeal_failed": Way(
            "上诉后撤回",
            *(*BEFORE_COURT, "rule" @ days(3, 20), "appeal" @ days(2, 6), "appeal_fails" @ APPEAL_OVER, "close"),
            share=3,
        ),
        "second": Way(
            "二审维持",
            *("take_appeal", "defend" @ days(1, 5), "hear" @ days(8, 20), ruling(Outcome.UPHELD), "close"),
            share=2,
        ),
        "retrial": Way("再审申请被驳回", "take_retrial", "defend" @ days(1, 5), ruling(Outcome.NO_RETRIAL), "close"),
        "went_up": Way(
            "一审后转入二审", *BEFORE_COURT, "rule" @ days(3, 20), "appeal" @ days(2, 6), "go_up" @ days(2, 9)
        ),
        "retried": Way(
            "生效后转入再审",
            *BEFORE_COURT,
            "rule" @ days(3, 20),
            "take_effect" @ APPEAL_OVER,
            "be_retried" @ days(5, 9),
        ),
        "replaced": Way(
            "败诉后经再审改判，不再履行",
            *(*BEFORE_COURT, ruling(Outcome.PERFORM), ("take_effect" @ APPEAL_OVER).saying(perform_by=soon)),
            *(
                ("be_retried" @ days(5, 9)).saying(went_on=next_case("take_retrial", "rule")),
                "be_replaced",
            ),
        ),
        "remanded": Way(
            "二审发回重审", "take_appeal", "defend" @ days(1, 5), ruling(Outcome.REMANDED), "go_back" @ days(5)
        ),
    },
)
