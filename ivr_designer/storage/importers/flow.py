"""What the importers have in common: steps of a call flow, and how they become a tree.

Other programs have many kinds of steps; a tree has nodes that say something and wait for a key. A step that
only says something becomes a node whose silence leads on. A step that a caller does not notice is passed
over to the step after it.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, Prompt, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.domain.wanted import wanted
from ivr_designer.storage.importers.ledger import Item, Ledger
from ivr_designer.storage.importers.report import Draft, not_a_menu

Target = str | Destination | None
"""The id of a step, an end of the call, or nothing."""

STOP = Destination(DestinationKind.STOP)
VOICEMAIL = Destination(DestinationKind.VOICEMAIL)
ANNOUNCEMENT_WAIT_S = 1
_UNMET = phrase("Nothing that was taken over leads here.")
BESIDES = phrase("What else it says is not kept.")
_MAX_TIMEOUT_S = 600
MAX_STEPS = 50_000


def queue(value: str) -> Destination:
    """A queue by whatever the source calls it; a person says later which of the account's is meant."""
    return Destination(DestinationKind.QUEUE, wanted(value))


def phone(value: str) -> Destination:
    """A phone number as the source writes it."""
    return Destination(DestinationKind.PHONE, value)


@dataclass(slots=True)
class Step:
    """One step. With `prompt` it becomes a node; without, calls go on at `next` (or at `ends`).

    `keys` are the choices in their order; a step without any plays its prompt and goes on. `timeout_s` is how
    long it waits for a key.
    """

    id: str
    name: str
    prompt: Prompt | None = None
    keys: list[tuple[Key, Target]] = field(default_factory=list)
    next: Target = None
    timeout_s: float | None = None
    loops: int = 1
    barge_in: bool = True
    note: str = ""
    item: Item | None = None

    def bind(self, key: Item, target: Target) -> bool:
        """Bind what `key` spells, if it is a key that is free and leads somewhere; else it is reported and
        False returned.
        """
        found = Key.parse(key.peek().strip())
        if found is None or not found.is_pressed:
            key.lose(phrase("Callers can only press one key here, and this is none."))
            return False
        if not target:
            key.lose(phrase("It is not said where this key leads."))
            return False
        if any(k is found for k, _ in self.keys):
            key.lose(phrase("The key is taken already."))
            return False
        key.take()
        self.keys.append((found, target))
        return True

    def on(self, key: Key, target: Target) -> None:
        """Where silence or a wrong key leads; the first one said wins, and nothing is nowhere."""
        if target is not None and all(k is not key for k, _ in self.keys):
            self.keys.append((key, target))


class Flow:
    """Steps by id, and where calls come in."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        self.name = name
        self.ledger = ledger
        self.steps: dict[str, Step] = {}
        self.start: str | None = None
        self.entrance: Item | None = None  # where the source says what `start` is
        self._twins: dict[str, int] = {}
        self._passed: set[str] = set()
        self._landings: dict[str, Target] = {}

    def add(self, step: Step) -> Step:
        """Put a step in. Of two with one id the second gets another, and one without gets one: none is lost.

        Raises NotAMenu for more steps than any phone menu has.
        """
        if len(self.steps) >= MAX_STEPS:
            raise not_a_menu(phrase("The call flow has more than {count} steps.", count=MAX_STEPS))
        base = step.id = step.id or "step"
        while step.id in self.steps:
            self._twins[base] = self._twins.get(base, 1) + 1
            step.id = f"{base} ({self._twins[base]})"
        self.steps[step.id] = step
        self._landings.clear()
        return step

    def landing(self, target: Target) -> Target:
        """The node or end that a call meets when it is sent to `target`: steps without words are passed over.

        None if that goes nowhere, or round in a circle. An id that is no step stays as it is.
        """
        way: dict[str, None] = {}
        while isinstance(target, str) and target in self.steps and self.steps[target].prompt is None:
            if target in way or target in self._landings:
                target = self._landings.get(target)
                break
            way[target] = None
            target = self.steps[target].next
        self._passed.update(way)
        target = target or None
        self._landings.update(dict.fromkeys(way, target))
        return target

    def draft(self, kind: str) -> Draft:
        """The tree. Raises NotAMenu when nothing in the flow says anything or asks for a key."""
        heard = [step for step in self.steps.values() if step.prompt is not None]
        if not heard:
            raise not_a_menu(phrase("This call flow plays no prompt and asks for no key."))
        root = self.landing(self.start)
        if not isinstance(root, str) or root not in self.steps:
            root = heard[0].id
            if self.entrance is not None:
                self.entrance.warn(phrase("This leads to no prompt; calls come in at the first one."))
        ordered = sorted(heard, key=lambda step: step.id != root)  # the root is created first
        names = _apart([step.name.strip() or step.id for step in ordered])
        nodes = {NodeId(step.id): _node(step, name) for step, name in zip(ordered, names, strict=True)}
        presses = {k.id: k for step in ordered for k in self._keypresses(step)}
        unmet = [s.item for s in self.steps.values() if s.prompt is None and s.item is not None
                 and s.id not in self._passed]  # fmt: skip
        self.ledger.give_back(unmet, _UNMET)
        name = self.name.strip() or nodes[NodeId(root)].name
        content = TreeContent(name, NodeId(root), nodes, presses)
        return Draft(content, self.ledger.report(kind))

    def _keypresses(self, step: Step) -> Iterable[Keypress]:
        keys = step.keys
        if not keys and step.next is not None:
            keys = [(Key.NO_INPUT, step.next), (Key.NO_MATCH, step.next)]
        for key, target in keys:
            landing = self.landing(target)
            if landing is None:
                # A circle or a dead end: the key stays visible, pointing at what was meant.
                landing = target if isinstance(target, str) and target else None
            if landing is None:
                continue
            bare = Keypress(KeypressId(f"{key.value}.1@{step.id}"), NodeId(step.id), key, Action.STOP)
            yield bare.leading_to(landing if isinstance(landing, Destination) else NodeId(landing))


def _apart(names: list[str]) -> list[str]:
    """The names, with a number after those that were there before."""
    seen: dict[str, int] = {}
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result


def _node(step: Step, name: str) -> Node:
    assert step.prompt is not None
    is_menu = any(key.is_pressed for key, _ in step.keys)
    wait = step.timeout_s if step.timeout_s is not None else (5 if is_menu else ANNOUNCEMENT_WAIT_S)
    return Node(
        NodeId(step.id),
        name,
        step.prompt,
        barge_in=step.barge_in and is_menu,
        loop_count=max(1, step.loops),
        keypress_timeout_s=round(min(max(wait, 1), _MAX_TIMEOUT_S)),
        note=step.note,
    )


def first_words(prompt: Prompt, otherwise: str, limit: int = 36) -> str:
    """A name for a step that has none: how its text begins."""
    if not isinstance(prompt, TalkPrompt) or not prompt.text.strip():
        return otherwise
    return textwrap.shorten(prompt.text, limit, placeholder="…")


def spoken(parts: "list[Prompt]") -> Prompt:
    """One prompt of several: texts are joined; a recording alone stays one; else its name is spelt out."""
    if not parts:
        return TalkPrompt("")
    if len(parts) == 1:
        return parts[0]
    words = [_words(p) for p in parts]
    return TalkPrompt(" ".join(w.strip() for w in words if w.strip()))


def _words(prompt: Prompt) -> str:
    match prompt:
        case TalkPrompt(text=text):
            return text
        case PlayPrompt(file=file):
            return f"[{file}]"
        case _:
            return ""
