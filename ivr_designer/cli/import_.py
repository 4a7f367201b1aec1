"""ivr-designer import FILE -o OUT [--report R.json]."""

import json
from pathlib import Path

import click

from ivr_designer.cli.output import FINE, counted, is_stdout, put_out, remark, say
from ivr_designer.storage.files import read_bytes, tree_text, write_bytes, write_tree

_SHOWN = 20


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path),
    help="The tree file to write; - for stdout.",
)  # fmt: skip
@click.option("--report", type=click.Path(path_type=Path), help="Write everything that has no equal as JSON.")
def command(file: Path, output: Path, report: Path | None) -> int:
    """Make a draft from FILE, another program's phone menu.

    Known are Amazon Connect, Twilio Studio, Genesys Archy, FreeSWITCH, VoiceXML, 3CX and Asterisk.
    """
    from ivr_designer.storage.importers.detect import MAX_BYTES, read_foreign

    draft = read_foreign(read_bytes(file, MAX_BYTES))
    found = draft.report
    tell = remark if is_stdout(output) else say
    if is_stdout(output):
        put_out(tree_text(draft.content).encode("utf-8", "replace"))
    else:
        write_tree(output, draft.content)
    if report is not None:
        text = json.dumps(found.as_json(), ensure_ascii=False, indent=1)
        write_bytes(report, text.encode("utf-8", "replace") + b"\n")
    nodes = counted(len(draft.content.nodes), "node")
    tell(f"{found.format}: {nodes} and {counted(len(draft.content.keypresses), 'key')} in {output.name}.")
    losses = counted(len(found.losses), "thing")
    tell(f"Taken over: {found.taken} of {counted(found.values, 'value')}; {losses} to look at.")
    for loss in found.losses[:_SHOWN]:
        tell(f"  {loss.place} ({loss.what}): {loss.why}")
    if len(found.losses) > _SHOWN:
        tell(f"  … and {len(found.losses) - _SHOWN} more; --report writes all of them.")
    return FINE
