"""案卷抽取: the frame of a round closed and published, then drawn from; a file drawn once is in no later frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import models

from guiju.kernel.declaring import draws, rounds
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.draws import Draw
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.steps import Gate, Writes
from guiju.kernel.keeping.lots import Lot
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.file_review.choices import FileKind
from guiju.registers.enforcement.file_review.columns import CALLED
from guiju.registers.enforcement.file_review.unit import ListedFile
from guiju.registers.enforcement.penalty_case import PenaltyCase

CLOSED = ("closed", "handed_over")


class FileDrawColumns(Draw):
    """The columns of a draw of files."""

    round = models.ForeignKey(FileReview, models.PROTECT, related_name="draws", verbose_name="案卷评查")

    class Meta(Matter.Meta):
        abstract = True


def eligible(review: FileReview) -> Iterator[Lot]:
    """The closed files of the units that have given: of the register of penalties, and those that they have listed."""
    given = CALLED.of(review).filter(stage__in=CALLED.given)
    period = {"closed_on__range": (review.closed_from, review.closed_until)}
    listed = ListedFile.objects.filter(matter__in=given, **period)
    found = [*listed.values_list("pk", "matter__agency__name")]
    if review.kind == FileKind.PENALTY:
        cases = PenaltyCase.objects.filter(agency__in=given.values("agency"), stage__in=CLOSED, **period)
        found += cases.values_list("pk", "agency__name")
    before = taken(review)
    yield from (Lot(pk.hex, unit) for pk, unit in found if pk.hex not in before)


def taken(review: Any) -> set[str]:
    """The keys of files that the round has had, those replaced among them: nothing comes twice."""
    had: Any = register("reviewed_file")._default_manager
    return set(had.filter(round_id=review.pk).exclude(key="").values_list("key", flat=True))


def about(key: str) -> dict[str, Any]:
    """What a file is of which a frame knows the key."""
    case: Any = PenaltyCase.objects.filter(pk=UUID(key)).select_related("agency").first()
    if case is not None:
        return {"unit": case.agency, "file_number": case.number or case.title[:80], "case": case}
    row = ListedFile.objects.select_related("matter__agency").get(pk=UUID(key))
    return {"unit": row.matter.agency, "file_number": row.number, "case": None}


def take_up(act: Act) -> None:
    """Each file drawn is taken up, in the order in which it was drawn."""
    for place, key in enumerate(act.record.keys, 1):
        take_up_one(act, act.record, key, place)


def take_up_one(act: Act, draw: Any, key: str, place: int) -> None:
    told = {"round": draw.round, "draw": draw, "key": key, "place": place, **about(key)}
    act.take("take_up", register("reviewed_file"), told, agency=draw.agency)


def frame(facts: Facts) -> Iterator[Lot]:
    return eligible(facts["round"])


def round_open(facts: Facts) -> str | None:
    review = facts["round"]
    return None if review.stage == "called" else f"“{review.title}”现为“{review.stage_label}”，不能抽取案卷。"


def before_the_day(facts: Facts) -> bool:
    """Who is late holds up no draw: what they list is drawn from in a later batch, and the round waits for it."""
    return bool(facts.on <= facts["round"].lists_by)


def drawn_before(facts: Facts) -> str | None:
    """Two frames closed at once would hold the same files."""
    waiting = FileDraw.objects.filter(round=facts["round"], stage="frozen").exclude(pk=facts.record.pk)
    return "本次评查已有固定目录、尚未抽取的一批，请先抽取或者作废。" if waiting.exists() else None


class FileDraw(FileDrawColumns):
    """案卷抽取: one batch of a round."""

    def followed(self) -> list[str]:
        """Each file drawn is in the round; beside them only those that follow where one of their unit was replaced."""
        model: Any = register("reviewed_file")
        rows = list(model.objects.filter(draw=self).values_list("key", "unit__name", "stage"))
        there, drawn = {key for key, _, _ in rows}, set(self.keys)
        wrong = [f"抽中的{key}没有纳入评查。" for key in self.keys if key not in there]
        for unit in sorted({unit for _, unit, _ in rows}):
            extra = {key for key, of, _ in rows if of == unit} - drawn
            replaced = sum(of == unit and stage == "replaced" for _, of, stage in rows)
            if len(extra) > replaced:
                wrong.append(f"{unit}有{len(extra) - replaced}份案卷不是抽中的，也不是替补的。")
        return wrong

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "案卷抽取"

    procedure = Procedure(
        draws.freezing(
            frame,
            FileDrawColumns.round,
            gates=(
                Gate("house.draw_round", round_open, "round", "评查正在进行"),
                only_if(
                    before_the_day,
                    rounds.every_one(
                        CALLED, "报送截止日期届满前，每家单位都已报送目录或者准予不报送", round_of="round"
                    ),
                ),
                Gate("house.draw_one_at_a_time", drawn_before, "round", "前一批已经抽取或者作废"),
            ),
            writes=Writes("frame", "案卷抽取公告"),
        ),
        draws.drawing(take_up, writes=Writes("draw", "案卷抽取记录")),
        draws.voiding(),
        stages=draws.STAGES,
        ends=draws.ENDS,
        clocks=(draws.waiting(),),
        numbering=(Numbering("file_draw", "{mark}抽〔{year}〕{n}号", at="freeze"),),
        publication=Publication(shows=(*draws.SHOWN, *draws.REVEALED)),
    )
