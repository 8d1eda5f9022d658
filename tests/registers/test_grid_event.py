"""网格事件 and 网格: each gate closed and open; handed over and back; the grid's own eyes; led into other registers; figures.

2024-03-04 is a Monday.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.acting.leading import lead
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.handling import Handling
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.requested import ASK_RESTRICTION, requests
from guiju.kernel.keeping import ledger
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.second_log import Refusal
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Role, User
from guiju.kernel.offices.scope import visible
from guiju.registers.disputes import grid_posts
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.grid import Grid
from guiju.registers.disputes.grid_event import GridEvent
from guiju.registers.disputes.grid_event.choices import ANSWERS, Kind
from guiju.registers.enforcement.penalty_case import PenaltyCase
from tests.lives import brought, case
from tests.people import LONG_AGO, County
from tests.reaching_back import folds_to_itself
from tests.registers.grid_events import MONDAY, Town, d

FOUND = {"source": "screening", "nature": "civil", "kind": "neighbours", "level": "village", "difficult": False}
PEOPLE = {"applicant": [{"kind": "person", "name": "张三"}], "opposite": [{"kind": "person", "name": "李四"}]}


@pytest.fixture
def town(county: County) -> Town:
    return Town(county)


def refused(words: str) -> Any:
    return pytest.raises(Refused, match=words)


def sound(record: Any) -> bool:
    return not verify_records(record.register(), [record.pk]).faults and folds_to_itself(record)


def test_an_event_handled_on_the_spot_is_seen_again_and_closed(town: Town) -> None:
    event = town.report().take("handle", town.worker, MONDAY, result="劝离")
    with refused("当前阶段为“已处置，待核查”，不能办理“办结”"):
        event.take("close", town.clerk, d(5))
    event.verify(d(5)).take("close", town.worker, d(5))
    assert event.record.stage == "closed" and event.record.region == town.first.region
    assert event.record.title == "东街口市容环境、违法建设" and event.record.number.startswith("某镇网〔2024〕")
    assert sound(event.record)


def test_a_department_handles_it_and_hands_it_back_to_the_grid(town: Town) -> None:
    event = town.report().transfer()
    [clock] = ClockRow.objects.filter(matter_id=event.record.pk)
    assert (clock.running, clock.due_on, clock.agency_id) == (True, d(12), town.county.department.pk)
    event.finish()
    assert event.record.handler is None and event.record.handled_by == "department"
    assert not ClockRow.objects.filter(running=True).exists()
    assert set(Paper.objects.values_list("title", flat=True)) == {"网格事件交办单", "网格事件处置回执"}
    event.verify().take("close", town.clerk, d(8))
    [had] = Handling.objects.all()
    assert (had.agency, had.since, had.until) == (town.county.department, d(5), d(7))
    assert sound(event.record)


def test_a_department_sends_back_what_is_not_its_own(town: Town) -> None:
    event = town.report().transfer().take("send_back", town.theirs, d(6), reason="不属于本部门职责")
    assert (event.record.stage, event.record.handler, event.record.handled_by) == ("reported", None, "")
    assert not visible(town.theirs, GridEvent.objects.all()).exists()
    assert not ClockRow.objects.filter(running=True).exists()
    event.transfer(d(7), d(14)).take("take_back", town.clerk, d(8), reason="改由网格处置")
    event.take("handle", town.worker, d(8), result="清理").verify(d(8))
    assert event.record.handled_by == "grid" and sound(event.record)


def test_the_department_s_term_is_lengthened_by_the_township(town: Town) -> None:
    event = town.report().transfer()
    for due, words in ((d(6), "应当晚于划转"), (d(12), "应当晚于原定的2024-03-12")):
        with refused(words):
            event.take("extend", town.clerk, d(6), due_on=due, reason="需要采购")
    with refused("应当由承办机关办理"):
        event.take("extend", town.theirs, d(6), due_on=d(20), reason="需要采购")
    event.take("extend", town.clerk, d(6), due_on=d(20), reason="需要采购")
    assert ClockRow.objects.get().due_on == d(20)
    with refused("应当晚于划转"):
        town.report().transfer(d(5), d(5))


@pytest.mark.parametrize("kind", [*Kind])
def test_who_it_is_handed_to_answers_for_such_events(town: Town, kind: Kind) -> None:
    bureau = town.county.bureau  # holds no function but those of justice
    event = town.report(kind=kind)
    wanted = ANSWERS.get(kind, ())
    if wanted and Organ.JUSTICE not in wanted:
        with refused("没有登记.*的职能.*应当划转有此职能的部门"):
            event.transfer(to=bureau)
        entrust(bureau, wanted[0], since=d(5))
    assert event.transfer(to=bureau).record.handler == bureau


def test_a_function_that_ended_before_the_day_is_none(town: Town) -> None:
    entrust(town.county.department, Organ.URBAN, since=LONG_AGO, until=d(4))
    with refused("在2024-03-05没有登记"):
        town.report().transfer()


def test_only_the_grid_that_reported_verifies(town: Town) -> None:
    event = town.report().transfer().finish()
    with refused("应当由网格员办理"):
        event.verify(by=town.clerk)
    with refused("不在您的办理范围内"):
        event.verify(by=town.other)
    both = town.county.actor(town.county.township, Role.CLERK, Role.GRID, name="both")
    with refused("不在您任职的范围以内，不能由您办理“核查”"):
        event.verify(by=both)
    town.post(town.first, "both", kind="guide")
    event.verify(by=town.acting("both"))
    assert event.record.stage == "verified"


def test_nobody_verifies_what_they_handled_for_a_department(town: Town) -> None:
    """A worker of the grid who moved to the department, handled the event there, and came back."""
    event = town.report().transfer()
    moved = town.county.actor(town.county.department, Role.CLERK, Role.GRID, name="moved")
    event.take("finish", moved, d(7), result="已经清理")
    User.objects.filter(username="moved").update(agency=town.county.township)
    town.post(town.first, "moved")
    back = town.acting("moved")
    with refused("不得自行核查"):
        event.verify(by=back)
    event.verify()


def test_what_the_grid_handled_itself_its_worker_may_verify(town: Town) -> None:
    event = town.report().take("handle", town.worker, MONDAY, result="劝离").verify(d(5))
    assert event.record.verified_on == d(5)


def test_what_was_not_put_right_is_with_the_grid_again(town: Town) -> None:
    event = town.report().transfer().finish().verify(verdict="bad")
    assert (event.record.stage, event.record.handled_by, event.record.verified_on) == ("reported", "", None)
    event.transfer(d(9), d(15)).finish(d(11)).verify(d(11))
    assert event.record.stage == "verified" and sound(event.record)


def test_a_worker_reports_and_sees_in_their_own_grids_only(town: Town) -> None:
    event = town.report()
    with refused("“第二网格”不是您任职的范围"):
        town.report(grid=town.second)
    with refused("不在您的办理范围内"):
        event.take("handle", town.other, MONDAY, result="劝离")
    assert [visible(actor, GridEvent.objects.all()).count() for actor in (town.worker, town.other)] == [1, 0]
    assert [*visible(town.other, Grid.objects.all())] == [town.second]
    assert not visible(town.worker, Dispute.objects.all()).exists()


def test_a_post_reaches_over_the_grids_below_and_ends_on_its_day(town: Town) -> None:
    below = town.grid("三", parent=town.second)
    lowest = town.grid("四", parent=below)
    town.report(grid=lowest, by=town.other)
    [post] = town.second.posts.all()
    ended = [{"id": post.pk, "left_because": "调离"}]
    engine.take("relieve", Grid.objects.get(pk=town.second.pk), town.clerk, {"ended": ended}, d(1))
    assert town.other.grounds == frozenset()
    with refused("不是您任职的范围"):
        town.report(grid=lowest, by=town.other)


def test_a_grid_that_is_not_there_has_no_events(town: Town) -> None:
    empty = town.grid("三")
    engine.take("dissolve", empty, town.clerk, {"reason": "合并"}, d(1))
    with refused("网格“第三网格”在2024-03-04不在册"):
        town.report(grid=empty, by=town.clerk)
    with refused("由某镇人民政府管理"):
        town.report(by=town.theirs)
    with refused("北纬、东经和坐标系应当一并填写"):
        town.report(latitude="25.973512")
    with refused("不得小于3.4"):
        town.report(latitude="1", longitude="113.2", datum="gcj02")
    whole = town.report(latitude="25.973512", longitude="113.205611", datum="gcj02").record
    assert (str(whole.latitude), whole.get_datum_display()[:6]) == ("25.973512", "GCJ-02")


def test_grids_are_a_tree_with_one_chief_each(town: Town) -> None:
    below = town.grid("三", parent=town.first)
    told = {"title": "第一网格", "code": town.first.code, "sort": "general"}
    again = Grid.objects.get(pk=town.first.pk)
    with refused("“第三网格”是本网格或者在本网格之下"):
        engine.take("redraw", again, town.clerk, told | {"parent": below}, d(1))
    with refused("下级网格“第三网格”尚在册"):
        engine.take("dissolve", again, town.clerk, {"reason": "合并"}, d(1))
    with refused("尚有1人在岗"):
        engine.take("dissolve", Grid.objects.get(pk=town.second.pk), town.clerk, {"reason": "合并"}, d(1))
    with refused("编码.*已由在册的另一网格使用"):
        engine.take("set_up", Grid, town.clerk, told, d(1))
    chiefs = [{"kind": "chief", "name": name} for name in ("甲", "乙")]
    with refused("只有一名网格长"):
        engine.take("post", below, town.clerk, {"posts": chiefs}, d(1))
    with refused("甲已是本网格的网格长|只有一名网格长"):
        engine.take("post", below, town.clerk, {"posts": [chiefs[0], chiefs[0]]}, d(1))
    engine.take("post", below, town.clerk, {"posts": chiefs[:1]}, d(1))
    engine.take("dissolve", town.grid("四"), town.clerk, {"reason": "合并"}, d(2))
    engine.take("redraw", Grid.objects.get(pk=town.first.pk), town.clerk, told | {"parent": town.second}, d(2))


def test_a_kind_of_post_is_told_in_its_days_and_an_installation_adds_its_own(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = {"warden": grid_posts.PostKind("warden", "联防员", until=date(2023, 12, 31))}
    kinds = grid_posts.kinds() | dated
    monkeypatch.setattr(grid_posts, "kinds", lambda: kinds)
    with refused("2024-03-01没有“联防员”这一岗位"):
        engine.take("post", town.first, town.clerk, {"posts": [{"kind": "warden", "name": "甲"}]}, d(1))


def test_an_event_led_into_a_dispute_is_closed_by_it(town: Town) -> None:
    event = town.report(kind=Kind.DISPUTE)
    mediator = town.county.actor(town.county.township, Role.MEDIATOR)
    told = {"title": "张某与李某邻里纠纷", **FOUND, **PEOPLE}
    found = lead("lead_to_dispute", event.record, mediator, told, d(5))
    event.record.refresh_from_db()
    assert (event.record.stage, event.record.dispute, event.record.closed_on) == ("led_on", found, d(5))
    [link] = Link.objects.all()
    assert (link.matter_id, link.to_id, link.kind) == (event.record.pk, found.pk, "转为矛盾纠纷")
    with refused("当前阶段"):
        event.take("close", town.clerk, d(6))
    assert sound(event.record) and sound(found)


def test_what_a_restricted_event_leads_to_under_its_title_is_asked_to_be_restricted_too(town: Town) -> None:
    event = town.report(kind=Kind.DISPUTE)
    kept = town.county.restricted(event.record)
    both = town.county.actor(town.county.township, Role.MEDIATOR, Role.HEAD, name="两职")
    found = lead("lead_to_dispute", kept, both, {"title": kept.title, **FOUND, **PEOPLE}, d(5))
    found = Dispute.objects.get(pk=found.pk)
    assert len(requests(ledger.history(found), ASK_RESTRICTION)) == 1 and sound(found)


def test_what_the_other_register_demands_holds_and_then_nothing_is_written(town: Town) -> None:
    event = town.report(kind=Kind.DISPUTE)
    with refused("至少填写1名"):
        lead("lead_to_dispute", event.record, town.clerk, {"title": "邻里纠纷", **FOUND}, d(5))
    with refused("应当由.*办理|不在您的办理范围内"):
        lead("lead_to_dispute", event.record, town.worker, {"title": "邻里纠纷", **FOUND, **PEOPLE}, d(5))
    late = town.report().take("handle", town.worker, MONDAY, result="劝离")
    with refused("不能办理“转为矛盾纠纷”"):
        lead("lead_to_dispute", late.record, town.clerk, {"title": "邻里纠纷", **FOUND, **PEOPLE}, d(5))
    assert not Dispute.objects.exists() and not Link.objects.exists()
    assert Refusal.objects.filter(step="lead_to_dispute").count() == 3


def test_a_dispute_of_others_is_none_to_lead_to(town: Town) -> None:
    event = town.report(kind=Kind.DISPUTE)
    theirs = brought(town.county, Dispute, "find", d(1), agency=town.county.bureau).record
    with refused("由资兴市司法局承办；转入的事项应当由现经办机关承办"):
        event.take("lead_to_dispute", town.clerk, d(5), dispute=theirs)
    ours = brought(town.county, Dispute, "find", d(1), agency=town.county.township).record
    assert event.take("lead_to_dispute", town.clerk, d(5), dispute=ours).record.stage == "led_on"


def test_the_department_leads_it_into_a_penalty_case_of_its_own(town: Town) -> None:
    event = town.report().transfer()
    filed = brought(town.county, PenaltyCase, "file", d(5), agency=town.county.department).record
    with refused("应当由现经办机关办理"):
        event.take("lead_to_penalty", town.clerk, d(6), penalty=filed)
    event.take("lead_to_penalty", town.theirs, d(6), penalty=filed)
    assert (event.record.stage, event.record.handler, event.record.handled_by) == ("led_on", None, "department")
    assert not ClockRow.objects.filter(register="grid_event", running=True).exists() and sound(event.record)


def test_the_department_opens_the_case_and_leads_the_event_into_it_at_once(town: Town) -> None:
    event = town.report().transfer()
    filing = case(town.county, PenaltyCase, d(6), agency=town.county.department)
    filing.plan("file", {})
    opened = lead("lead_to_penalty", event.record, town.theirs, filing.acts[-1].data, d(6))
    event.record.refresh_from_db()
    assert (opened.stage, opened.agency) == ("filing", town.county.department)
    assert (event.record.stage, event.record.penalty) == ("led_on", opened)
    assert sound(event.record) and sound(opened)


def test_the_figures_of_a_year(town: Town) -> None:
    town.report().take("handle", town.worker, MONDAY, result="劝离").verify(d(5)).take("close", town.clerk, d(8))
    town.report().transfer().finish(d(9)).verify(d(11)).take("close", town.clerk, d(12))
    town.report().take("void", town.clerk, d(5), reason="重复")
    town.report()
    for target in ("all", "key"):
        told = {"grid": town.first, "target": target, "found": 0}
        engine.take("screen", GridEvent, town.worker, told, MONDAY)
    compute.refresh()
    expected = {
        "grids": 2,
        "grid_managers": 2,
        "grid_events_reported": 3,
        "grid_events_self_handled": 1,
        "grid_events_transferred": 1,
        "grid_events_closed": 2,
        "grid_events_led_on": 0,
        "grid_event_days": 6,
        "grid_event_handling_days": 4,
        "dispute_screenings": 2,
        "dispute_screenings_key_persons": 1,
    }
    assert compute.values(list(expected), "431081", Period.year(2024)) == expected
