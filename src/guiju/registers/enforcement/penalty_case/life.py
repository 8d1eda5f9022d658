"""How a penalty case usually goes: filed, investigated, told, decided, served, published, paid; and how others end."""

from __future__ import annotations

from decimal import Decimal

from guiju.kernel.declaring.life import Keeper, Life, Way, days, later, sometimes, where
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.after_choices import JusticeResult, Revocation
from guiju.registers.enforcement.penalty_case.choices import (
    Aside,
    Business,
    Channel,
    Correction,
    Exemption,
    Harm,
    Verdict,
    Warned,
)
from guiju.registers.enforcement.penalty_case.decision_gates import BROAD_REVIEW_UNTIL
from guiju.registers.enforcement.penalty_case.filing_gates import STANDARD
from guiju.registers.enforcement.penalty_case.made_up import (
    AS_TOLD,
    BY_BENCHMARK,
    DISCUSSED,
    EVIDENCE,
    FILED_AS,
    FOUND,
    GROUNDS,
    HANDED,
    IN_WHOSE_NAME,
    ON_SPOT,
    POWERS,
    RECORD,
    RIGHTS,
    RULE,
    a_part,
    bank_fine,
    defence_until,
    fine,
    members,
    officers,
    owed,
    released,
    small_fine,
    title,
    unit_kind,
)
from guiju.registers.enforcement.penalty_case.ways_afterwards import (
    AFTERWARDS,
    BY_COURT,
    CONTESTED,
    DECLINED,
    EXECUTED,
    SENT,
    UNPAID,
)

FILED = ("file", "approve_filing" @ days(1))
INVESTIGATED = (*FILED, "investigate" @ days(1), "gather" @ days(0, 1), "verify" @ days(1))
CONCLUDED = (*INVESTIGATED, "conclude" @ days(3, 12))
# Until 2021-07-14 every decision of the ordinary procedure was reviewed.
REVIEWED = where(lambda at: at.on < BROAD_REVIEW_UNTIL, "legal_review" @ days(0))
NOTIFIED = (*CONCLUDED, "head_review" @ days(1), REVIEWED, "notify" @ days(1))
DEFENDED = sometimes(0.3, "defend" @ days(2), "review_defence" @ days(1))
SERVED = ("decide" @ days(1, 3, after="defence_until"), "serve" @ days(0, 3))
CLOSED = ("report_closing" @ days(1), "close" @ days(1), "file_away" @ days(1, 5))
DONE = ("publish" @ days(1, 4), "pay" @ days(1, 5), *CLOSED)
GRAVE = "conclude" @ days(3, 12)
HARMLESS = {"harm": Harm.NONE, "minor_act": True, "corrected": True}

