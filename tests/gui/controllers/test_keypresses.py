"""From a drawn line to a keypress."""

from ivr_designer.domain.keypresses import Action, Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, UnknownPrompt
from ivr_designer.ui.canvas.requests import BoxKind, End, KeypressRequest, KeyTyped
from ivr_designer.ui.dialogs.key_picker import KeyPicker
from ivr_designer.ui.dialogs.targets import Target

AT = (0.0, 0.0)


def key_of(rig, name, key):
    return rig.tree.keypress_at(rig.node(name), key)


def test_line_to_a_box_asks_for_the_key(rig):
    main, support = rig.node("Lời chào"), rig.node("Kỹ thuật")
    rig.window.keypresses.on_requested(KeypressRequest(support, main, AT))
    rig.pick_key(Key.STAR)
    assert rig.tree.target(key_of(rig, "Kỹ thuật", Key.STAR)) == main
    assert rig.window.surface.selection.keypresses == {key_of(rig, "Kỹ thuật", Key.STAR).id}
    assert rig.window.documents.group.undoText() == "Add key *"


def test_taken_keys_are_off_and_say_who_has_them(rig):
    rig.window.keypresses.ask_key(rig.node("Lời chào"), (100, 100), lambda key: None)
    popup = rig.window.pickers.shown
    assert isinstance(popup, KeyPicker)
    assert not popup.button_of(Key.ONE).isEnabled()
    assert popup.button_of(Key.ONE).toolTip() == "Key 1 leads to Kinh doanh"
    assert popup.button_of(Key.THREE).isEnabled()


def test_undo_is_frozen_while_a_picker_is_open(rig):
    rig.window.keypresses.ask_key(rig.node("Kỹ thuật"), (100, 100), lambda key: None)
    assert rig.window.documents.frozen
    rig.window.pickers.shown.close()
    assert not rig.window.documents.frozen
    assert rig.window.pickers.shown is None


def test_line_into_empty_space_makes_a_node(rig):
    rig.window.keypresses.on_requested(KeypressRequest(rig.node("Kỹ thuật"), None, (300.0, 400.0)))
    rig.pick_key(Key.TWO)
    rig.pick_target("", "New recorded menu")
    made = rig.tree.target(key_of(rig, "Kỹ thuật", Key.TWO))
    assert isinstance(rig.tree.nodes[made].prompt, PlayPrompt)
    assert rig.tree.positions[made] == (300.0, 400.0)
    rig.window.documents.undo()
    assert made not in rig.tree.nodes
    assert key_of(rig, "Kỹ thuật", Key.TWO) is None


def test_a_full_or_foreign_node_is_refused_with_a_reason(rig):
    sales = rig.node("Kinh doanh")
    rig.tree._put_node(type(rig.tree.nodes[sales])(sales, "Kinh doanh", UnknownPrompt("record")))
    rig.window.keypresses.on_requested(KeypressRequest(sales, rig.node("Lời chào"), AT))
    assert rig.window.pickers.shown is None
    assert "cannot write" in rig.window.toast.text


def test_end_of_a_line_is_led_elsewhere(rig):
    keypress = key_of(rig, "Lời chào", Key.ONE)
    support = rig.node("Kỹ thuật")
    rig.window.keypresses.on_requested(
        KeypressRequest(keypress.node, support, AT, keypress=keypress.id, end=End.TARGET)
    )
    assert rig.tree.target(key_of(rig, "Lời chào", Key.ONE)) == support
    rig.window.documents.undo()
    assert rig.tree.target(key_of(rig, "Lời chào", Key.ONE)) == rig.node("Kinh doanh")


def test_end_of_a_line_dropped_into_space_asks_where(rig):
    keypress = key_of(rig, "Lời chào", Key.ONE)
    rig.window.keypresses.on_requested(
        KeypressRequest(keypress.node, None, AT, keypress=keypress.id, end=End.TARGET)
    )
    rig.pick_target("Hang up", "Hang up")
    assert key_of(rig, "Lời chào", Key.ONE).action is Action.STOP


def test_end_of_a_line_can_lead_to_a_new_node(rig):
    keypress = key_of(rig, "Lời chào", Key.ONE)
    rig.window.keypresses._lead_to_choice(keypress, Target("", "", "", fresh=BoxKind.TALK), (5.0, 5.0))
    made = rig.tree.target(key_of(rig, "Lời chào", Key.ONE))
    assert rig.tree.positions[made] == (5.0, 5.0)


def test_start_of_a_line_moves_to_another_node(rig):
    keypress = key_of(rig, "Kinh doanh", Key.TWO)
    support = rig.node("Kỹ thuật")
    rig.window.keypresses.on_requested(
        KeypressRequest(support, rig.tree.target(keypress), AT, keypress=keypress.id, end=End.SOURCE)
    )
    assert key_of(rig, "Kinh doanh", Key.TWO) is None
    moved = key_of(rig, "Kỹ thuật", Key.TWO)
    assert (moved.phone_number, moved.from_number) == (keypress.phone_number, keypress.from_number)


def test_start_of_a_line_on_a_taken_key_asks_for_another(rig):
    keypress = key_of(rig, "Kinh doanh", Key.ONE)
    support = rig.node("Kỹ thuật")
    rig.window.keypresses.on_requested(
        KeypressRequest(support, rig.tree.target(keypress), AT, keypress=keypress.id, end=End.SOURCE)
    )
    rig.pick_key(Key.NINE)
    assert key_of(rig, "Kỹ thuật", Key.NINE).queue_id == keypress.queue_id
    assert key_of(rig, "Kinh doanh", Key.ONE) is None


def test_typed_key_asks_where_it_leads(rig):
    rig.window.keypresses.on_key_typed(KeyTyped(rig.node("Kỹ thuật"), Key.SEVEN))
    rig.pick_target("0283 822 3344")
    assert key_of(rig, "Kỹ thuật", Key.SEVEN).phone_number == "842838223344"


def test_typed_key_that_is_bound_is_refused(rig):
    rig.window.keypresses.ask_target(rig.node("Kỹ thuật"), Key.ONE, (0, 0))
    assert "uses key 1 already" in rig.window.toast.text


def test_dismissed_picker_does_nothing(rig):
    before = rig.tree.content()
    rig.window.keypresses.connect_to(rig.node("Kỹ thuật"), rig.node("Lời chào"), (0, 0))
    rig.window.pickers.shown.close()
    assert rig.tree.content() == before


def test_nothing_can_be_led_to_what_does_not_exist(rig):
    keypress = key_of(rig, "Lời chào", Key.ONE)
    rig.window.keypresses._lead(keypress, Destination(DestinationKind.MISSING, "zz"))
    assert "does not exist" in rig.window.toast.text


def test_requests_about_what_is_gone_are_dropped(rig):
    rig.window.keypresses.on_requested(KeypressRequest("gone", None, AT))
    rig.window.keypresses.on_requested(KeypressRequest(rig.node("Kỹ thuật"), None, AT, keypress="gone"))
    assert rig.window.pickers.shown is None
