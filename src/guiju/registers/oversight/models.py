"""监督: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.oversight.reconsideration import Reconsideration, life

REGISTERS = (Reconsideration,)
LIVES = (life.LIFE,)
