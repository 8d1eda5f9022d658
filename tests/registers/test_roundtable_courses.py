"""幸福圆桌会: twenty courses of ordinary life that must be open, and unlawful ones that must be closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.roundtable import Roundtable
from guiju.registers.disputes.roundtable.choices import Capacity, Conclusion, LedTo, Verdict
from guiju.registers.disputes.roundtable.columns import RoundtableIssue, RoundtableTask
from tests.lives import MONDAY, Case, case
from tests.people import County
from tests.reaching_back import corrected, entry_of, folds_to_itself

HELD = MONDAY + timedelta(days=6)
ISSUE = {
    "what": "楼道照明损坏",
    "kind": "facility",
    "place": "3栋",
    "raised_by": "3栋居民张某",
    "assembly_matter": False,
}
OTHER = {**ISSUE, "what": "车辆占用消防通道", "kind": "parking"}
FOR_THE_ASSEMBLY = {**ISSUE, "what": "集体收益怎样使用", "kind": "village", "assembly_matter": True}
RESIDENTS = {"capacity": Capacity.RESIDENT, "count": 6}
CADRES = {"capacity": Capacity.CADRE, "count": 2}


@dataclass(frozen=True)
class Move:
    """One act of a course, so many days after the one before."""

    step: str
    told: dict[str, Any] = field(default_factory=dict)
    days: int = 0
    by: Hand | None = None

    def take(self, table: Case) -> None:
        table.do(self.step, self.days, by=self.by, **self.told)


def go(step: str, days: int = 0, by: Hand | None = None, **told: Any) -> Move:
    return Move(step, told, days, by)


def rows(*each: dict[str, Any]) -> list[dict[str, Any]]:
    """What is told of the first row, the second and so on; nothing of a row for which nothing is said."""
    return [{"nth": n, **one} for n, one in enumerate(each) if one]


def task(item: int = 1, days: int = 20, what: str = "更换灯具") -> dict[str, Any]:
    return {"item": item, "what": what, "doer": "物业公司", "due_on": HELD + timedelta(days=days)}


def concluded(conclusion: Conclusion) -> dict[str, Any]:
    return {"conclusion": conclusion, "agreed": "各方意见"}


def said(verdict: Verdict) -> dict[str, Any]:
    return {"verdict": verdict, "confirmed_by": "3栋居民张某"}


def struck(n: int, why: str) -> Move:
    return go("strike", struck=[{"nth": n, "struck_because": why}])


def handed(days: int = 1, **told: Any) -> Move:
    return go("lead_on", days, handed=rows({"led_to": LedTo.DEPARTMENT, "demand": "依职责办理", **told}))


def department(at: Any) -> Any:
    return rows({"led_to": LedTo.DEPARTMENT, "demand": "依职责办理", "department": at.place.department})


YES, APART, ANSWERED = concluded(Conclusion.TASKED), concluded(Conclusion.APART), concluded(Conclusion.ANSWERED)
SOLVED, PARTLY, UNSOLVED = said(Verdict.SOLVED), said(Verdict.PARTLY), said(Verdict.UNSOLVED)


def agree(*conclusions: dict[str, Any], tasks: tuple[dict[str, Any], ...] = ()) -> Move:
    return go("agree", conclusions=rows(*conclusions), tasks=[*tasks])


def confirm(*verdicts: dict[str, Any]) -> Move:
    return go("confirm", 1, verdicts=rows(*verdicts))


def report(*results: str, by: Hand | None = None) -> Move:
    return go("report", 5, by, tasks=rows(*({"result": one} if one else {} for one in results)))


def drop(why: str) -> Move:
    return go("drop", 1, tasks=rows({"dropped_because": why}))


HOLD, MINUTE, CLOSE = go("hold", 5, seats=[RESIDENTS, CADRES]), go("minute"), go("close")
LATER = go("hold", 9, seats=[RESIDENTS, CADRES])
"""Where it was put off, to nine days later."""
CALLED = (go("collect", issues=[ISSUE]), go("announce", 1))
SEATED = (*CALLED, HOLD)
TWO = (go("collect", issues=[ISSUE, OTHER]), go("announce", 1), HOLD)
OF_THE_ASSEMBLY = (go("collect", issues=[FOR_THE_ASSEMBLY]), go("announce", 1), HOLD)
PUT_TO_IT = (*OF_THE_ASSEMBLY, agree(concluded(Conclusion.ASSEMBLY)), MINUTE)
AGREED = (*SEATED, agree(YES, tasks=(task(),)))
DOING = (*AGREED, MINUTE)
OPEN = (*SEATED, agree(APART), MINUTE)
LEFT = (*OPEN, confirm(UNSOLVED))
DONE = (report("已更换"), confirm(SOLVED))
ENDED = (*DOING, *DONE, CLOSE)
TO_DEPARTMENT = go("lead_on", 1, handed=department)
BACK = go("give_back", 3, returned=rows({"returned": "不属于职责范围"}))
AGAIN = go("reopen", 9, reopened=rows({"recurred": "又不亮了"}))
MORE = go("agree_more", tasks=[task(days=60, what="更换线路")])
SECOND_DISPUTE = go("lead_to_dispute", 1, disputed=lambda at: rows({}, {"dispute": at.some(Dispute, 2)[1]}))

LAWFUL: dict[str, tuple[tuple[Move, ...], tuple[str, int, int]]] = {
    "一次办成": (ENDED, ("closed", 1, 0)),
    "改期，再改期": ((*CALLED, go("put_off", 1), go("put_off", 2), LATER), ("held", 0, 0)),
    "当天没有人来，当天改期": ((*CALLED, go("put_off", 5, reason="无人到会"), LATER), ("held", 0, 0)),
    "无人到会，过后才改期": ((*CALLED, go("put_off", 8), LATER), ("held", 0, 0)),
    "无人到会，取消": ((*CALLED, go("call_off", 6)), ("called_off", 0, 0)),
    "公告以前拆分议题": (
        (CALLED[0], struck(0, "拆分为两个议题"), go("add", issues=[ISSUE, OTHER]), CALLED[1]),
        ("announced", 0, 0),
    ),
    "公告以后补充、撤回议题": ((*CALLED, go("add", issues=[OTHER]), struck(0, "提出人撤回"), HOLD), ("held", 0, 0)),
    "会上当场提出": ((*SEATED, go("add", issues=[OTHER]), agree(ANSWERED, ANSWERED), MINUTE), ("doing", 0, 0)),
    "会上撤回议题": (
        (*TWO, struck(1, "提出人撤回"), agree(ANSWERED), MINUTE, confirm(SOLVED), CLOSE),
        ("closed", 1, 0),
    ),
    "落实中提出人撤回": (
        (*DOING, drop("提出人撤回"), confirm(said(Verdict.WITHDRAWN)), CLOSE),
        ("closed", 0, 0),
    ),
    "分两次记录协商结果": ((*TWO, agree(YES, tasks=(task(),)), agree({}, APART), MINUTE), ("doing", 0, 0)),
    "移交部门，退回，改为续议": ((*LEFT, TO_DEPARTMENT, BACK, go("lead_to_next", 1), CLOSE), ("closed", 0, 1)),
    "移交部门，退回，再移交": ((*LEFT, TO_DEPARTMENT, BACK, TO_DEPARTMENT, BACK, TO_DEPARTMENT), ("doing", 0, 1)),
    "移交部门、办结以后退回": (
        (*LEFT, TO_DEPARTMENT, CLOSE, BACK, go("lead_to_dispute"), CLOSE),
        ("closed", 0, 1),
    ),
    "退回以后自己办成": ((*LEFT, TO_DEPARTMENT, BACK, AGAIN, MORE, *DONE, CLOSE), ("closed", 1, 0)),
    "部分解决，其余移交部门": (
        (*DOING, confirm(PARTLY), report("仅更换一半"), TO_DEPARTMENT, CLOSE),
        ("closed", 0, 1),
    ),
    "办结以后反复，重新办理": ((*ENDED, AGAIN, MORE, report("", "已换线路"), confirm(SOLVED), CLOSE), ("closed", 1, 0)),
    "公开以后反复，撤回公开": ((*ENDED, go("publish"), AGAIN, go("unpublish")), ("doing", 0, 0)),
    "未达成一致，会后议定落实": ((*OPEN, MORE, *DONE, CLOSE), ("closed", 1, 0)),
    "期限不够，调整": ((*DOING, drop("延期"), MORE, report("", "已更换"), confirm(SOLVED), CLOSE), ("closed", 1, 0)),
    "两个未解决的议题各成一件纠纷": (
        (*TWO, agree(APART, APART), MINUTE, confirm(UNSOLVED, UNSOLVED), go("lead_to_dispute"), SECOND_DISPUTE, CLOSE),
        ("closed", 0, 2),
    ),
    "村民会议决定的事项": (
        (*PUT_TO_IT, confirm(UNSOLVED), handed(led_to=LedTo.ASSEMBLY), CLOSE),
        ("closed", 0, 1),
    ),
    "调解员报告完成": ((*DOING, report("已更换", by=Hand(Role.MEDIATOR)), confirm(SOLVED), CLOSE), ("closed", 1, 0)),
}


def led(table: Case, moves: tuple[Move, ...]) -> Case:
    for move in moves:
        move.take(table)
    return table


def begun(county: County, moves: tuple[Move, ...] = ()) -> Case:
    return led(case(county, Roundtable), moves)


def text_of(paper: Paper) -> str:
    return bytes(paper.content).decode()


def whole(table: Case) -> bool:
    return not verify_records("roundtable", [table.record.pk]).faults and folds_to_itself(table.record)


@pytest.mark.parametrize("course", LAWFUL)
def test_a_lawful_course_is_open(county: County, course: str) -> None:
    moves, (stage, solved, led_on) = LAWFUL[course]
    table = begun(county, moves)
    issues = list(RoundtableIssue.objects.filter(matter_id=table.record.pk))
    assert table.record.stage == stage
    assert sum(row.verdict == Verdict.SOLVED for row in issues) == solved
    assert sum(row.led_on is not None for row in issues) == led_on
    assert whole(table)


CLOSED: dict[str, tuple[tuple[Move, ...], Move, str]] = {
    "没有议题": ((), go("collect", issues=[]), "至少填写1项议题"),
    "提出人写电话": ((), go("collect", issues=[{**ISSUE, "raised_by": "13800138000"}]), "用代称"),
    "将来收集": ((), go("collect", 9999), "晚于今天"),
    "没有公告就召开": (CALLED[:1], HOLD, "不能办理“召开”"),
    "公告不足三日": (CALLED[:1], go("announce", planned_on=MONDAY + timedelta(days=2)), "3日以后"),
    "公告过去的日期": (CALLED[:1], go("announce", 5, planned_on=MONDAY), "3日以后"),
    "改到昨天": (CALLED, go("put_off", 5, planned_on=MONDAY), "3日以后"),
    "提前召开": (CALLED, go("hold", 4), "先办理改期"),
    "推后召开": (CALLED, go("hold", 6), "先办理改期"),
    "议题全部撤回仍召开": ((*CALLED, struck(0, "撤回")), HOLD, "没有列入的议题"),
    "到会负数": (CALLED, go("hold", 5, seats=[RESIDENTS, {**CADRES, "count": -3}]), "人数"),
    "到会零人": (CALLED, go("hold", 5, seats=[RESIDENTS, {**CADRES, "count": 0}]), "人数"),
    "没有居民": (CALLED, go("hold", 5, seats=[CADRES]), "应当有居民"),
    "同类重复计数": (CALLED, go("hold", 5, seats=[RESIDENTS, CADRES, CADRES]), "第2项、第3项类别、单位重复"),
    "会前协商": (CALLED, agree(YES, tasks=(task(),)), "不能办理"),
    "会前确认解决": (CALLED, confirm(SOLVED), "不能办理"),
    "两次召开": (SEATED, go("hold", 1), "不能办理“召开”"),
    "召开以后取消": (SEATED, go("call_off"), "不能办理“取消”"),
    "不列入的议题有结果": ((*TWO, struck(1, "撤回")), agree({}, YES), "不在此填写"),
    "有结果的议题不列入": (AGREED, struck(0, "算了"), "已经填过"),
    "协商结果填两次": (AGREED, agree(APART), "已经填过"),
    "给不存在的议题定事项": (SEATED, agree(YES, tasks=(task(7),)), "第1项对应的议题不在"),
    "期限在议定当日": (SEATED, agree(YES, tasks=(task(days=0),)), "完成期限应当晚于"),
    "代村民会议决定": (OF_THE_ASSEMBLY, agree(ANSWERED), "应当提请村民"),
    "给村民会议的事项定落实": (PUT_TO_IT, MORE, "应当由村民会议决定"),
    "村民会议的事项移交部门": ((*PUT_TO_IT, confirm(UNSOLVED)), TO_DEPARTMENT, "应当提请村民"),
    "没有结果就签发": ((*TWO, agree(YES, tasks=(task(),))), MINUTE, "尚有1项没有"),
    "经办人签发": (AGREED, go("minute", by=Hand(Role.CLERK)), "没有这一角色"),
    "签发以后改结果": (DOING, agree(APART), "不能办理"),
    "没有完成就算解决": (DOING, confirm(SOLVED), "尚未完成"),
    "事项都不办了也算解决": ((*DOING, drop("不办")), confirm(SOLVED), "不能确认为已解决"),
    "没有议定也算解决": (OPEN, confirm(SOLVED), "不能确认为已解决"),
    "解决两次": ((*DOING, *DONE), confirm(SOLVED), "已经填过"),
    "完成两次": ((*DOING, DONE[0]), DONE[0], "已经填过"),
    "不办了又报完成": ((*DOING, drop("不办")), DONE[0], "已经填过"),
    "确认以后再议定": ((*DOING, *DONE), MORE, "已经居民确认"),
    "没有确认就办结": ((*DOING, DONE[0]), CLOSE, "每个议题应当由居民确认"),
    "未解决没有去向就办结": (LEFT, CLOSE, "未解决的议题应当"),
    "部分解决没有去向就办结": ((*DOING, confirm(PARTLY), report("一半")), CLOSE, "未解决的议题应当"),
    "已解决的移交部门": ((*DOING, *DONE), TO_DEPARTMENT, "不在此填写"),
    "移交两次": ((*LEFT, TO_DEPARTMENT), TO_DEPARTMENT, "已经填过"),
    "移交给自己": (
        LEFT,
        go("lead_on", handed=lambda at: [department(at)[0] | {"department": at.agency}]),
        "本机关以外",
    ),
    "移交部门没有写部门": (LEFT, handed(), "本机关以外的部门"),
    "没有移交就退回": (LEFT, BACK, "不在此填写"),
    "续议到本次会": (LEFT, go("lead_to_next", again=lambda at: rows({"next": at.record})), "不能转入自身"),
    "续议到已经取消的会": (LEFT, go("lead_to_next", 9, again=lambda at: rows({"next": called_off(at)})), "不能再转入"),
    "未办结就公开": (DOING, go("publish"), "不能办理“公开”"),
    "没有公开就撤回": (ENDED, go("unpublish"), "没有公开的内容"),
    "办结以后补充议题": (ENDED, go("add", issues=[OTHER]), "不能办理"),
    "取消以后召开": ((*CALLED, go("call_off")), HOLD, "不能办理"),
    "重新办理未确认的": ((*DOING, DONE[0]), AGAIN, "不在此填写"),
}


def called_off(at: Any) -> Any:
    return begun(at.place, (*CALLED, go("call_off"))).record


@pytest.mark.parametrize("course", CLOSED)
def test_an_unlawful_course_is_closed(county: County, course: str) -> None:
    moves, last, words = CLOSED[course]
    table = begun(county, moves)
    with pytest.raises(Refused, match=words):
        last.take(table)


def test_another_townships_people_have_no_part_in_it(county: County) -> None:
    table = begun(county, DOING)
    for stranger in (county.actor(county.department, Role.CLERK), county.actor(county.elsewhere, Role.CLERK)):
        with pytest.raises(Refused, match=r"不在您的办理范围内|应当由承办机关办理"):
            engine.take("close", table.record, stranger, {}, table.on)


def test_minutes_and_days_put_right_leave_the_course_whole(county: County) -> None:
    """Wrong words of what was agreed, and a report of a day before the last act, found out later."""
    two = (task(), task(what="清理楼道"))
    table = begun(county, (*SEATED, agree(YES, tasks=two), MINUTE, report("", "已清理")))
    table.do("report", on=HELD + timedelta(days=2), tasks=rows({"result": "已更换"}))
    assert RoundtableTask.objects.get(what="更换灯具").done_on == HELD + timedelta(days=2)
    [issue] = RoundtableIssue.objects.all()
    clerk, head = county.actor(table.agency, Role.CLERK), county.actor(table.agency, Role.HEAD)
    right = {"conclusions": [{"id": issue.pk, **YES, "agreed": "全部更换"}]}
    record = corrected(table.record, "agree", clerk, head, right)
    assert RoundtableIssue.objects.get().agreed == "全部更换"
    engine.take("rewrite_paper", record, head, {"entry": entry_of(record, "minute"), "reason": "协商意见有误"})
    minutes = Paper.objects.filter(matter_id=record.pk, kind="minutes").latest("id")
    assert "全部更换" in text_of(minutes)
    assert whole(table)


def test_the_notice_follows_the_issues(county: County) -> None:
    begun(county, (*CALLED, go("add", issues=[OTHER]), struck(0, "提出人撤回")))
    first, added, last = map(text_of, Paper.objects.filter(kind="notice").order_by("id"))
    assert [one in text for text in (first, added, last) for one in ("楼道照明", "消防通道")] == [
        True, False, True, True, False, True
    ]  # fmt: skip


def test_what_recurs_is_counted_once_and_what_came_back_only_where_it_went_at_last(county: County) -> None:
    reopened = begun(county, (*ENDED, AGAIN))
    compute.refresh()
    assert compute.value("roundtable_issues_resolved", reopened.record.region, 2024) == 0
    led(reopened, (MORE, report("", "已换线路"), confirm(SOLVED), CLOSE))
    begun(county, (*LEFT, TO_DEPARTMENT, BACK, TO_DEPARTMENT))
    compute.refresh()
    names = ("roundtable_issues_resolved", "roundtable_issues_led_on")
    assert [compute.value(name, reopened.record.region, 2024) for name in names] == [1, 1]
