"""普法活动: each gate closed and open, courses of ordinary life, unlawful ones, what is counted and what the public reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import nightly
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.registers.education.outreach_event import Audience, Kind, OutreachEvent
from tests.lives import MONDAY, Case, brought, case
from tests.people import County
from tests.reaching_back import corrected, folds_to_itself

Told = dict[str, Any]
YARD: Told = {"place": "村部广场", "reached": 80, "leaflets": 150, "banners": 2}
DAY = timedelta(days=1)
TALK: Told = {"kind": Kind.LECTURE, "audience": Audience.VILLAGERS}


def refused(words: str) -> Any:
    return pytest.raises(Refused, match=words)


def sound(event: Case) -> bool:
    return not verify_records("outreach_event", [event.record.pk]).faults and folds_to_itself(event.record)


def listed(county: County) -> Case:
    return brought(county, OutreachEvent, "list", due_on=date(2024, 5, 6), **TALK)


def planned(county: County, **told: Any) -> Case:
    return listed(county).do("plan", planned_on=date(2024, 3, 20), days=1, **told)


def held(county: County, *rows: dict[str, Any], **told: Any) -> Case:
    """One that stood on no list, in the yard if nothing else is told."""
    event = case(county, OutreachEvent, agency=told.pop("agency", None))
    return event.do("register", sittings=list(rows or (YARD,)), on=told.pop("on", MONDAY), **{**TALK, **told})


def proved(county: County) -> Case:
    return held(county).do("prove", days=1)


def row(**told: Any) -> dict[str, Any]:
    return {"sittings": [{**YARD, **told}]}


def after_another(county: County, **told: Any) -> Case:
    """The department is about to enter what stands there already."""
    held(county, **told)
    return case(county, OutreachEvent)


def joint(by: str, with_whom: str) -> Callable[[County], Case]:
    def begun(county: County) -> Case:
        return after_another(county, agency=getattr(county, by), partner=[{"agency": getattr(county, with_whom)}])

    return begun


Begun = Callable[[County], Case]
GATES: list[tuple[str, Begun, str, Told, Told | None]] = [
    (
        "house.outreach_numbers",
        planned,
        "hold",
        {"on": date(2024, 3, 20), **row(reached=None)},
        {"on": date(2024, 3, 20)},
    ),
    ("house.outreach_numbers", held, "again", row(place="礼堂", reached=0), row(place="礼堂", reached=1)),
    ("house.outreach_numbers", held, "again", row(place="礼堂", households=3), row(place="礼堂")),
    ("house.outreach_numbers", held, "again", row(place="礼堂", online=81), row(place="礼堂", online=80)),
    ("house.outreach_once", held, "again", row(), {"days": 1, **row()}),
    ("house.outreach_once", held, "again", row(), row(place="村部广场（下午）")),
    ("house.outreach_once", held, "again", {"sittings": [{**YARD, "place": "礼堂"}] * 2}, row(place="礼堂")),
    ("house.outreach_once", after_another, "register", {**TALK, **row()}, {**TALK, **row(place="礼堂")}),
    ("house.outreach_once", after_another, "register", {**TALK, **row()}, {**TALK, **row(), "kind": Kind.SQUARE}),
    (
        "house.outreach_once",
        joint("bureau", "department"),
        "register",
        {**TALK, **row()},
        {**TALK, **row(place="礼堂")},
    ),
    (
        "house.outreach_once",
        joint("bureau", "township"),
        "register",
        {**TALK, **row(), "partner": [{"name": "资兴市司法局"}]},
        {**TALK, **row()},
    ),
    ("house.held_as_planned", planned, "hold", {"on": date(2024, 3, 19)}, {"on": date(2024, 3, 20)}),
    ("house.held_as_planned", planned, "hold", {"on": date(2024, 3, 21)}, {"on": date(2024, 3, 20)}),
    ("house.outreach_proved", held, "prove", {"photos": [], "record": None}, {}),
    ("house.days_in_order", listed, "plan", {"planned_on": date(2024, 5, 7)}, {"planned_on": date(2024, 5, 6)}),
    ("house.days_in_order", listed, "plan", {"planned_on": date(2024, 3, 1)}, {"planned_on": date(2024, 3, 4)}),
    ("house.days_in_order", planned, "put_off", {"planned_on": date(2024, 5, 7)}, {"planned_on": date(2024, 3, 8)}),
    ("house.days_in_order", planned, "extend", {"due_on": date(2024, 3, 19)}, {"due_on": date(2024, 3, 20)}),
    ("house.in_public", planned, "unpublish", {}, None),
]


@pytest.mark.parametrize(("rule", "begun", "step", "wrong", "right"), GATES, ids=[f"{g[0]}-{g[2]}" for g in GATES])
def test_each_gate(county: County, rule: str, begun: Begun, step: str, wrong: Told, right: Told | None) -> None:
    event = begun(county)
    with pytest.raises(Refused) as caught:
        event.do(step, **wrong)
    assert caught.value.codes == {rule}
    if right is not None:
        assert sound(event.do(step, **right))


@pytest.mark.parametrize(
    ("partners", "words"),
    [
        ([{"name": "县妇联"}, {"name": "团县委"}], ""),
        ([{"name": "县妇联"}, {"name": "县妇联"}], "各填写一次"),
        ([{"agency": "bureau"}], ""),
        ([{"agency": "department"}], "不包括本机关"),
        ([{"name": "资兴市某局"}], "不包括本机关"),
        ([{"agency": "bureau"}, {"name": "资兴市司法局"}], "各填写一次"),
    ],
)
def test_who_holds_it_with_others_names_others(county: County, partners: list[Told], words: str) -> None:
    told = [{"agency": getattr(county, one["agency"])} if "agency" in one else one for one in partners]
    if not words:
        assert sound(planned(county, partner=told))
        return
    with refused(words):
        planned(county, partner=told)


def test_who_entered_the_numbers_does_not_check_them(county: County) -> None:
    event = proved(county)
    head, clerk = (county.actor(event.agency, role) for role in (Role.HEAD, Role.CLERK))
    with refused("核对的人员不得与登记场次、提交佐证的人员相同"):
        event.do("check", by=replace(head, user_id=clerk.user_id))
    assert event.do("check").record.checked_on == MONDAY + DAY


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reached": -1}, "参加、受众人次"),
        ({"leaflets": -1}, "宣传资料份数"),
        ({"hours": -1}, "广播小时数"),
        ({"reached": 10**8}, "参加、受众人次"),
        ({"place": ""}, "地点"),
    ],
)
def test_counts_are_counts(county: County, change: Told, words: str) -> None:
    with refused(words):
        held(county, {**YARD, **change})


def test_nothing_is_held_that_is_to_come_or_is_another_agencys(county: County) -> None:
    with refused("晚于今天"):
        held(county, on=date.today() + DAY)
    event = planned(county)
    with refused("应当由承办机关办理"):
        event.do("hold", on=date(2024, 3, 20), by=county.actor(county.bureau, Role.CLERK))
    assert event.do("hold", on=date(2024, 3, 20)).record.stage == "held"


def test_rained_off_with_no_new_day_it_waits_on_the_list_and_is_planned_again(county: County) -> None:
    event = planned(county).do("publish").do("postpone", on=date(2024, 3, 19))
    assert event.record.stage == "listed" and event.record.planned_on is None
    assert PublicRecord.objects.filter(matter_id=event.record.pk, withdrawn_on=None).count() == 0
    assert [event.words_clock(words).running for words in ("举办普法活动", "完成清单项目")] == [False, True]
    event.do("extend", due_on=date(2024, 6, 28)).do("plan", planned_on=date(2024, 6, 3))
    event.do("put_off", planned_on=date(2024, 6, 5), on=date(2024, 5, 30))
    assert event.words_clock("举办普法活动").due_on == date(2024, 6, 5)
    event.do("hold", on=date(2024, 6, 5))
    assert not ClockRow.objects.filter(matter_id=event.record.pk, running=True).exists()
    assert sound(event)


@pytest.mark.parametrize(("night", "overdue"), [(date(2024, 3, 20), False), (date(2024, 3, 21), True)])
def test_what_was_planned_and_not_held_lights_up(county: County, night: date, overdue: bool) -> None:
    clock = planned(county).words_clock("举办普法活动")
    nightly.run(night)
    clock.refresh_from_db()
    assert (clock.noted_overdue_on is not None) is overdue


@pytest.mark.parametrize("upto", ["list", "plan"])
def test_it_may_be_called_off_and_then_nothing_follows(county: County, upto: str) -> None:
    event = (listed if upto == "list" else planned)(county).do("call_off", days=1)
    assert not ClockRow.objects.filter(matter_id=event.record.pk, running=True).exists()
    with refused("当前阶段为“已取消”"):
        event.do("hold", days=1)


FIGURES = (
    *("outreach_events", "concentrated_outreach_events", "square_outreach_events", "law_lectures_held"),
    *("leader_law_lectures", "civil_servant_law_training_attendance", "school_first_lessons"),
    *("school_first_lesson_attendance", "enterprise_law_events", "household_outreach_visits", "people_reached"),
    *("leaflets_distributed", "outreach_banners_hung", "outreach_bulletin_issues", "outreach_wechat_messages"),
    "outreach_broadcast_hours",
)


def counted(event: Case, *names: str, year: int = 2024) -> list[float]:
    compute.refresh()
    return [float(compute.value(name, event.record.region, year) or 0) for name in names]


def test_three_villages_two_days_and_a_broadcast_are_four_sittings(county: County) -> None:
    event = planned(county, partner=[{"agency": county.bureau}])
    event.do("hold", on=date(2024, 3, 20), sittings=[YARD, {**YARD, "place": "礼堂", "online": 30}])
    event.do("again", days=2, sittings=[YARD, {"place": "直播间", "reached": 500, "online": 500}])
    assert (event.record.places, event.record.reached) == ("村部广场、礼堂、直播间", 740)
    assert counted(event, *FIGURES) == [0] * len(FIGURES), "nobody has checked it yet"
    event.do("prove", days=3).do("check")
    assert counted(event, "outreach_events", "law_lectures_held", "people_reached") == [4, 4, 740]


def test_each_kind_is_counted_as_its_figure_says(county: County) -> None:
    told: list[tuple[Kind, Audience, Told]] = [
        (Kind.THEME, Audience.PUBLIC, {}),
        (Kind.SQUARE, Audience.PUBLIC, {}),
        (Kind.LECTURE, Audience.VILLAGERS, {}),
        (Kind.LECTURE, Audience.LEADERS, {}),
        (Kind.LECTURE, Audience.SERVANTS, {"reached": 7}),
        (Kind.LESSON, Audience.STUDENTS, {"reached": 300}),
        (Kind.ENTERPRISE, Audience.ENTERPRISES, {}),
        (Kind.HOUSEHOLD, Audience.VILLAGERS, {"households": 12, "reached": 30}),
        (Kind.MEDIA, Audience.PUBLIC, {"reached": None, "boards": 1, "messages": 20, "hours": 7.5}),
    ]
    for n, (kind, audience, more) in enumerate(told):
        event = (
            held(county, {**YARD, "place": f"第{n}室", **more}, kind=kind, audience=audience).do("prove").do("check")
        )
    held(county, {**YARD, "place": "礼堂"}).do("prove")
    assert counted(event, *FIGURES) == [7, 2, 1, 1, 1, 7, 1, 300, 1, 12, 737, 1350, 18, 1, 20, 7.5]


def test_evidence_handed_in_the_year_after_counts_where_it_was_held(county: County) -> None:
    event = held(county, on=date(2024, 12, 30)).do("prove", on=date(2025, 1, 9)).do("send_back").do("prove", days=1)
    event.do("check").do("supplement", days=30)
    assert counted(event, "outreach_events") == [1]
    assert counted(event, "outreach_events", year=2025) == [0]
    event.do("send_back").do("again", on=date(2025, 3, 3), sittings=[YARD])
    assert counted(event, "outreach_events") == [0], "not before it is checked again"
    event.do("prove").do("check")
    assert counted(event, "outreach_events") + counted(event, "outreach_events", year=2025) == [1, 1]
    assert sound(event)


def test_people_counted_wrongly_are_put_right(county: County) -> None:
    event = proved(county).do("check")
    clerk, head = (county.actor(event.agency, role) for role in (Role.CLERK, Role.HEAD))
    event.record = corrected(event.record, "register", clerk, head, {"sittings": [{**YARD, "reached": 60}]})
    assert event.record.reached == 60
    assert counted(event, "people_reached", "outreach_events") == [60, 1]
    assert sound(event)


def test_of_what_was_on_the_lists_so_much_was_held(county: County) -> None:
    planned(county).do("hold", on=date(2024, 3, 20))
    listed(county).do("call_off")
    event = listed(county)
    names = ("outreach_items_due", "outreach_items_held", "outreach_list_completion_rate")
    assert counted(event, *names) == [2, 1, 50]


def test_the_public_reads_what_and_where_and_how_many_came(county: County) -> None:
    event = planned(county, partner=[{"agency": county.bureau}]).do("hold", on=date(2024, 3, 20), sittings=[YARD])
    event.do("prove").do("check").do("publish", days=1)
    view = dict(PublicRecord.objects.get().view)
    assert view["举办地点"] == "村部广场" and view["参加、受众人次合计"] == "80"
    assert view["共同举办的机关"] == county.bureau.name
    titles = Paper.objects.filter(matter_id=event.record.pk).order_by("id").values_list("title", flat=True)
    assert {"普法活动方案", "普法活动登记表"} <= set(titles)
