"""法律援助: the preconditions of its steps, by the text in force on the day."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, only_if
from guiju.kernel.declaring.steps import Gate
from guiju.registers.legal_services.legal_aid_case import articles
from guiju.registers.legal_services.legal_aid_case.choices import (
    CRIMINAL_FORMS,
    EXPERIENCED,
    Cause,
    Exempt,
    Form,
    HelperKind,
    Kind,
    Means,
    NoticeGround,
    Notifier,
    Refusal,
    Source,
    Subject,
    Unlimited,
    Urgency,
)


def form_fits(facts: Facts) -> str | None:
    """Criminal matters are defended or represented as such, all others are not."""
    criminal, form = facts["kind"] == Kind.CRIMINAL, Form(facts["form"])
    if criminal == (form in CRIMINAL_FORMS):
        return None
    return f"{Kind(facts['kind']).label}案件的援助形式不能是“{form.label}”。"


def as_many(facts: Facts) -> str | None:
    told = len(facts["applicant"])
    return None if facts["people"] >= told else f"登记的受援人有{told}名，受援人数却填{facts['people']}人。"


def subject_needed(facts: Facts) -> str | None:
    """Only who is accused asks for nothing of the list; whoever sues for the harm of a crime may."""
    kind, subject = facts["kind"], facts["subject"]
    if kind != Kind.CRIMINAL and not subject:
        return "刑事案件以外的，请选择申请事项。"
    if kind == Kind.CRIMINAL and facts["form"] == Form.DEFENCE and subject:
        return "刑事辩护没有申请事项，请留空。"
    if (kind == Kind.COMPENSATION) != (subject == Subject.COMPENSATION):
        return "请求国家赔偿的，案件类别应当是国家赔偿；其他申请事项不是。"
    return None


def in_groups(facts: Facts) -> str | None:
    """One person may be of several groups, but no group is larger than all of them; none is told of twice."""
    groups = [row["group"] for row in facts["groups"] or ()]
    if len(set(groups)) < len(groups):
        return "同一人群请合并填写一项。"
    most = max((row["people"] for row in facts["groups"] or ()), default=0)
    return None if most <= facts["people"] else f"某一人群有{most}人，多于受援人数{facts['people']}人。"


def means_told(facts: Facts) -> str | None:
    """Who applies for being poor says so truthfully, when applying or when asked; whose right does not hang on that, or
    whose means are not looked into, need not. An application without it is received all the same."""
    if facts["unlimited"] or facts["exempt"] or facts["form"] == Form.DEFENCE:
        return None
    if facts.ever("means_told") or facts.ever("explanation") or facts["pledge"]:
        return None
    return "申请人尚未说明经济困难状况：请先通知补充说明，或者在“诚信承诺的内容或者信息查询的结果”中记明其所作的承诺。"


def papers_of_2003(facts: Facts) -> str | None:
    """What is still missing is asked for; until it is there nothing is granted."""
    there = {paper.kind for paper in facts.papers}
    lacking = [label for kind, label in PAPERS_OF_2003.items() if kind not in there]
    return f"申请人尚未提交{'、'.join(lacking)}，请先办理“通知补充材料”。" if lacking else None


PAPERS_OF_2003 = {"identity": "身份证明", "means_papers": "经济困难证明", "case_papers": "案件材料"}


def notice_ground(facts: Facts) -> str | None:
    """A criminal matter, but for compulsory treatment; under the text of 2003 courts alone notify, on its grounds."""
    ground = facts["notice_ground"]
    if not articles.by_law(facts.law_day) and ground not in articles.NOTICES_2003:
        return "这一事由自2022年1月1日《法律援助法》施行起才可以通知辩护（代理）。"
    if facts["kind"] != Kind.CRIMINAL:
        return "通知辩护（代理）的是刑事案件，请核对案件类别。"
    form = Form.CRIMINAL_AGENCY if ground == NoticeGround.TREATMENT else Form.DEFENCE
    if facts["form"] != form:
        return f"事由是“{NoticeGround(ground).label}”的，援助形式是{form.label}。"
    if ground == NoticeGround.ORDINARY and facts["notifier"] != Notifier.COURT:
        return "其他适用普通程序审理的刑事案件，可以通知的只有人民法院。"
    return None


def no_counsel(facts: Facts) -> str | None:
    return "本人或者其近亲属已经委托辩护人、代理人的，不得另行指派。" if facts["has_counsel"] else None


def hearing_ahead(facts: Facts) -> str | None:
    day = facts["hearing_on"]
    return f"开庭日期{day}已过，请核对。" if day is not None and day < facts.on else None


def identified(facts: Facts) -> str | None:
    return None if facts["identified"] else "发给前请核对申请人本人身份。"


FORM_FITS = Gate("house.form_fits", form_fits, "form", "援助形式与案件类别相符")
AS_MANY = Gate("house.as_many", as_many, "people", "受援人数不少于所登记的受援人")
SUBJECT_NEEDED = Gate("house.subject", subject_needed, "subject", "刑事案件以外的写明申请事项")
IN_GROUPS = Gate("house.groups", in_groups, "groups", "各人群人数与受援人数相符")
NOTICE_GROUND = Gate("house.notice_ground", notice_ground, "notice_ground", "通知事由与案件类别、当时施行的规定相符")
NO_COUNSEL = Gate("legal_aid.no_restriction_on_counsel", no_counsel, "has_counsel")
HEARING_AHEAD = Gate("house.hearing_ahead", hearing_ahead, "hearing_on", "开庭日期尚未经过")
IDENTIFIED = Gate("house.identified", identified, "identified", "已经核对身份")


def asked_once(facts: Facts) -> str | None:
    before = facts.past("ask_supplement")
    return f"已于{before.on}通知补充材料；需要补充的应当一次告知。" if before is not None else None


def time_to_supplement(facts: Facts) -> str | None:
    return None if facts["supplement_by"] > facts.on else "补充材料的期限应当晚于通知之日。"


def something_supplemented(facts: Facts) -> str | None:
    told = any(facts[name] for name in ("explanation", "identity", "means_papers", "case_papers"))
    return None if told else "请上传补充的材料，或者写明情况说明。"


ASKED_ONCE = Gate("legal_aid.one_time_supplement", asked_once)
TIME_TO_SUPPLEMENT = Gate("house.time_to_supplement", time_to_supplement, "supplement_by", "留有补充材料的时间")
SUPPLEMENTED = Gate("house.supplemented", something_supplemented, "explanation", "补充了材料或者作了说明")


def withdrawal_shown(facts: Facts) -> str | None:
    """Whoever applied withdraws: where they do not do so themselves, a paper of theirs shows that they do."""
    if facts.actor.party_to is not None or facts["withdrawal"]:
        return None
    return "申请人在窗口撤回申请的，请上传其签名的撤回申请书或者笔录。"


WITHDRAWAL_SHOWN = Gate("house.withdrawal_shown", withdrawal_shown, "withdrawal", "撤回出自申请人")


def unlimited_for_this(facts: Facts) -> str | None:
    """Compensation of who was acquitted is the third item's, and nothing else that they ask for."""
    if facts["unlimited"] != Unlimited.ACQUITTED or facts["subject"] == Subject.COMPENSATION:
        return None
    return "再审改判无罪的，请求国家赔偿才不受经济困难条件限制。"


