"""Corrections: what an earlier entry told, asked to be put right by one person and put right by another.

What an organ has decided is not corrected but set right by the lawful act that the step names. What is derived from what
is corrected follows: columns, limits, figures; a number once issued stays, a paper is marked as overtaken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import uuid_utils.compat as uuids
from django.core.exceptions import ValidationError
from django.utils import timezone

from guiju.kernel.acting.admission import Admission, admit, out_of_sight
from guiju.kernel.acting.change import Change
from guiju.kernel.acting.fold import Folded, fold
from guiju.kernel.acting.refolding import refuse_impossible, told_by_step, write
from guiju.kernel.acting.settling import Difference, difference
from guiju.kernel.acting.sources import Sources, with_parties
from guiju.kernel.declaring.asks import Ask, PartiesAsk, PartsAsk, RowField, UploadAsk
from guiju.kernel.declaring.course import Deed, amend, in_order
from guiju.kernel.declaring.facts import Batch, Facts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.numbered import NumberedAsk
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.declaring.steps import Step
from guiju.kernel.declaring.steps_of_all import requests
from guiju.kernel.keeping import digests, ledger, papers, parties, prepared, vouching
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.people import Actor, Region
from guiju.kernel.offices.regions import contains

PLACE = Ask("region", RowField(Region.objects.all(), label="所在地"), column=True)
"""Where it happened: the act that opened the record said so, whatever else it asked."""


def to_be_righted(step: Step, deed: Deed) -> tuple[Ask, ...]:
    """What an act told, decided contents and uploads among it."""
    return (*step.asked, PLACE) if PLACE.name in deed.content.get("set", {}) else step.asked


@dataclass
class Right:
    """A correction as it is worked out: what the entry should have said (as ``course.amend`` takes it), and the parties."""

    deed: Deed
    says: dict[str, Any]
    parties: list[Party] | None = None
    reasons: list[Reason] = field(default_factory=list)


def ask(step: Step, facts: Facts, data: dict[str, Any]) -> Change:
    """Enter a request; nothing changes yet. Raises Refused, naming every field that is wrong."""
    admission = admit(step, facts, data)
    if admission.reasons:
        raise Refused(step.label, admission.reasons)
    right = _worked_out(facts, admission.told["right"])
    if right.reasons:
        raise Refused(step.label, right.reasons)
    sources = Sources(facts.record)
    refuse_impossible(step.label, _fold_right(facts.record, right, sources, *_put_right(facts.history, right)))
    change = _noted(step, facts, admission)
    change.payload["asks"] = right.says
    for party in right.parties or ():
        party.register, party.matter_id, party.seq = facts.record.register(), facts.record.pk, right.deed.seq
        party.standing, party.since_seq = False, facts.record.version + 1
    ledger.append([change.writing(vouching.say(right.parties or ()))])
    prepared.update(facts.record, ("version", "head"))
    for party in right.parties or ():
        prepared.insert(party)
    return change


def approve(step: Step, facts: Facts, data: dict[str, Any]) -> Change:
    """Put right what was asked for, and all that follows from it. Raises Refused.

    Where a gate of a step taken would have been closed, the correction is taken only as something that so happened: the
    step is marked as flawed with the article.
    """
    admission = admit(step, facts, data)
    if admission.reasons:
        raise Refused(step.label, admission.reasons)
    request = requests(facts.entries)[admission.told["request"]]
    foreseen = foresee(facts.record, facts._batch, request)
    refuse_impossible(step.label, foreseen.after)
    closed = told_by_step(facts.record, foreseen.deeds, foreseen.found)
    if closed and not admission.told["so_happened"]:
        words = (
            "更正后，下列已办步骤不合法律规定。录入有误的，请不予更正；"
            "事情确实如此发生的，请勾选后批准，有关步骤将标记为“有瑕疵”。"
        )
        raise Refused(step.label, [Reason("flawed", words, "so_happened"), *closed])
    change = _noted(step, facts, admission)
    change.payload["corrects"] = request.content["asks"]
    change.payload["refold"] = foreseen.found.said(facts.record, facts.record.version)
    change.payload["stage"] = foreseen.after.record.stage
    if closed:
        change.payload["flaws"] = [[seq, rule, reason.words] for (seq, rule), reason in foreseen.found.closed.items()]
    if foreseen.found.opened:
        change.payload["cured"] = [list(key) for key in foreseen.found.opened]
    write(facts.record, [change], foreseen.found, foreseen.sources, facts.entries, marks=True)
    return change


def rewrite_paper(step: Step, facts: Facts, data: dict[str, Any]) -> Change:
    """Make the paper of an earlier act anew from what is held to have happened; the one that was stays beside it."""
    admission = admit(step, facts, data)
    seq = admission.told.get("entry")
    deed = next((deed for deed in facts.history if deed.seq == seq), None)
    sources = Sources(facts.record)
    again = fold(facts.record, facts.history, sources) if deed is not None else None
    texts = again.texts.get(deed.seq) if again is not None and deed is not None else None
    if not admission.reasons and (deed is None or texts is None):
        admission.reasons.append(Reason("field.entry", f"账簿第{seq}条没有制作文书。", "entry"))
    if admission.reasons:
        raise Refused(step.label, admission.reasons)
    assert deed is not None and again is not None and texts is not None
    writes = facts.procedure.steps[deed.step].writes
    change = _noted(step, facts, admission)
    for text in texts:
        change.attach(papers.written(writes.template, writes.title, text, facts.record.number))
    for own in again.own.get(deed.seq, ()):
        change._own_paper(own)
    old = [paper for paper in sources.papers[deed.seq] if paper.kind == writes.template and paper.overtaken_by is None]
    for paper in old:
        paper.overtaken_by = facts.record.version + 1
    for row in change.rows:
        row.seq = deed.seq  # it is that act's paper, whoever made it anew
    ledger.append([change.writing(vouching.say([*change.rows, *old]))])
    prepared.update(facts.record, ("version", "head"))
    for row in change.rows:
        prepared.insert(row)
    for paper in old:
        prepared.update(paper, ["overtaken_by"])
    return change


@dataclass
class Foreseen:
    """What a correction will make of the record, before it is approved."""

    deeds: list[Deed]
    after: Folded
    found: Difference
    sources: Sources


def foresee(record: Record, batch: Batch, request: Entry) -> Foreseen:
    """The record as it will be once ``request`` is approved, and where it differs."""
    deeds, says = batch.course(record), request.content["asks"]
    sources = Sources(record)
    proposed = list(Party.every.filter(register=record.register(), matter_id=record.pk, since_seq=request.seq))
    deed = next(deed for deed in deeds if deed.seq == says["seq"])
    right = Right(deed, says, proposed if says.get("parties") else None)
    among, place = _put_right(deeds, right)
    before = fold(record, deeds, sources, ask_from=place)
    after = _fold_right(record, right, sources, among, place)
    return Foreseen(among, after, difference(before, after), sources)


def _put_right(deeds: list[Deed], right: Right) -> tuple[list[Deed], int]:
    """The acts as they will stand, and the place from which on they differ."""
    right_deed = Deed(right.deed.entry, right.deed.on, right.deed.content)
    amend(right_deed, right.says)
    among = in_order([right_deed if deed.seq == right_deed.seq else deed for deed in deeds])
    return among, min(deeds.index(right.deed), among.index(right_deed))


def _fold_right(record: Record, right: Right, sources: Sources, among: list[Deed], place: int) -> Folded:
    """The record as its acts will stand."""
    if right.parties is not None:
        roles, seq = set(right.says["parties"]), right.deed.seq
        kept = [party for party in sources.parties[seq] if party.role not in roles]
        sources = with_parties(sources, seq, [*kept, *right.parties])
    return fold(record, among, sources, ask_from=place)


def _noted(step: Step, facts: Facts, admission: Admission) -> Change:
    """The note itself: it moves nothing but the ledger."""
    told = {name: digests.plain(value) for name, value in admission.told.items() if name != "right" and value}
    return Change(step, facts, admission, payload={"told": told, "stage": facts.record.stage})


def _worked_out(facts: Facts, given: dict[str, Any]) -> Right:
    deed = next((deed for deed in facts.history if deed.seq == given["entry"]), None)
    if deed is None or deed.erased:
        words = f"账簿第{given['entry']}条不是可以更正的办理步骤。"
        raise Refused("申请更正", [Reason("field.right", words, "right")])
    right = Right(deed, {"seq": deed.seq})
    _day(right, given["on"])
    step, sources = facts.procedure.steps[deed.step], Sources(facts.record)
    asked = {ask.name: ask for ask in to_be_righted(step, deed)}
    for name, value in given["told"].items():
        if (told := asked.get(name)) is None or isinstance(told, UploadAsk):
            right.reasons.append(Reason("field.right", f"“{step.label}”没有可以更正的“{name}”。", name))
        elif name in step.decided_columns:
            right.reasons.append(_decided(facts, step, told))
        else:
            _one(right, told, value, sources, facts.actor)
    _within(right, facts.record)
    if not right.reasons and set(right.says) == {"seq"}:
        right.reasons.append(Reason("field.right", "更正内容与原登记相同，没有需要更正的。", "right"))
    return right


def _day(right: Right, on: date | None) -> None:
    if on is None or on == right.deed.on:
        return
    if on > timezone.localdate():
        right.reasons.append(Reason("day.future", f"发生日期{on}晚于今天。", "on"))
    right.says["on"] = on.isoformat()


def _within(right: Right, record: Record) -> None:
    """It happened in the region of the agency whose it is."""
    region = right.says.get("set", {}).get(PLACE.name)
    if region is not None and not contains(record.agency.region_id, region):
        words = f"“{PLACE.label}”：所选地区不在{record.agency}的行政区划以内。"
        right.reasons.append(Reason(f"field.{PLACE.name}", words, PLACE.name))


def _decided(facts: Facts, step: Step, asked: Ask) -> Reason:
    """What an organ has decided is set right by the lawful act alone."""
    lawful = [facts.procedure.steps[name].label for name in step.set_right_by]
    ways = "、".join(f"“{label}”" for label in lawful) or "依法补正、变更或者撤销"
    words = f"“{asked.label}”是“{step.label}”所作决定的内容，不得更正；应当通过{ways}办理。"
    return Reason("decided", words, asked.name)


def _one(right: Right, asked: Ask, value: Any, sources: Sources, actor: Actor) -> None:
    """One thing told otherwise, where it differs from what stands."""
    try:
        clean = asked.clean(value)
        if late := asked.too_late(clean, date.fromisoformat(right.says["on"]) if "on" in right.says else right.deed.on):
            raise ValidationError(late)
    except ValidationError as error:
        right.reasons.append(Reason(f"field.{asked.name}", f"“{asked.label}”：{'；'.join(error.messages)}", asked.name))
        return
    content, says = right.deed.content, right.says
    stood = (content.get(kind, {}).get(asked.name) for kind in ("set", "told", "parts"))
    right.reasons += out_of_sight(asked, clean, actor, stood=str([*stood]))
    if isinstance(asked, PartiesAsk):
        _parties(right, asked, clean, sources)
    elif isinstance(asked, PartsAsk):
        rows = _rows(asked, clean, value, content.get("parts", {}).get(asked.name, []), sources)
        if rows != content.get("parts", {}).get(asked.name, []):
            says.setdefault("parts", {})[asked.name] = rows
    else:
        told = asked.column and asked.name not in content.get("told", {})
        was = content.get("set" if told else "told", {}).get(asked.name)
        now = digests.plain(clean)
        if now != was and not (was is None and now in ("", [], False)):
            says.setdefault("set" if told else "told", {})[asked.name] = now


def _rows(
    asked: PartsAsk, clean: list[dict[str, Any]], raw: Any, stood: list[dict[str, Any]], sources: Sources
) -> list[dict[str, Any]]:
    """Rows as an entry keeps them: those that were there by their ids, new ones with ids, and numbers, of their own."""
    known = {row["id"]: row for row in stood}
    numbered = asked if isinstance(asked, NumberedAsk) else None
    numbers = numbered.following(sources.parts(numbered)) if numbered else iter(())
    rows = []
    for given, told in zip(raw, clean, strict=True):
        pk = str(given.get("id") or "").replace("-", "")
        if pk in known:
            kept = {name: known[pk].get(name) for name in asked.dates} | (numbered.given(known[pk]) if numbered else {})
        else:
            kept = {numbered.numbered: next(numbers)} if numbered else {}
        rows.append({"id": pk if pk in known else uuids.uuid7().hex, **digests.plain(told), **kept})
    return rows


def _parties(right: Right, asked: PartiesAsk, given: list[dict[str, str]], sources: Sources) -> None:
    rows = [parties.sealed(asked.name, party) for party in given]
    stood = [party for party in sources.parties[right.deed.seq] if party.role == asked.name]
    parties.placed(rows, stood)
    if [row.digest for row in rows] != [party.digest for party in stood]:
        said = [{"masked": row.masked_name, "digest": row.digest} for row in rows]
        right.says.setdefault("parties", {})[asked.name] = said
        right.parties = [*(right.parties or ()), *rows]
