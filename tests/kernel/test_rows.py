"""Steps on rows: each row gains what a later step tells of it, once; corrections, late entry and verification follow."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Actor
from tests.kernel.test_engine import accepted
from tests.people import County
from tests.reaching_back import corrected, folds_to_itself
from tests.specimen.models import Finding, Petition


@pytest.fixture(autouse=True)
def _as_on_a_day_in_june() -> Iterator[None]:
    with time_machine.travel("2024-06-03 10:00 +0800", tick=True):
        yield


def take(step: str, matter: Any, actor: Actor, on: str = "03-10", **told: Any) -> Petition:
    made: Petition = engine.take(step, matter, actor, told, date.fromisoformat(f"2024-{on}"))
    return made


def with_findings(county: County, *words: str) -> Petition:
    return take("find", accepted(county), county.clerk, findings=[{"words": one} for one in words])


def found(matter: Petition) -> dict[str, Finding]:
    return {row.words: row for row in Finding.objects.filter(matter=matter)}


def judge(matter: Petition, actor: Actor, on: str = "03-12", **verdicts: str) -> Petition:
    rows = found(matter)
    return take(
        "judge", matter, actor, on, verdicts=[{"id": rows[name].pk, "verdict": v} for name, v in verdicts.items()]
    )


def whole(matter: Petition) -> bool:
    return not verify_records("petition", [matter.pk]).faults and folds_to_itself(matter)


def test_a_row_gains_its_verdict_by_a_later_step_and_the_others_stay_open(county: County) -> None:
    matter = judge(with_findings(county, "甲", "乙"), county.clerk, 甲="属实")
    rows = found(matter)
    assert (rows["甲"].verdict, rows["甲"].judged_on) == ("属实", date(2024, 3, 12))
    assert (rows["乙"].verdict, rows["乙"].judged_on) == ("", None)
    assert whole(matter)


def test_once_told_it_is_not_told_again(county: County) -> None:
    matter = judge(with_findings(county, "甲", "乙"), county.clerk, 甲="属实")
    with pytest.raises(Refused, match="第1项“甲”已经填过"):
        judge(matter, county.clerk, 甲="不实")
    twice = {"id": found(matter)["乙"].pk, "verdict": "属实"}
    with pytest.raises(Refused, match="第2项“乙”已经填过"):
        take("judge", matter, county.clerk, verdicts=[twice, twice])


def test_a_row_of_another_matter_is_none_of_this(county: County) -> None:
    matter, other = with_findings(county, "甲"), with_findings(county, "丙")
    for pk in (found(other)["丙"].pk, "", "甲"):
        with pytest.raises(Refused, match="第1项不是本事项的内容"):
            take("judge", matter, county.clerk, verdicts=[{"id": pk, "verdict": "属实"}])
    assert found(other)["丙"].verdict == ""


def test_every_row_must_have_been_told_of_before_the_gate_opens(county: County) -> None:
    matter = judge(with_findings(county, "甲", "乙"), county.clerk, 甲="属实")
    with pytest.raises(Refused, match="每项事实应当认定，尚有1项没有：乙。"):
        take("close_findings", matter, county.clerk, "03-13")
    matter = judge(matter, county.clerk, 乙="不实")
    take("close_findings", matter, county.clerk, "03-13")


def test_a_verdict_told_wrongly_is_corrected(county: County) -> None:
    matter = judge(with_findings(county, "甲", "乙"), county.clerk, 甲="属实")
    row = found(matter)["甲"]
    right = {"verdicts": [{"id": str(row.pk), "verdict": "不实"}]}
    corrected(matter, "judge", county.clerk, county.head, right)
    assert (found(matter)["甲"].verdict, found(matter)["甲"].judged_on) == ("不实", date(2024, 3, 12))
    assert whole(matter)


def test_a_verdict_on_the_wrong_row_is_put_on_the_right_one(county: County) -> None:
    matter = judge(with_findings(county, "甲", "乙"), county.clerk, 甲="属实")
    rows = found(matter)
    corrected(matter, "judge", county.clerk, county.head, {"verdicts": [{"id": str(rows["乙"].pk), "verdict": "属实"}]})
    rows = found(matter)
    assert (rows["甲"].verdict, rows["甲"].judged_on) == ("", None)
    assert (rows["乙"].verdict, rows["乙"].judged_on) == ("属实", date(2024, 3, 12))
    assert whole(matter)


def test_a_day_corrected_moves_the_day_of_the_rows(county: County) -> None:
    matter = judge(with_findings(county, "甲"), county.clerk, 甲="属实")
    corrected(matter, "judge", county.clerk, county.head, {}, date(2024, 3, 14))
    assert found(matter)["甲"].judged_on == date(2024, 3, 14)
    assert whole(matter)


def test_entered_late_it_stands_at_its_day(county: County) -> None:
    matter = with_findings(county, "甲", "乙")
    matter = take("hear", matter, county.clerk, "03-20", opinion="无")
    matter = judge(matter, county.clerk, "03-12", 甲="属实")
    assert found(matter)["甲"].judged_on == date(2024, 3, 12)
    assert whole(matter)
    with pytest.raises(Refused, match="已经填过"):
        judge(matter, county.clerk, "03-11", 甲="不实")
