"""Versions of the tree on screen: listed, compared on the canvas, restored through draft and plan."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ivr_designer.domain.document import Document
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.keypresses import Destination
from ivr_designer.sync.contract import ItemId, Mode, Session, SyncProblem
from ivr_designer.ui.comparison import Comparison, compare
from ivr_designer.ui.controllers.file_jobs import FileJobs, Stopped, Words
from ivr_designer.ui.controllers.publish import PublishController
from ivr_designer.ui.models.versions import moment
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow


NEWS_MS = 250
"""Thousands of calls may follow each other, and any may have left a version: so often it is looked."""


class HistoryController(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow", publishing: PublishController) -> None:
        super().__init__(window)
        self._window = window
        self._publishing = publishing
        self._panel = window.history_panel
        self._jobs = FileJobs("history", window.io, window.prompts, self._failed, self)
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(NEWS_MS)
        self._news.timeout.connect(self._fill)
        window.closing.connect(self._jobs.close)
        window.closing.connect(self._news.stop)
        self._panel.compare_wanted.connect(self.compare)
        self._panel.restore_wanted.connect(self.restore)
        self._panel.restore_node_wanted.connect(self.restore_node)
        window.docks["history"].visibilityChanged.connect(self._on_visible)
        window.bridge.document_changed.connect(self._on_document_changed)
        window.io.account_changed.connect(self._on_news)
        window.io.logged.connect(self._on_news)
        window.surface.selection_changed.connect(self._on_selection)
        window.canvas_area.comparison_changed.connect(self._on_comparison)

    # ---- acts

    def open(self) -> None:
        """Show the versions of the tree on screen."""
        self._window.reveal("history")
        self._fill()

    @Slot()
    def compare(self) -> None:
        """The two chosen versions, or the chosen one and what is here, in one picture."""
        session, document = self._window.io.session, self._window.bridge.document
        chosen = self._panel.chosen
        if session is None or document is None or len(chosen) not in {1, 2}:
            return
        tree, digests = document.tree.id, [version.digest for version in chosen]
        here = document.tree.content()

        def job(stopped: Stopped) -> Comparison:
            before = session.version(tree, digests[-1])
            after = session.version(tree, digests[0]) if len(digests) == 2 else here
            stopped.check()
            return compare(before, after)

        then = moment(chosen[0].at) if len(chosen) == 2 else tr("now")
        title = tr("From {before} to {after}").format(before=moment(chosen[-1].at), after=then)
        words = Words(tr("Comparing…"), tr("Stopped. Nothing was compared."))
        key = (tree, *digests)
        self._jobs.start(job, lambda found: self._show(session, tree, found, title), words, key=key)

    def _show(self, session: Session, tree: TreeId, comparison: Comparison, title: str) -> None:
        document = self._window.bridge.document
        if session is not self._window.io.session or document is None or document.tree.id != tree:
            return  # another tree was shown meanwhile
        self._window.prompts.clear("history")
        self._publishing.drop_plan()
        page = self._window.canvas_area.compare(comparison, title)
        page.chosen.connect(self._on_compared_item)
        page.surface.setFocus()
        self._window.announcer.say(page.legend.text())

    @Slot()
    def restore(self) -> None:
        """Bring the chosen version back as a draft, and show the plan."""
        self._restore(None)

    @Slot()
    def restore_node(self) -> None:
        """Bring the selected node back as it was in the chosen version."""
        node = self._node()
        if node is not None:
            self._restore(node)

    def _restore(self, node: NodeId | None) -> None:
        session, document = self._window.io.session, self._window.bridge.document
        chosen = self._panel.chosen
        if session is None or document is None or len(chosen) != 1:
            return
        tree, digest = document.tree.id, chosen[0].digest

        def job(stopped: Stopped) -> Edit:
            edit = session.restoring(tree, digest, node)
            stopped.check()
            return edit

        words = Words(tr("Reading the version…"), tr("Stopped. Nothing was restored."))
        self._jobs.start(
            job, lambda edit: self._to_draft(session, document, edit), words, key=(tree, digest, node)
        )

    def _to_draft(self, session: Session, document: Document, edit: Edit) -> None:
        if session is not self._window.io.session or document is not self._window.bridge.document:
            return  # another tree was shown meanwhile
        if self._publishing.mode is Mode.LIVE:
            self._window.trees.set_mode(
                document.tree.id, Mode.DRAFT, lambda: self._bring_back(document, edit)
            )
        else:
            self._bring_back(document, edit)

    def _bring_back(self, document: Document, edit: Edit) -> None:
        self._window.prompts.clear("history")
        self._window.canvas_area.end_comparison()
        if document is self._window.bridge.document:
            self._window.documents.submit(edit, then=self._publishing.preview)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, SyncProblem):
            raise error
        self._window.prompts.notice(error.cause, error.advice, topic="history")

    def _node(self) -> NodeId | None:
        """The node that is selected, in the comparison if there is one."""
        current = self._window.canvas_area.front.selection.current
        comparing = self._window.canvas_area.comparing
        document = self._window.bridge.document
        if current is None or document is None or isinstance(current, Destination):
            return None
        nodes = comparing.comparison.content.nodes if comparing is not None else document.tree.nodes
        return NodeId(current) if current in nodes else None

    # ---- news

    @Slot(object)
    def _on_compared_item(self, item: ItemId | None) -> None:
        page = self._window.canvas_area.comparing
        if page is not None:
            self._panel.show_changes(page.comparison.fields(item) if item is not None else ())
            self._show_node()

    @Slot(object)
    def _on_comparison(self, _comparison: object) -> None:
        self._panel.show_changes(())
        self._show_node()

    @Slot(object)
    def _on_selection(self, _selection: object) -> None:
        self._show_node()

    def _show_node(self) -> None:
        node = self._node()
        name = ""
        if node is not None:
            comparing, document = self._window.canvas_area.comparing, self._window.bridge.document
            nodes = comparing.comparison.content.nodes if comparing is not None else {}
            found = nodes.get(node) or (document.tree.nodes.get(node) if document is not None else None)
            name = found.name if found is not None else ""
        self._panel.set_node(name)

    @Slot(bool)
    def _on_visible(self, visible: bool) -> None:
        if visible:
            self._fill()

    @Slot(object)
    def _on_document_changed(self, _document: Document | None) -> None:
        self._panel.set_versions(())
        self._panel.show_changes(())
        self._panel.set_node("")
        if self._panel.isVisible():
            self._fill()

    @Slot(object)
    def _on_news(self, _news: object) -> None:
        if self._panel.isVisible() and not self._news.isActive():
            self._news.start()

    @Slot()
    def _fill(self) -> None:
        session, document = self._window.io.session, self._window.bridge.document
        if session is None or document is None:
            self._panel.set_versions(())
            return
        try:
            self._panel.set_versions(session.versions(document.tree.id))
        except SyncProblem as problem:
            self._window.prompts.notice(problem.cause, problem.advice, topic="history")
