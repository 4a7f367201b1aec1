"""The part of the node form that is about sound: hear it, see all recordings, know how long it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.sync.contract import Account, Recording
from ivr_designer.ui.text import LiveText, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, row
from ivr_designer.ui.widgets.fields import Field, spin

_LONGEST_S = 3600


class SoundRow(QWidget):
    """`act` triggers an action of the window; `changed` is called with a stated length in s, or None."""

    def __init__(
        self, act: Callable[[str], object], changed: Callable[[float | None], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        live = LiveText(self)
        page = column(parent=self, gap=SPACE * 2)
        self.length = spin(0, _LONGEST_S)
        self.length_field = Field(self.length)
        live(self.length_field.name, lambda: tr("Length of the recor&ding"))
        live(self.length.setSuffix, lambda: tr(" s"))
        live(self.length.setSpecialValueText, lambda: tr("not known"))
        self.length.valueChanged.connect(lambda value: changed(float(value) if value else None))
        self.hear = button(lambda: act("hear"), icon_name="play")
        self.recordings = button(lambda: act("recordings"), icon_name="more")
        live(self.hear.setText, lambda: tr("Hear it"))
        live(self.recordings.setText, lambda: tr("Recordings…"))
        page.addWidget(self.length_field)
        line = row()
        line.addWidget(self.hear)
        line.addWidget(self.recordings)
        line.addStretch(1)
        page.addLayout(line)

    def show_node(self, node: Node, account: Account | None) -> None:
        """Show what can be known of the sound of a node."""
        prompt = node.prompt
        plays = isinstance(prompt, PlayPrompt)
        self.setVisible(plays or isinstance(prompt, TalkPrompt))
        self.recordings.setVisible(plays)
        self.length_field.setVisible(plays)
        if isinstance(prompt, PlayPrompt):
            known = recording_of(prompt.file, account)
            measured = known.duration_s if known is not None else None
            seconds = measured if measured is not None else prompt.duration_s
            self.length.blockSignals(True)  # shown, not stated
            self.length.setValue(max(1, round(seconds)) if seconds else 0)
            self.length.blockSignals(False)
            self.length.setEnabled(measured is None)
            self.length_field.hint(
                "" if measured is None else tr("Measured from its sound on this computer.")
            )


def recording_of(file: str, account: Account | None) -> Recording | None:
    """What the account knows of a file."""
    known = account.recordings if account is not None else None
    return next((r for r in known or () if r.file == file), None)
