"""The ways a call can go wrong on purpose, by name, with the arguments each takes."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from ivr_designer.sandbox.errors import SandboxError
from ivr_designer.sandbox.matching import Aim

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from ivr_designer.sandbox.switches import Switches

MISSING = "missing"

# Kind -> its arguments with their defaults. The shapes are made in fault_shapes.py.
KINDS: Mapping[str, Mapping[str, Any]] = {
    "latency": {"ms": 1000},
    "drop": {"reset": False},
    "late": {"ms": 200, "reset": False, "status": None},
    "truncate": {"keep": None},
    "drip": {"ms": 100, "chunk": 1},
    "oversize": {"bytes": 6_000_000},
    "gzip_bomb": {"bytes": 200_000_000},
    "html": {"status": 200},
    "bad_json": {"variant": "cut"},
    "r": {"value": MISSING},
    "no_id": {},
    "patch": {"members": {}},
    "refuse": {"r": 7, "message": "Refused"},
    "status": {"status": 503, "headers": {}, "body": None, "retry_after": None, "location": None},
    "page": {"variant": "repeated"},
}
BAD_JSON = (
    "cut", "empty", "not_json", "bom", "nan", "infinity", "deep", "huge_int", "int64", "surrogate",
    "duplicate_keys", "array", "trailing", "not_utf8",
)  # fmt: skip
PAGES = ("repeated", "missing", "shrinking", "extra", "same_id", "empty")
_VARIANTS = {"bad_json": BAD_JSON, "page": PAGES}


class UnknownFault(SandboxError):
    """A fault kind, argument or variant that does not exist."""


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One way to go wrong.

    ``before`` strikes before the call took effect, so it never does; otherwise it has its effect and the
    reply goes wrong. ``latency`` delays before or after the effect; ``late`` loses the reply and lets the
    call take effect after ``ms``. Arguments left out take the defaults of ``KINDS``.
    """

    kind: str
    before: bool = False
    args: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        known = KINDS.get(self.kind)
        if known is None:
            raise UnknownFault(f"There is no fault {self.kind[:40]!r}.", f"Known: {', '.join(KINDS)}.")
        extra = set(self.args) - set(known)
        if extra:
            raise UnknownFault(
                f"Fault {self.kind} takes no {sorted(extra)[0]!r}.", f"It takes {', '.join(known)}."
            )
        variants = _VARIANTS.get(self.kind)
        if variants is not None and self["variant"] not in variants:
            raise UnknownFault(f"Fault {self.kind} has no such variant.", f"Known: {', '.join(variants)}.")

    def __getitem__(self, name: str) -> Any:
        return self.args.get(name, KINDS[self.kind][name])

    def __str__(self) -> str:
        words = [f"{name}={value}" for name, value in self.args.items()]
        return " ".join([self.kind, "before" if self.before else "after", *words])


def fault_from(data: Mapping[str, Any]) -> tuple[Aim, Fault]:
    """Read an aim and a fault from JSON: kind, when ("before" or "after"), method, path, nth, times, args."""
    known = {"kind", "when", "method", "path", "nth", "times", "args"}
    if not set(data) <= known or data.get("when", "after") not in ("before", "after"):
        raise UnknownFault(
            "The fault is not understood.", f"It takes {', '.join(sorted(known))}; when is before or after."
        )
    aim = aim_from(data)
    args = data.get("args", {})
    if not isinstance(args, dict):
        raise UnknownFault("The arguments of the fault are not an object.", "Write args as a JSON object.")
    return aim, Fault(str(data.get("kind", "")), data.get("when") == "before", args)


def aim_from(data: Mapping[str, Any]) -> Aim:
    """Read an aim from JSON: method, path, nth, times, each optional."""
    nth, times = data.get("nth", 1), data.get("times", 1)
    if type(nth) is not int or type(times) is not int or nth < 1 or times < 0:
        raise UnknownFault("nth or times is wrong.", "nth is a whole number from 1, times from 0.")
    return Aim(str(data.get("method", "*")), str(data.get("path", "*")), nth, times)


def chance_fault(switches: Switches, rng: random.Random) -> Fault | None:
    """Return the fault that the percentage switches bring on this call; half of them before the effect."""
    drop, gateway = switches.number("drop_percent"), switches.number("bad_gateway_percent")
    if not drop and not gateway:
        return None
    roll = rng.random() * 100
    if roll < drop:
        return Fault("drop", before=rng.random() < 0.5)
    if roll < drop + gateway:
        return Fault("status", before=rng.random() < 0.5, args={"status": 502})
    return None
