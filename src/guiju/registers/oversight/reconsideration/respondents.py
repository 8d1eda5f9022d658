"""被申请人: agencies as parties, one or several with a delivery, a term, a reply and a performance each.

2023 art. 19: whoever made the act; those who made it in common; who entrusted it; who goes on with the powers of one
abolished. 2007 regulation art. 12 to 14 and 22: an approved act is its approver's; a wrong respondent is put right.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.course import Deed
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.kernel.offices.people import Agency
from guiju.registers.oversight.reconsideration.actors import DESK
from guiju.registers.oversight.reconsideration.choices import GivenBy, NewRespondent, Respondent
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.statistics import BY_REGION, Level

RESPONDENT, OF_RESPONDENT = "respondent", "of_respondent"
WHOSE = asks.whose(OF_RESPONDENT, "被申请人", RESPONDENT)
"""Of which respondent a paper, a reply or a performance is."""
CALLED_IN = ("received", "correcting", "negotiating", "designating", "reviewing", "suspended", "appraising")


def of(deed: Deed) -> str:
    """The key of the respondent of whom an act was."""
    return str(deed.content.get("told", {}).get(OF_RESPONDENT) or "")


def acts_of(facts: Facts, whose: str, *steps: str) -> list[Deed]:
    """What one respondent has done, or what was delivered to it."""
    return [deed for deed in facts.history if deed.step in steps and of(deed) == whose]


def evidence_of(facts: Facts, whose: str) -> list[Any]:
    """The evidence that one respondent has brought."""
    brought = {deed.seq for deed in acts_of(facts, whose, "reply", "supplement")}
    return [row for row in facts.parts("evidence") if row.given_by == GivenBy.RESPONDENT and row.seq in brought]


def reply_clock(facts: Facts, whose: str) -> ClockRow | None:
    """Its limit for the reply: on the ordinary track, else on the summary one."""
    rows = (facts.clock(f"reconsideration.reply.{track}", whose) for track in ("ordinary", "summary"))
    return next((row for row in rows if row is not None), None)


def answered_in_time(facts: Facts, whose: str) -> bool:
    """Whether it has replied with evidence, and not too late (2023 art. 48, 54, 70)."""
    clock = reply_clock(facts, whose)
    late = clock is not None and clock.overdue(facts.on)
    return bool(acts_of(facts, whose, "reply") and evidence_of(facts, whose) and not late)


def reply_awaited(facts: Facts, whose: str) -> str | None:
    """Why nothing can be decided yet: it was never sent the application, or its term still runs (2023 art. 48, 54)."""
    if acts_of(facts, whose, "reply"):
        return None
    clock, name = reply_clock(facts, whose), facts.in_role(RESPONDENT)[whose].masked_name
    if clock is None:
        return f"申请书副本尚未发送并登记送达{name}，答复期限没有起算。"
    return None if clock.overdue(facts.on) else f"{name}的答复期限至{clock.due_on}止，尚未届满。"


# Who the respondents are after a step.
def _after(facts: Facts) -> list[tuple[str, int | None]]:
    """Names and agencies: those there, without who leaves by the step, and those told of now."""
    gone = facts[OF_RESPONDENT] if facts.asks(OF_RESPONDENT) else None
    now = facts[RESPONDENT] if facts.asks(RESPONDENT) else None
    there = [(p.masked_name, p.agency_id) for key, p in facts.in_role(RESPONDENT).items() if key != gone]
    return [*there, *((told["name"], told["agency_id"]) for told in now or ())]


def named(facts: Facts) -> str:
    """All of them, as lists and papers call them."""
    return "、".join(name for name, _ in _after(facts))


def level_of(agency: Agency, facts: Facts) -> Level:
    """By its region, and whether it is a government: so entered, or so called, as every 人民政府 is."""
    department, government = BY_REGION.get(len(agency.region_id), (Level.OTHER, Level.OTHER))
    governs = agency.name.endswith("人民政府") or Organ.GOVERNMENT in organs_of(agency.pk, facts.on)
    return government if governs else department


def level(facts: Facts) -> str:
    """Of several respondents the table counts none of the classes but 其他; of one of this installation it is known."""
    there = _after(facts)
    if len(there) > 1:
        return Level.OTHER
    known = there[0][1] if there else None
    agency = Agency.objects.get(pk=known) if known is not None else None
    return level_of(agency, facts) if agency is not None else facts["respondent_level"] or Level.OTHER


def organ_level(facts: Facts) -> str:
    return level_of(facts.record.agency, facts)


def level_told(facts: Facts) -> str | None:
    there = _after(facts)
    unknown = len(there) == 1 and there[0][1] is None and not facts["respondent_level"]
    return "被申请人不是本平台的机关，请选择其级别和类别。" if unknown else None


def once_each(facts: Facts) -> str | None:
    names = [name for name, _ in _after(facts)]
    twice = next((name for name in names if names.count(name) > 1), None)
    return f"{twice}已经是被申请人。" if twice else None


def known_agencies(facts: Facts) -> list[Agency]:
    """Those among them that are agencies of this installation."""
    known = [agency for _, agency in _after(facts) if agency is not None]
    return list(Agency.objects.filter(pk__in=known).select_related("region").order_by("pk"))


def own_among(facts: Facts) -> bool:
    """Whether the organ that decides is among the respondents, or will be by the step."""
    own = facts.record.agency
    return any(agency == own.pk or name == own.name for name, agency in _after(facts))


def judge_of_itself(facts: Facts) -> str | None:
    """2023 art. 24(2), 2017 art. 14: only the acts of a province and of a ministry are reviewed by the organ itself."""
    own = own_among(facts) and facts["respondent_kind"] != Respondent.ITSELF
    return "本机关成为被申请人的，不能由本机关审理，请依法移送有管辖权的机关。" if own else None


def one_is_left(facts: Facts) -> str | None:
    return None if _after(facts) else "更换被申请人的，应当同时登记正确的被申请人。"


SETS: dict[str, Any] = {"respondents": named, "respondent_level": level}
IN_ORDER = (
    Gate("house.respondent_level", level_told, "respondent_level", "不是本平台机关的被申请人，选定级别和类别"),
    Gate("house.respondent_once", once_each, RESPONDENT, "同一机关只登记一次"),
)
NOT_ITSELF = Gate("reconsideration.jurisdiction", judge_of_itself, RESPONDENT)
LEVEL = asks.maybe(Of.respondent_level, "被申请人不是本平台机关的，应当选择；两个以上机关共同作出的，计入其他。")

STEPS = (
    Step(
        "join_respondent",
        "追加被申请人",
        since=CALLED_IN,
        asks=(asks.agencies(RESPONDENT, "被申请人"), asks.REASON),
        sets=SETS,
        gates=(*IN_ORDER[1:], NOT_ITSELF),
        confirms=("reconsideration.respondent",),
        help_text="以共同名义作出行政行为而遗漏的机关，一并作为被申请人；副本另行发送，答复期限自其收到之日起算。",
        **DESK,
    ),
    Step(
        "replace_respondent",
        "变更被申请人",
        since=CALLED_IN,
        asks=(
            asks.whose(OF_RESPONDENT, "原被申请人", RESPONDENT, leaves=True),
            asks.agencies(RESPONDENT, "被申请人"),
            LEVEL,
            asks.choice("why_new", "变更的原因", NewRespondent.choices),
            asks.REASON,
        ),
        sets=SETS,
        gates=(*IN_ORDER, NOT_ITSELF),
        confirms=("reconsideration.respondent",),
        help_text="原被申请人的答复期限不再计算；向变更后的被申请人另行发送副本。",
        **DESK,
    ),
)
