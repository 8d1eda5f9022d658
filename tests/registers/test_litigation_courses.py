"""行政应诉: what a second pair of eyes tried: lawful courses that a suit may take, unlawful ones that it may not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.leading import leading
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.litigation.choices import Appellant, Outcome
from tests.lives import MONDAY, Case, brought, case
from tests.people import County
from tests.reaching_back import folds_to_itself

PERFORM_BY = date(2024, 6, 3)


def summoned(county: County, **told: Any) -> Case:
    return case(county, Litigation).do("summon", on=MONDAY, **told)


def ruled(county: County, outcome: Outcome = Outcome.DISMISSED, **told: Any) -> Case:
    return summoned(county).do("defend", 3).do("hear", 20).do("rule", 10, outcome=outcome, **told)


def retrial(county: County, on: date, **told: Any) -> Case:
    return case(county, Litigation).do("take_retrial", on=on, **told)


def codes(begun: Case, step: str, days: int = 0, **told: Any) -> set[str]:
    day = begun.on
    with pytest.raises(Refused) as caught:
        begun.do(step, days, **told)
    begun.on = day
    return set(caught.value.codes)


def test_a_case_goes_on_only_as_one_of_its_own_of_the_next_instance(county: County) -> None:
    """行政诉讼法 arts. 85, 90: by the court above, over the same dispute, of the same organ."""
    below = ruled(county).do("appeal", 5, appellant=Appellant.OTHERS)
    strange = case(county, Litigation, agency=county.township).do("take_appeal", on=below.on).record
    for other in (below.record, summoned(county).record, retrial(county, below.on).record, strange):
        assert codes(below, "go_up", 3, went_on=other) & {"house.next_instance", "field.went_on"}, other
    above = case(county, Litigation).do("take_appeal", on=below.on).record
    below.do("go_up", 3, went_on=above)
    other = ruled(county).do("appeal", 5, appellant=Appellant.OTHERS)
    assert codes(other, "go_up", 3, went_on=above) == {"house.next_instance"}


def test_each_side_appeals_in_its_own_days(county: County) -> None:
    """Art. 85: the plaintiff's appeal does not take the organ's away, and keeps nobody's days."""
    begun = ruled(county, Outcome.ANNULLED).do("appeal", 3, appellant=Appellant.OTHERS)
    assert begun.clock("litigation.appeal.judgment").running
    assert codes(begun, "appeal", 4, appellant=Appellant.OTHERS) == {"house.appealed_once"}
    assert codes(begun, "appeal", 30, appellant=Appellant.BOTH) == {"house.appeal_open"}
    begun.do("appeal", 4, appellant=Appellant.BOTH)
    assert (begun.record.stage, begun.record.appellant) == ("appealed", Appellant.BOTH)
    assert not begun.clock("litigation.appeal.judgment").running
    assert folds_to_itself(begun.record)


def test_a_judgment_that_a_retrial_took_away_is_not_carried_out(county: County) -> None:
    begun = ruled(county, Outcome.PERFORM).do("take_effect", 20, perform_by=PERFORM_BY)
    anew = retrial(county, begun.on, lost_before=True, owed_before=True)
    begun.do("be_retried", 3, went_on=anew.record)
    anew.on = begun.on
    assert codes(begun, "be_replaced", 1) == {"house.replaced"}
    assert codes(begun, "close", 12) == {"house.performed"}
    anew.do("rule", 9, outcome=Outcome.DISMISSED)
    begun.do("be_replaced", 12)
    assert begun.record.stage == "closed" and not begun.words_clock("履行生效裁判").running
    assert not verify_records("litigation", [begun.record.pk]).faults


def test_what_was_carried_out_is_not_owed_again_by_the_retrial(county: County) -> None:
    begun = ruled(county, Outcome.PERFORM).do("take_effect", 20, perform_by=PERFORM_BY)
    carried: Any = leading(Litigation.procedure.steps["be_retried"])
    for owed in (True, False):
        assert carried.carried(Facts(begun.record, begun.on, county.clerk))["owed_before"] is owed
        if owed:
            begun.do("perform", 2)


def test_a_retrial_by_the_procedure_of_the_first_instance_may_be_appealed(county: County) -> None:
    """民事诉讼法 (2023) art. 218(1), by 行政诉讼法 art. 101: as the judgment that is tried again was."""
    first = retrial(county, MONDAY, tried_as_first=True).do("rule", 20, outcome=Outcome.ANNULLED)
    assert first.clock("litigation.appeal.judgment").running
    assert "house.past_appeal" in codes(first, "take_effect", 5)
    assert first.do("appeal", 5, appellant=Appellant.DEFENDANT).record.stage == "appealed"
    last = retrial(county, MONDAY).do("rule", 20, outcome=Outcome.ANNULLED)
    assert codes(last, "appeal", 5, appellant=Appellant.DEFENDANT) == {"stage"}


