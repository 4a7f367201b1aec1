"""Twilio Studio flows."""

import re
from typing import Any

from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, Prompt, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.importers.flow import STOP, VOICEMAIL, Flow, Step, Target, phone, queue
from ivr_designer.storage.importers.ledger import Item, Ledger
from ivr_designer.storage.importers.report import Draft, not_a_menu

KIND = "Twilio Studio"
_DIGITS = re.compile(r"\{\{\s*widgets\.([\w-]+)\.Digits\s*\}\}")
_TEMPLATE = re.compile(r"\{\{|\{%")
_PASSED = phrase("Callers do not notice this step; the call goes on after it.")
_USUAL = ("success", "next", "audioComplete", "callCompleted", "noMatch", "recordingComplete")
_DYNAMIC = phrase("This text comes from data when the call is made; write the words callers should hear.")


def recognises(document: Any) -> bool:
    """True for a decoded Studio flow."""
    return isinstance(document, dict) and isinstance(document.get("states"), list)


def read(document: Any) -> Draft:
    """The flow as a draft. Raises NotAMenu, also for a flow that answers messages only."""
    ledger = Ledger(document)
    top = ledger.top()
    reader = _Reader(Flow(top.get("description").take(), ledger))
    for state in top.get("states"):
        reader.states[state.get("name").peek()] = state
    start = reader.trigger(top.get("initial_state").take())
    if start is None:
        raise not_a_menu(phrase("This Twilio flow answers messages and no calls."))
    reader.flow.start = start
    reader.all()
    return reader.flow.draft(KIND)


class _Reader:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.states: dict[str, Item] = {}
        self.folded: set[str] = set()

    def trigger(self, name: str) -> str | None:
        state = self.states.get(name)
        if state is None:
            return None
        for move in state.get("transitions"):
            if move.get("event").peek() == "incomingCall" and move.get("next").peek():
                state.get("type").take()
                state.get("name").take()
                move.get("event").take()
                self.flow.entrance = move.get("next")
                return self.flow.entrance.take()
        return None

    def all(self) -> None:
        """Read every state; a split that only looks at the key of a gather becomes part of that gather."""
        for name, state in self.states.items():
            if state.get("type").peek() == "gather-input-on-call":
                split = self.split_of(name, state)
                if split:
                    self.folded.add(split)
        for name, state in self.states.items():
            state.get("properties", "offset").aside("places in the other editor")
            state.named(f"{state.get('type').peek()} {name}")
            if name not in self.folded and state.get("type").peek() != "trigger":
                self.state(name, state)

    def split_of(self, name: str, gather: Item) -> str:
        """The split behind a gather that looks at nothing but its key; "" if there is none."""
        following = self.following(gather, "keypress")
        split = self.states.get(following.peek()) if following else None
        if split is None or split.get("type").peek() != "split-based-on":
            return ""
        found = _DIGITS.fullmatch(split.get("properties", "input").peek().strip())
        return following.peek() if following and found and found[1] == name else ""

    def following(self, state: Item, event: str) -> Item | None:
        for move in state.get("transitions"):
            if move.get("event").peek() == event and move.get("next").peek():
                return move.get("next")
        return None

    def onward(self, state: Item, event: str) -> Target:
        """Where an event leads, taken; None if nowhere."""
        for move in state.get("transitions"):
            if move.get("event").peek() == event and move.get("next").peek():
                move.get("event").take()
                return move.get("next").take()
        return None

    def first_onward(self, state: Item) -> Target:
        """Where a call usually goes on; where nothing follows it ends."""
        for event in _USUAL:
            target = self.onward(state, event)
            if target is not None:
                return target
        return STOP

    def state(self, name: str, state: Item) -> None:
        kind = state.get("type").peek()
        step = self.flow.add(Step(name, name.replace("_", " "), item=state))
        properties = state.get("properties")
        if kind == "say-play":
            step.prompt = self.prompt(properties)
            step.loops = int(properties.get("loop").number() or 1)
            step.next = self.onward(state, "audioComplete") or STOP
        elif kind == "gather-input-on-call":
            self.gather(step, state, properties)
        elif kind == "connect-call-to" and properties.get("noun").peek().startswith("number"):
            if properties.get("noun").peek() == "number":
                properties.get("noun").take()
            step.next = phone(properties.get("to").take())
        elif kind in {"enqueue-call", "send-to-flex"}:
            item = properties.get("queue_name" if kind == "enqueue-call" else "workflow")
            item.warn(phrase("Choose the queue of this contact center that stands for it."))
            step.next = queue(item.take())
        elif kind == "record-voicemail":
            step.next = VOICEMAIL
        else:
            state.lose(_PASSED)
            step.next = self.first_onward(state)
            state.get("name").take()
            return
        state.get("type").take()
        state.get("name").take()

    def prompt(self, properties: Item) -> Prompt:
        for name in ("say", "play"):
            item = properties.get(name)
            if item.peek():
                if _TEMPLATE.search(item.peek()):
                    item.warn(_DYNAMIC)
                if name == "say":
                    return TalkPrompt(" ".join(item.take().split()))
                item.warn(phrase("Upload this recording, and choose it again."))
                return PlayPrompt(item.take().rpartition("/")[2])
        return TalkPrompt("")

    def gather(self, step: Step, state: Item, properties: Item) -> None:
        step.prompt = self.prompt(properties)
        step.timeout_s = properties.get("timeout").number()
        step.loops = int(properties.get("loop").number() or 1)
        if properties.get("number_of_digits").peek() == "1":
            properties.get("number_of_digits").take()
        split = self.split_of(step.id, state)
        onward = self.onward(state, "keypress")
        if split:
            self.fold(step, self.states[split])
        else:
            # Whatever is pressed leads on: no key is bound, so every key is a wrong one.
            step.on(Key.NO_MATCH, onward or STOP)
        step.on(Key.NO_INPUT, self.onward(state, "timeout") or STOP)

    def fold(self, step: Step, split: Item) -> None:
        """The choices of a split become the keys of the gather before it."""
        for part in ("name", "type"):
            split.get(part).take()
        split.get("properties", "input").take()
        for move in split.get("transitions"):
            target: Target = move.get("next").peek() or STOP
            if move.get("event").peek() == "noMatch":
                move.get("event").take()
                move.get("next").take()
                step.on(Key.NO_MATCH, target)
                continue
            for condition in move.get("conditions"):
                if condition.get("type").peek() != "equal_to":
                    condition.lose(phrase("Only “is equal to one key” can be kept."))
                elif step.bind(condition.get("value"), target):
                    condition.get("type").take()
                    condition.get("friendly_name").aside("names in the other editor")
                    for argument in condition.get("arguments"):
                        if argument.peek() == split.get("properties", "input").peek():
                            argument.take()
                    if move.get("event").peek() == "match":
                        move.get("event").take()
                    move.get("next").take()
