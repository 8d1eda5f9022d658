"""排查、受理: a dispute is found or applied for, accepted, and, where it weighs much, led by a named head."""

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import title_without_names
from guiju.kernel.declaring.steps import NEW, At, Gate, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import gates, taking_part
from guiju.registers.disputes.dispute.columns import DisputeColumns as Of
from guiju.registers.disputes.dispute.mediation import MEDIATES

STEPS = (
    Step(
        "find",
        "排查（申请）登记",
        since=NEW,
        to="found",
        by=MEDIATES,
        asks=(
            Of.title,
            Of.source,
            asks.maybe(Of.hand_over, "来源为对接移交的，应当选择。"),
            Of.nature,
            Of.kind,
            Of.level,
            asks.maybe(Of.amount),
            asks.maybe(Of.people),
            Of.difficult,
            taking_part.APPLICANT,
            taking_part.OPPOSITE,
            taking_part.AGENTS,
            asks.maybe(asks.upload("identity", "当事人身份证明")),
        ),
        dates=(Of.found_on,),
        gates=(
            title_without_names("applicant", "opposite"),
            Gate("house.hand_over", gates.handed_over, "hand_over", "来源与对接方式相符"),
            Gate("house.administrative_with_organ", gates.has_an_organ, "nature", "行政争议的当事人中有行政机关一方"),
            taking_part.NOBODY_ON_BOTH,
            taking_part.AS_MANY,
        ),
        help_text="名称不写当事人全名，例如“张某与李某邻里纠纷”。",
    ),
    Step(
        "accept",
        "受理",
        since="found",
        to="accepted",
        by=MEDIATES,
        asks=(
            asks.words("brief", "纠纷简要情况和当事人的请求"),
            asks.maybe(asks.upload("application", "调解申请书")),
        ),
        dates=(Of.accepted_on,),
        writes=Writes("registration", "调解受理登记表"),
        help_text="当事人口头申请或者主动调解的，受理登记表即为申请记录。",
    ),
    Step(
        "designate_key",
        "列为重点纠纷",
        by=(Role.CLERK, Role.LEGAL, Role.HEAD),
        at=(At.OWN, Organ.JUSTICE),
        asks=(Of.leader, asks.REASON),
        sets={"key": True},
        help_text="重点纠纷由负责人包案，每次调解留存笔录扫描件或者录音录像，只订书面协议。",
    ),
)
