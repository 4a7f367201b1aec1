"""What a person does who sits before the program: answers what is asked, tries again, publishes the draft."""

from contextlib import suppress

from ivr_designer.domain.edits import RemoveKeypress
from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.icc.errors import IccError
from ivr_designer.sync import guards, publishing, reviewing, tree_acts
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.clashes import clashes
from ivr_designer.sync.contract import Mode, SyncProblem
from ivr_designer.sync.journal import JournalFailed
from ivr_designer.sync.operations import OpState
from ivr_designer.sync.pointing import Pointer
from ivr_designer.sync.proposals import Way
from ivr_designer.sync.values import ItemKey
from tests.rig.simulation.shape import Style

FOLLOW_S = 5.0


class Person:
    """Acts in one `world`, which outlives crashes."""

    def __init__(self, world) -> None:
        self.world = world
        self.conflicts = 0
        self.guards = 0
        self.publishing: set = set()
        self.published = 0
        self.rolled_back = False
        self.problem: Exception | None = None

    @property
    def book(self) -> TreeBook:
        return self.world.book

    # ---- drafts

    def draft(self) -> None:
        """From now on edits stay here."""
        self._set_mode(Mode.DRAFT)

    def _set_mode(self, mode: Mode) -> None:
        with suppress(JournalFailed), self.world.journal.transaction() as work:
            tree_acts.set_mode(work, self.book, mode, send=True)

    def publish(self) -> None:
        """Begin to publish, unless that is under way."""
        if not self.publishing:
            self._begin(self._publish())

    def resume(self) -> None:
        """What the program does by itself at its start."""
        self.publishing = set()
        for tree in publishing.begun(self.world.journal.book.trees.values()):
            self._begin(self._trying(self._publisher().resume(tree)))

    def _begin(self, work) -> None:
        task = self.world.spawn(work, "publishing")
        self.publishing.add(task)
        task.add_done_callback(self.publishing.discard)

    def _publisher(self) -> publishing.Publisher:
        engine = self.world.engine
        pointer = Pointer(engine, lambda _: None)
        return publishing.Publisher(engine, pointer, lambda _: None, 2, FOLLOW_S)

    async def _publish(self) -> None:
        publisher = self._publisher()
        tree = self.book.id
        if not await self._trying(publisher.read(tree)):
            return
        preview = reviewing.preview_of(self.book, ())
        if preview.blocked is not None:
            if self.world.server.calm:  # it cannot be published as it is: then edit by edit
                self.world.callers.excuse(self.world.document.tree)
                self._set_mode(Mode.LIVE)
            return
        self.world.callers.excuse(self.world.document.tree)
        is_fresh = self.world.shape.style is Style.FRESH and bool(self.world.server.store.numbers)
        numbers = frozenset(self.world.server.store.numbers) if is_fresh else frozenset()
        way = Way.FRESH_TREE if is_fresh else Way.IN_PLACE
        if await self._trying(publisher.publish(tree, preview.stamp, way, numbers)):
            self.published += 1

    async def roll_back(self) -> None:
        """Back to the tree that was kept."""
        if await self._trying(self._publisher().roll_back(self.book.id)):
            self.rolled_back = True

    async def _trying(self, work) -> bool:
        try:
            await work
        except (SyncProblem, JournalFailed) as problem:
            self.problem = problem
            return False
        except IccError as error:
            self.world.engine.gate.went_wrong(error)
            return False
        return True

    # ---- questions

    def help(self) -> None:
        """Answer conflicts and guards, try refused things again."""
        world = self.world
        world.engine.gate.reopen()
        for book in list(world.journal.book.trees.values()):
            if guards.is_asked(book.record):
                self.guards += 1
                world.engine.answer_guard(book.id, go_on=True)
        for key in self._mendable():
            if KeypressId(key[1]) in world.document.tree.keypresses:
                with suppress(CommitFailed):
                    world.document.apply(RemoveKeypress(KeypressId(key[1])))
        for book in list(world.journal.book.trees.values()):
            with world.journal.transaction() as work:
                tree_acts.retry(work, book, None)
            self._decide(book)
        if self.book.record.mode is Mode.DRAFT and self._has_unpublished():
            self.publish()
        elif not self.publishing:
            self.resume()

    def _mendable(self) -> list[ItemKey]:
        """Keys that are marked on the canvas and that only an edit helps, also those of a fresh tree."""
        books = [self.book, *self.world.journal.book.trees.values()]
        shown = [b for b in books if b is self.book or b.record.notes.get("fresh_for") == self.book.id]
        found = {k: None for b in shown for k in b.ops if is_hopeless(b, k) or is_refused_twin(b, k)}
        return list(found)

    def _decide(self, book: TreeBook) -> None:
        world = self.world
        stuck = {k for k, i in book.items.items() if i.has_theirs and k not in book.flying}
        doubtful = {k for k, o in book.ops.items() if o.state is OpState.CONFLICT and k not in stuck}
        doubtful |= clashes(book).keys()
        self.conflicts += len(stuck) + len(doubtful)
        for key in sorted(stuck | doubtful):
            patches = []
            with world.journal.transaction() as work:
                die = world.rng.random() if key in stuck else 1.0
                if die < 0.25:
                    patches = tree_acts.discard(work, book, {key[1]})
                elif die < 0.5:
                    patches = tree_acts.take_theirs(work, book, {key[1]})
                else:
                    patches = tree_acts.keep_mine(work, book, key, {"name", "key"} if die < 0.75 else ())
            if patches:
                world.ledger.yielded(patches)
                world.show(book.id, patches, "resolved")

    def _has_unpublished(self) -> bool:
        return any(item.is_dirty for item in self.book.items.values())

    # ---- is it over?

    def is_content(self) -> bool:
        """Nothing is under way, nothing is asked, nothing waits to be published."""
        if self.publishing or publishing.begun(self.world.journal.book.trees.values()):
            return False
        if self.book.record.mode is Mode.DRAFT and self._has_unpublished():
            return False
        return all(self._is_done(book) for book in self.world.journal.book.trees.values())

    def _is_done(self, book: TreeBook) -> bool:
        open_ops = [k for k in book.ops if not is_hopeless(book, k)]
        run = self.world.engine.run_of(book.id)
        asked = guards.is_asked(book.record) or any(i.has_theirs for i in book.items.values())
        return not book.flying and not open_ops and not run.verify and not asked


def is_hopeless(book: TreeBook, key: ItemKey) -> bool:
    """A key that leads to a node that somebody deleted cannot be sent: held, and said so."""
    value = book.item(key).local
    if not isinstance(value, Keypress):
        return False
    nodes = book.local_side().nodes
    return value.node not in nodes or (value.action is Action.NEXT_NODE and value.next_node not in nodes)


def is_refused_twin(book: TreeBook, key: ItemKey) -> bool:
    """A key that the server refused and that another keypress of the node has: the canvas shows both."""
    value = book.item(key).local
    if book.ops[key].state is not OpState.REFUSED or not isinstance(value, Keypress):
        return False
    twins = [k for k in book.local_side().keys.values() if (k.node, k.key) == (value.node, value.key)]
    return len(twins) > 1
