"""The shipped catalogue: whole, in our own words, and true to the texts."""

import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guiju import law
from guiju.law.lookup import SHIPPED

RUN = 14
"""So many equal characters in a row are somebody else's sentence."""

RULES = law.catalogue()
LIMITS = [rule for rule in RULES if isinstance(rule, law.Limit)]


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def own_words(rule: law.Rule) -> list[str]:
    """All that the catalogue says of a rule itself: not the names of laws."""
    said = [rule.gist, rule.note]
    if isinstance(rule, law.Limit):
        said += [rule.who, rule.starts, rule.must, rule.on_lapse, *rule.pauses]
        said += [rule.extension.condition] if rule.extension else []
    if isinstance(rule, law.Gate):
        said += [rule.step, rule.requires]
    return said


NUMERALS = "零一二三四五六七八九十"


def in_chinese(number: int) -> set[str]:
    """How a law may write a number below a hundred."""
    tens, ones = divmod(number, 10)
    if number <= 10:
        return {NUMERALS[number], str(number)} | ({"两", "二"} if number == 2 else set())
    return {("" if tens == 1 else NUMERALS[tens]) + "十" + (NUMERALS[ones] if ones else ""), str(number)}


UNITS = {"calendar_day": "日", "working_day": "(?:个工作)?日", "month": "个月", "year": "年", "hour": "小时"}


def figure_of(limit: Any) -> str:
    """A pattern of the length as its article may write it."""
    return rf"(?:{'|'.join(in_chinese(limit.length))}){UNITS[limit.unit]}"


def plain(words: str) -> str:
    """Without blanks, figures and letters as one keyboard has them: ３日 → 3日."""
    return unicodedata.normalize("NFKC", bare(words))


OVERTAKEN = {
    f"mediation.confirm{name}" for name in (".apply", ".accept", ".decide", ".revoke_by_third_party", "_joint")
}
"""Read by hand from the texts of 2010 and 2011, which 民事诉讼法 has overtaken since 2013."""
PART_READ = {"中华人民共和国民法典(2020)": "民法典总则"}
"""Laws of which the shelf has one part, under a name of its own."""
ENDED_SINCE = {"reconsideration.representatives"} | OVERTAKEN
"""Texts that the hand-read files hold to be in force still, against a later law (行政复议法 2023 art. 15(1); 民事诉讼法)."""


def read_by_hand(source_rules: dict[str, Any]) -> dict[str, law.Rule]:
    """The rules of the hand-read files as the catalogue has them, by the files' names."""
    held = {rule.version_id: rule for rule in RULES}
    return {name: held[f"{name}_2011" if name in OVERTAKEN else name] for name in source_rules}


def test_every_rule_of_the_hand_read_files_is_here(source_rules: dict[str, Any]) -> None:
    assert set(source_rules) <= {rule.version_id for rule in RULES}


def test_what_was_read_since_rests_on_a_text_that_is_there(
    source_rules: dict[str, Any], law_folder: Path, own_home: Path
) -> None:
    """A rule beyond the hand-read files opens to its articles, and the figure of a limit stands in them; a rule whose text
    nobody here could read says so (``confirmed: false``). Documents that are no laws have no articles to open."""
    for path in sorted(law_folder.glob("*.md")):
        law.load(path)
    by_hand = {rule.version_id for rule in read_by_hand(source_rules).values()}
    wrong = []
    for rule in RULES:
        if rule.version_id in by_hand or not rule.confirmed or not rule.article:
            continue
        cited = law.Citation(PART_READ.get(rule.law, rule.law), rule.article, rule.gist)
        words = law.text(cited, rule.in_force_from)
        if words is None:
            wrong.append((rule.version_id, rule.article))
        elif isinstance(rule, law.Limit) and rule.length and not re.search(figure_of(rule), plain(words)):
            wrong.append((rule.version_id, figure_of(rule)))
    assert wrong == []


def test_a_rule_opens_to_its_article_and_the_article_says_so(
    source_rules: dict[str, Any], law_folder: Path, own_home: Path
) -> None:
    for path in sorted(law_folder.glob("*.md")):
        law.load(path)
    wrong = []
    for name, rule in read_by_hand(source_rules).items():
        words = law.text(rule, rule.in_force_from)
        if words is None or bare(source_rules[name]["quote"]) not in bare(words):
            wrong.append(name)
    assert wrong == []


# The hand-read files call a rule's subject its matter.
@pytest.mark.parametrize(
    ("field", "read"),
    [*((name, name) for name in ("law", "article", "in_force_from", "in_force_to")), ("subject", "matter")],
)
def test_facts_agree_with_the_hand_read_files(source_rules: dict[str, Any], field: str, read: str) -> None:
    ended = ENDED_SINCE if field == "in_force_to" else set()
    held = {name: getattr(rule, field) for name, rule in read_by_hand(source_rules).items()}
    assert {name for name, value in held.items() if value != source_rules[name][read]} == ended
    assert set(held) == set(source_rules)


