"""The errors of loading: a file that cannot be read as a report."""


class Unreadable(ValueError):
    """Says in one Chinese sentence why the file cannot be read and what to do."""


class Unread(Unreadable):
    """None of the file's pages has text; a machine may yet read the pictures on ``pages``."""

    def __init__(self, words: str, pages: list[int]) -> None:
        super().__init__(words)
        self.pages = pages

    def __reduce__(self) -> tuple[type["Unread"], tuple[str, list[int]]]:
        return Unread, (str(self), self.pages)
