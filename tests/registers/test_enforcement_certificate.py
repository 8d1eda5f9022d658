"""Certificates: how they are earned, when their holders may act, what ends them, what is counted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import engine, nightly
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.identifiers import make_credit_code, make_resident_id
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import SYSTEM, Role
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate, valid_on
from guiju.registers.governance.exam import Exam
from tests.lives import brought, case
from tests.people import County, acts_entered

HOLDER = {"name": "王五", "id_number": make_resident_id("431081", date(1985, 3, 4), 1)}
OTHER = {"name": "赵六", "id_number": make_resident_id("431081", date(1986, 3, 4), 2)}
OTHERS_NUMBER = make_resident_id("431081", date(1987, 3, 4), 1)
APPLIED, ISSUED, UNTIL = date(2024, 1, 8), date(2024, 3, 4), date(2029, 3, 3)
APPLY: dict[str, Any] = {"kind": "enforcement", "holder": HOLDER}


DAYS = {"train": date(2024, 2, 1), "examine": date(2024, 2, 5), "issue": ISSUED}


def take(county: County, step: str, record: Any, on: date, data: dict[str, Any] | None = None, **more: Any) -> Any:
    """The step with just this data, by who usually takes it or ``actor``."""
    actor = more.pop("actor", None) or case(county, EnforcementCertificate).actor(step)
    return engine.take(step, record, actor, data or {}, on, **more)


def brought_to(county: County, step: str, on: date = APPLIED, **told: Any) -> Any:
    usual = {"holder": HOLDER, "training_hours": 40, "exam_score": 80, "valid_until": UNTIL}
    return brought(county, EnforcementCertificate, step, on, days=DAYS, **{**usual, **told}).record


def applied(county: County, **told: Any) -> Any:
    return brought_to(county, "apply", **told)


def examined(county: County, **told: Any) -> Any:
    return brought_to(county, "examine", **told)


def issued(county: County, **told: Any) -> Any:
    return brought_to(county, "issue", **told)


def exchanged(county: County, previous: str, on: date = ISSUED, **told: Any) -> Any:
    return brought_to(county, "exchange", on, previous_number=previous, **told)


def refused(county: County, step: str, record: Any, on: date, data: dict[str, Any], **more: Any) -> set[str]:
    before = acts_entered().count()
    with pytest.raises(Refused) as caught:
        take(county, step, record, on, data, **more)
    assert acts_entered().count() == before
    return caught.value.codes


def test_from_application_to_certificate(county: County) -> None:
    record = issued(county)
    assert (record.number, record.title, record.stage) == ("资某执证〔2024〕1号", "王*", "valid")
    body = Entry.objects.filter(matter_id=record.pk).select_related("payload").first()
    assert body is not None
    assert HOLDER["id_number"] not in body.payload.body
    steps = list(acts_entered().order_by("seq").values_list("step", flat=True))
    assert steps == ["apply", "train", "examine", "issue"]


@pytest.mark.parametrize(("score", "codes"), [(59, {"house.exam_passed"}), (60, set())])
def test_no_certificate_without_a_passed_exam(county: County, score: int, codes: set[str]) -> None:
    record = examined(county, exam_score=score)
    if codes:
        assert refused(county, "issue", record, ISSUED, {"valid_until": UNTIL}) == codes
        record = take(county, "examine", record, date(2024, 2, 20), {"exam_score": 60})
    assert take(county, "issue", record, ISSUED, {"valid_until": UNTIL}).stage == "valid"


def test_no_exam_without_training(county: County) -> None:
    record = take(county, "train", applied(county), date(2024, 2, 1), {"training_hours": 29})
    assert refused(county, "examine", record, date(2024, 2, 5), {"exam_score": 80}) == {"house.trained_enough"}
    assert examined(county, training_hours=30, holder=OTHER).stage == "examined"


def test_who_marked_the_exam_does_not_issue(county: County) -> None:
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD, name="both")
    record = take(county, "train", applied(county), date(2024, 2, 1), {"training_hours": 40})
    record = take(county, "examine", record, date(2024, 2, 5), {"exam_score": 80}, actor=both)
    assert refused(county, "issue", record, ISSUED, {"valid_until": UNTIL}, actor=both) == {"house.four_eyes"}


@pytest.mark.parametrize(
    ("until", "good"),
    [(ISSUED, False), (date(2024, 3, 5), True), (date(2030, 3, 4), True), (date(2031, 1, 1), False)],
)
def test_a_plausible_term(county: County, until: date, good: bool) -> None:
    record = examined(county)
    if good:
        assert take(county, "issue", record, ISSUED, {"valid_until": until}).valid_until == until
    else:
        assert refused(county, "issue", record, ISSUED, {"valid_until": until}) == {"house.plausible_term"}


def test_one_certificate_of_a_kind_a_person(county: County) -> None:
    record = issued(county)
    assert refused(county, "apply", EnforcementCertificate, ISSUED, APPLY) == {"house.one_a_person"}
    again = APPLY | {"previous_number": "旧1", "valid_until": UNTIL}
    codes = refused(county, "exchange", EnforcementCertificate, ISSUED, again, agency=county.department)
    assert codes == {"house.one_a_person", "house.previous_stands"}
    assert applied(county, kind="supervision").stage == "applied"
    take(county, "withdraw", record, date(2024, 3, 5), {"ground": "left", "reason": "调离"})
    assert take(county, "apply", EnforcementCertificate, date(2024, 3, 6), APPLY).stage == "applied"


def test_one_person_twice_in_one_batch_is_refused(county: County) -> None:
    twice = [engine.Taking(data=APPLY, on=APPLIED) for _ in range(2)]
    with pytest.raises(Refused) as caught:
        engine.take_many("apply", EnforcementCertificate, twice, county.clerk)
    assert caught.value.codes == {"house.one_a_person"}
    assert not EnforcementCertificate.objects.exists()


@pytest.mark.parametrize(
    "holder",
    [
        {"name": "王五"},
        {"name": "王五", "document": "passport", "id_number": "E12345678"},
        {"kind": "organisation", "name": "某局", "id_number": make_credit_code("11", "431081", 1)},
    ],
)
def test_the_holder_is_an_identified_person(county: County, holder: dict[str, str]) -> None:
    codes = refused(county, "apply", EnforcementCertificate, APPLIED, APPLY | {"holder": holder})
    assert codes == {"house.holder_identified"}


def test_an_exchange_ends_the_old_certificate(county: County) -> None:
    old = issued(county)
    new = exchanged(county, old.number, on=date(2024, 6, 3))
    old = EnforcementCertificate.objects.get(pk=old.pk)
    assert (old.stage, old.left_on, new.stage) == ("replaced", date(2024, 6, 3), "valid")
    assert new.number == "资某执证〔2024〕2号"
    assert valid_on(date(2024, 6, 3)).get() == new


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2024, 3, 3), False),
        (ISSUED, True),
        (date(2024, 4, 30), True),
        (date(2024, 5, 6), False),
        (date(2024, 5, 19), False),
        (date(2024, 5, 20), True),
        (UNTIL, True),
        (date(2029, 3, 4), False),
    ],
)
def test_valid_on_a_day(county: County, day: date, valid: bool) -> None:
    """Issued 2024-03-04, suspended 05-06, resumed 05-20, valid to 2029-03-03."""
    record = take(county, "suspend", issued(county), date(2024, 5, 6), {"reason": "审验不合格"})
    record = take(county, "resume", record, date(2024, 5, 20), {"reason": "培训合格"})
    assert record.holds_on(day) is valid
    assert valid_on(day).exists() is valid


@pytest.mark.parametrize(
    ("day", "valid"),
    [((5, 5), True), ((5, 6), False), ((5, 19), False), ((5, 20), True), ((6, 3), False), ((6, 10), True)],
)
def test_a_second_suspension_does_not_undo_the_first(county: County, day: tuple[int, int], valid: bool) -> None:
    """Nobody could act while the certificate was held back, however often it was and whenever an act is entered."""
    record = take(county, "suspend", issued(county), date(2024, 5, 6), {"reason": "审验不合格"})
    record = take(county, "resume", record, date(2024, 5, 20), {"reason": "培训合格"})
    record = take(county, "suspend", record, date(2024, 6, 3), {"reason": "审验不合格"})
    on = date(2024, *day)
    if on < date(2024, 6, 10):
        assert record.holds_on(on) is valid
    record = take(county, "resume", record, date(2024, 6, 10), {"reason": "培训合格"})
    assert record.holds_on(on) is valid
    assert valid_on(on).exists() is valid


def test_it_expires_by_itself_the_day_after_its_last(county: County) -> None:
    record = exchanged(county, "旧1", on=date(2024, 1, 8), valid_until=date(2024, 6, 30))
    [lapse] = EnforcementCertificate.procedure.lapses
    assert not EnforcementCertificate.objects.filter(lapse.due(date(2024, 6, 30))).exists()
    assert EnforcementCertificate.objects.filter(lapse.due(date(2024, 7, 1))).get() == record
    record = engine.take(lapse.step, record, SYSTEM, {}, date(2024, 7, 5))
    assert (record.stage, record.left_on) == ("expired", date(2024, 7, 1))


def test_an_expired_certificate_is_not_resumed(county: County) -> None:
    record = exchanged(county, "旧1", on=date(2024, 1, 8), valid_until=date(2024, 6, 30))
    record = take(county, "suspend", record, date(2024, 6, 3), {"reason": "审验不合格"})
    assert refused(county, "resume", record, date(2024, 7, 1), {"reason": "合格"}) == {"house.still_valid"}
    assert take(county, "resume", record, date(2024, 6, 30), {"reason": "合格"}).stage == "valid"


def test_only_the_bureau_issues(county: County) -> None:
    codes = refused(county, "issue", examined(county), ISSUED, {"valid_until": UNTIL}, actor=county.head)
    assert codes == {"agency"}


def test_what_has_ended_refuses_everything(county: County) -> None:
    record = take(county, "withdraw", issued(county), date(2024, 4, 1), {"ground": "left", "reason": "调离"})
    for step in EnforcementCertificate.procedure.declared:
        with pytest.raises(Refused) as caught:
            engine.take(step.name, record, SYSTEM, {}, date(2024, 5, 6))
        assert "stage" in caught.value.codes


def test_every_gate_is_tested_here() -> None:
    declared = {gate.rule for step in EnforcementCertificate.procedure.declared for gate in step.gates}
    assert declared == {
        "house.holder_identified",
        "house.holder_of_age",
        "house.previous_stands",
        "house.one_a_person",
        "house.trained_enough",
        "house.exam_passed",
        "house.exam_certificate",
        "house.plausible_term",
        "house.four_eyes",
        "house.still_valid",
    }


def test_what_is_counted(county: County) -> None:
    issued(county)
    exchanged(county, "旧2", holder=OTHER)
    third = {"name": "孙七", "id_number": make_resident_id("431081", date(1987, 3, 4), 3)}
    applied(county, holder=third)
    issued(county, holder=third, kind="supervision")
    compute.refresh()
    figures = {
        "enforcement_officers": 3,
        "enforcement_certificate_holders": 2,
        "officers_certified": 1,
        "enforcement_supervision_certificates_newly_issued": 1,
    }
    assert {name: compute.value(name, "431081", 2024) for name in figures} == figures
    assert compute.value("enforcement_certificate_holders", "431081", 2023) == 0


def ended(county: County, how: str) -> Any:
    if how == "other":
        return exchanged(county, "旧证1", holder=OTHER)
    if how == "expired":
        record = exchanged(county, "旧1", on=date(2024, 1, 8), valid_until=date(2024, 5, 5))
        nightly.lapse(date(2024, 5, 6))
        return EnforcementCertificate.objects.get(pk=record.pk)
    record = issued(county)
    told = {"ground": "misconduct"} if how == "withdraw" else {}
    return take(county, how, record, date(2024, 5, 6), {**told, "reason": "依规办理"})


@pytest.mark.parametrize(
    ("how", "good"), [("withdraw", False), ("suspend", False), ("other", False), ("expired", True)]
)
def test_only_a_certificate_that_stands_or_has_run_out_is_exchanged(county: County, how: str, good: bool) -> None:
    """A certificate withdrawn or suspended does not come back by an exchange, nor that of somebody else."""
    told = {**APPLY, "previous_number": ended(county, how).number, "valid_until": UNTIL}
    where: dict[str, Any] = {"agency": county.department}
    if good:
        assert take(county, "exchange", EnforcementCertificate, date(2024, 6, 3), told, **where).stage == "valid"
    else:
        codes = refused(county, "exchange", EnforcementCertificate, date(2024, 6, 3), told, **where)
        assert "house.previous_stands" in codes


def test_who_had_a_certificate_withdrawn_names_no_older_one(county: County) -> None:
    ended(county, "withdraw")
    told = {**APPLY, "previous_number": "旧证99", "valid_until": UNTIL}
    codes = refused(county, "exchange", EnforcementCertificate, date(2024, 6, 3), told, agency=county.department)
    assert codes == {"house.previous_stands"}


@pytest.mark.parametrize(("born", "good"), [(date(2006, 1, 8), True), (date(2006, 1, 9), False)])
def test_the_holder_is_of_age(county: County, born: date, good: bool) -> None:
    """公务员法 art. 13: who is to be a civil servant has reached eighteen years."""
    told = {"kind": "enforcement", "holder": {"name": "孙七", "id_number": make_resident_id("431081", born, 3)}}
    if good:
        assert take(county, "apply", EnforcementCertificate, APPLIED, told).stage == "applied"
    else:
        assert refused(county, "apply", EnforcementCertificate, APPLIED, told) == {"house.holder_of_age"}


@pytest.mark.parametrize("upto", ["apply", "train", "examine"])
def test_an_application_is_taken_back_by_who_made_it(county: County, upto: str) -> None:
    record = take(county, "take_back", brought_to(county, upto), date(2024, 2, 20), {"reason": "调离执法岗位"})
    assert (record.stage, record.left_on) == ("taken_back", date(2024, 2, 20))
    assert take(county, "apply", EnforcementCertificate, date(2024, 2, 21), APPLY).stage == "applied"


def test_a_passed_examination_of_this_platform_may_be_named(county: County) -> None:
    passed = brought(county, Exam, "certify", date(2024, 1, 8), name="王五").record
    assert examined(county, exam_number=passed.number).exam_number == passed.number
    stranger = brought_to(county, "train", holder=OTHER)
    namesake = brought_to(county, "train", holder={"name": "王五", "id_number": OTHERS_NUMBER})

    def refused(record: Any, number: str, words: str) -> None:
        with pytest.raises(Refused, match=words):
            take(county, "examine", record, date(2024, 3, 4), {"exam_score": 90, "exam_number": number})

    refused(stranger, "无", "没有编号为")
    refused(stranger, passed.number, "不是持证人本人")
    engine.take("annul", passed, county.actor(county.bureau, Role.HEAD), {"reason": "替考"}, date(2024, 3, 1))
    refused(namesake, passed.number, "不合格")
