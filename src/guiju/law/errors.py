"""What can go wrong when the law is asked; every message is a Chinese sentence for the person at the desk."""


class LawError(Exception):
    """Any refusal of the law floor."""


class UnknownRule(LawError, LookupError):
    """No rule has this id."""


class NotInForce(LawError, LookupError):
    """The rule exists, but no text of it was in force on that day for that region."""


class WrongKind(LawError, ValueError):
    """The question does not fit the rule: a limit counted backwards was asked for its end, an unknown extension, …"""


class BadEntry(LawError, ValueError):
    """A rule or calendar file that cannot be read; names file, entry and field."""


class NotALaw(LawError, ValueError):
    """A file offered as a law text that is none, or that cannot be read."""


def where(fault: Exception) -> str:
    """The line at which a YAML file could not be read, as far as the fault knows it."""
    mark = getattr(fault, "problem_mark", None)
    if mark is not None:
        return f"：第 {mark.line + 1} 行写法不对"
    return "：编码不是 UTF-8" if isinstance(fault, UnicodeDecodeError) else "：有写错的日期或者数字"
