"""How a meeting is usually planned, its agenda set from what was reviewed, held, its items resolved, its minutes issued."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting.choices import SUBJECTS, Business, Capacity, Chair, Kind, Verdict
from guiju.registers.governance.meeting.columns import AgendaItem
from guiju.registers.governance.meeting.gates import has_them
from guiju.registers.governance.meeting.holding import NOTING, RESOLVING, STRIKING

VERDICTS = (Verdict.PASSED, Verdict.PASSED, Verdict.CHANGED, Verdict.POSTPONED)


def title(at: Telling) -> str:
    return f"{at.agency.region.name}{at.on.year}年{Kind(at['kind']).label}{MARK}"


def items(at: Telling) -> list[dict[str, Any]]:
    """A contract that was reviewed, and a report."""
    review = at.one(LegalityReview)
    business = next(business for business, subjects in SUBJECTS.items() if review.subject in subjects)
    reviewed = {"title": f"审议{review.title}", "business": business, "review": review, "as_reviewed": True}
    return [reviewed, {"title": f"工作情况汇报{MARK}", "business": Business.REPORT}]


def attendees(at: Telling) -> list[dict[str, Any]]:
    """Four of different names: nobody is told of twice, and the few names made up by chance come again now and then."""
    who = (Capacity.MEMBER, Capacity.MEMBER, Capacity.COUNSEL, Capacity.DEPUTY)
    names: dict[str, None] = {}
    while len(names) < len(who):
        names[at.person()["name"]] = None
    return [{"name": name, "capacity": one} for name, one in zip(names, who, strict=True)]


def places(at: Telling, ask: RowsAsk) -> list[int]:
    """The items still open to the ask, by their places: those on record, or those told."""
    if "items" not in at.said:
        return open_places(ask, at)
    return [n for n, told in enumerate(at.said["items"]) if ask.is_told_of(AgendaItem(business=told["business"]))]


def verdicts(at: Telling) -> list[dict[str, Any]]:
    return [{"nth": n, "verdict": at.rng.choice(VERDICTS), "dissent": "无"} for n in places(at, RESOLVING)]


def noted(at: Telling) -> list[dict[str, Any]]:
    return [{"nth": n, "resolved": f"抓好落实{MARK}"} for n in places(at, NOTING)]


def struck(at: Telling) -> list[dict[str, Any]]:
    """The last, which is the report."""
    return [{"nth": n, "struck_because": f"需要进一步研究{MARK}"} for n in places(at, STRIKING)[-1:]]


AGREED = ("plan", "set_agenda" @ days(3, 6), "hold" @ days(0, after="planned_on"))

LIFE = Life(
    Meeting,
    keeper=Keeper.GOVERNMENT,
    usual={
        "plan": {
            "kind": lambda at: Kind.EXECUTIVE if has_them(at.agency, at.on) else Kind.OFFICE,
            "topic": "",
            "planned_on": lambda at: at.day(14),
            "hour": "9:00",
            "place": f"第一会议室{MARK}",
            "title": title,
        },
        "set_agenda": {"items": items},
        "strike": {"struck": struck},
        "put_off": {"planned_on": lambda at: at.day(14), "hour": "15:30", "reason": f"另有重要公务{MARK}"},
        "call_off": {"reason": f"另有安排{MARK}"},
        "hold": {
            "chair": Chair.HEAD,
            "chair_name": lambda at: at.person()["name"],
            "absent": [],
            "due_to_come": 11,
            "came": lambda at: at.rng.randint(8, 11),
            "first_topic": f"有关法律{MARK}",
            "attendees": attendees,
        },
        "resolve": {"verdicts": verdicts, "noted": noted, "head_last": True},
    },
    ways={
        "usual": Way("审议并印发纪要", *AGREED, "resolve", "issue_minutes" @ days(1, 5), share=8),
        "struck": Way(
            "改期，撤下一项",
            *("plan", "set_agenda" @ days(1, 3), "put_off" @ days(1, 2), "strike" @ days(1, 2)),
            *("hold" @ days(0, after="planned_on"), ("resolve" @ days(0)).saying(noted=[])),
            "issue_minutes" @ days(1, 5),
            share=1,
        ),
        "public": Way(
            "公开与撤回公开",
            *(*AGREED, "resolve", "issue_minutes" @ days(1, 5), "publish" @ days(1, 3), "unpublish" @ days(9, 30)),
        ),
        "called_off": Way("取消", "plan", "call_off" @ days(1, 5)),
    },
)
