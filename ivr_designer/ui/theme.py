"""Colours and metrics: one set of tokens per look, a palette and a style sheet made from them.

Colours follow the system (light, dark, more contrast) until the user chooses. Everything else asks
`current()` for a token and listens to `ThemeKeeper.changed`; nobody spells a colour by number.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ivr_designer.config.paths import resource

SPACE = 8
"""The grid, in logical px; gaps and margins are multiples or the half of it."""

RADIUS = 6
CONTROL_HEIGHT = 32
ICON = 18
ICON_BESIDE_TEXT = QSize(ICON + 3, ICON)
"""Icons keep to the left of it: styles leave too little between an icon and the words of its button."""


class Look(StrEnum):
    """What the user may choose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colour tokens as `#rrggbb`. `on_x` is text on `x`; `x_soft` a tint of `x` that text is read on.

    window: behind everything; surface: panels, fields, menus; canvas: the drawing area; line: hairlines;
    line_strong: outlines of controls (3:1 to the surface).
    """

    name: str
    dark: bool
    window: str
    surface: str
    hover: str
    canvas: str
    line: str
    line_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    accent_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    info: str
    info_soft: str
    tooltip: str
    on_tooltip: str

    def color(self, token: str) -> QColor:
        """The token as a QColor. Raises AttributeError for a name that is no token."""
        return QColor(getattr(self, token))


LIGHT = Theme(
    "light", False, window="#f3f4f6", surface="#ffffff", hover="#eceef2", canvas="#f8f9fb",
    line="#dfe2e7", line_strong="#868e99", text="#1a1e24", muted="#57606b", disabled="#9aa2ad",
    accent="#2458d3", on_accent="#ffffff", accent_soft="#e4ecfd",
    danger="#b3261e", danger_soft="#fdeceb", warning="#8a5300", warning_soft="#fff4de",
    success="#17733f", success_soft="#e5f5ec", info="#2458d3", info_soft="#e9f0fe",
    tooltip="#1f242b", on_tooltip="#f5f6f8",
)  # fmt: skip

DARK = Theme(
    "dark", True, window="#17191d", surface="#202327", hover="#2b2f35", canvas="#1b1d21",
    line="#33373e", line_strong="#7b8490", text="#e7e9ec", muted="#a7afb9", disabled="#68707b",
    accent="#82a8ff", on_accent="#0f1522", accent_soft="#26334f",
    danger="#ff8f86", danger_soft="#44262a", warning="#f2bd5b", warning_soft="#3d3220",
    success="#6fd39a", success_soft="#1f3a2c", info="#82a8ff", info_soft="#24304a",
    tooltip="#3b414a", on_tooltip="#f2f4f6",
)  # fmt: skip

CONTRAST = Theme(
    "contrast", True, window="#000000", surface="#000000", hover="#262626", canvas="#000000",
    line="#bdbdbd", line_strong="#ffffff", text="#ffffff", muted="#ffffff", disabled="#a8a8a8",
    accent="#ffe14d", on_accent="#000000", accent_soft="#3a3300",
    danger="#ff9d96", danger_soft="#3a0b08", warning="#ffcf5c", warning_soft="#332600",
    success="#7dffb0", success_soft="#00290f", info="#8fd0ff", info_soft="#001d33",
    tooltip="#ffffff", on_tooltip="#000000",
)  # fmt: skip

THEMES = (LIGHT, DARK, CONTRAST)
_PREFERRED_FONTS = ["Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "DejaVu Sans"]
_theme = LIGHT


def current() -> Theme:
    """The theme in use."""
    return _theme


def palette_of(theme: Theme) -> QPalette:
    """The theme in Qt's roles, for all three groups."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "window",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "danger",
        QPalette.ColorRole.ToolTipBase: "tooltip",
        QPalette.ColorRole.ToolTipText: "on_tooltip",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Light: "hover",
        QPalette.ColorRole.Midlight: "hover",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "line_strong",
        QPalette.ColorRole.Shadow: "line_strong",
    }
    for role, token in roles.items():
        palette.setColor(role, theme.color(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("disabled"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, theme.color("line"))
    palette.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.HighlightedText, theme.color("disabled")
    )
    return palette


def style_sheet(theme: Theme) -> str:
    """The application's style sheet in the colours of `theme`."""
    from ivr_designer.ui.style_sheet import SHEET

    tokens = {f.name: getattr(theme, f.name) for f in fields(theme)}
    outline = 2 if theme is CONTRAST else 1
    check = "check-on-light" if theme.dark else "check-on-dark"
    dot = "dot-on-light" if theme.dark else "dot-on-dark"
    white = "-contrast" if theme is CONTRAST else ""
    files = {
        "arrow": f"arrow{white}", "arrow_up": f"arrow-up{white}", "arrow_right": f"arrow-right{white}",
        "check": check, "dot": dot,
    }  # fmt: skip
    pictures = {name: resource(f"icons/style/{file}.svg").as_posix() for name, file in files.items()}
    return Template(SHEET).substitute(
        tokens | pictures, radius=RADIUS, space=SPACE, half=SPACE // 2, outline=outline
    )


class ThemeKeeper(QObject):
    """Keeps the application in the chosen look, and follows the system when that is the choice.

    Signals:
        changed: Theme, after palette and style sheet are in place.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, look: Look = Look.SYSTEM, hints: QStyleHints | None = None) -> None:
        super().__init__(app)
        self._hints = hints if hints is not None else app.styleHints()
        self._app = app
        self._look = look
        self._applied: Theme | None = None
        self._covered: list[QWidget] = []
        app.setStyle("Fusion")
        app.setFont(ui_font(app.font()))
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def look(self) -> Look:
        """The choice."""
        return self._look

    def choose(self, look: Look, *, at_once: bool = True) -> None:
        """Change the look, at once or in three turns, so that a full window does not halt for long."""
        self._look = look
        hints = self._hints
        if look is Look.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Light if look is Look.LIGHT else Qt.ColorScheme.Dark)
        self._apply(at_once)

    @Slot()
    def _on_system_changed(self) -> None:
        if self._look is Look.SYSTEM:
            self._apply(at_once=False)

    def _wanted(self) -> Theme:
        if self._look is not Look.SYSTEM:
            return {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.CONTRAST: CONTRAST}[self._look]
        hints = self._hints
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _apply(self, at_once: bool = True) -> None:
        global _theme
        wanted = self._wanted()
        if wanted is self._applied:
            return
        _theme = self._applied = wanted
        if not at_once and not self._covered:
            self._cover()
        self._app.setStyleSheet("")  # one sheet put over another takes Qt three times as long
        self._app.setPalette(palette_of(wanted))
        if at_once:
            self._dress(at_once=True)
        else:
            QTimer.singleShot(0, self, self._dress)

    def _cover(self) -> None:
        """Nothing is painted between the turns: nobody sees it half dressed."""
        self._covered = [w for w in self._app.topLevelWidgets() if w.isVisible() and w.updatesEnabled()]
        for window in self._covered:
            window.setUpdatesEnabled(False)

    @Slot()
    def _dress(self, at_once: bool = False) -> None:
        assert self._applied is not None
        self._app.setStyleSheet(style_sheet(self._applied))
        if at_once:
            self._uncover()
        else:
            QTimer.singleShot(0, self, self._uncover)

    @Slot()
    def _uncover(self) -> None:
        if not self._app.styleSheet():
            return  # yet another look was chosen meanwhile, and is on its way
        self.changed.emit(self._applied)
        covered, self._covered = self._covered, []
        for window in covered:
            if isValid(window):
                window.setUpdatesEnabled(True)
                window.repaint()  # what it was to paint when it was covered is lost, and it waits for that


def ui_font(system: QFont) -> QFont:
    """The system's font; where that is the bare fallback of a Linux without a desktop, a better one."""
    if system.family() not in {"DejaVu Sans", "Sans Serif", "Sans", "Bitstream Vera Sans", ""}:
        return system
    font = QFont(system)
    font.setFamilies(_PREFERRED_FONTS)
    font.setPointSizeF(max(system.pointSizeF(), 10.0))
    return font
