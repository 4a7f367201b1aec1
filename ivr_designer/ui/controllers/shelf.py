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
    kept.
    """

    was: TreeId
    created: bool = False

    @property
    def text(self) -> Phrase:
        """What it does."""
        return phrase("New tree") if self.created else phrase("Restore tree")


ShelfEdit = DeleteTree | RestoreTree


class Shelf:
    """Applies shelf edits; `EditCommand` uses it in a document's place."""

    def __init__(self, session: Session, documents: "DocumentController") -> None:
        self._session = session
        self._documents = documents

    def apply(self, edit: ShelfEdit, origin: Origin = Origin.USER) -> ShelfEdit:
        """Do it and return the inverse. Raises EditRefused, CommitFailed."""
        if isinstance(edit, DeleteTree):
            self._session.delete_tree(edit.tree)
            self._documents.hide_deleted(edit.tree)
            return RestoreTree(edit.tree)
        row = self._session.account.row(edit.was)
        if row is not None:  # it was never deleted, or was kept since: a copy is not what is wanted
            if row.deleting:
                self._session.keep_tree(edit.was)
            self._documents.show_kept(edit.was)
            return DeleteTree(edit.was)
        found = self._documents.opened(edit.was)
        assert found is not None, "the stack that holds this step belongs to an open tree"
        content = found.document.tree.content()
        fresh = self._session.create_tree(content.name)
        self._fill(fresh, content)
        self._documents.rekey(edit.was, fresh)
        return DeleteTree(fresh)

    def _fill(self, tree: TreeId, content: TreeContent) -> None:
        if not content.nodes and not content.positions and not content.loose:
            return
        copy = Document(IvrTree(tree, TreeContent(content.name)), self._session.commit)
        copy.apply(ReplaceTree(content, phrase("Restore tree")))
