"""ivr-designer numbers list | attach NUMBER TREE | detach NUMBER: which phone number plays which tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ivr_designer.cli.connection import Given, connection_of, connection_options
from ivr_designer.cli.output import FINDINGS, FINE, Refusal, say, say_json
from ivr_designer.domain.phrases import phrase

if TYPE_CHECKING:
    from ivr_designer.sync.contract import Account, PhoneNumber
    from ivr_designer.sync.session import LiveSession


@click.group("numbers")
def command() -> None:
    """List the phone numbers, and give one a tree or take it off."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the numbers as JSON.")
@connection_options
def list_command(as_json: bool, given: Given) -> int:
    """List the phone numbers and where callers of each get to."""
    connection = connection_of(given)
    from ivr_designer.cli.work import opened

    with opened(connection, keep=False) as session:
        account = session.account
    numbers = account.numbers or ()
    if as_json:
        fields = ("id", "number", "nickname", "plays_tree", "tree", "queue")
        say_json({"numbers": [{name: getattr(n, name) for name in fields} for n in numbers]})
        return FINE
    for number in numbers:
        name = f"  ({number.nickname})" if number.nickname else ""
        say(f"{number.number}  {_where(account, number)}{name}")
    if not numbers:
        say("The contact center has no numbers.")
    return FINE


@command.command("attach")
@click.argument("number")
@click.argument("tree")
@connection_options
def attach_command(number: str, tree: str, given: Given) -> int:
    """Have NUMBER play TREE, an id or a name; takes effect with the next call."""
    connection = connection_of(given)
    from ivr_designer.cli.work import opened, row_of, waited

    with opened(connection, keep=True) as session:
        found = _number(session, number)
        waited(session.point_number(found.id, row_of(session, tree).id))
        _confirm(session, found.id)
    return FINE


@command.command("detach")
@click.argument("number")
@click.option("--queue", help="Id or name of the queue that gets the calls.", show_default="the one it has")
@connection_options
def detach_command(number: str, queue: str | None, given: Given) -> int:
    """Take NUMBER off its tree; its callers get to a queue."""
    connection = connection_of(given)
    from ivr_designer.cli.work import opened, waited

    with opened(connection, keep=True) as session:
        found = _number(session, number)
        target = _queue(session.account, queue) if queue is not None else None
        waited(session.point_number(found.id, None, target))
        _confirm(session, found.id)
    return FINE


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _number(session: LiveSession, wanted: str) -> PhoneNumber:
    numbers = session.account.numbers or ()
    digits = _digits(wanted)
    found = [n for n in numbers if wanted == n.id or (digits and digits == _digits(n.number))]
    if len(found) == 1:
        return found[0]
    there = ", ".join(n.number for n in numbers[:10]) or "none at all"
    raise Refusal(
        phrase("The contact center has no number “{number}”.", number=wanted), f"It has {there}.", FINDINGS
    )


def _queue(account: Account, wanted: str) -> str:
    queues = account.queues or ()
    found = [q.id for q in queues if q.id == wanted] or [q.id for q in queues if q.name == wanted]
    if len(found) == 1:
        return found[0]
    there = ", ".join(f"“{q.name}” ({q.id})" for q in queues[:10]) or "none at all"
    raise Refusal(phrase("There is no one queue “{name}”.", name=wanted), f"There are {there}.", FINDINGS)


def _where(account: Account, number: PhoneNumber) -> str:
    if number.plays_tree and number.tree:
        name = next((r.name for r in account.trees if r.remote_id == number.tree), None)
        return f"plays tree “{name}”" if name is not None else f"plays unknown tree {number.tree}"
    if number.queue:
        name = next((q.name for q in account.queues or () if q.id == number.queue), None)
        return f"goes to queue “{name}”" if name is not None else f"goes to unknown queue {number.queue}"
    return "leads nowhere"


def _confirm(session: LiveSession, number_id: str) -> None:
    account = session.account
    number = next(n for n in account.numbers or () if n.id == number_id)
    say(f"{number.number}  {_where(account, number)}")
