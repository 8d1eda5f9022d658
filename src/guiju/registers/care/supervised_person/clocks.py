"""监管帮教对象: the limits that run, each with its article, and the duties that come again."""

from __future__ import annotations

from django.db.models import Q

from guiju.kernel.declaring.duties import MONTH, WEEK, Duty
from guiju.kernel.declaring.duties_met import Elsewhere
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock, Kept
from guiju.registers.care.supervised_person import actors, losing
from guiju.registers.care.supervised_person.choices import OUTSIDE_PRISON, Kind, Measure
from guiju.registers.care.supervised_person.revoking import by_court, outside_prison


def reports_in_person(facts: Facts) -> bool:
    return actors.in_correction(facts) and by_court(facts)


ENDING = ("release", "terminate", "rule_revocation")
LEAVING = (*ENDING, "move_away")
"""All by which somebody leaves the list: a move to where this system is not used is no end of what they are under."""
CLOCKS = (
    Kept(
        "correction.notify.agency",
        starts="receive",
        counted_from="effective_on",
        met_from="notified_on",
        when=lambda facts: actors.in_correction(facts) and facts["notified_on"] is not None,
    ),
    Kept(
        "correction.serve.documents",
        starts="receive",
        counted_from="effective_on",
        met_from="documents_on",
        when=lambda facts: actors.in_correction(facts) and facts["documents_on"] is not None,
    ),
    Clock(
        "correction.report.in_person",
        starts="receive",
        counted_from="effective_on",
        met_by="register",
        dropped_by="terminate",
        when=reports_in_person,
    ),
    Clock(
        "correction.transfer.court_decided",
        starts="receive",
        counted_from="served_on",
        met_by="register",
        dropped_by="terminate",
        when=lambda facts: facts["measure"] == Measure.BY_COURT,
    ),
    Clock(
        "correction.transfer.prison_approved",
        starts="receive",
        counted_from="served_on",
        met_by="register",
        dropped_by="terminate",
        when=lambda facts: facts["measure"] == Measure.BY_PRISON,
    ),
    Clock(
        "drug_rehab.community.report",
        starts="receive",
        counted_from="served_on",
        met_by="register",
        dropped_by="terminate",
        when=actors.in_treatment,
    ),
    Clock(
        "drug_rehab.recovery.report",
        starts="receive",
        counted_from="served_on",
        met_by="register",
        dropped_by="terminate",
        when=actors.in_recovery,
    ),
    Clock(
        until="come_by",
        words="到本机关报到",
        source="报到通知书",
        starts="summon",
        met_by="register",
        dropped_by="terminate",
    ),
    Clock(
        "drug_rehab.community.duration",
        starts="register",
        met_by="release",
        dropped_by=("terminate", "expire", "move_away"),
        pauses=(("detain", "set_free"),),
        when=actors.in_treatment,
    ),
    Clock(
        until="term_ends",
        words="期满解除",
        source="决定机关的文书",
        starts="register",
        met_by="release",
        dropped_by=("terminate", "rule_revocation", "move_away"),
        extended_by="rule_reduction",
        when=lambda facts: not actors.for_drugs(facts),
    ),
    Clock(
        until="term_ends",
        words="期满解除",
        source="决定机关的文书",
        starts="register",
        met_by="release",
        dropped_by=("terminate", "move_away"),
        extended_by="set_free",  # it rests while somebody is held (managing.lasts_on)
        when=actors.in_recovery,
    ),
    Clock("drug_rehab.community.release_notice", starts="expire", met_by="release", when=actors.in_treatment),
    Clock("drug_rehab.recovery.release_notice", starts="expire", met_by="release", when=actors.in_recovery),
    Clock(
        until="leave_from",
        words="决定是否批准外出",
        source="请假申请",
        starts="ask_leave",
        met_by=("approve_leave", "refuse_leave"),
        dropped_by=(*LEAVING, "withdraw_leave", "approve_move"),
    ),
    Clock(
        until="leave_until",
        words="返回并销假",
        source="外出批准书",
        starts="approve_leave",
        met_by="end_leave",
        extended_by="prolong_leave",
        dropped_by=(*LEAVING, "approve_move"),
    ),
    Clock(
        "correction.move_report",
        starts="approve_move",
        met_by="report_anew",
        dropped_by=LEAVING,
        when=actors.in_correction,
    ),
    Clock(
        "drug_rehab.community.relocate_report",
        starts="approve_move",
        met_by="report_anew",
        dropped_by=LEAVING,
        when=actors.in_treatment,
    ),
    Clock(
        losing.LOST_MONTH,
        starts="lose",
        counted_from="away_since",
        met_by=("find", "propose_revocation"),
        dropped_by=LEAVING,
        when=losing.on_trial,
    ),
    Clock(
        "correction.monitor.electronic_device",
        starts="fit_device",
        met_by="remove_device",
        extended_by="prolong_device",
        dropped_by=LEAVING,
    ),
    Clock(
        "correction.commutation.rule",
        starts="propose_reduction",
        met_by=("rule_reduction", "refuse_reduction"),
        dropped_by=LEAVING,
    ),
    Clock(
        "correction.revoke.rule",
        starts="propose_revocation",
        met_by=("rule_revocation", "refuse_revocation"),
        when=by_court,
        dropped_by=("terminate", "move_away"),
    ),
    Clock(
        "correction.recommit.decide",
        starts="propose_revocation",
        met_by=("rule_revocation", "refuse_revocation"),
        when=outside_prison,
        dropped_by=("terminate", "move_away"),
    ),
    Clock(
        "correction.arrest.decide",
        starts="propose_arrest",
        met_by="decide_arrest",
        dropped_by=("rule_revocation", "refuse_revocation", "terminate", "move_away"),
    ),
    Clock(
        "correction.arrest.custody",
        starts="decide_arrest",
        met_by=("rule_revocation", "refuse_revocation"),
        when=lambda facts: bool(facts["arrested"]),
        dropped_by=("terminate", "move_away"),
    ),
)

VISITED = Elsewhere("home_visit", "person", on="opened_on", where=Q(met=True) & ~Q(stage="void"))
"""A visit at which the person was met."""
AT_HOME = {"stage": "registered", "away": ""}
WEEKLY = Duty(
    "supervised_person.visits",
    "走访社区矫正重点人员",
    every=WEEK,
    met_by=VISITED,
    while_={**AT_HOME, "kind": Kind.CORRECTION, "key_person": True},
)
MONTHLY = Duty(
    "supervised_person.visits",
    "走访安置帮教重点人员",
    every=MONTH,
    met_by=VISITED,
    while_={**AT_HOME, "kind": Kind.RESETTLEMENT, "key_person": True},
)
HEALTH = Duty(
    "correction.health_report",
    "报告身体情况",
    every=MONTH,
    met_by="report",
    while_={**AT_HOME, "kind": Kind.CORRECTION, "measure": OUTSIDE_PRISON},
)
