"""The canvas's colours: one set for each theme. A test computes the contrast of every pair in use."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

from PySide6.QtGui import QColor

from ivr_designer.ui import theme
from ivr_designer.ui.canvas.requests import Tone


@dataclass(frozen=True, slots=True)
class CanvasColours:
    """Colours as `#rrggbb`. `*_soft` are fills on which text or a shape of the same name is read.

    `ground` is the drawing area; `card` the fill of boxes, `far` boxes in the distance, `dim` what cannot be
    reached or stands back. Kinds of box: talk, play, odd (unknown), queue, phone, stop, voicemail, sms.
    """

    name: str
    ground: str
    card: str
    card_line: str
    text: str
    muted: str
    dim_card: str
    dim_text: str
    line: str
    chip: str
    chip_text: str
    accent: str
    on_accent: str
    talk: str
    talk_soft: str
    play: str
    play_soft: str
    odd: str
    odd_soft: str
    queue: str
    queue_soft: str
    phone: str
    phone_soft: str
    stop: str
    stop_soft: str
    voicemail: str
    voicemail_soft: str
    sms: str
    sms_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    info: str
    info_soft: str
    good: str
    good_soft: str
    slow: str
    over: str

    def color(self, token: str) -> QColor:
        """A token as QColor; AttributeError if there is none of that name."""
        return QColor(getattr(self, token))

    def tone(self, tone: Tone) -> str:
        """The token of a mark's tone."""
        return _TONES[tone]

    def text_pairs(self) -> Iterator[tuple[str, str]]:
        """(text, fill) tokens that are read as text somewhere: 4.5 : 1 at least."""
        yield from (("text", "card"), ("muted", "card"), ("text", "ground"), ("muted", "ground"),
                    ("dim_text", "dim_card"), ("dim_text", "ground"), ("chip_text", "chip"),
                    ("on_accent", "accent"), ("accent", "card"), ("danger", "card"), ("warning", "card"),
                    ("info", "card"), ("dim_text", "card"), ("chip_text", "card"), ("danger", "dim_card"),
                    ("warning", "dim_card"), ("info", "dim_card"))  # fmt: skip
        yield from (("ground", self.tone(tone)) for tone in Tone if tone is not Tone.DIM)
        yield from ((name, f"{name}_soft") for name in ("danger", "warning", "info", "good"))

    def shape_pairs(self) -> Iterator[tuple[str, str]]:
        """(shape, background) tokens of lines, icons and outlines: 3 : 1 at least."""
        yield from (("card_line", "ground"), ("card_line", "card"), ("line", "ground"),
                    ("dim_text", "ground"), ("accent", "ground"), ("accent", "card"),
                    ("chip_text", "chip"))  # fmt: skip
        for kind in KINDS:
            yield from ((kind, "card"), (kind, f"{kind}_soft"), (kind, "ground"))
        yield from ((self.tone(tone), "ground") for tone in Tone)
        for sign in ("danger", "warning", "info", "muted"):
            yield from (
                (sign, fill) for fill in ("card", "ground", "dim_card", *(f"{k}_soft" for k in KINDS))
            )


KINDS = ("talk", "play", "odd", "queue", "phone", "stop", "voicemail", "sms")

_TONES = {
    Tone.ADDED: "good",
    Tone.CHANGED: "warning",
    Tone.REMOVED: "danger",
    Tone.PLACE: "accent",
    Tone.FOUND: "accent",
    Tone.FAST: "good",
    Tone.SLOW: "slow",
    Tone.OVER: "over",
    Tone.DIM: "dim_text",
    Tone.NEWS: "dim_text",
}

