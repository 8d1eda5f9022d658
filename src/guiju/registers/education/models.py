"""深入开展法治宣传教育: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.education import outreach_event_life, school_life
from guiju.registers.education.legal_advocate import LegalAdvocate
from guiju.registers.education.legal_advocate import life as legal_advocate_life
from guiju.registers.education.model_village import ModelVillage
from guiju.registers.education.model_village import life as model_village_life
from guiju.registers.education.outreach_event import OutreachEvent
from guiju.registers.education.school import School
from guiju.registers.education.school_vice_principal import SchoolVicePrincipal
from guiju.registers.education.school_vice_principal import life as school_vice_principal_life

REGISTERS = (OutreachEvent, LegalAdvocate, School, SchoolVicePrincipal, ModelVillage)
LIVES = (
    outreach_event_life.LIFE,
    legal_advocate_life.LIFE,
    school_life.LIFE,
    school_vice_principal_life.LIFE,
    model_village_life.LIFE,
)
