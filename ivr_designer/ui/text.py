"""Words on the screen: translation, sentences of the domain, and texts that follow a change of language.

All of the program's strings share one translation context. `tr`, `mark` and the domain's `phrase` take
literals, so that a tool can collect them from the source; named fields are filled after translation.
"""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.phrases import Phrase

CONTEXT = "ivr-designer"
_other: ContextVar[Callable[[str], str] | None] = ContextVar("other", default=None)


def tr(source: str) -> str:
    """`source` in the language in use, or itself. Fill fields with `.format()` on the result."""
    other = _other.get()
    return QCoreApplication.translate(CONTEXT, source) if other is None else other(source)


@contextmanager
def translated_by(translate: Callable[[str], str]) -> Iterator[None]:
    """Within it, and on this thread only, `tr` and all that uses it speak by `translate`."""
    token = _other.set(translate)
    try:
        yield
    finally:
        _other.reset(token)


def trn(one: str, many: str, count: int) -> str:
    """`one` or `many` in the language in use, with `{n}` filled in."""
    return tr(one if count == 1 else many).format(n=count)


def breakable(text: str, most: int = 600, word: int = 30) -> str:
    """`text` for a label that wraps: at most `most` characters, and no word that could not be broken.

    Names come from files and servers; one of ten thousand letters must not make a dialog wider than a screen.
    """
    shown = text if len(text) <= most else text[: most - 1] + "…"
    made, run = [], 0
    for character in shown:
        run = 0 if character.isspace() else run + 1
        if run > word and not unicodedata.combining(character):
            made.append("\u200b")
            run = 1
        made.append(character)
    return "".join(made)


def mark(source: str) -> str:
    """`source` unchanged: it stands in a table and is translated when shown."""
    return source


def say(words: Phrase) -> str:
    """A sentence of the domain in the language in use. Values inside stay as they are, plain text."""
    return tr(words.template).format(**{k: _said(v) for k, v in words.values.items()})


def _said(value: Any) -> Any:
    if isinstance(value, Phrase):
        return say(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(_said(v)) for v in value)
    return value


class LiveText(QObject):
    """Sets texts of a widget now and again whenever the language changes.

    `live(label.setText, lambda: tr("Name"))` is the way to give any widget a text that stays.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._texts: list[tuple[Callable[[str], Any], Callable[[], str]]] = []
        widget.installEventFilter(self)

    def __call__(self, setter: Callable[[str], Any], text: Callable[[], str]) -> None:
        """Call `setter` with `text()` now and after each change of language."""
        self._texts.append((setter, text))
        setter(text())

    def refresh(self) -> None:
        """Set all texts again."""
        for setter, text in self._texts:
            setter(text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        return False