def exempt_for_this(facts: Facts) -> str | None:
    """Migrant workers are for their wages and for injury at work, not for whatever else they ask."""
    if facts["exempt"] != Exempt.MIGRANT or facts["subject"] in (Subject.WAGES, Subject.INJURY):
        return None
    return "进城务工人员申请支付劳动报酬或者请求工伤赔偿的，才免予核查经济困难状况。"


def unlimited_not_tested(facts: Facts) -> str | None:
    if not facts["unlimited"] or facts["means"] == Means.UNLIMITED:
        return None
    return "申请人属于不受经济困难条件限制的情形，不核查经济状况。"


def exempt_not_checked(facts: Facts) -> str | None:
    if not facts["exempt"] or facts["unlimited"] or facts["means"] == Means.EXEMPT:
        return None
    return "申请人属于免予核查经济困难状况的人员，不再核查。"


def means_method(facts: Facts) -> str | None:
    if facts["means"] not in (Means.CERTIFICATE, Means.INQUIRY):
        return None
    return "核查经济状况通过信息共享查询或者个人诚信承诺，不要求提交经济困难证明。"


def means_fit(facts: Facts) -> str | None:
    """Nobody is let off the means test whose matter or person the law does not name; who is accused may apply for other
    reasons than poverty (法律援助法 art. 24)."""
    if facts["means"] == Means.UNLIMITED and not facts["unlimited"] and facts["form"] != Form.DEFENCE:
        return "没有登记不受经济困难条件限制的情形，请选择实际采用的核查方式。"
    if facts["means"] == Means.EXEMPT and not facts["exempt"]:
        return "没有登记免予核查的情形，请选择实际采用的核查方式。"
    return None


PAPERS = only_if(lambda facts: facts.record.stage != "ordered", Gate("legal_aid.papers", papers_of_2003))
MEANS = (
    Gate("legal_aid.means_told", means_told, "pledge"),
    Gate("legal_aid.no_means_test_cases", unlimited_for_this, "unlimited"),
    Gate("legal_aid.means_check_exempt", exempt_for_this, "exempt"),
    Gate("legal_aid.no_means_test_cases", unlimited_not_tested, "means"),
    Gate("legal_aid.means_check_exempt", exempt_not_checked, "means"),
    Gate("legal_aid.means_check_method", means_method, "means"),
    Gate("house.means_fit", means_fit, "means", "核查方式与申请人的情形相符"),
)


def examined(facts: Facts) -> str | None:
    """After whatever was supplemented since."""
    last = facts.past("examine", "supplement", "complete_papers")
    if last is not None and last.step == "examine":
        return None
    return "尚未提出审查意见，或者审查后又有补充材料，请先办理“提出审查意见”。"


