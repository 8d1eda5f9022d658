"""到账、修复、修复效果评估、办结: what was owed is paid and restored, and looked at."""

from __future__ import annotations

from decimal import Decimal

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Clock, Step
from guiju.registers.enforcement.damage_compensation import court_gates, gates
from guiju.registers.enforcement.damage_compensation.columns import DamageCompensationColumns as Of
from guiju.registers.enforcement.damage_compensation.columns import DamagePayment
from guiju.registers.enforcement.damage_compensation.finding import FIELDWORK, HEAD, put_off

PAYMENTS = asks.parts("payments", "到账", DamagePayment, "amount", "voucher", dates=("paid_on",))


def paid(facts: Facts) -> Decimal:
    there = sum((row.amount for row in facts.parts("payments")), Decimal())
    return there + sum((row["amount"] for row in facts["payments"]), Decimal())


PERFORMED = ("performing", "confirming")
"""What is owed may come in while a court looks at the agreement."""
SHOWN = ("performing", "closed", "lost")
STILL_SHOWN = (*SHOWN, "confirming")
STEPS = (
    put_off("put_off_perform", "延长履行期限", "performing", Of.perform_by),
    Step(
        "pay",
        "登记到账",
        since=(*PERFORMED, "suing"),
        asks=(PAYMENTS,),
        sets={"paid": paid},
        gates=(gates.PAID,),
        **FIELDWORK,
    ),
    Step(
        "restore",
        "登记修复完成",
        since=PERFORMED,
        asks=(
            *(asks.maybe(Of.restored_area), asks.maybe(Of.restored_volume)),
            asks.words("how", "修复情况", longest=1000),
        ),
        sets={"check_passed": None, "checked_on": None},
        dates=(Of.restored_on,),
        gates=(gates.TO_RESTORE, gates.HOW_MUCH, gates.NOT_PASSED),
        help_text="分期、分片修复的，全部完成以后登记。",
        **FIELDWORK,
    ),
    Step(
        "check_restored",
        "修复效果评估",
        since="performing",
        asks=(
            *(Of.check_passed, asks.words("checked_by", "评估机构、专家", longest=200)),
            *(asks.words("effect", "评估意见", longest=1000), asks.upload("check_report", "评估报告")),
        ),
        dates=(Of.checked_on,),
        gates=(gates.RESTORED, gates.NOT_PASSED, four_eyes("登记效果评估的人员不得是登记修复完成的人员。", "restore")),
        help_text="没有达到修复目标的，继续修复后再次登记、评估。",
        by=(*FIELDWORK["by"], *HEAD["by"]),
    ),
    Step(
        "close",
        "办结",
        since="performing",
        to="closed",
        sets={"outcome": "赔偿完成"},
        dates=(Of.completed_on,),
        gates=gates.CLOSED,
        **HEAD,
    ),
    Step(
        "terminate",
        "终结",
        since=("filed", "assessed", "consulting", "failed", "suing", "performing"),
        to="terminated",
        asks=(Of.terminated, asks.REASON),
        gates=(gates.TERMINATED,),
        sets={"outcome": "终结"},
        withdraws=True,
        **HEAD,
    ),
    Step(
        "resume",
        "恢复履行",
        since="terminated",
        to="performing",
        asks=(asks.REASON,),
        sets={"terminated": "", "outcome": ""},
        gates=(court_gates.RESUMED,),
        help_text="法院终结执行以后发现财产、恢复执行的，在此恢复。",
        **HEAD,
    ),
    Step("publish", "公开", since=SHOWN, publishes=True, confirms=("damage.published",), **HEAD),
    Step("unpublish", "撤回公开", since=STILL_SHOWN, withdraws=True, asks=(asks.REASON,), **HEAD),
)
CLOCKS = (
    Clock(
        until=Of.perform_by,
        words="履行赔偿义务",
        source="赔偿协议、生效裁判",
        starts=("agree", "court_rules"),
        extended_by="put_off_perform",
        met_by="close",
        dropped_by=("agree_anew", "court_refuses", "sue", "terminate"),
        when=lambda facts: facts["perform_by"] is not None,
    ),
)
