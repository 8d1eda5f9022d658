"""What filing, investigation and the report on it must satisfy.

Administrative Penalty Law (2021): limitation Art. 36, jurisdiction Art. 20–25, evidence Art. 40–47, filing Art. 54,
investigation Art. 42, 43, 55, 56. Each gate answers with a reason in a clerk's words, or None.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import within
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, in_order, only_if
from guiju.kernel.declaring.numbered import numbered
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import parties
from guiju.kernel.offices.regions import Level
from guiju.law.counting import add_months
from guiju.registers.enforcement import officers_present
from guiju.registers.enforcement.penalty_case.choices import Source
from guiju.registers.enforcement.penalty_case.columns import Evidence, OfficerPresent
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of

INVESTIGATING = ("investigate", "question", "gather", "sample", "preserve", "conclude")
STANDARD = [
    ("act", "有涉嫌违法的事实"),
    ("jurisdiction", "属于本机关管辖"),
    ("punishable", "依法应当或者可以给予处罚"),
    ("in_time", "在追责期限内"),
]


def age_on(day: date, born: date) -> int:
    """Full years of age on ``day``. A year is full on the day after the birthday (法释〔2006〕1号第二条)."""
    return day.year - born.year - ((day.month, day.day) <= (born.month, born.day))


def about_party(facts: Facts) -> dict[str, Any]:
    """What the record keeps of its party so that later steps need not open the sealed data."""
    party, act_on = facts["party"][0], facts["act_on"]
    born = parties.born_on(party)
    return {
        "party_kind": party["kind"],
        "party_key": parties.key_of(party),
        "name_key": parties.name_key_of(party),
        "age_at_act": age_on(act_on, born) if born and act_on else facts["age_found"],
    }


def age_known(facts: Facts) -> dict[str, Any]:
    """The age that the investigation has found out, where the party's number says none."""
    found = facts["age_found"]
    return {} if found is None else {"age_at_act": found}


def known_of_party(facts: Facts) -> dict[str, Any]:
    """Kind, fingerprint and age at the act: of the party told in this step, else of the one on record."""
    if facts.asks("party"):
        return about_party(facts)
    return {name: facts[name] for name in ("party_kind", "party_key", "name_key", "age_at_act")}


def draw_on_record(facts: Facts) -> str | None:
    drawn = facts["source"] != Source.RANDOM or facts["draw"]
    return None if drawn else "来源为双随机检查的，请填写随机抽取任务编号；不是随机抽取的，请改填实际来源。"


def first_to_file(facts: Facts) -> str | None:
    other = facts["filed_elsewhere_on"]
    if other is None or other >= facts.on or facts["designation"]:
        return None
    return f"另一有管辖权的机关已于{other}先行立案，应当由其管辖；经指定管辖的，请填写指定管辖文号。"


def delegated_in_writing(facts: Facts) -> str | None:
    return "委托实施处罚的，请填写委托书文号。" if facts["delegate"] and not facts["delegation"] else None


def not_delegated_on(facts: Facts) -> str | None:
    return "受委托组织不得再委托其他组织或者个人实施处罚。" if facts["delegated_on"] else None


def meets_standard(facts: Facts) -> str | None:
    missing = [label for code, label in STANDARD if code not in facts["standard"]]
    return f"不符合立案条件：{'、'.join(missing)}未确认。" if missing else None


certified = officers_present.certified("officers")
certificates_shown = officers_present.certificates_shown("officers")
none_interested = officers_present.none_interested("officers", "案件")


def two_present(facts: Facts) -> str | None:
    persons = {officer["certificate"].holder_key for officer in facts["officers"]}
    if len(persons) >= 2 or facts["fewer_by_law"]:
        return None
    return f"到场执法人员{len(persons)}人，不得少于两人；法律另有规定的，请填写该规定。"


def none_recused(facts: Facts) -> str | None:
    recused = {row.certificate.holder_key for row in facts.parts("recused_officers")}
    there = [str(o["certificate"]) for o in facts["officers"] if o["certificate"].holder_key in recused]
    return f"{'、'.join(there)}已经准予回避，不得再参与本案。" if there else None


