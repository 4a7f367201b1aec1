"""ivr-designer export FILE --to KIND -o OUT."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ivr_designer.cli.connection import Given, connection_options
from ivr_designer.cli.output import FINE, Refusal, counted, is_stdout, put_out, say
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.files import read_tree, write_bytes

if TYPE_CHECKING:
    from ivr_designer.storage.exporters.source import ExportSource, FoundFault
    from ivr_designer.storage.files import TreeFile
    from ivr_designer.validation.facts import AccountFacts

_WITH_WINDOW = ("svg", "html", "png", "pdf", "pdf-a3", "script-pdf")
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
@click.option("--changes", is_flag=True, help="In html: list what was sent for the tree from this machine.")
@click.option(
    "--since", type=click.Path(path_type=Path), help="In html: list what differs from this older tree file."
)
@connection_options
def command(file: Path, kind: str, output: Path, given: Given, **how: Any) -> int:
    """Write the tree in FILE in another form, to read, to draw or to publish.

    With a contact center named, queues get their names, and the numbers that play the tree are told.
    """
    from ivr_designer.storage.exporters.registry import exporters

    read = read_tree(file)
    if kind in _WITH_WINDOW:
        _load_drawing()
    exporter = exporters().get(kind)
    if exporter is None:
        kinds = ", ".join(dict.fromkeys((*exporters(), *_WITH_WINDOW)))
        raise Refusal(f"There is no export called “{kind}”.", f"Choose one of {kinds}.")
    data = exporter.write(_source(read, given, kind, _How(**how)))
    if is_stdout(output):
        put_out(data)
        return FINE
    write_bytes(output, data)
    say(f"{output.name}: {exporter.title}, {counted(len(read.content.nodes), 'node')}, {len(data):,} bytes.")
    return FINE


class _How(NamedTuple):
    """What else was asked for on the command line."""

    lang: str | None
    mask: bool
    changes: bool
    since: Path | None


def _source(read: TreeFile, given: Given, kind: str, how: _How) -> ExportSource:
    from ivr_designer.storage.exporters.source import ExportSource
    from ivr_designer.storage.exporters.words import Words

    around = None
    if not given.is_empty:
        from ivr_designer.cli.surroundings import surroundings

        around = surroundings(given, read.remote)
    tree = IvrTree(TreeId("file"), read.content)
    source = ExportSource(
        tree,
        datetime.now(UTC).astimezone().date(),
        around.queue_names() if around else {},
        around.numbers() if around else None,
        masked=how.mask,
        words=Words("vi" if how.lang == "vi" else "en") if how.lang else None,
    )
    if kind != "html":
        if how.changes or how.since is not None:
            raise Refusal(f"The export “{kind}” has no list of changes.", "Choose --to html.")
        return source
    from ivr_designer.ui.translation import speaking

    with speaking(source.speech.language):
        found = _findings(tree, around.facts() if around else None)
        return replace(source, findings=found, changes=_changes(read, given, how))


def _changes(read: TreeFile, given: Given, how: _How) -> tuple[str, ...]:
    """The lines of the list of changes that was asked for."""
    if not how.changes and how.since is None:
        return ()
    from ivr_designer.cli.changes import lines_between, lines_sent

    lines = lines_sent(given, read.remote) if how.changes else ()
    return (*lines, *(lines_between(read_tree(how.since).content, read.content) if how.since else ()))


def _findings(tree: IvrTree, facts: AccountFacts | None) -> tuple[FoundFault, ...]:
    from ivr_designer.storage.exporters.source import FoundFault
    from ivr_designer.ui.text import say as said
    from ivr_designer.validation.engine import validate
    from ivr_designer.validation.finding import worst_first

    found = worst_first(validate(tree) if facts is None else validate(tree, facts))
    return tuple(FoundFault(f.rule, f.severity.value, said(f.message), f.nodes) for f in found)


def _load_drawing() -> None:
    """Import the part of the window that draws pictures, if this installation has it."""
    import importlib

    try:
        importlib.import_module("ivr_designer.ui.exports")
    except ImportError as error:
        raise Refusal(
            "This installation cannot draw pictures in this form.", "Choose --to text or --to dot."
        ) from error
