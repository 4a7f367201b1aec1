"""A tree as a picture, drawn without Qt: boxes where the layout puts them, keys on the lines."""

import unicodedata
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.layout import BoxSize, TidyLayout
from ivr_designer.domain.nodes import TalkPrompt, words_of
from ivr_designer.domain.primary_tree import PrimaryTree
from ivr_designer.domain.tree import Position
from ivr_designer.storage.exporters.source import ExportSource, lines_of

_LINE, _PAD, _MARGIN = 17.0, 12.0, 40.0
_TITLE_PX, _BODY_PX = 13.0, 12.0
_NODE_CHARS, _END_CHARS, _PROMPT_LINES = 30, 22, 3
_FILLS = {
    DestinationKind.QUEUE: "#dcefe0",
    DestinationKind.PHONE: "#dbe9f6",
    DestinationKind.STOP: "#eeeeee",
    DestinationKind.VOICEMAIL: "#efe3f5",
    DestinationKind.SMS: "#f5efd8",
}
_STYLE = """
.b{fill:#fff;stroke:#5b6673;stroke-width:1.2}.r{stroke:#1b4f9c;stroke-width:2.6}.x{stroke-dasharray:5 4}
.l{fill:none;stroke:#7a8694;stroke-width:1.3}.d{stroke-dasharray:5 4}
.t{font:600 13px sans-serif;fill:#17202b}.p{font:12px sans-serif;fill:#44505c}
.k{font:600 12px sans-serif;fill:#17202b}
""".strip()


class _Box(NamedTuple):
    title: list[str]
    body: list[str]
    size: BoxSize


def write(source: ExportSource) -> str:
    """The text of an .svg file; it stands alone and refers to nothing outside."""
    tree = source.tree
    boxes = {vertex: _box(source, vertex) for vertex in tree.vertices()}
    layout = TidyLayout(PrimaryTree(tree), lambda v: boxes[v].size, tree.positions)
    layout.full()
    at = layout.at
    left, top, width, height = _bounds(boxes, at)
    reachable = tree.reachable()
    drawn = [*_lines(source, boxes, at)]
    drawn += [_drawn(source, v, boxes[v], at[v], v in reachable) for v in boxes]
    title = escape(source.text(tree.name))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{title}" '
        f'viewBox="{left:.0f} {top:.0f} {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}">'
        f"<title>{title}</title><style>{_STYLE}</style>\n" + "\n".join(drawn) + "\n</svg>\n"
    )


def _box(source: ExportSource, vertex: Vertex) -> _Box:
    if isinstance(vertex, Destination):
        title, body = lines_of(source.title(vertex), _END_CHARS)[:3], []
    else:
        node = source.tree.nodes[vertex]
        said = words_of(node)
        if not said and not isinstance(node.prompt, TalkPrompt):
            said = source.speech("(a recording)")
        body = lines_of(source.text(said), _NODE_CHARS + 2)
        if len(body) > _PROMPT_LINES:
            body = [*body[: _PROMPT_LINES - 1], body[_PROMPT_LINES - 1] + " …"]
        title = lines_of(source.title(vertex), _NODE_CHARS)[:2]
    widths = [*(text_width(t, _TITLE_PX, bold=True) for t in title), *(text_width(t, _BODY_PX) for t in body)]
    size = BoxSize(max(widths, default=30.0) + 2 * _PAD, (len(title) + len(body) or 1) * _LINE + 2 * _PAD)
    return _Box(title, body, size)


def text_width(text: str, px: float, *, bold: bool = False) -> float:
    """How wide a text is at most in the sans-serif fonts of browsers; no font is measured here."""
    ems = sum(_em(unicodedata.normalize("NFD", char)[0]) for char in text)
    return ems * px * (1.12 if bold else 1.0)


def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in "ijl|!.,:;'’()[] fIrt-":
        return 0.42
    if char in "mwMWQOG@%&—…_":
        return 1.0
    return 0.72 if char.isupper() or char in "+=<>#" else 0.65


