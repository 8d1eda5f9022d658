"""双随机: who is inspected and who inspects is what was drawn; who keeps away is in no frame; anybody draws the same again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import draw_proofs
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.identifiers import make_credit_code
from guiju.kernel.keeping.lots import Size
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.registers.enforcement.inspection import Inspection
from guiju.registers.enforcement.inspection.choices import Drawn, Kind, Risk
from guiju.registers.enforcement.inspection.drawing import InspectionDraw
from guiju.registers.enforcement.inspection.subject import InspectedSubject
from tests.lives import Case, brought, case
from tests.people import County

LISTED, DRAWN, HELD = date(2024, 2, 19), date(2024, 3, 4), date(2024, 3, 11)


def shop(serial: int) -> dict[str, str]:
    return {
        "kind": "organisation",
        "name": f"某某{serial}号商行",
        "id_number": make_credit_code("92", "431081", serial),
    }


@dataclass
class Task:
    """Six subjects on the list, two of them of high risk; two are drawn."""

    county: County
    subjects: list[Any]
    lot: Any
    officers: Any

    def plan(self, n: int, **told: Any) -> Case:
        """An inspection of the n-th subject, by the draw."""
        drawn = {"lot": self.lot, "officers_lot": self.officers, "draw": ""}
        by_lot = {"kind": Kind.RANDOM, **drawn, "listed": self.subjects[n], "subject": [shop(n)]}
        return case(self.county, Inspection, HELD).do("plan", **{**by_lot, "planned_on": HELD, **told})

    @property
    def drawn(self) -> list[int]:
        return [n for n, subject in enumerate(self.subjects) if subject.pk.hex in self.lot.keys]

    @property
    def left(self) -> list[int]:
        return [n for n in range(len(self.subjects)) if n not in self.drawn]


def entered(county: County, n: int, **told: Any) -> Any:
    risk = Risk.HIGH if n < 2 else Risk.LOW
    told = {"subject": [shop(n)], "risk": risk, "title": f"第{n}家", **told}
    return brought(county, InspectedSubject, "enter", LISTED, steps={"enter": told}).record


def certified(county: County) -> list[dict[str, Any]]:
    """Two officers, as an inspection names them."""
    here = case(county, Inspection, HELD)
    present: list[dict[str, Any]] = here.life.usual["hold"]["inspectors"](here.telling())
    return present


def drawn(county: County, **told: Any) -> Any:
    return brought(county, InspectionDraw, "draw", DRAWN, steps={"freeze": told}).record


@pytest.fixture
def task(county: County) -> Task:
    subjects = [entered(county, n) for n in range(6)]
    entered(county, 9, field="water")
    certified(county)
    return Task(county, subjects, drawn(county), drawn(county, whom=Drawn.OFFICERS))


def test_only_who_was_drawn_is_inspected_by_the_draw_and_once(task: Task) -> None:
    assert len(task.drawn) == 2 and task.lot.frame_size == 6, "the one of another field is in no frame"
    with pytest.raises(Refused, match="抽中的检查对象"):
        task.plan(task.left[0])
    with pytest.raises(Refused, match="与名录中"):
        task.plan(task.drawn[0], subject=[shop(77)])
    first = task.plan(task.drawn[0])
    with pytest.raises(Refused, match="已经确定检查"):
        task.plan(task.drawn[0])
    first.do("call_off")
    task.plan(task.drawn[0])


def test_both_are_drawn_who_is_inspected_and_who_inspects(task: Task) -> None:
    """优化营商环境条例 art. 54(1)."""
    with pytest.raises(Refused, match="选派检查人员"):
        task.plan(task.drawn[0], officers_lot=None)
    task.plan(task.drawn[0], officers_lot=None, draw="2024年第1号")


def test_a_draw_is_of_one_field_and_one_kind(task: Task) -> None:
    officers = task.officers
    with pytest.raises(Refused, match="不是本机关对该领域检查对象的抽取"):
        task.plan(task.drawn[0], lot=officers)
    with pytest.raises(Refused, match="不是本机关对检查人员的抽取"):
        task.plan(task.drawn[0], officers_lot=task.lot)
    with pytest.raises(Refused, match="双随机抽查"):
        task.plan(task.drawn[0], kind=Kind.SPECIAL, cause="专项方案")


def test_high_risk_may_be_drawn_alone(task: Task) -> None:
    high = drawn(task.county, risk=Risk.HIGH, size=Size.SHARE, amount=100)
    assert high.keys and {*high.keys} == {subject.pk.hex for subject in task.subjects[:2]}


def test_who_keeps_away_is_in_no_frame_and_who_was_not_drawn_does_not_inspect(task: Task) -> None:
    usual = certified(task.county)
    away = usual[0]["certificate"]
    excluded = [{"certificate": away, "why": "配偶在该企业任职"}]
    officers = drawn(task.county, whom=Drawn.OFFICERS, excluded=excluded, amount=2)
    assert away.pk.hex not in officers.frame
    paper = Paper.objects.get(matter_id=officers.pk, kind="frame").content_for(Use.VERIFYING).decode()
    assert "回避" in paper and str(away).split()[0] in paper
    second = task.plan(task.drawn[1], officers_lot=officers)
    with pytest.raises(Refused, match=r"不是“.*”抽中的检查人员"):
        second.do("hold", inspectors=usual)


def test_officers_drawn_inspect(county: County) -> None:
    subject = entered(county, 0)
    here = case(county, Inspection, HELD)
    usual = certified(county)
    lot, officers = drawn(county, whom=Drawn.SUBJECTS, amount=1), drawn(county, whom=Drawn.OFFICERS, amount=2)
    assert {*officers.keys} == {row["certificate"].pk.hex for row in usual}
    told = {
        "kind": Kind.RANDOM,
        "lot": lot,
        "listed": subject,
        "subject": [shop(0)],
        "officers_lot": officers,
        "draw": "",
    }
    here.do("plan", **told, planned_on=HELD).do("hold", inspectors=usual)
    assert here.record.stage == "checked"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"whom": Drawn.OFFICERS, "amount": 1}, "不得少于两名"),
        ({"whom": Drawn.OFFICERS, "risk": Risk.HIGH}, "不填风险等级"),
        ({"whom": Drawn.SUBJECTS, "field": "forestry"}, "没有可以抽取的"),
    ],
)
def test_a_draw_that_makes_no_sense_is_refused(task: Task, told: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        case(task.county, InspectionDraw, DRAWN).do("freeze", **told)


def test_the_office_reads_who_was_drawn_and_the_public_only_tickets(task: Task) -> None:
    text = Paper.objects.get(matter_id=task.lot.pk, kind="draw").content_for(Use.VERIFYING).decode()
    assert all(f"第{n}家" in text for n in task.drawn) and not any(f"第{n}家" in text for n in task.left)
    assert "家" not in str(PublicRecord.objects.filter(matter_id=task.lot.pk).latest("seq").view).replace("每家", "")


def test_anybody_makes_it_again(task: Task) -> None:
    assert draw_proofs.prove(task.lot).faults == []


def test_nobody_stands_twice_in_the_list_of_one_field(county: County) -> None:
    entered(county, 3)
    with pytest.raises(Refused, match="已有这一检查对象"):
        entered(county, 3, title="同一家")
    entered(county, 3, title="另一领域", field="water")
