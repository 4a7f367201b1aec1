"""The inspector of what is neither node nor keypress: a destination, the tree itself, several things."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.domain.edits import Batch, SetLoose, UpdateKeypress, UpdateTree
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.seeking import clean_phone
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Account, Mode, PhoneNumber, TreeRow
from ivr_designer.ui.labels import (
    KIND_ICONS,
    KIND_NAMES,
    destination_label,
    key_words,
    phone_label,
    queue_names,
)
from ivr_designer.ui.panels.forms import Form, FormHead, StateStrip
from ivr_designer.ui.panels.key_rows import KeyRow, KeyRows
from ivr_designer.ui.text import tr, trn
from ivr_designer.ui.widgets.basics import button, plain_label, rule
from ivr_designer.ui.widgets.check_box import CheckBox
from ivr_designer.ui.widgets.fields import Choice, Field, combo, set_choices
from ivr_designer.ui.widgets.typed import TypedText

if TYPE_CHECKING:
    from ivr_designer.domain.edit import Edit


class DestinationForm(Form):
    """A destination box: which queue or number, and the keys that lead there. A change is one for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box: Destination | None = None
        self.head = FormHead()
        self.page.addWidget(self.head)
        self.words = plain_label(role="muted", wrap=True)
        self.queue, self.phone = combo(), QLineEdit()
        self.queue_field, self.phone_field = Field(self.queue), Field(self.phone)
        self.live(self.queue_field.name, lambda: tr("&Queue"))
        self.live(self.phone_field.name, lambda: tr("&Phone number"))
        for widget in (self.words, self.queue_field, self.phone_field, rule()):
            self.page.addWidget(widget)
        heading = plain_label(role="heading")
        self.live(heading.setText, lambda: tr("Keys that lead here"))
        self.page.addWidget(heading)
        self.keys = KeyRows()
        self.keys.chosen.connect(self.chosen)
        self.none = plain_label(role="muted", wrap=True)
        self.live(self.none.setText, lambda: tr("None yet. Drag from a node to this box."))
        self.page.addWidget(self.keys)
        self.page.addWidget(self.none)
        self.page.addStretch(1)
        self.queue.activated.connect(lambda _i: self._replace(self.queue.currentData(), -1))
        watcher = TypedText(self.phone)
        watcher.committed.connect(self._on_phone)
        self.typed.append(watcher)

    def show_destination(self, tree: IvrTree, box: Destination, account: Account | None) -> None:
        """Show a destination box of `tree`."""
        fresh = box != self._box or self.tree is not tree
        self.tree, self._box, self.account = tree, box, account
        self.loading = True
        queues = queue_names(account)
        self.head.show_head(KIND_ICONS[box.kind], tr(KIND_NAMES[box.kind]))
        self.words.setText(self._explain(box))
        self.words.setVisible(bool(self.words.text()))
        self.queue_field.setVisible(box.kind is DestinationKind.QUEUE)
        self.phone_field.setVisible(box.kind is DestinationKind.PHONE)
        named = sorted(queues.items(), key=lambda item: item[1].casefold())
        choices = [Choice(name, queue_id, "queue") for queue_id, name in named]
        if box.kind is DestinationKind.QUEUE and box.value and box.value not in queues:
            choices.append(Choice(box.value, box.value, "missing"))
        set_choices(self.queue, choices, box.value)
        self.typed[0].load(phone_label(box.value) if box.kind is DestinationKind.PHONE else "", fresh=fresh)
        inbound = sorted(tree.keypresses_to(box), key=lambda k: (tree.nodes[k.node].name, k.key.rank))
        self.keys.set_rows([KeyRow(k.id, key_words(k.key), tree.nodes[k.node].name) for k in inbound])
        self.none.setVisible(not inbound)
        self.loading = False

    @staticmethod
    def _explain(box: Destination) -> str:
        return {
            DestinationKind.STOP: tr("The call ends here."),
            DestinationKind.VOICEMAIL: tr("The vendor has announced voicemail; it may not work yet."),
            DestinationKind.SMS: tr("The vendor has announced SMS; it may not work yet."),
            DestinationKind.MISSING: tr(
                "Keys lead here to a node that is not in this tree. Lead them elsewhere."
            ),
            DestinationKind.UNKNOWN: tr("This program does not know this action. It is kept as it is."),
        }.get(box.kind, "") + (f"\n{destination_label(box)}" if box.kind is DestinationKind.SMS else "")

    @Slot(object)
    def _on_phone(self, typed: tuple[str, int]) -> None:
        number = clean_phone(typed[0])
        if number:
            self._replace(number, typed[1])

    def _replace(self, value: str, run: int) -> None:
        tree, box = self.tree, self._box
        if tree is None or box is None or self.loading or value == box.value:
            return
        target = Destination(box.kind, value)
        edits: list[Edit] = [UpdateKeypress(k.leading_to(target)) for k in tree.keypresses_to(box)]
        if box in tree.loose or not edits:
            edits = [SetLoose(box, loose=False), SetLoose(target, position=tree.positions.get(box)), *edits]
        self.chosen.emit(None)
        self.edited.emit((Batch(tuple(edits), phrase("Change destination")), run))
        self.chosen.emit(target)


