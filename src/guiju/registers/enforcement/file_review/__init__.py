"""案卷评查: closed files drawn by chance, scored by two apart, findings circulated and put right.

行政处罚法 art. 75 has governments evaluate how penalties are imposed (2017: art. 54), 行政许可法 art. 60 has superiors look into
licensing below them; how files are reviewed no law of the State says, so that what holds here are rules of good order.

The round stands here; each unit in it (``unit``), each draw (``drawing``), each file (``file``) and each reviewer (``reviewer``)
is a register beside it.
"""

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.enforcement.file_review import reviewing
from guiju.registers.enforcement.file_review.columns import CALLED, ReviewColumns


class FileReview(ReviewColumns):
    """案卷评查: planned → units called → circulated → closed."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "案卷评查"

    procedure = Procedure(
        *reviewing.STEPS,
        stages={
            "planned": "已制定方案",
            "called": "评查中",
            "circulated": "已通报",
            "closed": "已办结",
            "abandoned": "已撤销",
        },
        ends=("closed", "abandoned"),
        clocks=reviewing.CLOCKS,
        publication=Publication(shows=("title", "kind", "closed_from", "closed_until", "circulated_on", "rectify_by")),
        called=CALLED,
    )
