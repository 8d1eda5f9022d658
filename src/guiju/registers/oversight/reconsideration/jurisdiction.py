"""Which organ a case belongs to (2023 art. 4, 24, 25, 27, 28; 2017 art. 12, 13, 15).

Up to 2023 departments decided too, on the acts of their own lower departments and branches. Since 2024 it is governments
from the county up; besides them the superior of an organ that is led vertically, and of a justice department.
"""

from __future__ import annotations

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.kernel.offices.people import Agency
from guiju.registers.oversight.reconsideration.choices import Respondent
from guiju.registers.oversight.reconsideration.respondents import known_agencies, own_among

COUNTY, PROVINCE = 6, 2
"""Lengths of a region's code: counties and what lies above them; provinces."""
OF_GOVERNMENTS = {Respondent.LOWER, Respondent.ITSELF}


def _government(facts: Facts) -> bool:
    return Organ.GOVERNMENT in organs_of(facts.record.agency_id, facts.on)


def reviewing_organ(facts: Facts) -> str | None:
    """2023 art. 4, 24, 27, 28: a government from the county up, or the superior of an organ led vertically or of justice."""
    government = _government(facts)
    if government:
        high = len(facts.record.agency.region_id) <= COUNTY
        return None if high else "乡镇人民政府不是行政复议机关，请转告申请人向县级以上人民政府提出。"
    kind = facts["respondent_kind"]
    justice = kind == Respondent.JUSTICE and Organ.JUSTICE in organs_of(facts.record.agency_id, facts.on)
    if kind == Respondent.VERTICAL or justice:
        return None
    return "2024年起，行政复议由县级以上人民政府统一管辖，政府部门不再收案；请告知申请人向本级人民政府提出。"


def _of_another_place(facts: Facts) -> Agency | None:
    """A department of another place, or a government that is not the next below: as far as its agency is known here."""
    own = facts.record.agency.region
    kind, known = facts["respondent_kind"], known_agencies(facts)
    if kind == Respondent.DEPARTMENT:
        return next((agency for agency in known if agency.region_id != own.pk), None)
    if kind == Respondent.LOWER:
        return next((agency for agency in known if agency.region.parent_id != own.pk), None)
    return None


def within_jurisdiction(facts: Facts) -> str | None:
    """2023 art. 24, 2017 art. 12, 13: a government judges its own departments and the governments next below."""
    if _government(facts) and (other := _of_another_place(facts)):
        kind = Respondent(facts["respondent_kind"]).label
        return f"{other.name}不是{facts.record.agency.name}的“{kind}”，不由本机关管辖。"
    itself = facts["respondent_kind"] == Respondent.ITSELF
    if itself and not own_among(facts):
        return "被申请人不是本机关，请更正被申请人类别。"
    concerns = itself or (own_among(facts) and facts["respondent_kind"] != Respondent.JUSTICE)
    if not concerns or len(facts.record.agency.region_id) <= PROVINCE:
        return None
    return "只有省级人民政府管辖对自己的行为提出的申请；请告知申请人向上一级人民政府提出。"


def within_jurisdiction_2017(facts: Facts) -> str | None:
    """2017 art. 12, 13: acts of governments go to a government; townships decide nothing."""
    if len(facts.record.agency.region_id) > COUNTY:
        return "乡镇人民政府不是行政复议机关。"
    if facts["respondent_kind"] in OF_GOVERNMENTS and not _government(facts):
        return "对人民政府的行为不服的，由上一级人民政府管辖。"
    return within_jurisdiction(facts)


def _jurisdiction(facts: Facts) -> str | None:
    new = facts.rule("reconsideration.organ") is not None
    return within_jurisdiction(facts) if new else within_jurisdiction_2017(facts)


def of_vertical_superior(facts: Facts) -> str | None:
    """2023 art. 27, 2017 art. 12(2)."""
    if facts["respondent_kind"] != Respondent.VERTICAL or not _government(facts):
        return None
    return "对垂直领导的机关、税务和国家安全机关的行为不服的，由其上一级主管部门管辖，本级人民政府不能受理。"


def of_justice_superior(facts: Facts) -> str | None:
    """2023 art. 28: the same government or the justice department above; it does not judge itself."""
    own = facts["respondent_kind"] == Respondent.JUSTICE and own_among(facts)
    return "对司法行政部门的行为不服的，由本级人民政府或者上一级司法行政部门管辖。" if own else None


RECEIVES = Gate("reconsideration.organ", reviewing_organ, "respondent_kind")
JURISDICTION = (
    RECEIVES,
    Gate("reconsideration.jurisdiction", _jurisdiction, "respondent_kind"),
    Gate("reconsideration.jurisdiction_vertical", of_vertical_superior, "respondent_kind"),
    Gate("reconsideration.jurisdiction_justice", of_justice_superior, "respondent_kind"),
)
