"""What the window says and asks. Nothing here blocks: questions are answered by a callback."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ivr_designer.domain.phrases import Phrase
from ivr_designer.ui.canvas.requests import Announcement
from ivr_designer.ui.text import counted, say, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row
from ivr_designer.ui.widgets.info_bar import Bar, InfoBarArea, Tone
from ivr_designer.ui.widgets.toast import Toast

_DIALOG_WIDTH = 440


class QtPrompts:
    """Notices and questions of one window. `announce` lets a screen reader say what comes on screen."""

    def __init__(
        self, host: QWidget, bars: InfoBarArea, toast: Toast, announce: Callable[[Announcement], object]
    ) -> None:
        self._host = host
        self._bars = bars
        self._toast = toast
        self._announce = announce
        self._told: dict[str, str] = {}

    def refuse(self, reason: Phrase) -> None:
        """Say in one sentence why something was not done."""
        self._toast.note(say(reason))
        self._announce(Announcement(say(reason), assertive=True))

    def note(
        self, text: str, verb: str = "", act: Callable[[], object] | None = None, *, told: bool = False
    ) -> None:
        """Confirm an act in a few words; `verb` and `act` offer the way back.

        `told`: a screen reader gets to know it in other words.
        """
        self._toast.note(text, verb, act)
        if not told:
            self._announce(Announcement(text))

    def withdraw(self, act: Callable[[], object]) -> None:
        """Take back what `note` said if it offers `act`."""
        self._toast.withdraw(act)

    def notice(self, cause: Phrase, advice: Phrase, *, topic: str = "notice", again: bool = False) -> None:
        """Tell of trouble: one sentence of cause, one of what to do. `again`: it is an answer to an act."""
        if again:
            self._told.pop(topic, None)
        self.bar(Bar(topic, Tone.WARNING, say(cause), say(advice)))

    def bar(self, bar: Bar) -> None:
        """Show a state that lasts. It is told once, however often it is shown, until it is over."""
        self._bars.show_bar(bar)
        words = f"{bar.cause} {bar.advice}".strip()
        if self._told.get(bar.topic) != words:
            self._told[bar.topic] = words
            self._announce(Announcement(words, bar.tone is Tone.DANGER, f"bar-{bar.topic}"))

    def clear(self, topic: str) -> None:
        """The state of this topic is over."""
        self._told.pop(topic, None)
        self._bars.take_away(topic)

    def ask(
        self,
        question: str,
        detail: str,
        verb: str,
        yes: Callable[[], object],
        *,
        items: tuple[str, ...] = (),
        dangerous: bool = True,
    ) -> QDialog:
        """Ask before something with consequences; `verb` is the button. Cancel is the safe default."""
        dialog = question_dialog(self._host, question, detail, verb, yes, items=items, dangerous=dangerous)
        dialog.open()
        return dialog


def question_dialog(
    parent: QWidget,
    question: str,
    detail: str,
    verb: str,
    yes: Callable[[], object],
    *,
    items: tuple[str, ...] = (),
    dangerous: bool = True,
) -> QDialog:
    """A dialog with a question, its consequences as a short list, and a verb on the button."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(question)
    dialog.setMinimumWidth(_DIALOG_WIDTH)
    layout = column(margin=SPACE * 3, gap=SPACE * 2, parent=dialog)
    layout.addWidget(plain_label(question, role="title", wrap=True))
    if detail:
        layout.addWidget(plain_label(detail, wrap=True))
    if items:
        shown = items[:8]
        more = len(items) - len(shown)
        lines = [f"•  {item}" for item in shown]
        if more:
            lines.append(tr("•  and {n} more").format(n=counted(more)))
        layout.addWidget(plain_label("\n".join(lines), role="muted", wrap=True))
    dialog.setAccessibleDescription(" ".join(filter(None, (detail, "; ".join(items[:8])))))
    line = row()
    line.addStretch(1)
    cancel = button(dialog.reject)
    cancel.setText(tr("Cancel"))
    cancel.setDefault(True)
    act = button(lambda: _accept(dialog, yes), kind="danger" if dangerous else "primary")
    act.setText(verb)
    act.setAutoDefault(True)  # Enter presses the button that has the keyboard
    line.addWidget(cancel)
    line.addWidget(act)
    layout.addSpacing(SPACE)
    layout.addLayout(line)
    cancel.setFocus()
    return dialog


def _accept(dialog: QDialog, yes: Callable[[], object]) -> None:
    dialog.accept()
    yes()
