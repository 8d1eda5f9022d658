"""行政执法: the registers of this chapter, in the order in which pages list them."""

from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case import PenaltyCase

REGISTERS = (PenaltyCase, EnforcementCertificate)
