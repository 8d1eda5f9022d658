"""制度建设: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.rulemaking import document_cleanup_life
from guiju.registers.rulemaking.document_cleanup import DocumentCleanup
from guiju.registers.rulemaking.document_review import DocumentReview
from guiju.registers.rulemaking.document_review import life as document_review_life
from guiju.registers.rulemaking.legislative_comment import LegislativeComment
from guiju.registers.rulemaking.legislative_comment import life as legislative_comment_life
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document import life as normative_document_life

REGISTERS = (NormativeDocument, DocumentReview, DocumentCleanup, LegislativeComment)
LIVES = (
    normative_document_life.LIFE,
    document_review_life.LIFE,
    document_cleanup_life.LIFE,
    legislative_comment_life.LIFE,
)
