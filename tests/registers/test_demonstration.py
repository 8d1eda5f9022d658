"""示范创建: a system of the national shape loads and computes; what a title needs is held to; a title is kept or lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from guiju.figures.period import Period
from guiju.kernel.acting import engine, nightly
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.retelling import ERASED
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Agency, Region, Role
from guiju.registers.governance.demonstration import Demonstration
from guiju.registers.governance.demonstration.choices import Conclusion, Kind, Withdrawal
from guiju.registers.governance.demonstration.terms import years_after
from guiju.registers.governance.indicators import feeding, system
from guiju.registers.governance.indicators.choices import NamedAt, Source
from guiju.registers.governance.titles.choices import Upheld
from tests.lives import Case, brought, case
from tests.people import LONG_AGO, County
from tests.registers.test_appraisal import large, refused, tasks

APPLIED = date(2025, 3, 3)
SHOWN = "show"
TEXT = (Path(__file__).parents[1] / "indicators" / "demonstration_unit.yaml").read_text("utf-8")
NAMING = yaml.safe_load(TEXT)["naming"]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without systems, where a test puts its own."""
    monkeypatch.setattr(system, "home", lambda: tmp_path)
    (tmp_path / "indicators").mkdir()
    return tmp_path / "indicators"


def load(own: Path, kind: Kind, level: NamedAt, **told: Any) -> None:
    """A system of 10, 34 and 104, made up for the test; the national one of 2021 is of that shape and none is shipped."""
    said = {**large(), "kind": kind.value, "naming": {**NAMING, "level": level.value}, **told}
    (own / f"{kind}-{level}.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")


def rows(led: Case, ask: str, column: str, source: Source, **more: Any) -> dict[str, Any]:
    return {ask: [{"id": one.pk, column: one.full, **more} for one in led.record.items.filter(source=source)]}


def test_a_system_of_the_national_shape_is_laid_out_and_its_figures_are_frozen_once(county: County, own: Path) -> None:
    load(own, Kind.COUNTY, NamedAt.PROVINCE)
    tasks(county, 3)
    led = case(county, Demonstration, APPLIED, agency=county.government)
    led.do("apply", kind=Kind.COUNTY, level=NamedAt.PROVINCE, named_by="省委依法治省办")
    assert led.record.items.count() == 104 and system.kept(led.record.system).heads == (10, 34)
    led.do("self_score", **rows(led, "scored", "self_points", Source.EVIDENCE, self_why="有材料")).do("submit", 1)
    fed = led.record.items.filter(source=Source.FIGURE)
    assert {(row.value, row.computed_points, row.rows_counted) for row in fed} == {(3, Decimal("0.75"), 3)}
    tasks(county, 1)
    (own / f"{Kind.COUNTY}-{NamedAt.PROVINCE}.yaml").write_text("x", "utf-8")
    led.do("return_materials", 1).do("submit", 1)
    assert {row.value for row in fed.all()} == {3}, "sent again, it is measured as it was"
    assert feeding.of_unit("work_tasks_due", county.government, Period.year(2024)).value == 4
    led.do("verify", 1, **rows(led, "verified", "verified_points", Source.EVIDENCE))
    led.do("sample", 1).do("survey", 1, assessed=[]).do("conclude", 1)
    assert led.record.points == Decimal("95.50"), "70 scored in full, 34 fed by figures to three quarters"
    [paper] = Paper.objects.filter(matter_id=led.record.pk, kind="review")
    assert "95.50" in paper.content_for(Use.VERIFYING).decode()


@pytest.mark.parametrize(
    ("naming", "words"),
    [
        (None, "naming"),
        ({**NAMING, "points_from": 101}, "0到100"),
        ({**NAMING, "sites": 0}, "实地抽查"),
        ({**NAMING, "recheck_years": 4}, "复核间隔"),
        ({**NAMING, "level": "village"}, "无法读取"),
        ({"level": "county"}, "无法读取"),
    ],
)
def test_a_system_that_does_not_say_when_it_names_is_named(own: Path, naming: Any, words: str) -> None:
    said = {**yaml.safe_load(TEXT), "naming": naming}
    if naming is None:
        del said["naming"]
    (own / "错.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    assert words in system.lacking()


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"kind": Kind.COUNTY, "level": NamedAt.CITY}, "house.demonstration_kind"),
        ({"kind": Kind.TOWNSHIP}, "house.demonstration_kind"),
        ({"level": NamedAt.CITY}, "house.demonstration_system"),
        ({"of_year": 2023}, "house.demonstration_year"),
        ({"figures_of": 2025}, "house.demonstration_figures"),
        ({"due_on": APPLIED}, "house.demonstration_due"),
        ({"project": "已申报"}, "house.demonstration_once"),
    ],
)
def test_an_application_that_cannot_be_is_refused(county: County, told: dict[str, Any], rule: str) -> None:
    case(county, Demonstration, APPLIED).do("apply", project="已申报")
    with pytest.raises(Refused) as refusal:
        case(county, Demonstration, APPLIED).do("apply", **told)
    assert rule in {one.code for one in refusal.value.reasons}


