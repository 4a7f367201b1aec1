"""The resources of the API as tables: members, types, spellings, texts. Its odd parts are data here."""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

NODE_KEYS = (*"0123456789", "*", "#", "EMPTY_KEY", "INVALID_KEY")
DEFAULT_VOICE = "hn_female_thutrang_phrase_48k-hsmm"


class Kind(enum.Enum):
    """How a member is checked when it arrives and spelled when it is listed."""

    TEXT = "text"
    PHONE = "phone"
    ID = "id"
    INT = "int"
    BOOL = "bool"


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """One member of a body or row.

    ``refers`` names the resource an id points at; with ``owner`` that row must exist and takes this one
    along when it is deleted. ``low`` and ``high`` bound an int; ``one_of`` lists the only values.
    """

    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    default: Any = None
    one_of: tuple[Any, ...] | None = None
    low: int | None = None
    high: int | None = None
    refers: str = ""
    owner: bool = False
    on_create: bool = True
    on_update: bool = True
    in_rows: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Resource:
    """One collection under ``/v1``.

    ``filters`` maps a query member of the list call to the row member it selects by; ``filter_required``
    names the one without which the list is refused. ``prefix`` is empty where rows carry no id of their
    own. ``noun`` builds the texts that the vendor's pages do not show.
    """

    name: str
    id_name: str
    prefix: str
    rows: str
    fields: tuple[Field, ...]
    noun: str
    loaded: str
    count: str = "totalCount"
    filters: Mapping[str, str] = dataclasses.field(default_factory=dict)
    filter_required: str = ""
    methods: tuple[str, ...] = ("POST", "GET", "PUT", "DELETE")
    created: str = ""

    def field(self, name: str) -> Field | None:
        """Return the field called ``name``, or None."""
        return next((field for field in self.fields if field.name == name), None)

    @property
    def owner_field(self) -> Field | None:
        """The first field that names the row this one belongs to, or None."""
        return next((field for field in self.fields if field.owner), None)

    def text(self, operation: str) -> str:
        """Return the success text of ``operation``: create, list, update or delete."""
        if operation == "list":
            return f"{self.loaded} success"
        if operation == "create" and self.created:
            return self.created
        return f"{operation.capitalize()} {self.noun} success"


def _flag(name: str, default: bool, **more: Any) -> Field:
    return Field(name, Kind.BOOL, default=default, **more)


def _int(name: str, default: int | None, low: int | None = 0, high: int | None = None, **more: Any) -> Field:
    return Field(name, Kind.INT, default=default, low=low, high=high, **more)


def _read_only(name: str, kind: Kind, default: Any = None, on_update: bool = False) -> Field:
    return Field(name, kind, default=default, on_create=False, on_update=on_update)


_BY_ID = {"id": "id"}

_TREE = Resource(
    "ivrtree", "ivrTreeID", "TR", "ivrTrees", noun="ivr tree", loaded="Load IVR tree",
    fields=(
        Field("tree_name", required=True),
        # Only a switch lets a PUT reach it; rules.py sets it otherwise.
        Field("root_node", Kind.ID, refers="ivrnode", default=None, on_create=False, on_update=False),
    ),
)  # fmt: skip

_NODE = Resource(
    "ivrnode", "ivrNodeID", "NO", "ivrNodes", noun="ivr node", loaded="Load IVR node",
    filters={"tree": "tree"},
    fields=(
        Field("tree", Kind.ID, required=True, refers="ivrtree", owner=True, on_update=False),
        Field("node_name", required=True),
        Field("node_play_mode", required=True, one_of=("talk", "play")),
        Field("node_play_content", required=True),
        _flag("bargeIn", True),
        _int("loop_count", 1),
        _int("sched", 0),
        Field("voice", default=DEFAULT_VOICE),
        _int("speed", 0, -3, 3),
        _int("keypress_timeout", 5),
    ),
)  # fmt: skip

_KEYPRESS = Resource(
    "ivrkeypress", "ivrNodeKeyID", "NO_KE", "ivrNodeKeys", noun="ivr node key", loaded="Load IVR node key",
    filters={"node": "node"}, filter_required="node",
    fields=(
        Field("tree", Kind.ID, refers="ivrtree", on_create=False, on_update=False),
        Field("node", Kind.ID, required=True, refers="ivrnode", owner=True, on_update=False),
        Field("node_key", required=True, one_of=NODE_KEYS),
        _int("action", None, 1, 6, required=True),
        Field("next_node", Kind.ID, refers="ivrnode"),
        Field("queue_id", Kind.ID, refers="queue"),
        Field("from_number_callout_to_agent", Kind.PHONE),
        Field("to_phone_number", Kind.PHONE),
        Field("sms"),
    ),
)  # fmt: skip

_NUMBER = Resource(
    "number", "numberID", "NU", "numbers", noun="number", loaded="Load number(s)", filters=_BY_ID,
    fields=(
        Field("number", Kind.PHONE, required=True),
        Field("nickname"),
        _flag("allow_outbound_calls", False, required=True),
        _flag("enable_ivr", False, required=True),
        Field("ivr_menu", Kind.ID, refers="ivrtree"),
        Field("queue_id", Kind.ID, refers="queue"),
        _flag("record_outbound_calls", False),
        _flag("all_group_can_make_outbound_call", False, in_rows=False),
    ),
)  # fmt: skip

