"""案卷抽取: the frame of a round closed and published, then drawn from; a file drawn once is in no later frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import models

from guiju.kernel.declaring import draws, rounds
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.draws import Draw
from guiju.kernel.declaring.facts import Facts
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
    """The closed files of the units: of the register of penalties, and those that they have listed. By not giving a list a
    unit keeps nothing out that stands in the register; only whoever is excused is left out, and cases that are restricted: no
    reviewer reads them, and what is drawn is public (0028)."""
    there = CALLED.of(review).exclude(stage__in=CALLED.excused)
    given = there.filter(stage__in=CALLED.given)
    period = {"closed_on__range": (review.closed_from, review.closed_until)}
    listed = ListedFile.objects.filter(matter__in=given, struck_because="", **period)
    found = [*listed.values_list("pk", "matter__agency__name")]
    if review.kind == FileKind.PENALTY:
        cases = PenaltyCase.objects.filter(agency__in=there.values("agency"), stage__in=CLOSED, restricted="", **period)
        found += cases.values_list("pk", "agency__name")
    before = taken(review)
    yield from (Lot(pk.hex, unit) for pk, unit in found if pk.hex not in before)


def taken(review: Any) -> set[str]:
    """The keys of files that the round has had, those replaced among them: nothing comes twice."""
    had: Any = register("reviewed_file")._default_manager
    return set(had.filter(round_id=review.pk).exclude(key="").values_list("key", flat=True))


def about(keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What the files are of which a frame knows the keys. A case that was restricted since bears no number here: who reads of
    the round need not see it."""
    ids = [UUID(key) for key in keys]
    cases: Any = PenaltyCase.objects.filter(pk__in=ids).select_related("agency")
    found = {case.pk.hex: {"unit": case.agency, "file_number": _called(case), "case": case} for case in cases}
    rows = ListedFile.objects.filter(pk__in=ids).select_related("matter__agency")
    return found | {row.pk.hex: {"unit": row.matter.agency, "file_number": row.number, "case": None} for row in rows}


def _called(case: Any) -> str:
    return "限制查看的案卷" if case.restricted else str(case.number or case.title[:80])


def key_of(review: Any, unit: Any, number: str, case: Any) -> str:
    """The key under which a file that is picked by hand would be drawn, so that it is not drawn as well; "" where it has none."""
    if case is not None:
        return str(case.pk.hex)
    listed = ListedFile.objects.filter(matter__round=review, matter__agency=unit, number=number, struck_because="")
    cases: Any = PenaltyCase.objects.filter(agency=unit, number=number)
    found = [*listed.values_list("pk", flat=True), *cases.values_list("pk", flat=True)]
    return str(found[0].hex) if found else ""


def take_up(act: Act) -> None:
    """Each file drawn is taken up, in the order in which it was drawn."""
    take_up_all(act, act.record, dict(enumerate(act.record.keys, 1)))


def take_up_all(act: Act, draw: Any, keys: Mapping[int, str]) -> None:
    """Files of a draw, by the place at which each was drawn."""
    said = about(keys.values())
    told = ({"round": draw.round, "draw": draw, "key": key, "place": n, **said[key]} for n, key in keys.items())
    act.open_many("take_up", register("reviewed_file"), ((draw.agency, one) for one in told))


def frame(facts: Facts) -> Iterator[Lot]:
    return eligible(facts["round"])


def round_open(facts: Facts) -> str | None:
    review = facts["round"]
    return None if review.stage == "called" else f"“{review.title}”现为“{review.stage_label}”，不能抽取案卷。"


def in_time(facts: Facts, unit: Any) -> bool:
    """Who is late holds up no draw: what they list is drawn from in a later batch, and the round waits for it."""
    return bool(facts.on <= unit.due_on)


def drawn_before(facts: Facts) -> str | None:
    """Two frames closed at once would hold the same files."""
    waiting = FileDraw.objects.filter(round=facts["round"], stage="frozen").exclude(pk=facts.record.pk)
    return "本次评查已有固定目录、尚未抽取的一批，请先抽取或者作废。" if waiting.exists() else None


def left_out(facts: Facts) -> dict[str, Any]:
    """The units whose lists the frame does not hold, as its notice names them."""
    units = CALLED.of(facts["round"])
    excused, late = units.filter(stage__in=CALLED.excused), units.filter(stage="called")
    return {"excused": [str(row.agency) for row in excused], "late": [str(row.agency) for row in late]}


class FileDraw(FileDrawColumns):
    """案卷抽取: one batch of a round."""

    def followed(self) -> list[str]:
        """Each file drawn is in the round; beside them only those that follow where one of their unit was replaced."""
        model: Any = register("reviewed_file")
        rows = list(model.objects.filter(draw=self).values_list("key", "unit__name", "stage"))
        there, drawn = {key for key, _, _ in rows}, set(self.keys)
        elsewhere = set(model.objects.filter(round_id=self.round_id).exclude(draw=self).values_list("key", flat=True))
        wrong = [f"抽中的{key}没有纳入评查。" for key in self.keys if key not in there]
        for unit in sorted({unit for _, unit, _ in rows}):
            extra = {key for key, of, _ in rows if of == unit} - drawn
            replaced = sum(of == unit and stage == "replaced" for _, of, stage in rows)
            if len(extra) > replaced:
                wrong.append(f"{unit}有{len(extra) - replaced}份案卷不是抽中的，也不是替补的。")
            elif extra != set(self.following(unit, drawn | (elsewhere - extra), len(extra))):
                wrong.append(f"{unit}替补的案卷不是按抽取顺序的下一份。")
        return wrong

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "案卷抽取"

    procedure = Procedure(
        draws.freezing(
            frame,
            FileDrawColumns.round,
            gates=(
                rounds.of_its_holder("round"),
                Gate("house.draw_round", round_open, "round", "评查正在进行"),
                rounds.every_one(
                    CALLED,
                    "各自的报送期限届满前，每家单位都已报送目录或者准予不报送",
                    round_of="round",
                    awaited=in_time,
                ),
                Gate("house.draw_one_at_a_time", drawn_before, "round", "前一批已经抽取或者作废"),
            ),
            writes=Writes("frame", "案卷抽取公告", also=left_out),
            holds=FileDrawColumns.round,
        ),
        draws.drawing(take_up, writes=Writes("draw", "案卷抽取记录"), holds=FileDrawColumns.round),
        draws.voiding(),
        stages=draws.STAGES,
        ends=draws.ENDS,
        clocks=(draws.waiting(),),
        numbering=(Numbering("file_draw", "{mark}抽〔{year}〕{n}号", at="freeze"),),
        publication=Publication(shows=(*draws.SHOWN, *draws.REVEALED)),
    )
