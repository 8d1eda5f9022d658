"""The life of a normative document, its ends, clocks and figures."""

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guiju import documents, law
from guiju.figures import catalogue, compute, declared
from guiju.kernel.acting import engine, nightly
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import SYSTEM
from guiju.registers import coverage
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.scenarios.random_walk import RandomWalk
from tests.lives import brought, case
from tests.people import County, verified
from tests.registers.documents import CONTENT, DAYS, OPENING, TEXT, TOLD, a_document, existing

RENEWED = {"renewed_from": date(2026, 2, 2), "renewed_until": None}

MEET = {"meeting": "局务会议", "unregistered": "审议时会议尚未登记"}


def clock(document: NormativeDocument, rule: str) -> ClockRow:
    return ClockRow.objects.get(matter_id=document.pk, rule=rule)


def test_a_document_from_proposal_to_filing(county: County) -> None:
    document = a_document(county, "file")
    assert document.stage == "published"
    assert (document.number, document.registration_number) == ("资某规〔2021〕1号", "资司规登〔2021〕1号")
    assert document.index_number.endswith("-08-2021-0001")
    assert (document.expires_on, document.filed_in_time) == (date(2026, 3, 31), True)
    papers = Paper.objects.filter(matter_id=document.pk, media_type=MARKUP)
    assert {paper.kind for paper in papers} == {"consultation", "legality_opinion", "announcement", "filing_report"}
    for paper in papers:
        assert document.title in documents.to_text(documents.parse(paper.content_for(Use.VERIFYING).decode()))
    public = dict(PublicRecord.objects.get(matter_id=document.pk).view)
    assert (public["有效期届满日期"], public["主题分类"]) == ("2026-03-31", "市场监管、安全生产监管")
    assert verified().faults == []


def test_papers_say_what_was_typed_whatever_it_is(county: County) -> None:
    title = "某市[链接](x)|**办法**<A&B>\"'（试行）"
    document = a_document(county, "publish", propose={"title": title}, publish={"summary": "| 一 |"})
    for paper in Paper.objects.filter(matter_id=document.pk, media_type=MARKUP):
        assert title in documents.to_text(documents.parse(paper.content_for(Use.VERIFYING).decode()))


def test_the_year_counts_what_was_made_in_it(county: County) -> None:
    a_document(county, "file")
    a_document(county, "publish")
    a_document(county, "sign")
    a_document(county, "submit")
    existing(county)
    compute.refresh()
    ours = [name for name in declared.figures() if name.startswith("normative") and name in catalogue.load()]
    names = [n for n in ours if {compute.register_of(one) for one in declared.counted_of(n)} == {NormativeDocument}]
    computed = {name: compute.value(name, "431081", 2021) for name in names}
    assert computed == {
        "normative_documents_in_force": 3,
        "normative_documents_withdrawn": 0,
        "normative_documents_out_of_force": 0,
        "normative_document_review_proposals": 0,
        "normative_document_review_proposals_answered": 0,
        "normative_documents_issued": 3,
        "normative_documents_published": 2,
        "normative_documents_settled_unification": 3,
        "normative_documents_unified": 2,
        "normative_document_unification_rate": pytest.approx(Decimal(200) / 3),
        "normative_documents_submitted_for_review": 4,
        "normative_document_review_opinions": 3,
        "normative_documents_due_for_filing": 2,
        "normative_documents_filed": 1,
        "normative_documents_filed_of_due": 1,
        "normative_documents_filed_on_time": 1,
        "normative_document_filing_rate": 50,
        "normative_document_filing_on_time_rate": 50,
    }
    assert compute.value("normative_documents_issued", "431081", 2018) in (None, 0)


