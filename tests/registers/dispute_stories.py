"""Committees, mediators and disputes told step by step, for tests. All persons are made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.declaring.steps import At
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Actor, Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute_gates import FILE, OWED_MATERIALS
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediator import Mediator
from tests.people import County

MONDAY = date(2024, 3, 4)
EARLY = date(2010, 6, 1)
"""Before 人民调解法 came into force."""
YEARS_BEFORE = timedelta(days=400)
RECORDING = ("笔录.txt", "模拟笔录".encode())


def person(n: int, born: date = date(1980, 1, 1)) -> dict[str, str]:
    return {"kind": "person", "name": f"王某{n}", "id_number": make_resident_id("431081", born, n)}


def members(*sexes: str, minority: bool = False, chairs: int = 1) -> list[dict[str, Any]]:
    """Members by sex (``f``, ``m``), the first of them in the chair."""
    names = {"f": "female", "m": "male"}
    return [
        {"name": f"赵某{n}", "sex": names[sex], "chair": n < chairs, "minority": minority}
        for n, sex in enumerate(sexes)
    ]


def established(county: County, on: date = MONDAY - YEARS_BEFORE, **more: Any) -> MediationCommittee:
    told = {
        "title": "某镇人民调解委员会",
        "kind": "township",
        "elected_on": on,
        "members": members("m", "f", "m"),
        **more,
    }
    clerk = county.actor(county.township, Role.CLERK)
    committee: MediationCommittee = engine.take("establish", MediationCommittee, clerk, told, on)
    return committee


def appointed(
    county: County, committee: MediationCommittee, n: int = 1, on: date | None = None, **more: Any
) -> Mediator:
    told = {"person": person(n), "committee": committee, "sort": "member", "full_time": False, **more}
    told.setdefault("confirmed", ["mediation.mediator_qualified"])
    clerk = county.actor(county.township, Role.CLERK)
    mediator: Mediator = engine.take("appoint", Mediator, clerk, told, on or committee.last_step_on)
    return mediator


@dataclass
class Case:
    """One dispute with committee and mediator; ``do`` takes a step with usual data, changed by ``told``."""

    county: County
    committee: MediationCommittee
    mediator: Mediator
    on: date = MONDAY
    matter: Any = Dispute

    @property
    def actor(self) -> Actor:
        return self.county.actor(self.county.township, Role.CLERK, Role.MEDIATOR, name="调解中心")

    def usual(self, step: str) -> dict[str, Any]:
        all_steps: dict[str, dict[str, Any]] = {
            "find": {
                "title": "王某与李某邻里纠纷（模拟）",
                "source": "screening",
                "kind": "neighbours",
                "level": "township",
                "amount": Decimal("5000"),
                "applicant": person(11),
                "opposite": person(12),
            },
            "designate_key": {"leader": "某镇长", "reason": "人数较多"},
            "refuse": {"refused_by": "对方当事人表示不接受调解"},
            "consent": {"statement": "双方同意继续调解"},
            "begin": {
                "committee": self.committee,
                "mediator": self.mediator,
                "confirmed": ["mediation.no_block_of_rights", "mediation.free"],
            },
            "begin_other": {"mediation_kind": "administrative", "host": "某所长"},
            "change_mediator": {"mediator": self.mediator, "reason": "工作调整"},
            "hold_session": {"sessions": [{"held_on": self.on, "summary": "听取双方意见"}]},
            "report_risk": {"reported_to": "某派出所", "report": "一方情绪激动，已安抚"},
            "agree_orally": {"terms": "一方当场道歉"},
            "agree_in_writing": {
                "facts_agreed": "双方对经过无异议",
                "terms": "一次付清",
                "agreed_amount": Decimal("3000"),
                "perform_by": self.on + timedelta(days=30),
                "confirmed": ["mediation.agreement_content"],
            },
            "sign": {"signed_by_parties": True, "signed_by_mediator": True, "sealed": True},
            "mediate_on": {"reason": "一方要求再议"},
            "apply_confirmation": {
                "jointly": True,
                "subject": "property",
                "court": "某市人民法院",
                "materials": [*OWED_MATERIALS],
                "confirmed": ["mediation.confirm_refused", "mediation.confirm_free"],
            },
            "court_accepts": {"case_number": "调确字1号"},
            "court_declines": {"reason": "不属管辖"},
            "withdraw_confirmation": {"reason": "双方撤回"},
            "court_extends": {"reason": "案情特殊，院长批准"},
            "court_refuses": {"ground": "unclear"},
            "challenge": {"known_on": self.on, "reason": "房屋为案外人所有"},
            "court_revokes": {"reason": "侵害案外人权益"},
            "follow_up": {"performance": "full", "visit": "电话回访"},
            "fail": {"informed_of": ["court", "arbitration"], "reason": "分歧过大"},
            "lead_on": {"led_to": "court", "reason": "当事人选择起诉"},
            "withdraw_application": {"reason": "双方自行和解"},
            "archive": {"filed": [*FILE]},
        }
        return all_steps.get(step, {})

    def do(self, step: str, /, days: int = 0, **told: Any) -> Case:
        self.on += timedelta(days=days)
        declared = Dispute.procedure.steps[step]
        assert declared.at in (At.OWN, At.EITHER)
        self.matter = engine.take(step, self.matter, self.actor, {**self.usual(step), **told}, self.on)
        return self

    def clock(self, rule: str) -> ClockRow:
        return ClockRow.objects.filter(rule=f"mediation.{rule}", matter_id=self.matter.pk).latest("id")

    def steps(self) -> list[str]:
        return list(Entry.objects.filter(matter_id=self.matter.pk).order_by("seq").values_list("step", flat=True))


def case(county: County, on: date = MONDAY) -> Case:
    """A dispute about to be found, its committee and mediator on the roll for more than a year."""
    committee = established(county, on - YEARS_BEFORE)
    return Case(county, committee, appointed(county, committee), on)


STORIES: dict[str, tuple[str, ...]] = {
    "found": ("find",),
    "accepted": ("find", "accept"),
    "refused": ("find", "accept", "refuse"),
    "begun": ("find", "accept", "begin"),
    "mediating": ("find", "accept", "begin", "hold_session"),
    "mediated by an agency": ("find", "accept", "begin_other", "hold_session"),
    "begun by an agency": ("find", "accept", "begin_other"),
    "drafted by an agency": ("find", "accept", "begin_other", "hold_session", "agree_in_writing"),
    "agreed by an agency": ("find", "accept", "begin_other", "hold_session", "agree_orally"),
    "performed by an agency": (
        *("find", "accept", "begin_other", "hold_session", "agree_orally"),
        *("follow_up", "perform"),
    ),
    "drafted": ("find", "accept", "begin", "hold_session", "agree_in_writing"),
    "agreed": ("find", "accept", "begin", "hold_session", "agree_in_writing", "sign"),
    "agreed orally": ("find", "accept", "begin", "hold_session", "agree_orally"),
    "applied": ("find", "accept", "begin", "hold_session", "agree_in_writing", "sign", "apply_confirmation"),
    "with the court": (
        *("find", "accept", "begin", "hold_session", "agree_in_writing", "sign"),
        *("apply_confirmation", "court_accepts"),
    ),
    "confirmed": (
        *("find", "accept", "begin", "hold_session", "agree_in_writing", "sign"),
        *("apply_confirmation", "court_accepts", "court_confirms"),
    ),
    "failed": ("find", "accept", "begin", "hold_session", "fail"),
    "performed": ("find", "accept", "begin", "hold_session", "agree_orally", "follow_up", "perform"),
    "led on": ("find", "accept", "begin", "hold_session", "fail", "lead_on"),
    "withdrawn": ("find", "accept", "withdraw_application"),
}


def told(county: County, story: str, on: date = MONDAY) -> Case:
    """A dispute that has come as far as ``story``, all on one day."""
    begun = case(county, on)
    for step in STORIES[story]:
        begun.do(step)
    return begun
