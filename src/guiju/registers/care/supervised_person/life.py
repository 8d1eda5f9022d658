"""How somebody usually comes onto the list, is helped and watched, and leaves it. Everybody here is made up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK, name
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.law.counting import add_months
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.registers.care.supervised_person.choices import (
    Breach,
    Detection,
    DeviceGround,
    End,
    Kind,
    Level,
    Measure,
    Query,
    Sex,
    Who,
)
from guiju.registers.care.supervised_person.losing import Found, Means
from guiju.registers.care.supervised_person.managing import Help

LONGEST = {Kind.CORRECTION: 24, Kind.RESETTLEMENT: 60, Kind.AFTERCARE: 36, Kind.RECOVERY: 30}
"""The usual term by kind, in months."""


def term(at: Telling) -> date | None:
    months = LONGEST.get(at["kind"])
    return add_months(at.on, months) if months else None


def group(at: Telling) -> list[dict[str, Any]]:
    """As many as a team for community treatment needs; a woman among them, and one who knows minors."""
    who = (Who.WORKER, Who.POLICE, Who.MEDIC, Who.FAMILY, Who.VOLUNTEER)
    return [
        {"name": name(at.rng), "who": one, "sex": Sex.FEMALE if n % 2 else Sex.MALE, "knows_minors": n == 0}
        for n, one in enumerate(who)
    ]


def minor(at: Telling) -> list[dict[str, str]]:
    born = at.on - timedelta(days=16 * 366)
    number = make_resident_id(at.agency.region_id[:6], born, at.rng.randrange(1000))
    return [{"kind": "person", "name": name(at.rng), "id_number": number, "address": "模拟地址"}]


def there(record: SupervisedPerson, on: date) -> bool:
    return record.stage == "registered" and record.serves_on(on)


def of(kind: Kind, **told: Any) -> dict[str, Any]:
    return {"kind": kind, "measure": "", **told}


IN = "receive" @ days(0)
LIFE = Life(
    SupervisedPerson,
    keeper=Keeper.TOWNSHIP,
    by=Role.CORRECTION,
    ready="register",
    stands=there,
    hands={
        "propose_revocation": Hand(Role.CORRECTION, Organ.JUSTICE),
        "report_anew": Hand(Role.CORRECTION, Organ.JUSTICE),
        "approve_move": Hand(Role.HEAD, Organ.JUSTICE),
        "move_away": Hand(Role.HEAD, Organ.JUSTICE),
    },
    usual={
        "receive": {
            "kind": Kind.CORRECTION,
            "measure": Measure.PROBATION,
            "decided_by": f"某人民法院{MARK}",
            "document_number": lambda at: f"（{at.on.year}）模拟刑初{at.rng.randrange(1, 999)}号",
            "effective_on": lambda at: at.day(-5),
            "served_on": lambda at: at.day(-5),
            "sex": "",
            "minor": False,
            "notified_on": lambda at: at.day(-3),
            "documents_on": lambda at: at.on,
            "term_ends": term,
            "guardian": lambda at: [],
        },
        "summon": {"come_by": lambda at: at.day(5), "bring": f"居民身份证、法律文书{MARK}"},
        "register": {
            "checked": True,
            "announced": True,
            "announced_openly": lambda at: not at["minor"],
            "guardian_present": lambda at: bool(at["minor"]),
        },
        "form_group": {"group": group},
        "plan": {"level": Level.ORDINARY, "aims": f"每月谈话一次，参加公益活动{MARK}。"},
        "mark_key": {"reason": f"有再犯风险{MARK}。"},
        "unmark_key": {"reason": f"表现稳定{MARK}。"},
        "foster": {"model_case": True, "reason": f"自主创业{MARK}。"},
        "assist": {"help": [Help.EDUCATION, Help.SKILLS]},
        "answer_query": {"asked_by": Query.JUDICIAL},
        "ask_leave": {
            "leave_from": lambda at: at.day(1),
            "leave_until": lambda at: at.day(4),
            "leave_to": f"邻县{MARK}",
            "leave_regular": False,
        },
        "approve_leave": {"granted_above": ""},
        "prolong_leave": {"leave_until": lambda at: at["leave_until"] + timedelta(days=2), "granted_above": ""},
        "lose": {"last_contact": lambda at: at.day(-1), "known": f"电话不通，家中无人{MARK}。", "searching": True},
        "call_police": {
            "means": [Means.CALLS, Means.VISIT],
            "result": f"亲属、邻居不知去向{MARK}。",
            "police": f"某派出所{MARK}",
            "procuratorate_told": True,
        },
        "find": {"found": Found.STRAYED, "where": f"在邻县务工处找到{MARK}。", "handling": f"给予警告{MARK}。"},
        "stop_breach": {"breach_seen": f"进入禁止进入的场所{MARK}。", "stopped": False, "police": f"某派出所{MARK}"},
        "urge_guardian": {
            "neglect": f"长期外出{MARK}。",
            "urged": f"当面督促{MARK}。",
            "in_vain": False,
            "reported_to": "",
        },
        "answer_procuratorate": {"adopted": True, "why_not": ""},
        "report_leave": {"days": 4, "in_writing": True},
        "ask_move": {"moving_to": f"另一乡镇{MARK}"},
        "approve_move": {"agency": lambda at: at.place.bureau, "notified": True},
        "move_away": {"new_place": f"外省某司法所{MARK}", "notified": True},
        "fit_device": {"device_ground": DeviceGround.SILENT},
        "propose_revocation": {"copied": True},
        "rule_revocation": {"person_heard": True},
        "decide_arrest": {"arrested": True},
        "rule_reduction": {"term_ends": lambda at: at["term_ends"] - timedelta(days=60)},
        "test": {"result": Detection.REFUSED},
        "report_breach": {"breach": Breach.SERIOUS},
        "note_absence": {"days": 20},
        "release": {"outcome": End.EXPIRED, "notified": True, "summary": f"期间表现良好{MARK}。"},
        "terminate": {"outcome": End.DIED, "notified": True},
        "propose_reduction": {"copied": True},
    },
    ways={
        "usual": Way(
            "接收、报到、小组、方案、帮扶",
            IN,
            "register" @ days(1, 3),
            "form_group" @ days(1, 4),
            "plan" @ days(1, 5),
            "assist" @ days(20, 60),
            "report" @ days(10, 30),
            share=6,
        ),
        "key": Way(
            "列为重点、住院、解除重点",
            IN,
            "summon",
            "register" @ days(2),
            "form_group" @ days(1),
            "plan" @ days(1),
            "mark_key" @ days(5, 10),
            "assist" @ days(5, 9),
            "hospitalise" @ days(5, 9),
            "come_home" @ days(5, 9),
            "unmark_key" @ days(30, 60),
            share=1,
        ),
        "leave": Way(
            "请假、销假",
            IN,
            "register" @ days(1),
            "ask_leave" @ days(5, 9),
            "approve_leave",
            "prolong_leave" @ days(3),
            "end_leave" @ days(2, 3),
        ),
        "no_leave": Way(
            "不予批准请假",
            IN,
            "register" @ days(1),
            "ask_leave" @ days(5),
            "withdraw_leave",
            "ask_leave" @ days(5),
            "refuse_leave" @ days(1),
        ),
        "moved": Way(
            "变更执行地",
            IN,
            "register" @ days(1),
            "ask_move" @ days(20, 40),
            "approve_move" @ days(5, 9),
            "report_anew" @ days(1, 4),
        ),
        "gone": Way("迁往本系统以外", IN, "register" @ days(1), "ask_move" @ days(20, 40), "move_away" @ days(5, 9)),
        "stays": Way(
            "不予变更执行地",
            IN,
            "register" @ days(1),
            "ask_move" @ days(20),
            "withdraw_move" @ days(3),
            "ask_move" @ days(9),
            "refuse_move" @ days(3),
        ),
        "lost": Way(
            "失去联系、查找到",
            IN,
            "register" @ days(1),
            "lose" @ days(20, 40),
            "call_police" @ days(1, 2),
            "find" @ days(3, 9),
            "stop_breach" @ days(5, 9),
            "warn" @ days(1),
            "answer_procuratorate" @ days(9),
        ),
        "not_shorter": Way(
            "不予减刑",
            IN,
            "register" @ days(1),
            "propose_reduction" @ days(140, 160),
            "refuse_reduction" @ days(10, 15),
        ),
        "praised": Way(
            "表扬、减刑",
            IN,
            "register" @ days(1),
            "commend" @ days(140, 160),
            "propose_reduction" @ days(5),
            "rule_reduction" @ days(10, 15),
        ),
        "watched": Way(
            "训诫、警告、电子定位、提请撤销",
            IN,
            "register" @ days(1),
            "admonish" @ days(10, 20),
            "warn" @ days(5, 9),
            "fit_device" @ days(1),
            "prolong_device" @ days(65, 75),
            "remove_device" @ days(20),
            "penalised" @ days(2),
            "propose_revocation" @ days(5),
            "propose_arrest",
            "decide_arrest" @ days(1),
            "rule_revocation" @ days(10, 15),
        ),
        "not_revoked": Way(
            "不予撤销",
            IN,
            "register" @ days(1),
            "propose_revocation" @ days(30, 60),
            "refuse_revocation" @ days(10, 25),
        ),
        "pardoned": Way(
            "撤销警告、赦免",
            IN,
            "register" @ days(1),
            "warn" @ days(9),
            "withdraw_warning" @ days(3),
            ("release" @ days(20)).saying(outcome=End.PARDONED),
        ),
        "minor": Way(
            "未成年人",
            IN.saying(person=minor, guardian=lambda at: [at.person()]),
            ("register" @ days(1)).saying(announced_openly=False, guardian_present=True),
            "form_group" @ days(1),
            "plan" @ days(1),
            "urge_guardian" @ days(9),
            "answer_query" @ days(20),
        ),
        "resettled": Way(
            "安置帮教",
            IN.saying(**of(Kind.RESETTLEMENT)),
            "register" @ days(1),
            "form_group" @ days(3),
            "plan" @ days(3),
            "mark_key" @ days(5),
            share=2,
        ),
        "aftercare": Way(
            "后续照管", IN.saying(**of(Kind.AFTERCARE)), "register" @ days(1), "foster" @ days(20, 60), share=1
        ),
        "treatment": Way(
            "社区戒毒",
            IN.saying(**of(Kind.TREATMENT)),
            "register" @ days(2),
            "form_group" @ days(1),
            "sign_agreement",
            "test" @ days(20),
            "report_leave" @ days(9),
            "detain" @ days(20),
            "set_free" @ days(9),
            "note_absence" @ days(5),
            ("note_absence" @ days(20)).saying(days=15),
            "report_breach" @ days(2),
            ("terminate" @ days(9)).saying(outcome=End.ISOLATED),
        ),
        "recovery": Way("社区康复", IN.saying(**of(Kind.RECOVERY)), "register" @ days(2), "sign_agreement" @ days(1)),
        "controlled": Way(
            "登记吸毒人员",
            IN.saying(**of(Kind.CONTROLLED)),
            "register" @ days(2),
            ("test" @ days(50)).saying(result=Detection.NEGATIVE),
            ("release" @ days(20)).saying(outcome=End.CLEAN, abstinent_since=lambda at: at.day(-1200)),
        ),
        "died": Way("死亡", IN, "register" @ days(1), "terminate" @ days(40)),
    },
)