AHEAD: dict[str, dict[str, Any]] = {
    "consult": {"consultation_until": date(2021, 10, 20)},
    "publish": {"effective_on": date(2022, 3, 1)},
}
NOVEMBER = {step: date(2021, day.month + 8, day.day) for step, day in DAYS.items() if day < date(2021, 3, 15)} | {
    "end_consultation": date(2021, 10, 21)
}
LATE_FILING = {
    **NOVEMBER,
    "deliberate": date(2021, 12, 20),
    "sign": date(2021, 12, 21),
    "register": date(2021, 12, 27),
    "publish": date(2021, 12, 28),
    "file": date(2022, 1, 10),
}
LATE_PUBLICATION = {
    **NOVEMBER,
    "deliberate": date(2021, 12, 29),
    "sign": date(2021, 12, 30),
    "register": date(2022, 1, 4),
    "publish": date(2022, 1, 5),
    "file": date(2022, 1, 12),
}


def test_what_goes_over_the_new_year_counts_in_one_year_above_and_below(county: County) -> None:
    """Signed and published in December, filed in time in January; signed at the end of December, published in January."""
    for days in (LATE_FILING, LATE_PUBLICATION):
        steps = {step: TOLD.get(step, {}) for step in days} | AHEAD
        brought(county, NormativeDocument, [*days][-1], days=days, steps=steps)
    compute.refresh()
    rates = ("normative_document_unification_rate", "normative_document_filing_rate")
    assert [compute.value(rates[0], "431081", year) for year in (2021, 2022)] == [100, 100]
    assert [compute.value(rates[1], "431081", year) for year in (2021, 2022)] == [None, 100]


def test_changes_asked_by_the_review_come_before_the_meeting(county: County) -> None:
    document = a_document(county, "submit")
    engine.take("ask_changes", document, county.legal, {"opinion": "修改第三条"}, date(2021, 3, 10))
    revised = {"review_adoption": "all", "revision": "已修改", **CONTENT}
    engine.take("revise", document, county.clerk, revised, date(2021, 3, 11))
    told = {"fair_competition": "exception", "competition_opinion": "适用例外"}
    engine.take("review_competition", document, county.clerk, told, date(2021, 3, 11))
    engine.take(
        "deliberate",
        document,
        county.head,
        MEET,
        date(2021, 3, 12),
    )
    assert (document.stage, document.review_result) == ("deliberated", "changes")


@pytest.mark.parametrize("back", ["fail_review", "send_back"])
def test_what_was_turned_back_is_reviewed_afresh(county: County, back: str) -> None:
    document = a_document(county, "submit" if back == "fail_review" else "pass_review")
    if back == "fail_review":
        engine.take("fail_review", document, county.legal, {"opinion": "超越权限"}, date(2021, 3, 10))
        engine.take("redraft", document, county.clerk, {"reason": "重新起草"}, date(2021, 3, 11))
    else:
        engine.take("send_back", document, county.head, {"reason": "内容需要重新研究"}, date(2021, 3, 11))
    assert (document.stage, document.review_result, document.reviewed_on) == ("consulted", "", None)
    engine.take("submit", document, county.clerk, {"explanation": "再次送审"}, date(2021, 3, 12))
    assert [
        row.running for row in ClockRow.objects.filter(rule="normative_document.legality_review").order_by("id")
    ] == [
        False,
        True,
    ]


def test_a_new_text_takes_the_place_of_the_old(county: County) -> None:
    old = existing(county)
    new = a_document(county, "publish", propose={"replaces": old})
    old.refresh_from_db()
    assert (old.stage, old.closed_on) == ("amended", DAYS["publish"])
    assert Link.objects.get(matter_id=new.pk).to_id == old.pk


def test_a_document_is_evaluated_and_published_again(county: County) -> None:
    old = a_document(county, "file")
    engine.take("evaluate", old, county.clerk, {"evaluation": "keep", "report": "仍需执行"}, date(2025, 12, 1))
    engine.take("renew", old, county.head, RENEWED, date(2026, 2, 2))
    new = old.successors.get()
    assert (old.stage, new.stage, new.origin) == ("renewed", "published", "reissued")
    assert (new.number, new.registration_number) == ("资某规〔2026〕1号", "资司规登〔2026〕1号")
    assert (new.effective_on, new.expires_on) == (date(2026, 2, 2), date(2031, 2, 1))
    assert clock(new, "normative_document.filing").running
    engine.take("file", new, county.clerk, {"filed_with": "市人民政府"}, date(2026, 2, 10))
    compute.refresh()
    assert compute.value("normative_documents_issued", "431081", 2026) in (None, 0)
    assert verified().faults == []


