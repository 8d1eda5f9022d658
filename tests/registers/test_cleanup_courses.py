"""Courses of a clean-up, told as a table: what goes its way to the end, and what is refused at its last step and why.

规章制定程序条例 arts. 36, 37; 优化营商环境条例 art. 64: everything in scope is judged, after its makers were asked, by somebody who
did not list it; a verdict acts on the document as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import SYSTEM, Actor, Role
from guiju.registers.rulemaking.document_cleanup import CleanupVerdict, DocumentCleanup
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.people import County, acts_entered
from tests.reaching_back import asked, corrected
from tests.registers.documents import TEXT, a_document, existing

OPENED, DAY, ASKED, JUDGED, CLOSED = (date(2021, month, 1) for month in (3, 4, 5, 6, 7))
OVER = date(2021, 3, 31)
KEPT, REISSUED, REPEALED, VOID = "keep_valid", "order_reissue", "repeal", "declare_void"
APPROVED = "资政函〔2021〕3号"


class Campaign:
    """A campaign over documents known by their numbers; each verb is a step, usually on its month's first."""

    def __init__(self, county: County, many: int = 2) -> None:
        self.county, self.documents = county, [existing(county, n) for n in range(many)]
        self.matter = self.opened()

    def now(self, n: int) -> NormativeDocument:
        """The n-th document as it stands."""
        return NormativeDocument.objects.get(pk=self.documents[n].pk)

    def opened(self, **told: Any) -> Any:
        usual = {"title": "定期清理", "kind": "periodic", "scope": "现存文件", "basis": "清理通知"}
        return engine.take("open", DocumentCleanup, self.county.bureau_clerk, {**usual, **told}, OPENED)

    def take(self, step: str, told: dict[str, Any], on: date, by: Actor | None = None) -> Campaign:
        engine.take(step, self.matter, by or self.county.bureau_clerk, told, on)
        return self

    def lists(self, *which: int, on: date = DAY, **how: Any) -> Campaign:
        return self.take("include", {"documents": [{"document": self.now(n)} for n in which]}, on, **how)

    def asks(self, on: date = ASKED, **how: Any) -> Campaign:
        return self.take("consult", {"opinions": "均已反馈"}, on, **how)

    def out(self, n: int, on: date = ASKED, because: str = "误列", row: int = 0) -> Campaign:
        pk = self.matter.scoped.filter(document=self.documents[n]).order_by("pk")[row].pk
        return self.take("leave_out", {"left_out": [{"id": pk, "left_because": because}]}, on)

    def judges(
        self, told: dict[int, str], on: date = JUDGED, approval: str = APPROVED, by: Actor | None = None
    ) -> Campaign:
        rows = [{"document": self.now(n), "verdict": one, "reason": "清理意见"} for n, one in told.items()]
        return self.take("judge", {"verdicts": rows, "approval": approval}, on, by or self.county.bureau_head)

    def closes(self, on: date = CLOSED) -> Campaign:
        return self.take("close", {}, on)

    def abandons(self, reason: str = "并入专项清理", by: Actor | None = None, on: date = CLOSED) -> Campaign:
        return self.take("abandon", {"reason": reason}, on, by or self.county.bureau_head)

    def ends(self, n: int, step: str, on: date = date(2021, 5, 6), **told: Any) -> Campaign:
        """Something else befalls a document meanwhile."""
        by = SYSTEM if step in ("lapse", "supersede") else self.county.head
        engine.take(step, self.now(n), by, told, on)
        return self

    def anew(self, **told: Any) -> Campaign:
        """Another campaign over the same documents."""
        self.matter = self.opened(**told)
        return self

    def over(self, n: int, expires: date = OVER) -> Campaign:
        """The n-th document is one whose term ends on that day."""
        self.documents[n] = existing(self.county, 90 + n, expires_on=expires)
        return self

    def elsewhere(self, n: int) -> Campaign:
        """The n-th document is the department's own."""
        told = {
            "title": "某局文件",
            "number": "某局发〔2018〕1号",
            "subject_class": "01",
            "issued_on": date(2018, 1, 2),
        }
        told |= {"announced_on": date(2018, 1, 3), "effective_on": date(2018, 2, 1)}
        by = self.county.actor(self.county.department, Role.CLERK)
        self.documents[n] = engine.take("enter_existing", NormativeDocument, by, told, date(2021, 1, 5))
        return self

    @property
    def stages(self) -> str:
        stages = dict(NormativeDocument.objects.values_list("pk", "stage"))
        return " ".join(stages[document.pk] for document in self.documents)


