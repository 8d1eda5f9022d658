"""重大决策与审查: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.decisions import counsel_life
from guiju.registers.decisions.counsel import Counsel
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review import life as legality_review_life
from guiju.registers.decisions.major_decision import MajorDecision
from guiju.registers.decisions.major_decision import life as major_decision_life

REGISTERS = (MajorDecision, LegalityReview, Counsel)
LIVES = (legality_review_life.LIFE, major_decision_life.LIFE, counsel_life.LIFE)
