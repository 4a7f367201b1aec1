"""Scene, widget and device coordinates agree at any zoom and ratio."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.view import View

views = st.builds(
    View,
    zoom=st.floats(0.05, 4),
    ratio=st.sampled_from([1.0, 1.25, 1.5, 2.0]),
    left=st.integers(-5000, 5000),
    top=st.integers(-5000, 5000),
    width=st.integers(10, 3000),
    height=st.integers(10, 3000),
)
points = st.tuples(st.floats(0, 1900), st.floats(0, 1000))


@given(views, points)
def test_there_and_back(view: View, at: tuple[float, float]) -> None:
    assert view.to_widget(*view.to_scene(*at)) == pytest.approx(at, abs=1e-6)


@given(views, points, st.floats(0.2, 5))
def test_zooming_keeps_what_is_under_the_pointer(view: View, at: tuple[float, float], factor: float) -> None:
    before = view.to_scene(*at)
    after = view.zoomed(view.zoom * factor, *at)
    assert m.ZOOM_MIN <= after.zoom <= m.ZOOM_MAX
    assert after.to_widget(*before) == pytest.approx(at, abs=1.0)


@given(views, st.floats(-300, 300), st.floats(-300, 300))
def test_panning_moves_by_whole_device_pixels(view: View, dx: float, dy: float) -> None:
    after = view.panned(dx, dy)
    assert after.left - view.left == round(dx * view.ratio)
    assert after.top - view.top == round(dy * view.ratio)


@given(views)
def test_fitting_shows_all_and_never_enlarges(view: View) -> None:
    after = view.fitted((-400.0, -100.0, 900.0, 700.0))
    assert after.zoom <= 1.0
    left, top, right, bottom = after.scene
    if after.zoom > m.ZOOM_MIN:
        assert left <= -399
        assert right >= 899
        assert top <= -99
        assert bottom >= 699


@given(views, points)
def test_centring(view: View, at: tuple[float, float]) -> None:
    assert view.centred(*at).centre == pytest.approx(at, abs=1 / view.scale)


def test_another_ratio_shows_the_same_place() -> None:
    view = View(zoom=0.5, ratio=1.0, left=100, top=40, width=800, height=600)
    sharper = view.resized(800, 600, 2.0)
    assert (sharper.width, sharper.height) == (1600, 1200)
    assert sharper.scene == view.scene
