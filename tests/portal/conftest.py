import pytest
from django.test import Client

from tests.people import County, make_county


@pytest.fixture
def county(db: None) -> County:
    return make_county()


@pytest.fixture
def public(county: County) -> Client:
    """A reader who has not signed in, of a county that is set up."""
    return Client()
