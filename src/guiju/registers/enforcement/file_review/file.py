"""受评案卷: one closed file in a round, from the draw to the check of what was put right."""

from guiju.figures.declared import Count, Distinct, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.enforcement.file_review import file_steps, rectifying
from guiju.registers.enforcement.file_review.file_columns import ReviewedFileColumns


class ReviewedFile(ReviewedFileColumns):
    """受评案卷: drawn → assigned → compared → settled → circulated → rectified → closed."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "受评案卷"

    procedure = Procedure(
        *file_steps.STEPS,
        stages={
            "drawn": "待分配",
            "assigned": "评分中",
            "compared": "已汇总评分",
            "settled": "已出具意见",
            "circulated": "整改中",
            "rectified": "待核查",
            "closed": "已办结",
            "replaced": "已更换",
        },
        ends=("closed", "replaced"),
        clocks=rectifying.CLOCKS,
    )


declare(
    file_reviews=Count(ReviewedFile, on="settled_on"),
    file_review_units=Distinct(ReviewedFile, column="unit", on="settled_on"),
)
say("enforcement", "评查行政执法案卷{file_reviews}，涉及执法单位{file_review_units}。")
