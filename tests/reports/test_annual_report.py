"""The annual report: its parts, who confirms and approves, what is frozen, and a figure that changes afterwards."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Q

from guiju.documents import Link, Paragraph, to_docx, to_html, to_pdf
from guiju.figures import declared, freezing
from guiju.figures.catalogue import Concept
from guiju.figures.declared import Count, Figure, Ratio, Sentence
from guiju.figures.models import Frozen
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Role
from guiju.reports import compiling
from guiju.reports.annual_report import AnnualReport
from guiju.reports.confirming import Verdict, as_told, numbers
from tests.lives import brought
from tests.people import County, verified
from tests.specimen.models import Petition

PARTS = {"shortcomings": "不足。", "first_responsible": "履职。", "plan": "安排。"}


@pytest.fixture(autouse=True)
def specimen_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    def figure(name: str, label: str, unit: str, computation: Any) -> Figure:
        return Figure(name, Concept(name, label, unit, "count", "口径", "petition", "oversight"), computation)

    made = [
        figure("petitions", "诉求", "件", Count(Petition, on="received_on")),
        figure("granted", "支持", "件", Count(Petition, on="received_on", where=Q(outcome="支持"))),
        figure("granted_rate", "支持率", "%", Ratio("granted", "petitions")),
    ]
    monkeypatch.setattr(declared, "_figures", {one.id: one for one in made})
    sentences = [
        Sentence("oversight", "收到诉求{petitions}，支持{granted}，支持率{granted_rate}。"),
        Sentence("disputes", "另有{granted}。"),
    ]
    monkeypatch.setattr(declared, "_sentences", sentences)


def petitions(county: County, count: int) -> list[Petition]:
    data = {"title": "诉求", "received_on": date(2024, 3, 1), "petitioner": {"name": "张三"}}
    return [engine.take("receive", Petition, county.clerk, data, date(2024, 3, 1)) for _ in range(count)]


def grant(county: County, matter: Petition, on: date) -> None:
    engine.take("accept", matter, county.clerk, {"confirmed": ["reconsideration.accept_conditions"]}, on)
    engine.take("hear", matter, county.clerk, {"opinion": "已听取"}, on)
    engine.take("decide", matter, county.head, {"outcome": "支持"}, on)


DAYS = {
    "ask": date(2025, 1, 7),
    "confirm": date(2025, 1, 10),
    "write": date(2025, 1, 12),
    "submit": date(2025, 1, 13),
    "approve": date(2025, 1, 14),
}


def brought_to(county: County, step: str) -> AnnualReport:
    made: AnnualReport = brought(
        county, AnnualReport, step, date(2025, 1, 6), days=DAYS, title="资兴市2024年度报告"
    ).record
    return made


def opened(county: County) -> AnnualReport:
    return brought_to(county, "compile")


def confirm(county: County, report: AnnualReport, on: date = date(2025, 1, 10), **said: Any) -> None:
    """The department's own numbers; asked for first where they have not been."""
    if report.confirm_by is None:
        engine.take("ask", report, county.bureau_clerk, {"confirm_by": date(2025, 1, 11)}, on)
    found = numbers(report, county.department.pk)
    rows = as_told(found, **({"verdict": Verdict.CONFIRMED} | said))
    engine.take("confirm", report, county.head, {"confirmations": rows}, on)


def approved(county: County) -> AnnualReport:
    return brought_to(county, "approve")


def refused(step: str, report: AnnualReport, actor: Any, data: Any = None, on: date = date(2025, 1, 13)) -> set[str]:
    with pytest.raises(Refused) as caught:
        engine.take(step, report, actor, data or {}, on)
    return caught.value.codes


def test_a_report_is_submitted_only_whole_and_confirmed(county: County) -> None:
    petitions(county, 2)
    report = opened(county)
    assert refused("submit", report, county.bureau_clerk) == {"annual_report.parts", "house.figures_confirmed"}
    engine.take("write", report, county.bureau_clerk, PARTS, date(2025, 1, 8))
    assert refused("submit", report, county.bureau_clerk) == {"house.figures_confirmed"}
    assert refused("confirm", report, county.head, {"confirmations": []}) == {"house.figures_asked"}
    confirm(county, report, date(2025, 1, 10))
    assert engine.take("submit", report, county.bureau_clerk, {}, date(2025, 1, 13)).stage == "submitted"


def test_a_stranger_from_another_county_confirms_nothing(county: County) -> None:
    stranger = county.actor(county.elsewhere, Role.HEAD)
    row = {"department": county.elsewhere, "figure": "petitions", "value": 0, "verdict": Verdict.CONFIRMED}
    assert refused("confirm", opened(county), stranger, {"confirmations": [row]}) == {"scope"}


