"""合并审理: cases of one organ against a respondent in common, heard together and decided in one paper; parted again.

The law has applications made apart for each act (2023 art. 22(4)) and no article on joining them: what follows is good
order of the house. Each case stays one, with parties, limits, result and figures of its own. What is done once for all is done
in the case that leads and carried to those joined to it; each is decided by a step of its own on the same day, and the one
that leads writes the decision of all. Nobody is served before it is there.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.carrying import carried
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Once, Step, Writes
from guiju.kernel.keeping.parties import Party
from guiju.registers.oversight.reconsideration import articles
from guiju.registers.oversight.reconsideration.actors import REVIEWER
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.trial import OPEN

TOGETHER = (
    *("call_hearing", "hold_hearing", "consult", "record_advice", "investigate"),
    *("begin_appraisal", "end_appraisal"),
)
"""What is done once for all. Whom the organ must hear (2023 arts. 49, 54), it hears in each case."""


def together(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(carried(step, joined) if step.name in TOGETHER else step for step in steps)


def joined(case: Any) -> list[Any]:
    """The cases joined to this one that are not concluded."""
    return list(type(case).objects.filter(merged_with=case.pk, stage__in=OPEN).order_by("number"))


def sharing(case: Any) -> list[Any]:
    """Those joined to it that were decided with it."""
    same = {"merged_with": case.pk, "decided_jointly": True, "concluded_on": case.concluded_on}
    return list(type(case).objects.filter(**same).order_by("number"))


def leading(case: Any) -> Any:
    """The case that writes the decision: the one it is joined to where that was decided with it, else itself."""
    first = case.merged_with
    shares = first is not None and first.decided_jointly and first.concluded_on == case.concluded_on
    return first if shares else case


def unwritten(facts: Facts) -> list[Any]:
    """The other cases with which it shares a decision that is not written yet: open, or decided and waiting."""
    case: Any = facts.record
    first = case.merged_with or case
    group = facts.look_at([first, *type(case).objects.filter(merged_with=first.pk).order_by("number")])
    if first.pk != case.pk and not waits(first):
        return []
    return [one for one in group if one.pk != case.pk and waits(one)]


def waits(case: Any) -> bool:
    return case.stage in OPEN or (case.decided_jointly and case.joint_decision_on is None)


decided_jointly = Once(lambda facts: bool(unwritten(facts)))


def apart(facts: Facts) -> bool:
    """Whether the case has a decision of its own."""
    return not facts["decided_jointly"]


def other_case() -> Ask:
    """The column that points at another case: known once the register is made."""
    return asks.column(apps.get_model("oversight", "Reconsideration")._meta.get_field("merged_with"))


def heard_together(facts: Facts) -> str | None:
    """Another case of the same organ, still open, against one of the same respondents; one leads, the others follow."""
    other, case = facts["merged_with"], facts.record
    if other is None or other.pk == case.pk:
        return "请选择并入的另一件案件。"
    facts.look_at([other])
    if other.agency_id != case.agency_id or other.stage not in OPEN:
        return "合并审理限于本机关已经受理、尚未审结的案件。"
    if other.merged_with_id is not None or joined(case):
        return "请选择合并审理的主案：所选案件已并入他案，或者本案已有并入的案件。"
    same = set(other.respondents.split("、")) & set(facts["respondents"].split("、"))
    return None if same else "两案没有共同的被申请人，不能合并审理。"


def is_joined(facts: Facts) -> str | None:
    return None if facts["merged_with"] else "本案没有并入其他案件。"


def on_one_day(facts: Facts) -> str | None:
    """One paper has one day."""
    days = [(one, one.concluded_on) for one in unwritten(facts) if one.concluded_on not in (None, facts.on)]
    return (
        f"合并审理的{facts.named(days[0][0])}已于{days[0][1]}作出决定，应当同日作出；不同日作出的，先办理“分案审理”。"
        if days
        else None
    )


def all_decided(facts: Facts) -> str | None:
    case: Any = facts.record
    if apart(facts) or case.joint_decision_on is not None:
        return "本案不是与他案合并作出决定，或者合并决定书已经制作。"
    first = case.merged_with
    if first is not None and (leading(case) == first or facts.look_at([first])[0].stage in OPEN):
        return f"合并决定书在主案{facts.named(first)}办理。"
    left = facts.look_at(joined(case))
    return f"{facts.named(left[0])}等{len(left)}件并入的案件尚未作出决定。" if left else None


def written(facts: Facts) -> str | None:
    lacking = facts["decided_jointly"] and facts["joint_decision_on"] is None
    return "合并审理的案件，决定书尚未合并制作。" if lacking else None


def written_for_it(facts: Facts) -> str | None:
    first = facts.look_at([leading(facts.record)])[0]
    there = first.pk != facts.record.pk and first.joint_decision_on is not None
    return None if there else "主案尚未合并制作决定书。"


def of_all(facts: Facts) -> dict[str, Any]:
    """``cases``: each with its parties, the article of its result, and what its own step has told."""
    first = leading(facts.record)
    cases = [first, *sharing(first)]
    there = Party.objects.filter(register=first.register(), matter_id__in=[case.pk for case in cases], left_seq=None)
    parties = [party for party in there.order_by("id") if not party.capacity]
    said = [(case, type(facts)(case, facts.on, facts.actor)) for case in cases]
    return {"lead": first, "cases": [{"case": case, **_of(own), "parties": _own(parties, case)} for case, own in said]}


def _own(parties: list[Party], case: Any) -> list[Party]:
    return [party for party in parties if party.matter_id == case.pk]


def _of(facts: Facts) -> dict[str, Any]:
    deed = facts.past("decide")
    return {"article": articles.decided(facts), "told": deed.content.get("told", {}) if deed else {}}


def file_copies(act: Act) -> None:
    for case in sharing(act.record):
        act.take("file_decision", case)


WRITTEN = Gate("house.joint_decision_written", written, gist="合并作出的决定，决定书已经制作")
ON_ONE_DAY = Gate("house.decided_on_one_day", on_one_day, gist="合并审理的案件同日作出决定")
JOINT = Writes("joint_decision", "行政复议决定书", also=of_all)
STEPS = (
    Step(
        "merge",
        "合并审理",
        since="reviewing",
        asks=(other_case, asks.REASON),
        gates=(Gate("house.heard_together", heard_together, "merged_with", "并入本机关在办、被申请人相同的主案"),),
        writes=Writes("joinder", "行政复议案件合并审理通知书"),
        help_text="在并入的案件办理，选择主案。此后在主案办理的听证、调查、咨询、鉴定勘验一并记入各案；"
        "各案的期限、意见听取和结果仍各自登记、计算。",
        **REVIEWER,
    ),
    Step(
        "separate",
        "分案审理",
        since=OPEN,
        asks=(asks.REASON,),
        sets={"merged_with": None},
        gates=(Gate("house.is_joined", is_joined, gist="本案已并入其他案件"),),
        writes=Writes(
            "separation", "行政复议案件分案审理通知书", also=lambda facts: {"first": facts.ever("merged_with")}
        ),
        **REVIEWER,
    ),
    Step(
        "decide_together",
        "合并制作决定书",
        since="concluded",
        dates=(Of.joint_decision_on,),
        gates=(Gate("house.all_decided", all_decided, gist="合并审理的各案均已同日作出决定"),),
        then=file_copies,
        writes=JOINT,
        help_text="各案分别办理“作出复议决定”以后，在主案办理；决定书同时归入并入各案的案卷，再分别登记送达。",
        **REVIEWER,
    ),
    Step(
        "file_decision",
        "合并决定书入卷",
        since="concluded",
        dates=(Of.joint_decision_on,),
        gates=(Gate("house.written_for_it", written_for_it, gist="主案已经合并制作决定书"),),
        follows="reconsideration.decide_together",
        writes=JOINT,
        **REVIEWER,
    ),
)
