"""Each gate of legal aid closed, with the article it names, and open when what it asks for is there."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guiju import law
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.offices.people import Role, party_to
from guiju.registers.legal_services.legal_aid_case import LegalAidCase
from tests.lives import MONDAY, Case, brought, case
from tests.people import County

Told = dict[str, Any]
OLD = date(2021, 3, 1)
"""A Monday under the regulation of 2003."""
FILE = ("材料.txt", "模拟".encode())
CHILD = {"kind": "person", "name": "王小明", "id_number": make_resident_id("431081", date(2015, 1, 1), 1)}
LAWYER = {"helper": "赵律师", "helper_kind": "lawyer", "firm": "某所"}
VOLUNTEER = {"helper": "钱某", "helper_kind": "volunteer", "firm": "", "practice_years": None}
STATE_PAYS: Told = {"kind": "compensation", "subject": "compensation"}
ORDINARY = {"notice_ground": "ordinary", "found_on": None}
TREATED = {"notice_ground": "treatment", "form": "criminal_agency"}
OPEN = ""
"""Before anything was taken."""

# rule, after which step of which way, step, told when closed, told when open; article it cites
ROWS: list[tuple[str, str, str, str, Told, Told, str]] = [
    ("house.form_fits", OPEN, "", "apply", {"kind": "civil", "form": "defence"}, {}, ""),
    (
        "house.form_fits",
        OPEN,
        "",
        "apply",
        {"kind": "criminal", "form": "suit"},
        {"kind": "criminal", "form": "criminal_agency"},
        "",
    ),
    ("house.subject", OPEN, "", "apply", {"subject": ""}, {}, ""),
    (
        "house.groups",
        OPEN,
        "",
        "apply",
        {"groups": [{"group": "woman", "people": 2}]},
        {"groups": [{"group": "woman", "people": 1}]},
        "",
    ),
    ("house.groups", OPEN, "", "apply", {"groups": [{"group": "woman", "people": 1}] * 2}, {}, ""),
    ("house.subject", OPEN, "", "apply", {"kind": "compensation", "subject": "support"}, STATE_PAYS, ""),
    ("house.subject", OPEN, "", "apply", {**STATE_PAYS, "kind": "civil"}, STATE_PAYS, ""),
    ("house.subject", OPEN, "", "take_forwarded", {"subject": "wages"}, {}, ""),
    ("house.notice_ground", OPEN, "", "take_notice", {**ORDINARY, "notifier": "police"}, ORDINARY, ""),
    ("house.notice_ground", OPEN, "", "take_notice", TREATED | {"form": "defence"}, TREATED, ""),
    ("house.notice_ground", OPEN, "", "take_notice", {"form": "criminal_agency"}, {}, ""),
    ("house.withdrawal_shown", "apply", "", "withdraw", {"withdrawal": None}, {}, ""),
    ("house.asked_for_another", "assign", "", "replace_helper", {"cause": "recipient"}, {"cause": "conflict"}, ""),
    ("house.notice_ground", OPEN, "", "take_notice", {"kind": "civil", "form": "suit", "subject": "wages"}, {}, ""),
    ("legal_aid.no_restriction_on_counsel", OPEN, "", "take_notice", {"has_counsel": True}, {}, "第二十七条"),
    (
        "house.hearing_ahead",
        OPEN,
        "",
        "take_notice",
        {"hearing_on": MONDAY - timedelta(days=1)},
        {"hearing_on": None},
        "",
    ),
    ("house.time_to_supplement", "apply", "", "ask_supplement", {"supplement_by": MONDAY}, {}, ""),
    (
        "house.supplemented",
        "ask_supplement",
        "",
        "supplement",
        {"case_papers": None},
        {"case_papers": None, "explanation": "已说明"},
        "",
    ),
    (
        "legal_aid.no_means_test_cases",
        "apply",
        "",
        "examine",
        {"unlimited": "bravery", "means": "pledge"},
        {"unlimited": "bravery", "means": "unlimited"},
        "第三十二条",
    ),
    (
        "legal_aid.means_check_exempt",
        "apply",
        "",
        "examine",
        {"exempt": "relief", "means": "pledge"},
        {"exempt": "relief", "means": "exempt"},
        "第四十二条",
    ),
    (
        "legal_aid.means_check_method",
        "apply",
        "",
        "examine",
        {"means": "certificate"},
        {"means": "shared"},
        "第四十一条第二款",
    ),
    (
        "legal_aid.means_check_method",
        "apply",
        "",
        "examine",
        {"means": "inquiry"},
        {"means": "pledge"},
        "第四十一条第二款",
    ),
    ("house.means_fit", "apply", "", "examine", {"means": "unlimited"}, {}, ""),
    ("house.means_fit", "apply", "", "examine", {"means": "exempt"}, {}, ""),
    (
        "legal_aid.urgent_advance",
        "apply",
        "",
        "provide_first",
        {"period_ends_on": MONDAY + timedelta(days=7)},
        {"period_ends_on": MONDAY + timedelta(days=6)},
        "第四十四条第一款第一项",
    ),
    (
        "legal_aid.urgent_advance",
        "apply",
        "",
        "provide_first",
        {"period_ends_on": None},
        {"period_ends_on": None, "urgency": "preservation"},
        "第四十四条第一款第一项",
    ),
    (
        "legal_aid.urgent_advance",
        "apply",
        "",
        "provide_first",
        {"period_ends_on": MONDAY - timedelta(days=1)},
        {},
        "第四十四条第一款第一项",
    ),
    ("house.supplemented", "assign_first", "", "complete_papers", {"case_papers": None}, {}, ""),
    ("legal_aid.assign_lawyer", "take_notice", "", "assign", {**LAWYER, "helper_kind": "staff"}, LAWYER, "第三十六条"),
    ("house.lawyer_for_defence", "grant", "forwarded", "assign", VOLUNTEER, {**VOLUNTEER, "helper_kind": "staff"}, ""),
    ("house.firm_named", "grant", "", "assign", {**LAWYER, "firm": ""}, LAWYER, ""),
    ("house.another_helper", "assign", "", "replace_helper", {"helper": "甲", "firm": "乙"}, LAWYER, ""),
    (
        "house.something_filed",
        "assign",
        "",
        "add_papers",
        dict.fromkeys(("authorisation", "opinion_paper", "meeting_record")),
        {},
        "",
    ),
    ("house.identified", "apply", "", "reissue_code", {"identified": False}, {}, ""),
]


def brought_to(county: County, upto: str, way: str, on: date = MONDAY, **told: Any) -> Case:
    if not upto:
        return case(county, LegalAidCase, on)
    return brought(county, LegalAidCase, upto, on, way=way, at_once=True, **told)


def refusal(it: Case, step: str, told: Told, **how: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        it.do(step, **how, **told)
    return caught.value


def cites(refused: Refused, rule: str) -> str:
    return next(reason.citation for reason in refused.reasons if reason.code == rule)


@pytest.mark.parametrize(("rule", "upto", "way", "step", "closed", "opened", "article"), ROWS)
def test_a_gate_is_closed_and_open(
    county: County, rule: str, upto: str, way: str, step: str, closed: Told, opened: Told, article: str
) -> None:
    known: Told = {"helper": "甲", "firm": "乙"} if step == "replace_helper" else {}
    it = brought_to(county, upto, way, **known)
    refused = refusal(it, step, closed)
    assert refused.codes == {rule}
    assert article in cites(refused, rule) and bool(article) == (not rule.startswith("house."))
    it.do(step, **opened)


def test_as_many_are_aided_as_applied(county: County) -> None:
    two: Told = {"applicant": [{"kind": "person", "name": name} for name in ("王大", "王二")]}
    assert refusal(case(county, LegalAidCase), "apply", two).codes == {"house.as_many"}
    it = case(county, LegalAidCase).do("apply", people=2, **two)
    assert it.record.title.startswith("王某等2人")


def test_a_child_applies_through_who_acts_for_it(county: County) -> None:
    assert refusal(case(county, LegalAidCase), "apply", {"applicant": [CHILD]}).codes == {"house.minors_represented"}
    guardian = {"kind": "person", "name": "王父", "capacity": "guardian", "acts_for": "王小明", "authority": ""}
    case(county, LegalAidCase).do("apply", applicant=[CHILD], agent=[guardian])


def test_who_applies_for_being_poor_says_so_before_it_is_examined(county: County) -> None:
    """An application that does not is received all the same, and whoever's means do not matter need not."""
    silent: Told = {"means_told": ""}
    it = case(county, LegalAidCase).do("apply", **silent)
    refused = refusal(it, "examine", {"means": "shared"})
    assert refused.codes == {"legal_aid.means_told"} and "第四十一条第一款" in cites(refused, "legal_aid.means_told")
    it.do("examine", means="pledge", pledge="承诺家庭收入低于当地标准")
    case(county, LegalAidCase).do("apply", **silent).do("examine", exempt="relief", means="exempt")
    case(county, LegalAidCase).do("apply", **silent).do("examine", unlimited="violence", means="unlimited")
    case(county, LegalAidCase).do("apply", **silent).do("ask_supplement").do("supplement", explanation="困难").do(
        "examine"
    )


