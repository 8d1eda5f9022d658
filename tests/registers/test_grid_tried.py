"""网格 and 网格事件 tried by courses of ordinary life and by what must not pass: moved, merged, led on twice, put right.

2024-03-04 is a Monday.
"""

from __future__ import annotations

from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.matters import engine_writes
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.grid import Grid
from guiju.registers.disputes.grid_event import GridEvent
from guiju.registers.disputes.grid_event.choices import Kind
from tests.lives import brought
from tests.people import County
from tests.reaching_back import corrected, folds_to_itself
from tests.registers.grid_events import MONDAY, Event, Town, d


@pytest.fixture
def town(county: County) -> Town:
    return Town(county)


def refused(words: str) -> Any:
    return pytest.raises(Refused, match=words)


def sound(record: Any) -> bool:
    return not verify_records(record.register(), [record.pk]).faults and folds_to_itself(record)


def relieved(town: Town, grid: Grid) -> Grid:
    ended = [{"id": post.pk, "left_because": "合并"} for post in grid.posts.all()]
    done: Grid = engine.take("relieve", Grid.objects.get(pk=grid.pk), town.clerk, {"ended": ended}, d(6))
    return done


def test_a_grid_with_open_events_is_dissolved_once_another_has_them(town: Town) -> None:
    """Two grids are merged while an event of the first waits to be seen again."""
    event = town.report().take("handle", town.worker, MONDAY, result="劝离")
    grid = relieved(town, town.first)
    with refused(f"网格事件{event.record.number}尚未办结"):
        engine.take("dissolve", grid, town.clerk, {"reason": "合并"}, d(6))
    with refused("现在就在网格“第一网格”"):
        event.take("move", town.clerk, d(6), grid=town.first, reason="合并")
    event.take("move", town.clerk, d(6), grid=town.second, reason="合并")
    engine.take("dissolve", grid, town.clerk, {"reason": "合并"}, d(6))
    event.verify(d(7), by=town.other).take("close", town.other, d(7))
    assert event.record.stage == "closed" and sound(event.record)


def test_what_was_reported_for_another_grid_is_moved_there_wherever_it_stands(town: Town) -> None:
    event = town.report().transfer()
    event.take("move", town.clerk, d(6), grid=town.second, reason="位于第二网格")
    assert ClockRow.objects.get(matter_id=event.record.pk).running
    with refused("不在您的办理范围内"):
        event.finish().verify(by=town.worker)
    event.verify(by=town.other)
    with refused("应当由经办人办理"):
        event.take("move", town.other, d(8), grid=town.first, reason="位于第一网格")
    assert sound(event.record)


def test_the_receipt_says_whose_it_is_and_the_record_who_handled_it(town: Town) -> None:
    event = town.report().transfer().finish()
    receipt = Paper.objects.get(title="网格事件处置回执").content_for(Use.VERIFYING).decode()
    assert f"落款：{town.county.department}" in receipt and "文号：" not in receipt and "2024年3月12日" in receipt
    assert (event.record.handler, event.record.department) == (None, town.county.department)
    event.verify(verdict="bad")
    assert event.record.department is None


def test_a_screening_entered_twice_is_voided_and_not_counted(town: Town) -> None:
    told = {"grid": town.first, "target": "key", "found": 0}
    twice = [Event(town, engine.take("screen", GridEvent, town.worker, told, MONDAY)) for _ in range(2)]
    twice[1].take("void", town.clerk, d(5), reason="重复登记")
    compute.refresh()
    names = ["dispute_screenings", "dispute_screenings_key_persons", "grid_events_reported"]
    assert compute.values(names, "431081", Period.year(2024)) == dict(zip(names, (1, 1, 0), strict=True))
    assert sound(twice[1].record)


def test_one_event_becomes_two_disputes(town: Town) -> None:
    event = town.report(kind=Kind.DISPUTE)
    both = [brought(town.county, Dispute, "find", d(1), agency=town.county.township).record for _ in range(2)]
    for n, dispute in enumerate(both):
        event.take("lead_to_dispute", town.clerk, d(5 + n), dispute=dispute)
    assert set(Link.objects.values_list("to_id", flat=True)) == {dispute.pk for dispute in both}
    assert (event.record.stage, event.record.closed_on) == ("led_on", d(5)) and sound(event.record)


