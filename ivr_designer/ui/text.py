"""Words on the screen: translation, sentences of the domain, and texts that follow a change of language.

All of the program's strings share one translation context. `tr`, `mark` and the domain's `phrase` take
literals, so that a tool can collect them from the source; named fields are filled after translation.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from html import escape
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.one_line import DIRECTIONS, one_line
from ivr_designer.domain.phrases import Phrase

CONTEXT = "ivr-designer"
_other: ContextVar[tuple[Callable[[str], str], QLocale] | None] = ContextVar("other", default=None)
_UNBROKEN = re.compile(r"[^\s\u200b]{21,}")
_PIECE = 8
_WIDEST_TIP = 160
_SHORTEST = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value


def tr(source: str) -> str:
    """`source` in the language in use, or itself. Fill fields with `.format()` on the result."""
    other = _other.get()
    return QCoreApplication.translate(CONTEXT, source) if other is None else other[0](source)


@contextmanager
def translated_by(translate: Callable[[str], str], locale: QLocale) -> Iterator[None]:
    """Within it, and on this thread only, `tr` speaks by `translate`; numbers are written as in `locale`."""
    token = _other.set((translate, locale))
    try:
        yield
    finally:
        _other.reset(token)


def trn(one: str, many: str, count: int) -> str:
    """`one` or `many` in the language in use, with `{n}` filled in."""
    return tr(one if count == 1 else many).format(n=counted(count))


def counted(count: int) -> str:
    """A count as people write it in the language in use: 12,000 or 12.000."""
    return _locale().toString(count)


def measured(value: float, places: int) -> str:
    """A number with so many decimal places, as people write it in the language in use: 1.5 or 1,5."""
    return _locale().toString(float(value), "f", places)


def _locale() -> QLocale:
    other = _other.get()
    found = QLocale() if other is None else other[1]
    return QLocale("en") if found.language() is QLocale.Language.C else found  # a system that tells none


def breakable(text: str, most: int = 600) -> str:
    """`text` for a label that wraps: at most `most` characters, and no word that could not be broken.

    Names come from files and servers; one of ten thousand letters must not make a dialog wider than a screen.
    Words of a language, which are shorter, are left whole.
    """
    shown = (text if len(text) <= most else text[: most - 1] + "…").translate(DIRECTIONS)
    return _UNBROKEN.sub(_with_places_to_break, shown)


def places_to_break(text: str, shown: str) -> int:
    """How many places to break `breakable(text)` has put into `shown`, with which it begins."""
    whole, added = iter(text), 0
    expected = next(whole, "")
    for character in shown:
        if character == expected:
            expected = next(whole, "")
        elif character == "\u200b":
            added += 1
    return added


def _with_places_to_break(word: re.Match[str]) -> str:
    made, run = [], 0
    for character in word.group():
        if run >= _PIECE and not unicodedata.combining(character):
            made.append("\u200b")
            run = 0
        made.append(character)
        run += 1
    return "".join(made)


def plain_tip(text: str) -> str:
    """`text` for a tooltip, which takes what looks like markup for markup: here it is shown as it is.

    Lines too long for a screen are made to wrap.
    """
    if "<" not in text and max(map(len, text.split("\n"))) <= _WIDEST_TIP:
        return text
    return "<qt>" + "<br>".join(escape(breakable(line)) for line in text.split("\n")) + "</qt>"


def mark(source: str) -> str:
    """`source` unchanged: it stands in a table and is translated when shown."""
    return source


def say(words: Phrase) -> str:
    """A sentence of the domain in the language in use. Values inside are plain text, of one line."""
    return tr(words.template).format(**{k: _said(v) for k, v in words.values.items()})


def _said(value: Any) -> Any:
    if isinstance(value, Phrase):
        return say(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(_said(v)) for v in value)
    if type(value) is int:
        return _Count(value)
    if type(value) is float:
        return _Amount(value)
    return one_line(value) if isinstance(value, str) else value


class _Count(int):
    """A count in the language in use; see Phrase."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec) if spec else counted(self)


class _Amount(float):
    """A number in the language in use, with as many decimal places as it has."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec) if spec else measured(self, _SHORTEST)


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
