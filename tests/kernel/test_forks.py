"""A step leads where what it was told says; each kind of record is numbered in a series of its own."""

from datetime import date
from typing import Any

import pytest

from guiju.asking import chart
from guiju.kernel.acting import engine
from guiju.kernel.declaring.names_declared import Misspelt
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import NEW, Fork, Step
from guiju.kernel.offices.people import Agency
from guiju.registers.reference import steps as described
from guiju.web.page_rows import PageRows
from tests.people import County
from tests.reaching_back import corrected, folds_to_itself
from tests.specimen.models import CHECKED, Errand

DAY = date(2024, 3, 4)


def sent(county: County, kind: str = "plain") -> Errand:
    made: Errand = engine.take("send_by_kind", Errand, county.clerk, {"title": "差事", "kind": kind}, DAY)
    return made


def checked(county: County, errand: Errand, how: str) -> Errand:
    made: Errand = engine.take("check", errand, county.clerk, {"checked": how}, DAY)
    return made


@pytest.mark.parametrize(
    ("how", "stage", "ended"), [("good", "done", DAY), ("bad", "called_off", DAY), ("again", "sent", None)]
)
def test_it_leads_where_it_was_told(county: County, how: str, stage: str, ended: date | None) -> None:
    errand = checked(county, sent(county), how)
    assert (errand.stage, errand.closed_on) == (stage, ended)
    assert folds_to_itself(errand)


def test_what_is_taken_up_again_has_no_end_until_it_ends_again(county: County) -> None:
    errand = checked(county, sent(county), "good")
    errand = engine.take("take_up", errand, county.clerk, {"reason": "未办妥"}, date(2024, 3, 5))
    assert (errand.stage, errand.closed_on) == ("sent", None)
    errand = engine.take("check", errand, county.clerk, {"checked": "good"}, date(2024, 3, 6))
    assert (errand.stage, errand.closed_on) == ("done", date(2024, 3, 6))
    assert folds_to_itself(errand)


def test_told_otherwise_by_a_correction_it_leads_elsewhere(county: County) -> None:
    errand = corrected(checked(county, sent(county), "good"), "check", county.clerk, county.head, {"checked": "bad"})
    assert errand.stage == "called_off"
    assert folds_to_itself(errand)


def test_the_chart_shows_the_branch_that_was_taken(county: County) -> None:
    states: dict[str, Any] = {}
    for how in ("good", "again"):
        errand = checked(county, sent(county), how)
        states[how] = {stage.name: stage.state for stage in chart.drawn(errand, PageRows(errand).led)}
    assert states["good"] == {"sent": chart.PASSED, "done": chart.HERE, "called_off": chart.AHEAD}
    assert states["again"] == {"sent": chart.HERE, "done": chart.NEXT, "called_off": chart.NEXT}


def test_a_fork_names_stages_that_there_are() -> None:
    step = Step("check", "核查", since=NEW, to=Fork(CHECKED, {"good": "dne"}), asks=(CHECKED,))
    with pytest.raises(Misspelt, match="'done'"):
        Procedure(step, stages={"done": "已完成"}, ends=("done",))


def test_its_page_names_each_way() -> None:
    assert "已完成或者已收回" in "".join(described.steps(Errand))


def test_each_kind_has_a_series_of_its_own(county: County) -> None:
    numbers = [sent(county, kind).number for kind in ("plain", "urgent", "plain")]
    mark = Agency.objects.get(pk=county.clerk.agency_id).mark
    assert numbers == [f"{mark}常〔2024〕1号", f"{mark}急〔2024〕1号", f"{mark}常〔2024〕2号"]


def test_a_batch_of_several_kinds_is_numbered_without_gaps(county: County) -> None:
    kinds = ["plain", "urgent", "urgent", "plain", "urgent"]
    takings = [engine.Taking(None, {"title": "差事", "kind": kind}, DAY) for kind in kinds]
    done = engine.take_many("send_by_kind", Errand, takings, county.clerk)
    assert [errand.number[-2:] for errand in done] == ["1号", "1号", "2号", "2号", "3号"]


def test_the_kind_of_a_series_is_shown_by_its_label() -> None:
    numbering = Numbering("errand", "{kind}{n}号", at="send", by="kind")
    assert numbering.of(Errand(kind="urgent")).pattern == "急{n}号"