LIGHT = CanvasColours(
    "light", ground="#f8f9fb", card="#ffffff", card_line="#868e99", text="#1a1e24", muted="#57606b",
    dim_card="#f1f2f5", dim_text="#666e79", line="#7b8491", chip="#eceff3", chip_text="#343b45",
    accent="#2458d3", on_accent="#ffffff",
    talk="#2458d3", talk_soft="#e8effd", play="#7442c0", play_soft="#f1eafb", odd="#5d6672",
    odd_soft="#eceef1", queue="#0b7a68", queue_soft="#e2f4f0", phone="#9a5b00", phone_soft="#fbf0dd",
    stop="#b3261e", stop_soft="#fcebea", voicemail="#92398f", voicemail_soft="#f8eaf7", sms="#17708f",
    sms_soft="#e3f2f7",
    danger="#b3261e", danger_soft="#fdeceb", warning="#8a5300", warning_soft="#fff4de",
    info="#2458d3", info_soft="#e9f0fe", good="#17733f", good_soft="#e5f5ec",
    slow="#9a6700", over="#b3261e",
)  # fmt: skip

DARK = CanvasColours(
    "dark", ground="#1b1d21", card="#25292f", card_line="#79828e", text="#e7e9ec", muted="#a7afb9",
    dim_card="#202327", dim_text="#939ba6", line="#7b8490", chip="#343940", chip_text="#d9dde2",
    accent="#82a8ff", on_accent="#0f1522",
    talk="#82a8ff", talk_soft="#2a3650", play="#bf9bff", play_soft="#382f52", odd="#a7afb9",
    odd_soft="#363b42", queue="#57cdb6", queue_soft="#1e3f3a", phone="#eeb45c", phone_soft="#41341f",
    stop="#ff8f86", stop_soft="#48292b", voicemail="#e59be2", voicemail_soft="#452c45", sms="#6cc5e4",
    sms_soft="#1f3b47",
    danger="#ff8f86", danger_soft="#44262a", warning="#f2bd5b", warning_soft="#3d3220",
    info="#82a8ff", info_soft="#24304a", good="#6fd39a", good_soft="#1f3a2c",
    slow="#f2bd5b", over="#ff8f86",
)  # fmt: skip

CONTRAST = CanvasColours(
    "contrast", ground="#000000", card="#000000", card_line="#ffffff", text="#ffffff", muted="#ffffff",
    dim_card="#000000", dim_text="#c8c8c8", line="#e0e0e0", chip="#000000", chip_text="#ffffff",
    accent="#ffe14d", on_accent="#000000",
    talk="#8fd0ff", talk_soft="#001d33", play="#d9b8ff", play_soft="#22083d", odd="#ffffff",
    odd_soft="#262626", queue="#7dffd8", queue_soft="#00291f", phone="#ffcf5c", phone_soft="#332600",
    stop="#ff9d96", stop_soft="#3a0b08", voicemail="#ffb3fb", voicemail_soft="#360a34", sms="#9be8ff",
    sms_soft="#00262f",
    danger="#ff9d96", danger_soft="#3a0b08", warning="#ffcf5c", warning_soft="#332600",
    info="#8fd0ff", info_soft="#001d33", good="#7dffb0", good_soft="#00290f",
    slow="#ffcf5c", over="#ff9d96",
)  # fmt: skip

_MOST_VEIL, _READABLE = 165, 4.6
"""Text wants 4.5 : 1; rounding takes a little."""

SETS = {colours.name: colours for colours in (LIGHT, DARK, CONTRAST)}


def in_use() -> CanvasColours:
    """Those of the look that is in use now."""
    return SETS[theme.current().name]


"""By the name of the theme they go with."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours as WCAG defines it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache
def veil_of(colours: CanvasColours) -> int:
    """Opacity (of 255) of the veil over what is not highlighted: names below it can still be read."""
    return next(a for a in range(_MOST_VEIL, 0, -5) if contrast(*_veiled(colours, a)) >= _READABLE)


def _veiled(colours: CanvasColours, alpha: int) -> tuple[str, str]:
    """Text and card as they look below a veil of the ground's colour."""
    return _mixed(colours.text, colours.ground, alpha), _mixed(colours.card, colours.ground, alpha)


def _mixed(under: str, over: str, alpha: int) -> str:
    parts = ((int(under[i : i + 2], 16), int(over[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(u + (o - u) * alpha / 255):02x}" for u, o in parts)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tokens() -> list[str]:
    """Names of all colour tokens."""
    return [f.name for f in fields(CanvasColours) if f.name != "name"]
