"""案卷评查: what happens in an ordinary year and must be open, from a plan sent back to a second look at what was put right.
2024-03-04 is a Monday; the lists are due on the 25th."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from guiju.home import home
from guiju.kernel.acting import draw_proofs, engine
from guiju.kernel.keeping import lots
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.lots import Size
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role, User
from guiju.registers.enforcement.file_review.choices import SHEETS, Checked, Finding, Heard, Sort
from guiju.registers.enforcement.file_review.file import ReviewedFile
from guiju.registers.enforcement.file_review.reviewer import FileReviewer
from guiju.registers.enforcement.file_review.unit import ListedFile, ReviewedUnit
from tests.people import County, make_county
from tests.reaching_back import folds_to_itself
from tests.registers.file_reviews import LISTS_BY, House, Round, again, brought_up, d, rows, seated
from tests.web.desk import BACKEND

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield brought_up(make_county())
        transaction.set_rollback(True)


@pytest.fixture
def house(once: House) -> Iterator[House]:
    with transaction.atomic():
        yield again(once)
        transaction.set_rollback(True)


@pytest.fixture
def review(house: House) -> Round:
    """A round that nobody has begun, with the reviewers of the house's."""
    made = Round(house.review.county)
    made.people = house.review.people
    return made


@pytest.fixture
def county(house: House) -> County:
    return house.review.county


def paper(record: Any, kind: str) -> str:
    return Paper.objects.filter(matter_id=record.pk, kind=kind).latest("id").content.decode()


def circulated(review: Round, house: House, **scores: Any) -> Any:
    """A file of the round that goes to its unit to be put right."""
    record = review.settled(review.assigned(review.given().pick(), **seated(house.files["assigned"])), **scores)
    review.circulated()
    return review.now(record)


# --- the plan and the lists


def test_a_plan_that_is_sent_back_is_changed_and_scored_by_the_sheet_of_its_new_kind(review: Round) -> None:
    review.plan().take("revise", d(5), **PLAN | {"kind": "coercion", "lists_by": d(28)})
    review.take("revise", d(5), **PLAN | {"kind": "coercion"}).take("approve", d(6), review.head)
    assert "行政强制案卷评查评分表" in paper(review.record, "plan")
    assert {row.due_on for row in ReviewedUnit.objects.filter(round=review.record)} == {LISTS_BY}
    assert "kind: coercion" in review.record.sheet and folds_to_itself(review.record)


PLAN: dict[str, Any] = {
    "title": "2024年案卷评查",
    "closed_from": date(2023, 1, 1),
    "closed_until": date(2023, 12, 31),
    "range": "own",
    "lists_by": LISTS_BY,
    "basis": "年度计划",
    "units": [],
}


def test_a_plan_that_is_not_approved_is_given_up(review: Round) -> None:
    assert review.plan().take("abandon", d(6), review.head, reason="今年不评").record.stage == "abandoned"


def test_a_list_that_comes_late_is_late_and_drawn_from_in_a_later_batch(review: Round, county: County) -> None:
    review.called()
    review.give()
    review.draw(review.freeze(d(26)), d(27))
    late = review.give(county.township, on=d(28))
    assert late.given_on > late.due_on and folds_to_itself(late)
    second = review.draw(review.freeze(d(28), size=Size.ALL, amount=1), d(29))
    assert review.now(second).drawn_count == 1 and second.frame_size == 6


def test_a_list_given_on_paper_is_entered_days_after(review: Round, county: County) -> None:
    review.called().take("remind", d(11))
    unit = review.give(on=d(6))
    assert unit.given_on == d(6) and folds_to_itself(unit)


def test_who_has_more_time_is_waited_for_and_who_is_late_is_not(review: Round, county: County) -> None:
    review.called()
    review.give()
    review.of(review.unit(county.township), "put_off", on=d(25), due_on=d(29), reason="搬迁")
    with pytest.raises(Exception, match="尚有1家没有：某镇人民政府"):
        review.freeze(d(26))
    assert review.freeze(d(30)).frame_size == 4


