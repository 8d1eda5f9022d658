"""Every gate of 行政复议, closed and open, under the law of the case: a row says gate, article, law, step and facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.reconsideration import Reconsideration
from tests.lives import Case, case
from tests.people import County, acts_entered
from tests.registers import test_reconsideration_joined, test_representation
from tests.registers.reconsiderations import (
    NEW,
    OLD,
    ORGAN_HEAD,
    PANEL,
    accepted,
    answered,
    application,
    approved,
    blank,
    decided,
    person,
    proof,
    received,
    served,
    staff,
    suspended,
)

Build = Callable[[County, date], Case]


@dataclass
class Row:
    """``step`` with ``wrong`` is refused in the case ``built``; after ``cure``, or in ``instead``, ``right`` passes.

    ``short``: the rule without its matter; ``beside``: rules that close with it wherever it does.
    """

    short: str
    article: str
    day: date
    step: str
    built: Build
    wrong: dict[str, Any] = field(default_factory=dict)
    right: dict[str, Any] = field(default_factory=dict)
    cure: Callable[[Case], Any] | None = None
    instead: Build | None = None
    beside: tuple[str, ...] = ()

    @property
    def gate(self) -> str:
        return self.short if self.short.startswith("house.") else f"reconsideration.{self.short}"

    def __str__(self) -> str:
        return f"{self.step} {self.gate} {self.day.year}"


def rec(**more: Any) -> Build:
    return lambda county, day: received(county, day, **more)


def acc(**more: Any) -> Build:
    return lambda county, day: accepted(county, day, **more)


def ans(**more: Any) -> Build:
    return lambda county, day: answered(county, day, **more)


def agreed(result: str = "upheld", **more: Any) -> Build:
    """Answered and approved: ready to be decided."""
    return lambda county, day: answered(county, day, **more).do("approve", days=10, proposed=result)


UPLOAD = ("材料.txt", b"made up")
AGENTS = [{**person(7), "acts_for": "张某1", "capacity": "lawyer", "authority": "代为参加复议"}]
TO_RESUME: tuple[str, dict[str, Any]] = ("approve_measure", {"measure": "resume"})


def to_rest(**more: Any) -> Build:
    """Approved to rest."""
    return lambda county, day: approved(accepted(county, day, **more), "suspend")


def sv(result: str = "upheld", told: dict[str, Any] | None = None, **more: Any) -> Build:
    return lambda county, day: served(county, day, result, told, **more)


def then(build: Build, *steps: tuple[str, dict[str, Any]]) -> Build:
    def built(county: County, day: date) -> Case:
        case = build(county, day)
        for step, told in steps:
            case.do(step, **told)
        return case

    return built


def sued(build: Build) -> Build:
    """Against the act, before anything is decided."""
    return then(build, ("register_suit", {"sued_over": "act"}))


def unassigned(county: County, day: date) -> Case:
    return received(county, day).do("accept")


def corrected(county: County, day: date) -> Case:
    return received(county, day).do("request_correction", correct_by=day + timedelta(days=9) if day is OLD else None)


def notified(county: County, day: date) -> Case:
    return corrected(county, day).do("deliver", notice="correction")


def hard_called(county: County, day: date) -> Case:
    case = accepted(county, day)
    return case.do("call_hearing", hearing_on=case.on + timedelta(days=14), days=0)


def unreplied(county: County, day: date) -> Case:
    case = accepted(county, day).do("send").do("deliver_copy")
    return case.do("reply", days=30).do("hear_opinions").do("approve")


def asked_to_withdraw(county: County, day: date) -> Case:
    return accepted(county, day).do("request_withdrawal")


def redone(defect: str) -> dict[str, Any]:
    return {"defect": defect, "redo_ordered": True}


OF_A_FIRM: dict[str, Any] = {"applicant": [{"kind": "organisation", "name": "某公司"}]}
MANY = [person(n) for n in range(1, 7)]
YEAR_AGO, FIVE, TWENTY = date(2023, 9, 2), date(2019, 9, 2), date(2004, 9, 2)
DAY = timedelta(days=1)
DOC: dict[str, Any] = {"incidental": True, "document_name": "某办法", "document_kind": "local"}
SMALL = {"summary_ground": "amount"}
ON_SPOT: dict[str, Any] = {"channel": "penalty_agency", "on_the_spot": True}
CLAIM = {"compensation_asked": 5000}
INACTION = {"act_kind": "inaction", "act_known_on": None, "act_made_on": None}

NOT_DONE: dict[str, Any] = {"act_kind": "complaint"}


def by_a_department(**more: Any) -> Build:
    return lambda county, day: case(county, Reconsideration, day, agency=county.department)


def at_a_department(**more: Any) -> Build:
    told = {"respondent": "资兴市某分局", **more}
    return lambda county, day: by_a_department()(county, day).do("receive", **application(day, **told))


def no_longer_vertical(county: County, day: date) -> Case:
    """Received by a department as the superior of an organ led vertically; corrected, it is not."""
    begun = at_a_department(respondent_kind="vertical")(county, day).do("request_correction", correct_by=None)
    return begun.do("deliver", notice="correction").do("submit_correction", respondent_kind="department")


def against_justice(respondent: str) -> Build:
    def built(county: County, day: date) -> Case:
        begun = case(county, Reconsideration, day, agency=county.bureau)
        return begun.do("receive", **application(day, respondent=respondent, respondent_kind="justice"))

    return built


def unproven(county: County, day: date) -> Case:
    return agreed("perform", **NOT_DONE)(county, day)


def agreed_to(result: str, **more: Any) -> tuple[Build, dict[str, Any]]:
    return agreed(result, **more), {"result": result}


def of_results() -> list[Row]:
    """Each result bound to its article, under both texts where both have it."""

    def row(short: str, article: str, day: date, result: str, wrong: Any, right: Any, **more: Any) -> Row:
        built, told = agreed_to(result, **more)
        return Row(short, article, day, "decide", built, {**told, **wrong}, {**told, **right})

    facts, none = {"defect": "facts"}, {"defect": ""}
    return [
        row("upheld", "第六十八条", NEW, "upheld", facts, none),
        row("upheld", "第六十八条", NEW, "upheld", {"redo_ordered": True}, none),
        row("upheld", "第二十八条", OLD, "upheld", facts, none),
        row("changed", "第六十三条", NEW, "changed", {"defect": "powers"}, {"defect": "basis"}),
        row("changed", "第六十三条", NEW, "changed", facts, {**facts, "cleared_up": True}),
        row("changed", "第四十七条", OLD, "changed", {"defect": "procedure"}, {"defect": "unreasonable"}),
        row("annulled", "第六十四条", NEW, "annulled", {"defect": "unreasonable"}, facts),
        row("annulled", "第六十四条", NEW, "unlawful", {**facts, "redo_ordered": True}, facts),
        row("annulled", "第二十八条", OLD, "changed", {"defect": "unreasonable", "redo_ordered": True},
            {"defect": "unreasonable"}),
        row("declared_unlawful", "第六十五条", NEW, "unlawful", {**facts, "unlawful_ground": ""}, facts),
        row("declared_unlawful", "第六十五条", NEW, "unlawful", {**facts, "unlawful_ground": "slight"},
            {"defect": "procedure", "unlawful_ground": "slight"}),
        row("declared_unlawful", "第六十五条", NEW, "unlawful", {**facts, "unlawful_ground": "pointless"}, facts),
        row("declared_void", "第六十七条", NEW, "void", {"void_ground": ""}, {}),
        row("declared_void", "第六十七条", NEW, "void", {"void_asked": False}, {}),
        row("claim_rejected", "第六十九条", NEW, "claim_rejected", {"no_duty": ""}, {"no_duty": "done"}, **NOT_DONE),
        row("claim_rejected", "第四十八条", OLD, "claim_rejected", {"no_duty": ""}, {"no_duty": "none"}, **NOT_DONE),
        row("dismissal", "第三十三条", NEW, "application_rejected", {"unmet": []}, {"unmet": ["period"]}),
        row("dismissal", "第四十八条", OLD, "application_rejected", {"unmet": []}, {"unmet": ["scope"], "out_of_scope": "civil"}),
        row("applicant_proof", "第四十四条", NEW, "perform", {"proof_excused": ""}, {}, **NOT_DONE),
        row("applicant_proof", "第二十一条", OLD, "perform", {"proof_excused": ""}, {}, **NOT_DONE),
        row("compensation", "第七十二条", NEW, "annulled", {}, {"compensation_awarded": 0}, **CLAIM),
        row("compensation", "第七十二条", NEW, "upheld",
            {"compensation_awarded": 100, "compensation": [{"kind": "property", "amount": 100}],
             "proof_excused": "由被申请人保管"}, {"compensation_awarded": 0}, **CLAIM),
        row("house.compensation_by_kind", "", NEW, "annulled",
            {"compensation_awarded": 100, "proof_excused": "由被申请人保管"}, {"compensation_awarded": 0}, **CLAIM),
        row("compensation", "第二十九条", OLD, "annulled", {}, {"compensation_awarded": 0}, **CLAIM),
        row("return_property", "第七十二条", NEW, "annulled", {"property": ""}, {"property": "returned"}),
        row("return_property", "第二十九条", OLD, "annulled", {"property": ""}, {"property": "returned"}),
        Row("claim_rejected", "第六十九条", NEW, "decide", agreed("claim_rejected"), {"result": "claim_rejected"},
            {"result": "claim_rejected"}, instead=agreed("claim_rejected", **NOT_DONE)),
        Row("perform_term", "第六十六条", NEW, "decide", agreed("perform"), {"result": "perform", "ordered_term": 9},
            {"result": "perform", "ordered_term": 9}, instead=unproven),
        Row("agreement_liability", "第七十一条", NEW, "decide", agreed("agreement"), {"result": "agreement"},
            {"result": "agreement"}, instead=agreed("agreement", act_kind="agreement")),
    ]  # fmt: skip


def not_answered(county: County, day: date) -> Case:
    """Sent, heard and approved on the day of delivery (findings A1)."""
    return accepted(county, day).do("send").do("deliver_copy").do("hear_opinions").do("approve", proposed="annulled")


def summary_not_answered(county: County, day: date) -> Case:
    begun = accepted(county, day, amount=100).do("simplify").do("send").do("deliver_copy")
    return begun.do("approve", proposed="annulled")


def not_sent(county: County, day: date) -> Case:
    return accepted(county, day).do("hear_opinions").do("approve", proposed="annulled")


def visit(receiver: str, second: str) -> list[dict[str, Any]]:
    return [{"kind": "talk", "persons": 2, "receiver": receiver, "second_receiver": second}]


AGAIN = {"why_again": "against_will", "again_shown": "申请人提供的通话记录"}
ANOTHER = {"respondent": "资兴市某委"}
LEVEL = {"respondent_level": "county_department"}
LEVEL_OF: dict[str, dict[str, Any]] = {"join_respondent": {}, "replace_respondent": LEVEL}
ANNUL = {"result": "annulled", "defect": "facts"}
ROWS = [
    *of_results(),
    # Which organ
    Row("organ", "第四条", NEW, "receive", by_a_department(), application(NEW), instead=blank, right=application(NEW)),
    Row("organ", "第四条", NEW, "receive", by_a_department(), application(NEW), application(NEW, respondent_kind="vertical")),
    Row("organ", "第四条", NEW, "hand_in", by_a_department(), application(NEW), instead=blank, right=application(NEW)),
    Row("organ", "第四条", NEW, "accept", no_longer_vertical, instead=rec()),
    Row("jurisdiction", "第二十四条", NEW, "accept", rec(respondent_kind="itself"), instead=rec()),
    Row("jurisdiction", "第十二条", OLD, "accept", at_a_department(), instead=at_a_department(respondent_kind="dispatched")),
    Row("jurisdiction_vertical", "第二十七条", NEW, "accept", rec(respondent_kind="vertical"),
        instead=at_a_department(respondent_kind="vertical")),
    Row("jurisdiction_vertical", "第十二条", OLD, "accept", rec(respondent_kind="vertical"),
        instead=at_a_department(respondent_kind="vertical")),
    Row("jurisdiction_justice", "第二十八条", NEW, "accept", against_justice("资兴市司法局"),
        instead=against_justice("某区司法局")),
    Row("forward.by_penalty_agency", "第三十二条", NEW, "hand_in", blank, {**application(NEW), "on_the_spot": False},
        {**application(NEW), "on_the_spot": False, "by_camera": True}),
    Row("house.handed_in", "", OLD, "hand_in", blank, application(OLD), application(NEW),
        instead=lambda county, day: blank(county, NEW)),
    # Under the text of 2017 as well
    Row("oral_application_record", "第十一条", OLD, "receive", blank, application(OLD, channel="oral", oral_record=""),
        application(OLD, channel="oral", oral_record="口述", record_signed=True)),
    Row("accept_conditions", "第二十八条", OLD, "accept", rec(), {"conditions": ["parties"]}),
    Row("no_parallel_suit", "第十六条", OLD, "accept", rec(suit_pending=True), instead=rec()),
    Row("incidental_review_scope", "第七条", OLD, "accept",
        rec(incidental=True, document_name="某规章", document_kind="regulation"),
        instead=rec(incidental=True, document_name="某办法", document_kind="local")),
    Row("no_second_application", "第七十四条", NEW, "accept", rec(withdrawn_before=True), {}, AGAIN),
    Row("no_second_application", "第三十八条", OLD, "accept", rec(withdrawn_before=True), {}, AGAIN),
    Row("apply.bar_other", "第二十一条", NEW, "accept", rec(act_made_on=None), instead=rec()),
    Row("dismissal", "第三十三条", NEW, "transfer", acc(), {"by_superior": False}),
    Row("dismissal", "第四十八条", OLD, "transfer", acc(), {"by_superior": False}),
    Row("stay_execution", "第二十一条", OLD, "stay", acc(), {"stay_ground": "requested"},
        {"stay_ground": "requested", "asked_by": "申请人"}),
    Row("mediation_voluntary", "第五十条", OLD, "mediate", acc(), {"willing": False}),
    Row("no_same_act", "第二十八条", OLD, "redo", sv("annulled", redone("procedure")), {"same_grounds": True}),
    Row("representative_consent", "第十五条", NEW, "request_withdrawal",
        acc(applicant=[person(1), person(2)], representative=[person(1)]), {}, {"represented_consent": True}),
    Row("termination_grounds", "第四十一条", NEW, "terminate", acc(**OF_A_FIRM), {"ending": "death"},
        {"ending": "dissolved"}),
    Row("termination_grounds", "第四十一条", NEW, "terminate", acc(), {"ending": "criminal"},
        {"ending": "criminal", "custody": True}),
    Row("termination_grounds", "第四十二条", OLD, "terminate", acc(), {"ending": "dissolved"}, {"ending": "death"}),
    # Nothing is decided before the respondent has had its say
    Row("reply.ordinary", "第四十八条", NEW, "decide", not_sent, ANNUL, {**ANNUL, "days": 30},
        cure=lambda case: case.do("send").do("deliver_copy")),
    Row("reply.ordinary", "第四十八条", NEW, "decide", not_answered, ANNUL, ANNUL,
        cure=lambda case: case.do("reply").do("approve", proposed="annulled")),
    Row("reply.ordinary", "第二十三条", OLD, "decide", not_answered, {**ANNUL, "days": 9}, {**ANNUL, "days": 30}),
    Row("reply.summary", "第五十四条", NEW, "decide", summary_not_answered, {**ANNUL, "days": 3},
        {**ANNUL, "days": 20}),
    # Performed, ordered, enforced
    *(Row("performance", article, day, "close", sv("changed"), cure=lambda case: case.do("carry_out"))
      for article, day in (("第七十七条", NEW), ("第三十二条", OLD))),
    Row("house.mediation_carried_out", "", OLD, "close", then(acc(), ("mediate", {}), ("serve", {})),
        cure=lambda case: case.do("carry_out")),
    *(Row("compliance_order", article, day, "order_compliance", sv(), {}, {}, instead=sv("annulled", redone("facts")))
      for article, day in (("第七十七条", NEW), ("第三十二条", OLD))),
    *(Row("oversight", article, day, "order_in_time", rec(), {"days": 1, "act_by": None}, {"days": 14, "act_by": None})
      for article, day in (("第三十五条", NEW), ("第二十条", OLD))),
    Row("acceptance_term", "第三十一条", OLD, "order_acceptance", then(rec(), ("refuse", {})), {"act_by": None}, {}),
    *(Row("dismissal_overruled", article, day, "order_anew", sv(), {}, {},
          instead=sv("application_rejected", {"unmet": ["interest"]}))
      for article, day in (("第三十五条", NEW), ("第四十八条", OLD))),
    Row("house.suit_judged", "", NEW, "order_anew", sv(), {"wherefore": "judgment"}, {"wherefore": "judgment"},
        cure=lambda case: case.do("register_suit", 10).do("end_suit", 30)),
    Row("house.suit_judged", "", NEW, "order_acceptance", then(rec(), ("refuse", {})), {"wherefore": "judgment"},
        {"wherefore": "judgment"},
        cure=lambda case: case.do("register_suit", 10, sued_over="refusal").do("end_suit", 30)),
    Row("house.minors_represented", "", NEW, "accept_as_ordered",
        then(rec(applicant=[test_representation.SIXTEEN]), ("refuse", {}), ("order_acceptance", {})), {},
        {"own_work": True}),
    *(Row("house.days_in_order", "", NEW, step, built, {"act_by": NEW, "days": 20}, {"days": 20})
      for step, built in (("order_acceptance", then(rec(), ("refuse", {"days": 1}))), ("order_in_time", rec()),
                          ("order_anew", sv("application_rejected", {"unmet": ["interest"]})))),
    Row("house.letter_delivered", "", NEW, "order_report", then(acc(), ("opinion_letter", {})),
        cure=lambda case: case.do("deliver_letter")),
    Row("compliance_order", "第三十二条", OLD, "order_report", then(acc(), ("opinion_letter", {}), ("deliver_letter", {})),
        instead=lambda county, day: then(acc(), ("opinion_letter", {}), ("deliver_letter", {}))(county, NEW)),
    *(Row("enforcement", article, day, "enforce", sv(), {"enforcer": "organ", "days": 26},
          {"enforcer": "respondent", "days": 26}) for article, day in (("第七十八条", NEW), ("第三十三条", OLD))),
    Row("enforcement", "第七十八条", NEW, "enforce", sv(), {"days": 15}, {"days": 16}),
    Row("enforcement", "第七十八条", NEW, "enforce", sv("annulled", {"defect": "facts"}), {"days": 16}, {"days": 16},
        instead=sv("changed")),
    # Received and looked at
    Row("oral_application_record", "第二十二条", NEW, "receive", blank, application(NEW, channel="oral", oral_record=""),
        application(NEW, channel="oral", oral_record="口述", record_signed=True)),
    *(Row("house.field_of_its_day", "", NEW, step, blank, application(NEW, field="family_planning"),
          application(NEW, field="health")) for step in ("receive", "hand_in")),
    Row("house.forwarded_first", "", NEW, "receive", blank, application(NEW, channel="penalty_agency"), application(NEW)),
    *(Row("house.days_in_order", "", NEW, step, blank, {**application(NEW), **wrong}, application(NEW))
      for step in ("receive", "hand_in")
      for wrong in (
          {"act_made_on": NEW - DAY, "act_known_on": NEW - 2 * DAY},
          {"act_made_on": NEW - DAY, "act_known_on": None, "applied_on": NEW - 3 * DAY},
          {"rights_known_on": NEW, "applied_on": NEW - DAY},
          {"duty_requested_on": NEW, "applied_on": NEW - DAY},
          {"duty_requested_on": NEW - 9 * DAY, "duty_term_on": NEW - 10 * DAY},
          {"hindered_from": NEW - 9 * DAY, "hindered_to": NEW - 10 * DAY},
      )),
    Row("accept.correction_submit", "第三十一条", NEW, "request_correction", rec(),
        {"correct_by": date(2024, 9, 13)}, {"correct_by": date(2024, 9, 14)}),
    Row("house.title_without_names", "", NEW, "receive", blank, application(NEW, title="张某1不服罚款案"), application(NEW)),
    Row("house.title_without_names", "", NEW, "hand_in", blank, application(NEW, title="张某1不服罚款案"),
        application(NEW, title="某公司不服罚款案", applicant=[{"kind": "organisation", "name": "某公司"}])),
    Row("accept.correction_notice", "第二十九条", OLD, "request_correction", rec(),
        {"days": 7, "correct_by": OLD + 20 * DAY}, {"days": 6, "correct_by": OLD + 20 * DAY}),
    Row("accept.correction_notice", "第三十一条", NEW, "request_correction", rec(), {"days": 8}, {"days": 7}),
    Row("one_time_correction", "第三十一条", NEW, "request_correction",
        then(notified, ("submit_correction", {})), {}, {}, instead=rec()),
    Row("accept.correction_submit", "第三十一条", NEW, "extend_correction", notified, {"extension_length": None}),
    Row("house.correction_term", "", OLD, "extend_correction", corrected, {"correct_by": OLD + 9 * DAY},
        {"correct_by": OLD + 10 * DAY}),
    Row("house.correction_term", "", OLD, "request_correction", rec(), {"correct_by": None}, {"correct_by": OLD + DAY}),
    Row("accept.correction_submit", "第三十一条", NEW, "submit_correction", notified,
        {"days": 30}, {"days": 30, "late_reason": "住院"}),
    Row("accept.correction_submit", "第三十一条", NEW, "waive", notified, {"days": 12}, {"days": 13}),
    Row("house.correction_term", "", OLD, "waive", notified, {"days": 9}, {"days": 10}),
    # Accepted
    Row("accept.review", "第十七条", OLD, "accept", rec(), {"days": 8}, {"days": 7}),
    Row("accept.review", "第三十条", NEW, "accept", rec(), {"days": 8}, {"days": 7}),
    Row("accept_conditions", "第三十条", NEW, "accept", rec(), {"conditions": ["parties"]}),
    Row("separate_applications", "第二十二条", NEW, "accept", rec(acts=2), instead=rec(acts=1)),
    Row("no_parallel_suit", "第二十九条", NEW, "accept", rec(suit_pending=True), instead=rec()),
    Row("representatives", "第八条", OLD, "accept", rec(applicant=MANY), instead=rec(applicant=MANY[:5])),
    Row("incidental_review_scope", "第十三条", NEW, "accept",
        rec(**{**DOC, "document_kind": "regulation"}), instead=rec(**DOC)),
    Row("house.correction_term", "", OLD, "submit_correction",
        lambda county, day: received(county, day).do("request_correction", correct_by=day + 9 * DAY),
        {"days": 10}, {"days": 10, "late_reason": "住院"}),
    *(Row("house.duty_term_over", "", day, "accept", rec(**INACTION, duty_term_on=day),
          instead=rec(**INACTION, duty_term_on=day - DAY)) for day in (NEW, OLD)),
    *(Row("house.told_not_transferred", "", day, "transfer", rec(), {"by_superior": False}, {"by_superior": True})
      for day in (NEW, OLD)),
    Row("representatives", "第八条", OLD, "accept", rec(applicants=6), instead=rec(applicants=5)),
    Row("apply.ordinary", "第九条", OLD, "accept", rec(act_known_on=date(2020, 7, 2)),
        instead=rec(act_known_on=date(2020, 7, 3))),
    Row("apply.ordinary", "第二十条", NEW, "accept", rec(act_known_on=date(2024, 7, 1)),
        instead=rec(act_known_on=date(2024, 7, 2))),
    Row("apply.not_informed", "第二十条", NEW, "accept",
        rec(not_informed=True, rights_known_on=NEW - 5 * DAY, act_known_on=YEAR_AGO - 3 * DAY),
        instead=rec(not_informed=True, rights_known_on=NEW - 5 * DAY, act_known_on=YEAR_AGO)),
    Row("apply.bar_real_estate", "第二十一条", NEW, "accept",
        rec(real_estate=True, act_made_on=TWENTY - 3 * DAY), instead=rec(real_estate=True, act_made_on=TWENTY)),
    Row("apply.bar_other", "第二十一条", NEW, "accept", rec(act_made_on=FIVE - 3 * DAY),
        instead=rec(act_made_on=FIVE)),
    Row("apply.inaction_no_term", "第十六条", NEW, "accept",
        rec(**INACTION, duty_requested_on=NEW - 60 * DAY), instead=rec(**INACTION, duty_requested_on=NEW - 61 * DAY)),
    Row("apply.inaction_no_term", "第十六条", OLD, "accept",
        rec(**INACTION, duty_requested_on=OLD - 60 * DAY), instead=rec(**INACTION, duty_requested_on=OLD - 61 * DAY)),
    Row("accept.review", "第三十条", NEW, "refuse", rec(), {"days": 8}, {"days": 7}),
    Row("reject_reasons", "第三十条", NEW, "refuse", rec(), {"unmet": ["jurisdiction"]},
        {"unmet": ["jurisdiction"], "competent_organ": "某市人民政府"}),
    Row("reject_reasons", "第十七条", OLD, "refuse", rec(), {"unmet": ["jurisdiction"]},
        {"unmet": ["jurisdiction"], "competent_organ": "某市人民政府"}),
    Row("accept.review", "第十七条", OLD, "deem_accepted", rec(), {"days": 7}, {"days": 8}),
    Row("reject_reasons", "第三十条", NEW, "tell", rec(), instead=lambda county, day: received(county, OLD)),
    Row("accept.review", "第十七条", OLD, "tell", rec(), {"days": 8}, {"days": 7}),
    *(Row("house.applicants_counted", "", NEW, step, blank, application(NEW, applicant=MANY, applicants=5),
          application(NEW, applicant=MANY, applicants=60)) for step in ("receive", "hand_in")),
    Row("house.out_of_scope", "", NEW, "refuse", rec(), {"unmet": ["scope"]}, {"unmet": ["scope"], "out_of_scope": "petition"}),
    Row("house.out_of_scope", "", NEW, "refuse", rec(), {"out_of_scope": "petition"}),
    Row("house.out_of_scope", "", NEW, "decide", agreed("application_rejected"),
        {"result": "application_rejected", "unmet": ["scope"], "out_of_scope": ""},
        {"result": "application_rejected", "unmet": ["scope"], "out_of_scope": "civil"}),
    Row("house.handler_changed", "", NEW, "change_handler", unassigned, cure=lambda case: case.do("assign")),
    Row("two_handlers", "第三十二条", OLD, "change_handler", acc(), {"handlers": staff("handler", 1)}),
    Row("staff_qualified", "第六条", NEW, "change_handler", acc(), {"handlers": staff("handler", 2, first_time=True)}),
    *(Row("house.another_organ", "", day, step, rec(), {"competent_organ": "资兴市人民政府"})
      for step, day in (("transfer", NEW), ("tell", OLD))),
    *(Row("jurisdiction", "第二十四条", NEW, step, rec(), {"respondent": "资兴市人民政府", **LEVEL_OF[step]},
          {**ANOTHER, **LEVEL_OF[step]})
      for step in ("join_respondent", "replace_respondent")),
    Row("house.third_party_besides", "", NEW, "join", acc(), {"third_party": [person(1)]}, {"third_party": [person(2)]}),
    Row("house.stayed", "", NEW, "lift_stay", acc(), cure=lambda case: case.do("stay")),
    Row("house.consulted", "", NEW, "record_advice", acc(), cure=lambda case: case.do("consult")),
    Row("house.maker_notified", "", NEW, "maker_reply", acc(**DOC), cure=lambda case: case.do("notify_maker")),
    Row("house.cause_gone", "", NEW, "resume", then(to_rest(**DOC), ("suspend", {"suspension": "document"}), TO_RESUME),
        cure=lambda case: case.do("document_result")),
    Row("house.withdrawal_asked", "", NEW, "permit_withdrawal", acc(), cure=lambda case: case.do("request_withdrawal")),
    Row("house.not_withdrawn", "", NEW, "decide", then(agreed(), ("request_withdrawal", {}), ("permit_withdrawal", {})),
        instead=agreed()),
    Row("house.not_withdrawn", "", NEW, "mediate", then(asked_to_withdraw, ("permit_withdrawal", {})), instead=acc()),
    Row("house.two_receivers", "", NEW, "receive_visit", rec(), {"visits": visit("甲", "甲")}, {"visits": visit("甲", "乙")}),
    Row("house.ending_as_withdrawn", "", NEW, "terminate", then(asked_to_withdraw, ("permit_withdrawal", {})),
        {"ending": "settled"}, {"ending": "withdrawn"}),
    Row("house.sent_before_delivered", "", NEW, "deliver", acc(), {"notice": "extension"}, {"notice": "extension"},
        cure=lambda case: case.do("extend")),
    *(Row("house.letter_delivered", "", NEW, answered, then(acc(), (letter, {})), cure=lambda case: case.do("deliver_letter"))
      for letter, answered in (("opinion_letter", "opinion_report"), ("proposal_letter", "proposal_answer"))),
    Row("dismissal", "第三十三条", NEW, "mediate", sued(acc()), instead=acc()),
    Row("dismissal", "第四十八条", OLD, "mediate", sued(acc()), instead=acc()),
    Row("house.suit_over_what_is", "", NEW, "register_suit", acc(), {"sued_over": "decision"}, {"sued_over": "act"}),
    Row("house.suit_open", "", NEW, "end_suit", acc(), instead=sued(acc())),
    Row("house.something_to_perform", "", NEW, "carry_out", sv(), instead=sv("changed")),
    Row("house.letter_named", "", NEW, "deliver_letter", then(acc(), ("opinion_letter", {})), {"opinion_letters": []},
        instead=then(acc(), ("proposal_letter", {}))),
    Row("jurisdiction", "第二十四条", NEW, "accept", rec(respondent="资兴市人民政府"), instead=rec()),
    *(Row("house.respondent_level", "", NEW, step, blank, application(NEW, respondent_level=""), application(NEW))
      for step in ("receive", "hand_in")),
    *(Row("house.law_named", "", NEW, step, blank, application(NEW, on_the_spot=True, shorter_term=20),
          application(NEW, on_the_spot=True, shorter_term=20, shorter_term_law="《某法》第九条"))
      for step in ("receive", "hand_in")),
    *(Row("house.respondent_once", "", NEW, step, blank, application(NEW, respondent=["资兴市某局"] * 2), application(NEW))
      for step in ("receive", "hand_in")),
    Row("house.respondent_once", "", NEW, "join_respondent", rec(), {"respondent": "资兴市某局"},
        {"respondent": "资兴市某委"}),
    Row("house.respondent_level", "", NEW, "replace_respondent", rec(), {**ANOTHER, "respondent_level": ""},
        {**ANOTHER, **LEVEL}),
    Row("house.respondent_once", "", NEW, "replace_respondent", rec(), {"respondent": ["某委", "某委"]}, {**ANOTHER, **LEVEL}),
    Row("house.respondent_left", "", NEW, "submit_correction", notified, {"of_respondent": "1-respondent-0"},
        {"of_respondent": "1-respondent-0", **ANOTHER, **LEVEL}),
    Row("house.respondent_once", "", NEW, "submit_correction", notified, {"respondent": "资兴市某局"},
        {"respondent": "资兴市某委"}),
    Row("house.sent_before_delivered", "", NEW, "deliver_copy", acc(), {},
        cure=lambda case: case.do("send")),
    Row("house.sent_before_delivered", "", NEW, "deliver_copy", then(acc(), ("send", {}), ("deliver_copy", {})), {},
        cure=lambda case: case.do("send")),
    # Handled
    Row("two_handlers", "第三十二条", OLD, "assign", unassigned, {"handlers": staff("handler", 1)}),
    Row("two_handlers", "第三十二条", NEW, "assign", unassigned, {"handlers": PANEL}),
    Row("staff_qualified", "第三条", OLD, "assign", unassigned,
        {"handlers": staff("handler", 2, first_time=True)},
        {"handlers": staff("handler", 2, first_time=True, qualified_on=OLD)}),
    Row("staff_qualified", "第六条", NEW, "assign", unassigned,
        {"handlers": staff("handler", 2, first_time=True, qualified_on=OLD)},
        {"handlers": staff("handler", 2, first_time=True, qualified_on=OLD, trained_on=OLD)}),
    Row("house.summary_only_2023", "", OLD, "simplify", acc(amount=100),
        instead=lambda c, d: accepted(c, NEW, amount=100)),
    Row("house.before_sending", "", NEW, "simplify", then(acc(amount=100), ("send", {})), instead=acc(amount=100)),
    Row("summary_conditions", "第五十三条", NEW, "simplify", acc(amount=100), {"clear": ["facts", "dispute"]}),
    Row("summary_conditions", "第五十三条", NEW, "simplify", acc(), {"summary_ground": "disclosure"},
        {"summary_ground": "warning"}),
    Row("summary_amount", "第五十三条", NEW, "simplify", acc(amount="3000.01"), SMALL, SMALL,
        instead=acc(amount=3000)),
    Row("summary_consent", "第五十三条", NEW, "simplify", acc(), {"all_consent": False}),
    Row("convert_approval", "第五十五条", NEW, "convert", then(acc(amount=100), ("simplify", {})),
        {"approval": ""}),
    Row("house.on_summary", "", NEW, "convert", acc(amount=100), cure=lambda case: case.do("simplify")),
    # Evidence and the file
    Row("house.evidence_giver", "", NEW, "reply", acc(), {"evidence": proof("applicant")}),
    Row("no_self_collection", "第二十四条", OLD, "reply", acc(),
        {"evidence": proof("respondent", obtained_on=OLD + DAY)}, {"evidence": proof("respondent", obtained_on=OLD)}),
    Row("no_self_collection", "第四十六条", NEW, "reply", acc(),
        {"days": 1, "evidence": proof("respondent", obtained_on=NEW + 2 * DAY)},
        {"evidence": proof("respondent", obtained_on=NEW)}),
    Row("house.evidence_giver", "", NEW, "submit_evidence", acc(), {"evidence": proof("respondent")}),
    Row("house.evidence_giver", "", NEW, "supplement", ans(), {"evidence": proof("third_party")}),
    Row("supplement_consent", "第四十六条", NEW, "supplement", ans(), {"new_ground": False}),
    Row("supplement_consent", "第四十六条", NEW, "supplement", ans(), {"unit_consents": False}),
    Row("file_access", "第二十三条", OLD, "show_file", acc(), {"granted": False, "secret": "safety"},
        {"granted": False, "secret": "privacy"}),
    Row("file_access", "第四十七条", NEW, "show_file", acc(), {"granted": False},
        {"granted": False, "secret": "safety"}),
    # Hearing, inquiry
    Row("hearing.notice", "第五十一条", NEW, "call_hearing", acc(), {"hearing_on": date(2024, 9, 9)},
        {"hearing_on": date(2024, 9, 10)}),
    Row("house.days_in_order", "", OLD, "call_hearing", then(acc(), ("assign", {"complex": True})),
        {"hearing_ground": "needed", "hearing_on": OLD},
        {"hearing_ground": "needed", "hearing_on": OLD + 9 * DAY}),
    Row("hearing_optional", "第三十三条", OLD, "call_hearing", acc(),
        {"hearing_on": OLD + 9 * DAY, "hearing_ground": "needed"},
        {"hearing_on": OLD + 9 * DAY, "hearing_ground": "needed"},
        cure=lambda case: case.do("assign", complex=True)),
    Row("house.hearing_called", "", NEW, "hold_hearing", acc(), {}, {"days": 14},
        cure=lambda case: case.do("call_hearing", hearing_on=case.on + 14 * DAY)),
    Row("house.hearing_day", "", NEW, "hold_hearing", hard_called, {"days": 13}, {"days": 14}),
    Row("hearing_composition", "第五十条", NEW, "hold_hearing", hard_called,
        {"days": 14, "panel": [*staff("presider", 1), *staff("panel", 1), *staff("recorder", 1)]}, {"days": 14}),
    Row("hearing_head_attends", "第五十一条", NEW, "hold_hearing", hard_called,
        {"days": 14, "head_present": False, "absence_reason": "开会"},
        {"days": 14, "head_present": False, "absence_reason": "开会", "delegated": True}),
    Row("two_investigators", "第三十四条", OLD, "investigate", acc(),
        {"investigators": staff("investigator", 1)}),
    Row("two_investigators", "第四十五条", NEW, "investigate", acc(), {"cards_shown": False}),
    # Rest, extension, stay
    Row("suspension_notice", "第三十九条", NEW, "suspend", to_rest(), {"parties_told": False}),
    Row("suspension_notice", "第三十九条", NEW, "suspend", to_rest(), {"suspension": "other", "reason": ""},
        {"suspension": "other", "reason": "专家意见未到"}),
    Row("suspension_notice", "第四十一条", OLD, "suspend", to_rest(), {"parties_told": False}),
    Row("suspension_grounds", "第四十一条", OLD, "suspend", to_rest(), {"suspension": "mediation", "both_consent": True}),
    Row("suspension_grounds", "第三十九条", NEW, "suspend", then(to_rest(), ("fail_mediation", {})),
        {"suspension": "mediation"}, {"suspension": "mediation", "both_consent": True}),
    *(Row("suspension_grounds", "第三十九条", NEW, "suspend", to_rest(**who), {"suspension": ground})
      for ground, who in (("death", OF_A_FIRM), ("missing", OF_A_FIRM), ("dissolved", {}), ("document", {}))),
    Row("suspension_notice", "第三十九条", NEW, "resume", then(suspended, TO_RESUME), {"parties_told": False}),
    Row("house.measure_approved", "", NEW, "suspend", acc(), cure=lambda case: approved(case, "suspend")),
    Row("house.measure_approved", "", NEW, "suspend", then(suspended, TO_RESUME, ("resume", {})),
        cure=lambda case: approved(case, "suspend")),
    Row("house.measure_approved", "", NEW, "resume", suspended, cure=lambda case: approved(case, "resume")),
    Row("extension_approval", "第六十二条", NEW, "extend", acc(), {"parties_told": False}),
    Row("extension_approval", "第六十二条", NEW, "extend", acc(), {"days": 63, "extension_length": 10},
        {"days": 62, "extension_length": 10}),
    Row("decide.ordinary", "第三十一条", OLD, "extend", acc(), {"by": ORGAN_HEAD, "extension_length": 31},
        {"by": ORGAN_HEAD, "extension_length": 30}),
    Row("decide.ordinary", "第六十二条", NEW, "extend", then(acc(), ("extend", {"extension_length": 20})),
        {"extension_length": 11}, {"extension_length": 10}),
    Row("stay_execution", "第四十二条", NEW, "stay", acc(), {"stay_ground": "requested"},
        {"stay_ground": "requested", "asked_by": "申请人"}),
    Row("stay_execution", "第四十二条", NEW, "stay", acc(), {"stay_ground": "statute"},
        {"stay_ground": "statute", "basis": "行政处罚法第七十三条"}),
    # Documents reviewed along
    *(Row("house.document_questioned", "", NEW, step, acc(), cure=lambda case: case.do("question_basis"))
      for step in ("notify_maker", "forward_document", "document_result")),
    Row("incidental_result", "第五十九条", NEW, "document_result", acc(**DOC),
        {"verdict": "unlawful", "stopped": True}, {"verdict": "unlawful", "stopped": True, "ordered": True}),
    # Decided
    *(Row("handler_assigned", "第三十六条", NEW, step, unassigned, cure=lambda case: case.do("assign"))
      for step in ("approve", "deliberate", "mediate")),
    *(Row("two_handlers", "第三十二条", OLD, step, unassigned, cure=lambda case: case.do("assign"))
      for step in ("approve", "deliberate", "mediate")),
    Row("head_or_collective", "第二十八条", OLD, "decide", ans(), cure=lambda case: case.do("approve")),
    Row("head_or_collective", "第六十一条", NEW, "decide", ans(), cure=lambda case: case.do("deliberate")),
    Row("house.as_agreed", "", NEW, "decide", agreed("annulled"), {"result": "upheld"}),
    Row("house.result_of_old_text", "", OLD, "decide", agreed("void"), {"result": "void"}, {},
        cure=lambda case: case.do("approve")),
    Row("hear_opinions", "第四十九条", NEW, "decide",
        then(acc(), ("send", {}), ("deliver_copy", {}), ("reply", {}), ("approve", {})),
        cure=lambda case: case.do("hear_opinions").do("approve")),
    Row("hear_opinions", "第四十九条", NEW, "decide",
        then(acc(), ("send", {}), ("deliver_copy", {}), ("reply", {}), ("approve", {})),
        cure=lambda case: case.do("review_on_paper")),
    Row("hearing_mandatory", "第五十条", NEW, "decide",
        then(agreed(), ("assign", {"complex": True}), ("consult", {}), ("record_advice", {}), ("approve", {})),
        {"advice_use": "采纳"},
        {"advice_use": "采纳", "hearing_basis": "听证查明"},
        cure=lambda case: case.do("call_hearing", hearing_on=case.on + 20 * DAY).do("hold_hearing", days=20).do("approve")),
    Row("hearing_record_basis", "第六十一条", NEW, "decide",
        then(agreed(), ("call_hearing", {"hearing_on": NEW + 40 * DAY}), ("hold_hearing", {"days": 22}), ("approve", {})),
        {"hearing_basis": ""}),
    Row("committee_consultation", "第五十二条", NEW, "decide", then(agreed(), ("assign", {"technical": True})),
        {}, {"advice_use": "采纳"}, cure=lambda case: case.do("consult").do("record_advice").do("approve")),
    Row("committee_recorded", "第五十二条", NEW, "decide", then(agreed(), ("consult", {})),
        {}, {"advice_use": "采纳"}, cure=lambda case: case.do("record_advice").do("approve")),
    Row("committee_reference", "第六十一条", NEW, "decide",
        then(agreed(), ("consult", {}), ("record_advice", {}), ("approve", {})), {"advice_use": ""}),
    Row("burden_of_proof", "第四十四条", NEW, "decide", beside=("reconsideration.no_reply_consequence",),
        built=then(acc(), ("send", {}), ("deliver_copy", {}), ("reply", {"evidence": []}), ("hear_opinions", {}),
             ("submit_evidence", {"evidence": proof("applicant")}), ("approve", {})),
        cure=lambda case: case.do("submit_evidence", evidence=proof("third_party")).do("approve")),
    Row("no_reply_consequence", "第七十条", NEW, "decide", unreplied,
        cure=lambda case: case.do("submit_evidence", evidence=proof("third_party")).do("approve")),
    Row("no_reply_consequence", "第二十八条", OLD, "decide", unreplied, {}, {"result": "annulled", "defect": "facts"},
        cure=lambda case: case.do("approve", proposed="annulled")),
    Row("no_worse", "第五十一条", OLD, "decide", agreed("changed"),
        {"result": "changed", "worse": True, "third_party_asked": True}, {"result": "changed"}),
    Row("no_worse", "第六十三条", NEW, "decide", agreed("changed"),
        {"result": "changed", "worse": True, "third_party_asked": True}, {"result": "changed"}),
    Row("no_worse", "第六十三条", NEW, "decide", agreed("changed", third_party=[person(9)]),
        {"result": "changed", "worse": True}, {"result": "changed", "worse": True, "third_party_asked": True}),
    Row("incidental_result", "第五十九条", NEW, "decide", agreed(**DOC),
        cure=lambda case: case.do("document_result").do("approve")),
    Row("decision_seal", "第三十一条", OLD, "decide", agreed(), {"sealed": False}),
    Row("decision_seal", "第七十五条", NEW, "decide", agreed(), {"sealed": False}),
    Row("house.fault_named", "", NEW, "decide", agreed("annulled"), {"defect": ""},
        {"defect": "procedure"}),
    # Mediated or ended
    Row("mediation_voluntary", "第五条", NEW, "mediate", acc(), {"willing": False}),
    Row("mediation_voluntary", "第五条", NEW, "mediate", acc(), {"harmless": False}),
    Row("mediation_scope", "第五十条", OLD, "mediate", acc(), {"discretionary": False}),
    Row("mediation_document", "第五十条", OLD, "mediate", acc(), {"signed": False}),
    Row("mediation_document", "第七十三条", NEW, "mediate", acc(), {"sealed": False}),
    Row("settlement", "第七十四条", NEW, "terminate", acc(), {}, {},
        cure=lambda case: case.do("request_withdrawal").do("permit_withdrawal")),
    Row("settlement", "第七十四条", NEW, "terminate", asked_to_withdraw,
        cure=lambda case: case.do("permit_withdrawal")),
    Row("settlement", "第四十条", OLD, "terminate",
        then(acc(), ("request_withdrawal", {"withdrawn_for": "settled"}), ("permit_withdrawal", {})),
        {"ending": "settled"}, {"ending": "settled"},
        cure=lambda case: case.do("request_withdrawal", withdrawn_for="settled", settlement="双方约定……").do("permit_withdrawal")),
    Row("terminate.after_suspension", "第四十二条", OLD, "terminate",
        lambda c, d: suspended(c, d, "death"), {"ending": "long_suspended", "days": 60},
        {"ending": "long_suspended", "days": 61}),
    Row("terminate.after_suspension", "第四十一条", NEW, "terminate",
        lambda c, d: suspended(c, d, "incapacity"), {"ending": "long_suspended", "days": 60},
        {"ending": "long_suspended", "days": 61}),
    Row("house.long_suspended", "", NEW, "terminate", suspended, {"ending": "long_suspended", "days": 61},
        {"ending": "long_suspended", "days": 61}, instead=lambda c, d: suspended(c, d, "incapacity")),
    # A term in the decision
    Row("perform_term", "第四十四条", OLD, "decide", agreed("perform", **NOT_DONE), {"ordered_term": None},
        {"ordered_term": 30}),
    Row("perform_term", "第六十六条", NEW, "decide", agreed("perform", **NOT_DONE), {"ordered_term": None},
        {"ordered_term": 10, "ordered_unit": "working_day"}),
    Row("house.term_of_an_order", "", NEW, "decide", agreed("annulled"),
        {"result": "annulled", "defect": "facts", "ordered_term": 30},
        {"result": "annulled", "defect": "facts", "ordered_term": 30, "redo_ordered": True}),
    # Afterwards
    Row("house.redo_ordered", "", NEW, "redo", sv("annulled", {"defect": "facts"}),
        instead=sv("annulled", redone("facts"))),
    Row("no_same_act", "第六十四条", NEW, "redo", sv("annulled", redone("facts")), {"same_grounds": True},
        {"same_grounds": True}, instead=sv("annulled", redone("procedure"))),
    Row("house.days_in_order", "", NEW, "order_compliance", sv("annulled", redone("facts")), {"comply_by": NEW},
        {"comply_by": NEW + 90 * DAY}),
    Row("publish", "第七十九条", NEW, "publish", sv(), instead=sv(act_public=True)),
    Row("publish", "第七十九条", NEW, "close", sv(act_public=True), cure=lambda case: case.do("publish")),
    Row("copy_to_superior", "第七十九条", NEW, "close", sv(respondent_kind="department"),
        cure=lambda case: case.do("copy_superior")),
    Row("house.opinion_answered", "", NEW, "close", then(sv(), ("opinion_letter", {})),
        cure=lambda case: case.do("deliver_letter").do("opinion_report")),
    Row("house.file_complete", "", NEW, "close", sv(letter=None), cure=lambda case: case.do("add_papers", letter=UPLOAD)),
    Row("house.file_complete", "", NEW, "close",
        then(ans(agent=AGENTS), ("approve", {}), ("decide", {}), ("serve", {})),
        cure=lambda case: case.do("add_papers", authorisation=UPLOAD)),
    Row("house.something_filed", "", NEW, "add_papers", acc(), {"proofs": None}, {"proofs": UPLOAD}),
    Row("house.decision_delivered_once", "", NEW, "deliver_decision", then(sv(), ("deliver_decision", {})), instead=sv()),
    Row("house.decision_delivered_once", "", NEW, "deliver_decision",
        then(sv("annulled", {"defect": "facts"}), ("carry_out", {})), instead=sv()),
    Row("performance", "第七十七条", NEW, "close", sv("annulled", {"defect": "facts"}),
        cure=lambda case: case.do("carry_out")),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_gate_is_closed_and_opens(county: County, row: Row) -> None:
    case = row.built(county, row.day)
    refused = refusal(case, row.step, **row.wrong)
    assert refused.codes == {row.gate, *row.beside}
    assert row.article in str(refused)
    case = row.instead(county, row.day) if row.instead else case
    if row.cure:
        row.cure(case)
    entries = acts_entered().count()
    case.do(row.step, **row.right)
    assert acts_entered().count() == entries + 1


def refusal(case: Case, step: str, **told: Any) -> Refused:
    """The refusal of a step, which must leave no entry behind; the case stays where it was."""
    before, day = acts_entered().count(), case.on
    with pytest.raises(Refused) as caught:
        case.do(step, **told)
    assert acts_entered().count() == before
    case.on = day
    return caught.value


def test_every_gate_of_every_step_has_its_row() -> None:
    told = {(row.step, row.gate) for row in ROWS} | {
        ("decide", "house.four_eyes"),
        ("rectify", "house.four_eyes"),
        ("approve_measure", "house.four_eyes"),
        ("suspend", "house.four_eyes"),
        ("resume", "house.four_eyes"),
        *test_reconsideration_joined.GATES,
        ("order_report", "house.report_day_ahead"),
        ("lead_to_suit", "house.sued_first"),  # tests/registers/test_litigation.py
        *test_representation.GATES,
    }
    declared = {(step.name, gate.rule) for step in Reconsideration.procedure.declared for gate in step.gates}
    assert declared - told == set()


def test_every_text_of_a_gate_in_the_law_has_its_row() -> None:
    """A rule with two texts is tested under both, unless only its step's other law has a text."""
    from guiju import law

    gates = {gate.rule for step in Reconsideration.procedure.declared for gate in step.gates if gate.is_law}
    texts = {law.rule(gate, day).version_id for gate in gates for day in (OLD, NEW) if _in_force(gate, day)}
    told = {law.rule(row.gate, row.day).version_id for row in ROWS if row.gate in gates}
    assert texts - told == {"reconsideration.extension_approval_2017"}, "the one that turns on who acts, tested below"


