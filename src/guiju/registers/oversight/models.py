"""监督: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.registers.oversight.reconsideration import life as reconsideration_life

REGISTERS = (Reconsideration,)
LIVES = (reconsideration_life.LIFE,)
