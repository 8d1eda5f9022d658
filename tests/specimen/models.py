"""A small register for tests of the kernel: a petition that is received, examined, paused, decided."""

from django.db import models

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.matters import Matter, Part, Stock
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, At, Clock, Fork, Gate, Kept, Step
from guiju.kernel.offices.people import Agency, Role
from guiju.kernel.offices.regions import ancestors


class Finding(Part):
    """A row of a petition."""

    matter = models.ForeignKey("specimen.Petition", models.PROTECT, related_name="findings")
    words = models.CharField("内容", max_length=20)
    found_on = models.DateField("日期", null=True)
    verdict = models.CharField("认定", max_length=20, blank=True)
    judged_on = models.DateField("认定日期", null=True)

    def __str__(self) -> str:
        return self.words


JUDGING = rows.of_each("verdicts", "认定结果", Finding, "verdict", dates=("judged_on",))


def heard_first(facts: Facts) -> str | None:
    return None if facts["heard"] else "尚未听取意见。"


def within_reach(facts: Facts) -> str | None:
    amount = facts["amount"]
    return None if amount is None or amount <= 10_000 else f"金额{amount}元超过10000元，不由本机关决定。"


def outcome_said(facts: Facts) -> str | None:
    return "结果不得写“不详”。" if facts["outcome"] == "不详" else None


def overseer(facts: Facts) -> Agency:
    """The agency that oversees the region of the petition."""
    regions = [facts.record.region, *ancestors(facts.record.region)]
    found: Agency = Agency.objects.filter(oversees=True, region_id__in=regions).order_by("-region_id")[0]
    return found


class Petition(Matter):
    """诉求 (a specimen): received → accepted → (suspended) → decided."""

    received_on = models.DateField("收到日期", null=True)
    amount = models.DecimalField("金额", max_digits=12, decimal_places=2, null=True)
    heard = models.BooleanField("听取意见", default=False)

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "诉求"

    procedure = Procedure(
        Step(
            "receive",
            "收到",
            since=NEW,
            to="received",
            asks=(Matter.title, received_on, asks.maybe(amount), asks.parties("petitioner", "诉求人")),
        ),
        Step("accept", "受理", since="received", to="accepted", confirms=("reconsideration.accept_conditions",)),
        Step("hand_up", "报上级办理", since="received", sets={"agency": overseer}),
        Step(
            "hand_over",
            "转办",
            since="received",
            asks=(asks.words("whom", "转给", longest=100),),
            sets={"agency": lambda facts: Agency.objects.get(name=facts.told["whom"])},
        ),
        Step("hear", "听取意见", since="accepted", asks=(asks.words("opinion", "意见"),), sets={"heard": True}),
        Step(
            "find",
            "查明",
            since="accepted",
            asks=(asks.parts("findings", "事实", Finding, "words", optional=("found_on",)),),
        ),
        Step("judge", "认定", since="accepted", asks=(JUDGING,)),
        Step("close_findings", "事实查清", since="accepted", gates=(rows.every(JUDGING, "每项事实应当认定"),)),
        Step("suspend", "中止", since="accepted", to="suspended", asks=(asks.words("reason", "理由"),)),
        Step("resume", "恢复", since="suspended", to="accepted"),
        Step(
            "extend",
            "延长",
            since="accepted",
            asks=(asks.words("reason", "理由"), asks.number("extension_length", "延长")),
        ),
        Step(
            "decide",
            "决定",
            since="accepted",
            to="decided",
            by=(Role.HEAD,),
            asks=(Matter.outcome, asks.maybe(asks.upload("file", "附件"))),
            gates=(
                Gate("reconsideration.hear_opinions", heard_first, "heard"),
                four_eyes("作出决定的人员不得与收件人员相同。", "receive"),
                Gate("reconsideration.decision_seal", within_reach),
                Gate("house.outcome_said", outcome_said, "outcome", "结果不得写“不详”"),
            ),
            decides=(Matter.outcome,),
            set_right_by=("amend",),
        ),
        Step(
            "amend",
            "变更决定",
            since="decided",
            by=(Role.HEAD,),
            asks=(Matter.outcome, asks.words("reason", "理由")),
        ),
        Step("guide", "指导", at=At.OVERSEER, by=(Role.LEGAL,), asks=(asks.words("advice", "意见", longest=100),)),
        Step("join", "加入", since="accepted", asks=(asks.parties("petitioner", "诉求人"),)),
        Step("appoint", "委托代理", since="accepted", asks=(asks.agents("agent", "代理人", "petitioner"),)),
        Step("leave", "退出", since="accepted", asks=(asks.leaver("who", "退出的人", "petitioner", "agent"),)),
        Step("pass_on", "交由经办", since="accepted", asks=(Matter.handler, asks.REASON)),
        Step("answer", "回复", since="accepted", at=At.HANDLER, asks=(asks.words("answer", "回复"),)),
        Step("pass_back", "办结交回", since="accepted", at=At.HANDLER, sets={"handler": None}),
        Step("take_back", "收回", since="accepted", sets={"handler": None}),
        Step("publish", "公开", since="decided", publishes=True),
        Step("withdraw", "撤回", since="decided", withdraws=True, asks=(asks.words("reason", "理由"),)),
        stages={"received": "已收到", "accepted": "已受理", "suspended": "中止", "decided": "已决定"},
        ends=("decided",),
        law_day="received_on",
        clocks=(
            Clock("reconsideration.accept.review", starts="receive", counted_from="received_on", met_by="accept"),
            Clock(
                "reconsideration.decide.ordinary",
                starts="accept",
                met_by="decide",
                pauses=(("suspend", "resume"),),
                extended_by="extend",
            ),
        ),
        numbering=(Numbering("petition", "{mark}诉〔{year}〕{n}号", at="accept"),),
        publication=Publication(shows=("number", "title", "outcome"), parties=("petitioner",), hides=("title",)),
    )


