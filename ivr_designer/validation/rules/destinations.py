"""D: where calls leave the tree."""

import re
from collections.abc import Iterator

from ivr_designer.domain.keypresses import Action, Destination, Keypress, Vertex
from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.facts import plain_number
from ivr_designer.validation.finding import Fault, Severity
from ivr_designer.validation.registry import define, each_node
from ivr_designer.validation.rules.mending import set_keypress

define(
    "D01",
    Severity.ERROR,
    phrase("Valid phone number"),
    phrase("The call cannot be put through to a number of another form."),
)
define(
    "D02",
    Severity.WARNING,
    phrase("Number that is shown"),
    phrase("A forwarded call needs one of your own numbers as its caller."),
)
define(
    "D03",
    Severity.ERROR,
    phrase("Not back to ourselves"),
    phrase("The call leaves through the network, is paid for, and comes in again."),
)
define(
    "D04",
    Severity.WARNING,
    phrase("Expected numbers only"),
    phrase("Calls abroad and to special numbers are expensive and a known way of fraud."),
)
define(
    "D05",
    Severity.INFO,
    phrase("Different keys, different places"),
    phrase("Two keys for the same make the menu longer than it needs to be."),
)

_NUMBER = re.compile(r"\+?[1-9]\d{6,14}")
_LOCAL = re.compile(r"0[1-9]\d{7,10}")
_SHORT = re.compile(r"\d{3,8}")


def _phones(view: NodeView) -> Iterator[tuple[Keypress, str]]:
    for keypress in view.keypresses:
        if keypress.action is Action.PHONE and keypress.phone_number:
            yield keypress, keypress.phone_number


@each_node("D01")
def number_is_valid(view: NodeView, context: Context) -> Iterator[Fault]:
    """D01: not a number with country code. One that begins with 0 is offered with the home country's code."""
    for keypress, number in _phones(view):
        if _NUMBER.fullmatch(number):
            continue
        if _LOCAL.fullmatch(number):
            code = context.settings.word_list("home_country")[0]
            fix = set_keypress(view, keypress, phone_number=code + number[1:])
            message = phrase(
                "Key {key} of “{name}” forwards to {number}, which lacks the country code.",
                key=keypress.key.words,
                name=view.name,
                number=number,
            )
        else:
            digits = plain_number(number)
            tidy = f"+{digits}" if number.strip().startswith("+") else digits
            can_mend = tidy != number and _NUMBER.fullmatch(tidy)
            fix = set_keypress(view, keypress, phone_number=tidy) if can_mend else None
            message = phrase(
                "Key {key} of “{name}” forwards to “{number}”, which is not a phone number.",
                key=keypress.key.words,
                name=view.name,
                number=number,
            )
        yield Fault(message, (view.id,), (keypress.id,), fix)


@each_node("D02")
def shown_number_is_ours(view: NodeView, context: Context) -> Iterator[Fault]:
    """D02: the number shown is known to be empty, or not the account's. Unknown (None) finds nothing."""
    for keypress, _ in _phones(view):
        shown = keypress.from_number
        if shown is None or (shown and context.facts.owns(shown) is not False):
            continue
        message = (
            phrase(
                "Key {key} of “{name}” shows {number}, which is not one of your numbers.",
                key=keypress.key.words,
                name=view.name,
                number=shown,
            )
            if shown
            else phrase(
                "Key {key} of “{name}” forwards without a number to show.",
                key=keypress.key.words,
                name=view.name,
            )
        )
        yield Fault(message, (view.id,), (keypress.id,))


@each_node("D03")
def not_to_ourselves(view: NodeView, context: Context) -> Iterator[Fault]:
    """D03: forwards to a number of the account that plays a tree."""
    own = {plain_number(n.number) for n in context.facts.numbers or () if n.plays_tree}
    for keypress, number in _phones(view):
        if plain_number(number) in own:
            message = phrase(
                "Key {key} of “{name}” forwards to {number}, which plays one of your own menus.",
                key=keypress.key.words,
                name=view.name,
                number=number,
            )
            yield Fault(message, (view.id,), (keypress.id,))


@each_node("D04")
def number_is_expected(view: NodeView, context: Context) -> Iterator[Fault]:
    """D04: abroad, premium or emergency, unless allowed."""
    words = context.settings.word_list
    allowed = {plain_number(n) for n in words("allowed_numbers")}
    for keypress, number in _phones(view):
        plain = plain_number(number)
        if plain in allowed:
            continue
        if plain in words("emergency"):
            what = phrase("an emergency number")
        elif plain.startswith(words("premium")):
            what = phrase("a premium number")
        elif _NUMBER.fullmatch(number) and not _SHORT.fullmatch(number):
            if plain.startswith(words("allowed_countries")):
                continue
            what = phrase("a number abroad")
        else:
            continue
        message = phrase(
            "Key {key} of “{name}” forwards to {what}: {number}.",
            key=keypress.key.words,
            name=view.name,
            what=what,
            number=number,
        )
        yield Fault(message, (view.id,), (keypress.id,))


@each_node("D05")
def places_differ(view: NodeView, context: Context) -> Iterator[Fault]:
    """D05: two keys of a node lead to the same place."""
    first: dict[Vertex, Keypress] = {}
    for keypress in view.pressed.values():
        target = context.target(keypress)
        if isinstance(target, Destination) and keypress.action is not Action.STOP and not target.value:
            continue  # incomplete, which S06 says better
        other = first.setdefault(target, keypress)
        if other is not keypress:
            message = phrase(
                "Keys {other} and {key} of “{name}” lead to the same place.",
                other=other.key.words,
                key=keypress.key.words,
                name=view.name,
            )
            yield Fault(message, (view.id,), (keypress.id, other.id))
