"""What a step asks for stays what it was, whoever else asks for it; what is published reads as Chinese."""

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.publication import Publication
from tests.specimen.models import Petition


def test_an_ask_that_one_step_leaves_open_is_still_required_by_another() -> None:
    reason = asks.words("reason", "理由")
    assert asks.as_ask(asks.maybe(reason)).clean("") == ""
    with pytest.raises(ValidationError):
        asks.as_ask(reason).clean("")


@pytest.mark.parametrize(("heard", "shown"), [(True, "是"), (False, "否")])
def test_a_published_yes_or_no_is_said_in_chinese(heard: bool, shown: str) -> None:
    assert Publication(shows=("heard",)).view(Petition(heard=heard), [], []) == [["听取意见", shown]]


@pytest.mark.parametrize("kept", ["一行\n两行\n", " 前有空格", ""])
def test_a_text_that_was_kept_comes_back_to_the_letter(kept: str) -> None:
    """A frame that lost its last line feed when its act was taken again would no longer fit its digest."""
    assert asks.column(models.TextField("目录")).revived(kept) == kept
