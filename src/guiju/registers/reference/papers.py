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
    by_pattern: dict[tuple[str, str], list[str]] = {}
    for numbering in procedure.numbering:
        by_pattern.setdefault((numbering.pattern, numbering.by), []).append(procedure.steps[numbering.at].label)
    for (pattern, by), given_by in by_pattern.items():
        column = model._meta.get_field(by) if by else None
        kinds = f"，按{column.verbose_name}分别编号" if column else ""
        sample = pattern.format(**SAMPLE, kind=column.choices[0][1] if column else "")
        mark = "“某”为机关代字，" if "{mark}" in pattern else ""
        yield f"- 编号如“{sample}”（{mark}每年从1号编起{kinds}），在办理{quoted(given_by)}时取得。"
