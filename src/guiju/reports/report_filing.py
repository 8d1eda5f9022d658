"""下级报告报送: a township's or agency's annual report comes in, is read, checked, corrected, accepted or returned.

Reading is a step like any other: what the reader took from the text stands in the ledger, and so does every correction of
a measure by hand. A report with plain defects is accepted only with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from guiju.figures import catalogue
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import NEW, At, Gate, Once, Step, Writes
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.reading import Reading, Unreadable, apart
from guiju.reports import owing
from guiju.reports.answerable import ANSWERABLE
from guiju.reports.filing_columns import FilingColumns
from guiju.reports.filing_columns import FilingColumns as Of
from guiju.reports.read_figures import (
    FoundFault,
    LeftUnread,
    MeasureByHand,
    ReadFigure,
    ValueByHand,
    latest_figures,
    of_latest,
    told_of,
)

EARLIER = 12
"""How many accepted reports a new one is compared with for reused text."""


FILE = asks.upload("file", "报告正文")
MOST_READ = 3000
"""Figures and findings of one report; the longest read by hand has some 300."""


def readable(facts: Facts) -> str | None:
    name, content, _ = facts["file"]
    try:
        read = reading_of(content, facts.record)
    except Unreadable as error:
        return f"“{name}”不能收：{error}"
    if (count := len(read.figures) + len(read.findings)) > MOST_READ:
        return f"“{name}”不能收：读出{count}项数据和问题，超过{MOST_READ}项，不是一份年度报告；请拆分后报送。"
    return None


def one_at_a_time(facts: Facts) -> str | None:
    """A report that is owed, or still being looked at, comes in by a step on its record and not as a second filing."""
    same = ReportFiling.objects.filter(filer=facts["filer"], year=facts["year"]).exclude(
        stage__in=("accepted", "excused")
    )
    here = Q(agency_id=facts.record.agency_id) | Q(round__isnull=False)
    there = facts.look_at(same.filter(here).exclude(pk=facts.record.pk))
    if not there:
        return None
    led = there[0]
    if led.stage == "owed":
        return f"{led.filer}{led.year}年度的报告已经通知报送：请在该件上办理“报送报告”。"
    return f"{led.filer}{led.year}年度的报告已经收到，{led.stage_label}：请在该件上接收，或者退回后“重新报送”。"


def known_concept(facts: Facts) -> str | None:
    known = catalogue.load()
    strange = [row["concept"] for row in facts["by_hand"] if row["concept"] and row["concept"] not in known]
    return f"目录中没有数据“{'、'.join(strange)}”。" if strange else None


def own_figures(name: str) -> Callable[[Facts], str | None]:
    """Whether what is told of figures under ``name`` is of figures of this report, as it was read last."""

    def own(facts: Facts) -> str | None:
        figures = [row["figure"] for row in facts[name]]
        record: Any = facts.record
        there = all(one.matter_id == record.pk and one.seq >= record.reading for one in figures)
        return None if there else "所订正的数据不在这份报告最近一次读出的数据中。"

    return own


def well_placed(facts: Facts) -> str | None:
    """What is added lies where it says, and on no figure that stands."""
    standing = [row for row in latest_figures(ReadFigure.objects.filter(matter_id=facts.record.pk)) if not row.struck]
    for row in facts["added"]:
        if row["end"] - row["start"] != len(row["text"]):
            return "补录的数据在正文中的位置不对，请重新选定。"
        if any(row["start"] < other.end and other.start < row["end"] for other in standing):
            return f"“{row['text']}”处已经有数据，请改为更正该数据的数值。"
    return None


def no_open_defects(facts: Facts) -> str | None:
    """Defects of the latest reading; a reason settles them."""
    defects = [fault for fault in of_latest(facts.record, facts.parts("faults")) if fault.severity == "defect"]
    if not defects or facts["reason"]:
        return None
    return f"报告尚有{len(defects)}处明显错误，应当退回修改；确需接收的，请填写理由。"


def read_ahead(told: Mapping[str, Any]) -> None:
    """Read the file before the database is locked; what is wrong with it the step will say."""
    with suppress(ValidationError, Unreadable):
        if (file := FILE.clean(told.get("file"))) is not None:
            reading_of(file[1])


def reading_of(content: bytes, record: Any = None) -> Reading:
    """The file as read apart and held against the reports accepted lately; read once, whoever asks. Raises Unreadable."""
    return apart.reading(content, catalogue.load(), earlier_texts(record))


def read_it(act: Act) -> None:
    """The file just received, as read; figures and findings become a step of their own."""
    _, content, _ = act.facts["file"]
    act.as_system("read", act.record, told_of(reading_of(content, act.record)))


def came_in(name: str, label: str, since: str) -> Step:
    """The step by which the report of a record that is there already comes in: for the first time, or again."""
    return Step(
        name,
        label,
        since=since,
        to="received",
        at=(At.OWN, *ANSWERABLE),
        asks=(FILE,),
        gates=(Gate("house.readable", readable, "file", "报告正文可以读出文字"),),
        prepares=read_ahead,
        then=read_it,
    )


def earlier_texts(record: Any) -> list[str]:
    """Texts of the latest other reports accepted, for the check of reused passages."""
    others = ReportFiling.objects.filter(stage="accepted").exclude(pk=record and record.pk).order_by("-last_step_on")
    ids = list(others.values_list("pk", flat=True)[:EARLIER])
    texts = []
    for paper in Paper.objects.filter(register="report_filing", matter_id__in=ids, kind="file"):
        with suppress(Unreadable, OSError):
            texts.append(apart.text_of(paper.digest, partial(paper.content_for, Use.READING)))
    return texts


class ReportFiling(FilingColumns):
    """One report of one agency on one year, owed or as it came in."""

    class Meta(FilingColumns.Meta):
        verbose_name = verbose_name_plural = "下级报告报送"

    procedure = Procedure(
        *owing.STEPS,
        Step(
            "receive",
            "收到报告",
            since=NEW,
            to="received",
            asks=(Matter.title, Of.filer, Of.year, FILE),
            gates=(
                Gate("house.readable", readable, "file", "报告正文可以读出文字"),
                Gate("house.one_filing_at_a_time", one_at_a_time, "filer", "该机关该年度没有尚未接收的报告"),
            ),
            prepares=read_ahead,
            then=read_it,
            help_text="支持 Word、PDF、网页、表格（.xlsx）和纯文本；收到后自动读出数据并检查。",
        ),
        Step(
            "read",
            "读出数据",
            since=("received", "read"),
            to="read",
            by=(Role.SYSTEM,),
            asks=(
                asks.parts(
                    "figures",
                    "读出的数据",
                    ReadFigure,
                    "start",
                    "end",
                    "text",
                    "precision",
                    "kind",
                    optional=("value", "unit", "concept", "phrase", "by_machine", "candidates"),
                    least=0,
                ),
                asks.parts(
                    "faults",
                    "发现的问题",
                    FoundFault,
                    "kind",
                    "severity",
                    "start",
                    "end",
                    "message",
                    optional=("settles",),
                    least=0,
                ),
                asks.parts("left_unread", "没有读出的内容", LeftUnread, "words", optional=("place",), least=0),
                asks.maybe(Of.own_title),
                asks.maybe(asks.words("said", "报告自述", longest=200)),
            ),
            sets={"reading": Once(lambda facts: facts.record.version + 1)},
        ),
        Step(
            "correct_measure",
            "订正数据",
            since="read",
            at=(At.OWN, *ANSWERABLE),
            asks=(asks.parts("by_hand", "人工订正", MeasureByHand, "figure", optional=("concept", "why")),),
            gates=(
                Gate("house.known_figure", known_concept, "by_hand", "应为数据在数据目录中"),
                Gate("house.own_figure", own_figures("by_hand"), "by_hand", "所订正的数据在这份报告中"),
            ),
        ),
        Step(
            "correct_value",
            "更正数值",
            since="read",
            at=(At.OWN, *ANSWERABLE),
            asks=(asks.parts("values", "数值的更正", ValueByHand, "figure", "value", "why", optional=("unit",)),),
            gates=(Gate("house.own_figure", own_figures("values"), "values", "所更正的数据在这份报告中"),),
            help_text="读出的数值与原文不符的，按原文更正；原文本身写错的，不更正，应当退回修改。",
        ),
        Step(
            "strike_figure",
            "剔除或者恢复数据",
            since="read",
            at=(At.OWN, *ANSWERABLE),
            asks=(asks.parts("struck", "剔除或者恢复的数据", ValueByHand, "figure", "why", optional=("struck",)),),
            gates=(Gate("house.own_figure", own_figures("struck"), "struck", "所剔除的数据在这份报告中"),),
            help_text="误作数据读出的（文号、电话等），予以剔除；剔除错了的，可以恢复。",
        ),
        Step(
            "add_figure",
            "补录数据",
            since="read",
            at=(At.OWN, *ANSWERABLE),
            asks=(
                asks.parts(
                    "added",
                    "补录的数据",
                    ReadFigure,
                    "start",
                    "end",
                    "text",
                    "value",
                    "precision",
                    "kind",
                    "why",
                    optional=("unit", "concept", "phrase"),
                ),
            ),
            gates=(Gate("house.figure_placed", well_placed, "added", "补录的数据在正文中的位置没有别的数据"),),
        ),
        Step(
            "return",
            "退回修改",
            since="read",
            to="returned",
            at=ANSWERABLE,
            asks=(asks.words("advice", "修改意见"),),
            writes=Writes(
                "report_filing_return",
                "关于修改法治政府建设年度报告的函",
                also=lambda facts: {"faults": of_latest(facts.record, facts.parts("faults"))},
            ),
        ),
        came_in("hand_in", "报送报告", "owed"),
        came_in("refile", "重新报送", "returned"),
        Step(
            "accept",
            "接收",
            since="read",
            to="accepted",
            by=(Role.HEAD, Role.LEGAL),
            at=ANSWERABLE,
            asks=(asks.maybe(asks.reason("带问题接收的理由"), "报告尚有明显错误的，应当填写。"),),
            gates=(Gate("house.no_open_defects", no_open_defects, "reason", "没有明显错误，或者写明带问题接收的理由"),),
        ),
        stages={
            "owed": "待报送",
            "received": "已收到",
            "read": "已读出",
            "returned": "已退回",
            "accepted": "已接收",
            "excused": "免于报送",
        },
        ends=("accepted", "excused"),
        clocks=owing.CLOCKS,
    )
