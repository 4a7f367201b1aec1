"""The account's lists in the form that the checks take."""

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import TreeContent
from ivr_designer.sync.contract import Account, Mode, Session, SyncProblem
from ivr_designer.sync.proposals import Version
from ivr_designer.validation.facts import AccountFacts, NumberFact


def facts_of(account: Account | None, tree: TreeId) -> AccountFacts:
    """What is known of the account, for checking `tree`. A list that was never read stays unknown."""
    if account is None:
        return AccountFacts()
    row = account.row(tree)
    remote = None if row is None else row.remote_id
    numbers = account.numbers
    known = account.read_at is not None
    return AccountFacts(
        queues=None if account.queues is None else frozenset(q.id for q in account.queues),
        numbers=None
        if numbers is None
        else tuple(NumberFact(n.number, n.plays_tree, n.tree) for n in numbers),
        recordings=None if account.recordings is None else frozenset(r.file for r in account.recordings),
        trees=frozenset(row.remote_id for row in account.trees if row.remote_id) if known else None,
        tree=remote,
    )


@runtime_checkable
class KeepsVersions(Protocol):
    """A session that has seen live states of a tree."""

    def versions(self, tree: TreeId) -> Sequence[Version]:
        """Newest first."""
        ...

    def version(self, tree: TreeId, digest: str) -> TreeContent:
        """The content of one. Raises SyncProblem."""
        ...


def previous_of(session: Session | None, tree: TreeId) -> Callable[[], TreeContent | None]:
    """Asks for the version of a draft that callers know; any thread may call it. None for a live tree."""
    row = None
    if session is not None:
        row = session.account.row(tree)
    if row is None or row.mode is not Mode.DRAFT or not isinstance(session, KeepsVersions):
        return _nothing
    keeper: KeepsVersions = session

    def ask() -> TreeContent | None:
        try:
            seen = keeper.versions(tree)
            return keeper.version(tree, seen[0].digest) if seen else None
        except SyncProblem:
            return None  # then nothing is known of a change

    return ask


def _nothing() -> None:
    return None
