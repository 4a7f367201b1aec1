"""Preferences: look, language and habits. A choice takes effect at once; what policy sets is locked."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from ivr_designer.config import options
from ivr_designer.config.options import Option, ValueRefused
from ivr_designer.config.settings import Locked, Settings
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.text import mark, tr
from ivr_designer.ui.widgets.basics import plain_label, restyle
from ivr_designer.ui.widgets.check_box import CheckBox
from ivr_designer.ui.widgets.fields import Field, combo, lock, spin

LOOKS = (
    ("system", mark("As the system")), ("light", mark("Light")), ("dark", mark("Dark")),
    ("contrast", mark("High contrast")),
)  # fmt: skip
LANGUAGES = (("system", mark("As the system")), ("en", "English"), ("vi", "Tiếng Việt"))


class PreferencesDialog(Dialog):
    """Signals:
    changed: option id, after the value was stored.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preferences"), parent)
        self._settings = settings
        self.look = self._choice(options.THEME, tr("&Colours"), LOOKS)
        self.language = self._choice(options.LANGUAGE, tr("&Language"), LANGUAGES)
        self.motion = self._switch(
            options.REDUCED_MOTION, tr("Change the picture at once, without &animation")
        )
        self.letters = self._switch(
            options.SINGLE_LETTER_SHORTCUTS, tr("&Single letters act on the canvas (N, C, digits)")
        )
        self.recent = self._switch(options.REMEMBER_RECENT, tr("&Remember recently opened files"))
        self.idle = self._minutes(options.LOCK_AFTER_IDLE_MIN, tr("&Forget the secret after idling"))
        self.note = plain_label(wrap=True)
        restyle(self.note, "role", "trouble")
        self.note.hide()
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.add_close(is_default=True)

    def _choice(self, option: Option[str], label: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box = combo()
        for value, words in choices:
            box.addItem(tr(words), value)
        box.setCurrentIndex(max(0, box.findData(self._settings.get(option))))
        box.activated.connect(lambda _i: self._store(option, box.currentData()))
        field = Field(box)
        field.name(label)
        self._lock(option, box, field)
        self.body.addWidget(field)
        return box

    def _minutes(self, option: Option[int], label: str) -> QSpinBox:
        box = spin(int(option.minimum or 0), int(option.maximum or 0), 5)
        box.setSpecialValueText(tr("Never"))
        box.setSuffix(" " + tr("min"))
        box.setValue(self._settings.get(option))
        box.valueChanged.connect(lambda value: self._store(option, value))
        field = Field(box)
        field.name(label)
        field.hint(tr("Then the keyring, or you, must give it again. Valid from the next connection on."))
        self._lock(option, box, field)
        self.body.addWidget(field)
        return box

    def _switch(self, option: Option[bool], label: str) -> CheckBox:
        box = CheckBox(label)
        box.setChecked(self._settings.get(option))
        box.clicked.connect(lambda on: self._store(option, on))
        self.body.addWidget(box)
        self._lock(option, box, None)
        return box

    def _lock(self, option: Option[Any], control: QWidget, field: Field | None) -> None:
        if self._settings.is_locked(option.id):
            words = lock(control, field)
            if field is None:
                self.body.addWidget(plain_label(words, role="muted"))

    def _store(self, option: Option[Any], value: Any) -> None:
        try:
            self._settings.set(option, value)
        except (ValueRefused, Locked) as error:
            self._complain(str(error))
        except OSError as error:
            self._complain(tr("This cannot be stored: {reason}.").format(reason=error.strerror or "?"))
        else:
            self.note.hide()
        self.changed.emit(option.id)

    def _complain(self, words: str) -> None:
        self.note.setText(words)
        self.note.show()
