"""How one box looks near and at middle distance, painted into a prepared picture of its own."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ivr_designer.domain.keys import Key
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, Chip
from ivr_designer.ui.canvas.colours import CanvasColours
from ivr_designer.ui.canvas.icons import glyph_image
from ivr_designer.ui.canvas.labels import STATE_INKS, branch_words, state_word
from ivr_designer.ui.canvas.requests import FindingCount
from ivr_designer.ui.canvas.signs import STATE_SIGNS, Sign, finding_sign, state_sign
from ivr_designer.ui.text import tr

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


class CardPainter:
    """Paints boxes at one scale, on any thread. `scale`: device px a scene unit, `ratio`: a logical px.

    `line` is how thick the edge of a box is, in device px: as thick as the lines between boxes.
    """

    def __init__(self, colours: CanvasColours, font: QFont, scale: float, ratio: float) -> None:
        self.colours = colours
        self.scale = scale
        self.line = max(1, round(ratio))
        self.near = scale / ratio >= m.NEAR
        middle_px = max(m.TITLE_PX, 10.5 * ratio / scale)
        self.title_font = self._font(font, m.TITLE_PX if self.near else middle_px, bold=True)
        self.text_font = self._font(font, m.TEXT_PX)
        self.small_font = self._font(font, m.CHIP_PX, bold=True)
        self.tight_font = self._font(font, 8.5 * ratio / scale, bold=True)
        self.title_metrics = QFontMetricsF(self.title_font)
        self.tight_metrics = QFontMetricsF(self.tight_font)
        self.text_metrics = QFontMetricsF(self.text_font)
        self.small_metrics = QFontMetricsF(self.small_font)

    @staticmethod
    def _font(font: QFont, px: float, *, bold: bool = False) -> QFont:
        made = QFont(font)
        made.setPixelSize(max(1, round(px)))
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if bold:
            made.setWeight(QFont.Weight.DemiBold)
        return made

    def paint(self, painter: QPainter, box: Box) -> None:
        """Paint a box whose upper left corner is the painter's origin, in device px."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._body(painter, box)
        painter.scale(self.scale, self.scale)
        if not self.near:
            self._middle(painter, box)
        elif box.is_node:
            self._node(painter, box)
        else:
            self._pill(painter, box)

    # ---- the card itself

    def _body(self, painter: QPainter, box: Box) -> None:
        c, s = self.colours, self.scale
        width, height = round(box.w * s), round(box.h * s)
        thick = self.line
        pen = QPen(c.color("card_line" if box.reachable else "dim_text"), thick)
        if not box.reachable:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(c.color("card" if box.reachable else "dim_card"))
        radius = (m.RADIUS if box.is_node else box.h / 2) * s
        edge = QRectF(thick / 2, thick / 2, width - thick, height - thick)
        painter.drawRoundedRect(edge, radius, radius)

    def _ink(self, box: Box, token: str) -> str:
        return token if box.reachable else "dim_text"

    def _icon(self, painter: QPainter, name: str, token: str, x: float, y: float, size: float) -> None:
        """An icon at a place in scene units, sharp in device px."""
        px = max(4, round(size * self.scale))
        image = glyph_image(name, getattr(self.colours, token), px)
        painter.drawImage(QRectF(x, y, size, size), image, QRectF(image.rect()))

    def _write(
        self, painter: QPainter, text: str, rect: QRectF, token: str, font: QFont, metrics: QFontMetricsF,
        align: Qt.AlignmentFlag = _LEFT, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:  # fmt: skip
        painter.setFont(font)
        painter.setPen(self.colours.color(token))
        elided = metrics.elidedText(text, cut, rect.width())
        painter.drawText(rect, int(align) | int(Qt.TextFlag.TextSingleLine), elided)

    def _tile(self, painter: QPainter, box: Box, rect: QRectF, radius: float) -> None:
        kind = box.words.kind
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours.color(f"{kind}_soft" if box.reachable else "chip"))
        painter.drawRoundedRect(rect, radius, radius)
        size = rect.width() - 10
        self._icon(painter, box.words.icon, self._ink(box, kind), rect.x() + 5, rect.y() + 5, size)

    # ---- near: all text

    def _node(self, painter: QPainter, box: Box) -> None:
        i, tile = m.INSET, m.ICON
        self._tile(painter, box, QRectF(i, i, tile, tile), 7)
        left = m.NAME_LEFT
        room = box.w - left - i
        badge = self._finding(painter, box.finding, box.w - i, i - 2)
        self._write(
            painter, self._title(box), QRectF(left, m.NAME_LINE - 9, room - badge, 18),
            self._ink(box, "text"), self.title_font, self.title_metrics,
        )  # fmt: skip
        self._preview(painter, box, left, room)
        for index, chip in enumerate(box.chips):
            x, y = m.chip_offset(index, len(box.chips))
            self.chip(painter, box, chip, QRectF(x, box.h + y, m.CHIP_WIDTH, m.CHIP_HEIGHT))
        for index, state in enumerate(box.chip_states):
            if state is not None:
                x, y = m.chip_offset(index, len(box.chips))
                self._chip_sign(painter, STATE_SIGNS[state], x + m.CHIP_WIDTH - 5, box.h + y - 4)
        self._tags(painter, box)

    @staticmethod
    def _title(box: Box) -> str:
        """A name of blanks only is none: an empty card looks like a mistake of the program."""
        return box.words.title if box.words.title.strip() else tr("(no name)")

    def _preview(self, painter: QPainter, box: Box, left: float, room: float) -> None:
        rest = box.words.text
        for number in range(2 if box.chips else 3):
            line, rest = self._first_line(rest, room, last=number == (1 if box.chips else 2))
            if line:
                rect = QRectF(left, m.INSET + 14 + 15 * number, room, 15)
                self._write(painter, line, rect, self._ink(box, "muted"), self.text_font, self.text_metrics)

    def _first_line(self, text: str, room: float, *, last: bool) -> tuple[str, str]:
        """As many words as fit, and the rest; the last line gets everything and is cut short when painted."""
        if last or self.text_metrics.horizontalAdvance(text) <= room:
            return text, ""
        words = text.split(" ")
        fits = 1
        while fits < len(words) and self.text_metrics.horizontalAdvance(" ".join(words[: fits + 1])) <= room:
            fits += 1
        return " ".join(words[:fits]), " ".join(words[fits:])

    def chip(self, painter: QPainter, box: Box, chip: Chip, rect: QRectF) -> None:
        """A keypress in the foot of a card: its key, and where it leads."""
        c = self.colours
        painter.setPen(QPen(c.color("chip_text"), 0) if c.name == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(c.color("chip"))
        painter.drawRoundedRect(rect, 5, 5)
        ink = self._ink(box, "chip_text")
        x, y = rect.x(), rect.y()
        if chip.key.is_pressed:
            face = QRectF(x + 3, y, 13, rect.height())
            self._write(painter, chip.key.value, face, ink, self.small_font, self.small_metrics, _CENTER)
        else:
            self._icon(painter, "silence" if chip.key is Key.NO_INPUT else "wrong", ink, x + 4, y + 4, 12)
        self._icon(painter, chip.glyph.value, ink, x + 17, y + 4, 12)

    def _chip_sign(self, painter: QPainter, sign: Sign, x: float, y: float) -> None:
        """The state of a chip's keypress, on its corner."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours.color("card"))
        painter.drawEllipse(QRectF(x - 2, y - 2, 13, 13))
        self._icon(painter, sign.icon, sign.ink, x, y, 9)

    def _finding(self, painter: QPainter, count: FindingCount, right: float, top: float) -> float:
        """Sign and number of the gravest findings; returns the room it took."""
        for number, token, icon in (
            (count.errors, "danger", "error"),
            (count.warnings, "warning", "warning"),
            (count.infos, "info", "info"),
        ):
            if number:
                text = str(number) if number > 1 else ""
                width = 16.0 + (self.small_metrics.horizontalAdvance(text) + 2 if text else 0)
                self._icon(painter, icon, token, right - width, top, 16)
                if text:
                    self._write(painter, text, QRectF(right - width + 17, top, width, 16), token,
                                self.small_font, self.small_metrics)  # fmt: skip
                return width + 4
        return 0.0

    def _pill(self, painter: QPainter, box: Box) -> None:
        size = box.h - 8
        self._tile(painter, box, QRectF(4, 4, size, size), size / 2)
        left = size + 12
        badge = self._finding(painter, box.finding, box.w - 12, (box.h - 16) / 2)
        rect = QRectF(left, 0, box.w - left - 12 - badge, box.h)
        title, ink = box.words.title, self._ink(box, "text")
        fits = self.title_metrics.horizontalAdvance(title) <= rect.width()
        if fits:
            self._write(painter, title, rect, ink, self.title_font, self.title_metrics)
        else:  # smaller rather than cut off: of a phone number every digit counts
            self._write(painter, title, rect, ink, self.small_font, self.small_metrics)
        self._tags(painter, box)

    # ---- tags on the upper edge, count on the lower

    def tagged(self, box: Box) -> bool:
        """True if something of a box reaches beyond its edges."""
        known = box.state is not None or box.folded is not None
        return self.near and (known or not (box.reachable or not box.is_node))

    def _tags(self, painter: QPainter, box: Box) -> None:
        right = box.w - m.INSET
        if box.state is not None:
            token = STATE_INKS.get(box.state, "muted")
            right = self._tag(painter, state_word(box.state), box.state.value, token, right) - 5
        if not box.reachable and box.is_node:
            self._tag(painter, tr("Unreachable"), "unreachable", "dim_text", right)
        if box.folded is not None:
            words = branch_words(box.folded)
            width = self.small_metrics.horizontalAdvance(words) + 30
            self._label(
                painter, words, "unfold", "chip_text", QRectF((box.w - width) / 2, box.h - 10, width, 20)
            )

    def _tag(self, painter: QPainter, text: str, icon: str, token: str, right: float) -> float:
        """A tag that ends at `right`; returns where it begins."""
        width = self.small_metrics.horizontalAdvance(text) + 27
        self._label(painter, text, icon, token, QRectF(right - width, -m.TAG_HEIGHT / 2, width, m.TAG_HEIGHT))
        return right - width

    def _label(self, painter: QPainter, text: str, icon: str, token: str, rect: QRectF) -> None:
        c = self.colours
        soft = f"{token}_soft" if token in {"info", "warning", "danger", "good"} else "card"
        painter.setPen(QPen(c.color(token), 0))
        painter.setBrush(c.color(soft))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        self._icon(painter, icon, token, rect.x() + 6, rect.center().y() - 6, 12)
        self._write(painter, text, rect.adjusted(21, 0, -4, 0), token, self.small_font, self.small_metrics)

    # ---- middle: name and signs

    def _middle(self, painter: QPainter, box: Box) -> None:
        c = self.colours
        ink = self._ink(box, box.words.kind)
        if box.is_node:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.color(ink))
            painter.drawRoundedRect(QRectF(0, 14, 7, box.h - 28), 3, 3)
        else:
            self._icon(painter, box.words.icon, ink, 8, 6, box.h - 12)
        big = min(box.h * 0.45, 34.0) if box.is_node else box.h - 8
        beside, below = self._signs(painter, box, big)
        left = m.NAME_LEFT_MIDDLE if box.is_node else box.h + 2
        rect = QRectF(left, 2, box.w - left - 8 - beside, box.h - 4)
        if box.is_node:
            self._wrapped(painter, self._title(box), rect, below, self._ink(box, "text"))
        else:
            self._destination(painter, box, rect)

    def _destination(self, painter: QPainter, box: Box, rect: QRectF) -> None:
        """Where a key leads: smaller before it is cut off; it is its last digits that tell a number."""
        title, ink = box.words.title, self._ink(box, "text")
        font, metrics = self.title_font, self.title_metrics
        long, tight = (x.horizontalAdvance(title) for x in (metrics, self.tight_metrics))
        if metrics.height() > box.h or long > rect.width() >= tight:  # or afar letters reach over its edges
            font, metrics = self.tight_font, self.tight_metrics
        cut = Qt.TextElideMode.ElideLeft if box.words.kind == "phone" else Qt.TextElideMode.ElideRight
        self._write(painter, title, rect, ink, font, metrics, cut=cut)

    def _signs(self, painter: QPainter, box: Box, size: float) -> tuple[float, float]:
        """State and gravest finding as signs, one below the other.

        Returns the room they take, and what of it is free again below the first line of a name.
        """
        state, finding = state_sign(box), finding_sign(box.finding)
        names: list[tuple[str, str]] = [sign for sign in (state, finding) if sign is not None]
        if not box.reachable and box.is_node:
            names.append(("unreachable", "dim_text"))
        if box.folded is not None:
            names.append(("unfold", "chip_text"))
        fit, solid = (
            max(1, int(box.h // size)),
            size * 0.74,
        )  # as large as what an icon shows within its frame
        for index, (name, token) in enumerate(names[: 2 * fit]):
            column, row = divmod(index, fit)
            x, y = box.w - 6 - size * (column + 1), 5 + row * size
            if name.startswith("signs/"):
                self._icon(painter, name, token, x + (size - solid) / 2, y + (size - solid) / 2, solid)
            else:
                self._icon(painter, name, token, x, y, size)
        room = size * (-(-len(names[: 2 * fit]) // fit))
        return room, room if len(names) < 2 and fit > 1 else 0.0

    def _wrapped(self, painter: QPainter, text: str, rect: QRectF, below: float, token: str) -> None:
        """A name on as many lines as the card has room for, with some air above and below.

        All lines but the first are longer by `below`.
        """
        height = self.title_metrics.height() * 0.95
        lines = max(1, int((rect.height() - 10) / height))
        words = text.split(" ")
        rows: list[str] = []
        while words and len(rows) < lines:
            room = rect.width() + (below if rows else 0.0)
            fits = len(words) if len(rows) == lines - 1 else 1
            while fits < len(words) and self._fits(words[: fits + 1], room):
                fits += 1
            rows.append(" ".join(words[:fits]))
            words = words[fits:]
        top = rect.y() + (rect.height() - height * len(rows)) / 2
        for number, row in enumerate(rows):
            room = rect.width() + (below if number else 0.0)
            line = QRectF(rect.x(), top + number * height, room, height)
            self._write(painter, row, line, token, self.title_font, self.title_metrics)

    def _fits(self, words: list[str], room: float) -> bool:
        return self.title_metrics.horizontalAdvance(" ".join(words)) <= room
