"""What the inspector's forms have in common."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QWidget

from ivr_designer.ui.action_table import MENUS
from ivr_designer.ui.panels.panel import MARGIN
from ivr_designer.ui.status_words import Line
from ivr_designer.ui.text import LiveText, tr
from ivr_designer.ui.theme import ICON, SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, restyle, row
from ivr_designer.ui.widgets.glyph import Glyph

if TYPE_CHECKING:
    from ivr_designer.domain.tree import IvrTree
    from ivr_designer.sync.contract import Account
    from ivr_designer.ui.widgets.typed import TypedText


class Form(QWidget):
    """One form.

    Signals:
        edited: (Edit, run) to be done; run is -1 for an act of its own.
        chosen: NodeId, KeypressId or Destination to select.
        acted: str, the id of an action of the window to trigger.
    """

    edited = Signal(object)
    chosen = Signal(object)
    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = LiveText(self)
        self.installEventFilter(self)  # installed last, it is asked before LiveText
        self._access: dict[str, Callable[[str], object]] = {}
        self.typed: list[TypedText] = []
        self._combos: list[tuple[QComboBox, Callable[[], None]]] = []
        self.tree: IvrTree | None = None
        self.account: Account | None = None
        self.loading = False
        self.page = column(margin=MARGIN, gap=SPACE * 2, parent=self)

    def live(self, setter: Callable[[str], object], text: Callable[[], str]) -> None:
        """As LiveText. An access key that a menu or another field of the form has is left out."""
        self._live(lambda words: setter(self._free(words, setter)), text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In another language the access keys are dealt anew."""
        if event.type() == QEvent.Type.LanguageChange:
            self._access.clear()
        return False

    def _free(self, words: str, setter: Callable[[str], object]) -> str:
        key = QKeySequence.mnemonic(words).toString()
        menus = {QKeySequence.mnemonic(tr(title)).toString() for title, _ids in MENUS}
        if not key:
            return words
        if key in menus or self._access.setdefault(key, setter) != setter:
            return words.replace("&", "")
        return words

    def flush(self) -> None:
        """Commit what was typed."""
        for field in self.typed:
            field.flush()
        for box, commit in self._combos:
            edit = box.lineEdit()
            if edit is not None and edit.isModified():
                commit()

    def watch_combo(self, box: QComboBox, commit: Callable[[], None]) -> None:
        """Call `commit` when an entry is chosen, or typed text is finished or flushed."""
        self._combos.append((box, commit))
        box.activated.connect(lambda _place: commit())
        edit = box.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(commit)


class FormHead(QWidget):
    """Glyph, a small word for the kind, and a muted line below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(parent=self, gap=SPACE)
        self._glyph = Glyph()
        self._glyph.setFixedSize(ICON, ICON)
        self._words = plain_label(role="heading", wrap=True)
        line.addWidget(self._glyph)
        line.addWidget(self._words, 1)

    def show_head(self, icon_name: str, words: str) -> None:
        """Set both."""
        self._glyph.show_icon(icon_name, "accent")
        self._glyph.setAccessibleName(words)
        self._words.setText(words)


class StateStrip(QWidget):
    """The sync state of the item in words, with the ways out of a refusal or a conflict.

    Signals:
        retry, discard, decide: the buttons.
    """

    retry = Signal()
    discard = Signal()
    decide = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = column(parent=self, gap=SPACE // 2)
        line = row(gap=SPACE)
        self._glyph = Glyph()
        self._glyph.setFixedSize(ICON, ICON)
        self._words = plain_label(role="muted", wrap=True)
        line.addWidget(self._glyph)
        line.addWidget(self._words, 1)
        outer.addLayout(line)
        self._detail = plain_label(role="muted", wrap=True)
        outer.addWidget(self._detail)
        buttons = row(gap=SPACE)
        self._retry = button(self.retry.emit)
        self._discard = button(self.discard.emit)
        self._decide = button(self.decide.emit)
        buttons.addWidget(self._decide)
        buttons.addWidget(self._retry)
        buttons.addWidget(self._discard)
        buttons.addStretch(1)
        outer.addLayout(buttons)
        live = LiveText(self)
        live(self._retry.setText, lambda: tr("Send again"))
        live(self._decide.setText, lambda: tr("Decide…"))
        live(self._discard.setText, lambda: tr("Take back"))

    def show_state(self, line: Line | None, *, stuck: bool, contested: bool = False) -> None:
        """Show a state; None hides the strip. `stuck` and `contested` offer the ways out."""
        self.setVisible(line is not None)
        if line is None:
            return
        self._glyph.show_icon(line.icon, line.tone)
        self._words.setText(line.words)
        self._glyph.setAccessibleName(line.words)
        restyle(self._words, "role", "trouble" if line.tone == "danger" else "muted")
        self._detail.setText(line.detail)
        self._detail.setVisible(bool(line.detail))
        self._decide.setVisible(contested)
        self._retry.setVisible(stuck)
        self._discard.setVisible(stuck)
