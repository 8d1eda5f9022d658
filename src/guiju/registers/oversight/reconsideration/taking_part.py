"""Who takes part: agents (2023 art. 17), several applicants who join and leave singly, successors (2023 art. 14(2), (3))."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.representation import agent_steps
from guiju.kernel.declaring.steps import ANY, Gate, Step
from guiju.kernel.keeping.parties import key_of
from guiju.kernel.keeping.sight import Use
from guiju.registers.oversight.reconsideration.actors import DESK, REVIEWER
from guiju.registers.oversight.reconsideration.columns import ReconsiderationVisit

BEFORE_DECISION = ("received", "correcting", "negotiating", "designating", "reviewing", "suspended", "appraising")
APPLICANT, THIRD_PARTY = "applicant", "third_party"


def third(facts: Facts) -> str | None:
    """2023 art. 16: whoever is interested besides the applicants."""
    applicants = {party.id_key for party in facts.parties if party.role == APPLICANT and party.id_key}
    own = any(key_of(told) in applicants for told in facts["third_party"] if key_of(told))
    return "申请人不能同时作为第三人。" if own else None


def others_remain(facts: Facts) -> str | None:
    """Where one alone applied, leaving is withdrawing (2023 art. 41 s. 1 (1)): another step, with another consequence."""
    left = [party for party in facts.parties if party.role == APPLICANT]
    return None if len(left) > 1 else "只有一名申请人，请办理“申请人撤回申请”。"


def somebody_succeeds(facts: Facts) -> str | None:
    """2023 art. 14(2), (3): near relatives of a person, whoever takes over the rights of an organisation."""
    gone = facts.party("succeeded")
    same = gone is not None and any(party["name"] == gone.plain(Use.GATES)["name"] for party in facts["applicant"])
    return "承受人不能是被承受人本人。" if same else None


def more(facts: Facts) -> int:
    return int(facts["applicants"] or 0) + len(facts["applicant"])


def fewer(facts: Facts) -> int:
    return max(int(facts["applicants"] or 0) - 1, 1)


def succeeded(facts: Facts) -> int:
    return fewer(facts) + len(facts["applicant"]) if others(facts) else len(facts["applicant"])


def others(facts: Facts) -> bool:
    return int(facts["applicants"] or 0) > 1


def two_receive(facts: Facts) -> str | None:
    alone = [row["receiver"] for row in facts["visits"] if row["receiver"] == row["second_receiver"]]
    return f"接待应当由两名工作人员进行，{alone[0]}登记了两次。" if alone else None


STEPS = (
    Step(
        "receive_visit",
        "登记接待",
        since=ANY,
        asks=(
            asks.parts(
                "visits",
                "接待",
                ReconsiderationVisit,
                *("kind", "persons", "receiver", "second_receiver"),
                dates=("received_on",),
            ),
        ),
        gates=(Gate("house.two_receivers", two_receive, "visits", "由两名工作人员接待"),),
        **DESK,
    ),
    *agent_steps(APPLICANT, THIRD_PARTY, since=BEFORE_DECISION, confirms=("reconsideration.agents",), **DESK),
    Step(
        "join_applicant",
        "其他申请人参加",
        since=BEFORE_DECISION,
        asks=(asks.parties(APPLICANT, "申请人"), asks.REASON),
        sets={"applicants": more},
        help_text="同一行政行为的其他利害关系人一并申请的，逐一登记。",
        **REVIEWER,
    ),
    Step(
        "leave_applicant",
        "部分申请人撤回",
        since=BEFORE_DECISION,
        asks=(asks.leaver("leaving", "撤回申请的申请人", APPLICANT), asks.REASON),
        sets={"applicants": fewer},
        gates=(Gate("house.others_remain", others_remain, "leaving", "仍有其他申请人"),),
        **DESK,
    ),
    Step(
        "succeed",
        "承受复议资格",
        since=BEFORE_DECISION,
        asks=(
            asks.leaver("succeeded", "死亡或者终止的申请人", APPLICANT),
            asks.parties(APPLICANT, "承受人"),
            asks.REASON,
        ),
        sets={"applicants": succeeded},
        gates=(Gate("house.successor", somebody_succeeds, APPLICANT, "承受人不是被承受人本人"),),
        help_text="公民死亡的，由近亲属承受；法人或者其他组织终止的，由承受其权利的单位承受。",
        **DESK,
    ),
    Step(
        "join",
        "追加第三人",
        since=("reviewing", "suspended", "appraising"),
        asks=(asks.parties(THIRD_PARTY, "第三人"),),
        gates=(Gate("house.third_party_besides", third, THIRD_PARTY, "第三人是申请人以外的人"),),
        **REVIEWER,
    ),
    Step(
        "leave_third_party",
        "第三人退出",
        since=BEFORE_DECISION,
        asks=(asks.leaver("leaving", "退出的第三人", THIRD_PARTY), asks.REASON),
        **REVIEWER,
    ),
)
