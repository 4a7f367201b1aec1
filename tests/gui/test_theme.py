"""Looks: contrast of every pair in use, and switching while the program runs."""

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ivr_designer.ui import theme
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
    ("text", "info_soft"), ("on_tooltip", "tooltip"),
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


@pytest.mark.parametrize("look", THEMES, ids=lambda t: t.name)
def test_style_sheet_is_complete(qapp, look):
    sheet = style_sheet(look)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert look.accent in sheet


def test_palette_follows_the_tokens(qapp):
    palette = palette_of(DARK)
    assert palette.color(QPalette.ColorRole.Window) == QColor(DARK.window)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(DARK.disabled)


@pytest.fixture
def keeper(qapp):
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    made = ThemeKeeper(qapp, Look.LIGHT)
    yield made
    made.choose(Look.SYSTEM)
    made.deleteLater()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])
    theme._theme = LIGHT


def test_look_is_switched_at_run_time(keeper, qtbot):
    told = []
    keeper.changed.connect(told.append)
    for look, wanted in ((Look.DARK, DARK), (Look.CONTRAST, CONTRAST), (Look.LIGHT, LIGHT)):
        keeper.choose(look)
        assert theme.current() is wanted
        assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(wanted.window)
    assert told == [DARK, CONTRAST, LIGHT]
    assert keeper.look is Look.LIGHT


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
