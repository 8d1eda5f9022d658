"""矛盾纠纷与基层治理: the registers of this chapter, in the order in which pages list them."""

from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediator import Mediator

REGISTERS = (Dispute, MediationCommittee, Mediator)
