"""监督: the registers of this chapter, a line each."""

from guiju.registers.oversight.reconsideration import Reconsideration, ReconsiderationEvidence, ReconsiderationStaff

__all__ = ["Reconsideration", "ReconsiderationEvidence", "ReconsiderationStaff"]