CHECKED = asks.choice("checked", "核查结果", [("good", "合格"), ("bad", "作废"), ("again", "再查")])


class Errand(Matter):
    """差事 (a specimen of limits that people set, and of one that is over when it is told)."""

    KINDS = (("urgent", "急"), ("plain", "常"))

    kind = models.CharField("类别", max_length=10, choices=KINDS, default="plain")
    report_by = models.DateField("报告期限", null=True, blank=True)
    term = models.PositiveSmallIntegerField("整改期限", null=True, blank=True)
    term_unit = models.CharField("期限单位", max_length=12, blank=True)

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "差事"

    procedure = Procedure(
        Step("send", "交办", since=NEW, to="sent", asks=(Matter.title, asks.ahead(report_by))),
        Step("send_by_kind", "分类交办", since=NEW, to="sent", asks=(Matter.title, kind)),
        Step("check", "核查", since="sent", to=Fork(CHECKED, {"good": "done", "bad": "called_off"}), asks=(CHECKED,)),
        Step("put_off", "延期", since="sent", asks=(asks.ahead(report_by), asks.REASON)),
        Step("report", "报告", since="sent"),
        Step("order", "责令整改", since="sent", asks=(term, term_unit)),
        Step("mend", "整改", since="sent"),
        Step("call_off", "收回", since="sent", to="called_off"),
        Step("take_up", "重新办理", since="done", to="sent", asks=(asks.REASON,)),
        Step(
            "learn",
            "得知转送情况",
            since="sent",
            asks=(asks.day("got_on", "收到日期"), asks.maybe(asks.day("passed_on", "转送日期"))),
        ),
        stages={"sent": "已交办", "done": "已完成", "called_off": "已收回"},
        ends=("done", "called_off"),
        numbering=(Numbering("errand", "{mark}{kind}〔{year}〕{n}号", at="send_by_kind", by="kind"),),
        clocks=(
            Clock(
                until=report_by,
                words="报告办理情况",
                source="交办单",
                starts="send",
                met_by="report",
                extended_by="put_off",
                dropped_by="call_off",
            ),
            Clock(
                lasts=term,
                unit=term_unit,
                words="整改",
                source="整改通知书",
                starts="order",
                met_by="mend",
                dropped_by=("order", "call_off"),
            ),
            Kept(
                "reconsideration.forward.by_penalty_agency",
                starts="learn",
                counted_from="got_on",
                met_from="passed_on",
            ),
        ),
    )


class Badge(Stock):
    """证件 (a specimen of stock)."""

    holder = models.CharField("持证人", max_length=20)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "证件"

    procedure = Procedure(
        Step("issue", "发放", since=NEW, to="valid", asks=(holder,)),
        Step(
            "take_over",
            "补录",
            since=NEW,
            to="valid",
            by=(Role.HEAD,),
            at=At.OVERSEER,
            asks=(holder,),
            help_text="由主管机关补录原有证件。",
        ),
        Step("succeed", "承接", since=NEW, to="valid", by=(Role.HEAD,), asks=(holder,), follows="withdraw"),
        Step("withdraw", "收回", since="valid", to="withdrawn", asks=(asks.words("reason", "理由"),)),
        stages={"valid": "有效", "withdrawn": "已收回"},
        ends=("withdrawn",),
    )


REGISTERS = (Petition, Errand, Badge)
