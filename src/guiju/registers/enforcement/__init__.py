"""行政执法: the registers of this chapter, a line each."""

from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate

__all__ = ["EnforcementCertificate"]
