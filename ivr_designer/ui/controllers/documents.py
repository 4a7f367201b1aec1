"""The open trees: one document and one undo stack each, the one on screen, and the way every edit takes."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoGroup, QUndoStack

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.document import Document
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.errors import CommitFailed, DomainError, EditRefused
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.domain.turns import window
from ivr_designer.sync.contract import ItemId, Loading, RemoteEdit, SyncProblem
from ivr_designer.sync.remote_edit import ELSEWHERE
from ivr_designer.sync.status import ItemStatus
from ivr_designer.ui.bridge import DocumentBridge, IoBridge
from ivr_designer.ui.controllers.file_jobs import Words
from ivr_designer.ui.controllers.storing import Outcome, Storing
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.text import say, tr
from ivr_designer.ui.undo import EditCommand

T = TypeVar("T")
Prepare = Callable[[Document, Mapping[ItemId, ItemStatus], Callable[[], object]], object]
"""Called with a tree that takes long to show, the states of its items, and what to call then."""

_runs = itertools.count(1)


def new_run() -> int:
    """A number for edits that are to become one undo step, as the typing in one field."""
    return next(_runs)


@dataclass(frozen=True, slots=True)
class OpenTree:
    """A tree in memory. The document stays when the tree is deleted, so that undo can bring it back."""

    document: Document
    stack: QUndoStack


class DocumentController(QObject):
    """Opens, shows and edits trees.

    An edit that is too large for one turn of the event loop is stored beside the window, and done on screen
    after that (see Storing); what else is to be done to trees waits until then.

    Signals:
        loading: Loading or None, while the tree that was asked for is being read.
        trouble: (TreeId, SyncProblem) when it could not be read.
        frozen_changed: bool, undo is off while a popup waits for an answer.
        about_to_edit: before any edit that does not come from a field, so that typed text goes first.
        not_done: an edit was refused, stopped or could not be stored; fields are to show what is so.
    """

    loading = Signal(object)
    trouble = Signal(object)
    frozen_changed = Signal(object)
    about_to_edit = Signal()
    not_done = Signal()

    def __init__(
        self, bridge: DocumentBridge, io: IoBridge, prompts: QtPrompts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.group = QUndoGroup(self)
        self._bridge = bridge
        self._io = io
        self._prompts = prompts
        self._storing = Storing(io, prompts, self)
        self._open: dict[TreeId, OpenTree] = {}
        self._wanted: TreeId | None = None
        self._frozen = False
        self._failures = 0
        self._taking_over = False
        self._takes_long: Callable[[Document], bool] = lambda _: False
        self._prepare: Prepare = lambda _document, _states, show: show()
        self.states_shown: Mapping[ItemId, ItemStatus] | None = None
        """With which states the picture that comes on screen in this moment was made; None: with none."""
        io.session_changed.connect(self._on_session_changed)
        io.loading.connect(self._on_loading)
        io.remote_edit.connect(self._on_remote_edit)
        self.group.indexChanged.connect(self._on_stack_moved)
        self.group.activeStackChanged.connect(self._on_stack_moved)

    def prepare_with(
        self,
        takes_long: Callable[[Document], bool],
        prepare: Prepare,
    ) -> None:
        """A tree that takes long to show is given to `prepare` before."""
        self._takes_long, self._prepare = takes_long, prepare

    # ---- which tree

    @property
    def document(self) -> Document | None:
        """The document on screen."""
        return self._bridge.document

    @property
    def wanted(self) -> TreeId | None:
        """The tree that is shown, or is being read to be shown."""
        return self._wanted

    def opened(self, tree: TreeId) -> OpenTree | None:
        """The tree's document and stack if it is in memory."""
        return self._open.get(tree)

    @Slot(object)
    def show(self, tree: TreeId | None, then: Callable[[Document], object] | None = None) -> None:
        """Put a tree on screen, reading it first if need be; `then` is called with its document."""
        self.settle(lambda: self._show(tree, then))

    def _show(self, tree: TreeId | None, then: Callable[[Document], object] | None) -> None:
        self._wanted = tree
        if tree is None:
            self._put_on_screen(None)
            return
        if (found := self._open.get(tree)) is not None:
            if self._takes_long(found.document):
                self._put_on_screen(None)
                self.loading.emit(Loading(tree, 0, 0))
            self._arrived(tree, found.document, then)
            return
        self._put_on_screen(None)
        self.loading.emit(Loading(tree, 0, 0))
        self.read(tree, lambda document: self._arrived(tree, document, then))

    def read(self, tree: TreeId, then: Callable[[Document], object]) -> None:
        """Have a tree in memory without showing it, and call `then` with its document."""
        if (found := self._open.get(tree)) is not None:
            then(found.document)
            return
        session = self._io.session
        assert session is not None, "trees come from a session"

        def ok(content: TreeContent) -> None:
            if self._io.session is session:  # else it came too late
                then(self.take(tree, content).document)

        self._io.call(session.open_tree(tree), ok, lambda error: self._failed(tree, error))

    def take(self, tree: TreeId, content: TreeContent) -> OpenTree:
        """Keep a tree that was read, or give the one that is kept already."""
        if (found := self._open.get(tree)) is not None:
            return found
        session = self._io.session
        assert session is not None, "trees belong to a session"
        document = Document(IvrTree(tree, content), session.commit)
        root = content.root
        document.tree.root_fixed = root is not None and root in session.remote_ids(tree)
        stack = QUndoStack(self.group)
        self._open[tree] = OpenTree(document, stack)
        return self._open[tree]

    def size_of(self, tree: TreeId) -> int:
        """Nodes and keypresses of a tree in memory; 0 for another one."""
        found = self._open.get(tree)
        return 0 if found is None else len(found.document.tree.nodes) + len(found.document.tree.keypresses)

    def rekey(self, old: TreeId, new: TreeId) -> None:
        """A deleted tree came back under a new id: show it."""
        found = self._open.pop(old)
        found.document.tree.id = new
        self._open[new] = found
        self._show(new, None)

    def hide_deleted(self, tree: TreeId) -> None:
        """Take a deleted tree off the screen; its undo stack stays in reach until another tree is shown."""
        if self._wanted == tree:
            self._wanted = None
            self._bridge.follow(None)

    def show_kept(self, tree: TreeId) -> None:
        """A tree that was to be deleted stays: bring it back on screen."""
        self._show(tree, None)

    # ---- editing

    @property
    def is_storing(self) -> bool:
        """True while a large edit is under way."""
        return self._storing.is_busy

    def when_stored(self, act: Callable[[], object]) -> None:
        """Do it now, or when no large edit is under way any more."""
        self._storing.when_idle(act)

    def when_stored_well(self, act: Callable[[], object]) -> None:
        """As `when_stored`, but not at all if something was not done: the user is to see why."""
        before = self._failures
        self.when_stored(lambda: act() if self._failures == before else None)

    def settle(self, act: Callable[[], object]) -> None:
        """Have typed text go first; then do it, when that is stored."""
        self.about_to_edit.emit()
        self.when_stored(act)

    def submit(
        self, edit: Edit, *, run: int = -1, typed: bool = False, then: Callable[[], object] | None = None
    ) -> bool:
        """Do an edit as one step of undo; False when it was refused, which the user was told. `then` is
        called when it is done, which is later for a large one: that is not refused as yet.

        `typed` edits come from a text field and do not ask other fields to finish first.
        """
        if self._is_too_early():
            return False
        if not typed:
            self.about_to_edit.emit()
        document = self.document
        if document is None:
            return False
        return self.push(document, edit, run=run, then=then)

    def push(
        self,
        document: Document,
        edit: Edit,
        *,
        run: int = -1,
        origin: Origin = Origin.USER,
        then: Callable[[], object] | None = None,
    ) -> bool:
        """As `submit`, for any open document. It is later, too, when typed text is being stored."""
        failures: list[DomainError] = []

        def failed(error: DomainError) -> None:
            failures.append(error)
            self.report(error)
            self._tell_not_done()

        command = EditCommand(document, edit, failed, run=run, origin=origin)

        def start() -> None:
            is_seen = origin is Origin.USER and document is self.document
            self._push(document.tree.id, command, then, leads=is_seen)

        self.when_stored(start)
        return not failures

    def push_shelf(
        self, tree: TreeId, command: EditCommand, then: Callable[[], object] | None = None
    ) -> None:
        """Make or delete a tree as a step of its undo, which takes it back next, whatever tree is on screen;
        `then` is called when it is done.
        """
        self.settle(lambda: self._push(tree, command, then, leads=True))

    def _push(
        self, tree: TreeId, command: EditCommand, then: Callable[[], object] | None, *, leads: bool
    ) -> None:
        """Run a step and put it on the stack of its tree; if that `leads`, it is the one that undo is of."""
        found = self._open.get(tree)
        if found is None:
            return  # another connection meanwhile
        if leads:  # else undo is still that of a tree deleted in the list
            self.group.setActiveStack(found.stack)

        def moved() -> None:
            if command.isObsolete():
                return
            found.stack.push(command)  # a push costs what can be done again
            if leads:
                self.group.setActiveStack(found.stack)
            if then is not None:
                then()

        self._turn(command, moved)

    def _turn(self, command: EditCommand, move: Callable[[], object]) -> None:
        """Run a step and move the stack over it: now, or when it is stored beside the window."""
        document, edit, origin = command.document, command.pending, command.origin

        def moved() -> None:
            self._taking_over = origin is not Origin.USER
            try:
                move()
            finally:
                self._taking_over = False
            if origin is Origin.USER:
                self._prompts.clear("commit")

        if self._storing.is_large(document, edit):
            self._storing.start(document, edit, origin, lambda outcome: self._stored(command, outcome, moved))
            return
        with window:
            if command.turn():
                moved()

    def _stored(self, command: EditCommand, outcome: Outcome, move: Callable[[], object]) -> None:
        if outcome is None:
            self._tell_not_done()
            return
        if not isinstance(outcome, DomainError):
            outcome = command.document.accept(outcome)
        if command.turned(outcome):
            move()

    def beside(
        self, act: Callable[[], T], words: Words, size: int, then: Callable[[T], object] = lambda _: None
    ) -> None:
        """Do something that stores much in the journal when nothing else is under way: at once if its `size`
        in items is small, else beside the window, with `words` while it lasts. `then` is called with what it
        gave. The user is told why it did not happen.
        """

        def done(outcome: tuple[T] | DomainError) -> None:
            if isinstance(outcome, DomainError):
                self.report(outcome)
                self._tell_not_done()
            else:
                then(outcome[0])

        self.settle(lambda: self._storing.do(act, words, size, done))

    def _tell_not_done(self) -> None:
        self._failures += 1
        self.not_done.emit()

    def _is_too_early(self) -> bool:
        """Whether an edit comes while another one is stored, by a way that is not held: the user is told."""
        if self.is_storing:
            self._prompts.note(tr("The change before is still being stored. Try again in a moment."))
            self._tell_not_done()
        return self.is_storing

    def confirm(self, words: str, *, told: bool = True) -> None:
        """Show what was just done, with an undo that is gone once it would take back something else.

        `told`: the step of the history has told it already.
        """
        self._prompts.note(words, tr("Undo"), self.undo, told=told)

    @Slot()
    def _on_stack_moved(self) -> None:
        self._prompts.withdraw(self.undo)

    def undo(self) -> None:
        """One step back. A step that cannot be stored now stays, to be tried again."""
        self._step(-1, QUndoStack.undo)

    def redo(self) -> None:
        """One step forth. A step that cannot be stored now stays, to be tried again."""
        self._step(0, QUndoStack.redo)

    def _step(self, offset: int, move: Callable[[QUndoStack], None]) -> None:
        if not self._is_too_early():
            self.settle(lambda: self._step_over(offset, move))

    def _step_over(self, offset: int, move: Callable[[QUndoStack], None]) -> None:
        stack = self.group.activeStack()
        command = stack.command(stack.index() + offset) if stack is not None else None
        if isinstance(command, EditCommand):
            self._turn(command, lambda: move(stack))

    def report(self, error: DomainError) -> None:
        """Tell why an edit did not happen."""
        if isinstance(error, EditRefused):
            self._prompts.refuse(error.reason)
        elif isinstance(error, CommitFailed):
            self._prompts.notice(error.cause, error.advice, topic="commit", again=True)

    @property
    def frozen(self) -> bool:
        """True while undo is off."""
        return self._frozen

    @property
    def is_taking_over(self) -> bool:
        """True while a step of undo comes from the contact center: nothing of it is to be sent."""
        return self._taking_over

    def freeze(self, frozen: bool) -> None:
        """Switch undo and redo off while a popup is open that speaks of what is there now."""
        if frozen != self._frozen:
            self._frozen = frozen
            self.frozen_changed.emit(frozen)

    def close(self) -> None:
        """Let go of everything, in the order that Qt needs."""
        self._storing.close()
        self._let_go()

    def _let_go(self) -> None:
        self._bridge.follow(None)
        for found in self._open.values():
            found.stack.blockSignals(True)
            found.stack.clear()
        self._open.clear()

    # ---- inside

    def _put_on_screen(self, found: OpenTree | None) -> None:
        self.group.setActiveStack(found.stack if found is not None else None)  # type: ignore[arg-type]
        self._bridge.follow(found.document if found is not None else None)
        self.loading.emit(None)

    def _arrived(self, tree: TreeId, document: Document, then: Callable[[Document], object] | None) -> None:
        if self._wanted != tree:
            return  # another one was asked for meanwhile

        def show(states: Mapping[ItemId, ItemStatus] | None = None) -> None:
            if self._wanted == tree and tree in self._open:
                self.states_shown = states
                try:
                    self._put_on_screen(self._open[tree])
                finally:
                    self.states_shown = None
                if then is not None:
                    then(document)

        if self._takes_long(document):
            session = self._io.session
            states = session.items(tree) if session is not None else {}
            self._prepare(document, states, partial(show, states))
        else:
            show()

    def _failed(self, tree: TreeId, error: BaseException) -> None:
        if self._wanted == tree:
            self.loading.emit(None)
        if not isinstance(error, SyncProblem):
            raise error
        self.trouble.emit((tree, error))

    @Slot(object)
    def _on_session_changed(self, _session: object) -> None:
        self._wanted = None
        self._storing.forget()
        self._let_go()
        self.loading.emit(None)

    @Slot(object)
    def _on_loading(self, loading: Loading) -> None:
        if loading.tree == self._wanted and loading.tree not in self._open:
            self.loading.emit(loading)

    @Slot(object)
    def _on_remote_edit(self, news: RemoteEdit) -> None:
        self.settle(lambda: self._take_over(news))  # they came after what is being stored, or will be told so

    def _take_over(self, news: RemoteEdit) -> None:
        found = self._open.get(news.tree)
        if found is None:
            return  # the session has it; opening reads it from there

        def told() -> None:
            if news.tree == self._wanted:
                words = tr("Somebody else changed this tree in the contact center; it is shown here now.")
                self._prompts.note(words if news.summary == ELSEWHERE else say(news.summary))

        self.push(found.document, news.edit, origin=Origin.REMOTE, then=told)
