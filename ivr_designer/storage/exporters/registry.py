"""Which kinds of export there are. Pure ones are listed here; the window adds those that need Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.storage.exporters import (
    dot,
    graphml,
    keypress_csv,
    menu_text,
    mermaid,
    prompt_csv,
)
from ivr_designer.storage.exporters.source import ExportSource

Writer = Callable[[ExportSource], bytes]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One kind of export: what to call it, the ending of its files, and how it is written."""

    kind: str
    title: Phrase
    suffix: str
    write: Writer


def _text(write: Callable[[ExportSource], str]) -> Writer:
    return lambda source: write(source).encode("utf-8", "replace")


_ALL: dict[str, Exporter] = {}


def register(exporter: Exporter) -> None:
    """Offer one more kind; one of the same name is replaced."""
    _ALL[exporter.kind] = exporter


def exporters() -> dict[str, Exporter]:
    """All kinds that can be written now, by name."""
    return dict(_ALL)


for _exporter in (
    Exporter("dot", phrase("Graphviz"), ".dot", _text(dot.write)),
    Exporter("mermaid", phrase("Mermaid"), ".mmd", _text(mermaid.write)),
    Exporter("graphml", phrase("GraphML"), ".graphml", _text(graphml.write)),
    Exporter("csv", phrase("Table of keys"), ".csv", keypress_csv.write),
    Exporter("script", phrase("Prompts for the studio"), ".csv", prompt_csv.write),
    Exporter("text", phrase("Phone menu in text"), ".txt", _text(menu_text.write)),
):
    register(_exporter)
