"""How checklists are usually published, and how inspections usually go."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK, unit
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.kernel.keeping.lots import Size
from guiju.registers.enforcement import authority_made_up as made_up
from guiju.registers.enforcement.enforcement_body.columns import Power
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.inspection import Inspection
from guiju.registers.enforcement.inspection.checklist import STRIKING, InspectionChecklist
from guiju.registers.enforcement.inspection.choices import (
    Drawn,
    Grade,
    HazardKind,
    ItemResult,
    Kind,
    Level,
    Result,
    Reviewed,
    Risk,
    Signed,
    SubjectKind,
)
from guiju.registers.enforcement.inspection.drawing import InspectionDraw
from guiju.registers.enforcement.inspection.rectifying import HANDING_ON, LEAVING, ORDERING, RECHECKING
from guiju.registers.enforcement.inspection.subject import InspectedSubject
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.services.power_item.choices import Kind as Listed

FIELD = "transport"
PUBLISHED = ("draft", "review" @ days(2, 10), "publish" @ days(1, 7))


def name(at: Telling) -> str:
    return f"道路运输企业检查表{at.rng.randrange(1, 10**5)}{MARK}"


def item(what: str) -> dict[str, Any]:
    return {"what": f"{what}{MARK}", "method": f"查阅资料、现场查看{MARK}", "basis": f"某某管理办法第十条{MARK}"}


CHECKLIST = Life(
    InspectionChecklist,
    keeper=Keeper.DEPARTMENT,
    ready="publish",
    stands=lambda checklist, on: checklist.listed_by(on),
    usual={
        "draft": {
            "title": name,
            "field": FIELD,
            "level": Level.COUNTY,
            "basis": f"某某管理办法{MARK}",
            "items": [item("许可证件"), item("安全管理制度"), item("车辆技术档案")],
        },
        "review": {"finding": Reviewed.FIT, "opinion": f"检查事项有依据{MARK}"},
        "amend": {"title": lambda at: at["title"], "basis": f"某某管理办法（修订）{MARK}"},
        "revise": {
            "basis": f"某某管理办法（修订）{MARK}",
            "items": [item("动态监控记录")],
            "struck": lambda at: [
                {"nth": n, "struck_because": f"依据已经废止{MARK}"} for n in open_places(STRIKING, at, "items")[:1]
            ],
        },
        "withdraw": {"reason": f"改用上级检查表{MARK}。"},
        "drop": {"reason": f"改用上级检查表{MARK}。"},
    },
    ways={
        "usual": Way("拟定、审核、公布", *PUBLISHED, share=9),
        "returned": Way(
            "退回修改后公布",
            *("draft", ("review" @ days(2, 10)).saying(finding=Reviewed.RETURNED), "amend" @ days(1, 9)),
            *PUBLISHED[1:],
        ),
        "revised": Way("修订后停用", *PUBLISHED, "revise" @ days(60, 200), "withdraw" @ days(60, 200)),
        "dropped": Way("撤回", "draft", "drop" @ days(1, 5)),
    },
)


def inspectors(at: Telling) -> list[dict[str, Any]]:
    return [{"certificate": one, "shown": True} for one in at.some(EnforcementCertificate, 2)]


def hazard(what: str, grade: Grade = Grade.GENERAL) -> dict[str, Any]:
    return {"kind": HazardKind.SAFETY, "grade": grade, "where": f"停车场{MARK}", "what": f"{what}{MARK}"}


HAZARDS = [hazard("消防器材过期"), hazard("安全出口堵塞")]
CLEAN: dict[str, Any] = {"result": Result.CLEAN, "hazards": []}
FOUND: dict[str, Any] = {"result": Result.FOUND, "hazards": HAZARDS}
GRAVE: dict[str, Any] = {"result": Result.FOUND, "hazards": [hazard("危险货物车辆混停", Grade.MAJOR)]}


def terms(at: Telling, those: list[int]) -> list[dict[str, Any]]:
    return [{"nth": n, "due_on": at.day(30), "measure": f"立即更换、清理{MARK}"} for n in those]


def results(at: Telling) -> list[dict[str, Any]]:
    """Every item of the checklist, as it stands that day, fits."""
    checklist = at["checklist"]
    rows = [] if checklist is None else [row for row in checklist.items.order_by("item") if row.holds_on(at.on)]
    return [{"item": row.item, "found": ItemResult.FIT} for row in rows]


VISIT: dict[str, Any] = {
    "inspectors": inspectors,
    "did": f"查看经营场所，核对资料{MARK}",
    "checked_items": results,
    **CLEAN,
    "attending": f"安全负责人{MARK}",
    "signed": Signed.YES,
}


WHAT: dict[str, Any] = {
    "title": f"道路运输企业检查{MARK}",
    "kind": Kind.ROUTINE,
    "field": FIELD,
    "power": made_up.power(Listed.INSPECTION),
    "body": made_up.body(Power.INSPECTION),
    "checklist": lambda at: at.one(InspectionChecklist),
    "subject_kind": SubjectKind.ENTERPRISE,
    "subject": lambda at: [unit(at.rng, at.agency.region_id)],
    "cause": lambda at: f"专项整治工作方案{MARK}" if at["kind"] in (Kind.SPECIAL, Kind.CAUSED) else "",
    "draw": lambda at: f"{at.on.year}年第1号任务{MARK}" if at["kind"] == Kind.RANDOM else "",
}
MADE = ("plan", "hold" @ days(0, after="planned_on"))
FAULTY = ("plan", ("hold" @ days(0, after="planned_on")).saying(**FOUND))
PUT_RIGHT = ("recheck" @ days(10, 20), "close" @ days(0, 3))

INSPECTION = Life(
    Inspection,
    keeper=Keeper.DEPARTMENT,
    usual={
        "plan": {**WHAT, "planned_on": lambda at: at.day(5), "place": f"经营场所{MARK}"},
        "put_off": {"planned_on": lambda at: at.day(9), "reason": f"与其他部门合并检查{MARK}"},
        "call_off": {"reason": f"检查对象已经停业{MARK}"},
        "hold": {"place": f"经营场所{MARK}", **VISIT},
        "register": {**WHAT, "kind": Kind.SPECIAL, "place": f"经营场所{MARK}", **VISIT},
        "order": {"terms": lambda at: terms(at, open_places(ORDERING, at, "hazards"))},
        "recheck": {
            "terms": lambda at: [{"nth": n, "seen": f"已经整改{MARK}"} for n in open_places(RECHECKING, at, "hazards")]
        },
        "find_left": {
            "terms": lambda at: [
                {"nth": n, "left_seen": f"仍未更换{MARK}"} for n in open_places(LEAVING, at, "hazards")[:1]
            ]
        },
        "interview": {"interviews": [{"capacity": "安全负责人", "words": f"要求落实主体责任{MARK}"}]},
        "stop": {"stopped": f"停车场停止使用{MARK}"},
        "resume": {"opinion": f"重大问题已经排除，同意恢复{MARK}"},
        "lead_to_penalty": {"penalty": lambda at: at.one(PenaltyCase)},
        "hand_on": {"receiver": lambda at: [at.place.township], "handed": f"占道停放车辆{MARK}"},
        "unpublish": {"reason": f"信息有误，更正后再公开{MARK}"},
    },
    ways={
        "usual": Way("未发现问题", *MADE, "publish" @ days(1, 9), "close" @ days(0, 2), share=60),
        "put_right": Way("发现问题，整改到位", *FAULTY, "order", "publish" @ days(1, 9), *PUT_RIGHT, share=30),
        "registered": Way(
            "补登的检查", ("register" @ days(0)).saying(**FOUND), "order", "interview" @ days(0, 5), *PUT_RIGHT, share=5
        ),
        "left": Way(
            "复查未到位，再次责令",
            *(*FAULTY, "order", "find_left" @ days(10, 20)),
            ("order" @ days(0, 1)).saying(terms=lambda at: terms(at, [0])),
            *("recheck" @ days(5, 9), "close"),
            share=2,
        ),
        "stopped": Way(
            "责令暂停后恢复",
            *("plan", ("hold" @ days(0, after="planned_on")).saying(**GRAVE), "stop", "order"),
            *("recheck" @ days(5, 9), "resume" @ days(0, 1), "close"),
        ),
        "penalty": Way("转入行政处罚", *FAULTY, "lead_to_penalty" @ days(0, 3), "order", *PUT_RIGHT),
        "handed_on": Way("移送其他机关，撤回公开", *MADE, "hand_on" @ days(0, 3), "publish", "unpublish", "close"),
        "passed": Way(
            "隐患移送其他机关",
            *FAULTY,
            ("hand_on" @ days(0, 3)).saying(
                terms=lambda at: [
                    {"nth": n, "passed": f"由其处理{MARK}"} for n in open_places(HANDING_ON, at, "hazards")
                ]
            ),
            *("publish" @ days(0, 3), "close" @ days(0, 3)),
        ),
        "called_off": Way("改期后取消", "plan", "put_off" @ days(1), "call_off" @ days(1, 3)),
    },
)
SUBJECT = Life(
    InspectedSubject,
    keeper=Keeper.DEPARTMENT,
    ready="enter",
    stands=lambda subject, on: subject.left_on is None or on < subject.left_on,
    usual={
        "enter": {
            "title": lambda at: f"道路运输企业{at.rng.randrange(1, 10**6)}{MARK}",
            "field": FIELD,
            "subject_kind": SubjectKind.ENTERPRISE,
            "subject": lambda at: [unit(at.rng, at.agency.region_id)],
            "risk": lambda at: at.rng.choice([*Risk]),
            "why_risk": f"信用风险分类结果{MARK}",
        },
        "grade": {"risk": Risk.HIGH, "why_risk": f"连续两次检查发现问题{MARK}"},
        "leave": {"reason": f"已经注销{MARK}"},
    },
    ways={
        "usual": Way("列入名录", "enter", share=9),
        "left": Way("调整等级后移出", "enter", "grade" @ days(30, 90), "leave" @ days(30, 90)),
    },
)


def framed(at: Telling) -> str:
    """What is drawn from is there before the frame is closed."""
    at.some(InspectedSubject, 3)
    return Drawn.SUBJECTS


DRAW = Life(
    InspectionDraw,
    keeper=Keeper.DEPARTMENT,
    ready="draw",
    usual={
        "freeze": {
            "title": lambda at: f"{at.on.year}年道路运输企业双随机抽查{MARK}",
            "whom": framed,
            "field": FIELD,
            "source": f"次周公布的公开摇奖号码{MARK}",
            "number_on": lambda at: at.day(3),
            "size": Size.ALL,
            "amount": 2,
        },
        "draw": {
            "public_number": lambda at: f"{at.rng.randrange(10**6):06d} {at.rng.randrange(100):02d}",
            "number_again": lambda at: at["public_number"],
        },
        "void": {"no_number": False, "reason": f"公开数字的来源有误{MARK}"},
    },
    ways={
        "usual": Way("固定目录后抽取", "freeze", "draw" @ days(0, after="number_on"), share=9),
        "void": Way("作废", "freeze", "void" @ days(0, 1, within=2), share=1),
    },
)
LIVES = (CHECKLIST, SUBJECT, DRAW, INSPECTION)
