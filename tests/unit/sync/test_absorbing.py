"""What a list does to a tree that is known here."""

from dataclasses import replace

import pytest

from ivr_designer.domain.ids import new_keypress_id, new_node_id
from ivr_designer.sync.absorbing import Absorber, Context, bury_keys, settled_nodes
from ivr_designer.sync.evidence import Listing
from ivr_designer.sync.guards import Moment, Recent
from ivr_designer.sync.operations import Operation, OpState, Verb
from ivr_designer.sync.records import to_text
from ivr_designer.sync.values import Kind, keypress_key, node_key
from tests.helpers.sync_values import TREE, item, memory_journals, node, press
from tests.helpers.work import calls_in

A, B, K = node_key(node("a").id), node_key(node("b").id), keypress_key(press("k", "b").id)


@pytest.fixture
def opened():
    with memory_journals() as make:
        yield make


def nodes_listed(*names):
    """The list of nodes in the server's ids: `A` is called "a" there."""
    rows = {name: node(name, name.lower()) for name in names}
    return Listing(Kind.NODE, "T", rows, 1000.0, 1000.0)


def absorb(journal, book, listing, recent=None, *, force=False, settled=None):
    context = Context(Moment(recent or {}, 10.0), new_node_id, new_keypress_id, force, settled or {})
    with journal.transaction() as work:
        absorber = Absorber(work, book, context)
        return absorber.nodes(listing) if listing.kind is Kind.NODE else absorber.keypresses(listing)


def test_a_key_made_a_moment_ago_goes_with_its_node(opened):
    """Seeds 4158, 4739 and 7836: the key was kept, for a list that does not show it could only lag."""
    journal, book = opened(item(node("a"), "A"), item(node("b"), "B"), item(press("k", "b"), "K"))
    report = absorb(journal, book, nodes_listed("A"), {K: Recent(None, until=15.0)})
    assert {patch.key for patch in report.patches} == {B, K}
    assert K not in book.items
    assert not report.lagging


def test_a_key_that_was_to_go_with_its_node_needs_no_call_any_more(opened):
    """Seed 6948: the delete waited for ever for a node that is not there."""
    gone = replace(item(press("k", "b"), "K"), local=None)
    journal, book = opened(item(node("a"), "A"), item(node("b"), "B"), gone)
    absorb(journal, book, nodes_listed("A"), {K: Recent(None, until=15.0)})
    assert K not in book.items
    assert book.ops == {}


def test_a_node_made_a_moment_ago_may_be_missing_from_a_list(opened):
    journal, book = opened(item(node("a"), "A"), item(node("b"), "B"), item(press("k", "b"), "K"))
    report = absorb(journal, book, nodes_listed("A"), {B: Recent(None, until=15.0)})
    assert report.lagging
    assert {B, K} <= book.items.keys()


def test_others_changes_are_merged_field_by_field(opened):
    journal, book = opened(item(node("a", "a", text="mine"), "A", base=node("a", "a")))
    listing = Listing(Kind.NODE, "T", {"A": node("A", "theirs")}, None, 1000.0)
    (patch,) = absorb(journal, book, listing).patches
    assert (patch.value.name, patch.value.prompt.text) == ("theirs", "mine")


def test_a_tree_of_which_half_is_gone_stops_everything(opened):
    names = ("a", "b", "c", "d")
    journal, book = opened(*(item(node(n), n.upper()) for n in names), root="a")
    assert absorb(journal, book, nodes_listed("A")).guard is not None
    assert len(book.items) == len(names) + 1
    absorb(journal, book, nodes_listed("A"), force=True)
    assert [key for key in book.items if key[0] is Kind.NODE] == [A]


def test_a_lost_update_that_lands_after_a_newer_edit_is_no_conflict(opened):
    """Seed 4283: our own earlier value was taken for somebody else's."""
    sent = to_text(node("A", "first"))
    moved_on = item(node("a", "second"), "A", base=node("a", "a"), fence=100.0, ghost=sent)
    journal, book = opened(moved_on)
    listing = Listing(Kind.NODE, "T", {"A": node("A", "first")}, 1000.0, 1000.0)
    report = absorb(journal, book, listing)
    assert (report.conflicts, report.patches) == ([], [])
    assert (book.item(A).base.name, book.item(A).local.name) == ("first", "second")


def test_an_entry_that_is_gone_is_not_compared_with_the_next_one(opened):
    """Seed 445: after a delete whose answer was a refusal, the next entry node raised a guard."""
    journal, book = opened(replace(item(node("a"), "A"), local=None), item(node("b"), "B"))
    absorb(journal, book, nodes_listed("B"))
    assert book.record.base_root is None


def test_the_keys_of_a_node_that_is_gone_are_made_again_if_they_are_wanted(opened):
    """Seed 21904: a lost delete took the node of a key that was wanted again; it was taken for live."""
    unwanted = replace(item(press("l", "b"), "L"), local=None)
    journal, book = opened(item(node("a"), "A"), item(node("b"), None), item(press("k", "b"), "K"), unwanted)
    with journal.transaction() as work:
        work.put_op(Operation(TREE, unwanted.key))
    with journal.transaction() as work:
        bury_keys(work, book, "b")
    assert (book.item(K).rid, book.item(K).base, book.ops[K].state) == (None, None, OpState.NEW)
    assert unwanted.key not in book.items
    assert unwanted.key not in book.ops


