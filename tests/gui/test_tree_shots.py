"""The pictures of generated trees can be made: near, middle and far, and with the pointer on a box."""

from ivr_designer.ui.canvas import metrics
from tests.helpers.tree_shots import ZOOMS, TreeShots


def test_three_zooms_and_the_pointer(qtbot):
    shots = TreeShots(qtbot, 10, (1280, 760))
    surface = shots.rig.window.surface
    names, zooms = [], []
    for name, image in shots.zooms():
        names.append(name)
        zooms.append(surface.view.zoom)
        assert image.width() >= 1280
    assert names == list(ZOOMS)
    assert zooms[0] >= metrics.NEAR > zooms[1] >= metrics.FAR > zooms[2]
    shots.hovered()
    assert not surface.overlay.hovered.is_empty
    shots.rig.close()
