"""How a major decision is usually listed, formed, reviewed, decided, published, carried out; put off, adjusted, stopped."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, WhenThere, open_places
from guiju.kernel.offices.regions import Level
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Decider
from guiju.registers.decisions.legality_review.choices import Subject as Reviewed
from guiju.registers.decisions.major_decision import MajorDecision
from guiju.registers.decisions.major_decision.choices import (
    Adoption,
    Advice,
    Argument,
    Cause,
    Hearing,
    Kind,
    Occasion,
    Proposer,
    Risk,
    Source,
)
from guiju.registers.decisions.major_decision.hearing import ANSWERS
from guiju.registers.decisions.major_decision.verdicts import Result

TITLES = {
    Kind.POLICY: "城乡居民公共服务提升措施",
    Kind.PLAN: "国土空间和产业发展专项规划",
    Kind.RESOURCES: "历史文化资源保护利用方案",
    Kind.PROJECT: "城区供水管网改造项目",
    Kind.OTHER: "义务教育学校布局调整方案",
}
MEETING_VERDICTS = {Result.PASSED: "passed", Result.POSTPONED: "postponed", Result.REJECTED: "rejected"}


def title(at: Telling) -> str:
    return f"{at.agency.region.name}{TITLES[Kind(at['kind'])]}{at.rng.randrange(1, 999)}号{MARK}"


def reviewed(at: Telling) -> Any:
    """A review of the draft, asked for and given today."""
    sent = {
        "subject": Reviewed.DECISION,
        "decider": Decider.GOVERNMENT if len(at.agency.region_id) <= Level.COUNTY else Decider.AGENCY,
        "title": f"{at.record.title}（送审）",
        "exploratory": False,
    }
    return at.led(LegalityReview, {"send": sent, "take_on": {}, "hear_counsel": {}, "conclude": {}, "sign_off": {}})


def met(at: Telling) -> Any:
    """A meeting of today with this on its agenda."""
    meeting = type(at.record)._meta.apps.get_model("governance", "Meeting")
    item = {
        "title": f"审议{at.record.title}"[:200],
        "business": "decision",
        "review": at.record.review,
        "as_reviewed": True,
    }
    verdict = {"nth": 0, "verdict": MEETING_VERDICTS[Result(at["verdict"])], "dissent": "无"}
    steps: dict[str, dict[str, Any]] = {
        "plan": {"planned_on": at.on},
        "set_agenda": {"items": [item]},
        "hold": {},
        "resolve": {"verdicts": [verdict], "noted": []},
    }
    return at.led(meeting, steps)


def adjusting(at: Telling) -> Any:
    """Another decision, opened to adjust this one and decided today."""
    opened = {"secret": True, "adjusts": at.record, "title": f"{at.record.title}（调整）"[:200]}
    formed: dict[str, dict[str, Any]] = {"start": {}, "draft": PLAIN, "bind_review": {}, "submit": {}, "decide": {}}
    return at.led(MajorDecision, {"propose": opened, **formed})


def opinions(at: Telling) -> list[dict[str, Any]]:
    return [{"source": Source.PUBLIC, "opinion": f"建议细化实施步骤{at.rng.randrange(1, 999)}{MARK}"} for _ in range(2)]


def answers(at: Telling) -> list[dict[str, Any]]:
    told = at.said.get("opinions")
    places = open_places(ANSWERS, at) if told is None else range(len(told))
    return [{"nth": n, "adoption": Adoption.REFUSED, "reply": f"超出本决策范围{MARK}"} for n in places]


def experts(at: Telling) -> list[dict[str, Any]]:
    said = {"unit": f"某研究院{MARK}", "signed": True, "disinterested": True, "opinion": f"必要、可行{MARK}"}
    return [{"name": at.person()["name"], **said} for _ in range(3)]


PLAIN: dict[str, Any] = {"technical": False, "risky": False, "concerns_groups": False, "concerns_market": False}
STARTED = ("propose", "list" @ days(3, 9), "start" @ days(5, 20), "draft" @ days(10, 30))
SHOWN = (
    *(
        "consult" @ days(1, 3),
        "record_opinions" @ days(2, 9),
        "end_consultation" @ days(1, 2, after="consultation_until"),
    ),
    *("answer_opinions" @ days(1, 3), "feed_back" @ days(1, 3)),
)
JUDGED = ("argue" @ days(1, 3), "assess" @ days(1, 5))
REVIEWED = ("bind_review" @ days(8, 12), "submit" @ days(1, 3))
DECIDED = "decide" @ days(1, 6)
PUBLISHED = (*STARTED, *SHOWN, *JUDGED, *REVIEWED, DECIDED, "publish" @ days(1, 5))
FILED = ("add_papers" @ days(1, 3), "archive" @ days(1, 5))
CLOSED = (
    ("propose" @ days(0)).saying(secret=True),
    *("start" @ days(3, 9), ("draft" @ days(5, 9)).saying(**PLAIN), *REVIEWED, DECIDED, "keep_closed" @ days(1, 3)),
)

LIFE = Life(
    MajorDecision,
    keeper=Keeper.GOVERNMENT,
    ready="decide",
    stands=lambda decision, on: not decision.why_not(on),
    usual={
        "change": {"replaced_by": WhenThere(adjusting), "reason": f"客观情况发生重大变化{MARK}"},
        "stop": {"replaced_by": WhenThere(adjusting), "reason": f"不再具备实施条件{MARK}"},
        "propose": {
            "kind": lambda at: at.rng.choice([*Kind]),
            "proposer": Proposer.DEPARTMENT,
            "secret": False,
            "adjusts": None,
            "title": title,
        },
        "list": {"catalogue_year": lambda at: at.on.year, "party_agreed_on": lambda at: at.on},
        "start": {"handler": lambda at: at.place.department},
        "draft": {"technical": True, "risky": True, "concerns_groups": False, "concerns_market": True},
        "consult": {
            "consultation_until": lambda at: at.day(31),
            "draft_explained": f"草案的主要内容{MARK}",
            "contact": f"来信、电子邮件{MARK}",
            "shortened_because": "",
        },
        "prolong": {"consultation_until": lambda at: at.day(45), "reason": f"应有关方面要求{MARK}"},
        "record_opinions": {"opinions": opinions},
        "answer_opinions": {"answers": answers},
        "call_hearing": {"hearing_on": lambda at: at.day(14), "hearing_place": f"政务中心{MARK}"},
        "put_off_hearing": {
            "hearing_on": lambda at: at.day(21),
            "hearing_place": f"政务中心{MARK}",
            "reason": f"应听证参加人申请{MARK}",
        },
        "call_off_hearing": {"reason": f"听证参加人都已书面同意{MARK}"},
        "hold_hearing": {"materials_served_on": lambda at: at.day(-9), "opinions": []},
        "hear_others": {"ways": [Hearing.TALK], "groups_heard": True, "opinions": []},
        "feed_back": {"feedback": f"意见已经逐条研究{MARK}"},
        "argue": {"argument": Argument.MEETING, "experts": experts},
        "assess": {"assessor": f"某咨询公司{MARK}", "risk": Risk.CONTROLLABLE},
        "take_over": {"assessor": f"某咨询公司{MARK}", "risk": Risk.CONTROLLABLE},
        "redraft": {name: (lambda at, name=name: at[name]) for name in PLAIN},
        "bind_review": {"review": WhenThere(reviewed)},
        "submit": {"fair_competition": f"不排除、限制竞争{MARK}"},
        "send_back": {"handler": lambda at: at.place.department, "reason": f"请补充材料{MARK}"},
        "drop": {"reason": f"条件尚不成熟{MARK}"},
        "decide": {
            "verdict": Result.PASSED,
            "handler": lambda at: at.place.department if at["verdict"] != Result.REJECTED else None,
            "at_meeting": WhenThere(met),
        },
        "publish": {"gist": f"同意实施{MARK}", "explanation": f"意见采纳情况和解读{MARK}"},
        "publish_again": {"gist": f"同意实施{MARK}", "explanation": f"补充解读{MARK}", "reason": f"文字有误{MARK}"},
        "keep_closed": {"gist": f"同意实施{MARK}", "reason": f"依法需要保密{MARK}"},
        "unpublish": {"reason": f"附有不应公开的信息{MARK}"},
        "hand_over": {"handler": None, "reason": f"机构职责调整{MARK}"},
        "suspend": {"cause": Cause.CHANGED, "reason": f"客观情况发生重大变化{MARK}"},
        "resume": {"reason": f"影响已经消除{MARK}"},
        "evaluate": {"occasion": Occasion.NEEDED, "evaluator": f"某评估机构{MARK}", "advice": Advice.KEEP},
    },
    ways={
        "usual": Way(
            "列入目录、决定、公布、执行、归档",
            *PUBLISHED,
            "report" @ days(60, 90),
            "complete" @ days(30, 60),
            *FILED,
            share=8,
        ),
        "heard": Way(
            "延长征求意见，另以听证会、座谈会听取意见",
            *(
                *STARTED,
                "consult" @ days(1, 3),
                "prolong" @ days(5, 9),
                "call_hearing" @ days(1, 3),
                "put_off_hearing" @ days(1, 3),
            ),
            *("hear_others" @ days(1, 3), "hold_hearing" @ days(0, after="hearing_on")),
            *("end_consultation" @ days(1, 2, after="consultation_until"), "feed_back" @ days(1, 3)),
            *("argue" @ days(1, 3), "take_over" @ days(1, 5), *REVIEWED, DECIDED, "publish" @ days(1, 5)),
        ),
        "called_off": Way(
            "取消听证会，以座谈会听取意见",
            *(*STARTED, "call_hearing" @ days(1, 3), "call_off_hearing" @ days(1, 3), "hear_others" @ days(1, 3)),
            *("feed_back" @ days(1, 3), *JUDGED, *REVIEWED, DECIDED, "publish" @ days(1, 5)),
        ),
        "uncontrollable": Way(
            "风险不可控，调整草案后重新评估，退回完善",
            *(*STARTED, *SHOWN, "argue" @ days(1, 3), ("assess" @ days(1, 5)).saying(risk=Risk.UNCONTROLLABLE)),
            *("redraft" @ days(3, 9), "assess" @ days(3, 9), *REVIEWED, "send_back" @ days(1, 3)),
            *(*REVIEWED, DECIDED, "publish" @ days(1, 5)),
        ),
        "put_off": Way(
            "暂缓，再次提请后通过",
            *(*STARTED, *SHOWN, *JUDGED, *REVIEWED, DECIDED.saying(verdict=Result.POSTPONED)),
            *(*REVIEWED, DECIDED, "publish" @ days(1, 5)),
        ),
        "rejected": Way(
            "讨论未通过",
            *(*STARTED, *SHOWN, *JUDGED, *REVIEWED, DECIDED.saying(verdict=Result.REJECTED), *FILED),
        ),
        "suspended": Way(
            "中止后恢复执行，经后评估",
            *(
                *PUBLISHED,
                "unpublish" @ days(1, 3),
                "republish" @ days(1, 3),
                "publish_again" @ days(1, 3),
                "hand_over",
            ),
            *("suspend" @ days(30, 60), "resume" @ days(9, 30)),
            "evaluate" @ days(30, 60),
        ),
        "closed": Way("依法不予公开", *CLOSED),
        "changed": Way("另行决策后变更", *CLOSED, "report" @ days(30, 60), "change" @ days(9, 30), *FILED),
        "stopped": Way("中止后停止执行", *CLOSED, "suspend" @ days(30, 60), "stop" @ days(9, 30)),
        "dropped": Way("列入目录后终止", "propose", "list" @ days(3, 9), "drop" @ days(30, 60)),
    },
)
