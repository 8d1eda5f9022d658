"""案卷评查, tried by somebody who did not write it: how a draw or a score might be steered, and what an ordinary round also needs.
2024-03-04 is a Monday."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from guiju.cli.sheets import sheets as sheets_command
from guiju.home import home
from guiju.kernel.acting import draw_proofs, engine
from guiju.kernel.declaring.in_use import in_use
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping import checkpoints, lots
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.lots import Size
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role, User
from guiju.registers.enforcement.file_review.choices import SHEETS, Finding, Heard, Range, Sort
from guiju.registers.enforcement.file_review.drawing import FileDraw
from guiju.registers.enforcement.file_review.file import ReviewedFile
from guiju.registers.enforcement.file_review.unit import ListedFile, ReviewedUnit
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.web import awaiting, round_table
from tests.lives import brought
from tests.people import County
from tests.reaching_back import folds_to_itself
from tests.registers.file_reviews import LISTS_BY, Round, d, rows
from tests.registers.test_file_review import tampered
from tests.web.desk import BACKEND


@pytest.fixture
def review(county: County) -> Round:
    return Round(county)


def refused(words: str) -> Any:
    return pytest.raises(Refused, match=words)


# --- what only follows


def test_what_only_follows_is_taken_by_nobody(review: Round, county: County) -> None:
    """Of the head's own hand a finding would go to the unit before the round is circulated, or be closed without it."""
    record = review.settled(review.given().pick())
    for by in (review.head, county.actor(county.bureau, Role.CLERK, Role.HEAD)):
        with refused("“送达整改通知”随相应步骤自动办理"):
            review.of(record, "circulate", by, d(12), handler=county.department, rectify_by=d(20, 4))
        with refused("“评查结束”随相应步骤自动办理"):
            review.of(record, "conclude", by, d(12))
    with refused("“通知报送目录”随相应步骤自动办理"):
        told = {"round": review.record, "due_on": LISTS_BY}
        engine.take("call", ReviewedUnit, review.clerk, told, d(12), agency=county.township)
    with refused("随相应步骤自动办理"):
        engine.take_many("conclude", ReviewedFile, [engine.Taking(review.now(record), {}, d(12))], review.head)
    review.circulated()
    assert review.now(record).stage == "circulated"


def test_what_a_unit_owes_is_put_off_by_who_holds_the_round_and_by_no_other_overseer(
    review: Round, county: County
) -> None:
    review.called()
    county.government.oversees = True
    county.government.save()
    other = county.actor(county.government, Role.CLERK, Role.HEAD)
    told = {"due_on": d(29), "reason": "案卷较多"}
    with refused("应当由组织评查的机关办理"):
        engine.take("put_off", review.unit(), other, told, d(6))
    with refused("应当由组织评查的机关办理"):
        engine.take("excuse", review.unit(), other, {"reason": "没有"}, d(6))
    was = review.unit().due_on
    with refused(f"新的报送期限应当晚于{was}"):
        engine.take("put_off", review.unit(), review.clerk, told | {"due_on": was}, d(6))
    engine.take("put_off", review.unit(), review.clerk, told, d(6))


# --- the draw


def test_a_frame_entered_late_after_its_number_is_refused(review: Round) -> None:
    """With a number that is known already, who knows the machine's key would choose among frames."""
    review.given()
    told = {"round": review.record, "title": "补录", "source": "彩票", "size": Size.EACH, "amount": 2}
    with refused("补录的也不例外"):
        engine.take("freeze", FileDraw, review.clerk, told | {"number_on": d(8)}, d(7))
    told["number_on"] = timezone.localdate() + timedelta(days=1)
    assert engine.take("freeze", FileDraw, review.clerk, told, d(7)).stage == "frozen"


def test_a_file_picked_between_frame_and_draw_does_not_stop_the_draw(review: Round, county: County) -> None:
    """It was in the frame too: drawn, it was refused as there already, and the draw with it."""
    frozen = review.given().freeze(size=Size.SHARE, amount=100)
    listed = ListedFile.objects.filter(matter__agency=county.department).first()
    assert listed is not None
    with refused("目录已经固定、尚未抽取，请在抽取之后指定"):
        review.pick(file_number=listed.number)
    assert review.draw(frozen).drawn_count == 7


