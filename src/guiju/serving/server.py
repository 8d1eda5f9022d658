"""The server: waitress, which receives a request whole before a thread is taken for it; a thread is never held by a slow line.

Three things are added (docs/decisions/0023-the-server.md). A request that is being received lives by its pace, not by its last
byte. Visitors, sign-in, examinations and the office each have threads of their own, so that no crowd before one door keeps another
shut; a queue that is too long says so. And a stranger's body is bounded before it is received.
"""

from __future__ import annotations

import copy
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connections
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import create_server
from waitress.task import ThreadedTaskDispatcher
from waitress.utilities import Error

from guiju.kernel.keeping import durable
from guiju.serving import traces
from guiju.serving.worker import Beside

Application = Callable[..., Any]
PATIENCE = 30
"""Seconds that a request may take to come in, and a connection may lie idle."""
PACE = 8 * 1024
"""Bytes that earn one second more: a large file on a slow line comes in, a dripping one does not."""
CONNECTIONS = 2000
LONGEST_QUEUE = 200
AFTER = "5"
THREADS = {"office": 8, "visitors": 4, "sign-in": 2, "query codes": 1, "examinations": 3}
LONGER = {"examinations": 2000}
"""All of an examination hand in at the same moment: they wait for one another, not the office for them, and none is turned away."""
RESTS = {"query codes": 4}
"""Whoever guesses query codes leaves something of each guess in the database: no two do at once, and after each their thread
rests so many times as long as it took, so that the office's own steps find the database free."""
LONGEST_REST = 0.5


class TooLarge(Error):
    code, reason = 413, "Request Entity Too Large"

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        return _words(
            self.code, self.reason, "提交的内容过大，没有接收。上传文件请先登录；单个文件较大的，请压缩或者分拆。"
        )


class Full(Error):
    code, reason = 507, "Insufficient Storage"

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        return _words(self.code, self.reason, "服务器的临时磁盘已满，没有接收：请告诉系统管理员，稍后重新提交。")


class Busy(Error):
    code, reason = 503, "Service Unavailable"

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        status, headers, body = _words(self.code, self.reason, f"访问的人较多，请{AFTER}秒后再试。")
        return status, [*headers, ("Retry-After", AFTER)], body


def _words(code: int, reason: str, words: str) -> tuple[str, list[tuple[str, str]], bytes]:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
    return f"{code} {reason}", headers, words.encode()


class Request(HTTPRequestParser):
    """A request as it comes in: bounded by whether its sender has ever come in, as far as can be told without asking."""

    adj: Any
    error: Any

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        cookies = self.headers.get("COOKIE", "")
        if f"{settings.SESSION_COOKIE_NAME}=" not in cookies and "guiju_visit=" not in cookies:
            self.adj = copy.copy(self.adj)
            self.adj.max_request_body_size = settings.STRANGERS_BODY + 1

    def received(self, data: bytes) -> int:
        try:
            consumed: int = super().received(data)
        except OSError as error:  # what is large waits in a file
            if not durable.refused(error):
                raise
            self.error, self.completed = Full(""), True
            return len(data)
        if self.error is not None and self.error.code == TooLarge.code:
            self.error = TooLarge("")
        return consumed


class Channel(HTTPChannel):
    """A connection. While a request comes in over it, its life is counted from the first byte and prolonged by the pace."""

    parser_class = Request
    last_activity: float
    _began = 0.0
    _bytes = 0

    def received(self, data: bytes) -> Any:
        if self.request is None:
            self._began, self._bytes = self.last_activity, 0
        self._bytes += len(data)
        told = super().received(data)
        if self.request is not None:
            self.last_activity = min(self.last_activity, self._began + self._bytes / PACE)
        return told


class Rested:
    """A request in hand, after which its thread rests ``times`` as long as it took. The answer has gone by then."""

    def __init__(self, channel: Channel, times: int) -> None:
        self.channel, self.times = channel, times

    def service(self) -> None:
        began = time.monotonic()
        try:
            self.channel.service()
        finally:
            time.sleep(min(LONGEST_REST, self.times * (time.monotonic() - began)))

    def cancel(self) -> None:
        self.channel.cancel()


