"""组织推动: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.governance import study_session_life
from guiju.registers.governance.appraisal import Appraisal
from guiju.registers.governance.appraisal import life as appraisal_life
from guiju.registers.governance.appraised_unit import AppraisedUnit
from guiju.registers.governance.appraised_unit import life as appraised_unit_life
from guiju.registers.governance.demonstration import Demonstration
from guiju.registers.governance.demonstration import life as demonstration_life
from guiju.registers.governance.duty_report import DutyReport
from guiju.registers.governance.duty_report import life as duty_report_life
from guiju.registers.governance.duty_round import DutyRound
from guiju.registers.governance.duty_round import life as duty_round_life
from guiju.registers.governance.exam import Exam
from guiju.registers.governance.exam import life as exam_life
from guiju.registers.governance.exam_round import ExamRound
from guiju.registers.governance.exam_round import life as exam_round_life
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting import life as meeting_life
from guiju.registers.governance.question_bank import QuestionBank
from guiju.registers.governance.question_bank import life as question_bank_life
from guiju.registers.governance.study_session import StudySession
from guiju.registers.governance.work_plan import WorkPlan
from guiju.registers.governance.work_plan import life as work_plan_life
from guiju.registers.governance.work_task import WorkTask
from guiju.registers.governance.work_task import life as work_task_life

REGISTERS = (
    *(Meeting, StudySession, QuestionBank, ExamRound, Exam),
    *(WorkPlan, WorkTask, DutyRound, DutyReport, Appraisal, AppraisedUnit, Demonstration),
)
LIVES = (
    meeting_life.LIFE,
    study_session_life.LIFE,
    question_bank_life.LIFE,
    exam_round_life.LIFE,
    exam_life.LIFE,
    work_plan_life.LIFE,
    work_task_life.LIFE,
    duty_round_life.LIFE,
    duty_report_life.LIFE,
    appraisal_life.LIFE,
    appraised_unit_life.LIFE,
    demonstration_life.LIFE,
)
