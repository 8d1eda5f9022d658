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
    if twice := told_twice(members):
        return f"委员{mask_name(twice)}填写了不止一次；确是同名的几人，请分别填写证件号码后四位。"
    if not 3 <= len(members) <= 9:
        return f"调委会由委员三至九人组成，现填写{len(members)}人。"
    if any(member["chair"] and member.get("deputy") for member in members):
        return "主任不同时是副主任。"
    return None if chairs == 1 else f"调委会设主任一人，现填写{chairs}人。"


def told_twice(members: list[dict[str, Any]]) -> str:
    """A name that stands there more than once without being told apart; "" where none is."""
    named = Counter(member["name"] for member in members)
    known = {(member["name"], member["id_tail"]) for member in members if member.get("id_tail")}
    apart = Counter(name for name, _ in known)
    return next((name for name, times in named.items() if times > 1 and apart[name] < times), "")


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
    named = committees.objects.filter(committees.lasting(facts.on), region=facts.record.region, title=facts["title"])
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
    gone = facts.look_at(
        one
        for one in on_roll
        if not any(may_be(member, one.title, one.id_tail, one.sex) for member in facts["members"])
    )
    if not gone:
        return None
    names = "、".join(mask_name(one.title) for one in gone)
    return f"{names}以委员身份在册任调解员，不在这次填写的委员中，请先办理其离任，或者办理“岗位变动”改为聘任。"


def removed_stay_out(facts: Facts) -> str | None:
    """人民调解法 art. 15; 人民调解委员会组织条例 (1989) art. 3(5): whom those who elect have removed is a member again by an
    election after it, of all or of one (``chosen_on``), and not by being listed as before."""
    committee: Any = facts.record
    roll = committee.mediator_set.filter(sort="member", leaving="dismissed", left_on__lte=facts.on)
    for one in facts.look_at(roll):
        known = (one.title, one.id_tail, one.sex)
        there = [row for row in facts["members"] if may_be(row, *known)]
        before = [vars(row) for row in facts.parts("members") if may_be(vars(row), *known)]
        chosen = [facts["elected_on"], *(day for row in (*there, *before) if (day := row.get("chosen_on")))]
        if there and max(chosen) <= one.left_on:
            return (
                f"{mask_name(one.title)}已于{one.left_on}被罢免，不能照旧列为委员；此后由原推选单位补选的，填写补选日期；"
                "是同名的另一人的，填写证件号码后四位。"
            )
    return None


def may_be(member: dict[str, Any], name: str, id_tail: str, sex: str) -> bool:
    """Whether a member is the person of that name, as far as number and sex are told of both."""
    pairs = ((member.get("id_tail"), id_tail), (member["sex"], sex))
    return bool(member["name"] == name) and all(ours == theirs for ours, theirs in pairs if ours and theirs)


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


def screened_once(facts: Facts) -> str | None:
    """A round of one day over one ground is one round, or the figures would count it twice."""
    told = [(row["held_on"], row["scope"]) for row in facts["screenings"]]
    there = {(row.held_on, row.scope) for row in facts.parts("screenings")}
    twice = next((one for n, one in enumerate(told) if one in there or one in told[:n]), None)
    return twice and f"{twice[0]}对“{twice[1]}”的排查已经登记，所填有误的请更正。"


def nothing_left_open(facts: Facts) -> str | None:
    """A committee goes when its mediators have left its roll and its disputes are in other hands."""
    committee: Any = facts.record
    mediators = committee.mediator_set
    serving = facts.look_at(mediators.filter(mediators.model.lasting(facts.on)))
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
        **owed_to_the_court(facts),
    }


def owed_to_the_court(facts: Facts) -> dict[str, Any]:
    """人民调解法 art. 10: what changes is told to the court anew; before 2011 nobody was."""
    return {"court_owed": facts.rule("mediation.court_told") is not None}


def court_is_owed(facts: Facts) -> str | None:
    """人民调解法 art. 10: of each setting up and each change once."""
    return None if facts["court_owed"] else f"组成情况自{facts['court_told_on'] or '登记'}以来没有变动，无需通报。"


def as_composed(facts: Facts) -> dict[str, Any]:
    """The members of the day, as the court is told of them."""
    committee: Any = facts.record
    return {"members": list(committee.members_on(facts.on).order_by("-chair", "-deputy", "pk"))}


def standard_since(facts: Facts) -> date | None:
    """The day from which the standard has been met without a break."""
    committee: Any = facts.record
    return (committee.standardized_on or facts.on) if facts["standardized"] else None


# What other registers ask of a committee that is chosen


def in_being(facts: Facts) -> str | None:
    committee = facts["committee"]
    return None if committee.serves_on(facts.on) else f"“{committee.title}”在{facts.on}不在册。"


def of_this_county(facts: Facts) -> str | None:
    """人民调解法 arts. 10, 14(2): whoever looks after a committee keeps the roll of its mediators, as its county's bureau may."""
    committee = facts["committee"]
    if committee.region.startswith(facts.record.region):
        return None
    if committee.region[: Level.COUNTY] != facts.record.region[: Level.COUNTY]:
        return f"“{committee.title}”不在本县（市、区），请选择本地的调委会。"
    return (
        f"“{committee.title}”不在本机关的区域，其调解员由当地或者县级司法行政部门登记；调往该调委会的，请先办理离任。"
    )


IN_BEING = Gate("house.committee_in_being", in_being, "committee", "调委会在册")
