"""Where is it used: queues, numbers, recordings and voices at the left, their places at the right."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.seeking import fold
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.uses import Thing, ThingKind
from ivr_designer.sync.contract import Account
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import counted, mark, tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.usage import ICONS, Use, find_uses, is_unknown, thing_label
from ivr_designer.ui.widgets.basics import button, clearable, column, plain_label, row
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.ui.widgets.two_line_list import TwoLineList

KINDS = {
    ThingKind.QUEUE: mark("Queue"),
    ThingKind.NUMBER: mark("Number"),
    ThingKind.RECORDING: mark("Recording"),
    ThingKind.VOICE: mark("Voice"),
}


class ThingModel(RowModel[Thing]):
    """Things as rows; `found` are the places of each."""

    account: Account | None = None
    found: Mapping[Thing, Sequence[Use]] = {}

    def row_id(self, row: Thing) -> object:
        """See RowModel."""
        return row

    def look(self, row: Thing, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return thing_label(row, self.account)
            case Qt.ItemDataRole.DecorationRole:
                return icon(ICONS[row.kind])
            case Role.DETAIL:
                if is_unknown(row, self.account):
                    return tr("{kind}, not in the contact center").format(kind=tr(KINDS[row.kind]))
                return tr(KINDS[row.kind])
            case Role.TRAILING:
                return counted(len(self.found.get(row, ())))
            case Qt.ItemDataRole.ToolTipRole:
                return row.value
        return None


class UseModel(RowModel[Use]):
    """Places as rows."""

    def row_id(self, row: Use) -> object:
        """See RowModel."""
        return row.tree, row.item

    def look(self, row: Use, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.label
            case Qt.ItemDataRole.DecorationRole:
                return icon(row.icon)
            case Role.DETAIL:
                return row.tree_name
        return None


class UsageDialog(Dialog):
    """Not modal: it stays while one goes from place to place.

    Signals:
        jumped: Use.
        load_wanted: the other trees are to be read.
    """

    jumped = Signal(object)
    load_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Where is it used?"), parent, width=SPACE * 90)
        self.setModal(False)
        self.thing_model, self.use_model = ThingModel(self), UseModel(self)
        self.field = QLineEdit()
        clearable(self.field)
        self.field.setPlaceholderText(tr("Search"))
        self.field.setAccessibleName(tr("Search queues, numbers, recordings, voices"))
        self.field.textChanged.connect(lambda _text: self._fill())
        self.things = TwoLineList(self.thing_model, tr("What to look for"), is_even=True)
        self.places = TwoLineList(self.use_model, tr("Places where it is used"), is_even=True)
        self.summary = plain_label(role="heading")
        self._build()
        self.things.selectionModel().currentChanged.connect(lambda _now, _before: self._show_uses())
        self.places.clicked.connect(self._on_jump)
        self.places.activated.connect(self._on_jump)

    def _build(self) -> None:
        lists = row(gap=SPACE * 2)
        left, right = column(), column()
        left.addWidget(self.field)
        left.addWidget(self.things, 1)
        right.addWidget(self.summary)
        right.addWidget(self.places, 1)
        lists.addLayout(left, 2)
        lists.addLayout(right, 3)
        self.body.addLayout(lists, 1)
        foot = row()
        self.known = plain_label(role="muted", wrap=True)
        self.load = button(self.load_wanted.emit, kind="flat")
        foot.addWidget(self.known, 1)
        foot.addWidget(self.load)
        self.body.addLayout(foot)
        self.add_close()
        self.setMinimumHeight(SPACE * 62)

    @property
    def thing(self) -> Thing | None:
        """The one whose places are shown."""
        index = self.things.currentIndex()
        return self.thing_model.rows[index.row()] if index.isValid() else None

    def show_trees(self, trees: Mapping[TreeId, IvrTree], account: Account | None, unread: int) -> None:
        """Look into these trees; `unread` is how many more the contact center has."""
        self.thing_model.account = account
        self.thing_model.found = find_uses(trees, account)
        looked = trn("Looked into {n} tree.", "Looked into {n} trees.", len(trees))
        self.known.setText(looked)
        self.load.setVisible(unread > 0)
        self.load.setText(trn("Read {n} more tree", "Read {n} more trees", unread))
        self._fill()
        self.thing_model.refresh()

    def typed(self) -> tuple[Any, ...]:
        """See Dialog."""
        return self.field.text(), self.thing

    def type_again(self, typed: tuple[Any, ...]) -> None:
        """See Dialog."""
        text, thing = typed
        if thing is not None:
            self.choose(thing)
        self.field.setText(text)

    def choose(self, thing: Thing) -> None:
        """Show the places of this one."""
        self.field.clear()
        place = self.thing_model.row_of(thing)
        if place is not None:
            self.things.setCurrentIndex(self.thing_model.index(place))

    def _fill(self) -> None:
        words, account = fold(self.field.text()).split(), self.thing_model.account
        self.thing_model.set_rows([t for t in self.thing_model.found if _fits(t, words, account)])
        if not self.things.currentIndex().isValid() and self.thing_model.rows:
            self.things.setCurrentIndex(self.thing_model.index(0))
        self._show_uses()

    def _show_uses(self) -> None:
        thing = self.thing
        found = self.thing_model.found.get(thing, ()) if thing is not None else ()
        self.use_model.set_rows(found)
        if thing is None:
            self.summary.setText(tr("Nothing found"))
        elif found:
            self.summary.setText(trn("Used in {n} place", "Used in {n} places", len(found)))
        else:
            self.summary.setText(tr("Not used in the trees looked into"))

    @Slot(QModelIndex)
    def _on_jump(self, index: QModelIndex) -> None:
        if index.isValid():
            self.jumped.emit(self.use_model.rows[index.row()])


def _fits(thing: Thing, words: Iterable[str], account: Account | None) -> bool:
    text = fold(f"{thing_label(thing, account)} {thing.value} {tr(KINDS[thing.kind])}")
    return all(word in text for word in words)
