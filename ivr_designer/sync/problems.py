"""Trouble of the layers below, in words for a person."""

from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.icc.auth import KeyUnusable
from ivr_designer.icc.errors import IccError, ServerRefused
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.sync.journal import JournalFailed

NO_KEY = (
    phrase("There is no API key secret for this connection yet."),
    phrase("Enter the secret of the API key."),
)
NO_SERVER = (
    phrase("This session has no connection to a contact center."),
    phrase("Choose or add a connection."),
)
UNKNOWN_TREE = (
    phrase("This tree is not known here any more."),
    phrase("Read the list of trees again."),
)


def as_problem(error: BaseException) -> SyncProblem:
    """Any failure as cause and advice. Text of unexpected errors is shown short and plain."""
    match error:
        case SyncProblem():
            return error
        case ServerRefused():
            return SyncProblem(error.cause, error.advice, error.message)
        case IccError() | JournalFailed() | CommitFailed():
            return SyncProblem(error.cause, error.advice)
        case KeyUnusable():
            return SyncProblem(phrase("The API key cannot be used: {why}", why=str(error)), NO_KEY[1])
    what = f"{type(error).__name__}: {error}"[:200]
    return SyncProblem(
        phrase("Something unexpected went wrong ({what}).", what=what),
        phrase("Try again; if it stays, report it with the log file."),
    )


FOR_THIS_RUN = phrase("The secret you entered is used until you leave the program, and asked for again then.")
"""What to say of a secret that was entered to be kept, and is not."""


def as_commit_failure(error: JournalFailed) -> CommitFailed:
    """A journal's failure as the domain's."""
    return CommitFailed(error.cause, error.advice)


def vault_problem(error: BaseException) -> tuple[Phrase, Phrase]:
    """Cause and advice for a keyring that gives no secret."""
    cause, advice = getattr(error, "cause", None), getattr(error, "advice", None)
    if cause is not None and advice is not None:
        return _as_phrase(cause), _as_phrase(advice)
    return (
        phrase("The keyring of this computer could not be read ({what}).", what=type(error).__name__),
        phrase("Unlock it, or enter the secret for this session."),
    )


def _as_phrase(text: object) -> Phrase:
    return text if isinstance(text, Phrase) else Phrase("{text}", {"text": str(text)})
