"""制度建设: the registers of this chapter, a line each."""

from guiju.registers.rulemaking import document_cleanup, normative_document

__all__ = ["document_cleanup", "normative_document"]
