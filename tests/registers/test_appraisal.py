"""考核: an indicator system loads and computes; units score themselves, are verified, object, are ranked; frozen is frozen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from guiju.cli.sheets import sheets
from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.registers.governance.appraisal import Appraisal
from guiju.registers.governance.appraisal.choices import Kind
from guiju.registers.governance.appraised_unit import AppraisedUnit
from guiju.registers.governance.appraised_unit.columns import ItemScore
from guiju.registers.governance.indicators import feeding, system
from guiju.registers.governance.indicators.choices import Source
from guiju.registers.governance.work_plan import WorkPlan
from tests.lives import Case, brought, case
from tests.people import County

STARTED = date(2024, 12, 2)
DUE = date(2024, 12, 31)
JANUARY = date(2025, 1, 6)
LATER = date(2025, 1, 20)
COUNTED = "各级10、34项，末级指标104项（数据自动计算34项、自评并核验70项）"
FILE = ("材料.txt", "第三方评价".encode())
OURS = ("self_score", "submit", "object")
TEXT = (Path(__file__).parents[1] / "indicators" / "department.yaml").read_text("utf-8")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without systems, where a test puts its own."""
    monkeypatch.setattr(system, "home", lambda: tmp_path)
    (tmp_path / "indicators").mkdir()
    return tmp_path / "indicators"


class Unit:
    """One unit in a round, with those who take its steps."""

    def __init__(self, county: County, record: Any) -> None:
        self.county, self.record, self.on = county, record, STARTED

    def do(self, step: str, on: date | None = None, **told: Any) -> Unit:
        holder = step not in OURS
        role = Role.LEGAL if step in ("assess", "verify") else Role.HEAD
        actor = self.county.actor(self.county.bureau if holder else self.record.agency, role)
        self.on = on or self.on
        self.record = engine.take(step, self.record, actor, told, self.on)
        return self

    def rows(self, ask: str, points: dict[str, Any], column: str, **more: Any) -> dict[str, Any]:
        ids = dict(self.record.items.values_list("code", "pk"))
        return {ask: [{"id": ids[code], column: told, **more} for code, told in points.items()]}

    def scored(self, **points: Any) -> Unit:
        told = {code.replace("i", "").replace("_", "."): value for code, value in points.items()}
        return self.do("self_score", **self.rows("scored", told, "self_points")).do("submit", summary="如实自评")

    def verified(self, on: date, points: dict[str, Any], third: Any = 15, why: str = "") -> Unit:
        self.do("assess", on, **self.rows("assessed", {"1.2.1": third}, "assessed_points"), assessment=FILE)
        return self.do("verify", on, **self.rows("verified", points, "verified_points", verified_why=why))

    def row(self, code: str) -> ItemScore:
        found: ItemScore = self.record.items.get(code=code)
        return found


def begun(county: County, *units: Any, **told: Any) -> tuple[Case, list[Unit]]:
    given = {"of_year": 2024, "units": [*(units or [county.department])], "due_on": DUE, **told}
    led = case(county, Appraisal, STARTED).do("start", **given)
    there = AppraisedUnit.objects.filter(round=led.record).select_related("agency", "round").order_by("pk")
    return led, [Unit(county, row) for row in there]


def afresh(unit: Unit) -> Unit:
    unit.record = AppraisedUnit.objects.select_related("agency", "round").get(pk=unit.record.pk)
    return unit


def refused(rule: str, do: Any, *args: Any, **told: Any) -> None:
    with pytest.raises(Refused) as refusal:
        do(*args, **told)
    assert {one.code for one in refusal.value.reasons} == {rule}


def large() -> dict[str, Any]:
    """A system of 10 heads, 34 under them and 104 indicators, every fourth fed by a figure."""
    counts = [4] * 4 + [3] * 6  # 34 in all
    under = [3] * 32 + [4] * 2  # 104 in all
    heads, nth = [], 0
    for n, count in enumerate(counts, 1):
        below = []
        for m in range(1, count + 1):
            items = [_item(f"{n}.{m}.{k}") for k in range(1, under[nth] + 1)]
            below.append({"name": f"二级{n}.{m}", "indicators": items})
            nth += 1
        heads.append({"name": f"一级{n}", "heads": below})
    return {**yaml.safe_load(TEXT), "heads": heads}


def tasks(county: County, count: int) -> None:
    """So many tasks of the government, due in the year appraised."""
    told = {"area": 1, "what": "任务", "unit": county.government, "due_on": date(2024, 6, 28)}
    brought(county, WorkPlan, "issue", date(2024, 5, 6), areas=[{"name": "方面"}], items=[told] * count)


def _item(code: str) -> dict[str, Any]:
    item: dict[str, Any] = {"code": code, "name": f"指标{code}", "points": 1, "standard": "标准"}
    fed = {"figure": "work_tasks_due", "full_at": 4, "none_at": 0, "without_value": "nought"}
    return item | fed if code.endswith(".1") else item


