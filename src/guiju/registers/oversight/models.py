"""监督: the registers of this chapter, in the order in which pages list them, and their lives."""

from guiju.registers.oversight.audit_project import AuditProject
from guiju.registers.oversight.audit_project import life as audit_project_life
from guiju.registers.oversight.discipline_case import DisciplineCase
from guiju.registers.oversight.discipline_case import life as discipline_case_life
from guiju.registers.oversight.disclosure_item import DisclosureItem
from guiju.registers.oversight.disclosure_item import life as disclosure_item_life
from guiju.registers.oversight.disclosure_request import DisclosureRequest
from guiju.registers.oversight.disclosure_request import life as disclosure_request_life
from guiju.registers.oversight.hotline_case import HotlineCase
from guiju.registers.oversight.hotline_case import life as hotline_case_life
from guiju.registers.oversight.hotline_order import HotlineOrder
from guiju.registers.oversight.hotline_order import life as hotline_order_life
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.litigation import life as litigation_life
from guiju.registers.oversight.proposal import Proposal
from guiju.registers.oversight.proposal import life as proposal_life
from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.registers.oversight.reconsideration import life as reconsideration_life
from guiju.registers.oversight.supervision import Supervision
from guiju.registers.oversight.supervision import life as supervision_life

REGISTERS = (
    Reconsideration,
    Litigation,
    Proposal,
    AuditProject,
    DisclosureItem,
    DisclosureRequest,
    HotlineCase,
    HotlineOrder,
    DisciplineCase,
    Supervision,
)
LIVES = (
    reconsideration_life.LIFE,
    litigation_life.LIFE,
    proposal_life.LIFE,
    audit_project_life.LIFE,
    disclosure_item_life.LIFE,
    disclosure_request_life.LIFE,
    hotline_case_life.LIFE,
    hotline_order_life.LIFE,
    discipline_case_life.LIFE,
    supervision_life.LIFE,
)
