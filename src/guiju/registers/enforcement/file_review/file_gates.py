"""受评案卷: what stands before each step of a file. Each gate answers with a sentence, or None."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q

from guiju.kernel.declaring import sheets
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import law_or_house
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.sheets import Grade, Sheet
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import lots
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.scope import kept_from
from guiju.registers.enforcement.file_review import drawing
from guiju.registers.enforcement.file_review.choices import Checked, FileKind, Finding, Seat
from guiju.registers.enforcement.file_review.columns import CALLED
from guiju.registers.enforcement.penalty_case import PenaltyCase

SEATS: dict[str, str] = {seat.value: seat.label for seat in Seat}


def sheet(facts: Facts) -> Sheet:
    """One sheet for the whole round, as the round keeps it: what becomes of the file it came from changes no score."""
    return sheets.kept(facts["round"].sheet)


def graded(facts: Facts, score: Decimal, vetoed: bool) -> dict[str, Any]:
    return {"points": score, "vetoed": vetoed, "grade": sheet(facts).grade(score, vetoed).value}


def in_the_draw(facts: Facts) -> str | None:
    """Only what was drawn is taken up by a draw, or what stands in its frame where a file of the unit was replaced."""
    draw, key = facts["draw"], facts["key"]
    if key in draw.keys:
        return None
    model: Any = type(facts.record)
    replaced = model.objects.filter(draw=draw, unit=facts["unit"], stage="replaced")
    framed = any(lot.key == key for lot in lots.read(draw.frame))
    return None if framed and replaced.exists() else "该案卷没有在这一批中抽中，也不是替补的案卷。"


def round_open(facts: Facts) -> str | None:
    review = facts["round"]
    return None if review.stage == "called" else f"“{review.title}”现为“{review.stage_label}”，不再纳入案卷。"


def unit_of_the_round(facts: Facts) -> str | None:
    called = CALLED.of(facts["round"]).filter(agency=facts["unit"])
    return None if called.exists() else f"{facts['unit']}不是本次评查的受评单位。"


def taken_once(facts: Facts) -> str | None:
    model: Any = type(facts.record)
    there = model.objects.filter(round=facts["round"], key=facts["key"]).exclude(pk=facts.record.pk)
    return f"“{facts['file_number']}”已在本次评查中。" if there.exists() else None


def no_frame_waits(facts: Facts) -> str | None:
    """What is picked while a frame is closed could be drawn from it as well."""
    draws: Any = register("file_draw")
    waiting = draws.objects.filter(round=facts["round"], stage="frozen").exists()
    return "目录已经固定、尚未抽取，请在抽取之后指定。" if waiting else None


def case_of_the_unit(facts: Facts) -> str | None:
    case = facts["case"]
    if case is None or case.agency_id == facts["unit"].pk:
        return None
    return f"行政处罚案件“{case}”不是{facts['unit']}的案件。"


def case_restricted(facts: Facts) -> str | None:
    """As in a frame: no reviewer reads it, and the round tells its number to many. Of a case out of the actor's sight nothing is
    said, or whoever types numbers would learn which are restricted."""
    key = key_told(facts)
    cases: Any = PenaltyCase.objects
    case = cases.filter(pk=UUID(key)).first() if key else None
    if case is None or not case.restricted or kept_from(facts.actor, case):
        return None
    return "该案件限制查看，评查员不能查阅，不纳入案卷评查。"


def once_in_the_round(facts: Facts) -> str | None:
    number = facts["file_number"]
    model: Any = type(facts.record)
    same = Q(unit=facts["unit"], file_number=number)
    if key := key_told(facts):
        same |= Q(key=key)
    there = model.objects.filter(same, round=facts["round"]).exclude(pk=facts.record.pk).first()
    if there is None:
        return None
    return f"“{number}”已在本次评查中{f'，所填文号为“{there.file_number}”' if there.file_number != number else ''}。"


def key_told(facts: Facts) -> str:
    """The key under which the file told would be drawn: by it a file is known, however its number is written."""
    return drawing.key_of(*(facts[name] for name in ("round", "unit", "file_number", "case")))


def unscored(facts: Facts) -> str | None:
    """Whoever knows a score could exchange a bad file for a better one."""
    scored = [label for seat, label in SEATS.items() if facts[f"{seat}_on"] is not None]
    return f"{'、'.join(scored)}已经评分，不能更换。" if scored else None


def _told(facts: Facts, *seats: str) -> list[tuple[str, Any]]:
    """The reviewers told for these seats."""
    return [(seat, facts[seat]) for seat in seats if facts[seat] is not None]


def each_another(*seats: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        given = [(seat, one.pk) for seat, one in _told(facts, *seats)]
        keys = [pk for _, pk in given]
        same = [SEATS[seat] for n, (seat, pk) in enumerate(given) if pk in keys[:n]]
        return f"{same[0]}与前面的评查员是同一人。" if same else None

    return Gate("house.reviewers_differ", reason, seats[-1], "各评查员不是同一人")


def serving(*seats: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        told = _told(facts, *seats)
        alien = [f"{SEATS[seat]}“{one.title}”" for seat, one in told if one.agency_id != facts.record.agency_id]
        if alien:
            return f"{'、'.join(alien)}不在本机关的评查员名单中，请先列入名单。"
        gone = [f"{SEATS[seat]}“{one.title}”{why}" for seat, one in told if (why := one.why_not(facts.on))]
        return f"{'；'.join(gone)}，不能评查。" if gone else None

    return Gate("house.reviewer_listed", reason, seats[0], "评查员在名单中")


def recused(*seats: str) -> Gate:
    """Nobody scores a file of their own agency, or of a case on which they have worked."""

    def reason(facts: Facts) -> str | None:
        unit, case = facts["unit"], facts["case"]
        for seat, one in _told(facts, *seats):
            if one.unit_id == unit.pk:
                return f"{SEATS[seat]}“{one.title}”是{unit}的人员，应当回避。"
            if case is not None and one.holder_id is not None and _handled(case, one.holder_id):
                return f"{SEATS[seat]}“{one.title}”办理过该案件，应当回避。"
        return None

    return Gate("house.reviewer_recused", reason, seats[0], "评查员不评查本机关和自己办理的案卷")


def _handled(case: Any, user: int) -> bool:
    return Entry.objects.filter(register=case.register(), matter_id=case.pk, actor_id=user).exists()


def scores_stand(facts: Facts) -> str | None:
    """Who has scored stays: a sheet belongs to its reviewer."""
    model: Any = facts.record
    for seat in ("first", "second"):
        was = getattr(model, f"{seat}_id")
        if getattr(model, f"{seat}_on") is not None and facts[seat].pk != was:
            return f"{SEATS[seat]}已经评分，不能改派。"
    return None


def own_sheet(seat: str) -> Gate:
    """A reviewer with an account enters their own sheet, and whoever enters one enters, and reads, no other of the file."""

    def reason(facts: Facts) -> str | None:
        reviewer: Any = facts[seat]
        if reviewer is None:
            return f"尚未分配{SEATS[seat]}。"
        if reviewer.holder_id is not None:
            if reviewer.holder_id != facts.actor.user_id:
                return f"{SEATS[seat]}“{reviewer.title}”有登录账号，应当由本人登记评分。"
        elif facts.actor.user_id in _holders(facts, seat):
            return "评查员不得代他人登记同一案卷的评分。"
        others = [f"score_{other}" for other in SEATS if other != seat]
        return "同一案卷的各份评分表应当由不同人员登记。" if facts.took_part(*others) else None

    return Gate("house.sheet_by_its_own", reason, gist="评分由评查员本人登记，代为登记的只登记其中一份")


def _holders(facts: Facts, seat: str) -> set[int]:
    """The accounts of those in the other seats."""
    there = (facts[other] for other in SEATS if other != seat)
    return {one.holder_id for one in there if one is not None and one.holder_id is not None}


def third_stands(facts: Facts) -> str | None:
    on = facts["third_on"]
    return f"第三评查员已于{on}评分，不能改派。" if on is not None else None


def scored_once(seat: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        on = getattr(facts.record, f"{seat}_on")
        return f"{SEATS[seat]}已于{on}评分。" if on is not None else None

    return Gate(f"house.scored_once_{seat}", reason, gist=f"{SEATS[seat]}尚未评分")


def both_scored(facts: Facts) -> str | None:
    missing = [SEATS[seat] for seat in ("first", "second") if facts[f"{seat}_on"] is None]
    return f"{'、'.join(missing)}尚未评分。" if missing else None


def difference_settled(facts: Facts) -> str | None:
    aside = facts["set_aside"]
    if not facts["differ"] or facts["discussed_on"] or (facts["third_on"] and not aside):
        return None
    if aside:
        return f"{SEATS[aside]}的评分已经作废，应当由第三人评分或者合议。"
    first, second = facts["first_points"], facts["second_points"]
    return f"两份评分为{first}分、{second}分，差异过大，应当由第三人评分或者合议。"


def failed_is_rectified(facts: Facts) -> str | None:
    if facts["grade"] != Grade.FAILED or facts["finding"] == Finding.RECTIFY:
        return None
    return "不合格的案卷应当整改。"


FAILED_IS_RECTIFIED = law_or_house(
    lambda facts: facts["kind"] == FileKind.LICENCE,
    "licence.superior_corrects",
    "house.failed_rectified",
    failed_is_rectified,
    "finding",
    gist="不合格案卷应当整改",
)


def within_full(facts: Facts) -> str | None:
    full, told = sheet(facts).full, facts["points"]
    return None if Decimal() <= told <= full else f"得分应当在0至{full}分之间。"


def again_by(facts: Facts) -> str | None:
    day = facts["rectify_by"]
    if facts["checked"] != Checked.AGAIN:
        return None
    return None if day is not None and day > facts.on else f"继续整改的，应当填写晚于{facts.on}的整改期限。"


def round_circulated(facts: Facts) -> str | None:
    review = facts["round"]
    return (
        None
        if review.stage == "circulated"
        else f"“{review.title}”现为“{review.stage_label}”，请先办理“重新督促整改”。"
    )


def rectify_after(facts: Facts) -> str | None:
    day = facts["rectify_by"]
    return None if day > facts.on else f"整改期限{day}应当晚于{facts.on}。"


def later(facts: Facts) -> str | None:
    day, was = facts["rectify_by"], facts.before("rectify_by")
    return None if was is None or day > was else f"新的整改期限应当晚于{was}。"
