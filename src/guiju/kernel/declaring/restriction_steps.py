"""One record kept from all but those who work on it, as every register has it, and what is asked of others that name it."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.offered import Offered
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.declaring.requested import ASK_RESTRICTION, OPEN, RESTRICT, WORKING, not_by_the_asker, requests
from guiju.kernel.declaring.retelling import names_a_record, naming, naming_in_rows
from guiju.kernel.declaring.steps import Gate, Once, Step
from guiju.kernel.keeping import ledger
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import RESTRICTED

TELLS = Reason(
    "restricted", "该事项载有另一事项的编号或者名称，那一事项限制查看，不能公开；解除限制或者更正以后才能公开。"
)
RESTRICTION_REQUEST = asks.number("request", "限制查看的申请（账簿第几条）", least=1)


def restricting(anywhere: tuple[str, ...]) -> tuple[Step, Step]:
    """One record kept from all but those who work on it, and opened again: asked for by one, decided on by the head of the
    organ that has it (保守国家秘密法 art. 28; 未成年人保护法 arts. 4, 103; 个人信息保护法 art. 51)."""
    ask = Step(
        ASK_RESTRICTION,
        "申请限制、解除限制查看",
        since=anywhere,
        by=WORKING,
        asks=(asks.choice("restriction", "限制事由", [*RESTRICTED, (OPEN, "解除限制")]), asks.reason()),
        gates=(Gate("house.restriction_otherwise", restricted_otherwise, "restriction", "与现在的限制不同"),),
        help_text="经本机关负责人批准后，只供承办机关的负责人、现任职期间办理过该事项的人员和另行准许的人员查看，不公开，"
        "不列入他人的查询、统计和导出。其他事项中载有其编号、名称的，自动提出限制申请；另有需要限制的，分别申请。",
        note=True,
    )
    decide = Step(
        RESTRICT,
        "批准限制、解除限制查看",
        since=anywhere,
        by=(Role.HEAD,),
        asks=(RESTRICTION_REQUEST, asks.maybe(asks.words("opinion", "批准意见", longest=500))),
        sets={"restricted": Once(restriction_asked)},
        gates=(
            Gate("house.correction_open", restriction_open, "request", "限制查看的申请尚未决定"),
            Gate("house.four_eyes", not_by_the_asker, "request", "由申请人以外的人员批准"),
        ),
        then=ask_where_it_is_called,
        note=True,
        offered=Offered.BESIDE_REQUEST,
    )
    return ask, decide


def restricted_otherwise(facts: Facts) -> str | None:
    asked = facts["restriction"]
    same = asked is not None and facts.record.restricted == asked.replace(OPEN, "")
    return "该事项现在就是如此，不必申请。" if same else None


def restriction_open(facts: Facts) -> str | None:
    seq = facts["request"]
    return None if seq in requests(facts.entries, ASK_RESTRICTION) else f"账簿第{seq}条不是待决定的限制查看申请。"


def restriction_asked(facts: Facts) -> str:
    asked: str = requests(facts.entries, ASK_RESTRICTION)[facts["request"]].content["told"]["restriction"]
    return asked.replace(OPEN, "")


def ask_where_it_is_called(act: Act) -> None:
    """Matters that name it and bear its number or its title, in a column or a row, would tell of it to whoever reads them: their
    own organs are asked to restrict them too. The reason names neither."""
    record = act.facts.record
    if not record.restricted:
        return
    for other in naming(record):
        if calls(other, record):
            _ask(act, other, record)
    for other, row in naming_in_rows(record):
        if calls(row, record):
            _ask(act, other, record)


def ask_for_what_it_calls(act: Act) -> None:
    """The same of a matter that comes later, and bears the number or title of a restricted one that it chose or was led from."""
    for value in act.facts.told.values():
        if isinstance(value, Record):
            _ask_if_it_calls(act, act.record, act.record, value)
            _ask_if_it_calls(act, value, value, act.record)
        elif isinstance(value, list):
            for row in value:
                for other in row.values() if isinstance(row, dict) else ():
                    if isinstance(other, Record):
                        _ask_if_it_calls(act, act.record, row, other)


def _ask_if_it_calls(act: Act, bearer: Record, said: Any, of: Record) -> None:
    if of.restricted and calls(said, of):
        _ask(act, bearer, of)


def _ask(act: Act, bearer: Record, of: Record) -> None:
    """Once: what is restricted already, or asked to be, is not asked again."""
    if bearer.restricted or requests(ledger.history(bearer), ASK_RESTRICTION):
        return
    kind = of._meta.verbose_name
    reason = f"本事项载有一件{kind}的编号或者名称，该{kind}限制查看。"
    act.as_system(ASK_RESTRICTION, bearer, {"restriction": of.restricted, "reason": reason})


def tells_of_restricted(record: Record) -> bool:
    """Whether a record bears the number or title of a restricted one that it names in a column."""
    columns = (column for column in record._meta.concrete_fields if names_a_record(column))
    named = (getattr(record, column.name) for column in columns if getattr(record, column.attname))
    return any(other.restricted and calls(record, other) for other in named)


def may_be_published(step: Step, record: Record) -> None:
    """Of a record as a step that publishes leaves it: what it names may be told by this very step. Raises Refused."""
    if step.publishes and tells_of_restricted(record):
        raise Refused(step.label, [TELLS])


def calls(said: Any, record: Record) -> bool:
    """Whether a column of another record, or of a row (one that is told among them), bears the number or the title of this one."""
    columns = said if isinstance(said, dict) else vars(said)
    words = [value for value in columns.values() if isinstance(value, str)]
    return any(called and called in one for called in (record.number, record.title) for one in words)
