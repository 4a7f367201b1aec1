"""A tree with every text as an export may show it: well-formed, and without phone numbers if asked."""

from collections.abc import Callable, Container
from dataclasses import replace

from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import IvrTree

Show = Callable[[str], str]


def shown(tree: IvrTree, text: Show, phone: Show, queues: Container[str]) -> IvrTree:
    """`text` goes over all that people wrote, `phone` over numbers. Ids stay, those of `queues` too.

    A box that is known by its number or text keeps no place of its own when that is changed.
    """
    content = tree.content()
    presses = {k.id: _press(k, text, phone, queues) for k in content.keypresses.values()}
    nodes = {n.id: _node(n, text) for n in content.nodes.values()}
    positions = {
        v: place
        for v, place in content.positions.items()
        if not isinstance(v, Destination) or _end(v, text, phone, queues) == v
    }
    loose = frozenset(_end(end, text, phone, queues) for end in content.loose)
    name = text(content.name)
    made = replace(
        content, name=name, nodes=nodes, keypresses=presses, positions=positions, loose=loose, tests=()
    )
    return IvrTree(tree.id, made)


def _end(end: Destination, text: Show, phone: Show, queues: Container[str]) -> Destination:
    if not end.value or (end.kind is DestinationKind.QUEUE and end.value in queues):
        return end
    return end._replace(value=(phone if end.kind is DestinationKind.PHONE else text)(end.value))


def _press(press: Keypress, text: Show, phone: Show, queues: Container[str]) -> Keypress:
    def over(show: Show, value: str | None) -> str | None:
        return show(value) if value else value

    queue = press.queue_id
    return replace(
        press,
        phone_number=over(phone, press.phone_number),
        from_number=over(phone, press.from_number),
        sms=over(text, press.sms),
        queue_id=queue if queue in queues else over(text, queue),
        raw_action=text(press.raw_action) if isinstance(press.raw_action, str) else press.raw_action,
    )


def _node(node: Node, text: Show) -> Node:
    prompt = node.prompt
    match prompt:
        case TalkPrompt():
            prompt = replace(prompt, text=text(prompt.text))
        case PlayPrompt():
            prompt = replace(prompt, file=text(prompt.file))
        case UnknownPrompt():
            prompt = replace(prompt, mode=text(prompt.mode))
    return replace(node, name=text(node.name), prompt=prompt, note=text(node.note))