def test_under_the_regulation_of_2003_nothing_was_granted_without_its_papers(county: County) -> None:
    none: Told = dict.fromkeys(("identity", "means_papers", "case_papers"))
    it = case(county, LegalAidCase, OLD).do("apply", means_told="", **none).do("examine")
    refused = refusal(it, "grant", {})
    assert refused.codes == {"legal_aid.papers"} and "第十七条第一款" in cites(refused, "legal_aid.papers")
    it.do("ask_supplement").do("supplement", identity=FILE, means_papers=FILE, case_papers=FILE).do("examine").do(
        "grant"
    )
    case(county, LegalAidCase).do("apply", **none).do("examine").do("grant")


def test_before_2022_courts_alone_had_grounds_and_a_certificate_was_right(county: County) -> None:
    assert refusal(case(county, LegalAidCase, OLD), "take_notice", {"notice_ground": "absentia"}).codes == {
        "house.notice_ground"
    }
    case(county, LegalAidCase, OLD).do("take_notice", notice_ground="life_or_death")
    brought_to(county, "apply", "", OLD).do("examine", means="certificate")


def test_a_notice_is_of_what_was_found_before(county: County) -> None:
    late = {"found_on": MONDAY + timedelta(days=1)}
    assert refusal(case(county, LegalAidCase), "take_notice", late).codes == {"field.found_on"}
    assert case(county, LegalAidCase).do("take_notice", found_on=MONDAY).record.stage == "granted"


