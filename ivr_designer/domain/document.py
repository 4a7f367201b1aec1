"""A document: one tree, its revision, and those who want to know what changed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ivr_designer.domain.changes import Change, Origin
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edit_size import size_of
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.turns import politely

CommitHook = Callable[[Edit, Change, IvrTree], None]
"""Makes an edit durable. Raises CommitFailed to have it taken back."""

Observer = Callable[[Change], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edit that was done to `tree`, and nobody was told of yet. `revision` is that of before."""

    edit: Edit
    inverse: Edit
    change: Change
    tree: IvrTree
    revision: int


class Document:
    """The only way to change a tree. Observers run after the edit is durable and must not edit themselves."""

    def __init__(self, tree: IvrTree, commit: CommitHook | None = None) -> None:
        self.tree = tree
        self.revision = 0
        self.commit = commit
        self._observers: list[Observer] = []
        self._telling = False

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` with every Change from now on; call the result to stop."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def apply(self, edit: Edit, origin: Origin = Origin.USER) -> Edit:
        """Apply `edit`, make it durable, tell the observers, return the inverse.

        Raises EditRefused (nothing happened) or CommitFailed (it was taken back). An edit that changes
        nothing is neither stored nor told.
        """
        assert not self._telling, "an observer must not edit the document"
        done = self._done_to(self.tree, edit, origin)
        try:
            self.store(done)
        except BaseException:
            done.inverse.apply(self.tree)
            raise
        return self._told(done)

    def size_of(self, edit: Edit) -> int:
        """About how many items are stored for `edit`; 0 where nothing is stored."""
        return 0 if self.commit is None else size_of(edit, self.tree)

    def prepare(self, edit: Edit, origin: Origin = Origin.USER) -> Prepared:
        """The first part of `apply` for an edit that takes long: do it to a copy of the tree.

        Any thread may call this and `store`, as long as nobody edits the document until `accept`. Raises
        EditRefused.
        """
        done = self._done_to(self.tree.copy(), edit, origin)
        if done.change.replaced:
            for node in politely(done.tree.nodes):
                done.tree.keypresses_of(node)  # in menu order they are wanted as soon as it is accepted
        return done

    def store(self, prepared: Prepared) -> None:
        """The second part: make it durable. Raises CommitFailed; then it is not to be accepted."""
        if self.commit is not None and not prepared.change.is_empty:
            self.commit(prepared.edit, prepared.change, prepared.tree)

    def accept(self, prepared: Prepared) -> Edit:
        """The last part: the tree becomes the copy, and the observers are told. Returns the inverse."""
        assert not self._telling, "an observer must not edit the document"
        assert prepared.revision == self.revision, "something else was edited meanwhile"
        if not prepared.change.is_empty:
            self.tree._become(prepared.tree)
        return self._told(prepared)

    def _done_to(self, tree: IvrTree, edit: Edit, origin: Origin) -> Prepared:
        inverse, change = edit.apply(tree)
        change = replace(change, revision=self.revision + 1, origin=origin)
        return Prepared(edit, inverse, change, tree, self.revision)

    def _told(self, done: Prepared) -> Edit:
        if not done.change.is_empty:
            self.revision += 1
            self._tell(done.change)
        return done.inverse

    def _tell(self, change: Change) -> None:
        self._telling = True
        failure: Exception | None = None
        try:
            for observer in tuple(self._observers):
                try:
                    observer(change)
                except Exception as error:
                    failure = failure or error
        finally:
            self._telling = False
        if failure is not None:
            raise failure
