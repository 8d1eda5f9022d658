"""到场的执法人员: what is asked of the officers that a step tells of as rows with ``certificate``, ``shown`` and ``interested``.

Each is made for the name under which a register tells of them, and answers with a sentence, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from guiju.kernel.declaring.facts import Facts
from guiju.registers.enforcement.enforcement_certificate import CertificateKind

Reason = Callable[[Facts], str | None]


def certified(told: str) -> Reason:
    """Each holds a certificate of enforcement of this office that is good on the day of the step."""

    def reason(facts: Facts) -> str | None:
        lacking = [
            str(officer["certificate"])
            for officer in facts[told]
            if not officer["certificate"].holds_on(facts.on)
            or officer["certificate"].kind != CertificateKind.ENFORCEMENT
            or officer["certificate"].agency_id != facts.record.agency_id
        ]
        return f"{'、'.join(lacking)}在{facts.on}不具有本机关有效的行政执法资格。" if lacking else None

    return reason


def certificates_shown(told: str) -> Reason:
    def reason(facts: Facts) -> str | None:
        hidden = [str(officer["certificate"]) for officer in facts[told] if not officer["shown"]]
        return f"{'、'.join(hidden)}未出示执法证件。" if hidden else None

    return reason


def none_interested(told: str, in_what: str) -> Reason:
    """``in_what``: 案件, 检查对象."""

    def reason(facts: Facts) -> str | None:
        tied = [str(officer["certificate"]) for officer in facts[told] if officer["interested"]]
        return f"{'、'.join(tied)}与{in_what}有利害关系，应当回避。" if tied else None

    return reason


def two_of_them(told: str) -> Reason:
    """Two persons, not two certificates of one."""

    def reason(facts: Facts) -> str | None:
        persons = len({officer["certificate"].holder_key for officer in facts[told]})
        return None if persons >= 2 else f"到场执法人员{persons}人，不得少于两人。"

    return reason
