"""Rows of two lines for lists: glyph, title, a muted second line, and a short text at the end."""

from enum import IntEnum

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QIcon, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from ivr_designer.domain.one_line import one_line
from ivr_designer.ui import theme
from ivr_designer.ui.text import plain_tip
from ivr_designer.ui.theme import ICON, RADIUS, SPACE
from ivr_designer.ui.widgets.editing import EditingDelegate

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """Roles beside DisplayRole (title), DecorationRole (glyph) and ToolTipRole."""

    ID = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1
    TRAILING = Qt.ItemDataRole.UserRole + 2
    STRONG = Qt.ItemDataRole.UserRole + 3  # bool: title in bold
    SORT = Qt.ItemDataRole.UserRole + 4
    DIM = Qt.ItemDataRole.UserRole + 5  # bool: cannot be used now


class TwoLineDelegate(EditingDelegate):
    """Paints such rows. Text is elided, never markup. With `is_even` one that has no second line is as high
    as the others.
    """

    def __init__(self, parent: QObject | None = None, *, is_even: bool = False) -> None:
        super().__init__(parent)
        self._is_even = is_even

    def _line(self, option: QStyleOptionViewItem) -> int:
        return QFontMetrics(option.font).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 if self._is_even or index.data(Role.DETAIL) else 1
        return QSize(120, lines * self._line(option) + SPACE * 2 + (2 if lines == 2 else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(SPACE // 2, 1, -SPACE // 2, -1)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            _fill(painter, area, look.color("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            _fill(painter, area, look.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(look.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        self._paint_content(painter, option, index, area)
        painter.restore()

    def _paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, area: QRect
    ) -> None:
        look, line = theme.current(), self._line(option)
        left, right = area.left() + SPACE + SPACE // 2, area.right() - SPACE
        detail, trailing = index.data(Role.DETAIL) or "", index.data(Role.TRAILING) or ""
        block = line * (2 if detail else 1) + (2 if detail else 0)
        top = area.top() + (area.height() - block) // 2
        glyph = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(glyph, QIcon):
            glyph.paint(painter, QRect(left, top + (line - ICON) // 2, ICON, ICON))
            left += ICON + SPACE
        if trailing:
            width = QFontMetrics(option.font).horizontalAdvance(trailing) + 2
            spot = QRect(right - width, top, width, line)
            _text(painter, spot, trailing, option.font, look.color("muted"))
            right -= width + SPACE
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if index.data(Role.STRONG) else QFont.Weight.Normal)
        title = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        ink = look.color("muted" if index.data(Role.DIM) else "text")
        _text(painter, QRect(left, top, right - left, line), title, font, ink)
        if detail:
            spot = QRect(left, top + line + 2, area.right() - SPACE - left, line)
            _text(painter, spot, detail, option.font, look.color("muted"))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        QToolTip.showText(event.globalPos(), plain_tip(str(tip or "")), view)
        return bool(tip)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAutoFillBackground(True)
        return editor


def _fill(painter: QPainter, area: QRect, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(area, RADIUS, RADIUS)


def _text(painter: QPainter, area: QRect, text: str, font: QFont, color: QColor) -> None:
    painter.setFont(font)
    painter.setPen(color)
    shown = QFontMetrics(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, max(0, area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
