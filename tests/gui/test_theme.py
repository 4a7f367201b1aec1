"""Looks: contrast of every pair in use, and switching while the program runs."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import delete

from ivr_designer.ui import theme
from ivr_designer.ui.style_sheet import SHEET
from ivr_designer.ui.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    THEMES,
    Look,
    ThemeKeeper,
    palette_of,
    style_sheet,
    ui_font,
)

TEXT_PAIRS = [
    ("text", "window"), ("text", "surface"), ("text", "hover"), ("text", "accent_soft"), ("text", "canvas"),
    ("muted", "surface"), ("muted", "window"), ("muted", "hover"), ("on_accent", "accent"),
    ("danger", "surface"), ("surface", "danger"), ("success", "surface"), ("warning", "surface"),
    ("accent", "surface"), ("text", "danger_soft"), ("text", "warning_soft"), ("text", "success_soft"),
    ("text", "info_soft"), ("on_tooltip", "tooltip"), ("muted", "accent_soft"), ("accent", "hover"),
    ("danger", "danger_soft"), ("accent", "info_soft"), ("accent", "warning_soft"), ("accent", "danger_soft"),
    ("accent", "success_soft"),
]  # fmt: skip
SHAPE_PAIRS = [
    ("line_strong", "surface"), ("accent", "surface"), ("danger", "danger_soft"), ("warning", "warning_soft"),
    ("success", "success_soft"), ("info", "info_soft"), ("muted", "surface"), ("accent", "accent_soft"),
]  # fmt: skip


def luminance(color):
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read(look, text, ground):
    assert contrast(getattr(look, text), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_can_be_told_apart(look, shape, ground):
    assert contrast(getattr(look, shape), getattr(look, ground)) >= 3.0


RULES = [
    (names.strip(), dict(re.findall(r"([a-z-]+):\s*[^;]*?\$([a-z_]+)\b(?!\})", body)))
    for names, body in re.findall(r"([^{}]+)\{([^{}]*(?:\$\{\w+\}[^{}]*)*)\}", SHEET)
]
"""Selectors of the style sheet, and which token each of their properties has."""


def test_the_style_sheet_uses_no_pair_that_is_not_looked_at():
    """Every text on its background: that of its own rule, or the surface."""
    assert len(RULES) > 60
    looked_at, used = {*TEXT_PAIRS}, set()
    for names, tokens in RULES:
        text = tokens.get("color")
        if text is not None and "disabled" not in names:
            used.add((text, tokens.get("background", "tooltip" if "toast" in names else "surface")))
        if "selection-color" in tokens:
            used.add((tokens["selection-color"], tokens["selection-background-color"]))
    assert len(used) > 10
    assert used <= looked_at, used - looked_at


@pytest.mark.parametrize("look", THEMES, ids=lambda t: t.name)
def test_what_cannot_be_used_can_still_be_seen(look):
    for ground in ("surface", "window"):
        assert contrast(look.disabled, getattr(look, ground)) >= 2.0
    assert contrast(CONTRAST.disabled, CONTRAST.surface) >= 4.5


@pytest.mark.parametrize("look", THEMES, ids=lambda t: t.name)
def test_style_sheet_is_complete(qapp, look):
    sheet = style_sheet(look)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert look.accent in sheet


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_what_an_empty_field_says_can_be_read(keeper, qtbot, look, kind):
    """It was the text's colour at half its strength: 3.2 to 1 in the light look."""
    keeper.choose(look)
    edit = kind()
    qtbot.addWidget(edit)
    edit.ensurePolished()
    shown = edit.palette().color(QPalette.ColorRole.PlaceholderText)
    assert shown.alpha() == 255
    assert contrast(shown, QColor(theme.current().surface)) >= 4.5


def test_palette_follows_the_tokens(qapp):
    palette = palette_of(DARK)
    assert palette.color(QPalette.ColorRole.Window) == QColor(DARK.window)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(DARK.disabled)


def test_look_is_switched_at_run_time(keeper, qtbot):
    told = []
    keeper.changed.connect(told.append)
    for look, wanted in ((Look.DARK, DARK), (Look.CONTRAST, CONTRAST), (Look.LIGHT, LIGHT)):
        keeper.choose(look)
        assert theme.current() is wanted
        assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(wanted.window)
    assert told == [DARK, CONTRAST, LIGHT]
    assert keeper.look is Look.LIGHT


