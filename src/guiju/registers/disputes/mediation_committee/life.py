"""How a people's mediation committee is usually set up, assessed, elected anew, dissolved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK, name
from guiju.kernel.declaring.telling import Telling
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediation_committee.choices import Field, Kind, Sex


def members(at: Telling) -> list[dict[str, Any]]:
    """Three to seven members, a woman among them, one chair."""
    many, names = at.rng.choice((3, 5, 5, 7)), dict[str, None]()
    while len(names) < many:
        names[name(at.rng)] = None
    rows: list[dict[str, Any]] = [{"name": one, "sex": Sex.MALE} for one in names]
    rows[1]["sex"] = Sex.FEMALE
    rows[0]["chair"] = True
    return rows


def same(at: Telling) -> list[dict[str, Any]]:
    """Who makes it up already: mediators who are members stay so."""
    told = at.said.get("members")
    return told or list(at.record.members_on(at.on).values("name", "sex", "minority", "chair", "deputy"))


def one_more(at: Telling) -> list[dict[str, Any]]:
    """The same with one beside them."""
    there = same(at)
    names = {row["name"] for row in there}
    new = next(one for one in iter(lambda: name(at.rng), None) if one not in names)
    return [*there, {"name": new, "sex": Sex.FEMALE}]


LIFE = Life(
    MediationCommittee,
    keeper=Keeper.TOWNSHIP,
    stands=MediationCommittee.serves_on,
    usual={
        "establish": {
            "title": lambda at: f"{at.agency.region.name}第{at.rng.randrange(1, 1000)}人民调解委员会{MARK}",
            "kind": Kind.TOWNSHIP,
            "trade_field": lambda at: at.rng.choice(list(Field)) if at["kind"] == Kind.TRADE else "",
            "elected_on": lambda at: at.on - timedelta(days=at.rng.randint(0, 9)),
            "members": members,
        },
        "re_elect": {"elected_on": lambda at: at.day(-1), "members": same},
        "adjust": {"members": one_more},
        "rename": {
            "title": lambda at: f"{at.agency.region.name}第{at.rng.randrange(1000, 2000)}人民调解委员会{MARK}",
            "kind": lambda at: at["kind"],
            "trade_field": lambda at: at["trade_field"],
        },
        "describe": {"small_groups": 6, "studios": 1},
        "screen": {"screenings": lambda at: [{"held_on": at.on, "scope": f"本辖区{MARK}", "found": 2}]},
        "inform_court": {"court": lambda at: f"{at.place.bureau.region.name}人民法院"},
        "assess": {
            "standardized": True,
            "score": lambda at: at.rng.randint(80, 98) if at["standardized"] else at.rng.randint(55, 78),
        },
    },
    ways={
        "usual": Way(
            *("设立、通报法院、评定、换届", "establish", "inform_court" @ days(1, 7)),
            *("assess" @ days(60, 190), "re_elect" @ days(480, 520)),
            share=9,
        ),
        "public": Way("公开与撤回公开", "establish", "publish" @ days(1, 9), "unpublish" @ days(20, 200)),
        "screened": Way(
            "更名、基本情况变更、纠纷排查",
            "establish",
            "rename" @ days(1, 9),
            "describe" @ days(5, 30),
            "screen" @ days(20, 60),
        ),
        "dissolved": Way("撤销", "establish", "adjust" @ days(60, 200), "dissolve" @ days(60, 300), share=1),
    },
)
