"""组织推动: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting import life as meeting_life

REGISTERS = (Meeting,)
LIVES = (meeting_life.LIFE,)
