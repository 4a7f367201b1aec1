"""Guards: the contact center shows something that can hardly be right. Writing has stopped; the bar asks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync.contract import GuardChanged, Session
from ivr_designer.sync.proposals import GuardQuestion
from ivr_designer.ui.text import say, tr
from ivr_designer.ui.widgets.info_bar import Bar, Tone

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow


@dataclass(frozen=True)
class Answer:
    """An answer that can be given later. Equal answers are equal, so that a bar is not built twice."""

    session: Session
    tree: TreeId
    go_on: bool

    def __call__(self) -> None:
        """Give it."""
        self.session.answer_guard(self.tree, go_on=self.go_on)


class GuardController(QObject):
    """One bar for each tree that asks."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._asked: set[TreeId] = set()
        window.io.session_changed.connect(self._on_session_changed)
        window.io.guard_changed.connect(self._on_guard)

    @Slot(object)
    def _on_session_changed(self, session: Session | None) -> None:
        for tree in self._asked:
            self._window.prompts.clear(f"guard-{tree}")
        self._asked.clear()
        for question in session.guards() if session is not None else ():
            self._ask(question)

    @Slot(object)
    def _on_guard(self, news: GuardChanged) -> None:
        if news.question is not None:
            self._ask(news.question)
        elif news.tree in self._asked:
            self._asked.discard(news.tree)
            self._window.prompts.clear(f"guard-{news.tree}")

    def _ask(self, question: GuardQuestion) -> None:
        session = self._window.io.session
        if session is None:
            return
        self._asked.add(question.tree)
        advice = tr(
            "Nothing is written to this tree until you answer. “Read again” asks the contact center once "
            "more and goes on if the tree is there as before. “Take it over” makes the tree here what is "
            "shown there; what is gone there goes here too, and undo or the history brings it back."
        )
        self._window.prompts.bar(
            Bar(
                f"guard-{question.tree}", Tone.DANGER, say(question.cause), advice,
                tr("Read again"), Answer(session, question.tree, go_on=False), closable=False,
                other_verb=tr("Take it over"), other=Answer(session, question.tree, go_on=True),
            )
        )  # fmt: skip
