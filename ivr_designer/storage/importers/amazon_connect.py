"""Amazon Connect flows: the old format (modules with branches) and the new one (Actions)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ivr_designer.domain.keypresses import Destination
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, Prompt, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.importers.flow import STOP, Flow, Step, Target, first_words, phone, queue
from ivr_designer.storage.importers.ledger import Item, Ledger
from ivr_designer.storage.importers.report import Draft, not_a_menu

KIND = "Amazon Connect"
_TAG = re.compile(r"<[^>]*>")
_DYNAMIC = phrase("This text comes from data when the call is made; write the words callers should hear.")
_VERSIONS = {"1", "2019-10-30"}
_OTHER_QUEUE = phrase("Choose the queue of this contact center that stands for it.")
# Which way a call goes on when the step itself has no equal: the first of these that the step has.
_USUAL = ("Success", "next", "True", "Looping", "NoMatch", "NoMatchingCondition", "Complete")


@dataclass(slots=True)
class _Block:
    """A module or an action, whichever the format calls it."""

    item: Item
    id: str
    kind: str
    params: dict[str, Item] = field(default_factory=dict)
    branches: list[tuple[str, Item, Item]] = field(default_factory=list)  # event, value, target
    dynamic: set[str] = field(default_factory=set)
    names: dict[str, Item] = field(default_factory=dict)


def recognises(document: Any) -> bool:
    """True for a decoded flow of either format."""
    if not isinstance(document, dict):
        return False
    return isinstance(document.get("modules"), list) or (
        isinstance(document.get("Actions"), list) and "StartAction" in document
    )


def read(document: Any) -> Draft:
    """The flow as a draft. Raises NotAMenu."""
    ledger = Ledger(document)
    top = ledger.top()
    old = isinstance(document.get("modules"), list)
    blocks = list(_modules(top) if old else _actions(top))
    if not blocks:
        raise not_a_menu(phrase("This Amazon Connect flow is empty."))
    version = top.get("version" if old else "Version")
    if version.peek() in _VERSIONS:
        version.take()
    flow = Flow(_name(top), ledger)
    flow.entrance = top.get("start" if old else "StartAction")
    flow.start = flow.entrance.take()
    queues = _queues(blocks, flow.start)
    for block in blocks:
        _convert(flow, block, queues.get(block.id, set()))
        if not block.item.is_lost:  # else its kind stays in the report: a step may say nothing more
            _take_kind(block.item)
    return flow.draft(KIND)


def _name(top: Item) -> str:
    for item in (top.get("metadata", "name"), top.get("Metadata", "name"), top.get("Metadata", "Name")):
        if item.peek():
            return item.take()
    return ""


def _modules(top: Item) -> Iterable[_Block]:
    for item in top.get("modules"):
        kind, target = item.get("type").peek(), item.get("target").peek()
        if target:
            kind = f"{kind}:{target}"
        block = _Block(item.named(kind), item.get("id").take(), kind)
        item.get("metadata").aside("metadata")
        for param in item.get("parameters"):
            name = param.get("name").peek()
            block.params.setdefault(name, param.get("value"))
            block.names.setdefault(name, param.get("name"))
            if param.get("resourceName").peek():
                block.params.setdefault(f"{name}.name", param.get("resourceName"))
            if param.get("namespace").peek():
                block.dynamic.add(name)
        for branch in item.get("branches"):
            event = branch.get("condition")
            equal = branch.get("conditionType").peek() in {"", "Equals"}
            what = "?" if event.peek() == "Evaluate" and not equal else event.peek()
            block.branches.append((what, branch.get("conditionValue"), branch.get("transition")))
        yield block


def _actions(top: Item) -> Iterable[_Block]:
    for item in top.get("Actions"):
        kind = item.get("Type").peek()
        block = _Block(item.named(kind), item.get("Identifier").take(), kind)
        block.params = dict(item.get("Parameters").fields())
        moves = item.get("Transitions")
        for condition in moves.get("Conditions"):
            test = condition.get("Condition")
            equal = test.get("Operator").peek() == "Equals"
            operand = next(iter(test.get("Operands")), test.get("Operands"))
            block.branches.append(("Evaluate" if equal else "?", operand, condition.get("NextAction")))
        for error in moves.get("Errors"):
            kind_of = error.get("ErrorType")
            block.branches.append((_ERRORS.get(kind_of.peek(), "Error"), kind_of, error.get("NextAction")))
        if moves.get("NextAction"):
            block.branches.append(("next", moves.get("NextAction"), moves.get("NextAction")))
        yield block


_ERRORS = {"InputTimeLimitExceeded": "Timeout", "NoMatchingCondition": "NoMatch"}
_SAY = {"PlayPrompt", "MessageParticipant"}
_ASK = {"GetUserInput:Digits", "GetParticipantInput", "GetUserInput"}
_STORE = {"StoreUserInput", "GetUserInput:Lex", "ConnectParticipantWithLexBot"}
_SET_QUEUE = {"SetQueue": "Queue", "UpdateContactTargetQueue": "QueueId"}
_TO_QUEUE = {"Transfer:Queue", "TransferContactToQueue"}
_TO_PHONE = {
    "Transfer:PhoneNumber": "PhoneNumber",
    "TransferParticipantToThirdParty": "ThirdPartyPhoneNumber",
}
_END = {"Disconnect", "DisconnectParticipant", "EndFlowExecution"}
_TO_FLOW = {"Transfer:Flow", "TransferToFlow"}


def _convert(flow: Flow, block: _Block, queues: set[str]) -> None:
    kind = block.kind
    step = Step(block.id, _label(block), item=block.item)
    flow.add(step)
    if kind in _SAY:
        step.prompt = _prompt(block)
        step.next = _onward(block)
    elif kind in _ASK and block.params.get("StoreInput", block.item).peek().lower() != "true":
        step.prompt = _prompt(block)
        _menu(step, block)
    elif kind in _ASK | _STORE:
        block.item.lose(
            phrase("Only single keys can be asked for here: what callers say or type is not kept.")
        )
        step.prompt = _prompt(block)
        step.next = _onward(block)
    elif kind in _SET_QUEUE:
        _take_queue(block)
        step.next = _onward(block)
    elif kind in _TO_QUEUE:
        step.next = _queue_end(block, queues)
    elif kind in _TO_PHONE:
        number = block.params.get(_TO_PHONE[kind])
        step.next = phone(number.take()) if number else phone("")
    elif kind in _END:
        step.next = STOP
    elif kind in _TO_FLOW:
        block.item.lose(
            phrase("A call cannot go on in another flow; import that one too, and join the trees.")
        )
        step.next = None
    else:
        block.item.lose(phrase("Callers do not notice this step; the call goes on after it."))
        step.next = _onward(block)
    if step.prompt is not None:
        step.name = first_words(step.prompt, step.name)


def _take_kind(item: Item) -> None:
    for name in ("type", "target", "Type"):
        if item.get(name).peek():
            item.get(name).take()


def _label(block: _Block) -> str:
    return f"{block.kind.partition(':')[0]} {block.id[:8]}"


def _prompt(block: _Block) -> Prompt:
    for name in ("Text", "SSML", "PromptId", "AudioPrompt", "Prompt"):
        item = block.params.get(name)
        if item is None or not item.peek():
            continue
        text = item.take()
        if name in block.names:
            block.names[name].take()
        if name in block.dynamic or "$." in text:
            item.warn(_DYNAMIC)
        if name in {"Text", "SSML"}:
            return TalkPrompt(_plain(item, text, _is_ssml(block, name)))
        item.warn(phrase("Upload this recording, and choose it again."))
        return PlayPrompt(text.rpartition("/")[2] or text)
    return TalkPrompt("")


def _is_ssml(block: _Block, name: str) -> bool:
    kind = block.params.get("TextToSpeechType")
    if kind is not None and kind.peek() in {"text", "ssml"}:
        kind.take()
        block.names.get("TextToSpeechType", kind).take()
    return name == "SSML" or (kind is not None and kind.peek() == "ssml")


def _plain(item: Item, text: str, ssml: bool) -> str:
    if ssml and _TAG.search(text):
        item.warn(phrase("Speech marks were taken out of the text; only the words stay."))
        text = _TAG.sub(" ", text)
    return " ".join(text.split())


def _menu(step: Step, block: _Block) -> None:
    for event, value, target in block.branches:
        if event == "Evaluate":
            if step.bind(value, target.peek()):
                target.take()
                _take_condition(value, target)
        elif event in {"Timeout", "NoMatch"}:
            step.on(Key.NO_INPUT if event == "Timeout" else Key.NO_MATCH, target.take())
            _take_condition(value, target)
    if not step.keys:
        step.next = _onward(block)
    wait = block.params.get("Timeout") or block.params.get("InputTimeLimitSeconds")
    if wait is not None:
        step.timeout_s = wait.number()
        block.names.get("Timeout", wait).take()
    digits = block.params.get("MaxDigits")
    if digits is not None and digits.peek() == "1":
        digits.take()
        block.names.get("MaxDigits", digits).take()
    store = block.params.get("StoreInput")
    if store is not None and store.peek().lower() == "false":
        store.take()


def _take_condition(value: Item, target: Item) -> None:
    """The words around a condition that became a key: its operator and kind say nothing more."""
    above = Item(None, target.path[:-1], target._ledger)
    for name in ("condition", "conditionType"):
        above.get(name)._ledger.taken.add((*above.path, name))
    target._ledger.taken.add((*above.path, "Condition", "Operator"))
    value.take()


def _onward(block: _Block) -> Target:
    """Where the call goes on if all is well. The other ways out of the step stay in the report."""
    for wanted in (*_USUAL, *(event for event, _, _ in block.branches)):
        for event, _, target in block.branches:
            if event == wanted and target.peek():
                if event in _USUAL:
                    target._ledger.taken.add((*target.path[:-1], "condition"))
                return target.take()
    return None


def _take_queue(block: _Block) -> None:
    name = _SET_QUEUE[block.kind]
    item = block.params.get(name)
    if item is not None:
        item.warn(_OTHER_QUEUE)
        block.names.get(name, item).take()
        label = block.params.get(f"{name}.name", item)
        (label if label.peek() else item).take()


def _queue_name(block: _Block) -> str:
    name = _SET_QUEUE[block.kind]
    label, item = block.params.get(f"{name}.name"), block.params.get(name)
    if label is not None and label.peek():
        return label.peek()
    return item.peek().rpartition("/")[2] if item is not None else ""


def _queue_end(block: _Block, queues: set[str]) -> Destination:
    if len(queues) != 1:
        block.item.warn(phrase("It is not clear which queue this goes to; choose one."))
        return queue("")
    return queue(next(iter(queues)))


def _queues(blocks: list[_Block], start: str) -> dict[str, set[str]]:
    """For each block, the queues that may have been set on the way to it."""
    by_id = {block.id: block for block in blocks}
    found: dict[str, set[str]] = {start: set()}
    waiting = [start]
    while waiting:
        block = by_id.get(waiting.pop())
        if block is None:
            continue
        here = {_queue_name(block)} if block.kind in _SET_QUEUE else found[block.id]
        for event, _, target in block.branches:
            after = found[block.id] if event == "Error" else here
            name = target.peek()
            if name not in found or not after <= found[name]:
                found[name] = found.get(name, set()) | after
                waiting.append(name)
    return found
