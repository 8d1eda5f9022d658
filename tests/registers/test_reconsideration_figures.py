"""What is counted of 行政复议: carried over and new are closed and open, at any span; one outcome of filing each."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from guiju.figures import compute, rows
from guiju.figures.declared import figure
from guiju.figures.period import Period
from guiju.kernel.offices.people import Agency
from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.registers.oversight.reconsideration.choices import ActKind, Channel
from guiju.registers.oversight.reconsideration.life import LIFE
from guiju.registers.oversight.reconsideration.statistics import DOORS, TABLE_ACTS
from tests.lives import brought
from tests.people import County
from tests.registers.reconsiderations import NEW, OLD, accepted, decided, person, received

REGION = "431081"
DAY = timedelta(days=1)
SOMETIMES = {"publish", "copy_superior", "carry_out"}
"""Stops that a way makes only where the case asks for it."""
WAYS = sorted(set(LIFE.ways) - {"simplified", "converted", "handed_in"})


def count(name: str, first: date, last: date) -> int:
    return rows.counted(figure(f"reconsideration_{name}").counted, REGION, Period(first, last)).count()


def led_about(county: County, rng: random.Random) -> None:
    """Cases of all ways, begun on days of two years, some left where they stand."""
    for n, way in enumerate(WAYS * 2):
        on = date(2022, 10, 10) + rng.randrange(200) * DAY
        steps = LIFE.ways[way].steps
        upto = [step for step in steps if step not in SOMETIMES]
        brought(county, Reconsideration, upto[rng.randrange(1, len(upto))] if n % 3 else upto[-1], on, way=way)
    for lapse in (0, 40, 90):
        case = received(county, date(2022, 11, 1) + lapse * DAY)
        case.do("drop", days=2, dropped_for="settled")
        accepted(county, date(2023, 1, 3) + lapse * DAY).do("transfer", days=9)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_carried_over_and_new_are_closed_and_open_at_any_span(county: County, seed: int) -> None:
    """TABLES.md 2(1): the opening stock is what was open at the end of the day before."""
    rng = random.Random(seed)
    led_about(county, rng)
    some = 0
    for _ in range(40):
        first = date(2022, 10, 1) + rng.randrange(400) * DAY
        last = first + rng.randrange(120) * DAY
        opening = count("open", first - DAY, first - DAY)
        new = count("accepted", first, last)
        left = count("closed", first, last) + count("handed_on", first, last)
        assert opening + new == left + count("open", first, last), (first, last)
        some += opening * new * left > 0
    assert some, "some span has all four"


def test_the_same_holds_of_the_months_that_are_kept(county: County) -> None:
    led_about(county, random.Random(4))
    compute.refresh()
    names = ("open", "accepted", "closed", "handed_on")
    ids = [f"reconsideration_{name}" for name in names]
    stock = Decimal(0)
    for month in Period(date(2022, 10, 1), date(2023, 12, 31)).months():
        told = compute.values(ids, REGION, Period.month(month.year, month.month))
        open_, new, closed, handed_on = (told[name] or Decimal(0) for name in ids)
        assert stock + new == closed + handed_on + open_
        stock = open_


def test_each_application_has_one_outcome_of_filing(county: County) -> None:
    led_about(county, random.Random(5))
    received(county, OLD).do("tell")
    pending = Reconsideration.objects.filter(stage__in=("received", "correcting", "negotiating", "designating")).count()
    outcomes = ("accepted", "refused", "told", "forwarded", "dropped")
    everywhere = (date(2015, 1, 1), date(2030, 1, 1))
    assert sum(count(name, *everywhere) for name in outcomes) + pending == count("applications", *everywhere)
    assert Reconsideration.objects.filter(filing="").count() == pending


def test_applicants_are_counted_as_they_join_and_leave(county: County) -> None:
    case = accepted(county, NEW, applicant=[person(1), person(2)])
    assert case.record.applicants == 2
    case.do("join_applicant", applicant=[person(3)]).do("leave_applicant", leaving="1-applicant-0")
    assert case.record.applicants == 2
    case.do("succeed", succeeded="1-applicant-1", applicant=[person(4), person(5)])
    assert case.record.applicants == 3
    many = received(county, NEW, applicant=[person(6)], applicants=120)
    assert many.record.applicants == 120
    compute.refresh()
    assert compute.value("reconsideration_applicants", REGION, 2024) == 123


def test_one_who_alone_applied_is_succeeded_by_several(county: County) -> None:
    case = accepted(county, NEW).do("succeed", succeeded="1-applicant-0", applicant=[person(2), person(3)])
    assert case.record.applicants == 2


def test_the_level_of_an_organ_is_absolute(county: County) -> None:
    """The nine classes of the table, whoever looks; of several respondents 其他."""
    told: dict[str, list[Agency]] = {"county_department": [county.department], "township": [county.township]}
    for level, respondent in told.items():
        case = received(county, NEW, respondent=respondent, respondent_level="")
        assert (case.record.respondent_level, case.record.organ_level) == (level, "county")
    assert received(county, NEW, respondent=[county.department, "某委"]).record.respondent_level == "other"
    assert received(county, NEW, respondent=["某部"], respondent_level="ministry").record.respondent_level == "ministry"


def test_what_must_be_reviewed_first_follows_from_the_act(county: County) -> None:
    """2023 art. 23 s. 1 (1) and (3); the rest is told."""
    assert received(county, NEW, on_the_spot=True).record.mandatory_first == "on_the_spot"
    inaction = {"act_kind": "inaction", "act_known_on": None, "act_made_on": None, "duty_term_on": NEW - 9 * DAY}
    assert received(county, NEW, **inaction).record.mandatory_first == "inaction"
    assert received(county, NEW, act_kind="resource", mandatory_first="resource").record.mandatory_first == "resource"


def test_every_kind_of_act_and_every_way_of_entry_has_its_cell() -> None:
    assert set(TABLE_ACTS) == set(ActKind)
    assert set(DOORS) == set(Channel)


def test_letters_are_counted_by_their_own_days(county: County) -> None:
    case = decided(county, date(2024, 12, 2))
    letters = [{"to_agency": f"某局{n}", "faults": "程序", "measures": "改正"} for n in range(2)]
    case.do("opinion_letter", opinion_letters=letters).do("proposal_letter")
    row = case.record.opinion_letters.order_by("pk").first()
    case.do("deliver_letter", opinion_letters=[{"id": row.pk, "receiver": "收发室"}])
    case.do("opinion_report", days=30, opinion_letters=[{"id": row.pk, "answer": "已改正"}])
    compute.refresh()
    of = {year: compute.value("reconsideration_opinions_answered", REGION, year) for year in (2024, 2025)}
    assert compute.value("reconsideration_opinions", REGION, 2024) == 2
    assert compute.value("reconsideration_proposals", REGION, 2024) == 1
    assert of == {2024: 0, 2025: 1}


def test_staff_and_course_of_the_case_stand_on_it(county: County) -> None:
    case = decided(county, NEW)
    assert case.record.first_handler and case.record.second_handler != case.record.first_handler
    case.do("serve").do("register_suit", days=20, sued_over="decision", suit_number="（2024）湘1081行初9号")
    assert (case.record.sued_on, case.record.stage) == (case.on, "served")
