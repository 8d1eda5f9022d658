"""The latest paper of a kind, as it is kept and as it reads."""

from guiju import documents
from guiju.documents.markup import parse
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.sight import Use


def markup_of(kind: str) -> str:
    return Paper.objects.filter(kind=kind, media_type=MARKUP).latest("id").content_for(Use.VERIFYING).decode()


def text_of(kind: str) -> str:
    """The latest paper of a kind as it reads, line by line."""
    return documents.to_text(parse(markup_of(kind)))
