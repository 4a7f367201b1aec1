"""The API without HTTP: one call in, one reply out, for the wire and for the other admin alike."""

from __future__ import annotations

import dataclasses
import random
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ivr_designer.sandbox import rules
from ivr_designer.sandbox.bodies import read_create, read_update
from ivr_designer.sandbox.refusals import MISSING, UNKNOWN, Refused, missing, no_such_call, unknown
from ivr_designer.sandbox.render import counted, page_of, render_row
from ivr_designer.sandbox.resources import CALL_SETTINGS, MEDIA_RESOURCE, RESOURCES, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivr_designer.sandbox.store import Row, Store
    from ivr_designer.sandbox.switches import Switches

_SETTINGS = "callsettings"


@dataclasses.dataclass(frozen=True, slots=True)
class Reply:
    """An answer before it is put on the wire. ``changed`` tells whether the call changed any row."""

    status: int
    body: dict[str, Any]
    changed: bool = False
    headers: tuple[tuple[str, str], ...] = ()


class Service:
    """Every call of the ICC host, decided by the tables, the rules and the switches."""

    def __init__(self, store: Store, switches: Switches, rng: random.Random | None = None) -> None:
        self.store = store
        self.switches = switches
        self._rng = rng or random.Random()  # noqa: S311 - error codes, not secrets

    def handle(self, method: str, path: str, query: Mapping[str, str], body: Any) -> Reply:
        """Answer one call. ``path`` follows ``/v1/``, percent-encoded; ``body`` is parsed JSON or None."""
        name, _, row_id = path.strip("/").partition("/")
        with self.store.lock:
            self.store.keep_history(self.switches.number("read_delay_ms") / 1000)
            before = self.store.revision
            try:
                answer = self._dispatch(method, name, unquote(row_id) or None, query, body)
            except Refused as refused:
                return self.refusal(refused)
            return Reply(200, answer, changed=self.store.revision != before)

    def refusal(self, refused: Refused) -> Reply:
        """Return the reply of a business error."""
        code = refused.code
        if self.switches["error_codes"] == "random" and code in (MISSING, UNKNOWN):
            code = self._rng.randint(100, 999)
        body = {"r": code, "project": self.store.project, **refused.extra}
        body[self.switches["message_name"]] = refused.message
        as_status = refused.always or self.switches["error_status"] == "4xx"
        return Reply(refused.status if as_status else 200, body)

    def _dispatch(
        self, method: str, name: str, row_id: str | None, query: Mapping[str, str], body: Any
    ) -> Row:
        if name == _SETTINGS and row_id is None:
            return self._settings(method, body)
        resource = RESOURCES.get(name)
        if resource is None or name == MEDIA_RESOURCE or method not in resource.methods:
            raise no_such_call(method)
        if method == "POST" and row_id is None:
            return self._create(resource, body)
        if method == "GET" and row_id is None:
            return self._list(resource, query)
        if method == "PUT" and row_id is not None:
            return self._update(resource, row_id, body)
        if method == "DELETE":
            return self._delete(resource, row_id, body)
        raise no_such_call(method)

    def _written(self, resource: Resource, operation: str, ids: Mapping[str, Any]) -> Row:
        return {"r": 0, "project": self.store.project, **ids, "message": resource.text(operation)}

    def _create(self, resource: Resource, body: Any) -> Row:
        row = read_create(resource.fields, body, self.switches)
        rules.check_create(resource, row, self.store, self.switches)
        row_id = self.store.insert(resource.name, row, form=self.switches["ids"])
        if not resource.prefix:
            return self._written(resource, "create", {"agentID": row["agent_id"], "groupID": row["group_id"]})
        answer = self._written(resource, "create", {resource.id_name: row_id})
        if resource.name == "ivrnode":
            is_root = rules.take_root(row, row_id, self.store, self.switches)
            if self.switches["is_root_node"] != "missing":
                answer["isRootNode"] = is_root if self.switches["is_root_node"] == "bool" else int(is_root)
        return answer

    def _list(self, resource: Resource, query: Mapping[str, str]) -> Row:
        rows = self._selected(resource, query)
        if self.switches["row_order"] == "newest":
            rows = rows[::-1]
        paging = self.switches["paging"] if resource.name in ("ivrnode", "ivrkeypress") else "honoured"
        shown, pages = page_of(rows, query, paging)
        data = {**counted(resource, len(rows), self.switches), **pages}
        data[resource.rows] = [render_row(resource, row, self.store, self.switches) for row in shown]
        return {"r": 0, "message": resource.text("list"), "project": self.store.project, "data": data}

    def _selected(self, resource: Resource, query: Mapping[str, str]) -> list[Row]:
        if resource.filter_required and not query.get(resource.filter_required):
            raise missing(resource.filter_required)
        chosen = {column: query[name] for name, column in resource.filters.items() if query.get(name)}
        column, value = next(iter(chosen.items()), (None, None))
        rows = self._as_seen(resource, column, value)
        for column, value in chosen.items():
            rows = [row for row in rows if row.get(column) == value]
            if not rows and self.switches["unknown_filter"] == "refused":
                self._check_owner(resource, column, value)
        return rows

    def _check_owner(self, resource: Resource, column: str, value: str) -> None:
        field = resource.field(column)
        if field is not None and field.owner and self.store.get(field.refers, value) is None:
            raise unknown(RESOURCES[field.refers].noun)

    def _as_seen(self, resource: Resource, column: str | None, value: str | None) -> list[Row]:
        if not self.store.history_s:
            return self.store.rows(resource.name, column, value)
        return self.store.rows_before(resource.name, self.store.history_s, column, value)

    def _update(self, resource: Resource, row_id: str, body: Any) -> Row:
        old = self.store.get(resource.name, row_id)
        if old is None:
            raise unknown(resource.noun)
        changes = read_update(resource.fields, body, self.switches)
        if (
            resource.name == "ivrtree"
            and self.switches["put_root_node"] == "honoured"
            and body.get("root_node")
        ):
            changes["root_node"] = str(body["root_node"])
        rules.check_update(resource, old, changes, self.store, self.switches)
        self.store.update(resource.name, row_id, changes)
        return self._written(resource, "update", {resource.id_name: row_id})

    def _delete(self, resource: Resource, row_id: str | None, body: Any) -> Row:
        row = (
            self.store.get(resource.name, row_id) if resource.prefix else self._linked(resource, row_id, body)
        )
        if row is None:
            raise unknown(resource.noun)
        rules.delete(resource, row, self.store, self.switches)
        return self._written(resource, "delete", {})

    def _linked(self, resource: Resource, row_id: str | None, body: Any) -> Row | None:
        """Find the row of a DELETE that names it in its body, for rows without an id of their own."""
        if row_id is not None:
            raise no_such_call("DELETE")
        wanted = read_create(resource.fields, body, self.switches)
        rows = self.store.rows(resource.name, "group_id", wanted["group_id"])
        return next((row for row in rows if row["agent_id"] == wanted["agent_id"]), None)

    def _settings(self, method: str, body: Any) -> Row:
        project = self.store.project
        if method == "GET":
            setting = {"account": self.store.account, "project": project, **self.store.call_settings}
            return {"r": 0, "message": "Load call settings success", "callSetting": setting}
        if method == "PUT":
            self.store.set_call_settings(read_update(CALL_SETTINGS, body, self.switches))
            return {"r": 0, "message": "Update call settings success", "project": project}
        raise no_such_call(method)
