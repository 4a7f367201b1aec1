"""What a contact center knows around a tree, read once, for commands that work on a file."""

from dataclasses import dataclass

from ivr_designer.cli.connection import Given
from ivr_designer.storage.remote import RemoteIds
from ivr_designer.sync.contract import Account
from ivr_designer.validation.facts import AccountFacts, NumberFact


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The account's lists, and the remote id of the file's own tree there (None: not there)."""

    account: Account
    tree: str | None

    def facts(self) -> AccountFacts:
        """The lists as the checks want them."""
        account = self.account
        numbers = account.numbers
        return AccountFacts(
            None if account.queues is None else frozenset(q.id for q in account.queues),
            None if numbers is None else tuple(NumberFact(n.number, n.plays_tree, n.tree) for n in numbers),
            None if account.recordings is None else frozenset(r.file for r in account.recordings),
            frozenset(row.remote_id for row in account.trees if row.remote_id),
            self.tree,
        )

    def queue_names(self) -> dict[str, str]:
        """Names of queues by their ids."""
        return {q.id: q.name for q in self.account.queues or ()}

    def numbers(self) -> tuple[str, ...] | None:
        """The numbers that play the tree; None if the list could not be read."""
        if self.account.numbers is None:
            return None
        own = self.tree
        return tuple(n.number for n in self.account.numbers if own and n.plays_tree and n.tree == own)


def surroundings(given: Given, remote: RemoteIds) -> Surroundings | None:
    """Read the account that is meant; None if none is. Raises Refusal, SyncProblem."""
    if given.is_empty:
        return None
    from ivr_designer.cli.connection import connection_of
    from ivr_designer.cli.work import opened

    with opened(connection_of(given), keep=False) as session:
        account = session.account
    there = {row.remote_id for row in account.trees}
    return Surroundings(account, remote.tree if remote.tree in there else None)
