"""The shape of a tree file, version 1, checked strictly, with the place of a mistake in every complaint.

This says the same as resources/schema/ivr-tree.schema.json; a test compares the two. Fields that are not
named here are somebody else's, and are let through.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

from ivr_designer.domain.keys import Key

FORMAT = "ivr-tree"
VERSION = 1
ACTIONS = ("voicemail", "queue", "phone", "next_node", "sms", "stop")
TEST_STEPS = (*(k.value for k in Key if k.is_pressed), "no_input")
TEST_ENDS = ("voicemail", "queue", "phone", "sms", "stop", "waiting")

Check = Callable[[Any], None]


class Wrong(ValueError):
    """A value breaks the format. `place` spells where ("nodes[3].prompt.speed"), `complaint` how."""

    def __init__(self, complaint: str, *steps: str | int) -> None:
        super().__init__(complaint)
        self.complaint = complaint
        self.steps: list[str | int] = list(steps)

    @property
    def place(self) -> str:
        """The path from the top; "" for the whole file."""
        text = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in self.steps)
        return text.removeprefix(".")

    def __str__(self) -> str:
        return f"{self.place}: {self.complaint}" if self.steps else self.complaint


def check_tree(data: Any) -> None:
    """Raise Wrong unless `data` is a decoded tree file of this version."""
    _TREE(data)


def inside(step: str | int, check: Check, value: Any) -> None:
    """Run `check` on `value`, which is found at `step`."""
    try:
        check(value)
    except Wrong as wrong:
        wrong.steps.insert(0, step)
        raise


def record(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these fields; others are let through."""
    fields = {**required, **(optional or {})}

    def check(value: Any) -> None:
        if not isinstance(value, dict):
            raise Wrong("must be an object")
        for name in required:
            if name not in value:
                raise Wrong("is missing", name)
        for name, rule in fields.items():
            if name in value:
                inside(name, rule, value[name])

    return check


def list_of(item: Check, count: int | None = None) -> Check:
    """A list of `item`s, of exactly `count` if given."""

    def check(value: Any) -> None:
        if not isinstance(value, list):
            raise Wrong("must be a list")
        if count is not None and len(value) != count:
            raise Wrong(f"must hold {count} values")
        for index, one in enumerate(value):
            inside(index, item, one)

    return check


def text(value: Any) -> None:
    """Any text."""
    if not isinstance(value, str):
        raise Wrong("must be text in quotes")


def some_text(value: Any) -> None:
    """Text of at least one character."""
    text(value)
    if not value:
        raise Wrong("must not be empty")


def text_or_null(value: Any) -> None:
    """Text or null."""
    if value is not None:
        text(value)


def yes_or_no(value: Any) -> None:
    """A JSON boolean."""
    if not isinstance(value, bool):
        raise Wrong("must be true or false")


def is_integer(value: Any) -> bool:
    """True for what JSON Schema calls an integer: 2 and 2.0, but not true."""
    return type(value) is int or (isinstance(value, float) and value.is_integer())


def integer(low: int | None = None, high: int | None = None) -> Check:
    """A whole number from `low` to `high`."""

    def check(value: Any) -> None:
        if not is_integer(value):
            raise Wrong("must be a whole number")
        if low is not None and high is not None and not low <= value <= high:
            raise Wrong(f"must be between {low} and {high}")
        if low is not None and value < low:
            raise Wrong(f"must be {low} or more")

    return check


def number(value: Any) -> None:
    """A finite number."""
    if type(value) not in {int, float} or not math.isfinite(value):
        raise Wrong("must be a number")


def above_zero(value: Any) -> None:
    """A number greater than zero."""
    number(value)
    if value <= 0:
        raise Wrong("must be more than 0")


def one_of(*choices: str) -> Check:
    """One of some words."""
    listed = ", ".join(choices)

    def check(value: Any) -> None:
        if not isinstance(value, str) or value not in choices:
            raise Wrong(f"must be one of {listed}")

    return check


def _integer_or_text(value: Any) -> None:
    if not isinstance(value, str) and not is_integer(value):
        raise Wrong("must be a whole number or text in quotes")


def _anything(value: Any) -> None:
    """Checked elsewhere, or not at all."""


def _prompt(value: Any) -> None:
    _MODE(value)
    _PROMPTS.get(value["mode"], _UNKNOWN_PROMPT)(value)


def _mode(value: Any) -> None:
    # The published format lets any value but the two known words be an unknown mode; only words make sense.
    some_text(value)


_MODE = record({"mode": _mode})
_UNKNOWN_PROMPT = record({"raw": record({})})
_PROMPTS: dict[str, Check] = {
    "talk": record({"text": text}, {"voice": text, "speed": integer(-3, 3)}),
    "play": record({"file": text}, {"duration_s": above_zero}),
}
_NODE = record(
    {"id": some_text, "name": text, "prompt": _prompt},
    {
        "remote_id": text_or_null,
        "barge_in": yes_or_no,
        "loop_count": integer(),
        "delay_ms": integer(0),
        "keypress_timeout_s": integer(),
        "position": list_of(number, 2),
        "note": text,
    },
)
_KEYPRESS = record(
    {"node": text, "key": one_of(*(k.value for k in Key)), "action": one_of(*ACTIONS)},
    dict.fromkeys(("next_node", "queue_id", "phone_number", "from_number", "sms", "remote_id"), text_or_null),
)
_EXPECT = record(
    {"action": one_of(*TEST_ENDS)},
    {"node": text, "queue_id": text, "phone_number": text, "within_s": number},
)
_TEST = record({"name": text, "steps": list_of(one_of(*TEST_STEPS)), "expect": _EXPECT})
_REMOTE = record({}, {"base_url": text, "project": _integer_or_text, "tree": text})
_TREE = record(
    {
        "format": one_of(FORMAT),
        "version": _anything,  # migrations have seen to it
        "name": some_text,
        "nodes": list_of(_NODE),
        "keypresses": list_of(_KEYPRESS),
    },
    {"root": text_or_null, "remote": _REMOTE, "tests": list_of(_TEST)},
)
