"""How a case usually goes: a lead, filed, found, heard, decided, served, closed; objected to, changed, lifted, handed over."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.discipline_case import DisciplineCase
from guiju.registers.oversight.discipline_case.choices import (
    Answer,
    PartySanction,
    Rank,
    Result,
    Sanction,
    Source,
    Status,
    Subject,
    Track,
)
from guiju.registers.oversight.discipline_case.handling import CHANGED, DECISIONS, HEARD, LIFTED, SERVED
from guiju.registers.oversight.discipline_case.objecting import ANSWERS, APPEALED, RECEIVED, SETTLED


def told(ask: RowsAsk, from_: str, **columns: Any) -> Any:
    """The same told of every row that is open."""
    return lambda at: [{"nth": n, **columns} for n in open_places(ask, at, from_)]


def persons(at: Telling) -> list[dict[str, Any]]:
    return [{"rank": Rank.TOWNSHIP, "status": Status.CIVIL_SERVANT, "member": True} for _ in at["person"]]


def received(at: Telling) -> list[dict[str, Any]]:
    return [{"nth": n, "received_on": at.on} for n in open_places(RECEIVED, at, "objections")]


WARNED = {"result": Result.PUNISHED, "sanction": Sanction.WARNING, "months": 6}
FILED = ("take_lead", "file" @ days(3, 20), "find" @ days(5, 20))
SERVED_WAY = ("hear" @ days(1, 5), "decide" @ days(1, 10), "serve" @ days(0, 3))
HIGHER = {"appeal_organ": f"上级机关{MARK}"}
LIFE = Life(
    DisciplineCase,
    keeper=Keeper.DEPARTMENT,
    hands={"decide": Hand(Role.HEAD)},
    usual={
        "take_lead": {
            "title": lambda at: f"第{at.rng.randrange(1, 10**6)}号问题线索{MARK}",
            "track": Track.APPOINTING,
            "source": Source.CHECK,
            "subject": Subject.CONDUCT,
            "gist": f"问题线索{MARK}",
            **dict.fromkeys(("audit", "supervision", "suit")),
        },
        "set_aside": {"reason": f"反映不实{MARK}"},
        "file": {"person": lambda at: [at.person()], "persons": persons},
        "name_more": {"person": lambda at: [at.person()], "persons": persons},
        "find": {"found": f"认定的事实和依据{MARK}"},
        "find_anew": {
            "found": f"补充后的事实和依据{MARK}",
            "anew": [{"nth": 0, "found_anew": f"核实申辩后更正一处{MARK}"}],
        },
        "hear": {"heard": told(HEARD, "persons", defence=f"没有意见{MARK}")},
        "decide": {"decisions": told(DECISIONS, "persons", **WARNED)},
        "serve": {"served": told(SERVED, "persons", served_how=f"当面送达{MARK}")},
        "hand_over": {"handed": [{"nth": 0, "handed_to": f"县人民检察院{MARK}"}]},
        "lift": {"decisions": told(LIFTED, "persons", conduct=f"有悔改表现{MARK}")},
        "change": {"decisions": told(CHANGED, "persons", changed_because=f"复核决定{MARK}")},
        "drop": {"reason": f"没有证据证明{MARK}"},
        "object": {"objections": [{"item": 1, "ground": f"事实不清{MARK}"}]},
        "answer": {"objections": told(ANSWERS, "objections", answer=Answer.UPHELD, answer_because=f"事实清楚{MARK}")},
        "receive_answer": {"received": received},
        "appeal": {"appeals": told(APPEALED, "objections", **HIGHER)},
        "appeal_directly": {"appeals": [{"item": 1, "ground": f"处理过重{MARK}", **HIGHER}]},
        "extend_appeal": {"appeals": [{"nth": 0, "extended_because": f"案情复杂{MARK}"}]},
        "settle": {"appeals": told(SETTLED, "appeals", appeal_result=Answer.UPHELD, appeal_because=f"处理恰当{MARK}")},
    },
    ways={
        "usual": Way("处分、送达、结案", *FILED, *SERVED_WAY, "close" @ days(1, 9), share=80),
        "several": Way(
            "增加一人，一并处理",
            *("take_lead", "file" @ days(3, 9), "name_more" @ days(1, 5), "find" @ days(1, 9)),
            *(
                ("hear" @ days(1, 5)).saying(heard=[{"nth": n, "defence": f"没有意见{MARK}"} for n in (0, 1)]),
                ("decide" @ days(1, 5)).saying(
                    decisions=[
                        {"nth": 0, "result": Result.PUNISHED, "party_sanction": PartySanction.WARNING},
                        {"nth": 1, "result": Result.LIGHTER, "measure": f"批评教育{MARK}"},
                    ]
                ),
                ("serve" @ days(0, 3)).saying(served=[{"nth": n, "served_how": f"当面送达{MARK}"} for n in (0, 1)]),
            ),
            "close" @ days(1, 9),
            share=8,
        ),
        "found_anew": Way(
            "申辩成立，更正事实后重新告知",
            *(*FILED, "hear" @ days(1, 5), "find_anew" @ days(1, 9), *SERVED_WAY, "close" @ days(1, 9)),
        ),
        "lifted": Way("期满解除", *FILED, *SERVED_WAY, "close" @ days(1, 9), "lift" @ days(135, 140), share=4),
        "reviewed": Way(
            "复核、申诉后变更",
            *(*FILED, *SERVED_WAY, "object" @ days(3, 9), "answer" @ days(5, 9), "receive_answer" @ days(0, 1)),
            *("appeal" @ days(2, 6), "extend_appeal" @ days(5, 9)),
            ("settle" @ days(5, 9)).saying(
                appeals=[{"nth": 0, "appeal_result": Answer.CHANGED, "appeal_because": f"处理过重{MARK}"}]
            ),
            "change" @ days(1, 3),
            ("decide" @ days(1, 5)).saying(
                decisions=[{"nth": 0, "result": Result.LIGHTER, "measure": f"批评教育{MARK}"}]
            ),
            ("serve" @ days(0, 3)).saying(served=[{"nth": 0, "served_how": f"当面送达{MARK}"}]),
            "close" @ days(1, 9),
            share=2,
        ),
        "appealed": Way(
            "直接申诉，维持", *FILED, *SERVED_WAY, "appeal_directly" @ days(3, 9), "settle" @ days(9, 20), "close"
        ),
        "set_aside": Way("线索了结", "take_lead", "set_aside" @ days(3, 20), share=4),
        "dropped": Way("撤销案件", *FILED, "drop" @ days(1, 9), share=1),
    },
)
