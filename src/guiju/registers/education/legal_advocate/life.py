"""How an advocate usually comes onto the roll, serves, is assessed, and leaves it."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.education.legal_advocate import LegalAdvocate
from guiju.registers.education.legal_advocate.choices import Grade, Leaving, Service, Source


def services(at: Telling) -> list[dict[str, Any]]:
    kind = at.rng.choice(list(Service))
    return [{"served_on": at.on, "kind": kind, "what": f"为村民服务{MARK}", "people": at.rng.randint(1, 30)}]


LIFE = Life(
    LegalAdvocate,
    keeper=Keeper.TOWNSHIP,
    usual={
        "choose": {
            "person": lambda at: [at.person()],
            "source": lambda at: at.rng.choice(list(Source)),
            "recommended_by": f"村民委员会推荐{MARK}",
        },
        "train": {"trainings": lambda at: [{"held_on": at.on, "topic": f"法律明白人培训{MARK}", "hours": 8}]},
        "drop": {"reason": f"没有参加培训{MARK}"},
        "end_backbone": {"reason": f"不再承担骨干任务{MARK}"},
        "serve": {"services": services},
        "assess": {
            "assessed_year": lambda at: at.on.year,
            "grade": lambda at: at.rng.choice((Grade.EXCELLENT, Grade.GOOD, Grade.GOOD)),
        },
        "unpublish": {"reason": f"本人有异议{MARK}"},
        "leave": {"leaving": Leaving.MOVED},
    },
    ways={
        "usual": Way(
            "遴选、培训、颁证、服务",
            *("choose", "train" @ days(5, 30), "certify" @ days(1, 20), "serve" @ days(5, 60)),
            share=7,
        ),
        "backbone": Way(
            "骨干",
            *("choose", "train" @ days(5, 30), "certify" @ days(1, 20), "assess" @ days(20, 60)),
            *("name_backbone" @ days(1, 9), "serve" @ days(5, 60), "end_backbone" @ days(20, 60)),
            share=2,
        ),
        "public": Way(
            "公开与撤回公开",
            *("choose", "train" @ days(5, 30), "certify" @ days(1, 20), "publish" @ days(1, 9)),
            "unpublish" @ days(20, 60),
        ),
        "left": Way("退出", "choose", "train" @ days(5, 30), "certify" @ days(1, 20), "leave" @ days(40, 200), share=1),
        "dropped": Way("终止培养", "choose", "drop" @ days(20, 60)),
    },
    ready="certify",
    stands=lambda one, on: one.certified_on is not None and one.certified_on <= on and one.serves_on(on),
)
