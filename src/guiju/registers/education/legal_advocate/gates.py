"""法律明白人: what stands before each step. Each gate answers with a sentence, or None.

The norm of 2021 for their training is not at hand: what is remembered of it stands in the catalogue as not confirmed.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_once, each_row
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.parties import born_on, key_of
from guiju.kernel.offices.regions import Level, span
from guiju.registers.education.legal_advocate.choices import Grade, Leaving
from guiju.registers.education.villages import IN_A_VILLAGE

ADULT = 18


def known_by(facts: Facts) -> dict[str, Any]:
    told = facts["person"][0]
    facts.note(_noted(facts))
    return {"title": told["name"], "person_key": key_of(told)}


def _noted(facts: Facts) -> str:
    """By what others of the same batch find who was chosen before them."""
    told = facts["person"][0]
    return f"advocate {key_of(told) or (told['name'], facts.record.region)}"


def adult(facts: Facts) -> str | None:
    """Where the number names no day of birth, nobody is refused by it."""
    told = facts["person"][0]
    if (born := born_on(told)) is None:
        return None
    age = facts.on.year - born.year - ((facts.on.month, facts.on.day) < (born.month, born.day))
    return None if age >= ADULT else f"{mask_name(told['name'])}在{facts.on}未满{ADULT}周岁。"


def not_on_the_roll(facts: Facts) -> str | None:
    """Nobody is counted in two villages of a county. Who told no number is known by the name in the village."""
    told, record = facts["person"][0], facts.record
    roll: Any = type(record)
    key = key_of(told)
    same: dict[str, Any] = {"title": told["name"], "region": record.region}
    if key:
        low, high = span(record.region[: Level.COUNTY])
        same = {"person_key": key, "region__gte": low, "region__lt": high}
    stored = roll.objects.filter(roll.lasting(facts.on), **same).exclude(pk=record.pk)[:1]
    there = facts.look_at([*stored, *facts.taken_with(_noted(facts))])
    if not there:
        return None
    words = "迁入本村的，先在原村办理“退出”" if key else "同名的另一人，请填写证件号码"
    return f"{mask_name(told['name'])}已在{there[0].agency}的法律明白人名册中；{words}。"


def trained(facts: Facts) -> str | None:
    """Also by a training of an earlier time on the roll: who moves from one village to another is not trained anew."""
    record: Any = facts.record
    if facts.parts("trainings"):
        return None
    roll: Any = type(record)
    earlier = roll.objects.filter(person_key=record.person_key, training_hours__gt=0, certified_on__isnull=False)
    known = record.person_key and facts.look_at(earlier.exclude(pk=record.pk)[:1])
    return None if known else "还没有登记培训，请先办理“培训”。"


def hours(facts: Facts) -> int:
    told: list[int] = [row["hours"] for row in facts["trainings"]]
    return int(facts.before("training_hours")) + sum(told)


def fit_for_backbone(facts: Facts) -> str | None:
    record: Any = facts.record
    if record.backbone:
        return "已经是骨干。"
    return "最近一次考核不合格的，不能确定为骨干。" if record.grade == Grade.POOR else None


def is_backbone(facts: Facts) -> str | None:
    record: Any = facts.record
    return None if record.backbone else "不是骨干，不需要取消。"


def year_of_service(facts: Facts) -> str | None:
    """Of a year in which one served, and of each but once."""
    began, before = facts["certified_on"].year, facts.before("assessed_year")
    if not began <= facts["assessed_year"] <= facts.on.year:
        return f"考核年度应当在{began}年至{facts.on.year}年之间。"
    if before is not None and facts["assessed_year"] <= before:
        return f"{before}年度已经考核；登记有误的请办理更正。"
    return None


def assessed(facts: Facts) -> dict[str, Any]:
    """Who fails is no backbone from then on."""
    return {"backbone": False} if facts["grade"] == Grade.POOR else {}


def ground_fits(facts: Facts) -> str | None:
    record: Any = facts.record
    if facts["leaving"] != Leaving.POOR or record.grade == Grade.POOR:
        return None
    return "最近一次考核没有不合格，退出原因请另选。"


ROLL = (
    IN_A_VILLAGE,
    Gate("house.advocate_adult", adult, "person", "已满18周岁"),
    Gate("house.advocate_once", not_on_the_roll, "person", "不在法律明白人名册中"),
)
TRAINING = (
    each_row(
        *(
            "house.advocate_trained_by_then",
            "trainings",
            lambda facts, told, row: told["held_on"] >= facts["entered_on"],
        ),
        "的培训日期早于遴选登记之日。",
        "培训在遴选登记以后",
    ),
    each_once("house.advocate_trained_once", "trainings", "held_on", "topic", gist="同一次培训只登记一次"),
)
TRAINED = Gate("legal_advocate.trained_first", trained)
SERVICE = each_row(
    *("house.advocate_serves", "services", lambda facts, told, row: told["served_on"] >= facts["certified_on"]),
    "的服务日期早于颁证之日。",
    "服务在颁证以后",
)
BACKBONE = Gate("house.advocate_backbone", fit_for_backbone, gist="不是骨干，最近一次考核合格以上")
NO_BACKBONE = Gate("house.advocate_is_backbone", is_backbone, gist="是骨干")
YEAR_ONCE = Gate("house.advocate_year", year_of_service, "assessed_year", "考核年度在任期以内，每年度一次")
GROUND = Gate("house.advocate_ground", ground_fits, "leaving", "因考核不合格退出的，最近一次考核不合格")
