"""What a county government's documents are held to besides: the procedure for rules, which a government without the power
to make rules follows for its decisions of general force (规章制定程序条例 art. 36).
"""

from __future__ import annotations

import re

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import not_before
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import law_or_house, only_if
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.regions import Level
from guiju.registers.rulemaking.normative_document import deliberation
from guiju.registers.rulemaking.normative_document.choices import Meeting, WaiverGround

COMMENT, FORCE = "normative_document.public_comment", "normative_document.effective_after"
HEARING = asks.words("hearing", "听证会情况，或者不举行的理由")
COORDINATION = asks.words("coordination", "征求其他部门意见和协调情况")
SIGNED_BY = asks.words("signed_by", "签署送审稿的起草单位主要负责人", longest=100)
ASKED_OF = "县级政府的文件应当填写。"
REGULATION = re.compile(r"条例(?:（[^）]*）)?$")
"""条例 is what laws and regulations are called; 《……条例》实施办法 is none."""


def made_by_one(facts: Facts) -> bool:
    """Whether who proposes the document is a county government."""
    government = (Organ.GOVERNMENT, None) in facts.actor.functions
    return government and len(facts.record.agency.region_id) == Level.COUNTY


def holds(facts: Facts) -> bool:
    return bool(facts["of_county_government"])


def _not_a_regulation(facts: Facts) -> str | None:
    if not REGULATION.search(facts["title"]):
        return None
    return "规范性文件不得称“条例”，请改称“规定”“办法”等。"


def _shown_long_enough(facts: Facts) -> str | None:
    until, last = facts["consultation_until"], facts.due(COMMENT, facts.on)
    if last is None or until >= last or facts["shortened_because"]:
        return None
    return f"县级政府的文件征求意见一般至少到{last}，拟定的截止日期为{until}；确需缩短的，请写明理由。"


def _kept_from_the_public(facts: Facts) -> str | None:
    secret = facts["waiver_ground"] == WaiverGround.SECRET
    urgent = facts["waiver_ground"] == WaiverGround.EMERGENCY and facts["emergency"]
    if secret or urgent:
        return None
    return "县级政府的文件，除依法需要保密和立项时已列为紧急情况的外，应当向社会公开征求意见。"


def _told(rule: str, name: str, words: str) -> Gate:
    """What the procedure for rules wants written down, told."""
    return only_if(holds, Gate(rule, lambda facts: None if facts[name] else words, name))


def _met(facts: Facts) -> str | None:
    if deliberation.kind(facts) in (Meeting.STANDING, Meeting.PLENARY):
        return None
    return "县级以上人民政府的文件应当由政府常务会议或者全体会议审议通过。"


def _time_before_force(facts: Facts) -> str | None:
    begins, last = facts["effective_on"], facts.due(FORCE, facts.on)
    if last is None or begins > last or facts["early_because"]:
        return None
    return f"县级政府的文件自公布之日起三十日后施行，即{last}以后；不立即施行将有碍施行的，请写明理由。"


NAME = law_or_house(
    made_by_one, "normative_document.name", "house.not_a_regulation", _not_a_regulation, "title", gist="名称不用“条例”"
)
SHOWN = only_if(holds, Gate(COMMENT, _shown_long_enough, "consultation_until"))
SHOWN_TO_THE_END = only_if(
    lambda facts: holds(facts) and not facts["shortened_because"], not_before(COMMENT, "consultation_from")
)
NOT_SHOWN = only_if(holds, Gate(COMMENT, _kept_from_the_public, "waiver_ground"))
MET = only_if(holds, Gate("normative_document.meeting", _met, "meeting_kind"))
BEGINS = only_if(holds, Gate(FORCE, _time_before_force, "effective_on"))
HEARD = _told(
    "normative_document.hearing",
    "hearing",
    "县级政府的文件，请写明听证会的公告、举行和意见处理情况；不需要听证的，写明理由。",
)
SUBMITTED = (
    _told(
        "normative_document.differences",
        "coordination",
        "县级政府的文件送审时，应当说明征求其他部门意见的情况；协商不一致的，说明情况和理由。",
    ),
    _told(
        "normative_document.submission", "signed_by", "县级政府文件的送审稿应当由起草单位主要负责人签署，请填写签署人。"
    ),
)