def test_a_file_picked_before_the_frame_is_not_in_it(review: Round, county: County) -> None:
    review.given()
    listed = ListedFile.objects.filter(matter__agency=county.department).first()
    assert listed is not None
    review.pick(file_number=listed.number, on=d(6))
    frozen = review.freeze(size=Size.SHARE, amount=100)
    assert frozen.frame_size == 6 and listed.pk.hex not in frozen.frame
    review.draw(frozen)


def test_a_case_that_is_picked_is_of_its_unit(review: Round, county: County) -> None:
    case = brought(county, PenaltyCase, "close", date(2023, 3, 1)).record
    review.called(kind="penalty")
    with refused("不是某镇人民政府的案件"):
        review.pick(unit=county.township, case=case, file_number=case.number)
    assert review.pick(case=case, file_number=case.number).key == case.pk.hex


def test_a_unit_keeps_nothing_out_by_giving_no_list(review: Round, county: County) -> None:
    case = brought(county, PenaltyCase, "close", date(2023, 3, 1)).record
    review.called(kind="penalty")
    review.give(county.township)
    frozen = review.freeze(d(26))
    assert case.pk.hex in frozen.frame and frozen.frame_size == 5
    notice = Paper.objects.get(matter_id=frozen.pk, kind="frame").content_for(Use.VERIFYING).decode()
    assert "尚未报送、只列入台账中案件的单位：资兴市某局" in notice and "准予不报送" not in notice


def test_what_was_drawn_is_not_changed_by_correcting_it(review: Round, county: County) -> None:
    drawn = review.given().draw()
    mine = ReviewedFile.objects.filter(draw=drawn).first()
    assert mine is not None
    for told in ({"file_number": "另一份"}, {"key": drawn.keys[1]}, {"unit": county.township.pk}):
        with refused("所作决定的内容，不得更正；应当通过“更换案卷”办理"):
            asked = {"right": {"entry": 1, "on": None, "told": told}, "reason": "写错了"}
            engine.take("ask_correction", mine, review.clerk, asked)
    with refused("应当通过“补报案卷”、“撤回误报的案卷”办理"):
        asked = {"right": {"entry": 2, "on": None, "told": {"listed": []}}, "reason": "报错了"}
        engine.take("ask_correction", review.unit(), county.clerk, asked)


def test_who_comes_instead_is_the_next_and_nobody_chosen(review: Round, county: County) -> None:
    drawn = review.given().draw(review.freeze(size=Size.EACH, amount=1))
    gone = ReviewedFile.objects.get(draw=drawn, unit=county.department)
    review.of(gone, "replace", review.head, d(8), reason="正在行政复议")
    assert draw_proofs.prove(drawn).proven
    ranked = [lot.key for _, lot in lots.ranked(lots.read(drawn.frame), drawn.seed) if lot.stratum == str(gone.unit)]
    came = ReviewedFile.objects.get(draw=drawn, key=ranked[1])
    tampered(came, key=ranked[3])
    assert "不是按抽取顺序的下一份" in draw_proofs.prove(drawn).faults[0]


def test_no_frame_is_left_waiting_by_the_end_of_its_round(review: Round) -> None:
    review.settled(review.given().pick())
    frozen = review.freeze(d(12))
    with refused("目录已经固定、尚未抽取，请先抽取或者作废"):
        review.circulated()
    review.of(frozen, "void", review.head, d(12), reason="件数有误")
    review.circulated()


def test_a_draw_is_taken_up_in_a_few_questions_whatever_its_size(review: Round) -> None:
    review.called()
    review.give(count=28)
    review.give(review.county.township, 1)
    frozen = review.freeze(size=Size.ALL, amount=29)
    with CaptureQueriesContext(connection) as few:
        review.draw(frozen)
    assert ReviewedFile.objects.filter(draw=frozen).count() == 29
    asked = [query["sql"] for query in few if not query["sql"].startswith("SELECT 1 AS")]  # but for each gate's own
    assert len(asked) < 60


# --- the scores


