"""What can go wrong with files, each in one sentence of cause and one of what to do.

FileProblem
├── NotATree           the content is not a tree file: not JSON, another format, wrong types
└── NewerFormat        a newer version of the program wrote it
"""

from ivr_designer.domain.phrases import Phrase


class FileProblem(Exception):
    """A file cannot be read or written. `cause` and `advice` are one sentence each."""

    def __init__(self, cause: Phrase, advice: Phrase) -> None:
        super().__init__(f"{cause} {advice}")
        self.cause = cause
        self.advice = advice


class NotATree(FileProblem):
    """The content is not what its name promises."""


class NewerFormat(FileProblem):
    """The file is of a format version that this program does not know yet."""
