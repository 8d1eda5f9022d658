"""会议 as those who take part see it: a line for each item where something is to be told of it, no column without a word."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from guiju.kernel.offices.people import Role
from guiju.registers.governance.meeting import Meeting
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.lives import brought
from tests.people import County
from tests.web import desk


def seen(client: Client, county: County, address: str) -> str:
    client.force_login(desk.user(county.government, Role.CLERK, name="政府办"), backend=desk.BACKEND)
    return client.get(address).content.decode()


def test_the_table_of_items_has_no_column_in_which_nothing_stands(client: Client, county: County) -> None:
    meeting = brought(county, Meeting, "issue_minutes").record
    heads = re.findall(r'<th scope="col">([^<]+)</th>', seen(client, county, f"/r/meeting/{meeting.pk}/"))
    assert {"议题", "类别", "合法性审查", "审议结果", "议定事项", "姓名", "身份"} <= set(heads)
    assert not {"撤下理由", "规范性文件", "汇报单位", "决定与多数人意见不一致的理由", "缺席原因"} & set(heads)


@pytest.mark.parametrize(("heading", "others"), [("审议结果", "工作情况汇报"), ("听取汇报的议定事项", "审议资兴市")])
def test_a_report_stands_among_the_reports_and_no_verdict_is_asked_of_it(
    client: Client, county: County, heading: str, others: str
) -> None:
    meeting = brought(county, Meeting, "hold").record
    page = seen(client, county, f"/r/meeting/{meeting.pk}/do/resolve/")
    group = next(part for part in page.split("<fieldset")[1:] if f">{heading}<" in part.split("</legend>")[0] + "<")
    assert others not in group.split("</fieldset>")[0]


def test_the_meeting_that_passed_a_document_is_named_on_its_page_and_leads_there(
    client: Client, county: County
) -> None:
    gone = brought(county, NormativeDocument, "deliberate", way="on_record").record
    client.force_login(desk.user(county.department, Role.CLERK, name="某局"), backend=desk.BACKEND)
    page = client.get(f"/r/normative_document/{gone.pk}/").content.decode()
    meeting = Meeting.objects.get()
    assert f'<a href="/r/meeting/{meeting.pk}/">{meeting}</a>' in page
    assert meeting.pk.hex not in page and "---------" not in page
