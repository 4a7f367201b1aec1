"""K: what callers expect of 0, 9, * and #."""

from collections.abc import Iterator

from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.finding import Fault, Severity
from ivr_designer.validation.moves import Leads, Move
from ivr_designer.validation.registry import (
    define,
    each_node,
    each_node_and_depth,
    each_node_and_neighbours,
    whole_tree,
)
from ivr_designer.validation.rules.mending import bind, bind_person, goes_back, is_helpful
from ivr_designer.validation.shape import PASSIVE

define(
    "K01",
    Severity.WARNING,
    phrase("0 is for help"),
    phrase("Callers press 0 when they want a person."),
)
define(
    "K02",
    Severity.INFO,
    phrase("0 works"),
    phrase("Callers press 0 when they want a person, whether it is offered or not."),
    Severity.WARNING,
)
define(
    "K03",
    Severity.WARNING,
    phrase("* goes back"),
    phrase("Callers press * to go back, to repeat or to cancel."),
)
define(
    "K04",
    Severity.INFO,
    phrase("# is no option"),
    phrase("Callers know # as the key that ends an entry or repeats."),
)
define(
    "K05",
    Severity.INFO,
    phrase("9 ends the call"),
    phrase("A key that ends the call in one menu should not do something else in another."),
)
define(
    "K06",
    Severity.WARNING,
    phrase("A way back"),
    phrase("Callers who took a wrong turn have to hang up and call again."),
)
define(
    "K07",
    Severity.INFO,
    phrase("Hearing it again"),
    phrase("Who did not understand the menu has no way to hear it once more."),
)


@each_node_and_neighbours("K01")
def zero_helps(view: NodeView, context: Context) -> Iterator[Fault]:
    """K01: 0 leads to something that is neither a person nor help."""
    move = view.move(Key.ZERO)
    if move is not None and move.leads is not Leads.OPEN and not is_helpful(view, move, context):
        message = phrase("Key 0 of “{name}” does not lead to a person or to help.", name=view.name)
        yield Fault(message, (view.id,), (move.keypress,))


@each_node("K02")
def zero_works(view: NodeView, context: Context) -> Iterator[Fault]:
    """K02: a menu without 0; worse at the entry."""
    if view.is_menu and view.at(Key.ZERO) is None:
        message = phrase("“{name}” does nothing when callers press 0.", name=view.name)
        fix = bind_person(view, Key.ZERO, context)
        yield Fault(message, (view.id,), fix=fix, high=view.id == context.tree.root)


def _leads_on(view: NodeView, key: Key, context: Context) -> Move | None:
    """The move of `key` at a reachable node if it leads on like an option, neither back nor out."""
    move = view.move_on.get(key)
    if move is None or move.leads in {Leads.END, Leads.OPEN} or view.id not in context.shape.depth:
        return None
    return None if goes_back(view, move, context) else move


@each_node_and_depth("K03")
def star_goes_back(view: NodeView, context: Context) -> Iterator[Fault]:
    """K03: * leads to something else than back, again, or the end."""
    move = _leads_on(view, Key.STAR, context)
    if move is not None:
        message = phrase("Key * of “{name}” goes neither back nor repeats nor cancels.", name=view.name)
        yield Fault(message, (view.id,), (move.keypress,))


@each_node_and_depth("K04")
def hash_is_no_option(view: NodeView, context: Context) -> Iterator[Fault]:
    """K04: # leads on like any option."""
    move = _leads_on(view, Key.HASH, context)
    if move is not None:
        yield Fault(phrase("“{name}” uses # as an option.", name=view.name), (view.id,), (move.keypress,))


@whole_tree("K05", prompts=False)
def nine_is_one_thing(context: Context) -> Iterator[Fault]:
    """K05: 9 ends the call in one menu and does something else here."""
    moves = [(v, m) for v in context.views.values() if (m := v.move_on.get(Key.NINE)) is not None]
    ending = next((v for v, m in moves if m.leads is Leads.END), None)
    if ending is None:
        return
    for view, move in moves:
        if move.leads is not Leads.END:
            message = phrase(
                "Key 9 ends the call in “{other}” but not in “{name}”.", other=ending.name, name=view.name
            )
            yield Fault(message, (view.id, ending.id), (move.keypress,))


@each_node_and_depth("K06")
def there_is_a_way_back(view: NodeView, context: Context) -> Iterator[Fault]:
    """K06: a menu two or more steps down with no key that leads up."""
    reached = context.shape.depth
    depth = reached.get(view.id, 0)
    if depth < 2 or not view.is_menu:
        return
    if not any(m.node is not None and reached[m.node] < depth and m.key not in PASSIVE for m in view.moves):
        step = context.shape.came_by[view.id]
        fix = bind(view, Key.STAR, step.source if step is not None else None)
        yield Fault(phrase("“{name}” offers no way back.", name=view.name), (view.id,), fix=fix)


@each_node("K07")
def it_can_be_heard_again(view: NodeView, _: Context) -> Iterator[Fault]:
    """K07: played once, and no key repeats it."""
    if view.is_menu and view.node.loop_count <= 1 and not any(m.node == view.id for m in view.moves):
        fix = bind(view, Key.HASH, view.id) or bind(view, Key.STAR, view.id)
        message = phrase("“{name}” is said once and no key repeats it.", name=view.name)
        yield Fault(message, (view.id,), fix=fix)
