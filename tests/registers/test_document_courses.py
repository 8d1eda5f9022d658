"""Lawful and unlawful courses of a normative document: a county government's own, who may end one, what comes back.

A county government follows the procedure for rules (规章制定程序条例 art. 36). 2021-03-01 is a Monday.
"""

from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import engine, nightly
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.document_cleanup import DocumentCleanup
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.lives import Case, brought
from tests.people import County, verified
from tests.registers.documents import DAYS, OPENING, TOLD, a_document, existing, in_the_making

DIFFERENCES, SUBMISSION = "normative_document.differences", "normative_document.submission"
BESIDES: dict[str, dict[str, Any]] = {
    "propose": {"concerns_market": False},
    "end_consultation": {"hearing": "不涉及重大利益调整，不举行听证会"},
    "submit": {"coordination": "有关部门均无不同意见", "signed_by": "某局局长"},
    "deliberate": {"meeting_kind": "standing"},
    "publish": {"effective_on": date(2021, 4, 19)},
}
Told = dict[str, Any]


def of_the_government(county: County, upto: str) -> Case:
    steps = {step: {**TOLD.get(step, {}), **BESIDES.get(step, {})} for step in DAYS}
    return brought(county, NormativeDocument, upto, agency=county.government, days=DAYS, steps=steps)


def refused(case: Case, step: str, on: date, **told: Any) -> set[str]:
    with pytest.raises(Refused) as caught:
        case.do(step, on=on, **told)
    return caught.value.codes


# Step before, step, gates, what closes them, what opens them.
COUNTY: list[tuple[str, str, set[str], Told, Told]] = [
    (
        "draft",
        "consult",
        {"normative_document.public_comment"},
        {"consultation_until": date(2021, 2, 18)},
        {"consultation_until": date(2021, 2, 18), "shortened_because": "汛期临近"},
    ),
    (
        "draft",
        "waive_consultation",
        {"normative_document.public_comment"},
        {"waiver_ground": "internal"},
        {"waiver_ground": "secret"},
    ),
    ("consult", "end_consultation", {"normative_document.hearing"}, {"hearing": ""}, {"hearing": "已举行听证会"}),
    (
        "end_consultation",
        "submit",
        {DIFFERENCES, SUBMISSION},
        {"coordination": "", "signed_by": ""},
        {"coordination": "均已协商一致", "signed_by": "某局局长"},
    ),
    (
        "review_competition",
        "deliberate",
        {"normative_document.meeting"},
        {"meeting_kind": "office"},
        {"meeting_kind": "plenary"},
    ),
    (
        "register",
        "publish",
        {"normative_document.effective_after"},
        {"effective_on": date(2021, 4, 18)},
        {"effective_on": date(2021, 4, 18), "early_because": "不立即施行将有碍施行"},
    ),
]


@pytest.mark.parametrize(("upto", "step", "gates", "closed", "open_"), COUNTY)
def test_a_county_government_follows_the_procedure_for_rules(
    county: County, upto: str, step: str, gates: set[str], closed: Told, open_: Told
) -> None:
    case = of_the_government(county, upto)
    on = DAYS.get(step, DAYS["consult"])
    assert refused(case, step, on, **closed) == gates
    assert case.do(step, on=on, **open_).record.version > 1
    assert verified().sound


def test_published_on_the_nineteenth_it_begins_on_the_thirty_first_day(county: County) -> None:
    case = of_the_government(county, "register")
    assert case.do("publish", on=DAYS["publish"], effective_on=date(2021, 4, 19)).record.stage == "published"


def test_a_department_is_not_held_to_what_binds_a_county_government(county: County) -> None:
    document = a_document(county, "publish", propose={"concerns_market": False})
    assert (document.of_county_government, document.effective_on) == (False, date(2021, 4, 1))


@pytest.mark.parametrize(
    ("title", "good"),
    [
        ("某市养犬管理条例", False),
        ("某市养犬管理条例（试行）", False),
        ("《某条例》实施办法", True),
        ("养犬管理办法", True),
    ],
)
@pytest.mark.parametrize("government", [True, False])
def test_no_document_is_called_a_regulation(county: County, title: str, good: bool, government: bool) -> None:
    maker = county.government if government else county.department
    rule = "normative_document.name" if government else "house.not_a_regulation"

    def take() -> Any:
        told = {**OPENING, "title": title}
        return engine.take("propose", NormativeDocument, county.actor(maker, Role.CLERK), told, date(2021, 1, 4))

    if good:
        assert take().stage == "proposed"
    else:
        with pytest.raises(Refused) as caught:
            take()
        assert caught.value.codes == {rule}