def test_papers_are_asked_for_once(county: County) -> None:
    it = brought_to(county, "supplement", "")
    refused = refusal(it, "ask_supplement", {})
    assert refused.codes == {"legal_aid.one_time_supplement"}
    assert "第四十三条第二款" in cites(refused, "legal_aid.one_time_supplement")


def test_nobody_decides_before_it_was_examined_nor_what_they_examined(county: County) -> None:
    it = brought_to(county, "apply", "")
    for step in ("grant", "refuse"):
        assert refusal(it, step, {}).codes == {"house.examined"}
    both = county.actor(county.legal_aid, Role.CLERK, Role.HEAD, name="一人两职")
    it.do("examine", by=both)
    for step in ("grant", "refuse"):
        assert refusal(it, step, {}, by=both).codes == {"house.four_eyes"}
    it.do("grant")


@pytest.mark.parametrize(
    ("found", "rule", "article"),
    [
        ({"unlimited": "violence", "means": "unlimited"}, "legal_aid.no_means_test_cases", "第三十二条"),
        ({"exempt": "relief", "means": "exempt"}, "legal_aid.means_check_exempt", "第四十二条"),
    ],
)
def test_whose_means_do_not_matter_is_not_refused_for_them(
    county: County, found: Told, rule: str, article: str
) -> None:
    it = brought_to(county, "apply", "").do("examine", **found)
    refused = refusal(it, "refuse", {"refusal": "not_poor"})
    assert refused.codes == {rule} and article in cites(refused, rule)
    it.do("refuse", refusal="has_counsel")


@pytest.mark.parametrize("missing", ["refusal", "reason"])
@pytest.mark.parametrize(("on", "article"), [(MONDAY, "第四十三条第一款"), (OLD, "第十八条第二款")])
def test_a_refusal_has_a_reason_from_the_list_and_in_words(
    county: County, missing: str, on: date, article: str
) -> None:
    it = brought_to(county, "examine", "usual", on)
    refused = refusal(it, "refuse", {missing: ""})
    assert refused.codes == {"legal_aid.refusal_reasons"}
    assert article in cites(refused, "legal_aid.refusal_reasons")
    assert refusal(it, "refuse", {"refusal": "no_such"}).codes == {"legal_aid.refusal_reasons"}


