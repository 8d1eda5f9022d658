"""部门确认数据: what each agency says of its own numbers in an annual report, before the report is submitted.

An agency answers for what its own records add to the figures that the report says. It confirms each number as it stood when
it looked, or objects to it with a reason; a number that has changed since is asked for anew. Of registers closed to all but
those who serve nothing is put to anybody here: the report, and what is said of it, is read by all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.db import models

from guiju.figures import compute, declared, spread, withholding, wording
from guiju.figures.period import Period
from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.asks import PartsAsk
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.people import Agency
from guiju.reports.figures_said import figures_of

Own = dict[tuple[int, str], Decimal]
"""Numbers by agency and figure."""
NOUGHT, EXACTLY = Decimal(0), Decimal("0.0001")


class Verdict(models.TextChoices):
    CONFIRMED = "confirmed", "确认"
    OBJECTED = "objected", "有异议"
    VOUCHED = "vouched", "逾期未答复，由编制机关核定"


class FigureWord(Part):
    """What is said of one number of one agency. ``value``: the number as it stood; ``answer``: what became of an objection."""

    matter = models.ForeignKey("reports.AnnualReport", models.PROTECT, related_name="figure_words")
    department = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关")
    figure = models.CharField("数据", max_length=80)
    value = models.DecimalField(
        "本机关的数值", max_digits=24, decimal_places=4, validators=[MinValueValidator(Decimal("-1e18"))]
    )
    verdict = models.CharField("意见", max_length=10, choices=Verdict.choices, default=Verdict.VOUCHED)
    reason = models.CharField("异议的理由", max_length=500, blank=True)
    answer = models.CharField("异议的处理", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "数据确认"

    def __str__(self) -> str:
        return f"{self.department} {told(self.figure, self.value)}" + (f"（{self.reason}）" if self.reason else "")

    @property
    def open(self) -> bool:
        """Whether it is an objection that nobody has answered."""
        return self.verdict == Verdict.OBJECTED and not self.answer


@dataclass(frozen=True)
class Number:
    """One number of one agency: as it stands, and the last word on it, if there is one. ``agency``: its key."""

    agency: int
    figure: str
    value: Decimal
    word: FigureWord | None

    @property
    def label(self) -> str:
        return declared.figure(self.figure).concept.label

    @property
    def said(self) -> str:
        return wording.said(self.value, declared.figure(self.figure).concept)

    @property
    def changed(self) -> bool:
        return self.word is not None and self.word.value != self.value

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be said: a nought that nobody spoke of needs no word."""
        if self.word is None:
            return not self.value
        return not self.changed and not self.word.open

    @property
    def standing(self) -> str:
        """How it stands, in words."""
        if self.word is None:
            return "待确认"
        if self.changed:
            return f"原为{wording.said(self.word.value, declared.figure(self.figure).concept)}，已变动，待重新确认"
        return "异议待处理" if self.word.open else Verdict(self.word.verdict).label


def told(name: str, value: Decimal) -> str:
    """A number with what it counts; of a figure that is none any more, its name."""
    figure = declared.figures().get(name)
    return f"{figure.concept.label}{wording.said(value, figure.concept)}" if figure else f"{name} {value}"


def confirmable(record: Any) -> list[str]:
    """The figures of a report that agencies have parts of and that all may read."""
    known = declared.figures()
    said = [base.id for name in figures_of(record) for base in declared.counted_of(name)]
    return [name for name in dict.fromkeys(said) if not withholding.of_closed(known[name].concept)]


def own_numbers(record: Any) -> Own:
    """What each agency's records add to the figures of a report, as they stand now, as exactly as a word on them is kept."""
    compute.refresh()
    found = spread.of_agencies(confirmable(record), record.region, Period.year(record.year))
    return {key: value.quantize(EXACTLY) for key, value in found.items()}


def numbers(record: Any, agency: int | None = None) -> list[Number]:
    """All numbers of a report, or those of one agency, in the order of the report: what stands or was spoken of."""
    own, words = own_numbers(record), _last_words(record)
    order = {name: place for place, name in enumerate(confirmable(record))}
    keys = [key for key in {**own, **words} if key[1] in order and agency in (None, key[0])]
    return [
        Number(*key, own.get(key, NOUGHT), words.get(key))
        for key in sorted(keys, key=lambda key: (key[0], order[key[1]]))
    ]


def _last_words(record: Any) -> dict[tuple[int, str], FigureWord]:
    spoken: Iterable[FigureWord] = record.figure_words.select_related("department").order_by("seq", "pk")
    return {(word.department_id, word.figure): word for word in spoken}


def as_told(found: Iterable[Number], **more: Any) -> list[dict[str, Any]]:
    """Numbers as a step tells them, each with what ``more`` says."""
    return [{"department": one.agency, "figure": one.figure, "value": one.value, **more} for one in found]


def unanswered(record: Any) -> list[Number]:
    """Numbers on which nobody's word stands; of open objections their agencies have said what they think."""
    return [one for one in numbers(record) if not one.settled and not (one.word and one.word.open and not one.changed)]


def named() -> list[tuple[str, str]]:
    """All figures with what pages call them."""
    return [(name, figure.concept.label) for name, figure in declared.figures().items()]


