"""Retries after silence or a wrong key: how often, what is said before, and who answers in the end."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.domain.ladder import MAX_TRIES
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.text import tr
from ivr_designer.ui.widgets.fields import Choice, Field, combo, set_choices, spin

USUAL_TRIES = 3


class LadderDialog(Dialog):
    """Signals:
    given: (tries, vertex of the person, words before each retry).
    """

    given = Signal(object)

    def __init__(
        self, name: str, people: Sequence[Choice], intro: str, tries: int, parent: QWidget | None = None
    ) -> None:
        detail = tr("After silence or a wrong key “{name}” is said again, then the caller gets to a person.")
        super().__init__(tr("Add retries"), parent, detail=detail.format(name=name))
        self.tries = spin(2, MAX_TRIES)
        self.tries.setValue(tries)
        self.person = combo()
        self._people = [choice.value for choice in people]
        # By place: Qt would hand a destination back as a list.
        set_choices(self.person, [Choice(c.words, i, c.icon) for i, c in enumerate(people)], 0)
        self.intro = QLineEdit(intro)
        self.intro.setCursorPosition(0)
        self.person_field = Field(self.person)
        for field, words in (
            (Field(self.tries), tr("&Times the menu is said, the first included")),
            (Field(self.intro), tr("&Said before each retry")),
            (self.person_field, tr("T&hen the caller gets to")),
        ):
            field.name(words)
            self.body.addWidget(field)
        self.body.addWidget(self.person_field)
        if not people:
            self.person_field.complain(tr("No queue or number is known yet. Add one to the tree first."))
        self.add_button(tr("Cancel"), self.reject)
        self.add = self.add_button(tr("Add retries"), self._on_add, kind="primary")
        self.add.setEnabled(bool(people))

    def _on_add(self) -> None:
        person = self._people[self.person.currentIndex()]
        self.given.emit((self.tries.value(), person, self.intro.text().strip()))
        self.accept()
