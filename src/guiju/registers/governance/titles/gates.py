"""称号: what stands before it is given, and while it is borne. Each gate answers with a sentence, or None.

All are rules of good order.
"""

from __future__ import annotations

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.people import Agency
from guiju.registers.governance.indicators.choices import NamedAt
from guiju.registers.governance.titles.choices import RECHECK, UNRECTIFIED, Upheld


def by_another(facts: Facts) -> str | None:
    own = facts.record.agency
    return f"{own}是申报单位，不能评审自己。" if facts.actor.agency_id == own.pk else None


def of_its_level(facts: Facts) -> str | None:
    """Whoever oversees the place at whose level the title is given; where none is here, whoever enters what it has told."""
    place = NamedAt(facts.before("level")).place_of(facts.record.region)
    there = Agency.objects.filter(oversees=True, region_id=place).exclude(pk=facts.record.agency_id)
    names = {one.pk: str(one) for one in there}
    if not names or facts.actor.agency_id in names:
        return None
    return f"{NamedAt(facts.before('level')).label}示范由{'、'.join(names.values())}评审、命名。"


def shown_ahead(facts: Facts) -> str | None:
    until = facts["shown_until"]
    return None if until > facts.on else f"公示截止日期{until}应当晚于{facts.on}。"


def shown_over(facts: Facts) -> str | None:
    until = facts.before("shown_until")
    return None if facts.on > until else f"公示到{until}为止，以后才能命名。"


def longer(facts: Facts) -> str | None:
    was, until = facts.before("shown_until"), facts["shown_until"]
    return None if until > max(was, facts.on) else f"新的截止日期应当晚于原定的{was}和当日。"


def objections_settled(facts: Facts) -> str | None:
    left = [str(row) for row in facts.parts("objections") if not row.answer]
    return f"尚有{len(left)}条异议没有核查：{'、'.join(left[:2])}。" if left else None


def none_upheld(facts: Facts) -> str | None:
    found = any(row.upheld == Upheld.YES for row in facts.parts("objections"))
    return "有异议经核查成立，应当办理“不予命名”。" if found else None


def title_lasts(facts: Facts) -> str | None:
    """A title without a term lasts until it is withdrawn."""
    until = facts.before("valid_until")
    return None if until is None or facts.on <= until else f"称号已于{until}期满。"


def rectify_ahead(facts: Facts) -> str | None:
    by, until = facts["rectify_by"], facts.before("valid_until")
    if facts.on < by and (until is None or by <= until):
        return None
    return f"整改期限应当晚于{facts.on}{f'，不晚于称号期满的{until}' if until else ''}。"


def ground_holds(facts: Facts) -> str | None:
    """What is withdrawn for a recheck or for what was not put right had one, or a warning."""
    ground, stage, by = facts["withdrawn_because"], facts.record.stage, facts.before("rectify_by")
    passed = stage == "rechecking" and facts.before("recheck_passed")
    if ground == RECHECK and (stage != "rechecking" or passed):
        return "没有不合格的复核结果，请先办理“复核”。"
    if ground == UNRECTIFIED and (by is None or facts.on <= by or passed):
        return "没有警示，整改期限尚未届满，或者复查已经合格。"
    return None


def rectified(facts: Facts) -> str | None:
    """After a warning a title is kept only once somebody has looked again."""
    return None if facts["recheck_passed"] else "复核不合格的，办理“警示”或者“撤销称号”。"


REVIEWER = (
    Gate("house.title_reviewer", by_another, gist="申报单位不评审自己"),
    Gate("house.title_level", of_its_level, gist="由命名层级的机关评审、命名"),
)
SHOWN = Gate("house.title_shown", shown_ahead, "shown_until", "公示截止日期晚于公示之日")
SHOWN_LONGER = Gate("house.title_shown_longer", longer, "shown_until", "新的公示截止日期晚于原定日期")
NAMED = (
    Gate("house.title_shown_over", shown_over, gist="公示期已经届满"),
    Gate("house.title_objections", objections_settled, gist="异议都已核查"),
    Gate("house.title_upheld", none_upheld, gist="没有成立的异议"),
)
SETTLED = each_row(
    "house.title_upheld_said",
    "settled",
    lambda facts, told, row: bool(told["upheld"]),
    "没有写明是否成立",
    "核查写明结论",
)
LASTS = Gate("house.title_lasts", title_lasts, gist="称号没有期满")
WARNED = Gate("house.title_rectify", rectify_ahead, "rectify_by", "整改期限在称号有效期内")
KEPT = Gate("house.title_recheck_passed", rectified, gist="复核合格")
GROUND = Gate("house.title_ground", ground_holds, "withdrawn_because", "撤销的情形与台账相符")
