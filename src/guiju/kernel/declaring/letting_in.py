"""Who works on a restricted record changes hands: heads who see it let in who takes it over, and keep out who is rid of it.

Whom it is open to without their word stands in ``offices.scope``.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.offered import on_a_restricted_one
from guiju.kernel.declaring.reach import PersonField
from guiju.kernel.declaring.steps import At, Gate, Step
from guiju.kernel.keeping.admittances import Admittance
from guiju.kernel.offices.people import Role, User
from guiju.kernel.offices.scope import in_reach

LET_IN, KEEP_OUT = "let_in", "keep_out"
PERSON = Ask("person", PersonField(User.objects.all(), label="人员"))


def letting_in(anywhere: tuple[str, ...]) -> tuple[Step, Step]:
    """Both hold from the day on which they are entered, however the record stands."""
    restricted = Gate("house.restricted_now", not_restricted, gist="该事项限制查看")
    let_in = Step(
        LET_IN,
        "准许查看限制事项",
        since=anywhere,
        by=(Role.HEAD,),
        at=At.ANY,
        asks=(PERSON, asks.maybe(asks.ahead(asks.day("until", "准许至"))), asks.reason()),
        gates=(
            restricted,
            Gate("house.would_see", out_of_reach, "person", "该人员在职，该事项本属其查看范围"),
            Gate("house.not_over_yet", over_already, "until", "准许至今天或者以后"),
        ),
        keeps=let_in_row,
        help_text="自登记之日起准许，离任、调离的自动终止；不填“准许至”的，任职期间一直准许。",
        note=True,
        offered_on=on_a_restricted_one,
    )
    keep_out = Step(
        KEEP_OUT,
        "停止查看限制事项",
        since=anywhere,
        by=(Role.HEAD,),
        at=At.ANY,
        asks=(PERSON, asks.reason()),
        gates=(restricted, Gate("house.not_oneself", oneself, "person", "停止的是其他人员")),
        keeps=kept_out_row,
        help_text="自登记之日起停止；承办机关的负责人始终可以查看。",
        note=True,
        offered_on=on_a_restricted_one,
    )
    return let_in, keep_out


def not_restricted(facts: Facts) -> str | None:
    return None if facts.record.restricted else "该事项没有限制查看，不必办理。"


def out_of_reach(facts: Facts) -> str | None:
    person = facts["person"]
    if person is None or (person.is_active and in_reach(person.actor, facts.record)):
        return None
    return f"{person}今天没有任职，或者该事项本来就不属于其查看范围，不能准许。"


def over_already(facts: Facts) -> str | None:
    until = facts["until"]
    return f"“准许至”{until}已经过去。" if until is not None and until < timezone.localdate() else None


def oneself(facts: Facts) -> str | None:
    person = facts["person"]
    own = person is not None and person.pk == facts.actor.user_id
    return "不能停止本人的查看；需要停止的，由其他负责人办理。" if own else None


def let_in_row(facts: Facts) -> list[Admittance]:
    return [Admittance(user=facts["person"], since=timezone.localdate(), until=facts["until"])]


def kept_out_row(facts: Facts) -> list[Admittance]:
    return [
        Admittance(user=facts["person"], since=timezone.localdate(), until=timezone.localdate() - timedelta(days=1))
    ]
