"""Opens 'Numbers and queues', and switches a number after asking with the consequences."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ivr_designer.domain.errors import DomainError
from ivr_designer.domain.seeking import clean_phone
from ivr_designer.domain.uses import Thing, ThingKind
from ivr_designer.sync.contract import Account, PhoneNumber, Queue, SyncProblem
from ivr_designer.ui.controllers.standing import StandingDialog
from ivr_designer.ui.controllers.usage import UsageController
from ivr_designer.ui.dialogs.numbers import NumbersDialog
from ivr_designer.ui.labels import phone_label
from ivr_designer.ui.number_routes import Route, route_of, route_words
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow


class NumberController(StandingDialog[NumbersDialog]):
    """Belongs to one window. One switch at a time."""

    def __init__(self, window: "MainWindow", usage: UsageController) -> None:
        super().__init__(window)
        self._window = window
        self._usage = usage
        self._busy = False
        window.io.account_changed.connect(self._on_account_changed)
        window.io.session_changed.connect(self._on_session_changed)

    @Slot()
    def open(self) -> NumbersDialog | None:
        """Show numbers and queues."""
        if self._window.io.session is None:
            return None
        dialog = self.dialog
        if dialog is None:
            dialog = self.stand(NumbersDialog(self._window))
            dialog.switch_wanted.connect(lambda pair: self._ask(*pair))
            dialog.usage_wanted.connect(self._on_usage_wanted)
            dialog.refresh_wanted.connect(self._window.sync.refresh)
        self._fill()
        dialog.show()
        dialog.activateWindow()
        dialog.numbers.setFocus()
        return dialog

    @Slot()
    def open_for_tree(self) -> None:
        """As `open`, with the tree on screen proposed for a number."""
        tree = self._window.documents.wanted
        self.open()
        if self.dialog is not None and tree is not None:
            self.dialog.offer(tree)

    # ---- inside

    def _fill(self) -> None:
        session = self._window.io.session
        if self.dialog is not None and session is not None:
            self.dialog.show_account(session.account, busy=self._busy)

    def _ask(self, number: PhoneNumber, wanted: Route) -> None:
        session = self._window.io.session
        if session is None:
            return
        account = session.account
        was = route_of(number, account)
        detail = tr("Now: {now}. From then on: {then}. It takes effect with the next call.").format(
            now=route_words(was, account), then=route_words(wanted, account)
        )
        question = tr("Switch {number}?").format(number=phone_label(number.number))
        self._window.prompts.ask(
            question, detail, tr("Switch number"), lambda: self._switch(number, wanted, was)
        )

    def _switch(self, number: PhoneNumber, wanted: Route, was: Route) -> None:
        session = self._window.io.session
        if session is None or self._busy:
            return
        try:
            future = session.point_number(number.id, wanted.tree, wanted.queue)
        except DomainError as error:
            self._window.documents.report(error)
            return
        self._busy = True
        self._fill()
        self._window.io.call(future, lambda _done: self._on_switched(number, wanted, was), self._on_failed)

    def _on_switched(self, number: PhoneNumber, wanted: Route, was: Route) -> None:
        self._busy = False
        self._fill()
        session, prompts = self._window.io.session, self._window.prompts
        if session is None:
            return
        prompts.clear("number")
        words = tr("{number} now leads here: {where}").format(
            number=phone_label(number.number), where=route_words(wanted, session.account)
        )
        if was.stranger is not None:
            prompts.note(words)  # the way back leads to a tree that is not known here
        else:
            prompts.note(words, tr("Switch back…"), lambda: self._ask_again(number.id, was))

    def _ask_again(self, number_id: str, wanted: Route) -> None:
        session = self._window.io.session
        numbers = session.account.numbers or () if session is not None else ()
        number = next((n for n in numbers if n.id == number_id), None)
        if number is not None:
            self._ask(number, wanted)

    def _on_failed(self, error: BaseException) -> None:
        self._busy = False
        self._fill()
        if not isinstance(error, SyncProblem):
            raise error
        self._window.prompts.notice(error.cause, error.advice, topic="number")

    @Slot(object)
    def _on_usage_wanted(self, what: Queue | PhoneNumber) -> None:
        if isinstance(what, Queue):
            self._usage.open(Thing(ThingKind.QUEUE, what.id))
        else:
            self._usage.open(Thing(ThingKind.NUMBER, clean_phone(what.number)))

    @Slot(object)
    def _on_account_changed(self, _account: Account) -> None:
        self._fill()

    @Slot(object)
    def _on_session_changed(self, _session: object) -> None:
        self._busy = False
        if self.dialog is not None:
            self.dialog.close()
