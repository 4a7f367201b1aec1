"""A tree grows from its root as it comes, and in the end is the tree that was read."""

from dataclasses import replace
from itertools import pairwise

import pytest

from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.ui.canvas.growing import LOOKED_AT, PORTION, GrowingStage, missing
from tests.helpers.trees import menu_tree, mesh_tree


@pytest.fixture
def stage(qtbot):
    stage = GrowingStage()
    qtbot.addWidget(stage)
    stage.resize(900, 600)
    stage.show()
    return stage


def so_far(tree, nodes):
    """What is known when the keypresses of the first `nodes` nodes have come."""
    content = tree.content()
    known = set(list(content.nodes)[:nodes])
    return replace(content, keypresses={k: v for k, v in content.keypresses.items() if v.node in known})


@pytest.mark.parametrize("tree", [menu_tree(60), mesh_tree(60)], ids=["menu", "mesh"])
def test_in_the_end_all_that_callers_reach_is_there(stage, qtbot, tree):
    for nodes in (0, 1, 5, 30, 60):
        stage.grow(tree.id, so_far(tree, nodes))
        qtbot.waitUntil(lambda: not stage.growing)
    reached = {v for v in stage.picture.primary.reachable if v in tree.nodes}
    assert set(stage.document.tree.nodes) == reached
    assert len(reached) > 50
    mine = {k for k, v in tree.keypresses.items() if v.node in reached}
    assert set(stage.document.tree.keypresses) == mine
    left, top, right, bottom = stage.view.scene
    bounds = stage.picture.bounds
    assert left <= bounds[0] and top <= bounds[1] and right >= bounds[2] and bottom >= bounds[3]  # noqa: PT018


def test_it_does_not_become_a_ribbon(stage, qtbot):
    tree = menu_tree(200)
    for nodes in range(10, 201, 10):
        stage.grow(tree.id, so_far(tree, nodes))
        qtbot.waitUntil(lambda: not stage.growing)
    left, top, right, bottom = stage.picture.bounds
    assert 0.5 < (right - left) / (bottom - top) < 8


def test_it_comes_in_portions(stage, qtbot):
    tree = menu_tree(60)
    sizes = []
    stage.grow(tree.id, tree.content())
    stage.document.subscribe(lambda _change: sizes.append(len(stage.document.tree.nodes)))
    qtbot.waitUntil(lambda: not stage.growing)
    assert len(sizes) > 3
    assert all(b - a <= PORTION for a, b in pairwise(sizes))


def test_nothing_is_drawn_before_its_root_is_known():
    content = replace(menu_tree(5).content(), root=None)
    assert list(missing(IvrTree(menu_tree(5).id, TreeContent("x")), content)) == []


def test_the_search_pauses_where_all_is_known():
    tree = menu_tree(2 * LOOKED_AT + 10)
    assert set(missing(tree, tree.content())) == {None}


def test_nothing_is_drawn_anew_when_nothing_came(stage, qtbot):
    tree = menu_tree(30)
    stage.grow(tree.id, tree.content())
    qtbot.waitUntil(lambda: not stage.growing)
    drawn = stage.picture
    stage.grow(tree.id, tree.content())
    qtbot.waitUntil(lambda: not stage.growing)
    assert stage.picture is drawn


def test_what_is_refused_is_left_out(stage, qtbot):
    tree = menu_tree(5)
    content = tree.content()
    first = next(k for k in content.keypresses.values() if k.node == tree.root)
    twice = replace(first, id="twice")  # the same key a second time
    stage.grow(tree.id, replace(content, keypresses={**content.keypresses, "twice": twice}))
    qtbot.waitUntil(lambda: not stage.growing)
    assert "twice" not in stage.document.tree.keypresses
    assert first.id in stage.document.tree.keypresses


def test_another_tree_takes_its_place(stage, qtbot):
    for tree in (menu_tree(20), mesh_tree(10)):
        stage.grow(tree.id, tree.content())
        qtbot.waitUntil(lambda: not stage.growing)
    assert stage.document.tree.id == mesh_tree(10).id
    stage.clear()
    assert stage.picture is None
