"""述法: what stands before each step. Each gate answers with a sentence, or None. All are rules of good order."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.registers.governance.duty_round.choices import Checked, Finding, Form, Grade

VOTES = tuple(grade.value for grade in Grade)


def round_open(facts: Facts) -> str | None:
    led = facts["round"]
    return None if led.stage == "called" else f"“{led.title}”现为“{led.stage_label}”，不再变更述法、评议。"


def reports_once(facts: Facts) -> str | None:
    """Who heads the party and the office at once reports once, and is counted once."""
    name, model = facts["reporter"], type(facts.record)
    rows: Any = model._default_manager
    same = rows.filter(round=facts["round"], agency=facts.record.agency_id, reporter=name).exclude(stage="excused")
    found = facts.look_at(same.exclude(pk=facts.record.pk)[:1])
    if not found:
        return None
    post = found[0].get_post_display()
    return f"{name}已以{post}身份报送；一人兼任的只述法一次，另一职务由组织机关办理“免于述法”。"


def by_form(form: Form) -> Gate:
    def reason(facts: Facts) -> str | None:
        told = facts.before("form")
        return None if told == form else f"述法方式为{Form(told).label}，请先变更述法方式。"

    return Gate(f"house.duty_{form.value}", reason, gist=f"述法方式为{form.label}")


def another_form(facts: Facts) -> str | None:
    same = facts["form"] == facts.before("form")
    return f"现在就是{Form(facts['form']).label}。" if same else None


def later(facts: Facts) -> str | None:
    was = facts.before("due_on")
    return None if facts["due_on"] > max(was, facts.on) else f"新的报送期限应当晚于原期限{was}和当日。"


def day_ahead(name: str, rule: str, label: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        return None if facts[name] > facts.on else f"{label}{facts[name]}应当晚于{facts.on}。"

    return Gate(rule, reason, name, f"{label}晚于当日")


def voted(facts: Facts) -> str | None:
    """A grade is the one with most votes, or it is said why not."""
    counts = {grade: facts[grade] or 0 for grade in VOTES}
    if not sum(counts.values()):
        return "请填写各等次的票数。"
    best = max(counts.values())
    leading = [Grade(grade).label for grade, count in counts.items() if count == best]
    if Grade(facts["grade"]).label in leading or facts["reason"]:
        return None
    return f"得票最多的等次是{'、'.join(leading)}，与评议等次不一致的，写明理由。"


def rectify_told(facts: Facts) -> str | None:
    day, wanted = facts["rectify_by"], facts["finding"] == Finding.RECTIFY
    if not wanted:
        return None if day is None and not facts["problems"] else "无需整改的，不填整改问题和期限。"
    if facts["problems"] and day is not None and day > facts.on:
        return None
    return f"需要整改的，写明问题和晚于{facts.on}的整改期限。"


def poor_rectified(facts: Facts) -> str | None:
    poor = facts["grade"] == Grade.POOR and facts["finding"] != Finding.RECTIFY
    return "评议等次为差的，应当整改；已经评议的，先办理“责成整改”。" if poor else None


def again_by(facts: Facts) -> str | None:
    day = facts["rectify_by"]
    if facts["checked"] == Checked.DONE:
        return None if day is None else "整改到位的，不填新的整改期限。"
    return None if day is not None and day > facts.on else f"继续整改的，填写晚于{facts.on}的整改期限。"


def rectify_later(facts: Facts) -> str | None:
    was = facts.before("rectify_by")
    if facts.on > was:
        return f"整改期限{was}已经届满，不能延长；请督促尽快报送。"
    return None if facts["rectify_by"] > was else f"新的整改期限应当晚于{was}。"


def answered_once(facts: Facts) -> str | None:
    on = facts.before("answered_on")
    return None if on is None else f"已于{on}作出说明。"


def another_grade(facts: Facts) -> str | None:
    same = facts["grade"] == facts.before("grade")
    return f"现在的等次就是{Grade(facts['grade']).label}。" if same else None


ROUND_OPEN = Gate("house.duty_round_open", round_open, "round", "年度述法正在进行")
ONCE = Gate("house.duty_reports_once", reports_once, "reporter", "一人只述法一次")
ANOTHER_FORM = Gate("house.duty_another_form", another_form, "form", "变更为另一方式")
LATER = Gate("house.duty_later", later, "due_on", "新的报送期限晚于原期限")
VOTED = Gate("house.duty_voted", voted, "grade", "评议等次与票数一致，不一致的写明理由")
RECTIFY = (
    Gate("house.duty_rectify", rectify_told, "rectify_by", "需要整改的写明问题和期限"),
    Gate("house.duty_poor", poor_rectified, "finding", "评议为差的应当整改"),
)
POOR = Gate("house.duty_poor", poor_rectified, "grade", "评议为差的应当整改")
AGAIN = Gate("house.duty_again", again_by, "rectify_by", "继续整改的写明新的期限")
RECTIFY_LATER = Gate("house.duty_rectify_later", rectify_later, "rectify_by", "整改期限届满以前延长")
ANSWERED_ONCE = Gate("house.duty_answered", answered_once, gist="没有作过说明")
ANOTHER_GRADE = Gate("house.duty_another_grade", another_grade, "grade", "变更为另一等次")