class TreeForm(Form):
    """The tree itself: name, numbers, live or draft.

    Signals:
        mode_wanted: Mode.
    """

    mode_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = FormHead()
        self.state = StateStrip()
        self.name = QLineEdit()
        self.name_field = Field(self.name)
        self.live(self.name_field.name, lambda: tr("&Name"))
        self.facts = plain_label(role="muted", wrap=True)
        self.numbers = plain_label(wrap=True)
        heading = plain_label(role="heading")
        self.live(heading.setText, lambda: tr("Numbers that play it"))
        self.draft = CheckBox()
        self.live(self.draft.setText, lambda: tr("&Draft: keep edits here until I publish"))
        self.draft.clicked.connect(lambda on: self.mode_wanted.emit(Mode.DRAFT if on else Mode.LIVE))
        self.draft_note = plain_label(role="muted", wrap=True)
        above = (self.head, self.state, self.name_field, self.facts, rule(), heading, self.numbers)
        for widget in (*above, rule(), self.draft, self.draft_note):
            self.page.addWidget(widget)
        self.page.addStretch(1)
        watcher = TypedText(self.name)
        watcher.committed.connect(self._on_name)
        watcher.taken_back.connect(lambda: self.name_field.complain(""))
        self.typed.append(watcher)

    def show_tree(self, tree: IvrTree, row: TreeRow | None, numbers: tuple[PhoneNumber, ...] | None) -> None:
        """Show the tree; `numbers` is None while the account's numbers are unknown."""
        fresh = self.tree is not tree
        self.tree = tree
        self.loading = True
        self.head.show_head("tree", tr("Tree"))
        self.typed[0].load(tree.name, fresh=fresh)
        if fresh:
            self.name_field.complain("")
        nodes, keys = len(tree.nodes), len(tree.keypresses)
        self.facts.setText(
            tr("{nodes}, {keys}").format(
                nodes=trn("{n} node", "{n} nodes", nodes), keys=trn("{n} key", "{n} keys", keys)
            )
        )
        self.numbers.setText(self._numbers(numbers))
        draft = row is not None and row.mode is Mode.DRAFT
        self.draft.setChecked(draft)
        self.draft_note.setText(
            tr("Callers hear nothing of your edits until you publish.")
            if draft
            else tr("Each edit goes to the contact center at once.")
        )
        self.loading = False

    @staticmethod
    def _numbers(numbers: tuple[PhoneNumber, ...] | None) -> str:
        if numbers is None:
            return tr("The contact center's numbers are not known now.")
        if not numbers:
            return tr("None. Nobody hears this tree yet.")
        return "\n".join(f"{phone_label(n.number)}  {n.nickname}".strip() for n in numbers)

    @Slot(object)
    def _on_name(self, typed: tuple[str, int]) -> None:
        name, run = " ".join(typed[0].split()), typed[1]
        if not name:
            self.name_field.complain(tr("A tree needs a name."))
            if self.tree is not None:
                self.typed[0].hold(self.tree.name)
            return
        self.name_field.complain("")
        if self.tree is not None and name != self.tree.name:
            self.edited.emit((UpdateTree(name=name), run))


class ManyForm(Form):
    """Several things are selected: what can be done with all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = FormHead()
        self.page.addWidget(self.head)
        for action, glyph, words in (
            ("duplicate", "duplicate", lambda: tr("Duplicate")),
            ("copy", "copy", lambda: tr("Copy")),
            ("arrange-selection", "arrange", lambda: tr("Arrange these")),
            ("delete", "trash", lambda: tr("Delete")),
        ):
            made = button(partial(self.acted.emit, action), icon_name=glyph)
            self.live(made.setText, words)
            self.page.addWidget(made)
        self.page.addStretch(1)

    def show_many(self, boxes: int, keys: int) -> None:
        """Say how many."""
        parts = []
        if boxes:
            parts.append(trn("{n} box", "{n} boxes", boxes))
        if keys:
            parts.append(trn("{n} key", "{n} keys", keys))
        self.head.show_head("select-all", tr("{what} selected").format(what=", ".join(parts)))