def test_the_figure_of_a_limit_stands_in_its_article(
    source_rules: dict[str, Any], law_folder: Path, own_home: Path
) -> None:
    for path in sorted(law_folder.glob("*.md")):
        law.load(path)
    wrong = []
    for rule in read_by_hand(source_rules).values():
        if not isinstance(rule, law.Limit) or not rule.length:
            continue
        if not re.search(figure_of(rule), plain(law.text(rule) or "")):
            wrong.append((rule.version_id, figure_of(rule)))
        if rule.extension and rule.extension.length:
            # An extension may stand in another paragraph of the article, or in the law a note names.
            whole = law.Citation(rule.law, re.sub(r"条.*", "条", rule.article), "")
            figure = figure_of(rule.extension)
            named_elsewhere = "禁毒法第四十七条第三款" in rule.extension.condition
            if not named_elsewhere and not re.search(figure, bare(law.text(whole) or "")):
                wrong.append((rule.version_id, f"extension {figure}"))
    assert wrong == []


WORKING_DAYS = {
    "行政处罚法(2021": {2, 3, 5, 7},  # 第八十五条
    "行政复议法(2023": {3, 5, 7, 10},  # 第八十八条第二款
    "行政复议法(2017": {5, 7},  # 第四十条第二款
    "行政强制法(2011": set(range(1, 11)),  # 第六十九条
}


@pytest.mark.parametrize("name", WORKING_DAYS)
def test_days_are_working_days_where_the_law_says_so(name: str) -> None:
    """Each of these laws says in its own article which figures mean working days; the others are calendar days."""
    counted = {
        (rule.length, rule.unit)
        for rule in LIMITS
        if name in rule.law and rule.length and rule.unit in ("calendar_day", "working_day")
    }
    assert counted
    assert {length for length, unit in counted if unit == "working_day"} <= WORKING_DAYS[name]
    assert {length for length, unit in counted if unit == "calendar_day"} & WORKING_DAYS[name] == set()


def test_nothing_is_copied_from_a_law(law_folder: Path, source_rules: dict[str, Any]) -> None:
    texts = [bare(path.read_text()) for path in law_folder.glob("*.md")]
    runs = {text[at : at + RUN] for text in texts for at in range(len(text) - RUN + 1)}
    copied = [
        (rule.version_id, said)
        for rule in RULES
        for said in map(bare, own_words(rule))
        if any(said[at : at + RUN] in runs for at in range(len(said) - RUN + 1))
    ]
    assert copied == []


def test_no_field_for_quotes() -> None:
    assert [
        path.name for path in SHIPPED.glob("*.yaml") if re.search(r"^\s+(quote|source):", path.read_text(), re.M)
    ] == []


def test_one_file_per_subject() -> None:
    for path in SHIPPED.glob("*.yaml"):
        subjects = set(re.findall(r"^  subject: (\w+)$", path.read_text(), re.M))
        assert subjects == {path.stem} or path.stem == "policy"


@pytest.mark.parametrize("rule", LIMITS, ids=lambda rule: rule.version_id)
def test_every_limit_can_be_reckoned(rule: law.Limit) -> None:
    start = rule.in_force_from or date(2020, 1, 1)
    found = law.latest(rule, start) if rule.kind in law.BACKWARDS else law.due(rule, start)
    assert law.counted(found)[0].day == min(start, found.day)
    assert law.counted(found)[-1].day == max(start, found.day)
    assert (found.day <= start) is (rule.kind in law.BACKWARDS or not rule.length)


@pytest.mark.parametrize(
    ("kinds", "moves"),
    [
        ({*law.BACKWARDS, "at_least", "takes_at_least", "not_before", "at_most"}, {"stays"}),
        ({"within", "at_least_at_most"}, {"next_working_day"}),
    ],
)
def test_what_moves_and_what_stays(kinds: set[str], moves: set[str]) -> None:
    """docs/decisions/0003-counting-days.md; limits in hours or of the very day never move."""
    movable = [rule for rule in LIMITS if rule.unit != "hour" and (rule.length or rule.kind != "within")]
    assert {rule.on_holiday for rule in movable if rule.kind in kinds} == moves
    assert {rule.on_holiday for rule in LIMITS if rule not in movable} == {"stays"}


def test_powers_lapse_on_the_day_and_rights_on_the_next_working_day() -> None:
    bars = {rule.id: rule.on_holiday for rule in LIMITS if rule.kind == "bar"}
    citizens = {name for name in bars if name.startswith(("reconsideration.apply.", "litigation.sue."))}
    assert {bars[name] for name in citizens} == {"next_working_day"}
    assert {bars[name] for name in bars.keys() - citizens} == {"stays"}


def test_a_gist_is_a_sentence_a_clerk_can_act_on() -> None:
    assert [rule.version_id for rule in RULES if not 4 <= len(rule.gist) <= 130 or "见条文" in rule.gist] == []
