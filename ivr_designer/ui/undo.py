"""The only undo command: it holds an edit of a document and swaps it for the inverse each time it runs."""

import logging
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtGui import QUndoCommand

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import Batch, UpdateKeypress, UpdateNode
from ivr_designer.domain.errors import CommitFailed, DomainError
from ivr_designer.ui.text import say

_log = logging.getLogger(__name__)
Failed = Callable[[DomainError], None]


class Editable(Protocol):
    """What a command works on: a Document, or the shelf of trees."""

    def apply(self, edit: Any, origin: Origin = Origin.USER) -> Any:
        """Do the edit and return its inverse. Raises DomainError."""
        ...

    def size_of(self, edit: Any) -> int:
        """About how many items are stored for it."""
        ...

    def prepare(self, edit: Any, origin: Origin = Origin.USER) -> Any:
        """The first part of `apply`, on any thread: nothing is stored or shown. Raises DomainError."""
        ...

    def store(self, prepared: Any) -> None:
        """The second part, on any thread: make it durable. Raises DomainError."""
        ...

    def accept(self, prepared: Any) -> Any:
        """The last part, on the UI thread: show it, and return the inverse."""
        ...


class EditCommand(QUndoCommand):
    """One step of undo. Has no parent, ever: grouping is a `Batch` edit.

    Steps of the same `run` (one focused field) become one. `failed` is told when the document refuses or
    cannot store. What was refused drops out of the stack, for it will be refused again; a step back or forth
    that was asked for by `turn` and could not be stored stays where it is.
    """

    def __init__(
        self,
        document: Editable,
        edit: Any,
        failed: Failed,
        *,
        run: int = -1,
        origin: Origin = Origin.USER,
    ) -> None:
        super().__init__(say(edit.text))
        self._document = document
        self._next = edit
        self._done_already = False
        self._failed = failed
        self._run = run
        self._origin = origin

    @property
    def pending(self) -> Any:
        """The edit that runs next: the inverse when the step is done, the edit itself when it is undone."""
        return self._next

    @property
    def document(self) -> Editable:
        """What the edit is of."""
        return self._document

    @property
    def origin(self) -> Origin:
        """In whose name it runs next: undoing what others did is an edit of ours."""
        return self._origin

    def turn(self) -> bool:
        """Run it before the stack moves over it, which does nothing then; False: do not move the stack."""
        return self.turned(self._outcome())

    def turned(self, outcome: Any) -> bool:
        """As `turn`, when it was run already: with the inverse, or the error, that came of it."""
        if isinstance(outcome, CommitFailed):
            self._failed(outcome)
            return False
        self._take(outcome)
        self._done_already = True
        return True

    def _turn(self) -> None:
        if self._done_already:
            self._done_already = False
        else:
            self._take(self._outcome())

    def _outcome(self) -> Any:
        try:
            return self._document.apply(self._next, self._origin)
        except DomainError as error:
            return error

    def _take(self, outcome: Any) -> None:
        if isinstance(outcome, DomainError):
            _log.info("a step was dropped: %s", type(outcome).__name__)
            self.setObsolete(True)
            self._failed(outcome)
        else:
            self._next = outcome
            self._origin = Origin.USER

    def redo(self) -> None:
        self._turn()

    def undo(self) -> None:
        self._turn()

    def id(self) -> int:
        return self._run

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, EditCommand) or other._document is not self._document or other.isObsolete():
            return False
        self._next = _both(other._next, self._next)
        return True


def _both(first: Edit, then: Edit) -> Edit:
    """One edit that does `first` and `then`; two updates of one item are just the second."""
    for kind, item in ((UpdateNode, "node"), (UpdateKeypress, "keypress")):
        same_kind = isinstance(first, kind) and isinstance(then, kind)
        if same_kind and getattr(first, item).id == getattr(then, item).id:
            return then
    return Batch((first, then), then.text)
