"""Which queues of the contact center a tree means that knows them by other names or ids."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ivr_designer.domain.seeking import fold, sort_key
from ivr_designer.sync.contract import Queue
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import column
from ivr_designer.ui.widgets.fields import Choice, Field, combo, set_choices
from ivr_designer.ui.widgets.form_area import FormArea


class Meant(NamedTuple):
    """A queue that is not in the account: what stands in its place, its name or id in words, and where."""

    queue_id: str
    words: str
    places: str


class ChooseQueuesDialog(Dialog):
    """One field a queue; a queue of the same name is offered first.

    Signals:
        chosen: dict of what stood in the tree and the id of the queue that is meant; those left for later are
            not in it.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, meant: Sequence[Meant], queues: Sequence[Queue], parent: QWidget | None = None
    ) -> None:
        detail = tr(
            "“{name}” leads callers to queues that this contact center does not have. Which are meant?"
        )
        super().__init__(tr("Choose queues"), parent, width=SPACE * 68, detail=detail.format(name=name))
        self._meant = tuple(meant)
        self.boxes: list[QComboBox] = []
        form = QWidget()
        form.setObjectName("panel")
        form.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rows = column(parent=form, gap=SPACE * 2)
        ordered = sorted(queues, key=lambda q: sort_key(q.name))
        choices = [Choice(tr("Choose later"), ""), *(Choice(q.name, q.id, "queue") for q in ordered)]
        for one in self._meant:
            box = combo()
            same = next((q.id for q in ordered if fold(q.name).strip() == fold(one.words).strip()), "")
            set_choices(box, choices, same)
            field = Field(box)
            field.name(one.words)
            field.hint(one.places)
            rows.addWidget(field)
            self.boxes.append(box)
        rows.addStretch(1)
        area = FormArea()
        area.setWidget(form)
        self.body.addWidget(area, 1)
        self.setMinimumHeight(min(SPACE * 76, SPACE * (26 + 11 * len(self._meant))))
        self.add_button(tr("Later"), self.reject)
        self.use = self.add_button(tr("Use these queues"), self._on_use, kind="primary")
        if self.boxes:
            self.boxes[0].setFocus()

    def _on_use(self) -> None:
        picked = {m.queue_id: b.currentData() for m, b in zip(self._meant, self.boxes, strict=True)}
        self.accept()
        self.chosen.emit({meant: queue for meant, queue in picked.items() if queue})
