"""Reading a whole tree that is known already, and taking it in list by list."""

from typing import TYPE_CHECKING

from ivr_designer.sync import history
from ivr_designer.sync.engine_parts import BREATH_S
from ivr_designer.sync.evidence import Listing
from ivr_designer.sync.loading import pull
from ivr_designer.sync.ports import Pulled
from ivr_designer.sync.runtime import Runtime
from ivr_designer.sync.values import Kind
from ivr_designer.sync.writing import NO_PARENT

if TYPE_CHECKING:
    from ivr_designer.sync.engine_lists import Lists

AT_ONCE = 20
"""So many lists are taken in before others have a turn."""


async def sweep(engine: "Lists", run: Runtime, *, concurrency: int) -> bool:
    """Read everything of a tree and merge it; False when the server does not have the tree. Raises
    IccError.

    Work on the tree goes on meanwhile: a list in which something was written or that was read again since is
    left out.
    """
    book = engine.journal.book.trees.get(run.tree)
    if book is None or book.rid is None:
        return False
    rid, asked = book.rid, engine.timer.monotonic()
    trees = await engine.look(run, (Kind.TREE, NO_PARENT))
    engine.absorb(run, (Kind.TREE, NO_PARENT), trees, asked)
    if rid not in trees.rows:
        return False
    asked = engine.timer.monotonic()
    pulled = await pull(engine.wire, rid, concurrency=concurrency)
    engine.gate.went_well()
    now = engine.wire.server_now()
    nodes = Listing(Kind.NODE, rid, {n.id: n for n in pulled.nodes}, pulled.date, now)
    report = engine.absorb(run, (Kind.NODE, rid), nodes, asked)
    if report.guard is not None or engine.doubt_keys(run, _fresh(run, pulled, asked)):
        return True
    for done, (node, keys) in enumerate(pulled.keypresses.items()):
        if done % AT_ONCE == AT_ONCE - 1:  # whoever edits, and other trees, have their turn
            await engine.timer.sleep(BREATH_S)
        listing = Listing(Kind.KEY, node, {k.id: k for k in keys}, pulled.date, now)
        engine.absorb(run, (Kind.KEY, node), listing, asked)
    engine.believe_keys(run)
    history.remember(engine.journal, book, "read")
    if run.verify:  # what is to be read once more is read now, not at the next edit
        engine.kick(run.tree)
    return True


def _fresh(run: Runtime, pulled: Pulled, asked: float) -> dict[str, set[str]]:
    """The keys that were shown, without lists in which something was written meanwhile."""
    return {
        node: {k.id for k in keys}
        for node, keys in pulled.keypresses.items()
        if run.known_at.get((Kind.KEY, node), asked) <= asked
    }