_QUEUE = Resource(
    "queue", "queueID", "QU", "queues", noun="queue", loaded="Load queue(s)", filters=_BY_ID,
    fields=(
        Field("name", required=True),
        _flag("agent_wrap_up_after_calls", True),
        _int("wrap_up_time_limit", 10),
        _read_only("enable_voicemail", Kind.BOOL, default=False),
        _int("schedule", 1, 1, 2),
        Field("wait_greeting"),
        Field("hold_greeting"),
        _int("wait_agent_answer_timeout", 15, 3),
        _flag("record_calls", True),
        _int("maximum_queue_size", 5),
        _int("maximum_queue_wait_time", 60),
        Field("from_number_callout_to_agent", Kind.PHONE),
        Field("get_list_agents_url"),
        _int("cond_routing", 1, 1, 2),
        _int("route_to_backup_groups_after", None, in_rows=False),
        _int("sla_target_percent", None, in_rows=False),
        _int("sla_answered_within", None, in_rows=False),
    ),
)  # fmt: skip

_GROUP = Resource(
    "group", "groupID", "GR", "groups", noun="group", loaded="Load group(s)", count="totalGroups",
    filters=_BY_ID,
    fields=(Field("name", required=True),),
)  # fmt: skip

_AGENT = Resource(
    "agent", "agentID", "AG", "agents", noun="agent", loaded="Load agent(s)", count="totalAgents",
    filters={"id": "id", "stringee_user_id": "stringee_user_id"},
    fields=(
        Field("name", required=True),
        Field("stringee_user_id", required=True),
        Field("manual_status"),
        _read_only("system_status", Kind.INT, default=1, on_update=True),
        _read_only("device_status", Kind.TEXT),
        _read_only("last_time_pickup", Kind.INT),
        _read_only("last_time_support_call_ended", Kind.INT),
        _int("routing_type", 1, 1, 2),
        Field("phone_number", Kind.PHONE),
        _read_only("online_status", Kind.INT, default=0),
        _flag("allow_out_of_business_hour_callout", False, in_rows=False),
        Field("webhook_status", on_create=False, in_rows=False),
    ),
)  # fmt: skip

_GROUP_AGENT = Resource(
    "manage-agents-in-group", "groupAgentID", "", "groupAgents", noun="agent from Group",
    loaded="Load group agent",
    filters={"group": "group_id"}, filter_required="group", methods=("POST", "GET", "DELETE"),
    created="Add agent to Group success",
    fields=(
        Field("agent_id", Kind.ID, required=True, refers="agent", owner=True),
        Field("group_id", Kind.ID, required=True, refers="group", owner=True),
    ),
)  # fmt: skip

_GROUP_ROUTING = Resource(
    "routing-call-to-groups", "groupRoutingID", "GR_RO", "groupRoutings", noun="group routing",
    loaded="Load group routing", filters={"queue": "queue_id"}, filter_required="queue",
    fields=(
        Field("queue_id", Kind.ID, required=True, refers="queue", owner=True, on_update=False),
        Field("group_id", Kind.ID, required=True, refers="group", owner=True, on_update=False),
        _int("primary_group", None, 0, 1, required=True),
    ),
)  # fmt: skip

_BLACKLIST = Resource(
    "blacklistnumber", "blacklistNumberID", "BN", "blacklistNumbers", noun="blacklist number",
    loaded="Load blacklist(s)",
    fields=(
        Field("number", Kind.PHONE, required=True),
        _flag("ivr_blocked", False),
        _flag("queue_blocked", False),
    ),
)  # fmt: skip

# Lives on the media host, with calls of its own; here for the store only.
_GREETING = Resource(
    "greetingfile", "fileSid", "", "greeting_files", noun="file", loaded="Load greeting file(s)",
    methods=("POST", "GET", "DELETE"), created="Upload file success",
    fields=(
        Field("filename"), Field("desc1"), Field("created", Kind.INT),
        Field("size", Kind.INT, in_rows=False), Field("sha256", in_rows=False),
    ),
)  # fmt: skip

RESOURCES: Mapping[str, Resource] = {
    resource.name: resource
    for resource in (
        _TREE, _NODE, _KEYPRESS, _NUMBER, _QUEUE, _GROUP, _AGENT, _GROUP_AGENT, _GROUP_ROUTING, _BLACKLIST,
        _GREETING,
    )
}  # fmt: skip
MEDIA_RESOURCE = _GREETING.name

CALL_SETTINGS = (
    Field("get_customer_info_url"),
    Field("get_customer_info_timeout", Kind.INT, default=2000, low=0),
    Field("event_url"),
    Field("callout_answer_url"),
)


def references_to(target: str) -> list[tuple[Resource, Field]]:
    """Return every (resource, field) whose ids point at rows of the resource ``target``."""
    return [
        (resource, field)
        for resource in RESOURCES.values()
        for field in resource.fields
        if field.refers == target
    ]