def test_who_has_read_one_sheet_enters_no_other(review: Round, county: County) -> None:
    """A clerk who enters an outsider's sheet has read it: as second reviewer they would score with it before them."""
    account = User.objects.get(pk=review.legal.user_id or 0).username
    own = review.reviewer(Sort.OWN, unit=county.bureau, account=account)
    record = review.called().assigned(second=own)
    with refused("评查员不得代他人登记同一案卷的评分"):
        review.of(record, "score_first", review.legal)
    review.of(record, "score_first")
    review.of(record, "score_second", review.legal)
    later = review.assigned(review.pick(file_number="某许〔2023〕10号"))
    review.of(later, "score_first", review.legal)
    review.of(later, "assign", first=later.first, second=own, no_interest=True)
    with refused("各份评分表应当由不同人员登记"):
        review.of(later, "score_second", review.legal)


def test_one_person_is_listed_once(review: Round, county: County) -> None:
    first = review.reviewer()
    review.people -= 1
    with refused("“评查员甲”已经在评查员名单中"):
        review.reviewer()
    review.people -= 1
    review.reviewer(firm="另一律师事务所")
    assert first.stage == "listed"


def test_an_account_elsewhere_could_enter_no_sheet(review: Round, county: County) -> None:
    theirs = User.objects.get(pk=county.clerk.user_id or 0).username
    with refused("是其他机关的账号"):
        review.reviewer(Sort.OTHER, unit=county.department, account=theirs)
    mine = User.objects.get(pk=review.legal.user_id or 0).username
    with refused("与所在单位“资兴市某局”不符"):
        review.reviewer(Sort.OTHER, unit=county.department, account=mine)
    review.reviewer(Sort.OTHER, unit=county.department)


def test_who_was_taken_off_the_list_scores_no_more_and_is_followed_by_another(review: Round) -> None:
    record = review.called().assigned()
    review.of(record, "score_first")
    review.of(review.now(record).second, "revoke", on=d(11), reason="患病")
    with refused("第二评查员“评查员乙”.*不能评查"):
        review.of(record, "score_second", review.legal)
    review.of(record, "assign", first=review.now(record).first, second=review.reviewer(), no_interest=True)
    review.of(record, "score_second", review.legal)
    assert review.of(record, "compare").stage == "compared"


def test_a_third_who_has_scored_stays(review: Round) -> None:
    apart = review.scored(review.called().pick(), first=[("X3.1", 11)], second=[])
    review.of(apart, "name_third", third=review.reviewer(), no_interest=True)
    review.of(apart, "name_third", third=review.reviewer(), no_interest=True)  # the first fell ill
    review.of(apart, "score_third", review.officer)
    with refused("第三评查员已于2024-03-11评分，不能改派"):
        review.of(apart, "name_third", third=review.reviewer(), no_interest=True)


WHY = "第一份评分的理由"


@pytest.mark.parametrize(
    "place",
    [
        "matter",
        "ledger",
        "register_list",
        "my_work",
        "form:compare",
        "form:score_second",
        "form:replace",
        "search",
        "step_proof",
    ],
)
def test_nowhere_is_a_sealed_sheet_read(review: Round, client: Client, place: str) -> None:
    record = review.called().assigned()
    told = [{"item": "X2.1", "points": "3.5", "why": WHY}]
    record = review.of(record, "score_first", first_deductions=told, first_opinion=f"{WHY}和评价")
    kept = ("matter", "ledger")
    for reader in (review.legal, review.head, review.clerk):
        client.force_login(User.objects.get(pk=reader.user_id or 0), backend=BACKEND)
        if place in kept:
            address = reverse(place, args=["reviewed_file", record.pk])
        elif place.startswith("form:"):
            address = reverse("take_step", args=["reviewed_file", record.pk, place.removeprefix("form:")])
        elif place == "step_proof":
            checkpoints.make()
            address = reverse(place, args=["reviewed_file", record.pk, record.version])
        elif place == "search":
            address = f"/search/?q={WHY}"
        else:
            address = "/" if place == "my_work" else reverse("register_list", args=["reviewed_file"])
        page = client.get(address)
        assert page.status_code in (200, 403, 404)
        assert WHY not in page.content.decode().replace(f"q={WHY}", "").replace(f'value="{WHY}"', "")
        assert f"{WHY}和评价" not in page.content.decode() and "96.5" not in page.content.decode()


# --- an office's own sheet


