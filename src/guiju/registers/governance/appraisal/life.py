"""How a year's appraisal usually goes: units called by an indicator system, figures frozen when the year is over."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.people import Agency
from guiju.registers.governance.appraisal import Appraisal
from guiju.registers.governance.appraisal.choices import Kind


def another(agency: Agency, *there: Agency) -> list[Agency]:
    """One that is appraised; the holder does not appraise itself."""
    return [one for one in there if one.pk != agency.pk][:1]


LIFE = Life(
    Appraisal,
    keeper=Keeper.BUREAU,
    ready="freeze",
    stands=lambda led, on: led.stage == "frozen",
    usual={
        "start": {
            "title": lambda at: f"{at.on.year - 1}年度法治建设考核{MARK}",
            "of_year": lambda at: at.on.year - 1,
            "kind": Kind.DEPARTMENT,
            "basis": f"年度考核工作通知{MARK}",
            "units": lambda at: another(at.agency, at.place.department, at.place.government),
            "due_on": lambda at: at.day(30),
        },
        "call_more": {
            "more_units": lambda at: another(at.agency, at.place.government),
            "due_by": lambda at: at.day(20),
        },
        "publish_ranks": {"summary": f"各单位得分见下表{MARK}"},
        "abandon": {"reason": f"并入综合考核{MARK}"},
        "unpublish": {"reason": f"内容有误{MARK}"},
    },
    ways={
        "usual": Way("部署、冻结数据", "start", "freeze" @ days(20, 30), share=9),
        "more": Way("增加单位", "start", "call_more" @ days(2, 5), "freeze" @ days(20, 30)),
        "abandoned": Way("撤销", "start", "abandon" @ days(5, 9)),
    },
)
