"""Patches reach the screen field by field, and fit whatever it shows by now."""

from dataclasses import replace

from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.remote_edit import ApplyPatches, Patch
from ivr_designer.sync.values import Kind, TreeFacts, keypress_key, node_key, tree_key
from tests.helpers.builders import tree
from tests.helpers.sync_values import TREE, node, press

WORDS = phrase("Changed elsewhere")


def apply(to, *patches):
    return ApplyPatches(patches, WORDS).apply(to)


def test_a_field_changed_here_meanwhile_stays():
    here = tree("a; b")
    seen = here.nodes["a"]
    here._put_node(replace(seen, loop_count=4))
    _, change = apply(here, Patch(node_key("a"), seen, replace(seen, name="theirs")))
    assert (here.nodes["a"].name, here.nodes["a"].loop_count) == ("theirs", 4)
    assert set(change.nodes_changed) == {"a"}


def test_things_come_and_go_in_an_order_that_fits():
    here = tree("a -1-> b; b -2-> stop")
    old = here.nodes["b"]
    new, key = node("n"), press("k", "n", to="a")
    inverse, _ = apply(
        here, Patch(keypress_key(key.id), None, key), Patch(node_key("b"), old, None), Patch(node_key("n"),
        None, new),
    )  # fmt: skip
    assert set(here.nodes) == {"a", "n"}
    assert here.keypresses["k"].next_node == "a"
    assert here.keypresses["a.1"].next_node == "b"
    inverse.apply(here)
    assert set(here.nodes) == {"a", "b"}


def test_what_does_not_fit_any_more_is_left_out():
    here = tree("a")
    lost = press("k", "gone")
    _, change = apply(
        here, Patch(keypress_key(lost.id), None, lost), Patch(node_key("x"), node("x"), None),
        Patch(keypress_key(lost.id), lost, None),
    )  # fmt: skip
    assert change.is_empty


def test_name_and_entry_node_follow():
    here = tree("a; b")
    here.root_fixed = True
    apply(
        here,
        Patch(tree_key(TREE), None, TreeFacts("Renamed")),
        Patch((Kind.NODE, "b"), None, None, is_root=True),
    )
    assert (here.name, here.root, here.root_fixed) == ("Renamed", "b", True)


def test_what_was_deleted_here_meanwhile_does_not_come_back():
    """Seed 18144: a node whose text was changed elsewhere came back to the screen, and only there."""
    here = tree("a -1-> stop")
    old, key = node("b"), press("k", "a")
    _, change = apply(
        here,
        Patch(node_key("b"), old, replace(old, name="theirs")),
        Patch(keypress_key("k"), key, replace(key, key=Key.TWO)),
    )
    assert change.is_empty
