"""What the law asks of who is a mediator, and what follows from what is told of one.

人民调解法 (2010) ch. 3; before it 人民调解委员会组织条例 (1989) arts. 3, 4, 12.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.identity_documents import Document
from guiju.kernel.keeping.parties import born_on, key_of, sex_of
from guiju.registers.disputes.mediation_committee.gates import IN_BEING, may_be, of_this_county
from guiju.registers.disputes.mediator.choices import Leaving, Sort

ADULT = 18
LONG, TAIL = 18, 4
"""Characters of a number that is unique in the whole country, and how many at its end tell people of one name apart."""


def person(facts: Facts) -> dict[str, Any]:
    """The one person told."""
    told: dict[str, Any] = facts["person"][0]
    return told


def adult(facts: Facts) -> str | None:
    """人民调解法 art. 14(1), the part of it that a record can show."""
    told = person(facts)
    if told["document"] == Document.PERMANENT:
        return "人民调解员由成年公民担任，持外国人永久居留身份证的不得担任。"
    named, born = born_on(told), day_of_birth(facts)
    if born is None:
        return "证件号码没有载明出生日期，请填写出生日期，否则无法核实是否成年。"
    if named not in (None, born):
        return "所填出生日期与证件号码载明的不符，请核对。"
    age = facts.on.year - born.year - ((facts.on.month, facts.on.day) < (born.month, born.day))
    return None if age >= ADULT else f"{mask_name(told['name'])}在{facts.on}未满{ADULT}周岁，不得担任人民调解员。"


def day_of_birth(facts: Facts) -> date | None:
    """As it was told, else as the number names it."""
    return facts["born_on"] or born_on(person(facts))


def known_by(facts: Facts) -> dict[str, Any]:
    """By what a member of a committee is known to be the mediator: name, the end of the number, sex."""
    if facts.asks("person"):
        told = person(facts)
        return {"name": told["name"], "id_tail": tail_of(told), "sex": sex_of(told) or ""}
    mediator: Any = facts.record
    return {"name": mediator.title, "id_tail": mediator.id_tail, "sex": mediator.sex}


def seats(facts: Facts) -> list[Any]:
    """The members of the committee, as it is composed on the day, who may be the mediator."""
    facts.look_at([facts["committee"]])
    rows = facts["committee"].members_on(facts.on).order_by("pk")
    return [row for row in rows if may_be(vars(row), **known_by(facts))]


def of_its_members(facts: Facts) -> str | None:
    """人民调解法 art. 13: members of the committee as it is composed on the day, each one mediator, or whom it has engaged."""
    if facts["sort"] != Sort.MEMBER:
        return None
    committee, name, there = facts["committee"], known_by(facts)["name"], seats(facts)
    if not there:
        return (
            f"{mask_name(name)}在{facts.on}不在“{committee.title}”登记的委员中（姓名、性别和所填证件号码后四位均应相符）；"
            f"由调委会聘任的，产生方式请选“{Sort.ENGAGED.label}”。"
        )
    roll: Any = type(facts.record)
    others = roll.objects.filter(roll.choosable(facts.on), committee=committee, sort=Sort.MEMBER, title=name)
    taken = [one for one in others.exclude(pk=facts.record.pk) if may_be(vars(there[0]), name, one.id_tail, one.sex)]
    if len(taken) < len(there):
        return None
    return f"委员{mask_name(name)}已在调解员名册中；同名的另一人是委员的，请先在委员中分别填写证件号码后四位。"


def not_since_removed(facts: Facts) -> str | None:
    """人民调解法 art. 15: whom those who elect have removed is a member again when they elect them again."""
    if facts["sort"] != Sort.MEMBER or not (there := seats(facts)):
        return None
    mediator: Any = facts.record
    roll: Any = type(mediator)
    key = key_of(person(facts)) if facts.asks("person") else mediator.person_key
    removed = roll.objects.filter(
        person_key=key,
        committee=facts["committee"],
        sort=Sort.MEMBER,
        leaving=Leaving.DISMISSED,
        left_on__gte=max(row.since for row in there),
    )
    if not key or not (gone := facts.look_at(removed)):
        return None
    return f"{mask_name(gone[0].title)}已于{gone[0].left_on}被罢免，重新当选登记后才能以委员身份任调解员。"


def not_on_roll_yet(facts: Facts) -> str | None:
    """Nobody is counted twice in one committee, neither who is appointed to it nor who changes to it."""
    mediator: Any = facts.record
    told = person(facts) if facts.asks("person") else None
    key = mediator.person_key if told is None else key_of(told)
    if not key:
        return None
    there = (
        type(mediator)
        .objects.filter(mediator.lasting(facts.on), person_key=key, committee=facts["committee"])
        .exclude(pk=mediator.pk)
    )
    return (
        f"{mask_name(told['name'] if told else mediator.title)}已在该调委会的调解员名册中。" if there.exists() else None
    )


def trained_by_then(facts: Facts) -> str | None:
    """Training is recorded after it was held, and while on the roll."""
    began = facts["entered_on"]
    for training in facts["trainings"]:
        if training["held_on"] < began:
            return f"培训日期{training['held_on']}应当在{began}至{facts.on}之间。"
    return None


def entered(facts: Facts) -> dict[str, Any]:
    told = person(facts)
    day = day_of_birth(facts)
    return {
        "title": told["name"],
        "person_key": key_of(told),
        "id_tail": tail_of(told),
        "sex": sex_of(told) or "",
        "birth_year": day.year if day else None,
    }


def tail_of(told: dict[str, Any]) -> str:
    """The end of a number that is long enough to show it, as it is masked."""
    number: str = told["id_number"]
    return number[-TAIL:] if len(number) == LONG else ""


def hours(facts: Facts) -> int:
    mediator: Any = facts.record
    total: int = mediator.training_hours + sum(training["hours"] for training in facts["trainings"])
    return total


def removed_for_cause(facts: Facts) -> str | None:
    removed, told = facts["leaving"] == Leaving.DISMISSED, facts["misconduct"]
    if removed and not told:
        return f"罢免或者解聘调解员的，应当选择其违反的行为规范；没有违反的，离任原因请选“{Leaving.ENDED.label}”。"
    return "不是罢免、解聘的，不选违反的行为规范。" if told and not removed else None


MEMBER_OF_IT = (
    Gate("mediation.mediator_source", of_its_members, "sort"),
    Gate("mediation.removal", not_since_removed, "sort"),
)
COMMITTEE = (
    IN_BEING,
    Gate("house.committee_of_county", of_this_county, "committee", "调委会在本县（市、区）"),
)
ONCE = Gate("house.mediator_once", not_on_roll_yet, "committee", "不在该调委会的名册中")