def test_writing_again_keeps_what_is_left_empty(county: County) -> None:
    report = opened(county)
    engine.take("write", report, county.bureau_clerk, PARTS, date(2025, 1, 12))
    engine.take("write", report, county.bureau_clerk, {"plan": "新的安排。"}, date(2025, 1, 12))
    assert (report.shortcomings, report.plan) == ("不足。", "新的安排。")


def test_who_compiled_does_not_approve(county: County) -> None:
    both = county.actor(county.government, Role.CLERK, Role.HEAD, name="both")
    told = {"title": "报告", "year": 2024, "addressee": "上级", "issuer": "本级"}
    report = engine.take("compile", AnnualReport, both, told, date(2025, 1, 6))
    engine.take("write", report, both, PARTS, date(2025, 1, 12))
    engine.take("submit", report, both, {}, date(2025, 1, 13))
    assert refused("approve", report, both, {"signer": "张三"}) == {"house.four_eyes"}


def test_one_report_a_year_and_only_of_a_year_that_is_over(county: County) -> None:
    opened(county)
    told = {"title": "报告", "year": 2024, "addressee": "上级", "issuer": "本级"}
    with pytest.raises(Refused) as caught:
        engine.take("compile", AnnualReport, county.bureau_clerk, told, date(2025, 1, 7))
    assert caught.value.codes == {"house.one_report_a_year"}
    with pytest.raises(Refused) as caught:
        engine.take("compile", AnnualReport, county.bureau_clerk, {**told, "year": 2025}, date(2025, 12, 31))
    assert caught.value.codes == {"house.year_is_over"}


def test_sent_up_before_the_first_of_march_and_published_before_the_first_of_april(county: County) -> None:
    report = approved(county)
    due = dict(ClockRow.objects.filter(running=True).values_list("rule", "due_on"))
    assert due == {"annual_report.government": date(2025, 2, 28), "annual_report.publish": date(2025, 3, 31)}
    engine.take("send_up", report, county.bureau_clerk, {}, date(2025, 2, 28))
    engine.take("publish", report, county.bureau_clerk, {}, date(2025, 4, 1))
    limits = ClockRow.objects.filter(register="annual_report").exclude(rule="")
    in_time = {row.rule: row.in_time for row in limits}
    assert in_time == {"annual_report.government": True, "annual_report.publish": False}


def test_a_report_on_an_older_year_is_as_late_as_it_is(county: County) -> None:
    """Its days lie in the year after the one it reports on, whenever somebody begins to write it."""
    told = {"title": "报告", "year": 2022, "addressee": "上级", "issuer": "本级"}
    engine.take("compile", AnnualReport, county.bureau_clerk, told, date(2025, 1, 6))
    due = dict(ClockRow.objects.values_list("rule", "due_on"))
    assert due == {"annual_report.government": date(2023, 2, 28), "annual_report.publish": date(2023, 3, 31)}


def test_sentences_carry_figures_as_links_and_empty_ones_are_left_out(county: County) -> None:
    grant(county, petitions(county, 3)[0], date(2024, 4, 1))
    report = approved(county)
    document = compiling.compiled(report)
    links = [s for b in document.blocks if isinstance(b, Paragraph) for s in b.spans if isinstance(s, Link)]
    assert [link.text for link in links[:3]] == ["3件", "1件", "33.33%"]
    assert links[0].href == f"/figures/petitions/?region=431081&year=2024&report={report.pk}"
    html = to_html(document)
    assert "存在的不足和原因" in html
    assert to_docx(document)[:2] == b"PK"
    assert to_pdf(document)[:5] == b"%PDF-"


def test_a_chapter_in_which_nothing_happened_is_not_spoken_of(county: County) -> None:
    petitions(county, 1)
    text = to_html(compiling.compiled(opened_and_refreshed(county)))
    assert "强化行政权力制约" in text
    assert "化解社会矛盾" not in text


def opened_and_refreshed(county: County) -> AnnualReport:
    from guiju.figures import compute

    compute.refresh()
    return opened(county)


def test_a_figure_changed_after_the_freeze_is_shown_as_such(county: County) -> None:
    matters = petitions(county, 4)
    report = approved(county)
    grant(county, matters[0], date(2025, 2, 1))
    from guiju.figures import compute

    compute.refresh()
    values = compiling.values_of(report)
    assert (values["granted"].said, values["granted"].now_said, values["granted"].changed) == ("0件", "1件", True)
    assert not values["petitions"].changed
    assert not freezing.prove(Frozen.objects.get(figure="granted")).proven
    assert freezing.prove(Frozen.objects.get(figure="petitions")).proven


def test_the_frozen_values_are_bound_to_the_ledger(county: County) -> None:
    petitions(county, 2)
    report = approved(county)
    frozen = list(Frozen.objects.filter(matter_id=report.pk))
    assert freezing.digest_of(frozen) == report.figures_digest
    assert verified().sound
