"""组织推动: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.governance import study_session_life
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting import life as meeting_life
from guiju.registers.governance.study_session import StudySession

REGISTERS = (Meeting, StudySession)
LIVES = (meeting_life.LIFE, study_session_life.LIFE)
