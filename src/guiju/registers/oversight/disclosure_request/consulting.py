"""征求意见: third parties and other agencies are asked, and what comes of it (条例 arts. 11, 15, 17(3), 32 to 34)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.disclosure_request import consulting_gates as gates
from guiju.registers.oversight.disclosure_request.choices import Basis, Opinion

HANDLED = ("handling", "explaining", "again")
WHOM = asks.whose(gates.WHOM, "被征求意见的第三方、机关", gates.THIRD, gates.AGENCY)
CONTENT = asks.words("content", "拟公开的内容和征求意见的事项", longest=1000)


def asked_for(facts: Facts) -> dict[str, object]:
    """Why the agency is asked, and whether its silence is consent."""
    return {"basis": Basis(facts["basis"]).label, "joint": facts["basis"] == Basis.JOINT}


def told_to(facts: Facts) -> dict[str, object]:
    return {"third": facts.party("third_told")}


STEPS = (
    Step(
        "consult_third_party",
        "书面征求第三方意见",
        since=HANDLED,
        asks=(asks.parties(gates.THIRD, "第三方", most=1), CONTENT),
        writes=Writes("consultation", "征求第三方意见书"),
        help_text="一次登记一名第三方；征求意见所需时间不计算在答复期限内。",
    ),
    Step(
        "consult_agency",
        "征求其他机关意见",
        since=HANDLED,
        asks=(
            asks.agencies(gates.AGENCY, "被征求意见的机关", most=1),
            asks.choice("basis", "征求意见的事由", Basis.choices),
            CONTENT,
        ),
        writes=Writes("agency_consultation", "征求意见函", also=asked_for),
        help_text="共同制作的机关收到之日起十五个工作日内没有提出意见的，视为同意公开。",
    ),
    Step(
        "serve_consultation",
        "登记征求意见书送达",
        since=HANDLED,
        asks=(WHOM,),
        gates=(gates.NOT_ANSWERED, gates.SERVED_ONCE),
        help_text="发生日期为第三方、机关收到征求意见书之日。",
    ),
    Step(
        "give_opinion",
        "登记意见",
        since=HANDLED,
        asks=(
            *(WHOM, asks.choice("opinion", "意见", Opinion.choices), asks.words("opinion_words", "意见内容和理由")),
            asks.maybe(asks.upload("opinion_paper", "书面意见")),
        ),
        gates=(gates.NOT_ANSWERED,),
    ),
    Step(
        "note_silence",
        "登记逾期未提出意见",
        since=HANDLED,
        asks=(WHOM,),
        gates=(gates.NOT_ANSWERED, *gates.SILENT),
        help_text="第三方逾期未提出意见的，由本机关依照条例决定；发生日期为期限届满的次日。",
    ),
    Step(
        "override",
        "因公共利益决定公开",
        since=HANDLED,
        by=(Role.HEAD,),
        asks=(
            asks.whose("third_told", "第三方", gates.THIRD),
            asks.words("released", "决定公开的内容"),
            asks.reason("不公开会对公共利益造成什么重大影响"),
        ),
        gates=(gates.DIFFERS,),
        writes=Writes("override", "决定公开告知书", also=told_to),
        decides=("released", "reason"),
        help_text="将决定公开的政府信息内容和理由书面告知第三方。",
    ),
)
