"""What must hold before a compulsory measure is imposed and while it is (行政强制法 arts. 9, 10, 17 to 24, 29 to 31).

Each gate answers with a sentence, or None. Money is frozen without the party's being there: art. 30 takes over four of the
ten points of art. 18 only.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import parties
from guiju.registers.enforcement import authority, officers_present
from guiju.registers.enforcement.compulsory_measure.choices import Kind, Presence
from guiju.registers.enforcement.penalty_case import party_address
from guiju.registers.services.power_item.choices import Kind as Power
from guiju.registers.services.power_item.choices import TextLevel

GOODS = (Kind.SEAL, Kind.SEIZE)
DURATION = {
    Kind.SEAL: "compulsory.seizure.duration",
    Kind.SEIZE: "compulsory.seizure.duration",
    Kind.FREEZE: "compulsory.freeze.duration",
}
ABLE = {
    Kind.LIBERTY: (TextLevel.LAW,),
    Kind.FREEZE: (TextLevel.LAW,),
    Kind.OTHER: (TextLevel.LAW, TextLevel.STATE_REGULATION),
    Kind.SEAL: (TextLevel.LAW, TextLevel.STATE_REGULATION, TextLevel.LOCAL_REGULATION),
    Kind.SEIZE: (TextLevel.LAW, TextLevel.STATE_REGULATION, TextLevel.LOCAL_REGULATION),
}
"""Art. 10: which texts may set up a measure of a kind."""


def of_goods(facts: Facts) -> bool:
    return facts["kind"] in GOODS


def of_money(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.FREEZE)


def of_liberty(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.LIBERTY)


def face_to_face(facts: Facts) -> bool:
    return not of_money(facts)


def set_up_by_one_able(facts: Facts) -> str | None:
    measure, able = Kind(facts["kind"]), ABLE[Kind(facts["kind"])]
    if facts["basis_level"] in able:
        return None
    return f"“{measure.label}”只能由{'、'.join(level.label for level in able)}设定，请核对依据的效力层级。"


def case_fits(facts: Facts) -> str | None:
    """The case in whose course the measure is taken: of this office, and of the same party."""
    case = facts["penalty"]
    if case is None:
        return None
    facts.look_at([case])
    if case.agency_id != facts.record.agency_id:
        return f"{facts.named(case)}不是本机关的案件。"
    same = not case.party_key or case.party_key == parties.key_of(facts["party"][0])
    return None if same else f"{facts.named(case)}的当事人与所填当事人不同。"


def called_there(facts: Facts) -> str | None:
    bare = facts["presence"] == Presence.WITNESS and not facts["how_called"]
    return "应当通知当事人到场；不到场的，请写明怎样通知。" if bare else None


def witnessed(facts: Facts) -> str | None:
    bare = facts["presence"] == Presence.WITNESS and not facts["witness"]
    return "当事人不到场的，应当邀请见证人到场，请填写见证人。" if bare else None


def told_on_the_spot(facts: Facts) -> str | None:
    there = facts["presence"] == Presence.PARTY
    return None if facts["told_rights"] or not there else "应当当场告知理由、依据和当事人的权利、救济途径。"


def heard_on_the_spot(facts: Facts) -> str | None:
    there = facts["presence"] == Presence.PARTY
    return None if facts["statement"] or not there else "应当听取当事人的陈述和申辩；当事人没有意见的，照此写明。"


def family_told(facts: Facts) -> str | None:
    return None if facts["family"] else "应当当场告知或者立即通知家属实施机关、地点和期限，请写明。"


def liberty_by_law(facts: Facts) -> str | None:
    return None if facts["term"] and facts["other_term_law"] else "请写明期限和规定该期限的法律及条款。"


def not_held_elsewhere(facts: Facts) -> str | None:
    return None if facts["free_of_others"] else "已被其他国家机关依法查封、冻结的，不得重复查封、冻结，请核实。"


def listed_and_handed(facts: Facts) -> str | None:
    if not facts["things"]:
        return "请在清单中逐项填写查封、扣押的场所、设施或者财物。"
    there = facts["presence"] == Presence.PARTY
    return None if facts["handed"] or not there else "决定书和清单应当制作并当场交付当事人。"


def no_list(facts: Facts) -> str | None:
    return "查封、扣押以外的措施不填查封、扣押清单。" if facts["things"] else None


def frozen_in_measure(facts: Facts) -> str | None:
    frozen, involved = facts["frozen"], facts["involved"]
    if not frozen or not involved:
        return "请填写冻结数额和违法行为涉及的金额。"
    if frozen > involved:
        return f"冻结数额{frozen}元超出违法行为涉及的金额{involved}元。"
    return not_held_elsewhere(facts)


def bank_noticed(facts: Facts) -> str | None:
    return None if facts["bank"] and facts["account"] else "应当向金融机构交付冻结通知书，请填写金融机构和账号。"


def addressed(facts: Facts) -> str | None:
    """The party's address, told with the party, now, or before."""
    told = facts["party"] if facts.asks("party") else ()
    if any(not one["address"] for one in told) and not facts["party_address"]:
        return "决定书应当载明当事人的地址，请填写。"
    return party_address.addressed(facts)


