"""深入开展法治宣传教育: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.education import outreach_event_life
from guiju.registers.education.legal_advocate import LegalAdvocate
from guiju.registers.education.legal_advocate import life as legal_advocate_life
from guiju.registers.education.outreach_event import OutreachEvent

REGISTERS = (OutreachEvent, LegalAdvocate)
LIVES = (outreach_event_life.LIFE, legal_advocate_life.LIFE)
