"""How an audit usually goes from the plan to what was put right."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.registers.oversight.audit_project import AuditProject
from guiju.registers.oversight.audit_project.columns import FindingKind, Kind, Nature
from guiju.registers.oversight.audit_project.findings import CHECKING, DONE, DROPPING, ORDERING, RELEASING, RESETTING

FINDINGS: list[dict[str, Any]] = [
    {
        "kind": FindingKind.UNLAWFUL,
        "what": f"超范围列支{MARK}",
        "basis": f"某某办法第十条{MARK}",
        "amount": Decimal(120000),
    },
    {"kind": FindingKind.IMPROPER, "what": f"固定资产账实不符{MARK}", "basis": f"某某制度第三条{MARK}"},
]


def told(at: Telling, ask: RowsAsk, **columns: Any) -> list[dict[str, Any]]:
    return [{"nth": n, **columns} for n in open_places(ask, at, "findings")]


def terms(at: Telling) -> list[dict[str, Any]]:
    return told(at, ORDERING, due_on=at.day(60), demand=f"收回资金、清查资产{MARK}")


NOTIFIED = ("plan", "notify" @ days(5, 30), "begin" @ days(0, after="begins_on"))
HEARD = (*NOTIFIED, "inquire" @ days(2, 20), "consult" @ days(10, 40), "reply" @ days(2, 9))
REPORTED = (*HEARD, "report" @ days(3, 15))
PUT_RIGHT = ("order" @ days(1, 5), "hear" @ days(20, 50), "check" @ days(1, 8), "close" @ days(0, 3))

LIFE = Life(
    AuditProject,
    keeper=Keeper.DEPARTMENT,
    usual={
        "plan": {
            "title": lambda at: f"第{at.rng.randrange(1, 10**5)}号单位预算执行审计{MARK}",
            "kind": Kind.BUDGET,
            "unit": f"某某单位{MARK}",
            "plan": lambda at: f"{at.on.year}年度审计项目计划{MARK}",
            "covers": lambda at: f"{at.on.year - 1}年度预算执行{MARK}",
        },
        "drop": {"reason": f"上级机关另行安排{MARK}"},
        "notify": {"leader": f"审计组组长{MARK}", "begins_on": lambda at: at.day(7), "recusal_checked": True},
        "begin_at_once": {
            "leader": f"审计组组长{MARK}",
            "at_once": f"发现资料可能被转移{MARK}",
            "recusal_checked": True,
        },
        "inquire": {"asked": f"财务科{MARK}", "auditors": 2, "papers_shown": True, "learned": f"核对往来款项{MARK}"},
        "consult": {"findings": FINDINGS, "suggestions": [{"words": f"完善内部控制{MARK}"}]},
        "consult_again": {
            "dropped": [],
            "findings": [{**FINDINGS[1], "what": f"往来款项长期挂账{MARK}"}],
            "suggestions": [],
        },
        "reply": {"opinion": f"对第二个问题的情况作了说明{MARK}"},
        "report": {
            "dropped": lambda at: [],
            "weighed": lambda at: f"已核实并采纳{MARK}" if at["opinion"] else "",
        },
        "decide": {"nature": Nature.FINANCIAL, "holding": f"责令收回超范围列支的资金{MARK}"},
        "order": {"terms": terms},
        "reset": {"terms": lambda at: told(at, RESETTING, reset_because=f"整改方案调整{MARK}")[:1]},
        "hear": {"done": lambda at: told(at, DONE, done=f"已经收回、清查{MARK}")},
        "check": {"terms": lambda at: told(at, CHECKING, checked=f"查阅凭证，已经到位{MARK}")},
        "annul": {"by_whom": f"县人民政府裁决书{MARK}", "reason": f"定性依据不足{MARK}"},
        "release": {"terms": lambda at: told(at, RELEASING, released_because=f"审计决定已被撤销{MARK}")[:1]},
        "close": {"untold": ""},
        "hand_over": {"handed": [{"organ": f"县纪委监委{MARK}", "what": f"有关人员违规{MARK}", "persons": 1}]},
        "told_back": {"told": [{"nth": 0, "outcome": f"给予处分{MARK}"}]},
        "unpublish": {"reason": f"信息有误，更正后再公布{MARK}"},
    },
    ways={
        "usual": Way("报告、整改到位", *REPORTED, *PUT_RIGHT, share=70),
        "decided": Way(
            "作出审计决定，公布",
            *(*REPORTED, "decide" @ days(0, 3), "serve" @ days(1, 5), "publish" @ days(5, 20), *PUT_RIGHT),
            share=15,
        ),
        "handed_over": Way(
            "移送处理", *REPORTED, "hand_over" @ days(0, 5), "told_back" @ days(30, 60), *PUT_RIGHT, share=5
        ),
        "at_once": Way(
            "直接实施，期满没有意见",
            *("plan", "begin_at_once" @ days(5, 30), "consult" @ days(10, 40)),
            *(
                ("report" @ days(11, 15)).saying(
                    dropped=lambda at: told(at, DROPPING, dropped_because=f"证据不足{MARK}")[:1]
                ),
            ),
            *("publish" @ days(1, 5), "unpublish" @ days(5, 9)),
        ),
        "reset": Way(
            "重新确定整改要求",
            *(*REPORTED, "order" @ days(1, 5), "hear" @ days(10, 20), "reset" @ days(1, 3)),
            ("order" @ days(0, 1)).saying(terms=lambda at: [{**terms(at)[0], "nth": 0}]),
            *(("hear" @ days(5, 9)).saying(done=lambda at: [{"nth": 0, "done": f"再次整改{MARK}"}]), "check", "close"),
        ),
        "annulled": Way(
            "审计决定被撤销，不再要求整改",
            *(*REPORTED, "decide" @ days(0, 3), "serve" @ days(1, 5), "order" @ days(1, 5), "annul" @ days(20, 40)),
            *("release" @ days(0, 3), ("hear" @ days(1, 5)).saying(done=[{"nth": 1, "done": f"已经清查{MARK}"}])),
            *(("check" @ days(1, 8)).saying(terms=[{"nth": 1, "checked": f"已经到位{MARK}"}]), "close" @ days(0, 3)),
        ),
        "heard_again": Way(
            "修改后再次征求意见",
            *(*HEARD, "consult_again" @ days(3, 9), "reply" @ days(2, 9), "report" @ days(3, 15)),
        ),
        "dropped": Way("调出计划", "plan", "drop" @ days(5, 30)),
    },
)
