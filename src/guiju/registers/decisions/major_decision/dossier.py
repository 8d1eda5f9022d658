"""重大行政决策案卷: which papers of its making are filed, and kept for good (决策条例 arts. 33 and 38(2))."""

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.file import File, Filed

HAND_IN = "请办理“补充卷内材料”或者补办有关步骤"


def shown(facts: Facts) -> bool:
    return facts["consulted_on"] is not None


def argued(facts: Facts) -> bool:
    return facts["argued_on"] is not None


def assessed(facts: Facts) -> bool:
    return facts["assessed_on"] is not None


def drafted(facts: Facts) -> bool:
    return facts.past("draft") is not None


def decided(facts: Facts) -> bool:
    return facts["decided_on"] is not None


FILE = File(
    Filed("决策草案", ("draft", "new_draft"), drafted, HAND_IN),
    Filed("公开征求意见公告", ("consultation",), shown),
    Filed("听证会公告和记录", ("hearing_notice", "hearing_put_off", "hearing_called_off", "hearing_record")),
    Filed("座谈、走访、调查记录", ("heard_record",)),
    Filed("专家论证意见书", ("argument_paper",), argued, HAND_IN),
    Filed("风险评估报告", ("risk_report",), assessed, HAND_IN),
    Filed("决策正式文本", ("text",), decided, HAND_IN),
    Filed("决策公告", ("announcement",)),
    Filed("执行情况报告", ("execution_report",)),
    Filed("后评估报告", ("evaluation",)),
    Filed("决策过程记录和材料（会议纪要、合法性审查意见书等）", ("process_record",), decided, HAND_IN),
    cover="file_cover",
)
