"""Icons: every name in use is there, and takes the colour of the theme."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

import ivr_designer.ui as ui
from ivr_designer.config.paths import resource
from ivr_designer.ui import theme
from ivr_designer.ui.action_table import SPECS
from ivr_designer.ui.icons import app_icon, icon, pixmap
from ivr_designer.ui.labels import KIND_ICONS
from ivr_designer.ui.status_words import STATES

NAMES = sorted(
    {s.icon for s in SPECS if s.icon} | set(KIND_ICONS.values()) | {look.icon for look in STATES.values()}
    | {"talk", "play", "plug", "sandbox", "live", "error", "warning", "info", "close", "key", "offline"}
)  # fmt: skip


def colours(picture):
    image = picture.toImage()
    found = set()
    for y in range(image.height()):
        for x in range(image.width()):
            color = image.pixelColor(x, y)
            if color.alpha() == 255:
                found.add(color.name())
    return found


def near(one, other):
    return all(abs(a - b) <= 3 for a, b in zip(QColor(one).getRgb(), QColor(other).getRgb(), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_drawn_in_one_colour(qapp, name):
    assert all(near(c, theme.current().danger) for c in colours(pixmap(name, 48, "danger", 1.0)))
    assert colours(pixmap(name, 48, "danger", 1.0))


def test_all_icons_of_the_source_exist():
    folder = Path(ui.__file__).parent
    for path in folder.rglob("*.py"):
        for name in re.findall(r"(?:\b(?:icon|pixmap)\(|icon_name=)\"([a-z-]+)\"", path.read_text("utf-8")):
            assert resource(f"icons/{name}.svg").exists(), f"{path.name}: {name}"


def test_icons_share_one_style():
    for path in resource("icons").glob("*.svg"):
        if path.stem == "app":
            continue
        text = path.read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in text, path.name
        assert 'stroke-width="1.75"' in text, path.name
        assert 'stroke-linecap="round"' in text, path.name


def test_icon_follows_mode_and_size(qapp):
    made = icon("undo")
    drawn = colours(made.pixmap(QSize(32, 32), QIcon.Mode.Disabled))
    assert drawn
    assert all(near(c, theme.current().disabled) for c in drawn)
    assert made.pixmap(QSize(20, 20)).width() >= 20
    assert not QIcon(made).isNull()


def test_icon_is_sharp_at_any_ratio(qapp):
    picture = pixmap("undo", 18, "text", 1.5)
    assert (picture.width(), picture.devicePixelRatio()) == (27, 1.5)
    for ratio in (1.0, 1.25, 1.5, 2.0):
        shown = icon("undo").pixmap(QSize(16, 16), ratio)  # as buttons and menus ask for it
        assert (shown.width(), shown.devicePixelRatio()) == (16 * ratio, ratio)


def test_app_icon_has_all_sizes(qapp):
    assert {s.width() for s in app_icon().availableSizes()} >= {16, 32, 256}


def test_in_a_wide_place_an_icon_keeps_to_the_left(qapp):
    wide, square = icon("trash").pixmap(QSize(21, 18)), icon("trash").pixmap(QSize(18, 18))
    assert wide.width() / wide.devicePixelRatio() == 21
    assert wide.copy(0, 0, square.width(), square.height()).toImage() == square.toImage()
