"""The rules of the catalogue. Importing this package fills RULES."""

from ivr_designer.validation.registry import RULES
from ivr_designer.validation.rules import (
    destinations,
    habits,
    loops,
    national,
    prompts,
    risk,
    size,
    structure,
    timeouts,
    voices,
)

__all__ = [
    "RULES",
    "destinations",
    "habits",
    "loops",
    "national",
    "prompts",
    "risk",
    "size",
    "structure",
    "timeouts",
    "voices",
]
