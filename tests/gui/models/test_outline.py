"""The outline as rows."""

import random
from contextlib import suppress
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester

from ivr_designer.domain.edits import RemoveKeypress, RemoveNode, UpdateKeypress, UpdateNode
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.keypresses import Action, Destination
from ivr_designer.domain.removal import removal
from ivr_designer.sync.status import ItemState, ItemStatus
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.requests import FindingCount
from ivr_designer.ui.models.outline import OutlineModel
from tests.helpers.canvas import CanvasRig
from tests.helpers.trees import QUEUES, menu_tree, node_id


@pytest.fixture
def rig(qtbot):
    made = CanvasRig(qtbot, menu_tree(10))
    made.surface.set_names(QUEUES)
    made.model = OutlineModel()
    made.tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.model.set_picture(made.surface.picture)
    return made


def rows(model, parent=None, depth=0):
    """All rows as (depth, words)."""
    parent = parent or QModelIndex()
    for place in range(model.rowCount(parent)):
        index = model.index(place, 0, parent)
        yield depth, index
        yield from rows(model, index, depth + 1)


def items(rig):
    return [rig.model.row(i).key for _d, i in rows(rig.model)]


def expected(rig):
    tree, picture = rig.document.tree, rig.surface.picture
    assert isinstance(picture, CanvasPicture)
    return {*tree.keypresses, *picture.primary.heads}


def test_every_keypress_and_every_top_is_a_row_once(rig):
    found = items(rig)
    assert set(found) == expected(rig)
    assert len(found) == len(set(found))
    homes = {rig.model.row(i).vertex for _d, i in rows(rig.model) if rig.model.row(i).home}
    assert homes == set(rig.document.tree.vertices())


