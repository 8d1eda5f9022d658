"""待我办理: what waits for somebody's office stands on their desk, whether or not a time limit runs."""

import re
from datetime import timedelta

from django.test import Client

from guiju.kernel.declaring.registry import lives
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.web.staff import today
from tests.lives import brought
from tests.people import County
from tests.web import desk


def waiting(client: Client, county: County, agency: str, *roles: Role) -> dict[str, int]:
    user = desk.user(getattr(county, agency), *roles, name=f"{agency}-{'-'.join(roles)}")
    client.force_login(user, backend=desk.BACKEND)
    page = desk.words(client.get("/"))
    if 'id="awaiting-title"' not in page:
        return {}
    part = page.split('id="awaiting-title"')[1].split("</section>")[0]
    return {words: int(n) for words, n in re.findall(r'下一步通常为“([^”]+)”</span><span class="count">(\d+)', part)}


def test_a_case_waits_for_the_head_and_then_for_the_officers(client: Client, county: County) -> None:
    brought(county, PenaltyCase, "file", today() - timedelta(days=9))
    brought(county, PenaltyCase, "approve_filing", today() - timedelta(days=9))
    steps = PenaltyCase.procedure.steps
    approve = steps["approve_filing"].label
    assert waiting(client, county, "department", Role.HEAD) == {approve: 1}
    officers = waiting(client, county, "department", Role.OFFICER)
    assert approve not in officers and sum(officers.values()) == 1
    assert waiting(client, county, "township", Role.HEAD) == {}
    assert waiting(client, county, "department", Role.AUDITOR) == {}


def test_a_usual_step_may_be_taken_where_a_record_waits_for_it() -> None:
    for life in lives().values():
        for stage, step in life.usual_from_stages().items():
            assert stage not in life.model.procedure.ends
            assert life.model.procedure.steps[step].allows(stage, life.model.procedure.ends)
            assert stage != life.rests_at


def test_what_stands_for_years_waits_for_nobody() -> None:
    resting = {name: life.rests_at for name, life in lives().items() if life.rests_at}
    assert {"enforcement_certificate", "mediation_committee", "mediator", "normative_document"} <= set(resting)
    assert "penalty_case" not in resting
