"""How a mediator usually comes onto the roll, is trained and assessed, and leaves it."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.organs import Organ
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediator import Grade, Leaving, Mediator, Sort

GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.GOOD, Grade.FAIR)

LIFE = Life(
    Mediator,
    keeper=Keeper.TOWNSHIP,
    either=Organ.JUSTICE,
    stands=Mediator.serves_on,
    usual={
        "appoint": {
            "person": lambda at: [at.person()],
            "committee": lambda at: at.one(MediationCommittee),
            "sort": Sort.MEMBER,
            "full_time": False,
        },
        "train": {"trainings": lambda at: [{"held_on": at.on, "topic": f"人民调解业务培训{MARK}", "hours": 8}]},
        "assess": {"grade": lambda at: at.rng.choice(GRADES)},
        "change": {"committee": lambda at: at["committee"], "full_time": lambda at: at["full_time"] is False},
        "leave": {"leaving": Leaving.TRANSFERRED},
    },
    ways={
        "usual": Way("聘任、培训、考核", "appoint", "train" @ days(20, 100), "assess" @ days(60, 120), share=9),
        "public": Way("公开与撤回公开", "appoint", "publish" @ days(1, 9), "unpublish" @ days(20, 200)),
        "left": Way("岗位变动后离任", "appoint", "change" @ days(40, 200), "leave" @ days(40, 200), share=1),
    },
)
