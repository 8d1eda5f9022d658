"""The engine: the only way to write. One transaction a step, all or nothing.

``take`` locks the record, holds the step to role, scope, stage, day, data, gates and checklist, changes the record, moves
its clocks, writes papers, appends to the ledger and publishes. ``take_many`` does the same for many records of one
register at once. A refused attempt raises ``Refused`` with every reason and is kept in the second log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError
from django.db.models import prefetch_related_objects
from django.utils import timezone

from guiju.kernel.acting import ahead, corrections, erasing, holding
from guiju.kernel.acting.admission import admit
from guiju.kernel.acting.change import Change, blank
from guiju.kernel.acting.refolding import Entered, enter
from guiju.kernel.acting.taking import Taking as Taking  # callers know it as the engine's
from guiju.kernel.acting.writing import write
from guiju.kernel.declaring.course import CORRECT
from guiju.kernel.declaring.facts import Batch, Facts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.declaring.restriction_steps import ask_for_what_it_calls
from guiju.kernel.declaring.steps import Step
from guiju.kernel.declaring.steps_of_all import ASK_CORRECTION, ERASE, REWRITE_PAPER
from guiju.kernel.keeping import prepared, second_log
from guiju.kernel.offices.people import SYSTEM, Actor, Agency
from guiju.kernel.offices.regions import contains

R = TypeVar("R", bound=Record)
AT_ONCE = 500
OPENED = Reason("opened", "该表单此前已经提交，事项已经登记，没有重复登记；另有事项的，请重新打开登记页面。")


@dataclass(slots=True)
class Taken:
    """A step just taken, as its ``then`` is handed it (``declaring.act``)."""

    step: Step
    facts: Facts

    @property
    def record(self) -> Any:
        return self.facts.record

    @property
    def _after(self) -> str:
        return f"{self.record.register()}.{self.step.name}"

    def take(self, step: str, record: Any, data: dict[str, Any] | None = None, *, agency: Agency | None = None) -> Any:
        """Take a step on another record; its refusal refuses the whole."""
        taking = _taking(record, data, self.facts.on, agency, after=self._after)
        return _take_batch(step, _model(record), [taking], self.facts.actor, self.record.simulated)[0]

    def take_many(self, step: str, model: type[R], given: Iterable[tuple[R, dict[str, Any]]]) -> list[R]:
        """Take one step on many records of one register, each with its own data; a refusal refuses the whole."""
        takings = (Taking(record, data, self.facts.on, after=self._after) for record, data in given)
        return self._many(step, model, takings)

    def open_many(self, step: str, model: type[R], given: Iterable[tuple[Agency, dict[str, Any]]]) -> list[R]:
        """Open many records of one register, each for its agency and with its own data; a refusal refuses the whole."""
        return self._many(
            step, model, (Taking(None, data, self.facts.on, agency, after=self._after) for agency, data in given)
        )

    def _many(self, step: str, model: type[R], takings: Iterable[Taking]) -> list[R]:
        rest, done = iter(takings), list[R]()
        while taken := list(islice(rest, AT_ONCE)):
            done += _take_batch(step, model, taken, self.facts.actor, self.record.simulated)
        return done

    def as_system(self, step: str, record: Any, data: dict[str, Any] | None = None) -> Any:
        """What follows by itself from this act on another record, whoever took the act."""
        taking = _taking(record, data, self.facts.on, None, after=self._after)
        return _take_batch(step, _model(record), [taking], SYSTEM, self.record.simulated)[0]


def take(
    step: str,
    record: Any,
    actor: Actor,
    data: dict[str, Any] | None = None,
    on: date | None = None,
    *,
    agency: Agency | None = None,
    region: str = "",
    simulated: bool = False,
    new_id: UUID | None = None,
    after: str = "",
) -> Any:
    """Take ``step`` on ``record`` (a register's model class where the step opens one); the record as it then stands.

    ``on`` is the day the act was done (today without it). ``region`` is where the matter lies (the agency's own without
    it). ``new_id`` and ``after`` as in ``Taking``. The record given is brought up to date too. Raises Refused; then nothing
    is written but the refusal.
    """
    taking = _taking(record, data, on, agency, region, new_id, after)
    prepare(step, _model(record), [taking])
    own = [] if taking.record is None else [taking.record]
    try:
        with _one_of_two_at_once(step, _model(record), taking):
            return ahead.whole(lambda: _take_batch(step, _model(record), [taking], actor, simulated)[0], own)
    except Refused as refused:
        keep(refused, step, record, actor, taking.on)
        raise


def take_many(
    step: str, model: type[R], takings: Iterable[Taking], actor: Actor, *, simulated: bool = False
) -> list[R]:
    """Take one step on many records of one register, in one transaction: all of them or none. Raises Refused.

    A refusal names the first record that was refused.
    """
    given = list(takings)

    def taken() -> list[R]:
        done: list[R] = []
        rest = iter(given)
        while some := list(islice(rest, AT_ONCE)):
            done += _take_batch(step, model, some, actor, simulated)
        return done

    try:
        return ahead.whole(taken, [taking.record for taking in given if taking.record is not None])
    except Refused as refused:
        keep(refused, step, model, actor, None)
        raise


def take_together(record: R, acts: Sequence[tuple[str, Taking]], actor: Actor) -> R:
    """Enter several acts of one record at once, each at its own day: a suspension and its end, found out later.

    Lawful as a whole, in the order of their days, even where the first alone would leave what came after it without its
    stage. The record as it then stands. Raises Refused.
    """
    model = type(record)
    for name, taking in acts:
        prepare(name, model, [taking])

    def entered() -> R:
        steps = [_step(model, name) for name, _ in acts]
        [row] = _locked(steps[0], model, [Taking(record)], actor, record.simulated)
        today = timezone.localdate()
        deeds = [
            Entered(step, taking.on or today, taking.actor or actor, taking.data, place)
            for place, (step, (_, taking)) in enumerate(zip(steps, acts, strict=True))
        ]
        for change in enter(row, deeds, Batch([row])):
            _follow(change)
        record.__dict__.update(row.__dict__)
        return record

    try:
        return ahead.whole(entered, [record])
    except Refused as refused:
        keep(refused, acts[0][0], record, actor, acts[0][1].on)
        raise


def prepare(name: str, model: type[Any], takings: Sequence[Taking]) -> None:
    """What a step does ahead of the transaction, so that nobody waits for it at the database."""
    step: Step | None = model.procedure.steps.get(name)
    if step is None:
        return
    for taking in takings:
        taking.data = ahead.stored(step, taking.data)
        if step.prepares is not None:
            step.prepares(taking.data)


def _step(model: type[Any], name: str) -> Step:
    step: Step | None = model.procedure.steps.get(name)
    if step is None:
        raise Refused(name, [Reason("step", f"“{model._meta.verbose_name}”没有“{name}”这一步骤。")])
    return step


def _taking(
    record: Any,
    data: dict[str, Any] | None,
    on: date | None,
    agency: Any,
    region: str = "",
    new_id: UUID | None = None,
    after: str = "",
) -> Taking:
    opening = isinstance(record, type)
    on = on or timezone.localdate()
    return Taking(None if opening else record, data or {}, on, agency, region, new_id=new_id, after=after)


def _not_opened_before(step: str, model: type[Any], takings: Sequence[Taking]) -> None:
    ids = [taking.new_id for taking in takings if taking.new_id is not None]
    if ids and model.objects.filter(pk__in=ids).exists():
        raise Refused(step, [OPENED])


@contextmanager
def _one_of_two_at_once(step: str, model: type[Any], taking: Taking) -> Iterator[None]:
    """Of two who open with one id in the same moment the database lets in one; the other is refused in words."""
    try:
        yield
    except IntegrityError:
        _not_opened_before(step, model, [taking])
        raise


def _model(record: Any) -> type[Any]:
    return record if isinstance(record, type) else type(record)


def _take_batch(name: str, model: type[R], takings: Sequence[Taking], actor: Actor, simulated: bool) -> list[R]:
    step = _step(model, name)
    _not_opened_before(step.label, model, takings)
    takings = holding.held(step, model, takings)
    records = _locked(step, model, takings, actor, simulated)
    today = timezone.localdate()
    days = [taking.on or today for taking in takings]
    batch = Batch(records, days)
    ordinary, made = [], []
    for taking, record, on in zip(takings, records, days, strict=True):
        actor_of = taking.actor or actor
        if (reaching := _reaching_back(step, record, on, actor_of, taking, batch)) is not None:
            made.append(reaching)
            continue
        facts = Facts(record, on, actor_of, batch=batch, after=taking.after)
        admission = admit(step, facts, taking.data)
        if admission.reasons:
            raise Refused(step.label, admission.reasons)
        change = Change.admitted(step, facts, admission, taking.data)
        change.apply()
        ordinary.append(change)
        made.append(change)
    if ordinary:
        write(ordinary)
    for change, taking in zip(made, takings, strict=True):
        _follow(change)
        if taking.record is not None:
            taking.record.__dict__.update(change.record.__dict__)
    return records  # type: ignore[return-value]


def _follow(change: Change) -> None:
    """What comes of a change beyond its own record."""
    taken = Taken(change.step, change.facts)
    if change.step.then is not None:
        change.step.then(taken)
    ask_for_what_it_calls(taken)


def _reaching_back(step: Step, record: Record, on: date, actor: Actor, taking: Taking, batch: Batch) -> Change | None:
    """The change, already written, of a step that reaches back: a correction, or an act of a day before the last act's."""
    if step.name in CORRECTING:
        return CORRECTING[step.name](step, Facts(record, on, actor, batch=batch), taking.data)
    late = record.version and not step.note and (on < record.last_step_on or taking.data.get("ahead_of"))
    return enter(record, [Entered(step, on, actor, taking.data, after=taking.after)], batch)[0] if late else None


CORRECTING = {
    ASK_CORRECTION: corrections.ask,
    CORRECT: corrections.approve,
    REWRITE_PAPER: corrections.rewrite_paper,
    ERASE: erasing.erase,
}


def _locked(step: Step, model: type[R], takings: Sequence[Taking], actor: Actor, simulated: bool) -> list[Record]:
    """The records to change, their rows locked, none of them changed since the caller read it."""
    ids = [taking.record.pk for taking in takings if taking.record is not None]
    if len(set(ids)) < len(ids):
        raise Refused(step.label, [Reason("twice", "同一事项在一批中出现了两次，请分两批办理。")])
    rows = _several(model, ids) if len(ids) > 1 else _one(model, ids)
    records: list[Record] = []
    for taking in takings:
        if taking.record is None:
            records.append(_new(model, taking, actor, simulated))
            continue
        row = rows.get(taking.record.pk)
        if row is None:
            raise Refused(step.label, [Reason("gone", "该事项不存在，或者不在本台账中。")])
        if row.version != taking.record.version:
            words = f"“{row}”在您打开之后已被他人办理，请刷新页面后再试。"
            raise Refused(step.label, [Reason("changed", words)])
        _know_agency(row, taking.record)
        records.append(row)
    return records


def _several(model: type[R], ids: list[Any]) -> dict[Any, R]:
    """The rows, with the agency and the other records that they name: gates and papers ask for these of every row."""
    rows: Any = model.objects.select_related("agency").select_for_update(of=("self",))
    found: dict[Any, R] = dict(rows.in_bulk(ids))
    prefetch_related_objects(list(found.values()), *_named(model))
    return found


@cache
def _named(model: type[Record]) -> tuple[str, ...]:
    """The columns that name a record of another register."""
    columns: list[Any] = [column for column in model._meta.concrete_fields if column.many_to_one]
    return tuple(column.name for column in columns if issubclass(column.related_model, Record))


def _know_agency(row: Record, read: Record) -> None:
    """Numbers, papers and publications name the agency: not asked for again where the caller's record knows it."""
    known = read._state.fields_cache.get("agency")
    if known is not None and known.pk == row.agency_id:
        row._state.fields_cache.setdefault("agency", known)


def _one(model: type[R], ids: list[Any]) -> dict[Any, R]:
    if not ids:
        return {}
    row = prepared.locked(model, ids[0])
    return {} if row is None else {row.pk: row}


def _new(model: type[R], taking: Taking, actor: Actor, simulated: bool) -> R:
    agency = taking.agency or _own_agency(actor)
    on = taking.on or timezone.localdate()
    region = taking.region or agency.region_id
    if not contains(agency.region_id, region):
        raise Refused("登记", [Reason("field.region", f"“所在地”：所选地区不在{agency}的行政区划以内。", "region")])
    record = blank(model, agency, region, on, simulated)
    record.pk = taking.new_id or record.pk
    return record  # type: ignore[return-value]


def _own_agency(actor: Actor) -> Agency:
    agency = Agency.objects.filter(pk=actor.agency_id).first()
    if agency is None:
        raise Refused("登记", [Reason("agency", "您的账号没有所在机关，不能登记事项；请联系系统管理员。")])
    return agency


def keep(refused: Refused, step: str, record: Any, actor: Actor, on: date | None) -> None:
    """Let the second log say what was refused."""
    matter_id = None if isinstance(record, type) else record.pk
    second_log.note_refusal(actor, _model(record).register(), matter_id, step, on, refused.told())
