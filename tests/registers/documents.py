"""Normative documents on the days of 2021 on which these tests make them, told as their life says."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.lives import Case, brought
from tests.people import County

CONTENT = {
    "confirmed": [
        "normative_document.forbidden_content",
        "decision.normative_no_derogation",
        "decision.normative_adjustment_period",
    ]
}
OPENING = {
    "title": "某市促进小微企业发展若干措施",
    "subject_class": "08",
    "concerns_market": True,
    "basis": "上位法有关规定",
    "need": "落实扶持政策",
}
TEXT = ("正式文本.txt", "模拟文件正文".encode())
TOLD: dict[str, dict[str, Any]] = {
    "propose": OPENING,
    "consult": {"consultation_until": date(2021, 2, 19)},
    "sign": {"text": TEXT},
    "publish": {"effective_on": date(2021, 4, 1), "summary": "扶持小微企业"},
}
# 2021-03-01 is a Monday; the review falls in March, the consultation before it.
DAYS = {
    "propose": date(2021, 1, 4),
    "draft": date(2021, 1, 18),
    "consult": date(2021, 1, 20),
    "end_consultation": date(2021, 2, 20),
    "submit": date(2021, 3, 1),
    "pass_review": date(2021, 3, 10),
    "review_competition": date(2021, 3, 11),
    "deliberate": date(2021, 3, 15),
    "sign": date(2021, 3, 16),
    "register": date(2021, 3, 18),
    "publish": date(2021, 3, 19),
    "file": date(2021, 3, 26),
}


def in_the_making(county: County, upto: str, **told: dict[str, Any]) -> Case:
    """A document after the step ``upto``; ``told`` adds to what single steps tell, by step."""
    steps = {step: {**TOLD.get(step, {}), **told.get(step, {})} for step in DAYS}
    return brought(county, NormativeDocument, upto, days=DAYS, steps=steps)


def a_document(county: County, upto: str, **told: dict[str, Any]) -> NormativeDocument:
    document: NormativeDocument = in_the_making(county, upto, **told).record
    return document


def existing(county: County, n: int = 1, on: date = date(2021, 1, 5), **told: Any) -> NormativeDocument:
    """A document of an earlier year, entered into the catalogue."""
    data = {
        "title": f"某市存量文件之{n}",
        "number": f"资某发〔2018〕{n}号",
        "subject_class": "01",
        "issued_on": date(2018, 5, 2),
        "announced_on": date(2018, 5, 3),
        "effective_on": date(2018, 6, 1),
        **told,
    }
    document: NormativeDocument = brought(county, NormativeDocument, "enter_existing", on, **data).record
    return document