def test_a_system_of_ten_thirty_four_and_a_hundred_and_four_loads_and_computes(county: County, own: Path) -> None:
    (own / "本县.yaml").write_text(yaml.safe_dump(large(), allow_unicode=True), "utf-8")
    [found], faults = system.read()
    assert faults == [] and found.heads == (10, 34)
    assert len(found.indicators) == found.full == 104
    tasks(county, 3)
    led, [unit, other] = begun(county, county.government, county.department)
    assert unit.record.items.count() == 104
    led.do("freeze", on=JANUARY)
    fed = unit.record.items.filter(source=Source.FIGURE)
    assert {(row.value, row.computed_points, row.rows_counted) for row in fed} == {(3, Decimal("0.75"), 3)}
    assert {row.value for row in other.record.items.filter(source=Source.FIGURE)} == {0}, "the tasks are another's"
    tasks(county, 1)
    assert {row.value for row in fed.all()} == {3}, "what is frozen stays"
    assert feeding.of_unit("work_tasks_due", county.government, Period.year(2024)).value == 4


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"since": "2024年"}, "起止日期"),
        ({"grades": [{"name": "好", "from": 60}]}, "等次"),
        ({"heads": []}, "没有指标"),
        ({"heads": [{"name": "甲", "indicators": [{"code": 1, "name": "乙", "standard": "-", "points": 0}]}]}, "分值"),
        ({"heads": [{"name": "甲", "indicators": [{**_item("1.1"), "none_at": 4}]}]}, "数值相同"),
        ({"heads": [{"name": "甲", "indicators": [{"code": 1}]}]}, "无法读取"),
        ({"kind": "village"}, "无法读取"),
    ],
)
def test_a_system_that_cannot_be_used_is_named_and_nobody_is_appraised_by_another(
    county: County, own: Path, change: dict[str, Any], words: str
) -> None:
    (own / "甲.yaml").write_text(TEXT, "utf-8")
    (own / "错.yaml").write_text(yaml.safe_dump({**yaml.safe_load(TEXT), **change}, allow_unicode=True), "utf-8")
    assert words in system.lacking() and "错.yaml" in system.lacking()
    refused("house.appraisal_system", begun, county)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("no_such_figure", "没有台账产生"),
        ("laws_studied", "不能逐单位计算"),
        ("officer_training_coverage", "不能逐单位计算"),
        ("supervised_person_in_time_rate", "只供办理人员查看"),
    ],
)
def test_a_figure_that_cannot_be_told_of_one_unit_feeds_nothing(figure: str, words: str) -> None:
    heads = [{"name": "甲", "indicators": [{**_item("1.1"), "figure": figure}]}]
    found = system.told(yaml.safe_dump({**yaml.safe_load(TEXT), "heads": heads}, allow_unicode=True), "甲")
    assert words in "".join(feeding.faults(found))


def test_points_follow_the_value_between_its_bounds_either_way() -> None:
    up = system.told(TEXT, "甲").by_code["1.1.1"]
    assert [up.earned(Decimal(value)) for value in (40, 50, 75, 100, 120)] == [0, 0, 15, 30, 30]
    down = yaml.safe_load(TEXT)
    down["heads"][0]["heads"][0]["indicators"][0] |= {"full_at": 0, "none_at": 10}
    fewer = system.told(yaml.safe_dump(down, allow_unicode=True), "乙").by_code["1.1.1"]
    assert [fewer.earned(Decimal(value)) for value in (0, 5, 10, 12)] == [30, 15, 0, 0]


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"of_year": 2022}, "house.appraisal_year"),
        ({"kind": Kind.TOWNSHIP}, "house.appraisal_kind"),
        ({"units": "holder"}, "house.appraisal_holder"),
        ({"units": "elsewhere"}, "house.round_units"),
        ({"due_on": STARTED}, "house.appraisal_due"),
    ],
)
def test_an_appraisal_that_cannot_be_is_refused(county: County, told: dict[str, Any], rule: str) -> None:
    named = {"holder": [county.bureau], "elsewhere": [county.elsewhere]}
    given = {name: named.get(value, value) if isinstance(value, str) else value for name, value in told.items()}
    refused(rule, begun, county, **given)


