"""制度建设: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.rulemaking import cleanup_life, normative_life
from guiju.registers.rulemaking.document_cleanup import DocumentCleanup
from guiju.registers.rulemaking.normative_document import NormativeDocument

REGISTERS = (NormativeDocument, DocumentCleanup)
LIVES = (normative_life.LIFE, cleanup_life.LIFE)
