"""A rebuilt year held against what was published: what no life was told of is to come, and does not differ."""

from datetime import date
from pathlib import Path

import pytest

from guiju.cli import reproduce
from guiju.figures import catalogue, declared
from guiju.figures.declared import Count, Figure, Ratio
from guiju.scenarios import published, rebuilding
from tests.people import make_county
from tests.registers.disputes import told
from tests.specimen.models import Finding, Petition

pytestmark = pytest.mark.django_db

YEAR = published.load("zixing-2020")
YIELDED = set(declared.figures())
TO_COME = [figure.concept for figure in YEAR.figures if figure.concept not in YIELDED]
"""Published, and yielded by no register yet."""


def verdicts() -> dict[str, str]:
    return {row["concept"]: row["verdict"] for row in rebuilding.compared(YEAR)}


def bind(patch: pytest.MonkeyPatch, concept: str, computation: Count | Ratio) -> None:
    """As if a register, which exists, yielded the figure."""
    figure = Figure(concept, catalogue.load()[concept], computation)
    patch.setattr(declared, "_figures", {**declared.figures(), concept: figure})


@pytest.mark.parametrize("computation", [Count(Petition, on="received_on"), Count(Finding, on="found_on")])
def test_a_register_without_a_life_is_to_come(monkeypatch: pytest.MonkeyPatch, computation: Count) -> None:
    bind(monkeypatch, TO_COME[0], computation)
    row = next(row for row in rebuilding.compared(YEAR) if row["concept"] == TO_COME[0])
    assert (row["verdict"], row["source"], row["computed"], row["records"]) == ("to_come", None, None, 0)


def test_a_rate_is_to_come_until_both_its_registers_have_a_life(monkeypatch: pytest.MonkeyPatch) -> None:
    bind(monkeypatch, TO_COME[0], Count(Petition, on="received_on"))
    bind(monkeypatch, TO_COME[1], Ratio(part=TO_COME[0], whole="disputes_found"))
    assert verdicts()[TO_COME[1]] == "to_come"
    assert verdicts()["disputes_found"] == "differs", "a register with a life that tells nothing is wrong, not to come"


def test_a_life_taken_away_leaves_its_figures_to_come(monkeypatch: pytest.MonkeyPatch) -> None:
    before = verdicts()
    monkeypatch.delitem(rebuilding.YEARS, "dispute")
    now = verdicts()
    changed = {concept for concept in now if now[concept] != before[concept]}
    assert changed == {concept for concept in now if concept in YIELDED and concept.startswith("dispute")}
    assert {now[concept] for concept in changed} == {"to_come"}


def test_the_table_says_so_and_counts_it_apart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bind(monkeypatch, TO_COME[0], Count(Petition, on="received_on"))
    rows = rebuilding.compared(YEAR)
    label = catalogue.load()[TO_COME[0]].label
    reproduce.show(rows)
    brief = capsys.readouterr().out
    to_come = sum(row["verdict"] == "to_come" for row in rows)
    assert label not in brief and f"另有{to_come}项待建" in brief
    reproduce.show(rows, everything=True)
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith(label))
    assert line.split()[-1] == "待建"


def test_a_report_s_text_is_not_held_against_a_register_without_a_life(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("2020年，全市排查矛盾纠纷1082起。\n", "utf-8")
    told(make_county(), "find", date(2020, 3, 2))  # of a year of which nothing is recorded nothing is held against it
    assert [(row.concept, row.verdict) for row in rebuilding.reconciled(report, YEAR)] == [
        ("disputes_found", "differs")
    ]
    monkeypatch.delitem(rebuilding.YEARS, "dispute")
    row = rebuilding.reconciled(report, YEAR)[0]
    assert (row.verdict, row.computed) == ("only_report", None)
