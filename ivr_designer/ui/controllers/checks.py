"""Keeps what is known of the tree on screen up to date, beside the window, a moment after each edit."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ivr_designer.domain.changes import Change
from ivr_designer.domain.document import Document
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.mirror import Patch, patch_of
from ivr_designer.sync.contract import Account
from ivr_designer.ui.beside import Beside
from ivr_designer.ui.bridge import DocumentBridge, IoBridge
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.models.problems import ProblemsModel
from ivr_designer.ui.parting import let_go

if TYPE_CHECKING:
    from ivr_designer.ui.inspection import Order, Report
    from ivr_designer.validation.finding import Finding
    from ivr_designer.validation.settings import RuleSettings

_DEBOUNCE_MS = 60


class Checker(Protocol):
    """What looks at a tree: `inspection.Inspector`. Used on the thread beside only."""

    def look(self) -> "Report":
        """What is known now."""
        ...

    def follow(self, patch: Patch) -> "Report":
        """Bring it up to date."""
        ...


MakeChecker = Callable[["Order"], Checker]


def make_inspector(order: "Order") -> Checker:
    """The real one. Imported when the first tree is checked, not before the first paint."""
    from ivr_designer.ui.inspection import Inspector

    return Inspector(order)


def usual_settings() -> "RuleSettings":
    """Settings that nobody changed."""
    from ivr_designer.validation.settings import RuleSettings

    return RuleSettings()


class CheckController(QObject):
    """Signals:
    counted: mapping of vertex or keypress to FindingCount.
    reported: Report of the document on screen as it is now, or None while nothing is known.
    failed: the checks themselves broke; nothing is known of the tree.
    """

    counted = Signal(object)
    reported = Signal(object)
    failed = Signal()

    def __init__(
        self,
        bridge: DocumentBridge,
        io: IoBridge,
        documents: DocumentController,
        model: ProblemsModel,
        make: MakeChecker = make_inspector,
    ) -> None:
        super().__init__(documents)
        self._bridge = bridge
        self._io = io
        self._documents = documents
        self._model = model
        self._make = make
        self._beside = Beside("checks")
        self._settings: RuleSettings | None = None
        self.ask_settings: Callable[[], RuleSettings] = usual_settings
        self._checker: Checker | None = None
        self._pending: Change | None = None
        self._run = 0  # the job whose answer counts
        self._busy = False
        self._is_ready = False
        self._known: tuple[object, ...] = ()
        self.report: Report | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._check)
        bridge.document_changed.connect(self._on_document_changed)
        bridge.changed.connect(self._on_changed)
        io.account_changed.connect(self._on_account_changed)

    @property
    def settings(self) -> "RuleSettings":
        """The settings in use."""
        if self._settings is None:
            self._settings = self.ask_settings()
        return self._settings

    def use_settings(self, settings: "RuleSettings") -> None:
        """Check with other settings from now on."""
        self._settings = settings
        self._begin_anew()

    @property
    def is_busy(self) -> bool:
        """True while the tree is looked at, or is about to be."""
        return self._busy or self._timer.isActive()

    @Slot(object)
    def fix(self, finding: "Finding") -> None:
        """Mend a finding, as one step of undo."""
        if finding.fix is not None:
            self.submit(finding.fix)

    def submit(self, edit: Edit) -> bool:
        """Do an edit on the tree on screen, as one step of undo; False when it was refused."""
        return self._documents.submit(edit)

    def close(self) -> None:
        """End the thread."""
        self._timer.stop()
        self._beside.close()

    # ---- when

    @Slot(object)
    def _on_document_changed(self, document: Document | None) -> None:
        let_go(self._checker)
        self._forget()
        self._show(None)
        if document is None:
            self._timer.stop()
        else:
            self._timer.start()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if self._checker is not None or self._busy:
            self._pending = change if self._pending is None else self._pending.then(change)
        if not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _on_account_changed(self, account: Account) -> None:
        known = _what_checks_need(account)
        if known != self._known:  # news of what waits to be sent come with every edit
            self._known = known
            self._begin_anew()

    def _begin_anew(self) -> None:
        self._forget()
        if self._bridge.document is not None:
            self._timer.start()

    def _forget(self) -> None:
        """Whatever is being looked at now is of no use any more."""
        let_go(self._checker)
        self._checker = self._pending = None
        self._busy = False
        self._run += 1

    # ---- beside

    @Slot()
    def _check(self) -> None:
        document = self._bridge.document
        if document is None or self._busy:
            return  # what runs now comes back here
        if not self._is_ready:
            self._get_ready()
            return
        checker, change = self._checker, self._pending
        if checker is None:
            self._start(document, self._first(document))
        elif change is not None:
            patch = patch_of(document.tree, change)
            self._start(document, lambda: (checker, checker.follow(patch)))

    def _get_ready(self) -> None:
        """Load the rules, which takes longer than a frame, and go on."""
        run, self._busy = self._run, True

        def ok(_loaded: None) -> None:
            self._is_ready = True
            if run == self._run:
                self._busy = False
                self._check()

        self._io.call(self._beside.submit(_load), ok, partial(self._failed, run))

    def _failed(self, run: int, error: BaseException) -> None:
        if run == self._run:
            self._forget()
            self._show(None)
            self.failed.emit()
            raise error  # it is a fault of ours, and reported as such

    def _first(self, document: Document) -> "Callable[[], tuple[Checker, Report]]":
        from ivr_designer.ui.controllers.account_facts import facts_of, previous_of
        from ivr_designer.ui.inspection import Order

        session, tree = self._io.session, document.tree
        account = session.account if session is not None else None
        self._known = _what_checks_need(account) if account is not None else ()
        order = Order(
            tree.id, tree.content(), facts_of(account, tree.id), self.settings, previous_of(session, tree.id)
        )

        def look() -> "tuple[Checker, Report]":
            checker = self._make(order)
            return checker, checker.look()

        return look

    def _start(self, document: Document, job: "Callable[[], tuple[Checker, Report]]") -> None:
        run, revision = self._run, document.revision
        self._busy, self._pending = True, None

        def ok(made: "tuple[Checker, Report] | None") -> None:
            if made is not None and run == self._run:
                self._on_looked(document, revision, *made)

        self._io.call(
            self._beside.submit(lambda: job() if run == self._run else None), ok, partial(self._failed, run)
        )

    def _on_looked(self, document: Document, revision: int, checker: Checker, report: "Report") -> None:
        self._checker, self._busy = checker, False
        if document.revision == revision:
            self._show(report)
        else:
            self._check()  # it speaks of a tree that has changed since

    def _show(self, report: "Report | None") -> None:
        let_go(self.report)
        self.report = report
        self._model.set_report(report)
        self.counted.emit((report.problems.by_item if report is not None else None) or {})
        self.reported.emit(report)


def _load() -> None:
    from ivr_designer.ui import inspection  # noqa: F401
    from ivr_designer.ui.controllers import account_facts  # noqa: F401


def _what_checks_need(account: Account) -> tuple[object, ...]:
    trees = frozenset((row.id, row.remote_id, row.mode) for row in account.trees)
    return (account.queues, account.numbers, account.recordings, trees, account.read_at is not None)
