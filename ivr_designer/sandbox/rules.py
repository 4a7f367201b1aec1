"""What the rows mean to each other: roots, duplicates, targets, and what a delete takes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ivr_designer.sandbox.refusals import EXISTED, Refused, missing, not_allowed, unknown
from ivr_designer.sandbox.resources import RESOURCES, Resource, references_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from ivr_designer.sandbox.store import Row, Store
    from ivr_designer.sandbox.switches import Switches

# The member that each action needs; 1 (voice mail) and 6 (end) need none.
_TARGET_OF_ACTION = {2: "queue_id", 3: "to_phone_number", 4: "next_node", 5: "sms"}


def check_create(resource: Resource, row: Row, store: Store, switches: Switches) -> None:
    """Complete ``row`` with what the server derives; Refused when it may not be created."""
    for field in resource.fields:
        if field.owner and store.get(field.refers, row[field.name]) is None:
            raise unknown(RESOURCES[field.refers].noun)
    check = _CREATE.get(resource.name)
    if check is not None:
        check(row, store, switches)


def check_update(resource: Resource, old: Row, changes: Row, store: Store, switches: Switches) -> None:
    """Refused when ``changes`` to the row ``old`` are not allowed."""
    check = _UPDATE.get(resource.name)
    if check is not None:
        check(old, {**old, **changes}, store, switches)


def _create_keypress(row: Row, store: Store, switches: Switches) -> None:
    node = store.get("ivrnode", row["node"])
    row["tree"] = node["tree"] if node is not None else None
    _check_keypress({"id": None}, row, store, switches)


def _check_keypress(old: Row, new: Row, store: Store, switches: Switches) -> None:
    if switches["duplicate_key"] == "refuse":
        others = store.rows("ivrkeypress", "node", new["node"])
        if any(row["node_key"] == new["node_key"] and row["id"] != old["id"] for row in others):
            raise not_allowed("Node key existed")
    needed = _TARGET_OF_ACTION.get(new["action"])
    if switches["targets"] != "free" and needed is not None and not new.get(needed):
        raise missing(needed)
    _check_targets("ivrkeypress", new, store, switches)
    if switches["targets"] == "existing" and new["action"] == 4:
        target = store.get("ivrnode", new["next_node"])
        if target is not None and target["tree"] != new["tree"]:
            raise not_allowed("Next node is in another tree")


def _check_targets(name: str, row: Row, store: Store, switches: Switches) -> None:
    if switches["targets"] != "existing":
        return
    for field in RESOURCES[name].fields:
        target = row.get(field.name) if field.refers and not field.owner else None
        if target is not None and store.get(field.refers, target) is None:
            raise unknown(RESOURCES[field.refers].noun)


def _check_number(old: Row, new: Row, store: Store, switches: Switches) -> None:
    digits = new["number"].lstrip("+")
    for row in store.rows("number"):
        if row["number"].lstrip("+") == digits and row["id"] != old["id"]:
            raise Refused(EXISTED, "Number existed", 409, numberID=row["id"])
    if new["enable_ivr"] and new["ivr_menu"] is None:
        raise missing("ivr_menu")
    _check_targets("number", new, store, switches)


def _create_number(row: Row, store: Store, switches: Switches) -> None:
    _check_number({"id": None}, row, store, switches)


def _create_link(row: Row, store: Store, _: Switches) -> None:
    for link in store.rows("manage-agents-in-group", "group_id", row["group_id"]):
        if link["agent_id"] == row["agent_id"]:
            raise not_allowed("Agent is in the group already")


def _check_tree(old: Row, new: Row, store: Store, _: Switches) -> None:
    if new["root_node"] != old["root_node"]:
        node = store.get("ivrnode", new["root_node"])
        if node is None or node["tree"] != old["id"]:
            raise unknown("ivr node")


_CREATE: dict[str, Callable[[Row, Store, Switches], None]] = {
    "ivrkeypress": _create_keypress,
    "number": _create_number,
    "manage-agents-in-group": _create_link,
}
_UPDATE: dict[str, Callable[[Row, Row, Store, Switches], None]] = {
    "ivrkeypress": _check_keypress,
    "number": _check_number,
    "ivrtree": _check_tree,
}


def take_root(row: Row, node_id: str, store: Store, switches: Switches) -> bool:
    """Make the node just created the root of its tree if it is to be; return whether it is."""
    tree = store.get("ivrtree", row["tree"])
    assert tree is not None
    alone = len(store.rows("ivrnode", "tree", row["tree"])) == 1
    if not (alone or (switches["next_root"] == "vacant" and tree["root_node"] is None)):
        return False
    store.update("ivrtree", tree["id"], {"root_node": node_id})
    return True


def delete(resource: Resource, row: Row, store: Store, switches: Switches) -> None:
    """Remove ``row`` and what goes with it, as the switches say; Refused when it has to stay."""
    tree = store.get("ivrtree", row["tree"]) if resource.name == "ivrnode" else None
    was_root = tree is not None and tree["root_node"] == row["id"]
    if was_root and switches["delete_root"] == "refuse":
        raise not_allowed("Root node can not be deleted")
    if switches["delete_cascade"] == "refuse" and _in_use(resource, row["id"], store):
        raise not_allowed(f"{resource.noun} is in use")
    _remove(resource, row["id"], store, cascade=switches["delete_cascade"] != "orphans")
    if tree is not None and was_root and switches["delete_root"] != "dangling":
        _leave_root(tree["id"], store, promote=switches["delete_root"] == "promote")


def _leave_root(tree_id: str, store: Store, promote: bool) -> None:
    left = store.rows("ivrnode", "tree", tree_id)
    heir: Any = left[0]["id"] if promote and left else None
    store.update("ivrtree", tree_id, {"root_node": heir})


def _remove(resource: Resource, row_id: str, store: Store, cascade: bool) -> None:
    if cascade:
        for child, field in references_to(resource.name):
            if field.owner:
                for row in store.rows(child.name, field.name, row_id):
                    _remove(child, row["id"], store, cascade)
    store.remove(resource.name, row_id)


def _in_use(resource: Resource, row_id: str, store: Store) -> bool:
    for other, field in references_to(resource.name):
        if field.name in ("root_node", "tree") and not field.owner:
            continue
        if any(not _own_link(row, row_id) for row in store.rows(other.name, field.name, row_id)):
            return True
    return False


def _own_link(row: Row, row_id: str) -> bool:
    """Whether this is a keypress of the node itself that leads back to it: no use by anything else."""
    return bool(row.get("node") == row_id and row.get("next_node") == row_id)
