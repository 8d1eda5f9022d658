"""学法考法题库: the questions of one kind of body in one edition. A bank that is in use is never edited: another supersedes it.

What state employees learn of the law, and that they are examined in it, no law sets down in numbers; how a bank is made, looked
through and renewed every half year is good order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.matters import Stock
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Once, Step, Writes
from guiju.kernel.keeping.lots import sha256
from guiju.kernel.offices.people import Role
from guiju.registers.governance.question_bank import questions
from guiju.registers.governance.question_bank.choices import Body, Sort
from guiju.registers.governance.question_bank.questions import NoBank, Question

SHEET = asks.upload("sheet", "题库表格")
HELP = (
    "表头为题型、题目、A、B、C、D、答案，可以另有依据一列；题型为单选题、多选题、判断题。"
    "支持 Excel 表格（.xlsx）和制表符分隔的文本（.txt）。"
)


@lru_cache(maxsize=8)
def _listed(content: bytes) -> list[Question]:
    return questions.listed(content)


def given(facts: Facts) -> list[Question]:
    """The questions of the list that this step is told. Raises NoBank."""
    return _listed(facts["sheet"][1])


def read_ahead(told: Mapping[str, Any]) -> None:
    """Read the list before the database is locked; what is wrong with it the step will say."""
    with suppress(ValidationError, NoBank):
        if (file := SHEET.clean(told.get("sheet"))) is not None:
            _listed(file[1])


def readable(facts: Facts) -> str | None:
    try:
        given(facts)
    except NoBank as error:
        return f"“{facts['sheet'][0]}”不能载入：{error}"
    return None


def overseeing(facts: Facts) -> str | None:
    agency = facts.record.agency
    return None if agency.oversees else f"{agency}不统管本行政区域，不能建立供其他单位使用的题库。"


def later(facts: Facts) -> str | None:
    was = facts.before("renew_by")
    return None if facts["renew_by"] > was else f"延长后的更新期限应当晚于原期限{was}。"


def ahead(facts: Facts) -> str | None:
    return None if facts["renew_by"] > facts.on else f"更新期限{facts['renew_by']}应当晚于启用之日{facts.on}。"


def not_examined_by(facts: Facts) -> str | None:
    """While a round is open its papers are drawn and marked by the bank."""
    rounds: Any = register("exam_round")
    found = facts.look_at(rounds._default_manager.filter(bank=facts.record.pk, stage__in=("open", "settled"))[:1])
    return f"{facts.named(found[0])}正在使用本题库，请先通报或者撤销该次考试。" if found else None


def supersede(act: Act) -> None:
    """The bank of the same kind that was in use till now; a round that has begun goes on with it. A later edition that is in use
    already stays: this one was entered late."""
    same = QuestionBank.objects.filter(agency=act.record.agency_id, body=act.record.body, stage="in_use")
    for earlier in same.filter(used_from__lte=act.facts.on).exclude(pk=act.record.pk):
        act.as_system("supersede", earlier, {"reason": f"由“{act.record.title}”接替"[:200]})


def shown(facts: Facts) -> dict[str, Any]:
    return {"questions": given(facts)}


def counted(sort: Sort) -> Once:
    return Once(lambda facts: Counter(one.sort for one in given(facts))[sort])


LOADED: dict[str, Any] = {
    "sets": {
        "questions": Once(lambda facts: questions.written(given(facts))),
        "digest": Once(lambda facts: sha256(questions.written(given(facts)))),
        "singles": counted(Sort.SINGLE),
        "multiples": counted(Sort.MULTIPLE),
        "judgements": counted(Sort.JUDGEMENT),
    },
    "prepares": read_ahead,
    "writes": Writes("questions", "题库清单", also=shown),
    "decides": (SHEET,),
    "help_text": HELP,
}


def never_used(facts: Facts) -> str | None:
    """Papers are drawn from what was put in use: no list takes its place under them, of whatever day it is said to be."""
    used = any(entry.step == "put_in_use" for entry in facts.entries)
    return "题库已经启用，不再修改，也不能补录重新载入；需要修改的，另行载入新版题库，启用后接替。" if used else None


NEVER_USED = Gate("house.bank_used", never_used, gist="题库从未启用")
READABLE = Gate("house.bank_readable", readable, "sheet", "表格可以读出题目，各题填写完整")


def count(label: str) -> models.PositiveIntegerField[int, int]:
    return models.PositiveIntegerField(label, default=0)


class QuestionBank(Stock):
    """学法考法题库: drafted → in use → superseded by the next edition, or withdrawn."""

    body = models.CharField("适用单位类别", max_length=12, choices=Body.choices)
    edition = models.CharField("版本", max_length=40)
    questions = models.TextField("题目", blank=True, editable=False)
    digest = models.CharField("题库摘要", max_length=64, blank=True)
    singles = count("单选题数")
    multiples = count("多选题数")
    judgements = count("判断题数")
    used_from = models.DateField("启用日期", null=True, blank=True)
    renew_by = models.DateField("更新期限", null=True, blank=True)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "学法考法题库"

    procedure = Procedure(
        Step(
            "load",
            "载入题库",
            since=NEW,
            to="drafted",
            asks=(Stock.title, body, edition, SHEET),
            gates=(Gate("house.bank_overseer", overseeing, gist="由统管本行政区域的机关建立"), READABLE),
            set_right_by=("load_again",),
            **LOADED,
        ),
        Step(
            "load_again",
            "重新载入",
            since="drafted",
            asks=(SHEET, asks.REASON),
            gates=(NEVER_USED, READABLE),
            set_right_by=("load_again",),
            **LOADED,
        ),
        Step(
            "put_in_use",
            "启用",
            since="drafted",
            to="in_use",
            by=(Role.HEAD,),
            asks=(asks.ahead(renew_by),),
            dates=(used_from,),
            gates=(
                Gate("house.bank_renewal", ahead, "renew_by", "更新期限晚于启用之日"),
                four_eyes("启用题库的人员不得与载入题库的人员相同。", "load", "load_again"),
            ),
            then=supersede,
            decides=(renew_by,),
            set_right_by=("put_off",),
            help_text="启用以后不再修改；同类单位原来的题库同时由本题库接替，已经开始的考试仍用原题库。题库每半年更新一次。",
        ),
        Step(
            "put_off",
            "延长更新期限",
            since="in_use",
            by=(Role.HEAD,),
            asks=(asks.ahead(renew_by), asks.REASON),
            gates=(
                Gate("house.bank_renewal", ahead, "renew_by", "更新期限晚于当日"),
                Gate("house.bank_later", later, "renew_by", "更新期限晚于原期限"),
            ),
        ),
        Step(
            "supersede",
            "由新版接替",
            since="in_use",
            to="superseded",
            by=(Role.SYSTEM,),
            asks=(asks.words("reason", "说明", longest=200),),
        ),
        Step(
            "withdraw",
            "停用",
            since="in_use",
            to="withdrawn",
            by=(Role.HEAD,),
            asks=(asks.REASON,),
            gates=(Gate("house.bank_examining", not_examined_by, gist="没有正在进行的考试使用本题库"),),
        ),
        Step("drop", "作废", since="drafted", to="dropped", asks=(asks.REASON,)),
        stages={
            "drafted": "待启用",
            "in_use": "使用中",
            "superseded": "已由新版接替",
            "withdrawn": "已停用",
            "dropped": "已作废",
        },
        ends=("superseded", "withdrawn", "dropped"),
        clocks=(
            Clock(
                until=renew_by,
                words="更新题库",
                source="题库更新安排",
                starts="put_in_use",
                extended_by="put_off",
                met_by="supersede",
                dropped_by="withdraw",
            ),
        ),
    )

    @classmethod
    def choosable(cls, day: date) -> Q:
        return Q(used_from__lte=day) & cls.lasting(day)

    def why_not(self, day: date) -> str:
        if self.used_from is not None and self.used_from <= day and (self.left_on is None or day < self.left_on):
            return ""
        later = self.used_from is not None and self.used_from > day
        return f"自{self.used_from}起启用" if later else self.stage_label


@lru_cache(maxsize=16)
def questions_of(bank: UUID) -> tuple[Question, ...]:
    """The questions of a bank in their order; read once a process, for a bank that a round names is never edited."""
    return questions.read(QuestionBank.objects.values_list("questions", flat=True).get(pk=bank))
