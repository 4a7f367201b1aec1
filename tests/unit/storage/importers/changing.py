"""Sources with one value changed, to see whether the draft or its report notices."""

import json
import re
from xml.sax.saxutils import escape, quoteattr

from ivr_designer.storage.importers.ledger import leaves, spelt
from ivr_designer.storage.importers.xml_source import parse_xml
from ivr_designer.storage.importers.yaml_source import parse_yaml

OTHER = "zq7"
_WORD = re.compile(r"[\w.+*#-]+")


def variants(data):
    """(place, the source with another value there) for each value of the source."""
    head = data.lstrip()[:1]
    if head == b"<":
        yield from _changed(parse_xml(data), lambda doc: _xml(doc).encode())
    elif head == b"{" and not data.lstrip().startswith(b"{{"):
        yield from _changed(json.loads(data), lambda doc: json.dumps(doc).encode())
    elif b"exten =>" in data:
        yield from _words(data.decode())
    else:
        yield from _changed(parse_yaml(data), lambda doc: b"# archy\n" + json.dumps(doc).encode())


def plain(data):
    """The source as `variants` writes it, with nothing changed."""
    head = data.lstrip()[:1]
    if head == b"<":
        return _xml(parse_xml(data)).encode()
    if head != b"{" and b"exten =>" not in data:
        return b"# archy\n" + json.dumps(parse_yaml(data)).encode()
    return data


def _changed(document, write):
    for path, value in list(leaves(document, ())):
        at = document
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = _other(value)
        yield spelt(path), write(document)
        at[path[-1]] = value


def _other(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if " (line " in value:  # an element's tag
        return f"{OTHER} (line 1)"
    return value + OTHER


def _words(text):
    """Each word of each line that is no comment, by the number of its line."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for found in _WORD.finditer(line.partition(";")[0]):
            new = line[: found.start()] + found[0] + OTHER + line[found.end() :]
            changed = [*lines[:number], new, *lines[number + 1 :]]
            yield f"line {number + 1}: {found[0]}", "\n".join(changed).encode()


def _xml(document):
    ((_, root),) = document.items()
    return _element(root)


def _element(element):
    tag = element["element"].partition(" ")[0]
    attributes = "".join(f" {k[1:]}={quoteattr(v)}" for k, v in element.items() if k.startswith("@"))
    inside = [
        _element(v) if isinstance(v, dict) else escape(v)
        for k, v in element.items()
        if k != "element" and not k.startswith("@")
    ]
    return f"<{tag}{attributes}>{''.join(inside)}</{tag}>"
