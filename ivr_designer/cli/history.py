"""ivr-designer history TREE and restore TREE VERSION: live states that were seen from this machine."""

from datetime import UTC, datetime

import click

from ivr_designer.cli.connection import Given, connection_of, connection_options
from ivr_designer.cli.output import FINE, say, say_json

_SHORT = 12


@click.command("history")
@click.argument("tree")
@click.option("--json", "as_json", is_flag=True, help="Print the versions as JSON.")
@connection_options
def command(tree: str, as_json: bool, given: Given) -> int:
    """List the live states of TREE, an id or a name, that were seen from this machine, newest first."""
    connection = connection_of(given)
    from ivr_designer.cli.work import opened, row_of

    with opened(connection, keep=True) as session:
        versions = session.versions(row_of(session, tree).id)
    if as_json:
        fields = ("digest", "at", "last_seen_at", "reason")
        say_json({"versions": [{name: getattr(v, name) for name in fields} for v in versions]})
        return FINE
    for version in versions:
        seen = datetime.fromtimestamp(version.last_seen_at, UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S")
        say(f"{version.digest[:_SHORT]}  {seen}  {version.reason}")
    if not versions:
        say("No version of this tree was seen from this machine yet.")
    return FINE
