"""ivr-designer plan FILE."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ivr_designer.cli.connection import Given, connection_of, connection_options
from ivr_designer.cli.output import FINDINGS, FINE, SIGNS, complain, counted, say, say_json
from ivr_designer.storage.files import read_tree

if TYPE_CHECKING:
    from ivr_designer.sync.proposals import PlanPreview


@click.command("plan")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
@click.option("--as-new", is_flag=True, help="Plan a new tree even if the file names one.")
@connection_options
def command(file: Path, as_json: bool, as_new: bool, given: Given) -> int:
    """Show the calls that apply would make for FILE, in their order. Nothing is changed.

    Exit code 1 if it could not be applied now.
    """
    tree = read_tree(file)
    connection = connection_of(given)
    from ivr_designer.cli.work import Aim, opened

    with opened(connection, keep=False) as session:
        preview = Aim(session, file.absolute(), tree, as_new=as_new).aimed()
    if as_json:
        say_json(_record(preview))
    else:
        show(preview)
        if preview.blocked is not None:
            complain(preview.blocked, "Complete the file and plan again.")
    return FINE if preview.blocked is None else FINDINGS


def show(preview: PlanPreview) -> None:
    """Print the calls in words."""
    for call in preview.calls:
        say(f"{SIGNS[call.kind.value]} {call.text}  [{call.call}]")
        for field in call.fields:
            say(f"    {field.field}: {field.old!r} → {field.new!r}")
    count = len(preview.calls)
    say(f"{counted(count, 'call')}." if count else "Nothing to change.")


def _record(preview: PlanPreview) -> dict[str, object]:
    calls = [
        {
            "kind": call.kind.value,
            "text": str(call.text),
            "call": call.call,
            "fields": [{"field": f.field, "old": f.old, "new": f.new} for f in call.fields],
        }
        for call in preview.calls
    ]
    blocked = None if preview.blocked is None else str(preview.blocked)
    return {"calls": calls, "blocked": blocked, "numbers": list(preview.numbers)}
