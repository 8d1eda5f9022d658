"""Which text holds: by day, by region, by an installation's own files; and how faulty files are refused."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju import law
from guiju.law.entries import normal_scope

REPLY = "reconsideration.reply.ordinary"
FILING = """
- id: normative_document.filing
  subject: normative_document
  who: 制定机关
  starts: 公布之日
  must: 报送备案
  length: 20
  unit: working_day
  kind: within
  day_zero: excluded
  on_holiday: next_working_day
  law: 某省备案规定(2021)
  scope: "430000"
  in_force_from: 2021-01-01
"""


@pytest.mark.parametrize(
    ("rule", "on", "version"),
    [
        (REPLY, date(2018, 1, 1), f"{REPLY}_2017"),
        (REPLY, date(2023, 12, 31), f"{REPLY}_2017"),
        (REPLY, date(2024, 1, 1), REPLY),
        ("reconsideration.opinion.report", date(2020, 1, 1), "reconsideration.opinion.report_reg2007"),
        ("legal_aid.objection.review", date(2021, 12, 31), "legal_aid.objection.review_2003"),
        ("legal_aid.objection.review", date(2022, 1, 1), "legal_aid.objection.review"),
        ("proposal.reply.ordinary", date(2020, 6, 1), "proposal.reply.ordinary_2015"),
    ],
)
def test_the_text_of_the_day(rule: str, on: date, version: str) -> None:
    found = law.rule(rule, on)
    assert (found.id, found.version_id) == (rule, version)
    assert law.version(version) is found


@pytest.mark.parametrize("on", [date(2017, 12, 31), date(1999, 1, 1)])
def test_before_the_first_text_it_says_which_days_are_covered(on: date) -> None:
    with pytest.raises(law.NotInForce, match="2018-01-01 至 2023-12-31；2024-01-01 起"):
        law.rule(REPLY, on)


def test_after_a_text_without_a_successor() -> None:
    with pytest.raises(law.NotInForce, match="2023-12-31"):
        law.rule("reconsideration.mediation_scope", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("reconsideration.reply", REPLY), ("reconsideration.reply.ordinry", REPLY), (f"{REPLY}_2017", REPLY)],
)
def test_an_unknown_id_suggests_near_ones(wrong: str, meant: str) -> None:
    with pytest.raises(law.UnknownRule, match=meant):
        law.rule(wrong, date(2020, 1, 1))


def test_a_gate_is_not_a_limit() -> None:
    assert law.gate("penalty.two_officers", date(2022, 1, 1)).step
    with pytest.raises(law.UnknownRule, match="不是期限"):
        law.limit("penalty.two_officers", date(2022, 1, 1))
    with pytest.raises(law.UnknownRule, match="不是程序条件"):
        law.gate("penalty.decide.ordinary", date(2022, 1, 1))


@pytest.mark.parametrize("region", ["43", "4310", "431081", "431081101", "431081101201"])
def test_a_provinces_rule_holds_below_it(region: str) -> None:
    assert law.rule("normative_document.validity.ordinary", date(2020, 1, 1), region).scope == "43"


@pytest.mark.parametrize("region", [None, "44", "440304", "4"])
def test_and_nowhere_else(region: str | None) -> None:
    with pytest.raises(law.NotInForce, match="仅适用于地区 43"):
        law.rule("normative_document.validity.ordinary", date(2020, 1, 1), region)


@pytest.mark.parametrize(
    ("code", "cut"),
    [
        ("430000", "43"),
        ("431000", "4310"),
        ("431081", "431081"),
        ("431081000000", "431081"),
        ("431081101000", "431081101"),
    ],
)
def test_codes_are_cut_to_what_they_name(code: str, cut: str) -> None:
    assert normal_scope(code) == cut


def own_rules(home: Path, words: str, name: str = "own.yaml") -> None:
    (home / "rules").mkdir(exist_ok=True)
    (home / "rules" / name).write_text(words)
    law.refresh()


def test_the_tightest_overlay_in_force_wins(own_home: Path) -> None:
    own_rules(own_home, FILING + FILING.replace('"430000"', '"431081"').replace("20", "7", 1))
    found = {
        region: law.limit("normative_document.filing", date(2022, 1, 1), region).length
        for region in (None, "440304", "430102", "431081101")
    }
    assert found == {None: 15, "440304": 15, "430102": 20, "431081101": 7}
    # before the overlay came into force the national rule holds there too
    assert law.limit("normative_document.filing", date(2020, 12, 31), "430102").length == 15


def test_an_own_text_wins_over_the_shipped_one_at_equal_scope(own_home: Path) -> None:
    own_rules(own_home, FILING.replace('  scope: "430000"\n', ""))
    assert law.limit("normative_document.filing", date(2022, 1, 1)).length == 20
    assert law.limit("normative_document.filing", date(2020, 1, 1)).length == 15


def test_an_overlay_never_takes_the_name_of_what_it_lies_over(own_home: Path) -> None:
    own_rules(own_home, FILING)
    assert law.version("normative_document.filing").scope is None
    overlay = law.rule("normative_document.filing", date(2022, 1, 1), "43")
    assert overlay.version_id == "normative_document.filing@43@own"
    names = [rule.version_id for rule in law.catalogue()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("length: 20", "length: soon"), "字段 length：应当是不小于 0 的整数"),
        (("length: 20", "length: -1"), "字段 length"),
        (("unit: working_day", "unit: week"), "字段 unit：“week”不在"),
        (("  day_zero: excluded\n", ""), "字段 day_zero"),
        (("  on_holiday: next_working_day\n", ""), "字段 on_holiday"),
        (("who: 制定机关", "who: ''"), "字段 who：缺少文字"),
        (('"430000"', "湖南"), "字段 scope：应当是行政区划代码"),
        (("2021-01-01", "someday"), "字段 in_force_from：应当是日期"),
        (("2021-01-01", "2021-01-01\n  in_force_to: 2020-01-01"), "字段 in_force_to：早于"),
        (("2021-01-01", "2021-01-01\n  quote: 抄来的话"), "字段 quote：没有这个字段"),
        (("2021-01-01", "2021-01-01\n  extension: 10"), "字段 extension：应当写明"),
        (("kind: within", "kind: yearly"), "没有这个字段"),
        (("- id: normative_document.filing", "- 只有一句话\nid: x"), "写法不对"),
        ((FILING, "id: x"), "应当是条目的列表"),
        ((FILING, "- 一句话"), "第 1 条不是“字段: 值”的条目"),
        (("2021-01-01", "2021-02-30"), "写错的日期"),
        (("- id: ", "- id: ["), "不是可读的 YAML"),
    ],
)
def test_a_faulty_entry_is_named_by_file_entry_and_field(
    own_home: Path, change: tuple[str, str], complaint: str
) -> None:
    own_rules(own_home, FILING.replace(*change))
    with pytest.raises(law.BadEntry, match=r"规则文件 own\.yaml") as refusal:
        law.rule(REPLY, date(2020, 1, 1))
    assert complaint in str(refusal.value)


@pytest.mark.parametrize(
    ("second", "complaint"),
    [
        (FILING, "有效期重叠"),
        (FILING.replace("2021-01-01", "2019-01-01\n  in_force_to: 2020-12-31"), "两个版本同名"),
    ],
)
def test_two_texts_of_one_rule_must_be_told_apart(own_home: Path, second: str, complaint: str) -> None:
    own_rules(own_home, FILING + second)
    with pytest.raises(law.BadEntry, match=complaint):
        law.ids()


def test_a_yearly_day() -> None:
    report = law.rule("annual_report.government", date(2024, 1, 1))
    assert isinstance(report, law.Yearly)
    assert (report.due_in(2024), report.due_in(2025)) == (date(2024, 2, 29), date(2025, 2, 28))
    totals = law.rule("enforcement.publish.yearly_totals", date(2024, 1, 1))
    assert isinstance(totals, law.Yearly) and totals.due_in(2024) == date(2024, 1, 31)


@given(
    st.sampled_from(law.ids()), st.dates(date(1995, 1, 1), date(2035, 1, 1)), st.sampled_from([None, "43", "431081"])
)
def test_what_is_found_was_in_force_there_that_day(rule_id: str, on: date, region: str | None) -> None:
    fitting = [
        text for text in law.versions(rule_id) if text.covers(on) and (region or "").startswith(text.scope or "")
    ]
    if fitting:
        assert law.rule(rule_id, on, region) in fitting
    else:
        with pytest.raises(law.NotInForce):
            law.rule(rule_id, on, region)


def test_a_running_process_notices_what_another_loads(own_home: Path) -> None:
    assert not law.refresh_if_changed()
    assert law.limit("normative_document.filing", date(2022, 1, 1), "43").length == 15
    (own_home / "rules").mkdir()
    (own_home / "rules" / "own.yaml").write_text(FILING)
    assert law.refresh_if_changed()
    assert law.limit("normative_document.filing", date(2022, 1, 1), "43").length == 20
    assert not law.refresh_if_changed()
    (own_home / "rules" / "own.yaml").unlink()
    assert law.refresh_if_changed()
    assert law.limit("normative_document.filing", date(2022, 1, 1), "43").length == 15