@contextmanager
def broken_sheet() -> Iterator[None]:
    path = home() / "sheets" / "file_review" / "broken.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("kind: [", "utf-8")
    SHEETS.__dict__.pop("_read", None)
    yield
    path.unlink()
    SHEETS.__dict__.pop("_read", None)


def test_a_sheet_that_cannot_be_read_is_told_and_breaks_no_page(review: Round, county: County, client: Client) -> None:
    """A round scores on by the sheet that it keeps; none is begun."""
    record = review.called().assigned()
    client.force_login(User.objects.get(pk=review.clerk.user_id or 0), backend=BACKEND)
    with broken_sheet():
        assert client.get(reverse("matter", args=["reviewed_file", record.pk])).status_code == 200
        form = client.get(reverse("take_step", args=["reviewed_file", record.pk, "score_first"]))
        assert form.status_code == 200
        review.of(record, "score_first")
        with refused("评分表 broken.yaml 无法读取.*请系统管理员改正"):
            Round(county).plan()
        ran = CliRunner().invoke(sheets_command, [])
    assert ran.exit_code == 1 and "✗ 评分表 broken.yaml 无法读取" in ran.output


# --- an ordinary round


def test_a_list_is_added_to_and_what_was_listed_by_mistake_is_struck(review: Round, county: County) -> None:
    review.called()
    unit = review.give()
    theirs = county.actor(county.department, Role.CLERK)
    more = [{"number": "漏报1号", "closed_on": date(2023, 6, 1)}]
    review.of(unit, "add", theirs, d(7), listed=more, reason="漏报")
    with refused("“漏报1号”重复列入"):
        review.of(unit, "add", theirs, d(7), listed=more, reason="漏报")
    wrong = ListedFile.objects.get(number="漏报1号")
    unit = review.of(unit, "strike", theirs, d(7), struck=[{"id": wrong.pk, "struck_because": "不是本单位的"}])
    assert folds_to_itself(unit)
    review.give(county.township)
    frozen = review.freeze(d(8))
    assert frozen.frame_size == 8 and wrong.pk.hex not in frozen.frame
    held = ListedFile.objects.filter(matter=unit, struck_because="").first()
    assert held is not None
    with refused("已在固定的目录中，不能撤回"):
        review.of(unit, "strike", theirs, d(8), struck=[{"id": held.pk, "struck_because": "不好看"}])
    review.of(unit, "add", theirs, d(8), listed=more, reason="又漏报")
    assert ListedFile.objects.filter(matter=unit).count() == 6


def test_a_round_whose_lists_are_all_in_is_not_late(review: Round) -> None:
    """Each unit has its limit of its own; the round's ran on until it was circulated."""
    review.given()
    assert not ClockRow.objects.filter(matter_id=review.record.pk, running=True).exists()


def test_whoever_holds_the_round_is_not_called_to_it(review: Round, county: County) -> None:
    review.called(units=[county.department])
    review.take("call_more", d(6), more_units=[county.bureau, county.township], reason="扩大", due_by=LISTS_BY)
    assert not ReviewedUnit.objects.filter(agency=county.bureau).exists()
    assert ReviewedUnit.objects.count() == 2


def test_a_round_that_is_given_up_asks_nobody_for_anything(review: Round, county: County) -> None:
    review.called()
    review.give()
    frozen = review.freeze(d(26), size=Size.ALL, amount=1)
    with refused("请先抽取或者作废"):
        review.take("abandon", d(26), review.head, reason="并入专项督察")
    review.of(frozen, "void", review.head, d(26), reason="并入专项督察")
    review.take("abandon", d(26), review.head, reason="并入专项督察")
    assert review.unit(county.township).stage == "excused" and review.unit().stage == "given"
    assert not ClockRow.objects.filter(register="reviewed_unit", running=True).exists()


def test_a_unit_objects_to_its_score_and_is_heard_by_who_did_not_score(review: Round, county: County) -> None:
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD)
    record = review.given().assigned(review.pick())
    review.of(record, "score_first", both, first_deductions=rows([("X2.1", 10)]))
    review.of(record, "score_second", review.legal, second_deductions=rows([("X2.1", 10)]))
    review.of(record, "compare")
    review.of(record, "settle", review.head, finding=Finding.RECTIFY, opinion="有瑕疵")
    heard = {"heard": Heard.CHANGED, "points": 85, "vetoed": False, "heard_opinion": "部分成立"}
    review.circulated()
    with refused("受评单位没有申请复核"):
        review.of(record, "hear", review.head, d(21), **heard)
    theirs = county.actor(county.department, Role.CLERK)
    with refused("应当由现经办机关办理"):
        review.of(record, "object", review.clerk, d(21), grounds="X2.1不应扣分")
    review.of(record, "object", theirs, d(21), grounds="X2.1不应扣分")
    with refused("同一案卷只申请一次"):
        review.of(record, "object", theirs, d(21), grounds="再申请")
    review.rectified(record)
    with refused("请先复核"):
        review.checked(record)
    with refused("复核人员不得登记过该案卷的评分"):
        review.of(record, "hear", both, d(25), **heard)
    with refused("变更评分的，应当填写得分"):
        review.of(record, "hear", review.head, d(25), **heard | {"points": None})
    with refused("维持评分的，不填得分"):
        review.of(record, "hear", review.head, d(25), **heard | {"heard": Heard.KEPT})
    done = review.of(record, "hear", review.head, d(25), **heard)
    assert (done.points, done.grade, done.stage) == (85, "qualified", "rectified") and folds_to_itself(done)
    with refused("已于2024-03-25复核"):
        review.of(record, "hear", review.head, d(25), **heard)
    assert review.checked(record).stage == "closed"


