"""Tree content to the dictionary of a tree file and back; pure.

Node ids of a file become our node ids. Keypresses have none in the format: theirs are derived from node and
key, and written out only where they differ from that. What the format has no place for (where destination
boxes stand, boxes no key leads to) is kept under one field of our own.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ivr_designer.domain.garbage import uncollected
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import (
    Action,
    Destination,
    DestinationKind,
    Keypress,
    Vertex,
    parse_vertex_key,
    vertex_key,
)
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, Prompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import Position, TreeContent
from ivr_designer.storage.remote import NO_REMOTE, RemoteIds
from ivr_designer.storage.schema import FORMAT, VERSION, Wrong, check_tree, number

OWN_FIELD = "ivr_designer"
_TREE_FIELDS = {"format", "version", "name", "root", "remote", "nodes", "keypresses", "tests", OWN_FIELD}
_NODE_FIELDS = {
    "id", "remote_id", "name", "prompt", "barge_in", "loop_count", "delay_ms", "keypress_timeout_s",
    "position", "note",
}  # fmt: skip
_TARGETS = ("next_node", "queue_id", "phone_number", "from_number", "sms")
_KEYPRESS_FIELDS = {"node", "key", "action", "remote_id", *_TARGETS}
_REMOTE_FIELDS = {"base_url", "project", "tree"}
_KNOWN_MODES = {"talk", "play"}


def decode(data: Any) -> tuple[TreeContent, RemoteIds]:
    """The tree in `data`, the decoded JSON of a file of this version. Raises Wrong with the place."""
    with uncollected():
        return _decode(data)


def _decode(data: Any) -> tuple[TreeContent, RemoteIds]:
    check_tree(data)
    _check_references(data)
    nodes = {NodeId(n["id"]): _node(n) for n in data["nodes"]}
    ids = _keypress_ids(data["keypresses"])
    presses = {i: _keypress(i, k) for i, k in zip(ids, data["keypresses"], strict=True)}
    positions: dict[Vertex, Position] = {
        NodeId(n["id"]): _position(n["position"]) for n in data["nodes"] if "position" in n
    }
    own = dict(data[OWN_FIELD]) if isinstance(data.get(OWN_FIELD), dict) else {}
    positions |= _take_places(own)
    loose = _take_loose(own)
    presses.update(_take_unknown(own, nodes, presses))
    extra = _rest(data, _TREE_FIELDS)
    if own or not isinstance(data.get(OWN_FIELD, {}), dict):
        extra[OWN_FIELD] = own or data[OWN_FIELD]
    root = data.get("root")
    content = TreeContent(
        data["name"],
        NodeId(root) if root is not None else None,
        nodes,
        presses,
        positions,
        loose,
        tuple(data.get("tests", ())),
        extra,
    )
    return content, _remote(data, ids)


def encode(content: TreeContent, remote: RemoteIds = NO_REMOTE) -> dict[str, Any]:
    """The dictionary of a tree file; equal trees give equal dictionaries in equal order."""
    name = content.name or "Untitled tree"
    data: dict[str, Any] = {"format": FORMAT, "version": VERSION, "name": name, "root": content.root}
    where = {"base_url": remote.base_url, "project": remote.project, "tree": remote.tree, **remote.extra}
    if where := {k: v for k, v in where.items() if v is not None}:
        data["remote"] = where
    data["nodes"] = [
        _node_dict(n, remote.nodes.get(n.id), content.positions.get(n.id)) for n in content.nodes.values()
    ]
    presses = [k for k in content.keypresses.values() if not k.is_read_only]
    derived = _derived_ids((k.node, k.key.value) for k in presses)
    data["keypresses"] = [
        _keypress_dict(k, None if k.id == plain else k.id, remote.keypresses.get(k.id))
        for k, plain in zip(presses, derived, strict=True)
    ]
    if content.tests:
        data["tests"] = [dict(t) for t in content.tests]
    extra = dict(content.extra)
    own = extra.pop(OWN_FIELD, {})
    data.update(extra)
    own = _own_fields(content, own) if isinstance(own, Mapping) else own
    if own:
        data[OWN_FIELD] = own
    return data


# ---- reading


def _check_references(data: Mapping[str, Any]) -> None:
    seen: set[str] = set()
    for index, node in enumerate(data["nodes"]):
        if node["id"] in seen:
            raise Wrong(f"“{node['id']}” is used by two nodes", "nodes", index, "id")
        seen.add(node["id"])
    for index, press in enumerate(data["keypresses"]):
        if press["node"] not in seen:
            raise Wrong(f"there is no node “{press['node']}” in this file", "keypresses", index, "node")


def _rest(data: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    return {k: v for k, v in data.items() if k not in known}


def _position(value: list[Any]) -> Position:
    return float(value[0]), float(value[1])


def _prompt(data: Mapping[str, Any]) -> Prompt:
    match data["mode"]:
        case "talk":
            rest = _rest(data, {"mode", "text", "voice", "speed"})
            return TalkPrompt(data["text"], data.get("voice"), int(data.get("speed", 0)), rest)
        case "play":
            return PlayPrompt(
                data["file"], data.get("duration_s"), _rest(data, {"mode", "file", "duration_s"})
            )
        case mode:
            return UnknownPrompt(mode, data["raw"], _rest(data, {"mode", "raw"}))


def _node(data: Mapping[str, Any]) -> Node:
    return Node(
        NodeId(data["id"]),
        data["name"],
        _prompt(data["prompt"]),
        data.get("barge_in", True),
        int(data.get("loop_count", 1)),
        int(data.get("delay_ms", 0)),
        int(data.get("keypress_timeout_s", 5)),
        data.get("note", ""),
        _rest(data, _NODE_FIELDS),
    )


def _keypress(keypress_id: KeypressId, data: Mapping[str, Any]) -> Keypress:
    known = _KEYPRESS_FIELDS | ({"id"} if data.get("id") == keypress_id else set())
    return Keypress(
        keypress_id,
        NodeId(data["node"]),
        Key(data["key"]),
        Action[data["action"].upper()],
        **{name: data.get(name) for name in _TARGETS},
        extra=_rest(data, known),
    )


def _keypress_ids(presses: list[dict[str, Any]]) -> list[KeypressId]:
    """The id each keypress names, or else one derived from where it is; unique in any case."""
    named = {k["id"] for k in presses if isinstance(k.get("id"), str)}
    taken: set[str] = set()
    result = []
    for press, derived in zip(presses, _derived_ids((k["node"], k["key"]) for k in presses), strict=True):
        own = press.get("id")
        fresh = own if isinstance(own, str) and own and own not in taken else derived
        while fresh in taken or (fresh in named and fresh != own):
            fresh += "'"
        taken.add(fresh)
        result.append(KeypressId(fresh))
    return result


def _derived_ids(places: Iterable[tuple[str, str]]) -> list[KeypressId]:
    """One id a keypress, from its key, how often the key came before on the node, and the node."""
    count: dict[tuple[str, str], int] = {}
    result = []
    for node, key in places:
        nth = count[node, key] = count.get((node, key), 0) + 1
        result.append(KeypressId(f"{key}.{nth}@{node}"))
    return result


def _take_places(own: dict[str, Any]) -> dict[Vertex, Position]:
    """Take our places of destination boxes out of `own`; what is not of that form stays where it is."""
    places = own.get("positions")
    if not isinstance(places, dict):
        return {}
    found: dict[Vertex, Position] = {
        d: p for d, p in ((_box(k), _place(v)) for k, v in places.items()) if d and p
    }
    rest = {k: v for k, v in places.items() if not (_box(k) and _place(v))}
    own["positions"] = rest
    if not rest:
        del own["positions"]
    return found


def _take_loose(own: dict[str, Any]) -> frozenset[Destination]:
    listed = own.get("loose")
    if not isinstance(listed, list):
        return frozenset()
    boxes = [_box(k) for k in listed]
    if all(b and b.kind not in {DestinationKind.MISSING, DestinationKind.UNKNOWN} for b in boxes):
        del own["loose"]
        return frozenset(b for b in boxes if b)
    return frozenset()


def _take_unknown(
    own: dict[str, Any], nodes: Mapping[NodeId, Node], presses: Mapping[KeypressId, Keypress]
) -> dict[KeypressId, Keypress]:
    """Take keypresses of unknown action, for which the format has no word, out of `own`."""
    listed = own.get("keypresses")
    if not isinstance(listed, list):
        return {}
    found: dict[KeypressId, Keypress] = {}
    for entry in listed:
        one = entry if isinstance(entry, dict) else {}
        node, key, own_id = one.get("node"), one.get("key"), one.get("id")
        if (
            not isinstance(key, str)
            or node not in nodes
            or not isinstance(own_id, str)
            or own_id in {*presses, *found}
        ):
            return {}
        press = _unknown(KeypressId(own_id), NodeId(str(node)), Key.other(key), one)
        if not press.is_read_only:
            return {}
        found[press.id] = press
    del own["keypresses"]
    return found


def _unknown(press: KeypressId, node: NodeId, key: Key, one: Mapping[str, Any]) -> Keypress:
    does = one.get("does")
    if does not in {a.name.lower() for a in Action if a is not Action.UNKNOWN}:
        rest = _rest(one, {"node", "key", "id", "action"})
        return Keypress(press, node, key, Action.UNKNOWN, raw_action=one.get("action"), extra=rest)
    targets = {name: one[name] for name in _TARGETS if isinstance(one.get(name), str)}
    rest = _rest(one, {"node", "key", "id", "does", *targets})
    return Keypress(press, node, key, Action[str(does).upper()], **targets, extra=rest)


def _box(key: Any) -> Destination | None:
    vertex = parse_vertex_key(key) if isinstance(key, str) else None
    return vertex if isinstance(vertex, Destination) else None


def _place(value: Any) -> Position | None:
    try:
        if isinstance(value, list) and len(value) == 2:
            number(value[0])
            number(value[1])
            return _position(value)
    except Wrong:
        pass
    return None


def _remote(data: Mapping[str, Any], ids: list[KeypressId]) -> RemoteIds:
    where = data.get("remote", {})
    project = where.get("project")
    return RemoteIds(
        where.get("base_url"),
        int(project) if isinstance(project, float) else project,
        where.get("tree"),
        {NodeId(n["id"]): n["remote_id"] for n in data["nodes"] if n.get("remote_id")},
        {i: k["remote_id"] for i, k in zip(ids, data["keypresses"], strict=True) if k.get("remote_id")},
        _rest(where, _REMOTE_FIELDS),
    )


# ---- writing


def _prompt_dict(prompt: Prompt) -> dict[str, Any]:
    match prompt:
        case TalkPrompt():
            voice = {} if prompt.voice is None else {"voice": prompt.voice}
            speed = min(3, max(-3, prompt.speed))  # what a server may say, the format does not allow
            return {"mode": "talk", "text": prompt.text, **voice, "speed": speed, **prompt.extra}
        case PlayPrompt():
            length = {"duration_s": prompt.duration_s} if (prompt.duration_s or 0) > 0 else {}
            return {"mode": "play", "file": prompt.file, **length, **prompt.extra}
        case UnknownPrompt():
            return {"mode": prompt.mode, "raw": dict(prompt.raw), **prompt.extra}


def _node_dict(node: Node, remote_id: str | None, position: Position | None) -> dict[str, Any]:
    data: dict[str, Any] = {"id": node.id}
    if remote_id is not None:
        data["remote_id"] = remote_id
    data |= {"name": node.name, "prompt": _prompt_dict(node.prompt), "barge_in": node.barge_in}
    data |= {"loop_count": node.loop_count, "delay_ms": max(0, node.delay_ms)}
    data["keypress_timeout_s"] = node.keypress_timeout_s
    if position is not None:
        data["position"] = [_short(p) for p in position]
    if node.note:
        data["note"] = node.note
    return {**data, **node.extra}


def _keypress_dict(press: Keypress, own_id: KeypressId | None, remote_id: str | None) -> dict[str, Any]:
    data: dict[str, Any] = {"node": press.node, "key": press.key.value, "action": press.action.name.lower()}
    data |= {name: getattr(press, name) for name in _TARGETS if getattr(press, name) is not None}
    if remote_id is not None:
        data["remote_id"] = remote_id
    if own_id is not None and "id" not in press.extra:
        data["id"] = own_id
    return {**data, **press.extra}


def _own_fields(content: TreeContent, kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the format has no place for, beside what was `kept` of unknown fields."""
    own = dict(kept)
    boxes = {v: p for v, p in content.positions.items() if isinstance(v, Destination)}
    if boxes:
        places = {vertex_key(v): [_short(x) for x in boxes[v]] for v in sorted(boxes)}
        foreign = kept.get("positions")
        own["positions"] = {**(foreign if isinstance(foreign, Mapping) else {}), **places}
    if content.loose:
        own["loose"] = [vertex_key(d) for d in sorted(content.loose)]
    unknown = [k for k in content.keypresses.values() if k.is_read_only]
    if unknown:
        own["keypresses"] = [
            {"node": k.node, "key": k.key.value, "id": k.id, **_leads(k), **k.extra} for k in unknown
        ]
    return own


def _leads(press: Keypress) -> dict[str, Any]:
    """Where a keypress leads that we must not write: an unknown action, or a known one with its target."""
    if press.action is Action.UNKNOWN:
        return {"action": press.raw_action}
    found = {name: getattr(press, name) for name in _TARGETS if getattr(press, name) is not None}
    return {"does": press.action.name.lower(), **found}


def _short(value: float) -> float | int:
    """Hundredths of a pixel are enough, and whole numbers read better."""
    value = round(value, 2)
    return int(value) if value.is_integer() else value
