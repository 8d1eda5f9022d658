"""行政执法: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.enforcement.compulsory_execution import CompulsoryExecution
from guiju.registers.enforcement.compulsory_execution import life as compulsory_execution_life
from guiju.registers.enforcement.compulsory_measure import CompulsoryMeasure
from guiju.registers.enforcement.compulsory_measure import life as compulsory_measure_life
from guiju.registers.enforcement.credit_publication import CreditPublication
from guiju.registers.enforcement.credit_publication import life as credit_publication_life
from guiju.registers.enforcement.damage_compensation import DamageCompensation
from guiju.registers.enforcement.damage_compensation import life as damage_compensation_life
from guiju.registers.enforcement.enforcement_body import EnforcementBody
from guiju.registers.enforcement.enforcement_body import life as enforcement_body_life
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.enforcement_certificate import life as enforcement_certificate_life
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.file_review import life as file_review_life
from guiju.registers.enforcement.file_review.drawing import FileDraw
from guiju.registers.enforcement.file_review.file import ReviewedFile
from guiju.registers.enforcement.file_review.reviewer import FileReviewer
from guiju.registers.enforcement.file_review.unit import ReviewedUnit
from guiju.registers.enforcement.inspection import Inspection
from guiju.registers.enforcement.inspection import life as inspection_life
from guiju.registers.enforcement.inspection.checklist import InspectionChecklist
from guiju.registers.enforcement.inspection.drawing import InspectionDraw
from guiju.registers.enforcement.inspection.subject import InspectedSubject
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case import life as penalty_case_life

REGISTERS = (
    PenaltyCase,
    Inspection,
    InspectionChecklist,
    InspectedSubject,
    InspectionDraw,
    CompulsoryMeasure,
    CompulsoryExecution,
    CreditPublication,
    DamageCompensation,
    EnforcementBody,
    EnforcementCertificate,
    FileReview,
    ReviewedUnit,
    FileDraw,
    ReviewedFile,
    FileReviewer,
)
LIVES = (
    penalty_case_life.LIFE,
    enforcement_body_life.LIFE,
    enforcement_certificate_life.LIFE,
    *inspection_life.LIVES,
    compulsory_measure_life.LIFE,
    compulsory_execution_life.LIFE,
    credit_publication_life.LIFE,
    damage_compensation_life.LIFE,
    *file_review_life.LIVES,
)