def test_who_was_excused_finds_a_file_after_all(review: Round, county: County) -> None:
    review.called()
    review.give()
    review.of(review.unit(county.township), "excuse", on=d(7), reason="没有案卷")
    unit = review.give(county.township, 1, on=d(8))
    assert unit.stage == "given" and folds_to_itself(unit)
    assert not ClockRow.objects.filter(matter_id=unit.pk, running=True).exists()
    assert review.freeze(d(8)).frame_size == 5


def test_a_unit_without_files_is_in_a_round_that_goes_on(review: Round, county: County) -> None:
    review.called()
    review.give()
    review.give(county.township, listed=[], nothing="没有办结的案卷")
    drawn = review.draw()
    assert {str(file.unit) for file in ReviewedFile.objects.filter(draw=drawn)} == {str(county.department)}
    given = review.of(review.unit(county.township), "add", county.actor(county.township, Role.CLERK), d(9), **MORE)
    assert given.stage == "given" and review.freeze(d(9)).frame_size == 3


MORE: dict[str, Any] = {"listed": [{"number": "漏报1号", "closed_on": date(2023, 6, 1)}], "reason": "漏报"}


def test_a_unit_called_later_has_its_own_day(review: Round, county: County) -> None:
    review.called(units=[county.department])
    review.give()
    review.draw()
    told: dict[str, Any] = {"more_units": [county.township], "due_by": d(15, 4), "reason": "投诉多"}
    review.take("call_more", d(29), **told)
    [clock] = ClockRow.objects.filter(matter_id=review.unit(county.township).pk)
    assert clock.due_on == d(15, 4)


def test_a_number_written_wrong_in_a_list_is_struck_and_told_anew(review: Round, county: County) -> None:
    review.given()
    unit, theirs = review.unit(), county.actor(county.department, Role.CLERK)
    wrong = ListedFile.objects.filter(matter=unit).first()
    assert wrong is not None
    review.of(unit, "strike", theirs, d(7), struck=[{"id": wrong.pk, "struck_because": "文号写错"}])
    review.of(unit, "add", theirs, d(7), **MORE)
    frozen = review.freeze()
    assert frozen.frame_size == 7 and wrong.pk.hex not in frozen.frame


def test_rounds_of_two_kinds_run_side_by_side(review: Round, house: House, county: County) -> None:
    other = Round(county).called(kind="coercion")
    other.give(listed=MORE["listed"])
    other.give(county.township, listed=[], nothing="没有")
    drawn = other.draw(other.freeze(size=Size.ALL, amount=3))
    assert [file.kind for file in ReviewedFile.objects.filter(draw=drawn)] == ["coercion"]


# --- the draw


def test_a_lottery_that_was_put_off_is_void_and_another_number_named(review: Round) -> None:
    frozen = review.given().freeze()
    review.of(frozen, "void", review.head, d(9), no_number=True, reason="当期停售")
    later = review.freeze(d(9), source="某彩票第32期")
    drawn = review.draw(later, d(14), "A1-b2 C3")  # some days after the number came about
    assert draw_proofs.prove(drawn).proven and drawn.commitment != frozen.commitment


def test_file_after_file_is_replaced_until_the_unit_has_no_more(house: House, county: County) -> None:
    """Sealed, secret, before a court: the next follows each time, and a unit without any more has fewer."""
    review, drawn = house.review, house.drawn
    theirs = ReviewedFile.objects.filter(draw=drawn, unit=county.township).exclude(stage="replaced")
    ranked = [lot.key for _, lot in lots.ranked(lots.read(drawn.frame), drawn.seed) if "镇" in lot.stratum]
    for left in (2, 1, 0):
        review.of(theirs.order_by("place").first(), "replace", review.head, d(12), reason="涉密")
        assert theirs.count() == left
    assert set(ReviewedFile.objects.filter(draw=drawn, unit=county.township).values_list("key", flat=True)) == {*ranked}
    assert draw_proofs.prove(drawn).proven


