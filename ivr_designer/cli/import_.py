"""ivr-designer import FILE -o OUT [--report R.json]."""

import json
from pathlib import Path

import click

from ivr_designer.cli.output import FINE, say
from ivr_designer.storage.files import read_bytes, write_bytes, write_tree

_SHOWN = 20


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The tree file to write."
)
@click.option("--report", type=click.Path(path_type=Path), help="Write everything that has no equal as JSON.")
def command(file: Path, output: Path, report: Path | None) -> int:
    """Make a draft from FILE, another program's phone menu.

    Known are Amazon Connect, Twilio Studio, Genesys Archy, FreeSWITCH, VoiceXML, 3CX and Asterisk.
    """
    from ivr_designer.storage.importers.detect import MAX_BYTES, read_foreign

    draft = read_foreign(read_bytes(file, MAX_BYTES))
    found = draft.report
    write_tree(output, draft.content)
    if report is not None:
        text = json.dumps(found.as_json(), ensure_ascii=False, indent=1)
        write_bytes(report, text.encode("utf-8", "replace") + b"\n")
    nodes, keys = len(draft.content.nodes), len(draft.content.keypresses)
    say(f"{found.format}: {nodes} nodes and {keys} keys in {output.name}.")
    say(f"Taken over: {found.taken} of {found.values} values; {len(found.losses)} things to look at.")
    for loss in found.losses[:_SHOWN]:
        say(f"  {loss.place} ({loss.what}): {loss.why}")
    if len(found.losses) > _SHOWN:
        say(f"  … and {len(found.losses) - _SHOWN} more; --report writes all of them.")
    return FINE
