"""ivr-designer history TREE: live states that were seen from this machine, and how two of them differ."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from ivr_designer.cli.connection import Given, connection_of, connection_options
from ivr_designer.cli.output import FINDINGS, FINE, SIGNS, Refusal, say, say_json

if TYPE_CHECKING:
    from ivr_designer.domain.ids import TreeId
    from ivr_designer.sync.session import LiveSession

_SHORT = 12


@click.command("history")
@click.argument("tree")
@click.option("--json", "as_json", is_flag=True, help="Print the versions as JSON.")
@click.option("--compare", "old", help="Show what changed from this version …")
@click.option("--with", "new", help="… to this one.", show_default="what is live now")
@connection_options
def command(tree: str, as_json: bool, old: str | None, new: str | None, given: Given) -> int:
    """List the live states of TREE, an id or a name, that were seen from this machine, newest first.

    With --compare, two of them are compared; a version is named by the beginning of its name.
    """
    connection = connection_of(given)
    from ivr_designer.cli.work import opened, row_of

    with opened(connection, keep=True) as session:
        row = row_of(session, tree)
        versions = session.versions(row.id)
        if old is not None or new is not None:
            return _compare(session, row.id, old, new, as_json=as_json)
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


def _compare(session: LiveSession, tree: TreeId, old: str | None, new: str | None, *, as_json: bool) -> int:
    """Exit code 0 when both are the same, else 1, as diff does."""
    from ivr_designer.cli.changes import compared
    from ivr_designer.cli.questions import previewed
    from ivr_designer.cli.work import version_of

    if old is None:
        raise Refusal("Nothing says which version to begin with.", "Give --compare VERSION as well.")
    before = session.version(tree, version_of(session, tree, old).digest)
    if new is None:
        previewed(session, tree, frozenset())
        new = session.versions(tree)[0].digest
    after = session.version(tree, version_of(session, tree, new).digest)
    rows = compared(before, after)
    if as_json:
        changes = [
            {
                "kind": kind.value,
                "text": str(title),
                "fields": [{"field": f.field, "old": f.old, "new": f.new} for f in fields],
            }
            for kind, title, fields in rows
        ]
        say_json({"changes": changes})
        return FINDINGS if rows else FINE
    for kind, title, fields in rows:
        say(f"{SIGNS[kind.value]} {title}")
        for field in fields:
            say(f"    {field.field}: {field.old!r} → {field.new!r}")
    if not rows:
        say("Both are the same.")
    return FINDINGS if rows else FINE
