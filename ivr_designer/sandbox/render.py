"""Rows and lists as the API spells them, odd types included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ivr_designer.sandbox.resources import Field, Kind, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ivr_designer.sandbox.store import Row, Store
    from ivr_designer.sandbox.switches import Switches

DEFAULT_LIMIT = 50
MAX_LIMIT = 100
_NOT_LISTED = ("ivrkeypress", "from_number_callout_to_agent")


def render_row(resource: Resource, row: Row, store: Store, switches: Switches) -> Row:
    """Return ``row`` as a list shows it. Members that no table knows are passed through as they are."""
    out: Row = {"id": _spell_id(row["id"], switches)} if resource.prefix else {}
    out["account"], out["project"] = store.account, store.project
    for field in resource.fields:
        if field.in_rows:
            _add(out, resource, field, row, switches)
    if resource.name == "ivrnode" and switches["is_root_in_rows"] == "present":
        tree = store.get("ivrtree", row["tree"])
        out["isRootNode"] = _spell_bool(tree is not None and tree["root_node"] == row["id"], switches)
    if resource.name == "group":
        out["number_of_agent"] = len(store.rows("manage-agents-in-group", "group_id", row["id"]))
    known = {field.name for field in resource.fields}
    out.update(
        (name, value) for name, value in row.items() if name not in known and name not in out and name != "id"
    )
    return out


def _add(out: Row, resource: Resource, field: Field, row: Row, switches: Switches) -> None:
    if (resource.name, field.name) == _NOT_LISTED and switches["from_number_in_rows"] == "missing":
        return
    value = row.get(field.name)
    if value is None:
        _add_empty(out, field, switches)
    elif field.kind is Kind.BOOL:
        out[field.name] = _spell_bool(value, switches)
    elif field.kind is Kind.ID:
        out[field.name] = _spell_id(value, switches)
    elif field.kind is Kind.PHONE:
        out[field.name] = _spell_phone(value, resource, switches)
    else:
        out[field.name] = value


def _add_empty(out: Row, field: Field, switches: Switches) -> None:
    way = switches["empties"]
    if way == "zero" and field.kind is Kind.ID:
        out[field.name] = 0
    elif way != "missing":
        out[field.name] = "" if field.name == "root_node" else None


def _spell_bool(value: Any, switches: Switches) -> bool | int:
    return bool(value) if switches["bools"] == "bool" else int(value)


def _spell_id(value: str, switches: Switches) -> str | int:
    return int(value) if switches["ids"] == "int" and value.isascii() and value.isdigit() else value


def _spell_phone(value: str, resource: Resource, switches: Switches) -> str:
    plus = switches["plus"] == "all" or (
        switches["plus"] == "blacklist" and resource.name == "blacklistnumber"
    )
    return f"+{value}" if plus and not value.startswith("+") else value


def page_of(
    rows: Sequence[Row], query: Mapping[str, str], paging: str = "honoured"
) -> tuple[Sequence[Row], Row]:
    """Return the rows of the page asked for, and the paging members. ``paging`` is a switch value."""
    page = _whole(query.get("page"), 1) if paging == "honoured" else 1
    limit = min(_whole(query.get("limit"), DEFAULT_LIMIT), MAX_LIMIT)
    if paging == "ignore_all":
        limit = max(len(rows), 1)
    pages = -(-len(rows) // limit)
    shown = rows[(page - 1) * limit : page * limit]
    return shown, {"totalPages": pages, "currentPage": page, "limit": limit}


def _whole(text: str | None, default: int) -> int:
    if text is None or not text.isascii() or not text.isdigit():
        return default
    return int(text[:9]) or default  # enough digits for any page, and none to be slow over


def counted(resource: Resource, count: int, switches: Switches) -> Row:
    """Return the member that tells how many rows there are in all: its name and type vary."""
    name = resource.count if switches["count_names"] == "documented" else "totalCount"
    return {name: str(count) if switches["count_type"] == "string" else count}
