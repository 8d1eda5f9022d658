"""民主法治示范村（社区）: what stands before an application and a naming. Each gate answers with a sentence, or None.

What all titles are held to stands in ``governance.titles``. The national standard is not at hand: what is remembered of it
is not confirmed, and when a title is looked at again is told with each naming.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.regions import Level, level
from guiju.registers.education.model_village.choices import Conclusion, Kind
from guiju.registers.education.villages import IN_A_VILLAGE
from guiju.registers.governance.indicators.choices import NamedAt
from guiju.registers.governance.titles import gates as titles
from guiju.registers.governance.titles.choices import HELD

REVIEWER = titles.REVIEWER


def called(facts: Facts) -> str:
    return f"{facts['village']}{NamedAt(facts['level']).label}民主法治示范{Kind(facts['kind']).label}"[:200]


def of_the_village(facts: Facts) -> Any:
    """Other records of the same village: of its place, or of its name where that is the township."""
    record = facts.record
    model: Any = type(record)
    same = {"region": record.region}
    if level(record.region) is not Level.VILLAGE:
        same["village"] = facts["village"]
    return model.objects.filter(model.lasting(facts.on), **same).exclude(pk=record.pk)


def not_twice(facts: Facts) -> str | None:
    found = facts.look_at(of_the_village(facts).filter(level=facts["level"])[:1])
    if not found:
        return None
    return f"{facts.named(found[0])}正在办理或者保有称号，同一层级不重复登记。"


def from_the_province(facts: Facts) -> str | None:
    held = of_the_village(facts).filter(level=NamedAt.PROVINCE, stage__in=HELD)
    if facts.look_at(held[:1]):
        return None
    return "国家级从保有省级称号的村（社区）中推荐，请先办理“补录已有称号”登记省级称号。"


def says_why_not(facts: Facts) -> str | None:
    lacks = facts["conclusion"] == Conclusion.FAILED and not facts["why_not"]
    return "不符合命名条件的，写明理由。" if lacks else None


def concluded(facts: Facts) -> dict[str, Any]:
    failed = facts["conclusion"] == Conclusion.FAILED
    return {"outcome": "不予命名", "decided_on": facts.on} if failed else {}


def visited(facts: Facts) -> str | None:
    return None if facts.before("visited_on") else "尚未实地考察。"


def recheck_ahead(facts: Facts) -> str | None:
    on, until = facts["recheck_on"], facts["valid_until"]
    if on > facts.on and (until is None or on <= until):
        return None
    return f"复核期限应当晚于{facts.on}{f'，不晚于称号期满的{until}' if until else ''}。"


def named_before(facts: Facts) -> str | None:
    until = facts["valid_until"]
    return f"称号已于{until}期满，不补录。" if until is not None and until < facts.on else None


ONCE = Gate("house.village_title_once", not_twice, "level", "同一层级没有正在办理或者保有的称号")
APPLIED = (
    IN_A_VILLAGE,
    ONCE,
    only_if(
        lambda facts: facts["level"] == NamedAt.NATION,
        Gate("model_village.from_province", from_the_province, "level"),
    ),
)
VISITED = Gate("house.village_visited", visited, gist="已经实地考察")
WHY_NOT = Gate("house.village_why_not", says_why_not, "why_not", "不符合条件的写明理由")
RECHECK_AHEAD = Gate("house.village_recheck_ahead", recheck_ahead, "recheck_on", "复核期限晚于当日，在称号有效期内")
NAMED_BEFORE = Gate("house.village_title_lasts", named_before, "valid_until", "补录的称号没有期满")