def test_in_two_turns_nothing_is_painted_between_them_and_the_last_choice_counts(keeper, qtbot):
    window, told = QLabel("window"), []
    qtbot.addWidget(window)
    window.show()
    keeper.changed.connect(told.append)
    keeper.choose(Look.DARK, at_once=False)
    assert not window.updatesEnabled()
    assert theme.current() is DARK
    keeper.choose(Look.CONTRAST, at_once=False)
    qtbot.waitUntil(window.updatesEnabled)
    assert theme.current() is CONTRAST
    assert QApplication.instance().styleSheet() == style_sheet(CONTRAST)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(CONTRAST.window)
    assert set(told) == {CONTRAST}


def test_a_window_that_goes_between_the_two_turns_does_no_harm(keeper, qtbot):
    window = QLabel("window")
    window.show()
    keeper.choose(Look.DARK, at_once=False)
    delete(window)
    qtbot.waitUntil(lambda: QApplication.instance().styleSheet() == style_sheet(DARK))


class SystemHints(QObject):
    """What Qt says of the system, and of a person who changes it while the program runs."""

    colorSchemeChanged = Signal()
    contrastPreferenceChanged = Signal()

    def __init__(self):
        super().__init__()
        self.scheme, self.contrast = Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference

    def accessibility(self):
        return self

    def colorScheme(self):
        return self.scheme

    def contrastPreference(self):
        return self.contrast

    def unsetColorScheme(self):
        pass

    setColorScheme = unsetColorScheme


def test_the_system_is_followed_while_the_program_runs(keeper, qapp, qtbot):
    hints = SystemHints()
    following = ThemeKeeper(qapp, Look.SYSTEM, hints)
    assert theme.current() is LIGHT
    hints.scheme = Qt.ColorScheme.Dark
    hints.colorSchemeChanged.emit()
    assert theme.current() is DARK
    hints.contrast = Qt.ContrastPreference.HighContrast
    hints.contrastPreferenceChanged.emit()
    assert theme.current() is CONTRAST
    hints.contrast = Qt.ContrastPreference.NoPreference
    hints.contrastPreferenceChanged.emit()
    assert theme.current() is DARK
    qtbot.waitUntil(lambda: qapp.styleSheet() == style_sheet(DARK))
    following.deleteLater()


def test_choosing_the_same_look_changes_nothing(keeper):
    told = []
    keeper.changed.connect(told.append)
    keeper.choose(Look.LIGHT)
    assert told == []


def test_a_font_of_the_desktop_is_kept():
    assert ui_font(QFont("Cantarell")).family() == "Cantarell"
    assert ui_font(QFont("Sans Serif")).families()[0] == "Inter"


def test_unknown_tokens_are_refused():
    with pytest.raises(AttributeError):
        LIGHT.color("nonsense")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_arrows_of_lists_are_seen(theme):
    """Grey ones were left in high contrast, where all else is white: 7 : 1 there, 3 : 1 elsewhere."""
    least = 7.0 if theme is CONTRAST else 3.0
    arrows = [p for p in re.findall(r'url\("([^"]+)"\)', style_sheet(theme)) if "arrow" in p]
    assert len(set(arrows)) == 3
    for path in arrows:
        (ink,) = re.findall(r'stroke="(#[0-9a-f]{6})"', Path(path).read_text("utf-8"))
        assert contrast(ink, theme.surface) >= least, path


def test_what_waited_to_be_painted_is_painted_in_the_new_look(keeper, qtbot):
    """A dialog in which the look was chosen kept the old one until the mouse went over it."""
    window = QWidget()
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    window.setObjectName("panel")
    qtbot.addWidget(window)
    window.resize(100, 100)
    window.show()
    qtbot.waitExposed(window)

    def ground():
        image = QApplication.primaryScreen().grabWindow(window.winId()).toImage()
        return "" if image.isNull() else image.pixelColor(50, 50).name()

    qtbot.waitUntil(lambda: ground() == LIGHT.surface)
    window.update()
    keeper.choose(Look.DARK, at_once=False)
    qtbot.waitUntil(lambda: window.updatesEnabled() and ground() == DARK.surface)
