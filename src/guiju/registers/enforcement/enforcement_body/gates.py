"""What the law asks of a body that enforces, and of who entrusts it. Each gate answers with a sentence, or None.

行政处罚法 (2021) arts. 20, 21, 24; before it (2017) art. 18; 行政强制法 art. 17(1).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, law_or_house
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.regions import Level
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.enforcement_body.columns import Kind, Power


def entrusted(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.ENTRUSTED)


def standing(facts: Facts) -> list[tuple[str, str]]:
    """Kind and field of each power that the body has once the step is taken."""
    ended = {told["id"] for told in facts["ended"]} if facts.asks("ended") else set()
    there = [(row.kind, row.field) for row in facts.parts("powers") if row.until is None and row.pk not in ended]
    told = [(row["kind"], row["field"]) for row in facts["powers"]] if facts.asks("powers") else []
    return [*there, *told]


def penalises_for_another(facts: Facts) -> bool:
    """Whether 行政处罚法 art. 20 speaks of it: it penalises, and in another's name."""
    return entrusted(facts) and any(kind == Power.PENALTY for kind, _ in standing(facts))


def by_law(rule: str) -> Callable[[Facts], bool]:
    """Whether the article binds: it speaks of this body, and its text is in force. Of others, and earlier, the house asks it."""
    return lambda facts: penalises_for_another(facts) and facts.rule(rule) is not None


def entrusted_in_writing(facts: Facts) -> str | None:
    """Who entrusts, and by which paper; nobody else names one."""
    parts = {"entruster": "委托机关", "entrustment": "委托书文号"}
    told = [label for name, label in parts.items() if facts[name]]
    if not entrusted(facts):
        return f"不是受委托组织的，不填{'、'.join(told)}。" if told else None
    missing = [label for label in parts.values() if label not in told]
    return f"受委托组织应当填写{'、'.join(missing)}。" if missing else None


def content_of_entrustment(facts: Facts) -> str | None:
    """行政处罚法 art. 20(2): matters, powers and term in the paper, which both make public."""
    if not entrusted(facts):
        return None
    parts = {"scope": "委托事项和权限", "entrusted_until": "委托期限", "entrustment_public": "委托书已向社会公布"}
    missing = [label for name, label in parts.items() if not facts[name]]
    if missing:
        return f"委托书应当载明事项、权限、期限并公布，请填写或者确认：{'、'.join(missing)}。"
    return term_runs(facts)


def term_runs(facts: Facts) -> str | None:
    until = facts["entrusted_until"]
    return f"委托期限已于{until}届满。" if entrusted(facts) and until is not None and until < facts.on else None


def entrusted_by_its_own_right(facts: Facts) -> str | None:
    """Nobody hands on what was entrusted to them; who entrusts is announced that day and no other body itself."""
    giver = facts["entruster"]
    if not entrusted(facts) or giver is None:
        return None
    facts.look_at([giver])
    if giver.kind == Kind.ENTRUSTED:
        return f"“{giver.title}”自身是受委托组织，不得再委托。"
    if not giver.announced_by(facts.on):
        return f"委托机关“{giver.title}”在{facts.on}不是已公告的行政执法主体，请先公告或者另选。"
    return None


def beyond(powers: Iterable[tuple[str, str]], held: Collection[tuple[str, str]], on: date) -> list[str]:
    """Those powers, in words, that are not among those held."""
    covers, fields = fields_of_administration.covers, fields_of_administration.fields()
    return [
        f"{fields[field].name}{Power(kind).label}"
        for kind, field in powers
        if not any(kind == own and covers(wide, field, on) for own, wide in held)
    ]


def within_the_givers_powers(facts: Facts) -> str | None:
    """Nobody entrusts what is not their own (行政处罚法 art. 20(1))."""
    giver = facts["entruster"]
    if not entrusted(facts) or giver is None:
        return None
    there = giver.powers.filter(since__lte=facts.on).exclude(until__lte=facts.on)
    told = [one for one in standing(facts) if one[0] != Power.COMPULSORY and of_its_day(one[1], facts.on)]
    left = beyond(told, [(row.kind, row.field) for row in there], facts.on)
    return f"委托机关“{giver.title}”在{facts.on}没有{'、'.join(left)}职权，不能委托。" if left else None


def entrusts_no_more(facts: Facts) -> str | None:
    """Who gives up a power has nobody left who holds it from them."""
    body: Any = facts.record
    for one in facts.look_at(body.entrusts.filter(body.lasting(facts.on), stage="announced")):
        rows = one.powers.filter(until=None)
        if left := beyond([(row.kind, row.field) for row in rows], standing(facts), facts.on):
            return f"{facts.named(one)}仍受本主体委托行使{'、'.join(left)}，请先减少其职权或者撤销其公告。"
    return None


