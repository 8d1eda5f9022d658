"""矛盾纠纷与基层治理: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.disputes import grid_life
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute import life as dispute_life
from guiju.registers.disputes.grid import Grid
from guiju.registers.disputes.grid_event import GridEvent
from guiju.registers.disputes.grid_event import life as grid_event_life
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediation_committee import life as committee_life
from guiju.registers.disputes.mediator import Mediator
from guiju.registers.disputes.mediator import life as mediator_life
from guiju.registers.disputes.roundtable import Roundtable
from guiju.registers.disputes.roundtable import life as roundtable_life
from guiju.registers.disputes.visit import Visit
from guiju.registers.disputes.visit import life as visit_life

REGISTERS = (Dispute, MediationCommittee, Mediator, Grid, GridEvent, Roundtable, Visit)
LIVES = (
    dispute_life.LIFE,
    committee_life.LIFE,
    mediator_life.LIFE,
    grid_life.LIFE,
    grid_event_life.LIFE,
    roundtable_life.LIFE,
    visit_life.LIFE,
)