def test_a_call_for_a_key_does_not_keep_it_when_its_node_is_gone(opened):
    journal, book = opened(item(node("a"), "A"), item(node("b"), "B"), item(press("k", "b"), "K"))
    call = Operation(TREE, K, OpState.SENDING, verb=Verb.UPDATE, rid="K", parent="B")
    with journal.transaction() as work:
        work.put_op(call)
    report = absorb(journal, book, nodes_listed("A"))
    assert {patch.key for patch in report.patches} == {B, K}
    assert K not in book.items


def test_a_list_of_another_tree_changes_nothing(opened):
    """Read for the tree that this one was before it was published as a fresh one."""
    journal, book = opened(item(node("a"), "A"), item(node("b"), "B"))
    report = absorb(journal, book, Listing(Kind.NODE, "OLD", {}, 1000.0, 1000.0), force=True)
    assert (report.patches, report.guard) == ([], None)
    assert {A, B} <= book.items.keys()


def test_a_key_whose_target_was_taken_away_elsewhere_is_no_edit_of_ours(opened):
    """Found by restoring: when the key went as well, what nobody here had touched was a conflict."""
    lost = press("k", "a", to="b")
    journal, book = opened(item(node("a"), "A"), item(node("b"), "B"), item(lost, "K"))
    key = keypress_key(lost.id)
    report = absorb(journal, book, nodes_listed("A"))
    assert {patch.key for patch in report.patches} == {B, key}
    assert book.item(key).local.next_node == "?B"
    assert not book.item(key).is_dirty
    gone = absorb(journal, book, Listing(Kind.KEY, "A", {}, None, 1000.0))
    assert gone.conflicts == []
    assert key not in book.items


def test_a_key_that_was_led_elsewhere_here_stays_an_edit_when_its_old_target_goes(opened):
    was, now = press("k", "a", to="b"), press("k", "a", to="c")
    journal, book = opened(
        item(node("a"), "A"), item(node("b"), "B"), item(node("c"), "C"), item(now, "K", base=was)
    )
    absorb(journal, book, nodes_listed("A", "C"))
    key = keypress_key(now.id)
    assert (book.item(key).local.next_node, book.item(key).base.next_node) == ("c", "?B")
    assert book.item(key).is_dirty


@pytest.mark.parametrize("how", ["seen in a list", "done by our own call"])
def test_a_key_that_somebody_gave_to_a_node_goes_with_that_node(opened, how):
    """Found by a soak: the delete of the key waited for ever for a node that is not there."""
    hidden = replace(
        item(press("k", "b"), "K"), base=None, local=None, theirs=press("k", "b"), has_theirs=True
    )
    doomed = replace(item(node("b"), "B"), local=None)
    journal, book = opened(item(node("a"), "A"), doomed, hidden)
    if how == "seen in a list":
        absorb(journal, book, nodes_listed("A"))
    else:
        with journal.transaction() as work:
            bury_keys(work, book, "b")
    assert K not in book.items
    assert book.ops == {}


def test_nodes_of_which_nothing_is_new_are_compared_without_the_lock_and_not_again(opened):
    nodes = [item(node(f"n{i}"), f"N{i}", place=i + 1) for i in range(300)]
    journal, book = opened(*nodes)
    listing = Listing(Kind.NODE, "T", {i.rid: replace(i.base, id=i.rid) for i in nodes}, 1000.0, 1000.0)
    settled = settled_nodes(book, listing)
    assert set(settled) == {i.key for i in nodes}
    counts = [calls_in(lambda s=s: absorb(journal, book, listing, settled=s)) for s in ({}, settled)]
    assert counts[1] < counts[0] / 3


def test_what_was_edited_or_disputed_since_it_was_compared_is_looked_at_again(opened):
    journal, book = opened(item(node("a"), "A"), item(node("b"), "B", place=2))
    before = nodes_listed("A", "B")
    settled = settled_nodes(book, before)
    with journal.transaction() as work:  # the list shows what was there before this landed
        work.put_item(TREE, replace(book.item(A), base=node("a", "newer"), local=node("a", "newer")))
    report = absorb(journal, book, before, settled=settled)
    assert [patch.key for patch in report.patches] == [A]
    assert book.item(A).local.name == "a"


@pytest.mark.parametrize("what", ["changed", "disputed", "gone"])
def test_news_is_never_taken_for_settled(opened, what):
    theirs = {"theirs": node("a", "other"), "has_theirs": True} if what == "disputed" else {}
    _, book = opened(item(node("a"), "A", **theirs), item(node("b"), "B", place=2))
    listing = nodes_listed("A", "B")
    if what == "changed":
        listing.rows["A"] = node("A", "changed")
    elif what == "gone":
        del listing.rows["A"]
    assert set(settled_nodes(book, listing)) == {B}
