"""制度建设: the registers of this chapter, in the order in which pages list them."""

from guiju.registers.rulemaking.document_cleanup import DocumentCleanup
from guiju.registers.rulemaking.normative_document import NormativeDocument

REGISTERS = (NormativeDocument, DocumentCleanup)
