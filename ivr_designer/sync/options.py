"""Figures that a person or a test may set. Settings first, then the environment wins."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from ivr_designer.icc.auth import TOKEN_LIFE_S
from ivr_designer.sync.evidence import DEFAULT_MARGIN_S
from ivr_designer.sync.loading import DEFAULT_CONCURRENCY

_ENVIRONMENT = {
    "write_token_life_s": "IVR_DESIGNER_WRITE_TOKEN_LIFE_S",
    "fence_margin_s": "IVR_DESIGNER_FENCE_MARGIN_S",
}


@dataclass(frozen=True, slots=True)
class SyncOptions:
    """Seconds, except `read_concurrency` (calls at once). `drift_*_s` 0 switches polling off."""

    write_token_life_s: float = TOKEN_LIFE_S
    fence_margin_s: float = DEFAULT_MARGIN_S
    read_concurrency: int = DEFAULT_CONCURRENCY
    drift_visible_s: float = 30.0
    drift_all_s: float = 600.0
    drift_calls_per_s: float = 2.0

    @classmethod
    def from_settings(cls, settings: Any, environ: Mapping[str, str] | None = None) -> "SyncOptions":
        """Options from attributes of the same names, where `settings` has them, and from the environment."""
        options = cls()
        for field in fields(cls):
            value = getattr(settings, field.name, None)
            if isinstance(value, int | float) and not isinstance(value, bool):
                options = _with(options, field.name, value)
        environ = os.environ if environ is None else environ
        for name, variable in _ENVIRONMENT.items():
            seconds = _seconds(environ.get(variable))
            if seconds is not None:
                options = _with(options, name, seconds)
        return options


def _with(options: SyncOptions, name: str, value: float) -> SyncOptions:
    """The options with one figure replaced, in that figure's own type."""
    changes: dict[str, Any] = {name: type(getattr(options, name))(value)}
    return replace(options, **changes)


def _seconds(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None