Course = Callable[[Campaign], Any]
GONE: dict[str, Any] = {"reason": "另行废止"}
LAWFUL: dict[str, tuple[Course, str, str]] = {
    "a special one, its reasons by document": (
        lambda c: c.anew(kind="special").lists(0, 1).asks().judges({0: KEPT, 1: KEPT}).closes(),
        *("closed", "published published"),
    ),
    "listed in two sittings, asked once": (
        lambda c: c.lists(0).lists(1, on=ASKED).asks().judges({0: KEPT, 1: REPEALED}).closes(),
        *("closed", "published repealed"),
    ),
    "listed, asked and judged on one day": (
        lambda c: c.lists(0, on=JUDGED).asks(JUDGED).judges({0: VOID}).closes(JUDGED),
        *("closed", "void published"),
    ),
    "asked twice, for what came later": (
        lambda c: c.lists(0).asks().lists(1, on=JUDGED).asks(JUDGED).judges({0: KEPT, 1: KEPT}).closes(),
        *("closed", "published published"),
    ),
    "left out and listed again": (
        lambda c: c.lists(0).out(0).lists(0, on=ASKED).asks().judges({0: REPEALED}).closes(),
        *("closed", "repealed published"),
    ),
    "the last without a verdict left out": (
        lambda c: c.lists(0, 1).asks().judges({0: KEPT}).out(1, on=JUDGED).closes(),
        *("closed", "published published"),
    ),
    "lapsed while the campaign ran": (
        lambda c: c.over(0, DAY).lists(0).asks().ends(0, "lapse").judges({0: VOID}).closes(),
        *("closed", "void published"),
    ),
    "lapsed before it was listed": (
        lambda c: c.over(0).ends(0, "lapse", DAY).lists(0).asks().judges({0: VOID}).closes(),
        *("closed", "void published"),
    ),
    "replaced by a newer text meanwhile": (
        lambda c: c.lists(0).asks().ends(0, "supersede", reason="由新文件取代").judges({0: REPEALED}).closes(),
        *("closed", "amended published"),
    ),
    "declared void by its maker meanwhile": (
        lambda c: c.lists(0).asks().ends(0, "declare_void", **GONE).judges({0: VOID}).closes(),
        *("closed", "void published"),
    ),
    "two campaigns over one document, the second ends it": (
        lambda c: c.lists(0).asks().judges({0: KEPT}).closes().anew().lists(0).asks().judges({0: VOID}).closes(),
        *("closed", "void published"),
    ),
    "two at once, the second finds it repealed": (
        lambda c: both(c, {0: REPEALED}, {0: REPEALED}),
        *("closed", "repealed published"),
    ),
    "given up and begun anew": (
        lambda c: c.lists(0, 1).asks().abandons().anew().lists(0).asks().judges({0: KEPT}).closes(),
        *("closed", "published published"),
    ),
    "of a department's, approved": (
        lambda c: c.elsewhere(1).lists(1).asks().judges({1: REPEALED}).closes(),
        *("closed", "published repealed"),
    ),
    "what was listed wrongly is put right before a verdict": (
        lambda c: righted(c.lists(0), 1).asks().judges({1: KEPT}).closes(),
        *("closed", "published published"),
    ),
}


def both(c: Campaign, first: dict[int, str], second: dict[int, str]) -> Campaign:
    """Two campaigns that run side by side, the later one ended first."""
    early = c.lists(0).asks().matter
    c.anew().lists(0).asks().judges(first).closes()
    c.matter = early
    return c.judges(second).closes()


def righted(c: Campaign, n: int) -> Campaign:
    """Another document had been meant by the last listing."""
    told = {"documents": [{"document": c.documents[n]}]}
    corrected(c.matter, "include", c.county.bureau_clerk, c.county.bureau_head, told)
    return c


def drafted(c: Campaign) -> Campaign:
    c.documents[0] = a_document(c.county, "sign", sign={"text": TEXT})
    return c


