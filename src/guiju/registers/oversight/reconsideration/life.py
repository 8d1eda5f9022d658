"""How a reconsideration usually goes, under either law: accepted, answered, heard, decided in time; and how else it ends.

The waits keep within the limits of both texts: five working days to accept, sixty days to decide.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days, where
from guiju.kernel.declaring.simulated import MARK, name
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.keeping.parties import ORGANISATION
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.fields_of_administration import row_of
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.registers.oversight.reconsideration.choices import (
    AGAINST_ACT,
    ON_PROPERTY,
    TO_PERFORM,
    ActKind,
    Channel,
    Condition,
    Defect,
    Duty,
    Ending,
    Enforcer,
    Measure,
    NoDuty,
    Notice,
    Property,
    Respondent,
    Result,
    SuedOver,
    SummaryGround,
    Suspension,
    UnlawfulGround,
    VoidGround,
)
from guiju.registers.oversight.reconsideration.made_up import ACTS, AGAIN, CHANNELS, FIELDS, QUASHED
from guiju.registers.oversight.reconsideration.statistics import Visit, Withdrawal

DAYS_KNOWN = "act_known_on"


def of_act(part: int) -> Any:
    """The name of the act, or what is asked about it."""
    return lambda at: ACTS.get(at["act_kind"], ACTS[ActKind.PENALTY])[part]


def act_name(at: Telling) -> str:
    return f"{of_act(0)(at)}（模拟第{at.rng.randint(1, 300)}号）"


def field(at: Telling) -> str:
    return row_of(FIELDS.get(at["act_kind"], "other"), at.on)


def title(at: Telling) -> str:
    return f"{at.called('applicant')}不服{at['respondent'][0].name}{of_act(0)(at)}案{MARK}"


def applicant(at: Telling) -> list[dict[str, str]]:
    return [at.unit() if at.rng.random() < 0.2 else at.person()]


def known(at: Telling) -> date | None:
    """When the act was known, or, for one that was asked for, the day by which it should have been done."""
    return at.on - timedelta(days=at.rng.randint(5, 50))


def made(at: Telling) -> date | None:
    return None if at["act_kind"] == ActKind.INACTION else at[DAYS_KNOWN]


def asked_for(days_before: int) -> Any:
    def told(at: Telling) -> date | None:
        late = at["act_kind"] == ActKind.INACTION
        return at[DAYS_KNOWN] - timedelta(days=days_before) if late else None

    return told


def if_oral(value: Any) -> Any:
    return lambda at: value if at["channel"] == Channel.ORAL else None


def staff(*duties: Duty) -> Any:
    """One of the staff for each duty."""

    def told(at: Telling) -> list[dict[str, Any]]:
        card = at.rng.randrange(1, 900)
        return [
            {"name": name(at.rng), "duty": duty, "work_card": f"复议{card + n}{MARK}"} for n, duty in enumerate(duties)
        ]

    return told


def given(giver: str) -> list[dict[str, str]]:
    return [
        {"name": "当事人询问笔录", "kind": "statement", "given_by": giver},
        {"name": "现场检查笔录", "kind": "record", "given_by": giver},
    ]


def defect(at: Telling) -> str:
    if at["result"] == Result.CHANGED:
        return Defect.UNREASONABLE
    return at.rng.choice((Defect.FACTS, Defect.PROCEDURE)) if at["result"] in AGAINST_ACT else ""


def for_the_respondent(at: Telling) -> Result:
    """What was done is upheld; where nothing was, the claim is rejected (2023 art. 68, 69)."""
    return Result.CLAIM_REJECTED if at["act_kind"] == ActKind.INACTION else Result.UPHELD


def only(result: Result, told: Any) -> Any:
    """What is told with this result and with no other."""
    return lambda at: told if at["result"] == result else None


def correct_by(at: Telling) -> date:
    """Ten working days from receipt under the text of 2023; a fitting term under that of 2017."""
    return at.day(14 if at.on.year < 2024 else 30)


def holding(at: Telling) -> str:
    return f"{Result(at['result']).label}：“{at['act_name']}”{MARK}。"


def decided(at: Telling) -> bool:
    return at["result"] is not None


def shown(at: Telling) -> bool:
    """The decision on a public act is made public as well."""
    return decided(at) and bool(at["act_public"])


def lost(at: Telling) -> bool:
    return at["result"] in TO_PERFORM or at["agreement"] is not None


def visit(at: Telling) -> list[dict[str, Any]]:
    return [
        {"kind": Visit.MATERIALS, "persons": 1, "receiver": name(at.rng), "second_receiver": f"{name(at.rng)}{MARK}"}
    ]


TOLD = {"parties_told": True}
PAPER = ("材料.txt", "模拟材料，无真实内容。".encode())
APPLICATION: dict[str, Any] = {
    "channel": lambda at: at.rng.choice(CHANNELS),
    "applied_on": lambda at: at.on,
    "applicant": applicant,
    "respondent": lambda at: [at.place.department],
    "respondent_kind": Respondent.DEPARTMENT,
    "enterprise": lambda at: isinstance(at["applicant"], list) and at["applicant"][0]["kind"] == ORGANISATION,
    "act_kind": lambda at: at.rng.choice(list(ACTS)),
    "field": field,
    "act_name": act_name,
    "act_public": lambda at: at["act_kind"] == ActKind.PENALTY,
    "act_known_on": known,
    "act_made_on": made,
    "duty_term_on": asked_for(0),
    "duty_requested_on": asked_for(61),
    "request": of_act(1),
    "acts": 1,
    **dict.fromkeys(("longer_term", "longer_term_law", "shorter_term", "shorter_term_law")),
    "title": title,
}

ASKED_FOR = {"act_kind": ActKind.INACTION}
ACCEPTED = ("receive", "accept" @ days(0, 4), "enter_platform", "assign")
SENT = (*ACCEPTED, "send" @ days(0, 3, within=6), "deliver_copy" @ days(1))
HEARD = (*SENT, "reply" @ days(1, 6, within=9), "hear_opinions" @ days(1, 2))
DECIDED = ("approve" @ days(1, 6), "decide" @ days(1, 4))
TO_REST = ("approve_measure" @ days(0)).saying(measure=Measure.SUSPEND)
TO_RESUME = ("approve_measure" @ days(0)).saying(measure=Measure.RESUME)
SERVED = "serve" @ days(1, 4)
CLOSED = (
    *(SERVED, where(decided, "copy_superior" @ days(1)), where(shown, "publish" @ days(3))),
    *(where(lost, "carry_out" @ days(5, 20)), "close" @ days(2, 6)),
)


SUED = ("register_suit" @ days(5, 9)).saying(sued_over=SuedOver.DECISION)

LIFE = Life(
    Reconsideration,
    keeper=Keeper.GOVERNMENT,
    by=Role.LEGAL,
    either=Organ.RECONSIDERATION,
    # Under the text of 2017 it is the head of the organ who extends; under that of 2023 either head may.
    hands={"extend": Hand(Role.HEAD), "rectify": Hand(Role.HEAD)},
    usual={
        "lead_to_suit": {"litigation": lambda at: at.one(Litigation)},
        "receive": {
            **APPLICATION,
            "oral_record": if_oral(f"申请笔录{MARK}。"),
            "record_signed": if_oral(True),
            "letter": lambda at: None if at["channel"] == Channel.ORAL else PAPER,
        },
        "hand_in": {**APPLICATION, "act_kind": ActKind.PENALTY, "on_the_spot": True, "letter": PAPER},
        "accept": {"conditions": Condition.values},
        "assign": {"handlers": staff(Duty.HANDLER, Duty.HANDLER)},
        "change_handler": {"handlers": staff(Duty.HANDLER, Duty.HANDLER)},
        "deliver": {"notice": Notice.ACCEPTANCE, "receiver": "收发室"},
        "deliver_copy": {"receiver": "收发室"},
        "deliver_decision": {"receiver": "收发室"},
        "request_correction": {"missing": "身份证明和被申请行为的材料", "correct_by": correct_by},
        "submit_correction": {"acts": 1},
        "extend_correction": {"extension_length": 5, "correct_by": lambda at: at.day(45)},
        "refuse": {"unmet": [Condition.INTEREST], "reason": f"申请人与该行政行为没有利害关系{MARK}。"},
        "transfer": {
            "competent_organ": f"上一级行政复议机关{MARK}",
            "by_superior": True,
            "reason": "案件需要由上级行政复议机关审理。",
        },
        "reply": {"answer": f"请求维持{MARK}。", "evidence": given("respondent"), "paper": PAPER},
        "add_papers": {"proofs": PAPER},
        "supplement": {"new_ground": True, "unit_consents": True, "evidence": given("respondent")},
        "submit_evidence": {"evidence": given("applicant")},
        "show_file": {"granted": True},
        "hear_opinions": {"heard_by": lambda at: at.rng.choice(("in_person", "phone"))},
        "simplify": {"summary_ground": SummaryGround.CONSENT, "all_consent": True},
        "convert": {"approval": f"同意转为普通程序{MARK}"},
        "call_hearing": {"hour": "上午九时", "hearing_on": lambda at: at.day(14), "hearing_ground": "needed"},
        "hold_hearing": {
            "panel": staff(Duty.PRESIDER, Duty.PANEL, Duty.PANEL, Duty.RECORDER),
            "head_present": True,
        },
        "investigate": {"investigators": staff(Duty.INVESTIGATOR, Duty.INVESTIGATOR), "cards_shown": True},
        "suspend": {"suspension": Suspension.OTHER_CASE, "reason": "需以另一未结案件的结果为依据。", **TOLD},
        "resume": TOLD,
        "extend": {"reason": "案情复杂，需进一步核实证据。", "extension_length": 30, **TOLD},
        "stay": {"stay_ground": "organ"},
        "approve": {"proposed": for_the_respondent, "opinion": f"同意承办意见{MARK}。"},
        "deliberate": {"proposed": for_the_respondent, "minutes": f"一致同意{MARK}。"},
        "decide": {
            "result": lambda at: at["proposed"] or Result.UPHELD,
            "found": f"经审查查明的事实和理由{MARK}。",
            "holding": holding,
            "defect": defect,
            "unlawful_ground": only(Result.UNLAWFUL, UnlawfulGround.NOTHING_LEFT),
            "void_ground": only(Result.VOID, VoidGround.NO_BASIS),
            "void_asked": only(Result.VOID, True),
            "no_duty": only(Result.CLAIM_REJECTED, NoDuty.NONE),
            "unmet": only(Result.APPLICATION_REJECTED, [Condition.INTEREST]),
            "proof_excused": only(Result.PERFORM, f"依法应当主动履行{MARK}。"),
            "property": lambda at: Property.NOTHING if at["act_kind"] in ON_PROPERTY else None,
            "hearing_basis": f"听证笔录所载事实{MARK}。",
            "advice_use": f"采纳咨询意见{MARK}。",
            "ordered_term": lambda at: 30 if at["proposed"] == Result.PERFORM else None,
            "sealed": True,
        },
        "mediate": {
            "found": f"双方对裁量幅度有争议{MARK}。",
            "agreement": f"双方就履行方式达成一致{MARK}。",
            **dict.fromkeys(("discretionary", "willing", "harmless", "signed", "sealed"), True),
            "signed_copy": PAPER,
        },
        "request_withdrawal": {"reason": f"经释明，申请人自愿撤回{MARK}。", "withdrawn_for": Withdrawal.FREELY},
        "receive_visit": {"visits": visit},
        "permit_withdrawal": {"reason": f"撤回出于自愿，予以准许{MARK}。"},
        "terminate": {"ending": Ending.WITHDRAWN, "found": f"申请人自愿撤回行政复议申请，予以准许{MARK}。"},
        "serve": {"service": f"直接送达并由受送达人签收{MARK}。"},
        "carry_out": {"performance": f"被申请人已按决定履行{MARK}。"},
        "copy_superior": {"superior": f"上一级主管部门{MARK}"},
        "enforce": {"enforcer": Enforcer.COURT},
        "order_compliance": {"comply_by": lambda at: at.day(30)},
        "document_result": {"verdict": "lawful"},
        **AGAIN,
    },
    ways={
        "upheld": Way("审理后维持", *HEARD, *DECIDED, *CLOSED),
        "annulled": Way(
            "审理后撤销并监督履行",
            *(("receive" @ days(0)).saying(act_kind=ActKind.PENALTY), *HEARD[1:]),
            *(("approve" @ days(1, 6)).saying(proposed=Result.ANNULLED), "decide" @ days(1, 4), *CLOSED),
        ),
        "performed": Way(
            "责令限期履行",
            *(("receive" @ days(0)).saying(**ASKED_FOR), *HEARD[1:]),
            *(("approve" @ days(1, 6)).saying(proposed=Result.PERFORM), "decide" @ days(1, 4), *CLOSED),
        ),
        "mediated": Way("调解结案", *HEARD, "mediate" @ days(2, 8), *CLOSED),
        "mediated_late": Way("逾期调解结案", *HEARD, "mediate" @ days(44, 50), *CLOSED),
        "withdrawn": Way(
            "撤回后终止",
            *(*HEARD, "request_withdrawal" @ days(1, 5), "permit_withdrawal" @ days(1, 3), "terminate", *CLOSED),
        ),
        "extended": Way(
            "延期后决定",
            *(*HEARD, "extend" @ days(8, 12), "approve" @ days(14, 20), "decide" @ days(1, 2), *CLOSED),
        ),
        "suspended": Way(
            "中止后恢复", *HEARD, TO_REST, "suspend" @ days(2), TO_RESUME, "resume" @ days(6), *DECIDED, *CLOSED
        ),
        "at_rest": Way("中止审理中", *HEARD, TO_REST, "suspend" @ days(2)),
        "late": Way("逾期结案", *HEARD, "approve" @ days(40, 45), "decide" @ days(4, 6), *CLOSED),
        "simplified": Way(
            "简易程序",
            *("receive", "accept" @ days(0, 2), "assign", "simplify", "send" @ days(0, 1)),
            *("deliver_copy" @ days(1), "reply" @ days(1, 3, within=4), *DECIDED, *CLOSED),
        ),
        "heard_in_public": Way(
            "听证后决定",
            *("receive", "accept" @ days(0, 4), ("assign" @ days(0)).saying(complex=True), "send" @ days(0, 3)),
            *("deliver_copy" @ days(1), "reply" @ days(1, 6, within=9), "call_hearing"),
            *("hold_hearing" @ days(0, after="hearing_on"), "consult", "record_advice" @ days(1, 3), *DECIDED, *CLOSED),
        ),
        "converted": Way(
            "中止后由简易程序转为普通程序",
            *("receive", "accept" @ days(0, 2), "assign", "simplify", TO_REST, "suspend" @ days(1)),
            *(TO_RESUME, "resume" @ days(20, 40)),
            *("convert", "send", "deliver_copy" @ days(1), "reply" @ days(1, 6, within=9)),
            *("hear_opinions" @ days(0, 3), *DECIDED, *CLOSED),
        ),
        "refused": Way("不予受理", "receive", "refuse" @ days(0, 4)),
        "accepted_as_ordered": Way(
            "不予受理后责令受理",
            *("receive", "refuse" @ days(0, 4), "order_acceptance" @ days(10, 20), "accept_as_ordered" @ days(1, 4)),
            *(*HEARD[2:], *DECIDED, *CLOSED),
        ),
        "decided_anew": Way("判决撤销后重新决定", *HEARD, *DECIDED, SERVED, *QUASHED, *DECIDED, *CLOSED),
        "sued": Way("被诉后转入行政应诉", *HEARD, *DECIDED, SERVED, SUED, "lead_to_suit" @ days(1, 3)),
        "dropped": Way("受理前撤回", "receive", "receive_visit" @ days(1), "drop" @ days(1)),
        "given_up": Way(
            "逾期未补正，视为放弃",
            *("receive", "request_correction", ("deliver" @ days(2)).saying(notice=Notice.CORRECTION)),
            "waive" @ days(11, 13),
        ),
        "corrected": Way(
            "补正后受理",
            *("receive", "request_correction", ("deliver" @ days(1)).saying(notice=Notice.CORRECTION)),
            *("submit_correction" @ days(2, 5), "accept" @ days(0, 4)),
        ),
        "transferred": Way("移送有管辖权的机关", *ACCEPTED, "transfer" @ days(3)),
        "handed_in": Way("经处罚机关提出", "hand_in", "take_over" @ days(1, 4), "accept" @ days(0, 4)),
    },
)