def test_a_document_lapses_by_itself_after_its_last_day(county: County) -> None:
    document = a_document(county, "file")
    assert nightly.lapse(date(2026, 3, 31)) == 0
    assert nightly.lapse(date(2026, 4, 1)) == 1
    document.refresh_from_db()
    assert (document.stage, document.closed_on) == ("lapsed", date(2026, 4, 1))
    engine.take("declare_void", document, county.head, {"reason": "清理"}, date(2026, 5, 6))
    assert document.stage == "void"


@pytest.mark.parametrize(
    ("step", "stage"), [("repeal", "repealed"), ("declare_void", "void"), ("keep_valid", "published")]
)
def test_verdicts_on_a_document(county: County, step: str, stage: str) -> None:
    document = existing(county)
    engine.take(step, document, county.head, {"reason": "清理"}, date(2021, 6, 1))
    assert (document.stage, document.cleaned_on) == (stage, date(2021, 6, 1))


@pytest.mark.parametrize("end", ["repealed", "void", "amended", "renewed", "abandoned"])
def test_a_closed_document_refuses_every_declared_step(county: County, end: str) -> None:
    document, on = _ended(county, end), date(2026, 6, 1)
    anybody = county.actor(county.bureau, *NormativeDocument.procedure.steps["correct"].by, name="any")
    for step in NormativeDocument.procedure.declared:
        if end in step.since:  # who writes while the old text still holds is heard, who has written is answered
            assert step.name in ("receive_proposal", "answer_proposal", "file"), step.name
        if step.name == "answer_proposal" or (step.name == "receive_proposal" and end in step.since):
            continue
        actor = SYSTEM if step.name in ("supersede", "lapse") else anybody
        with pytest.raises(Refused) as caught:
            engine.take(step.name, document, actor, {}, on)
        assert caught.value.codes & {"stage", "role", "agency", "follows"}, step.name
        with pytest.raises(Refused) as caught:
            engine.take(step.name, document, SYSTEM, {}, on)
        assert caught.value.codes & {"stage", "house.filed_once", "follows"}, step.name


def _ended(county: County, end: str) -> NormativeDocument:
    if end == "abandoned":
        document = a_document(county, "submit")
        engine.take("abandon", document, county.head, {"reason": "不再需要"}, date(2021, 3, 2))
        return document
    document = a_document(county, "file")
    if end == "amended":
        engine.take("supersede", document, SYSTEM, {"reason": "取代"}, date(2022, 1, 4))
    elif end == "renewed":
        engine.take("order_reissue", document, county.head, {"reason": "清理"}, date(2021, 6, 1))
        engine.take("renew", document, county.head, {"renewed_from": date(2021, 7, 1)}, date(2021, 6, 2))
    else:
        step = {"repealed": "repeal", "void": "declare_void"}[end]
        engine.take(step, document, county.head, {"reason": "清理"}, date(2022, 1, 4))
    assert document.stage == end
    return document


# Clocks. The review counts working days: 2021-03-01 is a Monday, 03-22 the 15th working day after it.
@pytest.mark.parametrize(("day", "in_time"), [(date(2021, 3, 22), True), (date(2021, 3, 23), False)])
def test_the_review_ends_within_fifteen_working_days(county: County, day: date, in_time: bool) -> None:
    document = a_document(county, "submit")
    engine.take("pass_review", document, county.legal, {"opinion": "合法", **CONTENT}, day)
    row = clock(document, "normative_document.legality_review")
    assert (row.due_on, row.in_time) == (date(2021, 3, 22), in_time)


def test_an_emergency_runs_no_clock_and_may_be_reviewed_at_once(county: County) -> None:
    document = a_document(county, "submit", propose={"emergency": True})
    assert not ClockRow.objects.filter(matter_id=document.pk).exists()
    engine.take("pass_review", document, county.legal, {"opinion": "合法", **CONTENT}, date(2021, 3, 1))
    assert document.stage == "reviewed"


