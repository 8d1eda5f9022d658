"""What is told is a value that can be: amounts, numbers, years and days within their bounds, in their order."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator, StepValueValidator
from django.db import models
from django.utils import timezone

from guiju.kernel.acting import engine
from guiju.kernel.acting.admission import gate_states
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.ranges import PERCENT, YEAR
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.steps import Step
from guiju.kernel.offices.people import SYSTEM
from tests.people import County
from tests.reaching_back import asked
from tests.specimen.models import Petition

AMOUNT = models.DecimalField("金额", max_digits=14, decimal_places=2)
BALANCE = models.DecimalField("差额", max_digits=14, decimal_places=2, validators=[MinValueValidator(Decimal("-1000"))])
COUNT = models.PositiveSmallIntegerField("人数")
PLAIN = models.IntegerField("数量")
DAYS = models.PositiveSmallIntegerField("日数", validators=[MinValueValidator(1), MaxValueValidator(20)])
RATE = models.DecimalField("比率", max_digits=6, decimal_places=2, validators=PERCENT)
OF_YEAR = models.PositiveSmallIntegerField("年度", validators=YEAR)
SHARE = models.PositiveSmallIntegerField("份数", validators=[StepValueValidator(5, "为5的倍数。")])
ON = models.DateField("日期")
SINCE = models.DateField("起算日", validators=[MinValueValidator(date(2020, 1, 1))])
LICENCE = models.CharField("执业证号", max_length=17, validators=[RegexValidator(r"^\d{17}$", "执业证号为17位数字。")])
COLUMNS: dict[str, Any] = {
    "amount": AMOUNT,
    "balance": BALANCE,
    "count": COUNT,
    "plain": PLAIN,
    "days": DAYS,
    "rate": RATE,
    "year": OF_YEAR,
    "on_day": ON,
    "since": SINCE,
    "share": SHARE,
    "licence": LICENCE,
}
for name, field in COLUMNS.items():
    field.set_attributes_from_name(name)
NEXT_YEAR = timezone.localdate().year + 1


@pytest.mark.parametrize(
    ("column", "taken", "refused"),
    [
        ("amount", ["0", "0.01", "999999999999.99"], ["-0.01", "-5000", "1000000000000", "1.234", "NaN", "Infinity"]),
        ("balance", ["-1000", "0"], ["-1000.01"]),
        ("count", ["0", "32767"], ["-1", "32768", "70000", "1.5"]),
        ("plain", ["0", "2147483647"], ["-1", "2147483648"]),
        ("days", ["1", "20"], ["0", "21", "-1"]),
        ("rate", ["0", "100"], ["-1", "100.01"]),
        ("year", ["1949", str(NEXT_YEAR)], ["202", "1948", str(NEXT_YEAR + 1), "20260"]),
        ("since", ["2020-01-01"], ["2019-12-31", "9999-12-31"]),
        ("share", ["0", "5"], ["-5", "4"]),
        ("licence", ["1" * 17], ["1" * 16, "1" * 18, "x" * 17]),
        ("on_day", ["1949-10-01", "2026-03-05"], ["1949-09-30", "0001-01-01", "9999-12-31", "2024-02-30"]),
    ],
)
def test_a_column_takes_what_can_be(column: str, taken: list[str], refused: list[str]) -> None:
    ask = asks.column(COLUMNS[column])
    for value in taken:
        assert ask.clean(value) is not None
    for value in refused:
        with pytest.raises(ValidationError):
            ask.clean(value)


@pytest.mark.parametrize(
    ("ask", "value", "words"),
    [
        (asks.column(AMOUNT), "-5000", "不得小于0。"),
        (asks.column(DAYS), "21", "不得大于20。"),
        (asks.column(OF_YEAR), "202", "不得小于1949。"),
        (asks.number("n", "数量"), "10000", "不得大于9999。"),
        (asks.column(ON), "0202-03-04", "不得早于1949-10-01。"),
        (asks.day("known_on", "知道日期"), "9999-12-31", f"不得晚于{NEXT_YEAR + 49}-12-31。"),
    ],
)
def test_what_is_out_of_bounds_is_told_the_bound(ask: asks.Ask, value: str, words: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        ask.clean(value)
    assert wrong.value.messages == [words]


def test_the_page_knows_the_bounds_too() -> None:
    assert asks.column(DAYS).field.widget.attrs == {"min": 1, "max": 20}
    assert asks.column(AMOUNT).field.widget.attrs["min"] == 0
    assert "max" not in asks.column(OF_YEAR).field.widget.attrs, "next year is not the same year next year"


@pytest.mark.parametrize(("value", "taken"), [("0", True), ("9999", True), ("-1", False), ("10000", False)])
def test_a_number_asked_is_a_count_unless_it_says_more(value: str, taken: bool) -> None:
    ask = asks.number("n", "数量")
    if taken:
        assert ask.clean(value) == int(value)
        return
    with pytest.raises(ValidationError):
        ask.clean(value)


def test_a_day_asked_has_the_same_bounds() -> None:
    for wrong in ("0001-01-01", "9999-01-01"):
        with pytest.raises(ValidationError):
            asks.day("known_on", "知道日期").clean(wrong)


def test_a_long_column_has_room_for_lines_on_the_page() -> None:
    long, short = models.CharField("理由", max_length=500), models.CharField("名称", max_length=200)
    for name, field in (("long", long), ("short", short)):
        field.set_attributes_from_name(name)
    assert isinstance(asks.column(long).field.widget, forms.Textarea)
    assert isinstance(asks.column(short).field.widget, forms.TextInput)


def test_text_loses_what_nobody_sees_before_it_is_looked_at() -> None:
    line, long = asks.words("a", "名称", longest=20), asks.words("b", "说明")
    assert line.clean(" 张\u200b三\u202e\x00\ud800 ") == "张三"
    assert line.clean("第一行\r\n第二行") == "第一行 第二行"
    assert long.clean("第一行\r\n第二行\x07") == "第一行\n第二行"
    assert asks.number("n", "数").clean("\u200b12") == 12
    assert asks.day("d", "日").clean("2024-03-04\u200e") == date(2024, 3, 4)
    for empty in ("\u200b", "\u3164", "\ufe0f", " \x00 "):
        with pytest.raises(ValidationError):
            line.clean(empty)


def test_one_reason_for_all() -> None:
    assert asks.REASON.name == "reason" and asks.REASON.label == "理由"
    assert asks.reason("退回理由").label == "退回理由"
    for ask in (asks.REASON, asks.reason("退回理由")):
        assert ask.clean("理" * 2000)
        with pytest.raises(ValidationError):
            ask.clean("理" * 2001)


def test_what_may_be_left_open_says_when_it_must_not() -> None:
    ask = asks.as_ask(asks.maybe(asks.words("note", "说明", help_text="写明出处。"), "来源为其他的，应当填写。"))
    assert not ask.field.required and ask.needed == "来源为其他的，应当填写。"
    assert ask.field.help_text == "写明出处。来源为其他的，应当填写。"
    assert asks.as_ask(asks.words("note", "说明")).needed == ""


@pytest.mark.parametrize(
    "asked",
    [asks.ahead(asks.maybe(ON)), asks.maybe(asks.ahead(ON)), asks.maybe(asks.ahead(asks.day("on_day", "日期")))],
)
def test_a_day_to_come_may_be_left_open_and_a_day_left_open_may_be_to_come(asked: Any) -> None:
    ask = asks.as_ask(asked)
    assert ask.ahead and not ask.field.required and ask.clean("") is None


# What has happened has happened by the day of the step; days follow one another.

RECEIVED: dict[str, Any] = {"title": "诉求", "petitioner": {"kind": "person", "name": "张三"}}


def test_nothing_asked_as_having_happened_lies_after_the_day_of_the_step(county: County) -> None:
    day = date(2024, 3, 1)
    with pytest.raises(Refused) as caught:
        engine.take("receive", Petition, county.clerk, {**RECEIVED, "received_on": day + timedelta(days=1)}, day)
    assert caught.value.codes == {"field.received_on"}
    assert "晚于发生日期2024-03-01" in str(caught.value)
    matter = engine.take("receive", Petition, county.clerk, {**RECEIVED, "received_on": day}, day)
    confirmed = {"confirmed": ["reconsideration.accept_conditions"]}
    engine.take("accept", matter, county.clerk, confirmed, day)
    with pytest.raises(Refused) as caught:
        found = [{"words": "甲"}, {"words": "乙", "found_on": "2024-03-02"}]
        engine.take("find", matter, county.clerk, {"findings": found}, day)
    assert caught.value.codes == {"field.findings"}
    assert "第2项“日期”" in str(caught.value)


def test_no_correction_says_that_what_happened_is_to_come(county: County) -> None:
    day = date(2024, 3, 1)
    matter = engine.take("receive", Petition, county.clerk, {**RECEIVED, "received_on": day}, day)
    with pytest.raises(Refused) as caught:
        asked(matter, "receive", county.head, {"received_on": day + timedelta(days=9)})
    assert caught.value.codes == {"field.received_on"}


def orders(told: dict[str, Any], on: date | None = date(2024, 3, 9)) -> list[tuple[str, str | None]]:
    columns = [asks.day(name, label) for name, label in (("made_on", "作出日期"), ("known_on", "知道日期"))]
    step = Step(
        "try",
        "试办",
        asks=(*columns, asks.ahead(asks.day("until", "截止日期"))),
        gates=in_order("made_on", "known_on", "on", "until"),
    )
    found = gate_states(step, Facts(Petition(), on, SYSTEM, told))
    return [(state.gate.field, state.reason) for state in found if state.reason]


def day(n: int) -> date:
    return date(2024, 3, n)


@pytest.mark.parametrize(
    ("told", "closed"),
    [
        ({"made_on": day(1), "known_on": day(1), "until": day(9)}, []),
        ({"made_on": day(2), "known_on": day(1), "until": day(9)}, ["known_on"]),
        ({"made_on": day(2), "known_on": None, "until": day(8)}, ["until"]),
        ({"made_on": day(10), "known_on": None, "until": day(11)}, ["on"]),
        ({"made_on": None, "known_on": None, "until": None}, []),
        ({"made_on": day(2), "known_on": day(1)}, ["known_on"]),
    ],
)
def test_days_lie_in_their_order(told: dict[str, Any], closed: list[str]) -> None:
    assert [name for name, _ in orders(told)] == closed


def test_the_order_names_both_days() -> None:
    [(_, words)] = orders({"made_on": day(2), "known_on": day(1), "until": None})
    assert words == "“知道日期”2024-03-01早于“作出日期”2024-03-02，请核对。"
