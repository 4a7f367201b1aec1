"""The settings of the checks in the window: read from the options, changed in their dialog, used at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ivr_designer.config import options
from ivr_designer.config.settings import Locked, Settings
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ivr_designer.ui.dialogs.check_settings import CheckSettingsDialog
    from ivr_designer.ui.main_window import MainWindow
    from ivr_designer.validation.settings import RuleSettings, SpeechRate


class RuleController(QObject):
    """Belongs to one window. Until `use` is called the checks have their usual settings."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.settings: Settings | None = None
        window.problems_panel.rules_wanted.connect(self.open)
        window.actions_.bind("check-settings", self.open)

    def use(self, settings: Settings) -> None:
        """Check as these options say. They are read with the first check, not before the first paint."""
        self.settings = settings
        self._window.checks.ask_settings = self._read

    @Slot()
    def open(self) -> "CheckSettingsDialog | None":
        """Show the settings of the checks."""
        from ivr_designer.ui.dialogs.check_settings import CheckSettingsDialog

        if self.settings is None:
            return None
        dialog = CheckSettingsDialog(self.settings, self._window)
        dialog.changed.connect(self._apply)
        dialog.open()
        return dialog

    def set_limit(self, name: str, value: float) -> None:
        """Change one limit, as the dialog would."""
        from ivr_designer.ui.rule_options import as_text, own_limits
        from ivr_designer.validation.settings import LIMITS

        if self.settings is None:
            return
        own = {k: v for k, v in own_limits(self.settings).items() if k != name}
        if value != LIMITS[name]:
            own[name] = value
        self._store(lambda s: s.set(options.CHECK_LIMITS, as_text(own)))

    def is_speech_locked(self) -> bool:
        """True when policy sets a speaking rate."""
        rates = (options.SPEECH_VI, options.SPEECH_EN)
        return self.settings is not None and any(self.settings.is_locked(rate.id) for rate in rates)

    @Slot(object)
    def set_speech(self, rate: "SpeechRate") -> None:
        """Keep a calibrated speaking rate."""

        def store(settings: Settings) -> None:
            settings.set(options.SPEECH_VI, round(rate.syllables_per_s, 3))
            settings.set(options.SPEECH_EN, round(rate.words_per_min, 2))

        self._store(store)

    def _store(self, act: "Callable[[Settings], None]") -> None:
        if self.settings is None:
            return
        try:
            act(self.settings)
        except (Locked, ValueError) as error:
            self._window.prompts.note(str(error))
        except OSError as error:
            words = tr("This cannot be stored: {reason}.").format(reason=error.strerror or "?")
            self._window.prompts.note(words)
        self._apply()

    def _read(self) -> "RuleSettings":
        from ivr_designer.ui.rule_options import rule_settings

        assert self.settings is not None
        return rule_settings(self.settings)[0]

    @Slot()
    def _apply(self) -> None:
        if self.settings is not None:
            found = self._read()
            if found != self._window.checks.settings:
                self._window.checks.use_settings(found)
