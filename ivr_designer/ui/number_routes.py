"""What a phone number can answer with. No widgets."""

from dataclasses import dataclass

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.one_line import one_line
from ivr_designer.domain.seeking import sort_key
from ivr_designer.sync.contract import Account, PhoneNumber
from ivr_designer.ui.labels import queue_names
from ivr_designer.ui.text import tr


@dataclass(frozen=True, slots=True)
class Route:
    """Where callers of a number get to: a tree of ours, a queue, neither, or an unknown tree's remote id."""

    tree: TreeId | None = None
    queue: str | None = None
    stranger: str | None = None


NOWHERE = Route()


def route_of(number: PhoneNumber, account: Account) -> Route:
    """Where a number leads now."""
    if number.plays_tree and number.tree:
        ours = next((r.id for r in account.trees if r.remote_id == number.tree), None)
        return Route(tree=ours) if ours is not None else Route(stranger=number.tree)
    return Route(queue=number.queue) if number.queue else NOWHERE


def route_words(route: Route, account: Account) -> str:
    """A route in a few words; an id nobody knows is shown as such."""
    if route.tree is not None:
        name = next((r.name for r in account.trees if r.id == route.tree), route.tree)
        return tr("Tree “{name}”").format(name=one_line(name))
    if route.queue is not None:
        names = queue_names(account)
        if route.queue in names:
            return tr("Queue “{name}”").format(name=one_line(names[route.queue]))
        return tr("Queue {id}, not in the contact center's list").format(id=route.queue)
    if route.stranger is not None:
        return tr("Tree {id}, not in the contact center's list").format(id=route.stranger)
    return tr("No tree and no queue")


def routes(account: Account) -> list[Route]:
    """What a number can be given: trees that the server has, then queues.

    Taken off its tree a number needs a queue; leading nowhere can be found but not chosen.
    """
    trees = [r for r in account.trees if r.remote_id is not None and not r.gone]
    found = [Route(tree=r.id) for r in sorted(trees, key=lambda r: sort_key(r.name))]
    queues = sorted(account.queues or (), key=lambda q: sort_key(q.name))
    return [*found, *(Route(queue=q.id) for q in queues)]
