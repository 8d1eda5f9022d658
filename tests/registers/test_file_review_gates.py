"""案卷评查: each gate of a round, of its units, draws, files and reviewers, closed and open. 2024-03-04 is a Monday."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring import draws
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.lots import Size
from guiju.kernel.offices.people import Role, User
from guiju.registers.enforcement.file_review.choices import Checked, FileKind, Finding, Range, Sort
from guiju.registers.enforcement.file_review.file import ReviewedFile
from guiju.registers.enforcement.file_review.reviewer import FileReviewer
from guiju.registers.enforcement.file_review.unit import ReviewedUnit
from guiju.registers.enforcement.penalty_case import PenaltyCase
from tests.lives import brought
from tests.people import County
from tests.registers.file_reviews import FROZEN, LISTS_BY, Round, d, rows


@pytest.fixture
def review(county: County) -> Round:
    return Round(county)


def refused(words: str) -> Any:
    return pytest.raises(Refused, match=words)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"closed_until": d(5)}, "2024-03-05晚于发生日期2024-03-04"),
        ({"closed_from": date(2024, 1, 1)}, "早于起始日期"),
        ({"lists_by": d(1)}, "截止日期2024-03-01不得早于2024-03-04"),
        ({"units": []}, "请选择单位范围，或者逐家勾选"),
    ],
)
def test_a_plan(review: Round, told: dict[str, Any], words: str) -> None:
    with refused(words):
        review.plan(**told)
    review.plan(closed_until=d(4), lists_by=d(4))


def test_a_round_is_of_an_agency_that_oversees(review: Round, county: County) -> None:
    review.clerk = county.clerk
    with refused("资兴市某局不统管本行政区域"):
        review.plan(units=[county.township])
    Round(county).plan()


def test_units_lie_in_the_region_and_are_those_of_the_range(review: Round, county: County) -> None:
    with refused("苏仙区司法局不在本行政区域内"):
        review.plan(units=[county.elsewhere])
    review.called(units=[], range=Range.ALL)
    assert {row.agency for row in ReviewedUnit.objects.all()} == {county.department, county.township}
    with refused("苏仙区司法局不在本行政区域内"):
        review.take("call_more", d(6), more_units=[county.elsewhere], reason="扩大", due_by=LISTS_BY)


@pytest.mark.parametrize(("range", "names"), [(Range.OWN, {"department"}), (Range.BELOW, {"township"})])
def test_a_range_is_what_it_says(review: Round, county: County, range: Range, names: set[str]) -> None:
    review.called(units=[], range=range)
    assert {row.agency for row in ReviewedUnit.objects.all()} == {getattr(county, name) for name in names}


def test_who_plans_neither_approves_nor_circulates(review: Round, county: County) -> None:
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD)
    review.clerk = both
    with refused("批准方案的人员不得与制定方案的人员相同"):
        review.plan().take("approve", d(5), both)
    review.take("approve", d(5), review.head)
    review.give()
    review.give(county.township)
    review.settled()
    with refused("通报评查结果的人员不得与制定方案的人员相同"):
        review.take("circulate", d(20), both, rectify_by=d(20, 4), problems="文书", demands="整改")


def test_nobody_is_reminded_who_has_given(review: Round, county: County) -> None:
    review.called().take("remind", d(6))
    assert review.unit().reminded_on == d(6)
    review.give()
    review.give(county.township)
    with refused("各单位均已报送，无需催办"):
        review.take("remind", d(7))


def test_a_round_is_circulated_when_all_have_given_and_every_file_is_settled(
    review: Round,
    county: County,
) -> None:
    review.called()
    review.give()
    with refused("尚有1家没有：某镇人民政府") as caught:
        review.circulated()
    assert "本次评查还没有案卷" in str(caught.value)
    engine.take("excuse", review.unit(county.township), review.clerk, {"reason": "没有案卷"}, d(8))
    picked = review.pick()
    with refused("尚有1份案卷没有出具评查意见：某许〔2023〕9号"):
        review.circulated()
    review.settled(picked)
    with refused("整改期限2024-03-20应当晚于2024-03-20"):
        review.take("circulate", d(20), review.head, rectify_by=d(20), problems="文书", demands="整改")
    review.circulated()
    with refused("尚有1份案卷没有办结"):
        review.take("close", d(26), summary="已整改")
    review.rectified(picked)
    review.checked(picked)
    assert review.take("close", d(26), summary="已整改").record.stage == "closed"


def test_a_round_with_files_is_not_abandoned(review: Round) -> None:
    review.called()
    picked = review.pick()
    with refused("已有案卷纳入评查"):
        review.take("abandon", d(9), review.head, reason="合并")
    review.of(picked, "replace", review.head, d(8), reason="涉密")
    assert review.take("abandon", d(9), review.head, reason="合并").record.stage == "abandoned"


def test_a_unit_is_called_to_a_round_that_runs(review: Round, county: County) -> None:
    told = {"round": review.plan().record, "due_on": LISTS_BY}
    after: dict[str, Any] = {"agency": county.department, "after": "file_review.approve"}
    with refused("现为“已制定方案”，不再通知单位"):
        engine.take("call", ReviewedUnit, review.clerk, told, d(5), **after)
    review.take("approve", d(5), review.head)
    told = {"round": review.record, "due_on": LISTS_BY}
    engine.take("call", ReviewedUnit, review.clerk, told, d(5), **after)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"listed": []}, "目录是空的"),
        ({"listed": [{"number": "甲", "closed_on": date(2023, 1, 2)}] * 2}, "“甲”重复列入"),
        ({"listed": [{"number": "甲", "closed_on": date(2024, 1, 2)}]}, "不在2023-01-01至2023-12-31之间"),
    ],
)
def test_a_list(review: Round, told: dict[str, Any], words: str) -> None:
    review.called()
    with refused(words):
        review.give(**told)
    assert review.give(listed=[], nothing="没有办结的案卷").stage == "given"


def test_a_case_of_the_register_is_not_listed_again(review: Round, county: County) -> None:
    case = brought(county, PenaltyCase, "approve_filing", date(2023, 3, 1)).record
    review.called()
    with refused("已在行政处罚台账中"):
        review.give(listed=[{"number": case.number, "closed_on": date(2023, 6, 1)}])
    review.give()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"number_on": d(7)}, "应当晚于固定目录之日2024-03-07"),
        ({"amount": 0}, "抽取数量应当大于零"),
        ({"size": Size.SHARE, "amount": 101}, "抽取比例不得超过100%"),
    ],
)
def test_a_draw_is_announced_before_its_number(review: Round, told: dict[str, Any], words: str) -> None:
    review.given()
    with refused(words):
        review.freeze(**told)
    assert review.freeze(size=Size.SHARE, amount=100).stage == "frozen"


def test_before_the_day_a_draw_waits_for_every_list_and_after_it_for_none(review: Round) -> None:
    review.called()
    review.give()
    with refused("尚有1家没有：某镇人民政府"):
        review.freeze(LISTS_BY)
    assert review.freeze(d(26)).frame_size == 4


def test_there_is_something_to_draw_and_one_batch_at_a_time(review: Round, county: County) -> None:
    review.called()
    review.give(listed=[], nothing="没有")
    review.give(county.township, listed=[], nothing="没有")
    with refused("目录是空的，没有可以抽取的"):
        review.freeze()
    again = Round(county)
    again.given()
    frozen = again.freeze()
    with refused("已有固定目录、尚未抽取的一批"):
        again.freeze()
    again.of(frozen, "void", again.head, FROZEN, reason="来源有误")
    again.freeze()


def test_a_draw_is_of_a_round_that_runs(review: Round) -> None:
    review.given().take("abandon", d(6), review.head, reason="合并")
    with refused("现为“已撤销”，不能抽取案卷"):
        review.freeze()
    with refused("现为“已撤销”，不再纳入案卷"):
        review.pick()


def test_the_number_has_come_about_and_is_long_enough(review: Round) -> None:
    frozen = review.given().freeze()
    with refused("公开数字在2024-03-08产生，此前不能抽取"):
        review.draw(frozen, d(7))
    with refused("公开数字只有5位"):
        review.draw(frozen, number="1-2 3 45")
    with refused("两次填写的公开数字不一致"):
        review.draw(frozen, number="123456", again="123465")
    assert review.draw(frozen, number="123456", again="12-34 56").stage == "drawn"


def test_with_another_key_nothing_is_drawn(review: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    frozen = review.given().freeze()
    with monkeypatch.context() as patch, refused("不能揭示所承诺的秘密数"):
        patch.setattr(draws, "secret_of", lambda draw, frame: "0" * 64)
        review.draw(frozen)
    review.draw(frozen)


def test_what_could_be_seen_beforehand_is_not_made_void(review: Round) -> None:
    frozen = review.given().freeze()
    with refused("公开数字已在2024-03-08产生，应当抽取，不得作废"):
        review.of(frozen, "void", review.head, d(8), reason="结果不好")
    void = review.of(frozen, "void", review.head, d(8), reason="当期停售", no_number=True)
    assert void.stage == "void" and void.withdrawn_on == d(8)
    early = review.freeze(d(9))
    assert review.of(early, "void", review.head, d(9), reason="来源有误").stage == "void"


def test_only_what_was_drawn_is_taken_up(review: Round, county: County) -> None:
    drawn = review.given().draw()
    left = next(key for key in drawn.frame.split() if len(key) == 32 and key not in drawn.keys)
    told = {"round": review.record, "draw": drawn, "unit": county.department, "file_number": "另一份", "place": 9}
    with refused("没有在这一批中抽中"):
        engine.take("take_up", ReviewedFile, review.clerk, told | {"key": left}, d(8), after="file_draw.draw")
    told |= {"key": drawn.keys[0]}
    with refused("“另一份”已在本次评查中"):
        engine.take("take_up", ReviewedFile, review.clerk, told, d(8), after="file_draw.draw")


def test_a_picked_file_is_of_a_unit_of_the_round_and_in_it_once(review: Round, county: County) -> None:
    review.called(units=[county.department])
    with refused("某镇人民政府不是本次评查的受评单位"):
        review.pick(unit=county.township)
    review.pick()
    with refused("“某许〔2023〕9号”已在本次评查中"):
        review.pick()


def test_two_reviewers_on_the_list_without_an_interest(review: Round, county: County) -> None:
    picked = review.called().pick()
    one, gone = review.reviewer(), review.reviewer()
    theirs = review.reviewer(Sort.OTHER, unit=county.department)
    review.of(gone, "revoke", reason="离职", on=d(9))
    for second, words in ((one, "第二评查员与前面的评查员是同一人"), (gone, "不能评查"), (theirs, "应当回避")):
        with refused(words):
            review.assigned(picked, first=one, second=review.now(second))
    with refused("没有利害关系后勾选"):
        review.assigned(picked, first=one, no_interest=False)
    review.assigned(picked, first=one)


def test_who_has_worked_on_a_case_does_not_score_its_file(review: Round, county: County) -> None:
    case = brought(county, PenaltyCase, "approve_filing", date(2023, 3, 1)).record
    officer = User.objects.get(pk=county.actor(county.department, Role.OFFICER).user_id or 0)
    officer.agency = county.bureau  # has moved since
    officer.save()
    worked = review.reviewer(Sort.OWN, unit=county.bureau, account=officer.username)
    picked = review.called().pick(case=case)
    with refused("办理过该案件，应当回避"):
        review.assigned(picked, first=worked)
    other = review.pick(file_number="某许〔2023〕10号")
    review.assigned(other, first=worked)


def test_who_has_scored_is_not_replaced(review: Round) -> None:
    record = review.called().assigned()
    review.of(record, "score_first")
    with refused("第一评查员已经评分，不能改派"):
        review.assigned(record)
    review.assigned(record, first=review.now(record).first)


def test_a_sheet_is_entered_once_by_its_own_and_nobody_enters_two(review: Round, county: County) -> None:
    account = User.objects.get(pk=review.legal.user_id or 0).username
    record = review.called().assigned(second=review.reviewer(Sort.OWN, unit=county.bureau, account=account))
    with refused("第一评查员、第二评查员尚未评分"):
        review.of(record, "compare")
    with refused("应当由本人登记评分"):
        review.of(record, "score_second")
    review.of(record, "score_first")
    with refused("第一评查员已于2024-03-11评分"):
        review.of(record, "score_first", review.officer)
    review.of(record, "score_second", review.legal)
    other = review.assigned(review.pick(file_number="某许〔2023〕10号"))
    review.of(other, "score_first")
    with refused("同一案卷的各份评分表应当由不同人员登记"):
        review.of(other, "score_second")
    review.of(other, "score_second", review.officer)
    with refused("尚未评分"):
        review.of(review.assigned(review.pick(file_number="某许〔2023〕11号")), "compare")
    assert review.of(other, "compare").stage == "compared"


@pytest.mark.parametrize(
    ("deductions", "words"),
    [
        ([("C1.1", 1)], "指标C1.1不在“行政许可案卷评查评分表（通用）”中"),
        ([("X2.1", 1), ("X2.1", 2)], "指标X2.1扣了两次"),
        ([("X2.1", 11)], "指标X2.1满分10分，不能扣11分"),
    ],
)
def test_what_is_taken_off_is_on_the_sheet(review: Round, deductions: Any, words: str) -> None:
    record = review.called().assigned()
    with refused(words):
        review.of(record, "score_first", first_deductions=rows(deductions))
    review.of(record, "score_first", first_deductions=rows([("X2.1", 10), ("X2.2", "0.5")]))


def test_without_a_sheet_in_force_no_round_is_planned_or_approved(
    review: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guiju.registers.enforcement.file_review.choices import SHEETS

    with monkeypatch.context() as patch, refused("没有适用的评分表"):
        patch.setitem(SHEETS.__dict__, "_read", ((), ()))
        review.plan()
    review.plan(kind=FileKind.LICENCE)
    with monkeypatch.context() as patch, refused("没有适用的评分表"):
        patch.setitem(SHEETS.__dict__, "_read", ((), ()))
        review.take("approve", d(5), review.head)
    review.take("approve", d(5), review.head)


APART = {"first": [("X3.1", 11)], "second": []}
NEAR = {"first": [("X3.1", 10)], "second": []}


def test_scores_that_lie_apart_are_settled_by_a_third_or_by_talking(review: Round) -> None:
    near = review.scored(review.called().pick(), **NEAR)
    assert not near.differ and near.points == 95
    for step, told in (
        ("name_third", {"third": review.reviewer(), "no_interest": True}),
        ("discuss", {"points": 90, "vetoed": False, "minutes": "合议"}),
    ):
        with refused("不需要第三人评分或者合议"):
            review.of(near, step, **told)
    apart = review.scored(review.pick(file_number="某许〔2023〕10号"), **APART)
    with refused("两份评分为89.0分、100.0分，差异过大"):
        review.of(apart, "settle", review.head, finding=Finding.RECTIFY, opinion="有瑕疵")
    with refused("第三评查员与前面的评查员是同一人"):
        review.of(apart, "name_third", third=apart.first, no_interest=True)
    with refused("尚未分配第三评查员"):
        review.of(apart, "score_third", review.officer)
    with refused("得分应当在0至100分之间"):
        review.of(apart, "discuss", points=101, vetoed=False, minutes="合议")
    review.of(apart, "discuss", points=92, vetoed=False, minutes="合议")
    settled = review.of(apart, "settle", review.head, finding=Finding.NONE, opinion="无碍")
    assert (settled.points, settled.grade, settled.stage) == (92, "excellent", "settled")


def test_a_failed_file_is_put_right_and_who_scored_does_not_settle(review: Round, county: County) -> None:
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD)
    record = review.called().assigned()
    review.of(record, "score_first", both, first_deductions=rows([("X1.1", 5)]))
    review.of(record, "score_second", review.legal, second_deductions=rows([("X1.1", 5)]))
    failed = review.of(record, "compare")
    assert (failed.points, failed.grade, failed.vetoed) == (95, "failed", True)
    with refused("不得登记过该案卷的评分"):
        review.of(failed, "settle", both, finding=Finding.RECTIFY, opinion="有瑕疵")
    with refused("不合格的案卷应当整改.*行政许可法.*第六十条"):
        review.of(failed, "settle", review.head, finding=Finding.NONE, opinion="有瑕疵")
    review.of(failed, "settle", review.head, finding=Finding.RECTIFY, opinion="有瑕疵")


def test_a_day_for_putting_right_is_put_off_and_set_anew(review: Round, county: County) -> None:
    record = review.given().settled()
    review.circulated()
    with refused("新的整改期限应当晚于2024-04-20"):
        review.of(record, "put_off", review.head, d(21), rectify_by=d(20, 4), reason="复杂")
    review.of(record, "put_off", review.head, d(21), rectify_by=d(30, 4), reason="复杂")
    review.rectified(record)
    with refused("应当填写晚于2024-03-25的整改期限"):
        review.checked(record, Checked.AGAIN)
    assert review.checked(record, Checked.AGAIN, rectify_by=d(10, 5)).stage == "circulated"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"sort": Sort.OWN}, "机关人员应当选择所在单位"),
        ({"account": "nobody"}, "没有登录账号“nobody”"),
    ],
)
def test_a_reviewer(review: Round, told: dict[str, Any], words: str) -> None:
    with refused(words):
        review.reviewer(**told)
    assert review.reviewer().stage == "listed"


def test_a_reviewer_with_an_account_is_listed_once(review: Round, county: County) -> None:
    account = User.objects.get(pk=review.legal.user_id or 0).username
    first = review.reviewer(Sort.OWN, unit=county.bureau, account=account)
    with refused("已经在评查员名单中"):
        review.reviewer(Sort.OWN, unit=county.bureau, account=account)
    review.of(first, "revoke", reason="调离", on=d(5))
    review.reviewer(Sort.OWN, unit=county.bureau, account=account, on=d(6))
    assert FileReviewer.objects.filter(holder_id=review.legal.user_id).count() == 2


def test_a_failed_file_of_a_penalty_is_put_right_by_the_rule_of_the_house(review: Round) -> None:
    record = review.called(kind=FileKind.PENALTY).assigned()
    review.of(record, "score_first", first_deductions=rows([("C1.1", 1)]))
    review.of(record, "score_second", review.legal, second_deductions=rows([("C1.1", 1)]))
    review.of(record, "compare")
    with refused("不合格的案卷应当整改。$") as caught:
        review.of(record, "settle", review.head, finding=Finding.NONE, opinion="有瑕疵")
    assert caught.value.codes == {"house.failed_rectified"}
    review.of(record, "settle", review.head, finding=Finding.RECTIFY, opinion="有瑕疵")
