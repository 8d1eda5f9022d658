"""接待与信访: what stands before each step (信访工作条例 2022). Each gate answers with a sentence, or None."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.deadlines import within
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if, title_without_names
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.regions import Level
from guiju.registers.disputes.visit.choices import Channel, Declined, Finding, Nature

PETITIONER = "petitioner"
MOST_REPRESENTATIVES = 5
OVER = ("closed", "rechecked", "led_on", "declined", "joined", "withdrawn")
"""Stages in which a petition is not being worked on."""


def of_plea(facts: Facts) -> bool:
    return bool(facts["nature"] == Nature.PLEA)


def of_report(facts: Facts) -> bool:
    return bool(facts["nature"] == Nature.REPORT)


def few_representatives(facts: Facts) -> str | None:
    """Art. 20(3): who comes in numbers sends five at most; only those are entered by name."""
    told = facts[PETITIONER]
    if facts["channel"] != Channel.VISIT or len(told) <= MOST_REPRESENTATIVES:
        return None
    return f"多人走访的推选代表，登记了{len(told)}名，不得超过{MOST_REPRESENTATIVES}名；到场人数填在“信访人数”。"


def as_many(facts: Facts) -> str | None:
    told, persons = len(facts[PETITIONER]), facts["persons"]
    return f"登记了{told}名信访人，信访人数不能是{persons}。" if persons is not None and persons < told else None


def accused_named(facts: Facts) -> str | None:
    wrong = facts["accused"] is not None and not of_report(facts)
    return "不是检举控告的，不填写被检举控告的单位。" if wrong else None


def not_to_whom_it_accuses(facts: Facts) -> str | None:
    """Art. 30(3): also not by keeping it in the hands of the one accused."""
    accused, handler = facts["accused"], facts["handler"]
    return f"{accused}是被检举控告的单位，材料不得转给该单位。" if accused is not None and accused == handler else None


def accused_does_not_handle(facts: Facts) -> str | None:
    accused, handler = facts["accused"], facts["handler"]
    desk = facts.record.agency_id if handler is None else handler.pk
    if accused is None or accused.pk != desk:
        return None
    return f"{accused}是被检举控告的单位，不得自行办理，请转送有权处理的机关。"


def here(facts: Facts) -> str | None:
    """Art. 22(1): to an organ of the same county."""
    handler = facts["handler"]
    if handler.pk == facts.record.agency_id:
        return "由本机关自行办理的，不需要转送，直接办理“受理”。"
    inside = handler.region_id[: Level.COUNTY] == facts.record.region[: Level.COUNTY]
    return None if inside else f"{handler}不在本县（市、区），应当转送属地有权处理的机关、单位。"


def open_matter(facts: Facts) -> str | None:
    return "检举控告类事项先登记，再转送有权处理的机关。" if of_report(facts) else None


def report_day(facts: Facts) -> str | None:
    charged, by = facts["forwarding"] == "charged", facts["report_by"]
    if charged:
        return None if by and by > facts.on else "交办的，填写晚于交办之日的反馈日期。"
    return "转送的，不填写要求反馈日期。" if by else None


def first_is_earlier(facts: Facts) -> str | None:
    first = facts["first"]
    if first is None:
        return None
    if first.pk == facts.record.pk:
        return "先前信访事项应当是另一件。"
    late = first.received_on is not None and first.received_on > (facts.before("received_on") or facts.on)
    return f"{facts.named(first)}登记在后，不能作为先前信访事项。" if late else None


def in_hand(facts: Facts) -> Any:
    """The earlier petition on the same matter that is still being worked on."""
    first = facts["first"]
    if first is None:
        return None
    now = facts.look_at(type(first)._default_manager.filter(pk=first.pk).exclude(stage__in=OVER))
    return now[0] if now else None


def not_in_hand(facts: Facts) -> str | None:
    """Art. 19(3)."""
    first = in_hand(facts)
    return f"同一事项的{facts.named(first)}尚在办理，不重复受理，请办理“并入先前信访事项”。" if first else None


def is_in_hand(facts: Facts) -> str | None:
    return None if in_hand(facts) else "没有登记先前信访事项，或者先前信访事项已经办结，不能并入。"


def not_ended(facts: Facts) -> str | None:
    """Art. 36(3)."""
    first = facts["first"]
    ended = first is not None and bool(
        facts.look_at(type(first)._default_manager.filter(pk=first.pk, stage="rechecked"))
    )
    return f"同一事项的{facts.named(first)}已经复核终结，请办理“不予受理”。" if ended else None


def declined_rightly(facts: Facts) -> str | None:
    declined = facts["declined"]
    if declined == Declined.IN_HAND and not in_hand(facts):
        return "没有登记尚在办理的先前信访事项，不能以此不予受理。"
    if declined == Declined.ENDED and not_ended(facts) is None:
        return "没有登记已经复核的先前信访事项，不能以此不予受理。"
    return None


def for_a_plea(facts: Facts) -> str | None:
    return None if of_plea(facts) else "只有申诉求决类事项导入行政处罚、调解等程序。"


def route_of_nature(facts: Facts) -> str | None:
    if facts["nature"] == Nature.SUGGESTION:
        return "建议意见类事项由有权处理的机关研究论证后回复，不导入其他程序。"
    if of_report(facts):
        return None if facts["route"] in ("discipline", "police") else "检举控告类事项转送纪检监察机关或者公安机关。"
    return "申诉求决类事项不导入检举控告程序。" if facts["route"] == "discipline" else None


def heard_and_investigated(facts: Facts) -> str | None:
    return None if facts["heard"] and facts["investigated"] else "应当先听取信访人陈述事实和理由，并调查核实。"


def finding_of_nature(facts: Facts) -> str | None:
    """Art. 32 tells of pleas, art. 29 of suggestions: what is good but has no basis is explained to who pleads."""
    wrong = facts["finding"] == Finding.EXPLAINED and not of_plea(facts)
    return "解释说明是对申诉求决类事项的处理意见。" if wrong else None


def basis_told(facts: Facts) -> str | None:
    return None if facts["basis"] or not of_plea(facts) else "信访处理意见书应当写明法律法规和政策依据。"


def extended_once(facts: Facts) -> str | None:
    """Once for each time that it was taken up."""
    last = facts.past("accept", "extend")
    return "已经延长过一次，不得再次延长。" if last is not None and last.step == "extend" else None


def runs_still(facts: Facts) -> str | None:
    clock = facts.clock("petition.handle.ordinary")
    over = clock is not None and clock.due_on is not None and facts.on > clock.due_on
    return f"办理期限已于{clock.due_on}届满，届满后不得延长，请尽快答复。" if clock is not None and over else None


def told_of_extension(facts: Facts) -> str | None:
    return None if facts["told"] else "延长期限应当告知信访人理由。"


def another_reviews(facts: Facts) -> str | None:
    """Arts. 35, 36(1): the organ above the one that handled it."""
    unit, named = facts["unit"], facts["reviewer"]
    return f"{unit}是原办理单位，复查由其上一级机关、单位办理。" if unit is not None and str(unit) == named else None


def another_rechecks(facts: Facts) -> str | None:
    named = facts["rechecker"]
    if named == facts["reviewer"]:
        return "复核由复查机关的上一级机关、单位办理，不能仍由复查机关办理。"
    return "复核不能由原办理单位办理。" if facts["unit"] is not None and str(facts["unit"]) == named else None


def over_for_the_petitioner(facts: Facts) -> str | None:
    """Closed while who petitioned may still ask for a review: arts. 35, 36(1). Who says that it is settled waits for nothing."""
    if facts["resolved"]:
        return None
    last = last_day_to_ask(facts)
    return f"信访人在{last}以前可以请求复查、复核；已经化解的，填写“已经化解”。" if last and facts.on <= last else None


def last_day_to_ask(facts: Facts) -> date | None:
    if not of_plea(facts):
        return None
    if facts["review_served_on"]:
        return facts.due("petition.recheck.request", facts["review_served_on"])
    return facts.due("petition.review.request", facts["served_on"])


OPENED = (
    title_without_names(PETITIONER),
    Gate("petition.representatives", few_representatives, PETITIONER),
    Gate("house.petition_persons", as_many, "persons", "信访人数不少于登记的信访人"),
    Gate("house.petition_accused", accused_named, "accused", "被检举控告的单位只在检举控告时填写"),
)
AT_ONCE = Gate("house.petition_at_once", open_matter, "nature", "检举控告不当场办结")
FIRST = Gate("house.petition_first", first_is_earlier, "first", "先前信访事项登记在前")
FORWARDED = (
    only_if(of_report, Gate("petition.no_leak", not_to_whom_it_accuses, "handler")),
    Gate("house.petition_here", here, "handler", "转给本县（市、区）的其他机关、单位"),
    Gate("house.petition_report_day", report_day, "report_by", "交办的写明反馈日期"),
)
OBJECTION = within("petition.transfer.objection", "forwarded_on")
ACCEPTED = (
    Gate("house.petition_in_hand", not_in_hand, gist="同一事项没有正在办理"),
    Gate("petition.no_repeat", not_ended),
    Gate("house.petition_accused_apart", accused_does_not_handle, gist="被检举控告的单位不自行办理"),
)
JOINED = Gate("house.petition_joined", is_in_hand, "first", "先前信访事项尚在办理")
DECLINED = Gate("house.petition_declined", declined_rightly, "declined", "不予受理的情形与登记相符")
PLEA = Gate("petition.route_to_legal_procedure", for_a_plea)
ROUTE = Gate("house.petition_route", route_of_nature, "route", "途径与诉求类别相符")
REPLIED = (
    only_if(of_plea, Gate("petition.hear_and_investigate", heard_and_investigated, "heard")),
    Gate("house.petition_finding", finding_of_nature, "finding", "处理意见与诉求类别相符"),
    Gate("house.petition_basis", basis_told, "basis", "申诉求决的处理意见写明依据"),
)
EXTENDED = (
    only_if(of_plea, Gate("petition.extension_approval", told_of_extension, "told")),
    Gate("house.petition_plea_extended", for_a_plea, gist="申诉求决类事项"),
    Gate("house.petition_extended_once", extended_once, gist="只延长一次"),
    Gate("house.petition_term_runs", runs_still, "on", "在期限届满以前延长"),
)
REVIEW = (
    Gate("house.petition_review_of_plea", for_a_plea, gist="申诉求决类事项"),
    within("petition.review.request", "served_on"),
    Gate("house.petition_reviewer", another_reviews, "reviewer", "复查机关不是原办理单位"),
)
RECHECK = (
    within("petition.recheck.request", "review_served_on"),
    Gate("house.petition_rechecker", another_rechecks, "rechecker", "复核机关不是复查机关和原办理单位"),
)
CLOSED = Gate(
    "house.petition_closed", over_for_the_petitioner, "resolved", "可以请求复查、复核的期限已过，或者已经化解"
)


def not_yet_resolved(facts: Facts) -> str | None:
    return "已经登记为化解。" if facts.before("resolved") else None


def hearing(facts: Facts) -> bool:
    """Whether a hearing was opened and not closed."""
    last = facts.past("open_hearing", "close_hearing")
    return last is not None and last.step == "open_hearing"


def hearing_open(facts: Facts) -> str | None:
    return None if hearing(facts) else "没有正在进行的听证。"


def hearing_over(facts: Facts) -> str | None:
    return "听证尚未结束，先登记“听证结束”。" if hearing(facts) else None


def no_hearing_yet(facts: Facts) -> str | None:
    return "已经登记过听证；同一复核只听证一次。" if facts.past("open_hearing") is not None else None


NOT_YET_RESOLVED = Gate("house.petition_resolved_once", not_yet_resolved, gist="还没有登记化解")
HEARING_OPEN = Gate("house.petition_hearing_open", hearing_open, gist="听证正在进行")
HEARING_OVER = Gate("house.petition_hearing_over", hearing_over, gist="听证已经结束")
NO_HEARING_YET = Gate("house.petition_one_hearing", no_hearing_yet, gist="还没有听证")
