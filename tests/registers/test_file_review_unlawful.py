"""案卷评查: what nobody may do, tried one by one on one round. 2024-03-04 is a Monday; the lists are due on the 25th."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.lots import Size
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.file_review.choices import Finding, Sort
from guiju.registers.enforcement.file_review.reviewer import FileReviewer
from guiju.registers.enforcement.penalty_case import PenaltyCase
from tests.lives import brought
from tests.people import make_county
from tests.reaching_back import asked
from tests.registers.file_reviews import House, Round, again, brought_up, d, rows, seated

MIDDLE = d(12)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield brought_up(make_county())
        transaction.set_rollback(True)


@pytest.fixture
def house(once: House) -> Iterator[House]:
    with transaction.atomic():
        yield again(once)
        transaction.set_rollback(True)


def on_file(step: str, file: str, by: str = "clerk", on: date = MIDDLE, **told: Any) -> Callable[[House], Any]:
    """A step on one of the house's files by somebody of the round, or by ``unit_clerk`` or ``unit_head`` of the unit."""

    def act(house: House) -> Any:
        county, review = house.review.county, house.review
        people = {"unit_clerk": county.clerk, "unit_head": county.head}
        said = {name: one(house) if callable(one) else one for name, one in told.items()}
        return review.of(house.files[file], step, people.get(by) or getattr(review, by), on, **said)

    return act


def reviewer(**told: Any) -> Callable[[House], Any]:
    return lambda house: house.review.reviewer(**told)


def elsewhere(house: House) -> Any:
    """A reviewer on the list of another county."""
    county = house.review.county
    told = {"person": [{"kind": "person", "name": "邻县评查员"}], "sort": Sort.LAWYER}
    return engine.take("enter", FileReviewer, county.actor(county.elsewhere, Role.CLERK), told, d(4))


def freeze(by: str = "", **told: Any) -> Callable[[House], Any]:
    def act(house: House) -> Any:
        county = house.review.county
        actor = county.actor(getattr(county, by), Role.CLERK, Role.HEAD) if by else None
        return house.review.freeze(d(12), actor, **told)

    return act


def pick(by: str = "", **told: Any) -> Callable[[House], Any]:
    def act(house: House) -> Any:
        county = house.review.county
        actor = county.actor(getattr(county, by), Role.HEAD) if by else None
        return house.review.pick(d(12), actor, file_number="另一份", **told)

    return act


def drawn_and_picked_again(house: House) -> None:
    """By its number as the list says it, and as a case of the register."""
    county = house.review.county
    case = brought(county, PenaltyCase, "close", date(2023, 3, 1)).record
    review = Round(county).called(kind="penalty", units=[county.department])
    review.give(listed=[], nothing="没有其他案卷")
    review.draw()
    review.pick(case=case, file_number="另写的文号")


def of_the_round(step: str, by: str = "head", on: date = MIDDLE, **told: Any) -> Callable[[House], Any]:
    return lambda house: house.review.take(step, on, getattr(house.review, by), **told)


def of_the_unit(step: str, by: str = "", on: date = MIDDLE, given: bool = True, **told: Any) -> Callable[[House], Any]:
    """``by`` the clerk of the round, or of the unit itself; ``given``: its list is in."""

    def act(house: House) -> Any:
        review = house.review if given else Round(house.review.county).called()
        return review.of(review.unit(), step, review.clerk if by else review.county.clerk, on, **told)

    return act


def circulated(then: Callable[[House], Any]) -> Callable[[House], Any]:
    """What comes when the round is over."""

    def act(house: House) -> Any:
        review = Round(house.review.county).given()
        review.people = 2
        settled = review.settled(review.assigned(review.pick(), **seated(house.files["assigned"])))
        return then(House(review.circulated(), None, {"settled": settled}))

    return act


def closed(then: Callable[[House], Any]) -> Callable[[House], Any]:
    def act(house: House) -> Any:
        review = house.review
        review.checked(review.rectified(house.files["settled"]))
        review.take("close", d(26), summary="已整改")
        return then(house)

    return circulated(act)


def after_a_second_look(then: Callable[[House], Any]) -> Callable[[House], Any]:
    def act(house: House) -> Any:
        house.review.take("reopen", d(27), house.review.head, rectify_by=d(20, 4), reason="回头看")
        return then(house)

    return closed(act)


def discussed(house: House) -> None:
    house.review.of(house.files["apart"], "discuss", points=90, vetoed=False, minutes="一致")


def third_scored(house: House) -> None:
    review, apart = house.review, house.files["apart"]
    review.of(apart, "name_third", third=review.reviewer(), no_interest=True)
    review.of(apart, "score_third", review.officer)


