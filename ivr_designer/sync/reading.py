"""Lists as evidence: one call of the wire turned into a Listing."""

from ivr_designer.sync.evidence import Listing
from ivr_designer.sync.ports import Wire
from ivr_designer.sync.values import Kind, TreeFacts, Value


async def read_listing(wire: Wire, scope: tuple[Kind, str]) -> Listing:
    """The list that shows things of a kind under a parent (a remote id; "" for trees). Raises IccError."""
    kind, parent = scope
    if kind is Kind.TREE:
        trees = await wire.list_trees()
        rows: dict[str, Value] = {t.id: TreeFacts(t.name) for t in trees.value}
        roots = {t.id: t.root for t in trees.value}
        return Listing(kind, parent, rows, trees.server_date, wire.server_now(), roots=roots)
    if kind is Kind.NODE:
        nodes = await wire.list_nodes(parent)
        return Listing(kind, parent, {n.id: n for n in nodes.value}, nodes.server_date, wire.server_now())
    keys = await wire.list_keypresses(parent)
    return Listing(kind, parent, {k.id: k for k in keys.value}, keys.server_date, wire.server_now())
