"""What can go wrong before the sandbox serves anything.

``SandboxError``
    ``UnknownSwitch``  a switch or a value that does not exist
    ``DataFileBroken``  the state file cannot be read or written
    ``CannotListen``  the address is taken, or would be reachable from outside
"""


class SandboxError(Exception):
    """One sentence of cause, one of what to do; both are in ``str(error)``."""

    def __init__(self, cause: str, advice: str) -> None:
        super().__init__(f"{cause} {advice}")
        self.cause = cause
        self.advice = advice


class UnknownSwitch(SandboxError):
    """A switch name or value outside the table in ``switches``."""


class DataFileBroken(SandboxError):
    """The state file is unreadable, of another format, or cannot be written."""


class CannotListen(SandboxError):
    """The address could not be bound, or is not a loopback address."""
