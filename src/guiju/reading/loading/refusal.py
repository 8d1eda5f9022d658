"""The one error of loading: a file that cannot be read as a report."""


class Unreadable(ValueError):
    """Says in one Chinese sentence why the file cannot be read and what to do."""
