"""A tree as a Mermaid flowchart, for wikis that draw such text."""

from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.storage.exporters.source import ExportSource, clean


def write(source: ExportSource) -> str:
    """The text of a .mmd file."""
    tree = source.tree
    names = {vertex: f"b{index}" for index, vertex in enumerate(tree.vertices())}
    lines = ["---", f"title: {_title(tree.name)}", "---", "flowchart TD"]
    lines += [f"  {name}{_shape(source, vertex)}" for vertex, name in names.items()]
    for keypress in tree.keypresses.values():
        arrow = "-->" if keypress.key.is_pressed else "-.->"
        label = _escaped(source.face(keypress.key))
        lines.append(f'  {names[keypress.node]} {arrow}|"{label}"| {names[tree.target(keypress)]}')
    if tree.root is not None and tree.root in tree.nodes:
        lines.append(f"  style {names[tree.root]} stroke-width:3px")
    return "\n".join([*lines, ""])


def _shape(source: ExportSource, vertex: Vertex) -> str:
    label = _escaped(source.title(vertex))
    return f'(["{label}"])' if isinstance(vertex, Destination) else f'["{label}"]'


def _title(name: str) -> str:
    """A YAML string: JSON's quoting is YAML's too."""
    return '"' + clean(name).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(text: str) -> str:
    """Everything but letters, digits and harmless signs as Mermaid's #code; so that no text is syntax."""
    return "".join(c if c.isalnum() or c in " .,:()/-+“”’•–" else f"#{ord(c)};" for c in clean(text)) or " "
