"""The picture is a projection: after any edit it equals one made from scratch, and it tells what changed."""

import random

from hypothesis import given, settings
from pytestqt.qtbot import QtBot

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import AddKeypress, AddNode, Batch, RemoveKeypress, RemoveNode, UpdateNode
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.boxes import Glyph
from ivr_designer.ui.canvas.damage import Damage
from ivr_designer.ui.canvas.hits import chip_rect
from ivr_designer.ui.canvas.index import overlaps
from ivr_designer.ui.canvas.lines import key_rects
from ivr_designer.ui.canvas.picture import MOST, CanvasPicture
from ivr_designer.ui.canvas.requests import FindingCount
from tests.helpers.edits import Step, applied, empty_document, steps
from tests.helpers.pictures import check, looks
from tests.helpers.trees import QUEUES, menu_tree, mesh_tree, node_id


def followed(
    tree: IvrTree, direction: Direction = Direction.DOWN
) -> tuple[Document, CanvasPicture, list[Damage]]:
    """A picture that follows a document."""
    document = Document(tree)
    picture = CanvasPicture(tree, direction)
    damages: list[Damage] = []
    document.subscribe(lambda change: damages.append(picture.on_document_changed(change)))
    return document, picture, damages


@given(steps)
@settings(max_examples=25)
def test_any_edit_leaves_the_picture_as_one_made_anew(script: list[Step]) -> None:
    document, picture, _ = followed(empty_document().tree)
    inverses = []
    for inverse in applied(document, script):
        inverses.append(inverse)
        check(picture)
    fresh = CanvasPicture(document.tree)
    fresh.primary, fresh.layout.primary = picture.primary, picture.primary
    fresh.rebuild()
    assert looks(picture) == looks(fresh)
    for inverse in reversed(inverses):
        document.apply(inverse)
    check(picture)


