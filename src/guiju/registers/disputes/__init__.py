"""矛盾纠纷与基层治理: the registers of this chapter, a line each."""

from guiju.registers.disputes import dispute, mediation_committee, mediator

__all__ = ["dispute", "mediation_committee", "mediator"]
