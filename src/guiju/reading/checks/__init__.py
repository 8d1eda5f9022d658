"""The checks. Each room looks at one kind of fault; a check that holds is recorded with its arithmetic."""

from ..record import Check, Finding
from . import digits, duty, gaps, marks, moves, ordinals, rates, relations, repeats, reuse, shares, sums
from .subject import Subject

_ROOMS = (digits, gaps, ordinals, sums, rates, shares, moves, relations, repeats, marks, duty, reuse)


def examine(subject: Subject) -> tuple[list[Finding], list[Check]]:
    """All findings in the order of the text, and all checks."""
    findings: list[Finding] = []
    checks: list[Check] = []
    for room in _ROOMS:
        for outcome in room.check(subject):
            if isinstance(outcome, Finding):
                findings.append(outcome)
            else:
                checks.append(outcome)
    return sorted(_once(findings), key=lambda finding: (finding.start, finding.end)), checks


def _once(findings: list[Finding]) -> list[Finding]:
    """One finding a kind and place."""
    return list({(finding.kind, finding.start, finding.end): finding for finding in reversed(findings)}.values())


__all__ = ["Subject", "examine"]