def _bounds(boxes: dict[Vertex, _Box], at: dict[Vertex, Position]) -> tuple[float, float, float, float]:
    if not boxes:
        return 0.0, 0.0, 200.0, 80.0
    left = min(at[v][0] - b.size.width / 2 for v, b in boxes.items()) - _MARGIN
    right = max(at[v][0] + b.size.width / 2 for v, b in boxes.items()) + _MARGIN
    top = min(at[v][1] - b.size.height / 2 for v, b in boxes.items()) - _MARGIN
    bottom = max(at[v][1] + b.size.height / 2 for v, b in boxes.items()) + _MARGIN
    return left, top, right - left, bottom - top


def _drawn(source: ExportSource, vertex: Vertex, box: _Box, centre: Position, reached: bool) -> str:
    width, height = box.size.width, box.size.height
    x, y = centre[0] - width / 2, centre[1] - height / 2
    kinds, fill, corner = "b" if reached else "b x", "", 6.0
    if isinstance(vertex, Destination):
        fill = f' style="fill:{_FILLS.get(vertex.kind, "#f8d7da")}"'
        corner = min(height / 2, 22.0)
    elif vertex == source.tree.root:
        kinds = "b r"
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{corner}"'
    parts = [f'<rect class="{kinds}"{fill} {place}/>']
    line = y + _PAD + 12
    for kind, text in [*(("t", t) for t in box.title), *(("p", t) for t in box.body)]:
        parts.append(f'<text class="{kind}" x="{x + _PAD:.1f}" y="{line:.1f}">{escape(text)}</text>')
        line += _LINE
    return "".join(parts)


def _lines(source: ExportSource, boxes: dict[Vertex, _Box], at: dict[Vertex, Position]) -> Iterator[str]:
    """One line for all keys that lead from one box to another, with the keys on it."""
    together: dict[tuple[Vertex, Vertex], list[Keypress]] = {}
    for node in source.tree.nodes:
        for press in source.tree.keypresses_of(node):
            together.setdefault((node, source.tree.target(press)), []).append(press)
    for (start, end), presses in together.items():
        label = " ".join(source.face(k.key) for k in presses)
        dashed = " d" if not any(k.key.is_pressed for k in presses) else ""
        path, (x, y) = _path(boxes[start].size, at[start], boxes[end].size, at[end], start == end)
        yield f'<path class="l{dashed}" d="{path}"/>'
        wide = text_width(label, _BODY_PX, bold=True) + 8
        yield (
            f'<rect fill="#fff" x="{x - wide / 2:.1f}" y="{y - 12:.1f}" width="{wide:.1f}" height="17"/>'
            f'<text class="k" x="{x:.1f}" y="{y + 1:.1f}" text-anchor="middle">{escape(label)}</text>'
        )


def _path(
    size: BoxSize, start: Position, end_size: BoxSize, end: Position, loop: bool
) -> tuple[str, Position]:
    """The path of a line, and where its keys stand: down to what is below, else around the side."""
    if loop:
        x, y = start[0] + size.width / 2, start[1]
        far = x + 40
        loop_path = f"M{x:.1f} {y - 8:.1f}C{far:.1f} {y - 30:.1f} {far:.1f} {y + 30:.1f} {x:.1f} {y + 8:.1f}"
        return loop_path, (x + 34, y)
    if end[1] - end_size.height / 2 > start[1] + size.height / 2:
        (x1, y1), (x2, y2) = (start[0], start[1] + size.height / 2), (end[0], end[1] - end_size.height / 2)
        bend = (y2 - y1) / 2
        path = f"M{x1:.1f} {y1:.1f}C{x1:.1f} {y1 + bend:.1f} {x2:.1f} {y2 - bend:.1f} {x2:.1f} {y2:.1f}"
        return path, (x2 + (x1 - x2) * 0.15, y2 - bend * 0.5)
    side = 1 if start[0] <= end[0] else -1
    x1, x2 = start[0] + side * size.width / 2, end[0] + side * end_size.width / 2
    far = (max(x1, x2) if side > 0 else min(x1, x2)) + side * 46
    path = f"M{x1:.1f} {start[1]:.1f}C{far:.1f} {start[1]:.1f} {far:.1f} {end[1]:.1f} {x2:.1f} {end[1]:.1f}"
    return path, ((x1 + 3 * far) / 4, start[1] * 0.8 + end[1] * 0.2)