def _in_force(gate: str, day: date) -> bool:
    from guiju import law

    return any(text.covers(day) for text in law.versions(gate))


def test_who_agrees_does_not_write_the_decision(county: County) -> None:
    case = answered(county, NEW)
    both = county.actor(county.government, Role.HEAD, Role.LEGAL, name="both")
    case.do("approve", by=both)
    assert refusal(case, "decide", by=both).codes == {"house.four_eyes"}
    assert case.do("decide").record.stage == "concluded"


@pytest.mark.parametrize("by", ["decide", "mediate", "terminate"])
def test_who_has_decided_does_not_set_it_right_alone(county: County, by: str) -> None:
    """law.md D15: a paper that puts right a slip is no way for one person to decide otherwise."""
    both = county.actor(county.government, Role.HEAD, Role.LEGAL, name="both")
    case = answered(county, NEW).do("approve") if by == "decide" else accepted(county, NEW)
    if by == "terminate":
        case.do("request_withdrawal").do("permit_withdrawal")
    case.do(by, by=both)
    slip: dict[str, Any] = {"wrong_words": "第二号", "right_words": "第三号", "reason": "笔误"}
    assert refusal(case, "rectify", by=both, **slip).codes == {"house.four_eyes"}
    assert case.do("rectify", **slip).record.stage == "concluded"


