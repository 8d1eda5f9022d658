"""法治副校长: recommended by a unit, trained, engaged for a term, teaching, assessed, engaged again, gone.

预防未成年人犯罪法 (2020) art. 18; 中小学法治副校长聘任与管理办法 (2021, 教育部令第52号), from memory, not confirmed.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Concat

from guiju.figures.declared import Among, DistinctAt, Norm, Ratio, Reaching, StockAt, Sum, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.matters import Stock
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, Clock, Lapse, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.education.school_vice_principal import gates
from guiju.registers.education.school_vice_principal.columns import (
    LawLesson,
    VicePrincipalColumns,
    VicePrincipalTraining,
)

LESSONS_A_YEAR = 4
"""So many lessons a year at the school (rule ``school_vice_principal.lessons``)."""
TRAININGS = asks.parts("trainings", "培训", VicePrincipalTraining, "held_on", "topic", "hours")
LESSONS = asks.parts("lessons", "法治课", LawLesson, "held_on", "topic", "lessons", optional=("students",))
HEAD: dict[str, Any] = {"by": (Role.HEAD,)}
STAFF: dict[str, Any] = {"by": (Role.CLERK, Role.HEAD)}


class SchoolVicePrincipal(VicePrincipalColumns):
    """法治副校长: of one school, from the recommendation until one has left it or the term is over."""

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "法治副校长"

    Of = VicePrincipalColumns
    bearer = "person"
    procedure = Procedure(
        Step(
            "recommend",
            "推荐登记",
            since=NEW,
            to="recommended",
            asks=(
                *(Of.school, asks.parties("person", "本人", most=1)),
                *(held_by(Of.source, "school_vice_principal.from_where"), Of.unit, asks.maybe(Of.post)),
                Of.years_in_law,
            ),
            sets=gates.known_by,
            gates=gates.FIT,
        ),
        Step(
            "train",
            "培训",
            since=("recommended", "serving"),
            asks=(TRAININGS,),
            sets={"training_hours": gates.hours},
            gates=(gates.TRAINING,),
            help_text="推荐以前参加的任职培训也在此登记。",
        ),
        Step(
            "engage",
            "聘任",
            since="recommended",
            to="serving",
            asks=(asks.ahead(Of.term_until),),
            dates=(Of.engaged_on,),
            gates=(gates.LISTED, gates.TRAINED, gates.TERM),
            writes=Writes("letter", "法治副校长聘书"),
            decides=(Of.term_until,),
            set_right_by=("renew", "leave"),
            **HEAD,
        ),
        Step("decline", "不予聘任", since="recommended", to="declined", asks=(asks.REASON,), **STAFF),
        Step("teach", "登记法治课", since="serving", asks=(LESSONS,), gates=gates.LESSONS),
        Step(
            "assess",
            "年度考核",
            since="serving",
            asks=(Of.assessed_year, Of.grade, asks.maybe(asks.words("opinion", "考核意见"))),
            gates=(gates.YEAR_ONCE,),
            **STAFF,
        ),
        Step(
            "renew",
            "续聘",
            since="serving",
            asks=(asks.ahead(Of.term_until),),
            gates=(gates.LISTED, gates.TERM, gates.RENEWED),
            writes=Writes("letter", "法治副校长聘书"),
            decides=(Of.term_until,),
            set_right_by=("renew", "leave"),
            **HEAD,
        ),
        Step("publish", "公开", since="serving", publishes=True),
        Step("unpublish", "撤回公开", since="serving", withdraws=True, asks=(asks.REASON,)),
        Step(
            "leave",
            "离任",
            since="serving",
            to="left",
            asks=(Of.leaving, asks.maybe(asks.words("note", "说明"))),
            gates=(gates.GROUND,),
            withdraws=True,
            **STAFF,
        ),
        Step("expire", "聘期届满", since="serving", to="left", by=(Role.SYSTEM,), withdraws=True),
        stages={"recommended": "已推荐", "serving": "在任", "declined": "未聘任", "left": "已离任"},
        ends=("declined", "left"),
        clocks=(
            Clock(
                until=Of.term_until,
                words="续聘或者另行聘任",
                source="法治副校长聘书",
                starts="engage",
                extended_by="renew",
                dropped_by=("leave", "expire"),
            ),
        ),
        lapses=(Lapse("expire", lambda today: Q(stage="serving", term_until__lt=today)),),
        publication=Publication(shows=("title", "school", "unit", "engaged_on", "term_until"), named=("person",)),
    )


POSTS = StockAt(SchoolVicePrincipal, since="engaged_on")
UNNUMBERED = Concat("unit", Value(" "), "title", output_field=CharField())
PERSON = Case(When(person_key="", then=UNNUMBERED), default=F("person_key"), output_field=CharField())
"""Who serves two schools is one person: by the number, or by unit and name where none was told."""
declare(
    school_vice_principals=DistinctAt(SchoolVicePrincipal, since="engaged_on", of=PERSON, said="法治副校长本人"),
    school_vice_principal_posts=POSTS,
    schools_with_vice_principal=DistinctAt(SchoolVicePrincipal, since="engaged_on", of=F("school_id"), said="任职学校"),
    school_vice_principal_coverage_rate=Ratio("schools_with_vice_principal", "schools_total"),
    vice_principal_lessons=Sum(LawLesson, "lessons", on="held_on"),
    vice_principal_posts_with_full_lessons=Reaching(
        LawLesson, "matter_id", "lessons", LESSONS_A_YEAR, on="held_on", among=Among(POSTS, "pk")
    ),
    vice_principal_lesson_norm=Norm("vice_principal_posts_with_full_lessons", "school_vice_principal_posts"),
)
say(
    "education",
    "年末在任法治副校长{school_vice_principals}，配有法治副校长的学校{schools_with_vice_principal}，"
    "法治副校长配备率{school_vice_principal_coverage_rate}。",
)