LIFE = Life(
    PenaltyCase,
    keeper=Keeper.DEPARTMENT,
    ready="approve_filing",
    stands=lambda one, on: one.stage == "investigating" and one.lead_id is None,
    usual={
        "file": FILED_AS,
        "approve_filing": {"standard": [name for name, _ in STANDARD]},
        "file_jointly": {
            **{name: FOUND[name] for name in ("act", "act_on")},
            **POWERS,
            "lead": lambda at: at.one(PenaltyCase),
            "found_on": lambda at: at.on,
            "party": lambda at: [at.unit()],
            "title": title,
            "evidence": EVIDENCE,
            "acted": f"共同经营{MARK}",
        },
        "investigate": {"did": f"现场检查{MARK}", "officers": officers, **RECORD},
        "summon": {"questioning_set_for": lambda at: later(at.on, 2), "questioning_hour": "9:00"},
        "question": {
            "questioned": f"经营者{MARK}",
            "standing_of": "representative",
            "answers": f"问：是否知道应当办理的手续？\n答：知道，没有办{MARK}。",
            "officers": officers,
            **RECORD,
        },
        "sample": {
            "samples": [{"name": f"样品{MARK}", "quantity": "2件"}],
            "sample_checked": "yes",
            "officers": officers,
        },
        "preserve": {"things": [{"name": f"账册{MARK}", "quantity": "3册"}], "officers": officers},
        "settle_preserved": {"things": released},
        "notice_received": {"notice_channel": Channel.POST},
        "order_correction": {"correction": Correction.AT_ONCE},
        "gather": {"evidence": EVIDENCE},
        "verify": {"verifications": [{"item": n, "true": True} for n in (1, 2)]},
        "conclude": {
            "report": f"事实清楚{MARK}",
            "facts_found": [{"words": f"违法事实{MARK}", "items": "1、2"}],
            "harm": Harm.SLIGHT,
        },
        "extend_term": {"extension_length": 30, "basis": RULE, "reason": f"案情复杂{MARK}"},
        "set_time_aside": {"time_aside": Aside.EXPERT, "basis": RULE, "reason": f"送检{MARK}"},
        "head_review": {"opinion": f"同意处理意见{MARK}", "grave_case": False},
        "notify": {
            **BY_BENCHMARK,
            "fine": fine,
            "warned": Warned.WARNING,
            **{name: GROUNDS[name] for name in ("provision", "basis")},
            "facts_told": f"违法事实{MARK}",
            "reasons_told": f"违反规定{MARK}",
            "rights": RIGHTS,
            "defence_until": defence_until,
        },
        "defend": {"defence": f"请求从轻处罚{MARK}"},
        "review_defence": {"defence_verdict": Verdict.DENIED, "reason": f"已在幅度内考虑{MARK}"},
        "call_hearing": {
            "hearing_set_for": lambda at: later(at.on, 9),
            "hearing_hour": "9:30",
            "host": "法制机构负责人",
        },
        "hold_hearing": {
            "openness": "open",
            "signed": "yes",
            "attendance": "there",
            "host_challenged": "none",
            "debate": True,
        },
        "legal_review": {"legal_review_passed": True, "opinion": f"合法{MARK}", "qualified": True},
        "discuss": DISCUSSED,
        "decide": {
            **BY_BENCHMARK,
            **IN_WHOSE_NAME,
            **AS_TOLD,
            **GROUNDS,
            "unit_kind": unit_kind,
            "social_impact": True,
            "by_hearing_record": lambda at: at["hearing_held_on"] is not None,
        },
        "exempt": {
            **IN_WHOSE_NAME,
            "exemption": Exemption.MINOR,
            "reason": f"违法轻微并及时改正{MARK}",
            "education": True,
        },
        "penalise_on_spot": {
            **BY_BENCHMARK,
            **IN_WHOSE_NAME,
            **FOUND,
            **POWERS,
            "party": lambda at: [at.person()],
            "title": title,
            "officers": officers,
            "fine": small_fine,
            "warned": Warned.WARNING,
            "delivered": "yes",
            **GROUNDS,
            **ON_SPOT,
            "evidence": EVIDENCE[:1],
            "unit_kind": unit_kind,
        },
        "hand_over": {"receipt": f"已受理{MARK}"},
        "form_group": {"group_members": members, "suspicion": f"数额达到追诉标准{MARK}"},
        "take_back": {"justice_result": JusticeResult.NO_CRIME, "reason": f"不需要追究刑事责任{MARK}"},
        "serve": HANDED,
        "keep_private": {"reason": f"涉及个人轻微违法{MARK}"},
        "revoke": {"revoked_on": lambda at: at.on, "revocation": Revocation.ANNULLED},
        **AFTERWARDS,
        "defer": {"deferred_until": lambda at: at.day(60)},
        "pay": {"way": "bank", "payments": owed},
        "pay_instalment": {"way": "bank", "payments": a_part},
        "collect": {"cash_ground": "small", "payments": owed},
    },
    ways={
        "penalised": Way("普通程序处罚", *NOTIFIED, DEFENDED, *SERVED, *DONE, share=60),
        "jointly": Way(
            "共同违法，分别处罚",
            *("file_jointly", "investigate" @ days(1), "verify" @ days(1), "conclude" @ days(3, 6)),
            *("head_review" @ days(1), REVIEWED, "notify" @ days(1), *SERVED, *DONE),
        ),
        "unpaid": Way("处罚后尚未缴款", *NOTIFIED, DEFENDED, *SERVED, "publish" @ days(1, 4), share=6),
        "published_late": Way("逾期公开", *NOTIFIED, *SERVED, "publish" @ days(8, 9), "pay" @ days(1, 5), share=10),
        "suspended": Way(
            "听证后责令停产停业",
            *INVESTIGATED,
            GRAVE.saying(harm=Harm.GRAVE, major_rights=True),
            ("head_review" @ days(1)).saying(grave_case=True),
            ("notify" @ days(1)).saying(rights=[*RIGHTS, "hearing"], business=Business.SUSPENDED),
            *(
                "request_hearing" @ days(2, within=3),
                "call_hearing" @ days(1),
                "hold_hearing" @ days(0, after="hearing_set_for"),
                "report_hearing" @ days(1),
            ),
            *("legal_review" @ days(1), "discuss" @ days(1), *SERVED, *DONE),
        ),
        "on_spot": Way(
            "当场处罚、当场收缴",
            *("penalise_on_spot", "collect", "hand_in" @ days(1), "deposit" @ days(1), "report_on_spot" @ days(1)),
            *("publish" @ days(0, 2), "close" @ days(2), "file_away" @ days(1)),
            share=10,
        ),
        "on_spot_bank": Way(
            "当场处罚、银行缴款",
            ("penalise_on_spot" @ days(0)).saying(fine=bank_fine),
            *(
                "report_on_spot" @ days(1),
                "publish" @ days(0, 2),
                "pay" @ days(1, 5),
                "close" @ days(2),
                "file_away" @ days(1),
            ),
            share=6,
        ),
        "exempt": Way(
            "轻微违法不予处罚",
            *(*INVESTIGATED, GRAVE.saying(**HARMLESS), "head_review" @ days(1), "exempt" @ days(1)),
            *(("serve" @ days(0)).saying(channel=Channel.ON_SPOT), "keep_private" @ days(1), *CLOSED),
        ),
        "transferred": Way(
            "移送司法机关",
            *INVESTIGATED,
            GRAVE.saying(harm=Harm.GRAVE, suspects_crime=True),
            *(*SENT, "police_file" @ days(2), "hand_over_goods" @ days(1), "hand_over" @ days(6)),
        ),
        "came_back": Way(
            "移送后退回，继续处罚",
            *(*INVESTIGATED, GRAVE.saying(suspects_crime=True), *SENT, "police_decline" @ days(2)),
            *("ask_recheck" @ days(0), "recheck_decided" @ days(2), "take_back" @ days(20, 40)),
            *("head_review" @ days(1), REVIEWED, "notify" @ days(1), *SERVED, *DONE),
        ),
        "appraised": Way(
            "送检期间不计入办案期限",
            *(*INVESTIGATED, "set_time_aside" @ days(1), "count_again" @ days(10, 20), "extend_term" @ days(1)),
            *("conclude" @ days(1, 3), "head_review" @ days(1), REVIEWED, "notify" @ days(1), *SERVED, *DONE),
        ),
        "told_by_post": Way(
            "告知书邮寄送达",
            *(
                *CONCLUDED,
                "head_review" @ days(1),
                REVIEWED,
                ("notify" @ days(1)).saying(sent=True),
                "confirm_address",
                "notice_received" @ days(2),
            ),
            *(*SERVED, *DONE),
        ),
        "announced": Way(
            "公告送达",
            *(*NOTIFIED, "decide" @ days(1, 3, after="defence_until"), "announce" @ days(1, 3)),
            ("serve" @ days(61, 63)).saying(channel=Channel.NOTICE),
            *DONE,
        ),
        "preserved": Way(
            "先行登记保存证据",
            *(*INVESTIGATED, "allow_preservation" @ days(1), "preserve", "settle_preserved" @ days(3, 6)),
            *("conclude" @ days(3, 6), "head_review" @ days(1), REVIEWED, "notify" @ days(1), *SERVED, *DONE),
        ),
        "instalments": Way(
            "分期缴纳",
            *(*NOTIFIED, *SERVED, "publish" @ days(1, 4), "request_deferral" @ days(1, 3), "defer" @ days(1, 3)),
            *("pay_instalment" @ days(5, 20), "pay" @ days(5, 20), *CLOSED),
        ),
        "sampled": Way(
            "询问、抽样取证并责令改正",
            *(
                *FILED,
                "investigate" @ days(1),
                "order_correction",
                "summon",
                "question" @ days(0, after="questioning_set_for"),
            ),
            *("sample", "settle_samples" @ days(5), "gather", "verify", "check_correction" @ days(1)),
            *("conclude" @ days(3, 6), "head_review" @ days(1), REVIEWED, "notify" @ days(1), *SERVED, *DONE),
        ),
        "late_payer": Way(
            "逾期不缴，加处罚款",
            *(*NOTIFIED, *SERVED, "publish" @ days(1, 4), ("add_surcharge" @ days(20)).saying(surcharge=Decimal(1))),
            *("pay" @ days(1), *CLOSED),
        ),
        "referred": Way(
            "移送其他机关管辖",
            *(
                "file",
                "review_filing",
                "approve_filing" @ days(1),
                "investigate" @ days(1),
                "refer" @ days(2),
                "file_away" @ days(1),
            ),
        ),
        "by_court": Way("申请法院强制执行", *NOTIFIED, *SERVED, "publish" @ days(1, 4), *BY_COURT, *CLOSED),
        "declined_by_court": Way("法院不予受理", *NOTIFIED, *SERVED, "publish" @ days(1, 4), *DECLINED, *UNPAID),
        "executed": Way("依法自行强制执行", *NOTIFIED, *SERVED, "publish" @ days(1, 4), *EXECUTED, *CLOSED),
        "contested": Way("复议维持后缴款", *NOTIFIED, *SERVED, "publish" @ days(1, 4), *CONTESTED, *CLOSED),
        "dropped": Way("撤销案件", *INVESTIGATED, ("drop" @ days(10)).saying(reason=f"违法事实不能成立{MARK}")),
        "not_filed": Way("不予立案", "file", ("decline_filing" @ days(2)).saying(reason=f"不属于本机关管辖{MARK}")),
    },
)
PENALISED, ON_THE_SPOT = ("penalised", "unpaid", "published_late"), ("on_spot", "on_spot_bank")
"""The ways on which a penalty is decided after the ordinary procedure, and on the spot."""