def after(first: Callable[[House], Any], then: Callable[[House], Any]) -> Callable[[House], Any]:
    def act(house: House) -> Any:
        first(house)
        return then(house)

    return act


def both_failed(house: House) -> Any:
    review, half = house.review, house.files["assigned"]
    first, second = [("X1.1", 10), ("X3.1", 15)], [("X1.1", 1)]
    return review.of(review.scored(half, first, second), "discuss", points=95, vetoed=False, minutes="不算否决")


def correct(file: str, step: str, **told: Any) -> Callable[[House], Any]:
    def act(house: House) -> Any:
        said = {name: one(house) if callable(one) else one for name, one in told.items()}
        review = house.review
        return asked(
            review.now(house.files[file]), step, review.clerk, {k: getattr(v, "pk", v) for k, v in said.items()}
        )

    return act


def same_number_of_identity(house: House) -> None:
    for firm in ("甲律师事务所", "乙律师事务所"):
        person = [{"kind": "person", "name": "李某某", "id_number": "431081199001011233", "id_confirmed": True}]
        told = {"person": person, "sort": Sort.LAWYER, "firm": firm}
        engine.take("enter", FileReviewer, house.review.clerk, told, d(4))


def a_round_read_before_it_was_given_up(house: House) -> None:
    """A page has read the round; meanwhile somebody gives it up."""
    review = Round(house.review.county).called()
    read = FileReview.objects.get(pk=review.record.pk)
    review.take("abandon", d(6), review.head, reason="合并")
    review.pick(round=read)


def called_too_late(house: House) -> None:
    review = Round(house.review.county).called(units=[house.review.county.department])
    told: dict[str, Any] = {"more_units": [house.review.county.township], "reason": "扩大", "due_by": d(19)}
    review.take("call_more", d(20), **told)


def drawn_again(house: House) -> None:
    told: dict[str, Any] = {"public_number": "99999999", "number_again": "99999999"}
    house.review.of(house.drawn, "draw", **told)


def mistyped(house: House) -> None:
    house.review.draw(house.review.freeze(d(12)), d(13), "12345678", "12345687")


