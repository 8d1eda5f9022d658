"""行政执法主体: who may enforce the law in its own name or in that of another, announced by name and number, as of any day.

行政处罚法 (2021) arts. 17 to 21 and 24; before it (2017) arts. 15 to 19; 行政强制法 art. 17. That bodies are
checked and announced by the justice bureau is what provinces ask, in no text that this house has: rules of good order here.
"""

from typing import Any

from django.apps import apps
from django.db.models import Q

from guiju.figures.declared import StockAt, declare, say
from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, Fork, Gate, Lapse, Point, Step
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.enforcement_body import gates
from guiju.registers.enforcement.enforcement_body.announcing import ANNOUNCED, WITHDRAWN
from guiju.registers.enforcement.enforcement_body.columns import BodyColumns as Of
from guiju.registers.enforcement.enforcement_body.columns import BodyPower, Checked, EnforcementBodySpell

POWER = ("powers", "执法职权", BodyPower, "kind", "field", "basis")
POWERS = asks.parts(*POWER, dates=("since",))
MORE_POWERS = asks.parts(*POWER, dates=("since",), least=0)
ENDED = rows.of_each("ended", "不再行使的职权", BodyPower, "left_because", dates=("until",))
STRUCK = rows.of_each("ended", "删去的职权", BodyPower, "left_because", dates=("until",), least=0)


def entruster() -> asks.Ask:
    """The body that entrusts, of this register itself: its column knows the model once the register is there."""
    model = apps.get_model("enforcement", "EnforcementBody")
    return asks.column(model._meta.get_field("entruster"))


ENTRUSTMENT = asks.under(
    "受委托组织填写",
    asks.maybe(entruster),
    asks.maybe(Of.entrustment),
    asks.maybe(Of.scope),
    asks.ahead(asks.maybe(Of.entrusted_until)),
    asks.yes("entrustment_public", "委托机关和受委托组织已将委托书向社会公布"),
)
FOR_TOWNSHIPS = asks.maybe(Of.handed_down, "乡镇、街道行使行政处罚权的，应当填写。")
BUREAU: dict[str, Any] = {"at": Organ.JUSTICE, "by": (Role.LEGAL, Role.HEAD)}


