"""The server: slow lines hold no thread and are cut, crowds at one door leave the others open, a taken port is told."""

from __future__ import annotations

import errno
import http.client
import itertools
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.homes import surroundings
from tests.serving.dripping import dripping, seconds


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(home: Path, *words: str, **environment: str) -> Iterator[int]:
    """``guiju serve`` as an office starts it; its port."""
    port = free_port()
    command = [sys.executable, "-c", "from guiju.cli import main; main()", "serve", "--port", str(port), *words]
    server = subprocess.Popen(command, env=surroundings(home, **environment), stderr=subprocess.PIPE, text=True)
    told: list[str] = []
    reader = threading.Thread(target=lambda: told.extend(server.stderr or ()), daemon=True)
    reader.start()
    try:
        for _ in range(200):
            assert server.poll() is None, told
            try:
                seconds(f"http://127.0.0.1:{port}/health/")
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) in (0, -signal.SIGTERM)


def test_dripping_strangers_stop_nothing(own_home: Path) -> None:
    """Six used to hold all threads for as long as they liked."""
    with serving(own_home) as port:
        page = f"http://127.0.0.1:{port}/public/"
        seconds(page)
        with dripping(port, 12):
            assert max(seconds(page) for _ in range(5)) < 4


def test_a_taken_port_is_told_and_ends_it(own_home: Path) -> None:
    with serving(own_home) as port:
        command = [sys.executable, "-c", "from guiju.cli import main; main()", "serve", "--port", str(port)]
        second = subprocess.run(command, env=surroundings(own_home), capture_output=True, text=True, timeout=60)
    assert second.returncode == 1
    assert f"端口{port}已被占用" in second.stderr


def test_several_processes_share_the_port_and_end_together(own_home: Path) -> None:
    with serving(own_home, "--workers", "2") as port:
        assert max(seconds(f"http://127.0.0.1:{port}/public/") for _ in range(4)) < 8


def test_https_without_a_proxy_is_told(own_home: Path) -> None:
    command = [sys.executable, "-c", "from guiju.cli import main; main()", "serve", "--port", str(free_port())]
    alone = subprocess.run(
        command, env=surroundings(own_home, GUIJU_HTTPS="1"), capture_output=True, text=True, timeout=60
    )
    assert alone.returncode == 1
    assert "GUIJU_PROXIES" in alone.stderr


Application = Callable[[dict[str, Any], Callable[..., Any]], list[bytes]]


@contextmanager
def running(application: Application, monkeypatch: pytest.MonkeyPatch, **bounds: Any) -> Iterator[int]:
    """A server of this process over ``application``."""
    from guiju.serving import server

    for name, value in bounds.items():
        monkeypatch.setattr(server, name, value)
    listening = server.bound("127.0.0.1", 0)
    made = server.made(application, listening)
    made.adj.cleanup_interval = 0.2
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    yield listening.getsockname()[1]
    made.task_dispatcher.shutdown()
    made.close()


def echo(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    body = environ["wsgi.input"].read()
    start("200 OK", [("Content-Type", "text/plain")])
    return [str(len(body)).encode()]


def test_a_line_that_drips_is_cut_and_a_slow_one_that_goes_on_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    with running(echo, monkeypatch, PATIENCE=1, PACE=1000) as port:
        with dripping(port, 1) as [line]:
            began = time.monotonic()
            with pytest.raises(OSError):
                while time.monotonic() - began < 15:
                    line.sendall(b"x")
                    time.sleep(0.2)
            assert time.monotonic() - began < 8
        slow = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        slow.putrequest("POST", "/")
        slow.putheader("Content-Length", "12000")
        slow.endheaders()
        for _ in range(12):
            slow.send(b"y" * 1000)
            time.sleep(0.25)
        assert slow.getresponse().read() == b"12000"


def test_a_stranger_s_large_body_is_not_received(monkeypatch: pytest.MonkeyPatch) -> None:
    with running(echo, monkeypatch) as port:
        for cookie, status in (("", 413), ("sessionid=abc", 200)):
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            headers = {"Cookie": cookie, "Transfer-Encoding": "chunked"}
            told = (b"z" * 65536 for _ in range(6))
            try:
                line.request("POST", "/sign-in/", body=told, headers=headers, encode_chunked=True)
            except OSError:  # refused while it was still being sent
                assert status == 413
            answer = line.getresponse()
            assert answer.status == status
            assert status == 200 or "提交的内容过大" in answer.read().decode()
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        line.putrequest("POST", "/sign-in/")
        line.putheader("Content-Length", str(settings.LARGEST_BODY))
        line.endheaders()
        assert line.getresponse().status == 413  # before a byte of it is sent


def test_a_crowd_at_one_door_leaves_the_others_open(monkeypatch: pytest.MonkeyPatch) -> None:
    leave = threading.Event()

    def slow(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        if environ["PATH_INFO"] != "/":
            leave.wait(20)
        start("200 OK", [])
        return [b"ok"]

    with running(slow, monkeypatch, LONGEST_QUEUE=10) as port:
        crowd = []
        for path in ("/public/", "/sign-in/"):
            for _ in range(18):
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
                line.request("GET", path)
                crowd.append(line)
        time.sleep(3)  # the machine may be busy: all of them have come in
        assert seconds(f"http://127.0.0.1:{port}/") < 2
        late = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        late.request("GET", "/public/")
        answer = late.getresponse()
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
        assert "秒后再试" in answer.read().decode()
        leave.set()
        assert {line.getresponse().status for line in crowd} == {200, 503}


def test_a_full_temporary_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is large waits there; a connection that only broke off would tell nobody why."""

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("waitress.receiver.FixedStreamReceiver.received", full)
    with running(echo, monkeypatch) as port:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        line.request("POST", "/", body=b"x" * 2000)
        answer = line.getresponse()
        assert answer.status == 507 and "临时磁盘已满" in answer.read().decode()


def test_who_guesses_query_codes_waits_while_the_office_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[float] = []

    def works(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        if environ["REQUEST_METHOD"] == "POST":
            began.append(time.monotonic())
            time.sleep(0.1)
        start("200 OK", [])
        return [b"ok"]

    with running(works, monkeypatch) as port:
        guesses = [http.client.HTTPConnection("127.0.0.1", port, timeout=20) for _ in range(3)]
        for line in guesses:
            line.request("POST", "/public/mine/", body=b"code=1")
        assert seconds(f"http://127.0.0.1:{port}/") < 1, "the office's door has threads of its own"
        assert {line.getresponse().status for line in guesses} == {200}
    assert min(later - first for first, later in itertools.pairwise(began)) >= 0.4, "four times what each took"
