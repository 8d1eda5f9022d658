"""信用信息公示: what is entered and in which form, within seven working days, how long it is shown, repaired, taken down."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from guiju.exchange import double_publicity
from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import engine, nightly
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role
from guiju.law.counting import add_months
from guiju.registers.enforcement.credit_publication import CreditPublication
from guiju.registers.enforcement.credit_publication.choices import Kind, Withdrawn
from guiju.registers.enforcement.credit_publication.life import ABOUT, LISTED
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.after_choices import Revocation
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind as Power
from tests.lives import MONDAY, Case, brought, case
from tests.people import County
from tests.registers.penalties import person

Told = dict[str, Any]


def refused(of: Case, step: str, days: int = 0, **told: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        of.do(step, days, **told)
    return list(caught.value.codes)


def served(county: County, field: str = "market") -> Case:
    return brought(county, PenaltyCase, "serve", date(2024, 2, 19), steps={"file": {"field": field}}, at_once=True)


def of_penalty(penalty: Case, **told: Any) -> Told:
    party = [*penalty.said["party"]]
    return {
        **ABOUT,
        "title": "处罚信息（模拟）",
        "party": party,
        "penalty": penalty.record,
        "offence": "经营超过保质期食品",
        **told,
    }


def test_a_penalty_is_entered_from_its_case_and_once(county: County) -> None:
    penalty, here = served(county), case(county, CreditPublication)
    other = brought(county, PenaltyCase, "approve_filing").record
    assert "house.credit_case" in refused(here, "enter_penalty", **{**of_penalty(penalty), "penalty": other})
    strange = of_penalty(penalty, party=here.life.usual["enter_licence"]["party"](here.telling()))
    assert "house.credit_case" in refused(here, "enter_penalty", **strange)
    on = penalty.record.decided_on
    here.do("enter_penalty", on=penalty.on, **of_penalty(penalty))
    said = here.record
    assert (said.decision_number, said.decided_on, said.fine) == (penalty.record.number, on, penalty.record.fine)
    assert said.kind == Kind.PENALTY and "罚款" in said.penalty_kinds
    twice = case(county, CreditPublication)
    assert "house.credit_case" in refused(twice, "enter_penalty", on=penalty.on, **of_penalty(penalty))
    here.do("report", shown_until=date(2025, 12, 31)).do("withdraw")
    twice.do("enter_penalty", on=penalty.on, **of_penalty(penalty))


def test_what_is_taken_from_a_restricted_case_is_not_published_and_asked_to_be_restricted_too(county: County) -> None:
    """Somebody who may read the case enters its facts into a record that the whole county reads, and the public."""
    penalty = served(county)
    both = county.actor(penalty.record.agency, Role.HEAD, Role.OFFICER, name="两职")
    entered = engine.take("enter_penalty", CreditPublication, both, of_penalty(penalty), penalty.on)
    kept = county.restricted(penalty.record)
    entered.refresh_from_db()  # it is asked to be restricted too
    with pytest.raises(Refused) as caught:
        engine.take("report", entered, both, {"shown_until": date(2025, 12, 31)}, penalty.on)
    assert caught.value.codes & {"restricted", "house.credit_shown"} and str(kept.number) not in str(caught.value)
    engine.take("discard", entered, both, {"reason": "案件限制查看"}, penalty.on)
    with pytest.raises(Refused) as caught:
        engine.take("enter_penalty", CreditPublication, both, {**of_penalty(penalty), "penalty": kept}, penalty.on)
    assert str(kept.number) not in str(caught.value)


def test_a_natural_person_is_not_published_here(county: County) -> None:
    here = case(county, CreditPublication)
    assert "house.credit_unit" in refused(here, "enter_licence", party=[person()], title="某项许可（模拟）")


def test_a_licence_rests_on_a_power_that_is_published(county: County) -> None:
    power = brought(county, PowerItem, "publish", date(2024, 1, 8), steps={"propose": {"kind": Power.LICENCE}}).record
    here = case(county, CreditPublication)
    assert "house.power_listed" in refused(here, "enter_licence", power=None)
    assert "house.days_in_order" in refused(here, "enter_licence", power=power, valid_until=date(2024, 1, 1))
    here.do("enter_licence", power=power)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"representative": ""}, "缺少“法定代表人”"),
        ({"content": "准" * 4000}, ""),
    ],
)
def test_what_does_not_fit_the_format_is_not_reported(county: County, told: Told, words: str) -> None:
    here = case(county, CreditPublication).do("enter_licence", **told)
    if words:
        with pytest.raises(Refused, match=words):
            here.do("report")
    else:
        here.do("report")
    other = case(county, CreditPublication).do("enter_licence")
    with pytest.raises(Refused, match="校验码"):
        other.do("report", agency_code="11431081000000001A")


def test_seven_working_days_from_the_decision(county: County) -> None:
    """Decided on Sunday 3 March 2024."""
    here = case(county, CreditPublication).do("enter_licence")
    assert here.clock("enforcement.publish.licence_or_penalty").due_on == date(2024, 3, 12)
    here.do("report", on=date(2024, 3, 12))
    late = case(county, CreditPublication).do("enter_licence").do("report", on=date(2024, 3, 13))
    assert here.record.in_time and not late.record.in_time
    shown = PublicRecord.objects.get(matter_id=here.record.pk)
    assert "JY" in str(shown.view) and here.record.representative not in str(shown.view)
    compute.refresh()
    names = ["double_publicity_records", "credit_permit_records", "double_publicity_timely_rate"]
    values = compute.values(names, county.department.region_id, Period.year(2024))
    assert [values[name] for name in names] == [2, 2, 50]


@pytest.mark.parametrize(
    ("field", "rule", "months"),
    [("transport", "credit.publicity.shortest", 3), ("food", "credit.publicity.shortest_key", 12)],
)
def test_how_long_a_penalty_is_shown(county: County, field: str, rule: str, months: int) -> None:
    """Three months at least, a year in the fields of food, drugs and safety; three years at most; each day counts."""
    penalty = served(county, field)
    here = case(county, CreditPublication).do("enter_penalty", on=penalty.on, **of_penalty(penalty))
    first, last = (add_months(here.record.decided_on, n) for n in (months, 36))
    one = timedelta(days=1)
    assert rule in refused(here, "report", shown_until=None)
    assert rule in refused(here, "report", shown_until=first - one)
    assert "credit.publicity.longest" in refused(here, "report", shown_until=last + one)
    here.do("report", shown_until=last)
    assert "credit.repair.after_shortest" in refused(here, "ask_repair", on=first)
    here.do("ask_repair", on=first + one)


def test_a_list_of_the_faithless_has_its_basis(county: County) -> None:
    here = case(county, CreditPublication)
    dishonest = {**LISTED, "list": Kind.DISHONEST}
    for lacking in ({"basis": ""}, {"informed": False}):
        assert "credit.dishonest_list" in refused(here, "enter_listing", **{**dishonest, **lacking})
    here.do("enter_listing", list=Kind.DISHONEST).do("report")
    assert "credit.repair.conditions" in refused(here, "ask_repair", promised=False)
    both = county.actor(county.department, Role.CLERK, Role.HEAD)
    here.do("ask_repair", by=both)
    assert "house.four_eyes" in refused(here, "grant_repair", by=both)
    here.do("grant_repair")
    assert PublicRecord.objects.get(matter_id=here.record.pk).withdrawn_on == MONDAY
    licence = case(county, CreditPublication).do("enter_licence").do("report")
    assert "house.credit_repairable" in refused(licence, "ask_repair")
    for why in (Withdrawn.LISTED_NO_MORE, Withdrawn.ANNULLED):
        assert "house.credit_withdrawn" in refused(licence, "withdraw", why_withdrawn=why)
    licence.do("withdraw", why_withdrawn=Withdrawn.LICENCE_OVER)


def test_what_is_annulled_comes_down_in_three_working_days_and_what_has_run_out_by_itself(county: County) -> None:
    penalty = served(county)
    here = case(county, CreditPublication).do("enter_penalty", on=penalty.on, **of_penalty(penalty))
    until = date(2026, 1, 5)
    here.do("report", shown_until=until)
    assert "credit.repair.after_shortest" in refused(here, "ask_repair", 5)
    other = case(county, CreditPublication).do("enter_licence").do("report", shown_until=until)
    penalty.do("revoke", revoked_on=date(2024, 4, 8), on=date(2024, 4, 8))
    assert "house.credit_withdrawn" in refused(here, "withdraw", on=date(2024, 4, 9), why_withdrawn=Withdrawn.ANNULLED)
    nightly.run(date(2024, 4, 9))
    here.record.refresh_from_db()
    assert here.clock("penalty.publicity.withdraw").due_on == date(2024, 4, 11)
    assert "house.credit_of_penalty" in refused(other, "learn_annulled", on=date(2024, 4, 9))
    here.do("withdraw", on=date(2024, 4, 12), why_withdrawn=Withdrawn.ANNULLED)
    assert here.clock("penalty.publicity.withdraw").in_time is False
    nightly.run(until)
    other.record.refresh_from_db()
    assert other.record.stage == "shown"
    nightly.run(date(2026, 1, 6))
    other.record.refresh_from_db()
    assert other.record.stage == "expired" and other.record.withdrawn_on == date(2026, 1, 6)


def test_what_does_not_stand_or_is_kept_from_the_public_is_not_shown(county: County) -> None:
    """Looked at on the day of the step: before it was served, after it was annulled; and repaired is not what was annulled."""
    penalty, here = served(county), case(county, CreditPublication)
    early = penalty.on - timedelta(days=1)
    assert "house.credit_case" in refused(here, "enter_penalty", on=early, **of_penalty(penalty))
    here.do("enter_penalty", on=penalty.on, **of_penalty(penalty))
    shown, until = served(county), date(2026, 1, 5)
    other = case(county, CreditPublication).do("enter_penalty", on=shown.on, **of_penalty(shown))
    other.do("report", shown_until=until).do("ask_repair", on=date(2024, 8, 1))
    for one in (penalty, shown):
        one.do("revoke", revoked_on=date(2024, 8, 8), on=date(2024, 8, 8))
    assert "house.credit_shown" in refused(here, "report", on=date(2024, 8, 9), shown_until=until)
    nightly.run(date(2024, 8, 9))
    other.record.refresh_from_db()
    assert "penalty.publicity.withdraw" in refused(other, "grant_repair", on=date(2024, 8, 9))
    other.do("withdraw", why_withdrawn=Withdrawn.ANNULLED)
    hidden = served(county)
    hidden.record = county.restricted(hidden.record)
    third = case(county, CreditPublication)
    assert "house.credit_case" in refused(third, "enter_penalty", on=hidden.on, **of_penalty(hidden))


def test_a_licence_is_entered_once(county: County) -> None:
    here = case(county, CreditPublication).do("enter_licence", decision_number="某许准〔2024〕7号")
    same: Told = {"decision_number": "某许准〔2024〕7号", "party": [*here.said["party"]]}
    twice = case(county, CreditPublication)
    assert "house.credit_once" in refused(twice, "enter_licence", **same)
    here.do("discard")
    twice.do("enter_licence", **same)
    at_once = {**LICENCE, **same, "decision_number": "某许准〔2024〕8号"}
    both = [engine.Taking(data=at_once, on=MONDAY) for _ in range(2)]
    with pytest.raises(Refused) as caught:
        engine.take_many("enter_licence", CreditPublication, both, county.actor(county.department, Role.CLERK))
    assert caught.value.codes == {"house.credit_once"}


LICENCE: Told = {
    "title": "某项许可（模拟）",
    "counterpart": "unit",
    "representative": "张某",
    "field": "market",
    "power": None,
    "document": "准予行政许可决定书",
    "decided_on": MONDAY,
    "licence_kind": "ordinary",
    "content": "准予从事食品销售",
    "valid_from": MONDAY,
    "valid_until": date(2029, 3, 3),
}


@pytest.mark.parametrize("kind", [Kind.PENALTY, Kind.LICENCE])
def test_the_file_is_as_its_format_wants_it(county: County, kind: Kind) -> None:
    """The check reads the format and the file alone; each thing that is made wrong is found."""
    here = case(county, CreditPublication)
    if kind == Kind.PENALTY:
        penalty = served(county)
        here.do("enter_penalty", on=penalty.on, **of_penalty(penalty)).do("report", shown_until=date(2025, 12, 31))
    else:
        here.do("enter_licence").do("report")
    day = here.record.reported_on
    made = "".join(double_publicity.lines(kind, day, day))
    assert double_publicity.faults(kind, made.encode()) == []
    assert [*double_publicity.lines(kind, date(2023, 1, 1), date(2023, 1, 2))] == [made.splitlines(keepends=True)[0]]
    name = here.said["party"][0]["name"]
    assert name in made
    code = here.record.agency_code
    for right, wrong, why in (
        (name, "", "“行政相对人名称”没有填写"),
        (name, "某" * 201, "超过200字"),
        ("法人及非法人组织", "公司", "不在代码之中：公司"),
        (here.record.decided_on.isoformat(), "2024年3月1日", "不是年-月-日"),
        (code, f"{code[:-1]}I", "不是统一社会信用代码"),
        ("行政相对人类别,", "", "表头应当依次为"),
    ):
        assert any(why in one for one in double_publicity.faults(kind, made.replace(right, wrong, 1).encode())), why
    over = Withdrawn.LICENCE_OVER if kind == Kind.LICENCE else Withdrawn.OBJECTION
    here.do("withdraw", 40, why_withdrawn=over)
    down = here.record.taken_down_on
    assert len([*double_publicity.lines(kind, down, down)]) == (2 if kind == Kind.LICENCE else 1)
    after = [*double_publicity.lines(kind, day, day)][1:]
    assert [row.split(",")[-4] for row in after] == (["2"] if kind == Kind.LICENCE else [])
    assert double_publicity.faults(kind, b"\xff\xfe") == ["不是UTF-8的CSV文件"]


def test_sums_are_told_in_ten_thousands(county: County) -> None:
    penalty = served(county)
    here = case(county, CreditPublication).do("enter_penalty", on=penalty.on, **of_penalty(penalty))
    here.do("report", shown_until=date(2025, 12, 31))
    made = "".join(double_publicity.lines(Kind.PENALTY, here.record.reported_on, here.record.reported_on))
    assert f"{here.record.fine / Decimal(10000):.6f}" in made


def test_who_is_listed_twice_is_one_of_the_faithless(county: County) -> None:
    first = case(county, CreditPublication).do("enter_listing", list=Kind.DISHONEST)
    party = [*first.said["party"]]
    second = case(county, CreditPublication).do(
        "enter_listing", list=Kind.DISHONEST, party=party, decision_number="另一份"
    )
    first.do("report")
    second.do("report")
    compute.refresh()
    values = compute.values(["dishonest_entities"], county.department.region_id, Period.year(2024))
    assert values["dishonest_entities"] == 1


def test_a_penalty_that_was_changed_is_entered_as_changed_and_comes_down_once_it_is_annulled(county: County) -> None:
    """行政处罚法 art. 48(2): what was changed comes down; what stands since then is a penalty still."""
    penalty = served(county)
    here = case(county, CreditPublication).do("enter_penalty", on=penalty.on, **of_penalty(penalty))
    here.do("report", shown_until=date(2026, 1, 5))
    changed = date(2024, 4, 8)
    penalty.do("revoke", revoked_on=changed, on=changed, revocation=Revocation.CHANGED, fine_upheld=Decimal(1))
    anew = case(county, CreditPublication)
    assert "house.credit_case" in refused(anew, "enter_penalty", on=changed, **of_penalty(penalty))
    nightly.run(changed)
    here.record.refresh_from_db()
    here.do("withdraw", on=changed, why_withdrawn=Withdrawn.ANNULLED)
    anew.do("enter_penalty", on=changed, **of_penalty(penalty)).do("report", shown_until=date(2026, 1, 5))
    assert (anew.record.fine, anew.record.changed_on) == (1, changed) and "变更" in anew.record.content
    assert anew.clock("enforcement.publish.licence_or_penalty").started_on == changed
    nightly.run(date(2024, 4, 9))
    anew.record.refresh_from_db()
    assert anew.record.annulled_on is None
    penalty.do("revoke", revoked_on=date(2024, 5, 6), on=date(2024, 5, 6))
    nightly.run(date(2024, 5, 6))
    anew.record.refresh_from_db()
    assert anew.record.annulled_on == date(2024, 5, 6)
