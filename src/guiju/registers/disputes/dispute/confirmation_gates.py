"""What the law asks before an agreement goes to court to be confirmed, and of what the court does with it.

人民调解法 (2010) art. 33; 最高人民法院关于人民调解协议司法确认程序的若干规定 (2011), here 司法确认规定; 民事诉讼法 since
2013, when it took confirmation up as a special procedure (2023: arts. 184, 187, 205, 206).
"""

from __future__ import annotations

from guiju.kernel.declaring.deadlines import within
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate
from guiju.registers.disputes.dispute.choices import Confirmation, HandOver, Jurisdiction, Nature, Subject, Way
from guiju.registers.disputes.dispute.gates import no_suit_pending

OWED_MATERIALS = {
    "application": "司法确认申请书",
    "agreement": "调解协议",
    "identity": "身份证明、资格证明",
    "contact": "送达地址和电话号码",
}
MORE_MATERIALS = {"property": "财产权利证明", "authority": "授权委托书"}
STATUS = (Subject.STATUS, Subject.ADOPTION, Subject.MARRIAGE)
SINCE_2015 = (Subject.RIGHTS, Subject.OTHER_PROCEDURE)


def joint(facts: Facts) -> str | None:
    """人民调解法 art. 33(1)."""
    return None if facts["jointly"] else "司法确认应当由双方当事人共同申请。"


def materials(facts: Facts) -> str | None:
    """司法确认规定 art. 3."""
    owed = OWED_MATERIALS | ({"authority": MORE_MATERIALS["authority"]} if facts["by_agent"] else {})
    missing = [label for name, label in owed.items() if name not in facts["materials"]]
    return f"申请材料尚缺{'、'.join(missing)}。" if missing else None


def confirmable(facts: Facts) -> str | None:
    """司法确认规定 art. 4(2): what is no civil case, and status, adoption and marriage, are no subject of confirmation."""
    if facts["nature"] == Nature.ADMINISTRATIVE:
        return "行政争议不属于人民法院受理民事案件的范围，协议不能申请司法确认。"
    if facts["subject"] not in STATUS:
        return None
    return "确认身份关系、收养关系、婚姻关系的，法院不予受理；请引导当事人通过其他法定途径办理。"


def confirmable_since_2015(facts: Facts) -> str | None:
    """民诉法解释 (2015) art. 357(1)(4), (5)."""
    if facts["subject"] not in SINCE_2015:
        return None
    return f"申请确认的内容为“{Subject(facts['subject']).label}”的，法院不予受理；请引导当事人通过其他法定途径办理。"


def no_confirmation_yet(facts: Facts) -> str | None:
    return "协议已经司法确认，无需再次申请。" if facts["confirmation"] == Confirmation.CONFIRMED else None


def court_accepted(facts: Facts) -> str | None:
    return None if facts["court_accepted_on"] else "法院尚未受理司法确认申请。"


def court_not_yet_accepted(facts: Facts) -> str | None:
    return f"法院已于{facts['court_accepted_on']}受理。" if facts["court_accepted_on"] else None


def extended_once(facts: Facts) -> str | None:
    """司法确认规定 art. 5(1), 民事诉讼法 (2023) art. 187: extended by the head of the court, once."""
    clock = facts.clock("mediation.confirm.decide")
    already = clock is not None and any(span.kind == "extension" for span in clock.spans)
    return "审查期限已经延长过一次。" if already else None


def extended_by(facts: Facts) -> str | None:
    """The text of 2011 adds ten days; the law since 2013 leaves it to the head of the court (2023: art. 187)."""
    rule = facts.rule("mediation.confirm.decide")
    if rule is None:
        return None
    fixed, told = rule.extension.length, facts["extension_length"]
    if fixed is None and not told:
        return "请填写院长批准延长的日数。"
    return f"条文规定延长{fixed}日，不另填日数。" if fixed and told and told != fixed else None


def confirmed(facts: Facts) -> str | None:
    return None if facts["confirmation"] == Confirmation.CONFIRMED else "协议未经司法确认，没有可以撤销的确认决定。"


def challenged(facts: Facts) -> str | None:
    """Whether the court has an objection before it: the latest that was raised, and not dismissed since."""
    latest = facts.past("challenge", "object", "court_dismisses")
    if latest is not None and latest.step != "court_dismisses":
        return None
    return "没有当事人异议或者案外人申请撤销正在法院审查。"


def by_an_organisation(facts: Facts) -> str | None:
    """民事诉讼法 (2023) art. 205: agreements by mediating bodies set up by law; a court's own mediation ends in its paper."""
    if facts["mediation_kind"] != Way.JUDICIAL:
        return None
    return "司法调解由人民法院制作调解书，调解书生效后即可申请执行，不再申请司法确认。"


def of_the_inviting_court(facts: Facts) -> str | None:
    """民事诉讼法 (2023) art. 205(1), 司法确认规定 art. 2(2): the court that invited or entrusted mediation, and no other."""
    by_court = facts["hand_over"] == HandOver.COURT
    invited = facts["jurisdiction"] == Jurisdiction.INVITED
    if by_court and not invited:
        return "纠纷由人民法院邀请（委派）调解，应当向该法院申请司法确认。"
    if invited and not by_court:
        return "纠纷不是人民法院邀请（委派）调解的，应当按当事人住所地、标的物所在地或者调解组织所在地确定法院。"
    return None


def of_the_place(facts: Facts) -> str | None:
    """Until 2022 no court but that of the place of the mediating body, unless one had entrusted it."""
    if facts["jurisdiction"] in (Jurisdiction.ORGANISATION, Jurisdiction.INVITED):
        return of_the_inviting_court(facts)
    return "应当向调解组织所在地的基层人民法院（人民法庭）申请司法确认。"


def choice_of_place(facts: Facts) -> bool:
    """Whether the law of the day leaves more courts than one to choose (民事诉讼法 2021 art. 201, 2023 art. 205)."""
    return facts.rule("mediation.confirm_organisation") is not None


CHOSEN = "mediation.confirm_court"
CONFIRMABLE = (
    within("mediation.confirm.apply", "effective_on"),
    Gate("mediation.confirm_joint", joint, "jointly"),
    Gate("mediation.confirm_organisation", by_an_organisation, "mediation_kind"),
    only_if(choice_of_place, Gate(CHOSEN, of_the_inviting_court, "jurisdiction")),
    only_if(lambda facts: not choice_of_place(facts), Gate(CHOSEN, of_the_place, "jurisdiction")),
    Gate("mediation.confirm_materials", materials, "materials"),
    Gate("mediation.confirm_excluded", confirmable, "subject"),
    Gate("mediation.confirm_excluded_rights", confirmable_since_2015, "subject"),
    Gate("house.no_suit_pending", no_suit_pending, "sued_on", "没有就协议起诉而结果未定"),
    Gate("house.confirmed_once", no_confirmation_yet, gist="协议尚未经司法确认"),
)
