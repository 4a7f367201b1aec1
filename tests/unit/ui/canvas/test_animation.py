"""Boxes glide to their places; any act ends that at once, and who wishes no motion has none."""

from enum import Enum
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication

from ivr_designer.domain.edits import MoveBoxes
from ivr_designer.ui.canvas.animation import DURATION_S, LayoutAnimation, reduced_motion
from tests.helpers.canvas import CanvasRig
from tests.helpers.trees import menu_tree, node_id


class Motion(Enum):
    """As Qt names them."""

    NoPreference = 0
    ReducedMotion = 1


@pytest.fixture
def rig(qtbot):
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    rig.now = 0.0
    rig.surface._animation = LayoutAnimation(rig.surface, lambda: rig.now)
    yield rig
    rig.settle()


def put(rig):
    """Put a box by hand; returns where the layout would have it."""
    home = rig.box(node_id(1)).x
    rig.document.apply(MoveBoxes({node_id(1): (home + 400.0, 300.0)}))
    assert not rig.surface._animation.running  # it was dragged there: it is there
    return home


def give_back(rig):
    rig.document.apply(MoveBoxes({node_id(1): None}))


def test_half_the_time_means_well_over_half_the_way(rig):
    home = put(rig)
    give_back(rig)
    assert rig.surface._animation.running
    assert rig.box(node_id(1)).x == home + 400.0
    rig.now += DURATION_S / 2
    rig.surface._animation._on_frame()
    assert home < rig.box(node_id(1)).x < home + 200.0
    rig.now += DURATION_S
    rig.surface._animation._on_frame()
    assert rig.box(node_id(1)).x == home
    assert not rig.surface._animation.running


def test_a_drag_ends_it_at_once(rig):
    home = put(rig)
    give_back(rig)
    rig.drag(rig.point(5.0, 5.0), rig.point(40.0, 40.0))
    assert not rig.surface._animation.running
    assert rig.box(node_id(1)).x == home


def test_another_edit_ends_it_at_once(rig):
    home = put(rig)
    give_back(rig)
    rig.document.apply(MoveBoxes({node_id(2): (-500.0, 300.0)}))
    assert not rig.surface._animation.running
    assert rig.box(node_id(1)).x == home


def test_without_animation_boxes_are_simply_there(rig):
    home = put(rig)
    rig.surface.set_animated(False)
    give_back(rig)
    assert not rig.surface._animation.running
    assert rig.box(node_id(1)).x == home


@pytest.mark.parametrize("motion", Motion)
def test_the_systems_wish_for_less_motion_is_known(motion):
    hints = SimpleNamespace(accessibility=lambda: SimpleNamespace(motionPreference=lambda: motion))
    assert reduced_motion(hints) is (motion is Motion.ReducedMotion)


def test_a_qt_that_does_not_tell_moves(qapp):
    assert reduced_motion(SimpleNamespace()) is False
    assert reduced_motion() is reduced_motion(QGuiApplication.styleHints())