def of_figures(ask: PartsAsk) -> PartsAsk:
    """Rows that name a figure among those that there are when somebody looks: registers come after this module."""
    chosen = forms.ChoiceField(label="数据", choices=named)
    columns = tuple(replace(one, field=chosen) if one.name == "figure" else one for one in ask.columns)
    return replace(ask, columns=columns)


CONFIRMATIONS = of_figures(
    asks.parts(
        "confirmations",
        "数据确认",
        FigureWord,
        "department",
        "figure",
        "value",
        "verdict",
        optional=("reason",),
        least=0,
    )
)
VOUCHED = of_figures(asks.parts("vouched", "核定的数据", FigureWord, "department", "figure", "value", least=0))
ANSWERS = rows.of_each("answers", "异议的处理", FigureWord, "answer", among=lambda row: row.verdict == Verdict.OBJECTED)


def asked(facts: Facts) -> str | None:
    return None if facts.before("confirm_by") else "尚未送各机关确认，请编制机关先办理“送部门确认”。"


def not_asked_yet(facts: Facts) -> str | None:
    until = facts.before("confirm_by")
    return f"已经送各机关确认，期限至{until}。" if until and until >= facts.on else None


def ahead(facts: Facts) -> str | None:
    return None if facts["confirm_by"] > facts.on else f"确认期限{facts['confirm_by']}应当晚于{facts.on}。"


def term_over(facts: Facts) -> str | None:
    until = facts.before("confirm_by")
    return f"确认期限{until}尚未届满，请等候各机关答复。" if until and until >= facts.on else None


def for_itself(facts: Facts) -> str | None:
    alien = [row["department"] for row in facts["confirmations"] if row["department"].pk != facts.actor.agency_id]
    return f"{alien[0]}的数据应当由其自己确认，您只能以本机关名义确认。" if alien else None


def reasoned(facts: Facts) -> str | None:
    """An objection says what is wrong."""
    bare = [row for row in facts["confirmations"] if row["verdict"] == Verdict.OBJECTED and not row["reason"]]
    return f"对“{told(bare[0]['figure'], bare[0]['value'])}”有异议的，写明理由。" if bare else None


def not_vouched(facts: Facts) -> str | None:
    by_hand = any(row["verdict"] == Verdict.VOUCHED for row in facts["confirmations"])
    return "意见应当是确认或者有异议。" if by_hand else None


def as_they_stand(name: str) -> Any:
    """Whether each number told under ``name`` is one of the report, told once and as it stands."""

    def reason(facts: Facts) -> str | None:
        now, known = own_numbers(facts.record), set(confirmable(facts.record))
        seen: set[tuple[int, str]] = set()
        for row in facts[name]:
            key = row["department"].pk, row["figure"]
            if row["figure"] not in known or key in seen:
                return f"第{len(seen) + 1}项不是本报告需要确认的数据，或者写了两次；请重新打开页面。"
            seen.add(key)
            if row["value"] != (value := now.get(key, NOUGHT)):
                return f"“{told(row['figure'], row['value'])}”已有变动，现为“{told(row['figure'], value)}”；请重新打开页面。"
        return None

    return reason


def no_objection(facts: Facts) -> str | None:
    """An objection is answered, not passed over."""
    telling = {(row["department"].pk, row["figure"]) for row in facts["vouched"]}
    spoken = _last_words(facts.record)
    over = [spoken[key] for key in telling if key in spoken and spoken[key].open]
    return f"“{over[0]}”的异议尚未处理，请先办理“处理异议”。" if over else None


def all_confirmed(facts: Facts) -> str | None:
    """Each number of each agency stands as it was confirmed, or as the compiling agency has settled it."""
    left = [one for one in numbers(facts.record) if not one.settled]
    if not left:
        return None
    names = Agency.objects.in_bulk([one.agency for one in left])
    some = [f"{names[one.agency]}“{one.label}{one.said}”（{one.standing}）" for one in left[:3]]
    return f"尚有{len(left)}项数据没有经有关机关确认：{'、'.join(some)}{'等' if len(left) > 3 else ''}。"


ASKED = Gate("house.figures_asked", asked, "confirmations", "已送各机关确认")
ASKED_BEFORE = Gate("house.figures_asked", asked, "vouched", "已送各机关确认")
NOT_ASKED_YET = Gate("house.figures_asked_once", not_asked_yet, "confirm_by", "没有正在进行的确认")
AHEAD = Gate("house.figures_confirm_by", ahead, "confirm_by", "确认期限晚于当日")
TERM_OVER = Gate("house.figures_term_over", term_over, "vouched", "确认期限已经届满")
OWN = Gate("house.confirms_for_itself", for_itself, "confirmations", "以本机关名义确认")
REASONED = (
    Gate("house.objection_reasoned", reasoned, "confirmations", "有异议的写明理由"),
    Gate("house.confirmed_or_objected", not_vouched, "confirmations", "意见为确认或者有异议"),
)
NO_OBJECTION = Gate("house.objection_answered", no_objection, "vouched", "异议另行处理")
ALL_CONFIRMED = Gate(
    "house.figures_confirmed", all_confirmed, gist="各机关的数据都已确认，变动的重新确认，异议已经处理"
)


def standing(name: str) -> Gate:
    return Gate("house.figures_as_they_stand", as_they_stand(name), name, "所确认的数据与台账现值一致")