# --- reviewers and scores


def test_a_lawyer_is_on_the_lists_of_two_counties(county: County) -> None:
    person = [{"kind": "person", "name": "王某某"}]
    told = {"person": person, "sort": Sort.LAWYER, "firm": "某律师事务所"}
    for agency in (county.bureau, county.elsewhere):
        assert engine.take("enter", FileReviewer, county.actor(agency, Role.CLERK), told, d(4)).stage == "listed"


def test_who_was_taken_off_the_list_is_listed_again(house: House) -> None:
    review = house.review
    gone = review.reviewer()
    review.of(gone, "revoke", on=d(6), reason="进修")
    review.people -= 1
    assert review.reviewer(on=d(12)).title == gone.title


def test_both_reviewers_are_changed_before_anybody_has_scored(house: House) -> None:
    review = house.review
    record = review.of(
        house.files["assigned"], "assign", first=review.reviewer(), second=review.reviewer(), no_interest=True
    )
    assert review.scored(record).points == 100


def test_a_reviewer_whose_interest_is_found_late_stands_back_and_another_scores(house: House) -> None:
    review, record = house.review, house.files["settled"]
    record = review.of(record, "recuse", review.head, d(12), set_aside="first", reason="与经办人是亲属")
    assert (record.stage, record.points, record.differ, record.settled_on) == ("compared", None, True, None)
    review.of(record, "name_third", on=d(12), third=review.reviewer(), no_interest=True)
    record = review.of(record, "score_third", review.officer, d(13), third_deductions=rows([("X2.1", 6)]))
    assert (record.points, record.differ, record.grade) == (97, False, "excellent") and folds_to_itself(record)
    done = review.of(record, "settle", review.head, d(13), finding=Finding.NONE, opinion="有瑕疵")
    opinion = paper(done, "opinion")
    assert "第三评查员扣分" in opinion and "第一评查员扣分" not in opinion


def test_a_third_who_stands_back_leaves_two_that_lie_apart_to_be_talked_over(house: House) -> None:
    review, record = house.review, house.files["apart"]
    review.of(record, "name_third", third=review.reviewer(), no_interest=True)
    review.of(record, "score_third", review.officer, third_deductions=rows([("X2.1", 2)]))
    record = review.of(record, "recuse", review.head, d(12), set_aside="third", reason="是受评单位的顾问")
    assert (record.differ, str(record.points)) == (True, "92.5")
    review.of(record, "discuss", on=d(12), points=88, vetoed=False, minutes="采第一评查员")
    done = review.of(record, "settle", review.head, d(12), finding=Finding.RECTIFY, opinion="缺材料")
    assert (done.points, done.grade) == (88, "qualified") and folds_to_itself(done)


def test_an_opinion_is_given_anew_before_it_is_circulated(house: House) -> None:
    review, record = house.review, house.files["settled"]
    done = review.of(record, "settle", review.head, d(12), finding=Finding.NONE, opinion="瑕疵轻微")
    assert (done.finding, done.settled_on) == ("none", d(12)) and "瑕疵轻微" in paper(done, "opinion")


# --- the sheet


def test_a_round_is_scored_by_the_sheet_as_it_was_when_it_began(house: House, review: Round) -> None:
    """An office edits its sheet in the middle of a round: an item gone, another worth less."""
    path = home() / "sheets" / "file_review" / "own.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        own_sheet(path, {"B1": 60, "B2": 40})
        record = review.assigned(review.called().pick(), **seated(house.files["assigned"]))
        own_sheet(path, {"B1": 5, "B3": 95})
        review.scored(record, first=[("B2", 30)], second=[("B2", 40)])
        done = review.now(record)
        assert (done.points, done.grade, done.differ) == (65, "qualified", False) and folds_to_itself(done)
        assert "B2的内容" in paper(done, "score_sheet")
        assert "code: B3" in Round(house.review.county).called().record.sheet
    finally:
        path.unlink()
        SHEETS.__dict__.pop("_read", None)
    assert review.of(done, "settle", review.head, finding=Finding.RECTIFY, opinion="缺").points == 65


