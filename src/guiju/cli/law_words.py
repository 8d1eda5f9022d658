"""How ``guiju law`` says things: sentences for people, records for programs."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from guiju import law
from guiju.law.counting import full_length
from guiju.law.lookup import in_words
from guiju.law.rules import spoken

_ON_HOLIDAY = {"next_working_day": "期满日是休息日的顺延", "stays": "期满日是休息日的不顺延"}
_DAY_ZERO = {"excluded": "当日不计入", "included": "当日计入"}
_NAME_OF_END = {
    "before": "至迟",
    "in_the_last": "最早",
    "not_before": "期满日",
    "at_least": "期满日",
    "takes_at_least": "期满日",
}
_WEEK = "一二三四五六日"
UNANNOUNCED = "按周一至周五为工作日、元旦和劳动节及国庆节的法定假日放假"


def due_words(due: law.Due) -> Iterator[str]:
    """The due day, the rule and how it was counted, a line each."""
    limit = due.limit
    yield f"{_NAME_OF_END.get(limit.kind, '到期日')}：{_due_day(due)}"
    yield f"依据：{limit.citation}({in_words(limit)})"
    yield f"要点：{limit.gist}"
    if not limit.confirmed:
        yield "注意：本条据二手资料，尚未核对原文，可在规则覆盖文件中更正"
    yield f"算法：{how(due)}"
    if limit.kind in ("not_before", "at_least", "takes_at_least", "at_least_at_most"):
        yield f"最早：{law.earliest(limit, due.start)}"
    if limit.on_lapse:
        yield f"逾期：{limit.on_lapse}"
    if due.provisional:
        yield f"注意：所涉年份的放假安排尚未公布，暂{UNANNOUNCED}推算，公布后可能变动"


def how(due: law.Due) -> str:
    """How the day was found, in one sentence."""
    limit = due.limit
    if due.backwards:
        back = f"往前数{spoken(limit.length, limit.unit)}" if limit.length else "须在此前"
        return f"{due.start} 当日不计入，{back}，至 {due.day}"
    length = full_length(limit, due.extended, due.extra)
    if due.moment:
        return f"自 {due.moment - timedelta(hours=length):%Y-%m-%d %H:%M} 起满{spoken(length, 'hour')}"
    parts = [f"{due.start} {_DAY_ZERO[limit.day_zero]}，期限{spoken(length, limit.unit)}"]
    if due.extended or due.extra:
        parts.append("含延长")
    if due.pauses:
        days = sum(day.why.startswith("中止") for day in law.counted(due))
        parts.append("中止尚未结束" if due.paused else f"扣除中止 {days} 日")
    if not due.paused and limit.unit != "working_day":
        parts.append(_at_the_end(due))
    return "，".join(parts)


def _at_the_end(due: law.Due) -> str:
    """What became of a last day that is a rest day."""
    last = max((day.day for day in law.counted(due) if day.number), default=due.start)
    if last == due.day:
        return _ON_HOLIDAY[due.limit.on_holiday]
    return f"期满日 {last}({law.days.calendar().why(last)})，顺延至下一个工作日 {due.day}"


def counted_words(due: law.Due) -> Iterator[str]:
    """A line for every day."""
    for day in law.counted(due):
        number = f"第{day.number}日" if day.number else "—"
        yield f"  {day.day} 周{_WEEK[day.day.weekday()]}  {number}  {day.why}"


def yearly_words(rule: law.Yearly, start: date) -> Iterator[str]:
    """The next day of a yearly duty from ``start`` on, and its rule."""
    day = rule.due_from(start)
    yield f"到期日：{day} 周{_WEEK[day.weekday()]}"
    yield f"依据：{rule.citation}({in_words(rule)})"
    yield f"要点：{rule.gist}"
    yield f"算法：每年固定的日期，{start} 起的下一个，遇休息日不变"


def yearly_record(rule: law.Yearly, start: date) -> dict[str, Any]:
    """The same for programs."""
    fixed = {"rule": rule_record(rule, with_text=False), "start": str(start), "provisional": False, "paused": False}
    return fixed | {"due": str(rule.due_from(start))}


def due_record(due: law.Due, every_day: bool) -> dict[str, Any]:
    """The same for programs: {rule, start, due, moment, paused, remaining, provisional, how, …, days?}."""
    record: dict[str, Any] = {
        "rule": rule_record(due.limit, with_text=False),
        "start": str(due.start),
        "due": None if due.paused else str(due.day),
        "moment": due.moment.isoformat() if due.moment else None,
        "paused": due.paused,
        "remaining": due.remaining,
        "provisional": due.provisional,
        "extended": due.extended,
        "extra": due.extra,
        "pauses": [[str(first), str(last) if last else None] for first, last in due.pauses],
        "how": how(due),
    }
    if every_day:
        record["days"] = [{"day": str(day.day), "number": day.number, "why": day.why} for day in law.counted(due)]
    return record


def rule_words(rule: law.Rule) -> Iterator[str]:
    """One version of a rule, with its article where the text is loaded."""
    yield f"{rule.version_id}({in_words(rule)})"
    yield f"  {rule.citation}"
    yield f"  {rule.gist}"
    for name, value in _particulars(rule):
        yield f"  {name}：{value}"
    words = law.text(rule)
    if words is None:
        yield "  条文：未载入，可用 guiju law load 载入该法文本"
    else:
        yield "  条文："
        yield from (f"    {line}" for line in words.splitlines())


def rule_record(rule: law.Rule, with_text: bool = True) -> dict[str, Any]:
    """One version of a rule for programs; ``text`` is None where the law is not loaded."""
    record: dict[str, Any] = {
        "id": rule.id,
        "version": rule.version_id,
        "subject": rule.subject,
        "law": rule.law,
        "article": rule.article,
        "gist": rule.gist,
        "in_force_from": str(rule.in_force_from) if rule.in_force_from else None,
        "in_force_to": str(rule.in_force_to) if rule.in_force_to else None,
        "scope": rule.scope,
        "confirmed": rule.confirmed,
    }
    if isinstance(rule, law.Limit):
        record |= {"length": rule.length, "unit": rule.unit, "kind": rule.kind, "on_holiday": rule.on_holiday}
    if with_text:
        record["text"] = law.text(rule)
    return record


def calendar_words(year: int | None) -> Iterator[str]:
    """The days off of a year by name, the weekend days worked, and the source."""
    now = law.days.calendar()
    if year is None:
        yield f"已有放假安排：{min(now.sources)} 年至 {max(now.sources)} 年"
        yield from (
            f"  {known}：{source}" for known, source in sorted(now.sources.items()) if source != law.days.LIBRARY
        )
        return
    if not now.is_announced(year):
        yield f"{year} 年的放假安排尚未公布或者尚未载入，暂{UNANNOUNCED}，据此推算的日期是暂定的"
        return
    yield f"{year} 年，来源：{now.sources[year]}"
    days = law.days.days_of(year)
    yield f"  工作日共 {now.between(days[0], days[-1])} 天"
    named: dict[str, list[date]] = {}
    for day in days:
        if day in now.rest:
            named.setdefault(now.rest[day], []).append(day)
    yield from (f"  {name}：{'、'.join(f'{day:%m-%d}' for day in off)}" for name, off in named.items())
    yield f"  调休上班：{'、'.join(f'{day:%m-%d}' for day in sorted(now.work) if day.year == year) or '无'}"


def _due_day(due: law.Due) -> str:
    if due.paused:
        return f"中止期间不计算，恢复后还剩 {due.remaining} {'个工作日' if due.limit.unit == 'working_day' else '日'}"
    if due.moment:
        return f"{due.moment:%Y-%m-%d %H:%M}"
    return f"{due.day} 周{_WEEK[due.day.weekday()]}" + ("(暂定)" if due.provisional else "")


def _particulars(rule: law.Rule) -> Iterator[tuple[str, str]]:
    if isinstance(rule, law.Limit):
        yield "计算", f"起算{_DAY_ZERO[rule.day_zero]}，{_ON_HOLIDAY[rule.on_holiday]}"
        if rule.extension:
            more = spoken(rule.extension.length, rule.unit) if rule.extension.length else "条文没有写明多久"
            yield "延长", f"{more}：{rule.extension.condition}"
        if rule.pauses:
            yield "不计入", "、".join(rule.pauses)
        if rule.on_lapse:
            yield "逾期", rule.on_lapse
    elif isinstance(rule, law.Gate):
        yield "环节", rule.step
    if rule.note:
        yield "说明", rule.note
    if not rule.confirmed:
        yield "注意", "据二手资料，尚未核对原文"
