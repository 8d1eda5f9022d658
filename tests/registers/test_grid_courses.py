"""网格 and 网格事件: lawful courses of ordinary life, each of which can be taken, and what stands at its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from guiju.kernel.acting.verification import verify_records
from tests.reaching_back import folds_to_itself
from tests.registers.grid_courses import Act, Ground, do, left, made, posted

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def ground(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Ground]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield made()
        transaction.set_rollback(True)


REPORTED = (do("worker", "report", 4),)
TRANSFERRED = (*REPORTED, do("clerk", "transfer", 5))
FINISHED = (*TRANSFERRED, do("urban", "finish", 7))
THIRD = do("clerk", "set_up", 5, of="third")
HANDLED = (*REPORTED, do("worker", "handle", 4))
CLOSED = (*HANDLED, do("worker", "verify", 5), do("worker", "close", 5))

COURSES: dict[str, tuple[str, tuple[Act, ...]]] = {
    "a grid is split: its event goes on in the new one, under its new keeper": (
        "closed",
        (
            *TRANSFERRED,
            THIRD,
            posted("clerk", "third", 5, "新甲", holder="fresh"),
            do("clerk", "redraw", 5, of="first", bounds="东街以东"),
            do("clerk", "move", 6, grid="third"),
            do("urban", "finish", 7),
            do("fresh", "verify", 8),
            do("fresh", "close", 8),
        ),
    ),
    "two grids are merged into a third, which takes the code of one": (
        "reported",
        (
            *REPORTED,
            THIRD,
            do("clerk", "move", 6, grid="third"),
            left("first", 6),
            do("clerk", "dissolve", 6, of="first"),
            left("second", 6),
            do("clerk", "dissolve", 6, of="second"),
            do("clerk", "set_up", 6, of="fourth", code="43108110300001"),
        ),
    ),
    "grids get new codes of their city": (
        "",
        (do("clerk", "redraw", 5, of="first", code="431081103201001"), do("worker", "report", 6)),
    ),
    "the first turns from a grid of its own into one below the second, and back": (
        "closed",
        (
            do("clerk", "redraw", 1, of="first", parent="second"),
            *REPORTED,
            do("other", "handle", 4),
            do("other", "verify", 5),
            do("clerk", "redraw", 6, of="first", parent=None),
            do("worker", "close", 6),
        ),
    ),
    "a keeper leaves in the middle, the next one goes on": (
        "closed",
        (*HANDLED, left("first", 5), posted("clerk", "first", 5, "后任", holder="next"), do("next", "verify", 5),
         do("next", "close", 5)),
    ),
    "a keeper leaves and comes back to the same post": (
        "reported",
        (left("first", 2), posted("clerk", "first", 4, "worker甲", holder="worker"), *REPORTED),
    ),
    "a keeper of the next grid stands in for a week": (
        "handled",
        (posted("clerk", "first", 4, "other甲", holder="other"), *REPORTED, do("other", "handle", 5), left("first", 11, "other甲")),
    ),
    "a chief is replaced on one day": (
        "",
        (
            posted("clerk", "first", 2, "老网格长", kind="chief"),
            left("first", 6, "老网格长"),
            posted("clerk", "first", 6, "新网格长", kind="chief"),
        ),
    ),
    "refused by one department, handed to another": (
        "verified",
        (
            do("worker", "report", 4, kind="other"),
            do("clerk", "transfer", 5),
            do("urban", "send_back", 6),
            do("clerk", "transfer", 6, handler="market"),
            do("market", "finish", 8),
            do("worker", "verify", 9),
        ),
    ),
    "what the worker took for another kind goes to whom it concerns": (
        "handled",
        (
            do("worker", "report", 4, kind="market"),
            do("worker", "reclassify", 5),
            do("clerk", "transfer", 5),
            do("urban", "finish", 7),
        ),
    ),
    "two departments, one after the other": (
        "verified",
        (
            do("worker", "report", 4, kind="other"),
            do("clerk", "transfer", 5),
            do("urban", "finish", 6),
            do("worker", "verify", 7, verdict="bad", seen="经营行为尚未查处"),
            do("clerk", "transfer", 7, handler="market"),
            do("market", "finish", 9),
            do("worker", "verify", 9),
        ),
    ),
    "lengthened twice, done on the last day": (
        "handled",
        (
            *TRANSFERRED,
            do("clerk", "extend", 12),
            do("head", "extend", 20, due_on=28),
            do("urban", "finish", 28),
        ),
    ),
    "told by telephone, entered a week late by the clerk": (
        "closed",
        (*HANDLED, do("worker", "verify", 12), do("clerk", "report", 4, of="other_event"), do("clerk", "close", 12)),
    ),
    "a department's end is entered after the grid had moved on": (
        "handled",
        (*FINISHED, do("clerk", "extend", 6)),
    ),
    "what happened in a grid since dissolved is entered late and moved": (
        "handled",
        (
            left("first", 6),
            do("clerk", "dissolve", 6, of="first"),
            do("clerk", "report", 5),
            do("clerk", "move", 7, grid="second"),
            do("other", "handle", 7),
        ),
    ),
    "a quarrel: seen by the grid, then led into a dispute": (
        "led_on",
        (
            do("worker", "report", 4, kind="dispute"),
            do("worker", "handle", 4, result="当场劝和"),
            do("worker", "verify", 5, verdict="bad", seen="双方仍有争议"),
            do("mediator", "lead_to_dispute", 5),
        ),
    ),
    "the bureau of justice to which it was handed opens the dispute": (
        "led_on",
        (
            do("worker", "report", 4, kind="dispute"),
            do("clerk", "transfer", 5, handler="justice"),
            do("justice", "lead_to_dispute", 6, dispute="theirs"),
        ),
    ),
    "the township files the penalty case itself (行政处罚法 2021 art. 24)": (
        "led_on",
        (*REPORTED, do("squad", "lead_to_penalty", 5, penalty="own_case")),
    ),
    "handled, then found to have been reported by another": ("voided", (*HANDLED, do("clerk", "void", 5))),
    "closed, then found to have been reported twice": ("voided", (*CLOSED, do("clerk", "void", 6))),
    "closed, found undone again, handed to a department": (
        "closed",
        (
            *CLOSED,
            do("clerk", "reopen", 8),
            do("clerk", "transfer", 8, due_on=15),
            do("urban", "finish", 11),
            do("worker", "verify", 12),
            do("clerk", "close", 12),
        ),
    ),
    "handed to a department, back, to the grid, not good, to the department again, closed": (
        "closed",
        (
            *TRANSFERRED,
            do("clerk", "take_back", 6),
            do("worker", "handle", 6),
            do("worker", "verify", 7, verdict="bad"),
            do("clerk", "transfer", 7, due_on=15),
            do("urban_officer", "finish", 9),
            do("worker", "verify", 9),
            do("worker", "close", 9),
        ),
    ),
    "moved twice while it is with a department": (
        "closed",
        (
            *TRANSFERRED,
            do("clerk", "move", 6),
            do("clerk", "move", 7, grid="first"),
            do("urban", "finish", 8),
            do("worker", "verify", 8),
            do("worker", "close", 8),
        ),
    ),
    "a photograph is found late": ("closed", (*CLOSED, do("worker", "attach", 7, paper=("现场.txt", "模拟。".encode())))),
    "a worker asks for a correction, the head approves": (
        "reported",
        (
            *REPORTED,
            do("worker", "ask_correction", 5, right={"entry": 1, "told": {"place": "西街口"}}, reason="看错路牌"),
            do("head", "correct", 5, request=2),
        ),
    ),
    "who is a mediator too works in their grid": (
        "handled",
        (posted("clerk", "first", 2, "both甲", holder="both"), do("both", "report", 4), do("both", "handle", 4)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("course", COURSES)
def test_a_lawful_course_can_be_taken(ground: Ground, course: str) -> None:
    here = ground.again()
    stage, acts = COURSES[course]
    for act in acts:
        here.take(act)
    for record in here.known.values():
        assert not verify_records(record.register(), [record.pk]).faults and folds_to_itself(record)
    assert not stage or here.record("event").stage == stage
