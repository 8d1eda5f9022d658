"""What one admitted step changes: columns, number, parties, parts, papers, clocks, publication, as one entry.

``Change.apply`` works in memory alone; what it changed is saved by ``writing``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import uuid_utils.compat as uuids
from django.utils import timezone

from guiju.kernel.acting import office_papers, paper_wording, time_told
from guiju.kernel.acting.admission import Admission
from guiju.kernel.acting.clock_moves import Moves
from guiju.kernel.declaring import publication
from guiju.kernel.declaring.asks import PartiesAsk, PartsAsk, PartyAsk, UploadAsk
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.leading import leading
from guiju.kernel.declaring.matters import IN_TIME, Part, Record
from guiju.kernel.declaring.numbered import NumberedAsk
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.restriction_steps import may_be_published
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.steps import NEW, Step, Writes
from guiju.kernel.keeping import clocks, digests, doors, ledger, papers, parties, vouching
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.sights import Sight


@dataclass(slots=True)
class Change:
    step: Step
    facts: Facts
    admission: Admission
    strike: list[str] | None = None
    turned: list[str] | None = None
    columns: dict[str, Any] = field(default_factory=dict)
    rows: list[Any] = field(default_factory=list)
    changed_rows: list[Any] = field(default_factory=list)
    payload: dict[str, Any] = field(default_factory=dict)
    leaving: list[parties.Party] = field(default_factory=list)
    opened: bool = False
    no_longer: list[clocks.ClockRow] = field(default_factory=list)
    stood: publication.Pairs | None = None

    @classmethod
    def admitted(cls, step: Step, facts: Facts, admission: Admission, data: dict[str, Any]) -> Change:
        """The change of a step that may be taken, with what the clerk says of its publication (None: nothing)."""
        strike, turned = (None if data.get(name) is None else list(data[name]) for name in ("strike", "turned"))
        return cls(step, facts, admission, strike=strike, turned=turned)

    @property
    def record(self) -> Record:
        return self.facts.record

    def apply(self) -> None:
        """Change the record in memory and collect the rows to write."""
        self.opened = self.record.version == 0
        self.stood = self._shown_so_far()
        self._door()
        self._columns()
        self._told()
        self._papers()
        self._clocks()
        self._publication()
        self._ties()
        for register, pk in sorted(set(self.facts.looked_at)):
            self._hang(Sight(step=self.step.name, seen_register=register, seen_id=pk))
        for row in self.step.keeps(self.facts) if self.step.keeps is not None else ():
            self._hang(row)
        if self.admission.passed:
            self.payload["gates"] = sorted(set(self.admission.passed))
        if self.admission.confirmed:
            self.payload["confirmed"] = self.admission.confirmed

    def _door(self) -> None:
        """Whom the step gives a query code, the paper tells it."""
        door = self.record.procedure.door
        if door is not None and self.step.name in door.gives:
            self.facts.worked_out["query_code"] = code = door.code(self.step, self.facts)
            self._opens(code)

    def _opens(self, code: str) -> None:
        """The code leads to the record from now on, and no earlier one."""
        row, earlier = doors.given(self.record, code)
        self._hang(row)
        self.changed_rows += earlier

    def _ties(self) -> None:
        """The record that the step leads on to, and those that it says it ties this one to."""
        ask, step = leading(self.step), self.step
        led = ask.led(self.facts.told[ask.name]) if ask is not None and self.facts.told[ask.name] is not None else []
        ties = [(other, step.label) for other in led]
        said = [*ties, *(step.ties(self.facts) if step.ties is not None else ())]
        for kind, register, pk in dict.fromkeys((kind, other.register(), other.pk) for other, kind in said):
            self._hang(Link(kind=kind, to_register=register, to_id=pk))

    def set(self, **values: Any) -> None:
        for name, value in values.items():
            setattr(self.record, name, value)
            self.columns[name] = value

    def _columns(self) -> None:
        step, record, facts = self.step, self.record, self.facts
        sets = self._sets()  # may look at the record as it was: evaluated before anything changes
        self.set(**{ask.name: facts.told[ask.name] for ask in step.asked if ask.column})
        self.set(**sets)
        self.set(**{dated.name: facts.on for dated in step.dated})
        if not step.note:
            record.last_step_on = facts.on
            self._registered()
        if self.opened:
            self.set(agency=record.agency, region=record.region, simulated=record.simulated, **{record.began: facts.on})
        if (stage := step.leads({**facts.told, **self.columns})) is not None:
            self._leads_to(stage)
        for numbering in record.procedure.numbering:
            if numbering.at == step.name and not record.number:
                self.set(number=self._number(numbering))
        self.payload["stage"] = record.stage

    def _sets(self) -> dict[str, Any]:
        sets = self.step.sets(self.facts) if callable(self.step.sets) else self.step.sets
        return {name: self._worked_out(name, value) for name, value in sets.items()}

    def _leads_to(self, stage: str) -> None:
        """What comes to an end has a day on which it ended, until it is taken up again."""
        record, ends = self.record, self.record.procedure.ends
        if stage in ends and getattr(record, record.ended) is None:
            self.set(**{record.ended: self.facts.on})
        elif stage not in ends and record.stage in ends:
            self.set(**{record.ended: None})
        record.stage = stage

    def _registered(self) -> None:
        """Count an act of a person that is entered later than it should be; what the system does is always in time."""
        if self.facts.actor.user_id is not None and self._entered_on() - self.facts.on > IN_TIME:
            self.set(late_acts=self.record.late_acts + 1)

    def _entered_on(self) -> date:
        return timezone.localdate()

    def _worked_out(self, name: str, value: Any) -> Any:
        return value(self.facts) if callable(value) else value

    def _number(self, numbering: Numbering) -> str:
        return self.facts.number(numbering)

    def _told(self) -> None:
        """Parties, parts and uploads become rows; everything else that is no column stands in the payload."""
        told = {}
        for ask in self.step.asked:
            value = self.facts.told[ask.name]
            if ask.column:
                if self.columns[ask.name] != value:  # the step has set what it was told to something else
                    told[ask.name] = digests.plain(value)
                continue
            if value in (None, "", [], False):
                continue
            if isinstance(ask, PartyAsk):
                told[ask.name] = value
                self._leaves(ask)
            elif isinstance(ask, PartiesAsk):
                self._parties(ask, value)
            elif isinstance(ask, RowsAsk):
                self._rows_told(ask, value)
            elif isinstance(ask, PartsAsk):
                self._parts(ask, value)
            elif isinstance(ask, UploadAsk):
                self._upload(ask, value)
            else:
                told[ask.name] = digests.plain(value)
        if told:
            self.payload["told"] = told

    def _leaves(self, ask: PartyAsk) -> None:
        party = self.facts.party(ask.name)
        assert party is not None, "admission lets nobody else through"
        if ask.leaves:
            self.leaving.append(party)
            self.payload.setdefault("left", []).append(self.facts.told[ask.name])

    def _parties(self, ask: PartiesAsk, given: list[dict[str, Any]]) -> None:
        rows = [parties.sealed(ask.name, party) for party in given]
        for place, row in enumerate(rows):
            self._hang(row)
            row.place = place
        said = [{"role": row.role, "masked": row.masked_name, "digest": row.digest} for row in rows]
        self.payload.setdefault("parties", []).extend(said)

    def _number_rows(self, ask: NumberedAsk, given: list[dict[str, Any]]) -> None:
        """Give rows their numbers: those they had where the act is taken again, the next ones for what is new."""
        numbers = ask.following(self.facts._batch.standing(ask.model, self.record))
        for row in given:
            if not ask.given(row):
                row[ask.numbered] = next(numbers)

    def _parts(self, ask: PartsAsk, given: list[dict[str, Any]]) -> None:
        model: Any = ask.model
        said = []
        if isinstance(ask, NumberedAsk):
            self._number_rows(ask, given)
        for told in given:
            told.setdefault("id", uuids.uuid7())  # what a limit of this row alone is known by
            columns = {**told, **dict.fromkeys(ask.dates, self.facts.on)}
            self.rows.append(model(matter_id=self.record.pk, seq=self.record.version + 1, **columns))
            said.append(digests.plain(columns))
        self.payload.setdefault("parts", {})[ask.name] = said

    def _rows_told(self, ask: RowsAsk, given: list[dict[str, Any]]) -> None:
        there, said = ask.there(self.facts), []
        for told in given:
            columns = {**told, **dict.fromkeys(ask.dates, self.facts.on), **ask.cleared}
            said.append(digests.plain(columns))
            if (row := there.get(columns.pop("id"))) is not None:  # gone where an act before it has been put right
                for name, value in columns.items():
                    setattr(row, name, value)
                self.changed_rows.append(row)
        self.payload.setdefault("parts", {})[ask.name] = said

    def _papers(self) -> None:
        writes = self.step.writes
        if writes is None or (writes.when is not None and not writes.when(self.facts)):
            return
        record, facts = self.record, self.facts
        known = {"matter": record, "told": facts.told, "on": facts.on, "agency": record.agency, "facts": facts}
        known["law_day"] = facts.law_day
        taking_part = [*facts.parties, *(row for row in self.rows if isinstance(row, parties.Party))]
        known["parties"] = [party for party in taking_part if not party.capacity]
        known["agents"] = [party for party in taking_part if party.capacity]
        known["query_code"] = facts.worked_out.get("query_code", "")
        known |= writes.also(facts) if writes.also is not None else {}
        each = [known if row is None else known | {"row": row} for row in self._rows_of_papers(writes)]
        for said, text in [(said, paper_wording.worded(self.step, facts, writes, said)) for said in each]:
            self._write(writes, said, text)

    def _rows_of_papers(self, writes: Writes) -> list[Any]:
        """The rows of which each has a paper, as they now stand; None for the one paper of a step."""
        told = [(name, one["id"]) for name in writes.each for one in self.facts.told[name] or ()]
        there = {row.pk: row for row in (*self.rows, *self.changed_rows) if isinstance(row, Part)}
        return [there[pk] for _, pk in told if pk in there] if writes.each else [None]

    def _write(self, writes: Writes, known: dict[str, Any], text: str) -> None:
        self._paper(writes, text)
        if (own := office_papers.of(self.step, self.facts, known, text)) is not None:
            self._own_paper(own)

    def _paper(self, writes: Writes, text: str) -> None:
        self.attach(papers.written(writes.template, writes.title, text, self.record.number))

    def _own_paper(self, own: office_papers.OfficePaper) -> None:
        """A template that cannot be filled in stops no act: the built-in paper is there, and the entry says what failed."""
        try:
            paper = own.made(self.record.number)
            if paper is not None:
                self.attach(paper)
        except (office_papers.NotMade, office_papers.Changed) as error:
            failed = {"kind": own.writes.template, "template": own.version.digest, "why": str(error)}
            self.payload.setdefault("papers_not_made", []).append(failed)

    def _upload(self, ask: UploadAsk, value: Any) -> None:
        for file in ask.files(value):
            self.attach(papers.handed_in(ask.name, f"{ask.label}：{file.name}", file))

    def attach(self, paper: papers.Paper) -> None:
        """The entry names the file by its digest: what it is called may tell of somebody, and stands on its row alone, which the
        entry vouches for. So a file can be erased and its entry stay."""
        self._hang(paper)
        said = {"kind": paper.kind, "digest": paper.digest, "size": paper.size}
        said |= {"template": paper.by_template} if paper.by_template else {}
        self.payload.setdefault("papers", []).append(said)

    def _hang(self, row: Any) -> None:
        row.register, row.matter_id, row.seq = self.record.register(), self.record.pk, self.record.version + 1
        if isinstance(row, papers.Paper):
            row.made_by = row.seq
        self.rows.append(row)

    def _clocks(self) -> None:
        moves = Moves(self.step.name, self.facts, [row for row in self.rows if isinstance(row, Part)])
        touched = moves.all()
        for row in touched:
            if row.noted_overdue_on is not None and not row.overdue(row.noted_overdue_on):
                row.noted_overdue_on = None
                self.no_longer.append(row)
        self.rows += moves.rows
        self.changed_rows += moves.changed_rows
        if touched:
            self.payload["clocks"] = [clocks.spoken(row) for row in touched]

    def _publication(self) -> None:
        record, on = self.record, self.facts.on
        may_be_published(self.step, record)
        shows = self.step.publishes or self._shown_otherwise()
        before = publication.decided_before(record) if shows else None
        self._public_days()
        if before is not None:
            parties = self.facts.parties
            said = record.procedure.publication.as_before(record, parties, before, self.strike, self.turned)
            row = publication.publish(record, record.version + 1, parties, *said)
            row.corrected_on = None if self.step.publishes else on
            self.rows.append(row)
            self.payload["published"] = digests.plain(row.view)
        if self.step.withdraws:
            shown = publication.PublicRecord.objects.filter(register=record.register(), matter_id=record.pk)
            for row in shown.filter(withdrawn_on=None):
                row.withdrawn_on, row.withdrawn_why = on, str(self.facts.told.get("reason") or "")[:500]
                self.changed_rows.append(row)

    def _public_days(self) -> None:
        on = self.facts.on
        if self.step.publishes:
            self.set(published_on=on, withdrawn_on=None)
        if self.step.withdraws:
            self.set(withdrawn_on=on)

    def _shown_so_far(self) -> publication.Pairs | None:
        """What is public of the record, before an act that sets right what was decided; None where nothing is, or need be."""
        record, declared = self.record, self.record.procedure.publication
        public = record.published_on is not None and record.withdrawn_on is None
        if declared is None or not public or self.step.name not in record.procedure.setting_right:
            return None
        shown: publication.Pairs = declared.view(record, self.facts.parties, [])
        return shown

    def _shown_otherwise(self) -> bool:
        """Whether the public still sees what this act has set right."""
        return self._shown_so_far() not in (None, self.stood) and self.stood is not None

    def writing(self, rows: vouching.Said) -> ledger.Writing:
        """The entry; ``rows``: what it vouches for beside the record."""
        if rows:
            self.payload["rows"] = rows
        if self.facts.drawn:
            self.payload["drawn"] = [list(number[:-1]) for number in self.facts.drawn]
        self.payload["set"] = digests.plain(self.columns)
        facts, roles = self.facts, self.facts.actor.roles
        self.payload["role"] = min(roles & set(self.step.by) or roles)
        if facts.law_day != facts.on:
            self.payload["law_day"] = facts.law_day.isoformat()
        if (clock := time_told.noticed()) is not None:
            self.payload["clock"] = clock
        return ledger.Writing(self.record, self.step.name, facts.on, facts.actor, self.payload)


def blank(model: type[Record], agency: Any, region: str, on: date, simulated: bool) -> Record:
    """A record about to be opened."""
    return model(agency=agency, region=region, stage=NEW, last_step_on=on, simulated=simulated, **{model.began: on})