def test_an_edit_of_most_of_a_large_tree_makes_everything_anew_and_back() -> None:
    document, picture, damages = followed(menu_tree(2 * MOST))
    inner = [v for v in document.tree.nodes if v != document.tree.root][: MOST // 4]
    inverse = document.apply(Batch(tuple(RemoveNode(v) for v in inner), phrase("Delete node")))
    check(picture)
    document.apply(inverse)
    check(picture)
    assert all(d.everything for d in damages)
    assert damages[-1].placed >= set(inner)
    fresh = CanvasPicture(document.tree)
    fresh.primary, fresh.layout.primary = picture.primary, picture.primary
    fresh.rebuild()
    assert looks(picture) == looks(fresh)
    assert picture.layout.at == fresh.layout.at


@given(steps)
@settings(max_examples=20)
def test_damage_covers_every_box_and_line_that_looks_different(script: list[Step]) -> None:
    document, picture, damages = followed(empty_document().tree)
    before = snapshot(picture)
    for _ in applied(document, script):
        after = snapshot(picture)
        damage = damages[-1] if damages else Damage()
        if not damage.everything:
            for item in before.keys() | after.keys():
                for look in (
                    {before.get(item), after.get(item)} if before.get(item) != after.get(item) else ()
                ):
                    for rect in look[1] if look is not None else ():
                        assert any(overlaps(rect, d) for d in damage.rects)
        before = after


def snapshot(
    picture: CanvasPicture,
) -> dict[object, tuple[object, tuple[tuple[float, float, float, float], ...]]]:
    """How each box and line looks and where."""
    found: dict[object, tuple[object, tuple[tuple[float, float, float, float], ...]]] = {}
    for vertex, box in picture.boxes.items():
        found["box", vertex] = (box.appearance(), (box.rect,))
    for vertex, line in picture.lines.items():
        found["line", vertex] = ((line.keys, line.states), tuple(key_rects(line)))
    return found


def test_a_renamed_node_spoils_its_own_box_only() -> None:
    document, picture, damages = followed(mesh_tree(200))
    node = node_id(7)
    document.apply(UpdateNode(Node(node, "Renamed", TalkPrompt("x"))))
    (damage,) = damages
    box = picture.boxes[node]
    assert box.words.title == "Renamed"
    for left, top, right, bottom in damage.rects:
        assert right - left < box.w + 50
        assert bottom - top < box.h + 50
        assert overlaps((left, top, right, bottom), box.rect)


def test_keys_of_one_node_to_one_box_share_a_line_and_others_are_chips() -> None:
    document, picture, _ = followed(empty_document().tree)
    child = Node(node_id(1), "Child", TalkPrompt("x"))
    document.apply(AddNode(child))
    for kid, source, key, target in (
        ("a", node_id(0), Key.ONE, child.id), ("b", node_id(0), Key.NO_INPUT, child.id),
        ("c", child.id, Key.STAR, node_id(0)), ("d", child.id, Key.HASH, child.id),
    ):  # fmt: skip
        document.apply(AddKeypress(Keypress(KeypressId(kid), source, key, Action.STOP).leading_to(target)))
    assert [k.key for k in picture.lines[child.id].keys] == [Key.ONE, Key.NO_INPUT]
    assert [(c.key, c.glyph) for c in picture.boxes[child.id].chips] == [
        (Key.STAR, Glyph.ROOT), (Key.HASH, Glyph.AGAIN),
    ]  # fmt: skip
    document.apply(RemoveKeypress(KeypressId("a")))
    assert [k.key for k in picture.lines[child.id].keys] == [Key.NO_INPUT]
    check(picture)


def test_chips_lie_inside_their_card() -> None:
    picture = CanvasPicture(mesh_tree(300))
    for box in picture.boxes.values():
        for index in range(len(box.chips)):
            left, top, right, bottom = chip_rect(box, index)
            card = box.rect
            assert card[0] < left < right < card[2]
            assert card[1] < top < bottom < card[3]


def test_unreachable_boxes_are_dimmed_as_one_edits() -> None:
    document, picture, damages = followed(menu_tree(20))
    child = next(v for v in picture.primary.children[node_id(0)] if v in picture.primary.children)
    via = picture.primary.via[child]
    removed = document.tree.keypresses[via]
    inverse = document.apply(RemoveKeypress(via))
    if child not in picture.primary.reachable:
        assert not picture.boxes[child].reachable
        assert any(overlaps(r, picture.boxes[child].rect) for r in damages[-1].rects)
    document.apply(inverse)
    assert picture.boxes[child].reachable
    assert removed.id in picture.tree.keypresses


def test_queue_names_change_only_their_boxes() -> None:
    picture = CanvasPicture(menu_tree(60))
    damage = picture.set_names(QUEUES)
    named = [b for b in picture.boxes.values() if b.words.kind == "queue"]
    unknown = {b.words.title for b in named} - set(QUEUES.values())
    assert all(title.endswith(" (unknown)") for title in unknown)
    assert len(damage.rects) == len(named)
    assert not picture.set_names(QUEUES).rects


def test_states_go_to_boxes_and_to_keys_on_lines() -> None:
    picture = CanvasPicture(menu_tree(12))
    child = next(v for v in picture.primary.children[node_id(0)])
    via = picture.primary.via[child]
    damage = picture.set_states({node_id(0): ItemState.WAITING, via: ItemState.REFUSED})
    assert picture.boxes[node_id(0)].state is ItemState.WAITING
    assert ItemState.REFUSED in picture.lines[child].states
    assert damage.rects
    picture.replace_states({via: ItemState.LIVE})
    assert picture.boxes[node_id(0)].state is None
    assert picture.lines[child].states == ()


def test_findings_change_only_what_differs() -> None:
    picture = CanvasPicture(menu_tree(12))
    assert len(picture.set_findings({node_id(1): FindingCount(1, 2)}).rects) == 1
    assert not picture.set_findings({node_id(1): FindingCount(1, 2)}).rects
    assert picture.boxes[node_id(1)].finding.errors == 1
    picture.set_findings({})
    assert not picture.boxes[node_id(1)].finding.errors


def test_findings_of_very_many_boxes_are_painted_as_a_whole() -> None:
    picture = CanvasPicture(menu_tree(MOST + 2))
    nodes = list(picture.tree.nodes)
    few = picture.set_findings({v: FindingCount(1) for v in nodes[:MOST]})
    assert (len(few.rects), few.everything) == (MOST, False)
    many = picture.set_findings({v: FindingCount(2) for v in nodes[: MOST + 1]})
    assert (len(many.rects), many.everything) == (0, True)
    assert picture.boxes[nodes[MOST]].finding == FindingCount(2)


def test_a_folded_box_says_what_it_hides_and_keeps_count() -> None:
    document, picture, _ = followed(menu_tree(40))
    top = next(v for v in picture.primary.children[node_id(0)] if len(picture.primary.branch(v)) > 3)
    inside = [v for v in picture.primary.branch(top)[1:] if not isinstance(v, Destination)]
    picture.set_states({inside[0]: ItemState.WAITING})
    damage = picture.set_collapsed(top, collapsed=True)
    folded = picture.boxes[top].folded
    assert folded is not None
    assert (folded.nodes, folded.waiting) == (len(inside), 1)
    assert damage.rects
    check(picture)
    picture.set_findings({inside[0]: FindingCount(errors=2)})
    folded = picture.boxes[top].folded
    assert folded is not None
    assert folded.findings == 2
    document.apply(AddNode(Node(NodeId("new"), "New", TalkPrompt("x"))))
    key = next(iter(document.tree.free_keys(NodeId(str(inside[0])))))
    pressed = Keypress(
        KeypressId("new"), NodeId(str(inside[0])), key, Action.NEXT_NODE, next_node=NodeId("new")
    )
    document.apply(AddKeypress(pressed))
    assert NodeId("new") not in picture.boxes
    folded = picture.boxes[top].folded
    assert folded is not None
    assert folded.nodes == len(inside) + 1
    check(picture)
    picture.set_collapsed(top, collapsed=False)
    assert NodeId("new") in picture.boxes
    assert picture.boxes[inside[0]].state is ItemState.WAITING
    check(picture)


def test_a_loose_destination_has_a_box() -> None:
    from ivr_designer.domain.edits import SetLoose

    document, picture, _ = followed(menu_tree(5))
    loose = Destination(DestinationKind.VOICEMAIL)
    document.apply(SetLoose(loose, position=(10.0, 900.0)))
    assert (picture.boxes[loose].x, picture.boxes[loose].y) == (10.0, 900.0)
    check(picture)


def test_random_folding_and_editing_keep_the_picture_whole(qtbot: QtBot) -> None:
    rng = random.Random(5)
    for seed in range(12):
        document, picture, _ = followed(menu_tree(25, seed))
        script = [tuple(rng.randint(0, 40) for _ in range(4)) for _ in range(25)]
        for number, _ in enumerate(applied(document, script)):  # type: ignore[arg-type]
            check(picture)
            if number % 3 == 0:
                vertex = rng.choice(list(picture.boxes))
                picture.set_collapsed(vertex, collapsed=vertex not in picture.layout.collapsed)
                check(picture)
