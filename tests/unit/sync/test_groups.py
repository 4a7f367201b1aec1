"""What many steps wait for, said once and looked at once."""

import random

from ivr_designer.domain.ids import NodeId
from ivr_designer.sync.groups import Group, Reach, Watch, group_of, parts_first
from ivr_designer.sync.values import node_key


def items(*names):
    return frozenset(node_key(NodeId(name)) for name in names)


def reach_of(links, looked=None):
    def targets(node):
        if looked is not None:
            looked.append(node)
        return links.get(node, ())

    return Reach(targets, lambda node: [node_key(node)])


def test_a_group_has_its_items_and_those_of_its_parts():
    low = Group(items("a"))
    top = Group(items("b"), (low, Group(items("c"), (low,))))
    assert top.all_items() == items("a", "b", "c")


def test_what_adds_nothing_is_no_group_of_its_own():
    part = Group(items("a"))
    assert group_of([]) is None
    assert group_of([], [None]) is None
    assert group_of([], [None, part, part]) is part
    both = group_of(items("b"), [part, part])
    assert (both.items, both.parts) == (items("b"), (part,))
    assert len(group_of([], [part, both]).parts) == 2


def test_parts_come_first_and_each_once():
    low = Group(items("a"))
    middle = [Group(items(name), (low,)) for name in "bc"]
    top = Group(items("d"), tuple(middle))
    assert list(parts_first((top, low))) == [low, *middle, top]
    seen = {low, middle[0]}
    assert list(parts_first((top,), seen)) == [middle[1], top]
    assert seen == {low, *middle, top}


def test_each_group_is_asked_about_once():
    low, lone = Group(items("a")), Group(items("z"))
    chain = [low]
    for number in range(5000):  # deeper than Python calls itself
        chain.append(Group(items(f"n{number}"), (chain[-1],)))
    asked = []

    def is_any_open(some):
        asked.append(some)
        return some == items("n7")

    watch = Watch(is_any_open)
    assert [watch.is_open(group) for group in (chain[7], chain[8], chain[5000], lone)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert len(asked) == len(set(asked))
    assert len(asked) <= len(chain) + 1


def behind(links, start):
    seen, stack = set(), [start]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            stack += links.get(node, ())
    return {node_key(node) for node in seen}


def test_a_group_is_all_that_can_be_reached():
    for seed in range(300):
        rng = random.Random(seed)
        names = [NodeId(str(i)) for i in range(rng.randrange(1, 12))]
        links = {name: rng.choices(names, k=rng.randrange(3)) for name in names}
        reach = reach_of(links)
        rng.shuffle(names)
        for name in names:
            assert reach.group(name).all_items() == behind(links, name), f"seed {seed}, {name}"


def test_nodes_that_lead_to_each_other_share_a_group():
    links = {"a": ["b"], "b": ["c"], "c": ["a", "d"], "e": ["a"]}
    reach = reach_of(links)
    assert reach.group("a") is reach.group("b") is reach.group("c")
    assert reach.group("e").parts == (reach.group("a"),)
    assert reach.group("d").parts == ()
    assert reach_of({"a": ["b"]}).group("b").all_items() == items("b")


def test_where_nothing_stands_there_is_no_group():
    reach = Reach(lambda node: {"a": ["b"], "b": ["a"]}.get(node, []), lambda node: ())
    assert reach.group("a") is None
    way = Reach(
        lambda node: {"a": ["b"], "b": ["c"]}.get(node, []), lambda node: items("c") if node == "c" else ()
    )
    assert way.group("a") is way.group("b") is way.group("c"), "what adds nothing is passed over"


def test_a_long_way_is_looked_at_once_however_many_ask():
    for size in (500, 2000):
        links = {str(i): [str(i + 1), "0"][: 1 + i % 2] for i in range(size)}
        looked = []
        reach = reach_of(links, looked)
        for node in links:
            reach.group(node)
        assert len(looked) == 2 * (size + 1), "once to walk, once to see what is behind a circle"
