"""Normative documents brought as far as a test needs them, on days of 2021 (simulated)."""

from datetime import date
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Actor, Role
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.people import County

CONTENT = {"confirmed": ["normative_document.forbidden_content"]}
OPENING = {
    "title": "某市促进小微企业发展若干措施",
    "subject_class": "08",
    "concerns_market": True,
    "basis": "上位法有关规定",
    "need": "落实扶持政策",
}
TEXT = ("正式文本.txt", "模拟文件正文".encode())

# Step, day, who, data. 2021-03-01 is a Monday; the review falls in March, the consultation before it.
WAY: tuple[tuple[str, date, str, dict[str, Any]], ...] = (
    ("propose", date(2021, 1, 4), "clerk", OPENING),
    ("draft", date(2021, 1, 18), "clerk", CONTENT),
    ("consult", date(2021, 1, 20), "clerk", {"consultation_until": date(2021, 2, 19), "contact": "电话（模拟）"}),
    ("end_consultation", date(2021, 2, 20), "clerk", {"feedback": "收到意见2条，均已采纳"}),
    ("submit", date(2021, 3, 1), "clerk", {"explanation": "起草说明"}),
    ("pass_review", date(2021, 3, 10), "legal", {"opinion": "未发现违反上位法的内容", **CONTENT}),
    ("review_competition", date(2021, 3, 11), "clerk", {"fair_competition": "passed", "competition_opinion": "无影响"}),
    ("deliberate", date(2021, 3, 15), "head", {"meeting": "局务会议"}),
    ("sign", date(2021, 3, 16), "head", {"text": TEXT}),
    ("register", date(2021, 3, 18), "bureau_clerk", {}),
    ("publish", date(2021, 3, 19), "bureau_clerk", {"effective_on": date(2021, 4, 1), "summary": "扶持小微企业"}),
    ("file", date(2021, 3, 26), "clerk", {"filed_with": "资兴市人民代表大会常务委员会"}),
)
DAYS = {step: day for step, day, _, _ in WAY}


def who(county: County, name: str) -> Actor:
    """A person of the story: one of the county's, or the head of the bureau."""
    actor: Actor = getattr(county, name)
    return actor


def brought(county: County, upto: str, **told: dict[str, Any]) -> NormativeDocument:
    """A document after step ``upto``; ``told`` adds to what single steps are told, by step."""
    record: Any = NormativeDocument
    for step, day, name, data in WAY:
        record = engine.take(step, record, who(county, name), {**data, **told.get(step, {})}, day)
        if step == upto:
            break
    document: NormativeDocument = record
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
    document: NormativeDocument = engine.take("enter_existing", NormativeDocument, county.clerk, data, on)
    return document


def counsel(county: County) -> Actor:
    """A head of the bureau that is no clerk."""
    return county.actor(county.bureau, Role.HEAD, name="bureau-head")
