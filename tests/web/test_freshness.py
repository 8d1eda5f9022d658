"""A rule, notice or text that a command loads beside the server shows on the next page."""

import pytest
import yaml
from django.test import Client

from guiju import law
from guiju.home import home


@pytest.mark.django_db
def test_a_notice_loaded_meanwhile_counts_from_the_next_page_on() -> None:
    from datetime import date

    client = Client()
    client.get("/sign-in/")
    assert law.days.is_working_day(date(2024, 3, 5))
    folder = home() / "calendar"
    folder.mkdir(exist_ok=True)
    path = folder / "2024.yaml"
    try:
        path.write_text(yaml.safe_dump({"year": 2024, "source": "试验", "holidays": ["2024-03-05"], "workdays": []}))
        client.get("/sign-in/")
        assert not law.days.is_working_day(date(2024, 3, 5))
    finally:
        path.unlink()
        client.get("/sign-in/")
    assert law.days.is_working_day(date(2024, 3, 5))