@pytest.mark.parametrize("outcome", ["unlawful_remedied", "void_remedied"])
def test_what_is_to_be_remedied_is_owed(county: County, outcome: str) -> None:
    """Art. 76: with the finding that an act was unlawful or void the court may order that it be remedied."""
    begun = ruled(county, Outcome(outcome))
    assert "house.performance_told" in codes(begun, "take_effect", 20)
    begun.do("take_effect", 20, perform_by=PERFORM_BY)
    assert (begun.record.lost, begun.record.owed) == (True, True)
    assert begun.words_clock("履行生效裁判").due_on == PERFORM_BY


def test_evidence_that_may_come_later_may_come_with_the_answer(county: County) -> None:
    later = MONDAY + timedelta(30)
    with_it = summoned(county).do("delay_evidence", 2, evidence_by=later).do("defend", 9)
    assert not with_it.words_clock("延期提供证据").running
    without = summoned(county).do("delay_evidence", 2, evidence_by=later).do("defend", 9, evidence=[])
    assert without.words_clock("延期提供证据").running


def test_the_bureau_guides_no_suit_of_its_own(county: County) -> None:
    own = case(county, Litigation, agency=county.bureau).do("summon", on=MONDAY)
    assert codes(own, "guide", 1, by=Hand(Role.CLERK, Organ.JUSTICE)) == {"house.guided_is_anothers"}


def test_a_court_that_asks_for_the_head_twice_asks_in_one_case(county: County) -> None:
    """The figure counts cases by the first notice: a second one takes none out of the year before."""
    begun = summoned(county).do("be_asked_for_head", 1).do("be_asked_for_head", 9)
    assert begun.record.head_asked_on == MONDAY + timedelta(1)


@pytest.mark.parametrize("again", ["(2024)行初1号", "（2024） 行初１号"])
def test_one_case_however_its_number_is_typed(county: County, again: str) -> None:
    summoned(county, court="某县法院", court_number="（2024）行初1号")
    assert "house.one_record_a_case" in codes(case(county, Litigation), "summon", court="某县法院", court_number=again)


def test_only_what_was_sent_back_goes_back_and_only_a_ruling_is_retried(county: County) -> None:
    sent = summoned(county).do("rule", 9, outcome=Outcome.MOVED)
    assert codes(sent, "be_retried", 3, went_on=retrial(county, sent.on).record) == {"house.retried"}
    ordered = retrial(county, MONDAY).do("rule", 9, outcome=Outcome.RETRIAL_ORDERED)
    assert codes(ordered, "go_back", 3, went_on=summoned(county).record) == {"house.handed_on_by_court"}
    assert ordered.do("be_retried", 3, went_on=retrial(county, ordered.on).record).record.went_on is not None


def test_a_suit_that_is_at_rest_is_not_judged_before_it_goes_on(county: County) -> None:
    """民事诉讼法 art. 153, by 行政诉讼法 art. 101; it may be withdrawn, ended or moved meanwhile."""
    resting = summoned(county).do("defend", 3).do("suspend", 3)
    assert codes(resting, "rule", 3, outcome=Outcome.DISMISSED) == {"house.resumed_first"}
    assert resting.do("rule", 3, outcome=Outcome.WITHDRAWN).record.stage == "effective"


def test_no_case_goes_back_to_the_one_that_it_came_from(county: County) -> None:
    below = ruled(county).do("appeal", 5, appellant=Appellant.OTHERS)
    above = case(county, Litigation).do("take_appeal", on=below.on)
    below.do("go_up", 3, went_on=above.record)
    above.do("rule", 20, outcome=Outcome.REMANDED)
    assert codes(above, "go_back", 3, went_on=below.record) == {"field.went_on"}


@pytest.mark.parametrize(("begin", "rule"), [("summon", "defend.submit"), ("take_appeal", "appeal.answer")])
def test_no_day_of_answering_passes_while_a_suit_rests(county: County, begin: str, rule: str) -> None:
    suit = brought(county, Litigation, begin, MONDAY)
    clock = f"litigation.{rule}"
    due = suit.clock(clock).due_on
    suit.do("suspend", 5)
    assert suit.clock(clock).paused
    suit.do("resume", 30)
    assert suit.clock(clock).running and suit.clock(clock).due_on > due + timedelta(days=25)


def test_what_no_court_hears_again_takes_effect_as_it_is_served(county: County) -> None:
    """行政诉讼法 (2017) arts. 85, 89: a judgment of the second instance is the last, and is carried out from then on."""
    second = brought(county, Litigation, "defend", MONDAY, way="second")
    assert codes(second, "rule", 20, outcome=Outcome.PERFORM) == {"house.performance_told"}
    second.do("rule", 20, outcome=Outcome.PERFORM, perform_by=second.on + timedelta(days=60))
    assert (second.record.stage, second.record.effective_on) == ("effective", second.on)
    assert second.words_clock("履行生效裁判").running
