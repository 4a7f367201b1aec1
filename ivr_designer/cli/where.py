"""ivr-designer where [FILE…]: where queues, numbers, recordings and voices are used, over all trees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ivr_designer.cli.connection import Given, connection_options
from ivr_designer.cli.output import FINDINGS, FINE, Refusal, counted, say, say_json
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.seeking import clean_phone, fold, looks_like_phone, sort_key
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.uses import Thing, ThingKind, uses_of
from ivr_designer.domain.voices import VOICES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ivr_designer.domain.keys import Key
    from ivr_designer.sync.contract import Account
    from ivr_designer.sync.session import LiveSession


class _Looked(NamedTuple):
    """A tree that is looked into: the file it is from, or "", and the server's id of it, if it has one."""

    file: str
    tree: IvrTree
    remote: str | None


class _Place(NamedTuple):
    """A use: at a key of a node, at the node itself (no key), or of a number that plays a tree (no node)."""

    looked: _Looked
    node: str | None = None
    key: Key | None = None


_Found = dict[Thing, list[_Place]]


@click.command("where")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--find", "query", help="Only what has these words in its name or id, or a phone number.")
@click.option("--kind", type=click.Choice([k.value for k in ThingKind]), help="Only things of this kind.")
@click.option("--json", "as_json", is_flag=True, help="Print the uses as JSON.")
@connection_options
def command(files: tuple[Path, ...], query: str | None, kind: str | None, as_json: bool, given: Given) -> int:
    """Tell where each queue, phone number, recording and voice is used in the trees of FILES.

    With a contact center named, things get their names, those that nothing uses are told too, and so are the
    numbers that play a tree; without FILES all its trees are looked into. Exit code 1 if nothing was found.
    """
    if not files and given.is_empty:
        raise Refusal("Nothing says which trees to look into.", "Give tree files, or --profile NAME.")
    looked, account = _read(files, given)
    found = _uses(looked, account)
    names = _names(account)
    wanted = [t for t in found if (kind is None or t.kind == kind) and _fits(t, names, query)]
    wanted.sort(key=lambda t: (list(ThingKind).index(t.kind), sort_key(names.get(t) or t.value)))
    listed = _listed(account)
    if as_json:
        say_json({"things": [_record(t, found[t], names.get(t, ""), _is_listed(t, listed)) for t in wanted]})
        return FINE if wanted else FINDINGS
    for thing in wanted:
        _tell(thing, found[thing], names.get(thing, ""), _is_listed(thing, listed))
    if not wanted:
        say("Nothing like that is used, or listed by the contact center.")
    return FINE if wanted else FINDINGS


def _read(files: Iterable[Path], given: Given) -> tuple[list[_Looked], Account | None]:
    from ivr_designer.storage.files import read_tree

    read = [(path, read_tree(path)) for path in files]
    looked = [
        _Looked(path.name, IvrTree(TreeId(str(at)), file.content), file.remote.tree)
        for at, (path, file) in enumerate(read)
    ]
    if given.is_empty:
        return looked, None
    from ivr_designer.cli.connection import connection_of
    from ivr_designer.cli.work import opened

    with opened(connection_of(given), keep=False) as session:
        return looked or _trees_of(session), session.account


def _trees_of(session: LiveSession) -> list[_Looked]:
    from ivr_designer.cli.work import waited

    rows = [row for row in session.account.trees if row.remote_id is not None and not row.gone]
    return [_Looked("", IvrTree(r.id, waited(session.open_tree(r.id))), r.remote_id) for r in rows]


def _uses(trees: Iterable[_Looked], account: Account | None) -> _Found:
    found: _Found = {}
    for queue in (account.queues if account else None) or ():
        found[Thing(ThingKind.QUEUE, queue.id)] = []
    for number in (account.numbers if account else None) or ():
        playing = [_Place(t) for t in trees if number.plays_tree and t.remote and t.remote == number.tree]
        found[Thing(ThingKind.NUMBER, clean_phone(number.number))] = playing
    for recording in (account.recordings if account else None) or ():
        found[Thing(ThingKind.RECORDING, recording.file)] = []
    for looked in trees:
        for thing, item in uses_of(looked.tree):
            found.setdefault(thing, []).append(_place(looked, item))
    return found


def _place(looked: _Looked, item: NodeId | KeypressId) -> _Place:
    keypress = looked.tree.keypresses.get(KeypressId(item))
    if keypress is None:
        return _Place(looked, looked.tree.nodes[NodeId(item)].name)
    return _Place(looked, looked.tree.nodes[keypress.node].name, keypress.key)


def _names(account: Account | None) -> dict[Thing, str]:
    names = {Thing(ThingKind.VOICE, voice): str(words) for voice, words in VOICES.items()}
    if account is not None:
        names |= {Thing(ThingKind.QUEUE, q.id): q.name for q in account.queues or ()}
        names |= {Thing(ThingKind.NUMBER, clean_phone(n.number)): n.nickname for n in account.numbers or ()}
        names |= {Thing(ThingKind.RECORDING, r.file): r.title for r in account.recordings or ()}
    return {thing: name for thing, name in names.items() if name}


def _fits(thing: Thing, names: dict[Thing, str], query: str | None) -> bool:
    text = fold(f"{names.get(thing, '')} {thing.value} {thing.kind}")
    words = fold(query or "").split()
    number = clean_phone(query) if query and looks_like_phone(query) else None
    return all(w in text for w in words) or (number is not None and number in thing.value)


def _listed(account: Account | None) -> dict[ThingKind, set[str]]:
    """What the contact center lists, of those kinds that it lists."""
    listed = {}
    if account is not None and account.queues is not None:
        listed[ThingKind.QUEUE] = {q.id for q in account.queues}
    if account is not None and account.recordings is not None:
        listed[ThingKind.RECORDING] = {r.file for r in account.recordings}
    return listed


def _is_listed(thing: Thing, listed: dict[ThingKind, set[str]]) -> bool | None:
    """Whether the contact center has it; None where nobody can tell."""
    return thing.value in listed[thing.kind] if thing.kind in listed else None


def _record(thing: Thing, places: list[_Place], name: str, listed: bool | None) -> dict[str, Any]:
    told = [
        {"tree": at.looked.tree.name, "file": at.looked.file, "node": at.node, "key": at.key and at.key.value}
        for at in places
    ]
    return {
        "kind": thing.kind.value, "value": thing.value, "name": name, "listed": listed, "places": told,
    }  # fmt: skip


def _tell(thing: Thing, places: list[_Place], name: str, listed: bool | None) -> None:
    title = f"{thing.kind} {thing.value}" + (f" “{name}”" if name else "")
    unknown = ", not in the contact center" if listed is False else ""
    count = counted(len(places), "place") if places else "not used"
    say(f"{title}{unknown}: {count}")
    for place in places:
        file = f" ({place.looked.file})" if place.looked.file else ""
        at = f"“{place.node}”" if place.node is not None else "the number plays this tree"
        key = f", key {place.key.words}" if place.key else ""
        say(f"  {place.looked.tree.name}{file}: {at}{key}")
