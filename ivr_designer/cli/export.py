"""ivr-designer export FILE --to KIND -o OUT."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ivr_designer.cli.connection import Given, connection_options
from ivr_designer.cli.output import FINE, Refusal, say
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.files import read_tree, write_bytes

if TYPE_CHECKING:
    from ivr_designer.storage.exporters.source import ExportSource, FoundFault
    from ivr_designer.storage.files import TreeFile
    from ivr_designer.validation.facts import AccountFacts

_WITH_WINDOW = ("png", "pdf", "pdf-a3", "script-pdf")
"""Kinds that the window draws; they register themselves when it is imported."""


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "kind",
    required=True,
    help="dot, mermaid, graphml, csv, script, svg, html, text, png, pdf, pdf-a3, script-pdf.",
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="File to write; - for stdout."
)
@click.option(
    "--lang", type=click.Choice(["vi", "en"]), help="Language of the document.", show_default="as prompts"
)
@click.option("--mask", is_flag=True, help="Show only the last digits of phone numbers.")
@connection_options
def command(file: Path, kind: str, output: Path, lang: str | None, mask: bool, given: Given) -> int:
    """Write the tree in FILE in another form, to read, to draw or to publish.

    With a contact center named, queues get their names, and the numbers that play the tree are told.
    """
    from ivr_designer.storage.exporters.registry import exporters

    read = read_tree(file)
    if kind in _WITH_WINDOW:
        _load_drawing()
    exporter = exporters().get(kind)
    if exporter is None:
        kinds = ", ".join(exporters())
        raise Refusal(f"There is no export called “{kind}”.", f"Choose one of {kinds}.")
    data = exporter.write(_source(read, given, kind, lang, mask))
    if str(output) == "-":
        sys.stdout.buffer.write(data)
        return FINE
    write_bytes(output, data)
    say(f"{output.name}: {exporter.title}, {len(read.content.nodes)} nodes, {len(data):,} bytes.")
    return FINE


def _source(read: TreeFile, given: Given, kind: str, lang: str | None, mask: bool) -> ExportSource:
    from ivr_designer.storage.exporters.source import ExportSource
    from ivr_designer.storage.exporters.words import Words

    around = None
    if not given.is_empty:
        from ivr_designer.cli.surroundings import surroundings

        around = surroundings(given, read.remote)
    tree = IvrTree(TreeId("file"), read.content)
    return ExportSource(
        tree,
        datetime.now(UTC).astimezone().date(),
        around.queue_names() if around else {},
        around.numbers() if around else None,
        _findings(tree, around.facts() if around else None) if kind == "html" else None,
        masked=mask,
        words=Words("vi" if lang == "vi" else "en") if lang else None,
    )


def _findings(tree: IvrTree, facts: AccountFacts | None) -> tuple[FoundFault, ...]:
    from ivr_designer.storage.exporters.source import FoundFault
    from ivr_designer.validation.engine import validate
    from ivr_designer.validation.finding import worst_first

    found = worst_first(validate(tree) if facts is None else validate(tree, facts))
    return tuple(FoundFault(f.rule, f.severity.value, str(f.message), f.nodes) for f in found)


def _load_drawing() -> None:
    """Import the part of the window that draws pictures, if this installation has it."""
    import importlib

    try:
        importlib.import_module("ivr_designer.ui.exports")
    except ImportError as error:
        raise Refusal(
            "This installation cannot draw pictures in this form.", "Choose --to svg or --to html."
        ) from error
