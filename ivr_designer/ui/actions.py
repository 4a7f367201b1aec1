"""The actions of a window, made from the table, and the menus and toolbar that show them."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWhatsThis, QWidget

from ivr_designer.ui.action_table import MENUS, SEPARATOR, SPECS, TOOLBAR, Facts, Spec, first_keys
from ivr_designer.ui.icons import icon
from ivr_designer.ui.shortcuts import IS_MAC, is_single, native, owner, portable, refusal
from ivr_designer.ui.text import plain_tip, tr
from ivr_designer.ui.theme import ICON

_ROLES = {
    "preferences": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
    "quit": QAction.MenuRole.QuitRole,
}


class Actions(QObject):
    """All QActions by id. `bind` gives one its handler, `refresh` decides which can be used.

    Signals:
        keys_changed: the keys of some action are others now.
    """

    keys_changed = Signal()

    def __init__(self, window: QWidget, canvas: QWidget, mac: bool = IS_MAC) -> None:
        super().__init__(window)
        self._mac = mac
        self._specs = {spec.id: spec for spec in SPECS}
        self._actions: dict[str, QAction] = {}
        for spec in SPECS:
            host = canvas if spec.canvas else window
            action = QAction(self)
            action.setCheckable(spec.checkable)
            if spec.icon:
                action.setIcon(icon(spec.icon))
            context = Qt.ShortcutContext.WidgetShortcut if spec.canvas else Qt.ShortcutContext.WindowShortcut
            action.setShortcutContext(context)
            action.setMenuRole(_ROLES.get(spec.id, QAction.MenuRole.NoRole))
            host.addAction(action)
            self._actions[spec.id] = action
        self._names: dict[str, Callable[[], str]] = {}
        self._custom: dict[str, str] = {}
        self._letters = True
        self._give_keys()
        self.retranslate()
        self.bind("whats-this", QWhatsThis.enterWhatsThisMode)

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all actions."""
        return frozenset(self._actions)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    @property
    def specs(self) -> tuple[Spec, ...]:
        """The table, for the command palette and the sheet of shortcuts."""
        return tuple(self._specs.values())

    # ---- keys

    def defaults(self, action_id: str) -> list[QKeySequence]:
        """The keys it has as long as nobody changes them, the main one first."""
        found = [QKeySequence(keys) for keys in first_keys(self._specs[action_id], self._mac)]
        return [keys for keys in found if not keys.isEmpty()]

    def keys(self, action_id: str) -> list[QKeySequence]:
        """The keys it has now, those that are switched off as single letters included."""
        changed = self._custom.get(action_id)
        if changed is None:
            return self.defaults(action_id)
        return [QKeySequence(changed)] if changed else []

    def keys_text(self, action_id: str) -> str:
        """The main keys it has now, as people here read them; empty if there are none."""
        return native(self._actions[action_id].shortcut())

    @property
    def custom(self) -> dict[str, str]:
        """What was changed: id to portable text of the keys, empty for none."""
        return dict(self._custom)

    def set_custom(self, custom: Mapping[str, str]) -> None:
        """Have exactly these changes. What is unknown, refused or would clash keeps its first keys."""
        self._custom = {}
        for action_id, text in custom.items():
            if action_id not in self._specs:
                continue
            keys = QKeySequence(text)
            if (text and keys.isEmpty()) or refusal(self._specs[action_id], keys, self._mac) is not None:
                continue
            self._custom[action_id] = portable(keys)
        for action_id, text in list(self._custom.items()):
            if text and self.owner(action_id, QKeySequence(text)) is not None:
                del self._custom[action_id]
        self._give_keys()

    def change_keys(self, action_id: str, keys: QKeySequence | None) -> None:
        """Give it keys (an empty sequence: none; None: those of the start). Whoever has them loses them."""
        wanted = self.defaults(action_id) if keys is None else [keys] if not keys.isEmpty() else []
        for sequence in wanted:
            if (other := self.owner(action_id, sequence)) is not None:
                self._custom[other] = ""
        if keys is None or wanted[:1] == self.defaults(action_id):
            self._custom.pop(action_id, None)
        else:
            self._custom[action_id] = portable(keys)
        self._give_keys()

    def owner(self, action_id: str, keys: QKeySequence) -> str | None:
        """The other action that has these keys."""
        return owner(((i, self.keys(i)) for i in self._specs), action_id, keys)

    def set_letters(self, on: bool) -> None:
        """Let keys that type a character act, or not."""
        self._letters = on
        self._give_keys()

    def _give_keys(self) -> None:
        for action_id, action in self._actions.items():
            keys = [k for k in self.keys(action_id) if self._letters or not is_single(k)]
            if keys != action.shortcuts():
                action.setShortcuts(keys)
                self.rename(action_id)
        self.keys_changed.emit()

    # ---- use

    def bind(self, action_id: str, handler: Callable[[], object]) -> None:
        """What happens when it is chosen."""
        self._actions[action_id].triggered.connect(lambda _checked=False: handler())

    def bind_checked(self, action_id: str, handler: Callable[[bool], object]) -> None:
        """As `bind`, for an action with two states."""
        self._actions[action_id].toggled.connect(handler)

    def name(self, action_id: str, text: Callable[[], str]) -> None:
        """Give an action words of its own, as 'Undo Rename'."""
        self._names[action_id] = text
        self.rename(action_id)

    def rename(self, action_id: str) -> None:
        """Ask for the words again."""
        action, spec = self._actions[action_id], self._specs[action_id]
        words = self._names.get(action_id, lambda: tr(spec.text))()
        action.setText(words)
        plain = words.replace("&", "")
        keys = self.keys_text(action_id)
        hint = tr(spec.hint)
        action.setToolTip(plain_tip(f"{plain} ({keys})\n{hint}" if keys else f"{plain}\n{hint}"))
        action.setStatusTip(hint)
        action.setWhatsThis(f"{plain}: {hint}")

    @Slot()
    def retranslate(self) -> None:
        """All words again, after a change of language."""
        for action_id in self._actions:
            self.rename(action_id)

    def refresh(self, facts: Facts) -> None:
        """Switch actions on and off."""
        for action_id, action in self._actions.items():
            action.setEnabled(self._specs[action_id].enabled(facts))

    @Slot(object)
    def trigger(self, action_id: str) -> None:
        """Do it if it can be used."""
        self._actions[action_id].trigger()

    def fill_menu(self, menu: QMenu, ids: Iterable[str]) -> QMenu:
        """Put actions into a menu; `-` is a line."""
        for action_id in ids:
            if action_id == SEPARATOR:
                menu.addSeparator()
            elif action_id in self._actions:
                menu.addAction(self._actions[action_id])
        return menu

    def fill_menu_bar(self, bar: QMenuBar, recent: QMenu) -> list[QMenu]:
        """All menus. `recent` goes where the table says."""
        menus = []
        for _title, ids in MENUS:
            menu = bar.addMenu("")
            for action_id in ids:
                if action_id == "recent":
                    menu.addMenu(recent)
                else:
                    self.fill_menu(menu, [action_id])
            menus.append(menu)
        return menus

    def fill_toolbar(self, bar: QToolBar) -> None:
        """The toolbar: icons only, words in the tooltips."""
        bar.setIconSize(QSize(ICON + 2, ICON + 2))
        for action_id in TOOLBAR:
            if action_id == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self._actions[action_id])
