"""How somebody on the list is usually called on."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.people import Role
from guiju.registers.care.home_visit import HomeVisit, Place, Relief
from guiju.registers.care.supervised_person import SupervisedPerson

LIFE = Life(
    HomeVisit,
    keeper=Keeper.TOWNSHIP,
    by=Role.CORRECTION,
    usual={
        "visit": {
            "person": lambda at: at.one(SupervisedPerson),
            "met": True,
            "visitors": f"走访人甲、走访人乙{MARK}",
            "visitors_total": 2,
            "place": Place.HOME,
            "situation": f"生活、工作情况正常，思想稳定{MARK}。",
            "guardian_present": True,
        },
    },
    ways={
        "usual": Way("走访、阅签", "visit", "review" @ days(1, 5), share=9),
        "relief": Way(
            "走访慰问",
            ("visit" @ days(0)).saying(relief=Relief.SPRING, relief_amount=300, relief_goods=f"米、油{MARK}"),
            "review" @ days(1, 5),
            share=1,
        ),
        "voided": Way("误登记作废", "visit", "void" @ days(2, 6)),
    },
)
