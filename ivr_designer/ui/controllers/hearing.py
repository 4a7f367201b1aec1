"""Hearing what a node says: its recording, or its text read by a voice of this computer."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ivr_designer.domain.keypresses import Destination
from ivr_designer.domain.nodes import Node, PlayPrompt, Prompt, TalkPrompt
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.ui.player import Player
from ivr_designer.ui.speech import NOT_INSTALLED, Speaker
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
        node = selected_node(self._window)
        if self.speaker.is_speaking or self.player.playing is not None:
            self.speaker.stop()
            self.player.stop()
        elif node is not None and isinstance(node.prompt, TalkPrompt) and node.prompt.text.strip():
            self._on_trouble(self.speaker.say(node.prompt.text, node.prompt.speed))
        elif node is not None and isinstance(node.prompt, PlayPrompt) and node.prompt.file:
            copy = self._copy_of(node.prompt.file)
            if copy is None:
                self._on_trouble(NO_SOUND)
            else:
                self.player.play(copy)
        else:
            self._window.prompts.refuse(NOTHING_TO_HEAR)

    def hear_prompt(self, prompt: Prompt) -> tuple[Phrase, Phrase] | None:
        """Speak or play a prompt from its start, here or not at all; returns why it cannot be heard."""
        self.stop()
        if isinstance(prompt, TalkPrompt):
            return self.speaker.say(prompt.text, prompt.speed) if prompt.text.strip() else None
        copy = self._copy_of(prompt.file) if isinstance(prompt, PlayPrompt) else None
        if copy is None:
            return NO_SOUND
        if not self.player.can_play:
            return NOT_INSTALLED
        self.player.play(copy)
        return None

    @Slot()
    def stop(self) -> None:
        """Be silent."""
        self.speaker.stop()
        self.player.stop()

    def _copy_of(self, file: str) -> Path | None:
        """The copy of a recording on this computer, if there is one."""
        session = self._window.io.session
        recordings = session.account.recordings if session is not None else None
        copy = next((r.copy for r in recordings or () if r.file == file), None)
        return None if copy is None else Path(copy)

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
