"""T: what happens when a caller says nothing or presses a wrong key."""

from collections.abc import Iterator
from math import ceil, floor

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.finding import Fault, Severity
from ivr_designer.validation.registry import define, each_node
from ivr_designer.validation.rules.mending import bind_person, options, set_node

define(
    "T01",
    Severity.WARNING,
    phrase("Silence is answered"),
    phrase("What the contact center does with a silent caller is not documented unless you say it."),
)
define(
    "T02",
    Severity.WARNING,
    phrase("Wrong keys are answered"),
    phrase("What the contact center does after a wrong key is not documented unless you say it."),
)
define(
    "T03",
    Severity.WARNING,
    phrase("Time to press a key"),
    phrase("Less is too short for many people, more sounds like a broken line."),
)
define(
    "T04",
    Severity.INFO,
    phrase("A second chance"),
    phrase("One slip and the call is over."),
)
define(
    "T05",
    Severity.INFO,
    phrase("Time to choose among many"),
    phrase("Who needs longer to decide must be able to hear the menu again."),
)


ALL_KEYS = 12
"""How many keys a phone has."""


@each_node("T01")
def silence_is_bound(view: NodeView, context: Context) -> Iterator[Fault]:
    """T01: "no input" is not bound."""
    if view.keypresses and view.at(Key.NO_INPUT) is None:
        message = phrase(
            "“{name}” does not say what happens when the caller presses nothing.", name=view.name
        )
        yield Fault(message, (view.id,), fix=bind_person(view, Key.NO_INPUT, context))


@each_node("T02")
def wrong_key_is_bound(view: NodeView, context: Context) -> Iterator[Fault]:
    """T02: "no match" is not bound, and some key is free to be wrong."""
    if view.keypresses and view.at(Key.NO_MATCH) is None and len(view.pressed) < ALL_KEYS:
        message = phrase("“{name}” does not say what happens after a wrong key.", name=view.name)
        yield Fault(message, (view.id,), fix=bind_person(view, Key.NO_MATCH, context))


@each_node("T03")
def timeout_fits(view: NodeView, context: Context) -> Iterator[Fault]:
    """T03: the time to press a key is too short or too long."""
    low, high = context.settings.limit("T03.min"), context.settings.limit("T03.max")
    seconds = view.node.keypress_timeout_s
    if not low <= seconds <= high and not view.node.is_read_only:
        message = phrase(
            "“{name}” waits {seconds} s for a key; {low} to {high} s suit most callers.",
            name=view.name,
            seconds=seconds,
            low=round(low),
            high=round(high),
        )
        wanted = ceil(low) if seconds < low else floor(high)
        # Limits of the house may leave no whole second between them.
        fix = set_node(view, keypress_timeout_s=wanted) if low <= wanted <= high else None
        yield Fault(message, (view.id,), fix=fix)


@each_node("T04")
def second_chance(view: NodeView, _: Context) -> Iterator[Fault]:
    """T04: silence and a wrong key both hang up."""
    passive = [view.at(Key.NO_INPUT), view.at(Key.NO_MATCH)]
    if all(k is not None and k.action is Action.STOP for k in passive):
        message = phrase("“{name}” hangs up on silence and on a wrong key alike.", name=view.name)
        yield Fault(message, (view.id,), tuple(k.id for k in passive if k is not None))


@each_node("T05")
def time_for_many(view: NodeView, context: Context) -> Iterator[Fault]:
    """T05: many options, little time, and no way to hear them again."""
    count = len(options(view))
    timeout = context.settings.limit("T05.timeout")
    if (
        view.node.keypress_timeout_s < timeout
        and count > context.settings.limit("T05.options")
        and view.node.loop_count <= 1
        and not any(m.node == view.id for m in view.moves)
    ):
        message = phrase(
            "“{name}” offers {count} options, waits only {seconds} s and does not repeat them.",
            name=view.name,
            count=count,
            seconds=view.node.keypress_timeout_s,
        )
        fix = set_node(view, keypress_timeout_s=ceil(timeout))
        yield Fault(message, (view.id,), fix=fix)
