"""做好特殊人群服务管理: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.care import home_visit_life
from guiju.registers.care.home_visit import HomeVisit
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.registers.care.supervised_person import life as supervised_person_life

REGISTERS = (SupervisedPerson, HomeVisit)
LIVES = (supervised_person_life.LIFE, home_visit_life.LIFE)
