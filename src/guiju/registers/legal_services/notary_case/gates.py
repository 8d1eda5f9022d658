"""公证: what the law asks before each step (公证法 2017 chs. 3 to 5). Each gate answers with a sentence, or None."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.representation import AGENT
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.parties import GUARDIAN
from guiju.kernel.keeping.sight import Use
from guiju.kernel.keeping.texts import spellings
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.registers.legal_services.notary_case.choices import ANYWHERE, IN_PERSON, Fault, Kind, Reach, Reviewer, Venue

EXAMINED = ("identity", "documents", "evidence", "truth")


def by_a_notary_office(facts: Facts) -> str | None:
    """公证法 arts. 6, 42: nobody else certifies."""
    agency = facts.record.agency
    if Organ.NOTARY in organs_of(agency.pk, facts.on):
        return None
    return f"{agency}在{facts.on}没有登记为公证机构，不能办理公证；由公证机构登记。"


def used_where(facts: Facts) -> str | None:
    domestic = facts["reach"] == Reach.DOMESTIC
    if domestic and facts["used_in"]:
        return "国内使用的，不填写使用国家、地区。"
    return None if domestic or facts["used_in"] else "涉外、涉港澳台的，填写使用国家、地区。"


def in_person(facts: Facts) -> str | None:
    """公证法 art. 26. Who acts for somebody under guardianship is no one they chose: that is another question (art. 31)."""
    if facts["kind"] not in IN_PERSON:
        return None
    told = facts[AGENT] if facts.asks(AGENT) else ()
    there = (party.told(Use.GATES) for party in facts.parties if party.role == AGENT)
    chosen = any(one["capacity"] != GUARDIAN for one in (*told, *there))
    return f"{Kind(facts['kind']).label}公证应当由本人办理，不得委托他人。" if chosen else None


def at_its_place(facts: Facts) -> str | None:
    """公证法 art. 25."""
    at_the_land, bound = facts["venue"] == Venue.IMMOVABLE, facts["immovable"] and facts["kind"] not in ANYWHERE
    if bound and not at_the_land:
        return "涉及不动产的，由不动产所在地的公证机构办理；受理依据应当选择“不动产所在地”。"
    return "不涉及不动产的，受理依据不能是“不动产所在地”。" if at_the_land and not facts["immovable"] else None


def was_informed(facts: Facts) -> str | None:
    return None if facts["informed_on"] else "尚未告知当事人法律意义和可能产生的后果，先办理“告知”。"


def was_examined(facts: Facts) -> str | None:
    return None if facts["examined_on"] else "尚未审查，或者补充材料、核实以后没有重新审查，先办理“审查”。"


def all_found_good(facts: Facts) -> str | None:
    wrong = [facts.label(name) for name in EXAMINED if not facts[name]]
    if not wrong:
        return None
    return f"{'；'.join(wrong)}：没有查清的，先补充材料或者核实；不符合的，办理“不予办理”。"


def was_verified(facts: Facts) -> str | None:
    if facts["to_verify"] and not facts["verified_on"]:
        return "审查认为需要核实的，先办理“开始核实”“核实完毕”。"
    return None


def signed_and_sealed(facts: Facts) -> str | None:
    return None if facts["signed"] and facts["sealed"] else "公证书由公证员签名（签名章）并加盖公证机构印章后出具。"


def number_once(facts: Facts) -> str | None:
    cases: Any = type(facts.record)
    same = cases.objects.filter(agency=facts.record.agency_id, certificate__in=spellings(facts["certificate"]))
    twin = facts.look_at(same.exclude(pk=facts.record.pk)[:1])
    return f"公证书编号{facts['certificate']}已经用于{facts.named(twin[0])}。" if twin else None


def waived_for_the_poor(facts: Facts) -> str | None:
    return None if facts["waived"] or not facts["aid_eligible"] else "当事人符合法律援助条件的，填写减收、免收的金额。"


def charged(facts: Facts) -> str | None:
    return None if facts["charged_on"] else "尚未登记收费（减免），先办理“收费”；免收的公证费填零。"


def correct_where_wrong(facts: Facts) -> str | None:
    """公证法 art. 39: what is wrong is told, and it is corrected or void; nothing is corrected that is right."""
    if facts["fault"] != Fault.NONE and not facts["wrong"]:
        return "更正、撤销的，写明错误所在。"
    return "没有错误的，不填写错误所在。" if facts["fault"] == Fault.NONE and facts["wrong"] else None


def interested_named(facts: Facts) -> str | None:
    told = bool(facts["interested"])
    if told == (facts["reviewer"] == Reviewer.INTERESTED):
        return None
    return "由利害关系人提出的，填写利害关系人；由当事人提出、自行发现的不填。"


def _own_finding(facts: Facts) -> bool:
    asked = facts.past("ask_review")
    return asked is not None and asked.content.get("told", {}).get("reviewer") == Reviewer.OWN


def not_of_our_own(facts: Facts) -> str | None:
    return "本机构自行发现错误的，应当作出复查处理，不能撤回。" if _own_finding(facts) else None


def nothing_to_keep(facts: Facts) -> str | None:
    """Who looks into what they found by themselves does so because something is wrong."""
    if facts["fault"] != Fault.NONE or facts["reason"] or not _own_finding(facts):
        return None
    return "本机构自行发现错误而复查，复查后没有错误的，写明理由。"


NOTARY_OFFICE = Gate("house.notary_office", by_a_notary_office, gist="由公证机构办理")
APPLYING = (
    NOTARY_OFFICE,
    Gate("notary.in_person_matters", in_person, AGENT),
    Gate("house.notary_used_in", used_where, "used_in", "涉外、涉港澳台的写明使用地"),
)
IN_PERSON_STILL = Gate("notary.in_person_matters", in_person)
ACCEPTING = (Gate("notary.venue", at_its_place, "venue"),)
EXAMINING = (Gate("notary.examined", all_found_good, "identity"),)
BEFORE_APPROVAL = (
    Gate("notary.inform_meaning", was_informed, "informed_on"),
    Gate("notary.examined", was_examined, "examined_on"),
    Gate("notary.verification", was_verified, "to_verify"),
)
APPROVING = (*BEFORE_APPROVAL, four_eyes("审批人员不得与受理、审查的人员相同。", "accept", "examine"))
CHARGING = (Gate("notary.fee_waived", waived_for_the_poor, "waived"),)
ISSUING = (
    Gate("house.notary_charged", charged, "charged_on", "已经登记收费或者减免"),
    Gate("notary.signed_sealed", signed_and_sealed, "signed"),
    Gate("house.notary_number_once", number_once, "certificate", "公证书编号没有用过"),
)
ASKING = (Gate("house.notary_interested", interested_named, "interested", "利害关系人提出的写明是谁"),)
WITHDRAWING = (Gate("house.notary_own_finding", not_of_our_own, gist="不是本机构自行发现的"),)
REVIEWING = (
    Gate("notary.review_result", correct_where_wrong, "wrong"),
    Gate("house.notary_own_review", nothing_to_keep, "reason", "自行发现错误的，维持时写明理由"),
    four_eyes("复查处理的人员不得与承办该公证的人员相同。", "accept", "examine"),
)
