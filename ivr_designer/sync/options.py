"""The engine's figures, taken once from the settings (which know the environment variables as well)."""

from dataclasses import dataclass, field

from ivr_designer.config import options as declared
from ivr_designer.config.settings import Settings
from ivr_designer.icc.transport import Limits


@dataclass(frozen=True, slots=True)
class SyncOptions:
    """Seconds, where the name says no other unit; `read_concurrency` is calls at once; 0 min: never lock."""

    write_token_life_s: float = declared.WRITE_TOKEN_LIFE_S.default
    fence_margin_s: float = declared.FENCE_MARGIN_S.default
    read_concurrency: int = declared.READ_CONCURRENCY.default
    poll_selected_s: float = declared.POLL_SELECTED_S.default
    poll_visible_s: float = declared.POLL_VISIBLE_S.default
    poll_everything_s: float = declared.POLL_EVERYTHING_S.default
    drift_calls_per_s: float = declared.DRIFT_BUDGET_PER_S.default
    lock_after_idle_min: int = declared.LOCK_AFTER_IDLE_MIN.default
    keep_history_days: int = declared.KEEP_HISTORY_DAYS.default
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def from_settings(cls, settings: Settings | None) -> "SyncOptions":
        """The figures that are set; the declared defaults without settings."""
        if settings is None:
            return cls()
        get = settings.get
        limits = Limits(
            connect_timeout_s=get(declared.CONNECT_TIMEOUT_S),
            deadline_s=get(declared.REQUEST_DEADLINE_S),
            max_body_bytes=get(declared.MAX_BODY_BYTES),
        )
        return cls(
            write_token_life_s=get(declared.WRITE_TOKEN_LIFE_S),
            fence_margin_s=get(declared.FENCE_MARGIN_S),
            read_concurrency=get(declared.READ_CONCURRENCY),
            poll_selected_s=get(declared.POLL_SELECTED_S),
            poll_visible_s=get(declared.POLL_VISIBLE_S),
            poll_everything_s=get(declared.POLL_EVERYTHING_S),
            drift_calls_per_s=get(declared.DRIFT_BUDGET_PER_S),
            lock_after_idle_min=get(declared.LOCK_AFTER_IDLE_MIN),
            keep_history_days=get(declared.KEEP_HISTORY_DAYS),
            limits=limits,
        )
