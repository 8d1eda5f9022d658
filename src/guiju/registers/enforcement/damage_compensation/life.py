"""How a claim usually goes: a clue checked, the loss assessed, agreed on and confirmed, or sued for; paid and restored."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.damage_compensation import DamageCompensation
from guiju.registers.enforcement.damage_compensation.choices import (
    Assessment,
    Failed,
    FirstRuling,
    Judgment,
    Loss,
    NotFiled,
    Restorable,
    Source,
    Terminated,
)

LOSSES = [
    {"kind": Loss.RESTORING, "amount": Decimal("80000.50")},
    {"kind": Loss.INQUIRY, "amount": Decimal("19999.50")},
]


NOTHING_OWED: dict[str, Any] = {"owed": None, "restores": False, "perform_by": None}


def put_off(column: str) -> dict[str, Any]:
    return {column: lambda at: at[column] + timedelta(days=20), "reason": f"情况复杂{MARK}"}


TAKEN_UP = ("take_clue", "file" @ days(3, 9))
ASSESSED = (*TAKEN_UP, "inquire" @ days(2, 9), "entrust" @ days(1, 5), "assess" @ days(9, 20))
TALKED = (*ASSESSED, "invite" @ days(1, 5), "talk" @ days(5, 9))
AGREED = (*TALKED, "agree" @ days(1, 9))
CONFIRMED = ("apply_confirmation" @ days(2, 9), "court_accepts" @ days(1, 5), "court_confirms" @ days(5, 15))
PAID = ("pay" @ days(1, 9), "restore" @ days(5, 9), "check_restored" @ days(2, 9), "close" @ days(1, 5))
SUED = (*ASSESSED, "invite" @ days(1, 5), "fail" @ days(5, 9), "sue" @ days(5, 20))

LIFE = Life(
    DamageCompensation,
    keeper=Keeper.DEPARTMENT,
    hands={"check_restored": Hand(Role.HEAD)},
    usual={
        "take_clue": {
            "obligor": lambda at: [at.unit()],
            "title": lambda at: f"{at.called('obligor')}排放废水损害赔偿{MARK}",
            "source": Source.INSPECTORS,
            "source_number": lambda at: f"督办〔{at.on.year}〕{at.rng.randrange(1, 999)}号{MARK}",
            "penalty": None,
            "inspection": None,
            "found_on": lambda at: at.on,
            "place": f"某镇某村河段{MARK}",
            "what": f"废水外排，水体发黑{MARK}",
            "check_by": lambda at: at.day(30),
        },
        "not_file": {"not_filed": NotFiled.SLIGHT, "checked": f"现场核查{MARK}", "reason": f"已经清理{MARK}"},
        "take_up_again": {"check_by": lambda at: at.day(30), "reason": f"发现新的证据{MARK}"},
        "hand_on": {"receiver": f"某某市生态环境局{MARK}", "reason": f"跨区域{MARK}"},
        "take_back": {"check_by": lambda at: at.day(30), "reason": f"属本县管辖{MARK}"},
        "file": {
            "checked": f"造成水体损害{MARK}",
            "obligor": [],
            "known_on": lambda at: at.on,
            "survey_by": lambda at: at.day(60),
        },
        "inquire": {"learned": f"查明排放去向{MARK}"},
        "find_obligor": {"obligor": lambda at: [at.unit()], "known_on": lambda at: at.on},
        "entrust": {"assessor": f"某某评估中心{MARK}", "entrusted": f"损害范围、程度和损失{MARK}"},
        "assess": {
            "assessment": Assessment.REPORT,
            "assessor": f"某某评估中心{MARK}",
            "losses": LOSSES,
            "area": Decimal("1200.5"),
            "volume": None,
            "restorable": Restorable.WHOLLY,
        },
        "assess_again": {"reason": f"异议成立{MARK}", "survey_by": lambda at: at.day(60)},
        "invite": {"plan": f"支付费用并修复河段{MARK}", "talk_by": lambda at: at.day(60)},
        "talk": {"talks": [{"place": f"县会议中心{MARK}", "present": f"双方代表{MARK}", "gist": f"基本一致{MARK}"}]},
        "agree": {
            "mediated": False,
            "agreement_gist": f"支付费用，修复河段{MARK}",
            "owed": Decimal("19999.50"),
            "restores": True,
            "perform_by": lambda at: at.day(90),
            "why_less": "",
        },
        "agree_anew": {"reason": f"双方同意变更{MARK}", "talk_by": lambda at: at.day(30)},
        "fail": {"failed": Failed.REFUSED, "reason": f"不到场{MARK}"},
        "apply_confirmation": {"jointly": True, "court": f"某某人民法院{MARK}"},
        "court_accepts": {"case_number": f"（{MARK}）民特1号"},
        "court_extends": {"extension_length": 30, "reason": f"公告协议{MARK}"},
        "court_refuses": {"reason": f"内容不明确{MARK}", "talk_by": lambda at: at.day(30)},
        "withdraw_confirmation": {"reason": f"补充材料{MARK}"},
        "sue": {"court": f"某某人民法院{MARK}", "claimed": Decimal(100000), "claims": f"赔偿损失并修复{MARK}"},
        "court_rules": {
            "judgment": Judgment.WON,
            "case_number": f"（{MARK}）民初1号",
            "suit": None,
            "owed": Decimal(100000),
            "restores": False,
            "perform_by": lambda at: at.day(30),
        },
        "judge": {
            "first_ruling": FirstRuling.JUDGMENT,
            "case_number": f"（{MARK}）民初1号",
            "holding": f"支持部分请求{MARK}",
        },
        "appeal": {"by_us": True, "grounds": f"认定的损失过低{MARK}"},
        "enforce": {"court": f"某某人民法院{MARK}", "left": f"没有支付{MARK}"},
        "pay": {"payments": lambda at: [{"amount": at["owed"], "voucher": f"票据{at.rng.randrange(10**6)}{MARK}"}]},
        "restore": {"restored_area": Decimal("1200.5"), "restored_volume": None, "how": f"清淤、补植{MARK}"},
        "check_restored": {"check_passed": True, "checked_by": f"某某评估中心{MARK}", "effect": f"达到目标{MARK}"},
        "terminate": {"terminated": Terminated.NOBODY, "reason": f"企业注销，没有承受义务的人{MARK}"},
        "resume": {"reason": f"发现可供执行的财产{MARK}"},
        "unpublish": {"reason": f"内容有误{MARK}"},
        **{f"put_off_{name}": put_off(f"{name}_by") for name in ("check", "survey", "talk", "perform")},
    },
    ways={
        "usual": Way("协议、司法确认、履行", *AGREED, *CONFIRMED, "publish" @ days(1, 5), *PAID, share=6),
        "paid": Way("协议后履行", *AGREED, "put_off_perform" @ days(1, 3), *PAID, "publish" @ days(1, 5), share=3),
        "sued": Way(
            "磋商不成，起诉、执行",
            *(*SUED, "court_rules" @ days(20, 60), "enforce" @ days(1, 5, after="perform_by")),
            *("pay" @ days(5, 20), "close" @ days(1, 5)),
            share=2,
        ),
        "resumed": Way(
            "终结执行后恢复",
            *(*SUED, "court_rules" @ days(20, 60), "enforce" @ days(1, 5, after="perform_by")),
            ("terminate" @ days(20, 60)).saying(terminated=Terminated.NOTHING),
            *("resume" @ days(20, 60), "pay" @ days(1, 5), "close" @ days(1, 5)),
        ),
        "appealed": Way(
            "一审后上诉",
            *(*SUED, "judge" @ days(20, 60), "appeal" @ days(1, 9), "court_rules" @ days(20, 60)),
            *("pay" @ days(5, 20), "close" @ days(1, 5)),
        ),
        "lost": Way(
            "判决驳回",
            *SUED,
            ("court_rules" @ days(20, 60)).saying(judgment=Judgment.LOST, **NOTHING_OWED),
        ),
        "anew": Way(
            "重新评估、重新磋商",
            *(*TAKEN_UP, "put_off_survey" @ days(1), "find_obligor" @ days(1, 3), "entrust", "assess" @ days(5, 9)),
            *(
                "invite" @ days(1),
                "put_off_talk" @ days(1),
                "assess_again" @ days(1, 3),
                "entrust",
                "assess" @ days(5, 9),
            ),
            *(
                "invite" @ days(1),
                "talk" @ days(1, 5),
                "agree",
                "agree_anew" @ days(1, 3),
                "talk" @ days(1, 5),
                "agree",
            ),
        ),
        "refused": Way(
            "法院驳回确认，终结",
            *(*AGREED, "apply_confirmation" @ days(1, 5), "withdraw_confirmation" @ days(1, 3)),
            *("apply_confirmation" @ days(1, 3), "court_accepts" @ days(1, 3), "court_extends" @ days(1, 9)),
            *("court_refuses" @ days(5, 9), "terminate" @ days(5, 9)),
        ),
        "not_filed": Way("不启动索赔", "take_clue", "put_off_check" @ days(1, 3), "not_file" @ days(3, 9), share=2),
        "taken_up": Way(
            "重新核查后移送", "take_clue", "not_file" @ days(3, 9), "take_up_again" @ days(5, 9), "hand_on" @ days(1, 5)
        ),
        "handed_back": Way(
            "移送后退回", "take_clue", "hand_on" @ days(1, 5), "take_back" @ days(5, 9), "file" @ days(1, 5)
        ),
        "hidden": Way("撤回公开", *AGREED, "publish" @ days(1, 5), "unpublish" @ days(1, 5)),
    },
)
