"""Rows as the server spells them, read leniently: what the documents, samples and clients disagree on is
settled here, and nothing unknown is lost (`raw`).

- ids become text; null, 0, "" and "0" mean "none" in id fields, and only there;
- numbers and booleans may come as text, booleans as 0 or 1;
- a value that cannot be read is None here and stays as it was in `raw`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MAX_ID_CHARS = 128
_TRUE = {1, "1", "true", "True", "TRUE"}
_FALSE = {0, "0", "false", "False", "FALSE"}

Raw = Mapping[str, Any]


class RowRefused(ValueError):
    """A row without a usable id: whatever it is, it cannot be named again."""


def id_or_none(value: Any) -> str | None:
    """An id as text. None for null, 0, "", "0" and for anything that cannot be an id."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value).strip()
    if text in {"", "0", ".", ".."} or len(text) > MAX_ID_CHARS or not text.isprintable():
        return None
    return text


def int_or_none(value: Any) -> int | None:
    """An integer, also from numeric text or a whole float; None if it is none of these."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**53 else None
    if isinstance(value, str) and len(value) <= 20:
        try:
            return int(value.strip())
        except ValueError:
            return None
    return None


def bool_or_none(value: Any) -> bool | None:
    """A boolean from true/false, 1/0, "1"/"0" or "true"/"false"; None if it is none of these."""
    if isinstance(value, bool | int | str):
        return True if value in _TRUE else False if value in _FALSE else None
    return None


def text_or_none(value: Any) -> str | None:
    """Text; a number is spelled out; None for null, missing and structures."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _row_id(raw: Raw, name: str = "id") -> str:
    found = id_or_none(raw.get(name))
    if found is None:
        raise RowRefused(f"a row has no usable {name}")
    return found


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One row of `ivrTrees`. `root_node` None: no nodes yet."""

    id: str
    tree_name: str
    root_node: str | None
    project: str | None
    raw: Raw = field(hash=False, repr=False)

    @classmethod
    def parse(cls, raw: Raw) -> "TreeRow":
        """Read a row. Raises RowRefused without an id."""
        return cls(
            _row_id(raw),
            text_or_none(raw.get("tree_name")) or "",
            id_or_none(raw.get("root_node")),
            id_or_none(raw.get("project")),
            raw,
        )


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One row of `ivrNodes`. `sched` is milliseconds, `keypress_timeout` seconds; None: not readable.

    `is_root` is a second source only; the tree's `root_node` wins.
    """

    id: str
    tree: str | None
    node_name: str
    node_play_mode: str
    node_play_content: str
    barge_in: bool | None
    loop_count: int | None
    sched: int | None
    voice: str | None
    speed: int | None
    keypress_timeout: int | None
    is_root: bool | None
    raw: Raw = field(hash=False, repr=False)

    @classmethod
    def parse(cls, raw: Raw) -> "NodeRow":
        """Read a row. Raises RowRefused without an id."""
        return cls(
            id=_row_id(raw),
            tree=id_or_none(raw.get("tree")),
            node_name=text_or_none(raw.get("node_name")) or "",
            node_play_mode=text_or_none(raw.get("node_play_mode")) or "",
            node_play_content=text_or_none(raw.get("node_play_content")) or "",
            barge_in=bool_or_none(raw.get("bargeIn")),
            loop_count=int_or_none(raw.get("loop_count")),
            sched=int_or_none(raw.get("sched")),
            voice=text_or_none(raw.get("voice")) or None,
            speed=int_or_none(raw.get("speed")),
            keypress_timeout=int_or_none(raw.get("keypress_timeout")),
            is_root=bool_or_none(raw.get("isRootNode")),
            raw=raw,
        )


@dataclass(frozen=True, slots=True)
class KeypressRow:
    """One row of `ivrNodeKeys`. `tells_from_number` is False when the row leaves
    `from_number_callout_to_agent` out, as the documented samples do: then None there means "not told".
    """

    id: str
    tree: str | None
    node: str | None
    node_key: str
    action: int | None
    next_node: str | None
    queue_id: str | None
    to_phone_number: str | None
    from_number: str | None
    sms: str | None
    tells_from_number: bool
    raw: Raw = field(hash=False, repr=False)

    @classmethod
    def parse(cls, raw: Raw) -> "KeypressRow":
        """Read a row. Raises RowRefused without an id."""
        return cls(
            id=_row_id(raw),
            tree=id_or_none(raw.get("tree")),
            node=id_or_none(raw.get("node")),
            node_key=text_or_none(raw.get("node_key")) or "",
            action=int_or_none(raw.get("action")),
            next_node=id_or_none(raw.get("next_node")),
            queue_id=id_or_none(raw.get("queue_id")),
            to_phone_number=text_or_none(raw.get("to_phone_number")) or None,
            from_number=text_or_none(raw.get("from_number_callout_to_agent")) or None,
            sms=text_or_none(raw.get("sms")) or None,
            tells_from_number="from_number_callout_to_agent" in raw,
            raw=raw,
        )


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One row of `numbers`: a phone number of the contact center and what a call to it meets."""

    id: str
    number: str
    nickname: str
    allow_outbound_calls: bool | None
    enable_ivr: bool | None
    ivr_menu: str | None
    queue_id: str | None
    record_outbound_calls: bool | None
    raw: Raw = field(hash=False, repr=False)

    @classmethod
    def parse(cls, raw: Raw) -> "NumberRow":
        """Read a row. Raises RowRefused without an id."""
        return cls(
            id=_row_id(raw),
            number=text_or_none(raw.get("number")) or "",
            nickname=text_or_none(raw.get("nickname")) or "",
            allow_outbound_calls=bool_or_none(raw.get("allow_outbound_calls")),
            enable_ivr=bool_or_none(raw.get("enable_ivr")),
            ivr_menu=id_or_none(raw.get("ivr_menu")),
            queue_id=id_or_none(raw.get("queue_id")),
            record_outbound_calls=bool_or_none(raw.get("record_outbound_calls")),
            raw=raw,
        )


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of `queues` or `groups`, of which a designer needs the name; the rest is in `raw`."""

    id: str
    name: str
    raw: Raw = field(hash=False, repr=False)

    @classmethod
    def parse(cls, raw: Raw) -> "NamedRow":
        """Read a row. Raises RowRefused without an id."""
        return cls(_row_id(raw), text_or_none(raw.get("name")) or "", raw)


@dataclass(frozen=True, slots=True)
class GreetingRow:
    """One uploaded recording. `filename` is what a play node names; `desc` the user's own words.

    `created` is as the server gives it; whether seconds or milliseconds is not documented.
    """

    id: str
    filename: str
    desc: str
    created: int | None
    raw: Raw = field(hash=False, repr=False)

    @classmethod
    def parse(cls, raw: Raw) -> "GreetingRow":
        """Read a row. Raises RowRefused without a `sid`."""
        return cls(
            _row_id(raw, "sid"),
            text_or_none(raw.get("filename")) or "",
            text_or_none(raw.get("desc1")) or text_or_none(raw.get("desc")) or "",
            int_or_none(raw.get("created")),
            raw,
        )
