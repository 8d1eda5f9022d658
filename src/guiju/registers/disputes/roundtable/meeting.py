"""召开、记录协商结果、签发会议记录: who came, what each issue came to, who does what by when."""

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.roundtable import gates
from guiju.registers.disputes.roundtable.columns import RoundtableColumns as Of
from guiju.registers.disputes.roundtable.columns import RoundtableIssue, RoundtableSeat, RoundtableTask
from guiju.registers.disputes.roundtable.gathering import minuted

SEATS = asks.parts("seats", "到会情况", RoundtableSeat, "capacity", "count", optional=("unit",))
TASKS = asks.parts(
    "tasks", "议定事项", RoundtableTask, "item", "what", "doer", "due_on", ahead=("due_on",), least=0
)  # fmt: skip
CONCLUDING = rows.of_each(
    "conclusions", "各议题协商结果", RoundtableIssue, "conclusion", "agreed", among=lambda row: row.stands, least=0
)


def came(facts: Facts) -> int:
    return sum(row["count"] for row in facts["seats"])


STEPS = (
    Step(
        "hold",
        "召开",
        since="announced",
        to="held",
        asks=(Of.chair, SEATS, asks.maybe(asks.upload("sign_in", "签到表"))),
        sets={"came": came},
        dates=(Of.held_on,),
        gates=gates.ATTENDED,
    ),
    Step(
        "agree",
        "记录协商结果",
        since="held",
        asks=(CONCLUDING, TASKS),
        gates=(
            gates.TOLD,
            gates.CONCLUDED,
            *gates.AGREEING,
        ),
    ),
    Step(
        "minute",
        "签发会议记录",
        since="held",
        to="doing",
        by=(Role.HEAD,),
        asks=(asks.maybe(asks.upload("signed", "各方签字的会议记录")),),
        gates=(
            rows.every(CONCLUDING, "每个议题应当记录协商结果"),
            gates.TASKED,
            four_eyes("签发会议记录的人员不得与记录协商结果的人员相同。", "agree"),
        ),
        writes=Writes("minutes", "圆桌会会议记录", also=minuted),
    ),
)
