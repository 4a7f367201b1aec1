"""Genesys Architect flows as Archy writes them in YAML."""

import re

from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, Prompt, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.importers.flow import STOP, Flow, Step, Target, phone, queue
from ivr_designer.storage.importers.ledger import Item, Ledger
from ivr_designer.storage.importers.report import Draft, not_a_menu
from ivr_designer.storage.importers.yaml_source import parse_yaml

KIND = "Genesys"
_FLOWS = ("inboundCall", "inQueueCall", "outboundCall", "secureCall")
_REFERENCE = re.compile(r"\[([^\]]*)\]\s*$")
_DTMF = {f"digit_{digit}": str(digit) for digit in range(10)} | {"star": "*", "digit_star": "*"}
_DTMF |= {"pound": "#", "digit_pound": "#"}
_PASSED = phrase("Callers do not notice this step; the call goes on after it.")
_ANSWER = phrase("Only single keys can be asked for here; what callers say or type is not kept.")
_OTHER_QUEUE = phrase("Choose the queue of this contact center that stands for it.")


def read(data: bytes) -> Draft:
    """The flow as a draft. Raises NotAMenu."""
    document = parse_yaml(data)
    kind = next((f for f in _FLOWS if isinstance(document, dict) and isinstance(document.get(f), dict)), None)
    if kind is None:
        raise not_a_menu(phrase("The file holds no Genesys call flow."))
    ledger = Ledger(document)
    top = ledger.top().get(kind)
    flow = Flow(top.get("name").take(), ledger)
    _Reader(flow, top).all(kind)
    return flow.draft(KIND)