class EnforcementBody(Of):
    """行政执法主体: proposed by the agency, checked and announced by the justice bureau, until it is withdrawn."""

    class Meta(Of.Meta):
        verbose_name = verbose_name_plural = "行政执法主体"

    procedure = Procedure(
        Step(
            "propose",
            "申报",
            since=NEW,
            to="proposed",
            asks=(
                Of.title,
                Of.kind,
                Of.basis,
                POWERS,
                FOR_TOWNSHIPS,
                asks.maybe(Of.address),
                asks.maybe(Of.phone),
                *ENTRUSTMENT,
            ),
            sets=gates.named_powers,
            gates=(gates.NAMED_ONCE, *gates.ENTRUSTMENT, *gates.OF_POWERS),
            help_text="以单位三定规定、法律法规授权条款或者委托书上的名称申报。",
        ),
        Step(
            "check",
            "审核",
            since="proposed",
            to=Fork("finding", {Checked.FIT: "checked", Checked.UNFIT: "returned"}),
            at=Organ.JUSTICE,
            by=(Role.LEGAL, Role.CLERK),
            asks=(asks.choice("finding", "审核结论", Checked.choices), asks.words("opinion", "审核意见", longest=500)),
            confirms=(Point("penalty.delegate_fit", gates.penalises_for_another),),
            gates=(four_eyes("审核人员不得与申报人员相同。", "propose", "amend"),),
            help_text="核对机构设置和每项职权的依据；受委托组织的，还要核对其是否符合法定条件。",
        ),
        Step(
            "amend",
            "补正后再报",
            since="returned",
            to="proposed",
            asks=(
                Of.title,
                Of.basis,
                MORE_POWERS,
                STRUCK,
                FOR_TOWNSHIPS,
                asks.maybe(Of.address),
                asks.maybe(Of.phone),
                *ENTRUSTMENT,
            ),
            sets=gates.named_powers,
            gates=(gates.NAMED_ONCE, *gates.ENTRUSTMENT, *gates.OF_POWERS, gates.HAS_POWERS),
            edits=True,
        ),
        Step(
            "announce",
            "公告",
            since="checked",
            to="announced",
            at=Organ.JUSTICE,
            by=(Role.HEAD, Role.LEGAL),
            dates=(Of.announced_on,),
            gates=(
                gates.HAS_POWERS,
                *gates.ANNOUNCED,
                four_eyes("公告人员不得与审核人员相同。", "check"),
            ),
            publishes=True,
            writes=ANNOUNCED,
        ),
        Step(
            "rename",
            "变更",
            since="announced",
            **BUREAU,
            asks=(Of.title, Of.basis, asks.maybe(Of.address), asks.maybe(Of.phone)),
            gates=(gates.NAMED_ONCE,),
            edits=True,
            publishes=True,
            writes=ANNOUNCED,
            help_text="名称、依据、地址改变的，变更后重新公告；类别改变的，撤销后另行申报。",
        ),
        Step(
            "empower",
            "增加职权",
            since="announced",
            **BUREAU,
            asks=(POWERS, FOR_TOWNSHIPS),
            sets=gates.named_powers,
            gates=(*gates.OF_POWERS, *gates.WITHIN),
            publishes=True,
            writes=ANNOUNCED,
            help_text="受委托组织增加职权的，应当先有新的委托书并办理“续签委托”。",
        ),
        Step(
            "relieve",
            "减少职权",
            since="announced",
            **BUREAU,
            asks=(ENDED,),
            sets=gates.named_powers,
            gates=(gates.HAS_POWERS, gates.KEPT_BY_NOBODY),
            publishes=True,
            writes=ANNOUNCED,
            help_text="不再有任何执法职权的，办理“撤销公告”。",
        ),
        Step(
            "entrust_again",
            "续签委托",
            since="announced",
            **BUREAU,
            asks=(
                entruster,
                Of.entrustment,
                Of.scope,
                asks.ahead(Of.entrusted_until),
                asks.yes("entrustment_public", "委托机关和受委托组织已将委托书向社会公布"),
            ),
            gates=(
                *gates.ENTRUSTMENT,
                Gate("house.body_is_entrusted", gates.is_entrusted, gist="主体是受委托组织"),
            ),
            publishes=True,
            writes=ANNOUNCED,
        ),
        Step(
            "withdraw",
            "撤销公告",
            since="announced",
            to="withdrawn",
            **BUREAU,
            asks=(asks.REASON,),
            gates=(Gate("house.body_entrusts_nobody", gates.entrusts_nobody, gist="没有仍由其委托的主体"),),
            withdraws=True,
            writes=WITHDRAWN,
            help_text="机构撤销、合并，职权划出，授权、委托终止的，撤销公告。",
        ),
        Step("give_up", "撤回申报", since=("proposed", "returned", "checked"), to="given_up", asks=(asks.REASON,)),
        Step(
            "expire",
            "委托期满",
            since="announced",
            to="expired",
            by=(Role.SYSTEM,),
            withdraws=True,
        ),
        stages={
            "proposed": "已申报",
            "checked": "审核通过",
            "returned": "退回补正",
            "announced": "已公告",
            "withdrawn": "已撤销公告",
            "given_up": "已撤回申报",
            "expired": "委托期满",
        },
        ends=("withdrawn", "given_up", "expired"),
        numbering=(Numbering("enforcement_body", "{mark}执法主体〔{year}〕{n}号", at="announce"),),
        spells=EnforcementBodySpell,
        lapses=(Lapse("expire", lambda today: Q(stage="announced", entrusted_until__lt=today)),),
        publication=Publication(
            shows=(
                *("number", "title", "kind", "basis", "powers_named", "entruster", "entrustment", "scope"),
                *("entrusted_until", "handed_down", "address", "phone", "announced_on"),
            ),
            versions=True,
        ),
    )


declare(enforcement_bodies=StockAt(EnforcementBodySpell))
say("enforcement", "年末经公告的行政执法主体{enforcement_bodies}。")
