"""Working days: what the library knows, what a notice changes, and what no notice has said."""

from datetime import date
from pathlib import Path

import pytest

from guiju import law
from guiju.law.days import LIBRARY

NOTICE = """
year: 2027
source: 试验通知〔2026〕1号
holidays: [{元旦: 2027-01-01..2027-01-03}, 2027-02-05]
workdays: [2027-01-09]
"""


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2020-10-01", False),
        ("2020-10-10", True),  # a Saturday worked for the holiday
        ("2020-10-11", False),
        ("2024-02-18", True),  # a Sunday
        ("2024-03-01", True),
        ("2024-03-02", False),
    ],
)
def test_known_days(day: str, working: bool) -> None:
    assert law.days.is_working_day(date.fromisoformat(day)) is working


def test_announced_years_are_those_with_a_notice() -> None:
    assert law.days.is_announced(2020) and not law.days.is_announced(2090)
    assert not law.days.calendar().announced_through(date(2020, 1, 1), date(2090, 1, 1))


def test_an_unannounced_year_is_otherwise_monday_to_friday() -> None:
    week = [law.days.is_working_day(date(2090, 5, day)) for day in range(8, 15)]
    assert week == [date(2090, 5, day).weekday() < 5 for day in range(8, 15)]


@pytest.mark.parametrize(
    ("year", "off"),
    [
        # 全国年节及纪念日放假办法: of 1949, 1999, 2007 (2013 has the same), 2024. 2090-05-01 is a Monday.
        (1995, {"01-01", "01-31", "02-01", "02-02", "05-01", "10-01", "10-02"}),
        (
            2001,
            {"01-01", "01-24", "01-25", "01-26", *(f"05-0{n}" for n in (1, 2, 3)), *(f"10-0{n}" for n in (1, 2, 3))},
        ),
        (
            2090,
            {
                "01-01",
                "01-29",
                *(f"{day}" for day in ("01-30", "01-31", "02-01", "04-04", "06-02", "09-08")),
                "05-01",
                "05-02",
                *(f"10-0{n}" for n in (1, 2, 3)),
            },
        ),
    ],
)
def test_days_fixed_by_regulation_are_off_without_any_notice(year: int, off: set[str]) -> None:
    """They are no guess; what else a notice will say is not foreseen, so that the year stays provisional."""
    now = law.days.calendar()
    assert not now.is_announced(year)
    assert {f"{day:%m-%d}" for day in law.days.days_of(year) if day in now.rest} == off
    assert not any(law.days.is_working_day(date.fromisoformat(f"{year}-{day}")) for day in off)
    assert now.why(date(year, 1, 1)) == "元旦"


@pytest.mark.parametrize(
    ("rule", "start", "due"),
    [
        # 除夕 is Friday 5 February 2027, 初三 Monday the 8th: they are fixed by the moon, not by any notice.
        ("reconsideration.accept.review", "2027-02-03", "2027-02-12"),
        # 清明 2027 is Monday 5 April, 端午 Wednesday 9 June, 中秋 Wednesday 15 September.
        ("reconsideration.accept.review", "2027-04-01", "2027-04-09"),
        ("reconsideration.accept.review", "2027-06-07", "2027-06-15"),
        ("reconsideration.accept.review", "2027-09-13", "2027-09-21"),
        # received on Wednesday 30 December 2026: the 31st, then 4 to 7 January.
        ("reconsideration.accept.review", "2026-12-30", "2027-01-07"),
        ("compulsory.court.accept", "2026-12-25", "2027-01-04"),
    ],
)
def test_a_limit_over_a_new_year_not_yet_announced(own_home: Path, rule: str, start: str, due: str) -> None:
    found = law.due(law.limit(rule, date.fromisoformat(start)), date.fromisoformat(start))
    assert (found.day, found.provisional) == (date.fromisoformat(due), True)


def test_every_year_with_a_notice_has_the_festivals_off_that_are_fixed() -> None:
    """The table of the moon is held against what the notices said of twenty years."""
    now = law.days.calendar()
    missing = [
        (on, name)
        for year in range(2008, 2026)
        for on, name in law.days.fixed_holidays(year)
        if on.weekday() < 5 and on not in now.rest
    ]
    assert missing == []


def test_a_notice_moves_what_was_provisional(own_home: Path, tmp_path: Path) -> None:
    found = law.limit("licence.accept.correction_notice", date(2027, 2, 3))
    announced = law.days.is_announced(2027)
    before = law.due(found, date(2027, 2, 3))
    (tmp_path / "notice.yaml").write_text(NOTICE)
    law.days.load_notice(tmp_path / "notice.yaml")
    after = law.due(found, date(2027, 2, 3))
    assert (before.day, after.day) == (date(2027, 2, 12), date(2027, 2, 11))
    assert law.counted(after)[2].why == "节假日，不计入"
    assert before.provisional is not announced and not after.provisional
    assert law.days.is_working_day(date(2027, 1, 9)) and not law.days.is_working_day(date(2027, 2, 5))
    assert law.days.calendar().sources[2027] == "试验通知〔2026〕1号"


def test_an_own_notice_replaces_the_librarys_year_whole(own_home: Path) -> None:
    (own_home / "calendar").mkdir()
    (own_home / "calendar" / "2020.yaml").write_text("{year: 2020, source: 试验, holidays: [2020-10-01]}")
    law.refresh()
    assert law.days.is_working_day(date(2020, 10, 2))
    assert not law.days.is_working_day(date(2020, 10, 10)) and not law.days.is_working_day(date(2019, 10, 2))
    assert law.days.calendar().sources[2019] == LIBRARY


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("holidays", "halidays"), "year、source、holidays"),
        (("2027-02-05]", "2027-02-30]"), "写错的日期"),
        (("2027-01-01..2027-01-03", "2027-01-03..2027-01-01"), "起止不对"),
        (("[2027-01-09]", "[2027-01-08]"), "本来就是周一至周五"),
        (("[2027-01-09]", "[2027-01-02]"), "既是节假日又是工作日"),
        (("[2027-01-09]", "[2029-01-06]"), "不属于 2027 年"),
        (("year: 2027", "year: [2027"), "读不出来"),
        (("year: 2027", "year: soon"), "year 应当是年份"),
    ],
)
def test_a_faulty_notice_is_refused_and_not_kept(
    own_home: Path, tmp_path: Path, change: tuple[str, str], complaint: str
) -> None:
    path = tmp_path / "notice.yaml"
    path.write_text(NOTICE.replace(*change))
    with pytest.raises(law.BadEntry, match=r"notice\.yaml") as refusal:
        law.days.load_notice(path)
    assert complaint in str(refusal.value)
    assert list(own_home.glob("calendar/*")) == []
