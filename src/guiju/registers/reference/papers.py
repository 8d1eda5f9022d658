"""What a register's page says of its papers and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju.kernel.declaring.file import as_need_be
from guiju.registers.reference.table import quoted

SAMPLE = {"mark": "某", "year": 2024, "n": 1}


def papers(model: Any) -> Iterator[str]:
    procedure = model.procedure
    if written := dict.fromkeys(step.writes.title for step in procedure.declared if step.writes):
        yield f"- 随步骤写成的文书共{len(written)}种：{'、'.join(written)}。"
    if procedure.file is not None:
        owed = [place.title for place in procedure.file.places if place.owed is not as_need_be]
        others = [place.title for place in procedure.file.places if place.owed is as_need_be]
        yield f"- 归档前必须齐备（按案件进展）：{'、'.join(owed)}。"
        yield f"- 有则归入：{'、'.join(others)}。"
    by_pattern: dict[str, list[str]] = {}
    for numbering in procedure.numbering:
        by_pattern.setdefault(numbering.pattern, []).append(procedure.steps[numbering.at].label)
    for pattern, given_by in by_pattern.items():
        sample = pattern.format(**SAMPLE)
        yield f"- 编号如“{sample}”（“某”为机关代字，每年从1号编起），在办理{quoted(given_by)}时取得。"
