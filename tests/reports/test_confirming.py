"""Courses of confirming the numbers of an annual report: each agency its own, anew where one has changed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Q

from guiju.figures import declared, spread
from guiju.figures.catalogue import Concept
from guiju.figures.declared import Count, Figure, Ratio, Sentence
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Role
from guiju.reports.annual_report import AnnualReport
from guiju.reports.confirming import Verdict, as_told, confirmable, numbers, unanswered
from tests.people import County, verified
from tests.specimen.models import Petition

PARTS = {"shortcomings": "不足。", "first_responsible": "履职。", "plan": "安排。"}


@pytest.fixture(autouse=True)
def specimen_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    def figure(name: str, computation: Any) -> Figure:
        return Figure(name, Concept(name, name, "件", "count", "口径", "petition", "oversight"), computation)

    counted = Count(Petition, on="received_on")
    granted = Count(Petition, on="received_on", where=Q(outcome="支持"))
    made = [figure("petitions", counted), figure("granted", granted), figure("rate", Ratio("granted", "petitions"))]
    monkeypatch.setattr(declared, "_figures", {one.id: one for one in made})
    monkeypatch.setattr(declared, "_sentences", [Sentence("oversight", "收到{petitions}，支持率{rate}。")])


def petition(county: County) -> Petition:
    data = {"title": "诉求", "received_on": date(2024, 3, 1), "petitioner": {"name": "张三"}}
    made: Petition = engine.take("receive", Petition, county.clerk, data, date(2024, 3, 1))
    return made


@pytest.fixture
def report(county: County) -> AnnualReport:
    """One that is written, with two petitions of the department in it, and asked about until the 10th."""
    petition(county), petition(county)
    told = {"title": "报告", "year": 2024, "addressee": "上级", "issuer": "本级"}
    made: AnnualReport = engine.take("compile", AnnualReport, county.bureau_clerk, told, date(2025, 1, 6))
    engine.take("write", made, county.bureau_clerk, PARTS, date(2025, 1, 6))
    engine.take("ask", made, county.bureau_clerk, {"confirm_by": date(2025, 1, 10)}, date(2025, 1, 6))
    return made


def say(county: County, report: AnnualReport, by: Any = None, **said: Any) -> None:
    rows = as_told(numbers(report, county.department.pk), **({"verdict": Verdict.CONFIRMED} | said))
    engine.take("confirm", report, by or county.head, {"confirmations": rows}, date(2025, 1, 8))


def refused(taking: Any) -> tuple[set[str], str]:
    with pytest.raises(Refused) as caught:
        taking()
    return caught.value.codes, str(caught.value)


def submit(county: County, report: AnnualReport, day: int = 13) -> Any:
    return engine.take("submit", report, county.bureau_clerk, {}, date(2025, 1, day))


def test_an_agency_is_asked_for_its_own_numbers_and_not_for_rates(county: County, report: AnnualReport) -> None:
    assert confirmable(report) == ["petitions", "granted"], "a rate follows from what it is made of"
    assert [(one.figure, one.value, one.standing) for one in numbers(report, county.department.pk)] == [
        ("petitions", Decimal(2), "待确认")
    ]
    assert numbers(report, county.township.pk) == []
    codes, words = refused(lambda: submit(county, report))
    assert codes == {"house.figures_confirmed"} and "资兴市某局“petitions2件”（待确认）" in words
    say(county, report)
    assert submit(county, report).stage == "submitted"
    assert ClockRow.objects.get(words="各机关确认数据").running is False
    assert verified().sound


def test_a_sum_of_more_digits_than_a_word_keeps_is_confirmed(
    county: County, report: AnnualReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite adds up in binary: a sum of amounts may end in digits that nobody entered."""
    summed = {(county.department.pk, "petitions"): Decimal("2.00000000000004")}
    monkeypatch.setattr(spread, "of_agencies", lambda *asked: summed)
    say(county, report)
    assert submit(county, report).stage == "submitted"


