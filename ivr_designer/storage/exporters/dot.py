"""A tree for Graphviz."""

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.storage.exporters.source import ExportSource, clean, lines_of

_SHAPES = {
    DestinationKind.QUEUE: 'shape=ellipse, fillcolor="#dcefe0"',
    DestinationKind.PHONE: 'shape=ellipse, fillcolor="#dbe9f6"',
    DestinationKind.STOP: 'shape=circle, fillcolor="#eeeeee"',
    DestinationKind.VOICEMAIL: 'shape=ellipse, fillcolor="#efe3f5"',
    DestinationKind.SMS: 'shape=ellipse, fillcolor="#f5efd8"',
}
_BROKEN = 'shape=octagon, fillcolor="#f8d7da"'
_LABEL_CHARS = 28


def write(source: ExportSource) -> str:
    """The text of a .dot file."""
    tree = source.tree
    names = {vertex: f"b{index}" for index, vertex in enumerate(tree.vertices())}
    lines = [f"digraph {_quoted(tree.name)} {{", "  rankdir=TB;"]
    lines.append('  node [shape=box, style="rounded,filled", fillcolor=white, fontname="sans-serif"];')
    lines.append('  edge [fontname="sans-serif"];')
    for vertex, name in names.items():
        looks = f"label={_quoted(*lines_of(source.title(vertex), _LABEL_CHARS))}"
        if isinstance(vertex, Destination):
            looks += f", {_SHAPES.get(vertex.kind, _BROKEN)}"
        elif vertex == tree.root:
            looks += ", penwidth=2"
        lines.append(f"  {name} [{looks}];")
    for keypress in tree.keypresses.values():
        style = "" if keypress.key.is_pressed else ", style=dashed"
        ends = f"{names[keypress.node]} -> {names[tree.target(keypress)]}"
        lines.append(f"  {ends} [label={_quoted(source.face(keypress.key))}{style}];")
    return "\n".join([*lines, "}", ""])


def _quoted(*lines: str) -> str:
    """A DOT string of these lines. Backslashes would be escapes, and so would a quote end it."""
    escaped = (clean(line).replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(escaped) + '"'
