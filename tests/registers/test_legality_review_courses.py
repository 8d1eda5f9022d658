"""合法性审查: courses of ordinary life that must be open, and unlawful ones that must be closed (决策条例 arts. 25–28, 30, 42)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute, spread
from guiju.figures.period import Period
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Adoption, Conclusion, Decider, Finding, Subject
from tests.people import County
from tests.reaching_back import folds_to_itself
from tests.registers.test_legality_review import COUNSEL, DRAFT, MONDAY, Desk, d

LAWFUL, CHANGES, UNLAWFUL = Conclusion


@pytest.fixture
def desk(county: County) -> Desk:
    return Desk(county)


def refused(words: str) -> Any:
    return pytest.raises(Refused, match=words)


def opinion() -> str:
    return Paper.objects.filter(kind="review_opinion").latest("id").content_for(Use.VERIFYING).decode()


def own(desk: Desk, subject: Subject = Subject.CONTRACT) -> Desk:
    """A matter that the agency decides itself, taken on by its own reviewer."""
    desk.send(decider=Decider.AGENCY, subject=subject)
    return desk.take("take_on", desk.own_legal, d(5), reviewers="李某")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"decider": Decider.HEAD}, "应当经集体讨论.*第三十条第一款"),
        ({"decider": Decider.HEAD, "subject": Subject.CONTRACT}, ""),
        ({"decider": Decider.AGENCY}, ""),
        ({"exploratory": True}, ""),
        ({"exploratory": True, "subject": Subject.CONTRACT}, "只适用于重大行政决策.*第二十五条第二款"),
        ({"exploratory": True, "subject": Subject.PROJECT}, "只适用于重大行政决策"),
    ],
)
def test_who_decides_and_what_may_be_an_exception(desk: Desk, told: dict[str, Any], words: str) -> None:
    if not words:
        desk.send(**told)
        return
    with refused(words):
        desk.send(**told)


@pytest.mark.parametrize(
    ("conclusion", "told", "words"),
    [
        (LAWFUL, {}, ""),
        (LAWFUL, {"power": Finding.NOT}, "法定权限：不符合的.*第二十七条"),
        (LAWFUL, {"procedure": Finding.NOT, "content": Finding.NOT}, "法定程序、内容：不符合的"),
        (UNLAWFUL, {"content": Finding.FITS}, "应当指明法定权限、法定程序、内容中哪一项不符合"),
        (CHANGES, {"content": Finding.FITS}, "应当指明"),
        (UNLAWFUL, {"articles": ""}, "应当写明所依据的法律"),
        (CHANGES, {"articles": "有关规定"}, "应当写明所依据的法律"),
        (CHANGES, {}, ""),
        (UNLAWFUL, {"content": Finding.FITS, "power": Finding.NOT}, ""),
        (LAWFUL, {"valid_until": d(6)}, "早于出具日期"),
        (LAWFUL, {"valid_until": d(7)}, ""),
    ],
)
def test_an_opinion_does_not_differ_from_its_findings(
    desk: Desk, conclusion: Conclusion, told: dict[str, Any], words: str
) -> None:
    desk.heard()
    if not words:
        desk.conclude(conclusion, d(7), **told)
        return
    with refused(words):
        desk.conclude(conclusion, d(7), **told)


@pytest.mark.parametrize("risk", ["", "无", "无。", "没有", "暂无"])
def test_a_risk_that_says_nothing_is_none(desk: Desk, risk: str) -> None:
    desk.heard(exploratory=True)
    with refused("应当明示法律风险"):
        desk.conclude(UNLAWFUL, d(7), risk=risk)


def test_whose_opinion_it_is_and_in_whose_series(desk: Desk) -> None:
    desk.heard().conclude(CHANGES, d(7))
    text = opinion()
    assert desk.record.organ == desk.county.bureau and desk.record.number == "资司法审〔2024〕1号"
    assert (
        "第二十五条、第二十七条" in text
        and "落款：资兴市司法局" in text
        and "2024年3月4日" in text
        and "价格法第二十三条" in text
        and "应当修改" in text
    )
    other = own(Desk(desk.county)).record
    assert other.number == "资某法审〔2024〕1号" and other.organ == desk.county.department
    assert folds_to_itself(desk.record)


def test_a_second_opinion_says_that_it_is_one_and_forgets_the_counsel_of_the_first(desk: Desk) -> None:
    desk.heard(subject=Subject.PROJECT).conclude(UNLAWFUL, d(7))
    assert "听取了法律顾问" in opinion() and "第2次" not in opinion()
    desk.send_again(d(8), d(19)).take("take_on", desk.reviewer, d(8), reviewers="李某").conclude(LAWFUL, d(11))
    assert "第2次" in opinion() and "听取了法律顾问" not in opinion() and "2024年3月8日" in opinion()


def test_what_was_changed_after_it_had_passed_is_sent_again_and_is_no_longer_cleared(desk: Desk) -> None:
    desk.heard().conclude(LAWFUL, d(7))
    assert desk.record.cleared_by(d(8))
    desk.send_again(d(8), d(19))
    assert not desk.record.cleared_by(d(8)) and desk.record.stage == "sent"
    desk.take("take_on", desk.reviewer, d(11), reviewers="李某")
    with refused("尚未组织法律顾问"):
        desk.conclude(LAWFUL, d(12))
    desk.take("hear_counsel", desk.reviewer, d(12), **COUNSEL).conclude(LAWFUL, d(12))
    assert desk.record.cleared_by(d(12)) and not desk.record.cleared_by(d(11))
    assert folds_to_itself(desk.record)


def test_an_opinion_holds_to_its_last_day_and_until_the_matter_is_closed(desk: Desk) -> None:
    desk.heard().conclude(LAWFUL, d(7), valid_until=d(20))
    assert desk.record.cleared_by(d(20)) and not desk.record.cleared_by(d(21))
    desk.take("report_adoption", desk.clerk, d(18), adoption=Adoption.ALL, what_became="已提交")
    assert desk.record.cleared_by(d(18)) and not desk.record.cleared_by(d(19))
    for day in range(1, 28):
        offered = LegalityReview.objects.filter(LegalityReview.choosable(d(day)), pk=desk.record.pk).exists()
        assert offered == desk.record.cleared_by(d(day)), day


def test_reform_found_unlawful_twice_is_open_only_from_the_second_opinion(desk: Desk) -> None:
    desk.heard(exploratory=True).conclude(UNLAWFUL, d(7), risk="缺少依据")
    assert desk.record.cleared_by(d(7))
    desk.send_again(d(8), d(19))
    assert not desk.record.cleared_by(d(8))
    desk.take("take_on", desk.reviewer, d(8), reviewers="李某").take("hear_counsel", desk.reviewer, d(11), **COUNSEL)
    desk.conclude(UNLAWFUL, d(12), risk="仍缺少依据")
    assert desk.record.cleared_by(d(12)) and not desk.record.cleared_by(d(11))


def test_counsel_is_heard_by_the_reviewing_department(desk: Desk) -> None:
    desk.send().take("take_on", desk.reviewer, d(5), reviewers="李某")
    with refused("由政府负责合法性审查的部门审查.*第二十五条第一款"):
        desk.take("hear_counsel", desk.clerk, d(6), **COUNSEL)
    with refused("由政府负责合法性审查的部门审查"):
        Desk(desk.county).send().take("send_back", desk.own_legal, d(5), lacking="依据")
    mine = own(Desk(desk.county))
    mine.take("hear_counsel", mine.clerk, d(6), **COUNSEL)


@pytest.mark.parametrize("step", ["adjust", "send_again", "complete"])
def test_who_worked_on_the_draft_does_not_review_it(desk: Desk, step: str) -> None:
    told = {"basis": "价格法", "procedure_told": "已听证", "wanted_by": d(29)}
    if step == "complete":
        desk.send(decider=Decider.AGENCY, subject=Subject.CONTRACT)
        desk.take("send_back", desk.own_legal, d(5), lacking="附件")
        desk.take("complete", desk.own_legal, d(6), supplement=DRAFT, **told)
        desk.take("take_on", desk.own_legal, d(6), reviewers="李某")
    else:
        own(desk).conclude(CHANGES if step == "adjust" else UNLAWFUL, d(6), desk.own_legal)
        if step == "adjust":
            desk.adjust(Adoption.PARTLY, d(7), desk.own_legal, why_not="另有依据", wanted_by=d(29))
        else:
            desk.take("send_again", desk.own_legal, d(7), new_draft=DRAFT, changes="已改", **told)
            desk.take("take_on", desk.own_legal, d(7), reviewers="李某")
    with refused("送审、修改人员不得审查同一事项"):
        desk.conclude(LAWFUL, d(8), desk.own_legal)


DUE = [
    ("adjust, partly", d(15)),
    ("reconsider", d(18)),
    ("send_again", d(19)),
    ("adjust, all", None),
]


@pytest.mark.parametrize(("course", "due"), DUE)
def test_a_review_that_goes_on_has_its_day(desk: Desk, course: str, due: date | None) -> None:
    desk.heard().conclude(CHANGES if course.startswith("adjust") else UNLAWFUL, d(7))
    assert not [row for row in ClockRow.objects.all() if row.running]
    match course:
        case "adjust, partly":
            with refused("请填写不早于当日的要求审结日期"):
                desk.adjust(Adoption.PARTLY, d(8), why_not="另有依据", wanted_by=d(7))
            desk.adjust(Adoption.PARTLY, d(8), why_not="另有依据", wanted_by=d(15))
        case "adjust, all":
            desk.adjust(Adoption.ALL, d(8))
        case "reconsider":
            with refused("早于送审日期"):
                desk.take("reconsider", desk.reviewer, d(8), reason="有误", wanted_by=d(7))
            desk.take("reconsider", desk.reviewer, d(8), reason="有误", wanted_by=d(18))
        case _:
            desk.send_again(d(8), d(19))
    assert [row.due_on for row in ClockRow.objects.all() if row.running] == ([due] if due else [])


def test_after_all_was_adopted_a_new_draft_has_its_day_too(desk: Desk) -> None:
    desk.heard().conclude(CHANGES, d(7)).adjust(Adoption.ALL, d(8))
    assert Paper.objects.filter(kind="adjusted_draft").exists() and desk.record.cleared_by(d(8))
    desk.send_again(d(11), d(20))
    assert [row.due_on for row in ClockRow.objects.all() if row.running] == [d(20)]


def test_what_was_lacking_is_put_right_where_it_stands(desk: Desk) -> None:
    desk.send().take("send_back", desk.reviewer, d(5), lacking="依据不全")
    told = {"procedure_told": "已听证", "wanted_by": d(18), "supplement": DRAFT}
    with refused("还应当提供所依据的法律.*第二十六条第一款"):
        desk.take("complete", desk.clerk, d(7), basis="", **told)
    desk.take("complete", desk.clerk, d(7), basis="价格法、定价目录", **told)
    assert desk.record.basis == "价格法、定价目录"


def test_counsel_who_came_in_later_moves_no_figure_of_a_year_that_is_over(desk: Desk) -> None:
    desk.send(MONDAY, subject=Subject.PROJECT).take("take_on", desk.reviewer, d(5), reviewers="李某")
    desk.conclude(UNLAWFUL, d(7)).send_again(date(2025, 1, 6), date(2025, 1, 20))
    desk.take("take_on", desk.reviewer, date(2025, 1, 7), reviewers="李某")
    desk.take("hear_counsel", desk.reviewer, date(2025, 1, 8), **COUNSEL).conclude(LAWFUL, date(2025, 1, 9))
    compute.refresh()
    assert compute.value("counsel_major_matter_reviews", "431081", 2024) == 0
    months = spread.by_month("counsel_major_matter_reviews", "431081", Period.year(2025))
    assert [month.month for month, count in months if count] == [1]


@pytest.mark.parametrize(
    "course",
    [
        "take_on take_on",
        "take_on conclude hear_counsel",
        "hear_counsel",
        "conclude",
        "take_on sign_off",
        "take_on draft sign_off sign_off",
        "hand_back",
        "take_on conclude hand_back",
        "take_on draft adjust",
        "take_on draft report_adoption",
        "reassign",
        "take_on conclude conclude",
        "take_on conclude withdraw",
        "withdraw take_on",
        "withdraw send_again",
        "take_on conclude adjust",
        "take_on report_adoption",
        "take_on conclude report_adoption reconsider",
        "take_on conclude report_adoption send_again",
        "take_on adjust",
        "reconsider",
        "complete",
        "send_back take_on",
        "send_again",
    ],
)
def test_no_step_out_of_its_order(desk: Desk, course: str) -> None:
    """A contract that its own agency decides; the last step of each course is refused, those before it are not."""
    desk.send(decider=Decider.AGENCY, subject=Subject.CONTRACT)
    told: dict[str, dict[str, Any]] = {
        "take_on": {"reviewers": "李某"},
        "hear_counsel": COUNSEL,
        "send_back": {"lacking": "附件"},
        "complete": {"supplement": DRAFT, "wanted_by": d(29)},
        "withdraw": {"reason": "不再推进"},
        "reassign": {"reviewers": "王某", "reason": "休假"},
        "sign_off": {"signed": LAWFUL, "opinion": "同意"},
        "hand_back": {"reason": "请核实依据"},
        "adjust": {"adoption": Adoption.ALL, "changes": "已改", "adjusted_draft": DRAFT},
        "report_adoption": {"adoption": Adoption.ALL, "what_became": "已签订"},
        "reconsider": {"reason": "有误", "wanted_by": d(29)},
        "send_again": {"new_draft": DRAFT, "changes": "已改", "wanted_by": d(29)},
    }
    *before, last = course.split()

    def go(step: str, on: date) -> None:
        if step == "conclude":
            desk.conclude(LAWFUL, on, desk.own_legal)
        elif step == "draft":
            desk.draft(LAWFUL, on, desk.own_legal)
        else:
            legal = dict.fromkeys(("take_on", "hear_counsel", "send_back", "reconsider", "reassign"), desk.own_legal)
            heads = dict.fromkeys(("sign_off", "hand_back"), desk.own_head)
            desk.take(step, (legal | heads).get(step, desk.clerk), on, **told[step])

    for n, step in enumerate(before):
        go(step, d(5 + n))
    with refused("当前阶段|已办结|不能办理"):
        go(last, d(20))
