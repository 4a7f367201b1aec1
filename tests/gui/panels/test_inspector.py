"""The inspector shows the form of what is selected, and its sync state."""

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.status import ItemState, ItemStatus
from ivr_designer.ui.canvas.requests import Selection


def test_form_follows_the_selection(rig):
    inspector = rig.window.inspector
    node = rig.node("Kinh doanh")
    keypress = rig.tree.keypresses_of(node)[0]
    for selection, form in (
        (Selection(), inspector.tree_form),
        (Selection(frozenset({node})), inspector.node_form),
        (Selection(keypresses=frozenset({keypress.id})), inspector.keypress_form),
        (Selection(frozenset({Destination(DestinationKind.STOP)})), inspector.destination_form),
        (Selection(frozenset({node}), frozenset({keypress.id})), inspector.many_form),
    ):
        inspector.set_selection(selection)
        assert inspector.form is form


def test_a_click_on_the_canvas_is_enough(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    assert rig.window.inspector.form is rig.window.inspector.node_form
    assert rig.window.inspector.node_form.name.text() == "Kỹ thuật"


def test_what_is_gone_is_no_longer_shown(rig):
    node = rig.node("Khuyến mãi cũ")
    rig.click_box(node)
    rig.window.nodes._delete([node], [])
    assert rig.window.inspector.form is rig.window.inspector.tree_form


def test_without_a_tree_it_says_what_to_do(make_window, session):
    rig = make_window(session)
    assert rig.window.inspector.is_empty
    assert rig.window.inspector.form is None
    assert "Open a tree" in rig.window.inspector.empty.detail.text()


def test_a_refusal_is_explained_with_its_ways_out(rig, session):
    node = rig.node("Kinh doanh")
    rig.window.inspector.set_selection(Selection(frozenset({node})))
    status = ItemStatus(ItemState.REFUSED, phrase("The name is too long."), "<b>bad</b>")
    session.set_item(TreeId("hotline"), node, status)
    strip = rig.window.inspector.node_form.state
    rig.wait(lambda: strip._words.text() == "Refused by the contact center")
    assert strip._detail.text() == "The name is too long.\nThe server said: “<b>bad</b>”"
    strip._retry.click()
    strip._discard.click()
    assert session.calls[-2:] == [("retry", frozenset({node})), ("discard", frozenset({node}))]
    session.set_item(TreeId("hotline"), node, ItemStatus(ItemState.LIVE))
    rig.wait(lambda: strip._words.text() == "Live")
    assert strip._retry.isHidden()


def test_focus_goes_where_one_types_first(rig):
    rig.window.inspector.set_selection(Selection(frozenset({rig.node("Lời chào")})))
    rig.window.inspector.focus_first()
    assert rig.window.inspector.node_form.name.hasFocus()
    rig.window.inspector.set_selection(Selection())
    rig.window.inspector.focus_first()
    assert rig.window.inspector.tree_form.name.hasFocus()
