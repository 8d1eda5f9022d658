"""A day to come that somebody sets lights a lamp, or here stands why not (kernel.md, word 3)."""

from __future__ import annotations

import pytest

from guiju.kernel.declaring.asks import PartsAsk, name_of
from guiju.kernel.declaring.registry import registers

NO_DEADLINE: dict[str, dict[str, str]] = {
    "normative_document": {
        "consultation_until": "公众可以提出意见的期限，未满不得结束",
        "effective_on": "施行之日",
        "expires_on": "有效期由效力状态和到期自动失效体现",
        "renewed_from": "施行之日",
        "renewed_until": "随后登记为新文件的有效期",
        "superseded_on": "由新文件接替之日",
    },
    "credit_publication": {
        "shown_until": "期满由系统撤下",
        "valid_from": "许可有效期的起始",
        "valid_until": "许可有效期的截止，由被许可人申请延续",
    },
    "legislative_comment": {"comment_until": "公众可以提出意见的期限，未满不得汇总"},
    "penalty_case": {"defence_until": "当事人可以陈述申辩的期限，未满不得决定"},
    "enforcement_certificate": {"valid_until": "到期自动失效"},
    "service_case": {
        "booked_for": "申请人来办理的日期",
        "hearing_on": "举行听证的日期，组织听证的期限由规则计算",
        "valid_from": "许可有效期的起始",
        "valid_until": "许可有效期的截止，由被许可人申请延续",
    },
    "power_list_review": {"due_by": "增加的单位完成清理的期限，各自计算"},
    "work_plan": {
        "due_on": "各项任务的完成期限，由任务各自计算",
        "urge_by": "督办期限，由任务各自计算",
    },
    "appraisal": dict.fromkeys(("due_on", "due_by"), "自评期限，各单位各自计算"),
    "model_village": {"shown_until": "公示的截止日期，未满不得命名", "valid_until": "期满由系统终止"},
    "demonstration": {"shown_until": "公示的截止日期，未满不得命名"},
    "exam_round": dict.fromkeys(("opens_on", "closes_on", "from_day", "to_day"), "考试日期，各应考人员各自计算"),
    "exam": {"opens_on": "可以参加考试的第一日"},
    "report_round": dict.fromkeys(("due_on", "due_by"), "报送期限，各报送单位的报告各自计算"),
    "duty_round": dict.fromkeys(("due_on", "due_by"), "报送述法报告的期限，各述法人各自计算"),
    "hotline_case": {"due_on": "办理期限，各承办单位的工单各自计算"},
    "hotline_order": {"wanted_on": "申请的期限，准予以后才是期限"},
    "work_task": {"wanted_on": "申请的期限，准予以后才是期限"},
    "enforcement_body": {"entrusted_until": "委托期满自动退出名单"},
    "file_review": dict.fromkeys(("lists_by", "due_by"), "各受评单位报送目录的期限，各自计算"),
    "legality_review": {"valid_until": "审查意见有效期，过期的不能再据以提交会议"},
    "legal_aid_case": {
        "hearing_on": "开庭日期由法院确定，其前的期限由规则计算",
        "period_ends_on": "当事人的时效或者期限，不由本机构确定",
    },
    "reconsideration": {"duty_term_on": "被申请人已有的履行期限，不是本机关所定"},
}
"""Days ahead by which nobody has to do anything."""


@pytest.mark.parametrize("name", [n for n, model in registers().items() if not model.__module__.startswith("tests.")])
def test_a_day_that_is_set_is_a_limit(name: str) -> None:
    procedure = registers()[name].procedure
    asked = [ask for step in procedure.declared for ask in step.asked]
    of_rows = (column for ask in asked if isinstance(ask, PartsAsk) for column in ask.columns)
    ahead = {ask.name for ask in (*asked, *of_rows) if ask.ahead}
    clocked = {name_of(clock.until) for clock in procedure.clocks if clock.until}
    assert ahead - clocked == set(NO_DEADLINE.get(name, {}))
