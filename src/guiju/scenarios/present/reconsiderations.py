"""Reconsiderations on the desk: just received, near due, overdue, at rest, on the summary track."""

from __future__ import annotations

from datetime import date

from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.registers.oversight.reconsideration.choices import ActKind, SummaryGround
from guiju.scenarios import reconsideration_cases as cases
from guiju.scenarios.present.story import Desk, Story
from guiju.scenarios.reconsideration import who
from guiju.scenarios.reconsideration_cases import Tale

TOLD = "今日在办行政复议"
DECIDE = "reconsideration.decide.ordinary"
CLEAR = ["facts", "relations", "dispute"]


def open_matters(desk: Desk) -> int:
    """How many cases were put on the desks."""
    due_soon, due_gone = desk.start_of(DECIDE, desk.ahead(3)), desk.start_of(DECIDE, desk.ago(4))
    tales = (
        cases.received(_tale(desk, desk.ago(2))),
        cases.answered(_tale(desk, due_soon), on=due_soon),
        cases.answered(_tale(desk, due_gone), on=due_gone),
        cases.suspended(cases.answered(_tale(desk, desk.ago(40)), on=desk.ago(38)), 0),
        _summary(desk),
    )
    for tale in tales:
        _queue(desk, tale)
    return len(tales)


def _tale(desk: Desk, received: date) -> Tale:
    return Tale(desk.place, desk.rng, received, desk.today)


def _summary(desk: Desk) -> Tale:
    """A case on disclosure, simplified before the copy was sent; the answer is awaited."""
    tale = cases.accepted(_tale(desk, desk.ago(6)), on=desk.ago(4))
    _about_disclosure(tale)
    tale.then("simplify", desk.ago(4), summary_ground=SummaryGround.DISCLOSURE, clear=CLEAR)
    return tale.then("send", desk.ago(3)).then("deliver", desk.ago(2), notice="copy", receiver="被申请人收发室")


def _about_disclosure(tale: Tale) -> None:
    """Whatever the lot made the case about, it is about an answer on disclosure."""
    kind, act, request = next(told for told in cases.KINDS if told[0] == ActKind.DISCLOSURE)
    _, _, told = tale.steps[0]
    known = tale.received.fromordinal(tale.received.toordinal() - 10)
    told |= {
        "title": f"{told['title'].split('不服')[0]}不服{told['respondent']}{act}案（模拟）",
        "act_kind": kind,
        "act_name": f"{act}（模拟第7号）",
        "act_public": False,
        "request": request,
        "act_made_on": known,
        "act_known_on": known,
    }
    told.pop("duty_requested_on", None)
    told.pop("duty_term_on", None)


def _queue(desk: Desk, tale: Tale) -> None:
    story = Story(desk, Reconsideration, desk.place.government)
    for step, on, told in tale.steps:
        story.act(step, on, who(desk.place, step), told)