def paper_whole(facts: Facts) -> str | None:
    parts = {"term": "期限", "remedies": "救济途径和期限"}
    missing = [label for name, label in parts.items() if not facts[name]]
    return f"决定书缺少{'、'.join(missing)}。" if missing else None


def term_fits(rule: str) -> Any:
    """At most the length that the rule has, unless another law sets one."""

    def reason(facts: Facts) -> str | None:
        limit, term = facts.rule(rule), facts["term"]
        if limit is None or not term or facts["other_term_law"] or term <= limit.length:
            return None
        return f"期限不得超过{limit.length}日；法律、行政法规另有规定的，请写明。"

    return reason


def of_kinds(rule: str, reason: Any, field: str, *kinds: Kind) -> Gate:
    return only_if(lambda facts: facts["kind"] in kinds, Gate(rule, reason, field))


ASKED = (
    Gate("compulsory.set_up_by", set_up_by_one_able, "basis_level"),
    of_kinds("compulsory.freeze_authority", set_up_by_one_able, "basis_level", Kind.FREEZE),
    authority.of_power(Power.COMPULSORY),
    Gate("house.measure_case", case_fits, "penalty", "所涉案件是本机关对同一当事人的案件"),
)
OFFICERS = (
    Gate("compulsory.qualified_officers", officers_present.certified("officers_on_site"), "officers_on_site"),
    Gate("compulsory.two_officers", officers_present.two_of_them("officers_on_site"), "officers_on_site"),
    Gate("compulsory.show_certificate", officers_present.certificates_shown("officers_on_site"), "officers_on_site"),
    Gate(
        "house.measure_interested",
        officers_present.none_interested("officers_on_site", "当事人"),
        "officers_on_site",
        "与当事人有利害关系的回避",
    ),
)
ON_THE_SPOT = (
    *(
        only_if(face_to_face, Gate(rule, reason, field))
        for rule, reason, field in (
            ("compulsory.party_present", called_there, "how_called"),
            ("compulsory.witness", witnessed, "witness"),
            ("compulsory.tell_reasons", told_on_the_spot, "told_rights"),
            ("compulsory.hear_party", heard_on_the_spot, "statement"),
        )
    ),
    only_if(of_liberty, Gate("compulsory.notify_family", family_told, "family")),
    only_if(of_liberty, Gate("compulsory.liberty_term", liberty_by_law, "other_term_law")),
)
WHAT_IS_HELD = (
    of_kinds("compulsory.no_repeat_seizure", not_held_elsewhere, "free_of_others", *GOODS),
    of_kinds("compulsory.seizure_decision", listed_and_handed, "things", *GOODS),
    only_if(lambda facts: not of_goods(facts), Gate("house.measure_list", no_list, "things", "清单只用于查封、扣押")),
    of_kinds("compulsory.freeze_amount", frozen_in_measure, "frozen", Kind.FREEZE),
    of_kinds("compulsory.freeze_notice", bank_noticed, "bank", Kind.FREEZE),
    of_kinds("compulsory.seizure_paper", paper_whole, "term", *GOODS),
    of_kinds("compulsory.seizure_paper", addressed, "party_address", *GOODS),
    of_kinds("compulsory.freeze_paper", paper_whole, "term", Kind.FREEZE),
    of_kinds("compulsory.freeze_paper", addressed, "party_address", Kind.FREEZE),
    *(
        of_kinds(rule, term_fits(rule), "term", *(kind for kind, its in DURATION.items() if its == rule))
        for rule in dict.fromkeys(DURATION.values())
    ),
)