def test_a_county_is_named_by_whoever_stands_above_it(county: County, own: Path) -> None:
    load(own, Kind.COUNTY, NamedAt.COUNTY)
    led = case(county, Demonstration, APPLIED, agency=county.government)
    refused("house.demonstration_above", led.do, "apply", kind=Kind.COUNTY, level=NamedAt.COUNTY)


def test_who_applies_does_not_review_itself_and_who_reviews_does_not_conclude(county: County, own: Path) -> None:
    load(own, Kind.COUNTY, NamedAt.CITY)
    led = case(county, Demonstration, APPLIED, agency=county.government)
    led.do("apply", kind=Kind.COUNTY, level=NamedAt.CITY)
    led.do("self_score", **rows(led, "scored", "self_points", Source.EVIDENCE)).do("submit", 1)
    oneself = county.actor(county.government, Role.LEGAL)
    with pytest.raises(Refused, match="应当由司法行政部门办理"):
        engine.take("sample", led.record, oneself, {"samples": [SAMPLE]}, led.on)
    both = county.actor(county.bureau, Role.LEGAL, Role.HEAD, name="两职")
    done = engine.take("sample", led.record, both, {"samples": [SAMPLE, {**SAMPLE, "place": "乙"}]}, led.on)
    with pytest.raises(Refused, match="不得参加书面评审"):
        engine.take("conclude", done, both, {"conclusion": Conclusion.PASSED, "opinion": "-", "why_not": ""}, led.on)


SAMPLE = {"place": "甲", "inspectors": "张某、李某", "found": "一致", "as_told": True}


def test_what_stands_at_the_level_of_the_title_reviews_it(county: County) -> None:
    led = brought(county, Demonstration, "submit", APPLIED)
    region, _ = Region.objects.get_or_create(code="4310", defaults={"name": "郴州市"})
    city = Agency.objects.create(name="郴州市司法局", region=region, mark="郴", oversees=True)
    entrust(city, Organ.JUSTICE, since=LONG_AGO)
    theirs = county.actor(city, Role.CLERK)
    with pytest.raises(Refused, match="县级示范由"):
        engine.take("sample", led.record, theirs, {"samples": [SAMPLE]}, led.on)


@pytest.mark.parametrize(
    ("steps", "rule"),
    [
        ({"sample": {"samples": [SAMPLE]}}, "house.demonstration_sites"),
        ({"sample": {"samples": [SAMPLE, {**SAMPLE, "place": "乙", "as_told": False}]}}, "house.demonstration_passes"),
        ({"survey": {"satisfaction": Decimal("84.99")}}, "house.demonstration_passes"),
        ({"conclude": {"conclusion": Conclusion.FAILED}}, "house.demonstration_why_not"),
        ({"sample": {"samples": [{**SAMPLE, "inspectors": "张某"}]}}, "house.demonstration_two"),
        ({"survey": {"surveyed_by": "资兴市某局"}}, "house.demonstration_third_party"),
        ({"submit": {"truthful": False}}, "house.demonstration_truthful"),
        ({"show": {"shown_until": APPLIED}}, "house.title_shown"),
    ],
)
def test_a_title_needs_what_its_system_asks(county: County, steps: dict[str, Any], rule: str) -> None:
    with pytest.raises(Refused) as refusal:
        brought(county, Demonstration, SHOWN, APPLIED, steps=steps)
    assert {one.code for one in refusal.value.reasons} == {rule}


def test_points_below_the_bound_earn_no_title_and_what_is_left_out_says_so(county: County) -> None:
    led = brought(county, Demonstration, "submit", APPLIED)
    refused("house.score_within_verified_points", led.do, "verify", **verified(led, 50))
    led.do("verify", 1, **verified(led, 10)).do("sample", 1)
    with pytest.raises(Refused, match="尚未登记第三方"):
        led.do("conclude")
    refused("house.demonstration_passes", led.do("survey").do, "conclude")
    led.do("conclude", conclusion=Conclusion.FAILED, why_not="得分不足")
    assert (led.record.stage, led.record.decided_on) == ("not_named", led.on)


