"""One notice, one decision for all offenders of a joint case, each named with what is imposed on them (处罚法 arts. 44, 59).

Each party is told and penalised by a step of their own case; where the office writes one paper for all, theirs is not
written, and the first case writes it once those that share it are told, or decided, on the same day. Nobody is served
before it is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.keeping.parties import Party
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.paper_words import resting_on


@dataclass(frozen=True)
class Shared:
    """A paper that may be shared: the column that says so, the day it rests on, the day it was written, on the first case."""

    flag: str
    day: str
    written: str
    step: str
    name: str

    def apart(self, facts: Facts) -> bool:
        """Whether the case has a paper of its own."""
        return not facts[self.flag]

    def of_a_joint_case(self, facts: Facts) -> str | None:
        alone = facts[self.flag] and not joined(facts.record)
        return f"本案没有同案当事人，不能合并制作{self.name}。" if alone else None

    def there(self, facts: Facts) -> str | None:
        """The shared paper is written, since the latest notice or decision of this case."""
        if self.apart(facts):
            return None
        case: Any = facts.record
        first = case if case.lead_id is None else facts.look_at([case.lead])[0]
        written = getattr(first, self.written)
        if written is not None and getattr(facts.record, self.day) <= written <= facts.on:
            return None
        return f"{self.name}与同案当事人合并制作，请先由首件“{first}”合并制作。"

    def sharing(self, facts: Facts) -> list[Any]:
        """The cases that share the paper, the first among them: told, or decided, on one day."""
        day, others = facts[self.day], facts.look_at(joined(facts.record))
        same = [case for case in others if getattr(case, self.flag) and getattr(case, self.day) == day]
        return [facts.record, *sorted(same, key=lambda case: case.number)] if facts[self.flag] else []

    def ready(self, facts: Facts) -> str | None:
        if facts["lead"] is not None:
            return "合并制作文书在同案的首件办理。"
        if len(self.sharing(facts)) > 1:
            return None
        return f"没有与本案同日办理、选择合并制作{self.name}的同案当事人。"

    def words(self, facts: Facts) -> dict[str, Any]:
        """``cases``: each with its parties, and what its own step has told."""
        rows = self.sharing(facts)
        told = Party.objects.filter(register=rows[0].register(), matter_id__in=[case.pk for case in rows], role="party")
        acts = {case.pk: type(facts)(case, facts.on, facts.actor).past(self.step) for case in rows}
        content = {pk: deed.content.get("told", {}) if deed else {} for pk, deed in acts.items()}
        parties = {case.pk: [one for one in told if one.matter_id == case.pk and one.left_seq is None] for case in rows}
        return {"cases": [{"case": case, "parties": parties[case.pk], "told": content[case.pk]} for case in rows]}


def joined(record: Any) -> list[Any]:
    """The other cases of the same joint case."""
    model: Any = apps.get_model("enforcement", "PenaltyCase")
    if record.lead_id is not None:
        return [record.lead]
    return list(model.objects.filter(lead=record.pk)) if record.version else []


NOTICE = Shared("notice_jointly", "notified_on", "joint_notice_on", "notify", "告知书")
DECISION = Shared("decision_jointly", "decided_on", "joint_decision_on", "decide", "决定书")
NOTICE_ASKED, DECISION_ASKED = (asks.under("共同违法的", column) for column in (Of.notice_jointly, Of.decision_jointly))


def gates_of(shared: Shared) -> tuple[Gate, Gate, Gate]:
    """For the step of a case, the step that writes the shared paper, and its service."""
    return (
        Gate("house.joint_case", shared.of_a_joint_case, shared.flag, "合并制作文书的，本案是共同违法案件"),
        Gate("house.sharing", shared.ready, gist="同案当事人同日办理并选择合并制作"),
        Gate("house.shared_paper_written", shared.there, gist="合并制作的文书已经由首件制作"),
    )


NOTICE_SHARED, NOTICE_READY, NOTICE_WRITTEN = gates_of(NOTICE)
DECISION_SHARED, DECISION_READY, DECISION_WRITTEN = gates_of(DECISION)
STEPS = (
    Step(
        "notify_jointly",
        "合并制作告知书",
        since="notified",
        dates=(Of.joint_notice_on,),
        gates=(NOTICE_READY,),
        writes=Writes(
            "joint_notice", "行政处罚告知书", also=resting_on("penalty.notify_before_decision", NOTICE.words)
        ),
        help_text="同案各当事人分别办理处罚告知（选择合并制作、另行送达）以后，在首件办理，再分别登记送达。",
        **FIELDWORK,
    ),
    Step(
        "decide_jointly",
        "合并制作决定书",
        since="decided",
        dates=(Of.joint_decision_on,),
        gates=(DECISION_READY,),
        confirms=("penalty.decision_seal",),
        writes=Writes("joint_decision", "行政处罚决定书", also=DECISION.words),
        help_text="同案各当事人分别作出处罚决定（选择合并制作）以后，在首件办理，再分别登记送达。",
        **FIELDWORK,
    ),
)
