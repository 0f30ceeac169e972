"""What every reader says when a corpus or a page of it cannot be read."""


class CorpusError(Exception):
    """A corpus cannot be read; the message is one line that names the file and says what to do."""
