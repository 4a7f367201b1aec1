"""Tooltips say in words what the canvas shows, and show foreign text literally."""

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.status import ItemState, ItemStatus
from ivr_designer.ui.canvas.hits import MISS, Hit, Part
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.tips import tip, tip_words
from tests.helpers.trees import menu_tree, node_id


def test_a_box_tells_its_name_its_prompt_and_its_state() -> None:
    picture = CanvasPicture(menu_tree(12))
    why = ItemStatus(ItemState.REFUSED, phrase("The name is too long."), "r=7 <b>no</b>")
    words = tip_words(picture, Hit(Part.BOX, node_id(0)), why)
    assert words[0] == "Lời chào"
    assert words[2:] == ["Refused", "The name is too long.", "The server said: r=7 <b>no</b>"]
    assert "&lt;b&gt;" in tip(picture, Hit(Part.BOX, node_id(0)), why)


def test_a_key_tells_where_it_leads() -> None:
    picture = CanvasPicture(menu_tree(12))
    child = picture.primary.children[node_id(0)][0]
    kid = picture.primary.via[child]
    (line,) = tip_words(picture, Hit(Part.KEY, child, kid), None)
    assert line == f"Key 1 → {picture.boxes[child].words.title}"


def test_names_from_files_are_shown_literally() -> None:
    document = Document(menu_tree(3))
    picture = CanvasPicture(document.tree)
    document.subscribe(picture.on_document_changed)
    document.apply(UpdateNode(Node(node_id(0), "<img src=x>", TalkPrompt("x"))))
    assert "<img" not in tip(picture, Hit(Part.BOX, node_id(0)), None)


def test_handles_explain_themselves_and_nothing_has_no_tip() -> None:
    picture = CanvasPicture(menu_tree(3))
    for part in (Part.PORT, Part.FOLD, Part.START):
        assert tip_words(picture, Hit(part, node_id(0)), None)
    assert tip(picture, MISS, None) == ""
