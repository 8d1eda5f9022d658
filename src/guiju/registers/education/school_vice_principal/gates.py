"""法治副校长: what stands before each step. Each gate answers with a sentence, or None.

中小学法治副校长聘任与管理办法 (2021, 教育部令第52号) is not at hand: what is remembered of it is not confirmed.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_once, each_row
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.parties import key_of
from guiju.registers.education.school_vice_principal.choices import Grade, Leaving

HOURS_BEFORE = 8
"""So many hours of training before one is engaged (rule ``school_vice_principal.trained_first``)."""
YEARS_IN_LAW = 3
"""So many years in the work of the law (rule ``school_vice_principal.fit``)."""


def known_by(facts: Facts) -> dict[str, Any]:
    told = facts["person"][0]
    facts.note(_noted(facts))
    return {"title": told["name"], "person_key": key_of(told)}


def _noted(facts: Facts) -> str:
    """By what others of the same batch find who was recommended to the school before them."""
    return f"vice principal {facts['school'].pk} {_who(facts)}"


def _who(facts: Facts) -> dict[str, str]:
    told = facts["person"][0]
    key = key_of(told)
    return {"person_key": key} if key else {"title": told["name"]}


def school_listed(facts: Facts) -> str | None:
    school = facts["school"]
    facts.look_at([school])
    return None if school.serves_on(facts.on) else f"“{school.title}”在{facts.on}不在学校名录中。"


def once_at_a_school(facts: Facts) -> str | None:
    model: Any = type(facts.record)
    same = model.objects.filter(model.lasting(facts.on), school=facts["school"], **_who(facts))
    there = facts.look_at([*same.exclude(pk=facts.record.pk)[:1], *facts.taken_with(_noted(facts))])
    name = mask_name(facts["person"][0]["name"])
    return f"{name}已在“{facts['school'].title}”推荐或者任职。" if there else None


def long_enough(facts: Facts) -> str | None:
    years = facts["years_in_law"]
    return None if years >= YEARS_IN_LAW else f"从事法治工作{years}年，不足{YEARS_IN_LAW}年。"


def trained(facts: Facts) -> str | None:
    hours = facts["training_hours"]
    return None if hours >= HOURS_BEFORE else f"任职前培训{hours}学时，不足{HOURS_BEFORE}学时，请先办理“培训”。"


def hours(facts: Facts) -> int:
    told: list[int] = [row["hours"] for row in facts["trainings"]]
    return int(facts.before("training_hours")) + sum(told)


def term_ahead(facts: Facts) -> str | None:
    until = facts["term_until"]
    return None if until > facts.on else f"聘期应当截止在{facts.on}以后。"


def renewed_longer(facts: Facts) -> str | None:
    """A term once over is over: who failed, or is to serve on, is engaged anew."""
    was, until = facts.before("term_until"), facts["term_until"]
    if until <= was:
        return f"续聘的聘期应当晚于原聘期{was}。"
    return "最近一次考核不合格的，不再续聘。" if facts.before("grade") == Grade.POOR else None


def year_of_service(facts: Facts) -> str | None:
    """Of a year in which one served, and of each but once."""
    began, before, year = facts["engaged_on"].year, facts.before("assessed_year"), facts["assessed_year"]
    if not began <= year <= facts.on.year:
        return f"考核年度应当在{began}年至{facts.on.year}年之间。"
    return f"{before}年度已经考核；登记有误的请办理更正。" if before is not None and year <= before else None


def ground_fits(facts: Facts) -> str | None:
    failed = facts.before("grade") == Grade.POOR
    fits = facts["leaving"] != Leaving.POOR or failed
    return None if fits else "最近一次考核没有不合格，离任原因请另选。"


LISTED = Gate("house.school_listed", school_listed, "school", "学校在名录中")
FIT = (
    LISTED,
    Gate("house.vice_principal_once", once_at_a_school, "person", "一人在一所学校只登记一次"),
    Gate("school_vice_principal.fit", long_enough, "years_in_law"),
)
TRAINING = each_once("house.vice_principal_trained_once", "trainings", "held_on", "topic", gist="同一次培训只登记一次")
TRAINED = Gate("school_vice_principal.trained_first", trained)
TERM = Gate("house.vice_principal_term", term_ahead, "term_until", "聘期截止在聘任以后")
RENEWED = Gate("house.vice_principal_renewed", renewed_longer, "term_until", "续聘的聘期更长，最近一次考核合格以上")
LESSONS = (
    each_row(
        *("house.vice_principal_serves", "lessons", lambda facts, told, row: told["held_on"] >= facts["engaged_on"]),
        "的授课日期早于聘任之日。",
        "授课在聘任以后",
    ),
    each_once("house.law_lesson_once", "lessons", "held_on", "topic", gist="同一堂课只登记一次"),
)
YEAR_ONCE = Gate("house.vice_principal_year", year_of_service, "assessed_year", "考核年度在任期以内，每年度一次")
GROUND = Gate("house.vice_principal_ground", ground_fits, "leaving", "因考核不合格离任的，最近一次考核不合格")