def test_a_tie_goes_where_the_corrected_act_leads(town: Town) -> None:
    event = town.report(kind=Kind.DISPUTE)
    wrong, right = (brought(town.county, Dispute, "find", d(1), agency=town.county.township).record for _ in range(2))
    event.take("lead_to_dispute", town.clerk, d(5), dispute=wrong)
    head = town.county.actor(town.county.township, Role.HEAD)
    corrected(event.record, "lead_to_dispute", town.clerk, head, {"dispute": right}, so_happened=True)
    event.record.refresh_from_db()
    assert event.record.dispute == right
    assert [link.to_id for link in Link.objects.filter(matter_id=event.record.pk)] == [right.pk]


def test_nothing_is_led_into_what_is_over(town: Town) -> None:
    event = town.report(kind=Kind.DISPUTE)
    over = brought(town.county, Dispute, "find", d(1), agency=town.county.township).record
    with engine_writes():
        Dispute.objects.filter(pk=over.pk).update(closed_on=d(4))
    over.refresh_from_db()
    with refused("已于2024-03-04办结，不能再转入"):
        event.take("lead_to_dispute", town.clerk, d(5), dispute=over)


def test_a_term_that_is_over_is_not_lengthened(town: Town) -> None:
    event = town.report().transfer()  # until the 12th
    with refused("处置期限2024-03-12已经届满"):
        event.take("extend", town.clerk, d(13), due_on=d(20), reason="需要采购")
    event.take("extend", town.clerk, d(12), due_on=d(20), reason="需要采购")
    assert ClockRow.objects.get().due_on == d(20)


@pytest.mark.parametrize(("day", "late"), [(11, False), (12, False), (13, True)])
def test_the_day_before_on_and_after_the_term(town: Town, day: int, late: bool) -> None:
    town.report().transfer().finish(d(day))
    clock = ClockRow.objects.get()
    assert clock.met_on is not None and clock.overdue(clock.met_on) is late


def test_a_term_set_by_people_does_not_move_with_a_holiday(town: Town) -> None:
    """2024-04-04 to 06 is 清明: what people set is what they set."""
    town.report().transfer(due=d(5, 4))
    assert ClockRow.objects.get().due_on == d(5, 4)


def test_a_worker_in_two_grids_is_one_person(town: Town) -> None:
    town.post(town.second, "worker")
    posts = [{"kind": "worker", "name": "赵某", "unit": "社区"}]
    for grid in (town.first, town.second):
        engine.take("post", Grid.objects.get(pk=grid.pk), town.clerk, {"posts": posts}, d(2))
    compute.refresh()
    assert compute.values(["grid_managers"], "431081", Period.year(2024)) == {"grid_managers": 3}
    for grid, name in ((town.first, "钱某某某"), (town.second, "孙某某某")):
        posts = [{"kind": "worker", "name": name, "unit": "社区"}]
        grid = engine.take("post", Grid.objects.get(pk=grid.pk), town.clerk, {"posts": posts}, d(3))
        town.county.erased(grid, grid.version)
    compute.refresh()  # whose names were erased are two persons still
    assert compute.values(["grid_managers"], "431081", Period.year(2024)) == {"grid_managers": 5}


@pytest.mark.parametrize(
    "way",
    [
        ("send_back", "handle"),
        ("take_back", "handle"),
        ("take_back", "transfer", "finish"),
        ("finish", "bad", "handle"),
        ("finish", "bad", "transfer", "finish"),
    ],
)
def test_reported_is_self_handled_and_transferred_after_every_way_back(town: Town, way: tuple[str, ...]) -> None:
    event = town.report().transfer()
    for step in way:
        match step:
            case "send_back":
                event.take(step, town.theirs, d(7), reason="不属于本部门职责")
            case "take_back":
                event.take(step, town.clerk, d(7), reason="改由网格处置")
            case "handle":
                event.take(step, town.worker, d(8), result="清理")
            case "transfer":
                event.transfer(d(8), d(20))
            case "finish":
                event.finish(event.record.last_step_on)
            case "bad":
                event.verify(d(8), verdict="bad")
    compute.refresh()
    names = ["grid_events_reported", "grid_events_self_handled", "grid_events_transferred"]
    found = compute.values(names, "431081", Period.year(2024))
    assert found[names[0]] == sum(found[name] or 0 for name in names[1:]) == 1
    assert sound(event.record)


def test_a_worker_enters_nothing_of_a_day_before_their_post(town: Town) -> None:
    """They come to a grid on the 6th; what happened there on the 5th was not theirs to report."""
    town.post(town.second, "worker", on=d(6))
    with refused("不是您任职的范围"):
        town.report(d(5), grid=town.second)
    town.report(d(6), grid=town.second)


def test_an_act_of_the_night_is_entered_a_week_late(town: Town) -> None:
    event = town.report(d(5))
    event.take("handle", town.worker, d(6), result="劝离")
    assert event.record.stage == "handled" and sound(event.record)
