"""New nodes."""

from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.ui.canvas.requests import BoxKind
from ivr_designer.ui.controllers.fresh import fresh_node
from tests.helpers.builders import tree


def test_names_are_free_and_ids_fresh():
    empty, full = tree(""), tree("Menu -1-> x")
    assert fresh_node(empty, BoxKind.TALK).name == "Welcome"
    assert fresh_node(full, BoxKind.TALK).name == "Menu 2"
    assert fresh_node(full, BoxKind.PLAY).name == "Recording"
    assert fresh_node(full, BoxKind.PLAY).prompt == PlayPrompt("")
    one, two = fresh_node(full, BoxKind.TALK), fresh_node(full, BoxKind.TALK)
    assert one.id != two.id
    assert one.prompt == TalkPrompt("")
