"""Keeps the findings of the tree on screen up to date, a moment after each edit."""

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ivr_designer.domain.changes import Change
from ivr_designer.domain.document import Document
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Account
from ivr_designer.ui.bridge import DocumentBridge, IoBridge
from ivr_designer.ui.canvas.requests import FindingCount
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.models.problems import ProblemsModel

if TYPE_CHECKING:
    from ivr_designer.domain.ids import KeypressId
    from ivr_designer.domain.keypresses import Vertex
    from ivr_designer.validation.engine import EngineResult
    from ivr_designer.validation.finding import Finding

_DEBOUNCE_MS = 60


class Checker(Protocol):
    """What keeps findings: `validation.engine.Engine`."""

    def update(self, change: Change) -> "EngineResult":
        """Bring the findings up to date."""
        ...


MakeChecker = Callable[[IvrTree, Account | None], tuple[Checker, "EngineResult"]]


def make_engine(tree: IvrTree, account: Account | None) -> "tuple[Checker, EngineResult]":
    """The real one. Imported when the first tree is checked, not before the first paint."""
    from ivr_designer.ui.controllers.account_facts import facts_of
    from ivr_designer.validation.engine import Engine

    engine = Engine(tree, facts_of(account, tree.id))
    return engine, engine.result


class CheckController(QObject):
    """Signals:
    counted: mapping of vertex or keypress to FindingCount.
    failed: the checks themselves broke; nothing is known of the tree.
    """

    counted = Signal(object)
    failed = Signal()

    def __init__(
        self,
        bridge: DocumentBridge,
        io: IoBridge,
        documents: DocumentController,
        model: ProblemsModel,
        make: MakeChecker = make_engine,
    ) -> None:
        super().__init__(documents)
        self._bridge = bridge
        self._io = io
        self._documents = documents
        self._model = model
        self._make = make
        self._checker: Checker | None = None
        self._pending: Change | None = None
        self._known: tuple[object, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._check)
        bridge.document_changed.connect(self._on_document_changed)
        bridge.changed.connect(self._on_changed)
        io.account_changed.connect(self._on_account_changed)

    @Slot(object)
    def fix(self, finding: "Finding") -> None:
        """Mend a finding, as one step of undo."""
        if finding.fix is not None:
            self._documents.submit(finding.fix)

    @Slot(object)
    def _on_document_changed(self, document: Document | None) -> None:
        self._checker = None
        self._pending = None
        if document is None:
            self._timer.stop()
            self._show([])
        else:
            self._timer.start()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if self._checker is not None:
            self._pending = change if self._pending is None else self._pending.then(change)
        self._timer.start()

    @Slot(object)
    def _on_account_changed(self, account: Account) -> None:
        known = _what_checks_need(account)
        if known == self._known:
            return  # news of what waits to be sent come with every edit
        self._known = known
        self._checker = None
        if self._bridge.document is not None:
            self._timer.start()

    @Slot()
    def _check(self) -> None:
        document = self._bridge.document
        if document is None:
            return
        try:
            result = self._run(document)
        except Exception:
            self._checker = self._pending = None
            self._show([])
            self.failed.emit()
            raise  # it is a fault of ours, and reported as such
        if result is not None:
            self._show(list(result.findings))

    def _run(self, document: Document) -> "EngineResult | None":
        """The findings of now; None when nothing changed."""
        if self._checker is None:
            session = self._io.session
            account = session.account if session is not None else None
            self._known = _what_checks_need(account) if account is not None else ()
            self._checker, result = self._make(document.tree, account)
        elif self._pending is not None:
            result = self._checker.update(self._pending)
        else:
            return None
        self._pending = None
        return result

    def _show(self, findings: "list[Finding]") -> None:
        document = self._bridge.document
        self._model.set_findings(document.tree if document is not None else None, findings)
        self.counted.emit(counts_by_item(findings))


def _what_checks_need(account: Account) -> tuple[object, ...]:
    trees = frozenset((row.id, row.remote_id) for row in account.trees)
    return (account.queues, account.numbers, account.recordings, trees, account.read_at is not None)


def counts_by_item(findings: "list[Finding]") -> "dict[Vertex | KeypressId, FindingCount]":
    """How many findings each node and keypress has; a keypress' finding counts for its node as well."""
    tally: dict[Vertex | KeypressId, list[int]] = defaultdict(lambda: [0, 0, 0])
    for finding in findings:
        items: set[Vertex | KeypressId] = {*finding.nodes[:1], *finding.keypresses}
        for item in items:
            tally[item][finding.severity.rank] += 1
    return {item: FindingCount(*numbers) for item, numbers in tally.items()}
