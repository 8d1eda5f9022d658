"""法律援助的期限: 法律援助法 arts. 36, 39, 43, 49; 法律援助条例 arts. 15, 19 to 21.

That the time for completing papers is left out of the seven days the law does not say: they run on.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock, Kept, Lapse
from guiju.registers.legal_services.legal_aid_case import articles
from guiju.registers.legal_services.legal_aid_case.choices import Forwarder, NoticeGround, Notifier
from guiju.registers.legal_services.legal_aid_case.columns import LegalAidColumns as Of
from guiju.registers.legal_services.legal_aid_case.ending_gates import objected_to_refusal

GIVEN_UP = ("withdraw", "deem_withdrawn")


def owed(facts: Facts) -> bool:
    """Notified as the law commands, and not as it allows."""
    return bool(facts["notice_ground"] != NoticeGround.ORDINARY)


def by_court(facts: Facts) -> bool:
    return bool(facts["notifier"] == Notifier.COURT)


def by_duty_lawyer(facts: Facts) -> bool:
    return bool(facts["forwarder"] == Forwarder.DUTY_LAWYER)


def by_others(facts: Facts) -> bool:
    return not by_duty_lawyer(facts)


def may_be_objected_to(facts: Facts) -> bool:
    """Under the text of 2003 a refusal only."""
    return articles.by_law(facts.law_day) or objected_to_refusal(facts)


CLOCKS = (
    Clock(
        "legal_aid.decide.ordinary",
        starts=("apply", "take_forwarded"),
        met_by=("grant", "confirm", "refuse"),
        dropped_by=(*GIVEN_UP, "terminate"),
    ),
    Clock("legal_aid.assign.ordinary", starts=("grant", "resume"), met_by="assign", dropped_by="terminate"),
    Kept("legal_aid.notify.criminal", starts="take_notice", counted_from="found_on", when=owed),
    Clock("legal_aid.assign.criminal", starts="take_notice", met_by="assign", dropped_by="terminate", when=owed),
    Kept("legal_aid.forward.detained", starts="take_forwarded", counted_from="handed_in_on", when=by_others),
    Kept("legal_aid.forward.duty_lawyer", starts="take_forwarded", counted_from="handed_in_on", when=by_duty_lawyer),
    Kept("legal_aid.court.send_appointment", starts="take_notice", counted_from="hearing_on", when=by_court),
    Clock(
        "legal_aid.court.reply_appointment",
        starts="take_notice",
        counted_from="hearing_on",
        met_by="assign",
        dropped_by="terminate",
        when=by_court,
    ),
    Clock(
        until=Of.supplement_by,
        starts="ask_supplement",
        met_by="supplement",
        dropped_by=GIVEN_UP,
        words="补充材料或者作出说明",
        source="补充材料通知书",
    ),
    Clock("legal_aid.objection.review", starts="object", met_by="decide_objection", when=may_be_objected_to),
)


def not_supplemented(today: date) -> Q:
    return Q(stage="lacking", supplement_by__lt=today)


LAPSES = (Lapse("deem_withdrawn", not_supplemented),)
