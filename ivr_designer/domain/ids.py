"""Identifiers of our own. They never change, whatever ids a server assigns.

Everything above the domain (screen, undo stack, journal) names things by these ids; the server's ids
are facts kept beside them.
"""

import random
import time
from typing import NewType

TreeId = NewType("TreeId", str)
NodeId = NewType("NodeId", str)
KeypressId = NewType("KeypressId", str)

_system_random = random.SystemRandom()


def _new_id(prefix: str, rng: random.Random | None) -> str:
    """Time-ordered (48 bits of ms), then 64 random bits: sorts by birth, needs no registry."""
    bits = (rng or _system_random).getrandbits(64)
    return f"{prefix}{int(time.time() * 1000):012x}{bits:016x}"


def new_tree_id(rng: random.Random | None = None) -> TreeId:
    """A fresh tree id; `rng` makes the random part repeatable."""
    return TreeId(_new_id("t", rng))


def new_node_id(rng: random.Random | None = None) -> NodeId:
    """A fresh node id; `rng` makes the random part repeatable."""
    return NodeId(_new_id("n", rng))


def new_keypress_id(rng: random.Random | None = None) -> KeypressId:
    """A fresh keypress id; `rng` makes the random part repeatable."""
    return KeypressId(_new_id("k", rng))


def new_recording_id(rng: random.Random | None = None) -> str:
    """A fresh id for a recording on its way; `rng` makes the random part repeatable."""
    return _new_id("r", rng)
