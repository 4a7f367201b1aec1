"""XML from others, read so that nothing in it can do harm, as a document that a Ledger can keep books on.

An element becomes a dictionary: its attributes as "@name", its children as "tag[n]", its texts as "text[n]",
and "element" with its tag, so that an element without anything in it is counted too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.storage.importers.report import not_a_menu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ivr_designer.storage.importers.ledger import Item

MAX_DEPTH = 64
MAX_ELEMENTS = 100_000


def parse_xml(data: bytes | str) -> dict[str, Any]:
    """The document as {"tag": {...}}. Raises NotAMenu for broken or hostile XML."""
    try:
        return _Builder().document(data)
    except expat.ExpatError as error:
        reason = phrase("The file is broken XML (line {line}).", line=str(error.lineno))
        raise not_a_menu(reason) from None
    except (ValueError, LookupError) as error:  # an encoding that does not exist or does not fit
        raise not_a_menu(phrase("The file is broken XML: its encoding does not fit.")) from error


class _Builder:
    """Builds the dictionaries from expat's events; no recursion, no entities, no document types."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse
        self.top: dict[str, Any] = {}
        self.stack: list[dict[str, Any]] = [self.top]
        self.counts: list[dict[str, int]] = [{}]
        self.count = 0

    def document(self, data: bytes | str) -> dict[str, Any]:
        self.parser.Parse(data, True)
        return self.top

    def refuse(self, *_: Any) -> None:
        raise not_a_menu(phrase("The file declares a document type or entities, which are not accepted."))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.stack) > MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise not_a_menu(phrase("The file is nested too deeply or holds too many elements."))
        tag = name.rpartition(":")[2]
        element: dict[str, Any] = {"element": f"{tag} (line {self.parser.CurrentLineNumber})"}
        element |= {
            f"@{key.rpartition(':')[2]}": value
            for key, value in attributes.items()
            if not key.startswith("xmlns")
        }
        self.stack[-1][tag if self.stack[-1] is self.top else self.numbered(tag)] = element
        self.stack.append(element)
        self.counts.append({})

    def end(self, _: str) -> None:
        self.stack.pop()
        self.counts.pop()

    def text(self, text: str) -> None:
        if text.strip():
            self.stack[-1][self.numbered("text")] = text

    def numbered(self, tag: str) -> str:
        """The name of the next child of this tag."""
        counts = self.counts[-1]
        counts[tag] = counts.get(tag, 0) + 1
        return f"{tag}[{counts[tag]}]"


class Element:
    """An element and its place, on top of an Item."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.tag = item.get("element").peek().partition(" ")[0]
        item.named(f"<{item.get('element').peek()}>" if self.tag else "")

    def take(self) -> Element:
        """The element itself, without attributes and content, is in the tree now."""
        self.item.get("element").take()
        return self

    def attr(self, name: str) -> Item:
        """An attribute; an item of None if there is none."""
        return self.item.get(f"@{name}")

    def children(self, *tags: str) -> Iterator[Element]:
        """The child elements in order, or those of some tags."""
        for name, item in self.item.fields():
            if isinstance(item.value, dict) and (not tags or name.partition("[")[0] in tags):
                yield Element(item)

    def first(self, *tags: str) -> Element | None:
        """The first child of some tags."""
        return next(self.children(*tags), None)

    def parts(self) -> Iterator[Element | Item]:
        """Child elements and texts, in order."""
        for name, item in self.item.fields():
            if isinstance(item.value, dict):
                yield Element(item)
            elif name.startswith("text["):
                yield item

    def descendants(self, *tags: str) -> Iterator[Element]:
        """All elements below of some tags, in order."""
        waiting = list(self.children())[::-1]
        while waiting:
            one = waiting.pop()
            if one.tag in tags:
                yield one
            waiting.extend(list(one.children())[::-1])

    def lose(self, why: Phrase) -> None:
        """The element and what is in it has no equal."""
        self.item.lose(why)


def root_of(item: Item, tag: str | None = None) -> Element:
    """The outermost element. Raises NotAMenu if there is none or it has another tag."""
    for _, below in item.fields():
        element = Element(below)
        if tag is None or element.tag == tag:
            return element
    raise not_a_menu(phrase("The file holds no <{tag}>.", tag=tag or "xml"))
