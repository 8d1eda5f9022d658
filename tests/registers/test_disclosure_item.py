"""主动公开信息: the twenty working days, gates closed and open, lawful courses, unlawful ones, what is counted and shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import nightly
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.disclosure_item import DisclosureItem
from guiju.registers.oversight.disclosure_item.choices import Category, Kept, Origin, Validity
from guiju.registers.oversight.disclosure_item.handling import PUBLISH
from tests.lives import MONDAY, Case, case
from tests.people import County
from tests.reaching_back import folds_to_itself

Told = dict[str, Any]
Begun = Callable[[County], Case]
LAST = date(2024, 4, 1)
"""Twenty working days after Monday, 4 March 2024."""


def new(county: County) -> Case:
    return case(county, DisclosureItem)


def entered(county: County, **told: Any) -> Case:
    return new(county).do("enter", **told)


def cleared(county: County) -> Case:
    return entered(county).do("clear", 1)


def published(county: County) -> Case:
    return cleared(county).do("publish", 1)


def kept(county: County) -> Case:
    return entered(county).do("keep_back", 1)


LIMITS: list[tuple[str, Begun, date]] = [
    ("from the day it was made", entered, LAST),
    ("entered a week late", lambda c: new(c).do("enter", on=date(2024, 3, 11), formed_on=MONDAY), LAST),
    ("from the day it changed", lambda c: published(c).do("change", 9, changed_on=date(2024, 3, 11)), date(2024, 4, 9)),
    ("from the day it may be opened", lambda c: kept(c).do("open_up", 6), date(2024, 4, 9)),
]


@pytest.mark.parametrize(("begun", "due"), [row[1:] for row in LIMITS], ids=[row[0] for row in LIMITS])
def test_limits_end_on_their_days(county: County, begun: Begun, due: date) -> None:
    assert begun(county).clock(PUBLISH).due_on == due


DOCUMENT = {"category": Category.DOCUMENTS, "document_number": "某政发〔2024〕1号"}
GATES: list[tuple[str, Begun, str, Told, Told | None]] = [
    ("disclosure.responsible_organ", new, "enter", {"origin": Origin.ELSEWHERE}, {"origin": Origin.JOINT}),
    ("house.numbered_document", new, "enter", {"category": Category.DOCUMENTS}, DOCUMENT),
    (
        "house.item_once",
        lambda c: same(c),
        "enter",
        {**DOCUMENT, "document_number": "同号"},
        {"document_number": "异号"},
    ),
    ("field.formed_on", new, "enter", {"formed_on": MONDAY + timedelta(1)}, None),
    ("disclosure.catalogue_fields", new, "enter", {"abstract": ""}, None),
    ("disclosure.scope", new, "enter", {"category": ""}, None),
    ("disclosure.third_party_rights", entered, "clear", {"touches": True}, {"touches": True, "consent": "同意"}),
    ("disclosure.approved", entered, "clear", {"needs_approval": True}, {"needs_approval": True, "approval": "某办批"}),
    ("disclosure.state_secret", entered, "clear", {"confirmed": ["disclosure.doubt_reported"]}, None),
    ("disclosure.doubt_reported", entered, "clear", {"confirmed": ["disclosure.state_secret"]}, None),
    ("house.kept_basis", entered, "keep_back", {"ground": Kept.SECRET}, {"ground": Kept.SECRET, "basis": "定密依据"}),
    ("house.not_public", lambda c: published(c).do("change", 9), "keep_back", {}, None),
    ("house.not_public", lambda c: published(c).do("change", 9), "drop", {}, None),
    (
        "disclosure.channels",
        cleared,
        "publish",
        {"on_website": False, "on_new_media": False},
        {"other_channels": "公报"},
    ),
    ("house.days_in_order", published, "change", {"changed_on": MONDAY}, {}),
    ("house.void_now", published, "lapse", {"validity": Validity.VALID}, {"validity": Validity.REPEALED}),
    ("disclosure.archives_supplied", published, "supply", {"confirmed": []}, {}),
    ("stage", entered, "publish", {}, None),
    ("stage", kept, "publish", {}, None),
    ("stage", published, "publish", {}, None),
    ("role", cleared, "publish", {"by": Hand(Role.CLERK)}, None),
    ("role", entered, "keep_back", {"by": Hand(Role.CLERK)}, None),
    ("stage", lambda c: published(c).do("lapse", 1), "change", {}, None),
    ("day.future", new, "enter", {"on": date(2099, 1, 5)}, None),
]


def same(county: County) -> Case:
    entered(county, **{**DOCUMENT, "document_number": "同号"})
    return new(county)


def test_each_gate_closed_and_open(county: County) -> None:
    wrong: list[tuple[Any, ...]] = []
    for n, (rule, begun, step, closed, opened) in enumerate(GATES):
        one = begun(county)
        on = one.on
        try:
            one.do(step, **closed)
        except Refused as refused:
            wrong += [] if rule in refused.codes else [(n, rule, refused.codes)]
        else:
            wrong.append((n, rule, "open"))
            continue
        one.on = on
        if opened is not None:
            one.do(step, **opened)
    assert wrong == []


COURSES: list[tuple[str, Begun, str]] = [
    ("changed twice", lambda c: again(again(published(c))), "published"),
    ("void", lambda c: published(c).do("lapse", 30), "lapsed"),
    ("void, found wrong, withdrawn", lambda c: published(c).do("lapse", 30).do("unpublish", 1).do("keep_back"), "kept"),
    (
        "withdrawn, then kept back, then opened",
        lambda c: opened(published(c).do("unpublish", 1).do("keep_back")),
        "published",
    ),
    ("reassessed twice", lambda c: kept(c).do("reassess", 200).do("reassess", 365), "kept"),
    ("kept back after it was cleared", lambda c: cleared(c).do("keep_back"), "kept"),
    ("of a document dropped before", lambda c: dropped_before(c), "entered"),
    ("supplied twice", lambda c: published(c).do("supply", 1).do("supply", 9), "published"),
]


def again(one: Case) -> Case:
    return one.do("change", 9).do("clear", 1).do("publish", 1)


def opened(one: Case) -> Case:
    return one.do("open_up", 90).do("clear").do("publish")


def dropped_before(county: County) -> Case:
    entered(county, **DOCUMENT).do("drop", 1)
    return entered(county, **DOCUMENT)


def test_lawful_courses(county: County) -> None:
    wrong = []
    for name, course, stage in COURSES:
        one = course(county)
        faults = verify_records("disclosure_item", [one.record.pk]).faults
        if one.record.stage != stage or faults or not folds_to_itself(one.record):
            wrong.append((name, one.record.stage, faults))
    assert wrong == []


def test_what_is_kept_back_is_looked_at_in_every_year(county: County) -> None:
    """Owed for a year of which it was kept back at least half (条例 art. 18; a year is our own term)."""
    one = kept(county)
    one.do("reassess", on=date(2024, 11, 4))
    nightly.run(date(2026, 1, 2))
    periods = DutyPeriod.objects.filter(matter_id=one.record.pk, over=True).order_by("first")
    assert [(row.first.year, row.met_on) for row in periods] == [(2024, date(2024, 11, 4)), (2025, None)]


def test_the_list_shows_the_latest_and_what_is_void_stays_marked(county: County) -> None:
    one = published(county)
    one.do("change", 9, abstract="新的概述")
    shown = PublicRecord.objects.filter(matter_id=one.record.pk)
    assert "新的概述" not in str(shown.latest("id").view)
    one.do("clear").do("publish").do("lapse", 1, validity=Validity.REPEALED)
    assert "新的概述" in str(shown.latest("id").view) and "已废止" in str(shown.latest("id").view)
    assert shown.latest("id").withdrawn_on is None


def test_an_item_is_counted_once_on_the_day_of_its_first_publication(county: County) -> None:
    paper: Told = {"on_website": True, "on_new_media": False}
    once = cleared(county).do("publish", 1, **paper).do("change", 9).do("clear", 1)
    once.do("publish", on=date(2025, 2, 10), on_website=False, on_new_media=True)
    cleared(county).do("publish", on=date(2025, 1, 6), on_website=False, on_new_media=True)
    cleared(county).do("publish", 1, on_new_media=True).do("unpublish", 1)
    kept(county)
    compute.refresh()
    names = ["disclosure_items_published", "disclosure_website_items", "disclosure_new_media_items"]
    for year, wanted in ((2024, [2, 2, 1]), (2025, [1, 0, 1])):
        found = compute.values(names, county.department.region_id, Period.year(year))
        assert [found[name] for name in names] == wanted


def test_what_must_not_be_public_comes_down_at_once_also_while_a_change_is_reviewed(county: County) -> None:
    """条例 arts. 14, 15; and what was void is so still when it is shown again."""
    changed = published(county).do("change", 9)
    for step in ("keep_back", "drop"):
        with pytest.raises(Refused, match="撤回公开"):
            changed.do(step)
    changed.do("unpublish").do("keep_back")
    with pytest.raises(Refused) as caught:
        entered(county).do("unpublish")
    assert "house.in_public" in caught.value.codes
    void = published(county).do("lapse", 1, validity=Validity.REPEALED).do("unpublish").do("clear").do("publish")
    assert void.record.validity == Validity.REPEALED
