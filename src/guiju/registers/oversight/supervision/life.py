"""How a round usually goes: planned, units told and looked at, problems found, demanded by letters, put right, closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, WhenThere, open_places
from guiju.kernel.offices.people import SYSTEM
from guiju.registers.oversight.supervision import Supervision, leads
from guiju.registers.oversight.supervision.asked import (
    ANSWERED,
    CHECKED,
    DROPPED,
    FIXED,
    LOOKED,
    PUT_OFF,
    RECALLED,
    VISITED,
)
from guiju.registers.oversight.supervision.choices import LETTERS, Fault, Ground, Kind, Source
from guiju.registers.oversight.supervision.choices import Way as Manner


def each(ask: RowsAsk, told: str, **columns: Any) -> Any:
    """The same told of every row that is open."""
    return lambda at: [{"nth": n, **columns} for n in open_places(ask, at, told)]


def units(at: Telling) -> list[dict[str, Any]]:
    return [{"unit": one, "focus": f"年度重点工作{MARK}"} for one in (at.place.department, at.place.township)]


def found(at: Telling) -> list[dict[str, Any]]:
    """One problem in each unit, each of another kind."""
    told: Mapping[Any, str] = {
        at.place.department: Fault.RECORD,
        at.place.township: Fault.SYSTEM,
    }
    return [
        {"unit": unit, "fault": fault, "what": f"工作台账缺项{MARK}", "basis": f"某某规定第三条{MARK}"}
        for unit, fault in told.items()
    ]


def found_twice(at: Telling) -> list[dict[str, Any]]:
    return [{**one, "fault": Fault.RECORD, "case": f"第{n}号案件{MARK}"} for n, one in enumerate(found(at), 1)]


def letters(at: Telling) -> list[dict[str, Any]]:
    """One to each unit in which something was found."""
    kind = LETTERS[Kind(at["kind"])][0]
    return [
        {"unit": unit, "kind": kind, "demand": f"逐项整改并举一反三{MARK}", "due_on": at.day(30)}
        for unit in dict.fromkeys(one["unit"] for one in found(at))
    ]


def gathered(at: Telling) -> list[dict[str, Any]]:
    """What the registers tell, and a complaint."""
    known = leads.known(Facts(at.record, at.on, SYSTEM))
    told = {"unit": at.place.department, "source": Source.COMPLAINT, "times": 1, "note": f"群众反映{MARK}"}
    return [*known, told]


def looked(at: Telling) -> list[dict[str, Any]]:
    return [{"nth": n, "looked_into": f"已经核实{MARK}"} for n in open_places(LOOKED, at)]


def again(at: Telling) -> list[dict[str, Any]]:
    """The third problem, found when somebody looked back."""
    return [{"nth": 2, "checked": f"再次查阅，整改到位{MARK}"}]


def anew(at: Telling) -> list[dict[str, Any]]:
    return [{"nth": 0, "returned_because": f"措施没有落实{MARK}", "due_on": at.day(20)}]


NOTIFIED = ("plan", "notify" @ days(2, 5))
SEEN = (*NOTIFIED, "gather" @ days(0, 2), "look_into" @ days(1, 5), "visit" @ days(2, 10), "find" @ days(0, 3))
ISSUED = (*SEEN, "issue" @ days(1, 5))
PUT_RIGHT = ("answer" @ days(10, 18), "check" @ days(1, 5))

LIFE = Life(
    Supervision,
    keeper=Keeper.BUREAU,
    usual={
        "plan": {
            "title": lambda at: f"{at.on.year}年法治建设第{at.rng.randrange(1, 10**5)}号督察{MARK}",
            "kind": Kind.RULE_OF_LAW,
            "basis": f"年度督察计划{MARK}",
            "covers_from": lambda at: at.day(-365),
            "covers_to": lambda at: at.day(-1),
            "leader": f"督察组组长{MARK}",
            "units": units,
        },
        "add_units": {"units": lambda at: [{"unit": at.place.government}]},
        "gather": {"leads": WhenThere(gathered)},
        "look_into": {"looked": WhenThere(looked)},
        "visit": {"visited": each(VISITED, "units", way=Manner.ON_SITE, inspectors=2, seen=f"查阅台账、座谈{MARK}")},
        "excuse": {"excused": lambda at: [{"nth": 1, "excused_because": f"机构改革{MARK}"}]},
        "find": {"findings": found},
        "fix": {"fixed": each(FIXED, "findings", fixed=f"督察时已经改正{MARK}")},
        "drop": {"dropped": each(DROPPED, "findings", dropped_because=f"经复核不成立{MARK}")},
        "issue": {"letters": letters},
        "recall": {"letters": each(RECALLED, "letters", recalled_because=f"主送单位有误{MARK}")},
        "put_off": {
            "letters": lambda at: [
                {"nth": n, "put_off_because": f"整改工程量大{MARK}", "due_on": at.day(60)}
                for n in open_places(PUT_OFF, at, "letters")
            ]
        },
        "answer": {"letters": each(ANSWERED, "letters", answer=f"已经整改{MARK}")},
        "send_back": {"letters": anew},
        "check": {"checks": each(CHECKED, "findings", checked=f"查阅材料，整改到位{MARK}")},
        "talk": {
            "talks": lambda at: [
                {
                    "unit": at.place.department,
                    "persons": f"分管负责人{MARK}",
                    "ground": Ground.GRAVE,
                    "demand": f"压实责任{MARK}",
                }
            ]
        },
        "advise": {"advice": [{"fault": Fault.RECORD, "words": f"统一记录清单{MARK}"}]},
        "circulate": {"summary": f"总体情况良好{MARK}"},
        "hand_on": {"handed": [{"organ": f"县纪委监委{MARK}", "what": f"有关人员失职{MARK}", "persons": 1}]},
        "told_back": {"told": [{"nth": 0, "outcome": f"给予诫勉{MARK}"}]},
        "look_back": {"reason": f"回头看发现问题反弹{MARK}"},
        "abandon": {"reason": f"并入上级督察{MARK}"},
        "unpublish": {"reason": f"信息有误{MARK}"},
    },
    ways={
        "usual": Way("督察、交办、验收", *ISSUED, *PUT_RIGHT, "circulate" @ days(1, 5), "close" @ days(1, 3), share=70),
        "pattern": Way(
            "同类问题规范提示、约谈、移送，公开",
            *(*NOTIFIED, "visit" @ days(2, 10), ("find" @ days(0, 3)).saying(findings=found_twice)),
            *("issue" @ days(1, 5), "talk" @ days(0, 3), "advise" @ days(0, 3), "hand_on" @ days(0, 3)),
            *(*PUT_RIGHT, "circulate", "close" @ days(0, 3), "told_back" @ days(5, 20)),
            *("publish" @ days(1, 5), "unpublish" @ days(5, 9)),
            share=20,
        ),
        "again": Way(
            "延长期限、退回重新整改",
            *(*ISSUED, "put_off" @ days(5, 9), "answer" @ days(10, 18), "send_back" @ days(1, 5)),
            ("answer" @ days(5, 9)).saying(letters=lambda at: [{"nth": 0, "answer": f"再次整改{MARK}"}]),
            *("check" @ days(1, 5), "close"),
        ),
        "recalled": Way(
            "撤回文书，问题不成立，不再督察",
            *("plan", "add_units", "notify" @ days(2, 5)),
            *("excuse", ("visit" @ days(1, 5)).saying(visited=lambda at: by_papers())),
            ("find" @ days(0)).saying(findings=lambda at: found(at)[:1]),
            ("issue" @ days(1, 5)).saying(letters=lambda at: letters(at)[:1]),
            *("recall" @ days(1, 5), "drop" @ days(0, 3), "close"),
        ),
        "fixed": Way("立行立改", *SEEN, "fix" @ days(1, 3), "circulate", "close" @ days(0, 3), share=10),
        "looked_back": Way(
            "办结后回头看",
            *(*SEEN, "fix", "close" @ days(0, 3), "look_back" @ days(60, 90)),
            ("find" @ days(0, 2)).saying(findings=lambda at: found(at)[:1]),
            ("issue" @ days(1, 5)).saying(letters=lambda at: letters(at)[:1]),
            *("answer" @ days(5, 15), ("check" @ days(1, 5)).saying(checks=again), "advise", "close"),
        ),
        "abandoned": Way("撤销", "plan", "abandon" @ days(1, 9)),
    },
)


def by_papers() -> list[dict[str, Any]]:
    """The first and the third unit, from their papers."""
    return [{"nth": n, "way": Manner.PAPERS, "inspectors": 1, "seen": f"调阅材料{MARK}"} for n in (0, 2)]
