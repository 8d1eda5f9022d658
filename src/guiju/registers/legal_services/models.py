"""公共法律服务: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.legal_services.consultation import Consultation
from guiju.registers.legal_services.consultation import life as consultation_life
from guiju.registers.legal_services.legal_aid_case import LegalAidCase
from guiju.registers.legal_services.legal_aid_case import life as legal_aid_life
from guiju.registers.legal_services.notary_case import NotaryCase
from guiju.registers.legal_services.notary_case import life as notary_case_life
from guiju.registers.legal_services.village_counsel import VillageCounsel
from guiju.registers.legal_services.village_counsel import life as village_counsel_life

REGISTERS = (LegalAidCase, NotaryCase, Consultation, VillageCounsel)
LIVES = (legal_aid_life.LIFE, notary_case_life.LIFE, consultation_life.LIFE, village_counsel_life.LIFE)