def test_a_score_that_is_kept_stays_as_it_was(review: Round, county: County) -> None:
    record = review.settled(review.given().pick(), first=[("X2.1", 10)], second=[("X2.1", 10)])
    review.circulated()
    review.of(record, "object", county.actor(county.department, Role.CLERK), d(21), grounds="不应扣分")
    kept = {"heard": Heard.KEPT, "points": None, "vetoed": True, "heard_opinion": "不成立"}
    done = review.of(record, "hear", review.head, d(22), **kept)
    assert (done.points, done.grade, done.vetoed) == (90, "excellent", False) and folds_to_itself(done)


def test_the_finding_on_a_unit_that_is_no_more_comes_to_an_end(review: Round) -> None:
    record = review.settled(review.given().pick())
    review.circulated()
    done = review.of(record, "waive", review.head, d(25), reason="受评单位撤销")
    assert (done.stage, done.outcome) == ("closed", "终止整改")
    assert not ClockRow.objects.filter(matter_id=record.pk, running=True).exists()
    review.take("close", d(29), summary="已整改")


def test_a_round_in_which_nobody_has_closed_files_is_given_up(review: Round, county: County) -> None:
    review.called(units=[], range=Range.ALL)
    for unit in (county.department, county.township):
        review.give(unit, listed=[], nothing="没有办结的案卷")
    with refused("目录是空的"):
        review.freeze()
    assert review.take("abandon", d(9), review.head, reason="没有办结的案卷").record.stage == "abandoned"


def test_a_round_counts_all_of_its_units_however_many_it_shows(review: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    review.called()
    review.give()
    monkeypatch.setattr(round_table, "MOST", 1)
    table = round_table.of(review.record, review.clerk, d(9))
    assert table is not None
    assert (table.due, table.given, table.missing, len(table.lines)) == (2, 1, 1, 1)


def test_what_waits_for_the_round_is_on_nobody_s_desk(review: Round, county: County) -> None:
    record = review.settled(review.given().pick())
    assert record.stage == "settled"
    asked = [one for one in awaiting.awaiting(review.head, in_use()) if one.register == "reviewed_file"]
    assert "settled" not in {one.stage for one in asked}
    review.called(units=[county.township])
    review.clerk = county.bureau_clerk
    owed = [one for one in awaiting.awaiting(county.clerk, in_use()) if one.register == "reviewed_unit"]
    assert [one.step.name for one in owed] == ["give"]


def test_a_draw_of_today_is_proven_in_full(review: Round) -> None:
    review.given()
    with time_machine.travel("2024-03-07 10:00 +0800", tick=True):
        told = {"round": review.record, "title": "第一批", "source": "彩票", "number_on": d(8), "size": Size.EACH}
        frozen = engine.take("freeze", FileDraw, review.clerk, told | {"amount": 2}, d(7))
    assert not frozen.simulated
    review.draw(frozen)
    assert {file.simulated for file in ReviewedFile.objects.filter(draw=frozen)} == {False}
