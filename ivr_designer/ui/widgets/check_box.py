"""A check box whose words go on in the next line when there is no room: Qt's own cuts them off."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QStylePainter, QWidget

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
_NARROWEST_PX = 120
_ENDLESS_PX = 10_000


class CheckBox(QCheckBox):
    """As QCheckBox; it may be narrower than its words."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalPolicy(policy.Policy.Preferred)
        policy.setVerticalPolicy(policy.Policy.Minimum)
        self.setSizePolicy(policy)

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option

    def _words_left(self) -> int:
        """How far from the left edge the words begin, in px."""
        return self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, self._option(), self).left()

    def _words_height(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._words_left()), _ENDLESS_PX)
        return self.fontMetrics().boundingRect(room, _WRAPPED, self.text()).height()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(super().sizeHint().height(), self._words_height(width))

    def minimumSizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(min(whole.width(), _NARROWEST_PX), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), self._option()
        left = self._words_left()
        words = QRect(left, 0, self.width() - left, self.height())
        height = self._words_height(self.width())
        words.setTop((self.height() - height) // 2)
        words.setHeight(height)
        line = self.fontMetrics().height()
        option.rect = QRect(0, words.top(), self.width(), line)  # the box stands beside the first line
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        self.style().drawItemText(
            painter,
            words,
            int(_WRAPPED),
            option.palette,
            self.isEnabled(),
            self.text(),
            self.foregroundRole(),
        )

    def hitButton(self, pos: object) -> bool:
        return True
