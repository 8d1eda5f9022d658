"""What reviews, notice, defence and hearing must satisfy; how penalties compare.

Administrative Penalty Law (2021): notice and defence Art. 44, 45, 62, 63; review by the head and
collective discussion Art. 57; legality review Art. 58. Of the hearing itself: ``hearing_gates``.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.forms import RegexField

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import Function, Organ, holding
from guiju.registers.enforcement import authority
from guiju.registers.enforcement.penalty_case import hearing_thresholds
from guiju.registers.enforcement.penalty_case.choices import Business, Licence, Warned
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.filing_gates import INVESTIGATING
from guiju.registers.enforcement.penalty_case.imposed import confiscation_in_words
from guiju.registers.services.power_item.choices import Kind as Power

BEFORE_DECISION = ("concluded", "notified")
STATE, DEFEND, HEARING = "state", "defend", "hearing"
RIGHTS = [(STATE, "陈述"), (DEFEND, "申辩"), (HEARING, "要求听证")]
RANK = {"warned": 1, "fine": 2, "confiscated": 2, "licence": 3, "business": 4, "detained_days": 5}
WITHOUT_SUM = {"goods_confiscated": 2, "other_penalty": 1}
RANK |= {"gains_confiscated": 2, **WITHOUT_SUM}
"""The columns of a penalty with the rank of their group in Art. 9: reputation, money, licence, business, detention."""
ORDER: dict[str, list[str]] = {
    "warned": list(Warned.values),
    "licence": list(Licence.values),
    "business": list(Business.values),
}


def weight(name: str, value: Any) -> Decimal:
    """How heavy a penalty is within its own group; 0 for none."""
    if name in ORDER:
        return Decimal(ORDER[name].index(value or ""))
    return Decimal(bool(value)) if name in WITHOUT_SUM else Decimal(value or 0)


def heavier(new: dict[str, Any], old: dict[str, Any]) -> bool:
    """Whether ``new`` is heavier than ``old``: more of something, with nothing of a higher rank made less."""
    more = [rank for name, rank in RANK.items() if weight(name, new[name]) > weight(name, old[name])]
    less = [rank for name, rank in RANK.items() if weight(name, new[name]) < weight(name, old[name])]
    return bool(more) and (not less or max(more) >= max(less))


def proposed(facts: Facts) -> dict[str, Any]:
    """The penalty as it stands on the record: of the latest notice."""
    return {name: getattr(facts.record, name) for name in RANK}


def told(facts: Facts) -> dict[str, Any]:
    """The penalty as told in this step."""
    return {name: facts[name] for name in RANK}


def sanction(facts: Facts) -> str:
    """The penalty told in words, for lists, papers and the public."""
    return in_words(told(facts))


def in_words(given: dict[str, Any]) -> str:
    words = [str(choices(given[name]).label) for name, choices in _CHOICES.items() if given[name]]
    words += [f"罚款{given['fine'].normalize():f}元"] if given["fine"] else []
    words += confiscation_in_words(given)
    words += [f"行政拘留{given['detained_days']}日"] if given["detained_days"] else []
    words += [given["other_penalty"]] if given["other_penalty"] else []
    return "；".join(words)


_CHOICES: dict[str, Any] = {"warned": Warned, "licence": Licence, "business": Business}


def hearing_due(facts: Facts) -> bool:
    """Whether the penalty told is one of Art. 63: the party must be told of the right to a hearing."""
    given, most = told(facts), hearing_thresholds.amount(facts.record.region, facts["party_kind"], facts.on)
    return (
        (given["fine"] or 0) >= most
        or (given["confiscated"] or 0) >= most
        or given["licence"] in (Licence.DOWNGRADED, Licence.REVOKED)
        or given["business"] in (Business.SUSPENDED, Business.BARRED, Business.CLOSED)
        or bool(facts["hearing_by_rule"])
    )


def some_penalty(facts: Facts) -> str | None:
    return None if sanction(facts) else "请至少填写一项处罚内容。"


def notice_complete(facts: Facts) -> str | None:
    parts = {"facts_told": "违法事实", "reasons_told": "理由"}
    missing = [label for name, label in parts.items() if not facts[name]] + uncited(facts)
    missing += [f"{label}的权利" for code, label in RIGHTS[:2] if code not in facts["rights"]]
    return f"告知内容缺少{'、'.join(missing)}。" if missing else None


def hearing_told(facts: Facts) -> str | None:
    if not hearing_due(facts) or HEARING in facts["rights"]:
        return None
    return "拟处罚内容属于应当告知听证权利的情形，请告知当事人有要求听证的权利。"


def monitoring_told(facts: Facts) -> str | None:
    if not facts["monitored"] or facts["monitoring_told"]:
        return None
    return "采用监控设备记录的，应当及时告知违法事实，并为当事人查询、陈述和申辩提供便利。"


def no_heavier_notice(facts: Facts) -> str | None:
    if facts["defended_on"] is None or facts["new_facts"] or not heavier(told(facts), proposed(facts)):
        return None
    return "当事人陈述、申辩之后重新告知更重的处罚，应当写明新查明的违法事实。"


def time_to_answer(facts: Facts) -> str | None:
    until = facts["defence_until"]
    return None if until > facts.on else f"陈述申辩截止日期{until}应当晚于当事人被告知之日，请另定日期重新告知。"


def shared_notice_sent(facts: Facts) -> str | None:
    """A paper shared with others is written after this step: nobody has it yet."""
    early = facts["notice_jointly"] and not facts["sent"]
    return "告知书与同案当事人合并制作的，制作以后另行送达，请选择另行送达。" if early else None


def notice_under_way(facts: Facts) -> str | None:
    received = getattr(facts.record, "notice_received_on", None)
    return None if received is None else f"当事人已于{received}收到告知书。"


def reviewer_qualified(facts: Facts) -> str | None:
    lacking = facts["first_time"] and not facts["qualified"]
    return "初次从事处罚决定法制审核的人员，应当取得法律职业资格。" if lacking else None


def detained_by_police(facts: Facts) -> str | None:
    """Detention lies with the police, or with the organ that a law names."""
    if not facts["detained_days"] or facts["detention_by_law"]:
        return None
    police = Function.objects.filter(holding(facts.on), agency_id=facts.record.agency_id, organ=Organ.POLICE)
    return None if police.exists() else "行政拘留只能由公安机关和法律规定的其他机关决定；法律另有规定的，请写明。"


def clock_time(name: str, label: str) -> asks.Ask:
    """An hour and minute as papers print it: 9:30."""
    clock = RegexField(r"^([01]?\d|2[0-3])[:：][0-5]\d$", label=f"{label}（时:分）", max_length=5)
    return asks.Ask(name, clock)


SET_ASIDE: dict[str, Any] = {
    "defended_on": None,
    "defence_reviewed_on": None,
    "defence_verdict": "",
    "waived_on": None,
    "hearing_requested_on": None,
    "hearing_set_for": None,
    "hearing_held_on": None,
    "hearing_forgone_on": None,
    "noticed_on": None,
}


def on_notice(facts: Facts) -> dict[str, Any]:
    """A new notice opens defence and hearing anew."""
    received, offered = None if facts["sent"] else facts.on, HEARING in facts["rights"]
    return {"sanction": sanction(facts), "hearing_offered": offered, "notice_received_on": received, **SET_ASIDE}


BY_LAW = asks.maybe(
    asks.words("detention_by_law", "规定由本机关决定拘留的法律及条款", longest=200),
    "不是公安机关而决定拘留的，应当填写。",
)


def penalty() -> tuple[Any, ...]:
    """The asks for the content of a penalty, in a notice as in a decision."""
    money = (Of.warned, Of.fine, Of.confiscated, Of.gains_confiscated, Of.goods_confiscated)
    columns = (*money, Of.licence, Of.business, Of.detained_days, Of.other_penalty)
    usual, others = columns[:2], columns[2:]
    rest = (*(as_proposed(column) for column in others), BY_LAW)
    return (*(as_proposed(column) for column in usual), *asks.under("没收、许可证件、生产经营、拘留和其他处罚", *rest))


def uncited(facts: Facts) -> list[str]:
    """Which of the provision broken and the basis of the penalty is not named by its article."""
    return [CITED[name] for name in CITED if not ARTICLE.search(facts[name] or "")]


def as_proposed(column: Any, needed: str = "") -> asks.Marked:
    """May be left open; a form offers what the notice before has said, which a decision for the most part says again."""
    return asks.usually(asks.maybe(column, needed), lambda facts: getattr(facts.record, asks.name_of(column)) or None)


CITED = {"provision": "违法依据（所违反的法律、法规、规章及条、款、项）", "basis": "处罚依据（写明条、款、项）"}
ARTICLE = re.compile(r"第.{1,12}条")
NEEDED = "应当写明法律、法规、规章及其条、款、项。"
GROUNDS = tuple(as_proposed(said_before(column), NEEDED) for column in (Of.provision, Of.basis))
"""What was broken and on what it is penalised, in a notice as in a decision: picked from what the agency has cited before."""
POWER, BODY = asks.under(authority.LISTED, as_proposed(authority.POWER), as_proposed(authority.BODY))
LISTED = authority.of_power(Power.PENALTY)
DETENTION = Gate("penalty.detention_by_police", detained_by_police, "detained_days")
NOT_AN_INVESTIGATOR = four_eyes("审核、审查人员不得为本案调查人员。", *INVESTIGATING, rule="house.not_an_investigator")
