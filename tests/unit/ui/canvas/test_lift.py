"""What is lifted out of the rest."""

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import MoveBoxes
from ivr_designer.ui.canvas.index import grown
from ivr_designer.ui.canvas.jumps import crosses
from ivr_designer.ui.canvas.lift import (
    MOST,
    Lift,
    chips_about,
    differing,
    lift_box,
    lift_keypresses,
    paths_through,
    quick_lift,
    under,
)
from ivr_designer.ui.canvas.lines import key_rects
from ivr_designer.ui.canvas.picture import CanvasPicture
from tests.helpers.trees import busiest, menu_tree, mesh_tree, node_id


def whole(picture: CanvasPicture, lift: Lift) -> Lift:
    """The lift with all its ways."""
    while lift.todo:
        lift.go_on(picture)
    return lift


def test_a_box_lifts_its_way_to_the_root_its_children_and_its_chips() -> None:
    picture = CanvasPicture(menu_tree(40))
    child = picture.primary.children[node_id(0)][0]
    lift = lift_box(picture, child)
    assert child in lift.lines
    assert set(picture.primary.children.get(child, ())) <= lift.lines
    whole(picture, lift)
    own = {c.keypress for c in picture.boxes[child].chips if c.target != child}
    assert own <= set(lift.ways)
    assert lift.rects(picture)
    assert not lift.is_empty


def test_a_hub_lifts_all_its_keypresses_within_bounds() -> None:
    tree = mesh_tree(400)
    picture = CanvasPicture(tree)
    hub = busiest(tree)
    lift = whole(picture, lift_box(picture, hub))
    assert 40 < len(lift.ways) <= MOST
    quick = quick_lift(picture, hub, chips_about(picture, hub))
    assert set(quick.ways) >= set(lift.ways)


def test_no_way_shown_crosses_a_box_however_many_there_are() -> None:
    """When time ran out, plain ways were shown that ran through the names of other boxes."""
    tree = mesh_tree(400)
    picture = CanvasPicture(tree)
    for vertex in (busiest(tree), *list(picture.boxes)[:60]):
        lift = whole(picture, lift_box(picture, vertex))
        assert not [points for points in lift.ways.values() if crosses(picture, points)]


def test_ways_come_a_few_at_a_time() -> None:
    tree = mesh_tree(400)
    picture = CanvasPicture(tree)
    lift = lift_box(picture, busiest(tree))
    assert lift.todo
    while lift.todo:
        known, wanted = len(lift.ways), len(lift.todo)
        rects = lift.go_on(picture, 0.0)
        assert len(lift.todo) == wanted - 1
        assert len(lift.ways) - known == (1 if rects else 0), "a chip may have no way"
    assert len(lift.ways) > 40


def test_a_keypress_lifts_its_line_or_its_way() -> None:
    picture = CanvasPicture(menu_tree(40))
    via = next(iter(picture.primary.via.items()))
    assert lift_keypresses(picture, (via[1],)).lines == {via[0]}
    box, chip = next((b, c) for b in picture.boxes.values() for c in b.chips if c.target != b.vertex)
    assert set(lift_keypresses(picture, (chip.keypress,)).ways) == {chip.keypress}
    assert box.chips


def test_what_is_not_there_lifts_nothing() -> None:
    picture = CanvasPicture(menu_tree(5))
    assert lift_box(picture, node_id(99)).is_empty
    assert lift_keypresses(picture, ("nothing",)).is_empty  # type: ignore[arg-type]


def test_paths_through_a_box_lead_from_the_root_to_it() -> None:
    tree = menu_tree(40)
    picture = CanvasPicture(tree)
    target = picture.primary.heads[0]
    deepest = max(picture.primary.reachable, key=lambda v: len(list(picture.primary.ancestors(v))))
    boxes, keys = paths_through(picture, deepest)
    assert {target, deepest, *picture.primary.ancestors(deepest)} <= boxes
    for kid in keys:
        keypress = tree.keypresses[kid]
        assert keypress.node in boxes
        assert tree.target(keypress) in boxes


def test_chips_under_a_way_are_those_it_runs_over_unless_a_box_hides_them() -> None:
    picture = CanvasPicture(menu_tree(12))
    child, other = picture.primary.children[node_id(0)][:2]
    left, top, right, bottom = key_rects(picture.lines[child])[0]
    over = [(left - 500.0, (top + bottom) / 2), (right + 5.0, (top + bottom) / 2)]
    everything = (-1e5, -1e5, 1e5, 1e5)
    assert [x.child for x in under(picture, [over], (), everything)[0]] == [child]
    assert under(picture, [over], {child}, everything)[0] == []
    assert under(picture, [], (), everything)[0] == []
    assert under(picture, [over], (), (right + 400.0, top, right + 900.0, bottom))[0] == []
    far = [(left - 500.0, top - 200.0), (right + 5.0, top - 200.0)]
    assert child not in [x.child for x in under(picture, [far], (), everything)[0]]
    assert under(picture, [over], (), everything)[1] == []  # no box stands by hand
    picture.box_grid.put(other, (left - 20.0, top - 20.0, right + 20.0, bottom + 20.0))
    assert under(picture, [over], (), everything)[0] == []


def test_from_box_to_box_the_common_way_to_the_root_does_not_differ() -> None:
    picture = CanvasPicture(menu_tree(40))
    parent = next(v for v, c in picture.primary.children.items() if v != node_id(0) and len(c) > 1)
    one, other = (whole(picture, lift_box(picture, v)) for v in picture.primary.children[parent][:2])
    common = {r for child in one.lines & other.lines for r in picture.line_grid.rects_of(child)}
    assert common
    apart = {r for child in one.lines ^ other.lines for r in picture.line_grid.rects_of(child)}
    assert apart
    found = {grown(r, -8.0) for r in differing(picture, [one], [other])}
    assert apart <= found
    assert not common & found
    assert differing(picture, [one, other], [other, one]) == []
    assert set(differing(picture, [one], [Lift()])) == set(one.rects(picture))


def test_of_a_crowd_everything_differs() -> None:
    tree = mesh_tree(400)
    picture = CanvasPicture(tree)
    hub = lift_box(picture, busiest(tree))
    one = lift_box(picture, node_id(1))
    assert hub.crowd
    assert not one.crowd
    assert differing(picture, [hub], [one]) == hub.rects(picture) + one.rects(picture)


def test_boxes_under_a_way_matter_once_some_stand_by_hand() -> None:
    document = Document(menu_tree(12))
    picture = CanvasPicture(document.tree)
    document.subscribe(picture.on_document_changed)
    child = picture.primary.children[node_id(0)][0]
    document.apply(MoveBoxes({child: (4000.0, 4000.0)}))
    box = picture.boxes[child]
    through = [(box.x, box.y - 300.0), (box.x, box.y + 300.0)]
    past = [(box.x + 200.0, box.y - 300.0), (box.x + 200.0, box.y + 300.0)]
    everything = (-1e5, -1e5, 1e5, 1e5)
    assert under(picture, [through], {child}, everything)[1] == [box]
    assert under(picture, [past], {child}, everything)[1] == []