def test_a_score_comes_of_the_unit_the_figures_the_third_party_and_those_who_verify(county: County) -> None:
    led, [unit] = begun(county)
    [clock] = ClockRow.objects.filter(matter_id=unit.record.pk)
    assert clock.due_on == DUE
    ask = unit.rows("scored", {"1.1.2": 41}, "self_points")
    refused("house.score_within_self_points", unit.do, "self_score", **ask)
    refused("field.scored", unit.do, "self_score", **unit.rows("scored", {"1.1.1": 30}, "self_points"))
    unit.do("self_score", **unit.rows("scored", {"1.1.2": 40}, "self_points"))
    refused("house.every_row", unit.do, "submit", summary="-")
    unit.scored(i2_1_1=10)
    assert unit.record.self_total == 50
    refused("house.appraisal_year_over", led.do, "freeze", on=DUE)
    bare = unit.rows("verified", {"1.1.2": 30}, "verified_points")
    refused("house.verified_why", unit.do, "verify", JANUARY, **bare)
    unit.do("verify", JANUARY, **unit.rows("verified", {"1.1.2": 30}, "verified_points", verified_why="少一次"))
    unit.do("verify", JANUARY, **unit.rows("verified", {"2.1.1": 10}, "verified_points"))
    with pytest.raises(Refused, match="自评中"):
        unit.do("conclude")
    led.do("freeze", on=JANUARY)
    afresh(unit)
    assert unit.row("1.1.1").left_out, "the department has had no task: nothing to measure, and not counted"
    refused("house.score_complete", unit.do, "conclude")
    unit.do("assess", **unit.rows("assessed", {"1.2.1": 15}, "assessed_points"), assessment=FILE).do("conclude")
    assert unit.record.points == Decimal("78.57"), "55 of the 70 points that count, in proportion to 100"
    [paper] = Paper.objects.filter(matter_id=unit.record.pk, kind="score_sheet")
    assert "少一次" in paper.content_for(Use.VERIFYING).decode()


def test_who_objects_is_heard_by_another_and_units_are_ranked_with_ties(county: County) -> None:
    led, [one, two, three] = begun(county, county.department, county.government, county.legal_aid)
    for unit, points in ((one, 40), (two, 40), (three, 10)):
        unit.scored(i1_1_2=points, i2_1_1=10).verified(JANUARY, {"1.1.2": points, "2.1.1": 10})
    led.do("freeze", on=JANUARY)
    refused("house.appraisal_every_unit", led.do, "publish_ranks", on=JANUARY)
    for unit in (one, two, three):
        afresh(unit).do("conclude")
    three.do("object", grounds="漏看材料")
    refused("house.score_objected_once", three.do, "object", grounds="再次")
    refused("house.appraisal_heard", led.do, "publish_ranks", on=LATER)
    over = three.rows("heard", {"1.1.2": 41}, "heard_points", heard_why="已补")
    refused("house.score_within_heard_points", three.do, "hear", **over, heard_opinion="变更")
    three.do("hear", **three.rows("heard", {"1.1.2": 30}, "heard_points", heard_why="已补"), heard_opinion="变更")
    assert (three.record.points, three.row("1.1.2").final) == (Decimal("78.57"), Decimal(30))
    refused("house.appraisal_time_to_object", led.do, "publish_ranks", on=date(2025, 1, 10))
    ranked = led.do("publish_ranks", on=date(2025, 1, 11)).record
    assert (ranked.stage, ranked.units_ranked) == ("ranked", 3)
    places = AppraisedUnit.objects.order_by("rank", "pk").values_list("rank", "grade", "points")
    assert list(places) == [(1, "优秀", Decimal("92.86"))] * 2 + [(3, "良好", Decimal("78.57"))]


def test_who_scores_itself_not_at_all_is_verified_all_the_same_once_the_day_is_over(county: County) -> None:
    led, [unit] = begun(county)
    refused("house.appraised_overdue", unit.do, "go_on_without", DUE, reason="未报")
    unit.do("go_on_without", date(2025, 1, 1), reason="未报")
    refused("house.verified_why", unit.verified, JANUARY, {"1.1.2": 0, "2.1.1": 0})
    unit.do("verify", **unit.rows("verified", {"1.1.2": 0, "2.1.1": 0}, "verified_points", verified_why="没有材料"))
    led.do("freeze", on=JANUARY)
    assert afresh(unit).do("conclude").record.points == Decimal("21.43")
    unit.do("object", grounds="材料后来补到")
    refused("house.appraisal_heard", led.do, "publish_ranks", on=LATER)


def test_a_round_keeps_its_system_whatever_becomes_of_the_file(county: County, own: Path) -> None:
    (own / "甲.yaml").write_text(TEXT, "utf-8")
    led, _ = begun(county)
    (own / "甲.yaml").write_text(TEXT.replace("points: 40", "points: 4"), "utf-8")
    led.do("call_more", 1, more_units=[county.government])
    [first, second] = AppraisedUnit.objects.order_by("pk")
    assert {row.full for row in first.items.all()} == {row.full for row in second.items.all()}
    assert led.record.full_points == 100


@pytest.mark.parametrize(
    ("figure", "ends", "words"),
    [
        ("work_tasks_due", 0, COUNTED),
        ("laws_studied", 1, "✗"),
    ],
)
def test_an_office_sees_which_systems_are_there_and_what_is_wrong_with_one(
    own: Path, figure: str, ends: int, words: str
) -> None:
    said = yaml.safe_dump(large(), allow_unicode=True).replace("work_tasks_due", figure)
    (own / "本县.yaml").write_text(said, "utf-8")
    ran = CliRunner().invoke(sheets)
    assert (ran.exit_code, words in ran.output) == (ends, True)