def published_delegation(facts: Facts) -> str | None:
    lacking = facts["delegate"] and not facts["delegation_published"]
    return "委托书应当载明委托的具体事项、权限、期限，并由委托机关和受委托组织向社会公布。" if lacking else None


def fit_delegate(facts: Facts) -> str | None:
    lacking = facts["delegate"] and not facts["delegate_fit"]
    return (
        "受委托组织应当符合法定条件：管理公共事务，有执法资格的人员，需要检测、鉴定的有相应条件。" if lacking else None
    )


def township(facts: Facts) -> bool:
    """Whether a township or subdistrict acts: its region is the fourth level (GB/T 2260, nine digits)."""
    return len(facts.record.agency.region_id) == Level.TOWNSHIP


def powers_handed_down(facts: Facts) -> str | None:
    if not township(facts):
        return None
    parts = {
        "handed_down": "省级决定的名称和文号",
        "handed_down_published": "决定已经公布",
        "handed_down_covers": "本案属于决定交由行使的范围",
    }
    missing = [label for name, label in parts.items() if not facts[name]]
    return f"乡镇、街道实施处罚的，请填写或者确认：{'、'.join(missing)}。" if missing else None


def found_in_time(facts: Facts) -> str | None:
    """The term of another law, where one sets it (Art. 36 (1), last sentence)."""
    months, act_on, found_on = facts["limitation_months"], facts["act_on"], _found_on(facts)
    if not facts["limitation_law"]:
        return "另定追责期限的，请填写该法律及条款。"
    last = add_months(act_on, months)
    return f"依{facts['limitation_law']}，追责期限已于{last}届满，发现日期为{found_on}。" if found_on > last else None


def _found_on(facts: Facts) -> date:
    return facts["found_on"] if facts.asks("found_on") else facts.on


def other_limitation(facts: Facts) -> bool:
    return facts["limitation_months"] is not None


def five_years(facts: Facts) -> bool:
    """Whether the longer term holds: the law of before 2021 has none."""
    return bool(facts["grave_danger"]) and facts.rule("penalty.limitation.life_health_finance") is not None


ORDINARY, LONGER = "penalty.limitation.ordinary", "penalty.limitation.life_health_finance"
BY_OTHER_LAW = only_if(other_limitation, Gate(ORDINARY, found_in_time, "limitation_law"))
LIMITATION = (
    only_if(
        lambda facts: not other_limitation(facts) and not five_years(facts), within(ORDINARY, "act_on", of="found_on")
    ),
    only_if(lambda facts: not other_limitation(facts) and five_years(facts), within(LONGER, "act_on", of="found_on")),
    BY_OTHER_LAW,
)
LIMITATION_ON_SPOT = (only_if(lambda facts: not other_limitation(facts), within(ORDINARY, "act_on")), BY_OTHER_LAW)


def device_reviewed(facts: Facts) -> str | None:
    raw = [e["device"] for e in facts["evidence"] if e["device"] and not e["device_reviewed"]]
    return f"监控设备{'、'.join(raw)}未经法制和技术审核，或者设置地点未公布。" if raw else None


def cited(facts: Facts) -> list[int]:
    """The numbers of the items of evidence on which the facts now found rest."""
    return [int(n) for fact in facts["facts_found"] for n in re.findall(r"\d+", fact["items"])]


def used(facts: Facts) -> list[Evidence]:
    """The items of evidence on record among those."""
    numbers = set(cited(facts))
    return [e for e in facts.parts("evidence") if e.item in numbers] if numbers else []


def items_exist(facts: Facts) -> str | None:
    named = cited(facts) if facts.asks("facts_found") else [row["item"] for row in facts["verifications"]]
    unknown = sorted(set(named) - {e.item for e in facts.parts("evidence")})
    return f"证据{'、'.join(map(str, unknown))}不在本案证据之中。" if unknown else None


def evidence_true(facts: Facts) -> str | None:
    found = {v.item: v.true for v in facts.parts("verifications")}
    open_ones = [f"证据{e.item}" for e in used(facts) if not found.get(e.item)]
    return f"{'、'.join(open_ones)}未经查证属实，不得作为认定事实的根据。" if open_ones else None


def evidence_lawful(facts: Facts) -> str | None:
    tainted = [f"证据{e.item}" for e in used(facts) if e.unlawful]
    return f"{'、'.join(tainted)}以非法手段取得，不得作为认定事实的根据。" if tainted else None


