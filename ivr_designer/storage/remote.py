"""What a tree file knows about the server its tree lives on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ivr_designer.domain.ids import KeypressId, NodeId


@dataclass(frozen=True, slots=True)
class RemoteIds:
    """The server's ids, kept beside the content.

    `base_url` says where they were valid. It is only ever compared and shown: a file does not choose the
    host that we talk to. `project` is an int or a text, as the server gave it. `extra` holds unknown fields.
    """

    base_url: str | None = None
    project: int | str | None = None
    tree: str | None = None
    nodes: Mapping[NodeId, str] = field(default_factory=dict)
    keypresses: Mapping[KeypressId, str] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


NO_REMOTE = RemoteIds()
