"""行政复议 from receipt to the archive: each way through, under each law."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from guiju import law
from guiju.figures import compute
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.registers import coverage
from guiju.registers.oversight.reconsideration import Reconsideration, dossier
from guiju.registers.oversight.reconsideration.trial import OPEN
from guiju.registers.oversight.reconsideration.trial_gates import BY_LAW
from guiju.scenarios.random_walk import RandomWalk
from tests.lives import Case
from tests.people import County
from tests.registers.reconsiderations import (
    NEW,
    OLD,
    accepted,
    answered,
    application,
    blank,
    decided,
    person,
    received,
    served,
)


@pytest.mark.parametrize("day", [OLD, NEW], ids=["2017", "2023"])
def test_a_case_is_decided_served_published_and_put_away(county: County, day: date) -> None:
    case = decided(county, day, act_public=True, respondent_kind="department", act_name="某罚决字1号").do(
        "serve", days=2
    )
    case.do("copy_superior").do("publish", days=3).do("close")
    matter = case.record
    assert (matter.stage, matter.outcome, matter.decided_in_time) == ("closed", "维持", True)
    assert matter.number == f"资政复〔{day.year}〕1号"
    assert kinds() == ["acceptance", "reply_notice", "service", "decision", "service", "closing"]
    text = Paper.objects.get(kind="decision").content.decode()
    assert "张某1" in text
    assert "维持：“某罚决字1号”" in text
    law_named, term = ("2017年修正", "十日内") if day is OLD else ("2023年修订", "十个工作日内")
    assert law_named in text
    assert term in Paper.objects.get(kind="reply_notice").content.decode()
    [public] = PublicRecord.objects.all()
    assert ["申请人", "张**"] in public.view
    assert not ClockRow.objects.filter(matter_id=matter.pk, running=True).exists()


def test_old_text_accepts_as_of_receipt_and_new_text_as_of_the_step(county: County) -> None:
    assert accepted(county, OLD).record.accepted_on == OLD
    assert accepted(county, NEW).record.accepted_on == date(2024, 9, 3)


def kinds() -> list[str]:
    """Of the papers that the steps have written."""
    written = Paper.objects.exclude(kind__in=dossier.UPLOADS)
    return list(written.order_by("id").values_list("kind", flat=True))


def idle(case: Case) -> bool:
    """No limit of the case runs any more."""
    return not ClockRow.objects.filter(matter_id=case.record.pk, running=True).exists()


@pytest.mark.parametrize("day", [OLD, NEW], ids=["2017", "2023"])
class TestWaysThrough:
    """Each way an application may go, told under both laws."""

    def test_refused_with_reasons(self, county: County, day: date) -> None:
        case = received(county, day).do("refuse", unmet=["jurisdiction"], competent_organ="郴州市人民政府")
        assert (case.record.stage, case.record.outcome, case.record.accepted_on) == ("refused", "不予受理", None)
        assert case.clock("reconsideration.accept.review").in_time is True
        assert "郴州市人民政府" in Paper.objects.get(kind="refusal").content.decode()

    def test_corrected_and_accepted(self, county: County, day: date) -> None:
        case = received(county, day, acts=2).do("request_correction", correct_by=fitting(day))
        case.do("deliver", days=1, notice="correction").do("submit_correction", days=3).do("accept", days=1)
        assert case.record.accepted_on == (day + timedelta(days=4) if day is OLD else day + timedelta(days=5))

    def test_given_up(self, county: County, day: date) -> None:
        case = received(county, day).do("request_correction", correct_by=fitting(day))
        case.do("deliver", notice="correction").do("waive", days=20)
        assert case.record.stage == "waived"
        assert idle(case)

    def test_sent_on(self, county: County, day: date) -> None:
        case = accepted(county, day).do("transfer", days=2)
        assert (case.record.stage, case.record.transferred_on) == ("transferred", case.on)
        assert idle(case)

    def test_mediated_after_a_first_attempt_failed(self, county: County, day: date) -> None:
        case = (
            answered(county, day)
            .do("fail_mediation")
            .do("mediate", days=3, agreement="罚款减半")
            .do("serve", days=1)
            .do("carry_out")
            .do("close")
        )
        assert (case.record.outcome, case.record.decided_in_time) == ("调解", True)
        assert "罚款减半" in Paper.objects.get(kind="mediation").content.decode()
        assert idle(case)

    def test_settled_and_withdrawn(self, county: County, day: date) -> None:
        case = answered(county, day).do(
            "request_withdrawal", withdrawn_for="settled", settlement="退还罚款，双方再无争议"
        )
        case.do("permit_withdrawal", days=1).do("terminate", ending="settled").do("serve").do("close")
        assert (case.record.outcome, case.record.get_ending_display()) == ("终止", "和解后撤回获准")
        assert kinds()[-3:] == ["termination", "service", "closing"]

    def test_ended_after_a_long_suspension_is_in_time(self, county: County, day: date) -> None:
        case = (
            accepted(county, day)
            .do("approve_measure", measure="suspend")
            .do("suspend", suspension="death")
            .do("terminate", days=100, ending="long_suspended")
        )
        assert case.record.decided_in_time is True

    def test_annulled_redone_with_an_opinion_letter(self, county: County, day: date) -> None:
        told = {"defect": "facts", "redo_ordered": True}
        case = decided(county, day, "annulled", told).do("opinion_letter").do("deliver_letter")
        case.do("serve", days=2).do("opinion_report", days=30).do("redo", days=10).do("close")
        assert case.clock("reconsideration.redo.no_other_term").in_time is True
        assert case.clock("reconsideration.opinion.report").in_time is True
        assert "六十日内）重新作出" in Paper.objects.get(kind="decision").content.decode()

    def test_a_term_set_in_the_decision_goes_before_sixty_days(self, county: County, day: date) -> None:
        told = {"defect": "facts", "redo_ordered": True, "ordered_term": 30}
        decided(county, day, "annulled", told).do("serve")
        assert "之日起30日内重新作出" in Paper.objects.get(kind="decision").content.decode()
        assert not ClockRow.objects.filter(rule="reconsideration.redo.no_other_term").exists()

    def test_decided_on_the_last_day_and_a_day_late(self, county: County, day: date) -> None:
        for late in (0, 1):
            case = answered(county, day).do("approve")
            case.on = case.clock("reconsideration.decide.ordinary").due_on + timedelta(days=late)
            assert case.do("decide").record.decided_in_time is not bool(late)

    def test_a_document_reviewed_along(self, county: County, day: date) -> None:
        more = {"incidental": True, "document_name": "某办法", "document_kind": "local"}
        case = (
            answered(county, day, **more)
            .do("approve_measure", measure="suspend")
            .do("suspend", suspension="document", days=1)
        )
        case.do("notify_maker", days=1).do("deliver", notice="to_maker").do("maker_reply", days=3)
        case.do("document_result", days=5).do("approve_measure", measure="resume").do("resume", days=1).do(
            "approve", days=1
        ).do("decide")
        assert case.clock("reconsideration.incidental.handle_on_application").in_time is True
        assert case.clock("reconsideration.incidental.forward_on_application").stopped_on == case.on - timedelta(
            days=10
        )
        assert "附带审查" in Paper.objects.get(kind="suspension").content.decode()
        assert "审查：合法" in Paper.objects.get(kind="decision").content.decode()

    def test_stayed_and_let_go(self, county: County, day: date) -> None:
        case = accepted(county, day).do("stay")
        assert case.record.stayed is True
        assert case.do("lift_stay").record.stayed is False

    def test_compliance_is_ordered_where_a_respondent_drags_its_feet(self, county: County, day: date) -> None:
        case = (
            decided(county, day, "perform", {"ordered_term": 30}, act_kind="complaint")
            .do("serve")
            .do("order_compliance", days=40, summoned=True)
        )
        assert case.do("carry_out", days=5).do("close").record.carried_out_on == case.on


def test_through_the_penalty_agency(county: County) -> None:
    case = blank(county, NEW).do("hand_in", **application(NEW, channel="penalty_agency", on_the_spot=True))
    case.do("take_over", days=3).do("accept", days=1)
    assert (case.record.handed_in_on, case.record.received_on) == (NEW, NEW + timedelta(days=3))
    assert case.record.number == "资政复〔2024〕1号"
    assert case.clock("reconsideration.forward.by_penalty_agency").in_time is True


def test_nothing_is_handed_in_before_2024(county: County) -> None:
    """The way through the organ that penalised came with the text of 2023 (art. 32)."""
    with pytest.raises(Refused) as caught:
        blank(county, date(2023, 12, 28)).do("hand_in", **application(date(2023, 12, 28), on_the_spot=True))
    assert "house.handed_in" in caught.value.codes


def test_a_correction_says_what_was_missing_and_leaves_the_rest(county: County) -> None:
    """Findings B2: the day of knowing and the right respondent are entered as told, acceptance opens."""
    told: dict[str, Any] = {"act_known_on": None, "not_informed": False, "act_name": "某罚决字1号"}
    case = received(county, NEW, **told).do("request_correction", correct_by=None)
    case.do("deliver", days=1, notice="correction")
    right: dict[str, Any] = {
        "of_respondent": "1-respondent-0",
        "respondent": "资兴市另一局",
        "respondent_level": "county_department",
    }
    case.do("submit_correction", days=2, act_known_on=date(2024, 8, 20), **right).do("accept")
    assert (case.record.respondents, case.record.act_name) == ("资兴市另一局", "某罚决字1号")
    assert case.record.act_known_on == date(2024, 8, 20)


def test_never_told_of_rights_sixty_days_have_not_begun(county: County) -> None:
    """Findings B1, 2023 art. 20(3): one year is the only bar."""
    more = {"not_informed": True, "rights_known_on": None}
    known = NEW - timedelta(days=150)
    assert received(county, NEW, act_known_on=known, **more).do("accept").record.stage == "reviewing"
    with pytest.raises(Refused) as caught:
        received(county, NEW, act_known_on=NEW - timedelta(days=370), **more).do("accept")
    assert caught.value.codes == {"reconsideration.apply.not_informed"}


def test_time_spent_on_agreeing_who_is_competent_leaves_the_days_for_a_correction(county: County) -> None:
    """Findings B5, 2007 regulation art. 30."""
    case = received(county, NEW).do("negotiate").do("settle_jurisdiction", days=8)
    assert case.do("request_correction", days=1, correct_by=None).record.stage == "correcting"


def test_six_applicants_may_apply_without_a_representative_since_2024(county: County) -> None:
    """Findings B8, 2023 art. 15(1): they may choose one."""
    six = [person(n) for n in range(1, 7)]
    assert received(county, NEW, applicant=six).do("accept").record.stage == "reviewing"


def test_inaction_is_declared_unlawful_without_a_defect(county: County) -> None:
    """Findings B7, 2023 art. 65(2)(3)."""
    told = {"defect": "", "unlawful_ground": "pointless"}
    assert decided(county, NEW, "unlawful", told, act_kind="inaction", act_made_on=None, act_known_on=None,
                   duty_term_on=NEW - timedelta(days=10)).record.outcome == "确认违法"  # fmt: skip


def test_an_opinion_letter_is_copied_up_as_well(county: County) -> None:
    """2023 art. 79(2)."""
    case = decided(county, NEW, respondent_kind="department").do("serve").do("copy_superior").do("opinion_letter")
    case.do("deliver_letter").do("opinion_report", days=1)
    with pytest.raises(Refused) as caught:
        case.do("close")
    assert caught.value.codes == {"reconsideration.copy_to_superior"}
    assert case.do("copy_superior").do("close").record.stage == "closed"


def fitting(day: date) -> date:
    """A day by which to correct: at least ten working days ahead since 2024."""
    return day + timedelta(days=10 if day is OLD else 20)


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2023, 12, 29), "reconsideration.decide.ordinary_2017"),
        (date(2024, 1, 2), "reconsideration.decide.ordinary"),
    ],
)
def test_the_law_is_that_of_the_day_of_receipt(county: County, day: date, version: str) -> None:
    """The last working day of the old text and the first of the new; both cases are handled in 2024."""
    case = received(county, day).do("accept", days=4)
    assert case.clock("reconsideration.decide.ordinary").rule_version == version


def test_a_summary_case_from_end_to_end(county: County) -> None:
    case = accepted(county, NEW, amount=800).do("simplify").do("send").do("deliver_copy", days=1).do("reply", days=3)
    case.do("approve", days=2).do("decide").do("serve").do("close")
    assert case.record.decided_in_time is True
    assert "五个工作日" in Paper.objects.get(kind="reply_notice").content.decode()
    assert "简易程序" in Paper.objects.get(kind="decision").content.decode()


def test_hearing_committee_and_inquiry_of_a_hard_case(county: County) -> None:
    case = answered(county, NEW).do("assign", complex=True).do("investigate").do("consult").do("record_advice", days=3)
    case.do("call_hearing", hearing_on=case.on + timedelta(days=14)).do("hold_hearing", days=14)
    case.do("deliberate", proposed="annulled")
    case.do("decide", result="annulled", defect="facts", hearing_basis="听证查明证据不足", advice_use="采纳")
    assert case.record.outcome == "撤销"
    text = Paper.objects.get(kind="decision").content.decode()
    assert "听证查明证据不足" in text


def test_every_paper_reads_as_a_document(county: County) -> None:
    """All templates give a document with title, number, issuer and day."""
    from guiju.documents import markup

    day = NEW
    received(county, day).do("refuse")
    received(county, day).do("request_correction")
    received(county, OLD).do("tell")
    document = {"incidental": True, "document_name": "某办法", "document_kind": "local"}
    case = answered(county, day, **document).do("call_hearing", hearing_on=day + timedelta(days=60))
    case.do("notify_maker").do("forward_document").do("extend").do("approve_measure", measure="suspend").do(
        "suspend"
    ).do("approve_measure", measure="resume").do("resume").do("opinion_letter").do("proposal_letter").do(
        "deliver_letter"
    )
    case.do("document_result").do("approve").do("decide")
    case.do("rectify", wrong_words="第二号", right_words="第三号", reason="笔误")
    accepted(county, day).do("mediate")
    accepted(county, day).do("request_withdrawal").do("permit_withdrawal").do("terminate")
    case = answered(county, day).do("approve_measure").do("change_handler").do("investigate").do("call_hearing")
    case.do("merge", merged_with=accepted(county, day).record, on=case.on).do("separate")
    lead = answered(county, day)
    case.do("merge", merged_with=lead.record, on=case.on).do("hold_hearing", days=14).do("deliberate").do("decide")
    lead.do("approve", on=case.on).do("decide").do("decide_together")
    case.record.refresh_from_db()
    case.do("serve").do("close")
    again = served(county, day).do("register_suit", 10, sued_over="decision", suit_number="1号")
    again.do("end_suit", 60, suit_outcome="judged")
    again.do("order_anew", 1, wherefore="judgment", act_by=None, ordered_in="某法院行政判决", reason="认定有误")
    accepted(county, day).do("transfer")
    papers = {
        paper.kind: markup.parse(paper.content.decode()) for paper in Paper.objects.exclude(kind__in=dossier.UPLOADS)
    }
    templates = {path.stem for path in Reconsideration.procedure.papers_folder.glob("[!_]*.md")}
    written = {step.writes.template for step in Reconsideration.procedure.declared if step.writes}
    assert set(papers) == templates == written
    for kind, paper in papers.items():
        assert paper.title, kind
        assert paper.number, kind
        assert paper.issuer == "资兴市人民政府", kind
        assert paper.signed_on, kind
        assert paper.blocks, kind


def test_figures_count_what_the_records_say(county: County) -> None:
    decided(county, OLD)
    late = answered(county, OLD).do("approve")
    late.do("decide", days=90)
    accepted(county, OLD).do("enter_platform").do("mediate")
    accepted(county, OLD).do("transfer")
    received(county, OLD).do("refuse")
    accepted(county, NEW).do("mediate")
    compute.refresh()
    expected = {
        "applications": 5,
        "accepted": 4,
        "closed": 3,
        "closed_on_time": 2,
        "mediated": 1,
        "transferred": 1,
        "entered_online": 1,
        "online_entry_rate": 25,
    }
    values = {name: compute.value(f"reconsideration_{name}", "431081", 2020) for name in expected}
    assert values == expected
    rate = compute.value("reconsideration_on_time_rate", "431081", 2020)
    assert rate is not None
    assert round(rate, 2) == Decimal("66.67")
    assert compute.value("reconsideration_on_time_rate", "431081", 2021) is None


def test_every_rule_of_the_matter_is_carried_out_or_has_its_reason() -> None:
    carried = coverage.carried_out()
    ids = {text.id for text in law.catalogue() if text.subject == "reconsideration"}
    ways = {rule: {one.how for one in carried.get(rule, ())} for rule in ids}
    assert [rule for rule, how in ways.items() if not how] == []
    left = {rule for rule, how in ways.items() if how == {"not_applicable"}}
    assert left == {
        "reconsideration.litigate.mandatory_review",
        "reconsideration.notify_rights",
        "reconsideration.online_channel",
    }


def test_only_the_organ_and_the_bureau_that_serves_it_act(county: County) -> None:
    case = received(county, NEW)
    for actor in (county.actor(county.department, Role.LEGAL), county.actor(county.elsewhere, Role.LEGAL)):
        with pytest.raises(Refused) as caught:
            case.do("accept", by=actor)
        assert caught.value.codes == {"scope"}
    approving = accepted(county, NEW)
    with pytest.raises(Refused) as caught:
        approving.do("approve", by=county.bureau_head)
    assert caught.value.codes == {"agency"}


@pytest.mark.parametrize("seed", range(12))
def test_a_random_walk_breaks_nothing(county: County, seed: int) -> None:
    """Whatever lawful or unlawful step is tried next: days in order, one result, clocks at rest once the case is over."""
    rng = random.Random(seed)
    walk = RandomWalk(county, Reconsideration, rng, rng.choice([OLD, NEW]))
    for _ in range(70):
        if walk.offered:
            walk.attempt(rng.choice(walk.offered))
            check(walk)


def check(walk: RandomWalk) -> None:
    if walk.record is None:
        return
    matter, taken = Reconsideration.objects.get(pk=walk.record.pk), walk.taken
    entries = list(Entry.objects.filter(matter_id=matter.pk).order_by("seq"))
    assert [entry.seq for entry in entries] == list(range(1, taken + 1))
    assert [entry.on for entry in entries] == sorted(entry.on for entry in entries)
    assert matter.version == taken
    assert bool(matter.result) == bool(matter.concluded_on) == (matter.stage in ("concluded", "served", "closed"))
    assert (matter.closed_on is not None) == (matter.stage in Reconsideration.procedure.ends)
    running = {row.rule or row.words for row in ClockRow.objects.filter(matter_id=matter.pk, running=True)}
    over = matter.concluded_on is not None or matter.stage in ("refused", "waived", "transferred")
    after = {"reconsideration.redo.no_other_term", "reconsideration.opinion.report"}
    after |= {"履行行政复议决定", "限期履行行政复议决定", "答复行政复议建议书"}
    assert not over or running <= after
    assert matter.closed_on is None or not running
    assert any(".decide." in name or name == BY_LAW for name in running) == (matter.stage in OPEN)


@pytest.mark.parametrize(
    ("day", "result", "told", "article"),
    [
        (NEW, "annulled", {"defect": "powers"}, "（2023年修订）第六十四条第一款第四项"),
        (NEW, "upheld", {}, "（2023年修订）第六十八条"),
        (NEW, "unlawful", {"defect": "procedure", "unlawful_ground": "slight"}, "第六十五条第一款第二项"),
        (OLD, "annulled", {"defect": "procedure"}, "（2017年修正）第二十八条第一款第三项第3目"),
        (OLD, "application_rejected", {}, "《中华人民共和国行政复议法实施条例》第四十八条第一款第二项"),
    ],
)
def test_a_decision_names_its_article_the_answer_and_the_evidence(
    county: County, day: date, result: str, told: dict[str, str], article: str
) -> None:
    decided(county, day, result, told)
    text = Paper.objects.get(kind="decision").content.decode()
    assert article in text
    assert "被申请人答复称" in text
    assert "本案证据：被申请人提供的" in text


def test_other_papers_name_their_article(county: County) -> None:
    received(county, NEW).do("refuse")
    accepted(county, NEW).do("approve_measure", measure="suspend").do("suspend", suspension="other_case")
    accepted(county, OLD).do("request_withdrawal").do("permit_withdrawal").do("terminate")
    texts = {paper.kind: paper.content.decode() for paper in Paper.objects.exclude(kind__in=dossier.UPLOADS)}
    assert "第三十条第二款" in texts["refusal"]
    assert "第三十九条第一款第八项" in texts["suspension"]
    assert "实施条例》第四十二条第一款第一项" in texts["termination"]
    assert "不得再以同一事实和理由" in texts["termination"]