def test_rows_say_key_box_and_state(rig):
    top = rig.model.index(0, 0)
    words = top.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Lời chào, callers enter here")
    first = rig.model.index(0, 0, top)
    assert first.data().startswith("1 → ")
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Key 1 to ")
    assert rig.model.headerData(0, Qt.Orientation.Horizontal) == "Key and box"
    lost = rig.model.index(rig.model.rowCount() - 1, 0)
    assert "unreachable" in lost.siblingAtColumn(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert lost.data(Qt.ItemDataRole.ForegroundRole) is not None


def test_the_worst_is_shown_as_a_sign(rig):
    sign = rig.model.index(0, 1)
    assert sign.data(Qt.ItemDataRole.DecorationRole) is None
    rig.surface.set_findings({node_id(0): FindingCount(warnings=1)})
    assert isinstance(sign.data(Qt.ItemDataRole.DecorationRole), QIcon)
    rig.surface.update_item_states({node_id(0): ItemStatus(ItemState.WAITING)})
    rig.surface.set_findings({node_id(0): FindingCount(errors=2)})
    assert sign.data(Qt.ItemDataRole.DecorationRole) is not None
    assert sign.data(Qt.ItemDataRole.AccessibleTextRole) == "Waiting, 2 errors"


def test_it_follows_edits_and_rows_that_stay_are_the_same(rig):
    kept = {rig.model.row(i).key: rig.model.row(i) for _d, i in rows(rig.model)}
    keypress = next(k for k in rig.document.tree.keypresses.values() if isinstance(k.next_node, str))
    inverse = rig.document.apply(RemoveKeypress(keypress.id))
    rig.model.refresh()
    assert set(items(rig)) == expected(rig)
    rig.document.apply(inverse)
    rig.model.refresh()
    assert set(items(rig)) == expected(rig)
    same = [i for _d, i in rows(rig.model) if kept.get(rig.model.row(i).key) is rig.model.row(i)]
    assert len(same) > len(kept) // 2
    rig.document.apply(removal(rig.document.tree, [node_id(1)], []))
    rig.model.refresh()
    assert set(items(rig)) == expected(rig)
    assert RemoveNode  # the removal above is made of it


def test_a_name_is_edited_in_place(rig):
    told = []
    rig.model.renamed.connect(told.append)
    index = rig.model.index_of(node_id(0))
    assert index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not rig.model.setData(index, "Mới")
    assert [(e.node, e.name) for e in told] == [(node_id(0), "Mới")]
    box = next(v for v in rig.document.tree.vertices() if isinstance(v, Destination))
    place = rig.model.index_of(box)
    assert not place.flags() & Qt.ItemFlag.ItemIsEditable
    assert not rig.model.setData(place, "no")


def test_words_are_asked_again(rig):
    told = []
    rig.model.dataChanged.connect(lambda *_: told.append(1))
    node = rig.document.tree.nodes[node_id(0)]
    rig.document.apply(UpdateNode(replace(node, name="Anders")))
    rig.model.restate(rig.model.index(9, 0))
    assert not told
    rig.model.restate(rig.model.index_of(node_id(0)))
    assert told
    assert rig.model.index_of(node_id(0)).data() == "Anders"


def opened(model, parent, depth):
    """What a view has asked for that opens `depth` levels."""
    for place in range(model.rowCount(parent)):
        if depth:
            opened(model, model.index(place, 0, parent), depth - 1)


def test_rows_are_made_when_they_are_asked_for(qtbot):
    rig = CanvasRig(qtbot, menu_tree(300))
    model = OutlineModel()
    model.set_picture(rig.surface.picture)
    opened(model, QModelIndex(), 1)
    assert len(model._rows) < 100, "of more than a thousand"
    made = len(model._rows)
    asked = [model.index(0, 0, QModelIndex())]
    asked += [model.index(r, 0, asked[0]) for r in range(model.rowCount(asked[0]))]
    has = [model.hasChildren(index) for index in asked]
    assert len(model._rows) == made, "whether a row can be opened is known without opening it"
    assert has == [model.rowCount(index) > 0 for index in asked]
    assert model.hasChildren()
    deep = max(rig.document.tree.nodes, key=lambda v: len(list(rig.surface.picture.primary.ancestors(v))))
    index = model.index_of(deep)
    assert model.row(index).vertex == deep
    assert len(model._rows) < 200
    way = []
    while index.isValid():
        way.append(model.row(index).vertex)
        index = index.parent()
    assert way == [deep, *rig.surface.picture.primary.ancestors(deep)]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_edited_the_rows_are_those_of_a_fresh_outline(rig, seed):
    rng, tree = random.Random(seed), rig.document.tree
    half = OutlineModel()
    half.set_picture(rig.surface.picture)
    opened(half, QModelIndex(), 1)
    undo = []
    for step in range(40):
        some = rng.choice(list(tree.keypresses.values()))
        if undo and rng.random() < 0.3:
            edit = undo.pop()
        elif rng.random() < 0.5:
            edit = RemoveKeypress(some.id)
        else:
            edit = UpdateKeypress(
                replace(some, next_node=rng.choice(list(tree.nodes)), action=Action.NEXT_NODE)
            )
        with suppress(EditRefused):
            undo.append(rig.document.apply(edit))
        rig.model.refresh()
        half.refresh()
        if step % 8 == 0:
            opened(half, QModelIndex(), rng.randrange(4))
    fresh = OutlineModel()
    fresh.set_picture(rig.surface.picture)
    for model in (rig.model, half):
        assert [(d, model.row(i).key, model.row(i).home) for d, i in rows(model)] == [
            (d, fresh.row(i).key, fresh.row(i).home) for d, i in rows(fresh)
        ]


def test_nothing_shown(qtbot):
    model = OutlineModel()
    model.refresh()
    assert model.rowCount() == 0
    assert not model.index_of(None).isValid()


def test_rows_of_what_is_selected_come_in_stretches(rig):
    list(rows(rig.model))  # made
    picture = rig.surface.picture
    everything = list(rig.model.stretches(set(picture.boxes)))
    told = [rig.model.row(first.siblingAtRow(r)) for first, last in everything
            for r in range(first.row(), last.row() + 1)]  # fmt: skip
    assert {r.vertex for r in told} == set(picture.boxes)
    assert all(r.home for r in told)
    assert len(told) == len(picture.boxes)
    keypress = next(k.id for k in rig.document.tree.keypresses.values())
    ((first, last),) = rig.model.stretches({keypress})
    assert first == last == rig.model.index_of(keypress)
    assert not list(rig.model.stretches(set()))
    assert not list(OutlineModel().stretches({keypress}))
