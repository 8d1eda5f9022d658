import pytest

from tests.people import County, make_county


@pytest.fixture
def county(db: None) -> County:
    return make_county()
