"""Time stamps of heads by an authority of one's choice (RFC 3161): that a head was there on the day it says, another vouches.

The stamp is over the head's file as it was handed out and lies beside it (``.tsr``), so that anybody checks it with what they
have: ``openssl ts -verify -data HEAD.json -in HEAD.tsr -CAfile AUTHORITY.pem``. Where the authority cannot be reached the head
stands without; the next night asks again for the latest.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from rfc3161_client import HashAlgorithm, PKIStatus, TimestampRequestBuilder, decode_timestamp_response

from guiju.kernel.keeping import checkpoints, durable

WAITS = 20
LARGEST = 1024 * 1024
GRANTED = (PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS)


class NotStamped(Exception):
    """The authority was not reached, refused, or answered something else."""

    def __str__(self) -> str:
        return f"检查点没有取得时间戳（{self.args[0]}）：检查点有效，下次运行时再取。"


def stamp_latest() -> Path | None:
    """Have the latest head stamped; None where no authority is named, or it is stamped already. Raises NotStamped."""
    authority, head = os.environ.get("GUIJU_TIMESTAMP", ""), checkpoints.latest()
    if not authority or head is None:
        return None
    file = checkpoints.file_of(head)
    stamp = file.with_suffix(".tsr")
    if stamp.exists() or not file.exists():
        return None
    durable.write(stamp, _asked(authority, file.read_bytes()))
    return stamp


def _asked(authority: str, content: bytes) -> bytes:
    if not authority.startswith(("http://", "https://")):
        raise NotStamped("GUIJU_TIMESTAMP 应当是 http 或者 https 地址")
    asked = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA512).build()
    post = Request(authority, asked.as_bytes(), {"Content-Type": "application/timestamp-query"})  # noqa: S310 (checked)
    try:
        with urlopen(post, timeout=WAITS) as answer:  # noqa: S310
            said: bytes = answer.read(LARGEST)
        stamp = decode_timestamp_response(said)
    except (URLError, OSError, ValueError) as error:
        raise NotStamped(str(error)) from error
    if PKIStatus(stamp.status) not in GRANTED:
        raise NotStamped("时间戳机构拒绝")
    told = stamp.tst_info
    if told.message_imprint.message != hashlib.sha512(content).digest() or told.nonce != asked.nonce:
        raise NotStamped("时间戳机构所答不是所问")
    return said