def refused_for_means(facts: Facts) -> bool:
    return bool(facts["refusal"] == Refusal.NOT_POOR)


def unlimited_refused(facts: Facts) -> str | None:
    if facts["unlimited"] and refused_for_means(facts):
        return "申请人属于不受经济困难条件限制的情形，不得以不符合经济困难标准为由不予援助。"
    return None


def exempt_refused(facts: Facts) -> str | None:
    if facts["exempt"] and refused_for_means(facts):
        return "申请人属于免予核查经济困难状况的人员，不得以不符合经济困难标准为由不予援助。"
    return None


DIFFERENT = "审查意见的提出人和决定人不得为同一人。"
EXAMINED = Gate("house.examined", examined, gist="经办人已经提出审查意见")
DECIDED_BY_ANOTHER = four_eyes(DIFFERENT, "examine")
REFUSED_RIGHTLY = (
    Gate("legal_aid.no_means_test_cases", unlimited_refused, "refusal"),
    Gate("legal_aid.means_check_exempt", exempt_refused, "refusal"),
)


def urgent(facts: Facts) -> str | None:
    """The first item counts days: fewer than seven to the end of the period."""
    if facts["urgency"] != Urgency.LIMITATION:
        return None
    until = facts["period_ends_on"]
    if until is None:
        return "请填写法定时效或者期限届满日期。"
    if until < facts.on:
        return f"法定时效或者期限已于{until}届满。"
    return None if (until - facts.on).days < 7 else f"距{until}届满还有七日以上，按一般程序审查。"


def somebody_assigned(facts: Facts) -> str | None:
    return None if facts["helper"] else "尚未指派承办人员，请先办理“先行指派”。"


def papers_completed(facts: Facts) -> str | None:
    return None if facts["completed_on"] else "受援人尚未补办有关手续、补充有关材料。"


URGENT = Gate("legal_aid.urgent_advance", urgent, "period_ends_on")
SOMEBODY_ASSIGNED = Gate("house.helper_assigned", somebody_assigned, gist="已经指派承办人员")
PAPERS_COMPLETED = Gate("legal_aid.papers_after_advance", papers_completed)


def lawyer_for_defence(facts: Facts) -> str | None:
    if facts["form"] != Form.DEFENCE or facts["helper_kind"] in (HelperKind.LAWYER, HelperKind.STAFF):
        return None
    return "刑事辩护应当指派律师，或者安排本机构具有律师资格的工作人员。"


def notified_lawyer(facts: Facts) -> str | None:
    """On notice a lawyer is assigned, whom the law names and nobody else."""
    if facts["source"] != Source.NOTICE or facts["helper_kind"] == HelperKind.LAWYER:
        return None
    return "通知辩护（代理）的，应当指派律师。"


def experienced(facts: Facts) -> str | None:
    if facts["notice_ground"] not in EXPERIENCED:
        return None
    years = facts["practice_years"]
    if facts["helper_kind"] == HelperKind.LAWYER and years is not None and years >= 3:
        return None
    return "可能被判处无期徒刑、死刑的和死刑复核案件，应当指派具有三年以上相关执业经历的律师，请填写相关执业年限。"


def firm_named(facts: Facts) -> str | None:
    if facts["helper_kind"] in (HelperKind.STAFF, HelperKind.VOLUNTEER) or facts["firm"]:
        return None
    return f"承办人员是{HelperKind(facts['helper_kind']).label}的，请填写承办单位。"


HELPER = (
    Gate("legal_aid.experienced_lawyer", experienced, "practice_years"),
    Gate("legal_aid.assign_lawyer", notified_lawyer, "helper_kind"),
    Gate("house.lawyer_for_defence", lawyer_for_defence, "helper_kind", "刑事辩护由律师承担"),
    Gate("house.firm_named", firm_named, "firm", "写明承办单位"),
)


def another(facts: Facts) -> str | None:
    before: Any = facts.record
    if not before.helper:
        return "尚未指派承办人员，请先办理“先行指派”。"
    same = facts["helper"] == before.helper and facts["firm"] == before.firm
    return "更换后的承办人员与原承办人员相同。" if same else None


def asked_for_another(facts: Facts) -> str | None:
    """Since somebody was last assigned."""
    last = facts.past("assign", "assign_first", "replace_helper", "ask_for_another")
    if facts["cause"] != Cause.RECIPIENT or (last is not None and last.step == "ask_for_another"):
        return None
    return "受援人没有请求更换现在的承办人员；其请求更换的，请先登记“请求更换承办人员”。"


ASKED_FOR_ANOTHER = Gate("house.asked_for_another", asked_for_another, "cause", "受援人请求更换的，有其请求")
ANOTHER = Gate("house.another_helper", another, "helper", "更换为另一名承办人员")


EXAMINED_UNLESS_ORDERED = only_if(lambda facts: facts.record.stage != "ordered", EXAMINED)
