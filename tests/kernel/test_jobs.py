"""The life of a job: asked for, held under a lease, ended once; who was taken for dead writes nothing more."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from guiju.kernel.keeping import durable, job_states, jobs, tidying
from guiju.kernel.keeping.jobs import Failed, Job, Lost
from guiju.kernel.offices.people import SYSTEM, Actor, Agency, Appointment, Role, User
from guiju.serving.journal import Lines
from tests.people import County, make_county
from tests.specimen import jobs as specimen


@pytest.fixture(autouse=True)
def _nothing_done() -> Iterator[None]:
    specimen.DONE.clear()
    yield


@pytest.fixture
def county(db: None) -> County:
    return make_county()


def clerk(county: County) -> Actor:
    return county.actor(county.department, Role.CLERK, name="clerk of jobs")


def asked(county: County, wanted: Any = specimen.note) -> UUID:
    return jobs.ask(wanted, clerk(county), agency=county.department.pk)


def state(number: UUID) -> job_states.State:
    return job_states.of_several([number])[number]


def taken(worker: str = "one") -> Job:
    job = jobs.claim(worker)
    assert job is not None
    return job


def die(number: UUID) -> None:
    """The lease of a job runs out, as when its worker was killed."""
    DBTaskResult.objects.filter(pk=number).update(run_after=timezone.now() - timedelta(seconds=1))


def test_a_job_waits_runs_and_has_ended(county: County) -> None:
    number = asked(county)
    assert (state(number).word, job_states.counts().waiting) == ("等候", 1)
    job = taken()
    assert (state(number).word, job_states.counts().waiting, job_states.counts().running) == ("办理中", 0, 1)
    assert jobs.claim("another") is None
    job.run()
    found = state(number)
    assert (found.word, found.words, found.ended, found.well, found.label) == ("已完成", "办了", True, True, "试办")
    assert [county.department.pk] == specimen.DONE
    assert jobs.claim("another") is None
    assert job_states.latest(specimen.note) == found and job_states.latest_of_each() == [found]


def test_it_says_how_far_it_has_come(county: County) -> None:
    number = asked(county)
    job = taken()
    job.come(3, 12)
    assert (state(number).done, state(number).of) == (3, 12)
    job.come(4, 12)
    assert state(number).done == 3, "once a second, however quick the work is"


def test_a_job_is_asked_for_by_keys_only(county: County) -> None:
    with pytest.raises(TypeError):
        jobs.ask(specimen.note, clerk(county), agency="张三丰")  # type: ignore[arg-type]
    assert not DBTaskResult.objects.exists()


def test_who_may_not_ask_is_refused_and_nothing_waits(county: County) -> None:
    with pytest.raises(Failed):
        jobs.ask(specimen.note, county.actor(county.department, Role.HEAD, name="head"), agency=1)
    assert not DBTaskResult.objects.exists()


def _leaves(user: User) -> None:
    Appointment.objects.filter(user=user).update(until=timezone.localdate() - timedelta(days=1))


def _is_locked(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.parametrize("meanwhile", [_leaves, _is_locked])
def test_roles_are_asked_for_again_when_it_is_done(county: County, meanwhile: Any) -> None:
    number = asked(county)
    Appointment.objects.filter(user__username="clerk of jobs").update(since=timezone.localdate() - timedelta(days=9))
    meanwhile(User.objects.get(username="clerk of jobs"))
    taken().run()
    assert (state(number).word, state(number).words) == ("未完成", jobs.NOT_ALLOWED)
    assert specimen.DONE == []


def test_an_error_is_told_with_its_number_and_nothing_of_anybody(
    county: County, caplog: pytest.LogCaptureFixture
) -> None:
    number = asked(county, specimen.fall)
    with caplog.at_level(logging.INFO, logger="guiju.jobs"):
        taken().run()
    assert (state(number).word, state(number).words) == ("未完成", jobs.UNFORESEEN)
    [line] = [Lines().format(record) for record in caplog.records]
    told = json.loads(line)
    assert told["job"] == number.hex and told["level"] == "error" and told["error"][0]["type"] == "ValueError"
    row = DBTaskResult.objects.get()
    for text in (line, row.traceback, json.dumps(row.return_value), row.exception_class_path):
        assert "张三丰" not in text and "1381234" not in text
    assert not Agency.objects.filter(name="不该留下").exists()


def test_a_full_disk_is_told_as_such(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Job) -> None:
        raise OperationalError("database or disk is full")

    number = asked(county)
    monkeypatch.setattr(Job, "actor", full)
    taken().run()
    assert state(number).words == durable.FULL


def test_a_database_that_was_away_puts_it_back(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(self: Job) -> None:
        raise OperationalError("database is locked")

    number = asked(county)
    with monkeypatch.context() as patch:
        patch.setattr(Job, "actor", away)
        taken().run()
    assert state(number).word == "等候"
    taken().run()
    assert state(number).well


def test_a_worker_that_died_is_seen_and_the_job_is_begun_again(county: County) -> None:
    number = asked(county, specimen.rename)
    first = taken("first")
    assert jobs.claim("second") is None, "held"
    assert first.hold()
    die(number)
    assert job_states.counts().waiting == 1
    second = taken("second")
    assert second.id == number
    assert not first.hold()
    second.run()
    assert state(number).well


def test_who_was_taken_for_dead_and_comes_back_writes_nothing(county: County) -> None:
    number = asked(county, specimen.rename)
    first = taken("first")
    die(number)
    second = taken("second")
    with pytest.raises(Lost), first.ending():
        Agency.objects.filter(pk=county.department.pk).update(name="迟来的")
    assert not Agency.objects.filter(name="迟来的").exists()
    first.run()
    assert state(number).word == "办理中" and not Agency.objects.filter(name="改过的名称").exists()
    second.run()
    assert state(number).well and Agency.objects.filter(name="改过的名称").exists()
    first.run()
    assert state(number).well and state(number).words == "改了"


def test_a_job_that_kills_every_worker_fails_in_the_end(county: County) -> None:
    number = asked(county)
    for n in range(jobs.MOST_TIMES):
        taken(f"worker {n}")
        die(number)
    assert jobs.claim("another") is None
    assert (state(number).word, state(number).words) == ("未完成", jobs.INTERRUPTED)


def test_a_job_given_back_counts_as_never_begun(county: County) -> None:
    number = asked(county)
    for n in range(jobs.MOST_TIMES + 1):
        taken(f"worker {n}").release()
    assert state(number).word == "等候" and DBTaskResult.objects.get().worker_ids == []


def test_what_takes_long_lets_nobody_wait_before_a_page(county: County) -> None:
    long, quick = asked(county, specimen.last_long), asked(county)
    taken = [
        jobs.claim(worker, [queue]) for worker, queue in (("one", jobs.LONG), ("one", jobs.LONG), ("other", jobs.SOON))
    ]
    assert [job and job.id for job in taken] == [long, None, quick]


def test_a_clock_set_back_holds_no_job_up(county: County) -> None:
    """The lease was given by a clock that was an hour ahead: whoever lives prolongs it, a dead worker's runs out as ever."""
    number = asked(county)
    first = taken("first")
    DBTaskResult.objects.filter(pk=number).update(run_after=timezone.now() + timedelta(hours=1))
    assert jobs.claim("second") is None and first.hold(), "whoever lives keeps it"
    DBTaskResult.objects.filter(pk=number).update(run_after=timezone.now() + timedelta(hours=1))
    assert jobs.claim("second") is None
    assert DBTaskResult.objects.get().run_after <= timezone.now() + jobs.LEASE
    waits = asked(county)
    DBTaskResult.objects.filter(pk=waits).update(enqueued_at=timezone.now() + timedelta(days=400))
    assert taken("second").id == waits, "what waits was asked for in a year to come"