# Published on 2021-03-19: the fifteenth day is a Saturday, and the holiday runs to 04-05.
@pytest.mark.parametrize(("day", "in_time"), [(date(2021, 4, 6), True), (date(2021, 4, 7), False)])
def test_a_document_is_filed_within_fifteen_days(county: County, day: date, in_time: bool) -> None:
    document = a_document(county, "publish")
    engine.take("file", document, county.clerk, {"filed_with": "市人民政府"}, day)
    row = clock(document, "normative_document.filing")
    assert (row.due_on, row.in_time, document.filed_in_time) == (date(2021, 4, 6), in_time, in_time)


# Signed on 2021-03-16: twenty working days end on 04-14 (04-05 is a holiday).
@pytest.mark.parametrize(("day", "in_time"), [(date(2021, 4, 14), True), (date(2021, 4, 15), False)])
def test_a_document_is_public_within_twenty_working_days(county: County, day: date, in_time: bool) -> None:
    document = a_document(county, "register")
    engine.take("publish", document, county.bureau_clerk, {"effective_on": date(2021, 5, 1)}, day)
    row = clock(document, "disclosure.proactive.publish")
    assert (row.due_on, row.in_time) == (date(2021, 4, 14), in_time)


def test_before_the_texts_there_are_no_clocks_and_no_gates(county: County) -> None:
    """Early in 2018 neither 国办发〔2018〕37号 nor 115号 was there, nor the regulation on the business environment."""
    begin = date(2018, 1, 2)
    document: Any = engine.take("propose", NormativeDocument, county.clerk, OPENING, begin)
    engine.take("draft", document, county.clerk, {}, begin)
    told = {"consultation_until": begin + timedelta(days=5), "contact": "电话"}
    engine.take("consult", document, county.clerk, told, begin)
    engine.take("end_consultation", document, county.clerk, {"feedback": "无"}, begin + timedelta(days=6))
    engine.take(
        "deliberate",
        document,
        county.head,
        MEET,
        begin + timedelta(days=7),
    )
    engine.take("sign", document, county.head, {"text": TEXT}, begin + timedelta(days=8))
    assert not ClockRow.objects.filter(matter_id=document.pk).exists()


def test_no_step_costs_more_than_twelve_statements(county: County) -> None:
    making = case(county, NormativeDocument, days=DAYS)
    making.follow("made", "file", TOLD)
    for act in making.acts:
        with CaptureQueriesContext(connection) as queries:
            making.carry_out(act)
        assert len(queries) <= 12, (act.step, [query["sql"][:90] for query in queries])


def test_every_rule_of_these_documents_is_carried_out() -> None:
    rules = NormativeDocument.procedure.rules()
    carried = set().union(*rules.values())
    ours = {rule.id for rule in law.catalogue() if rule.subject == "normative_document"}
    ours |= {rule.id for rule in law.catalogue() if rule.id.startswith("decision.normative_")}
    ours -= {rule for rule, said in coverage.carried_out().items() if {one.how for one in said} == {"not_applicable"}}
    assert {"normative_document.filing", "decision.normative_legality"} <= ours <= carried


@pytest.mark.parametrize("seed", range(12))
def test_no_walk_over_lawful_steps_breaks_what_must_hold(county: County, seed: int) -> None:
    walk = RandomWalk(county, NormativeDocument, random.Random(seed), date(2021, 1, 4))
    walk.attempt(NormativeDocument.procedure.steps["propose"])
    for _ in range(60):
        if going_on := [step for step in walk.offered if step.name != "abandon"]:
            walk.attempt(walk.rng.choice(going_on))
            _must_hold(walk.record)
    assert walk.taken >= 5
    assert verified().faults == []


def _must_hold(document: Any) -> None:
    if document.deliberated_on:
        assert document.review_result in ("passed", "changes")
        assert document.fair_competition in ("passed", "exception") or not document.concerns_market
    if document.stage == "published":
        assert document.number
        assert document.registration_number
        assert document.announced_on
        assert document.effective_on
        assert document.expires_on
        assert document.issued_on <= document.registered_on <= document.announced_on <= document.effective_on
    if document.stage in document.procedure.ends:
        assert document.closed_on
