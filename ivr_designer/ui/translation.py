"""The languages of the window: ours and Qt's own strings, switched while it runs."""

from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from ivr_designer.config.paths import resource

_FILES = ("ivr_designer", "qtbase")


class Translations(QObject):
    """Installs the translators of one language. `system` follows the desktop; English needs none."""

    def __init__(self, app: QApplication, language: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self.language = ""
        self.choose(language)

    def choose(self, language: str) -> None:
        """Speak `language` (`system`, `en`, `vi`) from now on; every widget gets a LanguageChange."""
        wanted = QLocale.system().name()[:2] if language == "system" else language
        if wanted == self.language:
            return
        self.language = wanted
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        QLocale.setDefault(QLocale(wanted) if language != "system" else QLocale.system())
        for name in _FILES:
            self._install(f"translations/{name}_{wanted}.qm")

    def _install(self, name: str) -> None:
        try:
            path = resource(name)
        except FileNotFoundError:
            return  # English, or a language that we do not ship: the words in the source
        translator = QTranslator(self)
        if translator.load(str(path)):
            self._app.installTranslator(translator)
            self._installed.append(translator)
