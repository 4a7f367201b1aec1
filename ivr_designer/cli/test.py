"""ivr-designer test FILE [--json] [--junit OUT]."""

from pathlib import Path

import click

from ivr_designer.cli.kept import user_settings
from ivr_designer.cli.output import FINDINGS, FINE, say, say_json
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.files import read_tree, write_bytes


@click.command("test")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
@click.option("--junit", type=click.Path(path_type=Path), help="Write the results as JUnit XML to this file.")
def command(file: Path, as_json: bool, junit: Path | None) -> int:
    """Run the recorded calls in FILE. Exit code 1 if one does not end where it should.

    Seconds are by the speaking rate that was calibrated on this machine.
    """
    from ivr_designer.simulator.commands import run_tests
    from ivr_designer.validation.timing import TimeModel, kept_rate

    tree = IvrTree(TreeId("file"), read_tree(file).content)
    run = run_tests(tree, TimeModel(kept_rate(user_settings())))
    if junit is not None:
        write_bytes(junit, run.as_junit().encode("utf-8", "replace"))
    if as_json:
        say_json(run.as_json())
    else:
        for line in run.lines():
            say(line)
    return FINE if run.passed else FINDINGS
