"""Small pictures of trees."""

from ivr_designer.config.paths import resource
from ivr_designer.storage.files import parse_tree
from ivr_designer.ui.canvas.colours import SETS
from ivr_designer.ui.theme import Look
from ivr_designer.ui.widgets.tree_picture import TreePicture


def colours(widget):
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def test_a_tree_is_drawn_within_its_room_and_told_in_words(qtbot):
    picture = TreePicture()
    qtbot.addWidget(picture)
    picture.resize(400, 300)
    empty = colours(picture)
    picture.show_content(parse_tree(resource("samples/hotline.ivr.json").read_bytes()).content)
    assert len(colours(picture)) > len(empty) + 10
    assert picture.accessibleDescription().startswith("4 nodes: Lời chào")
    edge = picture.grab().toImage()
    assert len({edge.pixelColor(x, 4).name() for x in range(20, 380)}) == 1, "nothing runs over the margin"
    picture.show_content(None)
    assert colours(picture) == empty
    assert picture.accessibleDescription() == ""


def test_it_has_the_colours_of_the_look_and_follows_it(qtbot, keeper):
    picture = TreePicture()
    qtbot.addWidget(picture)
    picture.resize(400, 300)
    picture.show_content(parse_tree(resource("samples/hotline.ivr.json").read_bytes()).content)
    picture.show()
    for look in (Look.LIGHT, Look.DARK):
        keeper.choose(look)
        seen, wanted = colours(picture), SETS[look.value]
        assert {wanted.color("ground").name(), wanted.color("card").name()} <= seen
