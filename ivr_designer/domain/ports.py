"""What the core asks of whoever runs it, so that window, command line and tests answer the same questions."""

from typing import Protocol

from ivr_designer.domain.phrases import Phrase


class Clock(Protocol):
    """Time, passed in so that tests can own it."""

    def now(self) -> float:
        """Wall clock: seconds since 1970-01-01 UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds on a clock that never jumps; only differences mean anything."""
        ...


class Prompts(Protocol):
    """Questions and notices to the user. Nothing here blocks the screen."""

    def refuse(self, reason: Phrase) -> None:
        """Say in one sentence why something was not done."""
        ...

    def notice(self, cause: Phrase, advice: Phrase) -> None:
        """Tell of trouble: one sentence of cause, one of what to do."""
        ...

    async def confirm(self, question: Phrase, detail: Phrase, verb: Phrase) -> bool:
        """Ask before something that cannot be undone; `verb` is the button ('Delete 4 menus')."""
        ...
