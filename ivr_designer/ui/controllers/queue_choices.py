"""Asks which queues are meant by a tree that comes from a template, another program or another account."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.wanted import lead_to_queues, wanted_name
from ivr_designer.ui.canvas.boxes import queue_words
from ivr_designer.ui.labels import key_words, queue_names
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ivr_designer.ui.dialogs.choose_queues import ChooseQueuesDialog, Meant
    from ivr_designer.ui.main_window import MainWindow

_SHOWN = 3
"""So many places are named; of more only how many there are."""


class QueueChoiceController(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.actions_.bind("choose-queues", self.ask)

    @Slot()
    def ask(self) -> "ChooseQueuesDialog | None":
        """Ask for each queue of the tree that the account does not have; say so if there is none."""
        dialog = self.ask_if_needed()
        if dialog is None and self._window.bridge.document is not None:
            session = self._window.io.session
            known = session is not None and session.account.queues is not None
            self._window.prompts.note(
                tr("The contact center has every queue of this tree.")
                if known
                else tr("The contact center's queues are not known now.")
            )
        return dialog

    @Slot()
    def ask_if_needed(self) -> "ChooseQueuesDialog | None":
        """Ask if a queue is to be chosen and there are queues to choose from."""
        from ivr_designer.ui.dialogs.choose_queues import ChooseQueuesDialog

        document, session = self._window.bridge.document, self._window.io.session
        account = session.account if session is not None else None
        queues = account.queues if account is not None else None
        if document is None or not queues:
            return None
        meant = list(_meant(document.tree, queue_names(account)))
        if not meant:
            return None
        self._window.inspector.flush()
        dialog = ChooseQueuesDialog(document.tree.name, meant, queues, self._window)
        dialog.chosen.connect(self._lead)
        dialog.open()
        return dialog

    @Slot(object)
    def _lead(self, chosen: dict[str, str]) -> None:
        document = self._window.bridge.document
        edit = lead_to_queues(document.tree, chosen) if document is not None else None
        if edit is not None:
            self._window.documents.submit(edit)


def _meant(tree: IvrTree, known: "Mapping[str, str]") -> "Iterable[Meant]":
    from ivr_designer.ui.dialogs.choose_queues import Meant

    places: dict[str, list[str]] = {}
    for keypress in tree.keypresses.values():
        found = keypress.queue_id if keypress.action is Action.QUEUE else None
        if found and found not in known and not keypress.is_read_only:
            words = tr("{node}: {key}").format(
                node=tree.nodes[keypress.node].name, key=key_words(keypress.key)
            )
            places.setdefault(found, []).append(words)
    for queue_id, all_places in places.items():
        shown = all_places[:_SHOWN] + ["…"] * (len(all_places) > _SHOWN)
        yield Meant(queue_id, wanted_name(queue_id) or queue_words(queue_id, known), " · ".join(shown))