ASSIGN: dict[str, Any] = {"no_interest": True}
TRIED: dict[str, tuple[Callable[[House], Any], str]] = {
    # who
    "a unit closes a frame of the round that it is in": (freeze("department"), "由组织评查的机关"),
    "another county draws from the round": (freeze("elsewhere"), "由组织评查的机关"),
    "a unit picks a file of its own": (pick("department"), "由组织评查的机关"),
    "a reviewer of another county's list": (
        on_file("assign", "new", first=elsewhere, second=reviewer(), **ASSIGN),
        "不在本机关的评查员名单中",
    ),
    "one person listed under two firms": (same_number_of_identity, "已经在评查员名单中"),
    "a unit scores": (on_file("score_second", "half", "unit_clerk"), "应当由承办机关办理|不在您的办理范围"),
    "a unit checks what it has put right": (
        circulated(on_file("check", "settled", "unit_clerk", d(25), checked="done", check_opinion="好")),
        "应当由承办机关办理",
    ),
    "a unit puts off its own limit": (of_the_unit("put_off", due_on=d(29), reason="忙", given=False), "组织评查的机关"),
    "a unit excuses itself": (of_the_unit("excuse", reason="没有", given=False), "组织评查的机关"),
    "a unit settles the opinion on its file": (
        on_file("settle", "apart", "unit_head", finding=Finding.NONE, opinion="好"),
        "办理范围|承办机关",
    ),
    # the draw
    "a draw made again with another number": (drawn_again, "当前阶段为“已抽取”"),
    "a number told otherwise the second time": (mistyped, "两次填写的公开数字不一致"),
    "a drawn draw made void": (
        lambda house: house.review.of(house.drawn, "void", house.review.head, d(12), reason="不好", no_number=True),
        "当前阶段为“已抽取”",
    ),
    "a drawn case picked again under another number": (drawn_and_picked_again, "已在本次评查中"),
    "what a page read before the round was given up": (a_round_read_before_it_was_given_up, "已撤销"),
    "more than there is in a hundred": (freeze(size=Size.SHARE, amount=200), "不得超过100%"),
    # the scores
    "a file scored before it is assigned": (on_file("score_first", "new"), "当前阶段为“待分配”"),
    "points below nought": (
        on_file("score_second", "half", "legal", second_deductions=rows([("X2.1", -1)])),
        "扣分",
    ),
    "a file with a score in replaced by a better one": (
        on_file("replace", "half", "head", reason="太差"),
        "已经评分，不能更换",
    ),
    "opened before both are in": (on_file("compare", "half"), "第二评查员尚未评分"),
    "opened twice": (on_file("compare", "apart"), "当前阶段为“已汇总评分”"),
    "talked over after a third has scored": (
        after(third_scored, on_file("discuss", "apart", points=99, vetoed=False, minutes="改")),
        "第三评查员已于2024-03-11评分",
    ),
    "talked over a second time": (
        after(discussed, on_file("discuss", "apart", points=99, vetoed=False, minutes="改")),
        "已于2024-03-11合议",
    ),
    "a third named after it was talked over": (
        after(discussed, on_file("name_third", "apart", third=reviewer(), **ASSIGN)),
        "已于2024-03-11合议",
    ),
    "talking away what both have failed": (both_failed, "两名评查员都认定触及否决项"),
    "points above the full": (
        on_file("discuss", "apart", points=101, vetoed=False, minutes="好"),
        "0至100.*分之间",
    ),
    "settled while apart": (
        on_file("settle", "apart", "head", finding=Finding.RECTIFY, opinion="好"),
        "差异过大",
    ),
    "a reviewer swapped under a score by a correction": (
        correct("half", "assign", first=reviewer()),
        "更正|改派|不得",
    ),
    "the finding changed by a correction": (correct("settled", "settle", finding="none"), "不得更正"),
    # after the round
    "scored after it is circulated": (circulated(on_file("score_first", "settled", on=d(21))), "当前阶段"),
    "a file picked after it is circulated": (circulated(pick()), "不再纳入案卷"),
    "a list added to after it is circulated": (
        circulated(of_the_unit("add", on=d(21), listed=[{"number": "迟", "closed_on": d(1)}], reason="漏")),
        "不再通知单位，也不再变更目录",
    ),
    "the kind of a round changed by a correction": (
        lambda house: asked(house.review.record, "plan", house.review.clerk, {"kind": "penalty"}),
        "不得更正",
    ),
    "a plan changed once it is approved": (of_the_round("revise", "clerk", title="另一"), "当前阶段为“评查中”"),
    "an objection passed over by ending what is put right": (
        circulated(
            after(
                on_file("object", "settled", "unit_clerk", d(21), grounds="不服"),
                on_file("waive", "settled", "head", d(22), reason="不想复核"),
            )
        ),
        "请先复核",
    ),
    "a file not yet closed opened again": (
        circulated(on_file("reopen", "settled", "head", d(21), rectify_by=d(29), reason="再看")),
        "当前阶段为“整改中”",
    ),
    "a file of a round that is done opened again": (
        closed(on_file("reopen", "settled", "head", d(28), rectify_by=d(29), reason="再看")),
        "请先办理“重新督促整改”",
    ),
    "a file opened again by a day that has come": (
        after_a_second_look(on_file("reopen", "settled", "head", d(28), rectify_by=d(28), reason="再看")),
        "整改期限2024-03-28应当晚于2024-03-28",
    ),
    "a score set aside that was never given": (
        on_file("recuse", "apart", "head", set_aside="third", reason="亲属"),
        "第三评查员尚未评分",
    ),
    "a second score set aside": (
        after(
            on_file("recuse", "apart", "head", set_aside="first", reason="亲属"),
            on_file("recuse", "apart", "head", set_aside="second", reason="亲属"),
        ),
        "第一评查员的评分已经作废，请合议",
    ),
    "settled on one score alone": (
        after(
            on_file("recuse", "settled", "head", set_aside="first", reason="亲属"),
            on_file("settle", "settled", "head", finding=Finding.NONE, opinion="好"),
        ),
        "第一评查员的评分已经作废，应当由第三人评分或者合议",
    ),
    "who had to stand back comes again as third": (
        after(
            on_file("recuse", "settled", "head", set_aside="first", reason="亲属"),
            on_file("name_third", "settled", third=lambda house: house.files["settled"].first, **ASSIGN),
        ),
        "第三评查员与前面的评查员是同一人",
    ),
    "a list whose limit is put forward": (
        of_the_unit("put_off", "clerk", given=False, due_on=d(13), reason="快些"),
        "应当晚于2024-03-25",
    ),
    "units called by a day that has passed": (called_too_late, "2024-03-19不得早于2024-03-20"),
}


@pytest.mark.parametrize("tried", TRIED)
def test_nobody_may(tried: str, house: House) -> None:
    act, words = TRIED[tried]
    with pytest.raises(Refused, match=words):
        act(house)
