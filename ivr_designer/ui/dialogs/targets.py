"""What a key can lead to, as a list to choose from. Values only."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Vertex
from ivr_designer.domain.seeking import clean_phone, fold, looks_like_phone
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Account
from ivr_designer.ui.canvas.requests import BoxKind
from ivr_designer.ui.labels import KIND_ICONS, destination_label, node_icon, phone_label, queue_names
from ivr_designer.ui.text import tr

_CHOSEN_KINDS = {DestinationKind.QUEUE, DestinationKind.PHONE, DestinationKind.SMS}


@dataclass(frozen=True, slots=True)
class Target:
    """One choice: an existing box or destination, or a new node of kind `fresh`."""

    label: str
    detail: str
    icon: str
    vertex: Vertex | None = None
    fresh: BoxKind | None = None


def targets(
    tree: IvrTree, account: Account | None, *, source: NodeId | None = None, fresh: bool = True
) -> list[Target]:
    """Everything a key of `source` may lead to, most likely first."""
    found: list[Target] = []
    if fresh:
        found += [
            Target(tr("New spoken menu"), tr("The system reads a text"), "talk", fresh=BoxKind.TALK),
            Target(tr("New recorded menu"), tr("The system plays a recording"), "play", fresh=BoxKind.PLAY),
        ]
    found += destinations(tree, account)
    for node in tree.nodes.values():
        where = tr("This menu again") if node.id == source else tr("Node of this tree")
        found.append(Target(node.name, where, node_icon(node), node.id))
    return found


def destinations(
    tree: IvrTree, account: Account | None, kinds: Iterable[DestinationKind] | None = None
) -> list[Target]:
    """Queues of the account, numbers in use, and the ways a call can end."""
    queues = queue_names(account)
    found = [
        Target(name, tr("Queue"), "queue", Destination(DestinationKind.QUEUE, id_))
        for id_, name in queues.items()
    ]
    used = [d for d in tree.destinations() if d.kind in _CHOSEN_KINDS and d.value]
    for box in used:
        if box.kind is DestinationKind.QUEUE and box.value in queues:
            continue
        found.append(_in_use(box))
    found += [
        Target(tr("Hang up"), tr("The call ends"), "stop", Destination(DestinationKind.STOP)),
        Target(
            tr("Voicemail"), tr("Announced by the vendor, not live yet"), "voicemail",
            Destination(DestinationKind.VOICEMAIL),
        ),
    ]  # fmt: skip
    if kinds is None:
        return found
    wanted = set(kinds)
    return [t for t in found if isinstance(t.vertex, Destination) and t.vertex.kind in wanted]


def _in_use(box: Destination) -> Target:
    details = {
        DestinationKind.QUEUE: tr("Queue, not in the contact center's list"),
        DestinationKind.PHONE: tr("Phone number used in this tree"),
        DestinationKind.SMS: tr("SMS used in this tree"),
    }
    return Target(destination_label(box), details[box.kind], KIND_ICONS[box.kind], box)


def typed(text: str, account: Account | None, kinds: Iterable[DestinationKind] | None = None) -> list[Target]:
    """Choices made of what was typed: a phone number, an SMS, a queue id while queues are unknown."""
    clean = text.strip()
    wanted = set(_CHOSEN_KINDS if kinds is None else kinds)
    found = []
    if DestinationKind.PHONE in wanted and looks_like_phone(clean):
        number = clean_phone(clean)
        found.append(
            Target(
                tr("Call {number}").format(number=phone_label(number)), tr("Phone number"), "phone",
                Destination(DestinationKind.PHONE, number),
            )
        )  # fmt: skip
    unknown = account is None or account.queues is None
    if DestinationKind.QUEUE in wanted and unknown and clean.upper().startswith("QU_"):
        detail = tr("Queue by its id; the list of queues is not known now")
        found.append(Target(clean, detail, "queue", Destination(DestinationKind.QUEUE, clean)))
    if DestinationKind.SMS in wanted and clean and not looks_like_phone(clean):
        box = Destination(DestinationKind.SMS, clean)
        detail = tr("Announced by the vendor, not live yet")
        found.append(Target(tr("Send SMS “{text}”").format(text=clean), detail, "sms", box))
    return found


def matching(choices: Iterable[Target], text: str) -> list[Target]:
    """Choices whose label has all words of `text`, accents and case aside; those that begin with it first."""
    words = fold(text).split()
    hits = [c for c in choices if all(w in fold(c.label) for w in words)]
    return sorted(hits, key=lambda c: not fold(c.label).startswith(fold(text.strip())))
