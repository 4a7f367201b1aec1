"""The languages of the window: ours and Qt's own strings, switched while it runs."""

from contextlib import AbstractContextManager
from functools import cache

from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from ivr_designer.config.paths import resource
from ivr_designer.ui.text import CONTEXT, translated_by

_FILES = ("ivr_designer", "qtbase")


def speaking(language: str) -> AbstractContextManager[None]:
    """Within it, and on this thread only, our words are in `language`, whatever the window speaks."""
    translator = _translator(language)
    if translator is None:
        return translated_by(str, QLocale(language))
    return translated_by(lambda source: translator.translate(CONTEXT, source) or source, QLocale(language))


@cache
def _translator(language: str) -> QTranslator | None:
    """Ours of that language; None for English, and for one that we do not ship."""
    try:
        path = resource(f"translations/{_FILES[0]}_{language}.qm")
    except FileNotFoundError:
        return None
    found = QTranslator()
    return found if found.load(str(path)) else None


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
