"""Shows the popups that ask for a key or a target, one at a time, with undo frozen meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Account
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.dialogs.key_picker import KeyPicker
from ivr_designer.ui.dialogs.popup import Popup
from ivr_designer.ui.dialogs.target_picker import TargetPicker
from ivr_designer.ui.dialogs.targets import Target, destinations, targets
from ivr_designer.ui.labels import queue_names, vertex_label
from ivr_designer.ui.text import tr

Point = tuple[int, int]


class Pickers(QObject):
    """Asks and calls back; a popup that is dismissed calls nothing."""

    def __init__(self, host: QWidget, io: IoBridge, documents: DocumentController) -> None:
        super().__init__(host)
        self._host = host
        self._io = io
        self._documents = documents
        self._shown: Popup | None = None

    @property
    def shown(self) -> Popup | None:
        """The popup on screen."""
        return self._shown

    @property
    def account(self) -> Account | None:
        """What is known of the contact center."""
        session = self._io.session
        return session.account if session is not None else None

    def key(self, tree: IvrTree, node: NodeId, at: Point, then: Callable[[Key], object]) -> None:
        """Ask for a free key of `node`."""
        queues = queue_names(self.account)
        taken = {k.key: vertex_label(tree, tree.target(k), queues) for k in tree.keypresses_of(node)}
        name = tree.nodes[node].name
        popup = KeyPicker(tr("Which key of “{name}”?").format(name=name), taken, self._host)
        popup.picked.connect(then)
        self._show(popup, at)

    def target(self, tree: IvrTree, source: NodeId, at: Point, then: Callable[[Target], object]) -> None:
        """Ask what a key of `source` leads to."""
        popup = TargetPicker(
            tr("Where does it lead?"),
            targets(tree, self.account, source=source),
            self.account,
            self._host,
            hint=tr("Search, or type a phone number"),
        )
        popup.picked.connect(then)
        self._show(popup, at)

    def destination(
        self, tree: IvrTree, kind: DestinationKind, at: Point, then: Callable[[Target], object]
    ) -> None:
        """Ask which queue, which number or which text."""
        title, hint = {
            DestinationKind.QUEUE: (tr("Which queue?"), tr("Search queues")),
            DestinationKind.PHONE: (tr("Which number?"), tr("Type a phone number")),
            DestinationKind.SMS: (tr("Which text?"), tr("Type the text of the SMS")),
        }[kind]
        choices = destinations(tree, self.account, [kind])
        popup = TargetPicker(title, choices, self.account, self._host, kinds=[kind], hint=hint)
        popup.picked.connect(then)
        self._show(popup, at)

    def _show(self, popup: Popup, at: Point) -> None:
        if self._shown is not None:
            self._shown.close()
        self._shown = popup
        self._documents.freeze(True)
        popup.closed.connect(self._on_closed)
        # Not at once: a popup that opens while another one is on its way out is closed along with it.
        QTimer.singleShot(0, popup, lambda: popup.pop_up(at))

    @Slot()
    def _on_closed(self) -> None:
        self._shown = None
        self._documents.freeze(False)
