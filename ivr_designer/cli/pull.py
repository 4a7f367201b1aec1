"""ivr-designer pull TREE -o FILE."""

from pathlib import Path

import click

from ivr_designer.cli.connection import Given, connection_of, connection_options
from ivr_designer.cli.output import FINE, counted, is_stdout, put_out, say
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.files import TreeFile, read_tree, tree_text, write_tree


@click.command("pull")
@click.argument("tree")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path),
    help="The tree file to write; - for stdout.",
)  # fmt: skip
@connection_options
def command(tree: str, output: Path, given: Given) -> int:
    """Write TREE, an id or a name, to a file.

    If the file exists and is of the same tree, its ids, places, notes and unknown fields stay.
    """
    connection = connection_of(given)
    from ivr_designer.cli.work import opened, pulled
    from ivr_designer.sync.matching import keeping

    with opened(connection, keep=False) as session:
        content, ids = pulled(session, tree)
    if is_stdout(output):
        put_out(tree_text(content, ids).encode("utf-8"))
        return FINE
    old = _older(output)
    if old is not None and old.remote.tree == ids.tree and old.remote.base_url in {None, ids.base_url}:
        content, ids = keeping(content, ids, *old)
    write_tree(output, content, ids)
    nodes, keys = counted(len(content.nodes), "node"), counted(len(content.keypresses), "key")
    say(f"{content.name}: {nodes} and {keys} in {output.name}.")
    return FINE


def _older(path: Path) -> TreeFile | None:
    try:
        return read_tree(path)
    except FileProblem:
        return None
