import pytest

from ivr_designer.domain.changes import Origin
from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import AddNode, RemoveNode, UpdateNode, UpdateTree
from ivr_designer.domain.errors import CommitFailed, EditRefused
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.phrases import phrase
from tests.unit.domain.build import node, sample


def test_an_edit_is_made_durable_before_anybody_is_told():
    heard = []
    document = Document(
        sample(), lambda edit, change, tree: heard.append(("commit", change.revision, "d" in tree.nodes))
    )
    document.subscribe(lambda change: heard.append(("told", change.revision, change.nodes_added)))
    document.apply(AddNode(node("d")))
    assert heard == [("commit", 1, True), ("told", 1, {"d"})]
    assert document.revision == 1


def test_the_inverse_takes_it_back():
    document = Document(sample())
    before = document.tree.content()
    inverse = document.apply(AddNode(node("d")))
    document.apply(inverse)
    assert document.tree.content() == before
    assert document.revision == 2


def test_origin_is_passed_on():
    document, heard = Document(sample()), []
    document.subscribe(lambda change: heard.append(change.origin))
    document.apply(AddNode(node("d")), Origin.REMOTE)
    document.apply(AddNode(node("e")))
    assert heard == [Origin.REMOTE, Origin.USER]


def test_a_refused_edit_is_neither_stored_nor_told():
    heard = []
    document = Document(sample(), lambda *a: heard.append(a))
    document.subscribe(lambda change: heard.append(change))
    with pytest.raises(EditRefused):
        document.apply(RemoveNode(NodeId("a")))
    assert heard == []
    assert document.revision == 0


def test_an_edit_that_changes_nothing_is_neither_stored_nor_told():
    heard = []
    document = Document(sample(), lambda *a: heard.append(a))
    document.subscribe(lambda change: heard.append(change))
    document.apply(UpdateNode(document.tree.nodes["a"]))
    document.apply(UpdateTree(name=document.tree.name))
    assert heard == []
    assert document.revision == 0


@pytest.mark.parametrize("error", [CommitFailed(phrase("Full."), phrase("Make room.")), KeyboardInterrupt()])
def test_what_cannot_be_stored_is_taken_back(error):
    def fail(*_):
        raise error

    heard = []
    document = Document(sample(), fail)
    document.subscribe(heard.append)
    before = document.tree.content()
    with pytest.raises(type(error)):
        document.apply(AddNode(node("d")))
    assert document.tree.content() == before
    assert heard == []
    assert document.revision == 0


def test_one_broken_observer_does_not_silence_the_others():
    def broken(_):
        raise RuntimeError("mine")

    document, heard = Document(sample()), []
    document.subscribe(broken)
    document.subscribe(heard.append)
    with pytest.raises(RuntimeError, match="mine"):
        document.apply(AddNode(node("d")))
    assert len(heard) == 1
    assert "d" in document.tree.nodes
    assert document.revision == 1


def test_an_observer_may_leave_and_must_not_edit():
    document, heard = Document(sample()), []
    leave = document.subscribe(heard.append)
    leave()

    def edits(_):
        document.apply(AddNode(node("e")))

    document.subscribe(edits)
    with pytest.raises(AssertionError, match="observer"):
        document.apply(AddNode(node("d")))
    assert heard == []
    assert "e" not in document.tree.nodes


def everything(tree):
    """Content with the order of it, and the order of the indexes."""
    inner = (tree._nodes, tree._keypresses, tree._positions, tree._out, tree._in)
    return tree.content(), [list(each) for each in inner], tree.destinations(), tree.root_fixed


def test_an_edit_in_three_parts_is_what_it_is_in_one():
    heard = []
    whole, parts = (
        Document(sample(), lambda _e, change, tree: heard.append((change, "d" in tree.nodes)))
        for _ in range(2)
    )
    whole.apply(AddNode(node("d")))
    parts.subscribe(lambda _change: heard.append("told"))
    before, view = parts.tree.content(), parts.tree.nodes
    made = parts.prepare(AddNode(node("d")))
    assert parts.tree.content() == before, "nobody sees it yet"
    parts.store(made)
    assert parts.tree.content() == before
    inverse = parts.accept(made)
    assert heard == [heard[0], heard[0], "told"], "stored first, and the same that the edit in one stores"
    assert everything(parts.tree) == everything(whole.tree)
    assert parts.revision == whole.revision == 1
    assert "d" not in view, "who kept a view of before has one of before"
    parts.apply(inverse)
    assert parts.tree.content() == before


def test_an_edit_in_parts_that_changes_nothing_or_is_refused():
    heard = []
    document = Document(sample(), lambda *a: heard.append(a))
    document.subscribe(heard.append)
    made = document.prepare(UpdateTree(name=document.tree.name))
    document.store(made)
    document.accept(made)
    with pytest.raises(EditRefused):
        document.prepare(RemoveNode(NodeId("a")))
    assert (heard, document.revision) == ([], 0)


def test_what_was_prepared_for_a_tree_of_before_is_not_accepted():
    document = Document(sample())
    made = document.prepare(AddNode(node("d")))
    document.apply(AddNode(node("e")))
    with pytest.raises(AssertionError, match="meanwhile"):
        document.accept(made)
    assert "d" not in document.tree.nodes
