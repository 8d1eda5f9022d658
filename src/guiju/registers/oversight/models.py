"""监督: the registers of this chapter, in the order in which pages list them."""

from guiju.registers.oversight.reconsideration import Reconsideration

REGISTERS = (Reconsideration,)
