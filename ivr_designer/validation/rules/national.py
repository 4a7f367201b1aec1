"""R: what laws and house rules ask for. All are off until a profile turns them on."""

from collections.abc import Iterator

from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.finding import Fault
from ivr_designer.validation.moves import Leads
from ivr_designer.validation.registry import define, whole_tree
from ivr_designer.validation.rules.mending import bind_person, mentions_any
from ivr_designer.validation.text_form import is_current

define(
    "R-BR1",
    None,
    phrase("A person in every menu"),
    phrase("The rules for customer lines ask for a person in the first menu and in every later one."),
)
define(
    "R-BR2",
    None,
    phrase("Complaint and cancelling"),
    phrase("The rules for customer lines ask for both in the first menu."),
)
define(
    "R-ES1",
    None,
    phrase("A person within the time limit"),
    phrase("The profile limits how long callers may wait for a person."),
)
define(
    "R-GH1",
    None,
    phrase("0 leads to a queue"),
    phrase("Callers should be able to leave any menu for a person by pressing 0."),
)
define(
    "R-EN1",
    None,
    phrase("Text form is current"),
    phrase("Who cannot follow a spoken menu needs it in writing."),
)


def _menus(context: Context) -> Iterator[NodeView]:
    for node in context.shape.came_by:
        view = context.views[node]
        if view.is_menu:
            yield view


@whole_tree("R-BR1", prompts=False)
def person_in_every_menu(context: Context) -> Iterator[Fault]:
    """R-BR1: a menu where no key leads straight to a person."""
    for view in _menus(context):
        if not any(m.leads is Leads.PERSON and m.key.is_pressed for m in view.moves):
            message = phrase("“{name}” does not offer a person.", name=view.name)
            yield Fault(message, (view.id,), fix=bind_person(view, Key.ZERO, context))


@whole_tree("R-BR2")
def complaint_and_cancel(context: Context) -> Iterator[Fault]:
    """R-BR2: the first menu names no complaint or no cancelling, by the word lists."""
    view = None if context.shape.root is None else context.views[context.shape.root]
    if view is None:
        return
    targets = (context.name(m.node) for m in view.moves if m.node is not None)
    said = " . ".join([view.text or "", *targets])
    for words, message in (
        ("complaint", phrase("The first menu offers no way to complain.")),
        ("cancel", phrase("The first menu offers no way to cancel.")),
    ):
        if not mentions_any(said, context.settings.word_list(words)):
            yield Fault(message, (view.id,))


@whole_tree("R-ES1")
def person_within_limit(context: Context) -> Iterator[Fault]:
    """R-ES1: the typical time to a person is over the limit of the profile."""
    seconds, root = context.times.person_s, context.shape.root
    limit = context.settings.limit("R-ES1.seconds")
    if root is not None and seconds is not None and seconds > limit:
        message = phrase(
            "A person answers after {seconds} s at the earliest; the profile allows {limit} s.",
            seconds=round(seconds),
            limit=round(limit),
        )
        yield Fault(message, (root,))


@whole_tree("R-GH1", prompts=False)
def zero_queues(context: Context) -> Iterator[Fault]:
    """R-GH1: a menu where 0 does not lead to a person."""
    for view in _menus(context):
        move = view.move(Key.ZERO)
        if move is None or move.leads is not Leads.PERSON:
            message = phrase("“{name}” has no way to a person by 0.", name=view.name)
            yield Fault(message, (view.id,), fix=bind_person(view, Key.ZERO, context))


@whole_tree("R-EN1")
def text_form_is_current(context: Context) -> Iterator[Fault]:
    """R-EN1: the menu changed since its text form was exported, or it never was."""
    if context.tree.nodes and not is_current(context.tree):
        yield Fault(phrase("The text form of this menu was not exported since the last change."))