def own_sheet(path: Any, items: dict[str, int]) -> None:
    said = [{"code": code, "name": f"{code}的内容", "points": points} for code, points in items.items()]
    told = {"kind": "licence", "name": "本省评分表", "source": "某省", "since": date(2020, 1, 1)}
    told |= {"excellent": 90, "qualified": 60, "apart": 10, "parts": [{"name": "全部", "items": said}]}
    path.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    SHEETS.__dict__.pop("_read", None)


# --- what is put right


def test_what_is_put_right_late_is_late_and_checked_all_the_same(house: House, review: Round) -> None:
    record = circulated(review, house)
    late = d(20, 4) + timedelta(days=5)
    done = review.checked(review.rectified(record, late), on=late + timedelta(days=3))
    [clock] = ClockRow.objects.filter(matter_id=record.pk)
    assert done.stage == "closed" and done.rectified_on == late and clock.due_on == d(20, 4) and not clock.running


def test_more_time_is_given_twice(house: House, review: Round) -> None:
    record = circulated(review, house)
    for day in (d(10, 5), d(20, 5)):
        review.of(record, "put_off", review.head, d(22), rectify_by=day, reason="需补档")
    [clock] = ClockRow.objects.filter(matter_id=record.pk)
    assert (clock.first_due_on, clock.due_on) == (d(20, 4), d(20, 5))


def test_an_objection_that_succeeds_leaves_nothing_to_put_right(house: House, review: Round, county: County) -> None:
    record = circulated(review, house, first=[("X3.1", 10)], second=[("X3.1", 10)])
    review.of(record, "object", county.actor(county.department, Role.CLERK), d(21), grounds="材料在卷二")
    told = {"heard": Heard.CHANGED, "points": 100, "vetoed": False, "heard_opinion": "理由成立"}
    assert review.of(record, "hear", review.head, d(22), **told).grade == "excellent"
    assert review.of(record, "waive", review.head, d(22), reason="复核后无需整改").stage == "closed"


def test_what_proves_undone_after_the_round_is_opened_again(house: House, review: Round) -> None:
    record = circulated(review, house)
    review.checked(review.rectified(record))
    review.take("close", d(26), summary="已整改")
    review.take("reopen", d(29), review.head, rectify_by=d(30, 4), reason="回头看")
    record = review.of(record, "reopen", review.head, d(29), rectify_by=d(20, 4), reason="材料没有补")
    running = ClockRow.objects.filter(matter_id=record.pk, running=True)
    assert [row.due_on for row in running] == [d(20, 4)] and folds_to_itself(record)
    review.checked(review.rectified(record, d(8, 4)), Checked.DONE, d(9, 4))
    assert review.take("close", d(10, 4), summary="再次整改").record.stage == "closed"
    assert folds_to_itself(review.record)


def test_a_file_that_was_fine_proves_not_to_be(house: House, review: Round) -> None:
    record = circulated(review, house, finding=Finding.NONE)
    assert record.stage == "closed"
    record = review.of(record, "reopen", review.head, d(22), rectify_by=d(20, 4), reason="被复议撤销")
    assert review.rectified(record, d(25)).stage == "rectified"


def test_the_page_of_a_round_leads_on_to_its_draws_and_files(house: House, client: Client) -> None:
    """Whoever holds the round opens a frame from here, its form filled in with the round."""
    review = house.review
    address = reverse("matter", args=["file_review", review.record.pk])
    client.force_login(User.objects.get(pk=review.clerk.user_id or 0), backend=BACKEND)
    page = client.get(address).content.decode()
    form = reverse("open_step", args=["file_draw", "freeze"]) + f"?round={review.record.pk}"
    assert form in page and reverse("matter", args=["file_draw", house.drawn.pk]) in page
    assert house.files["half"].title in page
    assert f'value="{review.record.pk}" selected' in client.get(form).content.decode()
