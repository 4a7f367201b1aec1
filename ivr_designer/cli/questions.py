"""Questions that stop a command: what the contact center shows can hardly be right, unless a person says so.

The answer is an option, so that no script gives it by accident: `--confirm` with the name of what is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ivr_designer.cli.output import FINDINGS, Refusal
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.sync.proposals import Doubt

if TYPE_CHECKING:
    from ivr_designer.domain.ids import TreeId
    from ivr_designer.sync.proposals import PlanPreview
    from ivr_designer.sync.session import LiveSession

F = TypeVar("F", bound=Callable[..., Any])
Confirmed = frozenset[Doubt]


def confirm_option(command: F) -> F:
    """Add the option by which a question is answered; the command gets `confirmed`, see `confirmed_of`."""
    add = click.option(
        "--confirm",
        "confirmed",
        multiple=True,
        type=click.Choice([doubt.value for doubt in Doubt]),
        help="Take over what is there though most nodes (nodes) or keys (keys) are gone, or callers enter at "
        "another node (entry). Repeat as needed.",
    )
    return add(command)


def confirmed_of(names: tuple[str, ...]) -> Confirmed:
    """What was given with --confirm."""
    return frozenset(map(Doubt, names))


def previewed(session: LiveSession, tree: TreeId, confirmed: Confirmed) -> PlanPreview:
    """The plan of a tree that was read anew; what is asked meanwhile is answered as far as it was confirmed.

    Raises Refusal for what was not, and SyncProblem.
    """
    from ivr_designer.cli.work import calm, waited

    left = confirmed
    while True:
        try:
            return waited(session.preview(tree))
        except SyncProblem:
            question = next((q for q in session.guards() if q.tree == tree), None)
            if question is None:
                raise
        if not question.doubts <= left:
            raise Refusal(question.cause, _advice(question.doubts), FINDINGS)
        left -= question.doubts  # once for each: what is asked again after it is something else
        session.answer_guard(tree, go_on=True)
        calm(session, tree)


def _advice(doubts: Confirmed) -> str:
    words = " ".join(f"--confirm {doubt.value}" for doubt in sorted(doubts))
    return f"Nothing was written. If that is right, run apply or restore with {words}."
