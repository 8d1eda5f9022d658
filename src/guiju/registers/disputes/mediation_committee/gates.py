"""What the law asks of a committee and of those who make it up.

人民调解法 (2010) ch. 2, art. 13; 人民调解委员会组织条例 (1989) art. 3.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.offices.regions import Level
from guiju.registers.disputes.mediation_committee.choices import Kind, Sex


def three_to_nine(facts: Facts) -> str | None:
    """人民调解法 art. 8(2): three to nine members with one chair, and deputies where they are needed."""
    members = facts["members"]
    chairs = sum(member["chair"] for member in members)
    names = Counter(member["name"] for member in members)
    if twice := next((name for name, times in names.items() if times > 1), ""):
        return f"委员{mask_name(twice)}填写了不止一次；同名的两人请在姓名后注明，例如“（大）”。"
    if not 3 <= len(members) <= 9:
        return f"调委会由委员三至九人组成，现填写{len(members)}人。"
    if any(member["chair"] and member.get("deputy") for member in members):
        return "主任不同时是副主任。"
    return None if chairs == 1 else f"调委会设主任一人，现填写{chairs}人。"


def a_woman(facts: Facts) -> str | None:
    """人民调解法 art. 8(3), first half; the regulations of 1989 did not ask for it."""
    return None if any(member["sex"] == Sex.FEMALE for member in facts["members"]) else "委员中没有妇女成员。"


def a_minority(facts: Facts) -> str | None:
    """人民调解法 art. 8(3), second half; 人民调解委员会组织条例 (1989) art. 3(3)."""
    members = facts["members"]
    if facts["multi_ethnic"] and not any(member["minority"] for member in members):
        return "所在地为多民族居住地区，委员中没有人数较少民族的成员。"
    return None


def not_yet_there(facts: Facts) -> str | None:
    """One committee of a name in a place."""
    committees: Any = type(facts.record)
    named = committees.objects.filter(region=facts.record.region, title=facts["title"], left_on=None)
    twin = named.exclude(pk=facts.record.pk)
    return "同一地方已有同名调委会在册，请勿重复登记。" if twin.exists() else None


def elected_later(facts: Facts) -> str | None:
    committee: Any = facts.record
    before = committee.elected_on
    return f"换届当选日期应当晚于上届当选日期{before}。" if before and facts["elected_on"] <= before else None


def mediators_remain(facts: Facts) -> str | None:
    """人民调解法 art. 13: who was a mediator as a member is none when no longer a member, unless the committee engages them."""
    committee: Any = facts.record
    on_roll = committee.mediator_set.filter(committee.mediator_set.model.choosable(facts.on), sort="member")
    there = {member["name"] for member in facts["members"]}
    gone = facts.look_at(one for one in on_roll if one.title not in there)
    if not gone:
        return None
    names = "、".join(mask_name(one.title) for one in gone)
    return f"{names}以委员身份在册任调解员，不在这次填写的委员中，请先办理其离任，或者办理“岗位变动”改为聘任。"


def field_of_trade(facts: Facts) -> str | None:
    trade, told = facts["kind"] == Kind.TRADE, facts["trade_field"]
    if trade and not told:
        return "行业性、专业性人民调解委员会应当选择调解领域。"
    return "不是行业性、专业性人民调解委员会的，不填调解领域。" if told and not trade else None


def screened_by_then(facts: Facts) -> str | None:
    """A round is recorded after it was held, by a committee that was there."""
    began = facts["entered_on"]
    early = next((row["held_on"] for row in facts["screenings"] if row["held_on"] < began), None)
    return None if early is None else f"排查日期{early}应当在{began}至{facts.on}之间。"


def nothing_left_open(facts: Facts) -> str | None:
    """A committee goes when its mediators have left its roll and its disputes are in other hands."""
    committee: Any = facts.record
    serving = facts.look_at(committee.mediator_set.filter(left_on=None))
    if serving:
        return f"尚有在册调解员{len(serving)}名，请先办理其离任或者岗位变动。"
    mediating = facts.look_at(committee.dispute_set.filter(stage__in=("mediating", "drafted")))
    return f"尚有正在调解的纠纷{len(mediating)}件，请先转由其他调委会调解或者办结。" if mediating else None


def composition(facts: Facts) -> dict[str, Any]:
    """The columns that sum up the members told."""
    members = facts["members"]
    return {
        "chair": next(member["name"] for member in members if member["chair"]),
        "members_total": len(members),
        "women_total": sum(member["sex"] == Sex.FEMALE for member in members),
        "minority_total": sum(member["minority"] for member in members),
    }


def standard_since(facts: Facts) -> date | None:
    """The day from which the standard has been met without a break."""
    committee: Any = facts.record
    return (committee.standardized_on or facts.on) if facts["standardized"] else None


# What other registers ask of a committee that is chosen


def in_being(facts: Facts) -> str | None:
    committee = facts["committee"]
    return None if committee.serves_on(facts.on) else f"“{committee.title}”在{facts.on}不在册。"


def of_this_county(facts: Facts) -> str | None:
    """人民调解法 arts. 10, 14(2): a county's bureau keeps the roll of its own committees."""
    committee = facts["committee"]
    here = committee.region[: Level.COUNTY] == facts.record.region[: Level.COUNTY]
    return None if here else f"“{committee.title}”不在本县（市、区），请选择本地的调委会。"


IN_BEING = Gate("house.committee_in_being", in_being, "committee", "调委会在册")
