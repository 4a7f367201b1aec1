"""The inspector of a keypress: which key, what it does, where it leads."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.domain.edits import UpdateKeypress
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.seeking import clean_phone
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.wanted import wanted_name
from ivr_designer.sync.contract import Account
from ivr_designer.ui.labels import key_words, node_icon, phone_label, queue_names
from ivr_designer.ui.panels.forms import Form, FormHead, StateStrip
from ivr_designer.ui.text import mark, tr
from ivr_designer.ui.widgets.basics import button, describe, plain_label, row
from ivr_designer.ui.widgets.fields import Choice, Field, chosen, combo, set_choices, text_area
from ivr_designer.ui.widgets.typed import TypedText

if TYPE_CHECKING:
    from collections.abc import Callable

ACTIONS = (
    (Action.NEXT_NODE, "link", mark("Go to another node")),
    (Action.QUEUE, "queue", mark("Put into a queue")),
    (Action.PHONE, "phone", mark("Forward to a phone")),
    (Action.STOP, "stop", mark("Hang up")),
    (Action.VOICEMAIL, "voicemail", mark("Voicemail (not live yet)")),
    (Action.SMS, "sms", mark("Send an SMS (not live yet)")),
)


class KeypressForm(Form):
    """Edits one keypress."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id: KeypressId | None = None
        self.head = FormHead()
        self.state = StateStrip()
        self.page.addWidget(self.head)
        self.page.addWidget(self.state)
        self.source = button(self._on_source, kind="link", shrinks=True)
        self.key = combo()
        self.action, self.node, self.queue = combo(), combo(), combo()
        self.from_number = combo(editable=True)
        self.phone, self.sms = QLineEdit(), text_area(4)
        self.unknown = plain_label(role="muted", wrap=True)
        self.fields: dict[str, Field] = {}
        self._build()
        self._wire()
        self.page.addStretch(1)

    def _build(self) -> None:
        line = row()
        line.addWidget(self.source)
        line.addStretch(1)
        names: tuple[tuple[str, QWidget, Callable[[], str]], ...] = (
            ("key", self.key, lambda: tr("&Key")),
            ("action", self.action, lambda: tr("What it &does")),
            ("node", self.node, lambda: tr("Where it &leads")),
            ("queue", self.queue, lambda: tr("&Queue")),
            ("phone", self.phone, lambda: tr("&Phone number")),
            ("from", self.from_number, lambda: tr("&Number shown to that phone")),
            ("sms", self.sms, lambda: tr("&Text")),
        )
        for name, control, label in names:
            field = Field(control)
            self.live(field.name, label)
            self.fields[name] = field
            self.page.addWidget(field)
        self.live(self.phone.setPlaceholderText, lambda: tr("For example 028 3822 3344"))
        self.page.addWidget(self.unknown)
        self.page.addLayout(line)

    def _wire(self) -> None:
        self.key.activated.connect(lambda _i: self._on_key())
        self.action.activated.connect(lambda _i: self._on_action())
        self.node.activated.connect(lambda _i: self._lead(next_node=self.node.currentData()))
        self.queue.activated.connect(lambda _i: self._lead(queue_id=self.queue.currentData()))
        self.watch_combo(self.from_number, self._on_from)
        for field, commit in ((self.phone, self._on_phone), (self.sms, self._on_sms)):
            watcher = TypedText(field)
            watcher.committed.connect(commit)
            self.typed.append(watcher)

    # ---- showing

    def show_keypress(self, tree: IvrTree, keypress_id: KeypressId, account: Account | None) -> None:
        """Show a keypress of `tree`; what is being typed into the same one stays."""
        keypress = tree.keypresses[keypress_id]
        fresh = self._id != keypress_id or self.tree is not tree
        self.tree, self._id, self.account = tree, keypress_id, account
        self.loading = True
        node = tree.nodes[keypress.node]
        self.head.show_head(
            "keypad", tr("{key} of “{name}”").format(key=key_words(keypress.key), name=node.name)
        )
        words = tr("Show “{name}”").format(name=node.name)
        self.source.setText(words.replace("&", "&&"))
        describe(self.source, words)
        self._fill_keys(tree, keypress)
        self._fill_actions(keypress)
        self._fill_target(tree, keypress)
        self.typed[0].load(phone_label(keypress.phone_number or ""), fresh=fresh)
        self.typed[1].load(keypress.sms or "", fresh=fresh)
        self._fill_from(keypress)
        writable = not keypress.is_read_only and not node.is_read_only
        for field in self.fields.values():
            field.control.setEnabled(writable)
        self.loading = False

    def _fill_keys(self, tree: IvrTree, keypress: Keypress) -> None:
        free = set(tree.free_keys(keypress.node)) | {keypress.key}
        choices = [Choice(key_words(key), key.value) for key in sorted(free, key=lambda k: k.rank)]
        set_choices(self.key, choices, keypress.key.value)

    def _fill_actions(self, keypress: Keypress) -> None:
        choices = [Choice(tr(words), int(action), glyph) for action, glyph, words in ACTIONS]
        if keypress.action is Action.UNKNOWN:
            words = tr("Unknown ({value})").format(value=keypress.raw_action)
            choices.append(Choice(words, int(Action.UNKNOWN), "missing"))
        set_choices(self.action, choices, int(keypress.action))
        visible = {
            Action.NEXT_NODE: {"node"},
            Action.QUEUE: {"queue"},
            Action.PHONE: {"phone", "from"},
            Action.SMS: {"sms"},
        }.get(keypress.action, set())
        for name, field in self.fields.items():
            field.setVisible(name in {"key", "action"} or name in visible)
        self.unknown.setVisible(keypress.is_read_only)
        self.unknown.setText(
            tr("This program does not know this action. It is shown and kept as it is.")
            if keypress.key.is_known
            else tr("This program does not know this key. It is shown and kept as it is.")
        )

    def _fill_target(self, tree: IvrTree, keypress: Keypress) -> None:
        choices = [Choice(node.name, node.id, node_icon(node)) for node in tree.nodes.values()]
        set_choices(self.node, choices, keypress.next_node)
        lost = keypress.action is Action.NEXT_NODE and keypress.next_node not in tree.nodes
        self.fields["node"].complain(tr("It leads to nothing. Choose a node.") if lost else "")
        self._fill_queues(keypress)

    def _fill_queues(self, keypress: Keypress) -> None:
        queues = queue_names(self.account)
        known = self.account is not None and self.account.queues is not None
        named = sorted(queues.items(), key=lambda item: item[1].casefold())
        choices = [Choice(name, queue_id, "queue") for queue_id, name in named]
        picked = keypress.queue_id
        meant = wanted_name(picked)
        if picked and picked not in queues:
            words = tr("{id} (not in the list)") if known and not meant else "{id}"
            choices.append(Choice(words.format(id=meant or picked), picked, "missing"))
        set_choices(self.queue, choices, picked or None)
        self.queue.setPlaceholderText(tr("Choose a queue"))
        field = self.fields["queue"]
        missing = keypress.action is Action.QUEUE and bool(meant or not picked)
        field.complain(tr("Choose the queue in which callers wait.") if missing else "")
        if not known and not missing:
            field.hint(tr("The contact center's queues are not known now."))

    def _fill_from(self, keypress: Keypress) -> None:
        choices = [Choice(tr("As the contact center decides"), None)]
        for number in (self.account.numbers if self.account is not None else None) or ():
            words = f"{phone_label(number.number)}  {number.nickname}".strip()
            choices.append(Choice(words, number.number))
        shown = keypress.from_number
        if shown and all(c.value != shown for c in choices):
            choices.append(Choice(phone_label(shown), shown))
        set_choices(self.from_number, choices, shown)
        missing = keypress.action is Action.PHONE and not keypress.phone_number
        self.fields["phone"].complain(tr("Enter the number to forward to.") if missing else "")

    # ---- editing

    def _keypress(self) -> Keypress | None:
        if self.tree is None or self._id is None:
            return None
        return self.tree.keypresses.get(self._id)

    def _submit(self, changed: Keypress, label: Phrase | None = None, run: int = -1) -> None:
        if not self.loading and changed != self._keypress():
            self.edited.emit((UpdateKeypress(changed, label), run))

    def _lead(self, run: int = -1, **target: str | NodeId | None) -> None:
        keypress = self._keypress()
        if keypress is not None:
            label = phrase("Lead key {key} elsewhere", key=keypress.key.words)
            self._submit(replace(keypress, **target), label, run)  # type: ignore[arg-type]

    def _on_key(self) -> None:
        keypress, key = self._keypress(), Key.parse(self.key.currentData())
        if keypress is not None and key is not None:
            label = phrase("Change key {old} to {new}", old=keypress.key.words, new=key.words)
            self._submit(replace(keypress, key=key), label)

    def _on_action(self) -> None:
        keypress = self._keypress()
        if keypress is None:
            return
        action = Action(self.action.currentData())
        if action is keypress.action or action is Action.UNKNOWN:
            return
        bare = replace(
            keypress, action=action, next_node=None, queue_id=None, phone_number=None, from_number=None,
            sms=None, raw_action=None,
        )  # fmt: skip
        if action is Action.NEXT_NODE:
            bare = replace(bare, next_node=keypress.node)  # itself: legal, and easy to change
        self._submit(bare, phrase("Change what key {key} does", key=keypress.key.words))

    @Slot(object)
    def _on_phone(self, typed: tuple[str, int]) -> None:
        text, run = typed
        number = clean_phone(text)
        if text.strip() and not number:
            self.fields["phone"].complain(tr("A phone number is made of digits."))
            return
        self._lead(run, phone_number=number or None)

    @Slot(object)
    def _on_sms(self, typed: tuple[str, int]) -> None:
        text, run = typed
        self._lead(run, sms=text or None)

    @Slot()
    def _on_from(self) -> None:
        keypress = self._keypress()
        if keypress is None:
            return
        known, value = chosen(self.from_number)
        number = value if known else (clean_phone(str(value)) or None)
        changed = replace(keypress, from_number=number)  # type: ignore[arg-type]
        self._submit(changed, phrase("Change number shown"))

    def _on_source(self) -> None:
        keypress = self._keypress()
        if keypress is not None:
            self.chosen.emit(keypress.node)
