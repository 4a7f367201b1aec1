"""ivr-designer simulate FILE --keys 1,2 [--json]."""

from pathlib import Path

import click

from ivr_designer.cli.kept import user_settings
from ivr_designer.cli.output import FINE, Refusal, say, say_json
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.files import read_tree


@click.command("simulate")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keys", default="", help="What the caller does: 1,2,#,no_input.", show_default="just listens")
@click.option("--json", "as_json", is_flag=True, help="Print the call as JSON.")
def command(file: Path, keys: str, as_json: bool) -> int:
    """Play one call through the tree in FILE, and say what the caller meets and when.

    Seconds are by the speaking rate that was calibrated on this machine.
    """
    from ivr_designer.simulator.commands import ScriptRefused, simulate
    from ivr_designer.validation.timing import TimeModel, kept_rate

    tree = IvrTree(TreeId("file"), read_tree(file).content)
    try:
        call = simulate(tree, TimeModel(kept_rate(user_settings())), keys)
    except ScriptRefused as refused:
        raise Refusal(refused.reason, "Write keys as 1,2,#,no_input.") from refused
    except LookupError as error:
        raise Refusal("The tree has no node where callers enter.", "Give its “root” a node's id.") from error
    if as_json:
        say_json(call.as_json())
    else:
        for line in call.lines():
            say(line)
    return FINE
