"""Bringing a tree file to the contact center: `plan` says what would be done, `apply` does it.

Both are blocking and meant for the command line. An apply that was killed goes on when it is run again: the
journal knows the file's path until `file_written` says that the remote ids are in the file.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId, new_tree_id
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.remote import NO_REMOTE, RemoteIds
from ivr_designer.sync import reviewing
from ivr_designer.sync.book import TreeBook, TreeRecord
from ivr_designer.sync.committing import adopt_values
from ivr_designer.sync.contract import Account, Mode, Publishing, SyncProblem
from ivr_designer.sync.proposals import PlanPreview
from ivr_designer.sync.session import LiveSession
from ivr_designer.sync.values import Kind, TreeFacts, tree_key

WAIT_S = 24 * 3600.0
_APPLYING = "applying"
_MODE = "mode_before"


@dataclass(slots=True)
class Matched:
    """A file's content in our ids, and which of ours stands for which of the file's."""

    content: TreeContent
    nodes: dict[NodeId, NodeId] = field(default_factory=dict)
    keys: dict[KeypressId, KeypressId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Applied:
    """An apply that ended well: the ids to write into the file, and how many calls it took."""

    tree: TreeId
    remote: RemoteIds
    calls: int


def plan_file(
    session: LiveSession, content: TreeContent, remote: RemoteIds = NO_REMOTE, path: str | None = None
) -> PlanPreview:
    """What `apply_file` would do. Nothing is stored or sent. Raises SyncProblem."""
    tree = _known_tree(session, remote, path)
    if tree is None:
        return reviewing.preview_of(_imagined(TreeBook(TreeRecord(new_tree_id())), content).book, ())
    session.open_tree(tree).result(WAIT_S)
    live = _result(session.preview(tree)) if session.remote_ids(tree) else None
    with session.journal.lock:
        book = session.journal.book.trees[tree]
        numbers = () if live is None else live.numbers
        return reviewing.preview_of(_imagined(book, content, remote).book, numbers)


def apply_file(
    session: LiveSession,
    content: TreeContent,
    remote: RemoteIds = NO_REMOTE,
    path: str | None = None,
    on_progress: Callable[[int, int, Phrase], None] | None = None,
) -> Applied:
    """Make the server's tree what the file says; create it if the file names none. Raises SyncProblem,
    CommitFailed.

    `on_progress(done, total, what)` is called on the session's thread.
    """
    tree = _known_tree(session, remote, path)
    if tree is None:
        tree = new_tree_id()
    else:
        _result(session.open_tree(tree))
    matched = _take_in(session, tree, content, remote, path)
    preview = _result(session.preview(tree))
    try:
        if preview.calls:
            with _following(session, tree, on_progress):
                _result(session.publish(tree, preview.stamp))
    finally:
        with suppress(CommitFailed):
            _leave_draft(session, tree)
    return Applied(tree, _ids_for_file(session, tree, matched, remote), len(preview.calls))


def file_written(session: LiveSession, tree: TreeId) -> None:
    """The remote ids are in the file: an apply of it without them would be meant to make a new tree."""

    def act(work: Any) -> None:
        record = session.journal.book.trees[tree].record
        work.put_tree(replace(record, notes={k: v for k, v in record.notes.items() if k != _APPLYING}))

    session.change(act)


# ---- which tree


def _known_tree(session: LiveSession, remote: RemoteIds, path: str | None) -> TreeId | None:
    """Our id of the tree that a file stands for; None if it is to be made. Raises SyncProblem."""
    account: Account = _result(session.refresh())
    if remote.project is not None and account.project not in {None, str(remote.project)}:
        raise SyncProblem(
            phrase(
                "The file belongs to project {file}, this key to {key}.",
                file=remote.project,
                key=account.project,
            ),
            phrase(
                "Use the connection of that project, or take `remote` out of the file to make a new tree."
            ),
        )
    if remote.tree is not None:
        found = next((t for t in account.trees if t.remote_id == remote.tree and not t.gone), None)
        if found is None:
            raise SyncProblem(
                phrase("The contact center has no tree {tree}, which the file names.", tree=remote.tree),
                phrase("Take `remote` out of the file to make a new tree, or choose another connection."),
            )
        return found.id
    if path is None:
        return None
    with session.journal.lock:
        books = session.journal.book.trees.values()
        return next((b.id for b in books if b.record.notes.get(_APPLYING) == path), None)


# ---- content


def _imagined(book: TreeBook, content: TreeContent, remote: RemoteIds = NO_REMOTE) -> "_Imagined":
    """A copy of a tree in memory whose local side is the file's content."""
    copy = TreeBook(book.record)
    for item in book.items.values():
        copy.put_item(item)
    matched = match(copy, content, remote)
    for item in adopt_values(copy, matched.content.nodes, matched.content.keypresses, content.name):
        copy.put_item(item)
    copy.record = replace(book.record, root=matched.content.root)
    return _Imagined(copy, matched)


@dataclass(slots=True)
class _Imagined:
    book: TreeBook
    matched: Matched


