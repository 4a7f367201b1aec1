"""Words: translation, sentences of the domain, texts that follow a change of language."""

import pytest
from PySide6.QtCore import QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel

from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.text import (
    LiveText,
    breakable,
    counted,
    mark,
    measured,
    places_to_break,
    plain_tip,
    say,
    tr,
    trn,
)
from ivr_designer.ui.translation import speaking


class Dutch(QTranslator):
    def translate(self, context, source, disambiguation=None, n=-1):
        return {"Delete “{name}”": "Verwijder “{name}”", "Name": "Naam", "key {n}": "toets {n}"}.get(source)

    def isEmpty(self):
        return False


def test_untranslated_text_is_itself():
    assert tr("Nothing of the kind") == "Nothing of the kind"
    assert mark("x") == "x"


def test_plural():
    assert trn("{n} change", "{n} changes", 1) == "1 change"
    assert trn("{n} change", "{n} changes", 3) == "3 changes"


@pytest.mark.parametrize(("language", "count", "seconds"), [("en", "12,000", "1.5"), ("vi", "12.000", "1,5")])
def test_numbers_are_written_as_people_of_the_language_do(translations, language, count, seconds):
    translations.choose(language)
    assert trn("{n} of ours", "{n} of ours", 12_000) == f"{count} of ours"
    assert counted(12_000) == count
    assert measured(1.46, 1) == seconds
    words = say(phrase("{n} in {s} s, {all:.0f}", n=12_000, s=1.5, all=3.6))
    assert words == f"{count} in {seconds} s, 4"
    assert say(phrase("{n}, {yes}, {code}, {s}", n=7, yes=True, code="12000", s=2.0)) == "7, True, 12000, 2"


def test_on_a_system_that_tells_no_language_numbers_are_english_as_the_words_are(translations):
    QLocale.setDefault(QLocale.c())
    assert counted(12_000) == "12,000"


def test_an_export_in_another_language_has_its_numbers_too(translations):
    translations.choose("en")
    with speaking("vi"):
        assert counted(12_000) == "12.000"
    assert counted(12_000) == "12,000"


def test_sentences_are_translated_and_values_are_not(qapp):
    dutch = Dutch()
    qapp.installTranslator(dutch)
    try:
        assert say(phrase("Delete “{name}”", name="Name {x} <b>")) == "Verwijder “Name {x} <b>”"
        assert say(phrase("In {what}", what=phrase("key {n}", n=2))) == "In toets 2"
    finally:
        qapp.removeTranslator(dutch)


def test_lists_in_sentences_are_joined():
    assert say(phrase("Waits for {names}", names=("a", phrase("b")))) == "Waits for a, b"


def test_live_text_follows_the_language(qtbot, qapp):
    label = QLabel()
    qtbot.addWidget(label)
    live = LiveText(label)
    live(label.setText, lambda: tr("Name"))
    assert label.text() == "Name"
    dutch = Dutch()
    qapp.installTranslator(dutch)
    try:
        QApplication.sendEvent(label, QEvent(QEvent.Type.LanguageChange))
        assert label.text() == "Naam"
    finally:
        qapp.removeTranslator(dutch)
    live.refresh()
    assert label.text() == "Name"


def test_words_that_cannot_be_broken_are_made_breakable():
    assert breakable("Kinh doanh") == "Kinh doanh"
    long = breakable("W" * 100)
    assert max(len(part) for part in long.split("\u200b")) == 8
    assert breakable("W" * 20) == "W" * 20
    assert long.replace("\u200b", "") == "W" * 100
    assert len(breakable("a b " * 1000)) == 600
    assert breakable("a b " * 1000).endswith("…")
    marks = breakable("Z\u0338\u0322" * 40)
    assert all(not part.startswith("\u0338") for part in marks.split("\u200b"))


def test_places_to_break_are_counted_but_not_those_of_the_text_itself():
    text = "a\u200bb" + "W" * 30
    shown = breakable(text)
    assert places_to_break(text, shown) == len(shown) - len(text) > 2
    assert places_to_break(text, shown[:2]) == 0
    assert places_to_break("Sales", "Sales") == 0


def test_a_tooltip_never_takes_a_name_for_markup():
    assert plain_tip("Kinh doanh & kỹ thuật") == "Kinh doanh & kỹ thuật"
    assert plain_tip("a <b>\nc") == "<qt>a &lt;b&gt;<br>c</qt>"
    assert plain_tip("W" * 200).count("\u200b") == 24
    assert plain_tip("W" * 200).startswith("<qt>")
