"""会议: more courses of ordinary life, and more unlawful ones, a line each (决策条例 arts. 25, 30, 31; 地方组织法 2022 art. 78).

A course is told in words, a day each from Friday 2024-03-08 on; the meeting is planned for 2024-03-11. What
``test_meeting_courses`` tells is not told again.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Adoption, Decider, Subject
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting.choices import Business, Capacity, Chair, Kind, Topic, Verdict
from guiju.registers.governance.meeting.columns import AgendaItem
from guiju.scenarios.walking import Walk
from tests.lives import brought
from tests.people import County
from tests.reaching_back import corrected, folds_to_itself
from tests.registers.test_meeting import EARLIER, FRIDAY, HELD, MONDAY, Room, d, item, refused, review
from tests.registers.test_meeting_courses import text

POSTPONED = {"verdict": Verdict.POSTPONED, "dissent": "无"}
PASSED = {"verdict": Verdict.PASSED, "dissent": "无"}


class Table(Room):
    """A room led by words; ``self.review`` has passed and is of a major decision for the government."""

    def __init__(self, county: County) -> None:
        super().__init__(county)
        self.review = review(county)

    def take(self, step: str, on: date, actor: Any = None, **told: Any) -> Room:
        """No earlier than what was done before."""
        last = self.record.last_step_on if isinstance(self.record, Meeting) else on
        return super().take(step, max(on, last), actor, **told)

    def go(self, word: str, on: date) -> None:
        verb, _, rest = word.partition(":")
        getattr(self, f"_{verb}")(on, *rest.split(",") if rest else ())

    def _plan(self, on: date, kind: str = "executive", planned: str = "11") -> None:
        told = {"topic": Topic.OTHER if kind in ("special", "leading") else "", "planned_on": d(int(planned))}
        self.take("plan", MONDAY, title="会议", kind=Kind(kind), **told)

    def _put(self, on: date, *names: str) -> None:
        self.agenda(*(self._item(name) for name in names or ("乙",)), on=on)

    def _item(self, name: str) -> dict[str, Any]:
        if name == "甲":
            return item("甲", Business.DECISION, review=self.review)
        return item(name, Business.REPORT if name == "汇报" else Business.OTHER)

    def _strike(self, on: date, *names: str) -> None:
        self.take("strike", on, struck=[{"id": self._id(name), "struck_because": "材料不齐"} for name in names])

    def _off(self, on: date, planned: str, day: str = "") -> None:
        self.take("put_off", d(int(day)) if day else on, planned_on=d(int(planned)), reason="公务")

    def _call(self, on: date) -> None:
        self.take("call_off", on, reason="不再召开")

    def _hold(self, on: date, day: str = "11", *told: str) -> None:
        said: dict[str, Any] = {"chair_name": "张某"}
        for one in told:
            name, _, value = one.partition("=")
            said[name] = value if name == "chair" else int(value) if value.isdigit() else None
        if "away" in told:
            said = said | {"attendees": [{"name": "张某", "capacity": Capacity.MEMBER, "absent_because": "出差"}]}
        self.hold(d(int(day)), **{name: value for name, value in said.items() if name != "away"})

    def _vote(self, on: date, *pairs: str) -> None:
        rows = [
            {"id": self._id(name), "verdict": Verdict(verdict), "dissent": "无"}
            for name, verdict in (pair.split("=") for pair in pairs)
        ]
        self.take("resolve", on, verdicts=rows, head_last=True)

    def _note(self, on: date, *names: str) -> None:
        rows = [{"id": self._id(name), "resolved": "抓好落实"} for name in names]
        self.take("resolve", on, verdicts=[], noted=rows, head_last=False)

    def _list(self, on: date, *names: str) -> None:
        self.take("list_attendees", on, attendees=[{"name": one, "capacity": Capacity.MEMBER} for one in names])

    def _away(self, on: date, name: str) -> None:
        """Held without the one who was listed and is said to preside."""
        row = self.record.attendees.get(name=name)
        self.hold(HELD, chair_name=name, absent=[{"id": row.pk, "absent_because": "出差"}])

    def _minutes(self, on: date, who: str = "head") -> None:
        self.take("issue_minutes", on, self.head if who == "head" else self.clerk)

    def _publish(self, on: date) -> None:
        self.take("publish", on)

    def _again(self, on: date) -> None:
        """The review is sent anew, with another draft."""
        told = {"new_draft": ("稿.txt", b"x"), "changes": "另定", "wanted_by": d(29)}
        sender = self.county.actor(self.county.department, Role.CLERK)
        engine.take("send_again", self.review, sender, told | {"basis": "价格法", "procedure_told": "已听证"}, on)

    def _close(self, on: date) -> None:
        sender = self.county.actor(self.county.department, Role.CLERK)
        told = {"adoption": Adoption.ALL, "what_became": "已提交"}
        engine.take("report_adoption", self.review, sender, told, on)

    def _next(self, on: date, kind: str = "executive") -> None:
        """Another meeting of the same government."""
        self.record = Meeting
        self._plan(on, kind, "18")

    def _id(self, name: str) -> Any:
        return AgendaItem.objects.filter(title=name).order_by("pk").last().pk  # type: ignore[union-attr]

    def led(self, course: str) -> tuple[str, date]:
        *before, last = course.split()
        for n, word in enumerate(before):
            self.go(word, d(8 + n))
        return last, d(8 + len(before))


@pytest.fixture
def table(county: County) -> Table:
    brought(county, Meeting, "plan")
    return Table(county)


LAWFUL = [
    ("plan put:甲,乙,丙 hold vote:甲=passed,乙=passed,丙=changed minutes", "minuted"),
    ("plan put:甲,乙 hold vote:甲=passed vote:乙=rejected minutes publish", "minuted"),
    ("plan put:甲 strike:甲 put:乙 hold vote:乙=passed minutes", "minuted"),
    ("plan put:甲,乙 hold strike:甲 vote:乙=passed minutes", "minuted"),
    ("plan put:甲,乙 hold strike:甲 next put:甲 hold:18 vote:甲=passed minutes", "minuted"),
    ("plan put:甲 hold vote:甲=postponed next put:甲 hold:18 vote:甲=passed minutes", "minuted"),
    ("plan put:甲 hold vote:甲=rejected minutes next put:甲 hold:18 vote:甲=passed", "held"),
    ("plan:party put:甲 hold vote:甲=forwarded next put:甲 hold:18 vote:甲=passed minutes", "minuted"),
    ("plan put:甲 hold vote:甲=passed next:plenary put:甲 hold:18 vote:甲=passed", "held"),
    ("plan put off:12 off:13 hold:13 vote:乙=passed minutes", "minuted"),
    ("plan:executive,29 put off:12,9 hold:12 vote:乙=passed", "held"),
    ("plan off:12 put hold:12", "held"),
    ("plan put:乙 put:丙 hold vote:乙=passed,丙=postponed minutes", "minuted"),
    ("plan put:汇报,乙 hold note:汇报 vote:乙=passed minutes", "minuted"),
    ("plan put list:张某,李某 hold list:王某 vote:乙=passed minutes", "minuted"),
    ("plan put hold:11,chair=acting vote:乙=passed minutes", "minuted"),
    ("plan:office put hold:11,chair=deputy vote:乙=passed minutes", "minuted"),
    ("plan:special put hold:11,chair=deputy vote:乙=passed minutes", "minuted"),
    ("plan put call", "called_off"),
    ("plan put strike:乙 call", "called_off"),
]
CLOSED = "当前阶段|不能办理|已取消|已印发纪要"
UNLAWFUL = [
    # What is put
    ("plan put:甲 put:甲", "已经列入本次会议"),
    ("plan put:甲 hold vote:甲=passed next put:甲", "已经2024-03-11的政府常务会议审议通过"),
    ("plan put:甲 hold vote:甲=changed minutes next put:甲", "已经2024-03-11的政府常务会议审议通过"),
    ("plan put:甲 again hold", "“甲”未经合法性审查或者审查未通过"),
    ("plan put:甲 close next put:甲", "“甲”未经合法性审查或者审查未通过"),
    ("plan put hold put:丙", CLOSED),
    ("plan put:乙 call put:丙", CLOSED),
    # When and how it is held
    ("plan hold", CLOSED),
    ("plan put hold:12", "原定2024-03-11召开"),
    ("plan put off:12 hold:11", "原定2024-03-12召开"),
    ("plan put call hold", CLOSED),
    ("plan put hold hold", CLOSED),
    ("plan put strike:乙 hold", "议程上没有议题"),
    ("plan put hold:11,came=4", "未过半数"),
    ("plan put hold:11,came=0", "未过半数"),
    ("plan put hold:11,chair=deputy", "由政府主要负责人召集和主持"),
    ("plan:plenary put hold:11,chair=deputy", "由政府主要负责人召集和主持"),
    ("plan put hold:11,away", "主持人“张某”登记为缺席"),
    ("plan put list:张某 away:张某", "主持人“张某”登记为缺席"),
    ("plan put list:张某 list:张某", "已经登记"),
    # What it says
    ("plan put vote:乙=passed", CLOSED),
    ("plan put hold vote:乙=passed,乙=rejected", "已经填过|不能重复填写"),
    ("plan put hold vote:乙=passed vote:乙=rejected", "已经填过"),
    ("plan put hold vote:乙=passed strike:乙", "已经填过"),
    ("plan put:甲,乙 hold strike:甲 vote:甲=passed", "已经填过"),
    ("plan put:汇报,乙 hold note:汇报 strike:汇报", "已经填过"),
    ("plan put:汇报,乙 hold vote:汇报=passed", "不在此填写"),
    ("plan:party put:甲 hold vote:甲=passed", "应当经政府常务会议或者全体会议讨论决定"),
    # Its minutes
    ("plan put hold minutes", "每项议题应当记录审议结果"),
    ("plan put hold vote:乙=passed minutes:clerk", "负责人"),
    ("plan put hold vote:乙=passed minutes vote:乙=rejected", CLOSED),
    ("plan put hold vote:乙=passed publish", CLOSED),
    ("plan put hold off:20", CLOSED),
    ("plan put hold call", CLOSED),
]


@pytest.mark.parametrize(("course", "stage"), LAWFUL)
def test_lawful_courses_lead_to_their_end(table: Table, course: str, stage: str) -> None:
    table.go(*table.led(course))
    assert table.record.stage == stage
    assert folds_to_itself(Meeting.objects.get(pk=table.record.pk))


@pytest.mark.parametrize(("course", "words"), UNLAWFUL)
def test_unlawful_courses_are_refused_at_their_last_step(table: Table, course: str, words: str) -> None:
    last, day = table.led(course)
    with pytest.raises(Refused, match=words):
        table.go(last, day)


def test_a_verdict_is_of_an_item_of_its_own_meeting(table: Table) -> None:
    table.go(*table.led("plan put:丁 next put hold:18"))
    with pytest.raises(Refused, match="不是本事项的内容"):
        table.go("vote:丁=passed", d(18))


def test_an_item_not_reached_is_in_the_minutes_of_no_meeting_and_counts_for_none(table: Table) -> None:
    table.go(*table.led("plan put:甲,乙 hold strike:甲 vote:乙=passed minutes"))
    minutes = Paper.objects.filter(kind="minutes").latest("pk").content.decode()
    agenda = Paper.objects.filter(kind="agenda").latest("pk").content.decode()
    assert "乙：通过" in minutes and "甲" not in minutes.split("纪要如下")[1] and "甲" in agenda
    compute.refresh()
    assert compute.value("agenda_items_deliberated", "431081", 2024) == 1


def test_a_meeting_brought_forward_is_due_on_its_new_day(table: Table) -> None:
    table.go(*table.led("plan:executive,29 put off:12,9"))
    assert [row.due_on for row in ClockRow.objects.filter(matter_id=table.record.pk) if row.running] == [d(12)]


def test_what_was_passed_comes_again_once_it_was_reviewed_anew(table: Table, county: County) -> None:
    """Another draft has another approval: the verdict of before was on what it was then."""
    table.go(*table.led("plan put:甲 hold vote:甲=passed minutes again"))
    walk = Walk(county, LegalityReview, county.rng, d(14), record=LegalityReview.objects.get(pk=table.review.pk))
    for step in ("take_on", "hear_counsel", "conclude", "sign_off"):
        walk.then(step)
    table.review = walk.take().record
    table.go("next", d(15))
    table.go("put:甲", d(15))


def test_a_verdict_corrected_after_the_minutes_keeps_the_meeting_whole(table: Table) -> None:
    table.go(*table.led("plan put:甲,乙 hold vote:甲=passed,乙=passed minutes"))
    rows = [{"id": str(table._id("甲")), **PASSED}, {"id": str(table._id("乙")), **POSTPONED}]
    corrected(table.record, "resolve", table.clerk, table.head, {"verdicts": rows})
    assert AgendaItem.objects.get(title="乙").verdict == Verdict.POSTPONED
    assert folds_to_itself(Meeting.objects.get(pk=table.record.pk))


def test_a_department_decides_its_own_matter_at_its_own_meeting(county: County) -> None:
    """决策条例 art. 42: departments and townships follow it."""
    told: dict[str, dict[str, Any]] = {"send": {"subject": Subject.DECISION, "decider": Decider.AGENCY}}
    own = brought(county, LegalityReview, "sign_off", EARLIER, steps=told).record
    room = Room(county)
    room.clerk, room.head = county.clerk, county.head
    room.plan(Kind.OFFICE).agenda(item("甲", Business.DECISION, review=own), on=FRIDAY).hold(chair=Chair.DEPUTY)
    assert room.resolve(甲=PASSED).take("issue_minutes", d(12), county.head).record.stage == "minuted"


def test_the_agenda_is_a_paper_made_anew_with_every_change(table: Table) -> None:
    with refused("请按“时:分”填写"):
        table.plan(hour="上午九点")
    table.plan(place="第一会议室", hour="9:00").agenda(item("甲"), item("乙", reported_by="财政局"))
    assert (
        "2024年3月11日9:00" in text(table, "agenda")
        and "第一会议室" in text(table, "agenda")
        and "财政局" in text(table, "agenda")
    )
    only = AgendaItem.objects.get(title="甲")
    table.take("strike", d(9), struck=[{"id": only.pk, "struck_because": "再研究"}])
    assert "甲" not in text(table, "agenda").split("议题")[-1]
    table.take("put_off", d(9), planned_on=d(12), reason="公务")
    assert "3月12日" in text(table, "agenda")
