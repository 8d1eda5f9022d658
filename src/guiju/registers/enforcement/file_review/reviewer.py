"""案卷评查员: who may score files, of the house and from outside; taken off the list with the reason.

A standing list, for every round draws on it. Who is chosen for which file is held to by the file (``reviewed_file``).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Stock
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import NEW, Gate, Once, Step
from guiju.kernel.keeping.parties import Party, key_of
from guiju.kernel.offices.people import Agency, Role, User
from guiju.registers.enforcement.file_review.choices import OUTSIDE, Sort


def unit_told(facts: Facts) -> str | None:
    """Without it nobody could see whose files they may not score."""
    if facts["sort"] in OUTSIDE or facts["unit"] is not None:
        return None
    return "机关人员应当选择所在单位，评查时据以回避。"


def account_is_there(facts: Facts) -> str | None:
    """Files are scored by people of the agency that holds the round: with an account elsewhere nobody could enter the sheet."""
    name = facts["account"]
    if not name:
        return None
    holder = User.objects.filter(username=name).select_related("agency").first()
    if holder is None:
        return f"没有登录账号“{name}”，请核对；不用本平台评分的不填。"
    if holder.agency_id != facts.record.agency_id:
        return f"登录账号“{name}”是其他机关的账号，不能登记本机关组织的评分；请不填，由本机关人员代为登记。"
    if facts["unit"] is not None and facts["unit"].pk != holder.agency_id:
        return f"登录账号“{name}”是{holder.agency}的账号，与所在单位“{facts['unit']}”不符。"
    return None


def listed_once(facts: Facts) -> str | None:
    name = facts["account"]
    there = FileReviewer.objects.filter(account=name, left_on=None).exclude(pk=facts.record.pk)
    return f"登录账号“{name}”已经在评查员名单中。" if name and there.exists() else None


def person_once(facts: Facts) -> str | None:
    """One person listed twice could sit in both seats. The list is the agency's: another may list the same person."""
    person = facts["person"][0]
    there = FileReviewer.objects.filter(agency=facts.record.agency_id, left_on=None).exclude(pk=facts.record.pk)
    same = Q(title=person["name"], unit=facts["unit"], firm=facts["firm"] or "")
    if key := key_of(person):
        known = Party.objects.filter(register=FileReviewer.register(), role="person", id_key=key)
        same |= Q(pk__in=known.values("matter_id"))
    return f"“{person['name']}”已经在评查员名单中。" if there.filter(same).exists() else None


def holder(facts: Facts) -> int | None:
    found = User.objects.filter(username=facts["account"]).values_list("pk", flat=True)
    return found.first() if facts["account"] else None


class FileReviewer(Stock):
    """案卷评查员: on the list until taken off it."""

    sort = models.CharField("来源", max_length=8, choices=Sort.choices)
    unit = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所在机关")
    firm = models.CharField("执业机构、所在院校", max_length=80, blank=True)
    account = models.CharField("登录账号", max_length=60, blank=True)
    holder_id = models.IntegerField("账号编号", null=True, blank=True, editable=False)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "案卷评查员"

    bearer = "person"

    procedure = Procedure(
        Step(
            "enter",
            "列入名单",
            since=NEW,
            to="listed",
            asks=(
                asks.parties("person", "评查员本人", most=1),
                sort,
                asks.maybe(unit, "机关人员应当选择。"),
                asks.maybe(firm),
                asks.maybe(account, "用本平台评分的应当填写，只能由本人登记自己的评分。"),
            ),
            sets={"title": lambda facts: facts["person"][0]["name"], "holder_id": Once(holder)},
            gates=(
                Gate("house.reviewer_unit", unit_told, "unit", "机关人员写明所在单位"),
                Gate("house.reviewer_account", account_is_there, "account", "登录账号存在"),
                Gate("house.reviewer_once", listed_once, "account", "没有重复列入名单"),
                Gate("house.reviewer_person_once", person_once, "person", "同一人没有重复列入名单"),
            ),
        ),
        Step(
            "revoke",
            "移出名单",
            since="listed",
            to="revoked",
            by=(Role.CLERK, Role.HEAD),
            asks=(asks.REASON,),
            help_text="已经分配的案卷，未评分的由承办人改派。",
        ),
        stages={"listed": "在册", "revoked": "已移出"},
        ends=("revoked",),
        numbering=(Numbering("file_reviewer", "{mark}评员〔{year}〕{n}号", at="enter"),),
    )
