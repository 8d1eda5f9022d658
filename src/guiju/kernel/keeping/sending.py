"""Messages to citizens' telephones, by whatever class the setting ``DOOR_SENDER`` names: ``send(phone, words)``.

Sent apart from the request: how long a gateway takes tells nobody whether anything was sent at all. What fails is logged
without the number.
"""

from __future__ import annotations

import logging
import os
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from guiju.home import home

FILE = "messages.txt"
_log = logging.getLogger("guiju.door")
_post = ThreadPoolExecutor(max_workers=2, thread_name_prefix="messages")
_under_way: set[Future[None]] = set()


class Sender(Protocol):
    """Something that brings words to a telephone."""

    def send(self, phone: str, words: str) -> None: ...


class ToConsoleAndFile:
    """For trying out: on the console, where the number is masked, and in GUIJU_HOME/messages.txt, which its owner alone reads."""

    def send(self, phone: str, words: str) -> None:
        print(f"[短信 {masked(phone)}] {words}", file=sys.stderr, flush=True)
        handle = os.open(home() / FILE, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(f"{timezone.localtime():%Y-%m-%d %H:%M:%S}\t{phone}\t{words}\n")


def masked(phone: str) -> str:
    """The first three and the last two signs: enough for its owner to know it."""
    return f"{phone[:3]}{'*' * max(len(phone) - 5, 0)}{phone[-2:]}" if len(phone) > 6 else "*" * len(phone)


def dispatch(phone: str, words: str) -> None:
    """Have it sent, and wait for nothing."""
    sender: Sender = import_string(settings.DOOR_SENDER)()
    sending = _post.submit(_send, sender, phone, words)
    _under_way.add(sending)
    sending.add_done_callback(_under_way.discard)


def _send(sender: Sender, phone: str, words: str) -> None:
    try:
        sender.send(phone, words)
    except Exception as error:  # whatever a gateway's client raises; its words may tell the number
        _log.error("验证码短信发送失败：%s（%s）", type(error).__name__, type(sender).__name__)


def settled(seconds: float = 10) -> None:
    """Wait until all that was dispatched is sent or has failed."""
    for sending in list(_under_way):
        sending.result(timeout=seconds)
