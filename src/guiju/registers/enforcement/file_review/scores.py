"""得分: what the sheets of a file come to; the sheet of a reviewer who had to stand back counts for nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.registers.enforcement.file_review import file_gates as gates
from guiju.registers.enforcement.file_review.choices import Seat
from guiju.registers.enforcement.file_review.file_columns import FirstDeduction, SecondDeduction, ThirdDeduction

SHEETS_OF: dict[str, Any] = {Seat.FIRST: FirstDeduction, Seat.SECOND: SecondDeduction, Seat.THIRD: ThirdDeduction}


def total(facts: Facts, seat: str) -> tuple[Decimal, bool]:
    """What a reviewer's sheet comes to, and whether it fails the file."""
    version = gates.sheet(facts)
    told = facts[f"{seat}_deductions"] if facts.asks(f"{seat}_deductions") else facts.parts(f"{seat}_deductions")
    rows = [SHEETS_OF[seat](**row) if isinstance(row, dict) else row for row in told]
    return version.score(rows), version.vetoed(rows)


def counted(facts: Facts, *now: str) -> dict[str, tuple[Decimal, bool]]:
    """The sheets that count, by seat: those given or given ``now``, but for one that was set aside."""
    given = [seat for seat in Seat if seat in now or facts[f"{seat}_on"] is not None]
    return {seat: total(facts, seat) for seat in given if seat != facts["set_aside"]}


def put_together(facts: Facts, *now: str) -> dict[str, Any]:
    """Two sheets: their mean, unless they lie too far apart or but one of them fails the file. Three: the mean of the two
    scores that lie nearest; failing is what two of three say. One alone is no score: it wants another."""
    sheets = counted(facts, *now)
    found: dict[str, Any] = {f"{seat}_points": score for seat, (score, _) in sheets.items()}
    scores, vetoes = sorted(score for score, _ in sheets.values()), [veto for _, veto in sheets.values()]
    if len(scores) == 1:
        return found | {"differ": True, "points": None, "vetoed": False, "grade": ""}
    if len(scores) == 2:
        apart = scores[1] - scores[0] > gates.sheet(facts).apart or len(set(vetoes)) > 1
        return found | {"differ": apart, **gates.graded(facts, mean(*scores), any(vetoes))}
    near = scores[:2] if scores[1] - scores[0] <= scores[2] - scores[1] else scores[1:]
    return found | gates.graded(facts, mean(*near), sum(vetoes) >= 2)


def mean(one: Decimal, other: Decimal) -> Decimal:
    return ((one + other) / 2).quantize(Decimal("0.1"))


def all_failed(facts: Facts) -> bool:
    """Whether every sheet that counts fails the file."""
    return all(veto for _, veto in counted(facts).values())


def lines(facts: Facts) -> dict[str, Any]:
    """The sheets that count, as papers list them: reviewer, score, what was taken off."""
    version, found = gates.sheet(facts), []
    for seat, (points, _) in counted(facts).items():
        rows = facts.parts(f"{seat}_deductions")
        said = [(row.item, version.by_code[row.item].name, row.points, row.why) for row in rows]
        found.append({"seat": Seat(seat).label, "points": points, "rows": said})
    return {"sheets": found, "sheet": version}
