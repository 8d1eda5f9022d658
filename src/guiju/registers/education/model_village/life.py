"""How a title usually comes about: applied for, looked at, shown, named; looked at again; entered that was there before."""

from __future__ import annotations

from datetime import timedelta

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.education.model_village import ModelVillage
from guiju.registers.education.model_village.choices import Conclusion, Kind, Withdrawal
from guiju.registers.governance.indicators.choices import NamedAt
from guiju.registers.governance.titles.choices import HELD, Upheld

AGAIN = timedelta(days=3 * 365)


def document(at: Telling) -> str:
    return f"某普法〔{at.on.year}〕{at.rng.randrange(1, 99)}号{MARK}"


WHAT = {
    "village": lambda at: f"第{at.rng.randint(1, 10**6)}村{MARK}",
    "kind": Kind.VILLAGE,
    "level": NamedAt.COUNTY,
    "named_by": lambda at: str(at.place.bureau),
}
LASTS = {"document": document, "recheck_on": lambda at: at.on + AGAIN, "valid_until": None}
JUSTICE = Organ.JUSTICE
SHOWN = ("apply", "visit" @ days(5, 20), "conclude" @ days(1, 5), "show" @ days(1, 3))
NAMED = (*SHOWN, "name" @ days(1, 3, after="shown_until"))
HELD_BEFORE = ("claim", "confirm" @ days(1, 9))

LIFE = Life(
    ModelVillage,
    keeper=Keeper.TOWNSHIP,
    ready="confirm",
    hands={
        "visit": Hand(Role.CLERK, JUSTICE),
        "object": Hand(Role.CLERK, JUSTICE),
        "settle": Hand(Role.LEGAL, JUSTICE),
        "recheck": Hand(Role.LEGAL, JUSTICE),
    },
    usual={
        "apply": {**WHAT, "grounds": f"村规民约完善，矛盾不出村{MARK}"},
        "claim": WHAT,
        "confirm": {**LASTS, "named_on": lambda at: at.on - timedelta(days=400)},
        "visit": {"inspectors": "甲、乙", "findings": f"情况与材料一致{MARK}"},
        "return_materials": {"reason": f"补充村务公开的材料{MARK}"},
        "apply_again": {"supplement": f"已经补充{MARK}"},
        "conclude": {"conclusion": Conclusion.PASSED, "opinion": f"符合条件{MARK}", "why_not": ""},
        "review_again": {"reason": f"漏看材料{MARK}"},
        "give_up": {"reason": f"条件尚不成熟{MARK}"},
        "show": {"shown_until": lambda at: at.day(7), "shown_where": f"县政府网站{MARK}"},
        "show_longer": {"shown_until": lambda at: at["shown_until"] + timedelta(days=5), "reason": f"网站故障{MARK}"},
        "object": {"objections": [{"what": f"村务公开不及时{MARK}"}]},
        "settle": {"settled": [{"nth": 0, "answer": f"已经整改{MARK}", "upheld": Upheld.NO}]},
        "name": LASTS,
        "decline": {"reason": f"异议经核查成立{MARK}"},
        "recheck": {"recheck_findings": f"各项条件保持{MARK}", "recheck_passed": True},
        "keep": {"keeping_opinion": f"保留{MARK}", "recheck_on": lambda at: at.on + AGAIN},
        "warn": {"warned_of": f"村务公开不及时{MARK}", "rectify_by": lambda at: at.day(60)},
        "withdraw_title": {
            "withdrawn_because": Withdrawal.INCIDENT,
            "reason": f"发生安全责任事故{MARK}",
            "heard": f"没有异议{MARK}",
        },
        "restore_title": {"reason": f"经复查认定有误{MARK}"},
        "unpublish": {"reason": f"内容有误{MARK}"},
        "end_title": {"reason": f"与邻村合并{MARK}"},
    },
    ways={
        "usual": Way("考察、公示、命名", *NAMED, share=6),
        "held": Way("补录已有称号", *HELD_BEFORE, share=3),
        "objected": Way(
            "公示中有异议",
            *(*SHOWN, "object" @ days(1, 2), "show_longer" @ days(1), "settle" @ days(1, 3)),
            "name" @ days(1, 3, after="shown_until"),
        ),
        "rechecked": Way(
            "复核、警示、整改后保留",
            *(*HELD_BEFORE, "recheck" @ days(20, 60), "warn" @ days(1, 5), "recheck" @ days(5, 20)),
            "keep" @ days(1, 5),
        ),
        "withdrawn": Way(
            "撤销后恢复", *HELD_BEFORE, "withdraw_title" @ days(20, 60), "restore_title" @ days(5, 9), share=1
        ),
        "failed": Way(
            "评审不通过，恢复评审",
            *("apply", "return_materials" @ days(1, 5), "apply_again" @ days(1, 9), "visit" @ days(5, 20)),
            ("conclude" @ days(1, 3)).saying(conclusion=Conclusion.FAILED, why_not=f"村务没有公开{MARK}"),
            *("review_again" @ days(1, 3), "conclude" @ days(1, 3)),
        ),
        "declined": Way("公示后不予命名", *SHOWN, "decline" @ days(1, 3)),
        "given_up": Way("撤回申报", "apply", "give_up" @ days(3, 9)),
        "hidden": Way("撤回公开", *NAMED, "unpublish" @ days(1, 9), "publish" @ days(1, 3)),
        "ended": Way("村（社区）撤并", *HELD_BEFORE, "end_title" @ days(20, 60)),
    },
    stands=lambda one, on: one.stage in HELD and one.named_on is not None and one.named_on <= on,
)
