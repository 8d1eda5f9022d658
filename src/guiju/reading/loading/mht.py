"""Web archives (.mht, RFC 2557): the page within, by the standard library's reader of messages."""

import email
import email.policy
import re

from .refusal import Unreadable

_HEAD = re.compile(rb"(?:^|\n)MIME-Version:", re.IGNORECASE)
_PARTED = re.compile(rb"(?:^|\n)Content-Type:\s*(?:multipart/|text/html)", re.IGNORECASE)


def is_mht(content: bytes) -> bool:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return bool(_HEAD.search(head) and _PARTED.search(head))


def page(content: bytes) -> bytes:
    """The first page of the archive as it is stored. Raises Unreadable."""
    message = email.message_from_bytes(content.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            inner = part.get_payload(decode=True)
            if isinstance(inner, bytes) and inner.strip():
                return inner
    raise Unreadable("网页存档（.mht）里没有网页正文；请另存为“网页，仅 HTML”或者 .docx 再读。")
