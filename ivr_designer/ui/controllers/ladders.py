"""Gives a node retries and takes them away; retries are folded into one box on the canvas."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Vertex
from ivr_designer.domain.ladder import AddLadder, ladder_below, ladder_of_rung, remove_ladder
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.ui.dialogs.add_ladder import USUAL_TRIES, LadderDialog
from ivr_designer.ui.labels import KIND_ICONS, destination_label, queue_names
from ivr_designer.ui.text import tr
from ivr_designer.ui.widgets.fields import Choice

if TYPE_CHECKING:
    from ivr_designer.domain.tree import IvrTree
    from ivr_designer.ui.inspection import Report
    from ivr_designer.ui.main_window import MainWindow


class LadderController(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._folded = False  # whether the ladders of the tree on screen were folded
        window.actions_.bind("add-ladder", self.ask)
        window.actions_.bind("remove-ladder", self.remove)
        window.bridge.document_changed.connect(self._on_document_changed)
        window.checks.reported.connect(self._on_reported)

    @Slot()
    def ask(self) -> LadderDialog | None:
        """Ask how many retries the selected node gets, and who answers in the end."""
        from ivr_designer.validation.prompt.reading import read_prompt
        from ivr_designer.validation.prompt.writing import retry_intro

        head, tree = self._head()
        if head is None or tree is None:
            return None
        self._window.inspector.flush()
        node, known = tree.nodes[head], ladder_below(tree, head)
        talk = node.prompt.text if isinstance(node.prompt, TalkPrompt) else None
        intro = retry_intro(read_prompt(talk)) if talk is not None else ""
        tries = known.tries if known is not None else USUAL_TRIES
        dialog = LadderDialog(node.name, self._people(tree), intro, tries, self._window)
        dialog.given.connect(lambda given: self.add(head, *given))
        dialog.open()
        return dialog

    def add(self, head: NodeId, tries: int, person: Vertex, intro: str) -> None:
        """Give a node retries, as one step of undo, and fold them."""
        if self._window.documents.submit(AddLadder(head, tries, person, intro)):
            _head, tree = self._head()
            ladder = ladder_below(tree, head) if tree is not None else None
            if ladder is not None:
                self._window.surface.set_collapsed(ladder.rungs[0], True)

    @Slot()
    def remove(self) -> None:
        """Take the retries of the selected node away."""
        head, tree = self._head()
        ladder = ladder_below(tree, head) if tree is not None and head is not None else None
        if tree is None or ladder is None:
            self._window.prompts.note(tr("This node has no retries."))
            return
        self._window.documents.submit(remove_ladder(tree, ladder))

    def _head(self) -> "tuple[NodeId | None, IvrTree | None]":
        """The selected node, or the head of the retries it belongs to."""
        document, node = self._window.bridge.document, self._window.source_node
        tree = document.tree if document is not None else None
        if tree is None or node is None or isinstance(node, Destination) or node not in tree.nodes:
            return None, tree
        while (ladder := ladder_of_rung(tree, node)) is not None:
            node = ladder.head
        return node, tree

    def _people(self, tree: "IvrTree") -> list[Choice]:
        """Everybody a caller can be given to: what the tree uses first, then the queues of the account."""
        session = self._window.io.session
        queues = queue_names(session.account if session is not None else None)
        kinds = {DestinationKind.QUEUE, DestinationKind.PHONE}
        found = dict.fromkeys(d for d in tree.destinations() if d.kind in kinds and d.value)
        found.update(dict.fromkeys(Destination(DestinationKind.QUEUE, q) for q in queues))
        return [Choice(destination_label(d, queues), d, KIND_ICONS[d.kind]) for d in found]

    @Slot(object)
    def _on_reported(self, report: "Report | None") -> None:
        document, surface = self._window.bridge.document, self._window.surface
        if report is None or document is None or self._folded:
            return
        self._folded = True
        for rung in report.ladders:
            if rung in document.tree.nodes:
                surface.set_collapsed(rung, True)

    @Slot(object)
    def _on_document_changed(self, _document: object) -> None:
        self._folded = False
