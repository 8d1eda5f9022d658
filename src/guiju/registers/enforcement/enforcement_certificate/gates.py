"""Who may have an enforcement certificate, and when it may be issued, exchanged or resumed. Each gate answers with a
sentence, or None. That holders are of age is what is asked of civil servants (公务员法 art. 13(2)), here a rule of the house.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.asked import Asked
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.representation import younger
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import parties
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.identity_documents import Document

LEAST_HOURS = 30
LONGEST_YEARS = 6
OF_AGE = 18
EXCHANGED = ("valid", "expired")
"""Stages of a certificate that may be exchanged: it stands, or has only run out."""


def _certificates() -> Any:
    return register("enforcement_certificate")


OF_KIND = Asked(
    lambda key, kind, day: _certificates().objects.filter(_certificates().lasting(day), holder_key=key, kind=kind)
)
OF_NUMBER = Asked(lambda kind, number: _certificates().objects.filter(kind=kind, number=number))
NUMBERED = Asked(
    lambda kind, key: (
        _certificates().objects.filter(kind=kind, holder_key=key).exclude(number="").exclude(stage="replaced")
    )
)


def holder(facts: Facts) -> dict[str, Any]:
    given: list[dict[str, Any]] = facts["holder"]
    return given[0]


def known_by(facts: Facts) -> dict[str, Any]:
    """What the record itself keeps of its holder: the fingerprint of the identity number, and a masked name."""
    key = parties.key_of(holder(facts))
    facts.note(key)
    return {"holder_key": key, "title": mask_name(holder(facts)["name"])}


def holder_identified(facts: Facts) -> str | None:
    given = holder(facts)
    if given["document"] == Document.RESIDENT:
        return None
    return "持证人应当是公民，并填写居民身份证号。"


def one_a_person(facts: Facts) -> str | None:
    key, kind, replaced = parties.key_of(holder(facts)), facts["kind"], facts["previous_number"]
    if not key:
        return None
    taken: list[Any] = [row for row in facts.taken_with(key) if getattr(row, "kind", "") == kind]
    held = facts.look_at([*OF_KIND(key, kind, facts.on), *taken])
    other = next((row for row in held if not replaced or row.number != replaced), None)
    return f"该人员已有同类证件或者申请（{other.number or other.stage_label}），一人一证。" if other else None


def trained_enough(facts: Facts) -> str | None:
    hours = facts["training_hours"] or 0
    return None if hours >= LEAST_HOURS else f"岗前培训{hours}学时，不足{LEAST_HOURS}学时，不能参加考试。"


def passed_exam(facts: Facts) -> str | None:
    return None if facts["exam_passed"] else f"资格考试成绩{facts['exam_score']}分，未合格，不能发证。"


def examined_here(facts: Facts) -> str | None:
    """An examination of this platform that is named was passed, by the holder: their name is known here by its mask alone."""
    number = facts["exam_number"]
    if not number:
        return None
    exams: Any = register("exam")._default_manager.filter(number=number)
    found = next(iter(facts.look_at(exams[:1])), None)
    if found is None:
        return f"没有编号为“{number}”的学法考试合格证书，请核对；不是本平台考试的不填。"
    if found.stage != "passed":
        return f"{facts.named(found)}现为“{found.stage_label}”，不能作为考试合格的依据。"
    return None if mask_name(found.name) == facts.record.title else f"{facts.named(found)}不是持证人本人的证书。"


def plausible_term(facts: Facts) -> str | None:
    until = facts["valid_until"]
    if facts.on < until <= facts.on + timedelta(days=366 * LONGEST_YEARS):
        return None
    return f"有效期至{until}不合理：应当晚于发证日期{facts.on}，且不超过{LONGEST_YEARS}年。"


def still_valid(facts: Facts) -> str | None:
    until = facts["valid_until"]
    return f"证件已于{until}到期，不能恢复，请换证。" if until is not None and facts.on > until else None


def holder_of_age(facts: Facts) -> str | None:
    return f"持证人未满{OF_AGE}周岁。" if younger(holder(facts), OF_AGE, facts.on) else None


def previous_stands(facts: Facts) -> str | None:
    """A certificate of this register is exchanged by its holder while it stands; who had one here names no other.

    One that was issued before the register, to a person unknown to it, is taken at its word.
    """
    key, kind, number = parties.key_of(holder(facts)), facts["kind"], facts["previous_number"]
    named: list[Any] = facts.look_at(OF_NUMBER(kind, number))
    held: list[Any] = facts.look_at(NUMBERED(kind, key))
    if not named and not held:
        return None
    if any(one.holder_key == key and one.stage in EXCHANGED for one in named):
        return None
    last = (named or held)[-1]
    return f"本人没有可以换发的原证件{number}（{last.number}：{last.stage_label}）；证件被收回的应当重新申请，暂扣的应当先恢复。"


HOLDER = (
    Gate("house.holder_identified", holder_identified, "holder", "持证人是公民，并有居民身份证号"),
    Gate("house.holder_of_age", holder_of_age, "holder", f"持证人年满{OF_AGE}周岁"),
    Gate("house.one_a_person", one_a_person, "holder", "一人一证"),
)
TRAINED = Gate("house.trained_enough", trained_enough, "training_hours", f"岗前培训不少于{LEAST_HOURS}学时")
PASSED = Gate("house.exam_passed", passed_exam, "exam_score", "资格考试合格")
EXAMINED_HERE = Gate("house.exam_certificate", examined_here, "exam_number", "所填学法考试合格证书为本人所有，考试合格")
TERM = Gate("house.plausible_term", plausible_term, "valid_until", f"有效期晚于发证日期，不超过{LONGEST_YEARS}年")
STILL_VALID = Gate("house.still_valid", still_valid, "valid_until", "证件尚未到期")
PREVIOUS = Gate("house.previous_stands", previous_stands, "previous_number", "原证件为本人所有，有效或者只是到期")