def match(book: TreeBook, content: TreeContent, remote: RemoteIds) -> Matched:
    """Give the file's nodes and keypresses the ids they have here: by remote id, by the same id, by node
    and key.
    """
    matched = Matched(content)
    for lid in content.nodes:
        known = book.lid_of(Kind.NODE, remote.nodes.get(lid, ""))
        matched.nodes[lid] = NodeId(known) if known is not None else lid
    places = {
        (k.node, k.key): KeypressId(i.key[1])
        for i in book.of_kind(Kind.KEY)
        if isinstance(k := i.local or i.base, Keypress)
    }
    taken: set[KeypressId] = set()
    for key_id, keypress in content.keypresses.items():
        ours = _key_id(book, matched, remote, places, key_id, keypress)
        ours = key_id if ours in taken else ours
        taken.add(ours)
        matched.keys[key_id] = ours
    matched.content = _in_our_ids(content, matched)
    return matched


def _key_id(
    book: TreeBook, matched: Matched, remote: RemoteIds, places: dict[Any, KeypressId], key_id: KeypressId,
    keypress: Keypress,
) -> KeypressId:  # fmt: skip
    known = book.lid_of(Kind.KEY, remote.keypresses.get(key_id, ""))
    if known is not None:
        return KeypressId(known)
    return places.get((matched.nodes.get(keypress.node, keypress.node), keypress.key), key_id)


def _in_our_ids(content: TreeContent, matched: Matched) -> TreeContent:
    nodes = {matched.nodes[n]: replace(v, id=matched.nodes[n]) for n, v in content.nodes.items()}
    keys = {
        matched.keys[k]: replace(
            v,
            id=matched.keys[k],
            node=matched.nodes.get(v.node, v.node),
            next_node=None if v.next_node is None else matched.nodes.get(v.next_node, v.next_node),
        )
        for k, v in content.keypresses.items()
    }
    root = None if content.root is None else matched.nodes.get(content.root, content.root)
    return replace(content, root=root, nodes=nodes, keypresses=keys)


def _take_in(
    session: LiveSession, tree: TreeId, content: TreeContent, remote: RemoteIds, path: str | None
) -> Matched:
    """Make the file's content the local state, as a draft; the record remembers the mode it was in before."""

    def act(work: Any) -> Matched:
        trees = session.journal.book.trees
        if tree not in trees:
            work.put_tree(TreeRecord(tree, mode=Mode.DRAFT, path=path))
        book = trees[tree]
        matched = match(book, content, remote)
        notes = dict(book.record.notes)
        notes.setdefault(_MODE, (book.record.mode if book.rid is not None else Mode.LIVE).value)
        if path is not None:
            notes[_APPLYING] = path
        record = replace(
            book.record, mode=Mode.DRAFT, root=matched.content.root, tests=content.tests, extra=content.extra,
            notes=notes,
        )  # fmt: skip
        work.put_tree(record)
        for item in adopt_values(book, matched.content.nodes, matched.content.keypresses, content.name):
            work.put_item(tree, item)
        own = book.own
        if own.local is None:
            work.put_item(tree, replace(own, key=tree_key(tree), local=TreeFacts(content.name)))
        return matched

    return session.change(act)


def _leave_draft(session: LiveSession, tree: TreeId) -> None:
    """Back to the mode from before; what could not be published stays a draft."""
    with session.journal.lock:
        book = session.journal.book.trees.get(tree)
        if book is None:
            return
        mode = Mode(book.record.notes.get(_MODE, Mode.DRAFT))
        if reviewing.dirty_verbs(book):
            return

        def act(work: Any) -> None:
            notes = {k: v for k, v in book.record.notes.items() if k != _MODE}
            work.put_tree(replace(book.record, mode=mode, notes=notes))

        session.change(act)


def _ids_for_file(session: LiveSession, tree: TreeId, matched: Matched, remote: RemoteIds) -> RemoteIds:
    rids = session.remote_ids(tree)
    project = session.account.project
    return replace(
        remote,
        base_url=session.profile.icc_url if session.profile else remote.base_url,
        project=remote.project if project is None else (int(project) if project.isdigit() else project),
        tree=rids.get(tree),
        nodes={n: rids[lid] for n, lid in matched.nodes.items() if lid in rids},
        keypresses={k: rids[lid] for k, lid in matched.keys.items() if lid in rids},
    )


# ---- waiting


def _result(future: Future[Any]) -> Any:
    return future.result(WAIT_S)


@contextmanager
def _following(
    session: LiveSession, tree: TreeId, on_progress: Callable[[int, int, Phrase], None] | None
) -> Iterator[None]:
    """While it lasts, progress of publishing goes to `on_progress` as well as to the session's listener."""

    def hear(event: object) -> None:
        if isinstance(event, Publishing) and event.tree == tree and on_progress is not None:
            on_progress(event.done, event.total, event.text)

    session.follow(hear)
    try:
        yield
    finally:
        session.follow(None)
