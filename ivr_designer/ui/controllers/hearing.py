"""Hearing what a node says: its recording, or its text read by a voice of this computer."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ivr_designer.domain.keypresses import Destination
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.ui.player import Player
from ivr_designer.ui.speech import Speaker
from ivr_designer.ui.text import say

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow

NO_SOUND = (
    phrase("The sound of this recording is not on this computer, and the contact center gives none back."),
    phrase("Under “Recordings”, add the file it was made from."),
)
NOTHING_TO_HEAR = phrase("This node has nothing to be heard yet.")


def selected_node(window: "MainWindow") -> Node | None:
    """The one node that is selected, if it can be written."""
    document, chosen = window.bridge.document, window.selection
    if document is None or len(chosen.vertices) != 1:
        return None
    (vertex,) = chosen.vertices
    node = None if isinstance(vertex, Destination) else document.tree.nodes.get(vertex)
    return None if node is None or node.is_read_only else node


class HearingController(QObject):
    """Belongs to one window. `player` and `speaker` make the sound, one of them at a time."""

    def __init__(
        self, window: "MainWindow", player: Player | None = None, speaker: Speaker | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self.player = player or Player(self)
        self.speaker = speaker or Speaker(self)
        self.player.told.connect(self._on_told)
        self.player.trouble.connect(self._on_trouble)
        window.io.session_changed.connect(self._on_session_changed)

    def play(self, path: Path) -> None:
        """Play a file; the one that plays stops."""
        self.speaker.stop()
        self.player.play(path)

    @Slot()
    def hear(self) -> None:
        """Play the recording of the selected node, or read its text aloud; once more stops it."""
        node, session = selected_node(self._window), self._window.io.session
        if self.speaker.is_speaking or self.player.playing is not None:
            self.speaker.stop()
            self.player.stop()
        elif node is not None and isinstance(node.prompt, TalkPrompt) and node.prompt.text.strip():
            self._on_trouble(self.speaker.say(node.prompt.text, node.prompt.speed))
        elif node is not None and isinstance(node.prompt, PlayPrompt) and node.prompt.file:
            account = session.account if session is not None else None
            copies = {r.file: r.copy for r in (account.recordings or ())} if account is not None else {}
            copy = copies.get(node.prompt.file)
            if copy is None:
                self._on_trouble(NO_SOUND)
            else:
                self.player.play(Path(copy))
        else:
            self._window.prompts.refuse(NOTHING_TO_HEAR)

    @Slot(object)
    def _on_told(self, words: Phrase) -> None:
        self._window.prompts.note(say(words))

    @Slot(object)
    def _on_trouble(self, trouble: tuple[Phrase, Phrase] | None) -> None:
        if trouble is None:
            self._window.prompts.clear("sound")
        else:
            self._window.prompts.notice(*trouble, topic="sound")

    @Slot(object)
    def _on_session_changed(self, _session: object) -> None:
        self.speaker.stop()
        self.player.stop()
