"""行政执法: the registers of this chapter, a line each."""

from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case import PenaltyCase

__all__ = ["EnforcementCertificate", "PenaltyCase"]
