"""学法考法: how a bank is loaded, a paper drawn and marked, a sitting timed; who may sit, how often, and what a year counts."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import Workbook

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import engine, nightly
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Appointment, Role, User
from guiju.registers.governance.exam import Exam, KeptAnswers, paper
from guiju.registers.governance.exam_round import ExamRound
from guiju.registers.governance.question_bank import QuestionBank, questions, questions_of
from guiju.registers.governance.question_bank.choices import Body, Sort
from guiju.registers.governance.question_bank.life import HEAD
from guiju.registers.governance.question_bank.questions import NoBank
from tests.lives import Case, brought, case
from tests.people import County

MONDAY = date(2024, 3, 4)
LAST = date(2024, 3, 15)
HOUR = 3600


def refused(rule: str, do: Any, *args: Any, **told: Any) -> None:
    with pytest.raises(Refused) as refusal:
        do(*args, **told)
    assert {one.code for one in refusal.value.reasons} == {f"house.exam_{rule}"}, refusal.value


def at(day: date, hour: int = 9) -> int:
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=timezone.get_current_timezone()).timestamp())


class Sitter:
    """One person of the department and their examination, made up in the past, with everyone who takes its steps."""

    def __init__(self, county: County, led: Case, role: Role = Role.OFFICER) -> None:
        self.county, self.led = county, led
        self.actor = county.actor(county.department, role)
        user = User.objects.get(pk=str(self.actor.user_id))
        self.record: Any = Exam.objects.get(round=led.record, account=user.username)

    def do(self, step: str, on: date = MONDAY, *, by: Any = None, **told: Any) -> Sitter:
        self.record = engine.take(step, self.record, by or self.actor, told, on)
        return self

    def of_the_holder(self, step: str, on: date = MONDAY, **told: Any) -> Sitter:
        return self.do(step, on, by=self.county.actor(self.county.bureau, Role.HEAD), **told)

    def answers(self, share: float) -> str:
        items = paper.of(self.record.round, self.record.seed)
        return paper.written({one.place: one.question.answer for one in items[: round(len(items) * share)]})

    def sat(self, share: float, on: date = MONDAY) -> Sitter:
        self.do("begin", on, began_at=at(on))
        return self.do("hand_in", on, answers=self.answers(share), handed_at=at(on, 10))


def in_post(county: County) -> None:
    """An officer and a clerk of the department, long in office."""
    for role in (Role.OFFICER, Role.CLERK):
        county.actor(county.department, role)
    Appointment.objects.update(since=date(2020, 1, 1))


@pytest.fixture
def led(county: County) -> Case:
    in_post(county)
    return case(county, ExamRound, MONDAY).do("open", closes_on=LAST)


@pytest.fixture
def sitter(county: County, led: Case) -> Sitter:
    return Sitter(county, led)


def a_list(*rows: str) -> bytes:
    return "\n".join((HEAD, *rows)).encode()


SHEET = ("题库.txt", a_list("单选题\t新题\t甲\t乙\t丙\t丁\tA\t"))
GOOD = "单选题\t题一\t甲\t乙\t丙\t丁\tB\t宪法"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("填空题\t题\t甲\t乙\t\t\tA\t", "第3行的题型“填空题”不是"),
        ("单选题\t\t甲\t乙\t\t\tA\t", "第3行没有题目"),
        ("单选题\t题二\t甲\t\t丙\t\tA\t", "第3行的选项应当从A起连续填写"),
        ("单选题\t题二\t甲\t甲\t\t\tA\t", "各不相同"),
        ("单选题\t题二\t甲\t乙\t\t\tC\t", "第3行的答案“C”不在选项A至B之中"),
        ("单选题\t题二\t甲\t乙\t\t\tAB\t", "是单选题，答案应当只有一个"),
        ("多选题\t题二\t甲\t乙\t丙\t\tA\t", "是多选题，答案应当至少有两个"),
        ("判断题\t题二\t\t\t\t\t不知\t", "答案“不知”应当为正确或者错误"),
        (GOOD, "题目“题一”出现了2次"),
        (GOOD.replace("题一", "题\u200b一\u202e"), "题目“题一”出现了2次"),
    ],
)
def test_what_is_wrong_with_a_list_is_told_by_its_row(row: str, words: str) -> None:
    with pytest.raises(NoBank, match=words):
        questions.listed(a_list(GOOD, row))


def test_a_list_is_read_alike_from_a_text_and_a_spreadsheet() -> None:
    rows = [GOOD, "多选题\t题二\t甲\t乙\t丙\t丁\tD, A\t", "判断题\t题三\t\t\t\t\t错\t"]
    book = Workbook()
    for row in (HEAD.replace("A\tB", "选项A\t选项B"), *rows):
        book.active.append([cell or None for cell in row.split("\t")])
    file = io.BytesIO()
    book.save(file)
    found = questions.listed(file.getvalue())
    assert found == questions.listed(a_list(*rows)) == list(questions.read(questions.written(found)))
    assert [(one.sort, one.answer) for one in found] == [
        (Sort.SINGLE, "B"),
        (Sort.MULTIPLE, "AD"),
        (Sort.JUDGEMENT, "B"),
    ]
    with pytest.raises(NoBank, match="没有找到表头"):
        questions.listed("题干\t答案".encode())


def test_a_bank_in_use_is_superseded_and_never_edited(county: County) -> None:
    first = brought(county, QuestionBank, "put_in_use", MONDAY)
    other = case(county, QuestionBank, MONDAY).do("load", body=Body.VILLAGE).do("put_in_use", 1)
    digest = first.record.digest
    for day in (first.on, MONDAY):  # nor of a day on which it was drafted yet
        with pytest.raises(Refused):
            engine.take("load_again", first.record, county.bureau_clerk, {"sheet": SHEET, "reason": "漏录"}, day)
    first.record.refresh_from_db()
    assert first.record.digest == digest
    case(county, QuestionBank, MONDAY).do("load").do("put_in_use", 2)
    for one in (first, other):
        one.record.refresh_from_db()
    assert (first.record.stage, other.record.stage) == ("superseded", "in_use")
    assert first.words_clock("更新题库").met_on is not None
    case(county, QuestionBank, MONDAY - timedelta(days=40)).do("load", body=Body.VILLAGE).do("put_in_use", 1)
    other.record.refresh_from_db()
    assert other.record.stage == "in_use"  # an edition of before, entered late, takes the place of none that came after
    loader = county.actor(county.bureau, Role.CLERK, Role.HEAD, name="both")
    drafted = case(county, QuestionBank, MONDAY).do("load", by=loader)
    with pytest.raises(Refused, match="不得与载入题库的人员相同"):
        drafted.do("put_in_use", 1, by=loader)


def test_a_paper_is_drawn_again_by_its_seed_and_by_no_other(county: County) -> None:
    bank = questions_of(brought(county, QuestionBank, "put_in_use", MONDAY).record.pk)
    rules = {Sort.SINGLE: (4, 10), Sort.MULTIPLE: (2, 20), Sort.JUDGEMENT: (2, 10)}
    first, again, other = (paper.drawn(bank, rules, seed) for seed in ("1", "1", "2"))
    assert first == again != other
    assert [one.question.sort for one in first] == [Sort.SINGLE] * 4 + [Sort.MULTIPLE] * 2 + [Sort.JUDGEMENT] * 2
    assert len({one.question.stem for one in first}) == 8 and [one.place for one in first] == [*range(1, 9)]
    right = paper.written({one.place: one.question.answer for one in first})
    assert paper.score(first, right) == 100
    assert paper.score(first, right.replace(right.split()[4], f"5{right.split()[4][1]}")) == 80  # half of it is none
    assert paper.score(first, "") == 0 and paper.told("x 0A 3Z 2BA 2") == {2: "AB"}


def test_everyone_of_the_unit_is_called_and_sits_only_for_themselves(county: County, led: Case, sitter: Sitter) -> None:
    assert Exam.objects.filter(round=led.record).count() == User.objects.filter(agency=county.department).count()
    colleague = county.actor(county.department, Role.CLERK)
    refused("own", sitter.do, "begin", by=colleague, began_at=at(MONDAY))
    sitter.do("begin", began_at=at(MONDAY))
    refused("own", sitter.do, "hand_in", by=colleague, answers="", handed_at=at(MONDAY))
    assert len(sitter.record.seed) == 64
    assert paper.seed(sitter.record, sitter.record.round, 1) == sitter.record.seed


def test_three_tries_and_the_best_counts(sitter: Sitter) -> None:
    sitter.sat(0.3)
    low = sitter.record.best_score
    sitter.sat(1)
    assert (sitter.record.last_score, sitter.record.passed) == (100, True)
    sitter.sat(0.3)
    assert sitter.record.last_score < 60 and low < 60
    assert (sitter.record.best_score, sitter.record.passed, sitter.record.tries_used) == (100, True, 3)
    refused("tries_left", sitter.do, "begin", began_at=at(MONDAY))
    assert verify_records("exam", [sitter.record.pk]).faults == []


@pytest.mark.parametrize(
    ("on", "rule"),
    [(MONDAY, ""), (LAST, ""), (LAST + timedelta(days=1), "within_days")],
)
def test_a_unit_has_its_days(sitter: Sitter, on: date, rule: str) -> None:
    if rule:
        refused(rule, sitter.do, "begin", on, began_at=at(on))
        sitter.of_the_holder("put_off", on, closes_on=on + timedelta(days=3), reason="外出培训")
    sitter.do("begin", on, began_at=at(on))


@pytest.mark.parametrize(("late", "rule"), [(0, ""), (60, ""), (61, "in_time"), (-HOUR - 1, "in_time")])
def test_time_is_the_servers(sitter: Sitter, late: int, rule: str) -> None:
    sitter.do("begin", began_at=at(MONDAY))
    told = {"answers": sitter.answers(1), "handed_at": sitter.record.ends_at + late}
    assert sitter.record.ends_at - sitter.record.began_at == 60 * 60
    if rule:
        refused(rule, sitter.do, "hand_in", **told)
    else:
        assert sitter.do("hand_in", **told).record.best_score == 100


def test_a_moment_of_another_day_and_answers_of_another_paper_are_none(sitter: Sitter) -> None:
    refused("moment", sitter.do, "begin", began_at=at(MONDAY - timedelta(days=1)))
    sitter.do("begin", began_at=at(MONDAY))
    for odd in ("12A", "1H", "1-", "0A"):
        refused("answers", sitter.do, "hand_in", answers=odd, handed_at=at(MONDAY, 10))


def test_what_is_not_handed_in_counts_as_it_was_kept(sitter: Sitter) -> None:
    sitter.do("begin", began_at=at(MONDAY))
    KeptAnswers.objects.filter(exam=sitter.record.pk).update(answers=sitter.answers(0.5))
    nightly.run(timezone.localdate(), confirmed=True)
    sitter.record.refresh_from_db()
    assert (sitter.record.stage, sitter.record.handed_at) == ("called", sitter.record.ends_at)
    assert sitter.record.last_score == 65 and sitter.record.answers == sitter.answers(0.5)
    assert not KeptAnswers.objects.exists()
    assert verify_records("exam", [sitter.record.pk]).faults == []


def test_by_what_papers_are_drawn_and_marked_is_not_corrected_under_those_who_sit(
    county: County, led: Case, sitter: Sitter
) -> None:
    sitter.do("begin", began_at=at(MONDAY))
    for name in ("singles", "single_points", "multiples", "multiple_points", "judgements", "judgement_points"):
        told = {"right": {"entry": 1, "told": {name: 1}}, "reason": "录入有误"}
        with pytest.raises(Refused) as caught:
            engine.take("ask_correction", led.record, county.bureau_clerk, told)
        assert caught.value.codes == {"decided"}


def test_a_sitting_under_way_is_not_ended(county: County, sitter: Sitter) -> None:
    today = timezone.localdate()
    sitter.of_the_holder("put_off", today, closes_on=today + timedelta(days=3), reason="调整")
    sitter.do("begin", today, began_at=int(timezone.now().timestamp()))
    nightly.run(today, confirmed=True)
    sitter.record.refresh_from_db()
    assert sitter.record.stage == "sitting"


def test_points_open_the_examination_and_a_day_has_its_cap(county: County) -> None:
    clerk = county.actor(county.department, Role.CLERK)
    in_post(county)
    begun = case(county, ExamRound, MONDAY)
    refused("points", begun.do, "open", closes_on=LAST, points_due=3000)
    sitter = Sitter(county, begun.do("open", closes_on=LAST, points_due=250, hours_due=10))

    def study(on: date, points: int, hours: int = 4, by: Any = clerk) -> Sitter:
        return sitter.do("study", MONDAY, by=by, studies=[{"studied_on": on, "hours": hours, "points": points}])

    study(date(2024, 3, 1), 100)
    study(date(2024, 3, 1), 100)
    assert (sitter.record.study_points, sitter.record.study_done) == (125, False)
    refused("points_reached", sitter.do, "begin", began_at=at(MONDAY))
    refused("hours_a_day", study, date(2024, 3, 1), 0, 17)
    refused("year", study, date(2023, 12, 1), 100)
    study(date(2024, 3, 2), 300)
    assert (sitter.record.study_points, sitter.record.study_hours, sitter.record.study_done) == (250, 12, True)
    sitter.do("begin", began_at=at(MONDAY))
    mine = Sitter(county, begun, Role.CLERK)
    refused("not_oneself", mine.do, "study", studies=[{"studied_on": MONDAY, "hours": 1, "points": 1}])


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"singles": 9}, "paper"),
        ({"single_points": 0}, "paper"),
        ({"pass_mark": 101}, "paper"),
        (
            {
                "singles": 0,
                "single_points": 0,
                "multiples": 0,
                "multiple_points": 0,
                "judgements": 0,
                "judgement_points": 0,
            },
            "paper",
        ),
        ({"platform": "其他平台"}, "where"),
        ({"bank": None}, "where"),
        ({"of_year": 2022}, "year"),
        ({"opens_on": date(2024, 3, 3)}, "days"),
        ({"closes_on": date(2024, 3, 3)}, "days"),
        ({"points_due": 10, "points_a_day": 0}, "points"),
    ],
)
def test_the_rules_of_a_round_fit_together(county: County, told: dict[str, Any], rule: str) -> None:
    refused(rule, case(county, ExamRound, MONDAY).do, "open", **{"closes_on": LAST, **told})


def test_a_round_ends_when_all_have_had_their_days_and_is_made_up(county: County, led: Case, sitter: Sitter) -> None:
    refused("over", led.do, "settle")
    sitter.sat(1)
    other = Sitter(county, led, Role.CLERK)
    other.do("begin", began_at=at(MONDAY))
    refused("over", led.do, "settle", on=LAST + timedelta(days=1))
    refused("nobody_sat", led.do, "abandon", reason="另行组织")
    other.do("hand_in", answers="", handed_at=at(MONDAY, 10))
    led.do("settle", on=LAST + timedelta(days=1))
    stages = dict(Exam.objects.filter(round=led.record).values_list("account", "stage"))
    assert stages.pop(sitter.record.account) == "passed" and stages.pop(other.record.account) == "failed"
    assert set(stages.values()) <= {"missed"}
    text = Paper.objects.get(matter_id=sitter.record.pk, kind="certificate").content_for(Use.READING).decode()
    assert "100分" in text and sitter.record.name in text
    other.record.refresh_from_db()
    with pytest.raises(Refused):
        other.do("begin", led.on, began_at=at(led.on))
    led.do("make_up", on=LAST + timedelta(days=3))
    other.record.refresh_from_db()
    day = other.record.opens_on
    other.sat(1, day)
    assert (other.record.tries_used, other.record.passed) == (1, True)
    with pytest.raises(Refused):
        led.do("close", on=day)
    led.do("settle", on=date(2024, 4, 30)).do("close")
    assert led.record.persons_passed == 2 and led.record.persons_sat == 2
    sitter.record.refresh_from_db()
    sitter.of_the_holder("annul", led.on, reason="替考")
    assert (sitter.record.stage, sitter.record.passed) == ("failed", False)


def test_results_of_another_platform_count_and_a_person_once(county: County) -> None:
    led = case(county, ExamRound, MONDAY).do("open", closes_on=LAST, platform="全省平台", bank=None)
    assert not Exam.objects.exists()
    clerk = county.actor(county.department, Role.CLERK)

    def told(name: str, **more: Any) -> Any:
        data = {"round": led.record, "name": name, "study_hours": 20, "result": "passed", "score": 80, **more}
        return engine.take("register", Exam, clerk, data, MONDAY)

    told("甲")
    told("乙", result="failed", score=40, study_hours=3)
    told("丙", result="missed", score=None)
    refused("once", told, "甲")
    refused("result", told, "丁", score=59)
    refused("result", told, "丁", result="missed")
    refused("result", told, "丁", score=None)
    more = case(county, ExamRound, MONDAY).do("open", closes_on=LAST, platform="全省平台", bank=None)
    told("甲", round=more.record)
    for one in Exam.objects.filter(name__in=("乙", "丙")):  # whose names were erased are two persons still
        county.erased(one, 1)
    compute.refresh()
    names = ("exam_participants", "exam_persons_due", "exam_participation_rate", "exam_pass_rate")
    values = compute.values([*names, "exam_study_hours_completion_rate"], "431081", Period.year(2024))
    assert [round(float(value or 0), 1) for value in values.values()] == [2, 3, 66.7, 50.0, 66.7]
