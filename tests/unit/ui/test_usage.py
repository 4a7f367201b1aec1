"""Where queues, numbers, recordings and voices are used: counted over all trees."""

import pytest

from ivr_designer.config.paths import resource
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.nodes import DEFAULT_VOICE
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.uses import Thing, ThingKind, of_vertex
from ivr_designer.storage.files import parse_tree
from ivr_designer.sync.contract import Account, PhoneNumber, Queue, Recording, TreeRow
from ivr_designer.ui.usage import find_uses, is_unknown, thing_label

QUEUE = Thing(ThingKind.QUEUE, "QU_JFYXLG3RXZBFCTZY")
SPARE = Thing(ThingKind.QUEUE, "QU_SPARE")
OUT = Thing(ThingKind.NUMBER, "842838223344")
SHOWN = Thing(ThingKind.NUMBER, "84986225112")
LINE = Thing(ThingKind.NUMBER, "842473001900")
FILE = Thing(ThingKind.RECORDING, "VYWKDLWVXL-1531544847245.mp3")


@pytest.fixture
def trees():
    content = parse_tree(resource("samples/hotline.ivr.json").read_bytes()).content
    return {TreeId(t): IvrTree(TreeId(t), content) for t in ("one", "two")}


@pytest.fixture
def account():
    return Account(
        (TreeRow(TreeId("one"), "Hotline 1900", "TR_one"), TreeRow(TreeId("two"), "Hotline 1900")),
        (PhoneNumber("1", "842473001900", "Hotline", True, "TR_one"),),
        (Queue("QU_SPARE", "Dự phòng"), Queue("QU_H7CFNKKKUGYG5N2R", "Kỹ thuật")),
        (Recording("R", "closed.wav", "Đóng cửa"),),
    )


def test_counts_in_both_trees(trees, account):
    found = find_uses(trees, account)
    places = found[QUEUE]
    assert len(places) == 6
    assert {p.tree for p in places} == {"one", "two"}
    assert {p.label for p in places} == {
        "Lời chào: Key 0 → QU_JFYXLG3RXZBFCTZY (unknown)",
        "Lời chào: No input → QU_JFYXLG3RXZBFCTZY (unknown)",
        "Kinh doanh: Key 1 → QU_JFYXLG3RXZBFCTZY (unknown)",
    }
    assert len(found[OUT]) == len(found[SHOWN]) == 2
    assert [p.item for p in found[FILE]] == ["support", "support"]
    assert len(found[Thing(ThingKind.VOICE, DEFAULT_VOICE)]) == 6, "those that name no voice have this one"


def test_number_of_the_account_plays_a_tree(trees, account):
    (place,) = find_uses(trees, account)[LINE]
    assert (place.tree, place.item) == ("one", None)


def test_listed_but_unused_is_there(trees, account):
    assert find_uses(trees, account)[SPARE] == []


def test_every_keypress_to_a_queue_or_number_is_counted(trees, account):
    found = find_uses(trees, account)
    for tree in trees.values():
        for keypress in tree.keypresses.values():
            wanted = [
                t
                for t in of_vertex(tree, tree.target(keypress))
                if not isinstance(tree.target(keypress), str)
            ]
            for thing in wanted:
                assert keypress.id in {u.item for u in found[thing] if u.tree == tree.id}


def test_kinds_stand_together(trees, account):
    kinds = [t.kind for t in find_uses(trees, account)]
    assert kinds == sorted(kinds, key=list(ThingKind).index)


def test_names_and_unknown_ones(account):
    assert thing_label(SPARE, account) == "Dự phòng"
    assert thing_label(Thing(ThingKind.QUEUE, "QU_GONE"), account) == "QU_GONE (unknown)", "as on its box"
    assert thing_label(Thing(ThingKind.QUEUE, "QU_GONE"), None) == "QU_GONE", "nobody knows"
    assert thing_label(OUT, account) == "+84 28 3822 3344"
    assert thing_label(Thing(ThingKind.RECORDING, "closed.wav"), account) == "Đóng cửa"
    assert thing_label(Thing(ThingKind.VOICE, "leminh"), None) == "Lê Minh"
    assert is_unknown(QUEUE, account)
    assert is_unknown(FILE, account)
    assert not is_unknown(SPARE, account)
    assert not is_unknown(QUEUE, Account()), "a list that was never read says nothing"
    assert not is_unknown(QUEUE, None)


def test_boxes_that_stand_for_nothing(trees):
    tree = trees[TreeId("one")]
    assert list(of_vertex(tree, Destination(DestinationKind.STOP))) == []
    assert list(of_vertex(tree, Destination(DestinationKind.QUEUE, ""))) == []
