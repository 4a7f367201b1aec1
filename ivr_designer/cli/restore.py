"""ivr-designer restore TREE VERSION."""

import click

from ivr_designer.cli.connection import Given, connection_of, connection_options
from ivr_designer.cli.output import FINDINGS, FINE, Refusal, say
from ivr_designer.cli.questions import confirm_option, confirmed_of


@click.command("restore")
@click.argument("tree")
@click.argument("version")
@click.option("--node", help="Only this node with its keys: its name, or the server's id.")
@click.option("--yes", is_flag=True, help="Carry the plan out; without it the plan is only shown.")
@confirm_option
@connection_options
def command(
    tree: str, version: str, node: str | None, yes: bool, confirmed: tuple[str, ...], given: Given
) -> int:
    """Bring TREE back to VERSION, the beginning of a name that history lists.

    Without --yes only the plan is shown, and nothing changes. Exit code 1 while the tree there looks so wrong
    that somebody must say it is meant (--confirm), or while edits of the window were not sent.
    """
    connection = connection_of(given)
    from ivr_designer.cli.plan import show
    from ivr_designer.cli.work import node_of, opened, restoring, row_of, version_of, waited

    with opened(connection, keep=True) as session:
        row = row_of(session, tree)
        digest = version_of(session, row.id, version).digest
        only = None if node is None else node_of(session, row.id, digest, node)
        sure = confirmed_of(confirmed)
        with restoring(session, row.id, digest, only, keep=yes, confirmed=sure) as preview:
            if preview.blocked is not None:
                raise Refusal(preview.blocked, "Look at the tree in the window.", FINDINGS)
            show(preview)
            if preview.calls and yes:
                waited(session.publish(row.id, preview.stamp))
                say(f"“{row.name if node is None else node}” is as it was.")
    return FINE
