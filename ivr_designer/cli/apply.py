"""ivr-designer apply FILE."""

from pathlib import Path

import click

from ivr_designer.cli.connection import Given, connection_of, connection_options
from ivr_designer.cli.output import FINDINGS, FINE, Refusal, say
from ivr_designer.cli.questions import confirm_option, confirmed_of
from ivr_designer.storage.files import TreeFile, read_tree, write_tree


@click.command("apply")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as-new", is_flag=True, help="Make a new tree even if the file names one.")
@confirm_option
@connection_options
def command(file: Path, as_new: bool, confirmed: tuple[str, ...], given: Given) -> int:
    """Make the contact center equal to FILE, and write the server's ids into it.

    The tree is made if the file names none. Run again it changes nothing; run again after it was stopped it
    finishes the work. Exit code 1, and nothing written, while the tree there looks so wrong that somebody
    must say it is meant (--confirm), or while edits of the window that FILE has not were not sent.
    """
    tree = read_tree(file)
    connection = connection_of(given)
    from ivr_designer.cli.plan import show
    from ivr_designer.cli.work import Aim, opened, waited

    with opened(connection, keep=True) as session:
        aim = Aim(session, file.absolute(), tree, as_new=as_new, confirmed=confirmed_of(confirmed))
        preview = aim.aimed()
        if preview.blocked is not None:
            raise Refusal(preview.blocked, "Complete the file and apply it again.", FINDINGS)
        show(preview)
        try:
            if preview.calls:
                waited(session.publish(aim.tree, preview.stamp))
        except BaseException:
            _write(file, tree, TreeFile(tree.content, aim.ids()))  # what half a run has made is worth knowing
            raise
        aim.done()
        ids = aim.ids()
        _write(file, tree, TreeFile(aim.noted(ids), ids))
    say(f"“{tree.content.name}” is {ids.tree} in the contact center.")
    return FINE


def _write(path: Path, old: TreeFile, new: TreeFile) -> None:
    """Write the file if there is anything new to say."""
    if new.remote.tree is not None and new != old:
        write_tree(path, *new)
