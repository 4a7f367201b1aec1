"""What the inspector says of a node beyond its fields: faults of the prompt while it is typed, and times."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.ui.text import tr
from ivr_designer.ui.time_words import key_times, node_lines

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow
    from ivr_designer.validation.finding import Finding

_PAUSE_MS = 120

HUB = 200
"""A node to which more keys lead is looked at when the checks have read all prompts."""


class PromptCheckController(QObject):
    """Belongs to one window. It looks at one node and its neighbours, so it needs no thread; of a node with
    thousands of neighbours it waits for what the checks remember of their prompts.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._form = window.inspector.node_form
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self._form.shown.connect(self._look)
        self._form.text.textChanged.connect(self._on_typed)
        self._form.text.fix_wanted.connect(self.fix)
        self._form.issues.fix_wanted.connect(self.fix)
        window.checks.reported.connect(self._on_reported)
        window.actions_.bind("write-menu", self.write_menu)

    @Slot(object)
    def fix(self, finding: "Finding") -> None:
        """Mend a fault of the prompt; what was typed is committed first, so that it is a step of its own."""
        self._form.flush()
        self._window.checks.fix(finding)

    @Slot()
    def write_menu(self) -> None:
        """Write the menu of the selected node from its keys, as one step of undo."""
        from ivr_designer.validation.menu_text import write_menu

        self._form.flush()
        node, document = self._window.source_node, self._window.bridge.document
        if document is None or not isinstance(node, str) or node not in document.tree.nodes:
            return
        edit = write_menu(document.tree, node)
        if edit is None:
            talks = isinstance(document.tree.nodes[node].prompt, TalkPrompt)
            self._window.prompts.note(
                tr("The text already says what the keys do.")
                if talks
                else tr("A recording has no text that could be written.")
            )
            return
        self._window.documents.submit(edit)

    @Slot()
    def _on_typed(self) -> None:
        if not self._form.loading:
            self._timer.start()

    @Slot(object)
    def _on_reported(self, _report: object) -> None:
        if self._form.isVisible():
            self._look()

    @Slot()
    def _look(self) -> None:
        """Underline what is wrong with the text as it stands in the field, and say the times."""
        from ivr_designer.validation.prompt_check import prompt_findings

        form, tree, node = self._form, self._form.tree, self._form.node_id
        if tree is None or node is None:
            return
        prompt, settings = tree.nodes[node].prompt, self._window.checks.settings
        found: list[Finding] = []
        is_early = self._window.checks.is_busy and len(tree.keypresses_to(node)) > HUB
        if isinstance(prompt, TalkPrompt) and not is_early:
            found = prompt_findings(tree, node, form.text.toPlainText(), settings)
        form.text.show_faults(found)
        form.issues.show_issues(found)
        self._say_times()

    def _say_times(self) -> None:
        from ivr_designer.validation.prompt.reading import read_prompt
        from ivr_designer.validation.timing import pace_of

        form, tree, node = self._form, self._form.tree, self._form.node_id
        if tree is None or node is None:
            return
        report, settings = self._window.checks.report, self._window.checks.settings
        sheet = report.times if report is not None else None
        pace = pace_of(tree.nodes[node], read_prompt(form.text.toPlainText()), settings.speech)
        form.times.setText(node_lines(tree, node, sheet, pace.prompt_s, pace.known))
        form.show_key_times(key_times(tree, node, sheet, settings))
