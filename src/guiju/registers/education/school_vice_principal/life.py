"""How a vice principal is usually recommended, trained and engaged, teaches, is assessed, goes on or leaves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.education.school import School
from guiju.registers.education.school_vice_principal import SchoolVicePrincipal
from guiju.registers.education.school_vice_principal.choices import Grade, Leaving, Source

TERM = timedelta(days=3 * 365)
SOURCES = (Source.COURT, Source.PROCURACY, Source.POLICE, Source.JUSTICE)


def lessons(at: Telling) -> list[dict[str, Any]]:
    return [{"held_on": at.on, "topic": f"第{at.rng.randint(1, 99)}课{MARK}", "lessons": 2, "students": 200}]


def longer(at: Telling) -> date:
    until: date = at["term_until"]
    return until + TERM


ENGAGED = ("recommend", "train" @ days(5, 30), "engage" @ days(1, 20))

LIFE = Life(
    SchoolVicePrincipal,
    keeper=Keeper.DEPARTMENT,
    usual={
        "recommend": {
            "school": lambda at: at.one(School),
            "person": lambda at: [at.person()],
            "source": lambda at: at.rng.choice(SOURCES),
            "unit": lambda at: f"{Source(at['source']).label}{MARK}",
            "years_in_law": lambda at: at.rng.randint(3, 30),
        },
        "train": {"trainings": lambda at: [{"held_on": at.on, "topic": f"法治副校长任职培训{MARK}", "hours": 8}]},
        "engage": {"term_until": lambda at: at.on + TERM},
        "decline": {"reason": f"学校另有人选{MARK}"},
        "teach": {"lessons": lessons},
        "assess": {
            "assessed_year": lambda at: at.on.year,
            "grade": lambda at: at.rng.choice((Grade.EXCELLENT, Grade.GOOD)),
        },
        "renew": {"term_until": longer},
        "unpublish": {"reason": f"内容有误{MARK}"},
        "leave": {"leaving": Leaving.MOVED},
    },
    ways={
        "usual": Way("推荐、培训、聘任、授课", *ENGAGED, "teach" @ days(5, 60), share=8),
        "renewed": Way("考核、续聘", *ENGAGED, "assess" @ days(60, 90), "renew" @ days(5, 20), share=1),
        "public": Way("公开与撤回公开", *ENGAGED, "publish" @ days(1, 9), "unpublish" @ days(20, 60)),
        "left": Way("离任", *ENGAGED, "teach" @ days(5, 60), "leave" @ days(40, 200), share=1),
        "declined": Way("不予聘任", "recommend", "decline" @ days(5, 20)),
    },
    ready="engage",
    stands=lambda one, on: one.engaged_on is not None and one.engaged_on <= on and one.serves_on(on),
)
