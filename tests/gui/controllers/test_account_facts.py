"""The account in the form the checks take: unknown stays unknown."""

from dataclasses import replace

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import TreeContent
from ivr_designer.ui.controllers.account_facts import facts_of
from ivr_designer.validation.facts import AccountFacts
from tests.helpers.memory_session import MemorySession


def test_nothing_known():
    assert facts_of(None, TreeId("x")) == AccountFacts()
    facts = facts_of(MemorySession(known=False).account, TreeId("x"))
    assert (facts.queues, facts.numbers, facts.recordings, facts.trees) == (None, None, None, None)


def test_lists_are_taken_over():
    account = MemorySession({"hotline": TreeContent("H")}).account
    facts = facts_of(account, TreeId("hotline"))
    assert facts.queues == {"QU_1", "QU_2"}
    assert facts.recordings == {"welcome.mp3", "closed.wav"}
    assert facts.trees == {"TR_hotline"}
    assert facts.tree == "TR_hotline"
    first = facts.numbers[0]
    assert (first.number, first.plays_tree, first.tree) == (
        "842473001900",
        True,
        "TR_hotline",
    )


def test_a_list_that_was_not_read_is_not_an_empty_one():
    account = replace(MemorySession().account, queues=None)
    assert facts_of(account, TreeId("x")).queues is None
