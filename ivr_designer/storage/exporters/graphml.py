"""A tree as GraphML, for graph tools."""

import xml.etree.ElementTree as ET

from ivr_designer.domain.keypresses import Destination, DestinationKind, Vertex, vertex_key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.storage.exporters.source import ExportSource, clean

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_DATA = ("name", "kind", "prompt", "root", "x", "y")
_EDGE_DATA = ("key", "action")
_TYPES = {"root": "boolean", "x": "double", "y": "double"}


def write(source: ExportSource) -> str:
    """The text of a .graphml file: a directed multigraph, nodes by our ids, edges with key and action."""
    tree = source.tree
    top = ET.Element("graphml", {"xmlns": _SPACE})
    for domain, fields in (("node", _NODE_DATA), ("edge", _EDGE_DATA)):
        for name in fields:
            kind = _TYPES.get(name, "string")
            ET.SubElement(
                top, "key", {"id": f"{domain}_{name}", "for": domain, "attr.name": name, "attr.type": kind}
            )
    graph = ET.SubElement(top, "graph", {"id": "tree", "edgedefault": "directed"})
    names = {vertex: _id(source, vertex, index) for index, vertex in enumerate(tree.vertices())}
    for vertex, name in names.items():
        element = ET.SubElement(graph, "node", {"id": name})
        for field, value in _facts(source, vertex).items():
            _data(element, f"node_{field}", value)
    for index, keypress in enumerate(tree.keypresses.values()):
        ends = {"source": names[keypress.node], "target": names[tree.target(keypress)]}
        element = ET.SubElement(graph, "edge", {"id": f"e{index}", **ends})
        _data(element, "edge_key", keypress.key.value)
        _data(element, "edge_action", keypress.action.name.lower())
    ET.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"


def _id(source: ExportSource, vertex: Vertex, index: int) -> str:
    """The box's own id, made unique where masking or cleaning it for XML might have joined two."""
    text = vertex_key(vertex)
    shown = clean(text)
    if source.masked and isinstance(vertex, Destination):
        shown = source.text(source.phone(shown) if vertex.kind is DestinationKind.PHONE else shown)
    return text if shown == text else f"{shown} {index}"


def _facts(source: ExportSource, vertex: Vertex) -> dict[str, str]:
    facts = {"name": source.title(vertex)}
    if isinstance(vertex, Destination):
        facts["kind"] = vertex.kind.value
    else:
        prompt = source.tree.nodes[vertex].prompt
        facts["kind"] = "node"
        if isinstance(prompt, TalkPrompt):
            facts["prompt"] = source.text(prompt.text)
        elif isinstance(prompt, PlayPrompt):
            facts["prompt"] = source.text(prompt.file)
        facts["root"] = "true" if vertex == source.tree.root else "false"
    if position := source.tree.positions.get(vertex):
        facts |= {"x": repr(position[0]), "y": repr(position[1])}
    return facts


def _data(element: ET.Element, key: str, value: str) -> None:
    ET.SubElement(element, "data", {"key": key}).text = value
