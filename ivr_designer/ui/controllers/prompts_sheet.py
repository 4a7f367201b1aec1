"""Opens the prompts sheet, makes its edits, replaces with a preview, and writes the studio script."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.ui.controllers.standing import StandingDialog
from ivr_designer.ui.dialogs.prompts_sheet import PromptsSheet
from ivr_designer.ui.dialogs.replace_preview import ReplacePreview
from ivr_designer.ui.models.prompts import CellEdit
from ivr_designer.ui.prompt_rows import (
    PromptRow,
    Replacement,
    by_tree,
    each_row,
    replacements,
    replacing,
    with_text,
)
from ivr_designer.ui.text import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ivr_designer.ui.main_window import MainWindow


GO_S = 0.02
"""So long rows are made at one go."""


class PromptsController(StandingDialog[PromptsSheet]):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._all = False
        self._made: list[PromptRow] = []
        self._coming: Iterator[PromptRow] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_more)
        window.bridge.changed.connect(self._on_news)
        window.bridge.document_changed.connect(self._on_news)
        window.io.account_changed.connect(self._on_news)

    @Slot()
    def open(self) -> PromptsSheet:
        """Show the sheet."""
        dialog = self.dialog
        if dialog is None:
            self._all = False
            dialog = self.stand(PromptsSheet(self._window))
            dialog.model.edited.connect(self._on_edited)
            dialog.all_trees_wanted.connect(self._on_all_trees)
            dialog.jump_wanted.connect(self._on_jump)
            dialog.replace_wanted.connect(lambda asked: self.preview(*asked))
            dialog.export_wanted.connect(self._ask_export)
        self._fill()
        dialog.show()
        dialog.activateWindow()
        dialog.view.setFocus()
        return dialog

    def preview(self, find: str, instead: str, match_case: bool) -> ReplacePreview | None:
        """Show what replacing would do in the rows that are shown."""
        self._make_all()
        if self.dialog is None:
            return None
        found = replacements(self.dialog.shown, find, instead, match_case=match_case)
        if not found:
            self._window.prompts.note(tr("No prompt contains “{text}”.").format(text=find))
            return None
        dialog = ReplacePreview(found, lambda wanted: self._replace(wanted, find, instead), self.dialog)
        dialog.open()
        return dialog

    def export(self, kind: str, path: Path) -> bool:
        """Write the rows that are shown; False when that failed, which the user was told."""
        from ivr_designer.storage.errors import FileProblem
        from ivr_designer.storage.files import write_bytes
        from ivr_designer.ui.studio_script import script_csv, script_pdf

        self._make_all()
        if self.dialog is None:
            return False
        rows = self.dialog.shown
        names = list(dict.fromkeys(r.tree_name for r in rows))
        title = (
            tr("Studio script: {name}").format(name=", ".join(names[:3])) if names else tr("Studio script")
        )
        today = datetime.now(UTC).astimezone().date()
        data = script_csv(rows) if kind == "csv" else script_pdf(rows, title, today)
        try:
            write_bytes(path, data)
        except FileProblem as problem:
            self._window.prompts.notice(problem.cause, problem.advice, topic="file")
            return False
        self._window.prompts.note(tr("Saved to “{file}”.").format(file=path.name))
        return True

    # ---- inside

    def _trees(self) -> list[IvrTree]:
        document, session = self._window.bridge.document, self._window.io.session
        if not self._all or session is None:
            return [document.tree] if document is not None else []
        opened = (self._window.documents.opened(row.id) for row in session.account.trees)
        return [found.document.tree for found in opened if found is not None]

    def _fill(self) -> None:
        if self.dialog is not None:
            session = self._window.io.session
            self._coming = each_row(self._trees(), session.account if session is not None else None)
            self._made = []
            self._make_more()

    def _make_all(self) -> None:
        """Whoever works on what the sheet shows needs it as it is now."""
        if self._timer.isActive():
            self._make_more(float("inf"))

    @Slot()
    def _make_more(self, go_s: float = GO_S) -> None:
        """Make some rows, and show all when the last one is made: those of before stand there meanwhile."""
        end = perf_counter() + go_s
        for row in self._coming:
            self._made.append(row)
            if perf_counter() > end:
                self._timer.start(0)
                return
        self._timer.stop()
        if self.dialog is not None:
            self.dialog.show_rows(self._made, many=self._all)

    @Slot(object)
    def _on_news(self, _news: object) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self._fill()

    @Slot(object)
    def _on_all_trees(self, wanted: bool) -> None:
        self._all = wanted
        session, documents = self._window.io.session, self._window.documents
        for row in session.account.trees if wanted and session is not None else ():
            if documents.opened(row.id) is None and not row.gone:
                documents.read(row.id, self._on_news)
        self._fill()

    @Slot(object)
    def _on_edited(self, edit: CellEdit) -> None:
        found = self._window.documents.opened(edit.tree)
        node = found.document.tree.nodes.get(edit.node) if found is not None else None
        changed = with_text(node, edit.column, edit.text) if node is not None else None
        if found is not None and changed is not None:
            self._window.documents.push(found.document, UpdateNode(changed))
            self._fill()

    def _replace(self, wanted: list[Replacement], find: str, instead: str) -> None:
        done: list[int] = []
        for tree_id, group in by_tree(wanted).items():
            found = self._window.documents.opened(tree_id)
            if found is None:
                continue
            batch = replacing(found.document.tree, group, find, instead)
            if batch.edits:
                self._window.documents.push(found.document, batch, then=partial(done.append, len(group)))
        self._window.documents.when_stored(lambda: self._replaced(set(by_tree(wanted)), sum(done)))

    def _replaced(self, trees: set[TreeId], count: int) -> None:
        self._fill()
        words = trn("Replaced in {n} text.", "Replaced in {n} texts.", count)
        if trees == {self._window.documents.wanted}:
            self._window.documents.confirm(words)
        else:
            self._window.prompts.note(words)

    @Slot(object)
    def _on_jump(self, row: PromptRow) -> None:
        window = self._window
        if window.documents.wanted == row.tree:
            window.show_item(row.node)
        else:
            window.documents.show(row.tree, lambda _document: window.show_item(row.node))

    @Slot(object)
    def _ask_export(self, kind: str) -> None:
        dialog = QFileDialog(self.dialog, tr("Save studio script"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        names = {"csv": tr("Table (*.csv)"), "pdf": tr("PDF document (*.pdf)")}
        dialog.setNameFilters([names[kind]])
        dialog.fileSelected.connect(lambda name: self.export(kind, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
