"""The page while a tree is read: how much has come, and the tree as far as it has."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from ivr_designer.sync.contract import Loading
from ivr_designer.ui.canvas.growing import GrowingStage
from ivr_designer.ui.text import LiveText, counted, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import column, plain_label


class LoadingPage(QWidget):
    """Progress of reading a tree. The drawing shows as soon as there is something to draw."""

    def __init__(self) -> None:
        super().__init__()
        layout = column(parent=self, gap=SPACE)
        self._words = plain_label(role="muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(SPACE * 30)
        self.stage = GrowingStage()
        LiveText(self)(self.stage.setAccessibleName, lambda: tr("Tree"))
        layout.addStretch(1)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.stage, 1000)
        layout.addStretch(1)
        self.stage.hide()

    def show_progress(self, loading: Loading) -> None:
        """How much is read, and what of it can be drawn."""
        self._bar.setRange(0, loading.total)
        self._bar.setValue(loading.done)
        words = tr("Reading the tree…")
        if loading.total:
            words = tr("Reading the tree: {done} of {total}").format(
                done=counted(loading.done), total=counted(loading.total)
            )
        self._words.setText(words)
        content = loading.content
        if content is not None and content.root in content.nodes:
            self.stage.show()
            self.stage.grow(loading.tree, content)

    def clear(self) -> None:
        """Nothing is read any more."""
        self.stage.hide()
        self.stage.clear()