class Doors:
    """Five queues with threads of their own, in the place of waitress's one."""

    def __init__(self) -> None:
        self.queues = {name: ThreadedTaskDispatcher() for name in THREADS}
        for queue in self.queues.values():
            queue.queue_logger.disabled = True  # a line a request, just when there are too many

    def set_thread_count(self, count: int) -> None:
        for name, queue in self.queues.items():
            queue.set_thread_count(THREADS[name] if count else 0)

    def add_task(self, channel: Channel) -> None:
        request = channel.requests[0]
        name = "office" if request.error else door(getattr(request, "path", ""), getattr(request, "command", ""))
        if self._full(name):
            request.error, name = Busy(""), "office"
        self.queues[name].add_task(Rested(channel, RESTS[name]) if name in RESTS else channel)

    def _full(self, name: str) -> bool:
        """Whether as many wait as may, with those counted that a thread has taken: a thread that has yet to wake makes no room."""
        queue = self.queues[name]
        with queue.lock:
            in_hand: int = len(queue.queue) + queue.active_count
        return in_hand >= LONGER.get(name, LONGEST_QUEUE) + THREADS[name]

    def shutdown(self, cancel_pending: bool = True, timeout: float = 5) -> bool:
        stopped = [queue.shutdown(cancel_pending, timeout) for queue in self.queues.values()]
        return all(stopped)


def door(path: str, command: str = "GET") -> str:
    """By which door a request comes."""
    if command == "POST" and path.startswith("/public/mine/"):
        return "query codes"
    if path.startswith("/public/"):
        return "visitors"
    if path.startswith("/exam/"):
        return "examinations"
    return "sign-in" if path.startswith("/sign-in") else "office"


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises OSError, above all where the port is taken."""
    family, kind, proto, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    listening = socket.socket(family, kind, proto)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(where)
        listening.listen(1024)
    except OSError:
        listening.close()
        raise
    return listening


def made(application: Application, listening: socket.socket) -> Any:
    """A server over ``listening``, ready to ``run``."""
    doors = Doors()
    doors.set_thread_count(1)
    server = create_server(
        application,
        _dispatcher=doors,
        sockets=[listening],
        ident=None,
        channel_timeout=PATIENCE,
        cleanup_interval=5,
        connection_limit=_connections(),
        backlog=1024,
        asyncore_use_poll=True,
        max_request_body_size=settings.LARGEST_BODY,
        clear_untrusted_proxy_headers=False,  # kernel.offices.origins does, for whatever server there is
    )
    server.channel_class = Channel
    return server


def _connections() -> int:
    """How many connections there may be: what the machine allows of open files, less those for files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + 500
    if soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(50, min(CONNECTIONS, soft - 500))


def run(listening: socket.socket, workers: int = 1, *, with_worker: bool = True) -> None:
    """Serve until told to stop (SIGTERM, SIGINT); ``workers`` processes share the socket. ``with_worker``: jobs are done
    beside it."""
    connections.close_all()  # no connection to a database outlives a fork
    if workers == 1:
        with _worker_beside(with_worker):
            _serve(listening)
        return
    children = {_child(listening) for _ in range(workers)}

    def stop(number: int, frame: object) -> None:
        for pid in children:
            os.kill(pid, signal.SIGTERM)

    fell = 0
    with _worker_beside(with_worker):  # after the servers were forked: the line to it is this process's alone
        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        while children:
            pid, status = os.wait()
            if pid not in children:
                continue
            children.discard(pid)
            fell |= status
            stop(0, None)  # one that fell takes the others along: whoever looks after the service begins all anew
    sys.exit(1 if fell else 0)


@contextmanager
def _worker_beside(wanted: bool) -> Iterator[None]:
    beside = Beside() if wanted else None
    try:
        yield
    finally:
        if beside is not None:
            beside.stop()


def _child(listening: socket.socket) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            _serve(listening)
        finally:
            os._exit(0 if sys.exc_info()[0] in (None, SystemExit) else 1)
    return pid


def _serve(listening: socket.socket) -> None:
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    from guiju.wsgi import application

    traces.begin()
    try:
        made(application, listening).run()
    finally:
        traces.end()
