"""Paths through a box, and folding, by menu and keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.domain.keypresses import DestinationKind


def lit(rig):
    found = rig.window.surface.overlay.highlight
    return None if found is None else found[0]


def test_paths_to_a_number_leave_other_branches_out(rig):
    phone = rig.destination(DestinationKind.PHONE)
    rig.window.show_item(phone)
    QTest.keySequence(rig.window, "Ctrl+Shift+H")
    assert lit(rig) == {phone, rig.node("Kinh doanh"), rig.node("Lời chào")}
    rig.wait(lambda: "3 boxes on the way here" in rig.window.announcer.said)
    QTest.keySequence(rig.window, "Ctrl+Shift+H")
    assert lit(rig) is None


def test_escape_on_the_canvas_ends_it(rig):
    rig.window.show_item(rig.node("Kỹ thuật"))
    rig.window.actions_.trigger("show-paths")
    assert lit(rig)
    rig.window.surface.setFocus()
    QTest.keyClick(rig.window.surface, Qt.Key.Key_Escape)
    assert lit(rig) is None


def test_fold_and_unfold(rig):
    picture = rig.window.surface.picture
    sales = rig.node("Kinh doanh")
    phone = rig.destination(DestinationKind.PHONE)
    rig.window.show_item(sales)
    QTest.keySequence(rig.window, "Ctrl+.")
    assert sales in picture.layout.collapsed
    assert phone not in picture.boxes
    QTest.keySequence(rig.window, "Ctrl+.")
    assert phone in picture.boxes


def test_unfold_all_reaches_what_is_inside(rig):
    picture = rig.window.surface.picture
    for name in ("Kinh doanh", "Lời chào"):
        rig.window.surface.set_collapsed(rig.node(name), True)
    rig.window.actions_.trigger("unfold-all")
    assert picture.layout.collapsed == set()
    assert set(picture.boxes) == set(rig.tree.vertices())


def test_a_leaf_is_not_folded(rig):
    rig.window.show_item(rig.node("Khuyến mãi cũ"))
    before = set(rig.window.surface.picture.boxes)
    rig.window.show_item(rig.destination(DestinationKind.PHONE))
    assert not rig.window.actions_["fold"].isEnabled()
    rig.window.features.branches.fold()
    assert set(rig.window.surface.picture.boxes) == before


def test_without_a_tree_nothing_happens(make_window, session):
    rig = make_window(session)
    branches = rig.window.features.branches
    branches.show_paths()
    branches.fold()
    branches.unfold_all()
    assert rig.window.surface.picture is None