def test_a_worker_known_to_be_dead_is_not_waited_for(county: County) -> None:
    asked(county), asked(county)
    one, other = taken("dead"), taken("alive")
    jobs.let_go("dead")
    assert taken("third").id == one.id
    assert other.hold()


def test_of_two_who_reach_for_one_job_only_one_gets_it(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both have seen it waiting; the other is quicker."""
    asked(county)
    seen = list(DBTaskResult.objects.all())
    taken("quicker")

    class Seen:
        def order_by(self, *names: str) -> list[Any]:
            return seen

    real = DBTaskResult.objects.filter
    monkeypatch.setattr(jobs, "WAITS", Q())
    monkeypatch.setattr(
        DBTaskResult.objects,
        "filter",
        lambda *given, **named: Seen() if given == (jobs._DUE,) and not named else real(*given, **named),
    )
    assert jobs.claim("slower") is None


def test_a_job_of_a_kind_that_there_is_no_more_fails(county: County) -> None:
    number = asked(county)
    DBTaskResult.objects.update(task_path="guiju.kernel.gone.gone")
    taken().run()
    assert state(number).words == jobs.UNFORESEEN and state(number).label == "本版本没有的任务"


def test_what_is_asked_for_under_a_number_is_asked_for_once(county: County) -> None:
    number = uuid4()
    assert [jobs.ask_once(specimen.note, number) for _ in range(2)] == [True, False]
    assert DBTaskResult.objects.count() == 1
    assert jobs.claim("one") is not None


def test_jobs_that_ended_long_ago_are_forgotten_and_no_others(county: County) -> None:
    ended, failed, waits = asked(county), asked(county, specimen.fall), uuid4()
    jobs.work_off("one")
    jobs.ask_once(specimen.note, waits)
    tidying.run(timezone.now() + jobs.KEPT - timedelta(days=1))
    assert DBTaskResult.objects.count() == 3
    tidying.run(timezone.now() + jobs.KEPT + timedelta(days=1))
    assert [row.pk for row in DBTaskResult.objects.all()] == [waits], (ended, failed)


def test_why_a_job_failed_is_not_kept_with_it(county: County) -> None:
    failed = asked(county, specimen.fall)
    jobs.work_off("one")
    assert state(failed).words
    tidying.run(timezone.now() + jobs.WORDS_KEPT + timedelta(hours=1))
    assert state(failed).status == jobs.FAILED and state(failed).told == {}


def test_the_system_s_own_job_asks_nobody_for_a_role(county: County) -> None:
    number = jobs.ask(specimen.note, SYSTEM, agency=1)
    taken().run()
    assert state(number).well
