"""案卷评查: two who close a frame of one round in the same moment. SQLite lets in one writer at a time; PostgreSQL does not."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection

from guiju.kernel.declaring.refused import Refused
from guiju.registers.enforcement.file_review.drawing import FileDraw
from tests.people import make_county
from tests.registers.file_reviews import Round

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_of_two_frames_closed_in_one_moment_one_stands() -> None:
    review, both, said = Round(make_county()).given(), Barrier(2), list[str]()

    def close() -> None:
        try:
            both.wait()
            said.append(review.freeze().stage)
        except Refused as refused:
            said.append(str(refused))
        finally:
            connection.close()

    hands = [Thread(target=close) for _ in range(2)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert FileDraw.objects.count() == 1
    assert any("已有固定目录、尚未抽取的一批" in words for words in said)
