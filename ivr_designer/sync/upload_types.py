"""What the window and the command line know of an upload."""

from dataclasses import dataclass
from enum import StrEnum

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.phrases import Phrase


class UploadState(StrEnum):
    """WAITING to be sent; SENDING; CHECKING whether one whose answer was lost arrived; DONE; FAILED."""

    WAITING = "waiting"
    SENDING = "sending"
    CHECKING = "checking"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Upload:
    """One recording on its way. `size` and `sent` are bytes, `title` is what people call it.

    `file` is the server's name for it once it is there. `node` (with its tree) is to play it then: whoever
    did that dismisses the upload. `cause` and `advice` explain why it waits or failed, `words` are the
    server's own.
    """

    id: str
    name: str
    title: str
    size: int
    duration_s: float
    state: UploadState = UploadState.WAITING
    sent: int = 0
    file: str = ""
    node: tuple[TreeId, NodeId] | None = None
    cause: Phrase | None = None
    advice: Phrase | None = None
    words: str = ""

    @property
    def is_open(self) -> bool:
        """True until it is there or given up."""
        return self.state not in {UploadState.DONE, UploadState.FAILED}


@dataclass(frozen=True, slots=True)
class UploadsChanged:
    """The uploads, in the order in which they were asked for, after one of them changed."""

    uploads: tuple[Upload, ...]
