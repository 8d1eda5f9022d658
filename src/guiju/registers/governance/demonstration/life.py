"""How an application usually goes: materials sent, reviewed, sampled, asked about, shown, named, looked at again."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.governance.demonstration import Demonstration
from guiju.registers.governance.demonstration.choices import Conclusion, Kind, Withdrawal
from guiju.registers.governance.indicators import system
from guiju.registers.governance.indicators.choices import NamedAt, Source
from guiju.registers.governance.indicators.system import Indicator
from guiju.registers.governance.titles.choices import Upheld


def indicators(at: Telling) -> tuple[Indicator, ...]:
    """Those of the system that the application keeps, or will."""
    kept = at["system"]
    found = system.kept(kept) if kept else system.on(at["kind"], at.on, at["level"])
    return found.indicators if found is not None else ()


def scored(column: str, source: Source, **more: Any) -> Any:
    """All points of every indicator of a source, by its place."""
    return lambda at: [
        {"nth": n, column: one.points, **more} for n, one in enumerate(indicators(at)) if one.source == source
    ]


def first_evidenced(column: str, told: Any) -> Any:
    """The first indicator that the applicant scores, by its place."""

    def said(at: Telling) -> list[dict[str, Any]]:
        nth, _ = next((n, one) for n, one in enumerate(indicators(at)) if one.source == Source.EVIDENCE)
        return [{"nth": nth, column: told}]

    return said


def samples(at: Telling) -> list[dict[str, Any]]:
    told = {"inspectors": "甲、乙", "found": f"现场与材料一致{MARK}", "as_told": True}
    return [{"place": f"第{n}处窗口{MARK}", **told} for n in (1, 2)]


JUSTICE = Organ.JUSTICE
CLERK, LEGAL = Hand(Role.CLERK, JUSTICE), Hand(Role.LEGAL, JUSTICE)
SENT = ("apply", "self_score" @ days(2, 9), "submit" @ days(1, 3))
REVIEWED = (*SENT, "verify" @ days(1, 5), "sample" @ days(1, 5), "survey" @ days(1, 5))
SHOWN = (*REVIEWED, "conclude" @ days(1, 3), "show" @ days(1, 3))
NAMED = (*SHOWN, "name" @ days(1, 3, after="shown_until"))

LIFE = Life(
    Demonstration,
    keeper=Keeper.DEPARTMENT,
    ready="submit",
    either=JUSTICE,
    hands={
        "verify": LEGAL,
        "sample": CLERK,
        "survey": CLERK,
        "settle": LEGAL,
        "recheck": LEGAL,
        "object": CLERK,
    },
    usual={
        "apply": {
            "kind": Kind.UNIT,
            "project": lambda at: f"第{at.rng.randrange(10**6)}号项目{MARK}",
            "level": NamedAt.COUNTY,
            "of_year": lambda at: at.on.year,
            "figures_of": lambda at: at.on.year - 1,
            "named_by": lambda at: str(at.place.bureau),
            "notice": f"关于开展示范创建的通知{MARK}",
            "due_on": lambda at: at.day(30),
            "grounds": f"连续三年考核优秀{MARK}",
        },
        "self_score": {"scored": scored("self_points", Source.EVIDENCE, self_why=f"有会议纪要{MARK}")},
        "submit": {"summary": f"自评情况{MARK}", "truthful": True},
        "put_off": {"due_on": lambda at: at["due_on"] + timedelta(days=10), "reason": f"材料较多{MARK}"},
        "withdraw_application": {"reason": f"条件尚不成熟{MARK}"},
        "return_materials": {"returned": [], "reason": f"补充会议纪要{MARK}", "due_on": lambda at: at.day(40)},
        "verify": {"verified": scored("verified_points", Source.EVIDENCE, verified_why=f"材料属实{MARK}")},
        "sample": {"samples": samples},
        "survey": {
            "surveyed_by": f"某某调查公司{MARK}",
            "surveyed": 300,
            "satisfaction": Decimal("92.5"),
            "assessed": scored("assessed_points", Source.THIRD_PARTY),
        },
        "conclude": {"conclusion": Conclusion.PASSED, "opinion": f"符合条件{MARK}", "why_not": ""},
        "return_after_all": {"reason": f"漏看材料{MARK}"},
        "show": {"shown_until": lambda at: at.day(7), "shown_where": f"县政府网站{MARK}"},
        "show_longer": {"shown_until": lambda at: at["shown_until"] + timedelta(days=5), "reason": f"网站故障{MARK}"},
        "object": {"objections": [{"what": f"窗口排队时间长{MARK}"}]},
        "settle": {
            "settled": [{"nth": 0, "answer": f"已经增设窗口{MARK}", "upheld": Upheld.NO}],
        },
        "name": {"document": lambda at: f"某法发〔{at.on.year}〕{at.rng.randrange(1, 99)}号{MARK}"},
        "decline": {"reason": f"异议经核查成立{MARK}"},
        "recheck": {"recheck_findings": f"各项指标保持{MARK}", "recheck_passed": True},
        "keep": {"keeping_opinion": f"保留{MARK}"},
        "warn": {"warned_of": f"公开不及时{MARK}", "rectify_by": lambda at: at.day(60)},
        "withdraw_title": {
            "withdrawn_because": Withdrawal.GRAVE,
            "reason": f"发生严重违法事件{MARK}",
            "heard": f"单位没有异议{MARK}",
        },
        "restore_title": {"reason": f"经复查认定有误{MARK}"},
        "unpublish": {"reason": f"内容有误{MARK}"},
    },
    ways={
        "usual": Way("评审、命名", *NAMED, share=6),
        "objected": Way(
            "公示中有异议",
            *(*SHOWN, "object" @ days(1, 2), "show_longer" @ days(1), "settle" @ days(1, 3)),
            "name" @ days(1, 3, after="shown_until"),
            share=1,
        ),
        "rechecked": Way(
            "复核、警示、整改后保留",
            *(*NAMED, "recheck" @ days(20, 60), "warn" @ days(1, 5)),
            *("recheck" @ days(5, 20), "keep" @ days(1, 5)),
        ),
        "withdrawn": Way("撤销后恢复", *NAMED, "withdraw_title" @ days(20, 60), "restore_title" @ days(5, 9)),
        "declined": Way("公示后不予命名", *SHOWN, "decline" @ days(1, 3)),
        "failed": Way(
            "评审不通过，恢复评审",
            *REVIEWED,
            ("conclude" @ days(1, 3)).saying(conclusion=Conclusion.FAILED, why_not=f"抽查情况不符{MARK}"),
            *("return_after_all" @ days(1, 3), "conclude" @ days(1, 3)),
            share=1,
        ),
        "returned": Way(
            "退回补充",
            *SENT,
            ("return_materials" @ days(1, 3)).saying(returned=first_evidenced("sent_back", f"缺纪要{MARK}")),
            "put_off" @ days(1, 3),
            ("self_score" @ days(1, 3)).saying(scored=first_evidenced("self_points", Decimal(1))),
            "submit" @ days(3, 9),
        ),
        "given_up": Way("撤回申报", "apply", "withdraw_application" @ days(3, 9)),
        "hidden": Way("撤回公开", *NAMED, "unpublish" @ days(1, 9), "publish" @ days(1, 3)),
    },
)
