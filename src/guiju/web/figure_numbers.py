"""What a reader is told of figures of one place: in full where they see every record that is counted, or without what points
at somebody (``figures.withholding``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from guiju.figures import across_regions, compute, declared, rows, withholding, wording
from guiju.figures.declared import Change, Figure, Norm, Ratio
from guiju.figures.withholding import KEPT_BACK, of_closed, told_of
from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import serves_in, visible
from guiju.web.asked_period import Asked


@dataclass(frozen=True)
class Numbers:
    """Figures in the year asked for and in the one before, and those of each year that are kept back."""

    actor: Actor
    where: Asked
    now: dict[str, Decimal | None]
    before: dict[str, Decimal | None]
    hidden: tuple[set[str], set[str]]
    seen: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, actor: Actor, where: Asked, names: Iterable[str]) -> Numbers:
        wanted, region = withholding.beside(names), where.region.code
        years = (where.period, where.period.before())
        now, before = (compute.recorded(wanted, region, year) for year in years)
        hidden = [across_regions.kept_back(wanted, region, y, v) for y, v in zip(years, (now, before), strict=True)]
        return cls(actor, where, now, before, (hidden[0], hidden[1]))

    def in_full(self, figure: Figure) -> bool:
        """Whether all is told, small numbers and how many records there are: of a closed register to whoever sees every
        record that is counted, in this year and the last."""
        if not of_closed(figure.concept):
            return True
        if figure.id not in self.seen:
            self.seen[figure.id] = self._sees_all(figure)
        return self.seen[figure.id]

    def _sees_all(self, figure: Figure) -> bool:
        region, years = self.where.region.code, (self.where.period, self.where.period.before())
        bases = declared.counted_of(figure.id)
        each = (rows.counted(one.counted, region, year) for one in bases for year in years)
        return serves_in(self.actor, registers()[figure.concept.register], region) and all(
            found.count() == visible(self.actor, found).count() for found in each
        )

    def parts_told(self, figure: Figure) -> bool:
        """Whether months and agencies are told at all: not where they would add up to what is kept back, and of a closed
        register not above the county, whose own page keeps others of them back."""
        return self.in_full(figure) or (self._is_told(figure) and withholding.parts_told_of(self._code, figure.concept))

    def _is_told(self, figure: Figure) -> bool:
        return self.in_full(figure) or (self._told_of_place(figure) and not self._kept_back(figure, 0))

    @property
    def _code(self) -> str:
        return str(self.where.region.code)

    def _told_of_place(self, figure: Figure) -> bool:
        return told_of(self._code, figure.concept)

    def _kept_back(self, figure: Figure, year: int) -> bool:
        return figure.id in self.hidden[year] and not self.in_full(figure)

    def said(self, figure: Figure) -> str:
        return self._said(figure, self.now[figure.id], 0)

    def said_before(self, figure: Figure) -> str:
        return self._said(figure, self.before[figure.id], 1)

    def _said(self, figure: Figure, value: Decimal | None, year: int) -> str:
        if not self.in_full(figure) and not self._told_of_place(figure):
            return KEPT_BACK
        return wording.said(value, figure.concept, kept_back=self._kept_back(figure, year))

    def change(self, figure: Figure) -> str:
        """How a figure moved on the year before, in words; "" where either is not told."""
        if not self._is_told(figure) or self._kept_back(figure, 1):
            return ""
        return change(figure, self.now[figure.id], self.before[figure.id])


def change(figure: Figure, now: Decimal | None, before: Decimal | None) -> str:
    """How a figure moved on the year before, in words: in points for a rate, in per cent otherwise."""
    if now is None or before is None or isinstance(figure.computation, Change):
        return ""
    if isinstance(figure.computation, (Ratio, Norm)):
        points = wording.number(abs(now - before))
        return "持平" if now == before else f"{'上升' if now > before else '下降'}{points}个百分点"
    if not before:
        return ""
    rate = wording.number(abs(now - before) * 100 / before, 1)
    return "持平" if now == before else f"{'增加' if now > before else '减少'}{rate}%"