def monitoring_reviewed(facts: Facts) -> str | None:
    raw = [f"证据{e.item}" for e in used(facts) if e.device and not e.record_reviewed]
    return f"{'、'.join(raw)}为监控设备记录，未经审核或者审核不符合要求，不得作为证据。" if raw else None


def findings(facts: Facts) -> str:
    """The facts found and their evidence in words, as notice and decision print them."""
    found = [f"{fact['words']}（证据{fact['items']}）" for fact in facts["facts_found"]]
    kinds = [f"证据{e.item}为{e.get_kind_display()}，证明{e.proves}" for e in used(facts)]
    return "；".join([*found, *kinds])


def proved(facts: Facts) -> dict[str, Any]:
    """Every fact found rests on some evidence, and there is one; whether a monitoring record is among it."""
    found = facts["facts_found"]
    whole = bool(found) and all(re.search(r"\d", fact["items"]) for fact in found)
    return {"facts_proved": whole, "findings": findings(facts), "monitored": any(e.device for e in used(facts))}


PRESENCE = (
    Gate("penalty.qualified_officers", certified, "officers"),
    Gate("penalty.two_officers", two_present, "officers"),
    Gate("penalty.recusal", none_interested, "officers"),
    Gate("penalty.recusal", none_recused, "officers"),
)
NOT_THE_FILER = four_eyes("批准立案的人员不得与申请立案的人员相同。", "file")
IN_ORDER = in_order("act_on", "found_on")
COMPETENCE = (
    Gate("penalty.delegation_written", delegated_in_writing, "delegation"),
    Gate("penalty.no_subdelegation", not_delegated_on, "delegated_on"),
    Gate("penalty.delegation_content", published_delegation, "delegation_published"),
    Gate("penalty.delegate_fit", fit_delegate, "delegate_fit"),
    Gate("penalty.township_powers", powers_handed_down, "handed_down"),
)
HANDED_DOWN = asks.under(
    "乡镇、街道处罚的",
    asks.maybe(
        asks.words("handed_down", "交由乡镇、街道行使处罚权的省级决定", longest=200), "乡镇、街道处罚的，应当填写。"
    ),
    asks.yes("handed_down_published", "该决定已经公布", help_text="乡镇、街道处罚的，应当确认。"),
    asks.yes("handed_down_covers", "本案属于该决定的范围", help_text="乡镇、街道处罚的，应当确认。"),
)
DELEGATION = (
    *asks.under(
        "委托实施处罚的",
        asks.maybe(said_before(Of.delegate)),
        asks.maybe(asks.words("delegation", "委托书文号", longest=80), "委托实施处罚的，应当填写。"),
        asks.yes("delegated_on", "受委托组织又转委托他人"),
        asks.yes("delegation_published", "委托书载明事项、权限、期限并已公布"),
        asks.yes("delegate_fit", "受委托组织符合法定条件"),
    ),
    *HANDED_DOWN,
)
PARTY = asks.parties("party", "当事人", most=1)
AGE = asks.maybe(
    asks.number("age_found", "查明的违法时周岁", most=150), "当事人是自然人而证件号码不能证明年龄的，应当查明填写。"
)
OTHER_LIMITATION = asks.under(
    "法律另定追责期限的",
    asks.maybe(Of.limitation_months),
    asks.maybe(asks.words("limitation_law", "规定追责期限的法律及条款", longest=200), "另定追责期限的，应当填写。"),
)


def officers() -> Any:
    return asks.parts("officers", "执法人员", OfficerPresent, "certificate", "shown", optional=("interested",))


OF_EVIDENCE = ("unlawful", "device", "device_reviewed", "record_reviewed")
EVIDENCE = numbered(asks.parts("evidence", "证据", Evidence, "kind", "proves", optional=OF_EVIDENCE), "item")
"""Each item is numbered by the record, as papers cite it."""
(FEWER,) = asks.under(
    "到场执法人员少于两人的",
    asks.maybe(
        asks.words("fewer_by_law", "法律对执法人数的另行规定", longest=200), "到场执法人员少于两人的，应当填写。"
    ),
)