def test_aid_that_came_first_is_confirmed_with_somebody_assigned_and_papers_there(county: County) -> None:
    it = brought_to(county, "provide_first", "")
    assert refusal(it, "confirm", {}).codes == {
        "legal_aid.papers_after_advance",
        "house.examined",
        "house.helper_assigned",
    }
    it.do("complete_papers").do("examine")
    assert refusal(it, "confirm", {}).codes == {"house.helper_assigned"}
    it.do("assign_first").do("confirm")
    assert it.record.stage == "assigned" and it.record.granted_on == it.on
    two = brought_to(county, "assign_first", "").do("examine")
    refused = refusal(two, "confirm", {})
    assert "第四十四条第二款" in cites(refused, "legal_aid.papers_after_advance")
    two.do("complete_papers")
    assert refusal(two, "confirm", {}).codes == {"house.examined"}, "what was completed is examined again"


@pytest.mark.parametrize("ground", ["life_or_death", "death_review"])
def test_whose_life_is_at_stake_is_defended_by_somebody_with_practice(county: County, ground: str) -> None:
    it = brought_to(county, "take_notice", "", notice_ground=ground)
    for told in ({"practice_years": 2}, {"practice_years": None}):
        refused = refusal(it, "assign", told)
        assert refused.codes == {"legal_aid.experienced_lawyer"}
        assert "第二十六条" in cites(refused, "legal_aid.experienced_lawyer")
    assert "legal_aid.experienced_lawyer" in refusal(it, "assign", {"helper_kind": "staff", "practice_years": 9}).codes
    it.do("assign", practice_years=3)
    assert refusal(it, "replace_helper", {"practice_years": 2}).codes == {"legal_aid.experienced_lawyer"}


def test_who_takes_over_does_so_for_a_cause_of_the_list(county: County) -> None:
    it = brought_to(county, "assign", "")
    refused = refusal(it, "replace_helper", {"cause": ""})
    assert refused.codes == {"legal_aid.no_unjustified_refusal"}
    assert "第四十六条第一款" in cites(refused, "legal_aid.no_unjustified_refusal")
    it.do("replace_helper", helper="另一人")
    nobody = brought_to(county, "provide_first", "")
    assert refusal(nobody, "replace_helper", {}).codes == {"house.another_helper"}
    nobody.do("assign_first").do("ask_for_another").do("replace_helper", cause="recipient")
    assert refusal(nobody, "replace_helper", {"cause": "recipient"}).codes == {"house.asked_for_another"}


def test_aid_ends_on_a_ground_that_the_text_of_the_day_has(county: County) -> None:
    it = brought_to(county, "assign", "", OLD)
    refused = refusal(it, "terminate", {"ground": "deceit"})
    assert refused.codes == {"legal_aid.termination_grounds"}
    assert "第二十三条" in cites(refused, "legal_aid.termination_grounds")
    it.do("terminate", ground="asked")
    now = brought_to(county, "assign", "")
    refused = refusal(now, "terminate", {"ground": ""})
    assert "第四十八条第一款" in cites(refused, "legal_aid.termination_grounds")
    assert now.do("terminate", ground="deceit").record.outcome == "terminated"


def test_what_ended_in_writing_is_closed_with_its_documents_and_a_full_file(county: County) -> None:
    it = brought_to(county, "report", "usual", kind="civil", form="suit", steps={"report": {"documents": None}})
    refused = refusal(it, "close", {})
    assert refused.codes == {"legal_aid.closing_report"} and "第五十条" in cites(refused, "legal_aid.closing_report")
    it.do("add_papers", documents=FILE).do("close")
    bare = brought(county, LegalAidCase, "assign", MONDAY, at_once=True).do("report")
    refused = refusal(bare, "close", {})
    assert refused.codes == {"house.file_complete"} and "委托书、辩护（代理）手续" in str(refused)
    bare.do("add_papers").do("close")


