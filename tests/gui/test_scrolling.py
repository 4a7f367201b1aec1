"""Wheel and touchpad in the forms in which macOS, Windows, Wayland and X11 send them, to the real window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.scrolling import STEP_PX, Scrolling, distance
from ivr_designer.ui.canvas.surface import CanvasSurface
from tests.helpers.memory_session import MemorySession
from tests.helpers.trees import menu_content
from tests.helpers.window import WindowRig

AT = QPoint(300, 200)
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PHASE, KIND = Qt.ScrollPhase, Qt.NativeGestureType


@pytest.fixture
def rig(qtbot: QtBot) -> Iterator[WindowRig]:
    made = WindowRig(qtbot, MemorySession({"big": menu_content(60)}))
    made.window.resize(1400, 900)
    made.open("big")
    made.window.surface.zoom_to(1.0)
    made.settle_canvas()
    yield made
    made.settle_canvas()
    made.close()


@pytest.fixture
def surface(rig: WindowRig) -> CanvasSurface:
    assert isinstance(rig.window.surface.mouse.scrolling, Scrolling)
    return rig.window.surface


def wheel(
    angle: tuple[int, int],
    pixels: tuple[int, int] = (0, 0),
    modifiers: Qt.KeyboardModifier = NONE,
    phase: Qt.ScrollPhase = PHASE.NoScrollPhase,
    *,
    inverted: bool = False,
) -> QWheelEvent:
    """A wheel event at AT."""
    return QWheelEvent(
        QPointF(AT), QPointF(AT), QPoint(*pixels), QPoint(*angle), Qt.MouseButton.NoButton, modifiers, phase,
        inverted,
    )  # fmt: skip


def gesture(
    on: QWidget, kind: Qt.NativeGestureType, value: float, delta: QPointF, at: QPoint
) -> QNativeGestureEvent:
    """A gesture of a touchpad, as the platform delivers it."""
    place = QPointF(at)
    return QNativeGestureEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        2,
        place,
        place,
        QPointF(on.mapToGlobal(at)),
        value,
        delta,
    )


def pinch(surface: CanvasSurface, kind: Qt.NativeGestureType, value: float = 0.0) -> None:
    """A pinch of so much, at AT."""
    QApplication.sendEvent(surface, gesture(surface, kind, value, QPointF(), AT))


def moved(surface: CanvasSurface, act: Callable[[], object]) -> tuple[int, int]:
    """How far the view moved, device px."""
    before = surface.view
    act()
    after = surface.view
    assert after.zoom == before.zoom
    return after.left - before.left, after.top - before.top


NOTCH = STEP_PX


@pytest.mark.parametrize(
    ("event", "by"),
    [
        (wheel((0, -120)), (0, NOTCH)),  # a wheel, anywhere
        (wheel((0, 120)), (0, -NOTCH)),
        (wheel((-120, 0)), (NOTCH, 0)),  # one that tilts, or Alt with a wheel
        (wheel((0, -120), modifiers=SHIFT), (NOTCH, 0)),  # Windows and Linux
        (wheel((-120, 0), modifiers=SHIFT), (NOTCH, 0)),  # macOS has turned it already
        (wheel((0, -40)), (0, 24)),  # high resolution
        (wheel((0, -60), (0, -30), phase=PHASE.ScrollUpdate), (0, 30)),  # fingers, macOS and Wayland
        (wheel((-60, -24), (-30, -12), phase=PHASE.ScrollUpdate, inverted=True), (30, 12)),
        (wheel((0, -20), (0, -10), phase=PHASE.ScrollMomentum), (0, 10)),
        (wheel((0, 0), phase=PHASE.ScrollBegin), (0, 0)),
        (wheel((0, 0), phase=PHASE.ScrollEnd), (0, 0)),
    ],
)
def test_each_form_of_scrolling(surface, event, by):
    assert moved(surface, lambda: QApplication.sendEvent(surface, event)) == by


def test_parts_of_a_pixel_add_up(surface):
    def crawl():
        for _ in range(100):
            QApplication.sendEvent(surface, wheel((0, -1)))

    assert moved(surface, crawl) == (0, NOTCH * 100 // 120)


def test_on_x11_ticks_of_the_driver_are_no_pixels():
    event = wheel((0, -120), (0, -15))
    assert distance(event, "xcb") == (0.0, -NOTCH)
    assert distance(event, "wayland") == (0, -15)


def under(surface: CanvasSurface) -> tuple[float, float]:
    return surface.view.to_scene(AT.x(), AT.y())


@pytest.mark.parametrize("angle", [120, 15, 3])
def test_ctrl_and_a_wheel_zoom_as_far_in_one_notch_whatever_its_resolution(surface, angle):
    before, count = under(surface), 240 // angle
    for _ in range(count):
        QApplication.sendEvent(surface, wheel((0, angle), modifiers=CTRL))
    assert surface.view.zoom == pytest.approx(m.ZOOM_STEP**2)
    assert under(surface) == pytest.approx(before, abs=0.6)
    for _ in range(count):
        QApplication.sendEvent(surface, wheel((0, -angle), modifiers=CTRL))
    assert surface.view.zoom == pytest.approx(1.0)
    assert under(surface) == pytest.approx(before, abs=0.6)


def test_ctrl_with_pixels_alone_zooms_too_and_a_tilted_wheel_does_not(surface):
    QApplication.sendEvent(surface, wheel((0, 0), (0, STEP_PX), CTRL, PHASE.ScrollUpdate))
    assert surface.view.zoom == pytest.approx(m.ZOOM_STEP)
    QApplication.sendEvent(surface, wheel((120, 0), modifiers=CTRL))
    assert surface.view.zoom == pytest.approx(m.ZOOM_STEP)


def test_ctrl_pressed_while_the_scrolling_runs_out_does_not_zoom(surface):
    QApplication.sendEvent(surface, wheel((0, -60), (0, -30), phase=PHASE.ScrollUpdate))
    momentum = wheel((0, -20), (0, -10), CTRL, PHASE.ScrollMomentum)
    assert moved(surface, lambda: QApplication.sendEvent(surface, momentum)) == (0, 10)


def test_a_pinch_zooms_at_the_fingers(surface):
    before = under(surface)
    pinch(surface, KIND.BeginNativeGesture)
    pinch(surface, KIND.ZoomNativeGesture, 0.25)
    pinch(surface, KIND.EndNativeGesture)
    assert surface.view.zoom == pytest.approx(1.25)
    assert under(surface) == pytest.approx(before, abs=0.6)


def test_three_hundred_small_pinches_do_not_drift(surface):
    before = under(surface)
    for value in (*[0.005] * 150, *[-0.005] * 150):
        pinch(surface, KIND.ZoomNativeGesture, value)
        assert under(surface) == pytest.approx(before, abs=0.6 / surface.view.zoom)


def test_a_pinch_that_is_nonsense_stays_within_the_limits(surface):
    for value in (-1.0, -40.0, 1e9):
        pinch(surface, KIND.ZoomNativeGesture, value)
        assert m.ZOOM_MIN <= surface.view.zoom <= m.ZOOM_MAX


def test_a_double_tap_changes_between_all_and_100_percent(surface):
    pinch(surface, KIND.SmartZoomNativeGesture)
    assert surface.view.zoom < 1.0
    surface.zoom_to(0.4)
    before = under(surface)
    pinch(surface, KIND.SmartZoomNativeGesture)
    assert surface.view.zoom == pytest.approx(1.0)
    assert under(surface) == pytest.approx(before, abs=1.5)


def test_a_swipe_that_comes_as_a_pan_moves_and_other_gestures_do_nothing(surface):
    event = gesture(surface, KIND.PanNativeGesture, 0.0, QPointF(-30, 8), AT)
    assert moved(surface, lambda: QApplication.sendEvent(surface, event)) == (30, -8)
    for kind in (KIND.RotateNativeGesture, KIND.SwipeNativeGesture):
        assert moved(surface, lambda kind=kind: pinch(surface, kind, 90.0)) == (0, 0)


def test_the_wheel_during_a_drag_takes_the_box_along(rig, surface):
    from ivr_designer.ui.canvas.gestures import MarqueeGesture

    surface.mouse._begin(MarqueeGesture(surface, under(surface), add=False))
    QApplication.sendEvent(surface, wheel((0, -120)))
    assert surface.overlay.draft is not None
    _left, top, _right, bottom = surface.overlay.draft.marquee
    assert bottom - top == pytest.approx(NOTCH, abs=1)
    assert surface.cancel_gesture()


def test_over_the_minimap_it_is_the_canvas_that_zooms(rig, surface):
    """What began over the minimap had its place there taken for one on the canvas."""
    rig.wait(surface.minimap.isVisible)
    small = surface.minimap
    at = small.mapTo(surface, small.rect().center())
    before = surface.view.to_scene(at.x(), at.y())
    for value in (*[-0.04] * 15, *[0.04] * 15):
        zoom = surface.view.zoom
        event = gesture(small, KIND.ZoomNativeGesture, value, QPointF(), small.mapFrom(surface, at))
        QApplication.sendEvent(small, event)
        assert surface.view.zoom == pytest.approx(zoom * (1 + value))
        assert surface.view.to_scene(at.x(), at.y()) == pytest.approx(before, abs=0.6 / surface.view.zoom)
