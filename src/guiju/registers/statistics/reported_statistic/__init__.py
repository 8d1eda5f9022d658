"""统计数据报送: a figure that no record here can yield, sent by the agency that owns it, confirmed, corrected by a new version.

With period, definition and source paper; a definition other than that of the period before is told as a break.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from guiju.figures.declared import Stated, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.asks import Ask, RowField
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, Step
from guiju.kernel.offices.people import Role
from guiju.registers.statistics.reported_statistic import gates, sent
from guiju.registers.statistics.reported_statistic.columns import StatisticColumns as Of

PAPER = asks.upload("paper", "来源材料")
TOLD = (Of.value, Of.definition, asks.maybe(Of.change, "口径与上期不同的，应当填写。"), Of.source)
WHICH = (Of.concept, Of.period, Of.of_year)
HEAD: dict[str, Any] = {"by": (Role.HEAD,)}


def corrected() -> Ask:
    """The version that is put right: of this register, which is there only once somebody asks."""
    return Ask("previous", RowField(ReportedStatistic._default_manager.all(), label="被更正的版本"), column=True)


def replace(act: Act) -> None:
    """A new version takes the place of the one that it corrects."""
    if (old := act.record.previous) is not None:
        act.as_system("supersede", old, {"reason": f"由{act.record.title}更正"})


class ReportedStatistic(Of):
    """统计数据: sent → confirmed → superseded by a new version, or revoked; or sent back and sent again."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "统计数据"

    @classmethod
    def choosable(cls, day: Any) -> Q:
        return Q(stage=gates.STANDING)

    def why_not(self, day: Any) -> str:
        return "" if self.stage == gates.STANDING else self.stage_label

    procedure = Procedure(
        Step(
            "send",
            "报送",
            since=NEW,
            to="sent",
            asks=(*WHICH, asks.maybe(Of.nth, "半年、季度、月数据应当填写。"), *TOLD, PAPER),
            sets=gates.described,
            gates=gates.SENT,
            decides=(*WHICH, Of.nth, Of.value, Of.definition, Of.source),
            set_right_by=("send_anew", "resend", "drop", "revoke"),
            help_text="每项一条；全年（年末）数据进入年度报告，其他期间的只在台账。",
        ),
        Step(
            "send_anew",
            "更正（新版本）",
            since=NEW,
            to="sent",
            asks=(corrected, *TOLD, asks.words("why", "更正理由", longest=500), PAPER),
            sets=gates.described,
            gates=gates.ANEW,
            decides=("previous", Of.value, Of.definition, Of.source),
            set_right_by=("send_anew", "resend", "drop", "revoke"),
            help_text="确认以后替换原版本，原版本保留可查。",
        ),
        Step(
            "return_it",
            "退回",
            since="sent",
            to="returned",
            asks=(asks.REASON,),
            **HEAD,
        ),
        Step(
            "resend",
            "重新报送",
            since="returned",
            to="sent",
            asks=(*TOLD, asks.maybe(PAPER)),
            gates=(gates.VALUE, gates.BREAK),
            decides=(Of.value, Of.definition, Of.source),
            set_right_by=("send_anew", "resend", "drop", "revoke"),
        ),
        Step(
            "confirm",
            "确认",
            since="sent",
            to="confirmed",
            asks=(asks.yes("truthful", "已核对来源材料，数据真实"),),
            dates=(Of.confirmed_on,),
            gates=(
                gates.TRUTHFUL,
                gates.REPLACES,
                four_eyes("确认的负责人不得是填报人员。", "send", "send_anew", "resend"),
            ),
            then=replace,
            **HEAD,
        ),
        Step(
            "drop", "撤回报送", since=("sent", "returned"), to="dropped", asks=(asks.REASON,), sets={"outcome": "撤回"}
        ),
        Step(
            "revoke",
            "作废",
            since="confirmed",
            to="revoked",
            asks=(asks.REASON,),
            sets={"outcome": "作废"},
            withdraws=True,
            help_text="项目、期间报错，没有可以更正的数值的才作废；数值、口径有误的，办理“更正（新版本）”。",
            **HEAD,
        ),
        Step(
            "supersede",
            "被新版本替换",
            since="confirmed",
            to="superseded",
            by=(Role.SYSTEM,),
            asks=(asks.maybe(asks.REASON),),
            sets={"outcome": "被新版本替换"},
            withdraws=True,
        ),
        Step("publish", "公开", since="confirmed", publishes=True),
        Step("unpublish", "撤回公开", since="confirmed", withdraws=True, asks=(asks.REASON,)),
        stages={
            "sent": "待确认",
            "returned": "已退回",
            "confirmed": "已确认",
            "superseded": "已被替换",
            "revoked": "已作废",
            "dropped": "已撤回",
        },
        ends=("superseded", "revoked", "dropped"),
        publication=Publication(shows=("title", "value", "unit", "definition", "change", "source", "confirmed_on")),
    )


def stated(name: str, kind: str) -> Stated:
    """The confirmed number of a whole year; what is a rate is nobody's sum."""
    standing = Q(concept=name, stage=gates.STANDING, period=sent.Period.YEAR)
    return Stated(ReportedStatistic, "value", on="last", where=standing, breaks="change", alone=kind in sent.RATES)


declare(**{name: stated(name, one.kind) for name, one in sent.concepts().items()})
say(
    sent.CHAPTER,
    "新冠病毒疫苗接种任务完成率{vaccination_task_completion_rate}。",
    "政务服务平台注册用户{service_app_registered_users}。",
    "整治雨污管网{sewer_rectified_length}。",
    "刑事警情同比下降{criminal_alerts_decrease_rate}。",
    "电信网络诈骗发案率同比下降{telecom_fraud_decrease_rate}。",
    "公安机关为群众挽回诈骗损失{police_losses_recovered}。",
    "摧毁黑恶势力犯罪集团{gangs_destroyed}。",
    "侦破涉黑涉恶案件{gang_cases_solved}。",
    "建成视频监控探头{surveillance_cameras}。",
    "建成智慧平安小区{smart_safe_communities}。",
    "表彰见义勇为先进{bravery_commendations}。",
)
