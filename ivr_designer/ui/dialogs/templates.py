"""The gallery of ready trees."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.domain.seeking import fold
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.templates import Template
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.panels.panel import EmptyPage
from ivr_designer.ui.text import mark, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import ask_in, clearable, column, plain_label, row
from ivr_designer.ui.widgets.fields import Field, text_area
from ivr_designer.ui.widgets.tree_picture import TreePicture
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.ui.widgets.two_line_list import TwoLineList

_LANGUAGES = {"vi": mark("Vietnamese"), "en": mark("English")}


class TemplateModel(RowModel[Template]):
    """Templates as rows."""

    def row_id(self, row: Template) -> object:
        """See RowModel."""
        return row.path

    def look(self, row: Template, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.DecorationRole:
                return icon("tree", "accent" if row.own else "muted")
            case Role.DETAIL:
                return row.about or tr("Your own template")
            case Role.TRAILING:
                return tr(_LANGUAGES[row.language]) if row.language in _LANGUAGES else ""
            case Qt.ItemDataRole.ToolTipRole:
                return row.about
        return None


class TemplateGallery(Dialog):
    """Those in the language of the window come first, then the user's own.

    Signals:
        chosen: Template.
    """

    chosen = Signal(object)

    def __init__(self, found: Sequence[Template], parent: QWidget | None = None) -> None:
        super().__init__(tr("New tree from a template"), parent, width=SPACE * 116)
        own_language = QLocale().name()[:2]
        self._found = sorted(found, key=lambda t: 0 if t.language == own_language else 1 if t.own else 2)
        self.model = TemplateModel(self)
        self.field = QLineEdit()
        clearable(self.field)
        ask_in(self.field, tr("Search templates"))
        self.field.textChanged.connect(self._fill)
        self.view = TwoLineList(self.model, tr("Templates"))
        self.view.activated.connect(self._on_chosen)
        self.empty = EmptyPage("tree")
        self.empty.say(tr("No templates"), tr("Save a selection as a template, and it is listed here."))
        self.picture = TreePicture()
        self.body.addWidget(self.field)
        sides = row(gap=SPACE * 2)
        sides.addWidget(self.view, 4)
        sides.addWidget(self.empty, 4)
        self.about = plain_label(role="muted", wrap=True)
        right = column(gap=SPACE)
        right.addWidget(self.picture, 1)
        right.addWidget(self.about)
        sides.addLayout(right, 5)
        self.body.addLayout(sides, 1)
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._show(now))
        self.setMinimumHeight(SPACE * 62)
        self.add_button(tr("Cancel"), self.reject)
        self.use = self.add_button(
            tr("Use template"), lambda: self._on_chosen(self.view.currentIndex()), kind="primary"
        )
        self._fill("")

    @Slot(str)
    def _fill(self, text: str) -> None:
        words = fold(text).split()
        self.model.set_rows([t for t in self._found if all(w in fold(f"{t.title} {t.about}") for w in words)])
        some = bool(self.model.rows)
        self.view.setVisible(some or bool(self._found))
        self.empty.setVisible(not self._found)
        self.use.setEnabled(some)
        if some:
            self.view.setCurrentIndex(self.model.index(0))

    def _show(self, index: QModelIndex) -> None:
        """Draw the template that has the focus; one that cannot be read any more has no picture."""
        content = None
        self.about.setText(self.model.rows[index.row()].about if index.isValid() else "")
        if index.isValid():
            with suppress(FileProblem):
                content = self.model.rows[index.row()].content()
        self.picture.show_content(content)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and self.isVisible():
            template = self.model.rows[index.row()]
            self.accept()
            self.chosen.emit(template)


class KeepTemplateDialog(Dialog):
    """Asks for the name of a new template; `keep(title, about)` is called with it."""

    def __init__(self, title: str, keep: Callable[[str, str], object], parent: QWidget | None = None) -> None:
        super().__init__(tr("Save as template"), parent, width=SPACE * 58)
        self._keep = keep
        self.name = QLineEdit(title)
        self.about = text_area(3)
        for control, words in ((self.name, tr("Name")), (self.about, tr("What it is for"))):
            field = Field(control)
            field.name(words)
            self.body.addWidget(field)
        self.add_button(tr("Cancel"), self.reject)
        self.save = self.add_button(tr("Save template"), self._on_save, kind="primary")
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.save.setEnabled(bool(title.strip()))
        self.name.selectAll()
        self.name.setFocus()

    def _on_save(self) -> None:
        title, about = self.name.text().strip(), self.about.toPlainText().strip()
        self.accept()
        self._keep(title, about)
