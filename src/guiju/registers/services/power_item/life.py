"""How an item of the list of powers is usually published, changed, cancelled, handed down."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Change, Finding, Kind, Level, Origin, Phase, TextLevel

BASES = [{"law": f"某某管理法{MARK}", "article": "第三十条", "level": TextLevel.LAW}]
DUTIES = [
    {"phase": phase, "duty": f"依法{phase.label}{MARK}", "accountability": f"应当办理而不办理的{MARK}"}
    for phase in (Phase.ACCEPT, Phase.EXAMINE, Phase.DECIDE)
]
PROCESS = [
    {"name": "立案", "done_by": "执法大队", "days": 7},
    {"name": "调查取证", "done_by": "执法大队"},
    {"name": "决定", "done_by": "负责人", "days": 90},
]
TIERS = [
    {"facts": f"初次违法，及时改正{MARK}", "outcome": "从轻", "least": Decimal(100), "most": Decimal(2000)},
    {"facts": f"再次违法{MARK}", "outcome": "一般", "least": Decimal(2000), "most": Decimal(5000)},
]
PUBLISHED = ("propose", "review" @ days(3, 15), "publish" @ days(1, 10))


def code(at: Telling) -> str:
    return f"{at.rng.randrange(10**9):09d}-{at.rng.randrange(1000):03d}"


def name(at: Telling) -> str:
    return f"对违反某项管理规定第{at.rng.randrange(1, 10**5)}类行为的处罚{MARK}"


def asked(change: Change) -> Any:
    return ("propose_change" @ days(30, 90)).saying(change=change)


LIFE = Life(
    PowerItem,
    keeper=Keeper.DEPARTMENT,
    ready="publish",
    stands=lambda item, on: item.listed_by(on),
    usual={
        "propose": {
            "title": name,
            "code": code,
            "kind": Kind.PENALTY,
            "field": "transport",
            "level": Level.COUNTY,
            "origin": Origin.NEW,
            "taken_from": None,
            "source": lambda at: f"调整权责清单的通知{MARK}" if at["origin"] != Origin.FIRST else "",
            "bases": BASES,
            "duties": DUTIES,
            "process": PROCESS,
        },
        "amend": {
            **{column: (lambda at, column=column: at[column]) for column in ("title", "code", "field", "level")},
            **{column: (lambda at, column=column: at[column]) for column in ("origin", "source", "taken_from")},
            "duties": DUTIES,
        },
        "review": {"finding": Finding.PASSED, "opinion": f"职权有依据，权责一致{MARK}"},
        "set_benchmark": {"benchmark": f"行政处罚裁量权基准{MARK}", "tiers": TIERS},
        "propose_change": {"change": Change.CHANGED, "why": f"依据已经修改{MARK}", "source": f"修改决定{MARK}"},
        "review_change": {"finding": Finding.PASSED, "opinion": f"调整有依据{MARK}"},
        "order_lifted": {"reason": f"上级收回决定{MARK}"},
        "take_back_change": {"reason": f"没有批准{MARK}"},
        "adopt_change": {
            "title": name,
            "field": lambda at: at["field"],
            "level": lambda at: at["level"],
            "bases": [{**BASES[0], "article": "第三十一条"}],
        },
        "receive_order": {
            "change": Change.CANCELLED,
            "source": f"取消和下放行政职权的决定{MARK}",
            "ordered_on": lambda at: at.on,
        },
        "cancel": {"reason": f"依据已经废止{MARK}。"},
        "hand_down": {"receiver": lambda at: [at.place.township], "reason": f"省级决定交由乡镇行使{MARK}。"},
        "drop": {"reason": f"依据尚未施行{MARK}。"},
    },
    ways={
        "usual": Way("拟定、审核、公布", *PUBLISHED, share=9),
        "returned": Way(
            "退回修改后公布",
            *("propose", ("review" @ days(3, 15)).saying(finding=Finding.RETURNED), "amend" @ days(1, 9)),
            *PUBLISHED[1:],
        ),
        "benchmark": Way("公布后制定裁量基准", *PUBLISHED, "set_benchmark" @ days(20, 60)),
        "changed": Way(
            "变更", *PUBLISHED, asked(Change.CHANGED), "review_change" @ days(3, 15), "adopt_change" @ days(1, 9)
        ),
        "kept": Way(
            "调整被退回",
            *(*PUBLISHED, asked(Change.CANCELLED)),
            ("review_change" @ days(3, 15)).saying(finding=Finding.RETURNED),
        ),
        "given_up": Way(
            "不再调整",
            *(*PUBLISHED, asked(Change.CANCELLED)),
            "review_change" @ days(3, 15),
            "take_back_change" @ days(1, 9),
        ),
        "cancelled": Way(
            "自行取消", *PUBLISHED, asked(Change.CANCELLED), "review_change" @ days(3, 15), "cancel" @ days(1, 9)
        ),
        "ordered": Way("上级取消", *PUBLISHED, "receive_order" @ days(30, 90), "cancel" @ days(1, 15)),
        "order_lifted": Way("上级收回决定", *PUBLISHED, "receive_order" @ days(30, 90), "order_lifted" @ days(1, 9)),
        "handed_down": Way(
            "下放乡镇、街道",
            *(*PUBLISHED, ("receive_order" @ days(30, 90)).saying(change=Change.HANDED_DOWN)),
            "hand_down" @ days(1, 15),
        ),
        "dropped": Way("撤回", "propose", "drop" @ days(1, 5)),
    },
)
