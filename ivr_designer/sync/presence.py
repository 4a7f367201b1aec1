"""Whether the person is there: since when nobody has done anything here."""

from ivr_designer.sync.ports import Timer


class Presence:
    """Starts with the person there. See `touch`."""

    def __init__(self, timer: Timer) -> None:
        self._timer = timer
        self.touch()

    def touch(self) -> None:
        """The person does something."""
        self._seen = self._timer.monotonic(), self._timer.now()

    @property
    def away_s(self) -> float:
        """Seconds since then, with those in which the computer slept: the monotonic clock of Linux and macOS
        stands still meanwhile. Where somebody sets the clock, the longer time counts.
        """
        steady, shown = self._seen
        return max(self._timer.monotonic() - steady, self._timer.now() - shown)
