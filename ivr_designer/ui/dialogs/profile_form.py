"""The fields of a connection profile, with the rarely needed ones folded away."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.config.managed import Managed
from ivr_designer.config.profiles import Profile, ProfileError, checked, new_profile
from ivr_designer.ui.text import say, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, row
from ivr_designer.ui.widgets.check_box import CheckBox
from ivr_designer.ui.widgets.fields import Field, lock


class ProfileForm(QWidget):
    """Edits a profile and its secret. The secret is never shown again once it is kept.

    Signals:
    retyped: the name of the field that the user changes; what was said of its old text is no longer shown.
    """

    retyped = Signal(str)

    def __init__(
        self,
        profile: Profile | None,
        keyring_name: str,
        ruled: Managed | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._ruled = ruled or Managed()
        layout = column(parent=self, gap=SPACE * 2)
        self.name, self.key_sid, self.secret = QLineEdit(), QLineEdit(), QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = CheckBox(tr("&Remember it in {keyring}").format(keyring=keyring_name))
        self.remember.setChecked(True)
        self.icc_url, self.media_url = QLineEdit(), QLineEdit()
        self.proxy, self.ca_file = QLineEdit(), QLineEdit()
        self.fields = {
            "name": self._field(self.name, tr("&Name of this connection")),
            "key_sid": self._field(self.key_sid, tr("&Key SID")),
            "secret": self._field(self.secret, tr("Key &secret")),
            "icc_url": self._field(self.icc_url, tr("Address of the &contact center")),
            "media_url": self._field(self.media_url, tr("Address for &recordings")),
            "proxy": self._field(self.proxy, tr("&Proxy")),
            "ca_file": self._field(self.ca_file, tr("Extra certificate &file")),
        }
        for name, field in self.fields.items():
            field.control.textEdited.connect(lambda _text, name=name: self._retyped(name))  # type: ignore[attr-defined]
        for name in ("name", "key_sid", "secret"):
            layout.addWidget(self.fields[name])
        layout.addWidget(self.remember)
        self._more = button(self._toggle, kind="link")
        line = row()
        line.addWidget(self._more)
        line.addStretch(1)
        layout.addLayout(line)
        self._extra = QWidget()
        inner = column(parent=self._extra, gap=SPACE * 2)
        for name in ("icc_url", "media_url", "proxy", "ca_file"):
            inner.addWidget(self.fields[name])
        layout.addWidget(self._extra)
        self._extra.setVisible(False)
        self._toggle_words()
        self._hints()
        self._load(profile)

    @staticmethod
    def _field(control: QLineEdit, label: str) -> Field:
        made = Field(control)
        made.name(label)
        return made

    def _hints(self) -> None:
        self.name.setPlaceholderText(tr("For example: Hanoi office"))
        self.key_sid.setPlaceholderText("SK…")
        self.proxy.setPlaceholderText(tr("Empty: as the system says. “direct”: none."))
        self.ca_file.setPlaceholderText(tr("Only if your network inspects TLS"))
        self.fields["icc_url"].hint(tr("Keys of another region may need another address."))
        for name in self._ruled.origins:
            lock(self.fields[name].control, self.fields[name])

    def _load(self, profile: Profile | None) -> None:
        shown = profile if profile is not None else self._ruled.blank()
        for name in ("name", "key_sid", "icc_url", "media_url", "proxy", "ca_file"):
            edit = self.fields[name].control
            assert isinstance(edit, QLineEdit)
            edit.setText(getattr(shown, name))
            edit.setCursorPosition(0)
        if profile is not None:
            self.secret.setPlaceholderText(tr("Leave empty to keep the stored one"))
            defaults = Profile("", "", "")
            if (profile.icc_url, profile.media_url) != (
                defaults.icc_url,
                defaults.media_url,
            ) or profile.proxy:
                self._toggle()

    def _retyped(self, name: str) -> None:
        self.fields[name].complain("")
        self._hints()
        self.retyped.emit(name)

    def _toggle(self) -> None:
        self._extra.setVisible(self._extra.isHidden())
        self._toggle_words()

    def _toggle_words(self) -> None:
        self._more.setText(tr("More settings") if self._extra.isHidden() else tr("Fewer settings"))

    def profile(self) -> Profile | None:
        """The profile as typed, checked; None when a field is wrong, which is then marked."""
        parts = {
            name: self.fields[name].control.text()  # type: ignore[attr-defined]
            for name in ("name", "key_sid", "icc_url", "media_url", "proxy", "ca_file")
        }
        for field in self.fields.values():
            field.complain("")
        self._hints()
        try:
            if self._profile is not None:
                return checked(replace(self._profile, **parts))
            return new_profile(parts.pop("name"), parts.pop("key_sid"), **parts)
        except ProfileError as error:
            self.complain(error)
            return None

    def bind(self, profile: Profile) -> None:
        """What is typed belongs to this stored profile from now on."""
        self._profile = profile

    def complain(self, error: ProfileError) -> None:
        """Show an error at the field it is about."""
        field = self.fields.get(error.field, self.fields["name"])
        if error.field in {"icc_url", "media_url", "proxy", "ca_file"} and self._extra.isHidden():
            self._toggle()
        field.complain(f"{say(error.cause)} {say(error.advice)}")
        field.control.setFocus()
