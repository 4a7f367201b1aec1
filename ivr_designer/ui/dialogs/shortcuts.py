"""The sheet of keys, which is their editor too: every action with its keys, and the canvas' own keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from ivr_designer.domain.seeking import fold
from ivr_designer.ui.action_table import MENUS
from ivr_designer.ui.actions import Actions
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.shortcuts import native, refusal, spelled
from ivr_designer.ui.text import mark, say, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import ask_in, button, clearable, column, plain_label, restyle, row
from ivr_designer.ui.widgets.key_field import KeyField

CANVAS_KEYS = (
    ("→ ↓  /  ← ↑", mark("Along the keys: to a child, to the parent")),
    ("Ctrl+Arrow", mark("To the nearest box in that direction")),
    ("Home, End", mark("To the entry, to the last box")),
    ("0–9  *  #", mark("Go to that key of the node, or add it")),
    ("Enter", mark("Edit in the properties")),
    ("−  +", mark("Fold or unfold the branch")),
    ("Alt+Arrow", mark("Move the box by 8 px (with Shift 1 px)")),
    ("Shift+Arrow", mark("Select the next box, too")),
    ("Space", mark("Select, or take out of the selection; held down, drag to move the view")),
    ("Backspace", mark("Delete what is selected")),
    ("Menu, Shift+F10", mark("Show the context menu")),
    ("Esc", mark("Drop the gesture or the selection")),
    ("Tab", mark("Leave the canvas")),
)
_ID = Qt.ItemDataRole.UserRole


class ShortcutsDialog(Dialog):
    """`store` is called with all changes (id to portable keys) after each of them."""

    def __init__(
        self,
        actions: Actions,
        parent: QWidget | None = None,
        store: Callable[[dict[str, str]], object] = lambda _custom: None,
        locked: bool = False,
    ) -> None:
        super().__init__(tr("Keyboard shortcuts"), parent, width=SPACE * 80)
        self._actions = actions
        self._store = store
        self._locked = locked
        self.search = QLineEdit()
        ask_in(self.search, tr("Search actions or keys"))
        clearable(self.search)
        self.search.textChanged.connect(self._filter)
        self.list = _made_list()
        self._fill()
        self.list.currentItemChanged.connect(self._show_current)
        self.list.itemActivated.connect(self._begin)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self._build_editor()
        self.reset_all = self.add_button(tr("Reset &all"), self._reset_all, left=True)
        self.add_close()  # not the default: Enter on a line begins to change its keys
        self.resize(SPACE * 84, SPACE * 76)
        self._show_current()
        self.search.setFocus()

    # ---- building

    def _fill(self) -> None:
        for title, ids in MENUS:
            top = self._group(tr(title).replace("&", ""))
            for action_id in ids:
                if action_id in self._actions.ids:
                    item = QTreeWidgetItem(top)
                    item.setData(0, _ID, action_id)
                    self._renew(item)
        top = self._group(tr("On the canvas, always"))
        for keys, words in CANVAS_KEYS:
            QTreeWidgetItem(top, [tr(words), spelled(keys)])
        self.list.expandAll()

    def _group(self, words: str) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self.list, [words])
        font = self.list.font()
        font.setWeight(font.Weight.DemiBold)
        top.setFont(0, font)
        top.setData(1, Qt.ItemDataRole.AccessibleTextRole, words)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return top

    def _build_editor(self) -> None:
        self.field = KeyField()
        self.field.setPlaceholderText(tr("Press the new keys"))
        self.field.pressed_keys.connect(self._on_pressed)
        self.assign = button(self._assign)
        self.remove = button(lambda: self._change(QKeySequence()))
        self.remove.setText(tr("Re&move"))
        self.reset = button(lambda: self._change(None))
        self.reset.setText(tr("&Reset"))
        self.name = plain_label()
        self.name.setBuddy(self.field)
        self.note = plain_label(role="muted", wrap=True)
        line = row(gap=SPACE)
        line.addWidget(self.field, 1)
        for each in (self.assign, self.remove, self.reset):
            each.setAutoDefault(False)
            line.addWidget(each)
        block = column(gap=SPACE // 2)
        block.addWidget(self.name)
        block.addLayout(line)
        block.addWidget(self.note)
        self.body.addLayout(block)

    # ---- looking

    @property
    def current(self) -> str | None:
        """The id of the action whose keys are shown below."""
        item = self.list.currentItem()
        return item.data(0, _ID) if item is not None else None

    def show_action(self, action_id: str) -> None:
        """Go to the line of an action."""
        for item in self._lines():
            if item.data(0, _ID) == action_id:
                self.list.setCurrentItem(item)

    def _lines(self) -> list[QTreeWidgetItem]:
        return [item for top in _children(self.list.invisibleRootItem()) for item in _children(top)]

    def _renew(self, item: QTreeWidgetItem) -> None:
        action_id = item.data(0, _ID)
        keys = ", ".join(native(k) for k in self._actions.keys(action_id))
        item.setText(0, self._actions[action_id].text().replace("&", ""))
        item.setText(1, keys)
        font = item.font(1)
        font.setItalic(action_id in self._actions.custom)
        item.setFont(1, font)
        spoken = keys or tr("no keys")
        if action_id in self._actions.custom:
            spoken = tr("{keys}, changed").format(keys=spoken)
        item.setData(1, Qt.ItemDataRole.AccessibleTextRole, spoken)

    @Slot(str)
    def _filter(self, text: str) -> None:
        words = fold(text).strip()
        for item in self._lines():
            item.setHidden(bool(words) and words not in fold(f"{item.text(0)} {item.text(1)}"))
        for top in _children(self.list.invisibleRootItem()):
            top.setHidden(all(item.isHidden() for item in _children(top)))

    @Slot()
    def _show_current(self) -> None:
        action_id, usable = self.current, self.current is not None and not self._locked
        for each in (self.field, self.remove, self.reset):
            each.setEnabled(usable)
        self.reset_all.setEnabled(bool(self._actions.custom) and not self._locked)
        self._offer(None)
        if action_id is None:
            self.name.setText(tr("&Keys"))
            self.field.show_keys(QKeySequence())
            self._say("" if self._locked else tr("Choose a line to change its keys."))
            return
        words = self._actions[action_id].text().replace("&", "")
        self.name.setText(tr("&Keys of “{name}”").format(name=words.replace("&", "&&")))
        self.field.setAccessibleName(tr("Keys of “{name}”, press the new ones").format(name=words))
        keys = self._actions.keys(action_id)
        self.field.show_keys(keys[0] if keys else QKeySequence())
        self.remove.setEnabled(usable and bool(keys))
        self.reset.setEnabled(usable and action_id in self._actions.custom)
        self._say(tr("Set by your administrator") if self._locked else "")

    def _say(self, words: str, *, trouble: bool = False) -> None:
        restyle(self.note, "role", "trouble" if trouble else "muted")
        self.note.setText(words)
        self.field.setAccessibleDescription(words)

    # ---- changing

    @Slot()
    def _begin(self) -> None:
        if self.current is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_pressed(self, keys: QKeySequence) -> None:
        action_id = self.current
        if action_id is None:
            return
        spec = next(s for s in self._actions.specs if s.id == action_id)
        reason, other = refusal(spec, keys), self._actions.owner(action_id, keys)
        if reason is not None:
            self._offer(None)
            self._say(say(reason), trouble=True)
        elif other is not None:
            words = self._actions[other].text().replace("&", "")
            self._offer(tr("&Take them over"))
            self._say(
                tr("{keys} are the keys of “{name}” now; it would have none.").format(
                    keys=native(keys), name=words
                ),
                trouble=True,
            )
        else:
            self._offer(tr("A&ssign"))
            self._say(tr("Assign makes {keys} the keys of this action.").format(keys=native(keys)))

    def _offer(self, verb: str | None) -> None:
        self.assign.setText(verb or tr("A&ssign"))
        self.assign.setEnabled(verb is not None)
        if verb is not None:
            self.assign.setFocus(Qt.FocusReason.OtherFocusReason)

    def _assign(self) -> None:
        self._change(self.field.keys)

    def _change(self, keys: QKeySequence | None) -> None:
        if self.current is not None:
            self._actions.change_keys(self.current, keys)
            self._changed()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reset_all(self) -> None:
        self._actions.set_custom({})
        self._changed()

    def _changed(self) -> None:
        for item in self._lines():
            if item.data(0, _ID) is not None:
                self._renew(item)
        self._store(self._actions.custom)
        self._show_current()

    def buttons(self) -> list[QPushButton]:
        """Assign, remove, reset."""
        return [self.assign, self.remove, self.reset]


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(i) for i in range(item.childCount()))
    return [child for child in found if child is not None]


def _made_list() -> QTreeWidget:
    made = QTreeWidget()
    made.setColumnCount(2)
    made.setHeaderLabels([tr("Action"), tr("Keys")])
    made.setAccessibleName(tr("Actions and their keys"))
    made.setRootIsDecorated(False)
    made.setIndentation(SPACE * 2)
    made.setUniformRowHeights(True)
    made.setMinimumHeight(SPACE * 12)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    made.header().setStretchLastSection(False)
    return made
