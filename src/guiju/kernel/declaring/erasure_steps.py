"""Lawful erasure as every register has it: asked for by one, granted by the head of the organ that has the matter
(个人信息保护法 art. 47)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.requested import ASK_ERASURE, ERASE, OWN_OR_OVERSEER, WORKING, not_by_the_asker, requests
from guiju.kernel.declaring.retelling import ADDED_TO_GO, ASKED_TO_GO, STAYS_WHY, left_open, left_open_at_last
from guiju.kernel.declaring.steps import At, Gate, Step
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import SERVED

ERASURE_REQUEST = asks.number("request", "删除申请（账簿第几条）", least=1)


def erasing(anywhere: tuple[str, ...], served: bool) -> tuple[Step, Step]:
    """Asked for by one, granted by the head of the organ that has the matter (个人信息保护法 art. 47)."""
    ask = Step(
        ASK_ERASURE,
        "申请依法删除",
        since=anywhere,
        by=WORKING if served else (*WORKING, Role.ADMIN),
        at=At.OWN if served else OWN_OR_OVERSEER,
        asks=(
            asks.maybe(asks.number("entry_seq", "第几条账簿记录", least=1), "只删除材料的不填。"),
            ASKED_TO_GO,
            STAYS_WHY,
            asks.reason("依据和理由"),
        ),
        gates=(
            Gate(
                "house.entry_there", entry_there, "entry_seq", "账簿中有这一条记录，尚未删除；只删除材料的，选择了材料"
            ),
            Gate(
                "house.erasure_files", left_open, "stays_why", "可能载有同一内容的材料，逐份选择删除，或者说明保留理由"
            ),
        ),
        help_text="经本机关另一位负责人批准后删除，不能恢复。",
        note=True,
    )
    grant = Step(
        ERASE,
        "依法删除内容",
        since=anywhere,
        by=(Role.HEAD,),
        asks=(
            ERASURE_REQUEST,
            ADDED_TO_GO,
            STAYS_WHY,
            asks.maybe(asks.words("opinion", "批准意见", longest=500)),
        ),
        gates=(
            Gate("house.correction_open", erasure_open, "request", "删除申请尚未决定"),
            Gate("house.four_eyes", not_by_the_asker, "request", "由申请人以外的人员批准"),
            Gate("house.erasure_files", all_settled, "stays_why", "可能载有同一内容的材料，都已决定去留"),
        ),
        then=ask_where_it_led,
        help_text="该条所载以及由此得出的内容（当事人、文书、附件、公开内容）一并删除，不能恢复；由此带入其他事项的，自动提出删除申请。",
        note=True,
    )
    return ask, grant


def ask_where_it_led(act: Act) -> None:
    """Whoever has a matter that was told the same by this one decides on it there. Of what is closed or restricted the reason
    names neither kind nor number: more people read it there than here."""
    record = act.facts.record
    hidden = record.restricted or record.audience == SERVED
    source = "另一事项" if hidden else f"“{record._meta.verbose_name}”{record.number}"
    reason = f"该事项由{source}带来，来源事项的相应内容已依法删除。"
    for other, told in act.facts.worked_out["copies"]:
        act.as_system(ASK_ERASURE, other, {**told, "reason": reason})


def entry_there(facts: Facts) -> str | None:
    seq = facts["entry_seq"]
    if seq is None:
        return None if facts["goes"] else "请填写账簿第几条，或者选择要删除的材料。"
    if seq > facts.record.version:
        return f"该事项的账簿只有{facts.record.version}条。"
    erased = any(entry.seq == seq and entry.content.get("redacted") for entry in facts.entries)
    return f"账簿第{seq}条的内容已经依法删除。" if erased else None


def erasure_open(facts: Facts) -> str | None:
    seq = facts["request"]
    return None if seq in requests(facts.entries, ASK_ERASURE) else f"账簿第{seq}条不是待决定的删除申请。"


def all_settled(facts: Facts) -> str | None:
    return left_open_at_last(requests(facts.entries, ASK_ERASURE).get(facts["request"]), facts)
