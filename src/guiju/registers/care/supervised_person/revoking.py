"""提请撤销、收监: proposed, arrest asked for, ruled on (社区矫正法 arts. 28, 46–49; 实施办法 arts. 46–49)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate, Point, Step, Writes
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import ON_TRIAL, OUTSIDE_PRISON, End, Measure
from guiju.registers.care.supervised_person.columns import SupervisedPersonColumns as Of
from guiju.registers.care.supervised_person.discipline import ONLY_CORRECTION

REVOCABLE = ("received", "registered", "expired")
"""Who never came loses the probation as well (实施办法 art. 46); what was within the term is ruled on after it."""


def proposed_well(facts: Facts) -> str | None:
    """社区矫正法 arts. 46(3), 49(1): reasons, evidence, and a copy to the procuratorate."""
    return None if facts["copied"] else "建议书应当抄送人民检察院。"


def proposed(facts: Facts) -> str | None:
    return None if facts["revocation_on"] else "没有提请撤销、收监的建议。"


def not_proposed(facts: Facts) -> str | None:
    return "已经提请撤销、收监，尚未裁定。" if facts["revocation_on"] else None


def heard(facts: Facts) -> str | None:
    """社区矫正法 art. 48(2)."""
    return None if facts["person_heard"] else "撤销缓刑、假释的，应当听取对象的申辩及其委托的律师的意见。"


def by_court(facts: Facts) -> bool:
    return facts["measure"] not in OUTSIDE_PRISON


def outside_prison(facts: Facts) -> bool:
    return facts["measure"] in OUTSIDE_PRISON


def revocable(facts: Facts) -> str | None:
    """社区矫正法 arts. 28(1), 46(1), 49(1): probation and parole are revoked, who is outside prison is taken back; no other."""
    if facts["measure"] != Measure.CONTROL:
        return None
    return "管制不能撤销，也不收监；违反规定的，训诫、警告或者提请公安机关处罚。"


def under_arrest_law(facts: Facts) -> str | None:
    """社区矫正法 art. 47(1): arrest is asked for with the revocation of probation or parole."""
    return None if facts["measure"] in ON_TRIAL else "提请逮捕，只对被提请撤销缓刑、假释的对象。"


def arrest_asked(facts: Facts) -> str | None:
    last = facts.past("propose_arrest", "decide_arrest")
    return None if last is not None and last.step == "propose_arrest" else "没有待决定的逮捕提请。"


def no_arrest_asked(facts: Facts) -> str | None:
    return "已经提请逮捕，尚未决定。" if arrest_asked(facts) is None else None


def was_arrested(facts: Facts) -> bool:
    """With this proposal (社区矫正法 art. 48(4))."""
    proposal = facts.past("propose_revocation")
    since = facts.since(proposal) if proposal is not None else []
    return any(deed.step == "decide_arrest" and deed.content["told"].get("arrested") for deed in since)


RULED = Gate("house.revocation_proposed", proposed, "", "已经提请撤销、收监")

STEPS = (
    Step(
        "propose_revocation",
        "提请撤销、收监",
        since=REVOCABLE,
        asks=(
            asks.reason("提请的理由"),
            asks.words("evidence", "证据材料", longest=500),
            asks.words("to_whom", "提请的机关", longest=100),
            asks.yes("copied", "建议书已经抄送人民检察院"),
        ),
        dates=(Of.revocation_on,),
        gates=(
            ONLY_CORRECTION,
            Gate("house.no_revocation_yet", not_proposed, "", "没有尚未裁定的提请"),
            Gate("correction.revocable", revocable),
            Gate("correction.revoke_proposal", proposed_well, "copied"),
        ),
        writes=Writes(
            "revocation_proposal",
            "撤销（收监）建议书",
            also=lambda facts: {"outside": facts["measure"] in OUTSIDE_PRISON},
        ),
        **actors.COUNTY,
    ),
    Step(
        "propose_arrest",
        "提请逮捕",
        since=REVOCABLE,
        asks=(asks.reason("可能逃跑或者发生社会危险的情形"),),
        gates=(
            RULED,
            Gate("correction.arrest_proposal", under_arrest_law),
            Gate("house.no_arrest_yet", no_arrest_asked, "", "没有尚未决定的逮捕提请"),
        ),
        **actors.COUNTY,
    ),
    Step(
        "decide_arrest",
        "逮捕决定",
        since=REVOCABLE,
        asks=(asks.yes("arrested", "决定逮捕"),),
        gates=(Gate("house.arrest_asked", arrest_asked, "", "已经提请逮捕"),),
        **actors.COUNTY,
    ),
    Step(
        "rule_revocation",
        "裁定撤销（决定收监）",
        since=REVOCABLE,
        to="ended",
        asks=(
            asks.yes("person_heard", "已经听取申辩和律师意见"),
            asks.words("ruled_by", "裁定（决定）机关和文书号", longest=120),
        ),
        sets={"revocation_on": None, "outcome": End.REVOKED, **actors.GONE},
        gates=(
            RULED,
            only_if(by_court, Gate("correction.revoke_hearing", heard, "person_heard")),
        ),
        **actors.COUNTY,
    ),
    Step(
        "refuse_revocation",
        "裁定不予撤销（决定不予收监）",
        since=REVOCABLE,
        asks=(asks.words("ruled_by", "裁定（决定）机关和文书号", longest=120),),
        sets={"revocation_on": None},
        gates=(RULED,),
        confirms=(Point("correction.set_free", was_arrested),),
        help_text="被逮捕的应当立即释放，随后办理“释放后继续”。",
        **actors.COUNTY,
    ),
)