def verified(led: Case, points: int) -> dict[str, Any]:
    there = led.record.items.filter(source=Source.EVIDENCE)
    return {"verified": [{"id": row.pk, "verified_points": points, "verified_why": "材料不足"} for row in there]}


def test_nobody_is_named_while_it_is_shown_or_an_objection_stands(county: County) -> None:
    led = brought(county, Demonstration, SHOWN, APPLIED).do("object", 1)
    refused_all = {"house.title_shown_over", "house.title_objections"}
    with pytest.raises(Refused) as refusal:
        led.do("name", 1)
    assert {one.code for one in refusal.value.reasons} == refused_all
    refused("house.title_shown_longer", led.do, "show_longer", shown_until=led.record.shown_until)
    led.do("settle", 1, settled=[{"nth": 0, "answer": "属实", "upheld": Upheld.YES}])
    refused("house.title_upheld", led.do, "name", 30)
    led.do("decline", 30)
    assert led.record.withdrawn_on == led.on and led.record.outcome == "不予命名"


def test_a_title_has_its_term_is_looked_at_again_and_ends_by_itself(county: County) -> None:
    named = brought(county, Demonstration, "name", date(2022, 3, 1))
    on = named.record.named_on
    assert named.record.valid_until == years_after(on, 3)
    assert named.words_clock("复核示范称号").due_on == named.record.recheck_on == years_after(on, 1)
    refused("house.demonstration_held", case(county, Demonstration, on).do, "apply", project=named.record.project)
    refused("house.title_rectify", named.do, "warn", rectify_by=date(2030, 1, 1))
    named.do("recheck", 300, recheck_passed=False)
    assert not named.words_clock("复核示范称号").running
    refused("house.title_recheck_passed", named.do, "keep")
    named.do("warn", 1).do("recheck", 20).do("keep", 1)
    assert (named.record.stage, named.record.recheck_on) == ("named", years_after(named.on, 1))
    nightly.run(named.record.valid_until)
    assert Demonstration.objects.get().stage == "named"
    nightly.run(date.fromordinal(named.record.valid_until.toordinal() + 1))
    assert Demonstration.objects.get().stage == "expired"


@pytest.mark.parametrize("ground", [Withdrawal.RECHECK, Withdrawal.UNRECTIFIED])
def test_a_title_is_withdrawn_on_the_ground_that_there_is(county: County, ground: Withdrawal) -> None:
    named = brought(county, Demonstration, "name", APPLIED)
    refused("house.title_ground", named.do, "withdraw_title", 20, withdrawn_because=ground)
    if ground == Withdrawal.UNRECTIFIED:
        named.do("warn")
        refused("house.title_ground", named.do, "withdraw_title", withdrawn_because=ground)
        named.do("withdraw_title", 61, withdrawn_because=ground)
    else:
        named.do("recheck", recheck_passed=False).do("withdraw_title", withdrawn_because=ground)
    assert named.record.title_withdrawn_on == named.on and named.record.stage == "title_withdrawn"
    assert not named.words_clock("复核示范称号").running
    named.do("restore_title", 1)
    assert named.words_clock("复核示范称号").running, "who has the title back is looked at again"


@pytest.mark.parametrize(
    ("day", "years", "last"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 3, 1), 3, date(2027, 2, 28)),
        (date(2025, 3, 1), 3, date(2028, 2, 29)),
        (date(2025, 1, 1), 1, date(2025, 12, 31)),
    ],
)
def test_a_term_of_years_ends_on_the_day_before(day: date, years: int, last: date) -> None:
    assert years_after(day, years) == last


@pytest.mark.parametrize(
    ("kind", "code", "oversees", "fits"),
    [
        (Kind.COUNTY, "431081", True, True),
        (Kind.COUNTY, "431081", False, False),
        (Kind.COUNTY, "4310", True, False),
        (Kind.TOWNSHIP, "431081103", False, True),
        (Kind.TOWNSHIP, "431081103201", False, False),
        (Kind.UNIT, "431081", False, True),
        (Kind.UNIT, "431081103", False, False),
    ],
)
def test_a_title_is_for_those_of_its_kind(kind: Kind, code: str, oversees: bool, fits: bool) -> None:
    assert kind.fits(Agency(region_id=code, oversees=oversees)) is fits


