"""Making and deleting whole trees as steps of undo: what a document is to edits, the shelf is to trees."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import ReplaceTree
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.sync.contract import Session

if TYPE_CHECKING:
    from ivr_designer.ui.controllers.documents import DocumentController


@dataclass(frozen=True, slots=True)
class DeleteTree:
    """Delete a tree that is open."""

    tree: TreeId

    @property
    def text(self) -> Phrase:
        """What it does."""
        return phrase("Delete tree")


@dataclass(frozen=True, slots=True)
class RestoreTree:
    """Make a deleted tree again, with what was in it: the server gives it new ids. One that is still there is
    kept and shown, as the one that was `created` a moment ago.
    """

    was: TreeId
    created: bool = False

    @property
    def text(self) -> Phrase:
        """What it does."""
        return phrase("New tree") if self.created else phrase("Restore tree")


ShelfEdit = DeleteTree | RestoreTree


@dataclass(slots=True)
class _Move:
    """A shelf edit under way. `fresh`: the tree that was made in place of one that is gone."""

    edit: ShelfEdit
    fresh: TreeId | None = None


class Shelf:
    """Applies shelf edits; `EditCommand` uses it in a document's place. `prepare` and `store` do what takes
    long and may be called beside the window, `accept` shows it.
    """

    def __init__(self, session: Session, documents: "DocumentController") -> None:
        self._session = session
        self._documents = documents

    def size_of(self, edit: ShelfEdit) -> int:
        """How many items of a tree are deleted or brought back."""
        return self._documents.size_of(_tree(edit))

    def apply(self, edit: ShelfEdit, origin: Origin = Origin.USER) -> ShelfEdit:
        """Do it and return the inverse. Raises EditRefused, CommitFailed."""
        move = self.prepare(edit)
        self.store(move)
        return self.accept(move)

    def prepare(self, edit: ShelfEdit, origin: Origin = Origin.USER) -> _Move:
        """Nothing is done yet."""
        return _Move(edit)

    def store(self, move: _Move) -> None:
        """Do it in the session. Raises EditRefused, CommitFailed."""
        edit, session = move.edit, self._session
        if isinstance(edit, DeleteTree):
            session.delete_tree(edit.tree)
            return
        row = session.account.row(edit.was)
        if row is None:
            move.fresh = self._make_again(edit.was)
        elif row.deleting:  # one that was never deleted, or was kept since, is not made twice
            session.keep_tree(edit.was)

    def accept(self, move: _Move) -> ShelfEdit:
        """Show what was done, and return the inverse."""
        edit, documents = move.edit, self._documents
        if isinstance(edit, DeleteTree):
            documents.hide_deleted(edit.tree)
            return RestoreTree(edit.tree)
        if move.fresh is None:
            documents.show_kept(edit.was)
            return DeleteTree(edit.was)
        documents.rekey(edit.was, move.fresh)
        return DeleteTree(move.fresh)

    def _make_again(self, was: TreeId) -> TreeId:
        found = self._documents.opened(was)
        assert found is not None, "the stack that holds this step belongs to an open tree"
        content = found.document.tree.content()
        fresh = self._session.create_tree(content.name)
        if content.nodes or content.positions or content.loose:
            copy = Document(IvrTree(fresh, TreeContent(content.name)), self._session.commit)
            copy.apply(ReplaceTree(content, phrase("Restore tree")))
        return fresh


def _tree(edit: ShelfEdit) -> TreeId:
    return edit.tree if isinstance(edit, DeleteTree) else edit.was