class _Reader:
    """Menus become steps, tasks chains of steps; both are named by their refId."""

    def __init__(self, flow: Flow, top: Item) -> None:
        self.flow = flow
        self.top = top

    def all(self, kind: str) -> None:
        start: Target = _reference(self.top.get("startUpRef")) or None
        self.flow.entrance = self.top.get("startUpRef") if start else None
        for entry in self.top.get("menus"):
            self.menu(entry.get("menu").named("menu"))
        for entry in self.top.get("tasks"):
            self.task(entry.get("task").named("task"))
        starting = self.top.get("startUpTaskActions")
        if starting:
            start = self.actions(starting, STOP, "start")
        greeting = self.top.get("initialGreeting")
        if greeting:
            prompt = _audio(greeting)
            if prompt is not None:
                start = self.flow.add(Step("initialGreeting", "Initial greeting", prompt, next=start)).id
        self.flow.start = start if isinstance(start, str) else None

    def menu(self, menu: Item) -> Step:
        name = menu.get("name").take()
        step = self.flow.add(Step(menu.get("refId").take() or name, name))
        step.prompt = _audio(menu.get("audio")) or TalkPrompt("")
        step.timeout_s = self.setting(menu, "menuSelectionTimeout", "seconds")
        step.loops = int(self.setting(menu, "repeatCount") or 1)
        default = _reference(menu.get("defaultChildMenuRef"), take=False)
        for wrapper in menu.get("choices"):
            for kind, choice in wrapper.fields():
                self.choice(step, kind, choice.named(kind), default, menu)
        step.on(Key.NO_MATCH, step.id)
        step.on(Key.NO_INPUT, STOP)
        return step

    def setting(self, menu: Item, name: str, unit: str = "") -> float | None:
        """A setting of the menu, or the one for all menus of the flow."""
        for place in (menu.get("settingsMenu", name, "lit"), self.top.get("settingsMenu", name, "lit")):
            item = place.get(unit) if unit else place
            if item.peek():
                return item.number()
        return None

    def choice(self, step: Step, kind: str, choice: Item, default: str, menu: Item) -> None:
        key = choice.get("dtmf")
        name = choice.get("name")
        target = self.choice_target(kind, choice, step)
        spelt = _DTMF.get(key.peek(), "")
        if target is None or not spelt:
            choice.lose(phrase("Nothing here does what this choice did."))
            return
        if any(k is Key(spelt) for k, _ in step.keys):
            choice.lose(phrase("The key is taken already."))
            return
        key.take()
        step.keys.append((Key(spelt), target))
        name.aside("names of choices")
        own = choice.get("refId").peek() or name.peek()
        choice.get("refId").aside("names of choices")
        if default and own == default:
            step.on(Key.NO_INPUT, target)
            menu.get("defaultChildMenuRef").take()

    def choice_target(self, kind: str, choice: Item, step: Step) -> Target:
        match kind:
            case "menuDisconnect":
                return STOP
            case "menuJumpToTask" | "menuJumpToMenu" | "menuSubMenu":
                for name in ("targetTaskRef", "targetMenuRef"):
                    if choice.get(name).peek():
                        return _reference(choice.get(name))
                return self.menu(choice).id if choice.get("choices") else None
            case "menuTask":
                return self.task(choice)
            case "menuReplay" | "menuRepeat" | "menuReplayMenu":
                return step.id
            case _:
                return self.transfer(kind.removeprefix("menu"), choice)

    def transfer(self, kind: str, item: Item) -> Target:
        """Where a transfer of some kind leads; None if it is none we know."""
        kind = kind[:1].lower() + kind[1:]
        field, what = {
            "transferToAcd": ("targetQueue", "queue"),
            "transferToNumber": ("targetNumber", "phone"),
        }.get(kind, ("", ""))
        if not field:
            return None
        place = _literal(item.get(field))
        value = place.take()
        if what == "queue":
            place.warn(_OTHER_QUEUE)
            return queue(value)
        return phone(value.strip('"').removeprefix("tel:"))

    def task(self, task: Item) -> Target:
        own = task.get("refId").take() or task.get("name").take()
        first = self.actions(task.get("actions"), STOP, own)
        return self.flow.add(Step(own, own, next=first)).id

    def actions(self, actions: Item, after: Target, prefix: str) -> Target:
        """The first thing that a list of actions does; the last goes on at `after`."""
        for number, wrapper in reversed(list(enumerate(actions, start=1))):
            for kind, action in wrapper.fields():
                after = self.action(kind, action.named(kind), after, f"{prefix}.{number}")
        return after

    def action(self, kind: str, action: Item, after: Target, own: str) -> Target:
        label = action.get("name").peek() or kind
        match kind:
            case "playAudio":
                prompt = _audio(action.get("audio"))
                if prompt is None:
                    action.lose(_PASSED)
                    return after
                action.get("name").take()
                return self.flow.add(Step(own, label, prompt, next=after)).id
            case "disconnect":
                action.get("name").aside("names of choices")
                return STOP
            case "jumpToMenu" | "jumpToTask":
                for name in ("targetMenuRef", "targetTaskRef"):
                    if action.get(name).peek():
                        return _reference(action.get(name))
                return after
            case "collectInput":
                action.lose(_ANSWER)
                onward = self.outputs(action, after, own, ("success",))
                prompt = _audio(action.get("inputAudio")) or TalkPrompt("")
                return self.flow.add(Step(own, label, prompt, next=onward)).id
            case _:
                target = self.transfer(kind, action)
                if target is not None:
                    return target
                action.lose(_PASSED)
                return self.outputs(action, after, own, ("yes", "success", "open", "default"))

    def outputs(self, action: Item, after: Target, own: str, usual: tuple[str, ...]) -> Target:
        """All ways out of a step are read, so that their prompts are kept; the usual one is gone on with."""
        onward: Target = after
        found = dict(action.get("outputs").fields())
        for name in sorted(found, key=lambda n: n in usual):
            inner = found[name].get("actions")
            if inner:
                first = self.actions(inner, after, f"{own}.{name}")
                onward = first if name in usual else onward
        return onward


def _literal(item: Item) -> Item:
    """The value behind lit: (which may have a name), exp: or nothing."""
    literal = item.get("lit")
    for place in (literal.get("name"), literal, item.get("exp"), item):
        if place.peek():
            return place
    return item


def _reference(item: Item, *, take: bool = True) -> str:
    """The refId in a path like /inboundCall/menus/menu[Main Menu_10]."""
    text = item.take() if take else item.peek()
    found = _REFERENCE.search(text)
    return found[1] if found else text


def _audio(item: Item) -> Prompt | None:
    """What is said: text, an expression as it stands, or a recording by its name."""
    if not item:
        return None
    if item.get("tts").peek():
        return TalkPrompt(item.get("tts").take())
    expression = item.get("exp")
    if expression.peek():
        expression.warn(phrase("This text is put together when the call is made; write its words here."))
        return TalkPrompt(expression.take())
    recording = _literal(item.get("prompt")) if item.get("prompt") else item.get("lit", "name")
    if recording.peek():
        recording.warn(phrase("Upload this recording, and choose it again."))
        return PlayPrompt(recording.take())
    return None