def test_up_to_2023_the_head_of_the_organ_extends_and_not_the_head_of_the_unit(county: County) -> None:
    old = accepted(county, OLD)
    refused = refusal(old, "extend", by=county.bureau_head)
    assert refused.codes == {"reconsideration.extension_approval"}
    assert "第三十一条" in str(refused)
    assert old.do("extend", by=ORGAN_HEAD).clock("reconsideration.decide.ordinary").due_on > date(2020, 11, 2)
    assert accepted(county, NEW).do("extend", by=county.bureau_head).record.version == 4


@pytest.mark.parametrize("day", [OLD, NEW], ids=["2017", "2023"])
def test_the_checklist_on_fees_must_be_confirmed(county: County, day: date) -> None:
    assert refusal(received(county, day), "accept", confirmed=[]).codes == {
        "reconsideration.no_fee",
        "reconsideration.respondent",
    }


def test_nothing_moves_a_closed_case(county: County) -> None:
    case = decided(county, NEW).do("serve").do("close")
    for step in Reconsideration.procedure.declared:
        if step.name not in (
            *("receive", "hand_in", "publish", "unpublish", "order_anew"),
            *("register_suit", "end_suit", "lead_to_suit"),
        ):
            with pytest.raises(Refused) as caught:
                case.do(step.name)
            assert "stage" in caught.value.codes, step.name
