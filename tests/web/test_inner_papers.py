"""副卷: what an organ weighed among its own people is opened by those who work on the matter there, by nobody else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from tests.people import County
from tests.registers.reconsiderations import NEW, accepted, approved
from tests.web import desk


@pytest.fixture
def approval(county: County) -> Any:
    case = approved(accepted(county, NEW), "suspend")
    return Paper.objects.get(matter_id=case.record.pk, kind="approval")


@pytest.mark.parametrize(
    ("role", "status"), [(Role.LEGAL, 200), (Role.HEAD, 200), (Role.CLERK, 200), (Role.AUDITOR, 302)]
)
def test_an_inner_paper_is_opened_by_the_hands_of_the_organ(
    client: Client, county: County, approval: Any, role: Role, status: int
) -> None:
    client.force_login(desk.user(county.bureau, role, name=f"i-{role}"), backend=desk.BACKEND)
    for paper, due in ((approval, status), (_open_paper(approval), 200)):
        page = client.get(reverse("paper", args=["reconsideration", paper.matter_id, paper.pk, "html"]))
        assert page.status_code == due, paper.kind


def _open_paper(approval: Any) -> Any:
    return Paper.objects.get(matter_id=approval.matter_id, kind="acceptance")
