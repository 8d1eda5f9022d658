"""编制、公布、修订、清理、下放: how an item comes into the published list and changes there.

优化营商环境条例 (2019) arts. 35 to 37, 40, 43, 44; 国务院关于在线政务服务的若干规定 (2019) art. 6.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.reach import published
from guiju.kernel.declaring.steps import NEW, Fork, Gate, Point, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.services.service_item import gates
from guiju.registers.services.service_item.choices import Finding, Kind
from guiju.registers.services.service_item.columns import BundledItem, PartnerCounty, ServiceMaterial
from guiju.registers.services.service_item.columns import ServiceItemColumns as Of

BEFORE = ("drafted", "returned", "reviewed")
MATERIALS = asks.parts(
    *("materials", "申请材料", ServiceMaterial, "name", "is_proof", "may_follow"),
    optional=("basis",),
    dates=("since",),
    least=0,
)


def bundled() -> asks.Ask:
    """Items of any office that are published; asked when the register is there."""
    made = asks.parts("bundled", "所含事项", BundledItem, "item", dates=("since",), least=0)
    model: Any = apps.get_model("services", "ServiceItem")
    chosen = published(made.columns[0], partial(model.objects.filter, listed=True, restricted=""))
    return replace(made, columns=(asks.as_ask(chosen),))


WAYS = asks.under(
    "办理方式",
    *(Of.online, Of.on_promise, Of.may_follow, Of.by_appointment, Of.off_hours, Of.across),
    *(Of.limited, Of.safety, Of.project),
)
WHAT = (
    *(Of.title, Of.code, Of.kind, Of.field),
    asks.maybe(Of.power, "本机关已公布该类事项的，应当选择。"),
    Of.basis,
    asks.maybe(Of.legal_days, "行政许可、“一件事”应当填写。"),
    asks.maybe(Of.term_basis),
    *(Of.promised_days, Of.at_once, Of.visits, Of.conditions, Of.result, asks.maybe(Of.fee)),
    *WAYS,
    MATERIALS,
    bundled,
)
CONFIRMED = (
    "services.no_added_condition",
    Point("licence.no_irrelevant_material", gates.of_kind(Kind.LICENCE)),
    Point("licence.no_fee", gates.of_kind(Kind.LICENCE)),
    Point("licence.no_technology_transfer", gates.of_kind(Kind.LICENCE)),
    Point("licence.published_basis", gates.of_kind(Kind.LICENCE)),
    Point("services.intermediary_basis", gates.of_kind(Kind.INTERMEDIARY)),
    Point("services.no_designated_intermediary", gates.of_kind(Kind.INTERMEDIARY)),
    "services.proof_replaceable",
)
GATES = (gates.CODE_ONCE, *gates.ABOUT, fields_of_administration.OF_ITS_DAY)
GUIDE = Writes("guide", "办事指南（一次性告知单）")
PUBLISHES: dict[str, Any] = {"by": (Role.HEAD,), "publishes": True}
MATERIAL_VERDICTS = rows.of_each("verdicts", "逐项清理意见", ServiceMaterial, "verdict", dates=("settled_on",), least=1)
NOT_THE_DRAFTER = four_eyes("公布人员不得与编制人员相同。", "draft", "amend")

STEPS = (
    Step(
        "draft",
        "编制",
        since=NEW,
        to="drafted",
        asks=WHAT,
        sets=gates.said,
        gates=GATES,
        help_text="申请材料逐项填写，证明材料写明依据；“一件事”由牵头机关编制，逐项选择各机关已经公布的事项。",
    ),
    Step(
        "amend",
        "修改完善",
        since=BEFORE,
        to="drafted",
        asks=WHAT,
        sets=gates.said,
        gates=GATES,
        edits=True,
        help_text="申请材料、所含事项不改的不填；填写的，以这次填写的全部内容代替原来的。",
    ),
    Step(
        "review",
        "审核",
        since="drafted",
        to=Fork("finding", {Finding.PASSED: "reviewed", Finding.RETURNED: "returned"}),
        by=(Role.LEGAL, Role.HEAD),
        asks=(asks.choice("finding", "审核结论", Finding.choices), asks.words("opinion", "审核意见", longest=500)),
        confirms=CONFIRMED,
        gates=(four_eyes("审核人员不得与编制人员相同。", "draft", "amend"),),
    ),
    Step(
        "publish",
        "公布",
        since="reviewed",
        to="listed",
        dates=(Of.listed_on,),
        sets=gates.anew,
        gates=(NOT_THE_DRAFTER,),
        confirms=("licence.display",),
        writes=GUIDE,
        **PUBLISHES,
    ),
    Step("drop", "撤回", since=BEFORE, to="dropped", asks=(asks.REASON,)),
    Step(
        "propose_change",
        "提出修订",
        since="listed",
        to="changing",
        asks=(asks.words("why", "修订内容和理由", longest=1000),),
        help_text="审核期间事项照旧办理。",
    ),
    Step(
        "keep",
        "不再修订",
        since="changing",
        to="listed",
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.REASON,),
    ),
    Step(
        "revise",
        "公布修订",
        since="changing",
        to="listed",
        asks=WHAT,
        sets=gates.listed,
        gates=(*GATES, four_eyes("公布修订的人员不得与提出修订的人员相同。", "propose_change")),
        confirms=CONFIRMED,
        edits=True,
        writes=GUIDE,
        help_text="申请材料、所含事项不改的不填；填写的，以这次填写的全部内容代替原来的。已经受理的办件不受影响。",
        **PUBLISHES,
    ),
    Step(
        "announce",
        "按批次公布到场次数",
        since="listed",
        asks=(Of.visits, Of.batch),
        dates=(Of.batch_on,),
        sets=gates.anew,
        gates=(Gate("house.zero_visits", gates.zero_visits_online, "visits", "“一次不跑”的网上可办"),),
        help_text="分批公布“一次不跑”“只跑一次”清单的，逐项登记所在批次。",
        **PUBLISHES,
    ),
    Step(
        "make_code",
        "制作一次性告知二维码",
        since=("listed", "changing"),
        sets={"code_made": True},
        writes=GUIDE,
        help_text="二维码打开本事项在公开门户的页面，看到的总是现行版本。",
    ),
    Step(
        "clean_up",
        "清理申请材料和证明",
        since="listed",
        asks=(asks.words("round", "清理名称和要求", longest=200), MATERIAL_VERDICTS),
        sets=gates.cleaned,
        confirms=("services.proof_replaceable", "services.no_shared_data_request", "services.proof_list"),
        help_text="逐项填写保留或者取消；能够以告知承诺、部门核查代替的，不再要求提交。",
        **PUBLISHES,
    ),
    Step(
        "delegate",
        "下放办理",
        since="listed",
        asks=(
            Of.delegated,
            asks.words("receivers", "承接的乡镇（街道）、村（社区）", longest=1000),
            asks.reason("下放的依据"),
        ),
        sets=gates.anew,
        confirms=(Point("licence.delegation_announced", gates.of_kind(Kind.LICENCE)),),
        help_text="由乡镇（街道）、村（社区）的窗口受理或者代办，决定仍由本机关作出；许可委托行政机关实施的，一并公告。",
        **PUBLISHES,
    ),
    Step(
        "call_back",
        "收回下放",
        since="listed",
        asks=(asks.REASON,),
        sets=lambda facts: {"delegated": "", **gates.anew(facts)},
        gates=(gates.DELEGATED,),
        **PUBLISHES,
    ),
    Step(
        "sign_agreements",
        "签订跨省通办协议",
        since="listed",
        asks=(asks.parts("partners", "协议县（市、区）", PartnerCounty, "county", dates=("signed_on",)),),
        gates=gates.PARTNERS,
    ),
    Step(
        "remove",
        "取消事项",
        since=("listed", "changing"),
        to="removed",
        by=(Role.HEAD,),
        asks=(asks.reason("取消的依据和理由"),),
        sets={"listed": False},
        withdraws=True,
        help_text="已经受理的办件继续办结。",
    ),
)
