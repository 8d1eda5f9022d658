"""网格 and 网格事件: unlawful courses, each refused at its last act with a word of why, and nothing written by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.ledger import Entry
from tests.registers.grid_courses import Act, Ground, do, left, made, posted
from tests.registers.test_grid_courses import CLOSED, FINISHED, HANDLED, REPORTED, TRANSFERRED

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def ground(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Ground]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield made()
        transaction.set_rollback(True)


OFF = "不在您的办理范围内"
MERGED = (left("first", 10), do("clerk", "dissolve", 10, of="first"))
BELOW = (do("clerk", "set_up", 2, of="third", parent="first"), do("clerk", "dissolve", 10, of="third"))

COURSES: dict[str, tuple[str, tuple[Act, ...]]] = {
    # Who: another office, another agency, other ground.
    "an auditor voids": ("应当由经办人办理", (*REPORTED, do("auditor", "void", 5))),
    "a worker voids their own report": ("应当由经办人办理", (*REPORTED, do("worker", "void", 5))),
    "a worker hands over to a department": ("应当由经办人办理", (*REPORTED, do("worker", "transfer", 5))),
    "a worker leads into a dispute": (
        "应当由经办人、调解员办理",
        (*REPORTED, do("worker", "lead_to_dispute", 5, dispute="dispute")),
    ),
    "a worker sets up a grid": ("应当由经办人办理", (do("worker", "set_up", 5, of="third"),)),
    "a worker gives themselves a post": ("应当由经办人办理", (posted("worker", "first", 5, "赵某", holder="worker"),)),
    "a mediator reports": ("应当由网格员、经办人办理", (do("mediator", "report", 4),)),
    "the overseeing bureau takes back": ("应当由承办机关办理", (*TRANSFERRED, do("justice", "take_back", 6))),
    "the overseeing bureau dissolves": ("应当由承办机关办理", (left("second", 5), do("justice", "dissolve", 6, of="second"))),
    "another department finishes": (OFF, (*TRANSFERRED, do("market", "finish", 7))),
    "the township finishes for the department": ("应当由现经办机关办理", (*TRANSFERRED, do("clerk", "finish", 7))),
    "the department moves it to another grid": ("应当由承办机关办理", (*TRANSFERRED, do("urban", "move", 6))),
    "the department's head lengthens its own term": ("应当由承办机关办理", (*TRANSFERRED, do("urban_head", "extend", 6))),
    "the department acts after it gave it back": (OFF, (*FINISHED, do("urban", "send_back", 8))),
    "a neighbouring township moves it": (OFF, (*REPORTED, do("neighbour", "move", 5))),
    "a keeper of the second grid looks for disputes in the first": ("不是您任职的范围", (do("other", "screen", 4),)),
    "a keeper of the second closes what the first verified": (OFF, (*CLOSED[:-1], do("other", "close", 5))),
    "a keeper of the second finds photographs for the first": (
        OFF,
        (*CLOSED, do("other", "attach", 6, paper=("现场.txt", "模拟。".encode()))),
    ),
    "a keeper goes on with what was moved away": (OFF, (*REPORTED, do("clerk", "move", 5), do("worker", "handle", 5))),
    "a keeper who left handles": (OFF, (*REPORTED, left("first", 5), do("worker", "handle", 6))),
    "who is a mediator too is a keeper of their own grid only: reports": (
        "不是您任职的范围",
        (posted("clerk", "second", 2, "both甲", holder="both"), do("both", "report", 4)),
    ),
    "who is a mediator too is a keeper of their own grid only: handles": (
        "不在您任职的范围",
        (posted("clerk", "second", 2, "both甲", holder="both"), *REPORTED, do("both", "handle", 4)),
    ),
    "who is a mediator too is a keeper of their own grid only: closes": (
        "不在您任职的范围",
        (posted("clerk", "second", 2, "both甲", holder="both"), *CLOSED[:-1], do("both", "close", 5)),
    ),
    "handed to a department of another county": (
        "不在苏仙区司法局的管辖区域",
        (*REPORTED, do("clerk", "transfer", 5, handler="far")),
    ),
    "handed to a neighbouring township, of whatever kind it is": (
        "不在邻镇人民政府的管辖区域",
        (do("worker", "report", 4, kind="other"), do("clerk", "transfer", 5, handler="neighbour")),
    ),
    "handed to the township itself": ("现在就由某镇人民政府经办", (*REPORTED, do("clerk", "transfer", 5, handler="town"))),
    "an account of another agency in a post": ("不是本机关的账号", (posted("clerk", "first", 5, "赵某", holder="urban"),)),
    "an account that is no keeper in a post": ("没有担任网格员", (posted("clerk", "first", 5, "赵某", holder="mediator"),)),
    # When: too early, late, ahead, behind.
    "reported tomorrow": ("晚于今天", (do("worker", "report", date(2062, 3, 4)),)),
    "reported before the grid was there": ("不在册", (do("clerk", "report", (1, 1)),)),
    "a keeper before their grid": ("到岗", (posted("clerk", "first", (1, 1), "赵某"),)),
    "a term in another century": ("超过一年", (*REPORTED, do("clerk", "transfer", 5, due_on=date(2042, 3, 12)))),
    "a term lengthened by years": ("超过一年", (*TRANSFERRED, do("clerk", "extend", 6, due_on=date(2027, 3, 12)))),
    "dissolved of a day on which somebody was in post": (
        "尚有1人在岗",
        (left("first", 10), do("clerk", "dissolve", 8, of="first")),
    ),
    "dissolved of a day on which an event was open": (
        "尚未办结",
        (*REPORTED, do("worker", "handle", 4), do("worker", "verify", 9), do("worker", "close", 9), left("first", 5),
         do("clerk", "dissolve", 8, of="first")),
    ),
    "dissolved of a day before it reported": (
        "尚未办结",
        (do("worker", "report", 9), do("worker", "handle", 9), do("worker", "verify", 9), do("worker", "close", 9),
         left("first", 5), do("clerk", "dissolve", 8, of="first")),
    ),
    "dissolved of a day on which a grid below was there": (
        "“第三网格”尚在册",
        (*BELOW, left("first", 5), do("clerk", "dissolve", 8, of="first")),
    ),
    "set up of a day on which its code was another's": (
        "已由在册的另一网格使用",
        (*MERGED, do("clerk", "set_up", 8, of="third", code="43108110300001")),
    ),
    "set up of a day below a grid that is gone by now": (
        "上级网格“第一网格”已于2024-03-10",
        (*MERGED, do("clerk", "set_up", 8, of="third", parent="first")),
    ),
    # In what order, and how often.
    "called what it is called": ("现在就是", (*REPORTED, do("worker", "reclassify", 4))),
    "called otherwise while a department has it": ("当前阶段", (*TRANSFERRED, do("clerk", "reclassify", 6, kind="other"))),
    "handled before it is reported anew": ("当前阶段", (*HANDLED, do("worker", "handle", 4))),
    "closed before it is seen": ("当前阶段", (*FINISHED, do("worker", "close", 8))),
    "seen twice": ("当前阶段", (*CLOSED[:-1], do("worker", "verify", 6))),
    "closed twice": ("当前阶段", (*CLOSED, do("worker", "close", 6))),
    "handled while a department has it": ("当前阶段", (*TRANSFERRED, do("worker", "handle", 6))),
    "handed to two departments at once": ("当前阶段", (*TRANSFERRED, do("clerk", "transfer", 6, handler="market"))),
    "moved once it is closed": ("当前阶段", (*CLOSED, do("clerk", "move", 6))),
    "voided while a department has it": ("当前阶段", (*TRANSFERRED, do("clerk", "void", 6))),
    "voided once it went on elsewhere": (
        "当前阶段",
        (*REPORTED, do("clerk", "lead_to_dispute", 5), do("clerk", "void", 6)),
    ),
    "opened again once it went on elsewhere": (
        "当前阶段",
        (*REPORTED, do("clerk", "lead_to_dispute", 5), do("clerk", "reopen", 6)),
    ),
    "led into a penalty case when it is closed": ("当前阶段", (*CLOSED, do("squad", "lead_to_penalty", 6, penalty="own_case"))),
    "led into a case of others": (
        "转入的事项应当由现经办机关承办",
        (*REPORTED, do("squad", "lead_to_penalty", 5, penalty="case")),
    ),
    "a screening handled": ("当前阶段", (do("worker", "screen", 4), do("worker", "handle", 4))),
    "left twice": ("至少填写1项|已经填过", (left("first", 5), left("first", 6))),
    "dissolved twice": ("当前阶段", (*MERGED, do("clerk", "dissolve", 11, of="first"))),
    "a post in a dissolved grid": ("当前阶段", (*MERGED, posted("clerk", "first", 11, "赵某"))),
    # How much, and what.
    "fewer than no households": ("户数", (do("clerk", "set_up", 5, of="third", households=-1),)),
    "fewer than no quarrels found": ("不得小于0", (do("worker", "screen", 4, found=-1),)),
    "fewer than no doors": ("不得小于0", (do("worker", "screen", 4, visited=-3),)),
    "a code of letters": ("网格编码为6至20位数字", (do("clerk", "set_up", 5, of="third", code="第三"),)),
    "a code taken in redrawing": (
        "已由在册的另一网格使用",
        (do("clerk", "redraw", 5, of="first", code="43108110300002"),),
    ),
    "below itself": ("不能作为其上级", (do("clerk", "redraw", 5, of="first", parent="first"),)),
    "a ring of grids": (
        "不能作为其上级",
        (do("clerk", "redraw", 5, of="first", parent="second"), do("clerk", "redraw", 5, of="second", parent="first")),
    ),
    "handed over for nothing": ("处置要求", (*REPORTED, do("clerk", "transfer", 5, demand=" "))),
    "in another county": ("行政区划", (do("clerk", "set_up", 5, of="third", region="431003"),)),
    "a keeper without a name": ("姓名", (posted("clerk", "first", 5, " "),)),
    "a grid of another agency as its parent": ("不在上级网格", (do("neighbour", "set_up", 6, of="third", parent="first"),)),
}  # fmt: skip


@pytest.mark.parametrize("course", COURSES)
def test_an_unlawful_course_is_refused(ground: Ground, course: str) -> None:
    words, acts = COURSES[course]
    here = ground.again()
    for act in acts[:-1]:
        here.take(act)
    for name, value in acts[-1].told.items():
        here.meant(name, value)
    before = Entry.objects.count()
    with pytest.raises(Refused, match=words):
        here.take(acts[-1])
    assert Entry.objects.count() == before