# 组织法 art. 73(3): a government changes or annuls what its departments and lower governments have decided.
@pytest.mark.parametrize("step", ["repeal", "declare_void"])
@pytest.mark.parametrize(
    ("who", "approval", "good"),
    [("maker", "", True), ("government", "", True), ("bureau", "", False), ("bureau", "资政函〔2021〕3号", True)],
)
def test_a_document_is_ended_by_its_maker_or_the_government_over_it(
    county: County, step: str, who: str, approval: str, good: bool
) -> None:
    agency = {"maker": county.department, "government": county.government, "bureau": county.bureau}[who]
    type(agency).objects.filter(pk=county.government.pk).update(oversees=True)
    document = existing(county)
    told = {"reason": "依据已经修改", "approval": approval}

    def take() -> Any:
        return engine.take(step, document, county.actor(agency, Role.HEAD), told, date(2021, 6, 1))

    if good:
        assert take().stage in ("repealed", "void")
        assert (
            approval in Paper.objects.get(matter_id=document.pk, kind="ending").content_for(Use.VERIFYING).decode()
        ) is True
    else:
        with pytest.raises(Refused) as caught:
            take()
        assert caught.value.codes == {"normative_document.ended_by"}


def test_materials_that_lack_something_go_back_and_the_review_begins_anew(county: County) -> None:
    case = in_the_making(county, "submit")
    case.do("return_materials", on=date(2021, 3, 3), reason="缺制定依据")
    assert (case.record.stage, case.record.review_result) == ("consulted", "")
    assert not ClockRow.objects.filter(rule="normative_document.legality_review", running=True).exists()
    case.do("submit", on=date(2021, 3, 8))
    assert case.clock("normative_document.legality_review").due_on == date(2021, 3, 29)
    assert case.do("pass_review", on=date(2021, 3, 15)).record.stage == "reviewed"


def test_a_document_that_ended_before_it_was_filed_is_still_filed(county: County) -> None:
    case = in_the_making(county, "publish")
    case.do("repeal", on=date(2021, 3, 22))
    case.do("file", on=date(2021, 3, 26))
    assert (case.record.stage, case.record.filed_in_time) == ("repealed", True)
    assert not ClockRow.objects.filter(matter_id=case.record.pk, running=True).exists()


@pytest.mark.parametrize("upto", ["open", "include", "consult"])
def test_a_clean_up_that_is_not_held_is_called_off(county: County, upto: str) -> None:
    existing(county)
    case = brought(county, DocumentCleanup, upto, date(2021, 3, 1))
    assert case.do("abandon", days=1).record.stage == "abandoned"


def test_a_clean_up_that_has_judged_is_brought_to_its_end(county: County) -> None:
    existing(county)
    case = brought(county, DocumentCleanup, "judge", date(2021, 3, 1))
    assert refused(case, "abandon", date(2021, 9, 1)) == {"house.cleanup_not_begun"}


@pytest.mark.parametrize("night", [date(2021, 12, 31), date(2022, 1, 5)])
def test_a_document_lapses_the_day_after_its_last_whenever_the_night_runs(county: County, night: date) -> None:
    """A night that ran late moves no end into the next year: 年末现行有效 = 上年末 + 公布 − 终止 (政府信息公开年度报告 table 2)."""
    old, kept, gone = (
        existing(county, n, expires_on=day) for n, day in ((1, date(2021, 12, 30)), (2, None), (3, None))
    )
    engine.take("repeal", gone, county.head, {"reason": "依据已经修改"}, date(2021, 6, 1))
    nightly.lapse(night)
    old.refresh_from_db()
    assert (old.stage, old.closed_on) == ("lapsed", date(2021, 12, 31))
    new = a_document(county, "publish")
    held = [
        sum(
            (one.announced_on or day) <= day and (one.closed_on is None or one.closed_on > day)
            for one in (old, kept, gone, new)
        )
        for day in (date(2020, 12, 31), date(2021, 12, 31))
    ]
    ended = NormativeDocument.objects.filter(closed_on__year=2021).count()
    assert held[1] == held[0] + 1 - ended
    assert [NormativeDocument.objects.in_force_on(date(2020, 12, 31)).count(), ended] == [3, 2]


def taken(case: Case, *acts: tuple[str, date, Told]) -> Case:
    for step, on, told in acts:
        case.do(step, on=on, **told)
    return case


def test_a_renewal_joins_the_end_of_the_term(county: County) -> None:
    case = taken(in_the_making(county, "file"), ("order_reissue", date(2026, 3, 2), {}))
    day: Told = {"renewed_from": date(2026, 4, 2)}
    assert refused(case, "renew", date(2026, 3, 10), **day) == {"house.renewed_without_gap"}
    assert case.do("renew", on=date(2026, 3, 10), renewed_from=date(2026, 4, 1)).record.stage == "renewed"


