"""The inspector of a node: what is said, how, and how long the system waits."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QPushButton, QWidget

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.nodes import DEFAULT_VOICE, Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Account
from ivr_designer.ui.labels import VOICES, key_label, node_icon, queue_names, vertex_label
from ivr_designer.ui.panels.forms import Form, FormHead, StateStrip
from ivr_designer.ui.panels.key_rows import KeyRow, KeyRows
from ivr_designer.ui.panels.sound_row import SoundRow, recording_of
from ivr_designer.ui.recording_match import playing, speaking
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row, rule, tab_order
from ivr_designer.ui.widgets.check_box import CheckBox
from ivr_designer.ui.widgets.fields import (
    Choice,
    Field,
    as_area,
    chosen,
    combo,
    pair,
    set_choices,
    spin,
    text_area,
)
from ivr_designer.ui.widgets.issue_list import IssueList
from ivr_designer.ui.widgets.prompt_edit import PromptEdit
from ivr_designer.ui.widgets.typed import TypedText

Changer = Callable[[Node, Any], Node]
_PROMPT_LINES = 7


class NodeForm(Form):
    """Edits one node.

    Signals:
        shown: a node is shown, or the one that is shown has news.
    """

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id: NodeId | None = None
        self.head = FormHead()
        self.state = StateStrip()
        self.page.addWidget(self.head)
        self.page.addWidget(self.state)
        self._build_name()
        self._build_prompt()
        self._build_timing()
        self._build_keys()
        self._build_note()
        self.page.addStretch(1)

    # ---- building

    def _build_name(self) -> None:
        self.name = QLineEdit()
        self.name_field = Field(self.name)
        self.live(self.name_field.name, lambda: tr("&Name"))
        self.page.addWidget(self.name_field)
        self._typed(
            self.name, lambda node, text: replace(node, name=" ".join(text.split())), self._name_label
        )

    def _build_prompt(self) -> None:
        self._modes = QButtonGroup(self)
        line = row(gap=SPACE // 2)
        self.speak, self.play = self._mode_button(0), self._mode_button(1)
        self.live(self.speak.setText, lambda: tr("Speak a text"))
        self.live(self.play.setText, lambda: tr("Play a recording"))
        line.addWidget(self.speak, 1)
        line.addWidget(self.play, 1)
        self.page.addLayout(line)
        self.text = as_area(PromptEdit(), _PROMPT_LINES)
        self.text_field = Field(self.text)
        self.live(self.text_field.name, lambda: tr("What callers &hear"))
        self.live(self.text.setPlaceholderText, lambda: tr("For sales, press 1. For support, press 2."))
        self._typed(self.text, _with_text, lambda _n: phrase("Change prompt"))
        self.voice = combo(editable=True)
        self.voice_field = Field(self.voice)
        self.live(self.voice_field.name, lambda: tr("&Voice"))
        self.speed = combo()
        self.speed_field = Field(self.speed)
        self.live(self.speed_field.name, lambda: tr("S&peed"))
        self.recording = combo(editable=True)
        self.recording_field = Field(self.recording)
        self.live(self.recording_field.name, lambda: tr("&Recording"))
        self.unknown = plain_label(role="muted", wrap=True)
        self.times = plain_label(role="muted", wrap=True)
        self.sound = SoundRow(self.acted.emit, self._on_length)
        asides = (self.voice_field, self.recording_field, self.sound, self.times, self.unknown)
        for widget in (self.text_field, self._build_help(), *asides):
            self.page.addWidget(widget)
        self.watch_combo(self.voice, self._on_voice)
        self.watch_combo(self.speed, self._on_speed)
        self.watch_combo(self.recording, self._on_recording)

    def _build_help(self) -> QWidget:
        """What is wrong with the text, and the menu written by itself."""
        self.issues = IssueList()
        self.write_menu = button(lambda: self.acted.emit("write-menu"), icon_name="keypad")
        self.live(self.write_menu.setText, lambda: tr("Write the menu from the keys"))
        self.help = QWidget()
        layout = column(parent=self.help)
        layout.addWidget(self.issues)
        line = row()
        line.addWidget(self.write_menu)
        line.addStretch(1)
        layout.addLayout(line)
        return self.help

    def _mode_button(self, place: int) -> QPushButton:
        made = button(lambda: self._on_mode(place), kind="segment")
        made.setCheckable(True)
        self._modes.addButton(made, place)
        return made

    def _build_timing(self) -> None:
        self.page.addWidget(rule())
        self.barge_in = CheckBox()
        self.live(self.barge_in.setText, lambda: tr("Keys work while the prompt is &playing"))
        self.barge_in.clicked.connect(
            lambda on: self._submit(lambda n: replace(n, barge_in=on), phrase("Change barge-in"))
        )
        self.page.addWidget(self.barge_in)
        self.wait = spin(0, 120)
        self.loops = spin(0, 99)
        self.delay = spin(0, 60_000, 100)
        self.wait_field, self.loops_field, self.delay_field = (
            Field(self.wait), Field(self.loops), Field(self.delay)
        )  # fmt: skip
        self.live(self.wait_field.name, lambda: tr("&Wait for a key"))
        self.live(self.loops_field.name, lambda: tr("Times p&layed"))
        self.live(self.delay_field.name, lambda: tr("&Silence before it"))
        self.live(self.wait.setSuffix, lambda: tr(" s"))
        self.live(self.delay.setSuffix, lambda: tr(" ms"))
        self.page.addWidget(pair(self.speed_field, self.loops_field))
        self.page.addWidget(pair(self.wait_field, self.delay_field))
        self._number(self.wait, lambda n, v: replace(n, keypress_timeout_s=v), phrase("Change waiting time"))
        self._number(self.loops, lambda n, v: replace(n, loop_count=v), phrase("Change times played"))
        self._number(self.delay, lambda n, v: replace(n, delay_ms=v), phrase("Change silence before prompt"))

    def _build_keys(self) -> None:
        self.page.addWidget(rule())
        heading = plain_label(role="heading")
        self.live(heading.setText, lambda: tr("Keys"))
        self.page.addWidget(heading)
        self.keys = KeyRows()
        self.keys.chosen.connect(self.chosen)
        self.page.addWidget(self.keys)
        self.no_keys = plain_label(role="muted", wrap=True)
        self.live(
            self.no_keys.setText, lambda: tr("No key yet. Callers hear the prompt, and then nothing happens.")
        )
        self.page.addWidget(self.no_keys)
        self.add_key = button(lambda: self.acted.emit("add-key"), icon_name="plus")
        self.live(self.add_key.setText, lambda: tr("Add key"))
        line = row()
        line.addWidget(self.add_key)
        line.addStretch(1)
        self.page.addLayout(line)

    def _build_note(self) -> None:
        self.page.addWidget(rule())
        self.note = text_area(3)
        self.note_field = Field(self.note)
        self.live(self.note_field.name, lambda: tr("Note, &only for you"))
        self.page.addWidget(self.note_field)
        self._typed(self.note, lambda node, text: replace(node, note=text), lambda _n: phrase("Change note"))

    # ---- showing

    def show_node(self, tree: IvrTree, node_id: NodeId, account: Account | None) -> None:
        """Show a node of `tree`; what is being typed into the same node stays."""
        node = tree.nodes[node_id]
        fresh = self._id != node_id or self.tree is not tree
        self.tree, self._id, self.account = tree, node_id, account
        self.loading = True
        self._show_head(tree, node)
        self._show_prompt(node, fresh)
        self._show_timing(node)
        self._show_keys(tree, node)
        self.typed[0].load(node.name, fresh=fresh)
        if fresh:
            self.name_field.complain("")
        self.typed[2].load(node.note, fresh=fresh)
        self.loading = False
        self.shown.emit()

    @property
    def node_id(self) -> NodeId | None:
        """The node that is shown, if it is still there."""
        return self._id if self.tree is not None and self._id in self.tree.nodes else None

    def show_key_times(self, times: Mapping[KeypressId, str]) -> None:
        """When callers get to each key's target, in words."""
        self.keys.set_times(times)

    def _show_head(self, tree: IvrTree, node: Node) -> None:
        if node.is_read_only:
            words = tr("Node of an unknown kind")
        elif node.id == tree.root:
            words = tr("Entry node: callers start here")
        elif isinstance(node.prompt, PlayPrompt):
            words = tr("Recorded menu")
        else:
            words = tr("Spoken menu")
        self.head.show_head("root" if node.id == tree.root else node_icon(node), words)

    def _show_prompt(self, node: Node, fresh: bool) -> None:
        prompt = node.prompt
        talk, play = isinstance(prompt, TalkPrompt), isinstance(prompt, PlayPrompt)
        self.speak.setChecked(talk)
        self.play.setChecked(play)
        writable = not node.is_read_only
        for widget in (self.speak, self.play, self.name, self.barge_in, self.wait, self.loops, self.delay):
            widget.setEnabled(writable)
        self.add_key.setEnabled(writable)
        self.text_field.setVisible(talk)
        self.help.setVisible(talk)
        self.voice_field.setVisible(talk)
        self.speed_field.setVisible(talk)
        self.recording_field.setVisible(play)
        self.sound.show_node(node, self.account)
        self.unknown.setVisible(not writable)
        if isinstance(prompt, TalkPrompt):
            self.typed[1].load(prompt.text, fresh=fresh)
            self._fill_voices(prompt)
        elif isinstance(prompt, PlayPrompt):
            self._fill_recordings(prompt)
        else:
            self.unknown.setText(
                tr("The contact center plays this in mode “{mode}”, which this program cannot write. "
                   "It is shown and kept as it is.").format(mode=prompt.mode)
            )  # fmt: skip

    def _fill_voices(self, prompt: TalkPrompt) -> None:
        usual = tr("Usual: {name}").format(name=tr(VOICES[DEFAULT_VOICE]))
        choices = [Choice(usual, None), *(Choice(tr(label), voice) for voice, label in VOICES.items())]
        if prompt.voice is not None and prompt.voice not in VOICES:
            choices.append(Choice(prompt.voice, prompt.voice))
        set_choices(self.voice, choices, prompt.voice)
        words = {3: tr("Fastest"), 0: tr("Normal"), -3: tr("Slowest")}
        speeds = [Choice(words.get(s, f"{s:+d}"), s) for s in range(3, -4, -1)]
        set_choices(self.speed, speeds, prompt.speed)

    def _fill_recordings(self, prompt: PlayPrompt) -> None:
        known = self.account.recordings if self.account is not None else None
        choices = [Choice(r.title or r.file, r.file) for r in known or ()]
        if prompt.file and all(c.value != prompt.file for c in choices):
            choices.append(Choice(prompt.file, prompt.file))
        set_choices(self.recording, choices, prompt.file)
        self._line_edit(self.recording).setPlaceholderText(tr("Choose one, or enter its file name"))
        hint = tr("The list of recordings is not known now; the file name is kept as it is.")
        self.recording_field.hint(hint if known is None else "")

    def _show_timing(self, node: Node) -> None:
        self.barge_in.setChecked(node.barge_in)
        self.wait.setValue(node.keypress_timeout_s)
        self.loops.setValue(node.loop_count)
        self.delay.setValue(node.delay_ms)

    def _show_keys(self, tree: IvrTree, node: Node) -> None:
        queues = queue_names(self.account)
        found = tree.keypresses_of(node.id)
        rows = [KeyRow(k.id, key_label(k.key), vertex_label(tree, tree.target(k), queues)) for k in found]
        self.keys.set_rows(rows)
        tab_order(self.delay, *self.keys.buttons)
        self.no_keys.setVisible(not found)

    # ---- editing

    def _node(self) -> Node | None:
        if self.tree is None or self._id is None:
            return None
        return self.tree.nodes.get(self._id)

    def _submit(self, change: Callable[[Node], Node], label: Phrase, run: int = -1) -> None:
        node = self._node()
        if node is None or self.loading:
            return
        changed = change(node)
        if changed != node:
            self.edited.emit((UpdateNode(changed, label), run))

    def _typed(self, field: "QLineEdit | Any", change: Changer, label: Callable[[Node], Phrase]) -> None:
        watcher = TypedText(field)
        self.typed.append(watcher)

        def commit(typed: tuple[str, int]) -> None:
            node = self._node()
            if node is None:
                return
            text, run = typed
            if field is self.name and not text.strip():
                self.name_field.complain(tr("A node needs a name."))
                watcher.hold(node.name)
                return
            if field is self.name:
                self.name_field.complain("")
            self._submit(lambda n: change(n, text), label(node), run)

        watcher.committed.connect(commit)
        if field is self.name:
            watcher.taken_back.connect(lambda: self.name_field.complain(""))

    def _number(self, field: Any, change: Changer, label: Phrase) -> None:
        field.valueChanged.connect(lambda value: self._submit(lambda n: change(n, value), label))

    @staticmethod
    def _name_label(node: Node) -> Phrase:
        return phrase("Rename “{name}”", name=node.name)

    @staticmethod
    def _line_edit(box: QComboBox) -> QLineEdit:
        edit = box.lineEdit()
        assert edit is not None
        return edit

    def _on_mode(self, place: int) -> None:
        def change(node: Node) -> Node:
            if place == 0 and not isinstance(node.prompt, TalkPrompt):
                return speaking(node)
            if place == 1 and not isinstance(node.prompt, PlayPrompt):
                return playing(node, "", None).node
            return node

        self.flush()
        self._submit(change, phrase("Change kind of prompt"))

    @Slot()
    def _on_voice(self) -> None:
        known, value = chosen(self.voice)
        voice = value if known else (value or None)
        self._submit(lambda n: _with_talk(n, voice=voice), phrase("Change voice"))

    def _on_speed(self) -> None:
        speed = self.speed.currentData()
        self._submit(lambda n: _with_talk(n, speed=speed), phrase("Change speed"))

    @Slot()
    def _on_recording(self) -> None:
        _known, value = chosen(self.recording)
        file = str(value or "")
        known = recording_of(file, self.account)
        length = known.duration_s if known is not None else None
        self._submit(
            lambda n: (
                playing(n, file, length).node
                if isinstance(n.prompt, PlayPrompt) and n.prompt.file != file
                else n
            ),
            phrase("Change recording"),
        )

    def _on_length(self, seconds: float | None) -> None:
        self._submit(
            lambda n: (
                replace(n, prompt=replace(n.prompt, duration_s=seconds))
                if isinstance(n.prompt, PlayPrompt)
                else n
            ),
            phrase("Change length of recording"),
        )


def _with_text(node: Node, text: str) -> Node:
    return _with_talk(node, text=text)


def _with_talk(node: Node, **fields: Any) -> Node:
    if not isinstance(node.prompt, TalkPrompt):
        return node
    return replace(node, prompt=replace(node.prompt, **fields))
