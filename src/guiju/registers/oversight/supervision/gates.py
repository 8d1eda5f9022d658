"""What stands before each step of a round. Each gate answers with a sentence, or None.

That rounds are planned, units told what was found, and problems put right stands in 法治政府建设与责任落实督察工作规定 (2019),
which this house does not have; the rest is good order.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, four_eyes, in_order
from guiju.kernel.declaring.rows import every
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.regions import contains
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.supervision.choices import IN_PERSON, LETTERS, Fault, Ground, Kind, Source

Told = dict[str, Any]
PATTERN = 2
"""Of so many problems of one kind a fault is said to be common."""


def overseeing(facts: Facts) -> str | None:
    agency = facts.record.agency
    return None if agency.oversees else f"{agency}不统管本行政区域，不能督察其他机关。"


def within_region(facts: Facts, told: Told, row: Any) -> bool:
    return contains(facts.record.region, told["unit"].region_id)


def not_oneself(facts: Facts, told: Told, row: Any) -> bool:
    return bool(told["unit"].pk != facts.record.agency_id)


def there(facts: Facts) -> set[int]:
    """The units of the round before the step, those excused not among them."""
    return {row.unit_id for row in facts.parts("units") if not row.excused_because}


def named_once(facts: Facts) -> str | None:
    named = Counter(told["unit"].pk for told in facts["units"])
    known = there(facts)
    twice = [str(told["unit"]) for told in facts["units"] if named[told["unit"].pk] > 1 or told["unit"].pk in known]
    return f"{'、'.join(dict.fromkeys(twice))}已经列入，一轮督察中一个单位只列一次。" if twice else None


def of_the_round(facts: Facts, told: Told, row: Any) -> bool:
    return told["unit"].pk in there(facts)


def seen_before(facts: Facts, told: Told, row: Any) -> bool:
    return told["unit"].pk in {unit.unit_id for unit in facts.parts("units") if unit.inspected_on is not None}


def two_go(facts: Facts, told: Told, row: Any) -> bool:
    return told["way"] not in IN_PERSON or told["inspectors"] >= 2


def lost_listed(facts: Facts) -> str | None:
    """A lost case is not passed over: it stands among the leads, now or before."""
    units = {row.unit_id: str(row.unit) for row in facts.parts("units") if row.unit_id in there(facts)}
    cases = Litigation.objects.filter(agency__in=units, lost=True, restricted="")
    cases = cases.filter(ruling_served_on__range=(facts["covers_from"], facts["covers_to"]))
    due = Counter(case.agency_id for case in facts.look_at(cases))
    told: Counter[int] = Counter()
    for unit, source, times in listed(facts):
        told[unit] += times if source == Source.LOST else 0
    short = [f"{units[unit]}{times}件" for unit, times in due.items() if told[unit] < times]
    return f"行政应诉台账登记的败诉案件没有全部列入：{'、'.join(short)}。" if short else None


def listed(facts: Facts) -> list[tuple[int, str, int]]:
    """The leads once the step is taken: unit, source, how many."""
    before = [(row.unit_id, row.source, row.times) for row in facts.parts("leads")]
    return before + [(told["unit"].pk, told["source"], told["times"]) for told in facts["leads"]]


def fits_kind(facts: Facts, told: Told, row: Any) -> bool:
    return told["kind"] in LETTERS[Kind(facts["kind"])]


def something_open(facts: Facts, told: Told, row: Any) -> bool:
    return any(one.unit_id == told["unit"].pk and one.is_open for one in facts.parts("findings"))


def none_running(facts: Facts, told: Told, row: Any) -> bool:
    """One letter at a time for a unit, so that its answer is an answer to all that is open."""
    return not any(one.unit_id == told["unit"].pk and one.is_open for one in facts.parts("letters"))


def once_each(facts: Facts) -> str | None:
    named = Counter(told["unit"] for told in facts["letters"])
    twice = [str(unit) for unit, times in named.items() if times > 1]
    return f"{'、'.join(twice)}填了两份，一个单位的问题写在一份文书中。" if twice else None


def ahead(facts: Facts, told: Told, row: Any) -> bool:
    return bool(told["due_on"] > facts.on)


def in_time(facts: Facts, told: Told, row: Any) -> bool:
    return row is None or bool(facts.on <= row.due_on)


def later(facts: Facts, told: Told, row: Any) -> bool:
    return row is None or bool(told["due_on"] > row.due_on)


def answered_for(facts: Facts, told: Told, row: Any) -> bool:
    """The unit was told by a letter issued since the problem was found, and has answered."""
    letters = [one for one in facts.parts("letters") if row is not None and one.unit_id == row.unit_id and one.stands]
    since = [one for one in letters if one.issued_on >= row.found_on]
    return bool(since) and all(one.answer for one in letters)


def none_running_for(facts: Facts, told: Told, row: Any) -> bool:
    """What a letter demands is put right by its answer, and looked at again."""
    return row is None or not any(one.unit_id == row.unit_id and one.is_open for one in facts.parts("letters"))


def something_left(facts: Facts, told: Told, row: Any) -> bool:
    return row is None or any(one.unit_id == row.unit_id and one.is_open for one in facts.parts("findings"))


def ground_holds(facts: Facts, told: Told, row: Any) -> bool:
    letters = [one for one in facts.parts("letters") if one.unit_id == told["unit"].pk and one.stands]
    if told["ground"] == Ground.OVERDUE:
        return any(one.is_open and one.due_on < facts.on for one in letters)
    if told["ground"] == Ground.UNSETTLED:
        return any(one.returned_because for one in letters)
    return True


def patterns(facts: Facts) -> list[tuple[Fault, int, int]]:
    """Faults found several times: each with how many problems and in how many units, the most frequent first."""
    stand = [row for row in facts.parts("findings") if row.stands]
    times = Counter(row.fault for row in stand)
    units = {fault: len({row.unit_id for row in stand if row.fault == fault}) for fault in times}
    return [(Fault(fault), n, units[fault]) for fault, n in times.most_common() if n >= PATTERN]


def common(facts: Facts, told: Told, row: Any) -> bool:
    return told["fault"] in {fault for fault, _, _ in patterns(facts)}


def told_of_common(facts: Facts) -> str | None:
    """What went wrong several times is not only put right case by case."""
    advised = {row.fault for row in facts.parts("advice")}
    missing = [f"{fault.label}（{n}个）" for fault, n, _ in patterns(facts) if fault not in advised]
    return f"同类问题多次出现，请先办理“规范提示”：{'、'.join(missing)}。" if missing else None


def all_put_right(facts: Facts) -> str | None:
    rows = [row for row in facts.parts("findings") if row.is_open]
    return f"还有{len(rows)}个问题没有验收合格（{rows[0]}）。" if rows else None


def all_answered(facts: Facts) -> str | None:
    rows = [row for row in facts.parts("letters") if row.is_open]
    return f"{'、'.join(str(row) for row in rows[:3])}还没有收到整改报告。" if rows else None


def somebody_seen(facts: Facts) -> str | None:
    seen = any(row.inspected_on for row in facts.parts("units"))
    return None if seen else "没有督察过任何单位；不再进行的，办理“撤销”。"


def no_letter(facts: Facts) -> str | None:
    left = [row for row in facts.parts("letters") if row.stands]
    return f"已经制发{len(left)}份文书，应当继续办理或者先撤回。" if left else None


OVERSEER = Gate("house.supervision_overseer", overseeing, gist="由统管本行政区域的机关组织")
UNITS = (
    each_row("house.supervision_region", "units", within_region, "不在本行政区域内", "被督察单位在本行政区域内"),
    each_row("house.supervision_other", "units", not_oneself, "是组织督察的机关自己", "不督察本机关"),
    Gate("house.supervision_unit_once", named_once, "units", "一轮督察中一个单位只列一次"),
)
PLANNED = (
    OVERSEER,
    *in_order("covers_from", "covers_to"),
    *UNITS,
)
NOTIFIED = four_eyes("下发督察通知的负责人不得是立项的经办人员。", "plan", "add_units")
GATHERED = (
    each_row("house.supervision_lead_unit", "leads", of_the_round, "不是本轮的被督察单位", "线索涉及被督察单位"),
    Gate("house.supervision_lost", lost_listed, "leads", "败诉案件全部列入线索"),
)
VISITED = each_row("house.supervision_two", "visited", two_go, "实地督察、明察暗访的人员少于两人", "到现场的不少于两人")
FOUND = each_row("house.supervision_seen", "findings", seen_before, "的单位尚未督察", "先督察，再登记问题")
ISSUED = (
    each_row(
        "house.supervision_letter_kind", "letters", fits_kind, "的文书种类与监督类型不符", "文书种类与监督类型相符"
    ),
    each_row("house.supervision_open", "letters", something_open, "的单位没有尚未整改的问题", "主送单位有问题需要整改"),
    each_row(
        "house.supervision_running", "letters", none_running, "的单位已有文书等待报送整改情况", "上一份文书已经答复"
    ),
    Gate("house.supervision_letter_once", once_each, "letters", "一个单位一份文书"),
    each_row("house.supervision_due", "letters", ahead, "的期限应当晚于制发之日", "期限晚于制发之日"),
    four_eyes("签发文书的负责人不得是登记问题的人员。", "find"),
)
PUT_OFF = (
    each_row("house.supervision_in_time", "letters", in_time, "的期限已经届满，不能延长", "期限届满以前延长"),
    each_row("house.supervision_later", "letters", later, "的新期限应当晚于原期限", "新期限晚于原期限"),
)
SENT_BACK = (
    each_row("house.supervision_due", "letters", ahead, "的新期限应当晚于退回之日", "期限晚于退回之日"),
    each_row(
        "house.supervision_left",
        "letters",
        something_left,
        "的单位没有尚未整改的问题，不必退回",
        "仍有问题没有整改到位",
    ),
)
CHECKED = (
    each_row(
        *("supervision.rectified", "checks", answered_for),
        "还没有制发文书并收到整改报告，不能验收",
        "收到整改报告以后验收",
    ),
    four_eyes("验收人员不得是登记该问题整改情况的人员。", "answer"),
)
FIXED = (
    each_row(
        "house.supervision_running",
        "fixed",
        none_running_for,
        "的单位已有文书，收到整改报告后验收",
        "没有等待答复的文书",
    ),
    four_eyes("确认立行立改的人员不得是登记问题的人员。", "find"),
)
TALKED = (
    each_row("house.supervision_lead_unit", "talks", of_the_round, "不是本轮的被督察单位", "约谈被督察单位"),
    each_row("house.supervision_ground", "talks", ground_holds, "的约谈情形与台账记载不符", "约谈情形与台账相符"),
)
ADVISED = each_row("house.supervision_common", "advice", common, "的问题没有多次出现", "同类问题出现两次以上")
ABANDONED = Gate("house.supervision_no_letter", no_letter, gist="没有尚未撤回的文书")


def closing(unseen: Any, unlooked: Any) -> tuple[Gate, ...]:
    """Every unit seen or excused, every lead looked into, every problem put right, every letter answered."""
    return (
        every(unseen, "每个单位应当督察，或者写明不再督察的理由", "house.supervision_every_unit"),
        every(unlooked, "每条线索应当核查", "house.supervision_every_lead"),
        Gate("house.supervision_some", somebody_seen, gist="督察过单位"),
        Gate("supervision.rectified", all_put_right, gist="问题全部验收合格"),
        Gate("house.supervision_answered", all_answered, gist="文书都有整改报告"),
        Gate("house.supervision_common_told", told_of_common, gist="多次出现的问题已作规范提示"),
    )