def test_what_is_restricted_is_not_published_again_under_its_title(county: County) -> None:
    """What is published anew bears the title of the one that it comes from."""
    case = taken(in_the_making(county, "file"), ("order_reissue", date(2026, 3, 2), {}))
    county.restricted(case.record, "secret")
    case.record.refresh_from_db()
    assert refused(case, "renew", date(2026, 3, 10), renewed_from=date(2026, 4, 1)) == {"restricted"}
    assert NormativeDocument.objects.count() == 1


def test_an_order_to_publish_again_is_of_its_time(county: County) -> None:
    """As with an evaluation: what a clean-up decided years ago says nothing of the document as it stands now."""
    case = taken(in_the_making(county, "file"), ("order_reissue", date(2021, 6, 1), {}))
    told: Told = {"renewed_from": date(2022, 7, 1)}
    assert refused(case, "renew", date(2022, 6, 2), **told) == {"normative_document.evaluate_before_expiry"}
    assert case.do("renew", on=date(2022, 6, 1), **told).record.stage == "renewed"


SECRET = (
    ("waive_consultation", date(2021, 1, 20), {"waiver_ground": "secret", "reason": "依法需要保密"}),
    *((step, DAYS[step], TOLD.get(step, {})) for step in ("submit", "pass_review", "review_competition", "deliberate")),
    *((step, DAYS[step], TOLD.get(step, {})) for step in ("sign", "register")),
)


def test_what_was_kept_from_the_public_is_published_after_a_look_at_its_secrecy(county: County) -> None:
    """政府信息公开条例 art. 17(2); what stays secret has no limit for its publication (art. 14)."""
    case = taken(in_the_making(county, "draft"), *SECRET)
    assert not ClockRow.objects.filter(rule="disclosure.proactive.publish", running=True).exists()
    assert refused(case, "publish", DAYS["publish"]) == {"disclosure.review_before_release"}
    case.do("publish", on=DAYS["publish"], effective_on=date(2021, 4, 1), secrecy_review="已解密，可以公开")
    assert case.record.stage == "published"


def test_what_is_waived_as_urgent_was_proposed_as_urgent(county: County) -> None:
    told: Told = {"waiver_ground": "emergency"}
    calm = in_the_making(county, "draft", propose={"concerns_market": False})
    assert refused(calm, "waive_consultation", date(2021, 1, 20), **told) == {"house.emergency_proposed"}
    urgent = in_the_making(county, "draft", propose={"concerns_market": False, "emergency": True})
    assert urgent.do("waive_consultation", on=date(2021, 1, 20), **told).record.stage == "consulted"


def test_a_text_revised_after_it_was_reviewed_for_competition_is_reviewed_again(county: County) -> None:
    case = taken(
        in_the_making(county, "submit"),
        ("review_competition", date(2021, 3, 2), {}),
        ("ask_changes", date(2021, 3, 10), {}),
        ("revise", date(2021, 3, 11), {}),
    )
    assert refused(case, "deliberate", date(2021, 3, 12)) == {"decision.normative_fair_competition"}
    case.do("review_competition", on=date(2021, 3, 12)).do("deliberate", on=date(2021, 3, 12))
    assert case.record.stage == "deliberated"


@pytest.mark.parametrize("upto", ["sign", "register"])
def test_a_document_signed_may_still_be_stopped_and_counts_for_nothing(county: County, upto: str) -> None:
    case = in_the_making(county, upto)
    case.do("abandon", on=date(2021, 3, 19))
    assert (case.record.stage, case.record.issued_on, case.record.unified_on) == ("abandoned", None, None)
    assert not ClockRow.objects.filter(matter_id=case.record.pk, running=True).exists()


def test_a_consultation_is_prolonged_and_never_cut(county: County) -> None:
    case = in_the_making(county, "consult")
    until: Told = {"consultation_until": date(2021, 2, 19)}
    assert refused(case, "prolong_consultation", date(2021, 2, 10), **until) == {"house.consultation_prolonged"}
    case.do("prolong_consultation", on=date(2021, 2, 10), consultation_until=date(2021, 3, 1), reason="应企业要求")
    assert "house.consultation_over" in refused(case, "end_consultation", date(2021, 2, 28))
    assert case.do("end_consultation", on=date(2021, 3, 1)).record.stage == "consulted"


def test_what_the_meeting_passed_may_still_be_sent_back(county: County) -> None:
    case = in_the_making(county, "deliberate")
    case.do("send_back", on=date(2021, 3, 16))
    assert (case.record.stage, case.record.deliberated_on, case.record.review_result) == ("consulted", None, "")


def test_a_text_under_revision_may_be_drafted_anew(county: County) -> None:
    case = taken(in_the_making(county, "submit"), ("ask_changes", date(2021, 3, 10), {}))
    assert case.do("redraft", on=date(2021, 3, 11)).record.stage == "consulted"