UNLAWFUL: dict[str, tuple[Course, Course, str]] = {
    "a draft listed": (drafted, lambda c: c.lists(0), "house.cleanup_published_only"),
    "listed by another county": (
        lambda c: c,
        *(lambda c: c.lists(0, by=c.county.actor(c.county.elsewhere, Role.CLERK)), "scope"),
    ),
    "listed before the campaign": (lambda c: c, lambda c: c.lists(0, on=date(2021, 2, 1)), "stage"),
    "listed a third time after it was listed again": (
        lambda c: c.lists(0).out(0).lists(0, on=ASKED),
        *(lambda c: c.lists(0, on=ASKED), "house.cleanup_listed_once"),
    ),
    "asked by the one who decides": (lambda c: c.lists(0), lambda c: c.asks(by=c.county.bureau_head), "role"),
    "left out without a reason": (lambda c: c.lists(0), lambda c: c.out(0, because=""), "field.left_out"),
    "left out twice": (lambda c: c.lists(0).out(0), lambda c: c.out(0), "field.left_out"),
    "left out before it was listed": (lambda c: c.lists(0), lambda c: c.out(0, on=OPENED), "field.left_out"),
    "judged by a clerk": (
        lambda c: c.lists(0).asks(),
        *(lambda c: c.judges({0: KEPT}, by=c.county.bureau_clerk), "role"),
    ),
    "judged on a day before the makers were asked": (
        lambda c: c.lists(0).asks(),
        *(lambda c: c.judges({0: KEPT}, on=DAY), "house.cleanup_makers_asked"),
    ),
    "judged by itself after it was listed again unasked": (
        lambda c: c.lists(0, 1).asks().out(0, on=JUDGED).lists(0, on=JUDGED),
        *(lambda c: c.judges({0: KEPT}), "house.cleanup_makers_asked"),
    ),
    "kept valid though lapsed": (
        lambda c: c.over(0).ends(0, "lapse", DAY).lists(0).asks(),
        *(lambda c: c.judges({0: KEPT}), "house.cleanup_fits_stage"),
    ),
    "to be reissued though repealed meanwhile": (
        lambda c: c.lists(0).asks().ends(0, "repeal", **GONE),
        *(lambda c: c.judges({0: REISSUED}), "house.cleanup_fits_stage"),
    ),
    "declared void though repealed meanwhile": (
        lambda c: c.lists(0).asks().ends(0, "repeal", **GONE),
        *(lambda c: c.judges({0: VOID}), "house.cleanup_fits_stage"),
    ),
    "a department's ended with nobody's approval": (
        lambda c: c.elsewhere(1).lists(1).asks(),
        *(lambda c: c.judges({1: VOID}, approval=""), "normative_document.ended_by"),
    ),
    "closed with all left out": (lambda c: c.lists(0).out(0), lambda c: c.closes(), "house.cleanup_complete"),
    "closed though one is listed again": (
        lambda c: c.lists(0, 1).asks().judges({1: KEPT}).out(0, on=JUDGED).lists(0, on=JUDGED),
        *(lambda c: c.closes(), "house.cleanup_complete"),
    ),
    "listed late before the verdicts of a closed one": (
        lambda c: c.lists(0).asks().judges({0: KEPT}).closes(),
        *(lambda c: c.lists(1, on=JUDGED), "house.cleanup_complete"),
    ),
    "a verdict after it was given up": (
        lambda c: c.lists(0).asks().abandons(),
        *(lambda c: c.judges({0: KEPT}, on=CLOSED), "stage"),
    ),
    "what was judged made never to have been listed": (
        lambda c: c.lists(0).asks().judges({0: REPEALED}),
        *(lambda c: righted(c, 1), "house.cleanup_in_scope"),
    ),
}


@pytest.mark.parametrize(("course", "stage", "stages"), LAWFUL.values(), ids=LAWFUL)
def test_a_lawful_course_goes_its_way(county: County, course: Course, stage: str, stages: str) -> None:
    campaign = Campaign(county)
    course(campaign)
    campaign.matter.refresh_from_db()
    assert (campaign.matter.stage, campaign.stages) == (stage, stages)
    judged = CleanupVerdict.objects.filter(matter=campaign.matter)
    assert judged.count() == len({row.document_id for row in judged})


@pytest.mark.parametrize(("before", "wrong", "code"), UNLAWFUL.values(), ids=UNLAWFUL)
def test_an_unlawful_one_is_refused_and_nothing_written(
    county: County, before: Course, wrong: Course, code: str
) -> None:
    campaign = before(Campaign(county))
    stages, acts = campaign.stages, acts_entered().exclude(step="ask_correction").count()
    with pytest.raises(Refused) as caught:
        wrong(campaign)
    assert code in caught.value.codes
    assert (campaign.stages, acts_entered().exclude(step="ask_correction").count()) == (stages, acts)


def test_a_correction_that_is_asked_for_changes_no_scope(county: County) -> None:
    campaign = Campaign(county).lists(0)
    asked(campaign.matter, "include", county.bureau_clerk, {"documents": [{"document": campaign.documents[1]}]})
    assert campaign.asks().judges({0: KEPT}).closes().stages == "published published"
