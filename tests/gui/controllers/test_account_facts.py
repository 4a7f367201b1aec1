"""The account in the form the checks take: unknown stays unknown."""

from dataclasses import replace

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.sync.contract import Mode, SyncProblem
from ivr_designer.sync.proposals import Version
from ivr_designer.ui.controllers.account_facts import facts_of, previous_of
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


class Keeper(MemorySession):
    """A session that has seen live states."""

    def __init__(self, seen, **more):
        super().__init__({"a": TreeContent("A")}, **more)
        self.seen = seen

    def versions(self, tree):
        return self.seen

    def version(self, tree, digest):
        if digest == "lost":
            raise SyncProblem(phrase("x"), phrase("y"))
        return TreeContent(f"{tree} {digest}")


def test_a_draft_is_compared_with_the_newest_live_version():
    versions = [Version("new", TreeId("a"), 2.0, 2.0, "read"), Version("old", TreeId("a"), 1.0, 1.0, "read")]
    session = Keeper(versions)
    assert previous_of(session, "a")() is None, "callers hear a live tree itself"
    session.set_mode("a", Mode.DRAFT)
    assert previous_of(session, "a")() == TreeContent("a new")
    session.seen = []
    assert previous_of(session, "a")() is None
    session.seen = [Version("lost", TreeId("a"), 3.0, 3.0, "read")]
    assert previous_of(session, "a")() is None


def test_nothing_is_known_before_without_a_session_or_versions():
    assert previous_of(None, "a")() is None
    plain = MemorySession({"a": TreeContent("A")})
    plain.set_mode("a", Mode.DRAFT)
    assert previous_of(plain, "a")() is None
