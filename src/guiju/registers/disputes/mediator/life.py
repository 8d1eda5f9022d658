"""How a mediator usually comes onto the roll, is trained and assessed, and leaves it."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.keeping.identifiers import birth_date, make_resident_id
from guiju.kernel.offices.organs import Organ
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediation_committee.choices import Sex
from guiju.registers.disputes.mediator import Mediator
from guiju.registers.disputes.mediator.choices import Education, Grade, Leaving, Misconduct, Paid, Sort, Station


def member(at: Telling, seat: int | None = None) -> dict[str, str]:
    """One of the committee's members, by the place among them or one who is no mediator yet: of their name and sex."""
    committee = at["committee"]
    rows = list(committee.members_on(at.on).order_by("pk"))
    named = set(committee.mediator_set.filter(left_on=None).values_list("title", flat=True))
    row = rows[seat] if seat is not None else at.rng.choice([one for one in rows if one.name not in named] or rows)
    serial = at.rng.randrange(500) * 2 + (row.sex == Sex.MALE)
    who = at.person()
    born = birth_date(who["id_number"])
    return {**who, "name": row.name, "id_number": make_resident_id(who["id_number"][:6], born, serial)}


def sort(at: Telling) -> Sort:
    """A member while one is left who is no mediator yet."""
    committee = at["committee"]
    full = committee.mediator_set.filter(left_on=None, sort=Sort.MEMBER).count() >= committee.members_total
    return Sort.ENGAGED if full else at.rng.choice((Sort.MEMBER, Sort.ENGAGED))


GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.GOOD, Grade.FAIR)

LIFE = Life(
    Mediator,
    keeper=Keeper.TOWNSHIP,
    either=Organ.JUSTICE,
    stands=Mediator.serves_on,
    usual={
        "appoint": {
            "committee": lambda at: at.one(MediationCommittee),
            "sort": sort,
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
