"""A copy that follows patches is what the original is."""

from dataclasses import replace

from hypothesis import given, settings

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edits import AddNode, ReplaceTree, UpdateTree
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.mirror import follow, patch_of
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from tests.helpers.edits import edit_for, empty_document, steps


def seen(tree):
    """All that a copy promises: content without places, and the indexes behind the questions."""
    content = replace(tree.content(), positions={})
    inbound = {v: {k.id for k in tree.keypresses_to(v)} for v in tree.vertices()}
    return content, inbound, {n: [k.id for k in tree.keypresses_of(n)] for n in tree.nodes}


@settings(max_examples=60)
@given(steps)
def test_a_copy_follows_any_edits_one_by_one_or_several_at_once(walk) -> None:
    document = empty_document()
    copy = document.tree.copy()
    pending: list[Change] = []
    document.subscribe(pending.append)
    for number, step in enumerate(walk):
        edit = edit_for(document.tree, step, number)
        if edit is not None:
            try:
                document.apply(edit)
            except EditRefused:
                continue
        if pending and step[1] % 3 == 0:
            net = pending[0]
            for change in pending[1:]:
                net = net.then(change)
            pending.clear()
            assert follow(copy, patch_of(document.tree, net)) is net
            assert seen(copy) == seen(document.tree)


def test_a_whole_other_tree_and_fields_of_the_tree() -> None:
    document = empty_document()
    copy = document.tree.copy()
    heard: list[Change] = []
    document.subscribe(heard.append)
    other = Node(NodeId("z"), "Z", TalkPrompt("Z"))
    document.apply(ReplaceTree(TreeContent("Other", other.id, {other.id: other}), phrase("x")))
    document.apply(UpdateTree(name="New", tests=({"name": "t"},), extra={"waivers": []}))
    for change in heard:
        follow(copy, patch_of(document.tree, change))
    assert seen(copy) == seen(document.tree)
    assert copy.tests == ({"name": "t"},)


def test_the_copy_does_not_share_what_is_edited() -> None:
    document = empty_document()
    copy = document.tree.copy()
    document.apply(AddNode(Node(NodeId("b"), "B", TalkPrompt(""))))
    assert list(copy.nodes) != list(document.tree.nodes)
