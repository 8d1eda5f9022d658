"""How a matter of legal aid is usually applied for or notified, granted, handled and closed; what becomes of the others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days, sometimes
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.legal_services.legal_aid_case import LegalAidCase, articles
from guiju.registers.legal_services.legal_aid_case import choices as terms
from guiju.registers.legal_services.legal_aid_case.choices import (
    Cause,
    Ending,
    Exempt,
    Form,
    Grade,
    Ground,
    HelperKind,
    Kind,
    Means,
    NoticeGround,
    Objection,
    Refusal,
    Satisfaction,
    Subject,
    Unlimited,
)

SUBJECTS = (Subject.WAGES, Subject.SUPPORT, Subject.INSURANCE, Subject.PENSION)
"""Those that both texts know, but for compensation by the state, which is a kind of its own."""
AMOUNTS = (3000, 6800, 12000, 18000, 26000, 45000)


def paper(label: str) -> tuple[str, bytes]:
    return f"{label}.txt", f"模拟{label}，无真实内容。".encode()


def kind(at: Telling) -> Kind:
    return at.rng.choices([Kind.CIVIL, Kind.ADMINISTRATIVE], [9, 1])[0]


def form(at: Telling) -> Form:
    return at.rng.choice([Form.SUIT, Form.NON_SUIT])


def groups(at: Telling) -> list[dict[str, Any]]:
    if at["subject"] == Subject.WAGES:
        return [{"group": terms.Group.MIGRANT, "people": at["people"] or 1}]
    return [{"group": at.rng.choice((terms.Group.ELDERLY, terms.Group.WOMAN)), "people": 1}]


def subject(at: Telling) -> Subject:
    return at.rng.choice(SUBJECTS)


def means(at: Telling) -> Means:
    """By the text of the day: a certificate up to 2021, a pledge or shared data since."""
    if unlimited(at):
        return Means.UNLIMITED
    if exempt(at):
        return Means.EXEMPT
    return at.rng.choice((Means.PLEDGE, Means.SHARED)) if articles.by_law(at.on) else Means.CERTIFICATE


def ground(at: Telling) -> Ground:
    return at.rng.choice((Ground.MEANS, Ground.CASE_ENDED, Ground.OWN_COUNSEL, Ground.ASKED))


def lawyer(at: Telling) -> str:
    return at.person()["name"]


def unlimited(at: Telling) -> str:
    """As told, where it is of what is asked for."""
    told = at["unlimited"] or ""
    return "" if told == Unlimited.ACQUITTED and at["subject"] != Subject.COMPENSATION else told


def exempt(at: Telling) -> str:
    told = at["exempt"] or ""
    return "" if told == Exempt.MIGRANT and at["subject"] not in (Subject.WAGES, Subject.INJURY) else told


APPLYING = {
    "applicant": lambda at: [at.person()],
    "kind": kind,
    "form": form,
    "subject": subject,
    "phase": terms.Phase.BEFORE,
    "people": 1,
    "means_told": f"家庭收入低于当地标准{MARK}",
    "request": f"请求依法维护合法权益{MARK}",
    "groups": groups,
    "identity": paper("身份证明"),
    "means_papers": paper("经济困难证明"),
    "case_papers": paper("案件材料"),
}
HELPER = {
    "helper": lawyer,
    "helper_kind": HelperKind.LAWYER,
    "firm": f"某某律师事务所{MARK}",
    "practice_years": 5,
}
TO_GRANT = ("examine" @ days(1, 3), "grant" @ days(0, 2, within=4))
HANDLED = (sometimes(0.3, "inform" @ days(5, 15)), "add_papers" @ days(2, 10), "report" @ days(15, 60))
CLOSED = ("close" @ days(1, 5), "pay_subsidy" @ days(3, 15), sometimes(0.4, "score" @ days(1, 20)))
ASSIGNED = ("assign" @ days(0, 1, within=3),)
APPLIED = ("apply", *TO_GRANT, *ASSIGNED)
REPLACED_AS_ASKED = ("replace_helper" @ days(1, 3)).saying(
    cause=Cause.RECIPIENT, reason=f"经核实受援人的请求有理由{MARK}"
)
TO_REFUSE = ("apply", "examine" @ days(1, 3), "refuse" @ days(0, 2, within=4))

LIFE = Life(
    LegalAidCase,
    keeper=Keeper.LEGAL_AID,
    usual={
        "apply": APPLYING,
        "take_forwarded": {
            **APPLYING,
            "forwarder": terms.Forwarder.PLACE,
            "handed_in_on": lambda at: at.on,
            "kind": Kind.CRIMINAL,
            "form": Form.DEFENCE,
            "subject": "",
            "phase": terms.Phase.INVESTIGATION,
        },
        "take_notice": {
            "notifier": terms.Notifier.COURT,
            "notice_number": lambda at: f"（{at.on.year}）模拟援通字第{at.rng.randrange(1, 999)}号",
            "notice_ground": NoticeGround.MINOR,
            "found_on": lambda at: at.on,
            "hearing_on": lambda at: at.day(20),
            "applicant": lambda at: [at.person()],
            "kind": Kind.CRIMINAL,
            "form": Form.DEFENCE,
            "phase": terms.Phase.TRIAL,
            "people": 1,
            "has_counsel": False,
            "groups": [],
            "notice": paper("通知书"),
        },
        "reissue_code": {"identified": True},
        "ask_supplement": {"missing": f"案件材料{MARK}", "supplement_by": lambda at: at.day(7)},
        "supplement": {"case_papers": paper("案件材料")},
        "withdraw": {"reason": f"已经自行解决{MARK}", "withdrawal": paper("撤回申请书")},
        "examine": {
            "means": means,
            "unlimited": unlimited,
            "exempt": exempt,
        },
        "provide_first": {
            "urgency": terms.Urgency.LIMITATION,
            "period_ends_on": lambda at: at.day(5),
            "reason": f"时效即将届满{MARK}",
        },
        "complete_papers": {"case_papers": paper("案件材料")},
        "refuse": {"refusal": Refusal.OUT_OF_SCOPE, "reason": f"所申请事项不在法定范围内{MARK}"},
        "assign": HELPER,
        "assign_first": HELPER,
        "replace_helper": {**HELPER, "cause": Cause.ILLNESS, "reason": f"承办人员因病不能继续办理{MARK}"},
        "report": {
            "ending": lambda at: Ending.JUDGED if at["form"] in (Form.DEFENCE, Form.SUIT) else Ending.SETTLED,
            "recovered": lambda at: None if at["kind"] == Kind.CRIMINAL else Decimal(at.rng.choice(AMOUNTS)),
            "documents": paper("法律文书"),
        },
        "add_papers": {
            "authorisation": paper("委托书"),
            "opinion_paper": paper("代理词"),
            "meeting_record": paper("谈话笔录"),
        },
        "close": {"opinion": f"同意结案{MARK}"},
        "terminate": {"ground": ground, "reason": f"经核实属实{MARK}"},
        "resume": {"reason": f"终止事由不成立{MARK}"},
        "resume_first": {"reason": f"终止事由不成立{MARK}"},
        "object": {"objection_words": f"对决定不服{MARK}"},
        "decide_objection": {"objection": Objection.UPHELD, "reason": f"经审查{MARK}"},
        "pay_subsidy": {"subsidy": lambda at: Decimal(at.rng.choice((800, 1200, 1500, 2000)))},
        "assess": {
            "assessments": lambda at: [
                {"assessor": terms.Assessor.FILE, "by": f"评估小组{MARK}", "grade": Grade.GOOD, "points": 86}
            ]
        },
        "score": {"satisfaction": lambda at: at.rng.choice((Satisfaction.VERY, Satisfaction.SATISFIED))},
    },
    ways={
        "usual": Way("申请，给予援助并办结", *APPLIED, *HANDLED, *CLOSED, share=60),
        "notified": Way("通知辩护并办结", "take_notice", *ASSIGNED, *HANDLED, *CLOSED, share=25),
        "forwarded": Way(
            "转交的申请，办结后评估", "take_forwarded", *TO_GRANT, *ASSIGNED, *HANDLED, *CLOSED, "assess" @ days(5, 30)
        ),
        "supplemented": Way(
            "补充材料后给予援助",
            *(
                "apply",
                "ask_supplement" @ days(0, 1),
                "supplement" @ days(1, 2),
                *TO_GRANT,
                *ASSIGNED,
                *HANDLED,
                *CLOSED,
            ),
            share=8,
        ),
        "ahead": Way(
            "先行援助，补办后办结",
            *("apply", "provide_first", "assign_first", "complete_papers" @ days(1, 2), "examine" @ days(0, 1)),
            *("confirm" @ days(0, 1), *HANDLED, *CLOSED),
        ),
        "replaced": Way(
            "更换承办人员",
            *(*APPLIED, "ask_for_another" @ days(5, 20), REPLACED_AS_ASKED, *HANDLED),
            *("return_report" @ days(1, 2), "report" @ days(1, 3), *CLOSED),
        ),
        "refused": Way("不予援助", *TO_REFUSE, share=5),
        "upheld": Way(
            "不予援助，异议不成立", *TO_REFUSE, "object" @ days(2, 10), "decide_objection" @ days(1, 3, within=4)
        ),
        "ordered": Way(
            "不予援助，责令改正后给予",
            *(*TO_REFUSE, "object" @ days(2, 10)),
            ("decide_objection" @ days(1, 3, within=4)).saying(objection=Objection.ORDERED),
            *("grant" @ days(0, 1), *ASSIGNED),
        ),
        "terminated": Way("终止援助", *APPLIED, "inform" @ days(3, 10), "terminate" @ days(10, 40), share=2),
        "resumed": Way("终止后恢复", *APPLIED, "terminate" @ days(10, 40), "resume" @ days(2, 10), *ASSIGNED),
        "withdrawn": Way("撤回申请", "apply", "withdraw" @ days(0, 3)),
    },
)
