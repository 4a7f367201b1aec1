"""Draft and live, preview, publish and roll back for the tree on screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ivr_designer.domain.document import Document
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import Account, Mode, Publishing, PublishingEnded, Session, SyncProblem
from ivr_designer.sync.proposals import PlanPreview, Published
from ivr_designer.ui.beside import Beside
from ivr_designer.ui.comparison import Comparison, compare
from ivr_designer.ui.panels.plan import PublishOrder
from ivr_designer.ui.text import say, tr, trn

if TYPE_CHECKING:
    from ivr_designer.domain.changes import Change
    from ivr_designer.ui.main_window import MainWindow


class PublishController(QObject):
    """Belongs to one window; one plan at a time.

    Signals:
        mode_changed: Mode of the tree on screen, or None without one.
    """

    mode_changed = Signal(object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.plan_panel
        self._beside = Beside("plan")
        window.closing.connect(self._beside.close)
        self._running: dict[TreeId, Publishing] = {}
        self._reading = False
        self._mode: Mode | None = None
        window.io.account_changed.connect(self._on_account)
        window.io.publishing.connect(self._on_publishing)
        window.io.publishing_ended.connect(self._on_ended)
        window.io.session_changed.connect(self._on_session_changed)
        window.bridge.document_changed.connect(self._on_document_changed)
        window.bridge.changed.connect(self._on_changed)
        self._panel.preview_wanted.connect(self.preview)
        self._panel.publish_wanted.connect(self._on_publish_wanted)
        self._panel.stop_wanted.connect(self.stop)
        self._panel.roll_back_wanted.connect(self.roll_back)
        self._panel.chosen.connect(self._on_call_chosen)

    # ---- questions

    @property
    def mode(self) -> Mode | None:
        """Of the tree on screen."""
        document, session = self._window.bridge.document, self._window.io.session
        if document is None or session is None:
            return None
        row = self._window.trees.row(document.tree.id)
        return row.mode if row is not None else None

    @property
    def has_plan(self) -> bool:
        """True while a plan is on screen."""
        return self._panel.plan is not None

    @property
    def is_publishing(self) -> bool:
        """True while calls of a plan for the tree on screen are being made."""
        return self._shown_tree in self._running

    @property
    def _shown_tree(self) -> TreeId | None:
        document = self._window.bridge.document
        return document.tree.id if document is not None else None

    @property
    def can_roll_back(self) -> bool:
        """True while the tree before is kept."""
        return bool(self._kept_id())

    # ---- live and draft

    @Slot(object)
    def set_mode(self, mode: Mode) -> None:
        """Switch; leaving a draft with changes in it asks first, for they are sent at once."""
        document, session = self._window.bridge.document, self._window.io.session
        if document is None or session is None or mode is self.mode or self.is_publishing:
            self._tell_mode(always=True)
            return
        tree = document.tree.id
        waiting = session.unsent(tree) if mode is Mode.LIVE else 0
        if not waiting:
            self._switch(tree, mode)
            return
        self._tell_mode(always=True)
        question = tr("Send the draft at once?")
        detail = tr(
            "Live edit sends {changes} now, one after the other, and every later edit as you make it. "
            "To look at the plan first, stay in the draft and choose Preview."
        ).format(changes=trn("{n} change", "{n} changes", waiting))
        self._window.prompts.ask(question, detail, tr("Send and edit live"), lambda: self._switch(tree, mode))

    def _switch(self, tree: TreeId, mode: Mode) -> None:
        self._window.trees.set_mode(tree, mode, lambda: self._switched(mode))
        self._tell_mode(always=True)  # the switch shows how it is until then, and if it is not done

    def _switched(self, mode: Mode) -> None:
        self._tell_mode()
        if mode is Mode.DRAFT:
            words = tr("Draft: callers hear nothing of your edits until you publish.")
        else:
            words = tr("Live edit: each edit goes to the contact center at once.")
            self.drop_plan()
        self._window.announcer.say(words)

    def _tell_mode(self, *, always: bool = False) -> None:
        mode = self.mode
        if mode is not self._mode or always:
            self._mode = mode
            self.mode_changed.emit(mode)
        self._window.refresh_actions()

    # ---- preview

    @Slot()
    def preview(self) -> None:
        """Read the tree from the contact center and draw what publishing would change."""
        self._window.documents.settle(self._preview)

    def _preview(self) -> None:
        document, session = self._window.bridge.document, self._window.io.session
        if document is None or session is None or self._reading or self.is_publishing:
            return
        self._reading = True
        tree = document.tree.id
        reading = tr("Reading the contact center for the plan…")
        self._window.status_bar.show_work(reading)
        self._window.announcer.say(reading)
        self._window.io.call(session.preview(tree), self._on_preview, self._on_no_plan)

    def _on_no_plan(self, error: BaseException) -> None:
        self._on_failed(error, topic="plan")

    def _on_preview(self, plan: PlanPreview) -> None:
        comparing = self._beside.submit(lambda: compare(plan.live, plan.draft))
        self._window.io.call(comparing, lambda found: self._show_plan(plan, found), self._on_no_plan)

    def _show_plan(self, plan: PlanPreview, comparison: Comparison) -> None:
        self._reading = False
        self._window.status_bar.show_work("")
        document, session = self._window.bridge.document, self._window.io.session
        if document is None or session is None or document.tree.id != plan.tree:
            return
        self._window.prompts.clear("plan")
        self._panel.show_plan(plan, session.account.numbers or ())
        self._panel.show_errors(self._window.problems_model.counts()["E"])
        self._window.docks["plan"].show()
        self._window.docks["plan"].raise_()
        if plan.calls:  # first: else the keyboard is on the picture for a moment
            self._panel.view.setFocus()
        page = self._window.canvas_area.compare(comparison, tr("Preview: what publishing would change"))
        page.chosen.connect(self._panel.choose_item)
        page.closed.connect(self.drop_plan)
        if plan.calls:
            page.show_item(plan.calls[0].item)
        self._window.announcer.say(self._panel.summary.text())
        self._window.refresh_actions()

    @Slot()
    def drop_plan(self) -> None:
        """Back to the canvas; the plan is forgotten."""
        self._panel.show_plan(None)
        self._window.canvas_area.end_comparison()
        self._window.refresh_actions()

    @Slot(object)
    def _on_call_chosen(self, item: object) -> None:
        page = self._window.canvas_area.comparing
        if page is not None:
            page.show_item(item)  # type: ignore[arg-type]

    # ---- publish

    def publish(self) -> None:
        """Carry out the plan on screen; without one, make it first."""
        if not self.has_plan:
            self.preview()
        elif self._panel.can_publish:
            self._panel.order()
        else:
            self._window.reveal("plan")
            self._window.prompts.note(self._panel.why_not())

    @Slot(object)
    def _on_publish_wanted(self, order: PublishOrder) -> None:
        session, plan = self._window.io.session, self._panel.plan
        if session is None or plan is None or self.is_publishing:
            return
        self._on_publishing(Publishing(plan.tree, 0, len(plan.calls), phrase("Publishing")))
        self._window.io.call(
            session.publish(plan.tree, plan.stamp, order.way, order.numbers),
            lambda _done: None,  # how it ended is told to whoever looks, not only to who began it
            _unforeseen,
        )

    @Slot()
    def stop(self) -> None:
        """Make no further call."""
        session, tree = self._window.io.session, self._shown_tree
        if session is not None and tree in self._running:
            session.stop_publishing(tree)

    @Slot(object)
    def _on_publishing(self, news: Publishing) -> None:
        is_new = news.tree not in self._running
        self._running[news.tree] = news
        if news.tree == self._shown_tree:
            words = self._panel.show_progress(say(news.text), news.done, news.total, can_stop=news.can_stop)
            if is_new:
                self._window.announcer.say(words)
                self._window.refresh_actions()

    @Slot(object)
    def _on_ended(self, news: PublishingEnded) -> None:
        self._end(news.tree)
        if news.problem is not None:
            self._tell_failure(news.tree, news.problem)
        elif news.done is not None:
            self._tell_success(news.tree, news.done)

    def _tell_success(self, tree: TreeId, done: Published) -> None:
        if tree != self._shown_tree:
            row = self._window.trees.row(tree)
            words = tr("“{tree}” was published.").format(tree=row.name if row is not None else "")
            self._window.prompts.note(words)
            return
        self.drop_plan()
        if done.previous is not None:
            words = trn(
                "Published as a fresh tree; {n} number switched.",
                "Published as a fresh tree; {n} numbers switched.",
                len(done.numbers),
            )
            self._window.prompts.note(words, tr("Roll back"), self.roll_back)
        else:
            self._window.prompts.note(tr("Published: the contact center has the draft now."))
        self._show_kept()

    def _tell_failure(self, tree: TreeId, problem: SyncProblem) -> None:
        self._window.prompts.notice(problem.cause, problem.advice, topic="plan")
        if tree == self._shown_tree:
            self._panel.show_trouble(f"{say(problem.cause)} {say(problem.advice)}")

    def _end(self, tree: TreeId) -> None:
        self._running.pop(tree, None)
        self._show_running()

    def _show_running(self) -> None:
        """How far publishing of the tree on screen is, or nothing of it."""
        tree = self._shown_tree
        if tree in self._running:
            self._on_publishing(self._running[tree])
            self._window.docks["plan"].show()
            self._window.docks["plan"].raise_()
        else:
            self._panel.end_progress()
        self._window.refresh_actions()

    # ---- the way back

    @Slot()
    def roll_back(self) -> None:
        """Give the numbers the tree back that they played before."""
        document, session = self._window.bridge.document, self._window.io.session
        if document is None or session is None or not self.can_roll_back or self.is_publishing:
            return
        tree = document.tree.id
        self._on_publishing(Publishing(tree, 0, 1, phrase("Rolling back"), can_stop=False))

        def failed(error: BaseException) -> None:
            self._end(tree)
            if not isinstance(error, SyncProblem):
                raise error
            self._tell_failure(tree, error)

        self._window.io.call(session.roll_back(tree), self._on_rolled_back, failed)

    def _on_rolled_back(self, done: Published) -> None:
        self._end(done.tree)
        self.drop_plan()
        words = trn(
            "Rolled back: {n} number plays the tree of before. Your edits are in the draft.",
            "Rolled back: {n} numbers play the tree of before. Your edits are in the draft.",
            len(done.numbers),
        )
        self._window.prompts.note(words)
        self._tell_mode()
        self._show_kept()

    def _kept_id(self) -> str | None:
        document, session = self._window.bridge.document, self._window.io.session
        if document is None or session is None:
            return None
        rows = (r for r in session.account.trees if r.kept_for == document.tree.id)
        return next((r.remote_id for r in rows), None)

    def _show_kept(self) -> None:
        kept = self._kept_id()
        words = tr("The tree that callers heard before is kept ({id}).").format(id=kept) if kept else ""
        self._panel.show_kept(words)
        self._window.refresh_actions()

    # ---- news

    def _on_failed(self, error: BaseException, topic: str) -> None:
        self._reading = False
        self._window.status_bar.show_work("")
        if not isinstance(error, SyncProblem):
            raise error
        self._window.prompts.notice(error.cause, error.advice, topic=topic)

    @Slot(object)
    def _on_account(self, _account: Account) -> None:
        self._tell_mode()
        self._show_kept()

    @Slot(object)
    def _on_session_changed(self, session: Session | None) -> None:
        self._reading = False
        self._running = {each.tree: each for each in session.publishings} if session is not None else {}
        self._panel.show_plan(None)
        self._show_running()
        self._window.prompts.clear("plan")

    @Slot(object)
    def _on_document_changed(self, _document: Document | None) -> None:
        self._panel.show_plan(None)
        self._show_running()
        self._tell_mode(always=True)
        self._show_kept()

    @Slot(object)
    def _on_changed(self, _change: "Change") -> None:
        if self.has_plan and not self.is_publishing:
            self._panel.show_trouble(
                tr("The draft or the contact center has changed since this plan was made. Preview again.")
            )


def _unforeseen(error: BaseException) -> None:
    if not isinstance(error, SyncProblem):
        raise error
