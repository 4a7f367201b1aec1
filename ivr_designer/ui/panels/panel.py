"""The frame of a panel: a quiet header with a title and buttons, and a page for when there is nothing."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ivr_designer.ui.text import LiveText
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.area_access import make_part
from ivr_designer.ui.widgets.basics import button, column, plain_label, row
from ivr_designer.ui.widgets.glyph import Glyph

MARGIN = SPACE * 2
"""Between the edge of a panel and its words, logical px; those of lists stand there too."""


def inset(gap: int = SPACE) -> QVBoxLayout:
    """A column with the margin of panels at both sides, to stand above or below a list."""
    made = column(gap=gap)
    made.setContentsMargins(MARGIN, 0, MARGIN, 0)
    return made


class PanelHeader(QWidget):
    """Title at the left, buttons at the right."""

    def __init__(self, title: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line: QHBoxLayout = row(parent=self, gap=2)
        self._line.setContentsMargins(MARGIN, 0, SPACE // 2, 0)
        self.setFixedHeight(SPACE * 5)
        label = plain_label()
        label.setObjectName("panelTitle")
        LiveText(self)(label.setText, title)
        self._line.addWidget(label)
        self._line.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put a button at the right."""
        self._line.addWidget(widget)


class EmptyPage(QWidget):
    """What a panel shows instead of nothing: what is missing, and a button that does something about it.

    Signals:
        said: other words.
    """

    said = Signal()

    def __init__(self, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        layout: QVBoxLayout = column(margin=MARGIN, gap=SPACE, parent=self)
        layout.addStretch(1)
        self._glyph = Glyph(icon_name, "line_strong", SPACE * 5)
        self._glyph.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if not icon_name:
            self._glyph.hide()  # and never show one without a parent: it would be a window
        self.heading = plain_label(role="heading", wrap=True)
        self.detail = plain_label(role="muted", wrap=True)
        self.act = button(self._on_clicked)
        self._handler: Callable[[], object] | None = None
        self.act.hide()
        for label in (self._glyph, self.heading, self.detail):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        line = row()
        line.addStretch(1)
        line.addWidget(self.act)
        line.addStretch(1)
        layout.addSpacing(SPACE // 2)
        layout.addLayout(line)
        layout.addStretch(2)

    def say(
        self, heading: str, detail: str = "", verb: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Set the words, and the button if there is something to do."""
        self.heading.setText(heading)
        self._glyph.setAccessibleName(heading)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.act.setText(verb)
        self.act.setVisible(bool(verb))
        self._handler = act
        self.said.emit()

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(words for words in (self.heading.text(), self.detail.text()) if words)

    def _on_clicked(self) -> None:
        if self._handler is not None:
            self._handler()


class Pages(QStackedLayout):
    """As small as the page that is shown: what is hidden needs no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # None is taken
        self.currentChanged.connect(lambda _index: self.invalidate())

    def minimumSize(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        page = self.currentWidget()
        return page is not None and page.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        page = self.currentWidget()
        return page.heightForWidth(width) if page is not None else -1

    def minimumHeightForWidth(self, width: int) -> int:
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        return layout.totalMinimumHeightForWidth(width) if layout is not None else self.heightForWidth(width)


class Panel(QWidget):
    """Header, and a stack of two: content and the empty page."""

    def __init__(
        self, title: Callable[[], str] | None, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        make_part(self)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._outer = outer = column(parent=self, gap=0)
        self.header: PanelHeader | None = None
        if title is not None:
            self.header = PanelHeader(title)
            outer.addWidget(self.header)
        self._stack = Pages()
        outer.addLayout(self._stack, 1)
        self.live = LiveText(self)
        self.empty = EmptyPage(icon_name)
        self.empty.said.connect(lambda: self.show_empty(self.is_empty))
        self._stack.addWidget(self.empty)

    def set_content(self, content: QWidget) -> None:
        """The widget that is shown when there is something."""
        self._stack.addWidget(content)

    def show_empty(self, empty: bool) -> None:
        """Switch between the two."""
        self._stack.setCurrentIndex(0 if empty else 1)
        self.setAccessibleDescription(self.empty.words if empty else "")

    @property
    def is_empty(self) -> bool:
        """True while the empty page is shown."""
        return self._stack.currentIndex() == 0

    def heightForWidth(self, width: int) -> int:
        """What it has to have: its lists scroll by themselves before the whole panel does."""
        return self._outer.totalMinimumHeightForWidth(width)
