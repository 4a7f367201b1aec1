"""Asking for the secret of a connection: when the keyring has none, is locked, or the key was refused."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.text import tr
from ivr_designer.ui.widgets.check_box import CheckBox
from ivr_designer.ui.widgets.fields import Field


class SecretDialog(Dialog):
    """Signals:
    entered: (secret, remember).
    """

    entered = Signal(object)

    def __init__(self, connection: str, keyring_name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Key secret for “{name}”").format(name=connection),
            parent,
            detail=tr("You find it beside the key SID in the Stringee console. Your changes wait meanwhile."),
        )
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        field = Field(self.secret)
        field.name(tr("Key &secret"))
        self.remember = CheckBox(tr("&Remember it in {keyring}").format(keyring=keyring_name))
        self.remember.setChecked(True)
        self.body.addWidget(field)
        self.body.addWidget(self.remember)
        self.add_button(tr("Cancel"), self.reject)
        self.ok = self.add_button(tr("Use this secret"), self._done, kind="primary")
        self.ok.setEnabled(False)
        self.secret.textChanged.connect(lambda text: self.ok.setEnabled(bool(text)))
        self.secret.setFocus()

    def _done(self) -> None:
        secret = self.secret.text()
        self.secret.clear()
        self.accept()
        self.entered.emit((secret, self.remember.isChecked()))
