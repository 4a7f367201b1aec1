"""Numbers and queues of the contact center: what each number answers with, and the way to change it."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.seeking import sort_key
from ivr_designer.sync.contract import Account, PhoneNumber, Queue
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.icons import icon
from ivr_designer.ui.labels import phone_label
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.number_routes import NOWHERE, Route, route_of, route_words, routes
from ivr_designer.ui.panels.panel import EmptyPage
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row
from ivr_designer.ui.widgets.fields import Choice, Field, combo, set_choices
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.ui.widgets.two_line_list import TwoLineList


class NumberModel(RowModel[PhoneNumber]):
    """Numbers as rows."""

    account = Account()

    def row_id(self, row: PhoneNumber) -> object:
        """See RowModel."""
        return row.id

    def look(self, row: PhoneNumber, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return phone_label(row.number)
            case Qt.ItemDataRole.DecorationRole:
                return icon("number")
            case Role.DETAIL:
                return route_words(route_of(row, self.account), self.account)
            case Role.TRAILING:
                return row.nickname
        return None


class QueueModel(RowModel[Queue]):
    """Queues as rows."""

    def row_id(self, row: Queue) -> object:
        """See RowModel."""
        return row.id

    def look(self, row: Queue, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.DecorationRole:
                return icon("queue")
            case Role.DETAIL:
                return row.id
        return None


class NumbersDialog(Dialog):
    """Not modal.

    Signals:
        switch_wanted: (PhoneNumber, Route).
        usage_wanted: Queue or PhoneNumber.
        refresh_wanted.
    """

    switch_wanted = Signal(object)
    usage_wanted = Signal(object)
    refresh_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Numbers and queues"), parent, width=SPACE * 104)
        self.setModal(False)
        self.setMinimumHeight(SPACE * 60)
        self.number_model, self.queue_model = NumberModel(self), QueueModel(self)
        self._account = Account()
        self._busy = False
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.numbers = TwoLineList(self.number_model, tr("Numbers"), is_even=True)
        self.queues = TwoLineList(self.queue_model, tr("Queues"), is_even=True)
        self.unread = EmptyPage("number")
        self.tabs.addTab(self._number_page(), tr("Numbers"))
        self.tabs.addTab(self._queue_page(), tr("Queues"))
        self.body.addWidget(self.tabs, 1)
        self.add_close()
        self.numbers.selectionModel().currentChanged.connect(lambda _now, _before: self._show_number())
        self.box.currentIndexChanged.connect(lambda _place: self._show_button())

    def _number_page(self) -> QWidget:
        page = QWidget()
        sides = row(gap=SPACE * 3, margin=SPACE, parent=page)
        sides.addWidget(self.numbers, 1)
        sides.addWidget(self.unread, 1)
        form = column(gap=SPACE * 2)
        self.heading = plain_label(role="heading")
        self.now = plain_label(role="muted", wrap=True)
        self.box = combo()
        self.field = Field(self.box)
        self.field.name(tr("Callers of this number get"))
        self.switch = button(self._on_switch, kind="primary")
        self.switch.setText(tr("Switch number…"))
        self.used = button(self._on_number_usage, kind="flat")
        self.used.setText(tr("Where is it used?"))
        for widget in (self.heading, self.now, self.field):
            form.addWidget(widget)
        line = row()
        line.addWidget(self.switch)
        line.addWidget(self.used)
        line.addStretch(1)
        form.addLayout(line)
        form.addStretch(1)
        sides.addLayout(form, 1)
        return page

    def _queue_page(self) -> QWidget:
        page = QWidget()
        layout = column(margin=SPACE, parent=page)
        self.queue_hint = plain_label(role="muted", wrap=True)
        layout.addWidget(self.queue_hint)
        layout.addWidget(self.queues, 1)
        self.queues.activated.connect(self._on_queue_usage)
        line = row()
        line.addStretch(1)
        find = button(lambda: self._on_queue_usage(self.queues.currentIndex()))
        find.setText(tr("Where is it used?"))
        line.addWidget(find)
        layout.addLayout(line)
        return page

    # ---- what is shown

    def show_account(self, account: Account, *, busy: bool = False) -> None:
        """Show these lists; `busy` while a switch is on its way."""
        self._account, self._busy = account, busy
        self.number_model.account = account
        self.number_model.set_rows(sorted(account.numbers or (), key=lambda n: n.number))
        self.number_model.refresh()
        self.queue_model.set_rows(sorted(account.queues or (), key=lambda q: sort_key(q.name)))
        self.numbers.setVisible(bool(account.numbers))
        self.unread.setVisible(not account.numbers)
        if account.numbers is None:
            detail = tr("The list of numbers was not read yet.")
            self.unread.say(tr("Numbers are unknown"), detail, tr("Read now"), self.refresh_wanted.emit)
        else:
            self.unread.say(tr("No numbers"), tr("The contact center lists no phone numbers."))
        unread = account.queues is None
        self.queue_hint.setText(tr("The list of queues was not read yet.") if unread else "")
        self.queue_hint.setVisible(unread)
        if not self.numbers.currentIndex().isValid() and self.number_model.rows:
            self.numbers.setCurrentIndex(self.number_model.index(0))
        self._show_number()

    @property
    def number(self) -> PhoneNumber | None:
        """The number whose row has the focus."""
        index = self.numbers.currentIndex()
        return self.number_model.rows[index.row()] if index.isValid() else None

    def offer(self, tree: TreeId) -> None:
        """Propose `tree` for a number: one that plays it, else one that leads nowhere, else the first."""
        account = self._account
        all_routes = [(n, route_of(n, account)) for n in self.number_model.rows]
        playing = [n for n, r in all_routes if r.tree == tree]
        free = [n for n, r in all_routes if r == NOWHERE]
        best = next(iter([*playing, *free, *self.number_model.rows]), None)
        if best is not None:
            place = self.number_model.row_of(best.id) or 0
            self.numbers.setCurrentIndex(self.number_model.index(place))
            self.choose(Route(tree=tree))

    def choose(self, route: Route) -> None:
        """Have this route in the box, if it is offered; nothing is switched yet."""
        place = next((i for i in range(self.box.count()) if self.box.itemData(i) == route), None)
        if place is not None:
            self.box.setCurrentIndex(place)

    def _show_number(self) -> None:
        number, account = self.number, self._account
        for widget in (self.heading, self.now, self.field, self.switch, self.used):
            widget.setVisible(number is not None)
        if number is None:
            return
        now = route_of(number, account)
        name = f"{phone_label(number.number)} · {number.nickname}" if number.nickname else ""
        self.heading.setText(name or phone_label(number.number))
        self.now.setText(tr("Now: {where}").format(where=route_words(now, account)))
        offered = routes(account)
        if now not in offered:
            offered = [now, *offered]
        icons = {True: "tree", False: "queue"}
        choices = [
            Choice(route_words(r, account), r, "" if r == NOWHERE else icons[r.queue is None])
            for r in offered
        ]
        set_choices(self.box, choices, now)
        self._show_button()

    def _show_button(self) -> None:
        number, wanted = self.number, self.box.currentData()
        differs = (
            number is not None and isinstance(wanted, Route) and wanted != route_of(number, self._account)
        )
        self.box.setEnabled(not self._busy)
        self.switch.setEnabled(differs and not self._busy)
        hint = tr("To take the number off its tree, choose a queue.")
        self.field.hint(tr("Switching…") if self._busy else hint)

    # ---- acts

    def _on_switch(self) -> None:
        wanted = self.box.currentData()
        if self.number is not None and isinstance(wanted, Route):
            self.switch_wanted.emit((self.number, wanted))

    def _on_number_usage(self) -> None:
        if self.number is not None:
            self.usage_wanted.emit(self.number)

    @Slot(QModelIndex)
    def _on_queue_usage(self, index: QModelIndex) -> None:
        if index.isValid():
            self.usage_wanted.emit(self.queue_model.rows[index.row()])
