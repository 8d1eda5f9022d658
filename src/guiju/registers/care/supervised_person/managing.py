"""小组、方案、分类管理: the group, the plan, key persons, reports, help (社区矫正法 arts. 24–26, 35–43, 戒毒条例 arts. 15–18)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import models

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate, Point, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import DRUGS, Away, Kind, Query, Sex, Who
from guiju.registers.care.supervised_person.columns import GroupMember
from guiju.registers.care.supervised_person.columns import SupervisedPersonColumns as Of

TEAM = (Who.WORKER, Who.POLICE, Who.MEDIC, Who.FAMILY, Who.VOLUNTEER)
"""戒毒条例 art. 17: of whom a team for community treatment is made up."""


class Help(models.TextChoices):
    EDUCATION = "education", "法治、道德教育"
    COUNSEL = "counsel", "心理辅导"
    SKILLS = "skills", "职业技能培训、就业指导"
    SCHOOL = "school", "就学"
    RELIEF = "relief", "社会救助、社会保险"
    LEGAL_AID = "legal_aid", "法律援助"
    SERVICE = "service", "公益活动"


def a_woman(facts: Facts) -> str | None:
    """社区矫正法 art. 25(2)."""
    women = any(member["sex"] == Sex.FEMALE for member in facts["group"])
    return None if women else "矫正对象为女性的，矫正小组应当有女性成员。"


def who_knows_minors(facts: Facts) -> str | None:
    """社区矫正法 art. 52(2)."""
    known = any(member["knows_minors"] for member in facts["group"])
    return None if known else "未成年人的矫正小组，应当有熟悉未成年人身心特点的人员。"


def whole_team(facts: Facts) -> str | None:
    """戒毒条例 art. 17."""
    there = {member["who"] for member in facts["group"]}
    lacking = [who.label for who in TEAM if who not in there]
    return f"社区戒毒工作小组还缺{'、'.join(lacking)}。" if lacking else None


def members(facts: Facts) -> dict[str, Any]:
    """As the paper lists them."""
    return {"members": [{"name": member["name"], "said": Who(member["who"]).label} for member in facts["group"]]}


def group_first(facts: Facts) -> str | None:
    """社区矫正法 art. 25(1): the group carries out the plan."""
    return None if facts["grouped_on"] else "尚未确定矫正小组，请先办理“确定小组”。"


def not_key(facts: Facts) -> str | None:
    return "该人员已经是重点人员。" if facts["key_person"] else None


def is_key(facts: Facts) -> str | None:
    return None if facts["key_person"] else "该人员不是重点人员。"


def at_home(facts: Facts) -> str | None:
    away = facts["away"]
    return f"该人员已登记为“{Away(away).label}”。" if away else None


def away_so(away: Away) -> Any:
    def reason(facts: Facts) -> str | None:
        return None if facts["away"] == away else f"该人员没有登记为“{away.label}”。"

    return reason


def lasts_on(facts: Facts) -> dict[str, Any]:
    """Community treatment rests while somebody is held, and goes on after (戒毒条例 art. 24(2)): so much later it ends."""
    record: Any = facts.record
    ends = record.term_ends
    if record.kind in DRUGS and ends is not None and record.away_since is not None:
        ends += timedelta(days=(facts.on - record.away_since).days)
    return {"away": "", "away_since": None, "term_ends": ends}


def of_minors_to_few(facts: Facts) -> str | None:
    """社区矫正法 art. 54(2), 预防未成年人犯罪法 art. 59."""
    if facts["asked_by"] != Query.OTHER:
        return None
    return "未成年人的档案信息，除司法机关办案需要或者有关单位根据国家规定查询外，不得提供。"


def reasons_given(facts: Facts) -> str | None:
    """社区矫正法 art. 62."""
    return None if facts["adopted"] or facts["why_not"] else "没有采纳检察意见、建议的，书面回复中应当说明理由。"


AT_HOME = Gate("house.at_home", at_home, "", "没有登记为不在社区")

STEPS = (
    Step(
        "form_group",
        "确定小组",
        since="registered",
        asks=(asks.parts("group", "小组成员", GroupMember, "name", "who", "sex", "knows_minors"),),
        dates=(Of.grouped_on,),
        gates=(
            only_if(
                lambda facts: actors.in_correction(facts) and facts["sex"] == Sex.FEMALE,
                Gate("correction.group_woman", a_woman, "group"),
            ),
            only_if(
                lambda facts: actors.in_correction(facts) and actors.a_minor(facts),
                Gate("correction.group_minor", who_knows_minors, "group"),
            ),
            only_if(actors.in_treatment, Gate("drug_rehab.community_team", whole_team, "group")),
        ),
        writes=Writes("group_duties", "矫正小组责任书", when=actors.in_correction, also=members),
        help_text="调整小组的，重新填写全部成员。",
        **actors.WORKER,
    ),
    Step(
        "plan",
        "制定（调整）方案",
        since="registered",
        asks=(Of.level, asks.words("aims", "针对性措施"), asks.maybe(asks.words("needs", "帮扶需求", longest=500))),
        dates=(Of.planned_on,),
        gates=(only_if(actors.in_correction, Gate("correction.group", group_first, "grouped_on")),),
        confirms=(
            Point("correction.plan", actors.in_correction),
            Point("correction.minor_schooling", lambda facts: actors.in_correction(facts) and actors.a_minor(facts)),
            Point("correction.minor_separate", lambda facts: actors.in_correction(facts) and actors.a_minor(facts)),
        ),
        writes=Writes("plan", "矫正方案", when=actors.in_correction),
        **actors.WORKER,
    ),
    Step(
        "sign_agreement",
        "签订协议",
        since="registered",
        asks=(asks.words("measures", "具体措施"), asks.words("liability", "违反协议的责任", longest=500)),
        dates=(Of.agreed_on,),
        gates=(actors.only_of("签订协议", *DRUGS),),
        confirms=(Point("drug_rehab.community_agreement", actors.for_drugs),),
        writes=Writes("agreement", "社区戒毒（康复）协议"),
        **actors.WORKER,
    ),
    Step(
        "mark_key",
        "列为重点人员",
        since="registered",
        by=(Role.CORRECTION, Role.HEAD),
        asks=(asks.REASON,),
        sets={"key_person": True},
        gates=(Gate("house.not_key_yet", not_key, "", "尚不是重点人员"),),
        help_text="列为重点后按期走访：社区矫正每周一次，安置帮教每月一次。",
    ),
    Step(
        "unmark_key",
        "解除重点",
        since="registered",
        by=(Role.CORRECTION, Role.HEAD),
        asks=(asks.REASON,),
        sets={"key_person": False},
        gates=(Gate("house.key_now", is_key, "", "是重点人员"),),
    ),
    Step(
        "foster",
        "典型培育",
        since="registered",
        asks=(Of.model_case, asks.REASON),
        gates=(actors.only_of("典型培育", Kind.AFTERCARE),),
        **actors.WORKER,
    ),
    Step(
        "hospitalise",
        "住院",
        since="registered",
        asks=(asks.words("hospital", "医院", longest=100),),
        sets={"away": Away.HOSPITAL},
        dates=(Of.away_since,),
        gates=(AT_HOME,),
        help_text="住院期间不计走访；出院后办理“出院”。",
        **actors.WORKER,
    ),
    Step(
        "come_home",
        "出院",
        since="registered",
        sets={"away": "", "away_since": None},
        gates=(Gate("house.in_hospital", away_so(Away.HOSPITAL), "", "登记为住院治疗"),),
        **actors.WORKER,
    ),
    Step(
        "detain",
        "被限制人身自由",
        since="registered",
        asks=(asks.words("by_whom", "决定（羁押）机关", longest=100), asks.reason("拘留、逮捕、强制隔离戒毒等情形")),
        sets={"away": Away.DETAINED},
        dates=(Of.away_since,),
        gates=(AT_HOME,),
        help_text="社区戒毒、社区康复中止，释放后继续；羁押期间不计走访。",
        **actors.WORKER,
    ),
    Step(
        "set_free",
        "释放后继续",
        since="registered",
        sets=lasts_on,
        gates=(Gate("house.detained", away_so(Away.DETAINED), "", "登记为被依法限制人身自由"),),
        **actors.WORKER,
    ),
    Step(
        "report",
        "本人报告",
        since="registered",
        asks=(asks.words("conduct", "报告的活动和身体情况", longest=500),),
        gates=(actors.NOT_LOST,),
        **actors.WORKER,
    ),
    Step(
        "assist",
        "教育帮扶",
        since="registered",
        asks=(asks.several("help", "帮扶内容", Help.choices), asks.maybe(asks.words("details", "说明", longest=500))),
        **actors.WORKER,
    ),
    Step(
        "answer_query",
        "依法提供查询",
        since=("received", "registered", "expired", "ended"),
        by=(Role.HEAD,),
        asks=(
            asks.choice("asked_by", "查询人", Query.choices),
            asks.words("asker", "查询单位", longest=100),
            asks.words("basis", "查询依据", longest=200),
        ),
        gates=(
            only_if(
                lambda facts: actors.in_correction(facts) and actors.a_minor(facts),
                Gate("correction.minor_confidential", of_minors_to_few, "asked_by"),
            ),
            only_if(
                lambda facts: not actors.in_correction(facts) and actors.a_minor(facts),
                Gate("correction.minor_record", of_minors_to_few, "asked_by"),
            ),
        ),
        confirms=(Point("drug_rehab.confidential", actors.for_drugs),),
        help_text="只提供所查询的内容，并告知对方保密。",
    ),
    Step(
        "answer_procuratorate",
        "回复检察意见",
        since=("received", "registered", "expired", "ended"),
        asks=(
            asks.words("opinion", "检察院纠正意见、检察建议（文号、要点）", longest=500),
            asks.yes("adopted", "已经采纳"),
            asks.maybe(asks.words("why_not", "没有采纳的理由", longest=500), "没有采纳的，应当填写。"),
            asks.words("answered", "书面回复（文号、采纳的情况）", longest=500),
        ),
        gates=(
            actors.only_of("回复检察意见", Kind.CORRECTION),
            only_if(actors.in_correction, Gate("correction.procuratorate_reply", reasons_given, "why_not")),
        ),
        **actors.EITHER_HEAD,
    ),
)
