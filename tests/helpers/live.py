"""A window with a session on a sandbox over a real socket, and somebody else who works at the server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.sessions import Opened, quick_settings, session
from tests.helpers.window import LEFT, WindowRig

NUMBER = "NU_2OWP49XKQ7ZB1LRM"
TREE = "TR_3L00Y4W0COG0S3NW"
"""Remote ids in the sandbox's sample."""


@dataclass
class Live:
    """Window, session and server."""

    rig: WindowRig
    opened: Opened

    @property
    def window(self) -> Any:
        return self.rig.window

    @property
    def server(self) -> SandboxServer:
        return self.opened.server

    @property
    def tree(self) -> TreeId:
        return self.rig.tree.id

    def node(self, name: str) -> NodeId:
        return self.rig.node(name)

    def meddle(self, name: str, **fields: Any) -> None:
        """Somebody else changes a node of that name."""
        (row,) = self.opened.rows("ivrnode", node_name=name)
        self.server.control.store.update("ivrnode", row["id"], fields)

    def writes(self) -> list[str]:
        """All calls that change something, as the server logged them."""
        return [f"{c.method} {c.path}" for c in self.server.control.calls.writes()]

    def trigger(self, action: str) -> None:
        """Choose an action, which must be possible."""
        assert self.window.actions_[action].isEnabled(), f"{action} cannot be chosen now"
        self.window.actions_.trigger(action)
        self.rig.pump()

    def click(self, widget: QWidget) -> None:
        """Click a button that can be seen."""
        assert widget.isVisible(), "cannot be seen"
        assert widget.isEnabled(), "cannot be clicked"
        QTest.mouseClick(widget, LEFT)
        self.rig.pump()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.rig.pump()

    def rename(self, old: str, new: str) -> None:
        """Give a node another name through its form."""
        self.rig.click_box(self.node(old))
        self.rig.replace(self.window.inspector.node_form.name, new)

    def settle(self) -> None:
        """Wait until nothing moves."""
        self.rig.pump(20)
        future = self.opened.session.settled()
        self.rig.wait(future.done)
        self.rig.pump(20)

    def bar(self, topic: str) -> Any:
        """The info bar of a topic, or None."""
        return next((b for b in self.window.bars.bars if b.topic == topic), None)


class AlreadyUp:
    """A server that is up already and stays so, in the place of one that is started."""

    def __init__(self, server: SandboxServer) -> None:
        self._server = server

    def __enter__(self) -> SandboxServer:
        return self._server

    def __exit__(self, *_: object) -> None:
        return None


@contextmanager
def live_window(
    path: Path,
    make_window: Callable[..., WindowRig],
    server: SandboxServer | AlreadyUp | None = None,
    **more: Any,
) -> Iterator[Live]:
    """Open the sample tree of a sandbox in a window."""
    settings = more.pop("settings", None) or quick_settings(path)
    with (
        server or SandboxServer(seed="sample") as running,
        session(path, running, settings=settings, **more) as opened,
    ):
        rig = make_window(opened.session)
        (row,) = [r for r in opened.session.account.trees if r.remote_id == TREE]
        rig.open(row.id)
        rig.settle_canvas()
        yield Live(rig, opened)
