"""案卷评查: units called to their lists, a draw that anybody makes again, scores that nobody reads before both are in, findings
put right, figures. 2024-03-04 is a Monday."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from django.db import connection
from django.test import Client
from django.urls import reverse

from guiju.cli.redraw import redraw
from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import draw_proofs, engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.steps_of_all import ASK_RESTRICTION, requests
from guiju.kernel.keeping import checkpoints, guards, ledger, lots
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.lots import Size
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role, User
from guiju.kernel.offices.scope import visible
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.file_review.choices import Checked, Finding
from guiju.registers.enforcement.file_review.drawing import FileDraw
from guiju.registers.enforcement.file_review.file import ReviewedFile
from guiju.registers.enforcement.file_review.unit import ReviewedUnit
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.web import round_table
from tests.lives import brought
from tests.people import County
from tests.reaching_back import folds_to_itself
from tests.registers.file_reviews import FROZEN, LISTS_BY, Round, d, rows
from tests.web.desk import BACKEND

ADDRESS = "/public/draws/file_draw/{}/"


@pytest.fixture
def review(county: County) -> Round:
    return Round(county)


def figure(name: str, year: int = 2024) -> Any:
    compute.refresh()
    return compute.values([name], "431081", Period.year(year))[name]


def test_each_unit_has_its_own_duty_its_own_limit_and_its_own_door(review: Round, county: County) -> None:
    review.called()
    theirs = county.actor(county.department, Role.CLERK)
    mine = review.unit()
    assert list(visible(theirs, ReviewedUnit.objects.all())) == [mine]
    running = ClockRow.objects.filter(matter_id=mine.pk, running=True)
    assert [(row.due_on, row.agency) for row in running] == [(LISTS_BY, county.department)]
    with pytest.raises(Refused, match="应当由承办机关办理"):
        engine.take("give", mine, review.clerk, {"listed": [], "nothing": "代报"}, d(6))
    review.give()
    assert not running.all().exists()
    table = round_table.of(review.record, review.clerk, d(26))
    assert table is not None
    assert (table.due, table.given, table.missing) == (2, 1, 1)
    late = next(line for line in table.lines if line.row.agency == county.township)
    assert late.row.stage_label == "待报送" and late.lamp.colour == "red"


def test_units_are_ticked_on_the_page(review: Round, county: County, client: Client) -> None:
    client.force_login(User.objects.get(pk=review.clerk.user_id or 0), backend=BACKEND)
    address = reverse("open_step", args=["file_review", "plan"])
    page = client.get(address).content.decode()
    assert page.count('name="units"') >= 2 and "某镇人民政府" in page
    assert "苏仙区司法局" not in page
    typed = {
        "title": "案卷评查",
        "kind": "licence",
        "closed_from": "2023-01-01",
        "closed_until": "2023-12-31",
        "range": "chosen",
        "units": [str(county.department.pk), str(county.township.pk)],
        "lists_by": "2024-03-25",
        "basis": "年度计划",
        "on": "2024-03-04",
    }
    sent = client.post(address, typed)
    assert sent.status_code == 302, sent.content.decode()
    made = FileReview.objects.get()
    review.record = made
    review.take("approve", d(5), review.head)
    assert {row.agency for row in ReviewedUnit.objects.all()} == {county.department, county.township}
    page = client.get(reverse("matter", args=["file_review", made.pk])).content.decode()
    assert "应报2家，已报0家，未报2家" in page and "某镇人民政府" in page


def test_more_units_are_called_once_each_and_all_are_counted(review: Round, county: County) -> None:
    review.called(units=[county.department])
    review.take("call_more", d(6), more_units=[county.department, county.township], reason="扩大", due_by=LISTS_BY)
    assert ReviewedUnit.objects.count() == 2
    review.give()
    due, given, missing = (f"file_review_units_{name}" for name in ("due", "given", "missing"))
    assert [figure(name) for name in (due, given, missing)] == [2, 1, 1]
    engine.take("excuse", review.unit(county.township), review.clerk, {"reason": "没有"}, d(9))
    assert [figure(name) for name in (due, given, missing)] == [2, 1, 0]


def test_a_unit_is_reminded_and_given_more_time(review: Round, county: County) -> None:
    review.called().take("remind", d(8))
    unit = review.unit()
    assert Paper.objects.filter(matter_id=unit.pk, kind="reminder").count() == 1
    engine.take("put_off", unit, review.clerk, {"due_on": d(29), "reason": "案卷较多"}, d(11))
    clock = ClockRow.objects.get(matter_id=unit.pk)
    assert (clock.first_due_on, clock.due_on) == (LISTS_BY, d(29))


def test_a_draw_is_proven_and_what_it_drew_is_taken_up_in_order(review: Round) -> None:
    frozen = review.given().freeze()
    assert (frozen.frame_size, frozen.secret, frozen.seed, frozen.drawn) == (7, "", "", "")
    assert draw_proofs.prove(frozen).proven
    drawn = review.draw(frozen)
    assert lots.sha256(drawn.secret) == frozen.commitment
    assert drawn.told().faults() == [] and draw_proofs.prove(drawn).faults == []
    files = list(ReviewedFile.objects.filter(draw=drawn).order_by("place"))
    assert [file.key for file in files] == drawn.keys
    assert sorted(str(file.unit) for file in files) == ["某镇人民政府"] * 2 + ["资兴市某局"] * 2
    assert verify_records("file_draw", [drawn.pk]).faults == [] and folds_to_itself(drawn)


def test_the_ledger_shows_what_came_first(review: Round) -> None:
    review.given()
    with time_machine.travel("2024-03-07 10:00 +0800", tick=True):
        frozen = review.freeze()
        assert "账簿尚未就固定目录签发检查点" in draw_proofs.prove(frozen).limits[0]
        checkpoints.make()
    with time_machine.travel("2024-03-08 10:00 +0800", tick=True):
        assert draw_proofs.prove(review.draw(frozen)).limits == []


def test_a_frame_entered_after_its_number_proves_nothing_of_the_order(review: Round) -> None:
    drawn = review.given().draw()
    checkpoints.make()
    first, second = draw_proofs.prove(drawn).limits
    assert "不早于公开数字产生之日2024-03-08" in first and "在抽取以后才签发" in second


def tampered(record: Any, **columns: Any) -> Any:
    """As somebody with the database alone could do it."""
    guards.install(connection, drop=True)
    sets = ", ".join(f"{name} = %s" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {record._meta.db_table} SET {sets} WHERE id = %s",
            [*columns.values(), record._meta.pk.get_db_prep_value(record.pk, connection)],
        )
    guards.install(connection)
    return type(record).objects.get(pk=record.pk)


def test_a_draw_changed_in_the_database_is_found_by_everybody(review: Round, tmp_path: Path) -> None:
    drawn = review.given().draw()
    other = drawn.frame.splitlines(keepends=True)
    assert "目录在固定以后被改动过" in " ".join(draw_proofs.prove(tampered(drawn, frame="".join(other[1:]))).faults)
    assert draw_proofs.prove(tampered(drawn, frame=drawn.frame)).proven
    bent = tampered(drawn, drawn=drawn.drawn.replace(drawn.keys[0], "0" * 32))
    faults = " ".join(draw_proofs.prove(bent).faults)
    assert "与公布的抽中案卷不符" in faults and "没有纳入评查" in faults
    assert verify_records("file_draw", [drawn.pk]).faults


def test_a_file_put_in_beside_the_draw_is_found(review: Round) -> None:
    drawn = review.given().draw()
    strange = ReviewedFile.objects.filter(draw=drawn).first()
    picked = review.pick()
    tampered(picked, draw_id=drawn._meta.pk.get_db_prep_value(drawn.pk, connection), key="f" * 32)
    assert strange is not None
    assert draw_proofs.prove(drawn).faults == ["资兴市某局有1份案卷不是抽中的，也不是替补的。"]


def test_the_next_batch_repeats_nothing_and_has_a_seed_of_its_own(review: Round) -> None:
    first = review.given().draw()
    second = review.draw(review.freeze(d(11), size=Size.ALL, amount=2), d(12))
    assert second.frame_size == 3 and not set(first.keys) & set(second.keys)
    assert (first.seed, first.commitment) != (second.seed, second.commitment)
    assert (first.number, second.number) == ("资司抽〔2024〕1号", "资司抽〔2024〕2号")


def test_a_file_that_is_replaced_is_followed_by_the_next_of_its_unit(review: Round, county: County) -> None:
    drawn = review.given().draw()
    mine = ReviewedFile.objects.filter(draw=drawn, unit=county.department).order_by("place")
    gone = mine[0]
    ranked = [lot.key for _, lot in lots.ranked(lots.read(drawn.frame), drawn.seed) if lot.stratum == str(gone.unit)]
    review.of(gone, "replace", review.head, d(8), reason="正在行政复议")
    assert set(mine.exclude(stage="replaced").values_list("key", flat=True)) == {ranked[1], ranked[2]}
    assert draw_proofs.prove(drawn).proven
    picked = review.pick()
    review.of(picked, "replace", review.head, d(8), reason="涉密")  # picked by hand: nothing follows it
    assert ReviewedFile.objects.exclude(stage="replaced").count() == 4


def test_cases_of_the_register_of_penalties_are_in_the_frame_by_themselves(review: Round, county: County) -> None:
    case = brought(county, PenaltyCase, "close", date(2023, 3, 1)).record
    period = {"closed_from": date(2023, 1, 1), "closed_until": date(2023, 12, 31), "kind": "penalty"}
    review.called(**period, units=[county.department])
    review.give(listed=[], nothing="没有其他案卷")
    assert case.closed_on is not None and case.closed_on.year == 2023
    drawn = review.draw()
    file = ReviewedFile.objects.get(draw=drawn)
    assert (file.case, file.file_number, file.key) == (case, case.number, case.pk.hex)


def test_a_restricted_case_is_in_no_frame_and_one_restricted_since_bears_no_number(
    review: Round, county: County
) -> None:
    case, other = (brought(county, PenaltyCase, "close", date(2023, 3, 1)).record for _ in range(2))
    period = {"closed_from": date(2023, 1, 1), "closed_until": date(2023, 12, 31), "kind": "penalty"}
    review.called(**period, units=[county.department])
    review.give(listed=[], nothing="没有其他案卷")
    county.restricted(other)
    frozen = review.freeze()
    assert case.pk.hex in frozen.frame and other.pk.hex not in frozen.frame
    county.restricted(case)
    drawn = review.draw(frozen)
    file = ReviewedFile.objects.get(draw=drawn)
    assert file.key == case.pk.hex and draw_proofs.prove(drawn).proven
    assert case.number not in f"{file} {file.title} {file.file_number}"


def test_where_the_number_of_a_case_restricted_later_stands_is_asked_to_be_restricted_too(
    review: Round, county: County
) -> None:
    case, other = (brought(county, PenaltyCase, "close", date(2023, 3, 1)).record for _ in range(2))
    review.called(
        closed_from=date(2023, 1, 1), closed_until=date(2023, 12, 31), kind="penalty", units=[county.department]
    )
    review.give(listed=[], nothing="没有其他案卷")
    other = county.restricted(other)
    engine.take("let_in", other, county.head, {"person": review.head.user_id, "reason": "组织评查"})
    with pytest.raises(Refused) as refused:
        review.pick(unit=county.department, file_number=other.number, case=other)
    assert refused.value.codes == {"house.file_restricted"}
    review.draw()
    file = ReviewedFile.objects.get(case=case)
    assert case.number in file.title
    case = county.restricted(case)
    [asked] = requests(ledger.history(file), ASK_RESTRICTION).values()
    assert asked.actor_id is None and asked.content["told"]["restriction"] == "juvenile"
    assert case.number not in str(asked.content)
    county.restricted(case, "none")
    assert len(requests(ledger.history(file), ASK_RESTRICTION)) == 1, "an end of it is nobody else's"


def test_the_public_page_hands_out_all_that_is_needed(review: Round, tmp_path: Path) -> None:
    public = Client()
    frozen = review.given().freeze()
    page = public.get(ADDRESS.format(frozen.pk)).content.decode()
    assert "目录已经固定，尚未抽取" in page and frozen.commitment in page and "许〔2023〕" not in page
    assert public.get(ADDRESS.format(frozen.pk) + "draw.json").status_code == 404
    drawn = review.draw(frozen)
    page = public.get(ADDRESS.format(drawn.pk)).content.decode()
    assert "重新抽取的结果与公布的一致" in page and drawn.seed in page and "许〔2023〕" not in page
    frame = public.get(ADDRESS.format(drawn.pk) + "frame.txt").content.decode()
    assert lots.sha256(frame) == drawn.frame_digest
    assert public.get(ADDRESS.format(drawn.pk) + "drawn.txt").content.decode() == drawn.drawn
    record = public.get(f"/public/file_draw/{drawn.pk}/").content.decode()
    assert ADDRESS.format(drawn.pk) in record and "重新抽取核对" in record
    file = tmp_path / "draw.json"
    file.write_bytes(public.get(ADDRESS.format(drawn.pk) + "draw.json").content)
    ran = CliRunner().invoke(redraw, [str(file)])
    assert ran.exit_code == 0 and "重新抽取的结果与公布的一致" in ran.output
    said = json.loads(file.read_text("utf-8"))
    said["draw"]["public"] = "87654321"
    file.write_text(json.dumps(said), "utf-8")
    ran = CliRunner().invoke(redraw, [str(file)])
    assert ran.exit_code == 1 and "种子不是由" in ran.output


def test_what_is_void_or_no_draw_has_no_page(review: Round) -> None:
    frozen = review.given().freeze()
    review.of(frozen, "void", review.head, FROZEN, reason="来源有误")
    assert Client().get(ADDRESS.format(frozen.pk)).status_code == 404
    assert Client().get(f"/public/draws/meeting/{frozen.pk}/").status_code == 404


def test_the_command_finds_a_draw_by_its_number(review: Round) -> None:
    drawn = review.given().draw()
    ran = CliRunner().invoke(redraw, [drawn.number, "--json"])
    assert ran.exit_code == 0 and json.loads(ran.output)["proven"]
    tampered(drawn, seed="0" * 64)
    ran = CliRunner().invoke(redraw, [drawn.number])
    assert ran.exit_code == 1 and "种子不是由" in ran.output
    assert "没有编号为“无”的抽取" in CliRunner().invoke(redraw, ["无"]).output


WHY = "第一份评分的理由"


@pytest.fixture
def half_scored(review: Round) -> Any:
    record = review.called().assigned()
    told = [{"item": "X2.1", "points": 3, "why": WHY}]
    return review.of(record, "score_first", first_deductions=told, first_opinion=f"{WHY}和评价")


@pytest.mark.parametrize("page", ["matter", "ledger"])
def test_nobody_reads_a_sheet_before_both_are_in(review: Round, half_scored: Any, page: str, client: Client) -> None:
    client.force_login(User.objects.get(pk=review.legal.user_id or 0), backend=BACKEND)
    address = reverse(page, args=["reviewed_file", half_scored.pk])
    shown = client.get(address).content.decode()
    assert WHY not in shown and "尚未启封" in shown
    review.of(half_scored, "score_second", review.legal)
    assert WHY not in client.get(address).content.decode()
    review.of(half_scored, "compare")
    shown = client.get(address).content.decode()
    assert WHY in shown and "尚未启封" not in shown


def test_a_sealed_sheet_is_not_opened_by_asking_for_its_correction(
    review: Round, half_scored: Any, client: Client
) -> None:
    client.force_login(User.objects.get(pk=review.clerk.user_id or 0), backend=BACKEND)
    address = reverse("ask_correction", args=["reviewed_file", half_scored.pk, half_scored.version])
    assert client.get(address).status_code == 403
    review.of(half_scored, "score_second", review.legal)
    review.of(half_scored, "compare")
    page = client.get(address)
    assert page.status_code == 200 and WHY in page.content.decode()


@pytest.mark.parametrize(
    ("first", "second", "points", "differ", "grade"),
    [
        ([], [], 100, False, "excellent"),
        ([("X2.1", 10)], [("X2.1", 10)], 90, False, "excellent"),
        ([("X3.1", 15), ("X3.2", 10), ("X3.3", 10), ("X3.4", 5)], [("X3.1", 15), ("X3.2", 10), ("X3.3", 10)], "62.5",
         False, "qualified"),
        ([("X3.1", 11)], [], "94.5", True, "excellent"),
        ([("X1.1", "0.5")], [], "99.8", True, "failed"),
    ],
)  # fmt: skip
def test_two_scores_are_put_together(
    review: Round, first: Any, second: Any, points: Any, differ: bool, grade: str
) -> None:
    record = review.scored(review.called().pick(), first=first, second=second)
    assert (str(record.points), record.differ, record.grade) == (str(float(points)), differ, grade)
    assert folds_to_itself(record)


def test_a_third_score_counts_with_the_nearer_and_two_of_three_fail_a_file(review: Round) -> None:
    apart = review.scored(review.called().pick(), first=[("X1.1", 10), ("X3.1", 15)], second=[])
    review.of(apart, "name_third", third=review.reviewer(), no_interest=True)
    done = review.of(apart, "score_third", review.officer, third_deductions=rows([("X2.1", 4)]))
    assert (done.third_points, done.points, done.grade, done.vetoed) == (96, 98, "excellent", False)
    assert folds_to_itself(done)


def test_findings_go_to_the_unit_and_come_back_put_right(review: Round, county: County) -> None:
    record = review.settled(review.given().pick(), first=[("X2.1", 2)])
    fine = review.settled(review.pick(file_number="某许〔2023〕10号"), finding=Finding.NONE)
    review.circulated()
    assert review.now(fine).stage == "closed" and review.now(fine).outcome == "无需整改"
    theirs = county.actor(county.department, Role.CLERK)
    assert list(visible(theirs, ReviewedFile.objects.all())) == [review.now(record)]
    limit = ClockRow.objects.filter(matter_id=record.pk, running=True)
    assert [(row.due_on, row.agency) for row in limit] == [(d(20, 4), county.department)]
    with pytest.raises(Refused, match="现经办机关"):
        review.of(record, "rectify", review.clerk, d(21), measures="代填")
    review.rectified(record)
    review.checked(record, Checked.AGAIN, rectify_by=d(10, 5))
    assert [row.due_on for row in limit.all()] == [d(10, 5)]
    review.rectified(record, d(27))
    assert review.checked(record, on=d(28)).stage == "closed"
    review.take("close", d(29), summary="已整改")
    catalogue = Paper.objects.get(matter_id=review.record.pk, kind="catalogue").content_for(Use.VERIFYING).decode()
    assert "某许〔2023〕10号" in catalogue and "整改到位" in catalogue
    circular = Paper.objects.get(matter_id=review.record.pk, kind="circular").content_for(Use.VERIFYING).decode()
    assert "共评查案卷2份，涉及单位1家，其中优秀2份" in circular
    assert (figure("file_reviews"), figure("file_review_units")) == (2, 1)


def test_a_round_is_public_by_its_result_and_names_no_file(review: Round) -> None:
    review.settled(review.given().pick())
    review.circulated().take("publish", d(21))
    page = Client().get(f"/public/file_review/{review.record.pk}/").content.decode()
    assert "2024年案卷评查" in page and "某许" not in page
    assert FileDraw.objects.count() == 0