def test_a_number_that_changes_is_asked_for_anew(county: County, report: AnnualReport) -> None:
    say(county, report)
    petition(county)
    codes, words = refused(lambda: submit(county, report))
    assert codes == {"house.figures_confirmed"} and "原为2件，已变动" in words
    say(county, report)
    submit(county, report)
    engine.take("return", report, county.bureau_head, {"reason": "补充"}, date(2025, 1, 14))
    engine.take("write", report, county.bureau_clerk, PARTS, date(2025, 1, 14))
    assert submit(county, report, 15).stage == "submitted", "what stands as it was confirmed is not asked for twice"


def test_an_objection_is_answered_or_its_number_put_right(county: County, report: AnnualReport) -> None:
    bare: Any = lambda: say(county, report, verdict=Verdict.OBJECTED)  # noqa: E731
    assert refused(bare)[0] == {"house.objection_reasoned"}
    say(county, report, verdict=Verdict.OBJECTED, reason="漏登一件")
    assert "异议待处理" in refused(lambda: submit(county, report))[1]
    assert unanswered(report) == []
    over = as_told(numbers(report, county.department.pk))
    told = {"vouched": over, "how": "电话核对"}
    vouch: Any = lambda: engine.take("vouch", report, county.bureau_clerk, told, date(2025, 1, 13))  # noqa: E731
    assert refused(vouch)[0] == {"house.objection_answered"}
    word = report.figure_words.get()
    answers = [{"id": word.pk, "answer": "登记无误"}]
    engine.take("answer", report, county.bureau_clerk, {"answers": answers}, date(2025, 1, 13))
    assert submit(county, report).stage == "submitted"


def test_a_number_put_right_after_an_objection_is_confirmed(county: County, report: AnnualReport) -> None:
    say(county, report, verdict=Verdict.OBJECTED, reason="漏登一件")
    petition(county)
    assert [one.standing for one in numbers(report)] == ["原为2件，已变动，待重新确认"]
    say(county, report)
    assert submit(county, report).stage == "submitted"


def test_who_does_not_answer_is_settled_when_the_term_is_over(county: County, report: AnnualReport) -> None:
    told = {"vouched": as_told(unanswered(report)), "how": "电话核对"}
    vouch: Any = lambda day: engine.take("vouch", report, county.bureau_clerk, told, date(2025, 1, day))  # noqa: E731
    assert refused(lambda: vouch(10))[0] == {"house.figures_term_over"}
    vouch(13)
    assert [one.standing for one in numbers(report)] == [Verdict.VOUCHED.label]
    assert submit(county, report).stage == "submitted"


def test_what_is_confirmed_is_what_stands(county: County, report: AnnualReport) -> None:
    def told(**other: Any) -> Any:
        row = {"department": county.department, "figure": "petitions", "value": 2, "verdict": "confirmed"} | other
        data = {"confirmations": [row]}
        return lambda by=county.head: engine.take("confirm", report, by, data, date(2025, 1, 8))

    assert refused(told(value=3))[0] == {"house.figures_as_they_stand"}
    assert refused(told(figure="rate"))[0] == {"house.figures_as_they_stand"}
    assert refused(told(verdict="vouched"))[0] == {"house.confirmed_or_objected"}
    mayor = county.actor(county.township, Role.HEAD)
    assert refused(lambda: told()(mayor))[0] == {"house.confirms_for_itself"}
    again = {"confirm_by": date(2025, 1, 20)}
    asked: Any = lambda day: engine.take("ask", report, county.bureau_clerk, again, date(2025, 1, day))  # noqa: E731
    assert refused(lambda: asked(8))[0] == {"house.figures_asked_once"}
    assert asked(13).confirm_by == date(2025, 1, 20)


def test_the_government_approves_and_numbers_it(county: County, report: AnnualReport) -> None:
    say(county, report)
    submit(county, report)
    told = {"signer": "张三", "copied_to": "市委、市人大常委会"}
    take: Any = lambda by: engine.take("approve", report, by, told, date(2025, 1, 14))  # noqa: E731
    mayor = county.actor(county.government, Role.HEAD)
    assert refused(lambda: take(county.bureau_head))[0] == {"agency"}
    done = take(mayor)
    assert (done.number, done.signer, done.approver) == ("资政〔2025〕1号", "张三", county.government)
