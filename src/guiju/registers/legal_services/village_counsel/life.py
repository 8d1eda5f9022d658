"""How counsel of a village is usually engaged, serves, is assessed, engaged again, replaced."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring.duties import QUARTER
from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import open_places
from guiju.registers.legal_services.village_counsel import STRUCK, VillageCounsel
from guiju.registers.legal_services.village_counsel.choices import Grade, Kind, Profession, Satisfaction, Service

TERM = 364
LAWYERS = (Profession.LAWYER, Profession.LEGAL_WORKER)


def service(kind: Service = Service.DUTY, hours: int = 4, **told: Any) -> dict[str, Any]:
    """One of a morning."""
    where = {"begins": "08:30", "ends": f"{8 + hours:02d}:30", "hours": hours, "place": f"村便民服务中心{MARK}"}
    return {
        "kind": kind,
        "about": f"{kind.label}{MARK}",
        "consulted": 2,
        "audience": 30,
        "contracts": 1,
        **where,
        **told,
    }


def quarter_before(on: date) -> dict[str, Any]:
    last = QUARTER.around(on)[0] - timedelta(days=1)
    return {"year": last.year, "quarter": (last.month + 2) // 3}


SERVED = ("list", "engage" @ days(1, 9), "serve" @ days(1, 9))
LIFE = Life(
    VillageCounsel,
    keeper=Keeper.TOWNSHIP,
    usual={
        "list": {"title": lambda at: f"第{at.rng.randint(1, 99_999)}村{MARK}", "kind": Kind.VILLAGE},
        "engage": {
            "counsel": lambda at: at.person()["name"],
            "licence": lambda at: f"1{at.rng.randrange(10**15, 10**16)}",
            "profession": lambda at: at.rng.choice(LAWYERS),
            "firm": f"某律师事务所{MARK}",
            "term_until": lambda at: at.day(TERM),
            "contract": ("聘任合同.txt", f"聘任合同{MARK}".encode()),
        },
        "serve": {
            "services": lambda at: [service(at.rng.choice((Service.DUTY, Service.LECTURE)))],
            "sheet": ("签到表.txt", f"签到表{MARK}".encode()),
        },
        "strike": {
            "struck": lambda at: [
                {"nth": n, "struck_because": f"重复登记{MARK}"} for n in open_places(STRUCK, at, "services")[:1]
            ]
        },
        "rate": {
            "ratings": lambda at: [
                {**quarter_before(at.on), "satisfaction": Satisfaction.SATISFIED, "rater": f"村民委员会主任{MARK}"}
            ],
            "rating_sheet": ("评议表.txt", f"评议表{MARK}".encode()),
        },
        "assess": {
            "assessments": lambda at: [
                {**quarter_before(at.on), "grade": Grade.QUALIFIED, "opinion": f"履职合格{MARK}"}
            ]
        },
        "renew": {
            "term_until": lambda at: at.day(2 * TERM),
            "contract": ("续聘合同.txt", f"续聘合同{MARK}".encode()),
        },
        "dismiss": {"reason": f"执业机构变更{MARK}"},
        "unpublish": {"reason": f"电话有误{MARK}"},
        "strike_off": {"reason": f"并入相邻的村{MARK}"},
    },
    ways={
        "usual": Way(
            "聘请、服务、评议、考核",
            *SERVED,
            "serve" @ days(5, 20),
            "rate" @ days(70, 80),
            "assess" @ days(1, 5),
            share=9,
        ),
        "renewed": Way("考核后续聘", *SERVED, "rate" @ days(70, 80), "assess" @ days(1, 5), "renew" @ days(5, 20)),
        "replaced": Way(
            "公开，服务作废，解聘后另聘",
            *SERVED,
            "publish" @ days(1, 5),
            "strike" @ days(1, 5),
            "unpublish" @ days(1, 5),
            "dismiss" @ days(5, 30),
            "engage" @ days(5, 30),
        ),
        "merged": Way("撤并", "list", "strike_off" @ days(5, 90)),
    },
)
