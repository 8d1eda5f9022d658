"""How a mediator usually comes onto the roll, is trained and assessed, and leaves it."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.offices.organs import Organ
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediator import Education, Grade, Leaving, Mediator, Misconduct, Paid, Sort, Station


def member(at: Telling) -> dict[str, str]:
    """One of the committee's members."""
    names = at["committee"].members_on(at.on).order_by("pk").values_list("name", flat=True)
    return {**at.person(), "name": at.rng.choice(list(names))}


GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.GOOD, Grade.FAIR)

LIFE = Life(
    Mediator,
    keeper=Keeper.TOWNSHIP,
    either=Organ.JUSTICE,
    stands=Mediator.serves_on,
    usual={
        "appoint": {
            "committee": lambda at: at.one(MediationCommittee),
            "sort": lambda at: at.rng.choice((Sort.MEMBER, Sort.ENGAGED)),
            "person": lambda at: [member(at) if at["sort"] == Sort.MEMBER else at.person()],
            "full_time": False,
            "education": lambda at: at.rng.choice(list(Education)),
            "paid": Paid.SUBSIDY,
        },
        "train": {"trainings": lambda at: [{"held_on": at.on, "topic": f"人民调解业务培训{MARK}", "hours": 8}]},
        "assess": {"grade": lambda at: at.rng.choice(GRADES)},
        "change": {
            "committee": lambda at: at["committee"],
            "sort": lambda at: at["sort"],
            "full_time": lambda at: at["full_time"] is False,
        },
        "describe": {"education": Education.COLLEGE, "paid": Paid.GOVERNMENT, "station": Station.COURT},
        "admonish": {"misconduct": [Misconduct.INSULT], "correction": f"已批评教育，本人道歉{MARK}。"},
        "leave": {"leaving": Leaving.TRANSFERRED},
    },
    ways={
        "usual": Way("聘任、培训、考核", "appoint", "train" @ days(20, 100), "assess" @ days(60, 120), share=9),
        "public": Way("公开与撤回公开", "appoint", "publish" @ days(1, 9), "unpublish" @ days(20, 200)),
        "admonished": Way("派驻后批评教育", "appoint", "describe" @ days(9, 40), "admonish" @ days(20, 90)),
        "left": Way("岗位变动后离任", "appoint", "change" @ days(40, 200), "leave" @ days(40, 200), share=1),
    },
)