def no_compulsion_entrusted(facts: Facts) -> str | None:
    forced = entrusted(facts) and any(kind == Power.COMPULSORY for kind, _ in standing(facts))
    return "行政强制措施权不得委托，请从执法职权中删去行政强制。" if forced else None


def handed_to_township(facts: Facts) -> str | None:
    """行政处罚法 art. 24(1): a township penalises by what the province has handed down and published."""
    local = len(facts.record.region) >= Level.TOWNSHIP and facts["kind"] == Kind.STATUTORY
    if not local or not any(kind == Power.PENALTY for kind, _ in standing(facts)) or facts["handed_down"]:
        return None
    return "乡镇、街道行使行政处罚权的，请填写省级决定的名称和文号（决定应当已经公布）。"


def has_powers(facts: Facts) -> str | None:
    return None if standing(facts) else "没有一项执法职权，不能作为行政执法主体。"


def no_power_twice(facts: Facts) -> str | None:
    held = standing(facts)
    twice = next((one for n, one in enumerate(held) if one in held[:n]), None)
    if twice is None:
        return None
    field = fields_of_administration.fields()[twice[1]].name
    return f"{field}的{Power(twice[0]).label}重复登记。"


def named_once(facts: Facts) -> str | None:
    register: Any = type(facts.record)
    bodies = register.objects.filter(register.lasting(facts.on), title=facts["title"], region=facts.record.region)
    twin = facts.look_at(bodies.exclude(pk=facts.record.pk)[:1])
    return f"本地已有同名的行政执法主体（{twin[0].stage_label}）。" if twin else None


def field_of_its_day(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return of_its_day(told["field"], facts.on)


def of_its_day(name: str, on: date) -> bool:
    field = fields_of_administration.fields()[name]
    return field.since <= on <= field.until


def named_powers(facts: Facts) -> dict[str, Any]:
    """All powers in one line, which the public reads and the list as of a day keeps."""
    fields = fields_of_administration.fields()
    words = [f"{fields[field].name}{Power(kind).label}" for kind, field in standing(facts)]
    return {"powers_named": "、".join(dict.fromkeys(words))[:500]}


def entrusts_nobody(facts: Facts) -> str | None:
    """Who is gone has nobody act in its name: those that it entrusts are withdrawn first, or entrusted by another."""
    body: Any = facts.record
    left = facts.look_at(body.entrusts.filter(body.lasting(facts.on), stage="announced")[:3])
    names = "、".join(f"“{facts.named(one)}”" for one in left)
    return f"{names}仍由本主体委托，请先撤销其公告或者由其他机关续签委托。" if left else None


def is_entrusted(facts: Facts) -> str | None:
    return None if entrusted(facts) else "只有受委托组织续签委托。"


WITHIN = law_or_house(
    by_law("penalty.delegation_written"),
    "penalty.delegation_written",
    "house.body_entrusted_within",
    within_the_givers_powers,
    "entruster",
    gist="委托的职权在委托机关的职权以内",
)
GIVEN = (
    *law_or_house(
        by_law("penalty.no_subdelegation"),
        "penalty.no_subdelegation",
        "house.body_not_entrusted_on",
        entrusted_by_its_own_right,
        "entruster",
        gist="委托机关是已公告的主体，自身不是受委托组织",
    ),
    *WITHIN,
)
ENTRUSTMENT = (
    *law_or_house(
        by_law("penalty.delegation_written"),
        "penalty.delegation_written",
        "house.body_entrusted_in_writing",
        entrusted_in_writing,
        "entrustment",
        gist="受委托组织填写委托机关和委托书",
    ),
    *law_or_house(
        by_law("penalty.delegation_content"),
        "penalty.delegation_content",
        "house.body_entrustment_whole",
        content_of_entrustment,
        "entrusted_until",
        gist="委托书载明事项、权限、期限并公布",
    ),
    *GIVEN,
)
ANNOUNCED = (*GIVEN, Gate("house.body_entrustment_runs", term_runs, "entrusted_until", "委托期限尚未届满"))
"""Looked at again on the day of the announcement: whoever entrusts may be gone by then."""
KEPT_BY_NOBODY = Gate("house.body_entrusts_no_more", entrusts_no_more, "ended", "受委托组织不再行使所减少的职权")
OF_POWERS = (
    Gate("house.body_power_once", no_power_twice, "powers", "同一领域的同类职权不重复登记"),
    Gate("compulsory.no_delegation", no_compulsion_entrusted, "powers"),
    Gate("penalty.township_powers", handed_to_township, "handed_down"),
    each_row("house.field_of_its_day", "powers", field_of_its_day, "的行政管理领域在当日不通行", "所填领域在当日通行"),
)
HAS_POWERS = Gate("house.body_has_powers", has_powers, gist="有执法职权")
NAMED_ONCE = Gate("house.body_once", named_once, "title", "同一地方没有同名的主体")
