"""Disputes of the last weeks: one at each stage, most of them with the first township."""

from __future__ import annotations

from guiju.kernel.offices.people import Agency
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute.choices import Kind, Performance
from guiju.registers.disputes.dispute.life import sitting
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Told

TOLD = "今日在办矛盾纠纷"
AT_RISK = {"hold_session": {"sessions": sitting(risk=True)}}
"""The last sitting showed a risk that has still to be reported."""
HALF_PAID = {"follow_up": {"performance": Performance.PARTIAL}}


def open_matters(desk: Desk) -> int:
    """How many disputes were put on the desks."""
    town, other = desk.place.townships[0], desk.place.townships[-1]
    stages: tuple[tuple[str, int, Agency, Kind, str, Told], ...] = (
        ("find", 1, town, Kind.NEIGHBOURS, "", {}),
        ("accept", 3, town, Kind.HOUSING, "", {}),
        ("hold_session", 6, town, Kind.FAMILY, "", {}),
        ("hold_session", 2, town, Kind.MEDICAL, "key", AT_RISK),
        ("agree_in_writing", 8, town, Kind.DAMAGE, "", {}),
        ("follow_up", 3, other, Kind.LAND, "", HALF_PAID),
        ("apply_confirmation", 1, town, Kind.CONTRACT, "", {}),
        ("court_accepts", 4, other, Kind.TRAFFIC, "", {}),
        ("court_accepts", 14, town, Kind.LABOUR, "", {}),
        ("fail", 2, town, Kind.PROPERTY, "", {}),
    )
    for upto, ago, agency, kind, way, told in stages:
        desk.stands(Dispute, upto, ago, agency, way=way, told={"find": {"kind": kind}, **told})
    return len(stages)
