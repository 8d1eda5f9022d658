"""公开: entered, reviewed, published within twenty working days, changed, marked as void; kept back and looked at again.

政府信息公开条例 (2019) arts. 10 to 18, 20 to 26.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.duties import YEAR, Duty
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, in_order
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.steps import IN_PUBLIC, NEW, Clock, Gate, Step
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.disclosure_item.choices import Category, Kept, Origin, Validity
from guiju.registers.oversight.disclosure_item.columns import DisclosureItemColumns as Of

PUBLISH = "disclosure.proactive.publish"
REVIEWERS = (Role.CLERK, Role.LEGAL)
OPINION = asks.words("review_opinion", "审查意见", longest=1000)
ABSTRACT = held_by(Of.abstract, "disclosure.catalogue_fields")
CATEGORY = held_by(Of.category, "disclosure.scope")
SECRET = (Kept.SECRET, Kept.FORBIDDEN, Kept.SAFETY)


def day_formed(facts: Facts) -> Any:
    return facts["formed_on"]


def day_changed(facts: Facts) -> Any:
    return facts["changed_on"]


def today(facts: Facts) -> Any:
    return facts.on


def released(facts: Facts) -> dict[str, Any]:
    """Day and channels of the first publication stand for good; what is void stays so when it is shown again."""
    if facts["released_on"]:
        return {}
    channels = {f"first_{name}": facts[name] for name in ("on_website", "on_new_media")}
    return {"released_on": facts.on, **channels}


def of_another(facts: Facts) -> str | None:
    if facts["origin"] != Origin.ELSEWHERE:
        return None
    return "由其他机关制作、牵头制作的信息由该机关负责公开，不在本机关登记。"


def numbered(facts: Facts) -> str | None:
    if facts["category"] != Category.DOCUMENTS or facts["document_number"]:
        return None
    return "法规、规章和规范性文件应当填写文号。"


def once(facts: Facts) -> str | None:
    """An item stands once in the catalogue of its agency."""
    number, record = facts["document_number"], facts.record
    if not number:
        return None
    register: Any = type(record)
    alike = register.objects.filter(agency_id=record.agency_id, document_number=number).exclude(pk=record.pk)
    found = facts.look_at(alike.exclude(stage="dropped")[:1])
    return f"该文号已经登记为{facts.named(found[0])}；内容变更的，办理“登记变更”。" if found else None


def consented(facts: Facts) -> str | None:
    if not facts["touches"] or facts["consent"]:
        return None
    return "涉及商业秘密、个人隐私的，第三方同意或者认为不公开会对公共利益造成重大影响的才可以公开，请写明。"


def approved(facts: Facts) -> str | None:
    return "公开需要批准的，请写明批准机关和文号。" if facts["needs_approval"] and not facts["approval"] else None


def some_channel(facts: Facts) -> str | None:
    if facts["on_website"] or facts["on_new_media"] or facts["other_channels"]:
        return None
    return "请选择公开途径：政府网站、政务新媒体，或者写明其他途径。"


def grounded(facts: Facts) -> str | None:
    return (
        "请写明定密依据、禁止公开的条款或者会危及的安全。" if facts["ground"] in SECRET and not facts["basis"] else None
    )


def public_before(facts: Facts) -> str | None:
    return (
        "已经公开的信息先办理“撤回公开”，再决定不予公开。"
        if facts.record.published_on and not facts.record.withdrawn_on
        else None
    )


def void_now(facts: Facts) -> str | None:
    return "请选择已失效或者已废止。" if facts["validity"] == Validity.VALID else None


STEPS = (
    Step(
        "enter",
        "登记信息",
        since=NEW,
        to="entered",
        asks=(
            *(Of.title, CATEGORY, Of.theme, asks.maybe(Of.document_number), ABSTRACT, Of.origin, Of.formed_on),
            asks.maybe(asks.upload("document", "信息正文")),
        ),
        sets={"due_from": day_formed},
        gates=(
            Gate("disclosure.responsible_organ", of_another, "origin"),
            Gate("house.numbered_document", numbered, "document_number", "规范性文件有文号"),
            Gate("house.item_once", once, "document_number", "同一文号登记一次"),
            *in_order("formed_on", "on"),
        ),
        help_text="一条信息登记一次，自生成之日起二十个工作日内公开。",
    ),
    Step(
        "clear",
        "审查，可以公开",
        since="entered",
        to="cleared",
        by=REVIEWERS,
        asks=(
            *(OPINION, asks.yes("touches", "涉及商业秘密、个人隐私")),
            asks.maybe(asks.words("consent", "第三方同意或者公共利益的情况", longest=300)),
            asks.yes("needs_approval", "公开依法需要批准"),
            asks.maybe(asks.words("approval", "批准机关和文号", longest=100)),
        ),
        gates=(
            Gate("disclosure.third_party_rights", consented, "consent"),
            Gate("disclosure.approved", approved, "approval"),
        ),
        confirms=("disclosure.state_secret", "disclosure.doubt_reported"),
    ),
    Step(
        "keep_back",
        "审查，不予公开",
        since=("entered", "cleared"),
        to="kept",
        by=(Role.HEAD,),
        asks=(
            *(Of.ground, OPINION),
            asks.maybe(
                asks.words("basis", "定密依据、法律条款或者会危及的安全", longest=300), "依法不予公开的，应当写明。"
            ),
        ),
        sets={"kept": True},
        gates=(
            Gate("house.kept_basis", grounded, "basis", "依法不予公开的写明依据"),
            Gate("house.not_public", public_before, gist="没有正在公开"),
        ),
    ),
    Step(
        "publish",
        "公开",
        since="cleared",
        to="published",
        by=(Role.HEAD,),
        asks=(Of.on_website, Of.on_new_media, asks.maybe(Of.other_channels), asks.maybe(Of.address)),
        sets=released,
        gates=(
            Gate("disclosure.channels", some_channel, "on_website"),
            four_eyes("公开审查的人和公开的人不得为同一人。", "clear"),
        ),
        publishes=True,
    ),
    Step(
        "change",
        "登记变更",
        since="published",
        to="entered",
        asks=(asks.day("changed_on", "变更日期"), ABSTRACT, asks.words("changed", "变更的内容", longest=1000)),
        sets={"due_from": day_changed},
        gates=in_order("released_on", "changed_on", "on"),
        edits=True,
        help_text="自变更之日起二十个工作日内重新公开；重新公开以前，原公开内容保留。",
    ),
    Step(
        "lapse",
        "标注失效、废止",
        since="published",
        to="lapsed",
        asks=(Of.validity, asks.REASON),
        gates=(Gate("house.void_now", void_now, "validity", "已失效或者已废止"),),
        publishes=True,
        help_text="继续公开并标明有效性。",
    ),
    Step(
        "unpublish",
        "撤回公开",
        since=("published", "lapsed", "entered", "cleared"),
        to="entered",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        gates=(IN_PUBLIC,),
        withdraws=True,
        help_text="不应当公开的立即撤回，重新审查。",
    ),
    Step(
        "reassess",
        "评估审查，仍不公开",
        since="kept",
        by=REVIEWERS,
        asks=(OPINION,),
        dates=(Of.reassessed_on,),
    ),
    Step(
        "open_up",
        "评估审查，可以公开",
        since="kept",
        to="entered",
        by=(Role.HEAD,),
        asks=(OPINION,),
        sets={"kept": False, "ground": "", "due_from": today},
        dates=(Of.reassessed_on,),
        help_text="因情势变化可以公开的，重新审查后公开。",
    ),
    Step(
        "supply",
        "向档案馆、图书馆提供",
        since=("published", "lapsed"),
        asks=(asks.words("to_whom", "提供给", longest=100),),
        dates=(Of.supplied_on,),
        confirms=("disclosure.archives_supplied",),
    ),
    Step(
        "drop",
        "不再办理",
        since=("entered", "cleared"),
        to="dropped",
        by=(Role.HEAD,),
        asks=(asks.reason("重复登记、不属于主动公开范围等理由"),),
        gates=(Gate("house.not_public", public_before, gist="没有正在公开"),),
    ),
)
CLOCKS = (
    Clock(
        PUBLISH,
        starts=("enter", "change", "open_up"),
        counted_from="due_from",
        met_by="publish",
        dropped_by=("keep_back", "drop"),
    ),
)
DUTIES = (
    Duty("disclosure.kept_reviewed", "评估审查不予公开的信息", every=YEAR, met_by="reassess", while_={"stage": "kept"}),
)
