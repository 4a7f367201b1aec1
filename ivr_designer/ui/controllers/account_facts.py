"""The account's lists in the form that the checks take."""

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync.contract import Account
from ivr_designer.validation.facts import AccountFacts, NumberFact


def facts_of(account: Account | None, tree: TreeId) -> AccountFacts:
    """What is known of the account, for checking `tree`. A list that was never read stays unknown."""
    if account is None:
        return AccountFacts()
    remote = next((row.remote_id for row in account.trees if row.id == tree), None)
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