def test_what_is_returned_is_scored_and_verified_again(county: County) -> None:
    led = brought(county, Demonstration, "verify", APPLIED)
    row = led.record.items.filter(source=Source.EVIDENCE)[0]
    led.do("return_materials", 1, returned=[{"id": row.pk, "sent_back": "缺会议纪要"}])
    with pytest.raises(Refused, match="逐项自评"):
        led.do("submit")
    led.do("self_score", 1, scored=[{"id": row.pk, "self_points": 1, "self_why": "已补"}]).do("submit", 1)
    with pytest.raises(Refused, match="没有得分"):
        led.do("sample", 1).do("survey").do("conclude", conclusion=Conclusion.FAILED, why_not="-")
    led.do("verify", verified=[{"id": row.pk, "verified_points": 1, "verified_why": ""}])
    led.do("return_materials", returned=[{"id": row.pk, "sent_back": "仍缺"}])
    assert led.record.items.get(pk=row.pk).verified_points is None


def test_a_place_is_one_however_often_it_is_looked_at_and_stands_as_it_was_found_last(county: County) -> None:
    led = brought(county, Demonstration, "verify", APPLIED)
    wrong = {**SAMPLE, "as_told": False}
    refused("house.demonstration_two", led.do, "sample", samples=[{**SAMPLE, "inspectors": "张某、张某"}])
    led.do("sample", samples=[SAMPLE, wrong]).do("survey", 1)
    with pytest.raises(Refused) as refusal:
        led.do("conclude")
    assert set(refusal.value.codes) == {"house.demonstration_sites", "house.demonstration_passes"}
    led.do("sample", samples=[{**SAMPLE, "place": "乙"}]).do("sample", 1, samples=[SAMPLE]).do("conclude")
    assert led.record.stage == "passed"


def test_what_is_sent_again_in_the_next_year_was_applied_for_in_the_first(county: County) -> None:
    led = brought(county, Demonstration, "submit", date(2025, 12, 1))
    sent = led.record.submitted_on
    led.do("return_materials", 1, returned=[], due_on=date(2026, 2, 1)).do("submit", on=date(2026, 1, 15))
    assert (sent.year, led.record.submitted_on) == (2025, sent)


def test_what_is_no_longer_shown_is_not_named(county: County) -> None:
    led = brought(county, Demonstration, SHOWN, APPLIED).do("unpublish", 1)
    refused("house.comment_still_shown", led.do, "name", 30)
    led.do("publish").do("show_longer", shown_until=date.fromordinal(led.on.toordinal() + 7)).do("name", 8)
    assert led.record.stage == "named"


def test_a_title_is_borne_once_however_it_was_come_by(county: County) -> None:
    """Applied for in two years at once; applied for anew while the first was withdrawn, or not named."""
    first = brought(county, Demonstration, SHOWN, date(2025, 12, 1))
    same = {"project": first.record.project, "of_year": 2026, "figures_of": 2024}
    second = brought(county, Demonstration, SHOWN, date(2025, 12, 1), steps={"apply": same})
    first.do("name", 30)
    refused("house.demonstration_held", second.do, "name", 30)
    first.do("withdraw_title", 30)
    second.do("name", 60)
    refused("house.demonstration_held", first.do, "restore_title", 60)


def test_who_was_not_named_and_applied_anew_is_not_reviewed_twice(county: County) -> None:
    first = brought(county, Demonstration, "submit", APPLIED).do("decline", 1)
    case(county, Demonstration, first.on).do("apply", project=first.record.project)
    refused("house.demonstration_once", first.do, "return_after_all", 1)


def test_a_title_is_not_withdrawn_for_a_recheck_that_it_passed_and_is_for_one_that_found_nothing_put_right(
    county: County,
) -> None:
    named = brought(county, Demonstration, "name", APPLIED).do("recheck", 1)
    refused("house.title_ground", named.do, "withdraw_title", withdrawn_because=Withdrawal.RECHECK)
    named.do("warn", rectify_by=date.fromordinal(named.on.toordinal() + 30)).do("recheck", 31, recheck_passed=False)
    named.do("withdraw_title", withdrawn_because=Withdrawal.UNRECTIFIED)
    assert named.record.stage == "title_withdrawn"


def test_an_application_whose_words_are_erased_goes_on_by_the_system_that_it_keeps(county: County) -> None:
    """The edition is nobody's words: 个人信息保护法 art. 47 reaches what was told of somebody, not what all are scored by."""
    led = brought(county, Demonstration, "submit", APPLIED)
    text, name = led.record.system, led.record.system_name
    led.record = county.erased(led.record, 1)
    led.record.refresh_from_db()
    assert (led.record.system, led.record.system_name) == (text, name) and led.record.notice == ERASED
    led.do("verify", 1).do("sample").do("survey").do("conclude", 1)
    assert led.record.stage == "passed"
    assert not verify_records("demonstration", [led.record.pk]).faults
