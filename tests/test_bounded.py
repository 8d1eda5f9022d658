"""Work in a process of its own: it gives what the work gives, and ends it at a bound of time, memory or output."""

import os
import pickle
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from guiju import bounded
from guiju.bounded import Exceeded
from guiju.reading import Unreadable
from guiju.reading.loading import load
from tests import runaways


def test_what_it_gives_and_what_it_raises_come_back() -> None:
    assert bounded.run(load, "受理案件3件。".encode(), seconds=5, megabytes=200) == load("受理案件3件。")
    with pytest.raises(Unreadable, match="空"):
        bounded.run(load, b"", seconds=5, megabytes=200)


RUNAWAYS = [
    (runaways.calculating, "time"),
    (runaways.within_a_library, "time"),
    (runaways.asleep, "time"),
    (runaways.hoarding, "memory"),
    (runaways.verbose, "output"),
    (runaways.falling, "broken"),
]


@pytest.mark.parametrize(("function", "bound"), RUNAWAYS, ids=[bound + "-" + f.__name__ for f, bound in RUNAWAYS])
def test_what_runs_away_is_ended_at_its_bound(function, bound: str, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    began = time.monotonic()
    with pytest.raises(Exceeded) as caught:
        bounded.run(function, seconds=1, megabytes=200)
    assert caught.value.bound == bound
    assert time.monotonic() - began < 20
    assert bounded.run(len, b"abc", seconds=1, megabytes=50) == 3, "and the next is served"


def test_it_is_another_process_and_a_small_work_is_soon_done() -> None:
    assert bounded.run(os.getpid, seconds=1, megabytes=50) not in (os.getpid(), os.getppid())
    began = time.monotonic()
    for _ in range(20):
        bounded.run(os.getpid, seconds=1, megabytes=50)
    assert time.monotonic() - began < 4


def test_one_whose_asker_has_gone_leaves_nothing_behind(capfd: pytest.CaptureFixture[str]) -> None:
    """A fork that could not tell what it found used to go on as the process from which all are forked."""
    ours, theirs = socket.socketpair()
    with theirs:
        bounded._hand_over(theirs)
    name, given = b"tests.runaways:falling", pickle.dumps(())
    ours.sendall(bounded._HEAD.pack(len(name), 1, 50, len(given)) + name + given)
    ours.close()
    assert bounded.run(len, b"abc", seconds=1, megabytes=50) == 3
    time.sleep(1)
    assert "Traceback" not in capfd.readouterr().err


def test_many_at_once_each_get_their_own_answer() -> None:
    with ThreadPoolExecutor(8) as pool:
        told = pool.map(lambda n: bounded.run(len, b"a" * n, seconds=2, megabytes=50), range(40))
        assert list(told) == list(range(40))


def test_one_process_does_several_pieces_where_it_may_and_each_has_its_own_bound_of_time() -> None:
    def worked() -> int:
        return bounded.run(runaways.busy_for, 0.4, seconds=1, megabytes=50, pieces=4)

    alike = [worked() for _ in range(6)]
    assert len(set(alike[:4])) == 1, "two seconds of the processor altogether, one for each"
    assert len(set(alike[4:])) == 1 and alike[4] != alike[0]
    assert bounded.run(runaways.busy_for, 0.0, seconds=1, megabytes=50) not in alike, (
        "what may not, gets one of its own"
    )


def test_what_a_process_that_was_kept_cannot_do_a_new_one_is_asked_for() -> None:
    def worked(more: int) -> int:
        return bounded.run(runaways.swelling, more, seconds=2, megabytes=200, pieces=9)

    first = worked(120)
    assert worked(0) == first
    assert worked(120) != first, "what the others left leaves no room: it is done anew, without them"
    with pytest.raises(Exceeded):
        worked(300)
    assert not bounded._IDLE[os.getpid(), "tests.runaways:swelling", 200], "one that met its bound is not kept"
    kept = worked(1)
    os.kill(kept, signal.SIGKILL)  # as the system does where memory is short
    assert worked(1) != kept


def test_what_a_process_that_went_wrong_sends_calls_nothing() -> None:
    with pytest.raises(Exception, match="system"):
        bounded.run(runaways.spiteful, seconds=1, megabytes=50)
