"""矛盾纠纷与基层治理: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.disputes import mediator_life
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute import life as dispute_life
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediation_committee import life as committee_life
from guiju.registers.disputes.mediator import Mediator

REGISTERS = (Dispute, MediationCommittee, Mediator)
LIVES = (dispute_life.LIFE, committee_life.LIFE, mediator_life.LIFE)
