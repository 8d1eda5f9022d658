"""立法意见征集: a draft from above is put to offices, places and the public; what they say is weighed and goes back in a letter.

立法法 (2023) arts. 70, 90 (基层立法联系点) and 规章制定程序条例 arts. 21, 22 have lawmakers ask; whoever is asked answers by the
day that the letter sets.
"""

from __future__ import annotations

from django.db.models import Q

from guiju.figures.declared import Count, Sum, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.rulemaking.legislative_comment import answering, collecting
from guiju.registers.rulemaking.legislative_comment.choices import Fate, Kind
from guiju.registers.rulemaking.legislative_comment.columns import LegislativeCommentColumns, LegislativeOpinion


class LegislativeComment(LegislativeCommentColumns):
    """立法意见征集: received → put to units and the public → weighed, merged → replied → closed."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "立法意见征集"

    procedure = Procedure(
        *collecting.STEPS,
        *answering.STEPS,
        stages={
            "received": "已登记",
            "collecting": "征求意见中",
            "merged": "已汇总，待签发",
            "replied": "已回复",
            "closed": "已办结",
            "passed_on": "已转交",
            "withdrawn": "来文机关撤回",
        },
        ends=("closed", "passed_on", "withdrawn"),
        clocks=collecting.CLOCKS,
        comments=collecting.COMMENTS,
        numbering=(Numbering("legislative_comment", "{mark}立征〔{year}〕{n}号", at="receive"),),
        publication=Publication(
            ("title", "kind", "sender", "shown_on", "comment_until", "contact", "feedback", "replied_on"),
            hides=("feedback",),
        ),
    )


OF_LAW = ~Q(kind=Kind.OTHER)
declare(
    legislative_comments_handled=Count(LegislativeComment, on="replied_on", where=OF_LAW),
    legislative_comments_received=Count(LegislativeComment, on="received_on", where=OF_LAW & ~Q(stage="passed_on")),
    legislative_opinions_sent=Sum(LegislativeComment, "sent", on="replied_on"),
    legislative_opinions_adopted=Count(LegislativeOpinion, on="told_on", where=~Q(fate=Fate.REFUSED)),
)
say(
    "rulemaking",
    "完成法规规章草案意见征集{legislative_comments_handled}，回复立法意见{legislative_opinions_sent}，"
    "立法意见被采纳{legislative_opinions_adopted}。",
)
