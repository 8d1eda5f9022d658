"""How a unit is usually appraised: scores itself, its figures are taken, others assess and verify, it is ranked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places, rows_of
from guiju.kernel.offices.people import Role
from guiju.registers.governance.appraisal import Appraisal
from guiju.registers.governance.appraised_unit import AppraisedUnit
from guiju.registers.governance.appraised_unit.scoring import ASSESSED, COMPUTED, HOLDER, SELF, VERIFIED
from guiju.registers.governance.indicators.choices import Source
from guiju.registers.governance.indicators.system import Indicator, kept


def row(at: Telling, one: Indicator) -> dict[str, Any]:
    """A row of this unit's own: what is made up is not to be taken for the indicator of another."""
    mark = f"（模拟{at.rng.randrange(10**6)}）"
    told = {"code": one.code, "name": f"{one.name}{mark}", "under": f"{one.under[0]}{mark}", "full": one.points}
    return {**told, "source": one.source.value, "standard": f"{one.standard}{mark}", "look_at": ""}


def open_rows(at: Telling, ask: RowsAsk, source: Source) -> list[tuple[int, Any]]:
    """The places of the rows still open to the ask, each with the points of its indicator."""
    if at.record is not None:
        points = [one.full for one in rows_of(ask, at.record)]
        return [(n, points[n]) for n in open_places(ask, at)]
    return [(n, told["full"]) for n, told in enumerate(at.said["items"]) if told["source"] == source]


def scored(ask: RowsAsk, column: str, source: Source, **more: Any) -> Any:
    return lambda at: [{"nth": n, column: points, **more} for n, points in open_rows(at, ask, source)]


USUAL = ("call", "self_score" @ days(2, 9), "submit" @ days(1, 3), "take_figures" @ days(1), "assess" @ days(1, 3))
CONCLUDED = ("verify" @ days(1, 5), "conclude" @ days(1, 3))

LIFE = Life(
    AppraisedUnit,
    keeper=Keeper.BUREAU,
    hands={"verify": Hand(Role.LEGAL, HOLDER)},
    usual={
        "call": {
            "round": lambda at: at.one(Appraisal),
            "due_on": lambda at: at.day(30),
            "items": lambda at: [row(at, one) for one in kept(at["round"].system).indicators],
        },
        "self_score": {"scored": scored(SELF, "self_points", Source.EVIDENCE, self_why=f"有会议纪要{MARK}")},
        "submit": {"summary": f"自评情况{MARK}"},
        "put_off": {"due_on": lambda at: at["due_on"] + timedelta(days=10), "reason": f"材料较多{MARK}"},
        "go_on_without": {"reason": f"经催报仍未自评{MARK}"},
        "take_figures": {
            "computed": scored(
                COMPUTED, "computed_points", Source.FIGURE, left_out=False, value=100, rows_counted=9, digest="9" * 64
            )
        },
        "assess": {"assessed": scored(ASSESSED, "assessed_points", Source.THIRD_PARTY)},
        "verify": {"verified": scored(VERIFIED, "verified_points", Source.EVIDENCE, verified_why=f"材料属实{MARK}")},
        "object": {"grounds": f"核验时漏看材料{MARK}"},
        "hear": {"heard": [], "heard_opinion": f"维持原得分{MARK}"},
        "rank": {"rank": 1, "grade": "优秀"},
        "excuse": {"reason": f"机构改革后新设{MARK}"},
    },
    ways={
        "usual": Way("自评、核验、排名", *USUAL, *CONCLUDED, "rank" @ days(5, 9), share=9),
        "objected": Way(
            "申诉、复核", *USUAL, *CONCLUDED, "object" @ days(1, 3), "hear" @ days(1, 5), "rank" @ days(5, 9)
        ),
        "put_off": Way("延期", "call", "put_off" @ days(3, 9), "self_score" @ days(3, 9), "submit" @ days(1, 3)),
        "silent": Way("逾期未自评", "call", "go_on_without" @ days(1, 5, after="due_on"), *CONCLUDED[:1]),
        "excused": Way("准予不参加", "call", "excuse" @ days(3, 9)),
    },
)
