"""深入开展法治宣传教育: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.education import outreach_event_life
from guiju.registers.education.outreach_event import OutreachEvent

REGISTERS = (OutreachEvent,)
LIVES = (outreach_event_life.LIFE,)