def test_nothing_is_taken_from_whom_is_aided(county: County) -> None:
    it = brought_to(county, "report", "")
    refused = refusal(it, "close", {"confirmed": []})
    assert refused.codes == {"legal_aid.no_charge"} and "第二十条" in cites(refused, "legal_aid.no_charge")


def test_who_helped_is_paid_once_and_after_the_report(county: County) -> None:
    ended = brought_to(county, "terminate", "terminated")
    refused = refusal(ended, "pay_subsidy", {})
    assert refused.codes == {"legal_aid.closing_report"}
    ended.do("add_papers", case_report=FILE).do("pay_subsidy")
    paid = brought_to(county, "pay_subsidy", "usual")
    assert refusal(paid, "pay_subsidy", {}).codes == {"house.paid_once"}


def test_what_was_ordered_to_be_set_right_is_set_right(county: County) -> None:
    refused_first = brought_to(county, "object", "ordered").do("decide_objection", objection="ordered")
    assert refusal(refused_first, "resume", {}).codes == {"house.set_right_termination"}
    refused_first.do("grant")
    assert refused_first.record.outcome == "" and refused_first.record.closed_on is None
    ended = brought_to(county, "terminate", "terminated").do("object").do("decide_objection", objection="ordered")
    assert refusal(ended, "grant", {}).codes == {"house.set_right_refusal"}
    ended.do("resume").do("assign")
    assert ended.record.stage == "assigned" and ended.record.terminated_on is None


def test_who_need_not_be_poor_asks_for_what_the_law_names(county: County) -> None:
    """Compensation after an acquittal; wages and injury at work of migrant workers: nothing else that they ask for."""
    for rule, told, article in (
        ("legal_aid.no_means_test_cases", {"unlimited": "acquitted", "means": "unlimited"}, "第三十二条"),
        ("legal_aid.means_check_exempt", {"exempt": "migrant", "means": "exempt"}, "第四十二条"),
    ):
        it = brought_to(county, "apply", "usual", kind="civil", subject="support")
        refused = refusal(it, "examine", told)
        assert refused.codes == {rule} and article in cites(refused, rule)
    brought_to(county, "apply", "usual", **STATE_PAYS).do("examine", unlimited="acquitted", means="unlimited")
    for subject in ("wages", "injury"):
        brought_to(county, "apply", "usual", subject=subject).do("examine", exempt="migrant", means="exempt")


def test_what_a_recipient_thought_of_it_nobody_says_otherwise_for_them(county: County) -> None:
    it = brought_to(county, "close", "usual").do("score", satisfaction="fair").do("score", satisfaction="not")
    party = party_to("legal_aid_case", it.record.pk)
    it.do("score", by=party, satisfaction="not")
    assert refusal(it, "score", {"satisfaction": "very"}).codes == {"house.own_score"}
    assert it.do("score", by=party, satisfaction="fair").record.satisfaction == "fair"


def test_aid_that_came_first_and_was_ended_is_resumed_as_that(county: County) -> None:
    """It was never examined: it is not taken for granted."""
    ended = brought_to(county, "assign_first", "").do("terminate", ground="asked")
    assert refusal(ended, "resume", {}).codes == {"house.resumed_as_granted"}
    ended.do("resume_first")
    assert ended.record.stage == "ahead" and ended.record.granted_on is None and ended.record.terminated_on is None
    ended.do("complete_papers").do("examine").do("confirm").do("add_papers").do("report").do("close")
    assert ended.record.stage == "closed"
    granted = brought_to(county, "terminate", "terminated")
    assert refusal(granted, "resume_first", {}).codes == {"house.resumed_as_first"}
    granted.do("resume")
    wrong = brought_to(county, "object", "ordered").do("decide_objection", objection="ordered")
    assert refusal(wrong, "resume_first", {}).codes == {"house.set_right_termination"}


def test_every_gate_of_legal_aid_is_tested_here() -> None:
    tests = Path(__file__).read_text("utf-8")
    steps = LegalAidCase.procedure.declared
    rules = {gate.rule for step in steps for gate in step.gates} | LegalAidCase.procedure.rules()["form"]
    untested = {rule for rule in rules if f'"{rule}"' not in tests}
    assert untested == set()
    assert all(law.versions(rule) for rule in rules if not rule.startswith("house."))
